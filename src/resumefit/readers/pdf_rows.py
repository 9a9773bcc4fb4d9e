"""Pieces of text -> rows: what stands on one baseline of one column."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resumefit.readers.pdf_glyphs import WORD_GAP
from resumefit.readers.pdf_ink import Box, Piece
from resumefit.repair import BULLET

CELL_GAP = 1.6
"""In ems: from here on a gap in a row parts two cells, which the text shows as a tab."""
_MARK = re.compile(r"[•◦▪▫‣⁃∙·●○■□➢➤✓✔✦❖★►▸◆\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8]\s*\Z|[-–—*o§»]\Z|\(?\d{1,2}[.)]\Z")
_LONGEST_MARK = 6
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces on one baseline, from left to right."""

    pieces: tuple[Piece, ...]
    y: float = field(init=False, compare=False)
    """Baseline of the tallest piece."""
    size: float = field(init=False, compare=False)
    """Size of most of the letters."""
    x0: float = field(init=False, compare=False)
    """Left end."""
    x1: float = field(init=False, compare=False)
    """Right end."""

    def __post_init__(self) -> None:
        pieces = self.pieces
        first = pieces[0]
        y, size, x1 = first.y, first.style.size, first.x1
        if len(pieces) > 1:
            y = max(pieces, key=lambda piece: piece.style.size).y
            x1 = max([piece.x1 for piece in pieces])
            size = _usual_size(pieces)
        put = object.__setattr__
        put(self, "y", y)
        put(self, "size", size)
        put(self, "x0", first.x0)
        put(self, "x1", x1)

    @property
    def text_x0(self) -> float:
        """Give where the words start, after a list mark."""
        return self.pieces[1].x0 if len(self.pieces) > 1 and is_mark(self.pieces[0].text) else self.x0


def _usual_size(pieces: Sequence[Piece]) -> float:
    sizes: dict[float, int] = {}
    for piece in pieces:
        sizes[piece.style.size] = sizes.get(piece.style.size, 0) + len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def is_mark(text: str) -> bool:
    """Say whether a piece is nothing but a list mark."""
    return len(text) <= _LONGEST_MARK and bool(_MARK.match(text))


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Group pieces that share a baseline, from top to bottom; a raised or lowered piece joins the row it overlaps."""
    rows: list[list[Piece]] = []
    base, size = 0.0, 0.0
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x0)):
        if rows and base - piece.y <= 0.45 * min(size, piece.style.size):
            rows[-1].append(piece)
            if piece.style.size > size:
                base, size = piece.y, piece.style.size
        else:
            rows.append([piece])
            base, size = piece.y, piece.style.size
    return [Row(tuple(sorted(row, key=lambda piece: piece.x0))) for row in rows]


def row_text(row: Row) -> str:
    """Write out a row: nothing, a blank or a tab between its pieces, by the gap."""
    parts: list[str] = []
    before: Piece | None = None
    for index, piece in enumerate(row.pieces):
        if before is not None:
            size = min(before.style.size, piece.style.size)
            gap = piece.x0 - before.x1
            if index == 1 and is_mark(before.text):
                parts.append(" ")
            elif gap > CELL_GAP * max(before.style.size, piece.style.size):
                parts.append("\t")
            elif gap > WORD_GAP * size or before.y - piece.y > 0.3 * size:
                parts.append(" ")
        parts.append(unspaced(piece))
        before = piece
    return "".join(parts)


def unspaced(piece: Piece) -> str:
    """Take the gaps out of words that are s p a c e d for looks.

    Where most words of a piece are single letters, only a gap clearly wider than the usual one parts two words.
    """
    words = piece.text.split(" ")
    if len(piece.gaps) < 3 or sum(len(word) <= 1 for word in words) < 0.6 * len(words):
        return piece.text
    widths = sorted(gap for _, gap in piece.gaps)
    usual = widths[len(widths) // 2]
    narrow = {index for index, gap in piece.gaps if gap <= 1.5 * usual}
    joined = "".join(letter for index, letter in enumerate(piece.text) if index not in narrow)
    return joined if max(map(len, joined.split())) <= _LONGEST_WORD else piece.text


def without_doubles(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop what is painted a second time in the same place, as some programs do for bold type or a shadow."""
    seen: dict[tuple[str, int], list[Piece]] = {}
    kept = []
    for piece in pieces:
        twins = seen.setdefault((piece.text, round(piece.y / 4)), [])
        near = 0.2 * piece.style.size
        if any(abs(twin.x0 - piece.x0) <= near and abs(twin.y - piece.y) <= near for twin in twins[-8:]):
            continue
        twins.append(piece)
        kept.append(piece)
    return kept


def with_drawn_marks(pieces: Sequence[Piece], dots: Sequence[Box]) -> list[Piece]:
    """Add a list mark as text where a small drawn shape stands right before a piece."""
    lone = _lone(dots)
    marked = list(pieces)
    for piece in pieces if lone else ():
        size = piece.style.size
        for dot in lone:
            level = piece.y - 0.1 * size < (dot[1] + dot[3]) / 2 < piece.y + 0.8 * size
            if level and 0.1 * size < piece.x0 - dot[2] < 2.2 * size and dot[2] - dot[0] < 0.65 * size:
                marked.append(Piece(BULLET, dot[0], dot[2], piece.y, piece.style, piece.order))
                break
    return marked


def _lone(dots: Sequence[Box]) -> list[Box]:
    """Leave out dots in a row beside each other: they rate a skill or rule a line."""
    ordered = sorted(dots, key=lambda dot: (round(dot[1]), dot[0]))
    near = [
        abs(one[1] - other[1]) < 1.5 and other[0] - one[0] < 4 * (one[2] - one[0]) and other[0] - one[0] > 0.5 * (one[2] - one[0])
        for one, other in pairwise(ordered)
    ]
    return [dot for index, dot in enumerate(ordered) if not (index and near[index - 1]) and not (index < len(near) and near[index])]
