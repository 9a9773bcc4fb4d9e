"""Bytes of an HTML page, or of text pasted with its tags -> Document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from resumefit.document import Document, Origin, ReadWarning
from resumefit.lines import LineKind, Row, set_rows
from resumefit.readers.html_looks import Look, Sheet, read_sheet
from resumefit.readers.limits import LIMITS, Limits, too_much
from resumefit.readers.paragraphs import Run, paragraph_rows
from resumefit.readers.text import decode
from resumefit.repair import repair

_INLINE = "a abbr b bdi bdo big code em font i ins kbd label mark q s small span strike strong sub sup tt u var wbr"
_BLOCKS = """address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul"""
_BLOCK_TAGS = frozenset(_BLOCKS.split())
_APART = "blockquote dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul"
_SPACED = frozenset(_APART.split())
_UNREAD = "head script style template noscript svg math iframe object canvas audio video select textarea title nav"
_DROPPED = frozenset(_UNREAD.split())
_KINDS = {"li": LineKind.BULLET, "td": LineKind.TABLE_CELL, "th": LineKind.TABLE_CELL}
_KINDS |= {f"h{level}": LineKind.HEADING for level in range(1, 7)}
_BOLD_TAGS = frozenset(("b", "strong"))

_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(rf"<(/?)({'|'.join((*_INLINE.split(), *_BLOCKS.split(), 'br'))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAKING = re.compile(rf"<(?:{'|'.join((*_BLOCKS.split(), 'br'))})\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_STEP = re.compile(r"[ \t\r\f]+")
_BOLD_STYLE = re.compile(r"font-weight:\s*+(?:bold|[6-9]00)", re.IGNORECASE)
_WIDE_TAG = re.compile(r"<[A-Za-z][^<>]{5000}[^<>]*+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_MOST_ATTRIBUTES = 2_000
"""Of one tag: they are compared one with all others."""
_OPENING = re.compile(r"\s*+<(?:style|script|meta|link|title|div|p|table|section|main|header|article)[\s>]", re.IGNORECASE)
_BODY = re.compile(r"<body(\s[^<>]{0,1000})>", re.IGNORECASE)
_SAMPLE = 65_536
_FEW_TAGGED = 0.25
_LONG_PARAGRAPH = 10_000


def looks_like_html(text: str) -> bool:
    """Say whether a text's beginning is a page's, or it holds tags that a browser would take out."""
    if _PAGE_START.match(text) or _OPENING.match(text):
        return True
    tags = [(found.group(1), found.group(2).lower()) for found in _TAG.finditer(text)]
    return len(tags) > 1 and any(closing or name in ("br", "p", "li") for closing, name in tags)


def read_html(content: bytes, origin: Origin, *, limits: Limits = LIMITS) -> Document:
    """Read what a browser would show; text that a style hides goes to `Document.hidden`."""
    from lxml import etree  # a text is asked whether it is a page far more often than it is one

    decoded = decode(content)
    source = decoded.text
    if source.count("<") > limits.xml_tags:
        raise too_much(f"over {limits.xml_tags:,} HTML tags")
    for tag in _WIDE_TAG.finditer(source):
        if len(_QUOTED.sub("", tag.group()).split()) > _MOST_ATTRIBUTES:
            raise too_much(f"a tag with over {_MOST_ATTRIBUTES:,} attributes")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    page = _Page(line_breaks=_typed_lines(source), sheet=read_sheet(source))
    try:
        own = _BODY.search(source)
        root = etree.fromstring(f"<html><body{own.group(1) if own else ''}>{source}".encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise too_much("elements too deep inside one another")
    if root is not None:
        page.walk(etree.iterwalk(root, events=("start", "end")), most_lines=limits.lines)
    text, lines = set_rows(page.rows)
    warnings = decoded.warnings()
    if page.hidden:
        warnings = (*warnings, ReadWarning("hidden-text", "The page holds text that its style hides; it is not counted."))
    return Document(origin, text, lines, tuple(page.hidden), warnings)


def _typed_lines(source: str) -> bool:
    """Say whether line breaks of the source are meant to be seen: text typed in lines, with a tag here and there."""
    if _PAGE_START.match(source):
        return False
    rows = [row for row in source.split("\n") if row.strip()]
    return sum(1 for row in rows if _BREAKING.search(row)) < _FEW_TAGGED * len(rows)


@dataclass(slots=True)
class _Page:
    """A page while its elements are walked."""

    line_breaks: bool
    sheet: Sheet
    rows: list[Row] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _unseen: list[str] = field(default_factory=list)
    _kinds: list[LineKind] = field(default_factory=lambda: [LineKind.PLAIN])
    _gap: bool = False
    _looks: list[Look] = field(init=False)
    _dropped: int = 0
    _bold: int = 0
    _pre: int = 0

    def __post_init__(self) -> None:
        self._looks = [Look(paper=self.sheet.paper)]

    def walk(self, events: Iterable[tuple[str, Any]], *, most_lines: int) -> None:
        """Go through all elements in order, until one line more than may be."""
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            self._step(element, tag, 1 if event == "start" else -1)
            self._take(element.text if event == "start" else element.tail)
            if len(self.rows) > most_lines:
                break
        self._flush()

    def _step(self, element: Any, tag: str, step: int) -> None:
        """Enter (+1) or leave (-1) an element."""
        if tag in _BLOCK_TAGS:
            self._flush()
            self._gap = self._gap or (tag in _SPACED and len(self._kinds) == 1)
        if tag == "br" and step > 0:
            self._runs.append(Run("\n"))
            if len(self._runs) > _LONG_PARAGRAPH:
                self._flush()
        if tag in _KINDS and step > 0:
            self._kinds.append(_KINDS[tag])
        elif tag in _KINDS:
            self._kinds.pop()
        self._dropped += step * (tag in _DROPPED)
        self._pre += step * (tag == "pre")
        self._bold += step * (tag in _BOLD_TAGS or bool(_BOLD_STYLE.search(element.get("style") or "")))
        if step > 0:
            self._looks.append(self.sheet.look(element, self._looks[-1]))
        else:
            self._looks.pop()

    def _take(self, text: str | None) -> None:
        if not text or self._dropped:
            return
        if self._looks[-1].unseen:
            self._unseen.append(text)
        elif self._pre or self.line_breaks:
            self._runs.append(Run(_STEP.sub(" ", text), self._bold > 0))
        else:
            self._runs.append(Run(_BLANKS.sub(" ", text), self._bold > 0))

    def _flush(self) -> None:
        """Close the paragraph."""
        rows = [*paragraph_rows(self._runs, self._kinds[-1], gap=self._gap)]
        self._gap = self._gap and not rows
        self.rows.extend(rows)
        unseen = " ".join(repair("".join(self._unseen)).split())
        if unseen:
            self.hidden.append(unseen)
        self._runs, self._unseen = [], []
