"""Questions x resumes -> a table of exact credits: all that scores need."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np

from resumefit.lexicon.model import Lexicon
from resumefit.match.credits import Credits
from resumefit.match.fact_credits import FactCredits
from resumefit.match.job_choices import JobChoices
from resumefit.match.questions import Question
from resumefit.match.requirement_credits import Plan, plan_of, requirement_credits
from resumefit.match.roster import Roster
from resumefit.posting.model import Requirement


@dataclass(frozen=True, slots=True)
class Sorted:
    """Questions by how they are answered."""

    count: int
    requirements: tuple[int, ...]
    """Their numbers."""
    plan: Plan
    facts: tuple[tuple[int, Question], ...]


def sort_questions(questions: Sequence[Question], *, lexicon: Lexicon) -> Sorted:
    """Make questions ready for any number of resumes."""
    numbers = tuple(at for at, question in enumerate(questions) if isinstance(question.asked, Requirement))
    facts = tuple((at, question) for at, question in enumerate(questions) if not isinstance(question.asked, Requirement))
    return Sorted(len(questions), numbers, plan_of([questions[at] for at in numbers], lexicon=lexicon), facts)


def credit_table(questions: Sorted, roster: Roster) -> tuple[Credits, FactCredits]:
    """Give what each resume earns for each question, the credits of matching one by one, and what those of the facts rest on."""
    choices = JobChoices(roster)
    by_term = requirement_credits(questions.plan, choices)
    answers = FactCredits([question for _, question in questions.facts], choices)
    by_fact = [(at, answers.credits(question)) for at, question in questions.facts]
    unit = lcm(by_term.unit, *(one.unit for _, one in by_fact))
    fine = by_term.over(unit)
    table = np.empty((questions.count, len(roster.resumes)), dtype=fine.dtype)
    table[list(questions.requirements)] = fine
    for at, one in by_fact:
        table[at] = one.over(unit)
    return Credits(table, unit), answers
