"""What lines, areas and letters of a page are painted with."""

from dataclasses import dataclass
from enum import Enum

from resumefit.readers.pdf_ink import Colour
from resumefit.readers.pdf_tokens import numbers, operands
from resumefit.readers.pdf_values import colour_of

_BLACK: Colour = (0.0, 0.0, 0.0)
_WHITE: Colour = (1.0, 1.0, 1.0)
_DEVICES = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/ICCBased", "/CalRGB", "/CalGray", "/G", "/RGB", "/CMYK"})
_TINTS = frozenset({"/Separation", "/DeviceN"})


class Space(Enum):
    """How the numbers that name a colour are to be taken."""

    DEVICE = "device"
    TINT = "tint"
    """Shares of special inks: none of any leaves the paper white."""
    OTHER = "other"


def space_of(name: str) -> Space:
    """Tell a colour space by its name in the file."""
    return Space.DEVICE if name in _DEVICES else Space.TINT if name in _TINTS else Space.OTHER


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour and the space that it was chosen from."""

    space: Space = Space.DEVICE
    colour: Colour | None = _BLACK
    """None: a pattern or a colour that is not followed."""

    def mixed(self, raw: bytes) -> "Paint":
        """Choose another colour of the same space."""
        if self.space is Space.DEVICE:
            return Paint(self.space, colour_of(raw))
        shares = operands(raw) if self.space is Space.TINT else []
        blank = bool(shares) and shares[-1][:1] != b"/" and not any(numbers(raw, len(shares)))
        return Paint(self.space, _WHITE if blank else None)


PLAIN = Paint()
"""Black ink, as each page begins with."""
