"""Bytes of a PDF -> Document: columns read one after the other, hidden text set apart, scans and damage said."""

import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import DictionaryObject, StreamObject

from resumefit.document import Document, Origin, ReadWarning
from resumefit.errors import DamagedError, EmptyError, EncryptedError, LimitError, ResumefitError, ScannedError
from resumefit.readers.pdf_canvas import FontShelf, Matrix, array_matrix, array_numbers
from resumefit.readers.pdf_columns import Block, blocks_of
from resumefit.readers.pdf_glyphs import GlyphReader
from resumefit.readers.pdf_ink import Ink, Piece
from resumefit.readers.pdf_lines import PageRows, lines_of
from resumefit.readers.pdf_rows import with_drawn_marks, without_doubles
from resumefit.readers.pdf_seen import parted
from resumefit.readers.pdf_tokens import Budget
from resumefit.repair import repair

logging.getLogger("pypdf").addHandler(logging.NullHandler())

_EXPORT = "Export it again from the program it was written in."
_OCR = "Save it as a PDF from the program it was written in, or run text recognition (OCR) on it."

MOST_PAGES = 100
MOST_CHARACTERS = 1_000_000
_BROKEN = (PyPdfError, ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError, ArithmeticError, zlib.error)
"""What pypdf, and the reading of a file that is not what it says, raise on damage."""


def read_pdf(content: bytes, origin: Origin) -> Document:
    """Read a PDF; an empty user password is tried.

    Raises EncryptedError, ScannedError where no page holds text, DamagedError and LimitError; what is lost on the way is a warning.
    """
    with _limits():
        return _document(content, origin)


@contextmanager
def _limits() -> Iterator[None]:
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
        stream_decoding_work_maximum_length=60_000_000,
        disable_legacy_handling=True,
    ):
        yield


def _document(content: bytes, origin: Origin) -> Document:
    reader = _opened(content)
    warnings: list[ReadWarning] = []
    if b"%%EOF" not in content[-2048:]:
        warnings.append(ReadWarning("damaged", "this PDF is cut off or damaged: what could be read of it was read."))
    pages = _pages(reader, warnings)
    shelf, budget = FontShelf(), Budget()
    read: list[PageRows] = []
    hidden: list[str] = []
    scans: list[int] = []
    characters = 0
    for number, page in enumerate(pages, 1):
        ink = _page_ink(page, shelf, budget, number=number, warnings=warnings)
        if ink is None:
            continue
        seen, unseen = parted(ink)
        hidden += _hidden_text(unseen)
        if _is_scan(ink, seen):
            scans.append(number)
        if seen:
            read.append(PageRows(number, ink.height, tuple(_blocks(without_doubles(seen), ink))))
        characters += sum(len(piece.text) for piece in seen)
        if ink.cut or characters > MOST_CHARACTERS:
            warnings.append(ReadWarning("limit", "this PDF holds more than is read of one file: the rest was left out.", number))
            break
    text, lines = lines_of(read)
    if not any(letter.isalnum() for letter in text) or (scans and len(scans) == len(pages)):
        raise _no_text(scans=len(scans), hidden=bool(hidden), warnings=warnings)
    for number in scans:
        warnings.append(ReadWarning("scanned-page", f"this PDF is a scan: page {number} is a picture without text.", number))
    if hidden:
        warnings.append(ReadWarning("hidden-text", "the file holds text that nobody can see; it was not counted."))
    return Document(origin, text, lines, tuple(hidden), tuple(warnings))


def _opened(content: bytes) -> PdfReader:
    """Open a file and its lock, if it has one."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedError("This PDF asks for a password.", next_step="Save a copy without a password and try again.")
    except (DependencyError, FileNotDecryptedError) as error:
        raise EncryptedError("This PDF asks for a password.", next_step="Save a copy without a password and try again.") from error
    except LimitReachedError as error:
        raise LimitError("This PDF is larger inside than any resume.", next_step=_EXPORT) from error
    except _BROKEN as error:
        raise _damaged() from error
    return reader


def _damaged() -> DamagedError:
    return DamagedError("This PDF is too damaged to be read.", next_step=_EXPORT)


def _pages(reader: PdfReader, warnings: list[ReadWarning]) -> list[Any]:
    """Collect the pages that are read."""
    pages: list[Any] = []
    try:
        for page in reader.pages:
            if len(pages) == MOST_PAGES:
                warnings.append(ReadWarning("limit", f"only the first {MOST_PAGES} pages were read."))
                break
            pages.append(page)
    except LimitReachedError as error:
        raise LimitError("This PDF has more pages than any resume.", next_step="Send the resume's own pages only.") from error
    except _BROKEN as error:
        if not pages:
            raise _damaged() from error
        warnings.append(ReadWarning("damaged", "this PDF is damaged: some of its pages could not be found."))
    if not pages:
        raise _damaged()
    return pages


def _page_ink(page: Any, shelf: FontShelf, budget: Budget, *, number: int, warnings: list[ReadWarning]) -> Ink | None:
    """Read what one page paints; None, with a warning, where it is too damaged."""
    try:
        matrix, width, height = _geometry(page)
        ink = Ink(width, height)
        reader = GlyphReader(shelf, budget, ink)
        resources = page.get("/Resources")
        resources = resources.get_object() if resources is not None else None
        contents = page.get_contents()
        content = contents.get_data() if contents is not None else b""
        reader.run(content, resources if isinstance(resources, DictionaryObject) else DictionaryObject(), matrix)
        _paint_fields(page, reader)
    except LimitReachedError:
        warnings.append(ReadWarning("limit", f"page {number} is larger inside than any page of a resume: it was left out.", number))
        return None
    except _BROKEN:
        warnings.append(ReadWarning("damaged", f"page {number} is damaged: some or all of its text could not be read.", number))
        return None
    return ink


def _geometry(page: Any) -> tuple[Matrix, float, float]:
    """Give the matrix that puts a page upright with its corner at 0, 0, and its width and height."""
    box = page.cropbox
    x0, x1 = sorted((float(box.left), float(box.right)))
    y0, y1 = sorted((float(box.bottom), float(box.top)))
    turn = int(page.rotation) % 360
    if turn == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1), y1 - y0, x1 - x0
    if turn == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1), x1 - x0, y1 - y0
    if turn == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0), y1 - y0, x1 - x0
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0), x1 - x0, y1 - y0


def _paint_fields(page: Any, reader: GlyphReader) -> None:
    """Paint the form fields and text boxes that lie on a page."""
    notes = page.get("/Annots")
    notes = notes.get_object() if notes is not None else None
    for reference in notes[:300] if isinstance(notes, list) else ():
        note = reference.get_object()
        if not isinstance(note, DictionaryObject) or note.get("/Subtype") not in ("/Widget", "/FreeText") or int(note.get("/F", 0)) & 0x22:
            continue
        looks = note.get("/AP")
        normal = looks.get_object().get("/N") if looks is not None else None
        normal = normal.get_object() if normal is not None else None
        place = array_numbers(note.get("/Rect"))
        if not isinstance(normal, StreamObject) or len(place) != 4:
            continue
        box = array_numbers(normal.get("/BBox")) or [0.0, 0.0]
        inner = array_matrix(normal.get("/Matrix"))
        left, bottom = min(place[0], place[2]), min(place[1], place[3])
        reader.paint_form(normal, (1.0, 0.0, 0.0, 1.0, left - box[0] - inner[4], bottom - box[1] - inner[5]))


def _blocks(seen: list[Piece], ink: Ink) -> list[Block]:
    """Order the pieces of a page; sideways text comes last."""
    blocks: list[Block] = []
    for turn in (0, 2, 1, 3):
        pieces = [piece for piece in seen if piece.style.sideways == turn]
        if pieces:
            blocks += blocks_of(pieces, max(piece.x1 for piece in pieces))
    return [Block(tuple(with_drawn_marks(block.rows, ink.dots)), block.right) for block in blocks]


def _hidden_text(pieces: list[Piece]) -> list[str]:
    text = repair(" ".join(piece.text for piece in pieces))
    return [text] if sum(letter.isalnum() for letter in text) >= 3 else []


def _is_scan(ink: Ink, seen: list[Piece]) -> bool:
    """Say whether a page is a picture with no more text than a page number or a stamp."""
    letters = sum(letter.isalnum() for piece in seen for letter in piece.text)
    area = max(((s.box[2] - s.box[0]) * (s.box[3] - s.box[1]) for s in ink.shapes if s.picture), default=0.0)
    return letters < 40 and area > 0.4 * ink.width * ink.height


def _no_text(*, scans: int, hidden: bool, warnings: list[ReadWarning]) -> ResumefitError:
    """Say why there is nothing to read."""
    codes = {warning.code for warning in warnings}
    if scans:
        return ScannedError("This PDF is a scan: its pages are pictures without text.", next_step=_OCR)
    if "limit" in codes:
        return LimitError("This PDF is larger inside than any resume.", next_step=_EXPORT)
    if "damaged" in codes:
        return _damaged()
    if hidden:
        return EmptyError("This PDF holds no text that a person can see.", next_step="Make the text visible and export it again.")
    return EmptyError("This PDF holds no text.", next_step=_EXPORT)
