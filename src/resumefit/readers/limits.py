"""Limits that no good document meets; a reader that meets one raises `LimitError` or says what it cut off."""

from dataclasses import dataclass, replace

from resumefit.document import Document, ReadWarning
from resumefit.errors import LimitError
from resumefit.span import Span

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before reading stops; `dataclasses.replace` makes other ones."""

    file_bytes: int = 20 * MIB
    """A larger file is refused unopened."""
    pages: int = 100
    """Of a PDF; further pages are left out, with a warning."""
    characters: int = 1_000_000
    """Of text; what follows is cut off, with a warning."""
    zip_entries: int = 2_000
    """Of a package; more are refused."""
    xml_part_bytes: int = 16 * MIB
    """One part of a package, unpacked."""
    parts_bytes: int = 64 * MIB
    """All parts that are read, unpacked; pictures are never unpacked."""
    inflate_ratio: int = 100
    """Unpacked to packed size, counted once `inflate_grace` is passed."""
    inflate_grace: int = 100 * 1024
    xml_depth: int = 256
    """Elements inside one another."""
    xml_tags: int = 500_000
    """Tags of one part: a small part can still make a large tree."""
    table_span: int = 1_000
    """Columns that one table cell spans."""


LIMITS = Limits()
"""What the readers use unless told otherwise."""


def too_much(what: str) -> LimitError:
    """Make the error for a file that passes a limit; `what` names it in a few words."""
    return LimitError(f"This file has {what}, more than any resume or posting needs.", next_step="Save it anew as a plain PDF or DOCX.")


def cut_to_limit(document: Document, limits: Limits) -> Document:
    """Cut a text that is too long, and say so."""
    end = limits.characters
    if len(document.text) <= end:
        return document
    message = f"The text is longer than {end:,} characters; the rest was not read."
    lines = (replace(line, span=Span(line.span.start, min(line.span.end, end))) for line in document.lines if line.span.start < end)
    warnings = (*document.warnings, ReadWarning("limit", message))
    return replace(document, text=document.text[:end], lines=tuple(lines), warnings=warnings)
