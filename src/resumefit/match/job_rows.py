"""Many resumes -> their jobs in rows, and what any choice of them comes to in months."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.jobs import present_of, title_words
from resumefit.match.role import is_fresh
from resumefit.resume.model import Position, Resume
from resumefit.resume.service import months_of_position
from resumefit.span import Span

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
_FOUND, _DATED, _FRESH = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Spent:
    """What some choices of jobs come to: jobs chosen x resumes."""

    found: Flags
    """Whether a resume has such jobs."""
    months: Numbers
    """The months that they cover, overlaps once; -1 where they have no dates."""
    fresh: Flags
    """Whether one of them ended not long ago, or goes on."""


@dataclass(frozen=True, slots=True)
class JobRows:
    """The jobs of resumes, those of a resume in the order of the months in which they began."""

    count: int
    """How many resumes."""
    owners: Numbers
    """Number of the resume of each job."""
    numbers: Numbers
    """Number of each job within its resume."""
    kinds: Numbers
    """Number of its kind: its roles, and whether it is service work."""
    roles: tuple[tuple[tuple[str, ...], bool], ...]
    """Of each kind."""
    titled: Numbers
    """Number of its title."""
    titles: tuple[tuple[str, ...], ...]
    """Of each number, its words as `jobs.title_words` gives them."""
    at_work: Flags
    """Whether it stands among the jobs, not those of volunteers."""
    volunteer: Flags
    serving: Flags
    """Whether it is service work."""
    firsts: NDArray[np.int32]
    """The month in which it began; 0 without dates, as `ends`."""
    ends: NDArray[np.int32]
    """The month after the last one."""
    flags: NDArray[np.uint8]
    turns: tuple[NDArray[np.int64], ...]
    """The first job of each resume, the second of each that has two, and so on."""
    same: Numbers
    """For each job the first one that stands in the same place of the resume's text: mostly itself."""

    def at(self, owners: Numbers, numbers: Numbers) -> Numbers:
        """Give where jobs stand in the rows, by their resumes and their numbers within these."""
        begins = np.searchsorted(self.owners, np.arange(self.count))
        row_of = np.empty(len(self.owners), dtype=np.int64)
        row_of[begins[self.owners] + self.numbers] = np.arange(len(self.owners))
        found: Numbers = row_of[begins[owners] + numbers]
        return found

    def everywhere(self, rows: Numbers) -> Flags:
        """Mark some jobs, and those that stand in the same place of the text."""
        marked = np.zeros(len(self.owners), dtype=np.bool_)
        marked[self.same[rows]] = True
        placed: Flags = marked[self.same]
        return placed

    def spent(self, chosen: Flags) -> Spent:
        """Count what choices of jobs come to; `chosen` is jobs x choices."""
        shape = (self.count, chosen.shape[1])
        flags = np.zeros(shape, dtype=np.uint8)
        upto = np.zeros(shape, dtype=np.int32)
        months = np.zeros(shape, dtype=np.int32)
        for turn in self.turns:
            owners, mine = self.owners[turn], chosen[turn]
            flags[owners] |= mine * self.flags[turn, None]
            ends = self.ends[turn, None] * mine
            reached = upto[owners]
            months[owners] += np.maximum(ends - np.maximum(self.firsts[turn, None], reached), 0)
            upto[owners] = np.maximum(reached, ends)
        dated = (flags & _DATED) > 0
        return Spent((flags & _FOUND).T > 0, np.where(dated, months, -1).T.astype(np.int64), (flags & _FRESH).T > 0)


def job_rows(resumes: Sequence[Resume], *, lexicon: Lexicon) -> JobRows:
    """Put the jobs of resumes in rows."""
    kinds: dict[tuple[tuple[str, ...], bool], int] = {}
    rows: list[tuple[int, int, int, int, int, int]] = []
    jobs: list[Position] = []
    for owner, resume in enumerate(resumes):
        if not resume.positions:
            continue
        today = present_of(resume)
        dated = [(months_of_position(job, today=today), at, job) for at, job in enumerate(resume.positions)]
        for months, at, job in sorted(dated, key=lambda one: one[0].start if one[0] is not None else 0):
            flags = _FOUND | (_DATED if months is not None else 0) | (_FRESH if is_fresh([job], resume, lexicon=lexicon) else 0)
            kind = kinds.setdefault((job.roles, job.customer_service), len(kinds))
            first, end = (months.start, months.stop) if months is not None else (0, 0)
            rows.append((owner, at, kind, first, end, flags))
            jobs.append(job)
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    owners = table[:, 0]
    begins = np.flatnonzero(np.diff(owners, prepend=-1))
    turn = np.arange(len(owners)) - np.repeat(begins, np.diff(np.append(begins, len(owners))))
    by_span: dict[tuple[int, Span], int] = {}
    titles: dict[tuple[str, ...], int] = {}
    titled = [titles.setdefault(title_words(job.title, lexicon), len(titles)) for job in jobs]
    same = [by_span.setdefault((row[0], job.span), at) for at, (row, job) in enumerate(zip(rows, jobs, strict=True))]
    return JobRows(
        len(resumes), owners, table[:, 1], table[:, 2], tuple(kinds), np.array(titled, dtype=np.int64), tuple(titles),
        at_work=np.array([job.section == "experience" for job in jobs], dtype=np.bool_),
        volunteer=np.array([job.section == "volunteer" for job in jobs], dtype=np.bool_),
        serving=np.array([job.customer_service for job in jobs], dtype=np.bool_),
        firsts=table[:, 3].astype(np.int32), ends=table[:, 4].astype(np.int32), flags=table[:, 5].astype(np.uint8),
        turns=tuple(np.flatnonzero(turn == at) for at in range(int(turn.max(initial=-1)) + 1)),
        same=np.array(same, dtype=np.int64),
    )  # fmt: skip
