"""What is sent to a worker and what comes back.

A task goes to its worker as a pickled record of this program's own. What comes back is JSON and bytes, so that a worker whose reader a
document got hold of can send nothing that runs.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from resumefit.batch.cache import Shelf
from resumefit.batch.model import Failure
from resumefit.batch.plan import Entry, Plan
from resumefit.lexicon.model import Lexicon

_LARGEST_TASK, _TASKS_AHEAD = 32, 4
_PAIRS_IN_TASK, _POSTINGS_AT_ONCE = 2_000, 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A read posting of a run: where its bytes lie, or why it could not be read."""

    id: str
    start: int = 0
    length: int = 0
    failure: Failure | None = None
    label: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setup:
    """What all tasks of a run share."""

    lexicon: Lexicon
    today: date
    redact: bool
    spool: str
    """File in which the read postings lie."""
    shelf: Shelf | None = None
    pages: bool = False
    """Whether to write a page for each resume."""


@dataclass(frozen=True, slots=True)
class PostingTask:
    """A posting to read."""

    entry: Entry
    content: bytes | None = None
    """Its bytes, where the worker cannot open the file."""
    failure: Failure | None = None

    def blamed(self, at: int, failure: Failure) -> "PostingTask":
        """Give the task with the word that it killed its worker."""
        return replace(self, failure=replace(failure, document="posting"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resume to read, and the places of its postings among those of the task."""

    entry: Entry
    asked: tuple[int, ...]
    first: bool = True
    """No earlier task holds some of its postings."""
    content: bytes | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class ScoreTask:
    """Some resumes to read and to score."""

    candidates: tuple[Candidate, ...]
    asked: tuple[Asked, ...]

    def blamed(self, at: int, failure: Failure) -> "ScoreTask":
        """Give the task with the word that one of its resumes killed the worker."""
        marked = (replace(one, failure=failure) if place == at else one for place, one in enumerate(self.candidates))
        return replace(self, candidates=tuple(marked))


Task = PostingTask | ScoreTask


@dataclass(frozen=True, slots=True)
class Answer:
    """What a task came to."""

    told: Mapping[str, Any]
    """Of a posting: failure, label, warnings. Of resumes: how many pairs were scored or not, failed pairs by slug."""
    body: bytes
    """Of a posting: the read posting. Of resumes: lines of records."""
    pages: tuple[tuple[str, bytes], ...] = ()
    """A page for each resume that was scored, by its id."""

    def pack(self) -> bytes:
        """Put all in one piece of bytes."""
        head = {"told": self.told, "body": len(self.body), "pages": [(name, len(page)) for name, page in self.pages]}
        return b"".join((json.dumps(head).encode(), b"\n", self.body, *(page for _, page in self.pages)))

    @classmethod
    def unpack(cls, packed: bytes) -> "Answer":
        """Take the pieces apart; ValueError or KeyError where the bytes are no answer."""
        end = packed.index(b"\n")
        head = json.loads(packed[:end])
        at = end + 1 + int(head["body"])
        body = packed[end + 1 : at]
        pages = []
        for name, length in head["pages"]:
            pages.append((str(name), packed[at : at + length]))
            at += length
        return cls(head["told"], body, tuple(pages))


def score_tasks(plan: Plan, asked: tuple[Asked, ...], *, done: int, jobs: int) -> Iterator[ScoreTask]:
    """Cut what is left into tasks, smaller ones towards the end so that no worker waits long for another one."""
    candidates: list[Candidate] = []
    pairs = 0
    last = len(plan.resumes) - 1
    for at, entry in enumerate(plan.resumes):
        own = plan.postings_of(at)
        skipped = min(done, len(own))
        done -= skipped
        for start in range(skipped, len(own), _POSTINGS_AT_ONCE):
            candidates.append(Candidate(entry, own[start : start + _POSTINGS_AT_ONCE], first=start == 0))
            pairs += len(candidates[-1].asked)
            most = max(1, min(_LARGEST_TASK, (last - at) // (jobs * _TASKS_AHEAD)))
            twin = at < last and entry.sha256 is not None and plan.resumes[at + 1].sha256 == entry.sha256
            if pairs >= _PAIRS_IN_TASK or (len(candidates) >= most and not twin) or len(candidates) >= 2 * _LARGEST_TASK:
                yield _task(candidates, asked)
                candidates, pairs = [], 0
    if candidates:
        yield _task(candidates, asked)


def _task(candidates: Sequence[Candidate], asked: tuple[Asked, ...]) -> ScoreTask:
    """Give a task the postings that it needs and no others."""
    used = sorted({place for candidate in candidates for place in candidate.asked})
    new = {old: place for place, old in enumerate(used)}
    moved = tuple(replace(one, asked=tuple(new[place] for place in one.asked)) for one in candidates)
    return ScoreTask(moved, tuple(asked[place] for place in used))
