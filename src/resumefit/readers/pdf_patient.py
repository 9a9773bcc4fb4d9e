"""Bytes of a PDF that is not written by the book -> its pages, with pypdf, which bears much."""

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, FileNotDecryptedError, LimitReachedError, PyPdfError

from resumefit.document import ReadWarning
from resumefit.errors import EncryptedError, LimitError
from resumefit.readers.pdf_objects import follow
from resumefit.readers.pdf_sheet import BROKEN, EXPORT, Sheet, page_box

LIMIT_REACHED = LimitReachedError
PYPDF_BROKEN = (*BROKEN, PyPdfError, DeprecationError, DependencyError)
"""What pypdf, and the reading of a file that is not what it says, raise on damage."""
_CATALOGUE = re.compile(rb"(\d{1,7})\s(\d{1,5})\sobj\b(?:(?!endobj)[^>]){0,400}?/Type\s*/Catalog\b")
_LOST = re.compile(r"while decompressing|\d not defined\.|Data might be wrong")
_MOST_BYTES = 20_000_000
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


logging.getLogger("pypdf").addHandler(_Complaints())


@contextmanager
def listening(heard: list[bool]) -> Iterator[None]:
    """Lower pypdf's own limits and hear what it complains of: True where content was lost."""
    with apply_configuration(
        maximum_declared_stream_length=_MOST_BYTES,
        array_based_stream_maximum_output_length=_MOST_BYTES,
        zlib_maximum_output_length=_MOST_BYTES,
        lzw_maximum_output_length=_MOST_BYTES,
        run_length_maximum_output_length=_MOST_BYTES,
        brotli_maximum_output_length=_MOST_BYTES,
        jbig2_maximum_output_length=_MOST_BYTES,
        jbig2dec_binary=None,
        stream_decoding_work_maximum_length=3 * _MOST_BYTES,
        disable_legacy_handling=True,
    ):
        token = _complaints.set(heard)
        try:
            yield
        finally:
            _complaints.reset(token)


def asks_for_password() -> EncryptedError:
    """Make the error for a file that no one can open without its password."""
    return EncryptedError("This PDF asks for a password.", next_step="Save a copy without a password and try again.")


def patient_pages(content: bytes, warnings: list[ReadWarning], *, most: int) -> list[Any] | None:
    """Collect one page more than are read, unlocked with an empty password; None where pypdf cannot open the file."""
    pages: list[Any] = []
    try:
        reader = _opened(content)
        if reader.is_encrypted and not reader.decrypt(""):
            raise asks_for_password()
        for page in reader.pages:
            pages.append(page)
            if len(pages) > most:
                break
    except (DependencyError, FileNotDecryptedError):
        return None
    except LimitReachedError:
        raise LimitError("This PDF is larger inside than any resume.", next_step=EXPORT) from None
    except PYPDF_BROKEN:
        if pages:
            warnings.append(ReadWarning("damaged", "This PDF is damaged: some of its pages could not be found."))
    return pages or None


def _opened(content: bytes) -> PdfReader:
    """Open a file; where its end is missing, with a new one that names the catalogue."""
    try:
        return PdfReader(BytesIO(content))
    except PYPDF_BROKEN:
        found = _CATALOGUE.search(content)
        if found is None:
            raise
        end = b"\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % found.groups()
        return PdfReader(BytesIO(content + end))


def patient_sheet(page: Any) -> Sheet:
    """Give what a page of pypdf's is made of."""
    boxes = []
    for which in ("mediabox", "cropbox"):
        try:
            box = getattr(page, which)
            boxes.append([float(box.left), float(box.bottom), float(box.right), float(box.top)])
        except RecursionError:
            raise
        except PYPDF_BROKEN:
            boxes.append([])
    return Sheet(page, page_box(*boxes), int(page.rotation), lambda: _content(page))


def _content(page: Any) -> bytes:
    contents = page.get_contents()
    found: bytes = contents.get_data() if contents is not None else b""
    heard = _complaints.get()
    if heard is not None and any(map(_is_cut, _streams(page))):
        heard.append(True)
    return found


def _streams(page: Any) -> Iterator[Any]:
    contents = follow(page.get("/Contents"))
    for part in contents if isinstance(contents, list) else [contents]:
        yield follow(part)


def _is_cut(stream: Any) -> bool:
    """Say whether deflated bytes end before their end mark, of which pypdf says nothing."""
    packed = getattr(stream, "_data", None)
    filters = follow(stream.get("/Filter")) if isinstance(stream, dict) else None
    first = filters[0] if isinstance(filters, list) and filters else filters
    if not isinstance(packed, bytes) or follow(first) not in ("/FlateDecode", "/Fl"):
        return False
    inflating = zlib.decompressobj()
    try:
        inflating.decompress(packed, _MOST_BYTES)
    except zlib.error:
        return True
    return not inflating.eof and not inflating.unconsumed_tail


def catalogue_of(page: Any) -> Any:
    """Give the root of all that the page's file holds; None where it is broken."""
    try:
        return page.pdf.root_object
    except PYPDF_BROKEN:
        return None
