"""Lines of a document and how plain text is cut into them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from resumefit.span import Span

BULLETS = "•◦▪▫‣⁃∙·●○■□➢➤✓✔✦❖★►▸–—*-o\uf0b7\uf0a7\uf0d8\u2043"
"""Characters that open a list item when a blank follows."""

_BULLET = re.compile(
    rf"[ \t]*(?:[{re.escape(BULLETS)}][ \t\u00a0]+|[•◦▪▫‣∙●○■□➢➤✓✔✦❖►▸\uf0b7\uf0a7\uf0d8](?=\S)|\(?\d{{1,2}}[.)][ \t]+)(?=\S)"
)
_INLINE_MARK = re.compile(r"(?<![^\s.;:])[•◦▪▫‣∙●○■□➢➤✓✔✦❖►▸](?=\s*\w)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_INNER_STOP = re.compile(r"[a-z)][.!?] +[A-Z“\"(]")
_KEYED = re.compile(r"[A-Z][\w &/’'()-]{1,40}:(?!//)")
_RULES = "-=_*~#—–─═"
_RULE = re.compile(rf"([{re.escape(_RULES)}])\1{{2,}}$")
BREAKS = "\r\n\f\v\x85\u2028\u2029"
"""Characters that end a line."""
_AS_LF = {"\r\n": " \n"} | {break_: "\n" for break_ in BREAKS if break_ != "\n"}
"""Other line breaks -> a line feed in just as many characters."""
_TAB = 8
_OPEN_ENDS = (",", "-", "/", "&")
_SLACK = 0.05
_MANY = 5
_NARROWEST, _WIDEST = 40, 200
_LONG = 200
"""Characters of the longest line that is no list run together."""


class LineKind(Enum):
    """What the layout says of a line; headings by wording are found later, with the lexicon."""

    PLAIN = "plain"
    BULLET = "bullet"
    HEADING = "heading"
    """Styled as a heading in the file itself (a Word style, an HTML h2, larger or bold type on a line of its own)."""
    TABLE_CELL = "table_cell"
    PAGE_HEADER = "page_header"
    PAGE_FOOTER = "page_footer"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person sees it."""

    span: Span
    """Place in `Document.text`, without the line break; a list item's mark is part of it."""
    kind: LineKind = LineKind.PLAIN
    page: int | None = None
    """Page of the file, from 1; None where the format has no pages."""
    continues: bool = False
    """The line goes on with the paragraph or list item of the line before it."""
    anchor: str | None = None
    """Where the line stands in the file, in the reader's own terms; writers use it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line whose place in the text is not known yet."""

    text: str
    kind: LineKind = LineKind.PLAIN
    page: int | None = None
    continues: bool = False
    anchor: str | None = None
    gap: bool = False
    """A blank line stands before it."""


def set_rows(rows: Iterable[Row]) -> tuple[str, tuple[Line, ...]]:
    """Join rows to a text and give each its place there; rows without text are left out."""
    parts: list[str] = []
    lines: list[Line] = []
    offset = 0
    for row in rows:
        text = row.text.strip()
        if not text:
            continue
        if parts:
            parts.append("\n\n" if row.gap else "\n")
            offset += len(parts[-1])
        lines.append(Line(Span(offset, offset + len(text)), row.kind, row.page, row.continues and len(parts) > 0, row.anchor))
        parts.append(text)
        offset += len(text)
    return "".join(parts), tuple(lines)


def bullet_width(line: str) -> int:
    """Count the characters of a list item's mark and the blanks around it; 0 where there is none."""
    if line[:1].isalpha() and line[0] not in BULLETS:
        return 0
    found = _BULLET.match(line)
    return found.end() if found else 0


def plain_lines(text: str) -> tuple[Line, ...]:
    """Cut plain text into lines, telling list items from prose, underlined titles and hard wraps from new paragraphs.

    Blank lines and drawn rules are dropped. A line continues the one before it where it sits deeper under its list item, or where the
    text shows a wrap width and the line's first word would not have fitted above; what looks like a line of its own (a list item, a
    title, "Key: value", a capital after a short or finished line) never does.
    """
    rows = _rows(text)
    wrap = _find_wrap(rows)
    lines: list[Line] = []
    item_column: int | None = None
    before = None
    for row in rows:
        continues = False
        if before is not None and not row.apart and not row.bullet:
            hanging = item_column is not None and row.indent > 0 and abs(row.indent - item_column) <= 1
            continues = hanging or (wrap is not None and (_goes_on(before, row, wrap) or _goes_on_capital(lines[-1], before, row, wrap)))
        if not continues:
            item_column = row.indent + row.bullet if row.bullet else None
        kind = LineKind.BULLET if row.bullet else lines[-1].kind if continues else LineKind.PLAIN
        if row.underlined and not row.bullet and not continues and len(row.text) <= 60:
            kind = LineKind.HEADING
        line = Line(Span(row.start, row.start + len(row.text)), kind, None, continues)
        if len(row.text) > _LONG:
            lines.extend(_items(line, row.text))
        else:
            lines.append(line)
        before = row
    return tuple(lines)


def goes_on(before: str, text: str) -> bool:
    """Say whether a piece after a forced line break goes on with the sentence before it, whatever the widths."""
    if bullet_width(text) or not text[:1].islower() or len(before) < _NARROWEST:
        return False
    return not _SENTENCE_END.search(before)


@dataclass(slots=True)
class _Row:
    """A line of plain text with what its neighbours need to know of it."""

    text: str
    start: int
    indent: int
    columns: int
    """At which it ends."""
    apart: bool
    """A blank line or a rule stands before it."""
    bullet: int = 0
    """Width of its list mark."""
    underlined: bool = False

    @property
    def first_word(self) -> int:
        return len(self.text.split(maxsplit=1)[0])


def _rows(text: str) -> list[_Row]:
    """Cut text at every kind of line break; blank lines and rules only mark the row that follows or stands above."""
    for break_, same in _AS_LF.items():
        text = text.replace(break_, same)
    rows: list[_Row] = []
    apart = True
    at = 0
    for raw in text.split("\n"):
        start = at
        at += len(raw) + 1
        stripped = raw.strip()
        if not stripped:
            apart = True
        elif stripped[0] in _RULES and _RULE.match(stripped):
            last = rows[-1] if rows else None
            if last is not None and last.apart and not apart and not _SENTENCE_END.search(last.text.rstrip(":")):
                last.underlined = True
            apart = True
        else:
            lead = raw[: raw.index(stripped[0])] if raw[0] != stripped[0] else ""
            indent = len(lead.expandtabs(_TAB)) if lead else 0
            rows.append(_Row(stripped, start + len(lead), indent, indent + len(stripped), apart, bullet_width(stripped)))
            apart = False
    return rows


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a text was wrapped."""

    width: float
    slack: float
    """Share of the width by which lines differ; 0 where every letter is as wide as the next."""
    sure: bool
    """Enough lines agree to trust the width for lines that open with a capital, too."""

    def filled(self, before: _Row, row: _Row, *, slack: float = 0.0) -> bool:
        """Say whether a line was so full that the next line's first word had no place in it."""
        share = max(slack, self.slack)
        return before.columns <= self.width * (1 + 2 * share) and before.columns + 1 + row.first_word > self.width * (1 - share)


def _find_wrap(rows: Sequence[_Row]) -> _Wrap | None:
    """Find the column at which the text was wrapped; None where it was not.

    A line that was wrapped ends before the width, and with the next line's first word it would pass it: the column that lies between
    the two for most lines that open with a small letter is the width. Letters of different widths blur it.
    """
    pairs = [(before.columns, before.columns + 1 + row.first_word) for before, row in pairwise(rows) if _one_sentence(before, row)]
    for slack in (0.0, _SLACK):
        width, agreeing = _most_between((low * (1 - slack), high * (1 + slack)) for low, high in pairs)
        if not _NARROWEST <= width <= _WIDEST:
            continue
        longest = width * (1 + 2 * slack)
        longer = sum(1 for row in rows if row.columns > longest)
        if longer > max(1, 0.25 * len(rows)) or (agreeing == 1 and longer > 0):
            continue
        enough = 0.4 if agreeing >= _MANY and not longer else 0.6 if slack else 0.9
        if agreeing >= enough * len(pairs):
            sure = agreeing >= 3 and agreeing >= 0.75 * len(pairs) and longer <= 0.1 * len(rows)
            return _Wrap(width, slack, sure)
    return None


def _one_sentence(before: _Row, row: _Row) -> bool:
    """Say whether the one line may go on in the other by its wording."""
    return not row.apart and not row.bullet and row.text[0].islower() and not _SENTENCE_END.search(before.text)


def _most_between(intervals: Iterable[tuple[float, float]]) -> tuple[float, int]:
    """Give the first place that the most intervals (low end included, high end not) share, and how many do."""
    ends = sorted(end for low, high in intervals for end in ((low, 1), (high, -1)))
    most = depth = 0
    place = 0.0
    for end, step in ends:
        depth += step
        if depth > most:
            most, place = depth, end
    return place, most


def _goes_on(before: _Row, row: _Row, wrap: _Wrap) -> bool:
    """Say whether a line that opens with a small letter, or follows an open end, is the rest of a wrapped one."""
    return (row.text[0].islower() or before.text.endswith(_OPEN_ENDS)) and wrap.filled(before, row, slack=_SLACK)


def _goes_on_capital(line: Line, before: _Row, row: _Row, wrap: _Wrap) -> bool:
    """Say whether a line that opens with a capital or a digit is the rest of a wrapped one: only within running prose."""
    if not wrap.sure or not wrap.filled(before, row) or _SENTENCE_END.search(before.text):
        return False
    own = _KEYED.match(row.text) or row.text.endswith(":") or (len(row.text) <= _NARROWEST and not _SENTENCE_END.search(row.text))
    ends_it = before.text[-1].islower() and _SENTENCE_END.search(row.text) is not None
    return not own and (line.continues or ends_it or _INNER_STOP.search(before.text) is not None)


def _items(line: Line, text: str) -> Iterator[Line]:
    """Cut one very long line at the list marks inside it."""
    marks = [found.start() for found in _INLINE_MARK.finditer(text)]
    if len(marks) < 3:
        yield line
        return
    start = line.span.start
    if marks[0] > 0:
        end = start + len(text[: marks[0]].rstrip())
        yield Line(Span(start, end), line.kind, continues=line.continues)
    for place, following in pairwise([*marks, len(text)]):
        yield Line(Span(start + place, start + len(text[:following].rstrip())), LineKind.BULLET)
