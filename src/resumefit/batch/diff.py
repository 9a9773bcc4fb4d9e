"""Two runs -> what changed between them: pairs, scores and through which part, places in the order of each posting."""

from array import array
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resumefit.batch.model import Record
from resumefit.batch.records import read_records
from resumefit.document import SCHEMA
from resumefit.errors import NotAFileError
from resumefit.match.model import PARTS
from resumefit.report.plain import harmless
from resumefit.slugs import SLUGS

_LISTED = 20
"""Pairs that a text names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Change:
    """A pair that both runs hold and that scores otherwise now."""

    resume: str
    posting: str
    before: int | None
    """Thousandths of a point; None without a score."""
    after: int | None
    parts: tuple[tuple[str, int], ...]
    """What each part adds to or takes from the score, the largest first; empty where one of the two has no score."""
    rank_before: int | None
    rank_after: int | None
    why_before: str = ""
    """Slug or code for which there was no score; empty where there was one."""
    why_after: str = ""

    @property
    def moved(self) -> int | None:
        """By how much the score moved; None where one of the two has none."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class RunDiff:
    """What changed from one run to another."""

    added: tuple[tuple[str, str], ...]
    """Pairs (resume, posting) that only the new run holds."""
    gone: tuple[tuple[str, str], ...]
    changed: tuple[Change, ...]
    """Those that moved most first; what gained or lost its score before them."""
    reranked: int
    """Pairs of both runs whose rank among these is another one."""
    same: int
    """Pairs of both runs with the same score."""
    lexicons: tuple[str, str]
    """Hashes of the lexicons, old and new."""
    versions: tuple[str, str]
    """Versions of the score, old and new."""

    def to_dict(self) -> dict[str, object]:
        """Lay the comparison out as JSON; points in points of 100 with three places."""
        return {
            "schema": SCHEMA,
            "kind": "run-diff",
            "score_version": _sides(*(version or None for version in self.versions)),
            "lexicon_sha256": _sides(*(lexicon or None for lexicon in self.lexicons)),
            "same": self.same,
            "reranked": self.reranked,
            "added": [{"resume": resume, "posting": posting} for resume, posting in self.added],
            "gone": [{"resume": resume, "posting": posting} for resume, posting in self.gone],
            "changes": [_change_to_dict(change) for change in self.changed],
        }


class _Run:
    """The scores of one run by pair, small enough for hundreds of thousands of them."""

    def __init__(self, path: Path) -> None:
        self.at: dict[tuple[str, str], int] = {}
        self.scores: array[int] = array("l")
        self.parts: array[int] = array("l")
        """Points of each of PARTS, pair after pair."""
        self.why_not: dict[int, str] = {}
        """Of pairs without a score: slug or code, by place."""
        self.version = self.lexicon = ""
        for record in read_records(path):
            self._add(record)

    def _add(self, record: Record) -> None:
        self.version, self.lexicon = record.score_version, record.lexicon_sha256
        self.at[record.key] = len(self.scores)
        self.scores.append(-1 if record.thousandths is None else record.thousandths)
        if record.thousandths is None:
            self.why_not[len(self.scores) - 1] = record.error.code if record.error else record.no_score.code if record.no_score else ""
        points = {part.name: part.points for part in record.parts}
        self.parts.extend(points.get(name, 0) for name in PARTS)

    def ranked(self, held: Container[tuple[str, str]]) -> "array[int]":
        """Give the rank of each pair that is `held` among such pairs of its posting, equals sharing one; 0 without a score."""
        columns: dict[str, list[int]] = {}
        for key, at in self.at.items():
            if self.scores[at] >= 0 and key in held:
                columns.setdefault(key[1], []).append(at)
        ranks = array("l", bytes(len(self.scores) * array("l").itemsize))
        for column in columns.values():
            column.sort(key=lambda at: -self.scores[at])
            for place, at in enumerate(column, 1):
                tied = place > 1 and self.scores[column[place - 2]] == self.scores[at]
                ranks[at] = ranks[column[place - 2]] if tied else place
        return ranks

    def score(self, at: int) -> int | None:
        """Give a pair's score."""
        return self.scores[at] if self.scores[at] >= 0 else None

    def points(self, at: int) -> Mapping[str, int]:
        """Give the points of a pair by part."""
        return dict(zip(PARTS, self.parts[at * len(PARTS) : (at + 1) * len(PARTS)], strict=True))


def _read(path: Path, which: str) -> _Run:
    try:
        return _Run(path)
    except NotAFileError as error:
        raise NotAFileError(f"There are no results of the {which} run.", next_step="Name a results.jsonl or its folder.") from error


def diff_runs(old: Path, new: Path) -> RunDiff:
    """Compare two runs, each a folder of results or its `results.jsonl`, pair by pair; ids tell what is the same."""
    before, after = _read(old, "old"), _read(new, "new")
    old_ranks, new_ranks = before.ranked(after.at), after.ranked(before.at)
    changed, same, reranked = [], 0, 0
    for key, at in after.at.items():
        was = before.at.get(key)
        if was is None:
            continue
        reranked += old_ranks[was] != new_ranks[at]
        if before.scores[was] == after.scores[at]:
            same += 1
        else:
            changed.append(_change(key, before, was, after, at, ranks=(old_ranks[was], new_ranks[at])))
    changed.sort(key=lambda one: (one.moved is not None, -abs(one.moved or 0), one.posting, one.resume))
    return RunDiff(
        tuple(key for key in after.at if key not in before.at),
        tuple(key for key in before.at if key not in after.at),
        tuple(changed),
        reranked,
        same,
        (before.lexicon, after.lexicon),
        (before.version, after.version),
    )


def _change(key: tuple[str, str], before: _Run, was: int, after: _Run, now: int, *, ranks: tuple[int, int]) -> Change:
    old, new = before.score(was), after.score(now)
    parts: list[tuple[str, int]] = []
    if old is not None and new is not None:
        earlier, later = before.points(was), after.points(now)
        parts = [(name, later[name] - earlier[name]) for name in PARTS if later[name] != earlier[name]]
        parts.sort(key=lambda part: -abs(part[1]))
    whys = before.why_not.get(was, ""), after.why_not.get(now, "")
    return Change(*key, old, new, tuple(parts), ranks[0] or None, ranks[1] or None, *whys)


def diff_lines(old: Path, new: Path) -> Iterator[str]:
    """Compare two runs and tell it in plain lines, free of what could steer a terminal."""
    yield from map(harmless, told(diff_runs(old, new)))


def told(diff: RunDiff) -> Iterator[str]:
    """Tell a comparison in plain lines: counts, then the pairs that moved most, then those added and gone."""
    passed = diff.reranked - sum(change.rank_before != change.rank_after for change in diff.changed)
    others = f", {passed} of them only because others moved" if passed else ""
    yield f"Scores: {len(diff.changed)} changed, {diff.same} the same. Ranks: {diff.reranked} changed{others}."
    if diff.versions[0] != diff.versions[1]:
        yield f"The score itself is another version: {diff.versions[0]} before, {diff.versions[1]} now."
    if diff.lexicons[0] != diff.lexicons[1]:
        yield f"The lexicon is another one: {diff.lexicons[0][:12]} before, {diff.lexicons[1][:12]} now."
    for change in diff.changed[:_LISTED]:
        yield f"  {_said(change)}"
    if len(diff.changed) > _LISTED:
        yield f"  and {len(diff.changed) - _LISTED} more"
    if diff.added and diff.gone and not diff.changed and not diff.same:
        yield from _nothing_shared(diff)
        return
    for word, keys in (("Added", diff.added), ("Gone", diff.gone)):
        if keys:
            yield f"{word}: {len(keys)} pairs"
            yield from (f"  {resume} beside {posting}" for resume, posting in keys[:_LISTED])
            if len(keys) > _LISTED:
                yield f"  and {len(keys) - _LISTED} more"


def _nothing_shared(diff: RunDiff) -> Iterator[str]:
    """Say why two runs cannot be held beside each other, instead of all their pairs."""
    sides = (({old[at] for old in diff.gone}, {new[at] for new in diff.added}) for at in (0, 1))
    lacking = [what for what, (old, new) in zip(("resume", "posting"), sides, strict=True) if old.isdisjoint(new)]
    yield f"These runs share no {' and no '.join(f'id of a {what}' for what in lacking) or 'pair'}, so nothing can be compared."
    yield "Ids are those of the list, else made of the files' names, or of their contents with --redact: run both alike."
    yield f"Pairs in the old run: {len(diff.gone)}; in the new one: {len(diff.added)}."


def _score_said(score: int | None, why: str) -> str:
    """Give a score, or say that there is none and for which cause."""
    if score is not None:
        return f"{score / 1000:.3f}"
    meant = next((slug.meant(error=slug.error) for slug in SLUGS if slug.name == why), "")
    return f"no score ({why}{f': {meant}' if meant else ''})" if why else "no score"


def _said(change: Change) -> str:
    before, after = _score_said(change.before, change.why_before), _score_said(change.after, change.why_after)
    ranks = f", rank {change.rank_before or '-'} to {change.rank_after or '-'}" if change.rank_before != change.rank_after else ""
    parts = f" ({', '.join(f'{name} {points / 1000:+.3f}' for name, points in change.parts)})" if change.parts else ""
    moved = "" if change.moved is None else f" {change.moved / 1000:+.3f}"
    return f"{change.resume} beside {change.posting}: {before} to {after}{moved}{ranks}{parts}"


def _change_to_dict(change: Change) -> dict[str, object]:
    return {
        "resume": change.resume,
        "posting": change.posting,
        "old": None if change.before is None else change.before / 1000,
        "new": None if change.after is None else change.after / 1000,
        "change": None if change.moved is None else change.moved / 1000,
        "why_no_score": _sides(change.why_before or None, change.why_after or None),
        "parts": [{"name": name, "change": points / 1000} for name, points in change.parts],
        "rank": _sides(change.rank_before, change.rank_after),
    }


def _sides(old: object, new: object) -> dict[str, object]:
    return {"old": old, "new": new}
