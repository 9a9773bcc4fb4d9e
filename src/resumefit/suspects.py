"""Many resumes x many postings -> the few pairs in which words may be copied; `copying` says whether they are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from resumefit.copying import CHANCE, RUN, SEVERAL, WHOLE
from resumefit.document import Document
from resumefit.lines import bullet_width

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:](?=\s)")
"""A word, or what ends a sentence."""
_ENDS = ".!?;:"
_START, _BREAK = -2, -1
"""Stand before a resume and between its sentences and lines."""
_GRAM = CHANCE + 1
"""The fewest words of a line or sentence that is copied as a whole."""
_WORDS = 1 << 16
"""Word numbers fit into so many; four of them into a machine word."""
_BITS = 64


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Postings, ready for telling which of them a resume may have words from."""

    numbers: dict[str, int]
    """Number of each word of the postings, all above 0; 0 is for all other words."""
    users: NDArray[np.uint64]
    """For each number the postings that use the word, a bit each."""
    grams: NDArray[np.uint64]
    """The runs of _GRAM words of all postings, sorted."""
    owners: NDArray[np.int64]
    """Number of the posting of each run."""


def suspicion_of(postings: Sequence[Document]) -> Suspicion:
    """Index the words of postings."""
    numbers = dict.fromkeys(_ENDS, _BREAK)
    said = [[word for word in _words(posting) if word not in _ENDS] for posting in postings]
    rows = [np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64) for words in said]
    users = np.zeros((len(numbers), -(-len(postings) // _BITS) or 1), dtype=np.uint64)
    for at, row in enumerate(rows):
        users[row, at // _BITS] |= np.uint64(1 << at % _BITS)
    grams = [_packed(row, np.arange(max(0, len(row) - _GRAM + 1))) for row in rows]
    owners = np.repeat(np.arange(len(rows)), [len(one) for one in grams])
    every = np.concatenate([np.zeros(0, dtype=np.uint64), *grams])
    order = np.argsort(every, kind="stable")
    return Suspicion(numbers, users, every[order], owners[order])


def suspects(resumes: Sequence[Document], suspicion: Suspicion) -> list[tuple[int, int]]:
    """Give all pairs (resume, posting) in which words can be copied, and some in which they are not, in order.

    Words are copied only where RUN of them in a row are all the posting's, or where lines or sentences of the resume of _GRAM words
    or more stand word for word in the posting, SEVERAL of them or one of WHOLE words: then the first and the last _GRAM words of
    each stand together there.
    """
    found = [_numbered(resume, suspicion.numbers) for resume in resumes]
    tokens = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
    owners = np.repeat(np.arange(len(found)), [len(one) for one in found])
    pairs = set(chain(_long_runs(tokens, owners, suspicion), _shared_ends(tokens, owners, suspicion)))
    return sorted(pairs)


def _long_runs(tokens: NDArray[np.int64], owners: NDArray[np.int64], suspicion: Suspicion) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which RUN words of the resume in a row are the posting's."""
    words = np.flatnonzero(tokens != _BREAK)
    row = suspicion.users[np.maximum(tokens[words], 0)]
    width = 1
    while width < RUN and len(row):
        step = min(width, RUN - width)
        row = row[:-step] & row[step:]
        width += step
    for at, column in np.argwhere(row).tolist():
        bits = int(row[at, column])
        resume = int(owners[words[at]])
        while bits:
            low = bits & -bits
            yield resume, column * _BITS + low.bit_length() - 1
            bits ^= low


def _shared_ends(tokens: NDArray[np.int64], owners: NDArray[np.int64], suspicion: Suspicion) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which one long or several lines or sentences of the resume begin and end as the posting says it."""
    breaks = np.flatnonzero(tokens < 0)
    begins, ends = breaks[:-1] + 1, breaks[1:] - _GRAM
    long = ends >= begins
    begins, ends = begins[long], ends[long]
    for step in range(_GRAM):
        known = (tokens[begins + step] > 0) & (tokens[ends + step] > 0)
        begins, ends = begins[known], ends[known]
    first, last = (_holders(tokens, places, suspicion) for places in (begins, ends))
    shared: Counter[tuple[int, int]] = Counter()
    for at in np.flatnonzero((first[1] > first[0]) & (last[1] > last[0])).tolist():
        theirs = (set(suspicion.owners[some[0][at] : some[1][at]].tolist()) for some in (first, last))
        long = ends[at] - begins[at] + _GRAM >= WHOLE
        shared.update(dict.fromkeys(zip(repeat(int(owners[begins[at]])), set.intersection(*theirs), strict=False), SEVERAL if long else 1))
    yield from (pair for pair, times in shared.items() if times >= SEVERAL)


def _holders(tokens: NDArray[np.int64], places: NDArray[np.int64], suspicion: Suspicion) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give for each place the range of runs of the postings that are the same as the run there."""
    keys = _packed(tokens, places)
    return np.searchsorted(suspicion.grams, keys, side="left"), np.searchsorted(suspicion.grams, keys, side="right")


def _packed(row: NDArray[np.int64], begins: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Give the _GRAM word numbers from each place on as one number."""
    keys = np.zeros(len(begins), dtype=np.uint64)
    for step in range(_GRAM):
        keys = keys * np.uint64(_WORDS) + (row[begins + step] % _WORDS).astype(np.uint64)
    return keys


def _numbered(document: Document, numbers: dict[str, int]) -> NDArray[np.int64]:
    """Give the numbers of a resume's words, 0 for one that no posting uses, with _START before and _BREAK after each sentence and line."""
    return np.array([_START, *map(numbers.get, _words(document), repeat(0))], dtype=np.int64)


def _words(document: Document) -> list[str]:
    """Give the words of a text as `copying` compares them, with one of _ENDS after each sentence and line."""
    found: list[str] = []
    for line in document.text.splitlines():
        found += _TOKEN.findall(line, bullet_width(line))
        found.append(".")
    return "\n".join(found).casefold().replace("’", "'").split("\n") if found else []
