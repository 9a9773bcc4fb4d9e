"""Whether an applicant has done the posting's kind of job."""

from collections.abc import Sequence
from fractions import Fraction

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover
from resumefit.match.jobs import STEPS, jobs_by_nearness, months_of_jobs, months_said
from resumefit.match.model import Relation, Why
from resumefit.posting.model import Role
from resumefit.resume.model import Position, Resume, Strength
from resumefit.weights import relation_credit, value_credit

_SAID = (
    (Relation.SAME, "this role"),
    (Relation.SIBLING, "a role of the same family"),
    (Relation.SIBLING, "jobs of the same trade"),
    (Relation.FACT, "other jobs of serving people"),
    (Relation.FACT, "jobs in which people were served at times"),
)
"""What each of STEPS is called."""


def role_cover(role: Role, resume: Resume, *, lexicon: Lexicon) -> Cover:
    """Give credit for having held the posting's role, one of its family, or any job of serving people, by months and by how long ago.

    The nearest work counts first; what it lacks of a full length is filled up with work further away, at what that is worth.
    """
    near = jobs_by_nearness(role, resume, lexicon=lexicon)
    held = [tuple(job for job, away in near if away <= at) for at in range(len(STEPS))]
    worth = [
        relation_credit(lexicon.scoring, step) * _freshness(jobs, resume, lexicon) if jobs else Fraction(0)
        for step, jobs in zip(STEPS, held, strict=True)
    ]
    credit, reached, most, main = Fraction(0), Fraction(0), Fraction(0), None
    for at, jobs in enumerate(held):
        share = _share(months_of_jobs(jobs, resume), lexicon) if jobs else Fraction(0)
        part = max(Fraction(0), share - reached) * max(worth[at:])
        credit, reached = credit + part, max(reached, share)
        if part > most:
            most, main = part, at
    if main is None:
        return Cover(Fraction(0), Why(Relation.NONE, "No job like this one is found."))
    relation, said = _SAID[main]
    months = months_of_jobs(held[main], resume)
    length = f"{months_said(months)} in" if months else "Some time, without dates, in"
    spans = tuple(job.title_span or job.span for job in held[main][:3])
    return Cover(credit, Why(relation, f"{length} {said}.", Strength.SHOWN), spans)


def _freshness(jobs: Sequence[Position], resume: Resume, lexicon: Lexicon) -> Fraction:
    """Give what is left of the worth of jobs that ended long ago; a job that goes on, or without an end, is fresh."""
    ends = [job.end for job in jobs if job.end is not None]
    if resume.today is None or len(ends) < len(jobs) or not ends:
        return Fraction(1)
    since = min(12 * (resume.today.year - end.year) + (resume.today.month or 1) - (end.month or 12) for end in ends)
    return Fraction(lexicon.scoring.stale_credit) if since > lexicon.scoring.stale_months else Fraction(1)


def _share(months: int | None, lexicon: Lexicon) -> Fraction:
    """Give how much of the role a length of time earns; a job without dates earns what little is sure."""
    least = value_credit(lexicon.scoring, "below")
    return max(least, min(Fraction(1), Fraction(months or 0, lexicon.scoring.full_months)))
