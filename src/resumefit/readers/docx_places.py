"""What lies around and behind the text of a DOCX: pages, tables, boxes, and whether anything there can be seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from resumefit.readers.docx_looks import PAPER, UNKNOWN, W, number, shade, value
from resumefit.readers.docx_styles import NO_STYLE, Style, Styles

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHORS = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\b")
_VML_UNSEEN = re.compile(r"visibility: *hidden|display: *none|(?:^|;) *width: *0(?:pt|px|in)? *(?:;|$)")
_SHADING, _SPACING, _FRAME, _INDENT = f"{W}shd", f"{W}spacing", f"{W}framePr", f"{W}ind"
_TINY_TWIPS = 40
_TINY_EMU = 12_700
_LARGEST_PAGE_TWIPS = 31_680
_LARGEST_PAGE_EMU = 20_116_800


@dataclass(frozen=True, slots=True)
class Place:
    """What surrounds a paragraph."""

    paper: str = PAPER
    """Colour behind the text; UNKNOWN where it cannot be told."""
    cell: bool = False
    """Within a table."""
    unseen: bool = False
    """Nothing here can be seen: no size, or off the page."""
    layered: bool = False
    """Filled shapes or pictures float in the file: one may lie below a box without a fill of its own."""


def page_place(root: Any, *, backdrop: bool, layered: bool) -> Place:
    """Give the place of a part's outermost paragraphs."""
    background = root.find(f"{W}background")
    painted = background is not None and (background.get(f"{W}color") or "auto").upper() not in ("AUTO", PAPER)
    return Place(UNKNOWN if backdrop or painted else PAPER, layered=layered)


def table_place(table: Any, place: Place, styles: Styles) -> Place:
    """Give the place of a table's rows."""
    style = styles.get(value(table.find(f"{W}tblPr/{W}tblStyle"))) or NO_STYLE
    inherited = place.paper if style.fill is None else style.fill
    floating, indent = table.find(f"{W}tblPr/{W}tblpPr"), table.find(f"{W}tblPr/{W}tblInd")
    away = (floating is not None and _far(floating, "tblpX", "tblpY")) or (indent is not None and _far(indent, "w"))
    paper = _or_unknown(shade(table.find(f"{W}tblPr/{W}shd"), inherited))
    return replace(place, paper=paper, cell=True, unseen=place.unseen or away)


def row_place(row: Any, place: Place) -> Place:
    """Give the place of a row's cells: a row of hardly any height shows nothing, nor does a hidden one."""
    height = row.find(f"{W}trPr/{W}trHeight")
    flat = height is not None and height.get(f"{W}hRule") == "exact" and (number(value(height)) or 0) < _TINY_TWIPS
    return replace(place, unseen=True) if flat or row.find(f"{W}trPr/{W}hidden") is not None else place


def cell_place(cell: Any, place: Place) -> Place:
    """Give the place of a cell's paragraphs."""
    return replace(place, paper=_or_unknown(shade(cell.find(f"{W}tcPr/{W}shd"), place.paper)))


def paragraph_place(properties: Mapping[str, Any], style: Style, place: Place) -> Place:
    """Give the place of a paragraph's runs; its properties are by their tags."""
    paper = place.paper if style.fill is None else style.fill
    if not properties:
        return place if paper == place.paper else replace(place, paper=paper)
    paper = _or_unknown(shade(properties.get(_SHADING), paper))
    spacing, frame, indent = properties.get(_SPACING), properties.get(_FRAME), properties.get(_INDENT)
    unseen = place.unseen or (indent is not None and _far(indent, "left", "start", "right", "end"))
    if spacing is not None and spacing.get(f"{W}lineRule") == "exact":
        unseen = unseen or (number(spacing.get(f"{W}line")) or _TINY_TWIPS) < _TINY_TWIPS
    if frame is not None:
        unseen = unseen or _far(frame, "x", "y")
    return place if (paper, unseen) == (place.paper, place.unseen) else replace(place, paper=paper, unseen=unseen)


def shape_place(shape: Any, name: str, place: Place) -> Place:
    """Give the place of the text within a drawing or one of its shapes."""
    if name in ("anchor", "inline"):
        return replace(place, unseen=place.unseen or _lost(shape))
    below = UNKNOWN if place.layered else place.paper
    if name == "wsp":
        return replace(place, paper=_drawn_fill(shape, below))
    unseen = place.unseen or bool(_VML_UNSEEN.search(shape.get("style") or ""))
    return replace(place, paper=place.paper if name == "group" else _vml_fill(shape, below), unseen=unseen)


def _far(element: Any, *measures: str) -> bool:
    """Say whether any measure, in twentieths of a point, leads off every page."""
    return any(abs(number(element.get(f"{W}{measure}")) or 0) > _LARGEST_PAGE_TWIPS / 2 for measure in measures)


def _or_unknown(paper: str | None) -> str:
    return UNKNOWN if paper is None else paper


def _lost(anchor: Any) -> bool:
    """Say whether a drawing is switched off, has no size, or hangs off every page."""
    frame, size = anchor.find(f"{_ANCHORS}docPr"), anchor.find(f"{_ANCHORS}extent")
    if frame is not None and frame.get("hidden") in ("1", "true"):
        return True
    wide, high = (number(size.get(side)) or 0 for side in ("cx", "cy")) if size is not None else (_TINY_EMU + 1, _TINY_EMU + 1)
    if wide <= _TINY_EMU and high <= _TINY_EMU:
        return True
    offsets = (
        number(offset.text) or 0 for offset in anchor.iterchildren(f"{_ANCHORS}positionH", f"{_ANCHORS}positionV") for offset in offset
    )
    return any(offset > _LARGEST_PAGE_EMU or offset < -_LARGEST_PAGE_EMU / 2 for offset in offsets)


def _drawn_fill(shape: Any, paper: str) -> str:
    """Tell what colour fills a shape."""
    properties = next((child for child in shape if child.tag.endswith("}spPr")), None)
    if properties is None:
        return UNKNOWN
    if properties.find(f"{_DRAWING}noFill") is not None:
        return paper
    solid = properties.find(f"{_DRAWING}solidFill/{_DRAWING}srgbClr")
    found = _HEX.match(solid.get("val") or "") if solid is not None else None
    return found.group(1).upper() if found else UNKNOWN


def _vml_fill(shape: Any, paper: str) -> str:
    """Tell what colour fills a shape of the older drawing language."""
    if shape.get("filled") in ("f", "false"):
        return paper
    raw = shape.get("fillcolor")
    found = _HEX.match(raw or "")
    return PAPER if raw in (None, "white") else found.group(1).upper() if found else UNKNOWN
