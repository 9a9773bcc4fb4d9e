"""Lists that people keep, JSON Lines or what a spreadsheet saved as CSV -> their rows."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from resumefit.batch.plan import InputError

_DELIMITERS = ",;\t|"
_NAMES = frozenset({"id", "resume", "posting", "posting_id", "group"})
"""Keys of a list whose blanks at the ends mean nothing."""
_TEXTS = frozenset({"text", "resume", "resume_text", "posting", "posting_text"})
"""Keys of a list whose values are texts or names of files, never numbers."""
_JSON_WORDS = {int: "a number", float: "a number", bool: "true or false", list: "a list", dict: "an object"}
Place = tuple[int, int]
"""Where a row begins in its file, and how long it is."""


def sheet_rows(content: bytes, *, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of each line that holds something, the line of the columns' names first; blanks around a cell are gone.

    UTF-8 with a mark or without, else the letters of Windows; commas, semicolons, tabs or bars, whichever the first line has most.
    Raises `InputError`, by the file's `name` and the line, where a line has more cells than columns or a quotation does not end.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns = 0
    try:
        for cells in reader:
            columns = columns or len(cells)
            if len(cells) > columns:
                raise InputError(
                    f"{name}, line {reader.line_num}: {len(cells)} cells under {columns} columns.",
                    next_step="Put quotation marks around what holds a comma.",
                )
            row = [cell.strip() for cell in cells]
            if any(row):
                yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}.", next_step="Save the list as CSV again.") from error


def json_rows(path: Path) -> Iterator[tuple[int, dict[str, str], Place]]:
    """Yield the number, the keys and the place of each row that is not blank."""
    with _opened(path) as file:
        yield from json_lines(file, name=path.name)


def json_lines(lines: Iterable[bytes], *, name: str) -> Iterator[tuple[int, dict[str, str], Place]]:
    """Yield the number, the keys and the place of each row of JSON Lines that is not blank; ids and groups may be numbers.

    Raises `InputError`, by the `name` of the lines and the line, where one is no object or holds something else than texts.
    """
    start = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row: Any = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError):
                row = None
            if not isinstance(row, dict):
                raise InputError(f"{name}, line {number}: this is no row of JSON.", next_step="Write one object a line.")
            for key, value in row.items():
                if not isinstance(value, str | None) and (key in _TEXTS or type(value) is not int):
                    raise InputError(
                        f'{name}, line {number}: "{key}" holds {_JSON_WORDS.get(type(value), "no text")}.',
                        next_step="Write a text in quotation marks.",
                    )
            told = {key: str(value).strip() if key in _NAMES else str(value) for key, value in row.items() if value is not None}
            yield number, told, (start, len(line))
        start += len(line)


def csv_rows(path: Path) -> Iterator[tuple[int, dict[str, str], Place]]:
    """Yield the number and the known columns of each line of a list."""
    with _opened(path) as file:
        rows = sheet_rows(file.read(), name=path.name)
    names = [name.casefold() for name in next(rows, (0, []))[1]]
    if "resume" not in names:
        raise InputError(
            f"{path.name}: no column is named resume.", next_step="Name the columns in the first line: id,resume,posting,group."
        )
    for number, cells in rows:
        row = {name: cell for name, cell in zip(names, cells, strict=False) if name in _NAMES}
        if any(row.values()):
            yield number, row, (0, 0)


def _opened(path: Path) -> io.BufferedReader:
    try:
        return path.open("rb")
    except OSError as error:
        raise InputError(f"{path.name} cannot be read ({error.strerror}).", next_step="Check the name and your permission.") from error
