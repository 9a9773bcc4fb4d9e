"""Many resumes -> what each has of a fact asked: role, months, schooling, languages, numbers."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from resumefit.extract.mentions import MetricMention
from resumefit.match.columns import Column, Groups, grouped, of_groups
from resumefit.match.covers import number_cover
from resumefit.match.experience import Had, cover_of_had, experience_had
from resumefit.match.facts import education_cover, work_instead
from resumefit.match.histories import Histories
from resumefit.match.languages import language_cover
from resumefit.match.proven import Proven
from resumefit.match.questions import Proof, Question
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Role, Threshold
from resumefit.resume.model import LanguageSkill, Resume

_Stated = TypeVar("_Stated", MetricMention, LanguageSkill)


@dataclass(frozen=True, slots=True)
class _Told:
    """What each resume tells of a kind of experience."""

    each: Sequence[Had]
    groups: Groups


class Facts:
    """Resumes by what facts depend on: those that are alike in it are judged once, by the rule of a single resume."""

    def __init__(self, resumes: Sequence[Resume], proven: Proven) -> None:
        self._resumes = resumes
        self._proven = proven
        self._lexicon = proven.lexicon
        self._histories = Histories(proven.lexicon)
        self._groups: dict[Hashable, Groups] = {}
        self._told: dict[tuple[str, Role | None, tuple[Proof, ...]], _Told] = {}
        self._known: dict[tuple[str, Role | None], dict[int, Had]] = {}
        canonical = self._lexicon.canonical
        self._numbers = _by_name(((canonical(one.metric), one) for one in resume.metrics) for resume in resumes)
        self._languages = _by_name(((one.language, one) for one in resume.languages) for resume in resumes)

    def column(self, question: Question) -> Column:
        """Give the covers of a fact."""
        asked = question.asked
        if isinstance(asked, Role):
            return self._histories.column(asked, self._proven.resumes(question.proofs))
        if isinstance(asked, ExperienceNeed):
            return self._experience(asked, question.role, question.proofs)
        if isinstance(asked, EducationNeed):
            return self._education(asked, question.role)
        if isinstance(asked, LanguageNeed):
            return self._language(asked)
        if isinstance(asked, Threshold):
            return self._number(asked)
        raise TypeError(f"{type(asked).__name__} is no fact")

    def _experience(self, asked: ExperienceNeed, role: Role | None, proofs: tuple[Proof, ...]) -> Column:
        key = (asked.of, role, proofs)
        if key not in self._told:
            each = self._had(asked.of, role, self._proven.resumes(proofs))
            self._told[key] = _Told(each, grouped(each))
        told = self._told[key]
        return of_groups(told.groups, lambda at: cover_of_had(asked.months, asked.of, told.each[at], self._lexicon)[0])

    def _had(self, kind: str, role: Role | None, resumes: Sequence[Resume]) -> list[Had]:
        """Gather what resumes tell of a kind of experience; one that several proofs leave as it is, once."""
        known = self._known.setdefault((kind, role), {})
        for resume in resumes:
            if id(resume) not in known:
                known[id(resume)] = experience_had(kind, resume, role=role, lexicon=self._lexicon)
        return [known[id(resume)] for resume in resumes]

    def _education(self, asked: EducationNeed, role: Role | None) -> Column:
        instead = asked.or_equivalent_experience
        groups = self._alike(("education", instead, role), lambda at: self._schooling(at, role, instead=instead))
        return of_groups(groups, lambda at: education_cover(asked, self._resumes[at], role=role, lexicon=self._lexicon))

    def _schooling(self, at: int, role: Role | None, *, instead: bool) -> Hashable:
        resume = self._resumes[at]
        months = work_instead(resume, role=role, lexicon=self._lexicon) if instead else None
        return tuple((one.level, one.completed) for one in resume.education), months

    def _language(self, asked: LanguageNeed) -> Column:
        stated = [self._languages.get(name, {}) for name in asked.names]
        groups = self._alike(("language", asked.names), lambda at: tuple(tuple(one.level for one in each.get(at, ())) for each in stated))
        return of_groups(groups, lambda at: language_cover(asked, self._resumes[at], lexicon=self._lexicon))

    def _number(self, asked: Threshold) -> Column:
        metric = self._lexicon.canonical(asked.metric)
        stated = self._numbers.get(metric, {})
        groups = self._alike(("number", metric), lambda at: tuple((one.metric, one.quantity) for one in stated.get(at, ())))
        return of_groups(groups, lambda at: number_cover(asked, stated.get(at, ()), lexicon=self._lexicon))

    def _alike(self, name: Hashable, key: Callable[[int], Hashable]) -> Groups:
        if name not in self._groups:
            self._groups[name] = grouped(map(key, range(len(self._resumes))))
        return self._groups[name]


def _by_name(rows: Iterable[Iterable[tuple[str, _Stated]]]) -> Mapping[str, Mapping[int, list[_Stated]]]:
    """Index what resumes state: name -> number of the resume -> what it states of it, in order."""
    found: dict[str, dict[int, list[_Stated]]] = defaultdict(dict)
    for at, row in enumerate(rows):
        for name, one in row:
            found[name].setdefault(at, []).append(one)
    return found
