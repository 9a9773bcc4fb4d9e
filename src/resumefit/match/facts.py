"""Schooling: what is asked beside what the resume states."""

from typing import TYPE_CHECKING, TypeVar

from resumefit.lexicon.model import EDUCATION_LADDER, Lexicon
from resumefit.match.coverage import Cover, fact
from resumefit.match.jobs import jobs_near, months_of_jobs, months_said
from resumefit.match.model import Outcome
from resumefit.posting.model import EducationNeed, Role
from resumefit.resume.model import Education, Resume
from resumefit.weights import relation_credit, value_credit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Months = TypeVar("Months", int, "NDArray[np.int64]")
"""Those of one resume, or a row of them."""


def education_cover(need: EducationNeed, resume: Resume, *, role: Role | None, lexicon: Lexicon) -> Cover:
    """Hold a level of schooling against the highest stated; long work like the posting's may stand for it where the posting says so."""
    asked = schooling_said(need.level, lexicon)
    best = max(resume.education, key=lambda one: (_schooling(one, need.level), _rung(one.level)), default=None)
    outcome = _OUTCOMES[_schooling(best, need.level)]
    months = work_instead(resume, role=role, lexicon=lexicon) if need.or_equivalent_experience else 0
    if need.or_equivalent_experience and outcome is not Outcome.MET and months >= lexicon.scoring.equivalent_months:
        counted = f"{months_said(months)}, other work with customers counted in part"
        text = f"Work of this kind stands for it ({counted}): the posting takes experience as well."
        return Cover(
            value_credit(lexicon.scoring, "met"),
            fact(text, asked, None, outcome=Outcome.MET),
            tuple(job.title_span or job.span for job in jobs_near(role, resume, step="other_service", lexicon=lexicon)[:1]),
        )
    if best is None:
        return Cover(value_credit(lexicon.scoring, "unstated"), fact("No schooling is stated.", asked, None, outcome=outcome))
    found = schooling_said(best.level, lexicon)
    text = f"{found[:1].upper()}{found[1:]} is {'begun or under way' if best.completed is False else 'stated'}."
    return Cover(value_credit(lexicon.scoring, outcome.value), fact(text, asked, found, outcome=outcome), (best.span,))


def schooling_said(level: str, lexicon: Lexicon) -> str:
    """Name a level of schooling within a sentence."""
    return lexicon.wording(f"level-{level}")[0]


def work_instead(resume: Resume, *, role: Role | None, lexicon: Lexicon) -> int:
    """Count the months of work that may stand for schooling: those of the role's trade, in part those of other work of serving people."""
    near, wide = (
        months_of_jobs(jobs_near(role, resume, step=step, lexicon=lexicon), resume) or 0 for step in ("same_trade", "other_service")
    )
    return months_instead(near, wide, role=role, lexicon=lexicon)


def months_instead(near: Months, wide: Months, *, role: Role | None, lexicon: Lexicon) -> Months:
    """Count months that may stand for schooling, of one resume or of many: those near to a known role, and a share of the wider ones."""
    if role is None or role.term is None:
        return wide
    share = relation_credit(lexicon.scoring, "broader")
    return near + (wide - near) * share.numerator // share.denominator


_OUTCOMES = (Outcome.UNSTATED, Outcome.BELOW, Outcome.NEAR, Outcome.MET)


def _schooling(have: Education | None, level: str) -> int:
    """Rank what an entry proves of a level, as an index of _OUTCOMES: one rung short, or unfinished, is near."""
    if have is None:
        return 0
    gap = _rung(level) - _rung(have.level)
    if gap < 0 or (gap == 0 and have.completed is not False):
        return 3
    return 2 if gap == 0 or (gap == 1 and _rung(have.level) > 0) else 1


def _rung(level: str) -> int:
    return EDUCATION_LADDER.index(level) if level in EDUCATION_LADDER else -1
