"""What a run over many documents writes down: a record a pair, and a sheet that says what was run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import itemgetter
from typing import Any, Self

from resumefit.document import SCHEMA
from resumefit.errors import ResumefitError
from resumefit.match.model import NoScore

RECORDS_NAME, SHEET_NAME = "results.jsonl", "run.json"
PAGES_NAME = "reports"
"""Folder of the students' pages within the results."""


class State(Enum):
    """What came of a pair."""

    OK = "ok"
    UNSCORED = "unscored"
    """Both sides were read, and there is a reason why there is no score."""
    FAILED = "failed"
    """One side could not be read."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a pair failed."""

    document: str
    """resume or posting."""
    code: str
    """One of `resumefit.slugs.SLUGS`."""
    message: str
    """One sentence for a person; no name of a file and no text of a document."""
    next_step: str
    """One sentence: what to do."""

    @classmethod
    def of(cls, document: str, error: ResumefitError) -> Self:
        """Say of which document an error is."""
        return cls(document, error.slug, error.message, error.next_step)

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}"


@dataclass(frozen=True, slots=True)
class PartPoints:
    """What the findings of one part add to the score, in thousandths of a point."""

    name: str
    points: int
    possible: int


@dataclass(frozen=True, slots=True)
class PairFinding:
    """One thing asked and how far it is met, without a word of the resume."""

    id: str
    target: str | None
    """Term id or "open:<phrase>"; None for facts."""
    label: str
    part: str
    """One of `resumefit.match.model.PARTS`."""
    need: str
    status: str
    """met, partly or missing."""
    credit: float
    """Share of `possible` that is earned, 0 to 1."""
    points: int
    """Thousandths of a score point earned."""
    possible: int
    """Thousandths of a score point to be had."""
    relation: str
    strength: str | None
    found_target: str | None
    """Id of the term that stood in for the one asked."""
    reason: str
    """One plain sentence."""

    def to_dict(self) -> dict[str, object]:
        """Lay the finding out as it stands in its record."""
        return {
            "id": self.id,
            "target": self.target,
            "label": self.label,
            "part": self.part,
            "need": self.need,
            "status": self.status,
            "credit": self.credit,
            "points": self.points / 1000,
            "possible": self.possible / 1000,
            "relation": self.relation,
            "strength": self.strength,
            "found_target": self.found_target,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class PairScreen:
    """One thing asked that no line of a resume decides."""

    id: str
    label: str
    need: str
    status: str


@dataclass(frozen=True, slots=True)
class PairMetrics:
    """Ids of the metrics that the resume gives numbers of, and of those that the posting asks for."""

    stated: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of `results.jsonl`: one resume beside one posting."""

    resume: str
    """Id of the resume."""
    posting: str
    """Id of the posting."""
    name: str | None
    """The resume's own file name; None where the run was told to leave names out."""
    status: State
    error: Failure | None = None
    thousandths: int | None = None
    """The score in thousandths of a point; None unless `status` is OK."""
    band: str | None = None
    """The score in words, where the lexicon has words for it."""
    score_version: str
    lexicon_sha256: str
    no_score: NoScore | None = None
    """Why there is no score, where `status` is UNSCORED."""
    parts: tuple[PartPoints, ...] = ()
    findings: tuple[PairFinding, ...] = ()
    """In the order of the parts, then of the posting."""
    screens: tuple[PairScreen, ...] = ()
    metrics: PairMetrics = PairMetrics()
    months_customer_service: int | None = None
    warnings: tuple[str, ...] = ()
    """document:code of whatever could not be read in full."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells this record from every other one of its run."""
        return self.resume, self.posting

    @property
    def score(self) -> int | None:
        """The score as shown, a half rounded up."""
        return None if self.thousandths is None else (self.thousandths + 500) // 1000

    @property
    def score_exact(self) -> Decimal | None:
        """The score with its three places."""
        return None if self.thousandths is None else Decimal(self.thousandths).scaleb(-3)

    def to_dict(self) -> dict[str, object]:
        """Lay the record out as it stands in the file: every key always there, points with their three places."""
        return {
            "schema": SCHEMA,
            "kind": "pair",
            "resume": self.resume,
            "posting": self.posting,
            "name": self.name,
            "status": self.status.value,
            "error": None if self.error is None else asdict(self.error),
            "score": self.score,
            "score_exact": None if self.thousandths is None else self.thousandths / 1000,
            "band": self.band,
            "score_version": self.score_version,
            "lexicon_sha256": self.lexicon_sha256,
            "no_score": None if self.no_score is None else asdict(self.no_score),
            "parts": [{"name": part.name, "points": part.points / 1000, "possible": part.possible / 1000} for part in self.parts],
            "findings": [finding.to_dict() for finding in self.findings],
            "screens": [{"id": screen.id, "label": screen.label, "need": screen.need, "status": screen.status} for screen in self.screens],
            "metrics": {"stated": list(self.metrics.stated), "asked": list(self.metrics.asked)},
            "months_customer_service": self.months_customer_service,
            "warnings": [dict(zip(_WARNING, warning.split(":", 1), strict=True)) for warning in self.warnings],
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Self:
        """Make a record of a line's JSON; KeyError, TypeError or ValueError where it is none."""
        exact, error, none = told["score_exact"], told["error"], told["no_score"]
        return cls(
            resume=told["resume"],
            posting=told["posting"],
            name=told["name"],
            status=State(told["status"]),
            error=None if error is None else Failure(**error),
            thousandths=None if exact is None else round(exact * 1000),
            band=told["band"],
            score_version=told["score_version"],
            lexicon_sha256=told["lexicon_sha256"],
            no_score=None if none is None else NoScore(**none),
            parts=tuple([PartPoints(part["name"], round(part["points"] * 1000), round(part["possible"] * 1000)) for part in told["parts"]]),
            findings=tuple([_shared_finding(*_values(finding)) for finding in told["findings"]]),
            screens=tuple(PairScreen(**screen) for screen in told["screens"]),
            metrics=PairMetrics(tuple(told["metrics"]["stated"]), tuple(told["metrics"]["asked"])),
            months_customer_service=told["months_customer_service"],
            warnings=tuple([":".join(warning[key] for key in _WARNING) for warning in told["warnings"]]),
        )


_WARNING = ("document", "code")
_values = itemgetter(*(one.name for one in fields(PairFinding)))


@lru_cache(maxsize=20_000)
def _shared_finding(*values: Any) -> PairFinding:
    """Make the finding of these values of a line; one that many records hold is one object."""
    finding = PairFinding(*values)
    return replace(finding, points=round(finding.points * 1000), possible=round(finding.possible * 1000))


@dataclass(frozen=True, slots=True)
class Listed:
    """One document of a run."""

    id: str
    name: str | None
    """The file's own name; None where the run was told to leave names out."""


@dataclass(frozen=True, slots=True)
class ListedPosting:
    """One posting of a run."""

    id: str
    name: str
    label: str
    """What the posting's job is called; its first words where it names none, its id where it could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """What was run: all that the faces of a run and its continuation need beside the records."""

    version: str
    """Of resumefit."""
    score_version: str
    lexicon_sha256: str
    today: str
    """The day that "present" stands for, YYYY-MM-DD."""
    redact: bool
    pairs: int
    """How many records the whole run has."""
    input_sha256: str
    """Tells the documents and pairs of one run from those of another one."""
    resumes: tuple[Listed, ...]
    """In the order of the input."""
    postings: tuple[ListedPosting, ...]

    def to_dict(self) -> dict[str, object]:
        """Lay the sheet out as it stands in `run.json`."""
        lists = {"resumes": [asdict(one) for one in self.resumes], "postings": [asdict(one) for one in self.postings]}
        return {"schema": SCHEMA, "kind": "run", **asdict(self), **lists}

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Self:
        """Make a sheet of the file's JSON; KeyError, TypeError or ValueError where it is none."""
        rest = {key: value for key, value in told.items() if key not in ("schema", "kind")}
        date.fromisoformat(rest["today"])
        rest["resumes"] = tuple(Listed(**one) for one in rest["resumes"])
        rest["postings"] = tuple(ListedPosting(**one) for one in rest["postings"])
        return cls(**rest)
