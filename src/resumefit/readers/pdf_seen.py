"""Which pieces of a page a person can see."""

from collections.abc import Sequence

from resumefit.readers.pdf_ink import INVISIBLE_MODES, Box, Colour, Ink, Piece, Shape

_SMALLEST = 2.0
"""In points: smaller type cannot be read on paper."""
_FAINTEST = 0.1
"""Of the way from paper to ink: a letter that differs less from what lies under it cannot be told from it."""
_WHITE: Colour = (1.0, 1.0, 1.0)


def parted(ink: Ink) -> tuple[list[Piece], list[Piece]]:
    """Part a page's text into what is seen and what is not, both in the order of painting."""
    seen: list[Piece] = []
    hidden: list[Piece] = []
    for piece in ink.pieces:
        (seen if _is_seen(piece, ink) else hidden).append(piece)
    return seen, hidden


def _is_seen(piece: Piece, ink: Ink) -> bool:
    style = piece.style
    if style.size < _SMALLEST:
        return False
    if style.sideways:
        return style.mode not in INVISIBLE_MODES and style.alpha >= _FAINTEST
    x, y = (piece.x0 + piece.x1) / 2, piece.y + 0.25 * style.size
    if not (_within((0.0, 0.0, ink.width, ink.height), piece.box) and _within(style.clip, piece.box)):
        return False
    if style.mode in INVISIBLE_MODES:
        return any(shape.picture and _holds(shape.box, x, y) for shape in ink.shapes)
    if style.alpha < _FAINTEST:
        return False
    around = [shape for shape in ink.shapes if _holds(shape.box, x, y)]
    if any(shape.covers and shape.order > piece.order and _wraps(shape.box, piece.box) for shape in around):
        return False
    return style.mode not in (0, 4) or style.fill is None or _stands_out(style.fill, piece.order, around)


def _stands_out(fill: Colour, order: int, around: Sequence[Shape]) -> bool:
    """Compare a letter's colour with what was last painted under it; with white paper where nothing was."""
    under = [shape for shape in around if shape.order < order]
    ground = max(under, key=lambda shape: shape.order).colour if under else _WHITE
    return ground is None or max(abs(one - other) for one, other in zip(fill, ground, strict=True)) >= _FAINTEST


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _within(frame: Box, box: Box) -> bool:
    """Say whether some of a box lies inside a frame."""
    return box[2] > frame[0] and box[0] < frame[2] and box[3] > frame[1] + 0.1 and box[1] < frame[3] - 0.1


def _wraps(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] + 1 and outer[1] <= inner[1] + 1 and outer[2] >= inner[2] - 1 and outer[3] >= inner[3] - 1
