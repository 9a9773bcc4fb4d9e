"""Report + the DOCX that it speaks of -> the same document with a Word comment for each suggestion."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from resumefit.errors import UnsupportedError
from resumefit.report.model import Report
from resumefit.report.wording import points_said
from resumefit.span import Span
from resumefit.suggest.model import Suggestion

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.run import Run

_AUTHOR, _INITIALS = "resumefit", "rf"
_BODY = re.compile(r"word/document\.xml#p(\d+)")
_CHANGED = ("[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels")
"""Parts that a comment is written into, beside that of the comments."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What no XML text can hold."""


def with_comments(source: bytes, report: Report, *, limit: int | None) -> bytes:
    """Give the file with comments anchored to the words that they speak of; text, styles and layout stay what they are.

    What speaks of the whole resume, or of a place outside the body, is said at its first line. Raises `UnsupportedError` where
    the resume is no DOCX.
    """
    if not any(line.anchor for line in report.resume.document.lines):
        step = "Use score --format html -o report.html instead."
        raise UnsupportedError("Only a Word document (.docx) can hold comments.", next_step=step)
    file = docx.Document(BytesIO(source))
    paragraphs = [Paragraph(element, file) for element in file.element.body.iter(qn("w:p"))]
    first = next((paragraph.runs for paragraph in paragraphs if paragraph.runs), None)
    if first is None:
        return source
    for suggestion in report.suggestions[:limit]:
        _comment(file, _runs_of(suggestion, report, paragraphs) or first, suggestion)
    comments = next(arrow.target_part for arrow in file.part.rels.values() if arrow.reltype == RELATIONSHIP_TYPE.COMMENTS)
    for element in comments.element.iter(qn("w:comment")):
        element.attrib.pop(qn("w:date"), None)
    written = BytesIO()
    file.save(written)
    return _repacked(source, written, changed={*_CHANGED, comments.partname.lstrip("/")})


def _runs_of(suggestion: Suggestion, report: Report, paragraphs: Sequence[Paragraph]) -> "list[Run]":
    """Find the runs that hold a suggestion's words; all of the paragraph where its text is set otherwise in the file."""
    if not suggestion.where:
        return []
    document, place = report.resume.document, suggestion.where[0]
    line = document.line_at(place.start)
    found = _BODY.fullmatch(line.anchor or "") if line is not None else None
    if line is None or found is None or int(found[1]) >= len(paragraphs):
        return []
    paragraph = paragraphs[int(found[1])]
    words = document.text[place.start : min(place.end, line.span.end)]
    start = paragraph.text.find(words)
    if start < 0:
        return list(paragraph.runs)
    wanted = Span(start, start + len(words))
    return [run for run, span in _places(paragraph.runs) if span.overlaps(wanted)] or list(paragraph.runs)


def _places(runs: "Sequence[Run]") -> "Iterator[tuple[Run, Span]]":
    at = 0
    for run in runs:
        if run.text:
            yield run, Span(at, at + len(run.text))
        at += len(run.text)


def _comment(file: "WordFile", runs: "list[Run]", suggestion: Suggestion) -> None:
    gain = f" (+{points_said(suggestion.gain)})" if suggestion.gain else ""
    text = f"{suggestion.title}{gain}. {suggestion.message} [{suggestion.code}]"
    file.add_comment([runs[0], runs[-1]], text=_CONTROL.sub("", text), author=_AUTHOR, initials=_INITIALS)


def _repacked(source: bytes, written: BytesIO, *, changed: set[str]) -> bytes:
    """Put the changed parts into the original package; all others keep their bytes, and no clock shows in the file."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(source)) as old,
        zipfile.ZipFile(written) as new,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as both,
    ):
        for name in dict.fromkeys([*old.namelist(), *changed]):
            content = new.read(name) if name in changed else old.read(name)
            both.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
