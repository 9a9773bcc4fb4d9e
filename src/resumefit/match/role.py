"""Whether an applicant has done the posting's kind of job."""

from collections.abc import Sequence
from fractions import Fraction

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover
from resumefit.match.experience import months_of_jobs, months_said
from resumefit.match.kinship import kinship
from resumefit.match.model import Relation, Why
from resumefit.posting.model import Role
from resumefit.resume.model import Position, Resume, Strength
from resumefit.span import Span
from resumefit.weights import relation_credit, value_credit


def role_cover(role: Role, resume: Resume, *, lexicon: Lexicon) -> Cover:
    """Give credit for having held the posting's role, one of its family, or any job of serving customers, by its months."""
    jobs = [job for job in resume.positions if job.section == "experience"]
    best = Cover(Fraction(0), Why(Relation.NONE, "No job like this one is found."))
    for name, relation, said in _STEPS:
        held = [job for job in jobs if _counts(job, role, name, lexicon)]
        if not held:
            continue
        months = months_of_jobs(held, resume)
        credit = relation_credit(lexicon.scoring, name) * _share(months, lexicon)
        if credit > best.credit:
            length = f"{months_said(months)} in" if months else "Some time, without dates, in"
            why = Why(relation, f"{length} {said}.", Strength.SHOWN)
            best = Cover(credit, why, _places(held))
    return best


def is_service_role(role: Role, lexicon: Lexicon) -> bool:
    """Say whether the role is known to be one of serving customers."""
    term = lexicon.terms.get(role.term or "")
    return term is not None and bool(term.customer_service)


_STEPS = (
    ("same", Relation.SAME, "this role"),
    ("other_role", Relation.SIBLING, "a role of the same family"),
    ("other_service", Relation.FACT, "other jobs of serving people"),
)
"""How near a job is, as relation_credit names it, from the nearest on; each step takes in those before it."""


def _counts(job: Position, role: Role, step: str, lexicon: Lexicon) -> bool:
    """Say whether a job counts for the role at one step of nearness."""
    wanted = lexicon.canonical(role.term) if role.term is not None else None
    ancestors = kinship(lexicon).ancestors
    same = any(have == wanted or wanted in ancestors.get(have, ()) for have in job.roles)
    if step == "same" or same:
        return same
    if wanted is not None:
        family = {wanted, *ancestors.get(wanted, ())}
        akin = any(family & {have, *ancestors.get(have, ())} for have in job.roles)
        if step == "other_role" or akin:
            return akin
    elif step == "other_role":
        return False
    known = lexicon.terms.get(wanted or "")
    return job.customer_service and (known is None or known.customer_service is not False)


def _places(jobs: Sequence[Position]) -> tuple[Span, ...]:
    return tuple(job.title_span or job.span for job in jobs[:3])


def _share(months: int | None, lexicon: Lexicon) -> Fraction:
    """Give how much of the role a length of time earns; a job without dates earns what little is sure."""
    least = value_credit(lexicon.scoring, "below")
    return max(least, min(Fraction(1), Fraction(months or 0, lexicon.scoring.full_months)))
