"""How a run goes about it and how far it is."""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from resumefit.batch.model import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run goes about it; none of this changes a score."""

    jobs: int | None = None
    """Processes that read and score; None: as many as the machine has processors for this program."""
    goes_on: bool = False
    """Go on with the run whose results are there."""
    retry: bool = False
    """Of a run that is gone on with, read those resumes again of which a pair failed."""
    force: bool = False
    """Throw the results away that are there."""
    redact: bool = False
    """Write ids alone, no names of files; an id that is not given is made of the file's content."""
    pages: bool = True
    """Write a page for each resume."""
    parquet: bool = False
    xlsx: bool = False
    cache: str | os.PathLike[str] | None = None
    """Folder in which read resumes are kept for the next run."""
    cache_mib: int = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in pairs."""

    total: int
    ok: int = 0
    unscored: int = 0
    failed: dict[str, int] = field(default_factory=dict)
    """Slug -> pairs that failed for it."""

    @property
    def done(self) -> int:
        """Pairs that have their record."""
        return self.ok + self.unscored + self.failures

    @property
    def failures(self) -> int:
        """Pairs that failed."""
        return sum(self.failed.values())

    def plus(self, counts: Mapping[str, int]) -> "Progress":
        """Add what a task came to."""
        failed = Counter(self.failed)
        failed.update({slug: count for slug, count in counts.items() if slug not in _NO_FAILURE})
        return Progress(self.total, self.ok + counts.get("ok", 0), self.unscored + counts.get("unscored", 0), dict(failed))


_NO_FAILURE = frozenset({State.OK.value, State.UNSCORED.value})


@dataclass(frozen=True, slots=True)
class Unread:
    """A document whose pairs failed."""

    document: str
    """resume or posting."""
    id: str
    name: str | None
    """Its file's own name; None where the run was told to leave names out."""
    code: str
    """One of `resumefit.slugs.SLUGS`."""


@dataclass(frozen=True, slots=True)
class GroupPages:
    """What became of the groups that a list names."""

    written: tuple[tuple[str, str], ...] = ()
    """Group, and the name of its page's file."""
    small: tuple[str, ...] = ()
    """Groups with too few students to be shown."""
    telling: tuple[str, ...] = ()
    """Groups that are large enough, beside which the counts of the whole run would tell of those left over."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to."""

    folder: Path
    progress: Progress
    kept: int
    """Records that were there already."""
    notes: tuple[str, ...]
    """What a person should be told of the input."""
    unread: tuple[Unread, ...] = ()
    """The documents that failed, resumes first, in the order of the run."""
    groups: GroupPages = GroupPages()


Watch = Callable[[Progress], None]
"""Hears of the progress after each task."""
