"""Many resumes x facts asked -> the exact credits that matching one by one gives, without its reasons."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resumefit.match.columns import Groups
from resumefit.match.credits import Credits, credits_of
from resumefit.match.experience import AROUND, is_service_kind, words_naming
from resumefit.match.facts import education_cover
from resumefit.match.job_choices import JobChoices
from resumefit.match.job_rows import Flags, Numbers, Spent
from resumefit.match.jobs import STEPS
from resumefit.match.languages import language_cover
from resumefit.match.model import Outcome
from resumefit.match.questions import Question
from resumefit.match.role import cover_of_ladder
from resumefit.match.values import OUTCOME_ORDER, compare, direction_of
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Role, Threshold
from resumefit.resume.model import Resume
from resumefit.weights import relation_credit, strength_credit, value_credit

_SAME_TRADE, _OTHER_SERVICE = STEPS.index("same_trade"), STEPS.index("other_service")


class FactCredits:
    """What resumes earn for facts; months of all choices of jobs that the questions need are counted at once."""

    def __init__(self, asked: Sequence[Question], choices: JobChoices) -> None:
        self._choices = choices
        self._roster = choices.roster
        self._lexicon = choices.roster.lexicon
        self._schooling: dict[str, tuple[list[Fraction], Flags]] = {}
        self._columns: dict[Question, int] = {}
        self._spent = self._count(asked)
        self._ladders = self._climbed(len(STEPS) * sum(isinstance(one.asked, Role) for one in asked))

    def credits(self, question: Question) -> Credits:
        """Give what each resume earns for a fact."""
        asked = question.asked
        if isinstance(asked, Role):
            return Credits(self._ladders.numerators[self._columns[question] // len(STEPS)], self._ladders.unit)
        if isinstance(asked, ExperienceNeed):
            return self._experience(asked, question)
        if isinstance(asked, EducationNeed):
            return self._education(asked, question)
        if isinstance(asked, LanguageNeed):
            return self._grouped(self._roster.languages, lambda one: language_cover(asked, one, lexicon=self._lexicon).credit)
        if isinstance(asked, Threshold):
            return self._number(asked)
        raise TypeError(f"{type(asked).__name__} is no fact")

    def _count(self, asked: Sequence[Question]) -> Spent:
        """Choose the jobs that questions look at, and count their months."""
        roles = [one for one in asked if isinstance(one.asked, Role)]
        ladders = self._choices.ladders([(self._term(one.asked), one.proofs) for one in roles])
        columns = [ladders <= step for step in range(len(STEPS))]
        each = [np.stack(columns, axis=2).reshape(len(ladders), len(roles) * len(STEPS))]
        self._columns.update({one: at * len(STEPS) for at, one in enumerate(roles)})
        at = len(roles) * len(STEPS)
        for one in asked:
            if isinstance(one.asked, ExperienceNeed):
                chosen = self._choices.of_kind(one.asked.of, one.role, one.proofs)[:, None]
            elif isinstance(one.asked, EducationNeed) and one.asked.or_equivalent_experience:
                near = self._choices.nearness(self._term(one.role))
                chosen = np.stack([near <= _SAME_TRADE, near <= _OTHER_SERVICE], axis=1)
            else:
                continue
            self._columns[one] = at
            at += chosen.shape[1]
            each.append(chosen)
        return self._roster.jobs.spent(np.concatenate(each, axis=1))

    def _term(self, role: object) -> str | None:
        return self._lexicon.canonical(role.term) if isinstance(role, Role) and role.term is not None else None

    def _climbed(self, count: int) -> Credits:
        """Judge each distinct ladder of the first `count` columns: months beyond a full length earn no more."""
        full, found = self._lexicon.scoring.full_months, self._spent.found[:count]
        months = np.minimum(self._spent.months[:count], full) + 1
        rungs = np.where(found, 1 + 2 * months + self._spent.fresh[:count], 0)
        packed = rungs.reshape(count // len(STEPS), len(STEPS), len(self._roster.resumes))
        size = 2 * full + 5
        keys = np.zeros((packed.shape[0], packed.shape[2]), dtype=np.int64)
        for step in range(len(STEPS)):
            keys = keys * size + packed[:, step]
        distinct, places = np.unique(keys, return_inverse=True)

        def credit(key: int) -> Fraction:
            steps = [key // size**at % size for at in reversed(range(len(STEPS)))]
            ladder = tuple((None if step < 3 else (step - 1) // 2 - 1, bool((step - 1) % 2)) if step else None for step in steps)
            return cover_of_ladder(ladder, self._lexicon)[0].credit

        exact = credits_of([credit(key) for key in distinct.tolist()])
        return Credits(exact.numerators[places.reshape(keys.shape)], exact.unit)

    def _experience(self, asked: ExperienceNeed, question: Question) -> Credits:
        """Take the best of what dates show, of other service work, and of what is only claimed."""
        roster, scoring, at = self._roster, self._lexicon.scoring, self._columns[question]
        found, months = self._spent.found[at], self._spent.months[at]
        if asked.of == "total":
            months = roster.months_total
        elif asked.of in self._lexicon.wording("service-experience"):
            months = roster.months_service
        most = max(1, asked.months)
        least, general, listed = value_credit(scoring, "below"), relation_credit(scoring, "broader"), strength_credit(scoring, "listed")
        exact = credits_of([least, general / most, listed / most, Fraction(1, most)])
        one_least, one_general, one_listed, one_dated = exact.numerators
        dated = np.where(found, np.maximum(one_least, np.minimum(months, most) * one_dated), 0)
        dated = np.where(found & (months < 0), one_least, dated)
        claimed = np.minimum(self._claimed(asked.of, question.role), most) * one_listed
        earned = np.maximum(dated, claimed)
        if is_service_kind(asked.of, self._lexicon):
            serves = np.zeros(len(earned), dtype=np.bool_)
            serves[roster.jobs.owners[roster.jobs.at_work & roster.jobs.serving]] = True
            served = np.where(serves, np.maximum(roster.months_service, 0), 0)
            earned = np.maximum(earned, np.minimum(served, most) * one_general)
        return Credits(earned, exact.unit)

    def _claimed(self, kind: str, role: Role | None) -> Numbers:
        """Give the longest experience of a kind that each resume states in so many words."""
        claims, words = self._roster.claims, self._roster.words
        longest = np.zeros(len(self._roster.resumes), dtype=np.int64)
        if not len(claims.owners):
            return longest
        near = np.full(len(claims.owners), kind == "total", dtype=np.bool_)
        if kind != "total":
            first = np.maximum(claims.words - AROUND, words.begins[claims.owners])
            last = np.minimum(claims.words + AROUND + 1, words.begins[claims.owners + 1])
            for stem in words_naming(kind, role, self._lexicon):
                places = words.of(stem)
                near |= np.searchsorted(places, first) < np.searchsorted(places, last)
        np.maximum.at(longest, claims.owners[near], claims.months[near])
        return longest

    def _education(self, asked: EducationNeed, question: Question) -> Credits:
        """Judge each distinct schooling, and let long work stand for what is not met where the posting says so."""
        plain = replace(asked, or_equivalent_experience=False)
        if asked.level not in self._schooling:
            covers = [
                education_cover(plain, self._roster.resumes[at], role=None, lexicon=self._lexicon) for at in self._roster.schooling.firsts
            ]
            met = [one.why.comparison is not None and one.why.comparison.outcome is Outcome.MET for one in covers]
            self._schooling[asked.level] = [one.credit for one in covers], np.array(met, dtype=np.bool_)
        worth, is_met = self._schooling[asked.level]
        exact = credits_of([*worth, value_credit(self._lexicon.scoring, "met")])
        earned: NDArray[Any] = exact.numerators[:-1][self._roster.schooling.codes]
        if asked.or_equivalent_experience:
            at = self._columns[question]
            near, wide = np.maximum(self._spent.months[at : at + 2], 0)
            share = relation_credit(self._lexicon.scoring, "broader")
            months = wide if self._term(question.role) is None else near + (wide - near) * share.numerator // share.denominator
            instead = (months >= self._lexicon.scoring.equivalent_months) & ~is_met[self._roster.schooling.codes]
            earned = np.where(instead, exact.numerators[-1], earned)
        return Credits(earned, exact.unit)

    def _number(self, asked: Threshold) -> Credits:
        """Judge each distinct number of the metric; the best of a resume's counts."""
        stated = self._roster.numbers.get(self._lexicon.canonical(asked.metric))
        worth = credits_of([value_credit(self._lexicon.scoring, outcome.value) for outcome in OUTCOME_ORDER])
        best = np.full(len(self._roster.resumes), OUTCOME_ORDER.index(Outcome.UNSTATED), dtype=np.int64)
        if stated is not None:
            direction, near_share = direction_of(asked.metric, self._lexicon), self._lexicon.scoring.near_share
            compared = (compare(one.quantity, asked.quantity, direction=direction, near_share=near_share) for one in stated.examples)
            outcomes = [OUTCOME_ORDER.index(outcome) for outcome, _ in compared]
            np.maximum.at(best, stated.owners, np.array(outcomes, dtype=np.int64)[stated.kinds])
        return Credits(worth.numerators[best], worth.unit)

    def _grouped(self, groups: Groups, credit: Callable[[Resume], Fraction]) -> Credits:
        exact = credits_of([credit(self._roster.resumes[at]) for at in groups.firsts])
        return Credits(exact.numerators[groups.codes], exact.unit)
