"""Headings in the margin, beside their text -> rows of their own above it."""

from collections.abc import Sequence

from resumefit.readers.pdf_gutters import GUTTER, YEAR
from resumefit.readers.pdf_ink import Piece
from resumefit.readers.pdf_rows import Row


def labels_first(rows: Sequence[Row], edges: Sequence[float]) -> list[Row]:
    """Set headings that stand in the margin, beside their text, above it; whole where they take several lines.

    Dates and other short labels of one line stay on the line of their entry.
    """
    found = _label_edge(rows, edges)
    if found is None:
        return list(rows)
    ordered: list[Row] = []
    index = 0
    while index < len(rows):
        stack = [index]
        if _label(rows[index], found):
            while stack[-1] + 1 < len(rows) and _stacked(rows[stack[-1]], rows[stack[-1] + 1], found):
                stack.append(stack[-1] + 1)
            labels = [Row(_label(rows[i], found)) for i in stack]
            if len(stack) > 1 or _outstands(labels[0].pieces):
                ordered += labels
                ordered += [Row(rest) for i in stack if (rest := rows[i].pieces[len(_label(rows[i], found)) :])]
                index = stack[-1] + 1
                continue
        ordered.append(rows[index])
        index += 1
    return ordered


def _label_edge(rows: Sequence[Row], edges: Sequence[float]) -> float | None:
    """Find where the text beside margin labels begins: nearly all rows start there or further in, and some have a label before."""
    for edge in edges:
        labelled = [row for row in rows if _label(row, edge)]
        inside = sum(row.pieces[-1].x0 >= edge - 1.5 for row in rows)
        crossing = sum(any(piece.x0 < edge - 1.5 and piece.x1 > edge - GUTTER for piece in row.pieces) for row in rows)
        outstanding = sum(_outstands(_label(row, edge)) for row in labelled)
        if 2 <= len(labelled) <= 0.5 * inside and crossing <= 0.1 * len(rows) and outstanding >= 0.7 * len(labelled):
            return edge
    return None


def _label(row: Row, edge: float) -> tuple[Piece, ...]:
    """Take the pieces left of an edge; none where text crosses it."""
    label = tuple(piece for piece in row.pieces if piece.x0 < edge - 1.5)
    return () if any(piece.x1 > edge - GUTTER for piece in label) else label


def _stacked(above: Row, below: Row, edge: float) -> bool:
    label = _label(below, edge)
    return bool(label) and above.y - below.y < 1.5 * label[0].style.size and _outstands(label) == _outstands(_label(above, edge))


def _outstands(pieces: Sequence[Piece]) -> bool:
    """Say whether a label looks like a heading and not like a date."""
    text = " ".join(piece.text for piece in pieces)
    return (text.isupper() or all(piece.style.bold for piece in pieces)) and not YEAR.search(text)
