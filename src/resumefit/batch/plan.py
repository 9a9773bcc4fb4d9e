"""The plan of a run: which documents there are, under which ids, and which of them are held beside each other."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath

from resumefit.errors import ResumefitError
from resumefit.readers.limits import LIMITS
from resumefit.readers.source import source_content

_LONGEST_ID = 80
_SHORT, _OWN = 6, 12
_ID = re.compile(r"\w(?:[\w.@+-]*[\w@+-])?")


class InputError(ResumefitError):
    """What was given makes no run: nothing matches, or a line of a list is wrong; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of one document are: a file, or a row of a file of JSON Lines."""

    path: str
    name: str
    """The file's own name, without folders; of a row, its id or number."""
    field: str = ""
    """Key of a row's text; empty for a file."""
    start: int = 0
    """Where the row begins in its file."""
    length: int = 0

    def content(self) -> bytes:
        """Fetch the bytes. Raises a `ResumefitError` for what cannot be had."""
        if not self.field:
            return source_content(self.path, LIMITS)[0]
        with open(self.path, "rb") as file:  # noqa: PTH123  # one call for each of very many rows
            file.seek(self.start)
            row = file.read(self.length)
        return str(json.loads(row)[self.field]).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a run."""

    id: str
    """Empty until `named` gave it one."""
    source: Source
    sha256: str | None = None
    """Of its bytes; None where they cannot be had."""


@dataclass(frozen=True)
class Plan:
    """What a run does, in the order in which its records come."""

    resumes: tuple[Entry, ...]
    postings: tuple[Entry, ...]
    listed: tuple[tuple[int, ...], ...] | None = None
    """For each resume the places of its postings; None where each is held beside all."""
    notes: tuple[str, ...] = ()
    """What a person should be told of what was left out."""
    groups: tuple[str, ...] = ()
    """For each resume the group that a list puts it in, empty without one; of no run a part: no record, task or digest holds it."""

    @cached_property
    def _all(self) -> tuple[int, ...]:
        return tuple(range(len(self.postings)))

    def postings_of(self, at: int) -> tuple[int, ...]:
        """Give the places of the postings that a resume is held beside."""
        return self._all if self.listed is None else self.listed[at]

    @property
    def group_of(self) -> dict[str, str]:
        """Give the group of each resume that stands in one, by id."""
        return {entry.id: group for entry, group in zip(self.resumes, self.groups, strict=False) if group}

    def of(self, places: Sequence[int]) -> "Plan":
        """Give the part of the plan with these of its resumes."""
        return Plan(tuple(self.resumes[at] for at in places), self.postings, tuple(self.postings_of(at) for at in places))

    @property
    def pairs(self) -> int:
        """How many records the whole run has."""
        return len(self.resumes) * len(self.postings) if self.listed is None else sum(map(len, self.listed))

    @property
    def digest(self) -> str:
        """Tell this plan from every other one: by ids, contents and pairs, not by where the files lie."""
        hashed = sha256()
        for side in (self.resumes, self.postings):
            for entry in side:
                hashed.update(f"{entry.id}\t{entry.sha256}\n".encode())
            hashed.update(b"\n")
        for pairs in self.listed or ():
            hashed.update(f"{pairs}\n".encode())
        return hashed.hexdigest()


def hashed(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Look at the bytes of each entry; what cannot be had is left for the run to say."""
    for entry in entries:
        try:
            yield replace(entry, sha256=sha256(entry.source.content()).hexdigest())
        except (ResumefitError, OSError, ValueError, LookupError):
            yield entry


def distinct(entries: Iterable[Entry]) -> tuple[list[Entry], list[tuple[Entry, Entry]]]:
    """Leave out what has the content of an earlier one and no id of its own; what was left out, each with the earlier one."""
    seen: dict[str, Entry] = {}
    kept: list[Entry] = []
    twins: list[tuple[Entry, Entry]] = []
    for entry in entries:
        first = seen.setdefault(entry.sha256, entry) if entry.sha256 is not None else entry
        if entry.id or first is entry:
            kept.append(entry)
        else:
            twins.append((entry, first))
    return kept, twins


def named(entries: Sequence[Entry], *, redact: bool = False) -> tuple[Entry, ...]:
    """Give every entry an id that no other one has: its own, else its file's name.

    Where names meet, the folder's name goes before them, and where that does not tell them apart a piece of the content's hash after
    them. With `redact` an id is made of the content alone, for a file's name is often a person's.
    """
    plain = [entry.id or (_by_content(entry) if redact else slug(PurePath(entry.source.name).stem)) for entry in entries]
    longer = [
        name if entry.id or redact or often == 1 else slug(f"{PurePath(entry.source.path).parent.name} {name}")
        for entry, name, often in zip(entries, plain, _often(plain), strict=True)
    ]
    taken = {entry.id.casefold() for entry in entries if entry.id}
    given = []
    for entry, name, short, often in zip(entries, longer, plain, _often(longer), strict=True):
        if entry.id:
            given.append(entry)
            continue
        own = name if often == 1 else f"{short}-{(entry.sha256 or _by_path(entry))[:_SHORT]}"
        number = 1
        told = own
        while told.casefold() in taken:
            number += 1
            told = f"{own}-{number}"
        taken.add(told.casefold())
        given.append(replace(entry, id=told))
    return tuple(given)


def _often(names: Sequence[str]) -> list[int]:
    """Count for each name how many are the same, in whatever letters."""
    counts = Counter(name.casefold() for name in names)
    return [counts[name.casefold()] for name in names]


def slug(text: str) -> str:
    """Make an id of a name: small letters of any alphabet, digits and hyphens; fit for a file's name on any system.

    >>> slug("Ana López (final).v2")
    'ana-lópez-final-v2'
    """
    words = "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold()))[:_LONGEST_ID].rstrip("-")
    return words or "document"


def is_id(text: str) -> bool:
    """Say whether a list may use it as an id: letters, digits and . _ - @ + within, no longer than a file's name may be."""
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def _by_content(entry: Entry) -> str:
    return f"r-{(entry.sha256 or _by_path(entry))[:_OWN]}"


def _by_path(entry: Entry) -> str:
    return sha256(f"{entry.source.path}\t{entry.source.start}".encode("utf-8", "replace")).hexdigest()
