"""Which jobs of a resume count as a kind of work, and for how many months."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from resumefit.extract.dates import Month
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon, Wording
from resumefit.match.kinship import kinship
from resumefit.posting.model import ANY_WORK, Role
from resumefit.resume.model import Position, Resume, Strength
from resumefit.resume.service import months_covered
from resumefit.span import Span

_NOTHING = Wording("", ())
STEPS = ("same", "other_role", "same_trade", "other_service", "some_service")
"""How near a job is to a role, as relation_credit names it: the role, one beside or above it, one of the same trade, any work of
serving people, work in which people were served at times."""
_SAME, _OTHER_ROLE, _SAME_TRADE, _OTHER_SERVICE, _SOME_SERVICE = range(len(STEPS))
_TITLE_END = re.compile(r"\s[-–—•·:]+\s|[,;(|/]")
"""Behind it a title tells of place, shift, employer or department."""
_KEPT = 50_000
"""Pairs of roles whose distance is kept."""
_KINDS = 1024
"""Kinds of experience whose proofs are kept."""


def jobs_of(kind: str, resume: Resume, *, role: Role | None, lexicon: Lexicon) -> tuple[Position, ...]:
    """Give the jobs in which a kind of experience was had; experience "like this" is that of the posting's role."""
    jobs = tuple(job for job in resume.positions if job.section == "experience")
    if kind == ANY_WORK:
        return jobs
    if kind in lexicon.wording("like-experience"):
        return jobs_near(role, resume, step="other_role" if role is not None and role.term else "other_service", lexicon=lexicon)
    if kind in lexicon.wording("service-experience"):
        return tuple(job for job in jobs if job.customer_service)
    asked = kind_shown(kind, lexicon)
    shown = {
        resume.positions[at].span
        for one in resume.evidence
        if one.target in asked.proofs
        for at in one.positions
        if at is not None
        and (one.target not in asked.duties or asked.takes_duties(resume.positions[at].roles, serves=resume.positions[at].customer_service))
    }
    return tuple(
        job for job in jobs if job.span in shown or any(role in asked.proofs for role in job.roles) or _says(asked.stems, job.span, resume)
    )


class Sought(NamedTuple):
    """What jobs are held against: a posting's role."""

    term: str | None
    words: tuple[str, ...] = ()
    """Of a role that the lexicon lacks, or knows by its trade only, as `title_words` gives them."""


def sought(role: Role | None, *, lexicon: Lexicon) -> Sought:
    """Give what makes two roles the same to any resume."""
    if role is None:
        return Sought(None)
    term = lexicon.canonical(role.term) if role.term is not None else None
    return Sought(term, title_words(role.text, lexicon) if is_known_by_words(role, lexicon=lexicon) else ())


def is_known_by_words(role: Role, *, lexicon: Lexicon) -> bool:
    """Say whether the words of a role's title tell more than its term: the lexicon lacks it, or knows the trade only."""
    return role.term is None or lexicon.canonical(role.term) in lexicon.wording("whole-trades")


@lru_cache(maxsize=_KEPT)
def title_words(title: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the word stems of a title without ranks and all that follows a dash, comma or bracket."""
    stem = phrase_index(lexicon).stem
    ranks = {one for rank in lexicon.cue("title-rank") for one in phrase_stems(rank, stem)}
    return tuple(one for one in phrase_stems(_TITLE_END.split(title, maxsplit=1)[0], stem) if one not in ranks and one[0].isalnum())


def is_same_title(wanted: tuple[str, ...], held: tuple[str, ...]) -> bool:
    """Say whether a title is another, or names a special case of it: a "motor claims adviser" is a "claims adviser".

    One word alone ("officer") is no more than itself.
    """
    return wanted == held != () or (len(wanted) > 1 and wanted[-1:] == held[-1:] and set(wanted) <= set(held))


@dataclass(frozen=True, slots=True)
class KindShown:
    """What shows that a job was one of a kind of experience."""

    proofs: frozenset[str]
    """Terms."""
    stems: frozenset[str]
    """Words of its text."""
    duties: frozenset[str]
    """Those of the proofs that are done in other trades as well: the phone of a shop."""
    apart: frozenset[str]
    """Roles of such trades."""

    def takes_duties(self, roles: tuple[str, ...], *, serves: bool) -> bool:
        """Say whether `duties` prove a job of these roles: it serves people, and its title names no trade apart."""
        return serves and self.apart.isdisjoint(roles)


@lru_cache(maxsize=_KINDS)
def kind_shown(kind: str, lexicon: Lexicon) -> KindShown:
    """Say what proves a kind: where it is a role of a trade of its own, every role of that trade."""
    named = lexicon.canonical(kind)
    trades = _line(named, lexicon) & set(lexicon.wording("own-trades"))
    wanted = {named, f"{kind}-experience", *lexicon.wordings.get(f"{kind}-proofs", _NOTHING).words, *trades}
    below = kinship(lexicon).below
    stems = phrase_stems(kind.replace("-", " "), phrase_index(lexicon).stem)
    proofs, duties, apart = (
        frozenset(one for above in some for one in (above, *below.get(above, ())))
        for some in (wanted, *(lexicon.wordings.get(f"{kind}-{part}", _NOTHING).words for part in ("duties", "apart")))
    )
    return KindShown(proofs, frozenset(stems), duties, apart)


def jobs_near(role: Role | None, resume: Resume, *, step: str, lexicon: Lexicon) -> tuple[Position, ...]:
    """Give the jobs that are as near to a role as a step of STEPS, or nearer."""
    most = STEPS.index(step)
    serving = serving_jobs(resume, lexicon=lexicon) if most == _SOME_SERVICE else frozenset()
    return tuple(job for job, away in jobs_by_nearness(role, resume, serving=serving, lexicon=lexicon) if away <= most)


def jobs_by_nearness(role: Role | None, resume: Resume, *, serving: frozenset[Span], lexicon: Lexicon) -> tuple[tuple[Position, int], ...]:
    """Give the jobs of a resume with the index of the step of STEPS at which each stands to a role; work of no step is left out.

    `serving` are the places of `serving_jobs`.
    """
    jobs = ((job, step_of(job, role, serves=job.span in serving, lexicon=lexicon)) for job in jobs_counted(resume))
    return tuple((job, away) for job, away in jobs if away < len(STEPS))


def jobs_counted(resume: Resume) -> tuple[Position, ...]:
    """Give the jobs held against a role: those of work, and those of volunteers who served people."""
    return tuple(job for job in resume.positions if job.section == "experience" or job.customer_service)


def serving_jobs(resume: Resume, *, lexicon: Lexicon) -> frozenset[Span]:
    """Give the places of the jobs of which a line shows that people were served."""
    proofs = service_proofs(lexicon)
    places = (at for one in resume.evidence if one.target in proofs and one.strength > Strength.LISTED for at in one.positions)
    return frozenset(resume.positions[at].span for at in places if at is not None)


@lru_cache(maxsize=4)
def service_proofs(lexicon: Lexicon) -> frozenset[str]:
    """Give the terms that show, in a line of a job, that people were served."""
    return frozenset(lexicon.canonical(one) for one in lexicon.wording("some-service-proofs"))


def step_of(job: Position, role: Role | None, *, serves: bool, lexicon: Lexicon) -> int:
    """Give the index of the nearest step of STEPS at which a job stands to a role, len(STEPS) for none.

    It depends on the role's term, the job's roles, whether it is service work, whether a line of it tells of serving people, and
    whether it was done as a volunteer: then it is other service at best. A role that the lexicon lacks is known by its words.
    """
    wanted = sought(role, lexicon=lexicon)
    titled = titled_step(wanted.term, job.roles, customer_service=job.customer_service, lexicon=lexicon)
    if is_same_title(wanted.words, title_words(job.title, lexicon)):
        titled = _SAME
    away = min(titled, _SOME_SERVICE) if serves else titled
    return max(away, _OTHER_SERVICE) if job.section == "volunteer" else away


def months_of(kind: str, resume: Resume, jobs: Sequence[Position], *, lexicon: Lexicon) -> int | None:
    """Count the months of a kind of experience, given its jobs; None where dates lack."""
    if kind == ANY_WORK:
        return resume.months_total
    if kind in lexicon.wording("service-experience"):
        return resume.months_customer_service
    return months_of_jobs(jobs, resume)


def months_of_jobs(jobs: Sequence[Position], resume: Resume) -> int | None:
    """Count the months that some jobs of a resume cover, overlaps once; None where dates lack."""
    counted = [replace(job, section="experience") if job.section == "volunteer" else job for job in jobs]
    return months_covered(counted, today=present_of(resume)) if jobs else None


def present_of(resume: Resume) -> date:
    """Give the day that "present" stands for: when the resume was read, else the last date in it."""
    today = resume.today or max((at for job in resume.positions for at in (job.start, job.end) if at is not None), default=Month(1970))
    return date(today.year, today.month or 1, 1)


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


@lru_cache(maxsize=_KEPT)
def titled_step(wanted: str | None, roles: tuple[str, ...], *, customer_service: bool, lexicon: Lexicon) -> int:
    """Give the step of a job by its title: the roles that it names, and whether it is service work; len(STEPS) for none.

    Who looks after client firms has no queue and no counter, and meets the public at times only. Beside a role that leads, to have
    led others counts, whatever their trade.
    """
    steps = []
    if customer_service:
        only_firms = bool(roles) and set(roles) <= set(lexicon.wording("serving-firms"))
        steps.append(max(service_step(wanted, lexicon), _SOME_SERVICE if only_firms else 0))
    leading = wanted is not None and leads(wanted, lexicon)
    for have in roles if wanted is not None else ():
        if customer_service or not leads(have, lexicon) or (leading and have not in lexicon.wording("leading-anywhere")):
            steps.append(role_step(wanted, have, lexicon))
        if leading and (leads(have, lexicon) or not _line(have, lexicon).isdisjoint(lexicon.wording("leading-elsewhere"))):
            steps.append(_OTHER_SERVICE if customer_service else _SOME_SERVICE)
    return min(steps, default=len(STEPS))


def service_step(wanted: str | None, lexicon: Lexicon) -> int:
    """Give the step at which any work of serving people stands to a role, by what the role takes."""
    if wanted is None:
        return _OTHER_SERVICE
    known = lexicon.terms.get(wanted)
    if known is not None and known.customer_service is False:
        return len(STEPS)
    if _has_own_trade(wanted, lexicon):
        return _SOME_SERVICE
    return _OTHER_SERVICE if _line(wanted, lexicon).isdisjoint(lexicon.wording("beginner-roles")) else _SAME_TRADE


@lru_cache(maxsize=_KEPT)
def role_step(wanted: str, have: str, lexicon: Lexicon) -> int:
    """Give the step at which one role stands to another.

    A special case proves the general role; a title of a trade that has many proves its trade. Who led those who do the work has
    done it. What prepares for a role is of its trade, unless the role asks for a trade of its own: there it is work of serving
    people and no more.
    """
    parents = kinship(lexicon).parents
    theirs, own = _line(wanted, lexicon), _line(have, lexicon)
    if wanted in own:
        return _SAME_TRADE if wanted in lexicon.wording("whole-trades") else _SAME
    if {wanted, *parents.get(wanted, ())} & {have, *parents.get(have, ())}:
        return _OTHER_ROLE
    if _reach(have, lexicon) & theirs:
        return _OTHER_ROLE if leads(have, lexicon) else _SAME_TRADE
    if own & theirs:
        return _SAME_TRADE
    if own & _reach(wanted, lexicon):
        return _OTHER_SERVICE if _has_own_trade(wanted, lexicon) else _SAME_TRADE
    return len(STEPS)


@lru_cache(maxsize=_KEPT)
def _line(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Give a role with all that it is a special case of."""
    return frozenset((role, *kinship(lexicon).ancestors.get(role, ())))


@lru_cache(maxsize=_KEPT)
def _reach(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Give a role with all that it is a special case of or prepares for."""
    line = _line(role, lexicon)
    return line | {lexicon.canonical(one) for at in line for one in lexicon.terms[at].related}


@lru_cache(maxsize=_KEPT)
def _has_own_trade(role: str, lexicon: Lexicon) -> bool:
    """Say whether a role takes knowledge that serving people elsewhere does not give."""
    return not _line(role, lexicon).isdisjoint(lexicon.wording("own-trades"))


@lru_cache(maxsize=_KEPT)
def leads(role: str, lexicon: Lexicon) -> bool:
    """Say whether a role leads those who serve; many such titles are those of other trades as well."""
    return not _line(role, lexicon).isdisjoint(lexicon.wording("leading-roles"))


def _says(stems: frozenset[str], place: Span, resume: Resume) -> bool:
    """Say whether all of some words stand within a place."""
    spans, places = resume.stem_spans, resume.stem_places
    return bool(stems) and all(
        any(place.start <= spans.starts[at] and spans.ends[at] <= place.end for at in places.get(stem, ())) for stem in stems
    )
