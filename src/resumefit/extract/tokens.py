"""Document -> tokens with their matching forms and places, cut into blocks that no phrase crosses."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from resumefit.document import Document
from resumefit.extract.words import Stem
from resumefit.lines import Line, LineKind, bullet_width
from resumefit.span import Span

BREAK = "\n"
"""The form of the token that parts two blocks."""

_TOKEN = re.compile(
    r"""
    https?://[^\s<>()]+ | www\.[^\s<>()]+ | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+          # addresses, whole
    | (?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?                                 # B.A., B.S, e.g., U.S.
    | [$€£]?\d+(?:[.,:/]\d+)*(?:[^\W\d_]+\b)?                                    # 40, 1,200, 4.8/5, 5:55, 24/7, 2.5k, 2nd
    # customer's, AT&T, node.js, C++, C#, .NET
    | (?:(?<!\w)\.)?[^\W\d_](?:[^\W_]|['’](?=[^\W\d_])|&(?=[^\W\d_])|\.(?=[a-z]{2,3}\b))*(?:\+\+|\+(?![\w+])|\#(?!\w))?
    | [^\w\s] | _                                                                # punctuation, one by one
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-‐‑")
_SEAM = re.compile(r"(?<=[a-z]{3})(?=[A-Z](?:[a-z]|$))|(?<=[A-Z]{4})(?=[A-Z][a-z]{2})")
_SENTENCE_WORD = 7
_APOSTROPHES = frozenset("'’")
_ABBREVIATION = 5
"""Letters, with the full stop, of the longest word that a full stop may shorten ("min.", "exp.", "dept.")."""
SENTENCE_ENDS = frozenset(".!?;")
_FARTHEST = 250
"""Tokens between a word and the end of its sentence: no person writes longer ones."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item or table cell."""

    span: Span
    kind: LineKind
    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    lines: tuple[int, ...]
    """Indexes into `Document.lines`."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A document's words; `stems`, `starts` and `ends` run in step.

    A hyphen between two words, the apostrophe after a plural and the full stop of an abbreviation are no tokens; other
    punctuation is one each. Blocks are parted by one BREAK token, empty in the text. The mark of a list item is no token.
    """

    document: Document
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[Block, ...]

    def span(self, first: int, last: int) -> Span:
        """Give the place of tokens `first` to `last` (excluded)."""
        return Span(self.starts[first], self.ends[last - 1])

    def raw(self, index: int) -> str:
        """Give a token as written."""
        return self.document.text[self.starts[index] : self.ends[index]]

    def sentence(self, index: int) -> tuple[int, int]:
        """Give the token range (end excluded) of the sentence around a token, within its block; of an endless one, what is near."""
        first, last = index, index
        lowest, highest = max(0, index - _FARTHEST), min(len(self.stems), index + _FARTHEST)
        while first > lowest and self.stems[first - 1] not in SENTENCE_ENDS and self.stems[first - 1] != BREAK:
            first -= 1
        while last < highest and self.stems[last] not in SENTENCE_ENDS and self.stems[last] != BREAK:
            last += 1
        return first, max(last, index + 1)


def tokenize(document: Document, stem: Stem, *, joined: Container[str] = frozenset()) -> Tokens:
    """Cut a document into tokens.

    `joined` holds the forms of the lexicon's words: "multi-tasking" is one token where it holds that of "multitasking",
    two otherwise; "spiritStartup", where a line break was lost, is two with a full stop between where it holds both.
    """
    text = document.text
    stems: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blocks: list[Block] = []
    for lines, members in _paragraphs(document):
        if blocks:
            stems.append(BREAK)
            starts.append(ends[-1] if ends else 0)
            ends.append(starts[-1])
        first = len(stems)
        begin, finish = lines[0].span.start, lines[-1].span.end
        begin += bullet_width(text[begin : lines[0].span.end])
        _append(text, begin, finish, stem, joined, (stems, starts, ends))
        blocks.append(Block(Span(lines[0].span.start, finish), lines[0].kind, first, len(stems), members))
    return Tokens(document, tuple(stems), tuple(starts), tuple(ends), tuple(blocks))


def phrase_stems(phrase: str, stem: Stem, *, joined: Container[str] = frozenset()) -> tuple[str, ...]:
    """Cut a wording of the lexicon as `tokenize` cuts texts."""
    stems: list[str] = []
    _append(phrase, 0, len(phrase), stem, joined, (stems, [], []))
    return tuple(stems)


def _paragraphs(document: Document) -> Iterator[tuple[list[Line], tuple[int, ...]]]:
    """Yield each paragraph's lines and their indexes."""
    group: list[Line] = []
    members: list[int] = []
    for index, line in enumerate(document.lines):
        if group and not line.continues:
            yield group, tuple(members)
            group, members = [], []
        group.append(line)
        members.append(index)
    if group:
        yield group, tuple(members)


def _append(text: str, begin: int, finish: int, stem: Stem, joined: Container[str], into: tuple[list[str], list[int], list[int]]) -> None:
    """Add the tokens of text[begin:finish] to the three lists."""
    stems, starts, ends = into
    hyphen_at = -1
    previous_end, previous_word = -1, ""
    for found in _TOKEN.finditer(text, begin, finish):
        word = found.group()
        start, end = found.span()
        if word in _HYPHENS and start == previous_end and previous_word and end < finish and text[end].isalnum():
            hyphen_at = end
            continue
        if start == hyphen_at and word[0].isalpha():
            closed = previous_word + word
            if stem(closed) in joined:
                stems[-1] = stem(closed)
                if ends:
                    ends[-1] = end
                previous_end, previous_word = end, closed
                continue
        if start == previous_end and (
            word in _APOSTROPHES or (word == "." and end - starts[-1] <= _ABBREVIATION and _goes_on(text, end, finish))
        ):
            continue
        seam = _seam(word, stem, joined) if joined and not word.islower() else 0
        if seam:
            stems.extend((stem(word[:seam]), "."))
            starts.extend((start, start + seam))
            ends.extend((start + seam, start + seam))
            word, start = word[seam:], start + seam
        stems.append(stem(word))
        starts.append(start)
        ends.append(end)
        previous_end = end
        previous_word = word if word[-1].isalnum() else ""


def _seam(word: str, stem: Stem, known: Container[str]) -> int:
    """Find where two sentences were glued together ("spiritStartup"); 0 where the word is whole or a name.

    Both halves have to be words that the lexicon knows, and the whole must be none. A word that opens with a capital is a
    name ("NorthLink") unless its second half is long.
    """
    found = _SEAM.search(word)
    if found is None or stem(word) in known:
        return 0
    at = found.start()
    if word[0].isupper() and not word[1].isupper() and len(word) - at < _SENTENCE_WORD:
        return 0
    return at if stem(word[:at]) in known and stem(word[at:]) in known else 0


def _goes_on(text: str, end: int, finish: int) -> bool:
    """Say whether a sentence goes on after a full stop: a blank and a small letter follow."""
    rest = text[end : min(finish, end + 3)]
    return rest[:1].isspace() and rest.lstrip()[:1].islower()
