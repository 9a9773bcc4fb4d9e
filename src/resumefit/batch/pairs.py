"""A pair of a grid -> its record."""

from dataclasses import dataclass
from typing import Any

from resumefit.batch.model import Failure, PairFinding, PairMetrics, PairScreen, PartPoints, Record, State
from resumefit.batch.plan import Entry
from resumefit.batch.tasks import Asked
from resumefit.grid import Grid
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Finding, Score
from resumefit.posting.model import Posting, Requirement, Role
from resumefit.resume.model import Resume

_METRIC = "metric"
_OPEN = "open:"


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


class Pairs:
    """Makes the records of pairs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def failed(self, side: Side, asked: Asked, failure: Failure) -> Record:
        """Make the record of a pair of which one side could not be read."""
        return self._record(side, asked, State.FAILED, error=failure)

    def scored(self, side: Side, asked: Asked, grid: Grid, place: tuple[int, int], asks: tuple[str, ...]) -> Record:
        """Make the record of a pair of a grid."""
        score, none = grid.score(*place), grid.no_score(*place)
        return self._record(
            side,
            asked,
            State.OK if score is not None else State.UNSCORED,
            thousandths=None if score is None else score.thousandths,
            band=None if score is None else self._band(score),
            no_score=none,
            parts=() if score is None else tuple(PartPoints(part.name, part.points, part.possible) for part in score.parts),
            findings=tuple(_pair_finding(finding) for finding in grid.findings(*place)),
            screens=tuple(
                PairScreen(finding.id, finding.label, finding.need.value, finding.status.value) for finding in grid.screens(*place)
            ),
            metrics=PairMetrics(side.stated, asks),
        )

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

    def _band(self, score: Score) -> str | None:
        fitting = [(least, words) for words, least in self._lexicon.scoring.bands.items() if score.rounded >= least]
        return max(fitting)[1] if fitting else None


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
        found=why.found,
        reason=why.text,
    )
