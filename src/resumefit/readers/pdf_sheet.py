"""One page, found by either reader -> its ink."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from resumefit.readers.pdf_fields import paint_notes
from resumefit.readers.pdf_glyphs import GlyphReader
from resumefit.readers.pdf_ink import Box, Ink, shared
from resumefit.readers.pdf_objects import IrregularError, entries_of, follow, is_stream
from resumefit.readers.pdf_shelf import FontShelf
from resumefit.readers.pdf_tokens import Budget
from resumefit.readers.pdf_values import Matrix, array_numbers

EXPORT = "Export it again from the program it was written in."
BROKEN = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RuntimeError, ArithmeticError, zlib.error)
"""What the reading of a file that is not what it says raises."""
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page is made of."""

    entries: Any
    box: Box
    turn: int
    """In degrees."""
    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages of one file share while they are painted."""

    shelf: FontShelf
    budget: Budget
    off: frozenset[int]
    """Layers that are not shown."""


def plain_sheet(page: Mapping[str, Any]) -> Sheet:
    """Give what a page of a file by the book is made of."""
    turn = follow(page.get("/Rotate", 0))
    media, crop = array_numbers(page.get("/MediaBox")), array_numbers(page.get("/CropBox"))
    if len(media) != 4 or not isinstance(turn, int):
        raise IrregularError("page")
    return Sheet(page, page_box(media, crop), turn, lambda: _content(page))


def _content(page: Mapping[str, Any]) -> bytes:
    contents = follow(page.get("/Contents", []))
    parts = [follow(part) for part in (contents if isinstance(contents, list) else [contents])]
    if not all(map(is_stream, parts)):
        raise IrregularError("contents")
    return b"\n".join([part.get_data() for part in parts])


def new_ink(sheet: Sheet) -> Ink:
    """Give the empty ink of a page."""
    _, width, height = _geometry(sheet)
    return Ink(width, height)


def paint(sheet: Sheet, ink: Ink, desk: Desk) -> None:
    """Follow all that a page paints; what was painted before an error stays in the ink."""
    reader = GlyphReader(desk.shelf, desk.budget, ink, off=desk.off)
    reader.run(sheet.content(), entries_of(sheet.entries.get("/Resources")), _geometry(sheet)[0])
    paint_notes(sheet.entries, reader, ink, desk.off)


def page_box(media: list[float], crop: list[float]) -> Box:
    """Give the part of the paper that is shown; a sheet of letter paper where the file says nothing that can be."""
    paper, cut = _box(media), _box(crop)
    if paper is None:
        return cut or _LETTER
    shown = shared(paper, cut) if cut is not None else paper
    return shown if shown[0] < shown[2] and shown[1] < shown[3] else paper


def _box(corners: list[float]) -> Box | None:
    if len(corners) != 4:
        return None
    left, right = sorted((corners[0], corners[2]))
    bottom, top = sorted((corners[1], corners[3]))
    return (left, bottom, right, top) if left < right and bottom < top else None


def _geometry(sheet: Sheet) -> tuple[Matrix, float, float]:
    """Give the matrix that puts a page upright with its corner at 0, 0, and its width and height."""
    x0, y0, x1, y1 = sheet.box
    turn = sheet.turn % 360
    if turn == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1), y1 - y0, x1 - x0
    if turn == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1), x1 - x0, y1 - y0
    if turn == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0), y1 - y0, x1 - x0
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0), x1 - x0, y1 - y0
