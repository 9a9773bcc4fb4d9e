"""Lines of a document and how plain text is cut into them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from resumefit.span import Span

BULLETS = "•◦▪▫‣⁃∙·●○■□➢➤✓✔✦❖★►▸–—*-o\uf0b7\uf0a7\uf0d8\u2043"
"""Characters that open a list item when a blank follows."""

_BULLET = re.compile(rf"[ \t]*(?:[{re.escape(BULLETS)}][ \t\u00a0]+|[•◦▪▫‣∙●○■□➢➤✓✔✦❖►▸\uf0b7\uf0a7\uf0d8](?=\S)|\(?\d{{1,2}}[.)][ \t]+)(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")


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


def bullet_width(line: str) -> int:
    """Count the characters of a list item's mark and the blanks around it; 0 where there is none."""
    found = _BULLET.match(line)
    return found.end() if found else 0


def plain_lines(text: str) -> tuple[Line, ...]:
    """Cut plain text into lines, telling list items from prose and hard wraps from new paragraphs.

    Blank lines are dropped. A line continues the one before it when that one is nearly as long as the text's own wrap width,
    does not end a sentence, and this one opens with a lower-case letter, or sits deeper under its list item.
    """
    rows = list(_rows(text))
    width = _wrap_width([end - start for start, end, _ in rows])
    lines: list[Line] = []
    for start, end, follows_blank in rows:
        raw = text[start:end]
        bullet = bullet_width(raw)
        continues = False
        if lines and not bullet and not follows_blank:
            before = text[lines[-1].span.start : lines[-1].span.end]
            continues = _goes_on(before, raw, width)
        kind = LineKind.BULLET if bullet else lines[-1].kind if continues else LineKind.PLAIN
        lines.append(Line(Span(start, end), kind, continues=continues))
    return tuple(lines)


def _rows(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end (blanks cut at both sides) and whether a blank line stands before, for each line with text."""
    blank = True
    for found in re.finditer(r"[^\r\n\f\v\x85\u2028\u2029]+|\r\n|[\r\n\f\v\x85\u2028\u2029]", text):
        raw = found.group()
        if raw[0] in "\r\n\f\v\x85\u2028\u2029":
            blank = blank or (found.start() > 0 and text[found.start() - 1] in "\r\n\f\v\x85\u2028\u2029")
            continue
        stripped = raw.strip()
        if not stripped:
            blank = True
            continue
        start = found.start() + raw.index(stripped[0])
        yield start, start + len(stripped), blank
        blank = False


def _wrap_width(lengths: list[int]) -> int:
    """Guess at which column the text was wrapped: the length that the longest tenth of its lines reach."""
    longest = sorted(lengths, reverse=True)
    return longest[len(longest) // 10] if longest else 0


def _goes_on(before: str, line: str, width: int) -> bool:
    """Say whether a line is the rest of a wrapped one rather than the start of its own."""
    if width < 50 or len(before) + len(line.split(maxsplit=1)[0]) + 1 < 0.85 * width:
        return False
    if before.endswith(("-", ",", "/", "&")) or line[0].islower():
        return True
    return len(before) >= 0.92 * width and not _SENTENCE_END.search(before) and width <= 130
