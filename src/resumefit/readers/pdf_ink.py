"""What a page paints: pieces of text with their places, and the shapes under and over them."""

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""

_GAP = 0.6
INVISIBLE_MODES = frozenset({3, 7})
"""Text render modes that leave no ink."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is painted."""

    size: float
    """Height of the em on the page, in points."""
    bold: bool
    fill: Colour | None
    """None: a pattern or a colour space that is not followed."""
    mode: int
    alpha: float
    clip: Box
    sideways: int = 0
    """Quarter turns against the page, counter-clockwise."""


@dataclass(slots=True)
class Piece:
    """Text on one baseline without a wide gap; grows while the page is read."""

    text: str
    x0: float
    x1: float
    y: float
    """Baseline; for sideways text the page is turned first."""
    style: Style
    order: int
    """Place in the order of painting."""
    gaps: list[tuple[int, float]] = field(default_factory=list)
    """Index in the text and width of each blank that is a gap and no blank in the file."""

    @property
    def box(self) -> Box:
        """Give the place that the letters take."""
        return (self.x0, self.y - 0.2 * self.style.size, self.x1, self.y + 0.7 * self.style.size)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled area or picture."""

    box: Box
    colour: Colour | None
    """None where the colour is not one: a picture, a pattern, a curve that does not fill its box."""
    order: int
    covers: bool
    """Nothing below it shines through."""
    picture: bool = False


@dataclass(slots=True)
class Ink:
    """All that one page paints."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    """Filled shapes as small as a list mark."""
    glyphs: int = 0
    unknown: int = 0
    """Glyphs whose character the file does not tell."""
    cut: bool = False
    """A limit ended the reading of this page."""


def shared(first: Box, second: Box) -> Box:
    """Give the box that both boxes share; left is right of right where they share none."""
    return (max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3]))


def side_by_side(one: Box, other: Box) -> Box | None:
    """Give the box around two that touch along a whole side; None where they do not."""
    alike = [abs(first - second) <= _GAP for first, second in zip(one, other, strict=True)]
    inner = shared(one, other)
    touching = inner[0] <= inner[2] + _GAP and inner[1] <= inner[3] + _GAP
    if not touching or not ((alike[0] and alike[2]) or (alike[1] and alike[3])):
        return None
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
