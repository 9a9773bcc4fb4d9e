"""Months of a kind of work: what is asked beside what the dates of a resume add up to."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from resumefit.extract.dates import Month
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, fact, label_of
from resumefit.match.kinship import kinship
from resumefit.match.model import Outcome
from resumefit.posting.model import ExperienceNeed
from resumefit.resume.model import Position, Resume
from resumefit.resume.service import months_covered
from resumefit.span import Span
from resumefit.weights import strength_credit, value_credit


def experience_cover(need: ExperienceNeed, resume: Resume, *, lexicon: Lexicon) -> Cover:
    """Hold months asked against the months of such jobs; a length that is only claimed counts like a list."""
    jobs = jobs_of(need.of, resume, lexicon=lexicon)
    dated = _dated_cover(need, resume, jobs, lexicon)
    claim, place = _claimed_months(resume)
    credit = min(Fraction(1), Fraction(claim, max(1, need.months))) * strength_credit(lexicon.scoring, "listed")
    if place is None or credit <= dated.credit:
        return dated
    said = months_said(claim)
    why = fact(f"{said} claimed, which the dates of your jobs do not show.", _asked(need, lexicon), said, outcome=Outcome.NEAR)
    return Cover(credit, why, (place,))


def _dated_cover(need: ExperienceNeed, resume: Resume, jobs: tuple[Position, ...], lexicon: Lexicon) -> Cover:
    """Count the dates of the jobs; a job without dates earns what little is sure."""
    asked = _asked(need, lexicon)
    if not jobs:
        return Cover(Fraction(0), fact("No job of this kind is found.", asked, None, outcome=Outcome.UNSTATED))
    spans = tuple(job.title_span or job.span for job in jobs[:3])
    least = value_credit(lexicon.scoring, "below")
    months = months_of(need.of, resume, jobs, lexicon=lexicon)
    if months is None:
        return Cover(least, fact("There are such jobs, but without dates to count.", asked, None, outcome=Outcome.UNSTATED), spans)
    near = months >= need.months * lexicon.scoring.near_share
    outcome = Outcome.MET if months >= need.months else Outcome.NEAR if near else Outcome.BELOW
    text = f"The dates of such jobs add up to {months_said(months)}; {months_said(need.months)} asked."
    credit = max(least, min(Fraction(1), Fraction(months, max(1, need.months))))
    return Cover(credit, fact(text, asked, months_said(months), outcome=outcome), spans)


def _asked(need: ExperienceNeed, lexicon: Lexicon) -> str:
    return f"{months_said(need.months)} of {kind_of(need.of, lexicon)}"


def jobs_of(kind: str, resume: Resume, *, lexicon: Lexicon) -> tuple[Position, ...]:
    """Give the jobs in which a kind of experience was had."""
    jobs = [(index, job) for index, job in enumerate(resume.positions) if job.section == "experience"]
    if kind == "total":
        return tuple(job for _, job in jobs)
    if kind in lexicon.wording("service-experience"):
        return tuple(job for _, job in jobs if job.customer_service)
    kin = kinship(lexicon)
    wanted = {lexicon.canonical(kind), f"{kind}-experience"}
    proofs = [one for one in resume.evidence if one.target in wanted or wanted & kin.ancestors.get(one.target, frozenset())]
    shown = {at for evidence in proofs for at in evidence.positions}
    stems = set(phrase_stems(kind.replace("-", " "), phrase_index(lexicon).stem))
    return tuple(job for index, job in jobs if index in shown or _says(stems, job.span, resume))


def months_of(kind: str, resume: Resume, jobs: Sequence[Position], *, lexicon: Lexicon) -> int | None:
    """Count the months of some jobs, overlaps once; None where dates lack."""
    if kind == "total":
        return resume.months_total
    if kind in lexicon.wording("service-experience"):
        return resume.months_customer_service
    return months_of_jobs(jobs, resume)


def months_of_jobs(jobs: Sequence[Position], resume: Resume) -> int | None:
    """Count the months that some jobs of a resume cover, overlaps once; None where dates lack."""
    today = resume.today or max((at for job in resume.positions for at in (job.start, job.end) if at is not None), default=Month(1970))
    return months_covered(jobs, today=date(today.year, today.month or 1, 1)) if jobs else None


def months_said(months: int) -> str:
    """Write a length of time as a person would.

    >>> months_said(30)
    '2.5 years'
    """
    if months < 18:
        return f"{months} month" + ("" if months == 1 else "s")
    years, rest = divmod(months, 12)
    if rest in (0, 6):
        return f"{years}.5 years" if rest else f"{years} years"
    return f"{years} years {rest} month" + ("" if rest == 1 else "s")


def kind_of(kind: str, lexicon: Lexicon) -> str:
    """Name a kind of experience."""
    if kind == "total":
        return "work"
    if kind in lexicon.terms:
        return label_of(kind, lexicon).lower()
    return kind.replace("-", " ")


def _claimed_months(resume: Resume) -> tuple[int, Span | None]:
    """Give the longest experience that the resume states in so many words."""
    best: tuple[int, Span | None] = (0, None)
    for mention in resume.metrics:
        if mention.metric == "years-experience":
            months = int(mention.quantity.value * (12 if mention.quantity.unit == "years" else 1))
            if months > best[0]:
                best = (months, mention.span)
    return best


def _says(stems: set[str], place: Span, resume: Resume) -> bool:
    """Say whether all of some words stand within a place."""
    return bool(stems) and all(any(place.covers(resume.stem_spans[at]) for at in resume.stem_places.get(stem, ())) for stem in stems)
