"""Pieces of one page -> rows in reading order, column after column.

Columns are told from tables by what stands in them, never by the order of painting alone: beside a gutter both sides have rows of
their own, or running text, or were painted one after the other; dates beside jobs and labels beside entries share every baseline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from resumefit.readers.pdf_gutters import GUTTER, MOST_ROWS, YEAR, column_edges
from resumefit.readers.pdf_ink import Piece
from resumefit.readers.pdf_labels import labels_first
from resumefit.readers.pdf_rows import Row, is_mark, rows_of

_FULL = 0.8
"""Of the way to the gutter: text that reaches so far fills its column, and what goes on below it belongs to the column too."""
_DEEPEST = 6
_GOES_ON = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one column, from top to bottom."""

    rows: tuple[Row, ...]
    right: float
    """How far its text may reach."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A gutter: the left edge of the column on its right, and the rows it runs past."""

    edge: float
    first: int
    last: int


def blocks_of(pieces: Sequence[Piece], right: float, *, depth: int = 0) -> list[Block]:
    """Part pieces into blocks in reading order; `right` is where the text area ends."""
    rows = rows_of(pieces)
    edges = column_edges(rows) if 3 <= len(rows) <= MOST_ROWS else []
    split = _best_split(rows, edges) if depth < _DEEPEST and len(rows) >= 6 else None
    if split is None:
        return [Block(tuple(labels_first(rows, edges)), right)] if rows else []
    middle = [piece for row in rows[split.first : split.last + 1] for piece in row.pieces]
    left_side = [piece for piece in middle if piece.x0 < split.edge - 1.5]
    right_side = [piece for piece in middle if piece.x0 >= split.edge - 1.5]
    above = [piece for row in rows[: split.first] for piece in row.pieces]
    below = [piece for row in rows[split.last + 1 :] for piece in row.pieces]
    return [
        *blocks_of(above, right, depth=depth + 1),
        *blocks_of(left_side, split.edge - GUTTER, depth=depth + 1),
        *blocks_of(right_side, right, depth=depth + 1),
        *blocks_of(below, right, depth=depth + 1),
    ]


def _best_split(rows: Sequence[Row], edges: Sequence[float]) -> _Split | None:
    """Find the gutter that runs past most rows; None on a page of one column."""
    best: tuple[int, float, _Split] | None = None
    for edge in edges:
        for first, last in _runs(rows, edge):
            split = _trimmed(rows, _Split(edge, first, last))
            if split is None or (best and split.last - split.first + 1 < best[0]):
                continue
            sides = _Sides.of(rows[split.first : split.last + 1], edge)
            if sides is not None and sides.are_columns():
                key = (split.last - split.first + 1, -edge)
                if best is None or key > best[:2]:
                    best = (*key, split)
    return best[2] if best else None


def _runs(rows: Sequence[Row], edge: float) -> list[tuple[int, int]]:
    """Cut the rows into runs that no text crosses at the gutter."""
    runs = []
    start = 0
    for index, row in enumerate(rows):
        if any(piece.x0 < edge - 1.5 and piece.x1 > edge - GUTTER for piece in row.pieces):
            if index - start >= 3:
                runs.append((start, index - 1))
            start = index + 1
    if len(rows) - start >= 3:
        runs.append((start, len(rows) - 1))
    return runs


def _trimmed(rows: Sequence[Row], split: _Split) -> _Split | None:
    """End a run where the right side ends, unless the left side goes on within its own width.

    Short lines below a narrow list would otherwise be read before the list's second column. A wrapped line that has not reached
    the gutter shows that its column still ends there.
    """
    with_right = [index for index in range(split.first, split.last + 1) if rows[index].pieces[-1].x0 >= split.edge - 1.5]
    with_left = [index for index in range(split.first, split.last + 1) if rows[index].x0 < split.edge - 1.5]
    if len(with_right) < 3 or len(with_left) < 3:
        return None
    last = _tail(rows, split, with_right[-1], [index for index in with_left if index <= with_right[-1]])
    first = split.first
    while first < with_right[0] and rows[first].y - rows[first + 1].y > 3.0 * max(rows[first].size, rows[first + 1].size):
        first += 1
    return _Split(split.edge, first, last)


def _tail(rows: Sequence[Row], split: _Split, last: int, lefts: Sequence[int]) -> int:
    """Find the last row below the right side's end that still belongs to the left column."""
    if not lefts:
        return last
    texts = [rows[index].pieces[0].text for index in lefts]
    left = min(rows[index].x0 for index in lefts)
    reach = max(piece.x1 for index in lefts for piece in rows[index].pieces if piece.x0 < split.edge - 1.5)
    if reach >= left + _FULL * (split.edge - left) and sum(bool(_GOES_ON.match(text)) for text in texts) >= 2:
        return split.last
    wrapped = [
        index
        for index in range(last + 1, split.last + 1)
        if _GOES_ON.match(rows[index].pieces[0].text)
        and rows[index].x0 >= left - 2.0
        and rows[index - 1].y - rows[index].y < 1.6 * rows[index].size
    ]
    if wrapped:
        last = wrapped[-1]
        while last < split.last and rows[last].y - rows[last + 1].y < 1.5 * rows[last].size:
            last += 1
    starts = {round(rows[index].x0 / 2) for index in lefts if is_mark(rows[index].pieces[0].text)}
    while last < split.last and is_mark(rows[last + 1].pieces[0].text) and round(rows[last + 1].x0 / 2) in starts:
        last += 1
    return last


@dataclass(frozen=True, slots=True)
class _Sides:
    """What stands left and right of a gutter."""

    left: list[list[Piece]]
    right: list[list[Piece]]
    aligned: int
    """Rows with a left and a right part on the same baseline."""
    beside: int
    """Rows of the right side with a row of the left side beside them, level or not."""
    swaps: int
    """How often the painting went from one side to the other."""

    @classmethod
    def of(cls, rows: Sequence[Row], edge: float) -> "_Sides | None":
        """Sort the pieces of some rows to both sides, from where both are there to where one ends; None where a side is empty."""
        parts = [([p for p in row.pieces if p.x0 < edge - 1.5], [p for p in row.pieces if p.x0 >= edge - 1.5]) for row in rows]
        lefts = [index for index, (left, _) in enumerate(parts) if left]
        rights = [index for index, (_, right) in enumerate(parts) if right]
        if not lefts or not rights:
            return None
        start, end = max(lefts[0], rights[0]), min(lefts[-1], rights[-1])
        lead, trail = max(start - 1, 0), end + 2
        core = parts[lead if _level(rows, lead, start) else start : trail if _level(rows, end, trail - 1) else end + 1]
        left, right = [one for one, _ in core if one], [other for _, other in core if other]
        aligned = sum(_share_baseline(one, other) for one, other in core if one and other)
        order = sorted((piece.order, piece.x0 >= edge - 1.5) for one, other in core for piece in (*one, *other))
        return cls(left, right, aligned, _beside(left, right), sum(one[1] != other[1] for one, other in pairwise(order)))

    def are_columns(self) -> bool:
        """Say whether both sides are columns to be read one after the other."""
        fewer = min(len(self.left), len(self.right))
        if fewer < 3 or self.beside < 0.3 * fewer:
            return False
        own_left, own_right = 1 - self.aligned / len(self.left), 1 - self.aligned / len(self.right)
        flows = _flows(self.left), _flows(self.right)
        if own_left >= 0.2 and own_right >= 0.2:
            return True
        if all(flows):
            return True
        if self.swaps <= 2 and (own_right >= 0.1 or flows[1]) and (own_left >= 0.1 or flows[0]):
            return True
        if not any(flows) or not (_has_headings(self.left) and _has_headings(self.right)):
            return False
        listed = self.right if flows[0] else self.left
        return min(own_left, own_right) >= 0.07 or _is_stack(listed)


def _is_stack(side: Sequence[Sequence[Piece]]) -> bool:
    """Say whether rows stand close under each other and begin at one edge, as a sidebar's do and dates at the right do not."""
    starts = sorted(row[0].x0 for row in side)
    usual = starts[len(starts) // 2]
    flush = sum(abs(start - usual) < 2.0 for start in starts)
    close = sum(above[0].y - below[0].y <= 2.2 * above[0].style.size for above, below in pairwise(side))
    return len(side) >= 5 and flush >= 0.8 * len(side) and close >= 0.7 * (len(side) - 1)


def _level(rows: Sequence[Row], first: int, second: int) -> bool:
    """Say whether two rows overlap, so that they stand beside each other although their baselines differ."""
    return 0 <= first < second < len(rows) and rows[first].y - rows[second].y < 0.8 * max(rows[first].size, rows[second].size)


def _share_baseline(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    slack = 0.12 * left[0].style.size + abs(left[0].style.size - right[0].style.size)
    return any(abs(one.y - other.y) <= slack for one in left for other in right)


def _beside(left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]]) -> int:
    """Count the rows of the right side that overlap one of the left side in height."""
    heights = [row[0].y for row in left]
    count = 0
    position = 0
    for row in right:
        near = 0.8 * row[0].style.size
        while position < len(heights) and heights[position] > row[0].y + near:
            position += 1
        count += position < len(heights) and heights[position] > row[0].y - near
    return count


def _flows(side: Sequence[Sequence[Piece]]) -> bool:
    """Say whether a side is running text or a list, not cells: lines that go on in lower case, or several list marks."""
    lines = [" ".join(piece.text for piece in row) for row in side]
    marks = sum(is_mark(row[0].text) or row[0].text[:1] in "•●▪◦■" for row in side)
    if marks >= 3:
        return True
    going_on = sum(bool(_GOES_ON.match(line)) and len(before) > 12 for before, line in pairwise(lines))
    return going_on >= 2 and going_on >= 0.15 * len(lines) and sum(map(len, lines)) >= 14 * len(lines)


def _has_headings(side: Sequence[Sequence[Piece]]) -> bool:
    """Say whether some rows of a side stand out while most do not, and the side is no list of dates."""
    lines = [" ".join(piece.text for piece in row) for row in side]
    outstanding = sum(row[0].style.bold or line.isupper() for row, line in zip(side, lines, strict=True))
    dated = sum(bool(YEAR.search(line)) for line in lines)
    return 1 <= outstanding <= 0.5 * len(lines) and dated <= 0.4 * len(lines)
