"""What comparing a resume with a posting comes to."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Need, Requirement, Role, Threshold
from resumefit.resume.model import Strength
from resumefit.span import Span

Asked = Requirement | ExperienceNeed | EducationNeed | LanguageNeed | Threshold | Role

PARTS = ("role", "experience", "required", "preferred", "duties", "education", "languages", "numbers")
"""Names of the score's parts, in the order in which they are shown."""


class Status(Enum):
    """How far a requirement is met."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"


class Relation(Enum):
    """What the resume's term is to the one asked."""

    SAME = "same"
    """The term itself or its twin."""
    ALTERNATIVE = "alternative"
    """One that the posting names as good as the target."""
    NARROWER = "narrower"
    """A special case of what is asked: a product where a class is asked."""
    BROADER = "broader"
    """The general case of what is asked: a class where a product is asked."""
    SIBLING = "sibling"
    """Another special case of the same general one: a product beside a product."""
    WORDS = "words"
    """All words of a phrase that the lexicon lacks."""
    SOME_WORDS = "some_words"
    FACT = "fact"
    """Months, schooling, a language or a number compared."""
    NONE = "none"


class Outcome(Enum):
    """How a number stands to the one asked."""

    MET = "met"
    NEAR = "near"
    BELOW = "below"
    UNSTATED = "unstated"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact beside the one asked, as a person reads them."""

    asked: str
    found: str | None
    outcome: Outcome
    note: str = ""
    """How units were converted, or why they cannot be."""


@dataclass(frozen=True, slots=True)
class Why:
    """The reason of a finding."""

    relation: Relation
    text: str
    """One plain sentence."""
    strength: Strength | None = None
    found: str | None = None
    """Id of the term that stood in for the one asked."""
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing asked beside what the resume shows of it."""

    id: str
    """A stable name within one match."""
    requirement: Asked
    part: str
    """One of PARTS, or "screen"."""
    label: str
    need: Need
    asked: tuple[Span, ...]
    """Places in the posting."""
    status: Status
    credit: Fraction
    """Share of the weight that is earned, 0 to 1."""
    weight: Fraction
    points: int
    """Thousandths of a score point earned."""
    possible: int
    """Thousandths of a score point to be had."""
    evidence: tuple[Span, ...]
    """Places in the resume, strongest first."""
    why: Why


@dataclass(frozen=True, slots=True)
class Part:
    """What the findings of one kind add to the score, in thousandths of a point."""

    name: str
    points: int
    possible: int


@dataclass(frozen=True, slots=True)
class Score:
    """The weighted coverage of a posting; its parts add up to it exactly."""

    thousandths: int
    """Of a point: 0 to 100000."""
    parts: tuple[Part, ...]
    version: str
    lexicon_sha256: str

    @property
    def rounded(self) -> int:
        """The score as shown, a half rounded up."""
        return (self.thousandths + 500) // 1000

    @property
    def exact(self) -> Decimal:
        """The score with its three places."""
        return Decimal(self.thousandths).scaleb(-3)


@dataclass(frozen=True, slots=True)
class NoScore:
    """Why there is no number, and what to do."""

    code: str
    """no-text, nothing-asked or not-service-work."""
    message: str
    next_step: str


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """All findings of a resume beside a posting."""

    findings: tuple[Finding, ...]
    screens: tuple[Finding, ...]
    """Asked, shown, never scored."""
    score: Score | None
    no_score: NoScore | None
    """Set where `score` is None."""

    def __repr__(self) -> str:
        return f"<Match {'without a score' if self.score is None else self.score.exact}, {len(self.findings)} findings>"
