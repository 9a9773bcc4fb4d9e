"""A page of plain lines for a terminal, free of characters of a document that could steer it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from resumefit.document import Document
from resumefit.lines import bullet_width
from resumefit.span import Span

WIDEST = 100
"""Columns beyond which a page does not grow: longer lines are hard to read."""
_NARROWEST = 40
_COLUMN = 32
_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_LONE = re.compile("[\ud800-\udfff]")
_SHARE_BEFORE = 3

Piece = str | tuple[str, str]
"""Words, or words with a style."""


def safe(text: str) -> str:
    """Take control, escape, invisible and text-direction characters out; any run of blanks and line breaks becomes one blank."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """Take the same characters out and put a blank in the place of each tab and line break; other blanks stay."""
    return _BREAKS.sub(" ", _LONE.sub("\ufffd", _STEERING.sub("", text)))


def shorten(text: str, columns: int) -> str:
    """Cut a text that is too long at the end of a word, with an ellipsis."""
    if cell_len(text) <= columns:
        return text
    kept = Text(text)
    kept.truncate(max(columns - 1, 1))
    cut = kept.plain.rstrip()
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > columns // 2 else cut).rstrip(" ,;:") + "…"


def excerpt(document: Document, span: Span, *, columns: int) -> str:
    """Give the paragraph or list item around a place in at most that many columns; what is cut off leaves the place in view."""
    around = _paragraph(document, span)
    text = document.text
    start = around.start + bullet_width(text[around.start : around.end])
    before, after = safe(text[start : span.start]), safe(text[max(span.start, start) : around.end])
    joint = " " if before and text[span.start - 1].isspace() else ""
    whole = before + joint + after
    named = safe(text[span.start : span.end])
    if not before or cell_len(whole) <= columns or cell_len(before) + cell_len(named) < columns:
        return shorten(whole, columns)
    free = columns - cell_len(named) - 1
    room = max(free // _SHARE_BEFORE, free - cell_len(after) + cell_len(named), 0)
    kept = (before + joint)[-room:] if room else ""
    kept = kept.partition(" ")[2] if joint or " " in kept else ""
    return shorten("…" + kept + after, columns)


def paragraph(document: Document, span: Span) -> str:
    """Give the whole paragraph or list item around a place, on one line."""
    return document.quote(_paragraph(document, span))


def paragraph_start(document: Document, span: Span) -> int:
    """Give where the paragraph or list item around a place begins, by which places that one line proves are told to be one."""
    return _paragraph(document, span).start


def _paragraph(document: Document, span: Span) -> Span:
    lines = document.lines
    first = bisect_right(lines, span.start, key=lambda line: line.span.start) - 1
    if first < 0:
        return span
    last = first
    while first > 0 and lines[first].continues:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].continues:
        last += 1
    return Span(min(lines[first].span.start, span.start), max(lines[last].span.end, span.end))


@dataclass(frozen=True, slots=True)
class Page:
    """Writes lines that fit a console, each made safe."""

    console: Console
    _ascii: bool = field(init=False, repr=False)
    """Whether the console's encoding lacks the signs that draw; asked once, for every piece of a line needs it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ascii", self.console.options.ascii_only)

    @property
    def width(self) -> int:
        """Columns that a line may fill."""
        return max(min(self.console.width, WIDEST), _NARROWEST)

    @property
    def drawn(self) -> bool:
        """Whether a person looks at a screen that can draw: else bars are left out."""
        return self.console.is_terminal and not self._ascii

    def mark(self, drawn: str, plain: str) -> str:
        """Choose between two signs by what the console can write."""
        return plain if self._ascii else drawn

    def gap(self) -> None:
        """Leave a line empty."""
        self.console.print()

    def heading(self, words: str, note: str = "") -> None:
        """Open a part of the page."""
        self.gap()
        self.line((words.upper(), "bold"), (f"  {note}" if note else "", "dim"))

    def line(self, *pieces: Piece, indent: int = 0, hang: int = 0, right: Piece = "") -> None:
        """Write a paragraph; its further lines stand `hang` deeper than its first, at whose end `right` stands."""
        end = self._text([right])
        room = self.width - indent - (cell_len(end.plain) + 2 if end.plain else 0)
        first, *rest = self._wrap(self._text(pieces), room, hang) or [Text()]
        first.pad_left(indent)
        if end.plain:
            first.append(" " * (self.width - cell_len(first.plain) - cell_len(end.plain)))
            first.append_text(end)
        self._print(first)
        for text in rest:
            text.pad_left(indent + hang)
            self._print(text)

    def columns(self, cells: Sequence[str], *, indent: int = 0) -> None:
        """Write short words in two or three columns, read row by row; what is too long for its column takes the next one as well."""
        room = self.width - indent
        wide = room // max(room // _COLUMN, 1)
        row = ""
        for cell in map(safe, cells):
            at = -(-cell_len(row) // wide) * wide
            if row and at + cell_len(cell) > room:
                self.line(row, indent=indent, hang=2)
                row, at = "", 0
            row += " " * (at - cell_len(row)) + cell + "  "
        if row:
            self.line(row, indent=indent, hang=2)

    def quote(self, document: Document, span: Span, *, indent: int, side: str = "", right: str = "") -> None:
        """Write one line that shows a place: the document's `side`, the line's number and the words around it."""
        lead = f"{side} line {document.line_number(span.start)}: ".lstrip()
        taken = indent + cell_len(lead) + (cell_len(right) + 2 if right else 0)
        words = excerpt(document, span, columns=self.width - taken - 2)
        self.line((lead, "dim"), (f"“{words}”", "dim italic"), indent=indent, hang=cell_len(lead), right=(right, "dim"))

    def _text(self, pieces: Iterable[Piece]) -> Text:
        text = Text()
        for piece in pieces:
            words, style = (piece, "") if isinstance(piece, str) else piece
            text.append(self._writable(words), style)
        return text

    def _writable(self, words: str) -> str:
        """Make words safe but for the blanks that lay them out, and put what the console's encoding lacks in its nearest signs."""
        words = harmless(words)
        if not self._ascii:
            return words
        words = words.translate(_NEAREST)
        return words.encode(self.console.encoding, "replace").decode(self.console.encoding)

    def _wrap(self, text: Text, room: int, hang: int) -> list[Text]:
        """Cut at blanks; the lines after the first have `hang` columns less."""
        fits = cell_len(text.plain) <= room and text.plain.isprintable()
        lines = [text] if fits else list(text.wrap(self.console, room, overflow="fold"))
        if len(lines) > 1 and hang:
            rest = text[len(lines[0].plain) :]
            rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
            lines = [lines[0], *rest.wrap(self.console, room - hang, overflow="fold")]
        for line in lines:
            line.rstrip()
        return lines

    def _print(self, text: Text) -> None:
        text.rstrip()
        self.console.print(text, soft_wrap=True)


_NEAREST = str.maketrans({"…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "•": "*", "·": "-"})
