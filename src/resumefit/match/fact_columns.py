"""Many resumes -> what each has of a fact asked, with its reasons: those that are alike in what counts are judged once."""

import numpy as np

from resumefit.extract.mentions import MetricMention
from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column, alike, of_groups
from resumefit.match.covers import number_cover
from resumefit.match.experience import Had, cover_of_had
from resumefit.match.fact_credits import FactCredits
from resumefit.match.facts import education_cover
from resumefit.match.jobs import STEPS
from resumefit.match.languages import language_cover
from resumefit.match.questions import Question
from resumefit.match.role import Ladder, cover_of_ladder
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Role, Threshold


class FactColumns:
    """The covers of facts, by the rules of a single resume."""

    def __init__(self, answers: FactCredits) -> None:
        self._answers = answers
        self._roster = answers.roster
        self._lexicon: Lexicon = answers.roster.lexicon

    def column(self, question: Question) -> Column:
        """Give the covers of a fact."""
        asked = question.asked
        if isinstance(asked, Role):
            return self._role(question)
        if isinstance(asked, ExperienceNeed):
            return self._experience(asked, question)
        if isinstance(asked, EducationNeed):
            return self._education(asked, question)
        if isinstance(asked, LanguageNeed):
            resumes = self._roster.resumes
            return of_groups(self._roster.languages, lambda at: language_cover(asked, resumes[at], lexicon=self._lexicon))
        if isinstance(asked, Threshold):
            return self._number(asked)
        raise TypeError(f"{type(asked).__name__} is no fact")

    def _role(self, question: Question) -> Column:
        spent, at = self._answers.spent, self._answers.columns[question]
        rows = slice(at, at + len(STEPS))
        found, months, fresh = spent.found[rows], spent.months[rows], spent.fresh[rows]
        groups = alike([*np.where(found, 2 * (months + 1) + fresh, -1)])

        def ladder(one: int) -> Ladder:
            steps = zip(found[:, one].tolist(), months[:, one].tolist(), fresh[:, one].tolist(), strict=True)
            return tuple((None if length < 0 else length, recent) if held else None for held, length, recent in steps)

        return of_groups(groups, lambda one: cover_of_ladder(ladder(one), self._lexicon)[0])

    def _experience(self, asked: ExperienceNeed, question: Question) -> Column:
        found, months, served, claimed = self._answers.had(question)
        groups = alike([found.astype(np.int64), np.where(found, months, -1), served, claimed])

        def had(one: int) -> Had:
            length = int(months[one])
            return Had(bool(found[one]), length if found[one] and length >= 0 else None, int(served[one]), int(claimed[one]))

        return of_groups(groups, lambda one: cover_of_had(asked.months, asked.of, had(one), self._lexicon)[0])

    def _education(self, asked: EducationNeed, question: Question) -> Column:
        """Judge each schooling once, and each length of work that stands for it."""
        months, instead = self._answers.work_instead(asked, question)
        groups = alike([self._roster.schooling.codes, np.where(instead, months, 0)])
        resumes = self._roster.resumes
        return of_groups(groups, lambda one: education_cover(asked, resumes[one], role=question.role, lexicon=self._lexicon))

    def _number(self, asked: Threshold) -> Column:
        """Judge each distinct number that is the best of a resume's."""
        best = self._answers.best_numbers(asked)
        stated = self._roster.numbers.get(self._lexicon.canonical(asked.metric))
        examples = stated.examples if stated is not None else ()

        def stating(one: int) -> tuple[MetricMention, ...]:
            return examples[best[one] : best[one] + 1] if best[one] >= 0 else ()

        return of_groups(alike([best]), lambda one: number_cover(asked, stating(one), lexicon=self._lexicon))
