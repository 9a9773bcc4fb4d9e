"""Bytes of a PDF -> Document: columns read one after the other, hidden text set apart, scans and damage said."""

from contextlib import ExitStack

from resumefit.document import Document, Origin, ReadWarning
from resumefit.errors import DamagedError, EmptyError, GarbledError, LimitError, ResumefitError, ScannedError
from resumefit.readers.limits import LIMITS, Limits
from resumefit.readers.pdf_columns import Block, blocks_of
from resumefit.readers.pdf_ink import Ink, Piece
from resumefit.readers.pdf_lines import PageRows, lines_of
from resumefit.readers.pdf_pages import DAMAGED, Pages
from resumefit.readers.pdf_rows import with_drawn_marks, without_doubles
from resumefit.readers.pdf_seen import parted
from resumefit.readers.pdf_sheet import EXPORT
from resumefit.repair import repair

_FEW_GLYPHS = 20
_MANY_UNKNOWN = 0.1
_LETTERS = "Export it again with its fonts embedded, or save it as DOCX."
_OCR = "Save it as a PDF from the program it was written in, or run text recognition (OCR) on it."


def read_pdf(content: bytes, origin: Origin, *, limits: Limits = LIMITS) -> Document:
    """Read a PDF; an empty user password is tried.

    Raises EncryptedError, ScannedError where no page holds text, DamagedError and LimitError; what is lost on the way is a warning.
    """
    with ExitStack() as opened:
        return _document(Pages(content, opened, limits), origin, limits)


def _document(file: Pages, origin: Origin, limits: Limits) -> Document:
    warnings = file.warnings
    pages: list[PageRows] = []
    hidden: list[str] = []
    scans: list[int] = []
    count = characters = glyphs = unknown = 0
    for number, ink in file.inks():
        count += 1
        glyphs += ink.glyphs
        unknown += ink.unknown
        seen, unseen = parted(ink)
        hidden += _hidden_text(unseen)
        if _is_scan(ink, seen):
            scans.append(number)
        if seen:
            pages.append(PageRows(number, ink.height, tuple(_blocks(without_doubles(seen), ink))))
        characters += sum(len(piece.text) for piece in seen)
        if ink.cut or characters > limits.characters:
            warnings.append(ReadWarning("limit", f"Page {number} holds more than is read of one file: the rest was left out.", number))
            break
    text, lines = lines_of(pages)
    if not any(letter.isalnum() for letter in text) or (scans and len(scans) == count):
        raise _no_text(scans=bool(scans), hidden=bool(hidden), garbled=glyphs > _FEW_GLYPHS, file=file)
    if unknown > _MANY_UNKNOWN * glyphs:
        warnings.append(ReadWarning("garbled-text", "The file does not say which letters many of its shapes are; their text is lost."))
    warnings += [ReadWarning("scanned-page", f"This PDF is a scan: page {number} is a picture without text.", number) for number in scans]
    if hidden:
        warnings.append(ReadWarning("hidden-text", "The file holds text that nobody can see; it was not counted."))
    return Document(origin, text, lines, tuple(hidden), tuple(warnings))


def _blocks(seen: list[Piece], ink: Ink) -> list[Block]:
    """Order the pieces of a page; sideways text comes last."""
    blocks: list[Block] = []
    for turn in (0, 2, 1, 3):
        pieces = [piece for piece in seen if piece.style.sideways == turn]
        if pieces:
            blocks += blocks_of(with_drawn_marks(pieces, ink.dots if turn == 0 else ()), max(piece.x1 for piece in pieces))
    return blocks


def _hidden_text(pieces: list[Piece]) -> list[str]:
    text = repair(" ".join(piece.text for piece in pieces))
    return [text] if sum(letter.isalnum() for letter in text) >= 3 else []


def _is_scan(ink: Ink, seen: list[Piece]) -> bool:
    """Say whether a page is a picture with no more text than a page number or a stamp."""
    area = sum((s.box[2] - s.box[0]) * (s.box[3] - s.box[1]) for s in ink.shapes if s.picture)
    return area > 0.4 * ink.width * ink.height and sum(letter.isalnum() for piece in seen for letter in piece.text) < 40


def _no_text(*, scans: bool, hidden: bool, garbled: bool, file: Pages) -> ResumefitError:
    """Say why there is nothing to read."""
    codes = {warning.code for warning in file.warnings}
    if scans:
        return ScannedError("This PDF is a scan: its pages are pictures without text.", next_step=_OCR)
    if "limit" in codes:
        return LimitError("This PDF is larger inside than any resume.", next_step=EXPORT)
    if "damaged" in codes or (file.complaints and not hidden):
        return DamagedError(DAMAGED, next_step=EXPORT)
    if hidden:
        return EmptyError("This PDF holds no text that a person can see.", next_step="Make the text visible and export it again.")
    if garbled:
        return GarbledError("This PDF shows text but does not say which letters it is made of.", next_step=_LETTERS)
    return EmptyError("This PDF holds no text.", next_step=EXPORT)
