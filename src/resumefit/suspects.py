"""Many resumes x many postings -> the few pairs in which words may be copied; `copying` says whether they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from resumefit.copying import CHANCE, RUN, SEVERAL, SURE, WHOLE, may_be_copied, words_at
from resumefit.document import Document
from resumefit.speech import LINE, NUMBERS, START, STOP, Speech, speech_of

_GRAM = CHANCE + 1
"""The fewest words of a line or sentence that is copied as a whole."""
_WORDS = 1 << 16
"""Word numbers fit into so many; four of them into a machine word."""
_BITS = 64


_Marks = TypeVar("_Marks", NDArray[np.bool_], NDArray[np.uint64])


@dataclass(frozen=True, slots=True)
class _Holders:
    """Which postings hold some runs of words."""

    keys: NDArray[np.uint64]
    """Each distinct run, sorted."""
    pairs: NDArray[np.int64]
    """Number of a run, times the number of postings, plus a posting that holds it, sorted."""
    postings: int

    def know(self, keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Say for each run whether any posting holds it."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.bool_)
        known: NDArray[np.bool_] = self.keys[self._at(keys)] == keys
        return known

    def hold(self, keys: NDArray[np.uint64], postings: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say for each run whether a posting holds it."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.bool_)
        at = self._at(keys)
        pairs = at * self.postings + postings
        place = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
        held: NDArray[np.bool_] = (self.keys[at] == keys) & (self.pairs[place] == pairs)
        return held

    def holders(self, keys: NDArray[np.uint64]) -> list[frozenset[int]]:
        """Give for each run, all of them known, the postings that hold it."""
        first, last = (np.searchsorted(self.pairs, (self._at(keys) + step) * self.postings).tolist() for step in (0, 1))
        holding = self.pairs % max(1, self.postings)
        return [frozenset(holding[begin:end].tolist()) for begin, end in zip(first, last, strict=True)]

    def _at(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        return np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Postings, ready for telling which of them a resume may have words from."""

    numbers: NDArray[np.int32]
    """For each number of a word its number among the words of the postings, 0 for none; marks stand for themselves."""
    users: NDArray[np.uint64]
    """For each number the postings that use the word, a bit each."""
    runs: _Holders
    """The runs of _GRAM words of postings."""
    begun: _Holders
    """The first words, up to _GRAM, of their lines and sentences."""
    postings: tuple[Document, ...]


def suspicion_of(postings: Sequence[Document]) -> Suspicion:
    """Index the words of postings."""
    speech = speech_of(postings)
    numbers = np.zeros(NUMBERS + 1 - min(START, STOP, LINE), dtype=np.int32)
    numbers[speech.tokens] = 1
    said = np.flatnonzero(numbers[: NUMBERS + 1])
    numbers[said] = np.arange(1, len(said) + 1)
    numbers[[START, STOP, LINE]] = START, STOP, LINE
    tokens = numbers[speech.tokens]
    row, owners = tokens[tokens > 0], speech.owners[tokens > 0]
    users = np.zeros((len(said) + 1, -(-len(postings) // _BITS) or 1), dtype=np.uint64)
    np.bitwise_or.at(users, (row, owners // _BITS), np.uint64(1) << (owners % _BITS).astype(np.uint64))
    begins = np.flatnonzero(owners[_GRAM - 1 :] == owners[: 1 - _GRAM])
    runs = _index(_packed(row, begins), owners[begins], len(postings))
    starts = [_beginnings(tokens, speech.owners, ends) for ends in ((START, STOP, LINE), (START, LINE))]
    begun = _index(np.concatenate([keys for keys, _ in starts]), np.concatenate([own for _, own in starts]), len(postings))
    return Suspicion(numbers, users, runs, begun, tuple(postings))


def _index(keys: NDArray[np.uint64], owners: NDArray[np.int64], postings: int) -> _Holders:
    distinct, at = np.unique(keys, return_inverse=True)
    return _Holders(distinct, _distinct(at.astype(np.int64) * postings + owners), postings)


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort numbers and leave out repeated ones."""
    ordered = np.sort(numbers)
    distinct: NDArray[np.int64] = ordered[np.diff(ordered, prepend=-1) != 0]
    return distinct


def _beginnings(tokens: NDArray[np.int32], owners: NDArray[np.int64], ends: Sequence[int]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Give the first words of the passages between some marks as one number each, 0 where there are fewer than _GRAM, and their owners."""
    words = np.flatnonzero(tokens > 0)
    passages = np.cumsum(np.isin(tokens, ends))[words]
    firsts = np.flatnonzero(np.diff(passages, prepend=-1))
    counts = np.diff(firsts, append=len(words))
    begun = np.zeros((len(firsts), _GRAM), dtype=np.int64)
    for step in range(_GRAM):
        longer = counts > step
        begun[longer, step] = tokens[words[firsts[longer] + step]]
    return _packed(begun.ravel(), np.arange(0, begun.size, _GRAM)), owners[words[firsts]]


def suspects(speech: Speech, suspicion: Suspicion) -> list[tuple[int, int]]:
    """Give all pairs (resume, posting) in which words can be copied, and some in which they are not, in order.

    Words are copied only where RUN of them in a row are all the posting's, cut into pieces that are worth enough, or where lines
    or sentences of the resume of _GRAM words or more stand word for word in the posting, SEVERAL of them or one of WHOLE words:
    then the first and the last _GRAM words of each stand together there.
    """
    tokens = suspicion.numbers[speech.tokens]
    return sorted({*_long_runs(tokens, speech, suspicion), *_shared_ends(tokens, speech.owners, suspicion)})


def _long_runs(tokens: NDArray[np.int32], speech: Speech, suspicion: Suspicion) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which RUN words of the resume in a row are the posting's, and not by chance alone."""
    words = np.flatnonzero(tokens >= START)
    starts = np.flatnonzero(_all_in_a_row(tokens[words] > 0))
    steps = np.zeros(len(words) + RUN + 2, dtype=np.int64)
    steps[starts] += 1
    steps[starts + RUN + 1] -= 1
    words = words[np.cumsum(steps)[: len(words)] > 0]
    row = _all_in_a_row(suspicion.users[np.maximum(tokens[words], 0)])
    at, column = np.nonzero(row)
    bits = np.unpackbits(row[at, column].astype("<u8").view(np.uint8).reshape(len(at), _BITS // 8), axis=1, bitorder="little")
    which, bit = np.nonzero(bits)
    if len(which):
        begins, postings = at[which], column[which] * _BITS + bit
        resumes = speech.owners[words[begins]]
        for (resume, posting), stretch in _stretches(tokens[words], postings, resumes, begins, suspicion):
            said = words_at(speech.documents[resume].text, speech.places[words[stretch]].tolist())
            if may_be_copied(said, suspicion.postings[posting]):
                yield resume, posting


def _all_in_a_row(marks: _Marks) -> _Marks:
    """Give the bits that RUN marks from each one on have in common; marks without so many after them are left out."""
    width = 1
    while width < RUN and len(marks):
        step = min(width, RUN - width)
        marks = marks[:-step] & marks[step:]
        width += step
    return marks


def _stretches(
    words: NDArray[np.int32], postings: NDArray[np.int64], resumes: NDArray[np.int64], begins: NDArray[np.int64], suspicion: Suspicion
) -> Iterator[tuple[tuple[int, int], slice]]:
    """Yield pairs with each stretch of RUN words or more in a row that they share, where the pieces of the pair's can be worth SURE.

    A piece is worth no more than there are runs of _GRAM words in it, and CHANCE more where it is a line or sentence of the posting.
    """
    words = np.append(words, np.zeros(_GRAM, dtype=np.int32))
    pairs = resumes * suspicion.runs.postings + postings
    places = _distinct((pairs[:, None] * len(words) + begins[:, None] + np.arange(RUN)).ravel())
    pairs, at = np.divmod(places, len(words))
    keys, postings = _packed(words, at), pairs % suspicion.runs.postings
    whole = np.zeros(len(keys), dtype=np.bool_)
    for missing in range(_GRAM):
        kept = np.uint64(_WORDS**_GRAM - _WORDS**missing)
        whole |= suspicion.begun.hold(keys & kept, postings)
    worths = suspicion.runs.hold(keys, postings) + CHANCE * whole
    firsts = np.flatnonzero(np.diff(pairs, prepend=-1))
    enough = np.repeat(np.add.reduceat(worths, firsts) >= SURE, np.diff(np.append(firsts, len(pairs))))
    pairs, at = pairs[enough], at[enough]
    starts = np.flatnonzero((np.diff(pairs, prepend=-1) != 0) | (np.diff(at, prepend=-2) != 1))
    for first, last in pairwise((*starts.tolist(), len(at))):
        yield divmod(int(pairs[first]), suspicion.runs.postings), slice(int(at[first]), int(at[last - 1]) + 1)


def _shared_ends(tokens: NDArray[np.int32], owners: NDArray[np.int64], suspicion: Suspicion) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which one long or several lines or sentences of the resume begin and end as the posting says it."""
    breaks = np.flatnonzero(tokens < 0)
    begins, ends = breaks[:-1] + 1, breaks[1:] - _GRAM
    long = ends >= begins
    begins, ends = begins[long], ends[long]
    for step in range(_GRAM):
        known = (tokens[begins + step] > 0) & (tokens[ends + step] > 0)
        begins, ends = begins[known], ends[known]
    for step in (0, 1):
        known = suspicion.runs.know(_packed(tokens, (begins, ends)[step]))
        begins, ends = begins[known], ends[known]
    first, last = (suspicion.runs.holders(_packed(tokens, places)) for places in (begins, ends))
    shared: Counter[tuple[int, int]] = Counter()
    for begin, end, starting, ending in zip(begins.tolist(), ends.tolist(), first, last, strict=True):
        times = SEVERAL if end - begin + _GRAM >= WHOLE else 1
        shared.update(dict.fromkeys(zip(repeat(int(owners[begin])), starting & ending, strict=False), times))
    yield from (pair for pair, times in shared.items() if times >= SEVERAL)


def _packed(row: NDArray[np.integer[Any]], begins: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Give the _GRAM word numbers from each place on as one number."""
    keys = np.zeros(len(begins), dtype=np.uint64)
    for step in range(_GRAM):
        keys = keys * np.uint64(_WORDS) + (row[begins + step] % _WORDS).astype(np.uint64)
    return keys
