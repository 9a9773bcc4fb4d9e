"""Which jobs of a resume count as a kind of work, and for how many months."""

from collections.abc import Sequence
from datetime import date

from resumefit.extract.dates import Month
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon, Wording
from resumefit.match.kinship import kinship
from resumefit.posting.model import Role
from resumefit.resume.model import Position, Resume, Strength
from resumefit.resume.service import months_covered
from resumefit.span import Span

_NOTHING = Wording("", ())
STEPS = ("same", "other_role", "same_trade", "other_service", "some_service")
"""How near a job is to a role, as relation_credit names it: the role, one beside or above it, one of the same trade, any work of
serving people, work in which people were served at times."""


def jobs_of(kind: str, resume: Resume, *, role: Role | None, lexicon: Lexicon) -> tuple[Position, ...]:
    """Give the jobs in which a kind of experience was had; experience "like this" is that of the posting's role."""
    jobs = tuple(job for job in resume.positions if job.section == "experience")
    if kind == "total":
        return jobs
    if kind in lexicon.wording("like-experience"):
        return jobs_near(role, resume, step="other_role" if role is not None and role.term else "other_service", lexicon=lexicon)
    if kind in lexicon.wording("service-experience"):
        return tuple(job for job in jobs if job.customer_service)
    kin = kinship(lexicon)
    wanted = {lexicon.canonical(kind), f"{kind}-experience", *lexicon.wordings.get(f"{kind}-proofs", _NOTHING).words}
    proofs = [one for one in resume.evidence if one.target in wanted or wanted & kin.ancestors.get(one.target, frozenset())]
    shown = {resume.positions[at].span for evidence in proofs for at in evidence.positions if at is not None}
    stems = set(phrase_stems(kind.replace("-", " "), phrase_index(lexicon).stem))
    return tuple(job for job in jobs if job.span in shown or wanted & _titles(job, lexicon) or _says(stems, job.span, resume))


def jobs_near(role: Role | None, resume: Resume, *, step: str, lexicon: Lexicon) -> tuple[Position, ...]:
    """Give the jobs that are as near to a role as a step of STEPS, or nearer."""
    jobs = (job for job in resume.positions if job.section == "experience")
    wanted = lexicon.canonical(role.term) if role is not None and role.term is not None else None
    serving = _serving(resume, lexicon) if step == "some_service" else frozenset()
    return tuple(job for job in jobs if job.span in serving or _is_near(job, wanted, step, lexicon))


def _serving(resume: Resume, lexicon: Lexicon) -> frozenset[Span]:
    """Give the places of the jobs of which a line shows that people were served."""
    proofs = {lexicon.canonical(one) for one in lexicon.wording("some-service-proofs")}
    places = (at for one in resume.evidence if one.target in proofs and one.strength > Strength.LISTED for at in one.positions)
    return frozenset(resume.positions[at].span for at in places if at is not None)


def months_of(kind: str, resume: Resume, jobs: Sequence[Position], *, lexicon: Lexicon) -> int | None:
    """Count the months of a kind of experience, given its jobs; None where dates lack."""
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
    >>> months_said(22)
    '1 year 10 months'
    """
    if months < 18:
        return f"{months} month" + ("" if months == 1 else "s")
    years, rest = divmod(months, 12)
    if rest in (0, 6):
        return f"{years}.5 years" if rest else f"{years} years"
    return f"{years} year{'' if years == 1 else 's'} {rest} month{'' if rest == 1 else 's'}"


def _is_near(job: Position, wanted: str | None, step: str, lexicon: Lexicon) -> bool:
    if wanted is not None and wanted in _titles(job, lexicon):
        return True
    if wanted is not None and step != "same":
        parents = kinship(lexicon).parents
        family = {wanted, *parents.get(wanted, ())}
        if any(family & {have, *parents.get(have, ())} for have in job.roles):
            return True
        if step != "other_role" and any(not _trade(wanted, lexicon).isdisjoint(_trade(have, lexicon)) for have in job.roles):
            return True
    known = lexicon.terms.get(wanted or "")
    return step in ("other_service", "some_service") and job.customer_service and (known is None or known.customer_service is not False)


def _trade(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Give a role with all that it is a special case of or leads to."""
    term = lexicon.terms.get(role)
    related = (lexicon.canonical(one) for one in term.related) if term is not None else ()
    return frozenset((role, *kinship(lexicon).ancestors.get(role, ()), *related))


def _titles(job: Position, lexicon: Lexicon) -> frozenset[str]:
    """Give the roles of a job with all that they are special cases of."""
    ancestors = kinship(lexicon).ancestors
    return frozenset(one for have in job.roles for one in (have, *ancestors.get(have, ())))


def _says(stems: set[str], place: Span, resume: Resume) -> bool:
    """Say whether all of some words stand within a place."""
    return bool(stems) and all(any(place.covers(resume.stem_spans[at]) for at in resume.stem_places.get(stem, ())) for stem in stems)
