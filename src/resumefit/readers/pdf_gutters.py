"""Rows of a page -> where a further column may begin."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby

from resumefit.readers.pdf_rows import Row, is_mark

GUTTER = 5.0
"""In points: the least width of the blank strip between two columns."""
MOST_ROWS = 1500
"""A page with more is not searched for columns."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NARROWEST = 0.1
"""Of the page's text width: the least width of a column."""
_BIN = 3.0
"""In points: how finely blank strips are looked for."""
_MOST_EDGES = 16


def column_edges(rows: Sequence[Row]) -> list[float]:
    """List where a right-hand column may begin: left ends that several pieces share."""
    left = min(row.x0 for row in rows)
    width = max(row.x1 for row in rows) - left
    counts: dict[int, int] = {}
    lowest: dict[int, float] = {}
    for row in rows:
        for index, piece in enumerate(row.pieces):
            if piece.x0 < left + _NARROWEST * width or (index == 1 and is_mark(row.pieces[0].text) and piece.x0 - row.pieces[0].x1 < 30):
                continue
            key = round(piece.x0 / 3)
            counts[key] = counts.get(key, 0) + 1
            lowest[key] = min(lowest.get(key, piece.x0), piece.x0)
    strips = _blank_strips(rows, left, width)
    merged = sorted(counts, key=lambda key: (-(counts[key] + counts.get(key + 1, 0)), key))
    return [*strips, *[lowest[key] for key in merged if counts[key] + counts.get(key + 1, 0) >= 2][:_MOST_EDGES]]


def _blank_strips(rows: Sequence[Row], left: float, width: float) -> list[float]:
    """List where text begins again right of the strips that hardly any row crosses; centred columns have no common left end."""
    bins = int(width / _BIN) + 2
    if bins > 2000:
        return []
    changes = [0] * (bins + 1)
    for row in rows:
        for piece in row.pieces:
            changes[int((piece.x0 - left) / _BIN)] += 1
            changes[min(int((piece.x1 - left) / _BIN) + 1, bins)] -= 1
    crossing = list(accumulate(changes))
    inner = range(int(_NARROWEST * bins), int((1 - _NARROWEST) * bins))
    if not inner or min(crossing[inner.start : inner.stop]) > 0.12 * len(rows):
        return []
    starts = sorted(piece.x0 for row in rows for piece in row.pieces)
    found = []
    for few, group in groupby(inner, lambda index: crossing[index] <= 0.12 * len(rows)):
        strip = list(group)
        if few and len(strip) >= 3:
            least = min(crossing[index] for index in strip)
            emptiest = max((list(same) for empty, same in groupby(strip, lambda i: crossing[i] == least) if empty), key=len)  # noqa: B023
            position = bisect_left(starts, left + emptiest[0] * _BIN)
            found += starts[position : position + 1]
    return found[:6]
