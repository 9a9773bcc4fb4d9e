"""Months of a kind of work: what is asked beside what the dates of a resume add up to."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from resumefit.extract.mentions import Quantity
from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import phrase_stems
from resumefit.extract.unnamed import EXPERIENCE_METRIC
from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, fact, label_of
from resumefit.match.jobs import jobs_of, months_of, months_said
from resumefit.match.kinship import kinship
from resumefit.match.model import Outcome
from resumefit.posting.model import ANY_WORK, ExperienceNeed, Role
from resumefit.resume.model import Position, Resume
from resumefit.span import Span
from resumefit.weights import relation_credit, strength_credit, value_credit

AROUND = 8
"""How many words from a stated length the kind of work may stand."""
_KINDS, _KEPT = 1024, 50_000
"""Kinds of experience, and covers, that are kept."""


@dataclass(frozen=True, slots=True)
class Had:
    """What a resume tells of a kind of experience."""

    found: bool
    """Whether there are jobs of this kind."""
    months: int | None
    """What their dates add up to; None without dates."""
    served: int
    """Months of all jobs of serving customers, where the kind is a special case of that."""
    claimed: int
    """The longest such experience that is stated in so many words."""


def experience_cover(need: ExperienceNeed, resume: Resume, *, role: Role | None, lexicon: Lexicon) -> Cover:
    """Hold months asked against the months of such jobs, of other jobs of serving customers where the kind is one, and of those claimed."""
    jobs, place = jobs_of(need.of, resume, role=role, lexicon=lexicon), None
    had = _had(need.of, jobs, resume, role, lexicon)
    told, way = cover_of_had(need.months, need.of, had, lexicon)
    if way is _Way.CLAIMED:
        _, place = _claimed_months(need.of, resume, role, lexicon)
    elif way is _Way.SERVED:
        jobs = _service_jobs(resume)
    return replace(told, spans=(place,) if place is not None else tuple(job.title_span or job.span for job in jobs[:3]))


def _had(kind: str, jobs: tuple[Position, ...], resume: Resume, role: Role | None, lexicon: Lexicon) -> Had:
    months = months_of(kind, resume, jobs, lexicon=lexicon) if jobs else None
    served = resume.months_customer_service or 0 if is_service_kind(kind, lexicon) and _service_jobs(resume) else 0
    return Had(bool(jobs), months, served, _claimed_months(kind, resume, role, lexicon)[0])


class Worth(NamedTuple):
    """What experience earns by what proves it, in shares of what is asked."""

    least: Fraction
    """Jobs of the kind, however short or undated."""
    dated: Fraction
    """A month of such jobs, of one asked, as are the next two."""
    served: Fraction
    """One of other jobs of serving customers, which proves as much as any general case does."""
    claimed: Fraction
    """One that is only claimed, which counts like a list."""


@lru_cache(maxsize=4)
def worth_of_months(lexicon: Lexicon) -> Worth:
    """Give the worths of a lexicon."""
    scoring = lexicon.scoring
    return Worth(value_credit(scoring, "below"), Fraction(1), relation_credit(scoring, "broader"), strength_credit(scoring, "listed"))


class _Way(Enum):
    """By what experience is proven."""

    DATED = auto()
    SERVED = auto()
    CLAIMED = auto()


@lru_cache(maxsize=_KEPT)
def cover_of_had(months: int, kind: str, had: Had, lexicon: Lexicon) -> tuple[Cover, _Way]:
    """Give the cover of some months of a kind asked, without places, and what proves it."""
    asked = f"{months_said(months)} of {kind_of(kind, lexicon)}"
    best, way = _dated_cover(months, asked, had, lexicon), _Way.DATED
    worth = worth_of_months(lexicon)
    general = _share(had.served, months) * worth.served
    if general > best.credit:
        text = f"The dates of other jobs with customers add up to {months_said(had.served)}; {asked} asked."
        best, way = Cover(general, fact(text, asked, None, outcome=Outcome.NEAR)), _Way.SERVED
    claimed = _share(had.claimed, months) * worth.claimed
    if claimed > best.credit:
        said = months_said(had.claimed)
        text = f"{said} claimed of {asked} asked; the dates of the jobs do not show it."
        best, way = Cover(claimed, fact(text, asked, said, outcome=Outcome.NEAR)), _Way.CLAIMED
    return best, way


def _dated_cover(asked_months: int, asked: str, had: Had, lexicon: Lexicon) -> Cover:
    """Count the dates of the jobs; a job without dates earns what little is sure."""
    if not had.found:
        return Cover(Fraction(0), fact(f"No job of this kind is found; {asked} asked.", asked, None, outcome=Outcome.UNSTATED))
    worth = worth_of_months(lexicon)
    if had.months is None:
        return Cover(
            worth.least, fact(f"There are such jobs, but without dates to count; {asked} asked.", asked, None, outcome=Outcome.UNSTATED)
        )
    near = had.months >= asked_months * lexicon.scoring.near_share
    outcome = Outcome.MET if had.months >= asked_months else Outcome.NEAR if near else Outcome.BELOW
    text = f"The dates of such jobs add up to {months_said(had.months)}; {asked} asked."
    credit = max(worth.least, _share(had.months, asked_months) * worth.dated)
    return Cover(credit, fact(text, asked, months_said(had.months), outcome=outcome))


def _share(months: int, asked: int) -> Fraction:
    return min(Fraction(1), Fraction(months, max(1, asked)))


def _service_jobs(resume: Resume) -> tuple[Position, ...]:
    return tuple(job for job in resume.positions if job.section == "experience" and job.customer_service)


@lru_cache(maxsize=_KINDS)
def is_service_kind(kind: str, lexicon: Lexicon) -> bool:
    """Say whether a kind of experience is a special case of serving customers."""
    above = kinship(lexicon).ancestors
    names = (lexicon.canonical(kind), lexicon.canonical(f"{kind}-experience"))
    return any(above.get(name, frozenset()) & set(lexicon.wording("service-experience")) for name in names)


def kind_of(kind: str, lexicon: Lexicon) -> str:
    """Name a kind of experience, as it follows "of" after a length of time."""
    if kind == ANY_WORK:
        return "work"
    if kind in lexicon.wording("like-experience"):
        return "work like this"
    term = lexicon.terms.get(f"{kind}-experience") or lexicon.terms.get(kind)
    name = label_of(term.id if term is not None else kind, lexicon).lower().removesuffix(" experience")
    return f"work as {name}" if term is not None and term.kind == "role_title" else f"{name} work"


def _claimed_months(kind: str, resume: Resume, role: Role | None, lexicon: Lexicon) -> tuple[int, Span | None]:
    """Give the longest experience of a kind that the resume states in so many words."""
    best: tuple[int, Span | None] = (0, None)
    for mention in resume.metrics:
        if mention.metric != EXPERIENCE_METRIC or not (kind == ANY_WORK or _near(words_naming(kind, role, lexicon), mention.span, resume)):
            continue
        months = months_stated(mention.quantity)
        if months > best[0]:
            best = (months, mention.span)
    return best


def months_stated(quantity: Quantity) -> int:
    """Give a stated length of experience in months."""
    return int(quantity.value * (12 if quantity.unit == "years" else 1))


@lru_cache(maxsize=_KINDS)
def words_naming(kind: str, role: Role | None, lexicon: Lexicon) -> frozenset[str]:
    """Give the matching forms of the words that name a kind of experience."""
    if kind in lexicon.wording("service-experience"):
        words = " ".join(lexicon.wording("service-titles"))
    elif kind in lexicon.wording("like-experience"):
        words = role.text if role is not None else ""
    else:
        words = kind.replace("-", " ")
    return frozenset(phrase_stems(words, phrase_index(lexicon).stem)) - word_forms(lexicon, "filler", "function")


def _near(stems: frozenset[str], place: Span, resume: Resume) -> bool:
    """Say whether one of some words stands within a few words of a place."""
    at = bisect_left(resume.stem_spans.starts, place.start)
    return any(at - AROUND <= one <= at + AROUND for stem in stems for one in resume.stem_places.get(stem, ()))
