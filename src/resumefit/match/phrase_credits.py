"""Many resumes -> how many words of open phrases each holds close together, for all phrases at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resumefit.match.coverage import least_held, window_of
from resumefit.match.job_rows import Flags, Numbers
from resumefit.match.roster import Graded, WordRows

_HELD, _GRADE = 8, 2
"""Bits that hold how many words stand together, and a strength."""


@dataclass(frozen=True, slots=True)
class Together:
    """Where enough words of phrases stand together, one row for each phrase and resume, by phrase."""

    phrases: Numbers
    resumes: Numbers
    worths: Numbers
    """What the credit depends on, in one number: see `read`."""

    def rows_of(self, phrase: int) -> slice:
        """Give the rows of a phrase."""
        first, last = np.searchsorted(self.phrases, (phrase, phrase + 1))
        return slice(int(first), int(last))

    @staticmethod
    def read(worth: int) -> tuple[int, int, int]:
        """Give of a worth the words of the phrase, the most of them that stand close together, and how the best such place is backed."""
        return worth >> (_HELD + _GRADE), worth >> _GRADE & ((1 << _HELD) - 1), worth & ((1 << _GRADE) - 1)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of some phrases in the resumes, in the order of the text."""

    stems: Numbers
    places: Numbers
    owners: NDArray[np.int64]
    strengths: Graded


def held_together(phrases: Sequence[frozenset[str]], words: WordRows) -> Together:
    """Find for each phrase the resumes that hold enough of its words together for anything to count."""
    said = _said(phrases, words)
    size = len(words.begins) - 1
    single = _single_words(phrases, words, said)
    phrase, start, strength, held = _windows(phrases, words, said)
    groups = phrase * size + said.owners[start]
    enough = held >= np.array([least_held(len(stems)) for stems in phrases], dtype=np.int64)[phrase]
    groups = np.concatenate([groups[enough], single[0]])
    codes = np.concatenate([(held[enough] << _GRADE) + strength[enough], single[1]])
    order = np.argsort(groups, kind="stable")
    groups, codes = groups[order], codes[order]
    firsts = np.flatnonzero(np.diff(groups, prepend=-1))
    best = np.maximum.reduceat(codes, firsts) if len(firsts) else codes
    held_by, totals = groups[firsts] // size, np.array([len(stems) for stems in phrases], dtype=np.int64)
    return Together(held_by, groups[firsts] % size, (totals[held_by] << (_HELD + _GRADE)) + best)


def _said(phrases: Sequence[frozenset[str]], words: WordRows) -> _Said:
    known = np.zeros(len(words.numbers) + 1, dtype=np.bool_)
    known[[words.numbers[stem] for phrase in phrases for stem in phrase if stem in words.numbers]] = True
    places = np.flatnonzero(known[words.stems])
    return _Said(words.stems[places].astype(np.int64), places, words.owners[places], words.strengths[places])


def _single_words(phrases: Sequence[frozenset[str]], words: WordRows, said: _Said) -> tuple[Numbers, Numbers]:
    """Give phrase and resume, as one number, and code of each place of a phrase of one word."""
    groups, codes = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for at, stems in enumerate(phrases):
        if len(stems) == 1:
            places = words.of(*stems)
            groups.append(at * (len(words.begins) - 1) + words.owners[places])
            codes.append((1 << _GRADE) + words.strengths[places].astype(np.int64))
    return np.concatenate(groups), np.concatenate(codes)


def _windows(phrases: Sequence[frozenset[str]], words: WordRows, said: _Said) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Give for each phrase and each of its words that others of it follow closely: phrase, word, least strength, how many they are."""
    widths = np.array([window_of(stems) for stems in phrases], dtype=np.int64)
    first, step = np.nonzero(_followers(said, int(widths.max(initial=1))))
    second = first + step + 1
    pairs, marks, members = _pairs(phrases, words)
    keys = _pair_keys(said.stems[first], said.stems[second], words)
    at = np.minimum(np.searchsorted(pairs, keys), max(0, len(pairs) - 1))
    known = np.flatnonzero(pairs[at] == keys) if len(pairs) else at[:0]
    first, second, at = first[known], second[known], at[known]
    each = marks[at + 1] - marks[at]
    phrase = members[np.arange(int(each.sum())) + np.repeat(marks[at] - (np.cumsum(each) - each), each)]
    first, second = np.repeat(first, each), np.repeat(second, each)
    inside = np.flatnonzero(said.places[second] - said.places[first] < widths[phrase])
    order = inside[np.argsort(phrase[inside], kind="stable")]
    phrase, first, second = phrase[order].astype(np.int64), first[order], second[order]
    begins = np.flatnonzero((np.diff(phrase, prepend=-1) != 0) | (np.diff(first, prepend=-1) != 0))
    if not len(begins):
        return phrase, first, phrase, phrase
    least = np.minimum(np.minimum.reduceat(said.strengths[second], begins), said.strengths[first[begins]])
    return phrase[begins], first[begins], least.astype(np.int64), 1 + np.diff(np.append(begins, len(first)))


def _followers(said: _Said, width: int) -> Flags:
    """Say for each word which of the next ones stand within some places of it; of equal ones only the first, and none that equals it."""
    near = np.zeros((len(said.places), max(1, width - 1)), dtype=np.bool_)
    for step in range(1, min(width, len(said.places))):
        ahead = (said.places[step:] < said.places[:-step] + width) & (said.owners[step:] == said.owners[:-step])
        if not ahead.any():
            break
        for nearer in range(step):
            ahead &= said.stems[step:] != said.stems[nearer : len(said.stems) - step + nearer]
        near[:-step, step - 1] = ahead
    return near


def _pairs(phrases: Sequence[frozenset[str]], words: WordRows) -> tuple[Numbers, Numbers, NDArray[np.uint16]]:
    """Give the pairs of words of phrases, sorted, and for each pair the phrases that hold both, as marks and members."""
    rows = []
    for at, stems in enumerate(phrases):
        own = sorted(words.numbers[stem] for stem in stems if stem in words.numbers)
        rows += [(one, other, at) for number, one in enumerate(own) for other in own[number + 1 :]]
    less, more, of_phrase = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    keys = _pair_keys(less, more, words)
    order = np.argsort(keys, kind="stable")
    pairs, marks = np.unique(keys[order], return_index=True)
    return pairs, np.append(marks, len(keys)), of_phrase[order].astype(np.uint16 if len(phrases) < 1 << 16 else np.int64)


def _pair_keys(one: Numbers, other: Numbers, words: WordRows) -> Numbers:
    keys: Numbers = np.minimum(one, other) * (len(words.numbers) + 1) + np.maximum(one, other)
    return keys
