"""Many resumes -> what the jobs of each come to beside a role, each set of jobs counted once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column
from resumefit.match.coverage import Cover
from resumefit.match.jobs import STEPS, jobs_counted, serving_jobs, step_of
from resumefit.match.role import Ladder, Rung, cover_of_ladder, rung_of
from resumefit.posting.model import Role
from resumefit.resume.model import Position, Resume

_Kind = tuple[tuple[str, ...], bool, bool, bool]
"""What the step of a job depends on: its roles, whether it is service work, whether a line of it tells of serving people, whether it was a
volunteer's."""


@dataclass(frozen=True, slots=True)
class _History:
    """The jobs of a resume."""

    resume: Resume
    jobs: tuple[Position, ...]
    kinds: tuple[int, ...]
    """Number of the kind of each job."""
    covers: dict[tuple[int, ...], int] = field(default_factory=dict)
    """Step of each job -> number of the cover that comes of them."""
    rungs: dict[tuple[bool, ...], Rung | None] = field(default_factory=dict)
    """Which jobs -> what they come to."""


class Histories:
    """The jobs of resumes, by what a role sees in them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._kinds: dict[_Kind, int] = {}
        self._examples: list[tuple[Position, bool]] = []
        self._histories: dict[int, _History] = {}
        self._numbers: dict[Cover, int] = {}
        self._covers: list[Cover] = []

    def column(self, role: Role, resumes: Sequence[Resume]) -> Column:
        """Give the covers of a role; the resumes have to live as long as this."""
        histories = [self._histories.get(id(resume)) or self._history(resume) for resume in resumes]
        away = [step_of(job, role, serves=serves, lexicon=self._lexicon) for job, serves in self._examples]
        codes = []
        for history in histories:
            steps = tuple([away[kind] for kind in history.kinds])
            code = history.covers.get(steps)
            if code is None:
                cover = cover_of_ladder(self._ladder(history, steps), self._lexicon)[0]
                code = history.covers[steps] = self._numbers.setdefault(cover, len(self._covers))
                if code == len(self._covers):
                    self._covers.append(cover)
            codes.append(code)
        distinct, places = np.unique(np.array(codes, dtype=np.int64), return_inverse=True)
        return Column(tuple([self._covers[code] for code in distinct.tolist()]), places)

    def _history(self, resume: Resume) -> _History:
        serving = serving_jobs(resume, lexicon=self._lexicon)
        jobs = jobs_counted(resume)
        found = _History(resume, jobs, tuple(self._kind(job, serves=job.span in serving) for job in jobs))
        self._histories[id(resume)] = found
        return found

    def _kind(self, job: Position, *, serves: bool) -> int:
        number = self._kinds.setdefault((job.roles, job.customer_service, serves, job.section == "volunteer"), len(self._kinds))
        if number == len(self._examples):
            self._examples.append((job, serves))
        return number

    def _ladder(self, history: _History, steps: tuple[int, ...]) -> Ladder:
        ladder = []
        for at in range(len(STEPS)):
            held = tuple(step <= at for step in steps)
            if held not in history.rungs:
                jobs = tuple(job for job, is_held in zip(history.jobs, held, strict=True) if is_held)
                history.rungs[held] = rung_of(jobs, history.resume, lexicon=self._lexicon)
            ladder.append(history.rungs[held])
        return tuple(ladder)
