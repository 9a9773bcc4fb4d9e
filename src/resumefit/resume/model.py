"""What a resume shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from resumefit.document import Document
from resumefit.extract.dates import Month
from resumefit.extract.mentions import MetricMention
from resumefit.resume.contact import Contact
from resumefit.span import Span, Spans


class Strength(IntEnum):
    """How well a resume backs what it says; more is stronger."""

    LISTED = 1
    """Only named: a skills list, a claim in the summary."""
    SHOWN = 2
    """A line of a job, project or volunteer post does it."""
    MEASURED = 3
    """Such a line with a number or a result."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the resume under one heading; the text before the first heading has none."""

    kind: str
    """summary skills experience education certifications languages awards volunteer projects interests references other."""
    heading: Span
    span: Span
    """From the heading to the next one."""


@dataclass(frozen=True, slots=True)
class Position:
    """One job, in the order of the resume."""

    title: str
    employer: str | None
    start: Month | None
    end: Month | None
    """None where unknown, and while the job goes on."""
    current: bool
    """The resume says that the job goes on."""
    customer_service: bool
    """Serving customers, callers, guests, patients or users is a main part of it."""
    span: Span
    """Header and all lines that belong to it."""
    title_span: Span | None = None
    section: str = "experience"
    """Kind of the section it stands in: a volunteer post is no job."""
    roles: tuple[str, ...] = ()
    """Canonical ids of the roles that the title names."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One term (or open phrase) and the places that back it, strongest first."""

    target: str
    """Canonical term id."""
    strength: Strength
    spans: tuple[Span, ...]
    sections: tuple[str, ...] = ()
    """Section kind of each span, in step."""
    positions: tuple[int | None, ...] = ()
    """Index into `Resume.positions` of each span, in step."""


@dataclass(frozen=True, slots=True)
class Education:
    """One entry of the schooling."""

    level: str
    """high_school some_college certificate associate bachelor master doctorate."""
    completed: bool | None
    """None where the text does not say."""
    field: str | None
    span: Span
    year: int | None = None
    field_span: Span | None = None


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A language and how well it is said to be known."""

    language: str
    """Lower-case English name."""
    level: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Certification:
    """A certificate as written."""

    name: str
    span: Span
    term: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Resume:
    """A resume as read, with every fact's place; its offsets are those of `document.text`."""

    document: Document
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    evidence: tuple[Evidence, ...]
    """One a term, in order of first mention."""
    metrics: tuple[MetricMention, ...]
    education: tuple[Education, ...]
    languages: tuple[LanguageSkill, ...]
    certifications: tuple[Certification, ...]
    months_total: int | None
    """Calendar months covered by jobs, overlaps merged, both ends counted; None where dates lack."""
    months_customer_service: int | None
    weak: tuple[tuple[str, Span], ...] = ()
    """Terms that are negated, wished for or other people's, with their places: never evidence."""
    stem_places: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)
    """Word stem -> indexes into `stem_spans`: lets an open phrase be looked up without the text."""
    stem_spans: Spans = field(default=Spans((), ()))
    """Place of every word, in order."""
    stem_strengths: tuple[Strength, ...] = ()
    """What evidence at each word would be worth, in step with `stem_spans`."""
    stem_sentences: tuple[int, ...] = ()
    """A number for the sentence of each word, in step with `stem_spans`; it grows along the text."""
    contacts: tuple[Contact, ...] = ()
    """Mail addresses, telephone numbers and web addresses; never evidence."""
    private: tuple[Span, ...] = ()
    """Places that name a birth date, a marital status and the like, wherever they stand; never evidence."""
    today: Month | None = None
    """The month that "present" stood for when the resume was read."""
    lexicon: str = ""
    """`Lexicon.words_sha256` of what it was read with."""

    def __repr__(self) -> str:
        return f"<Resume {self.document.origin.name!r}, {len(self.positions)} positions, {len(self.evidence)} skills>"

    def to_dict(self) -> dict[str, object]:
        """Give the JSON face of `resumefit parse resume`."""
        from resumefit.resume.face import resume_to_dict

        return resume_to_dict(self)
