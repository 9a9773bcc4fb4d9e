"""Many resumes -> what each has of a fact asked: role, months, schooling, languages, numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column, of_covers
from resumefit.match.coverage import Cover, Shown
from resumefit.match.covers import cover_of
from resumefit.match.jobs import jobs_of
from resumefit.match.matching import lacking, with_proven
from resumefit.match.questions import Proof, Question
from resumefit.resume.model import Position, Resume


@dataclass(frozen=True, slots=True)
class Histories:
    """Resumes with what their jobs prove; what was found out once is kept."""

    resumes: Sequence[Resume]
    lexicon: Lexicon
    _jobs: dict[Proof, list[tuple[Position, ...]]] = field(default_factory=dict)
    _proven: dict[tuple[Proof, ...], list[Resume]] = field(default_factory=dict)
    _covers: dict[tuple[Question, int], Cover] = field(default_factory=dict)

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
        """Give the covers of a fact."""
        bare = Question(question.asked, question.role, ())
        covers = []
        for resume in self.proven(question.proofs):
            key = (bare, id(resume))
            if key not in self._covers:
                self._covers[key] = cover_of(question.asked, Shown(resume, {}, {}, {}), role=question.role, lexicon=self.lexicon)
            covers.append(self._covers[key])
        return of_covers(covers)
