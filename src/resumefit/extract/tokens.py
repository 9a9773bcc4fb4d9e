"""Document -> tokens with their matching forms and places, cut into blocks that no phrase crosses."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from resumefit.document import Document
from resumefit.extract.words import Stem
from resumefit.lines import LineKind, bullet_width
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
STOPS = SENTENCE_ENDS | {BREAK}
"""What no sentence goes on behind."""
_FARTHEST = 250
"""Tokens between a word and the end of its sentence: no person writes longer ones."""
_ORDINARY = re.compile(r"[^\d@]{1,40}|[^@]{1,5}|\d\d?/(?:19|20)\d\d")
"""Words that many texts share, with the marks around them; addresses and long numbers other than months are of one text alone."""
_MOST_KEPT = 20_000

Piece = tuple[str, int, int]
"""The form of a token and where it begins and ends."""


class Block(NamedTuple):
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
    stops: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Indexes of the tokens that end sentences and blocks."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "stops", tuple([at for at, stem in enumerate(self.stems) if stem in STOPS]))

    def span(self, first: int, last: int) -> Span:
        """Give the place of tokens `first` to `last` (excluded)."""
        return Span(self.starts[first], self.ends[last - 1])

    def raw(self, index: int) -> str:
        """Give a token as written."""
        return self.document.text[self.starts[index] : self.ends[index]]

    def sentence(self, index: int) -> tuple[int, int]:
        """Give the token range (end excluded) of the sentence around a token, within its block; of an endless one, what is near."""
        at = bisect_left(self.stops, index)
        first = self.stops[at - 1] + 1 if at else 0
        last = self.stops[at] if at < len(self.stops) else len(self.stems)
        return max(first, index - _FARTHEST), max(min(last, index + _FARTHEST), index + 1)


class Cut(NamedTuple):
    """Stretches of a text cut into tokens; `stems`, `starts` and `ends` run in step."""

    stems: list[str]
    starts: list[int]
    ends: list[int]
    stretches: list[tuple[int, int]]
    """Index of each stretch's first token and index after its last one."""


class Cutter:
    """Cuts texts at blanks and those pieces into tokens; how a piece of ordinary letters was cut is remembered.

    `joined` holds the forms of the lexicon's words: "multi-tasking" is one token where it holds that of "multitasking",
    two otherwise; "spiritStartup", where a line break was lost, is two with a full stop between where it holds both.
    `shortened` holds words that a full stop shortens before a capital too: "Cust. Service".
    """

    def __init__(self, stem: Stem, joined: Container[str] = frozenset(), *, shortened: Container[str] = frozenset()) -> None:
        self._stem = stem
        self._joined = joined
        self._shortened = shortened
        self._whole: dict[str, str] = {}
        """Pieces that are one token from end to end -> its form."""
        self._parted: dict[str, tuple[Piece, ...]] = {}
        self._dotted: dict[str, tuple[Piece, ...]] = {}
        """Pieces whose full stop is a token only where no sentence goes on behind it."""

    def cut(self, text: str, places: Iterable[tuple[int, int]]) -> "Cut":
        """Cut stretches of a text into tokens, with a BREAK between each two of them."""
        cut = Cut([], [], [], [])
        stems, starts, ends, stretches = cut
        whole, parted = self._whole, self._parted
        text = text.replace("\n", " ")
        for begin, finish in places:
            if stretches:
                stems.append(BREAK)
                starts.append(ends[-1] if ends else 0)
                ends.append(starts[-1])
            opening, at = len(stems), begin
            for word in text[at:finish].split(" "):
                form = whole.get(word)
                if form is not None:
                    stems.append(form)
                    starts.append(at)
                    at += len(word)
                    ends.append(at)
                    at += 1
                    continue
                end = at + len(word)
                for form, first, last in parted.get(word) or self._odd_pieces(text, (at, end), finish=finish):
                    stems.append(form)
                    starts.append(at + first)
                    ends.append(at + last)
                at = end + 1
            stretches.append((opening, len(stems)))
        return cut

    def forms(self, text: str) -> tuple[str, ...]:
        """Give the forms of a text's tokens."""
        return tuple(self.cut(text, [(0, len(text))]).stems)

    def _odd_pieces(self, text: str, place: tuple[int, int], *, finish: int) -> Iterator[Piece]:
        """Yield the tokens of what stands between two spaces, whatever it is; `finish` is where the stretch ends."""
        begin, end = place
        at = begin
        for word in text[begin:end].split():
            at = text.find(word, at)
            pieces = self._pieces(word)
            if _shortens(pieces) and _goes_on(text, at + len(word), finish, capital=self._is_shortened(word, pieces)):
                pieces = pieces[:-1]
            for form, first, last in pieces:
                yield form, at - begin + first, at - begin + last
            at += len(word)

    def _is_shortened(self, word: str, pieces: tuple[Piece, ...]) -> bool:
        """Say whether the word before a full stop is one that it shortens wherever it stands."""
        _, first, last = pieces[-2]
        return word[first:last].lower() in self._shortened

    def _pieces(self, word: str) -> tuple[Piece, ...]:
        """Cut what stands between two blanks, or remember how; it is remembered if other texts may hold it too."""
        if (form := self._whole.get(word)) is not None:
            return ((form, 0, len(word)),)
        pieces = self._parted.get(word) or self._dotted.get(word)
        if pieces is None:
            plain = word.isalpha() and (not self._joined or word[1:].islower())
            pieces = ((self._stem(word), 0, len(word)),) if plain else tuple(_pieces(word, self._stem, self._joined))
            if _ORDINARY.fullmatch(word):
                self._keep(word, pieces)
        return pieces

    def _keep(self, word: str, pieces: tuple[Piece, ...]) -> None:
        if len(self._whole) + len(self._parted) + len(self._dotted) >= _MOST_KEPT:
            for kept in (self._whole, self._parted, self._dotted):
                kept.clear()
        if pieces[0][1:] == (0, len(word)):
            self._whole[word] = pieces[0][0]
        else:
            (self._dotted if _shortens(pieces) else self._parted)[word] = pieces


def tokenize(document: Document, cutter: Cutter) -> Tokens:
    """Cut a document into tokens."""
    text, lines = document.text, document.lines
    openings = [index for index, line in enumerate(lines) if not (line.continues and index)]
    paragraphs = [lines[first:last] for first, last in pairwise((*openings, len(lines)))]
    cut = cutter.cut(text, [(_behind_mark(text, own[0].span), own[-1].span.end) for own in paragraphs])
    blocks: list[Block] = []
    for opening, own, (first, last) in zip(openings, paragraphs, cut.stretches, strict=True):
        span = own[0].span if len(own) == 1 else Span(own[0].span.start, own[-1].span.end)
        blocks.append(Block(span, own[0].kind, first, last, tuple(range(opening, opening + len(own)))))
    return Tokens(document, tuple(cut.stems), tuple(cut.starts), tuple(cut.ends), tuple(blocks))


def _behind_mark(text: str, span: Span) -> int:
    """Give the place of a line's first word, behind the mark of a list item."""
    return span.start + bullet_width(text[span.start : span.end])


@lru_cache(maxsize=4096)
def phrase_stems(phrase: str, stem: Stem, *, joined: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Cut a wording of the lexicon as `tokenize` cuts texts."""
    return _wording_cutter(stem, joined).forms(phrase)


def word_stems(wordings: Sequence[str], stem: Stem) -> frozenset[str]:
    """Give the forms of all words of some wordings, as `phrase_stems` gives those of one."""
    ends = list(accumulate(len(wording) + 1 for wording in wordings))
    places = [(end - len(wording) - 1, end - 1) for wording, end in zip(wordings, ends, strict=True)]
    return frozenset(_wording_cutter(stem, frozenset()).cut("\n".join(wordings), places).stems) - {BREAK}


@lru_cache(maxsize=8)
def _wording_cutter(stem: Stem, joined: frozenset[str]) -> Cutter:
    """Give the cutter of a lexicon's wordings, which repeat each other's words."""
    return Cutter(stem, joined)


def _pieces(word: str, stem: Stem, joined: Container[str]) -> list[Piece]:
    """Cut what stands between two blanks into tokens, as if nothing followed it."""
    pieces: list[Piece] = []
    hyphen_at, previous_end, previous_part = -1, -1, ""
    for found in _TOKEN.finditer(word):
        part = found.group()
        start, end = found.span()
        if part in _HYPHENS and start == previous_end and previous_part and word[end : end + 1].isalnum():
            hyphen_at = end
            continue
        if start == hyphen_at and part[0].isalpha():
            closed = previous_part + part
            if stem(closed) in joined:
                pieces[-1] = (stem(closed), pieces[-1][1], end)
                previous_end, previous_part = end, closed
                continue
        if start == previous_end and part in _APOSTROPHES:
            continue
        seam = _seam(part, stem, joined) if joined and not part.islower() else 0
        if seam:
            pieces.append((stem(part[:seam]), start, start + seam))
            pieces.append((".", start + seam, start + seam))
            part, start = part[seam:], start + seam
        pieces.append((stem(part), start, end))
        previous_end, previous_part = end, part if part[-1].isalnum() else ""
    return pieces


def _shortens(pieces: tuple[Piece, ...]) -> bool:
    """Say whether a word ends in a full stop that may only shorten it."""
    if len(pieces) < 2 or pieces[-1][0] != ".":
        return False
    (_, first, last), (_, dot, end) = pieces[-2:]
    return last == dot and end - first <= _ABBREVIATION


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


def _goes_on(text: str, end: int, finish: int, *, capital: bool) -> bool:
    """Say whether a sentence goes on after a full stop: a blank and a small letter follow, or a `capital` where one may.

    Letters in capitals are a name in short, which no full stop shortens: "valid DL. plumbing".
    """
    rest = text[end : min(finish, end + 3)]
    following = rest.lstrip()[:1]
    if not rest[:1].isspace() or (text[end - 3 : end - 1].isupper() and text[end - 3 : end - 1].isalpha()):
        return False
    return following.islower() or (capital and following.isupper())
