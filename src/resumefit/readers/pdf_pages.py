"""Bytes of a PDF -> the ink of its pages: pypdf first, PDFium where pypdf is seen to fail."""

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import DictionaryObject

from resumefit.document import ReadWarning
from resumefit.errors import DamagedError, EncryptedError, LimitError
from resumefit.readers.pdf_fields import paint_notes
from resumefit.readers.pdf_fonts import FontShelf
from resumefit.readers.pdf_glyphs import GlyphReader
from resumefit.readers.pdf_ink import Box, Ink, shared
from resumefit.readers.pdf_layers import layers_off
from resumefit.readers.pdf_rescue import rescued
from resumefit.readers.pdf_second import SecondReader, second_reader
from resumefit.readers.pdf_tokens import Budget
from resumefit.readers.pdf_values import Matrix

MOST_PAGES = 100
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
DAMAGED = "This PDF is too damaged to be read."
EXPORT = "Export it again from the program it was written in."
_MOST_UNKNOWN = 0.03
"""Of a page's glyphs: with more that pypdf's maps do not name, PDFium is asked."""
_BROKEN = (
    PyPdfError,
    DeprecationError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    RuntimeError,
    ArithmeticError,
    zlib.error,
)
"""What pypdf, and the reading of a file that is not what it says, raise on damage."""
_ENCRYPTED = re.compile(rb"/Encrypt\s+(?:\d{1,7}\s+\d{1,5}\s+R|<<)")
_CATALOGUE = re.compile(rb"(\d{1,7})\s(\d{1,5})\sobj\b(?:(?!endobj)[^>]){0,400}?/Type\s*/Catalog\b")


_LOST = re.compile(r"while decompressing|\d not defined\.|Data might be wrong")
_complaints: ContextVar[list[bool] | None] = ContextVar("complaints", default=None)


class _Complaints(logging.Handler):
    """Counts what pypdf logs and does not tell its caller: True where content was lost.

    Logs may quote the file, and an application may keep them: its handlers, which come after this one, get a record without words
    of the document.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Note a complaint and take out what it quotes."""
        heard = _complaints.get()
        if heard is None:
            return
        if len(heard) < 1000:
            heard.append(bool(_LOST.search(record.getMessage())))
        record.msg, record.args, record.exc_info, record.exc_text = "a fault in the file that is being read", (), None, None


def complained() -> bool:
    """Say whether pypdf found anything wrong with the file being read."""
    return bool(_complaints.get())


logging.getLogger("pypdf").addHandler(_Complaints())


@contextmanager
def lowered_limits() -> Iterator[None]:
    """Lower pypdf's own limits while a file is read."""
    most = 20_000_000
    with apply_configuration(
        maximum_declared_stream_length=most,
        array_based_stream_maximum_output_length=most,
        zlib_maximum_output_length=most,
        lzw_maximum_output_length=most,
        run_length_maximum_output_length=most,
        brotli_maximum_output_length=most,
        jbig2_maximum_output_length=most,
        stream_decoding_work_maximum_length=3 * most,
        disable_legacy_handling=True,
    ):
        token = _complaints.set([])
        try:
            yield
        finally:
            _complaints.reset(token)


def page_inks(content: bytes, warnings: list[ReadWarning]) -> Iterator[tuple[int, Ink]]:
    """Yield number and ink of each page that can be read; what cannot is added to the warnings.

    Raises EncryptedError, DamagedError and LimitError where there is nothing to begin with.
    """
    if b"%%EOF" not in content[-2048:]:
        warnings.append(ReadWarning("damaged", "This PDF is cut off or damaged: what could be read of it was read."))
    with ExitStack() as opened:
        second = _Fallback(content, opened)
        pages = _pages(content, warnings)
        if pages is None and len(second):
            yield from _second_pages(second, warnings)
            return
        if pages is None:
            pages = _rescued_pages(content, warnings)
        shelf, budget, off = FontShelf(), Budget(), _layers_off(pages[0])
        for index, page in enumerate(pages):
            ink, warning = _page_ink(page, shelf, budget, off, number=index + 1)
            damaged = warning is not None and warning.code == "damaged"
            if damaged or (ink is not None and ink.unknown > _MOST_UNKNOWN * ink.glyphs):
                other = second.ink(index)
                if other is not None and other.glyphs - other.unknown > (ink.glyphs - ink.unknown if ink else 0):
                    ink = other if ink is None else _with_shapes(other, ink)
                    warning = None
            if warning is not None:
                warnings.append(warning)
            if ink is not None:
                yield index + 1, ink


class _Fallback:
    """PDFium, opened when it is first asked for."""

    def __init__(self, content: bytes, opened: ExitStack) -> None:
        self._content = content
        self._opened = opened
        self._reader: SecondReader | None = None
        self._tried = False

    def reader(self) -> SecondReader | None:
        """Give the opened file; None where PDFium cannot read it."""
        if not self._tried:
            self._tried = True
            self._reader = self._opened.enter_context(second_reader(self._content))
        return self._reader

    def __len__(self) -> int:
        reader = self.reader()
        return 0 if reader is None else len(reader)

    def ink(self, index: int) -> Ink | None:
        """Read one page; None where that cannot be."""
        reader = self.reader()
        return reader.ink(index) if reader is not None and index < len(reader) else None


def _second_pages(second: _Fallback, warnings: list[ReadWarning]) -> Iterator[tuple[int, Ink]]:
    """Read a file that pypdf could not open."""
    if len(second) > MOST_PAGES:
        warnings.append(_too_many_pages())
    for index in range(min(len(second), MOST_PAGES)):
        ink = second.ink(index)
        if ink is not None:
            yield index + 1, ink


def _rescued_pages(content: bytes, warnings: list[ReadWarning]) -> list[Any]:
    """Collect the pages of a file that nothing can open; raises EncryptedError or DamagedError where there are none."""
    if _ENCRYPTED.search(content):
        raise _asks_for_password()
    whole = rescued(content)
    pages = _pages(whole, warnings) if whole is not None else None
    if pages is None:
        raise DamagedError(DAMAGED, next_step=EXPORT)
    if not any(warning.code == "damaged" for warning in warnings):
        warnings.append(ReadWarning("damaged", "This PDF is damaged: what could be found of its pages was read."))
    return pages


def _asks_for_password() -> EncryptedError:
    return EncryptedError("This PDF asks for a password.", next_step="Save a copy without a password and try again.")


def _with_shapes(other: Ink, first: Ink) -> Ink:
    """Keep of the first reading what stands around the text; which colour lies under which letter is no longer known."""
    other.dots = first.dots
    other.shapes = [replace(shape, colour=None, covers=False, order=-1) for shape in first.shapes]
    return other


def _too_many_pages() -> ReadWarning:
    return ReadWarning("limit", f"Only the first {MOST_PAGES} pages were read.")


def _pages(content: bytes, warnings: list[ReadWarning]) -> list[Any] | None:
    """Collect the pages with pypdf, unlocked with an empty password; None where it cannot open the file."""
    pages: list[Any] = []
    try:
        reader = _opened(content)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _asks_for_password()
        for page in reader.pages:
            if len(pages) == MOST_PAGES:
                warnings.append(_too_many_pages())
                break
            pages.append(page)
    except (DependencyError, FileNotDecryptedError):
        return None
    except LimitReachedError:
        raise LimitError("This PDF is larger inside than any resume.", next_step=EXPORT) from None
    except _BROKEN:
        if pages:
            warnings.append(ReadWarning("damaged", "This PDF is damaged: some of its pages could not be found."))
    return pages or None


def _opened(content: bytes) -> PdfReader:
    """Open a file; where its end is missing, with a new one that names the catalogue."""
    try:
        return PdfReader(BytesIO(content))
    except _BROKEN:
        found = _CATALOGUE.search(content)
        if found is None:
            raise
        end = b"\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % found.groups()
        return PdfReader(BytesIO(content + end))


def _layers_off(page: Any) -> frozenset[int]:
    """Find the layers of a page's file that are switched off; none where the list of layers is broken."""
    try:
        return layers_off(page.pdf.root_object)
    except _BROKEN:
        return frozenset()


def _page_ink(page: Any, shelf: FontShelf, budget: Budget, off: frozenset[int], *, number: int) -> tuple[Ink | None, ReadWarning | None]:
    """Read what one page paints, and what is wrong with it."""
    ink: Ink | None = None
    heard = _complaints.get() or []
    before = sum(heard)
    damaged = ReadWarning("damaged", f"Page {number} is damaged: some or all of its text could not be read.", number)
    try:
        matrix, width, height = _geometry(page)
        ink = Ink(width, height)
        reader = GlyphReader(shelf, budget, ink, off=off)
        resources = page.get("/Resources")
        resources = resources.get_object() if resources is not None else None
        contents = page.get_contents()
        content = contents.get_data() if contents is not None else b""
        reader.run(content, resources if isinstance(resources, DictionaryObject) else DictionaryObject(), matrix)
        paint_notes(page, reader, ink, off)
    except LimitReachedError:
        return ink, ReadWarning("limit", f"Page {number} is larger inside than any page of a resume: some of it was left out.", number)
    except _BROKEN:
        return ink, damaged
    return ink, damaged if sum(heard) > before else None


def _page_box(page: Any) -> Box:
    """Give the part of the paper that is shown; a sheet of letter paper where the file says nothing that can be."""
    paper, crop = (_box(page, which) for which in ("mediabox", "cropbox"))
    if paper is None:
        return crop or _LETTER
    shown = shared(paper, crop) if crop is not None else paper
    return shown if shown[0] < shown[2] and shown[1] < shown[3] else paper


def _box(page: Any, which: str) -> Box | None:
    try:
        box = getattr(page, which)
        left, right = sorted((float(box.left), float(box.right)))
        bottom, top = sorted((float(box.bottom), float(box.top)))
    except RecursionError:
        raise
    except _BROKEN:
        return None
    return (left, bottom, right, top) if left < right and bottom < top else None


def _geometry(page: Any) -> tuple[Matrix, float, float]:
    """Give the matrix that puts a page upright with its corner at 0, 0, and its width and height."""
    x0, y0, x1, y1 = _page_box(page)
    turn = int(page.rotation) % 360
    if turn == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1), y1 - y0, x1 - x0
    if turn == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1), x1 - x0, y1 - y0
    if turn == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0), y1 - y0, x1 - x0
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0), x1 - x0, y1 - y0
