"""A file's text as read, with its layout facts and where each line came from."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate

from resumefit.lines import BREAKS, Line, plain_lines
from resumefit.span import Span

SCHEMA = 1
"""Version of the layout of all JSON; the README says when it becomes another one."""
_CAPITALS = 4
"""Where fewer than one line in so many opens with a capital, a text is written small."""

_BREAK = re.compile(rf"\r\n|[{BREAKS}]")
_OTHER_BREAKS = BREAKS.replace("\n", "")


@dataclass(frozen=True, slots=True)
class Origin:
    """What the text was read from."""

    name: str
    """The file's own name without its folders, or what the caller called it."""
    media_type: str
    sha256: str
    """Of the bytes read (of the UTF-8 text where there was no file)."""

    def to_dict(self) -> dict[str, str]:
        """Give the JSON face."""
        return {"name": self.name, "media_type": self.media_type, "sha256": self.sha256}


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something the reader could not do, or did on a guess; said, never swallowed."""

    code: str
    """Stable slug: scanned-page, hidden-text, damaged, limit, wrong-extension, contact-in-header ..."""
    message: str
    """One sentence for a person, without text of the document."""
    page: int | None = None

    def to_dict(self) -> dict[str, object]:
        """Give the JSON face."""
        return {"code": self.code, "message": self.message, "page": self.page}


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A text with places: what a person sees of a file, in reading order."""

    origin: Origin
    text: str
    """All lines joined by line breaks; every span of the library counts code points of this string."""
    lines: tuple[Line, ...]
    """In the order of the text; blank lines have no Line."""
    hidden: tuple[str, ...] = ()
    """Texts that are in the file but that nobody can see; no part of `text`, never evidence."""
    warnings: tuple[ReadWarning, ...] = ()

    _breaks: tuple[int, ...] = field(init=False, repr=False, compare=False, hash=False)
    """Places after each line break."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, hash=False)
    """Where each line begins."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple([line.span.start for line in self.lines]))
        object.__setattr__(self, "_breaks", _behind_breaks(self.text))

    def __repr__(self) -> str:
        return f"<Document {self.origin.name!r}, {len(self.lines)} lines>"

    @classmethod
    def from_text(cls, text: str, *, name: str = "text") -> "Document":
        """Wrap a text that is already in hand; spans count in exactly this string. Raises `TypeError` for anything else."""
        for what, given in (("text", text), ("name", name)):
            if not isinstance(given, str):
                raise TypeError(f"a {what} is a str, not {type(given).__name__}")
        origin = Origin(name, "text/plain", sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
        return cls(origin, text, plain_lines(text))

    def is_small(self) -> bool:
        """Say whether the text is written without capitals, names and acronyms aside: then they tell nothing of titles and headings."""
        firsts = [letter for line in self.lines if not line.continues and (letter := first_letter(self.text, line.span))]
        return sum(map(str.isupper, firsts)) * _CAPITALS < len(firsts)

    def line_number(self, offset: int) -> int:
        """Give the line, from 1, of `text` split at line breaks of any kind, in which a place stands."""
        return bisect_right(self._breaks, offset) + 1

    def line_at(self, offset: int) -> Line | None:
        """Find the line that holds a place; None between lines."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self.lines[index].span.end <= offset:
            return None
        return self.lines[index]

    def quote(self, span: Span) -> str:
        """Give the words of a place, with line breaks and runs of blanks made one blank."""
        return " ".join(self.text[span.start : span.end].split())

    def place(self, span: Span) -> dict[str, object]:
        """Give the JSON face of a span: start, end, line (from 1) and the words."""
        return {"start": span.start, "end": span.end, "line": self.line_number(span.start), "text": self.quote(span)}


def _behind_breaks(text: str) -> tuple[int, ...]:
    """Give the places after each line break of a text."""
    if any(break_ in text for break_ in _OTHER_BREAKS):
        return tuple([found.end() for found in _BREAK.finditer(text)])
    return tuple(accumulate([len(row) + 1 for row in text.split("\n")[:-1]]))


def first_letter(text: str, span: Span) -> str:
    """Give the first letter of a place, "" where it has none."""
    for at in range(span.start, span.end):
        if text[at].isalpha():
            return text[at]
    return ""
