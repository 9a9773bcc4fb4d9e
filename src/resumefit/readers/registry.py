"""Any source -> Document: what a file is, is decided by its bytes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import PurePath

from resumefit.document import Document, Origin, ReadWarning
from resumefit.errors import EmptyError
from resumefit.readers.foreign import FOREIGN, refuse_foreign
from resumefit.readers.isolate import BOUNDS, Bounds, Reading, reading_apart
from resumefit.readers.limits import LIMITS, Limits, cut_to_limit
from resumefit.readers.source import Source, source_content

_HEAD = 65_536
_LOCAL_HEADER, _DIRECTORY_END, _NAME_PLACE = b"PK\x03\x04", b"PK\x05\x06", 30
_PACKAGE_STARTS = (b"[Content_Types]", b"_rels/", b"docProps/")
_CONTENT_TYPES = b"[Content_Types].xml"
_OTHER_FOLDERS = (b"xl/", b"ppt/", b"visio/", b"FixedDocumentSequence", b"3D/", b"AppxManifest")
_WORD_FOLDER = (b"word/", b"Word/", b"WORD/", b"word\\")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read."""

    label: str
    media_type: str
    extensions: tuple[str, ...]
    matches: Callable[[bytes], bool]
    read: Callable[[bytes, Origin, Limits], Document]
    textual: bool = False
    """One of the kinds that people paste into any text file, whatever its name."""


def read_document(
    source: Source, *, name: str | None = None, limits: Limits = LIMITS, isolate: bool = False, bounds: Bounds = BOUNDS
) -> Document:
    """Read a resume or posting of any supported kind.

    `name` stands for the file where the source has none. Raises a `ResumefitError` for whatever can be wrong with a file; what could
    only be read in part, or on a guess, is said in `Document.warnings`. `isolate` reads in a forked child process within `bounds`, so
    that a file made to exhaust time or memory costs an error and no more; not in a program that runs threads, and without effect
    where the system cannot fork.
    """
    if isolate:
        with reading(source, name=name, limits=limits, bounds=bounds) as started:
            return started.document()
    content, own_name = source_content(source, limits)
    return _read(content, name or own_name, limits)


@contextmanager
def reading(source: Source, *, name: str | None = None, limits: Limits = LIMITS, bounds: Bounds = BOUNDS) -> Iterator[Reading]:
    """Begin to read a document in a child process; `Reading.document()` waits for it. The bytes are fetched at once, here."""
    content, own_name = source_content(source, limits)
    with reading_apart(partial(_read, content, name or own_name, limits), bounds=bounds) as started:
        yield started


def _read(content: bytes, name: str, limits: Limits) -> Document:
    shown = _printable(name)
    if not content:
        raise EmptyError("This file is empty.", next_step="Check that the right file was saved and named.")
    form = _form(content)
    origin = Origin(shown, form.media_type, sha256(content).hexdigest())
    document = cut_to_limit(form.read(content, origin, limits), limits)
    if not document.lines:
        raise EmptyError("This file holds no text.", next_step="If the text is in a picture, save the document again with real text.")
    wrong = _wrong_extension(shown, form)
    return replace(document, warnings=(*document.warnings, wrong)) if wrong else document


def _form(content: bytes) -> Format:
    """Find the reader for the bytes; raises `UnsupportedError` with the kind's name where there is none."""
    for form in FORMATS[:2]:
        if form.matches(content):
            return form
    refuse_foreign(content)
    return next(form for form in FORMATS[2:] if form.matches(content))


def _is_docx(content: bytes) -> bool:
    """Tell by the names of a package's parts, which stand unpacked in it even where its directory is broken."""
    if not content.startswith(_LOCAL_HEADER):
        return False
    if any(folder in content for folder in _WORD_FOLDER):
        return True
    cut_short = _DIRECTORY_END not in content[-_HEAD:]
    return (cut_short and content.startswith(_PACKAGE_STARTS, _NAME_PLACE)) or (
        _CONTENT_TYPES in content and not any(folder in content for folder in _OTHER_FOLDERS)
    )


def _is_pdf(content: bytes) -> bool:
    if content.startswith(_LOCAL_HEADER):
        return False
    return b"%PDF-" in content[:1024] or (b"startxref" in content[-_HEAD:] and b"%PDF-1." in content[:_HEAD])


def _is_html(content: bytes) -> bool:
    from resumefit.readers.text import decode

    head = decode(content[:_HEAD]).text
    if "<" not in head:
        return False
    from resumefit.readers.html import looks_like_html

    return looks_like_html(head)


def _is_markdown(content: bytes) -> bool:
    from resumefit.readers.markdown import looks_like_markdown
    from resumefit.readers.text import decode

    return looks_like_markdown(decode(content[:_HEAD]).text)


def _read_pdf(content: bytes, origin: Origin, limits: Limits) -> Document:
    from resumefit.readers.pdf import read_pdf

    return read_pdf(content, origin, limits=limits)


def _read_docx(content: bytes, origin: Origin, limits: Limits) -> Document:
    from resumefit.readers.docx import read_docx

    return read_docx(content, origin, limits=limits)


def _read_html(content: bytes, origin: Origin, limits: Limits) -> Document:
    from resumefit.readers.html import read_html

    return read_html(content, origin, limits=limits)


def _read_markdown(content: bytes, origin: Origin, limits: Limits) -> Document:
    from resumefit.readers.markdown import read_markdown

    return read_markdown(content, origin, limits=limits)


def _read_text(content: bytes, origin: Origin, limits: Limits) -> Document:
    from resumefit.readers.text import read_text

    return read_text(content, origin, limits=limits)


_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: tuple[Format, ...] = (
    Format("a PDF", "application/pdf", (".pdf",), _is_pdf, _read_pdf),
    Format("a Word document", _DOCX_TYPE, (".docx", ".docm", ".dotx", ".dotm"), _is_docx, _read_docx),
    Format("an HTML page", "text/html", (".html", ".htm", ".xhtml"), _is_html, _read_html, textual=True),
    Format("Markdown", "text/markdown", (".md", ".markdown"), _is_markdown, _read_markdown, textual=True),
    Format("plain text", "text/plain", (".txt", ".text"), lambda content: True, _read_text, textual=True),
)
"""In the order in which they are tried; foreign kinds are refused before the textual ones, which take what is left."""


_FOREIGN_ENDINGS = frozenset(ending for kind in FOREIGN for ending in kind.extensions)


def _printable(name: str) -> str:
    """Make a file's name fit to print: no folder, no control character, nothing that UTF-8 cannot carry."""
    return "".join(character if character.isprintable() else "?" for character in PurePath(name).name) or "document"


def _wrong_extension(name: str, form: Format) -> ReadWarning | None:
    """Tell of an ending that stands for another kind; text goes by many endings, so an unknown one says nothing."""
    stem, _, last = name.rpartition(".")
    ending = f".{last}".lower() if stem else ""
    known = next((known for known in FORMATS if ending in known.extensions), None)
    if known is form or (known is not None and known.textual and form.textual):
        return None
    if known is None and ending not in _FOREIGN_ENDINGS:
        return None
    return ReadWarning("wrong-extension", f"The file's name ends in {ending}, but it is {form.label}; it was read as such.")
