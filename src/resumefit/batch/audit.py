"""A resume beside a posting -> what moves when it is scored again with each swap written into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from resumefit.batch.groups import GroupSource, SwapGroup, SwapKind, SwapList, shipped_groups
from resumefit.batch.swap import Swapper
from resumefit.document import SCHEMA, Document, Origin
from resumefit.lexicon.model import Lexicon
from resumefit.match import match_resume
from resumefit.match.model import Finding, Match
from resumefit.overlap import copied_runs, take_out
from resumefit.pipeline import read_resume
from resumefit.posting.model import Posting

_CLAIM = "The same resume was read and scored again with each of these written into its text, one at a time. Nothing else was changed."
_LIMIT = (
    "It shows what these words do to this score of this resume, and nothing of what people do: who reads a resume sees the name. "
    "No name says who somebody is; the groups are those of the studies and tables named."
)


_WIDTH, _LABEL = 79, 44
"""Columns of a line, and of them those for the name of a group."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing asked that is judged otherwise after a swap, in thousandths of a point."""

    id: str
    """Of its finding."""
    label: str
    before: int | None
    """None where it was not judged before."""
    after: int | None


@dataclass(frozen=True, slots=True)
class Trial:
    """One entry of a group, written into the resume."""

    entry: str
    written: bool
    """False where the resume has no place for it: no trial took place."""
    thousandths: int | None
    """The score after the swap; None where there is none."""
    moved: tuple[Moved, ...] = ()
    """What is judged otherwise, even where the score is the same."""
    is_other_score: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the swap changed the score or what it is made of."""
        return self.is_other_score or bool(self.moved)


@dataclass(frozen=True, slots=True)
class GroupOutcome:
    """The trials of one group."""

    group: SwapGroup
    trials: tuple[Trial, ...]

    @property
    def tried(self) -> tuple[Trial, ...]:
        """The trials that took place."""
        return tuple(trial for trial in self.trials if trial.written)

    @property
    def is_changed(self) -> bool:
        """Whether a swap of this group changed anything."""
        return any(trial.is_changed for trial in self.trials)


@dataclass(frozen=True, slots=True)
class SwapAudit:
    """What came of all swaps."""

    resume: Origin
    posting: Origin
    score_version: str
    lexicon_sha256: str
    thousandths: int | None
    """The score of the resume as it is."""
    outcomes: tuple[GroupOutcome, ...]
    sources: tuple[GroupSource, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any swap changed anything: the audit is failed."""
        return any(outcome.is_changed for outcome in self.outcomes)

    def to_dict(self) -> dict[str, object]:
        """Lay the audit out as JSON; points in points of 100 with three places."""
        return {
            "schema": SCHEMA,
            "kind": "swap-audit",
            "resume": self.resume.to_dict(),
            "posting": self.posting.to_dict(),
            "score_version": self.score_version,
            "lexicon_sha256": self.lexicon_sha256,
            "score_exact": _points(self.thousandths),
            "changed": self.is_changed,
            "claim": _CLAIM,
            "limit": _LIMIT,
            "groups": [_outcome_to_dict(outcome) for outcome in self.outcomes],
            "sources": [{"id": one.id, "title": one.title, "publisher": one.publisher, "note": one.note or None} for one in self.sources],
        }


def audit_swaps(resume: Document, posting: Posting, *, lexicon: Lexicon, today: date, groups: SwapList | None = None) -> SwapAudit:
    """Write each entry of each group into the resume's text, read it and score it again, and compare all findings."""
    groups = groups or shipped_groups()
    read = read_resume(resume, lexicon=lexicon, today=today)
    swapper = Swapper(read, lexicon, today, groups.of(SwapKind.PRONOUN))
    base = _match(read.document, posting, lexicon=lexicon, today=today)

    def trial(kind: SwapKind, entry: str) -> Trial:
        document = swapper.swapped(kind, entry)
        if document is None:
            return Trial(entry, written=False, thousandths=None)
        match = _match(document, posting, lexicon=lexicon, today=today)
        score = _thousandths(match)
        moved = tuple(_moved(base.findings + base.screens, match.findings + match.screens))
        return Trial(entry, written=True, thousandths=score, moved=moved, is_other_score=score != _thousandths(base))

    outcomes = tuple(GroupOutcome(group, tuple(trial(group.kind, entry) for entry in group.entries)) for group in groups.groups)
    return SwapAudit(
        resume.origin,
        posting.document.origin,
        lexicon.scoring.version,
        lexicon.sha256,
        _thousandths(base),
        outcomes,
        groups.sources,
    )


def swap_audit_lines(audit: SwapAudit, *, sources: bool = False) -> Iterator[str]:
    """Tell an audit in plain lines: a table with one line a group, what moved, and with `sources` where each of the groups comes from."""
    for line in _lines(audit, sources=sources):
        yield from wrap(line, _WIDTH, subsequent_indent="    " if line.startswith(" ") else "") or [""]


def _lines(audit: SwapAudit, *, sources: bool) -> Iterator[str]:
    if audit.thousandths is None:
        yield "This resume has no score beside this posting, so there is nothing that a swap could move."
        return
    yield f"{audit.resume.name} beside {audit.posting.name}: {audit.thousandths / 1000:.3f}"
    yield ""
    yield f"{'written into the resume':<{_LABEL}} {'swaps':>5} {'lowest':>8} {'highest':>8}"
    kind = None
    for outcome in audit.outcomes:
        if outcome.group.kind is not kind:
            kind = outcome.group.kind
            yield f"{kind.value}"
        yield _row(outcome)
    yield ""
    for outcome in audit.outcomes:
        for trial in outcome.trials:
            if trial.is_changed:
                yield from _told(outcome, trial)
    tried = sum(len(outcome.tried) for outcome in audit.outcomes)
    yield (
        f"CHANGED: the score is not blind to what was swapped ({tried} swaps)." if audit.is_changed else f"Nothing moved in {tried} swaps."
    )
    yield _CLAIM
    yield _LIMIT
    if not sources:
        yield f"The groups are from {len(audit.sources)} studies and tables; --sources names them."
        return
    yield ""
    yield "Where the groups come from:"
    for source in audit.sources:
        yield f"  {source.publisher}. {source.title}{'' if source.title.endswith('?') else '.'}{f' {source.note}' if source.note else ''}"


def _row(outcome: GroupOutcome) -> str:
    name = f"  {outcome.group.label}"
    scores = [trial.thousandths for trial in outcome.tried if trial.thousandths is not None]
    if not outcome.tried:
        return f"{name:<{_LABEL}} {0:>5}  no place for it here"
    if len(scores) < len(outcome.tried):
        return f"{name:<{_LABEL}} {len(outcome.tried):>5}  no score any more: CHANGED"
    low, high = min(scores) / 1000, max(scores) / 1000
    return f"{name:<{_LABEL}} {len(scores):>5} {low:>8.3f} {high:>8.3f}{'  CHANGED' if outcome.is_changed else ''}"


def _told(outcome: GroupOutcome, trial: Trial) -> Iterator[str]:
    yield f"With “{trial.entry}” ({outcome.group.label}):"
    for one in trial.moved:
        before, after = ("nothing" if points is None else f"{points / 1000:.3f}" for points in (one.before, one.after))
        yield f"  {one.label}: {after} instead of {before}"


def _match(document: Document, posting: Posting, *, lexicon: Lexicon, today: date) -> Match:
    resume = read_resume(document, lexicon=lexicon, today=today)
    copied = copied_runs(resume, posting)
    return match_resume(take_out(resume, copied, lexicon=lexicon), posting, lexicon=lexicon)


def _moved(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Moved]:
    was, now = ({one.id: one for one in findings} for findings in (before, after))
    for key in {**was, **now}:
        old, new = was.get(key), now.get(key)
        either = new or old
        if either is not None and (old is None or new is None or (old.points, old.status) != (new.points, new.status)):
            yield Moved(key, either.label, None if old is None else old.points, None if new is None else new.points)


def _thousandths(match: Match) -> int | None:
    return None if match.score is None else match.score.thousandths


def _points(thousandths: int | None) -> float | None:
    return None if thousandths is None else thousandths / 1000


def _outcome_to_dict(outcome: GroupOutcome) -> dict[str, object]:
    scores = [trial.thousandths for trial in outcome.tried if trial.thousandths is not None]
    return {
        "id": outcome.group.id,
        "kind": outcome.group.kind.value,
        "label": outcome.group.label,
        "sources": list(outcome.group.sources),
        "swaps": len(outcome.tried),
        "lowest": _points(min(scores, default=None)),
        "highest": _points(max(scores, default=None)),
        "changed": outcome.is_changed,
        "trials": [
            {
                "entry": trial.entry,
                "written": trial.written,
                "score_exact": _points(trial.thousandths),
                "changes": [
                    {"id": one.id, "label": one.label, "old": _points(one.before), "new": _points(one.after)} for one in trial.moved
                ],
            }
            for trial in outcome.trials
        ],
    }
