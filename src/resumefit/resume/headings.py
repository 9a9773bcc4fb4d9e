"""Document + Lexicon -> the lines that head the parts of a resume."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from resumefit.document import Document, first_letter
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import Cutter
from resumefit.lexicon.model import Lexicon
from resumefit.lines import Line, LineKind, bullet_width
from resumefit.span import Span

_PREFIX = "resume."
_LONGEST = 60
"""Characters of the longest line that can be a heading."""
_MOST_WORDS = 7
_FILLERS = frozenset({"and", "&", "/", "+", ",", ":", "-", "–", "—", "|", ".", "(", ")", "the", "of", "my", "*", "_", "=", "#", "•", ";"})
_RULE = re.compile(r"[\s_=*~#|•·.:;\-–—/\\>]+")
_INLINE = re.compile(r"([^\W\d_][\w&/,' -]{2,38}?)\s?:\s+(?=\S)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INSIDE_JOBS = frozenset({"skills", "education", "languages", "certifications", "interests", "references"})
"""Kinds that an inline heading may open in the midst of jobs; others head a part of a job there."""
_JOBS = frozenset({"experience", "volunteer", "projects"})
_FUNCTIONAL = _JOBS | {"awards"}
"""Kinds of parts that lines of their own subdivide by skill."""
_SUBHEADS = frozenset({"awards", "projects", "education", "skills", "certifications", "experience", "other"})
"""Kinds whose wordings also head a part of a job."""
_LOOSE = frozenset({"education", "projects", "skills", "other"})
"""Kinds whose wordings, where they do not name the kind itself, head a part of a functional resume as well."""
_ENTRY_WORDS = 5
"""Words of the longest line taken for an entry of a list of skills."""


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A line, or the start of one, worded like a heading."""

    line: int
    kind: str
    heading: Span
    style: str
    own_name: bool
    """The wording holds the name of the kind ("education and training")."""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class _Wordings:
    whole: dict[tuple[str, ...], str]
    inside: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First stem -> key phrases that start with it."""
    cutter: Cutter


@lru_cache(maxsize=4)
def _wordings(lexicon: Lexicon) -> _Wordings:
    """Stem the headings of resumes once."""
    cutter = Cutter(phrase_index(lexicon).stem)
    whole: dict[tuple[str, ...], str] = {}
    inside: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for heading in lexicon.headings.values():
        if not heading.id.startswith(_PREFIX):
            continue
        kind = heading.id.removeprefix(_PREFIX)
        for surface in heading.surfaces:
            whole.setdefault(_key(surface, cutter), kind)
        for phrase in heading.contains:
            key = _key(phrase, cutter)
            if len(key) > 1:
                inside.setdefault(key[0], []).append((key, kind))
    return _Wordings(whole, {first: tuple(keys) for first, keys in inside.items()}, cutter)


def _key(text: str, cutter: Cutter) -> tuple[str, ...]:
    return tuple([token for token in cutter.forms(text) if token not in _FILLERS])


def find_headings(document: Document, lexicon: Lexicon) -> list[HeadingLine]:
    """Find the lines that open a part: those worded like a heading and styled like the resume's other headings."""
    wordings = _wordings(lexicon)
    found: list[HeadingLine] = []
    small = document.is_small()
    for index, line in enumerate(document.lines):
        text = document.text[line.span.start : line.span.end]
        if len(text) > _LONGEST and ":" not in text:
            continue
        if not small and not (first_letter(document.text, line.span) or "A").isupper():
            continue
        candidate = _whole(text, index, line, wordings) or _inline(text, index, line, wordings)
        if candidate is not None:
            found.append(candidate)
    style = _usual_style(found)
    kept: list[HeadingLine] = []
    for candidate in found:
        current = kept[-1] if kept else None
        if _opens(candidate, current, document, style):
            kept.append(candidate)
    return kept


def _whole(text: str, index: int, line: Line, wordings: _Wordings) -> HeadingLine | None:
    """Read a whole line as a heading."""
    if len(text) > _LONGEST or line.kind in (LineKind.PAGE_HEADER, LineKind.PAGE_FOOTER):
        return None
    skipped = bullet_width(text)
    lead = _RULE.match(text, skipped)
    start = lead.end() if lead else skipped
    shown = text[start:].rstrip(" :_-–—=*~|.•·\t")
    words = shown.split()
    if not words or len(words) > _MOST_WORDS or not shown[0].isalpha() or shown.endswith((",", ";")):
        return None
    style = _style(line, shown, text)
    if line.kind is LineKind.BULLET and style != "caps":
        return None
    key = _key(_closed_up(shown), wordings.cutter)
    kind = wordings.whole.get(key)
    if kind is None and index and (style in ("styled", "caps") or text.rstrip().endswith(":")) and len(words) <= _MOST_WORDS - 2:
        kind = _by_key_phrase(key, wordings)
    if kind is None:
        return None
    begin = line.span.start + start
    return HeadingLine(index, kind, Span(begin, begin + len(shown)), style, _names(key, kind))


def _names(key: Sequence[str], kind: str) -> bool:
    """Say whether a wording holds the name of its kind, in singular or as an adjective."""
    return any(token.startswith(kind[: max(5, len(kind) - 3)]) for token in key)


def _closed_up(shown: str) -> str:
    """Close letters set apart for looks: "S K I L L S"."""
    words = shown.split(" ")
    if len(words) >= 5 and all(len(word) <= 1 for word in words):
        return "".join(words)
    return shown


def _by_key_phrase(key: tuple[str, ...], wordings: _Wordings) -> str | None:
    for at, stem in enumerate(key):
        for phrase, kind in wordings.inside.get(stem, ()):
            if key[at : at + len(phrase)] == phrase:
                return kind
    return None


def _inline(text: str, index: int, line: Line, wordings: _Wordings) -> HeadingLine | None:
    """Read the start of a line as a heading that its text follows: "Skills: Word, Excel"."""
    if line.kind is LineKind.BULLET or line.continues or ":" not in text:
        return None
    found = _INLINE.match(text)
    if found is None or not text[0].isalpha():
        return None
    key = _key(found[1], wordings.cutter)
    kind = wordings.whole.get(key)
    if kind is None:
        return None
    start = line.span.start
    return HeadingLine(index, kind, Span(start, start + len(found[1])), "inline", _names(key, kind), inline=True)


def _style(line: Line, shown: str, text: str) -> str:
    """Name how a heading is set, as far as text shows it."""
    if line.kind is LineKind.HEADING:
        return "styled"
    if shown.isupper():
        return "caps"
    return "colon" if text.rstrip().endswith(":") else "plain"


def _usual_style(found: Sequence[HeadingLine]) -> str | None:
    """Give the style in which the resume sets its experience and education headings; None where they differ or are absent."""
    styles = {candidate.style for candidate in found if candidate.kind in ("experience", "education") and not candidate.inline}
    return styles.pop() if len(styles) == 1 else None


def _opens(candidate: HeadingLine, current: HeadingLine | None, document: Document, style: str | None) -> bool:
    """Decide whether a line worded like a heading is one, by what stands around it."""
    if candidate.inline:
        return _opens_inline(candidate, current)
    if style in ("styled", "caps") and candidate.style not in (style, "styled"):
        return False
    if current is None or candidate.style in ("styled", "caps"):
        return True
    if candidate.style == "colon":
        return not (style in ("plain", "styled") and current.kind in _JOBS and candidate.kind in _SUBHEADS)
    if document.lines[candidate.line].continues and not _above_list(candidate, document):
        return False
    if candidate.kind not in _LOOSE:
        return True
    if candidate.kind == current.kind != "other":
        return document.quote(candidate.heading).lower() == document.quote(current.heading).lower()
    if candidate.own_name:
        return True
    if _after_blank(candidate, document) and (
        current.kind not in _JOBS or _YEAR.search(document.text, current.heading.end, candidate.heading.start)
    ):
        return True
    return current.kind not in _FUNCTIONAL and not (current.kind == "skills" and _in_list(candidate, document, current))


def _opens_inline(candidate: HeadingLine, current: HeadingLine | None) -> bool:
    if current is None:
        return candidate.kind not in ("contact", "experience", "other")
    if candidate.kind == current.kind:
        return False
    if current.kind in _JOBS:
        return candidate.own_name and candidate.kind in _INSIDE_JOBS
    if current.kind in ("skills", "contact") and not current.inline:
        return candidate.own_name and candidate.kind in ("languages", "certifications", "references")
    return candidate.own_name or current.inline


def _above_list(candidate: HeadingLine, document: Document) -> bool:
    below = candidate.line + 1
    return below < len(document.lines) and document.lines[below].kind is LineKind.BULLET


def _after_blank(candidate: HeadingLine, document: Document) -> bool:
    before = document.lines[candidate.line - 1].span.end if candidate.line else 0
    return document.text.count("\n", before, candidate.heading.start) > 1


def _in_list(candidate: HeadingLine, document: Document, current: HeadingLine) -> bool:
    """Say whether a line is an entry of the list of short lines around it rather than the head of the next part."""
    at = candidate.line
    if at == current.line + 1 or at + 1 >= len(document.lines):
        return True
    return all(_is_entry(document.text[line.span.start : line.span.end]) for line in (document.lines[at - 1], document.lines[at + 1]))


def _is_entry(line: str) -> bool:
    return len(line.split()) <= _ENTRY_WORDS and not line.endswith((".", ",", ":"))
