"""Whether an applicant has done the posting's kind of job."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover
from resumefit.match.jobs import STEPS, jobs_by_nearness, months_of_jobs, months_said, serving_jobs
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
_LADDERS = 50_000
"""Ladders whose cover is kept."""


Rung = tuple[int | None, bool]
"""Months of some jobs, None without dates, and whether they are fresh."""
Ladder = tuple[Rung | None, ...]
"""For each of STEPS what the jobs as near as that come to; None where there are none."""


def role_cover(role: Role, resume: Resume, *, lexicon: Lexicon) -> Cover:
    """Give credit for having held the posting's role, one of its family, or any job of serving people, by months and by how long ago.

    The nearest work counts first; what it lacks of a full length is filled up with work further away, at what that is worth.
    """
    near = jobs_by_nearness(role, resume, serving=serving_jobs(resume, lexicon=lexicon), lexicon=lexicon)
    held = [tuple(job for job, away in near if away <= at) for at in range(len(STEPS))]
    rungs = {len(jobs): rung_of(jobs, resume, lexicon=lexicon) for jobs in held}
    cover, main = cover_of_ladder(tuple(rungs[len(jobs)] for jobs in held), lexicon)
    return cover if main is None else replace(cover, spans=tuple(job.title_span or job.span for job in held[main][:3]))


def rung_of(jobs: Sequence[Position], resume: Resume, *, lexicon: Lexicon) -> Rung | None:
    """Count what some jobs of a resume come to."""
    return (months_of_jobs(jobs, resume), is_fresh(jobs, resume, lexicon=lexicon)) if jobs else None


@lru_cache(maxsize=_LADDERS)
def cover_of_ladder(ladder: Ladder, lexicon: Lexicon) -> tuple[Cover, int | None]:
    """Give the cover of a ladder, without places, and the index of the step that earns the most of it."""
    worth = [_worth(step, lexicon, fresh=rung[1]) if rung else Fraction(0) for step, rung in zip(STEPS, ladder, strict=True)]
    credit, reached, most, main = Fraction(0), Fraction(0), Fraction(0), None
    for at, rung in enumerate(ladder):
        share = _share(rung[0], lexicon) if rung else Fraction(0)
        if share <= reached:
            continue
        part = (share - reached) * max(worth[at:])
        credit, reached = credit + part, share
        if part > most:
            most, main = part, at
    if main is None:
        return Cover(Fraction(0), Why(Relation.NONE, "No job like this one is found.")), None
    relation, said = _SAID[main]
    rung = ladder[main]
    months = rung[0] if rung else None
    length = f"{months_said(months)} in" if months else "Some time, without dates, in"
    over = "" if rung is None or rung[1] else f", over for more than {months_said(lexicon.scoring.stale_months)}"
    return Cover(credit, Why(relation, f"{length} {said}{over}.", Strength.SHOWN)), main


@lru_cache(maxsize=64)
def _worth(step: str, lexicon: Lexicon, *, fresh: bool) -> Fraction:
    """Give what months at a step are worth; those of long ago less."""
    return relation_credit(lexicon.scoring, step) * (1 if fresh else Fraction(lexicon.scoring.stale_credit))


def is_fresh(jobs: Sequence[Position], resume: Resume, *, lexicon: Lexicon) -> bool:
    """Say whether one of some jobs ended not long ago; a job that goes on, or without an end, is fresh."""
    ends = [job.end for job in jobs if job.end is not None]
    if resume.today is None or len(ends) < len(jobs) or not ends:
        return True
    since = min(12 * (resume.today.year - end.year) + (resume.today.month or 1) - (end.month or 12) for end in ends)
    return since <= lexicon.scoring.stale_months


def _share(months: int | None, lexicon: Lexicon) -> Fraction:
    """Give how much of the role a length of time earns."""
    if months is None:
        return Fraction(lexicon.scoring.undated_share)
    return max(value_credit(lexicon.scoring, "below"), min(Fraction(1), Fraction(months, lexicon.scoring.full_months)))
