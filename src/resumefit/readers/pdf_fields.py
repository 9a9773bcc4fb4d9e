"""Form fields, text boxes and stamps that lie on a page -> the page's ink."""

from typing import Any

from resumefit.readers.pdf_glyphs import MOST_PIECES, GlyphReader
from resumefit.readers.pdf_ink import Box, Ink, Piece, Style
from resumefit.readers.pdf_layers import is_off
from resumefit.readers.pdf_objects import IrregularError, entries_of, follow, is_stream
from resumefit.readers.pdf_values import array_matrix, array_numbers

_UNPAINTED = frozenset({"/Popup", "/Text", "/Link", "/FileAttachment", "/Sound", "/Movie", "/3D", "/RichMedia"})
_HIDDEN = 0x22
"""Flags of a note that is hidden or not to be viewed."""
_MOST_NOTES = 300
_DEEPEST_FIELD = 8
_USUAL_SIZE = 10.0
_NARROWEST_LETTER = 0.5


def paint_notes(page: Any, reader: GlyphReader, ink: Ink, off: frozenset[int]) -> None:
    """Paint what lies on a page; a text field or box that brings no looks of its own is set in plain type, as viewers do."""
    notes = follow(page.get("/Annots"))
    listed = notes if isinstance(notes, list) else []
    ink.cut = ink.cut or len(listed) > _MOST_NOTES
    for reference in listed[:_MOST_NOTES]:
        note = follow(reference)
        if not isinstance(note, dict) or note.get("/Subtype") in _UNPAINTED or _flags(note) & _HIDDEN:
            continue
        place = array_numbers(note.get("/Rect"))
        if len(place) != 4 or is_off(note.get("/OC"), off):
            continue
        normal = follow(entries_of(note.get("/AP")).get("/N"))
        left, bottom = min(place[0], place[2]), min(place[1], place[3])
        if is_stream(normal):
            box = array_numbers(normal.get("/BBox")) or [0.0, 0.0]
            inner = array_matrix(normal.get("/Matrix"))
            reader.paint_form(normal, (1.0, 0.0, 0.0, 1.0, left - box[0] - inner[4], bottom - box[1] - inner[5]))
        elif normal is None:
            _set_plainly(_words(note), (left, bottom, max(place[0], place[2]), max(place[1], place[3])), ink)


def _flags(note: dict[str, Any]) -> int:
    flags = note.get("/F", 0)
    return int(flags) if isinstance(flags, (int, float)) else 0


def _words(note: dict[str, Any]) -> str:
    """Give the text of a field, its own or its parent's, or of a text box."""
    if note.get("/Subtype") == "/FreeText":
        return _string(note.get("/Contents"))
    field: Any = note
    kind = value = None
    for _ in range(_DEEPEST_FIELD):
        kind, value = kind or field.get("/FT"), value if value is not None else field.get("/V")
        field = follow(field.get("/Parent"))
        if not isinstance(field, dict):
            break
    return _string(value) if kind in ("/Tx", "/Ch") else ""


def _string(value: Any) -> str:
    value = follow(value)
    if not isinstance(value, bytes):
        return value if isinstance(value, str) else ""
    if value[:2] == b"\xfe\xff":
        return value[2:].decode("utf-16-be", "replace")
    if not value.isascii():
        raise IrregularError("string")
    return value.decode("ascii")


def _set_plainly(words: str, box: Box, ink: Ink) -> None:
    """Set lines of text from the top of a box downwards."""
    rows = [row for row in words.replace("\r\n", "\n").replace("\r", "\n").split("\n") if row.strip()]
    size = min(_USUAL_SIZE, max((box[3] - box[1]) / max(len(rows), 1) / 1.2, 3.0))
    style = Style(size, bold=False, fill=(0.0, 0.0, 0.0), mode=0, alpha=1.0, clip=(-1e7, -1e7, 1e7, 1e7))
    order = max((piece.order for piece in ink.pieces), default=0) + max((shape.order for shape in ink.shapes), default=0) + 1
    for number, row in enumerate(rows[: MOST_PIECES - len(ink.pieces)]):
        base = box[3] - size * (1.2 * number + 1.0)
        ink.pieces.append(Piece(row.strip(), box[0], box[0] + _NARROWEST_LETTER * size * len(row), base, style, order))
        ink.glyphs += len(row)
