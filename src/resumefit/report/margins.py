"""A document's text with marked places and notes in its margin, paragraph by paragraph."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resumefit.document import Document
from resumefit.lines import Line, LineKind
from resumefit.report.plain import harmless
from resumefit.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says of a place."""

    text: str
    tone: str
    """Name of the colour: met, partly, missing, screen, advice, copied, aside."""
    key: str = ""
    """What else on the page speaks of the same; empty for a note that stands alone."""
    more: str = ""
    """What is too long for the margin and only said."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place and the note that belongs to it."""

    span: Span
    note: Note


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that the same marks cover."""

    text: str
    tones: tuple[str, ...]
    """In alphabetical order, each once; none for words without a mark."""
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line of a paragraph."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or heading with the notes on it."""

    lines: tuple[MarkedLine, ...]
    notes: tuple[Note, ...]
    """Each once, in the order of their places."""
    heading: bool
    apart: bool
    """A blank line stands before it."""

    @property
    def number(self) -> int:
        """The number of its first line, from 1."""
        return self.lines[0].number


def paragraphs(document: Document, marks: Iterable[Mark], *, headings: frozenset[int] = frozenset()) -> tuple[Paragraph, ...]:
    """Cut a document at its paragraphs and each line at the ends of its marks.

    `headings` are offsets at which headings start besides those that the file itself styles. All text is harmless.
    """
    waiting = sorted(marks, key=lambda mark: (mark.span.start, mark.span.end))
    active: list[Mark] = []
    found: list[Paragraph] = []
    number, counted, begun = 1, 0, 0
    for group in _groups(document.lines):
        lines, notes = [], dict[Note, None]()
        before = number
        for line in group:
            number, counted = number + document.text.count("\n", counted, line.span.start), line.span.start
            until = bisect_left(waiting, line.span.end, key=lambda mark: mark.span.start)
            fresh = [mark for mark in waiting[begun:until] if mark.span.end > line.span.start]
            active, begun = [mark for mark in active if mark.span.end > line.span.start] + fresh, until
            notes.update(dict.fromkeys(mark.note for mark in fresh))
            lines.append(MarkedLine(number, tuple(_pieces(document.text, line.span, active))))
        heading = group[0].kind is LineKind.HEADING or group[0].span.start in headings
        found.append(Paragraph(tuple(lines), tuple(notes), heading, apart=bool(found) and lines[0].number > before + 1))
    return tuple(found)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Put each line with the lines that go on with it."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.continues and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _pieces(text: str, line: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a line where marks begin and end; the marks come in the order of their places."""
    ends = {line.start, line.end}
    for mark in marks:
        ends.update(end for end in (mark.span.start, mark.span.end) if line.start < end < line.end)
    over: list[Mark] = []
    begun = 0
    for start, end in pairwise(sorted(ends)):
        until = bisect_left(marks, end, begun, key=lambda mark: mark.span.start)
        over, begun = [mark for mark in (*over, *marks[begun:until]) if mark.span.end > start], until
        words = harmless(text[start:end])
        if words:
            keys = dict.fromkeys(mark.note.key for mark in over if mark.note.key)
            yield Piece(words, tuple(sorted({mark.note.tone for mark in over})), tuple(keys))
