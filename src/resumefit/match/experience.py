"""Months of a kind of work: what is asked beside what the dates of a resume add up to."""

from bisect import bisect_left
from fractions import Fraction

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, fact, label_of
from resumefit.match.jobs import jobs_of, months_of, months_said
from resumefit.match.kinship import kinship
from resumefit.match.model import Outcome
from resumefit.posting.model import ExperienceNeed, Role
from resumefit.resume.model import Position, Resume
from resumefit.span import Span
from resumefit.weights import relation_credit, strength_credit, value_credit

_AROUND = 8
"""How many words from a stated length the kind of work may stand."""


def experience_cover(need: ExperienceNeed, resume: Resume, *, role: Role | None, lexicon: Lexicon) -> Cover:
    """Hold months asked against the months of such jobs; a length that is only claimed counts like a list.

    Where the kind is a special case of serving customers, other jobs of serving them prove as much as any general case does.
    """
    jobs = jobs_of(need.of, resume, role=role, lexicon=lexicon)
    dated = _dated_cover(need, resume, jobs, lexicon)
    if _is_service(need.of, lexicon):
        general = _general_cover(need, resume, lexicon)
        dated = general if general.credit > dated.credit else dated
    claim, place = _claimed_months(need.of, resume, role, lexicon)
    credit = min(Fraction(1), Fraction(claim, max(1, need.months))) * strength_credit(lexicon.scoring, "listed")
    if place is None or credit <= dated.credit:
        return dated
    said = months_said(claim)
    why = fact(
        f"{said} claimed of {_asked(need, lexicon)} asked; the dates of the jobs do not show it.",
        _asked(need, lexicon),
        said,
        outcome=Outcome.NEAR,
    )
    return Cover(credit, why, (place,))


def _dated_cover(need: ExperienceNeed, resume: Resume, jobs: tuple[Position, ...], lexicon: Lexicon) -> Cover:
    """Count the dates of the jobs; a job without dates earns what little is sure."""
    asked = _asked(need, lexicon)
    if not jobs:
        return Cover(Fraction(0), fact(f"No job of this kind is found; {asked} asked.", asked, None, outcome=Outcome.UNSTATED))
    spans = tuple(job.title_span or job.span for job in jobs[:3])
    least = value_credit(lexicon.scoring, "below")
    months = months_of(need.of, resume, jobs, lexicon=lexicon)
    if months is None:
        return Cover(
            least, fact(f"There are such jobs, but without dates to count; {asked} asked.", asked, None, outcome=Outcome.UNSTATED), spans
        )
    near = months >= need.months * lexicon.scoring.near_share
    outcome = Outcome.MET if months >= need.months else Outcome.NEAR if near else Outcome.BELOW
    text = f"The dates of such jobs add up to {months_said(months)}; {asked} asked."
    credit = max(least, min(Fraction(1), Fraction(months, max(1, need.months))))
    return Cover(credit, fact(text, asked, months_said(months), outcome=outcome), spans)


def _is_service(kind: str, lexicon: Lexicon) -> bool:
    """Say whether a kind of experience is a special case of serving customers."""
    above = kinship(lexicon).ancestors
    names = (lexicon.canonical(kind), lexicon.canonical(f"{kind}-experience"))
    return any(above.get(name, frozenset()) & set(lexicon.wording("service-experience")) for name in names)


def _general_cover(need: ExperienceNeed, resume: Resume, lexicon: Lexicon) -> Cover:
    """Count all jobs of serving customers towards a special case of it."""
    jobs = tuple(job for job in resume.positions if job.section == "experience" and job.customer_service)
    months = resume.months_customer_service if jobs else None
    if not months:
        return Cover(Fraction(0), fact("", _asked(need, lexicon), None, outcome=Outcome.UNSTATED))
    credit = min(Fraction(1), Fraction(months, max(1, need.months))) * relation_credit(lexicon.scoring, "broader")
    asked = _asked(need, lexicon)
    text = f"The dates of other jobs with customers add up to {months_said(months)}; {asked} asked."
    return Cover(credit, fact(text, asked, None, outcome=Outcome.NEAR), tuple(job.title_span or job.span for job in jobs[:3]))


def _asked(need: ExperienceNeed, lexicon: Lexicon) -> str:
    return f"{months_said(need.months)} of {kind_of(need.of, lexicon)}"


def kind_of(kind: str, lexicon: Lexicon) -> str:
    """Name a kind of experience."""
    if kind == "total":
        return "work"
    if kind in lexicon.wording("like-experience"):
        return "work like this"
    if kind in lexicon.terms:
        return label_of(kind, lexicon).lower()
    return kind.replace("-", " ")


def _claimed_months(kind: str, resume: Resume, role: Role | None, lexicon: Lexicon) -> tuple[int, Span | None]:
    """Give the longest experience of a kind that the resume states in so many words."""
    best: tuple[int, Span | None] = (0, None)
    about = _words_of(kind, role, lexicon)
    for mention in resume.metrics:
        if mention.metric != "years-experience" or not (kind == "total" or _near(about, mention.span, resume)):
            continue
        months = int(mention.quantity.value * (12 if mention.quantity.unit == "years" else 1))
        if months > best[0]:
            best = (months, mention.span)
    return best


def _words_of(kind: str, role: Role | None, lexicon: Lexicon) -> frozenset[str]:
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
    at = bisect_left(resume.stem_spans, place.start, key=lambda span: span.start)
    return any(at - _AROUND <= one <= at + _AROUND for stem in stems for one in resume.stem_places.get(stem, ()))
