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
    lines: int = 20_000
    """With text; what follows is cut off, with a warning."""
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


def cut_text(text: str, limits: Limits) -> tuple[str, tuple[ReadWarning, ...]]:
    """Cut a text before work is spent on it; it may still hold blank lines in place of some of its share."""
    end = min(len(text), limits.characters)
    rows = 4 * limits.lines
    if text.count("\n", 0, end) > rows:
        place = -1
        for _ in range(rows):
            place = text.find("\n", place + 1)
        end = place
    return (text, ()) if end == len(text) else (text[:end], (_cut_warning(limits),))


def cut_to_limit(document: Document, limits: Limits) -> Document:
    """Cut a document whose text or lines are too many, and say so once."""
    lines = document.lines[: limits.lines]
    end = limits.characters if len(lines) == len(document.lines) else min(limits.characters, lines[-1].span.end)
    if len(document.text) <= end:
        return document
    within = (replace(line, span=Span(line.span.start, min(line.span.end, end))) for line in lines if line.span.start < end)
    told = any(warning.code == "limit" for warning in document.warnings)
    warnings = document.warnings if told else (*document.warnings, _cut_warning(limits))
    return replace(document, text=document.text[:end], lines=tuple(within), warnings=warnings)


def _cut_warning(limits: Limits) -> ReadWarning:
    message = f"The text is longer than {limits.characters:,} characters or {limits.lines:,} lines; the rest was not read."
    return ReadWarning("limit", message)
