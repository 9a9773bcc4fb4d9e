"""Many resumes -> which of their jobs are near to a role, of a kind of experience, or prove a thing by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from resumefit.match.job_rows import Flags
from resumefit.match.jobs import STEPS, Sought, is_same_title, kind_shown, service_proofs, sought, titled_step
from resumefit.match.questions import Proof
from resumefit.match.roster import Graded, Roster
from resumefit.posting.model import ANY_WORK, Role
from resumefit.resume.model import Strength

Steps = NDArray[np.int8]
_SAME, _OTHER_ROLE, _OTHER_SERVICE, _SOME_SERVICE = (STEPS.index(step) for step in ("same", "other_role", "other_service", "some_service"))


@dataclass(frozen=True, slots=True)
class Backed:
    """How strongly resumes back terms, with what their jobs prove by themselves."""

    numbers: Mapping[str, int]
    """Term -> its row."""
    grades: Graded
    """Terms x resumes: 0 for none; row 0 is for terms that none backs. The last rows are for what jobs prove."""
    said: tuple[int, ...]
    """For each of the last rows that of the same term without what jobs prove; 0 where no resume names it."""


class JobChoices:
    """The choices that postings make among the jobs of resumes, by the rules of `jobs`; each is made once."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._lexicon = roster.lexicon
        self._counted = roster.jobs.at_work | roster.jobs.serving
        self._told: dict[str, Flags] = {}
        self._proven: dict[tuple[Proof, ...], Mapping[str, Flags]] = {}
        self._serves: dict[tuple[Proof, ...], Flags] = {}
        self._near: dict[Sought, Steps] = {}

    def of_kind(self, kind: str, role: Role | None, proofs: tuple[Proof, ...] | None) -> Flags:
        """Choose the jobs in which a kind of experience was had; without `proofs` only what the resumes say counts."""
        jobs, lexicon = self.roster.jobs, self._lexicon
        if kind == ANY_WORK:
            return jobs.at_work
        if kind in lexicon.wording("like-experience"):
            near = self.nearness(sought(role, lexicon=lexicon))
            return near <= (_OTHER_ROLE if role is not None and role.term else _OTHER_SERVICE)
        if kind in lexicon.wording("service-experience"):
            return jobs.at_work & jobs.serving
        if kind not in self._told:
            self._told[kind] = self._telling(kind)
        return self._told[kind] | (jobs.at_work & self._proving(kind_shown(kind, lexicon).proofs, proofs))

    def _telling(self, kind: str) -> Flags:
        """Choose the jobs of which lines, title or text tell a kind of experience."""
        jobs, shown = self.roster.jobs, kind_shown(kind, self._lexicon)
        terms, at, _ = self.roster.terms.at_jobs
        takes = np.array([shown.takes_duties(roles, serves=serves) for roles, serves in jobs.roles], dtype=np.bool_)[jobs.kinds]
        telling = self._among(shown.proofs)[terms] & (takes[at] | ~self._among(shown.duties)[terms])
        chosen = jobs.everywhere(at[telling])
        by_title = np.array([any(one in shown.proofs for one in roles) for roles, _ in jobs.roles], dtype=np.bool_)
        return jobs.at_work & (chosen | by_title[jobs.kinds] | self._saying(shown.stems))

    def _proving(self, targets: frozenset[str], proofs: tuple[Proof, ...] | None) -> Flags:
        """Choose the jobs that prove some terms by themselves; none without `proofs`."""
        chosen = np.zeros(len(self.roster.jobs.owners), dtype=np.bool_)
        for target, proving in (self.proven(proofs) if proofs is not None else {}).items():
            if target in targets:
                chosen |= self.roster.jobs.everywhere(np.flatnonzero(proving))
        return chosen

    def proven(self, proofs: tuple[Proof, ...]) -> Mapping[str, Flags]:
        """Give for each thing that jobs may prove by themselves the jobs that do, in resumes where no line shows it."""
        if proofs not in self._proven:
            jobs, terms = self.roster.jobs, self.roster.terms
            proving = dict.fromkeys(self._lexicon.wording("service-job-proves"), jobs.serving)
            proving |= {proof.kind: self.of_kind(proof.kind.removesuffix("-experience"), proof.role, None) for proof in proofs}
            shown = {target: terms.said[terms.numbers.get(target, 0)] >= Strength.SHOWN for target in proving}
            self._proven[proofs] = {target: chosen & ~shown[target][jobs.owners] for target, chosen in proving.items()}
        return self._proven[proofs]

    def backed(self, proofs: tuple[Proof, ...]) -> Backed:
        """Give how strongly resumes back terms, with what their jobs prove."""
        jobs, terms = self.roster.jobs, self.roster.terms
        proven = self.proven(proofs)
        said = tuple(terms.numbers.get(target, 0) for target in proven)
        added = np.zeros((len(proven), jobs.count), dtype=np.uint8)
        for row, chosen in zip(added, proven.values(), strict=True):
            row[jobs.owners[chosen]] = Strength.SHOWN
        grades = np.concatenate([terms.grades, np.maximum(added, terms.grades[list(said)])])
        return Backed(dict(terms.numbers) | dict(zip(proven, range(len(terms.grades), len(grades)), strict=True)), grades, said)

    def serves(self, proofs: tuple[Proof, ...]) -> Flags:
        """Choose the jobs of which a line shows that people were served."""
        if proofs not in self._serves:
            self._serves[proofs] = self._plainly_serving | self._proving(service_proofs(self._lexicon), proofs)
        return self._serves[proofs]

    @cached_property
    def _plainly_serving(self) -> Flags:
        terms, at, strengths = self.roster.terms.at_jobs
        return self.roster.jobs.everywhere(at[self._among(service_proofs(self._lexicon))[terms] & (strengths > Strength.LISTED)])

    def nearness(self, wanted: Sought) -> Steps:
        """Give the step at which each job stands to a role, whatever its lines show; len(STEPS) for none."""
        return self.nearnesses([wanted])[:, 0]

    def nearnesses(self, wanted: Sequence[Sought]) -> Steps:
        """Give the steps of jobs (rows) to roles (columns)."""
        missing = [one for one in dict.fromkeys(wanted) if one not in self._near]
        for one in missing:
            self._near[one] = self._nearness(one)
        return np.array([self._near[one] for one in wanted], dtype=np.int8).reshape(len(wanted), len(self.roster.jobs.owners)).T

    def ladders(self, asked: Sequence[tuple[Sought, tuple[Proof, ...]]]) -> Steps:
        """Give the steps of jobs to roles, work in which people were served at times with it."""
        serves = np.array([self.serves(proofs) for _, proofs in asked], dtype=np.bool_).reshape(len(asked), len(self.roster.jobs.owners)).T
        near = self.nearnesses([wanted for wanted, _ in asked])
        return np.where(serves & self._counted[:, None], np.minimum(near, _SOME_SERVICE), near)

    def _nearness(self, wanted: Sought) -> Steps:
        jobs, lexicon = self.roster.jobs, self._lexicon
        steps = [titled_step(wanted.term, roles, customer_service=serving, lexicon=lexicon) for roles, serving in jobs.roles]
        near = np.array(steps, dtype=np.int8)[jobs.kinds]
        if wanted.words:
            same = np.array([is_same_title(wanted.words, words) for words in jobs.titles], dtype=np.bool_)
            near[same[jobs.titled]] = _SAME
        near = np.where(jobs.volunteer, np.maximum(near, _OTHER_SERVICE), near)
        return np.where(self._counted, near, len(STEPS)).astype(np.int8)

    def _among(self, targets: frozenset[str]) -> Flags:
        numbers = self.roster.terms.numbers
        some = np.zeros(len(self.roster.terms.grades), dtype=np.bool_)
        some[[numbers[target] for target in targets if target in numbers]] = True
        return some

    def _saying(self, stems: frozenset[str]) -> Flags:
        """Choose the jobs in whose text all of some words stand."""
        first, last = self.roster.job_words
        saying = np.full(len(first), bool(stems), dtype=np.bool_)
        for stem in stems:
            places = self.roster.words.of(stem)
            saying &= np.searchsorted(places, first) < np.searchsorted(places, last)
        return saying
