"""Word's run and shading properties -> whether anybody can see the letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

_OFF = ("0", "false", "off")
_HEX = re.compile(r"[0-9A-Fa-f]{6}$")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00",
    "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_PAPER_THEMES = {"background1": "FFFFFF", "light1": "FFFFFF"}
_UNSEEN_HALF_POINTS = 4
_UNSEEN_SCALE = 5
_UNSEEN_CONTRAST = 1.2
_TRANSPARENT = 95_000

PAPER = "FFFFFF"
UNKNOWN = ""
"""A background that cannot be told: nothing on it counts as hidden."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """What run properties say; None where they say nothing."""

    vanish: bool | None = None
    half_points: float | None = None
    color: str | None = None
    """Six hexadecimal digits, or "auto"."""
    fill: str | None = None
    """Shading or highlight behind the letters; UNKNOWN for a pattern."""
    bold: bool | None = None
    clear: bool = False
    """Drawn without any ink."""

    def over(self, base: "RunLook") -> "RunLook":
        """Lay this look over another, which shows where this one says nothing."""
        return RunLook(
            base.vanish if self.vanish is None else self.vanish,
            base.half_points if self.half_points is None else self.half_points,
            base.color if self.color is None else self.color,
            base.fill if self.fill is None else self.fill,
            base.bold if self.bold is None else self.bold,
            self.clear or base.clear,
        )

    def unseen(self, paper: str) -> bool:
        """Say whether nobody can see a run that looks so on a background."""
        if self.vanish or self.clear or (self.half_points is not None and self.half_points < _UNSEEN_HALF_POINTS):
            return True
        behind = paper if self.fill is None else self.fill
        if self.color is None or self.color == "auto" or behind == UNKNOWN:
            return False
        return contrast(self.color, behind) < _UNSEEN_CONTRAST


PLAIN_LOOK = RunLook()


def run_look(properties: Any) -> RunLook:
    """Read run properties."""
    vanish = bold = None
    half_points = None
    color = fill = None
    clear = False
    for element in properties:
        name = element.tag
        if name == f"{W}vanish":
            vanish = switched(element)
        elif name == f"{W}b":
            bold = switched(element)
        elif name == f"{W}sz":
            half_points = number(value(element))
        elif name == f"{W}color":
            color = _color(value(element) or _PAPER_THEMES.get(element.get(f"{W}themeColor")))
        elif name == f"{W}shd":
            fill = shade(element, fill)
        elif name == f"{W}highlight":
            fill = _HIGHLIGHTS.get(value(element) or "", fill)
        elif name == f"{W}w":
            scale = number((value(element) or "").rstrip("%"))
            clear = clear or (scale is not None and scale < _UNSEEN_SCALE)
        elif name == f"{W14}textFill":
            color, clear = _text_fill(element, color, clear=clear)
    return RunLook(vanish, half_points, color, fill, bold, clear)


def _text_fill(element: Any, color: str | None, *, clear: bool) -> tuple[str | None, bool]:
    """Read newer Word's own letter fill, which stands above the plain colour."""
    alpha = max((number(mark.get(f"{W14}val")) or 0 for mark in element.iter(f"{W14}alpha")), default=0)
    if element.find(f"{W14}noFill") is not None or alpha >= _TRANSPARENT:
        return color, True
    solid = element.find(f"{W14}solidFill/{W14}srgbClr")
    return (color if solid is None else _color(solid.get(f"{W14}val"))), clear


def _color(raw: str | None) -> str | None:
    if raw == "auto":
        return raw
    return raw.upper() if raw and _HEX.match(raw) else None


def shade(element: Any, inherited: str | None) -> str | None:
    """Read a shading: the colour behind the text, UNKNOWN for a pattern, the inherited one where it is clear."""
    if element is None:
        return inherited
    pattern, fill = value(element), element.get(f"{W}fill")
    if fill in (None, "auto") and element.get(f"{W}themeFill") is not None:
        return UNKNOWN
    if pattern == "solid":
        return _color(element.get(f"{W}color")) or UNKNOWN
    if pattern not in (None, "clear", "nil"):
        return UNKNOWN
    if fill and _HEX.match(fill):
        return str(fill).upper()
    return inherited if fill in (None, "auto") else UNKNOWN


def value(element: Any) -> str | None:
    """Give an element's `val`; None where element or attribute lacks."""
    return None if element is None else element.get(f"{W}val")


def switched(element: Any) -> bool:
    """Read an on/off property: on unless it says off."""
    return value(element) not in _OFF


def number(raw: str | None) -> float | None:
    """Read a number as Word would; None for what is none."""
    try:
        return float(raw) if raw is not None and len(raw) < 20 else None
    except ValueError:
        return None


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """Give the WCAG contrast of two colours: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), _linear(color), strict=True))


def _linear(color: str) -> Iterator[float]:
    for place in (0, 2, 4):
        part = int(color[place : place + 2], 16) / 255
        yield part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
