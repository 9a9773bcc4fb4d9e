"""What goes into a cell of a spreadsheet, and files that grow row by row and are whole or not there."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import BinaryIO

from resumefit.report.plain import safe

Cell = str | int | float | None
MARK = "\ufeff".encode()
"""The byte order mark by which Excel knows UTF-8; Python's "utf-8-sig" takes it off."""
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def text_cell(words: str) -> str:
    """Make words harmless for programs that run what looks like a formula: one line, and an apostrophe before a sign that starts one."""
    line = safe(words)
    return f"'{line}" if line.startswith(_RUNS) else line


def csv_row(cells: tuple[Cell, ...]) -> bytes:
    """Write one row of a CSV file; numbers stay numbers, None is an empty cell."""
    row = StringIO()
    csv.writer(row, lineterminator="\r\n").writerow(
        ["" if cell is None else text_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    )
    return row.getvalue().encode()


@contextmanager
def growing(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside its place, for reading back too, and move it there once all is written."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w+b") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def nameless(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write to and read back that is gone when it is closed; where the system lets it, it has no name from the start."""
    try:
        with path.open("w+b") as file:
            with suppress(OSError):
                path.unlink()
            yield file
    finally:
        path.unlink(missing_ok=True)
