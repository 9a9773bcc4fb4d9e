"""The shipped list of what a swap writes into a resume: groups of names, pronouns, addresses and the like, with sources."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from resumefit.errors import LexiconError
from resumefit.lexicon.load import shipped_folder

_FILE = "fairness/groups.toml"


class SwapKind(Enum):
    """What of a resume is swapped."""

    NAME = "name"
    PRONOUN = "pronoun"
    ADDRESS = "address"
    SCHOOL_YEAR = "school-year"
    ASSOCIATION = "association"


@dataclass(frozen=True, slots=True)
class SwapGroup:
    """Entries that are taken to say the same of a person."""

    id: str
    kind: SwapKind
    label: str
    entries: tuple[str, ...]
    """In the form of their kind, as the file describes it."""
    sources: tuple[str, ...]
    """Ids of the list's sources."""
    sought: bool = True
    """Of pronouns: whether they speak of the applicant wherever they stand, so that they can be looked for."""


@dataclass(frozen=True, slots=True)
class GroupSource:
    """A study or table that entries were taken from."""

    id: str
    title: str
    publisher: str
    licence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SwapList:
    """All groups with where they come from."""

    groups: tuple[SwapGroup, ...]
    sources: tuple[GroupSource, ...]

    def of(self, kind: SwapKind) -> tuple[SwapGroup, ...]:
        """Give the groups of one kind, in the order of the file."""
        return tuple(group for group in self.groups if group.kind is kind)


def shipped_groups() -> SwapList:
    """Read the list that came with the package."""
    return read_groups(shipped_folder() / _FILE)


def read_groups(path: Path) -> SwapList:
    """Read a list; raise LexiconError, with file, table and key, where it is not of the shape that its first lines describe."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name} cannot be read.", next_step="Install the package again.") from error
    sources = tuple(_made(GroupSource, key, table, path.name) for key, table in told.get("source", {}).items())
    known = {source.id for source in sources}
    groups = tuple(_group(key, table, path.name, known) for key, table in told.get("group", {}).items())
    return SwapList(groups, sources)


def _group(key: str, table: Mapping[str, Any], file: str, known: set[str]) -> SwapGroup:
    group: SwapGroup = _made(SwapGroup, key, table, file)
    try:
        kind = SwapKind(group.kind)
    except ValueError:
        raise _error(file, key, "kind", "is not one that can be swapped") from None
    if not group.entries or not group.sources or set(group.sources) - known:
        raise _error(file, key, "sources", "must name sources of this file, and there must be entries")
    return SwapGroup(group.id, kind, group.label, tuple(group.entries), tuple(group.sources), group.sought)


def _made(kind: type[Any], key: str, table: Mapping[str, Any], file: str) -> Any:
    try:
        return kind(id=key, **table)
    except TypeError:
        raise _error(file, key, "", "has a key too many or too few") from None


def _error(file: str, key: str, name: str, problem: str) -> LexiconError:
    place = ": ".join(part for part in (file, key, name) if part)
    return LexiconError(f"{place}: {problem}.", next_step="Mend the file.")
