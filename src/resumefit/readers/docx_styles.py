"""Styles of a DOCX -> what each says of visibility, headings and lists."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from resumefit.readers.docx_looks import PAPER, PLAIN_LOOK, UNKNOWN, RunLook, W, run_look, shade, value

_STYLES_START = re.compile(rb"<([\w.-]+:|)styles(?:\s[^<>]*)?>")
_STYLE_ID = re.compile(rb"styleId=[\"']([^\"'<>]*)")
_DEFAULT = re.compile(rb"default=[\"'](?:1|true|on)")
_HEADING_NAME = re.compile(r"(?:heading ?[1-9]|title)$", re.IGNORECASE)
_LIST_NAME = re.compile(r"list ?(?:bullet|number)", re.IGNORECASE)
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What one style, with all it is based on, says."""

    look: RunLook = PLAIN_LOOK
    heading: bool = False
    listed: bool = False
    fill: str | None = None
    """Shading of the paragraph or table; UNKNOWN where a table style shades some of its cells."""


NO_STYLE = Style()


@dataclass(slots=True)
class Styles:
    """All styles of a document by id, parsed and worked out when asked for: a file names some two hundred and uses ten."""

    places: Mapping[str, int] = field(default_factory=dict)
    """Style id -> where it begins in the part."""
    cut: Callable[[int], Any] = lambda place: None
    """Parses the one style that begins at a place."""
    default: RunLook = PLAIN_LOOK
    """Of a run about which neither it nor any style says anything."""
    usual: str | None = None
    """The style of a paragraph that names none."""
    _known: dict[str, Style] = field(default_factory=dict, repr=False)

    def paragraph(self, style_id: str | None) -> Style:
        """Find a paragraph's style; the usual one where it names none."""
        return self.get(style_id) or self.get(self.usual) or NO_STYLE

    def get(self, style_id: str | None) -> Style | None:
        """Find a style; what a style that is not there would be is told from its id."""
        if style_id is None:
            return None
        if style_id not in self.places:
            heading, listed = bool(_HEADING_NAME.match(style_id)), bool(_LIST_NAME.match(style_id))
            return Style(heading=heading, listed=listed) if heading or listed else None
        if style_id not in self._known:
            self._resolve(style_id)
        return self._known[style_id]

    def _resolve(self, style_id: str) -> None:
        """Work out a style from the bottom of its chain upwards; a chain that is too long or a circle is cut."""
        chain: list[tuple[str, Any]] = []
        name: str | None = style_id
        while name is not None and name in self.places and name not in self._known and len(chain) < _MAX_CHAIN:
            element = self.cut(self.places[name])
            chain.append((name, element))
            name = None if element is None else value(element.find(f"{W}basedOn"))
        base = self._known.get(name, NO_STYLE) if name is not None else NO_STYLE
        for current, element in reversed(chain):
            base = base if element is None else _style(element, base)
            self._known[current] = base


def read_styles(source: bytes | None, parse: Callable[[bytes], Any]) -> Styles:
    """Find the styles of a styles part without parsing it: most of its bulk is styles that nothing uses."""
    opening = _STYLES_START.search(source) if source else None
    if source is None or opening is None:
        return Styles()
    prefix = opening.group(1)
    places: dict[str, int] = {}
    usual = None
    for tag in re.finditer(b"<" + re.escape(prefix) + rb"style ([^<>]*+)>", source):
        attributes = tag[1]
        found = _STYLE_ID.search(attributes)
        if found is None:
            continue
        raw = found[1].decode("utf-8", "replace")
        style_id = html.unescape(raw) if "&" in raw else raw
        places[style_id] = tag.start()
        if usual is None and b"default=" in attributes and b"paragraph" in attributes and _DEFAULT.search(attributes):
            usual = style_id

    def cut(place: int, name: bytes = b"style") -> Any:
        end = b"</" + prefix + name + b">"
        after = source.find(end, place)
        if place < 0 or after < 0:
            return None
        part = parse(b"".join((opening.group(), source[place:after], end, b"</", prefix, b"styles>")))
        return None if part is None else part.find(f"{W}{name.decode()}")

    defaults = cut(source.find(b"<" + prefix + b"docDefaults"), b"docDefaults")
    default = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
    return Styles(places, cut, PLAIN_LOOK if default is None else run_look(default), usual)


def _style(element: Any, base: Style) -> Style:
    name = value(element.find(f"{W}name")) or ""
    paragraph = element.find(f"{W}pPr")
    run = element.find(f"{W}rPr")
    heading = base.heading or bool(_HEADING_NAME.match(name))
    listed = base.listed or bool(_LIST_NAME.match(name))
    fill = base.fill
    if paragraph is not None:
        outline, numbering = value(paragraph.find(f"{W}outlineLvl")), value(paragraph.find(f"{W}numPr/{W}numId"))
        heading = heading if outline is None else outline != "9"
        listed = listed if numbering is None else numbering != "0"
        fill = shade(paragraph.find(f"{W}shd"), fill)
    if element.get(f"{W}type") == "table" and any(shade(mark, None) not in (None, PAPER) for mark in element.iter(f"{W}shd")):
        fill = UNKNOWN
    look = base.look if run is None else run_look(run).over(base.look)
    return Style(look, heading, listed, fill)
