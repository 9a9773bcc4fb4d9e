"""Which pieces of a page a person can see."""

from collections.abc import Sequence

from resumefit.readers.pdf_ink import INVISIBLE_MODES, Box, Colour, Ink, Piece, Shape

_SMALLEST = 2.0
"""In points: smaller type cannot be read on paper."""
_FAINTEST = 0.1
"""Of the way from paper to ink: a letter that differs less from what lies under it cannot be told from it."""
_WHITE: Colour = (1.0, 1.0, 1.0)


def parted(ink: Ink) -> tuple[list[Piece], list[Piece]]:
    """Part a page's text into what is seen and what is not, both in the order of painting.

    Text under a picture is hidden, or, where the page has little else, what a scanner's program read of the picture.
    """
    covers = [shape for shape in ink.shapes if shape.covers and not shape.picture]
    pictures = [shape for shape in ink.shapes if shape.covers and shape.picture]
    seen: list[Piece] = []
    hidden: list[Piece] = []
    under: list[Piece] = []
    for piece in ink.pieces:
        box = _upright(piece)
        if not _is_seen(piece, box, ink, covers):
            hidden.append(piece)
        elif pictures and piece.style.mode not in INVISIBLE_MODES and _is_covered(box, piece.order, pictures):
            under.append(piece)
        else:
            seen.append(piece)
    if not under:
        return seen, hidden
    beside = seen if _letters(under) > _letters(seen) else hidden
    places = {id(piece): place for place, piece in enumerate(ink.pieces)}
    beside += under
    beside.sort(key=lambda piece: places[id(piece)])
    return seen, hidden


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _upright(piece: Piece) -> Box:
    """Give the place of a piece on the page as it lies: sideways text is kept in a page turned with it."""
    if not piece.style.sideways:
        return piece.box
    left, bottom, right, top = piece.box
    if piece.style.sideways == 1:
        return (-top, left, -bottom, right)
    if piece.style.sideways == 2:
        return (-right, -top, -left, -bottom)
    return (bottom, -right, top, -left)


def _is_seen(piece: Piece, box: Box, ink: Ink, covers: Sequence[Shape]) -> bool:
    style = piece.style
    if style.size < _SMALLEST:
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not (_within((0.0, 0.0, ink.width, ink.height), box) and _within(style.clip, box)):
        return False
    if style.mode in INVISIBLE_MODES:
        return style.alpha > 0 and any(shape.picture and _holds(shape.box, x, y) for shape in ink.shapes)
    if style.alpha < _FAINTEST or _is_covered(box, piece.order, covers):
        return False
    if style.fill is None:
        return True
    under = [shape for shape in ink.shapes if shape.order < piece.order and _meet(shape.box, box)]
    edge = 0.1 * (box[2] - box[0])
    return any(_stands_out(style.fill, place, y, under) for place in (x, box[0] + edge, box[2] - edge))


def _is_covered(box: Box, order: int, shapes: Sequence[Shape]) -> bool:
    """Say whether shapes painted later, one or several side by side, leave nothing of a box."""
    if not shapes:
        return False
    later = [shape.box for shape in shapes if shape.order > order and shape.box[1] <= box[1] + 1 and shape.box[3] >= box[3] - 1]
    reached = box[0] + 1
    for left, _, right, _ in sorted(later):
        if left > reached:
            break
        reached = max(reached, right)
    return bool(later) and reached >= box[2] - 1


def _stands_out(fill: Colour, x: float, y: float, around: Sequence[Shape]) -> bool:
    """Compare a letter's colour with what was last painted under it at a place; with white paper where nothing was."""
    under = [shape for shape in around if _holds(shape.box, x, y)]
    ground = max(under, key=lambda shape: shape.order).colour if under else _WHITE
    if ground is None:
        return True
    return abs(fill[0] - ground[0]) >= _FAINTEST or abs(fill[1] - ground[1]) >= _FAINTEST or abs(fill[2] - ground[2]) >= _FAINTEST


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _within(frame: Box, box: Box) -> bool:
    """Say whether some of a box lies inside a frame."""
    return box[2] > frame[0] and box[0] < frame[2] and box[3] > frame[1] + 0.1 and box[1] < frame[3] - 0.1
