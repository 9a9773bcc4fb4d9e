"""Bytes of a DOCX -> Document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from resumefit.document import Document, Origin, ReadWarning
from resumefit.errors import DamagedError, ScannedError
from resumefit.lines import LineKind, Row, set_rows
from resumefit.readers.docx_looks import W, switched
from resumefit.readers.docx_package import Package, Relationship, open_package
from resumefit.readers.docx_story import Story
from resumefit.readers.docx_styles import read_styles
from resumefit.readers.limits import LIMITS, Limits
from resumefit.repair import repair

_OCR = "Save the document itself with real text, or run text recognition (OCR) on it."
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_FILLED = re.compile(rb"<pic:pic|<wps:spPr[^>]*>(?:(?!</wps:spPr>).){0,4000}?<a:(?:solid|grad|blip|patt)Fill", re.DOTALL)
_PICTURES = (b":blip ", b"v:imagedata", b"<pic:pic")
_DRAWN = ("diagramdata", "chart")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_docx(content: bytes, origin: Origin, *, limits: Limits = LIMITS) -> Document:
    """Read a DOCX as Word shows it: headers, body with tables and text boxes in place, notes, footers.

    Each paragraph is a `Line` whose anchor is the part's name and the paragraph's number there ("word/document.xml#p12", from 0, all
    `w:p` counted in document order). Deleted text is left out; text that nobody can see goes to `Document.hidden`.
    """
    package = open_package(content, limits)
    main = package.main_part()
    body = None if main is None else package.xml(main)
    if main is None or body is None:
        raise DamagedError("The text of this DOCX cannot be found.", next_step="Open it in a word processor, save it anew and try again.")
    arrows = package.relationships(main)
    targets = {arrow.kind: arrow.target for arrow in arrows.values()}
    style_part = targets.get("styles", "word/styles.xml")
    behind, filled = _floating(package, main, arrows)
    story = Story(read_styles(package.source(style_part), package.parse), limits, backdrop=behind, layered=filled)
    body_rows = story.rows(body, main)
    margins = {kind: list(_margin_rows(kind, body, arrows, package, story)) for kind in ("header", "footer")}
    notes = [row for kind, element in _NOTES for row in _note_rows(package, story, targets.get(kind, f"word/{kind}.xml"), element)]
    drawn = [row for arrow in arrows.values() for row in _drawn_rows(package, arrow)]
    text, lines = set_rows(_apart([margins["header"], body_rows, drawn, notes, margins["footer"]]))
    if not lines and not story.hidden and any(mark in (package.part(main) or b"") for mark in _PICTURES):
        raise ScannedError("This document is a picture of a document, without text.", next_step=_OCR)
    return Document(origin, text, lines, tuple(story.hidden), _warnings(package, story))


def _floating(package: Package, main: str, arrows: Mapping[str, Relationship]) -> tuple[bool, bool]:
    """Say whether a picture or shape lies behind the text, and whether any filled one floats: in the body or hung on a header."""
    parts = [main, *(arrow.target for arrow in arrows.values() if arrow.kind in ("header", "footer"))]
    sources = [package.part(part) or b"" for part in parts]
    behind = any(mark in source for source in sources for mark in (b'behindDoc="1"', b"z-index:-"))
    filled = any((b"anchor" in source and _FILLED.search(source)) or b"fillcolor=" in source for source in sources)
    return behind, filled


def _apart(groups: list[list[Row]]) -> Iterator[Row]:
    """Chain groups of rows, a blank line between two."""
    for group in groups:
        for index, row in enumerate(group):
            yield replace(row, gap=True) if index == 0 else row


def _margin_rows(kind: str, body: Any, arrows: Mapping[str, Relationship], package: Package, story: Story) -> Iterator[Row]:
    """Give the lines of all headers or footers that some page shows, each text once."""
    seen: set[str] = set()
    parts: set[str] = set()
    line_kind = LineKind.PAGE_HEADER if kind == "header" else LineKind.PAGE_FOOTER
    for reference in body.iter(f"{W}{kind}Reference"):
        arrow = arrows.get(reference.get(_R_ID))
        if arrow is None or arrow.target not in package.entries:
            package.damaged = True
            continue
        if arrow.target in parts or not _shown(reference, package):
            continue
        parts.add(arrow.target)
        root = package.xml(arrow.target)
        for row in story.rows(root, arrow.target) if root is not None else ():
            if row.text not in seen:
                seen.add(row.text)
                yield replace(row, kind=line_kind)


def _shown(reference: Any, package: Package) -> bool:
    """Say whether any page shows a header: one for first or for even pages may be kept in the file but switched off."""
    which = reference.get(f"{W}type")
    if which == "first":
        return _is_on(reference.getparent().find(f"{W}titlePg"))
    if which == "even":
        settings = package.xml("word/settings.xml")
        return settings is not None and _is_on(settings.find(f"{W}evenAndOddHeaders"))
    return True


def _is_on(element: Any) -> bool:
    return element is not None and switched(element)


def _note_rows(package: Package, story: Story, part: str, element: str) -> Iterator[Row]:
    """Give the notes that the body points to, in order of their numbers."""
    wanted = story.notes.get(element)
    root = package.xml(part) if wanted else None
    if root is None or wanted is None:
        return
    yield from story.rows(root, part, only=lambda note: note.get(f"{W}id") in wanted)


def _drawn_rows(package: Package, arrow: Relationship) -> Iterator[Row]:
    """Give the texts of a drawn diagram or chart, whose places on the page only Word works out: titles, names, no values."""
    root = package.xml(arrow.target) if arrow.kind in _DRAWN else None
    if root is None:
        return
    for paragraph in root.iter(f"{_DRAWING}p"):
        yield Row(repair("".join(text.text or "" for text in paragraph.iter(f"{_DRAWING}t"))))
    for names in root.iter(f"{_CHART}cat", f"{_CHART}tx"):
        for name in names.iter(f"{_CHART}v"):
            yield Row(repair(name.text or ""))


def _warnings(package: Package, story: Story) -> tuple[ReadWarning, ...]:
    warnings: list[ReadWarning] = []
    if package.damaged:
        warnings.append(ReadWarning("damaged", "The file is damaged in part; what could be read was read."))
    if story.wide_cells:
        warnings.append(ReadWarning("limit", "A table cell claims more columns than any page has; the table's text was read all the same."))
    if story.foreign_parts:
        warnings.append(ReadWarning("unread-part", "Part of the text is stored in another format within the file and was not read."))
    if story.hidden:
        words = sum(len(text.split()) for text in story.hidden)
        message = f"The file holds {words} word{'s' * (words != 1)} that nobody can see; they are not counted."
        warnings.append(ReadWarning("hidden-text", message))
    return tuple(warnings)
