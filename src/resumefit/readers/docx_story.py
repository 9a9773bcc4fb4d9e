"""One XML part of a DOCX -> its rows, as Word shows them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from resumefit.lines import LineKind, Row
from resumefit.readers.docx_looks import RunLook, W, number, run_look, value
from resumefit.readers.docx_places import Place, cell_place, page_place, paragraph_place, row_place, shape_place, table_place
from resumefit.readers.docx_styles import Style, Styles
from resumefit.readers.limits import Limits, too_much
from resumefit.readers.paragraphs import Run, paragraph_rows
from resumefit.repair import repair

_UNREAD = """del moveFrom delText delInstrText instrText rPr pPr tblPr tblPrEx tblGrid trPr tcPr sectPr sdtPr sdtEndPr rt ffData fldData
binData spPr bodyPr nvSpPr cNvSpPr docPr effectExtent"""
_SKIPPED = frozenset(_UNREAD.split())
_SHAPES = frozenset(("anchor", "inline", "wsp", "shape", "rect", "roundrect", "oval", "group"))
_TEXT_OF = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_DELETION = {"tr": f"{W}trPr/{W}del", "tc": f"{W}tcPr/{W}cellDel"}
_FOREIGN = frozenset(("altChunk", "subDoc", "OLEObject"))
"""What stands for text that lies in the package, or elsewhere, in a format of its own."""
_FEW_LETTERS = 3
_PROPERTIES, _RUN_PROPERTIES, _STYLE = f"{W}pPr", f"{W}rPr", f"{W}pStyle"
_OUTLINE, _NUMBERS, _NUMBERING = f"{W}outlineLvl", f"{W}numPr", f"{W}numId"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while its runs are read."""

    look: RunLook
    place: Place
    runs: list[Run] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    inside: list[tuple[Any, Place]] = field(default_factory=list)
    """Text boxes that hang on it."""
    codes: list[int | None] = field(default_factory=list)
    """One for each open field: the run at which its code began; None once its outcome is being read."""

    def add(self, text: str, look: RunLook) -> None:
        """Take a run's text where it can be seen, else keep it apart."""
        if text.strip() and (self.place.unseen or look.unseen(self.place.paper)):
            self.hidden.append(text)
        else:
            self.runs.append(Run(text, look.bold or False))

    def field_mark(self, which: str | None) -> None:
        """Follow a field from its code, which nobody sees, to its outcome; the code of a field that never ends is kept."""
        if which == "begin":
            self.codes.append(len(self.runs))
        elif which in ("separate", "end") and self.codes:
            start = self.codes.pop()
            if start is not None:
                del self.runs[start:]
            if which == "separate":
                self.codes.append(None)


@dataclass(slots=True)
class Story:
    """Reads the parts of one document, gathering what nobody can see and which notes are pointed to."""

    styles: Styles
    limits: Limits
    backdrop: bool = False
    """A picture or a filled shape lies behind the text: light letters may well be seen."""
    layered: bool = False
    """Filled shapes or pictures float in the file."""
    hidden: list[str] = field(default_factory=list)
    notes: dict[str, set[str]] = field(default_factory=dict)
    """Kind of note -> ids of those that the text points to."""
    wide_cells: bool = False
    """A table cell claims more columns than the limit; its text was read all the same."""
    foreign_parts: bool = False
    """A piece of the text lies in the package in another format."""
    _rows: list[Row] = field(default_factory=list, repr=False)
    _numbers: dict[Any, int] = field(default_factory=dict, repr=False)
    _part: str = ""
    _gap: bool = False

    def rows(self, root: Any, part: str, *, only: Callable[[Any], bool] | None = None) -> list[Row]:
        """Walk a part; `only` chooses among the children of its root."""
        self._part, self._rows, self._gap = part, [], False
        self._numbers = {paragraph: count for count, paragraph in enumerate(root.iter(f"{W}p"))}
        place = page_place(root, backdrop=self.backdrop, layered=self.layered)
        for child in root:
            if only is None or only(child):
                self._block(child, place, 1)
        return self._rows

    def _block(self, element: Any, place: Place, depth: int) -> None:
        """Walk whatever holds paragraphs."""
        if depth > self.limits.xml_depth:
            raise too_much(f"over {self.limits.xml_depth} elements inside one another")
        name = _local(element)
        if name in _SKIPPED or (name in _DELETION and element.find(_DELETION[name]) is not None):
            return
        if name == "p":
            self._paragraph(element, place, depth)
            return
        if name == "tbl":
            place = table_place(element, place, self.styles)
        elif name == "tr":
            place = row_place(element, place)
        elif name == "tc":
            place = cell_place(element, place)
            self.wide_cells |= (number(value(element.find(f"{W}tcPr/{W}gridSpan"))) or 0) > self.limits.table_span
        elif name in _FOREIGN:
            self.foreign_parts = True
        for child in _choice(element) if name == "AlternateContent" else element:
            self._block(child, place, depth + 1)

    def _paragraph(self, element: Any, place: Place, depth: int) -> None:
        holder = element.find(_PROPERTIES)
        properties = {} if holder is None else {one.tag: one for one in holder.iterchildren(reversed=True)}
        style = self.styles.paragraph(value(properties.get(_STYLE)))
        paragraph = _Paragraph(style.look.over(self.styles.default), paragraph_place(properties, style, place))
        for child in element:
            self._inline(child, paragraph, paragraph.look, depth + 1)
        if paragraph.hidden:
            unseen = " ".join(repair("".join(paragraph.hidden)).split())
            if sum(letter.isalnum() for letter in unseen) >= _FEW_LETTERS:
                self.hidden.append(unseen)
        kind = _kind(properties, style, in_cell=place.cell)
        anchor = f"{self._part}#p{self._numbers.get(element, 0)}"
        rows = list(paragraph_rows(paragraph.runs, kind, anchor=anchor, gap=self._gap))
        self._rows.extend(rows)
        self._gap = not rows and (self._gap or not paragraph.inside)
        for box, box_place in paragraph.inside:
            self._block(box, box_place, depth + 1)

    def _inline(self, element: Any, paragraph: _Paragraph, look: RunLook, depth: int) -> None:
        """Walk whatever stands within a paragraph."""
        if depth > self.limits.xml_depth:
            raise too_much(f"over {self.limits.xml_depth} elements inside one another")
        name = _local(element)
        if name == "t":
            text = element.text or ""
            if len(element):
                text += "".join(child.tail or "" for child in element)
            paragraph.add(text.replace("\n", " "), look)
        elif name in _TEXT_OF:
            paragraph.add(_TEXT_OF[name], look)
        elif name == "sym":
            paragraph.add(_symbol(element.get(f"{W}char")), look)
        elif name == "fldChar":
            paragraph.field_mark(element.get(f"{W}fldCharType"))
        elif name in _NOTES:
            self.notes.setdefault(_NOTES[name], set()).add(element.get(f"{W}id", ""))
        elif name == "textpath":
            paragraph.add(element.get("string") or "", look)
        elif name in ("txbxContent", "p", "tbl"):
            paragraph.inside.append((element, replace(paragraph.place, cell=False)))
        elif name not in _SKIPPED:
            self._within(element, name, paragraph, look, depth)

    def _within(self, element: Any, name: str, paragraph: _Paragraph, look: RunLook, depth: int) -> None:
        """Walk the children of an element that has no text of its own."""
        if name == "r":
            properties = element.find(_RUN_PROPERTIES)
            look = paragraph.look if properties is None else self._run_look(properties, paragraph.look)
        outer = paragraph.place
        self.foreign_parts |= name in _FOREIGN
        if name in _SHAPES:
            paragraph.place = shape_place(element, name, outer)
        for child in _choice(element) if name == "AlternateContent" else element:
            self._inline(child, paragraph, look, depth + 1)
        paragraph.place = outer

    def _run_look(self, properties: Any, base: RunLook) -> RunLook:
        named = self.styles.get(value(properties.find(f"{W}rStyle")))
        return run_look(properties).over(base if named is None else named.look.over(base))


def _kind(properties: Mapping[str, Any], style: Style, *, in_cell: bool) -> LineKind:
    """Tell headings and list items by what the paragraph or its style says."""
    listed, heading = style.listed, style.heading
    if _OUTLINE in properties:
        outline = value(properties[_OUTLINE])
        heading = heading if outline is None else outline != "9"
    if _NUMBERS in properties:
        numbering = value(properties[_NUMBERS].find(_NUMBERING))
        listed = listed if numbering is None else numbering != "0"
    if heading:
        return LineKind.HEADING
    if listed:
        return LineKind.BULLET
    return LineKind.TABLE_CELL if in_cell else LineKind.PLAIN


def _choice(element: Any) -> Iterator[Any]:
    """Give the first way in which a thing is written that holds text, else anything; the others say the same again."""
    ways = [way for way in element if len(way)]
    return iter(next((way for way in ways if next(way.iter(f"{W}t"), None) is not None), ways[0] if ways else ()))


def _symbol(code: str | None) -> str:
    """Give a symbol font's character."""
    try:
        return chr(int(code or "", 16)).encode("utf-8").decode("utf-8")
    except (ValueError, OverflowError):
        return ""


def _local(element: Any) -> str:
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""
