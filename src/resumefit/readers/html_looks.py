"""A page's styles -> whether anybody can see an element: its own rules and attributes, what it stands in, no outside style sheets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from resumefit.readers.docx_looks import PAPER, UNKNOWN, contrast

_SHEET = re.compile(r"<style\b[^>]*+>([^<]*+(?:<(?!/style)[^<]*+)*+)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/")
_AT_RULE = re.compile(r"@[^{};]*+(?:;|\{(?=[^{}]*+\}))")
_PRINT = re.compile(r"@media(?![^{}]*\bscreen)[^{}]*\bprint\b[^{}]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}", re.IGNORECASE)
_RULE = re.compile(r"([^{};]++)\{([^{}]*+)\}")
_SIMPLE = re.compile(r"([.#]?)([A-Za-z_][\w-]*|\*)")
_COMPOUND = re.compile(r"(?:[\w*.#-])+$")
_LENGTH = re.compile(r"-?\d*\.?\d+")
_MEASURE = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|)")
_OUTSIDE_SHEET = re.compile(r"<link\b[^>]*stylesheet|@import", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{3,8})\b")
_FUNCTION = re.compile(r"(?:rgb|hsl)a?\(([^()]*)\)")
_NAMED = {
    "white": "FFFFFF", "black": "000000", "snow": "FFFAFA", "ivory": "FFFFF0", "ghostwhite": "F8F8FF", "whitesmoke": "F5F5F5",
    "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00", "gray": "808080", "grey": "808080", "silver": "C0C0C0",
    "navy": "000080", "maroon": "800000", "teal": "008080", "purple": "800080", "orange": "FFA500", "lightgray": "D3D3D3",
    "lightgrey": "D3D3D3", "darkgray": "A9A9A9", "darkgrey": "A9A9A9",
}  # fmt: skip
_LONGEST_SHEET = 200_000
_MOST_RULES = 5_000
_MOST_CLASSES = 50
_AWAY = 500
"""In pixels: what is moved so far to the left or up is off every screen."""
_SMALLEST = 2.0
_USUAL_SIZE = 16.0
_FAINTEST = 0.05
_LEAST_CONTRAST = 1.2
_INHERITED = ("color", "font-size", "visibility")

Properties = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element looks."""

    colour: str = "000000"
    """Six hexadecimal digits; UNKNOWN where the page does not tell; empty of ink is `gone`."""
    paper: str = PAPER
    size: float = _USUAL_SIZE
    gone: bool = False
    """Nothing within can be seen, whatever it says itself."""
    invisible: bool = False
    """Not visible, but what stands within may be."""

    @property
    def unseen(self) -> bool:
        """Say whether nobody can see text that looks so."""
        if self.gone or self.invisible or self.size < _SMALLEST:
            return True
        return UNKNOWN not in (self.colour, self.paper) and contrast(self.colour, self.paper) < _LEAST_CONTRAST


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector: compounds from the outermost to the element's own."""

    compounds: tuple[frozenset[str], ...]
    properties: Properties


@dataclass(slots=True)
class Sheet:
    """The rules of a page, by what the element they are about must have: ".class", "#id" or a tag."""

    rules: dict[str, list[tuple[int, _Rule]]] = field(default_factory=dict)
    paper: str = PAPER

    def look(self, element: Any, outer: Look) -> Look:
        """Work out the look of an element from that of what it stands in."""
        attributes: Mapping[str, str] = element.attrib
        if not attributes and element.tag not in self.rules:
            return outer
        properties = self._properties(element, attributes)
        return _look(properties, outer) if properties else outer

    def _properties(self, element: Any, attributes: Mapping[str, str]) -> Properties:
        """Gather what attributes, rules in their order and the element's own style say."""
        found: Properties = {}
        if element.tag == "font" and "color" in attributes:
            found["color"] = _squeezed(attributes["color"])
        if element.tag == "body" and "text" in attributes:
            found["color"] = _squeezed(attributes["text"])
        if "bgcolor" in attributes or "background" in attributes:
            found["background-color"] = _squeezed(attributes.get("bgcolor", "url"))
        if "hidden" in attributes:
            found["display"] = "none"
        matching = [rule for key in _keys(element) for rule in self.rules.get(key, ())] if self.rules else []
        for _, rule in sorted(matching, key=lambda numbered: numbered[0]):
            if _matches(element, rule.compounds):
                found.update(rule.properties)
        if "style" in attributes:
            found.update(declarations(attributes["style"]))
        return found


def read_sheet(source: str) -> Sheet:
    """Read the style sheets that stand in a page itself; where others are named, the paper's colour is not known."""
    sheet = Sheet(paper=UNKNOWN if _OUTSIDE_SHEET.search(source) else PAPER)
    text = "".join(found.group(1) for found in _SHEET.finditer(source))[:_LONGEST_SHEET] if "<style" in source.lower() else ""
    text = _PRINT.sub("", _COMMENT.sub("", text))
    for number, found in enumerate(_RULE.finditer(_AT_RULE.sub("", text))):
        if number >= _MOST_RULES:
            break
        properties = declarations(found.group(2))
        for selector in found.group(1).split(",") if properties else ():
            compounds = tuple(_compounds(selector))
            key = min(compounds[-1], key=lambda simple: (simple[0] not in ".#", simple)) if compounds and compounds[-1] else None
            if key is not None:
                sheet.rules.setdefault(key, []).append((number, _Rule(compounds, properties)))
    return sheet


def declarations(style: str) -> Properties:
    """Read "name: value; ..." with the blanks and the case taken out."""
    pairs = (part.partition(":") for part in _squeezed(_COMMENT.sub("", style[:_LONGEST_SHEET])).split(";"))
    return {name: value.removesuffix("!important") for name, _, value in pairs if value}


def _compounds(selector: str) -> Iterator[frozenset[str]]:
    """Split a selector into its steps; nothing for one that holds only at times or for elements that are not told apart here."""
    steps = re.split(r"[\s>+~]+", selector.strip())
    if not all(_COMPOUND.match(step) for step in steps):
        return
    for step in steps:
        yield frozenset(mark + (name if mark else name.lower()) for mark, name in _SIMPLE.findall(step) if name != "*")


def _keys(element: Any) -> Iterator[str]:
    yield element.tag
    for name in (element.get("class") or "").split()[:_MOST_CLASSES]:
        yield f".{name}"
    if element.get("id"):
        yield f"#{element.get('id')}"


def _matches(element: Any, compounds: tuple[frozenset[str], ...]) -> bool:
    """Say whether an element has what the last step asks and stands in what the others ask."""
    if not compounds[-1] <= set(_keys(element)):
        return False
    wanted = list(compounds[:-1])
    for outer in element.iterancestors() if wanted else ():
        if wanted and wanted[-1] <= set(_keys(outer)):
            wanted.pop()
    return not wanted


def _look(properties: Properties, outer: Look) -> Look:
    visibility = properties.get("visibility")
    invisible = outer.invisible if visibility is None else visibility in ("hidden", "collapse")
    paper = _paper(properties, outer.paper)
    raw = properties.get("color")
    colour = outer.colour if raw is None or raw == "inherit" else colour_of(raw)
    gone = outer.gone or _is_gone(properties) or colour is None
    return Look(colour or "", paper, _size(properties.get("font-size"), outer.size), gone, invisible)


def _paper(properties: Properties, outer: str) -> str:
    """Tell what lies behind the text; UNKNOWN for pictures and colours that run."""
    for name in ("background-color", "background"):
        raw = properties.get(name)
        if raw is None:
            continue
        if "url" in raw or "gradient" in raw or "var(" in raw:
            return UNKNOWN
        if raw in ("none", "inherit", "initial", "unset"):
            return outer
        found = colour_of(raw)
        return outer if found is None else found
    return UNKNOWN if "background-image" in properties else outer


def colour_of(raw: str) -> str | None:
    """Read a colour: six hexadecimal digits, UNKNOWN for one that is not understood, None for one without ink."""
    found = _HEX.search(raw)
    if found:
        digits = found.group(1).upper()
        if len(digits) in (3, 4):
            digits = "".join(2 * digit for digit in digits)
        return None if len(digits) == 8 and int(digits[6:], 16) < 255 * _FAINTEST else digits[:6] if len(digits) >= 6 else UNKNOWN
    called = _FUNCTION.search(raw)
    if called:
        return _mixed(re.split(r"[,/]", called.group(1)), by_hue=called.group().startswith("hsl"))
    if raw.startswith("transparent"):
        return None
    return next((_NAMED[name] for name in _NAMED if raw == name), UNKNOWN)


def _mixed(parts: Iterable[str], *, by_hue: bool) -> str | None:
    numbers = [float(found.group()) * (2.55 if "%" in part and not by_hue else 1) for part in parts if (found := _LENGTH.search(part))]
    if len(numbers) < 3:
        return UNKNOWN
    if len(numbers) > 3 and numbers[3] <= _FAINTEST:
        return None
    if by_hue:
        return "FFFFFF" if numbers[2] >= 97 else "000000" if numbers[2] <= 3 else UNKNOWN
    return "".join(f"{min(max(round(number), 0), 255):02X}" for number in numbers[:3])


def _size(raw: str | None, outer: float) -> float:
    measure = _MEASURE.match(raw) if raw else None
    if measure is None:
        return outer
    number, unit = float(measure.group(1)), measure.group(2)
    factors = {"px": 1.0, "pt": 4 / 3, "": 1.0, "rem": _USUAL_SIZE, "em": outer, "%": outer / 100}
    return number * factors[unit]


def _is_gone(properties: Properties) -> bool:
    """Say whether nothing of an element is shown: switched off, moved away, cut to nothing, without size or ink."""
    if properties.get("display") == "none" or properties.get("content-visibility") == "hidden" or properties.get("mso-hide") == "all":
        return True
    if "opacity" in properties and (_pixels(properties["opacity"], 1.0) or 0.0) <= _FAINTEST:
        return True
    moved = [
        properties[name] for name in ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top") if name in properties
    ]
    transform = properties.get("transform", "")
    if transform.startswith("translate"):
        moved += _LENGTH.findall(transform)
    if any((_pixels(value, 0.0)) <= -_AWAY for value in moved) or re.match(r"scale[xy]?\(0?\.?0*\)", transform):
        return True
    clip = _LENGTH.findall(properties.get("clip", "")) if properties.get("clip", "").startswith("rect") else []
    if clip and all(abs(float(side)) <= 1 for side in clip):
        return True
    cut = re.match(r"inset\((\d+)%", properties.get("clip-path", ""))
    if cut and int(cut.group(1)) >= 50:
        return True
    sides = [_pixels(properties[name], 100.0) for name in ("width", "height", "max-width", "max-height") if name in properties]
    hides = "hidden" in (properties.get("overflow"), properties.get("overflow-x"), properties.get("overflow-y"))
    return hides and (any(side == 0 for side in sides) or sum(side <= 1 for side in sides) > 1)


def _pixels(raw: str, usual: float) -> float:
    measure = _MEASURE.match(raw)
    if measure is None:
        return usual
    return float(measure.group(1)) * (_USUAL_SIZE if measure.group(2) in ("em", "rem") else 1.0)


def _squeezed(style: str) -> str:
    return "".join(style.split()).lower()
