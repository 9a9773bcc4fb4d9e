"""Many resumes -> what their jobs prove where no line says it."""

from collections.abc import Mapping, Sequence

from resumefit.lexicon.model import Lexicon
from resumefit.match.jobs import jobs_of
from resumefit.match.matching import with_proven
from resumefit.match.questions import Proof
from resumefit.resume.model import Position, Resume, Strength

_Jobs = tuple[Position, ...]


class Proven:
    """Resumes with what their jobs prove; what was found out once is kept."""

    def __init__(self, resumes: Sequence[Resume], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._resumes = resumes
        self._said = [frozenset(one.target for one in resume.evidence if one.strength >= Strength.SHOWN) for resume in resumes]
        self._jobs: dict[Proof, list[_Jobs]] = {}
        self._known: dict[tuple[Proof, ...], list[Mapping[str, _Jobs]]] = {}
        self._with: dict[tuple[Proof, ...], list[Resume]] = {}

    def jobs(self, proofs: tuple[Proof, ...]) -> Sequence[Mapping[str, _Jobs]]:
        """Give for each resume the jobs that prove service work and some kinds of experience; all have the same keys in one order."""
        if proofs not in self._known:
            service = self.lexicon.wording("service-job-proves")
            serving = [tuple(job for job in resume.positions if job.customer_service) for resume in self._resumes]
            rows = [self._jobs_of(proof) for proof in proofs]
            kinds = [proof.kind for proof in proofs]
            self._known[proofs] = [
                dict.fromkeys(service, jobs) | dict(zip(kinds, (row[at] for row in rows), strict=True)) for at, jobs in enumerate(serving)
            ]
        return self._known[proofs]

    def resumes(self, proofs: tuple[Proof, ...]) -> Sequence[Resume]:
        """Give the resumes with what is proven; one that gains nothing by the proofs is the same object as without them."""
        if proofs not in self._with:
            known = self.jobs(proofs)
            if proofs:
                self._with[proofs] = [
                    with_proven(resume, jobs) if self._gains(at, jobs) else plain
                    for at, (resume, jobs, plain) in enumerate(zip(self._resumes, known, self.resumes(()), strict=True))
                ]
            else:
                self._with[proofs] = [with_proven(resume, jobs) for resume, jobs in zip(self._resumes, known, strict=True)]
        return self._with[proofs]

    def _gains(self, at: int, jobs: Mapping[str, _Jobs]) -> bool:
        """Say whether some proofs add anything to what a resume says and its service work proves."""
        said, base = self._said[at], self.jobs(())[at]
        return any(target not in said and found != base.get(target, ()) for target, found in jobs.items())

    def _jobs_of(self, proof: Proof) -> list[_Jobs]:
        if proof not in self._jobs:
            kind = proof.kind.removesuffix("-experience")
            self._jobs[proof] = [jobs_of(kind, resume, role=proof.role, lexicon=self.lexicon) for resume in self._resumes]
        return self._jobs[proof]
