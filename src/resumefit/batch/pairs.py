"""A pair of a grid -> the line of its record."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from resumefit.batch.model import Failure, PairFinding, PairMetrics, PairScreen, PartPoints, Record, State
from resumefit.batch.plan import Entry
from resumefit.batch.records import json_text, record_line
from resumefit.batch.tasks import Asked
from resumefit.grid import UNSCORED, Grid
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Finding
from resumefit.posting.model import Posting, Requirement, Role
from resumefit.resume.model import Resume

_METRIC = "metric"
_OPEN = "open:"
_NO_FINDINGS, _FINDINGS = b'"findings":[]', b'"findings":['
_KEPT_TEXTS = 50_000


@dataclass(frozen=True, slots=True)
class Side:
    """What all records of one resume say of it."""

    id: str
    name: str | None
    failure: Failure | None = None
    stated: tuple[str, ...] = ()
    months: int | None = None
    warnings: tuple[str, ...] = ()


def side_of(entry: Entry, read: Resume | Failure, *, redact: bool) -> Side:
    """Say of a resume what its records say; a number that the lexicon has no name for is left out: its name is the resume's words."""
    name = None if redact else entry.source.name
    if isinstance(read, Failure):
        return Side(entry.id, name, read)
    return Side(
        entry.id,
        name,
        stated=tuple(sorted({one.metric for one in read.metrics if not one.metric.startswith(_OPEN)})),
        months=read.months_customer_service,
        warnings=tuple(dict.fromkeys(f"resume:{warning.code}" for warning in read.document.warnings)),
    )


def metrics_asked(posting: Posting, lexicon: Lexicon) -> tuple[str, ...]:
    """Name the metrics that a posting asks for, with a number or without."""
    asked = {one.metric for one in posting.thresholds} | {one.target for one in posting.requirements if one.kind == _METRIC}
    return tuple(sorted({lexicon.canonical(one) for one in asked if not one.startswith(_OPEN)}))


class PairLines:
    """Writes the records of pairs; the text of a finding that many pairs share is made once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._grid: Grid | None = None
        self._of_grid: dict[int, tuple[Finding, str]] = {}
        """A finding of the grid at hand, by identity, and its text."""
        self._texts: dict[tuple[object, ...], str] = {}
        """Texts of findings by all that they say, from one grid to the next."""

    def failed(self, side: Side, asked: Asked, failure: Failure) -> bytes:
        """Write the record of a pair of which one side could not be read."""
        return record_line(self._record(side, asked, State.FAILED, error=failure))

    def scored(self, side: Side, asked: Asked, grid: Grid, place: tuple[int, int], asks: tuple[str, ...]) -> bytes:
        """Write the record of a pair of a grid: that of a pair without findings, with their texts put in."""
        if grid is not self._grid:
            self._grid = grid
            self._of_grid.clear()
        findings, screens = grid.findings(*place), grid.screens(*place)
        thousandths = int(grid.thousandths[place])
        scored = thousandths != UNSCORED
        record = self._record(
            side,
            asked,
            State.OK if scored else State.UNSCORED,
            thousandths=thousandths if scored else None,
            band=self._band((thousandths + 500) // 1000) if scored else None,
            no_score=None if scored else grid.no_score(*place),
            parts=_parts(findings) if scored else (),
            screens=tuple(PairScreen(one.id, one.label, one.need.value, one.status.value) for one in screens),
            metrics=PairMetrics(side.stated, asks),
        )
        head, tail = record_line(record).split(_NO_FINDINGS, 1)
        texts = ",".join([self._text(finding, asked) for finding in findings])
        return b"".join((head, _FINDINGS, texts.encode("utf-8", "replace"), b"]", tail))

    def _text(self, finding: Finding, asked: Asked) -> str:
        held = self._of_grid.get(id(finding))
        if held is not None:
            return held[1]
        key = (asked.id, finding.id, finding.credit.numerator, finding.credit.denominator, finding.why)
        text = self._texts.get(key)
        if text is None:
            if len(self._texts) >= _KEPT_TEXTS:
                self._texts.clear()
            text = self._texts[key] = json_text(_pair_finding(finding).to_dict())
        self._of_grid[id(finding)] = (finding, text)
        return text

    def _record(self, side: Side, asked: Asked, state: State, **told: Any) -> Record:
        lexicon = self._lexicon
        return Record(
            resume=side.id,
            posting=asked.id,
            name=side.name,
            status=state,
            score_version=lexicon.scoring.version,
            lexicon_sha256=lexicon.sha256,
            months_customer_service=side.months,
            warnings=(*side.warnings, *asked.warnings),
            **told,
        )

    @cache  # noqa: B019  # lives as long as its worker
    def _band(self, score: int) -> str | None:
        fitting = [(least, words) for words, least in self._lexicon.scoring.bands.items() if score >= least]
        return max(fitting)[1] if fitting else None


def _parts(findings: Sequence[Finding]) -> tuple[PartPoints, ...]:
    """Add findings up by part; they come in the order of the parts."""
    points: dict[str, int] = {}
    possible: dict[str, int] = {}
    for finding in findings:
        part = finding.part
        points[part] = points.get(part, 0) + finding.points
        possible[part] = possible.get(part, 0) + finding.possible
    return tuple([PartPoints(part, points[part], possible[part]) for part in points])


def _pair_finding(finding: Finding) -> PairFinding:
    asked, why = finding.requirement, finding.why
    return PairFinding(
        id=finding.id,
        target=asked.target if isinstance(asked, Requirement) else asked.term if isinstance(asked, Role) else None,
        label=finding.label,
        part=finding.part,
        need=finding.need.value,
        status=finding.status.value,
        credit=float(finding.credit),
        points=finding.points,
        possible=finding.possible,
        relation=why.relation.value,
        strength=None if why.strength is None else why.strength.name.lower(),
        found_target=why.found,
        reason=why.text,
    )
