"""Many resumes x facts asked -> the exact credits that matching one by one gives, without its reasons."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resumefit.match.credits import Credits, credits_of
from resumefit.match.experience import AROUND, is_service_kind, words_naming, worth_of_months
from resumefit.match.facts import education_cover, months_instead
from resumefit.match.job_choices import JobChoices
from resumefit.match.job_rows import Flags, Numbers, Spent
from resumefit.match.jobs import STEPS, sought
from resumefit.match.languages import language_cover
from resumefit.match.model import Outcome
from resumefit.match.questions import Question
from resumefit.match.role import Ladder, Rung, cover_of_ladder
from resumefit.match.values import OUTCOME_ORDER, compare, direction_of
from resumefit.posting.model import ANY_WORK, EducationNeed, ExperienceNeed, LanguageNeed, Role, Threshold
from resumefit.weights import value_credit

_SAME_TRADE, _OTHER_SERVICE = STEPS.index("same_trade"), STEPS.index("other_service")


class FactCredits:
    """What resumes earn for facts; months of all choices of jobs that the questions need are counted at once."""

    def __init__(self, asked: Sequence[Question], choices: JobChoices) -> None:
        self.choices = choices
        self.roster = choices.roster
        self._lexicon = choices.roster.lexicon
        self._compared: dict[Threshold, list[int]] = {}
        self._schooling: dict[str, tuple[list[Fraction], Flags]] = {}
        self.columns: dict[Question, int] = {}
        """Question -> the first of its choices of jobs in `spent`."""
        self.spent = self._count(asked)
        self._ladders = self._climbed(len(STEPS) * sum(isinstance(one.asked, Role) for one in asked))

    def credits(self, question: Question) -> Credits:
        """Give what each resume earns for a fact."""
        asked = question.asked
        if isinstance(asked, Role):
            return Credits(self._ladders.numerators[self.columns[question] // len(STEPS)], self._ladders.unit)
        if isinstance(asked, ExperienceNeed):
            return self._experience(asked, question)
        if isinstance(asked, EducationNeed):
            return self._education(asked, question)
        if isinstance(asked, LanguageNeed):
            return self._language(asked)
        if isinstance(asked, Threshold):
            return self._number(asked)
        raise TypeError(f"{type(asked).__name__} is no fact")

    def _count(self, asked: Sequence[Question]) -> Spent:
        """Choose the jobs that questions look at, and count their months."""
        wanted = [(one, one.asked) for one in asked if isinstance(one.asked, Role)]
        roles = [one for one, _ in wanted]
        ladders = self.choices.ladders([(sought(role, lexicon=self._lexicon), one.proofs) for one, role in wanted])
        columns = [ladders <= step for step in range(len(STEPS))]
        each = [np.stack(columns, axis=2).reshape(len(ladders), len(roles) * len(STEPS))]
        self.columns.update({one: at * len(STEPS) for at, one in enumerate(roles)})
        at = len(roles) * len(STEPS)
        for one in asked:
            if isinstance(one.asked, ExperienceNeed):
                chosen = self.choices.of_kind(one.asked.of, one.role, one.proofs)[:, None]
            elif isinstance(one.asked, EducationNeed) and one.asked.or_equivalent_experience:
                near = self.choices.nearness(sought(one.role, lexicon=self._lexicon))
                chosen = np.stack([near <= _SAME_TRADE, near <= _OTHER_SERVICE], axis=1)
            else:
                continue
            self.columns[one] = at
            at += chosen.shape[1]
            each.append(chosen)
        return self.roster.jobs.spent(np.concatenate(each, axis=1))

    def _climbed(self, count: int) -> Credits:
        """Judge each distinct ladder of the first `count` columns: months beyond a full length earn no more."""
        full, found = self._lexicon.scoring.full_months, self.spent.found[:count]
        months = np.minimum(self.spent.months[:count], full) + 1
        rungs = np.where(found, 1 + 2 * months + self.spent.fresh[:count], 0)
        packed = rungs.reshape(count // len(STEPS), len(STEPS), len(self.roster.resumes))
        size = 2 * full + 5
        codes = np.zeros((packed.shape[0], packed.shape[2]), dtype=np.int64)
        ladders: list[Ladder] = [()]
        for step in range(len(STEPS)):
            codes = codes * size + packed[:, step]
            number = np.zeros(len(ladders) * size, dtype=np.int64)
            number[codes] = 1
            distinct = np.flatnonzero(number)
            number[distinct] = np.arange(len(distinct))
            codes = number[codes]
            ladders = [(*ladders[code // size], _rung(code % size)) for code in distinct.tolist()]
        exact = credits_of([cover_of_ladder(ladder, self._lexicon)[0].credit for ladder in ladders])
        return Credits(exact.numerators[codes], exact.unit)

    def _experience(self, asked: ExperienceNeed, question: Question) -> Credits:
        """Take the best of what dates show, of other service work, and of what is only claimed."""
        worth, most = worth_of_months(self._lexicon), max(1, asked.months)
        found, months, served, claimed = self.had(question)
        exact = credits_of([worth.least, worth.dated / most, worth.served / most, worth.claimed / most])
        least, each_dated, each_served, each_claimed = exact.numerators
        dated = np.where(found, np.maximum(least, np.minimum(np.maximum(months, 0), most) * each_dated), 0)
        others = np.maximum(np.minimum(served, most) * each_served, np.minimum(claimed, most) * each_claimed)
        return Credits(np.maximum(dated, others), exact.unit)

    def had(self, question: Question) -> tuple[Flags, Numbers, Numbers, Numbers]:
        """Give all that resumes tell of a kind of experience asked, as `experience.Had` has it; -1 for months without dates."""
        asked, at = question.asked, self.columns[question]
        kind = asked.of if isinstance(asked, ExperienceNeed) else ""
        months = self.spent.months[at]
        if kind == ANY_WORK:
            months = self.roster.months_total
        elif kind in self._lexicon.wording("service-experience"):
            months = self.roster.months_service
        served = self._served if is_service_kind(kind, self._lexicon) else np.zeros(len(months), dtype=np.int64)
        return self.spent.found[at], months, served, self._claimed(kind, question.role)

    @cached_property
    def _served(self) -> Numbers:
        """The months of all jobs of serving customers."""
        jobs = self.roster.jobs
        serves = np.zeros(len(self.roster.resumes), dtype=np.bool_)
        serves[jobs.owners[jobs.at_work & jobs.serving]] = True
        return np.where(serves, np.maximum(self.roster.months_service, 0), 0)

    def _claimed(self, kind: str, role: Role | None) -> Numbers:
        """Give the longest experience of a kind that each resume states in so many words."""
        claims, words = self.roster.claims, self.roster.words
        longest = np.zeros(len(self.roster.resumes), dtype=np.int64)
        if not len(claims.owners):
            return longest
        near = np.full(len(claims.owners), kind == ANY_WORK, dtype=np.bool_)
        if kind != ANY_WORK:
            first = np.maximum(claims.words - AROUND, words.begins[claims.owners])
            last = np.minimum(claims.words + AROUND + 1, words.begins[claims.owners + 1])
            for stem in words_naming(kind, role, self._lexicon):
                places = words.of(stem)
                near |= np.searchsorted(places, first) < np.searchsorted(places, last)
        np.maximum.at(longest, claims.owners[near], claims.months[near])
        return longest

    def _education(self, asked: EducationNeed, question: Question) -> Credits:
        """Judge each distinct schooling, and let long work stand for what is not met where the posting says so."""
        worth, _ = self._schooling_worth(asked)
        exact = credits_of([*worth, value_credit(self._lexicon.scoring, "met")])
        earned: NDArray[Any] = exact.numerators[:-1][self.roster.schooling.codes]
        _, instead = self.work_instead(asked, question)
        return Credits(np.where(instead, exact.numerators[-1], earned), exact.unit)

    def work_instead(self, asked: EducationNeed, question: Question) -> tuple[Numbers, Flags]:
        """Give the months of work that may stand for schooling, and whether they do: where schooling does not, and the posting says so."""
        codes = self.roster.schooling.codes
        if not asked.or_equivalent_experience:
            return np.zeros(len(codes), dtype=np.int64), np.zeros(len(codes), dtype=np.bool_)
        at = self.columns[question]
        near, wide = np.maximum(self.spent.months[at : at + 2], 0)
        months: Numbers = months_instead(near, wide, role=question.role, lexicon=self._lexicon)
        return months, (months >= self._lexicon.scoring.equivalent_months) & ~self._schooling_worth(asked)[1][codes]

    def _schooling_worth(self, asked: EducationNeed) -> tuple[list[Fraction], Flags]:
        """Give what each distinct schooling earns of a level, and whether it meets it."""
        if asked.level not in self._schooling:
            plain, firsts = replace(asked, or_equivalent_experience=False), self.roster.schooling.firsts
            covers = [education_cover(plain, self.roster.resumes[at], role=None, lexicon=self._lexicon) for at in firsts]
            met = [one.why.comparison is not None and one.why.comparison.outcome is Outcome.MET for one in covers]
            self._schooling[asked.level] = [one.credit for one in covers], np.array(met, dtype=np.bool_)
        return self._schooling[asked.level]

    def _number(self, asked: Threshold) -> Credits:
        """Judge each distinct number of the metric; the best of a resume's counts."""
        worth = credits_of([value_credit(self._lexicon.scoring, outcome.value) for outcome in OUTCOME_ORDER])
        outcomes = np.array([*self._outcomes(asked), OUTCOME_ORDER.index(Outcome.UNSTATED)], dtype=np.int64)
        return Credits(worth.numerators[outcomes[self.best_numbers(asked)]], worth.unit)

    def best_numbers(self, asked: Threshold) -> Numbers:
        """Give for each resume which distinct number of a metric is the best, the first of equals; -1 where it states none."""
        stated = self.roster.numbers.get(self._lexicon.canonical(asked.metric))
        best = np.full(len(self.roster.resumes), -1, dtype=np.int64)
        if stated is not None:
            ranks = np.array(self._outcomes(asked), dtype=np.int64)[stated.kinds]
            firsts = np.flatnonzero(np.diff(stated.owners, prepend=-1))
            latest = len(ranks) - 1 - np.arange(len(ranks))
            highest = np.maximum.reduceat(ranks * len(ranks) + latest, firsts) % len(ranks)
            best[stated.owners[firsts]] = stated.kinds[len(ranks) - 1 - highest]
        return best

    def _outcomes(self, asked: Threshold) -> list[int]:
        """Give how each distinct number of a metric stands to one asked, as an index of OUTCOME_ORDER."""
        if asked not in self._compared:
            stated = self.roster.numbers.get(self._lexicon.canonical(asked.metric))
            direction, near_share = direction_of(asked.metric, self._lexicon), self._lexicon.scoring.near_share
            compared = (
                compare(one.quantity, asked.quantity, direction=direction, near_share=near_share)
                for one in (stated.examples if stated is not None else ())
            )
            self._compared[asked] = [OUTCOME_ORDER.index(outcome) for outcome, _ in compared]
        return self._compared[asked]

    def _language(self, asked: LanguageNeed) -> Credits:
        """Judge each distinct set of languages that holds one of those asked, and one that holds none for all others."""
        groups, resumes, names = self.roster.languages, self.roster.resumes, set(asked.names)
        none: list[Fraction] = []
        worth = []
        for at in groups.firsts:
            silent = names.isdisjoint(one.language for one in resumes[at].languages)
            credit = none[0] if silent and none else language_cover(asked, resumes[at], lexicon=self._lexicon).credit
            worth.append(credit)
            if silent and not none:
                none.append(credit)
        exact = credits_of(worth)
        return Credits(exact.numerators[groups.codes], exact.unit)


@lru_cache(maxsize=1024)
def _rung(packed: int) -> Rung | None:
    """Give a rung of a ladder from one number: 0 for none, else months and freshness."""
    if not packed:
        return None
    months, fresh = divmod(packed - 1, 2)
    return (None if months == 0 else months - 1), bool(fresh)
