"""A page as PDFium reads it, for the files and pages that pypdf cannot read or whose characters it cannot tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double, c_uint
from math import hypot
from threading import Lock
from typing import Any

from resumefit.readers.pdf_fonts import UNKNOWN, is_private
from resumefit.readers.pdf_glyphs import MOST_PIECES, PIECE_GAP, WORD_GAP
from resumefit.readers.pdf_ink import Ink, Piece, Style

_ONE_AT_A_TIME = Lock()
"""PDFium is not made for several threads."""
_MOST_CHARACTERS = 200_000
_OPAQUE = 255.0


@contextmanager
def second_reader(content: bytes) -> Iterator["SecondReader | None"]:
    """Open a file in PDFium, with an empty password; None where it cannot."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            yield None
            return
        try:
            yield SecondReader(document)
        finally:
            document.close()


class SecondReader:
    """Reads pages of one opened file."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def ink(self, index: int) -> Ink | None:
        """Read one page, pieces only, no shapes; None where PDFium cannot."""
        import pypdfium2

        try:
            page = self._document[index]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        try:
            return _page_ink(page, text_page)
        finally:
            text_page.close()
            page.close()


def _page_ink(page: Any, text_page: Any) -> Ink:
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_bbox()
    ink = Ink(right - left, top - bottom)
    count = min(text_page.count_chars(), _MOST_CHARACTERS)
    ink.cut = count == _MOST_CHARACTERS
    piece: Piece | None = None
    blank = False
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 and code != 0xFFFE else UNKNOWN
        if letter.isspace() or raw.FPDFText_IsGenerated(text_page, index) == 1:
            blank = blank or letter.isspace()
            continue
        ink.glyphs += 1
        ink.unknown += letter == UNKNOWN or is_private(letter)
        x0, _, x1, _ = text_page.get_charbox(index, loose=True)
        x0, x1 = x0 - left, x1 - left
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y))
        style = _style(raw, text_page, index, ink)
        base = y.value - bottom
        gap = x0 - piece.x1 if piece else 0.0
        if piece and piece.style == style and abs(base - piece.y) < 0.1 * style.size and -0.5 * style.size < gap < PIECE_GAP * style.size:
            piece.text += f" {letter}" if blank or gap > WORD_GAP * style.size else letter
            piece.x1 = max(piece.x1, x1)
        elif len(ink.pieces) < MOST_PIECES:
            piece = Piece(letter, x0, x1, base, style, index)
            ink.pieces.append(piece)
        blank = False
    return ink


def _style(raw: Any, text_page: Any, index: int, ink: Ink) -> Style:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    raw.FPDFText_GetFillColor(text_page, index, byref(red), byref(green), byref(blue), byref(alpha))
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, byref(matrix))
    size = round(raw.FPDFText_GetFontSize(text_page, index) * hypot(matrix.c, matrix.d), 2)
    fill = (red.value / _OPAQUE, green.value / _OPAQUE, blue.value / _OPAQUE)
    bold = raw.FPDFText_GetFontWeight(text_page, index) >= 600
    return Style(size, bold, fill, 0, alpha.value / _OPAQUE, (0.0, 0.0, ink.width, ink.height))
