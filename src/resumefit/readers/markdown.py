"""Bytes of a Markdown text -> Document, without its marks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from resumefit.document import Document, Origin
from resumefit.lines import LineKind, plain_lines
from resumefit.readers.limits import LIMITS, Limits, cut_text
from resumefit.readers.text import clean, decode, unescape

_SIGNS = re.compile(r"^#{2,6} \S|^# [A-Z0-9]|^```|\*\*[^\s*][^*\n]*\*\*|\[[^\[\]\n]+\]\((?:https?:|mailto:|tel:|www\.|#)", re.MULTILINE)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_TABLE_RULE = re.compile(r"[|:\- \t]+$")
_TASK = re.compile(r"([ \t]*[-*+] )\[[ xX]\] ")
_PLUS = re.compile(r"^([ \t]*)\+(?=[ \t]+\S)")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_ANGLED = re.compile(r"<([^\s<>]+)>")
_BOLD = re.compile(r"\*\*\*?(?=[^\s*])([^*\n]+)\*\*\*?|(?<!\w)__(?=[^\s_])([^_\n]+)__(?!\w)")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])|(?<![\w\\])_(?=[^\s_])([^_\n]*[^\s_])_(?!\w)")
_CODE = re.compile(r"`([^`\n]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_MARK = re.compile(r"[\[<`*_\\&]")
"""What no inline mark is without."""
_BREAK = re.compile(r"<br */?>", re.IGNORECASE)
_WHOLLY_BOLD = re.compile(r"[ \t]*(?:\*\*[^*\n]+\*\*:?|__[^_\n]+__:?)$")
_LONGEST_BOLD_HEADING = 60


def looks_like_markdown(text: str) -> bool:
    """Say whether a text carries marks that only Markdown gives a meaning."""
    return bool(_SIGNS.search(text))


def read_markdown(content: bytes, origin: Origin, *, limits: Limits = LIMITS) -> Document:
    """Read Markdown; headings are told by their marks, links shown by their words."""
    decoded = decode(content)
    source, cut = cut_text(decoded.text, limits)
    rows = list(_rows(source))
    while rows and not rows[0][0].strip():
        rows.pop(0)
    text = clean("\n".join(row for row, _ in rows))
    starts: set[int] = set()
    offset = 0
    for row, (_, heading) in zip(text.split("\n"), rows, strict=False):
        if heading:
            starts.add(offset + len(row) - len(row.lstrip()))
        offset += len(row) + 1
    lines = []
    for line in plain_lines(text):
        if line.span.start in starts:
            lines.append(replace(line, kind=LineKind.HEADING, continues=False))
        elif line.continues and lines and lines[-1].kind is LineKind.HEADING:
            lines.append(replace(line, kind=LineKind.PLAIN, continues=False))
        else:
            lines.append(line)
    return Document(origin, text, tuple(lines), warnings=(*decoded.warnings(), *cut))


def _rows(text: str) -> Iterator[tuple[str, bool]]:
    """Give each row without its marks, and whether it is a heading."""
    for raw in (_BREAK.sub("\n", text) if "<" in text else text).split("\n"):
        if _FENCE.match(raw) or (raw.lstrip().startswith("|") and _TABLE_RULE.match(raw)):
            continue
        quote = _QUOTE.match(raw)
        row = raw[quote.end() :] if quote else raw
        mark = _HEADING.match(row)
        heading = mark is not None or (_WHOLLY_BOLD.match(row) is not None and len(row) <= _LONGEST_BOLD_HEADING)
        if mark is not None:
            row = row[mark.end() :].rstrip().rstrip("#").rstrip()
        if row.lstrip().startswith("|") and row.rstrip().endswith("|"):
            row = "\t".join(cell.strip() for cell in row.strip().strip("|").split("|"))
        if "+" in row:
            row = _PLUS.sub(r"\1-", row)
        if "[" in row:
            row = _TASK.sub(r"\1", row)
        yield _inline(row), heading


def _inline(row: str) -> str:
    if _MARK.search(row) is None:
        return row
    row = _ANGLED.sub(_address, _LINK.sub(r"\1", _LINK.sub(r"\1", row)))
    row = _CODE.sub(r"\1", _BOLD.sub(lambda found: found.group(1) or found.group(2), row))
    row = _ITALIC.sub(lambda found: found.group(1) or found.group(2), row)
    return _ESCAPE.sub(r"\1", unescape(row))


def _address(found: re.Match[str]) -> str:
    """Take the brackets off a link or a mail address."""
    inner = found.group(1)
    return inner if "@" in inner or "://" in inner or inner.startswith("mailto:") else found.group()
