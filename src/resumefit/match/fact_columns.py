"""Many resumes -> what each has of a fact asked: role, months, schooling, languages, numbers."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column, Groups, grouped, of_groups
from resumefit.match.coverage import Shown
from resumefit.match.covers import cover_of
from resumefit.match.experience import Had, cover_of_had, experience_had
from resumefit.match.histories import Histories
from resumefit.match.jobs import jobs_of
from resumefit.match.matching import lacking, with_proven
from resumefit.match.model import Asked
from resumefit.match.questions import Proof, Question
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Role, Threshold
from resumefit.resume.model import Position, Resume


@dataclass(frozen=True, slots=True)
class _Had:
    """What each resume tells of a kind of experience."""

    each: Sequence[Had]
    groups: Groups


@dataclass(frozen=True, slots=True)
class Facts:
    """Resumes with what their jobs prove; what was found out once is kept."""

    resumes: Sequence[Resume]
    lexicon: Lexicon
    _jobs: dict[Proof, list[tuple[Position, ...]]] = field(default_factory=dict)
    _proven: dict[tuple[Proof, ...], list[Resume]] = field(default_factory=dict)
    _grouped: dict[tuple[str, str | bool], Groups] = field(default_factory=dict)
    _experience: dict[tuple[str, Role | None, tuple[Proof, ...]], _Had] = field(default_factory=dict)
    _histories: Histories = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_histories", Histories(self.lexicon))

    def jobs(self, proof: Proof) -> list[tuple[Position, ...]]:
        """Give the jobs of each resume that prove a kind of experience."""
        if proof not in self._jobs:
            kind = proof.kind.removesuffix("-experience")
            self._jobs[proof] = [jobs_of(kind, resume, role=proof.role, lexicon=self.lexicon) for resume in self.resumes]
        return self._jobs[proof]

    def proofs(self, proofs: tuple[Proof, ...]) -> list[dict[str, tuple[Position, ...]]]:
        """Give what is proven by jobs: service work, and some kinds of experience."""
        service = self.lexicon.wording("service-job-proves")
        serving = [tuple(job for job in resume.positions if job.customer_service) for resume in self.resumes]
        found = [dict.fromkeys(service, jobs) for jobs in serving]
        for proof in proofs:
            for known, jobs in zip(found, self.jobs(proof), strict=True):
                known[proof.kind] = jobs
        return found

    def proven(self, proofs: tuple[Proof, ...]) -> Sequence[Resume]:
        """Give the resumes with what is proven; one that gains nothing by the proofs is the same object as without them."""
        if proofs not in self._proven:
            known = self.proofs(proofs)
            base = self.proofs(()) if proofs else known
            plain = self.proven(()) if proofs else self.resumes
            self._proven[proofs] = [
                one if proofs and lacking(resume, more) == lacking(resume, less) else with_proven(resume, more)
                for resume, one, more, less in zip(self.resumes, plain, known, base, strict=True)
            ]
        return self._proven[proofs]

    def column(self, question: Question) -> Column:
        """Give the covers of a fact: resumes that are alike in what it depends on are judged once."""
        asked, resumes = question.asked, self.proven(question.proofs)
        if isinstance(asked, Role):
            return self._histories.column(asked, resumes)
        if isinstance(asked, ExperienceNeed):
            had, months, kind = self._had(asked.of, question.role, question.proofs), asked.months, asked.of
            return of_groups(had.groups, lambda at: cover_of_had(months, kind, had.each[at], self.lexicon)[0])
        return of_groups(self._groups(asked), lambda at: cover_of(asked, Shown(resumes[at], {}, {}, {}), role=None, lexicon=self.lexicon))

    def _had(self, kind: str, role: Role | None, proofs: tuple[Proof, ...]) -> _Had:
        key = (kind, role, proofs)
        if key not in self._experience:
            each = [experience_had(kind, resume, role=role, lexicon=self.lexicon) for resume in self.proven(proofs)]
            self._experience[key] = _Had(each, grouped(each))
        return self._experience[key]

    def _groups(self, asked: Asked) -> Groups:
        if isinstance(asked, EducationNeed):
            return self._alike(
                ("education", asked.or_equivalent_experience), lambda one: _schooling(one, months=asked.or_equivalent_experience)
            )
        if isinstance(asked, LanguageNeed):
            language = asked.language
            return self._alike(("language", language), lambda one: _spoken(one, language))
        if isinstance(asked, Threshold):
            metric = self.lexicon.canonical(asked.metric)
            return self._alike(("number", metric), lambda one: self._quantities(one, metric))
        return self._alike(("resume", ""), id)

    def _alike(self, name: tuple[str, str | bool], key: Callable[[Resume], Hashable]) -> Groups:
        if name not in self._grouped:
            self._grouped[name] = grouped(map(key, self.resumes))
        return self._grouped[name]

    def _quantities(self, resume: Resume, metric: str) -> Hashable:
        canonical = self.lexicon.canonical
        return tuple((one.metric, one.quantity) for one in resume.metrics if one.metric == metric or canonical(one.metric) == metric)


def _schooling(resume: Resume, *, months: bool) -> Hashable:
    return tuple((one.level, one.completed) for one in resume.education), resume.months_total if months else None


def _spoken(resume: Resume, language: str) -> Hashable:
    return tuple((one.language, one.level) for one in resume.languages if one.language == language)
