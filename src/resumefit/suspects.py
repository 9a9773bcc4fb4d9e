"""Many resumes x many postings -> the few pairs in which words may be copied; `copying` says whether they are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from resumefit.copying import CHANCE, RUN, SEVERAL, SURE, WHOLE, may_be_copied
from resumefit.document import Document
from resumefit.lines import bullet_width

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:](?=\s)")
"""A word, or what ends a sentence."""
_LINE = "|"
_ENDS = f".!?;:{_LINE}"
_START, _BREAK = -2, -1
"""Stand before a resume and between its sentences and lines."""
_GRAM = CHANCE + 1
"""The fewest words of a line or sentence that is copied as a whole."""
_WORDS = 1 << 16
"""Word numbers fit into so many; four of them into a machine word."""
_BITS = 64


_Marks = TypeVar("_Marks", NDArray[np.bool_], NDArray[np.uint64])


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of resumes, ready to be held beside any postings."""

    numbers: dict[str, int]
    """Number of each word, and of what ends sentences and lines."""
    tokens: NDArray[np.int32]
    """The words of all resumes by their numbers, 0 before each resume."""
    owners: NDArray[np.int64]
    """Number of the resume of each."""


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
        known: NDArray[np.bool_] = self.keys[np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)] == keys
        return known

    def hold(self, keys: NDArray[np.uint64], postings: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say for each run whether a posting holds it."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        pairs = at * self.postings + postings
        place = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
        held: NDArray[np.bool_] = (self.keys[at] == keys) & (self.pairs[place] == pairs)
        return held


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
    runs: "_Holders"
    """The same, by run and posting."""
    begun: "_Holders"
    """The first words, up to _GRAM, of the lines and sentences of postings."""
    postings: tuple[Document, ...]


def speech_of(resumes: Sequence[Document]) -> Speech:
    """Give each word of resumes a number."""
    numbers: dict[str, int] = {}
    rows = []
    for resume in resumes:
        words = _words(resume)
        for word in words:
            if word not in numbers:
                numbers[word] = len(numbers) + 1
        rows.append(np.array([0, *map(numbers.__getitem__, words)], dtype=np.int32))
    tokens = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32)
    return Speech(numbers, tokens, np.repeat(np.arange(len(rows)), [len(row) for row in rows]))


def suspicion_of(postings: Sequence[Document]) -> Suspicion:
    """Index the words of postings."""
    numbers = dict.fromkeys(_ENDS, _BREAK)
    told = [_words(posting) for posting in postings]
    rows = [np.array([numbers.setdefault(word, len(numbers)) for word in words if word not in _ENDS], dtype=np.int64) for words in told]
    users = np.zeros((len(numbers), -(-len(postings) // _BITS) or 1), dtype=np.uint64)
    for at, row in enumerate(rows):
        users[row, at // _BITS] |= np.uint64(1 << at % _BITS)
    grams = [_packed(row, np.arange(max(0, len(row) - _GRAM + 1))) for row in rows]
    owners = np.repeat(np.arange(len(rows)), [len(one) for one in grams])
    every = np.concatenate([np.zeros(0, dtype=np.uint64), *grams])
    order = np.argsort(every, kind="stable")
    begins = [_packed(*_beginnings(words, numbers)) for words in told]
    of_begins = np.repeat(np.arange(len(rows)), [len(one) for one in begins])
    begun = _index(np.concatenate([np.zeros(0, dtype=np.uint64), *begins]), of_begins, len(rows))
    return Suspicion(numbers, users, every[order], owners[order], _index(every, owners, len(rows)), begun, tuple(postings))


def _index(keys: NDArray[np.uint64], owners: NDArray[np.int64], postings: int) -> _Holders:
    distinct, at = np.unique(keys, return_inverse=True)
    return _Holders(distinct, np.unique(at * postings + owners), postings)


def _beginnings(words: Sequence[str], numbers: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the first words of the lines and sentences of a text in a row, 0 where there are fewer than _GRAM, and where each begins."""
    row: list[int] = []
    for ends in (_ENDS, _LINE):
        marks = [-1, *(at for at, word in enumerate(words) if word in ends)]
        for before, end in pairwise(marks):
            whole = [numbers[word] for word in words[before + 1 : end] if word not in _ENDS][:_GRAM]
            row += whole + [0] * (_GRAM - len(whole)) if whole else []
    return np.array(row, dtype=np.int64), np.arange(0, len(row), _GRAM)


def suspects(speech: Speech, suspicion: Suspicion) -> list[tuple[int, int]]:
    """Give all pairs (resume, posting) in which words can be copied, and some in which they are not, in order.

    Words are copied only where RUN of them in a row are all the posting's, cut into pieces that are worth enough, or where lines
    or sentences of the resume of _GRAM words or more stand word for word in the posting, SEVERAL of them or one of WHOLE words:
    then the first and the last _GRAM words of each stand together there.
    """
    theirs = np.zeros(len(speech.numbers) + 1, dtype=np.int64)
    theirs[0] = _START
    both = [word for word in suspicion.numbers if word in speech.numbers]
    theirs[[speech.numbers[word] for word in both]] = [suspicion.numbers[word] for word in both]
    tokens = theirs[speech.tokens]
    return sorted({*_long_runs(tokens, speech, suspicion), *_shared_ends(tokens, speech.owners, suspicion)})


def _long_runs(tokens: NDArray[np.int64], speech: Speech, suspicion: Suspicion) -> Iterator[tuple[int, int]]:
    """Yield the pairs in which RUN words of the resume in a row are the posting's, and not by chance alone."""
    words = np.flatnonzero(tokens != _BREAK)
    starts = np.flatnonzero(_all_in_a_row(tokens[words] > 0))
    steps = np.zeros(len(words) + RUN + 2, dtype=np.int64)
    steps[starts] += 1
    steps[starts + RUN + 1] -= 1
    words = words[np.cumsum(steps)[: len(words)] > 0]
    row = _all_in_a_row(suspicion.users[np.maximum(tokens[words], 0)])
    found: list[tuple[int, int, int]] = []
    for at, column in np.argwhere(row).tolist():
        bits = int(row[at, column])
        while bits:
            low = bits & -bits
            found.append((column * _BITS + low.bit_length() - 1, int(speech.owners[words[at]]), at))
            bits ^= low
    if found:
        postings, resumes, begins = np.array(found, dtype=np.int64).T
        said = list(speech.numbers)
        for (resume, posting), stretch in _stretches(tokens[words], postings, resumes, begins, suspicion):
            own = tuple([said[number - 1] for number in speech.tokens[words[stretch]].tolist()])
            if may_be_copied(own, suspicion.postings[posting]):
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
    words: NDArray[np.int64], postings: NDArray[np.int64], resumes: NDArray[np.int64], begins: NDArray[np.int64], suspicion: Suspicion
) -> Iterator[tuple[tuple[int, int], slice]]:
    """Yield pairs with each stretch of RUN words or more in a row that they share, where the pieces of the pair's can be worth SURE.

    A piece is worth no more than there are runs of _GRAM words in it, and CHANCE more where it is a line or sentence of the posting.
    """
    words = np.append(words, np.zeros(_GRAM, dtype=np.int64))
    pairs = resumes * suspicion.runs.postings + postings
    places = np.unique((pairs[:, None] * len(words) + begins[:, None] + np.arange(RUN)).ravel())
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


def _shared_ends(tokens: NDArray[np.int64], owners: NDArray[np.int64], suspicion: Suspicion) -> Iterator[tuple[int, int]]:
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
    first, last = (_holders(tokens, places, suspicion) for places in (begins, ends))
    shared: Counter[tuple[int, int]] = Counter()
    for at in range(len(begins)):
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


def _words(document: Document) -> list[str]:
    """Give the words of a text as `copying` compares them, with one of _ENDS after each sentence and _LINE after each line."""
    found: list[str] = []
    for line in document.text.splitlines():
        found += _TOKEN.findall(line, bullet_width(line))
        found.append(_LINE)
    return "\n".join(found).casefold().replace("’", "'").split("\n") if found else []
