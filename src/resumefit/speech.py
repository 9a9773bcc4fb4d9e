"""Many documents -> all of their words as numbers, cut as `copying` cuts them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from resumefit.document import Document
from resumefit.lines import bullet_width

NUMBERS = 1 << 20
"""How many numbers there are for words. Equal words have equal numbers; others hardly ever do."""
START, STOP, LINE = -1, -2, -3
"""Stand before a document, after a sentence and after a line."""
_MARK = re.compile(r"\n[ \t]*(?:o[ \t\xa0]|\(?\d{1,2}[.)][ \t])")
"""A line that may begin with a list item's mark of letters or figures."""
_OTHER, _APOSTROPHE, _STOP, _BLANK, _BREAK, _LETTER = 0, 1, 2, 3, 4, 16
"""Kinds of characters; a small letter or a figure is a kind by itself, from _LETTER on."""
_PLAIN = 128
"""Characters whose kinds stand in a table; letters beyond them share a few kinds."""
_PIECE = 1 << 16
"""So many characters are looked at together: what is known of each then stays in the machine's nearest memory."""
_FACTOR, _SPREAD, _SHIFT = 0x9E3779B1, np.uint32(0x85EBCA6B), np.uint32(12)
_BREAKS = {ord(char): "\n" for char in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of documents, one document after the other."""

    documents: tuple[Document, ...]
    tokens: NDArray[np.int32]
    """Numbers of words, from 1 to NUMBERS, with START, STOP and LINE between them."""
    places: NDArray[np.int32]
    """Where each begins in the text of its document; -1 for START."""
    owners: NDArray[np.int64]
    """Number of the document of each."""


def speech_of(documents: Sequence[Document]) -> Speech:
    """Give each word of documents its number."""
    tokens, places, counts = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int64)]
    for texts in _pieces(documents):
        told, at = _told(texts)
        begins = np.flatnonzero(told == START)
        each = np.diff(begins, append=len(told))
        tokens.append(told)
        places.append(at - np.repeat(at[begins] + 1, each))
        counts.append(each)
    owners = np.repeat(np.arange(len(documents)), np.concatenate(counts))
    return Speech(tuple(documents), np.concatenate(tokens), np.concatenate(places), owners)


def _pieces(documents: Sequence[Document]) -> Iterator[list[str]]:
    texts: list[str] = []
    held = 0
    for document in documents:
        texts.append(document.text)
        held += len(document.text)
        if held > _PIECE:
            yield texts
            texts, held = [], 0
    if texts:
        yield texts


def _told(texts: list[str]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give the words and marks of some texts, and where they stand in all of the texts joined."""
    joined = "\n".join(["", *texts, ""])
    if any(map(joined.__contains__, map(chr, _BREAKS))):
        joined = joined.translate(_BREAKS)
    kinds, wide = _kinds(joined)
    for mark in _MARK.finditer(joined):
        first = mark.start() + 1
        kinds[first : first + bullet_width(joined[first : joined.index("\n", first)])] = _OTHER
    letters = kinds >= _LETTER
    inner = np.flatnonzero(kinds == _APOSTROPHE)
    inner = inner[letters[inner - 1] & letters[inner + 1]]
    kinds[inner], letters[inner] = ord("'"), True
    edges = np.flatnonzero(letters[1:] != letters[:-1]) + 1
    marks = np.zeros(len(kinds), dtype=np.int8)
    marks[edges[::2]] = 1
    stops = np.flatnonzero(kinds == _STOP)
    marks[stops[(kinds[stops + 1] == _BLANK) | (kinds[stops + 1] == _BREAK)]] = STOP
    marks[kinds == _BREAK] = LINE
    marks[np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])] = START
    places = np.flatnonzero(marks != 0)
    told = marks[places].astype(np.int32)
    lengths, small = edges[1::2] - edges[::2], kinds[letters]
    begins = np.cumsum(lengths) - lengths
    if wide:
        small, begins = _widened(small, begins, {int(np.count_nonzero(letters[:at])): more for at, more in wide.items()})
    told[told > 0] = _numbers(small, begins)
    return told, places.astype(np.int32)


def _kinds(text: str) -> tuple[NDArray[np.uint8], dict[int, bytes]]:
    """Give the kind of each character, and for letters that stand for several small ones the kinds of these, by their places."""
    kinds = np.frombuffer(bytearray(text.encode("ascii", errors="replace").translate(_table())), dtype=np.uint8)
    if text.isascii():
        return kinds, {}
    codes = np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), dtype=np.uint32)
    beyond = np.flatnonzero(codes >= _PLAIN)
    distinct, which = np.unique(codes[beyond], return_inverse=True)
    chars = [chr(code) for code in distinct.tolist()]
    kinds[beyond] = np.array([_kind(char) for char in chars], dtype=np.uint8)[which]
    wide = [at for at, char in enumerate(chars) if char.isalnum() and len(char.casefold()) > 1]
    found = ((int(at), chars[number].casefold()) for number in wide for at in beyond[which == number])
    return kinds, {at: bytes(map(_kind, small)) for at, small in sorted(found)}


@lru_cache(maxsize=1)
def _table() -> bytes:
    return bytes(_kind(chr(code)) if code < _PLAIN else _OTHER for code in range(256))


@lru_cache(maxsize=4096)
def _kind(char: str) -> int:
    if char.isalnum():
        small = ord(char.casefold()[0])
        return small if small < _PLAIN else _PLAIN + small % _PLAIN
    if char in "'’":
        return _APOSTROPHE
    return _BREAK if char == "\n" else _STOP if char in ".!?;:" else _BLANK if char.isspace() else _OTHER


def _widened(
    letters: NDArray[np.uint8], begins: NDArray[np.int64], wide: Mapping[int, bytes]
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Write several letters for one at some places, and move the beginnings of words."""
    sizes = np.ones(len(letters), dtype=np.int64)
    sizes[list(wide)] = [len(more) for more in wide.values()]
    first = np.cumsum(sizes) - sizes
    widened = np.repeat(letters, sizes)
    for at, more in wide.items():
        widened[first[at] : first[at] + len(more)] = list(more)
    return widened, first[begins]


def _numbers(letters: NDArray[np.uint8], begins: NDArray[np.int64]) -> NDArray[np.int32]:
    """Give words numbers by their letters, each weighed by its place in the word.

    It is weighed by its place in the row first, by powers of a number that has an inverse in 32 bits; the inverse then moves each word
    to the beginning of the row.
    """
    powers, back = _powers(1 << len(letters).bit_length())
    weighed = np.zeros(len(letters) + 1, dtype=np.uint32)
    np.cumsum(letters * powers[: len(letters)], out=weighed[1:])
    sums = (weighed[np.append(begins[1:], len(letters))] - weighed[begins]) * back[begins] if len(begins) else weighed[:0]
    numbers: NDArray[np.int32] = (sums * _SPREAD >> _SHIFT).astype(np.int32) + 1
    return numbers


@lru_cache(maxsize=2)
def _powers(count: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    rows = (np.cumprod(np.full(count, factor, dtype=np.uint32), dtype=np.uint32) for factor in (_FACTOR, pow(_FACTOR, -1, 1 << 32)))
    powers, back = rows
    return powers, back
