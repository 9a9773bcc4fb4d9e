"""Runs of one styled paragraph -> rows, the same rules for every format that knows paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resumefit.lines import LineKind, Row, bullet_width, goes_on
from resumefit.repair import repair

_LONGEST_BOLD_HEADING = 60
_LONGEST_HEADING = 120
_SENTENCE_MARKS = (".", ",", ";", "!", "?")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight; a line break in it is one that a person sees."""

    text: str
    bold: bool = False


def paragraph_rows(runs: Iterable[Run], kind: LineKind, *, anchor: str | None = None, gap: bool = False) -> Iterator[Row]:
    """Cut a paragraph at its forced line breaks.

    A piece goes on with the one before it where it opens with a small letter; one with a list mark of its own is a list item, a short
    one all in bold type a heading. The gap stands before the first piece.
    """
    before = ""
    for text, bold in _pieces(runs):
        continues = bool(before) and goes_on(before, text)
        own_kind = kind
        if kind is LineKind.HEADING and len(text) > _LONGEST_HEADING:
            own_kind = LineKind.PLAIN
        elif kind is not LineKind.HEADING and bullet_width(text):
            own_kind = LineKind.BULLET
        elif kind in (LineKind.PLAIN, LineKind.TABLE_CELL) and bold and not continues and _stands_alone(text):
            own_kind = LineKind.HEADING
        yield Row(text, own_kind, continues=continues, anchor=anchor, gap=gap and not before)
        before = text


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[str, bool]]:
    """Give each piece between line breaks that holds text, and whether all of it is bold."""
    parts: list[str] = []
    bold = True
    for run in (*runs, Run("\n")):
        for index, part in enumerate(run.text.split("\n")):
            if index:
                text = repair("".join(parts)).strip()
                if text:
                    yield text, bold
                parts, bold = [], True
            if part:
                parts.append(part)
                bold = bold and (run.bold or part.isspace())


def _stands_alone(text: str) -> bool:
    letters = any(map(str.isalpha, text))
    return letters and "\t" not in text and len(text) <= _LONGEST_BOLD_HEADING and not text.endswith(_SENTENCE_MARKS)
