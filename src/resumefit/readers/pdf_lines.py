"""Rows in reading order -> the lines of a document: their kinds, what goes on from line to line, words made whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from resumefit.lines import Line, LineKind, bullet_width
from resumefit.readers.pdf_columns import Block
from resumefit.readers.pdf_rows import CELL_GAP, Row, is_mark, row_text
from resumefit.repair import broken_word, join_broken, repair
from resumefit.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)]*\Z")
_OPEN_END = re.compile(r"[,&/(–—-]\Z")

_LOWER_WORD = re.compile(r"[a-zà-ÿ][^\W\d_A-Z'’-]*(?:['’-][^\W\d_]+)*[-,.;:)!?]*(?:[\s/(]|\Z)")
"""A word in small letters: unlike a mail or web address, which may begin a line of its own."""
_SOFT_HYPHEN = "\u00ad"
_HYPHEN = re.compile("[-\u00ad\u2010]")
_LONGEST_TITLE = 40
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class PageRows:
    """One page, read."""

    number: int
    height: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line on its way."""

    text: str
    page: int
    row: Row
    block: int
    right: float
    """Right edge of the column's text."""
    kind: LineKind = LineKind.PLAIN
    continues: bool = False
    apart: bool = False
    """A blank line stands before it."""
    leading: float = inf
    """Distance to the line above, where both are of one paragraph: what follows in it is no further away."""


def lines_of(pages: Sequence[PageRows]) -> tuple[str, tuple[Line, ...]]:
    """Write out all pages: the text and its lines."""
    edges = _running_heads(pages)
    size = _body_size(pages)
    drafts: list[_Draft] = []
    for page in pages:
        for index, block in enumerate(page.blocks):
            drafts += _block_drafts(page.number, index, block, edges=edges, body=size)
    return _written(_rejoined(_over_the_edge(drafts)))


def _body_size(pages: Sequence[PageRows]) -> float:
    """Find the type size of most letters."""
    counts: dict[float, int] = {}
    for page in pages:
        for block in page.blocks:
            for row in block.rows:
                for piece in row.pieces:
                    counts[piece.style.size] = counts.get(piece.style.size, 0) + len(piece.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)


def _running_heads(pages: Sequence[PageRows]) -> dict[int, LineKind]:
    """Find the rows (by identity) that stand at the same edge of two or more pages, but for their numbers."""
    found: dict[tuple[LineKind, str, int], list[int]] = {}
    for page in pages if len(pages) > 1 else ():
        rows = [row for block in page.blocks for row in block.rows]
        for row in rows:
            if row.y > 0.9 * page.height:
                kind = LineKind.PAGE_HEADER
            elif row.y < 0.1 * page.height:
                kind = LineKind.PAGE_FOOTER
            else:
                continue
            text = _NUMBER.sub("#", row_text(row)).strip()
            found.setdefault((kind, text, round(row.y / 6)), []).append(id(row))
    return {row: kind for (kind, _, _), rows in found.items() if len(rows) >= 2 for row in rows}


def _block_drafts(page: int, index: int, block: Block, *, edges: dict[int, LineKind], body: float) -> list[_Draft]:
    right = min(block.right, max(row.x1 for row in block.rows))
    leading = _leading(block.rows)
    bold_body = _mostly_bold(block.rows)
    drafts: list[_Draft] = []
    for row in block.rows:
        text = _marked(row)
        before = drafts[-1] if drafts else None
        edge = edges.get(id(row))
        if edge:
            drafts.append(_Draft(text, page, row, index, right, edge, apart=before is None))
            continue
        gap = before.row.y - row.y if before else 0.0
        bullet = bool(bullet_width(text)) or (len(row.pieces) > 1 and is_mark(row.pieces[0].text))
        continues = before is not None and not bullet and before.kind not in _EDGES and _goes_on(before, row, text)
        if bullet:
            kind = LineKind.BULLET
        elif continues and before:
            kind = before.kind
        else:
            kind = LineKind.HEADING if _is_heading(row, text, body=body, bold_body=bold_body) else LineKind.PLAIN
        apart = before is None or (not continues and gap > max(1.4 * leading, 1.5 * row.size))
        drafts.append(_Draft(text, page, row, index, right, kind, continues, apart, gap if continues else inf))
    drafts = _without_large_print(drafts)
    return drafts if bold_body else _headings_with_icons(drafts)


def _without_large_print(drafts: list[_Draft]) -> list[_Draft]:
    """Take a paragraph in larger or bolder type for the text it is."""
    cleared = list(drafts)
    first = 0
    while first < len(drafts):
        end = first + 1
        while end < len(drafts) and drafts[end].continues:
            end += 1
        if drafts[first].kind is LineKind.HEADING and sum(len(draft.text) for draft in drafts[first:end]) > _LONGEST_HEADING:
            cleared[first:end] = [replace(draft, kind=LineKind.PLAIN) for draft in drafts[first:end]]
        first = end
    return cleared


def _headings_with_icons(drafts: list[_Draft]) -> list[_Draft]:
    """Take a lone bold line with an icon before it for the heading it is, not for a list of one."""
    cleared = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.kind is not LineKind.BULLET:
            continue
        around = drafts[max(index - 1, 0) : index] + drafts[index + 1 : index + 2]
        listed = any(other.kind is LineKind.BULLET and abs(other.row.x0 - draft.row.x0) < draft.row.size for other in around)
        follows = index + 1 < len(drafts) and drafts[index + 1].continues
        if not listed and not follows and _is_bold(draft.row) and len(draft.text) <= _LONGEST_TITLE:
            cleared[index] = replace(draft, text=draft.text[bullet_width(draft.text) :], kind=LineKind.HEADING)
    return cleared


_EDGES = frozenset({LineKind.PAGE_HEADER, LineKind.PAGE_FOOTER})


def _marked(row: Row) -> str:
    """Write a row with its list mark as `•` where the file has another sign for it.

    A soft hyphen that is painted within a line is a hyphen to whoever sees it.
    """
    text = row_text(row)
    if _SOFT_HYPHEN in text:
        text = text[:-1].replace(_SOFT_HYPHEN, "-") + text[-1:]
    if len(row.pieces) > 1 and is_mark(row.pieces[0].text):
        head, blank, rest = text.partition(" ")
        if blank and len(head) == 1 and not head.isascii():
            return f"• {rest}"
    return text


def _leading(rows: Sequence[Row]) -> float:
    """Find the usual distance from baseline to baseline."""
    gaps = sorted(above.y - below.y for above, below in pairwise(rows))
    return gaps[len(gaps) // 2] if gaps else 0.0


def _is_bold(row: Row) -> bool:
    return all(piece.style.bold for piece in row.pieces if not is_mark(piece.text))


def _mostly_bold(rows: Sequence[Row]) -> bool:
    letters = sum(len(piece.text) for row in rows for piece in row.pieces)
    return sum(len(piece.text) for row in rows for piece in row.pieces if piece.style.bold) > 0.6 * letters


def _is_heading(row: Row, text: str, *, body: float, bold_body: bool) -> bool:
    """Say whether a row stands out by size or weight and is short."""
    if len(text) > 70 or "\t" in text or not any(letter.isalpha() for letter in text) or text.rstrip()[-1:] in ".,;":
        return False
    return row.size >= 1.12 * body or (_is_bold(row) and not bold_body)


def _goes_on(before: _Draft, row: Row, text: str) -> bool:
    """Say by place, measure and wording whether a row is the rest of the paragraph, list item or cell above it."""
    above = before.row
    size = max(above.size, row.size)
    if not 0 < above.y - row.y <= min(1.8 * size, 1.2 * before.leading) or abs(above.size - row.size) > 0.08 * size:
        return False
    if _is_bold(above) and not _is_bold(row):
        return False
    lower, tight = bool(_LOWER_WORD.match(text)), above.y - row.y <= 1.5 * size
    left = _cell_start(above) if "\t" in before.text else above.text_x0
    level = abs(row.x0 - left) <= 0.6 * size
    if "\t" in before.text:
        return level and tight and row.x0 > above.x0 + size and (lower or above.x1 + _first_word(row, text) > before.right)
    if _is_heading_like(before) and not (lower and level):
        return False
    hanging = before.kind is LineKind.BULLET
    if hanging and above.text_x0 > above.x0 + 0.5 * size and row.x0 < above.x0 + 0.3 * size and not lower:
        return False
    outdented = not before.continues and not hanging and 0 < above.x0 - row.x0 < 3 * size
    if not (level or abs(row.x0 - above.x0) <= 0.35 * size or (hanging and row.x0 > above.x0) or outdented):
        return False
    wide = above.x1 - above.x0 > 0.6 * (before.right - above.x0)
    if above.x1 + 0.1 * size + _first_word(row, text) > before.right:
        unended = (hanging or before.continues) and not _SENTENCE_END.search(before.text)
        return lower or unended or len(before.text) >= 45 or bool(_OPEN_END.search(before.text))
    if _SENTENCE_END.search(before.text):
        return False
    return (lower and ((hanging and row.x0 > above.x0) or wide)) or (hanging and level and tight and wide)


def _first_word(row: Row, text: str) -> float:
    """Measure the first word of a row and the blank before it: where they do not fit, the line above was full."""
    return len(text.split(maxsplit=1)[0]) / len(text) * (row.x1 - row.x0) + 0.2 * row.size


def _cell_start(row: Row) -> float:
    """Find where the last cell of a row starts."""
    start = row.x0
    for piece, following in pairwise(row.pieces):
        if following.x0 - piece.x1 > CELL_GAP * max(piece.style.size, following.style.size):
            start = following.x0
    return start


def _over_the_edge(drafts: list[_Draft]) -> list[_Draft]:
    """Let a sentence go on from the foot of a column to the head of the next one, or of the next page."""
    linked = list(drafts)
    last: int | None = None
    for index, draft in enumerate(linked):
        if draft.kind in _EDGES:
            continue
        if last is not None and (draft.block, draft.page) != (linked[last].block, linked[last].page) and draft.kind is LineKind.PLAIN:
            before = linked[last]
            full = before.row.x1 > before.right - 6 * before.row.size and not _SENTENCE_END.search(before.text) and "\t" not in before.text
            alike = abs(before.row.size - draft.row.size) < 0.1 and before.kind is not LineKind.HEADING
            if full and alike and _LOWER_WORD.match(draft.text):
                linked[index] = replace(draft, kind=before.kind, continues=True, apart=False)
        last = index
    return linked


def _is_heading_like(draft: _Draft) -> bool:
    return draft.kind is LineKind.HEADING and len(draft.text) < 45


def _rejoined(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Make words whole that a hyphen breaks at a line's end."""
    words: frozenset[str] | None = None
    joined = list(drafts)
    last: int | None = None
    for index, draft in enumerate(joined):
        if draft.kind in _EDGES:
            continue
        before = joined[last] if last is not None else None
        follows = before is not None and (draft.continues or _beside(before, draft))
        if before and last is not None and follows and _HYPHEN.search(before.text[-8:]) and broken_word(before.text, draft.text):
            words = _whole_words(drafts) if words is None else words
            first, rest = join_broken(before.text, draft.text, words=words)
            joined[last] = replace(before, text=first)
            joined[index] = replace(draft, text=rest)
        last = index
    return joined


def _whole_words(drafts: Sequence[_Draft]) -> frozenset[str]:
    """Collect the words of all lines, but for those that a hyphen breaks."""
    words: set[str] = set()
    for draft in drafts:
        text = draft.text.lower()
        words.update(_WORD.findall(text.rpartition(" ")[0] if text.endswith("-") else text))
    return frozenset(words)


def _beside(before: _Draft, draft: _Draft) -> bool:
    """Say whether two lines stand one right under the other, or at the foot of one column and the head of the next."""
    if (before.page, before.block) != (draft.page, draft.block):
        return True
    return 0 < before.row.y - draft.row.y < 1.8 * draft.row.size and draft.kind is not LineKind.BULLET


def _written(drafts: Sequence[_Draft]) -> tuple[str, tuple[Line, ...]]:
    """Put the lines one under the other and count their places."""
    parts: list[str] = []
    lines: list[Line] = []
    offset = 0
    for draft in drafts:
        text = repair(draft.text).strip()
        if not text:
            continue
        if parts:
            gap = "\n\n" if draft.apart else "\n"
            parts.append(gap)
            offset += len(gap)
        lines.append(Line(Span(offset, offset + len(text)), draft.kind, draft.page, draft.continues))
        parts.append(text)
        offset += len(text)
    return "".join(parts), tuple(lines)
