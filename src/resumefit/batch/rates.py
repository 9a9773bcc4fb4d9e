"""Records and a table of groups -> how often each group is selected, beside the four-fifths rule of thumb."""

import io
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum
from fractions import Fraction
from statistics import median
from textwrap import wrap

from resumefit.batch.apart import FEWEST_APART
from resumefit.batch.lists import json_lines, sheet_rows
from resumefit.batch.model import Record, State
from resumefit.document import SCHEMA
from resumefit.errors import ResumefitError
from resumefit.report.plain import shorten

FEWEST = 30
"""People of a group below which nothing is concluded from its rate."""
_COMPARED = 2
"""Groups that a comparison takes."""
FOUR_FIFTHS = Fraction(4, 5)
RULE = (
    "29 CFR 1607.4(D): a selection rate of a race, sex or ethnic group below four fifths of the highest group's will generally be regarded "
    "by the federal enforcement agencies of the United States as evidence of adverse impact. It is their rule of thumb for who is selected "
    "for a job: smaller differences can be adverse impact too, and larger ones none where numbers are small and the difference is not "
    "statistically significant. It speaks of no other groups, it proves neither discrimination nor its absence, and this is no legal "
    "opinion. Here nobody is hired: it shows how a cut through these scores would fall."
)
POOLED = "Over all postings a person counts once for each posting with a score; the rule itself looks at one job at a time."
_KEYS = ("id", "resume")
_FILE = "The file of groups"
_NO_GROUPS = frozenset({*_KEYS, "resume_text", "posting", "posting_id", "posting_text"})
"""Columns of a manifest that put nobody in a group."""
ALL = "all postings"


class Verdict(Enum):
    """What the rule of thumb says of a ratio."""

    TOO_FEW = "too_few"
    BELOW = "below_four_fifths"
    NOT_BELOW = "not_below_four_fifths"
    NONE = "nothing_to_compare"


_SAID = {
    Verdict.BELOW: "below four fifths of the highest rate",
    Verdict.NOT_BELOW: "not below four fifths",
    Verdict.NONE: "no verdict, nothing to compare",
    Verdict.TOO_FEW: f"no verdict, under {FEWEST} people",
}
_WIDTH, _GROUP = 79, 18
"""Columns of a line, and of them those for the name of a group."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which resumes of a posting count as selected."""

    score: int | None = None
    """Those with at least so many thousandths of a point."""
    top: int | None = None
    """The first so many by score; whoever has the same score as the last of them is selected too."""

    @property
    def words(self) -> str:
        """Say it."""
        if self.top is not None:
            return f"the first {self.top} of each posting, and who scores the same as the last of them"
        return f"a score of at least {(self.score or 0) / 1000:g}"


@dataclass(frozen=True, slots=True)
class GroupRate:
    """One group at one posting, or at all."""

    group: str
    people: int
    """Resumes of the group that have a score."""
    scored: int
    """Pairs with a score; as many as people where one posting is looked at."""
    selected: int
    above_median: int
    """Pairs whose score is above the middle one of all groups together."""
    unscored: int
    """Pairs without a score: not read, or nothing to judge."""
    ratio: Fraction | None
    """Its selection rate as a share of the highest one; None where there are too few people, or nothing to compare with."""
    median_ratio: Fraction | None
    """The same of the share above the median."""
    verdict: Verdict

    @property
    def rate(self) -> Fraction | None:
        """Share of the scored that are selected."""
        return Fraction(self.selected, self.scored) if self.scored else None

    @property
    def median_share(self) -> Fraction | None:
        """Share of the scored that are above the median."""
        return Fraction(self.above_median, self.scored) if self.scored else None


@dataclass(frozen=True, slots=True)
class RateTable:
    """All groups of one column of the groups' file at one posting, or at all."""

    column: str
    posting: str
    """Id of the posting, or ALL."""
    rows: tuple[GroupRate, ...]
    apart: frozenset[str] = frozenset()
    """Groups too small at some posting: their counts over all, less those of the other postings, would tell what is held back there."""

    @property
    def shown(self) -> tuple[GroupRate, ...]:
        """The groups with people enough that counts of them speak of nobody."""
        return tuple(row for row in self.rows if row.group not in self.held_back)

    @property
    def held_back(self) -> tuple[str, ...]:
        """Names of the other groups."""
        return tuple(row.group for row in self.rows if row.people < FEWEST_APART or row.group in self.apart)


@dataclass(frozen=True, slots=True)
class RateAudit:
    """Selection rates of a run."""

    cut: Cut
    tables: tuple[RateTable, ...]
    ungrouped: int
    """Resumes of the run that the groups' file does not name."""
    unknown: int
    """Resumes of the groups' file that the run does not hold."""

    def to_dict(self) -> dict[str, object]:
        """Lay the audit out as JSON; shares from 0 to 1, and no counts of the groups that are held back."""
        return {
            "schema": SCHEMA,
            "kind": "rate-audit",
            "cut": asdict(self.cut) | {"score": None if self.cut.score is None else self.cut.score / 1000},
            "least_people": FEWEST,
            "least_people_shown": FEWEST_APART,
            "rule": RULE,
            "ungrouped": self.ungrouped,
            "unknown": self.unknown,
            "tables": [
                {
                    "column": table.column,
                    "posting": None if table.posting == ALL else table.posting,
                    "groups": [_rate_to_dict(row) for row in table.shown],
                    "held_back": list(table.held_back),
                }
                for table in self.tables
            ],
        }


def read_group_table(content: bytes) -> dict[str, dict[str, str]]:
    """Read a list of groups: a column "id" or else "resume" and one or more columns of groups; column -> resume id -> group.

    CSV or JSON Lines: a run's manifest with ids and groups is such a list. An empty cell says that nothing is known of that person.
    Raises `ResumefitError` where the content is no such table.
    """
    names, rows = _group_rows(content)
    key = next((name for name in _KEYS if name in names), None)
    columns = [name for name in names if name and name not in _NO_GROUPS]
    if key is None or not columns:
        raise _no_table(f"It needs a column {_KEYS[-1]!r} with the ids of the run, and a column of groups.")
    found: dict[str, dict[str, str]] = {column: {} for column in columns}
    for row in rows:
        person = row.get(key, "")
        for column in columns:
            group = row.get(column, "")
            if group and person and found[column].setdefault(person, group) != group:
                raise _no_table(f"A resume stands in two groups of the column {column!r}.")
    return found


def _group_rows(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """Give the columns of a list of groups, and its rows by these."""
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        rows = [row for _, row, _ in json_lines(io.BytesIO(content), name=_FILE)]
        return list(dict.fromkeys(name for row in rows for name in row)), rows
    lines = sheet_rows(content, name=_FILE)
    names = next(lines, (0, []))[1]
    return names, [dict(zip(names, cells, strict=False)) for _, cells in lines]


def _no_table(next_step: str) -> ResumefitError:
    return ResumefitError("The file of groups is not a table that can be used.", next_step=next_step)


@dataclass(slots=True)
class _Tally:
    """The scores of one group at one posting."""

    scores: "array[int]" = field(default_factory=lambda: array("l"))
    unscored: int = 0


def audit_rates(records: Iterable[Record], groups: Mapping[str, Mapping[str, str]], *, cut: Cut) -> RateAudit:
    """Count who is selected at a cut, by posting and over all; what is kept of a record is its score.

    A posting's median and its first so many are those of the resumes that stand in a group. Groups under `FEWEST` people get no
    verdict and are nobody's yardstick.
    """
    tallies: dict[str, dict[str, dict[str, _Tally]]] = {column: defaultdict(lambda: defaultdict(_Tally)) for column in groups}
    people: dict[str, dict[str, set[str]]] = {column: defaultdict(set) for column in groups}
    seen: set[str] = set()
    for record in records:
        seen.add(record.resume)
        for column, members in groups.items():
            group = members.get(record.resume)
            if group is None:
                continue
            tally = tallies[column][record.posting][group]
            if record.status is State.OK and record.thousandths is not None:
                tally.scores.append(record.thousandths)
                people[column][group].add(record.resume)
            else:
                tally.unscored += 1
    named = {person for members in groups.values() for person in members}
    tables = [table for column in groups for table in _tables(column, tallies[column], people[column], cut)]
    return RateAudit(cut, tuple(tables), len(seen - named), len(named - seen))


def _tables(column: str, postings: Mapping[str, Mapping[str, _Tally]], people: Mapping[str, set[str]], cut: Cut) -> Iterator[RateTable]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    tables = []
    for posting, groups in postings.items():
        scores = sorted((score for tally in groups.values() for score in tally.scores), reverse=True)
        middle = median(scores) if scores else 0
        least = _least(scores, cut)
        counts = {}
        for group, tally in groups.items():
            selected = sum(score >= least for score in tally.scores)
            above = sum(score > middle for score in tally.scores)
            counts[group] = (len(tally.scores), len(tally.scores), selected, above, tally.unscored)
            sums[group] = [old + new for old, new in zip(sums[group], counts[group][1:], strict=True)]
        tables.append(RateTable(column, posting, _rows(counts)))
    if len(tables) > 1:
        totals = {group: (len(people.get(group, ())), *values) for group, values in sums.items()}
        rows = _rows({group: (own[0], own[1], own[2], own[3], own[4]) for group, own in totals.items()})
        apart = frozenset(row.group for table in tables for row in table.rows if 0 < row.people < FEWEST_APART)
        yield RateTable(column, ALL, rows, apart)
    yield from tables


def _least(scores: list[int], cut: Cut) -> int:
    """Give the least score that is selected."""
    if cut.top is None:
        return cut.score or 0
    return scores[min(cut.top, len(scores)) - 1] if scores and cut.top > 0 else 100_001


def _rows(counts: Mapping[str, tuple[int, int, int, int, int]]) -> tuple[GroupRate, ...]:
    enough = {group: own for group, own in counts.items() if own[0] >= FEWEST and own[1]}
    best = max((Fraction(own[2], own[1]) for own in enough.values()), default=Fraction(0))
    best_above = max((Fraction(own[3], own[1]) for own in enough.values()), default=Fraction(0))
    rows = []
    for group, (members, scored, selected, above, unscored) in sorted(counts.items()):
        ratio = median_ratio = None
        verdict = Verdict.TOO_FEW if group not in enough else Verdict.NONE
        if group in enough and len(enough) > 1:
            ratio = Fraction(selected, scored) / best if best else None
            median_ratio = Fraction(above, scored) / best_above if best_above else None
            if ratio is not None:
                verdict = Verdict.BELOW if ratio < FOUR_FIFTHS else Verdict.NOT_BELOW
        rows.append(GroupRate(group, members, scored, selected, above, unscored, ratio, median_ratio, verdict))
    return tuple(rows)


def rate_audit_lines(audit: RateAudit, labels: Mapping[str, str]) -> Iterator[str]:
    """Tell an audit in plain lines: a table a column and posting, then what the rule is and is not; `labels` name postings by id."""
    for line in _told(audit, labels):
        yield from wrap(line, _WIDTH, subsequent_indent="    " if line.startswith(" ") else "") or [""]


def _told(audit: RateAudit, labels: Mapping[str, str]) -> Iterator[str]:
    yield f"Selected: {audit.cut.words}."
    if all(sum(row.verdict is not Verdict.TOO_FEW for row in table.rows) < _COMPARED for table in audit.tables):
        yield f"No verdict anywhere: it takes two groups of at least {FEWEST} people with a score. What follows are counts alone."
    scored = [table for table in audit.tables if any(row.scored for row in table.rows)]
    if len(scored) < len(audit.tables):
        yield f"Left out: postings where nobody of a group has a score ({len(audit.tables) - len(scored)})."
    for table in scored:
        yield ""
        yield from _table_said(table, labels.get(table.posting, ""))
    yield ""
    if audit.ungrouped:
        yield f"Left out: {audit.ungrouped} of the run's resumes, for which the file names no group."
    if audit.unknown:
        yield f"Not in the run: {audit.unknown} resumes of the file."
    if any(table.held_back for table in scored):
        yield f"No counts are shown of a group under {FEWEST_APART} people, as on the pages of a run: they would speak of single people."
    yield f"Groups under {FEWEST} people get no verdict, and no ratio is taken from them: a person more or less would turn it."
    yield RULE
    if any(table.posting == ALL for table in scored):
        yield POOLED


def _table_said(table: RateTable, label: str) -> Iterator[str]:
    """Lay out one table, and below it which groups got which verdict."""
    yield f"{table.column}, {table.posting}{f': {label}' if label else ''}"
    if table.shown:
        heads = f"{'people':>6} {'scored':>6} {'selected':>8} {'rate':>6} {'ratio':>5} {'above median':>13} {'no score':>8}"
        yield f"  {'group':<{_GROUP}} {heads}"
    for row in table.shown:
        above = f"{row.above_median} ({_percent(row.median_share)})"
        counts = f"{row.people:>6} {row.scored:>6} {row.selected:>8} {_percent(row.rate):>6} {_ratio(row.ratio):>5}"
        yield f"  {shorten(row.group, _GROUP):<{_GROUP}} {counts} {above:>13} {row.unscored:>8}"
    for verdict, said in _SAID.items():
        groups = [row.group for row in table.shown if row.verdict is verdict]
        if groups:
            yield f"  {said}: {', '.join(groups)}"
    if table.held_back:
        where = ", here or at a posting" if table.posting == ALL else ""
        yield f"  counts held back, under {FEWEST_APART} people{where}: {', '.join(table.held_back)}"


def _percent(share: Fraction | None) -> str:
    return "-" if share is None else f"{float(share) * 100:.1f}%"


def _ratio(share: Fraction | None) -> str:
    return "-" if share is None else f"{float(share):.2f}"


def _rate_to_dict(row: GroupRate) -> dict[str, object]:
    shares = {"rate": row.rate, "ratio": row.ratio, "above_median_share": row.median_share, "above_median_ratio": row.median_ratio}
    counts = {"people": row.people, "scored": row.scored, "selected": row.selected, "above_median": row.above_median}
    rounded = {name: None if share is None else round(float(share), 4) for name, share in shares.items()}
    return {"group": row.group, **counts, "unscored": row.unscored, **rounded, "verdict": row.verdict.value}
