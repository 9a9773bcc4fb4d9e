"""What a person names -> a plan: files, folders, patterns, JSON Lines, and lists of pairs."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path

from resumefit.batch.apart import GROUPS_NAME
from resumefit.batch.lists import Place, csv_rows, json_rows
from resumefit.batch.model import PAGES_NAME
from resumefit.batch.plan import Entry, InputError, Plan, Source, distinct, hashed, is_id, named
from resumefit.report.plain import harmless

_ROWS = (".jsonl", ".ndjson")
_TEXT = "text"
_LOCKS = ("~$", ".~lock.")
_NAMED = 12
"""Files of the same content that are named before the rest is counted."""
Named = str | os.PathLike[str]


def plan_cross(resumes: Iterable[Named], postings: Iterable[Named], *, redact: bool = False, output: Path | None = None) -> Plan:
    """Plan every resume beside every posting.

    Each argument is a file, a folder with all that lies in it, a pattern, or JSON Lines with {"id", "text"} a row. What lies in
    `output` is left out. Content that was met before is one document, under its first name.
    """
    notes: list[str] = []
    own, theirs = (list(hashed(_entries(given, output, notes))) for given in (resumes, postings))
    (kept, twins), (asked, twins_asked) = distinct(own), distinct(theirs)
    notes.extend(_merged_said("resume", twins, len(twins) * len(theirs), redact=redact))
    notes.extend(_merged_said("posting", twins_asked, len(twins_asked) * len(kept), redact=redact))
    return Plan(named(_told_apart(kept, "resume"), redact=redact), named(_told_apart(asked, "posting")), notes=tuple(notes))


def plan_listed(manifest: Named, postings: Iterable[Named] = (), *, redact: bool = False, output: Path | None = None) -> Plan:
    """Plan the pairs of a list: CSV with the columns resume, posting, id and group, or JSON Lines with the same keys.

    Files are named relative to the list. A line without a posting is held beside all of `postings`. JSON Lines may hold texts in
    the place of files: resume_text, posting_text, and posting_id. A group stays in the plan: no record, task or cache holds it.
    """
    path = Path(manifest)
    notes: list[str] = []
    rows = json_rows(path) if path.suffix.lower() in _ROWS else csv_rows(path)
    shared = list(_entries(postings, output, notes))
    sides = _Sides(path, shared)
    for number, row, place in rows:
        sides.add(number, row, place)
    return sides.plan(redact=redact, notes=notes)


_Twins = Sequence[tuple[Entry, Entry]]
"""Documents with the content of an earlier one, each with that one."""


def _merged_said(kind: str, twins: _Twins, pairs: int, *, redact: bool) -> Iterator[str]:
    """Say which documents were taken for an earlier one, and how many pairs have no record of their own for it."""
    if twins:
        fewer = f"{pairs:,} pair{'s have' if pairs != 1 else ' has'} no record of {'their' if pairs != 1 else 'its'} own"
        yield f"{_same(kind, twins)}; read once, under the name of that one: {fewer}."
        if not redact:
            yield from _twins_said(twins, redact=False)


def _beside_said(twins: _Twins, *, redact: bool) -> Iterator[str]:
    """Say which resumes of a list have the content of an earlier one and, by an id of their own, records of their own."""
    if twins:
        yield f"{_same('resume', twins)}; each keeps its id and its records, which come right after those of that one."
        yield from _twins_said(twins, redact=redact)


def _same(kind: str, twins: _Twins) -> str:
    return f"{len(twins):,} {kind}{'s have' if len(twins) > 1 else ' has'} the same content as an earlier one"


def _twins_said(twins: _Twins, *, redact: bool) -> Iterator[str]:
    """Name the documents of the same content, the first of them, and count the rest; with `redact` by their own ids alone."""
    for later, first in twins[:_NAMED]:
        yield f"  {_called(later, redact=redact)} is the same as {_called(first, redact=redact)}"
    if len(twins) > _NAMED:
        yield f"  and {len(twins) - _NAMED} more"


def _called(entry: Entry, *, redact: bool) -> str:
    """Call a document by its own id and its file's name, as far as it has them and they may be told."""
    name = "" if redact else harmless(entry.source.name)
    if not entry.id:
        return name or "one without an id"
    return f"{entry.id} ({name})" if name and name != entry.id else entry.id


_Key = tuple[str, str]
"""Path, or hash of a text, and own id of a document: what makes it another one than the rest of a list."""


class _Sides:
    """Gathers the documents and pairs of a list."""

    def __init__(self, path: Path, shared: Sequence[Entry]) -> None:
        self._path = path
        self._resumes: dict[_Key, Entry] = {}
        self._postings: dict[_Key, Entry] = {(one.source.path, one.id or str(one.source.start)): one for one in shared}
        self._shared = tuple(self._postings)
        self._owners: dict[tuple[str, str], _Key] = {}
        self._pairs: dict[_Key, dict[_Key, int]] = {}
        self._groups: dict[_Key, str] = {}

    def add(self, number: int, row: Mapping[str, str], place: Place) -> None:
        """Take one line: its keys and, in JSON Lines, where it stands."""
        key = self._document("resume", row, place, number)
        if key is None:
            raise self._wrong(number, "no resume is named")
        posting = self._document("posting", row, place, number)
        if posting is None and not self._shared:
            raise self._wrong(number, "no posting is named; name one, or use --postings")
        group = row.get("group", "")
        if group and self._groups.setdefault(key, group) != group:
            raise self._wrong(number, "the resume stands in another group on an earlier line")
        asked = self._shared if posting is None else (posting,)
        pairs = self._pairs.setdefault(key, {})
        if posting is not None and asked[0] in pairs:
            raise self._wrong(number, f"the pair stands on line {pairs[asked[0]]} too")
        pairs.update(dict.fromkeys(asked, number))

    def plan(self, *, redact: bool, notes: Sequence[str]) -> Plan:
        """Make the plan: resumes in the order of their first lines, those of the same content side by side."""
        if not self._resumes:
            raise InputError(f"{self._path.name} lists nothing.", next_step="Give it a line for each pair.")
        resumes, resume_of = _merged(self._resumes)
        postings, posting_of = _merged(self._postings)
        order = _side_by_side(resumes)
        at = {key: place for place, key in enumerate(postings)}
        asked: dict[_Key, dict[int, None]] = {key: {} for key in order}
        for key, pairs in self._pairs.items():
            asked[resume_of[key]].update({at[posting_of[one]]: None for one in pairs})
        groups: dict[_Key, str] = {}
        for key, group in self._groups.items():
            groups.setdefault(resume_of[key], group)
        planned = sum(map(len, asked.values()))
        merged = _stood_for(self._resumes, resumes, resume_of)
        said = (
            *_merged_said("resume", merged, sum(map(len, self._pairs.values())) - planned, redact=redact),
            *_beside_said(_twins([resumes[key] for key in order]), redact=redact),
        )
        return Plan(
            named(_told_apart([resumes[key] for key in order], "resume"), redact=redact),
            named(_told_apart(postings.values(), "posting")),
            tuple(tuple(asked[key]) for key in order),
            (*notes, *said),
            tuple(groups.get(key, "") for key in order),
        )

    def _document(self, side: str, row: Mapping[str, str], place: Place, number: int) -> _Key | None:
        """Keep one side of a line, the text in the line or a file beside the list; None where the line has neither."""
        field, own = f"{side}_text", row.get("id" if side == "resume" else "posting_id", "")
        told = row.get(side, "")
        if field in row:
            source = Source(str(self._path), own or f"{side}-{number}", field, *place)
            key = (sha256(row[field].encode("utf-8", "replace")).hexdigest(), own)
        elif told:
            source = Source(str(self._path.parent / told), Path(told).name)
            key = (source.path, own)
        else:
            return None
        if own and not is_id(own):
            raise self._wrong(number, "an id may hold letters, digits and . _ - @ + only, 80 of them at the most")
        if own and self._owners.setdefault((side, own.casefold()), key) != key:
            raise self._wrong(number, f"the id stands for another {side} on an earlier line")
        (self._resumes if side == "resume" else self._postings).setdefault(key, Entry(own, source))
        return key

    def _wrong(self, number: int, what: str) -> InputError:
        return InputError(f"{self._path.name}, line {number}: {what}.", next_step="Mend the line and start again.")


def _merged(entries: Mapping[_Key, Entry]) -> tuple[dict[_Key, Entry], dict[_Key, _Key]]:
    """Make one of entries that have the same content and no id of their own; and for each entry the one that stands for it."""
    first: dict[str, _Key] = {}
    kept: dict[_Key, Entry] = {}
    stands: dict[_Key, _Key] = {}
    for key, entry in zip(entries, hashed(entries.values()), strict=True):
        stands[key] = key if entry.id or entry.sha256 is None else first.setdefault(entry.sha256, key)
        if stands[key] == key:
            kept[key] = entry
    return kept, stands


def _stood_for(entries: Mapping[_Key, Entry], kept: Mapping[_Key, Entry], stands: Mapping[_Key, _Key]) -> list[tuple[Entry, Entry]]:
    """Give the entries that another one stands for, each with that one."""
    return [(entry, kept[stands[key]]) for key, entry in entries.items() if stands[key] != key]


def _twins(entries: Iterable[Entry]) -> list[tuple[Entry, Entry]]:
    """Give the entries with the content of an earlier one, each with that one."""
    first: dict[str, Entry] = {}
    met = ((entry, first.setdefault(entry.sha256, entry)) for entry in entries if entry.sha256 is not None)
    return [(entry, earlier) for entry, earlier in met if earlier is not entry]


def _side_by_side(entries: Mapping[_Key, Entry]) -> list[_Key]:
    """Order entries as they come, but those of the same content right after the first of them, so that it is read once."""
    groups: dict[object, list[_Key]] = {}
    for key, entry in entries.items():
        groups.setdefault(entry.sha256 or key, []).append(key)
    return [key for group in groups.values() for key in group]


def _told_apart(entries: Iterable[Entry], kind: str) -> list[Entry]:
    """Refuse an own id that stands for two documents."""
    entries = list(entries)
    seen: set[str] = set()
    for entry in entries:
        if entry.id and entry.id.casefold() in seen:
            raise InputError(f"The id {entry.id} stands for two {kind}s.", next_step="Give each its own id.")
        seen.add(entry.id.casefold())
    return entries


def _entries(given: Iterable[Named], output: Path | None, notes: list[str]) -> Iterator[Entry]:
    """Find the documents that arguments name, in a fixed order."""
    seen: set[str] = set()
    for name in given:
        for path in _paths(Path(name), output, notes):
            if path.suffix.lower() in _ROWS:
                yield from _text_rows(path)
            elif str(path) not in seen:
                seen.add(str(path))
                yield Entry("", Source(str(path), path.name))


def _paths(named_path: Path, output: Path | None, notes: list[str]) -> Iterator[Path]:
    if named_path.is_dir():
        yield from _within(named_path, output, notes)
    elif named_path.exists():
        if output is not None and _holds_results(named_path.parent.absolute(), output):
            raise _among_results(output)
        yield named_path
    elif has_magic(str(named_path)):
        found = [Path(one) for one in sorted(glob(str(named_path), recursive=True))]  # noqa: PTH207  # a pattern may begin anywhere
        files = [path for path in found if path.is_file() and not _is_left_out(path.name)]
        if not files:
            raise InputError(f"No file fits {named_path}.", next_step="Check the pattern and the folder.")
        others = [path for path in files if output is None or not _holds_results(path.parent.absolute(), output)]
        if output is not None and not others:
            raise _among_results(output)
        yield from others
    else:
        raise InputError(f"There is no file or folder named {named_path.name}.", next_step="Check the spelling and the folder.")


@lru_cache(maxsize=64)
def _holds_results(folder: Path, output: Path) -> bool:
    """Tell the folder of the results and those of its pages."""
    return folder.resolve() in (output, output / PAGES_NAME, output / GROUPS_NAME)


def _among_results(output: Path) -> InputError:
    return InputError(
        f"-o names the folder {output.name}, which is read: its results would be taken for documents.",
        next_step="Name another folder for the results.",
    )


def _within(folder: Path, output: Path | None, notes: list[str]) -> Iterator[Path]:
    """Walk a folder in the order of its names; links to folders are not followed."""
    if output is not None and folder.resolve() == output:
        raise _among_results(output)
    left_out = found = 0
    for here, folders, files in os.walk(folder):
        left_out += sum(_is_left_out(name) for name in files)
        folders[:] = sorted(one for one in folders if not _is_left_out(one) and (output is None or (Path(here) / one).resolve() != output))
        for name in sorted(files):
            if not _is_left_out(name):
                found += 1
                yield Path(here) / name
    if left_out:
        notes.append(f"{folder.name or 'The folder'}: {left_out} hidden or lock file{'s' if left_out > 1 else ''} left out.")
    if not found:
        raise InputError(f"The folder {folder.name} holds no files.", next_step="Check the folder.")


def _is_left_out(name: str) -> bool:
    """Tell hidden files and what office programs leave beside an open document."""
    return name.startswith((".", *_LOCKS))


def _text_rows(path: Path) -> Iterator[Entry]:
    """Yield the documents of JSON Lines with {"id", "text"} a row."""
    for number, row, (start, length) in json_rows(path):
        own = row.get("id", "")
        if _TEXT not in row or not is_id(own):
            raise InputError(
                f'{path.name}, line {number}: no "text" or no usable "id".', next_step='Write {"id": "a1", "text": "..."} a line.'
            )
        yield Entry(own, Source(str(path), own, _TEXT, start, length))
