"""What a posting asks."""

from dataclasses import dataclass
from enum import Enum

from resumefit.document import Document
from resumefit.extract.mentions import Quantity
from resumefit.span import Span


class Need(Enum):
    """How strongly a thing is asked."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    DUTY = "duty"
    """What the job does, which a tailored resume should echo."""


NEED_ORDER = {Need.REQUIRED: 0, Need.PREFERRED: 1, Need.DUTY: 2}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing the posting asks; the strongest need of all its mentions."""

    target: str
    """Canonical term id, or "open:<phrase>" for one that the lexicon lacks."""
    kind: str
    """The term's kind; "open" for an open phrase."""
    need: Need
    spans: tuple[Span, ...]
    """Where it is asked, in order."""
    any_of: tuple[str, ...] = ()
    """Alternatives: one of these meets it as well as the target itself."""
    screen: bool = False
    """Shown apart, never scored: licence, shift, work permit ..."""
    stems: tuple[str, ...] = ()
    """Of an open phrase: the word stems that a resume has to say together."""

    @property
    def id(self) -> str:
        """A stable name within one posting."""
        return self.target


ANY_WORK = "total"
"""Stands for a kind of experience where none is named: all work counts."""


@dataclass(frozen=True, slots=True)
class ExperienceNeed:
    """Months of experience of a kind."""

    months: int
    """The lower end where a range is asked."""
    of: str
    """The kind: a term's id, without "-experience" at its end; ANY_WORK where none is named."""
    need: Need
    span: Span


@dataclass(frozen=True, slots=True)
class EducationNeed:
    """A level of schooling."""

    level: str
    need: Need
    or_equivalent_experience: bool
    span: Span


@dataclass(frozen=True, slots=True)
class AskedLanguage:
    """A language, with the level where one is named."""

    language: str
    level: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class LanguageNeed:
    """A language with its level, or several of which some will do."""

    language: str
    level: str | None
    need: Need
    span: Span
    any_of: tuple[AskedLanguage, ...] = ()
    """Others that will do as well, in the order of the text."""
    at_least: int = 1
    """How many of them all are asked."""

    @property
    def choices(self) -> tuple[AskedLanguage, ...]:
        """All languages that will do, the first one too."""
        return (AskedLanguage(self.language, self.level, self.span), *self.any_of)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all that will do."""
        return (self.language, *(one.language for one in self.any_of))


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that the posting names for a metric."""

    metric: str
    quantity: Quantity
    need: Need
    span: Span


ASIDE_REASONS = ("company", "benefits", "equal-opportunity", "how-to-apply", "waiver")
"""Why text may ask nothing."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text that asks nothing."""

    span: Span
    reason: str
    """One of ASIDE_REASONS."""


@dataclass(frozen=True, slots=True)
class Role:
    """What the job is called."""

    term: str | None
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True, repr=False)
class Posting:
    """A posting as read; its offsets are those of `document.text`."""

    document: Document
    role: Role | None
    requirements: tuple[Requirement, ...]
    """Required, preferred, then duties; each in order of first mention."""
    experience: tuple[ExperienceNeed, ...]
    education: tuple[EducationNeed, ...]
    """Lowest required level first."""
    languages: tuple[LanguageNeed, ...]
    thresholds: tuple[Threshold, ...]
    set_aside: tuple[SetAside, ...]
    lexicon: str = ""
    """`Lexicon.words_sha256` of what it was read with."""

    def __repr__(self) -> str:
        return f"<Posting {self.document.origin.name!r}, {len(self.requirements)} requirements>"

    def to_dict(self) -> dict[str, object]:
        """Give the JSON face of `resumefit parse posting`."""
        from resumefit.posting.face import posting_to_dict

        return posting_to_dict(self)
