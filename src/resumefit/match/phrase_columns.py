"""Many resumes -> where their words stand, and what that covers of an open phrase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Codes, Column, told_apart
from resumefit.match.coverage import Cover, best_of, least_held, phrase_cover, window_of
from resumefit.resume.model import Resume, Strength

_GRADE = 2
"""Bits that hold a strength."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many resumes in one row, with a gap between two resumes that no phrase bridges."""

    count: int
    """How many resumes."""
    places: Mapping[str, NDArray[np.int64]]
    """Stem -> its places in the row, in order."""
    owners: NDArray[np.int64]
    """Number of the resume of each place."""
    strengths: NDArray[np.int64]
    """What evidence at each place would be worth."""


def words_of(resumes: Sequence[Resume], stems: frozenset[str], *, gap: int) -> Words:
    """Lay the words of resumes in a row, as far as some stems are concerned."""
    places: dict[str, list[int]] = {stem: [] for stem in stems}
    strengths = bytearray()
    lengths = []
    for resume in resumes:
        start = len(strengths)
        held = resume.stem_places
        for stem in stems & held.keys():
            places[stem].extend([start + at for at in held[stem]])
        strengths += bytes(resume.stem_strengths) + bytes(gap)
        lengths.append(len(resume.stem_strengths) + gap)
    owners = np.repeat(np.arange(len(resumes)), lengths)
    by_stem = {stem: np.array(found, dtype=np.int64) for stem, found in places.items()}
    return Words(len(resumes), by_stem, owners, np.frombuffer(bytes(strengths), dtype=np.uint8).astype(np.int64))


def phrase_column(phrase: str, stems: frozenset[str], words: Words, *, lexicon: Lexicon) -> Column:
    """Give the covers of an open phrase: each number of words held together, with its strength, is judged once."""

    def cover(key: int) -> Cover:
        held, strength = key >> _GRADE, key & (1 << _GRADE) - 1
        return best_of([phrase_cover(phrase, held, len(stems), strength=Strength(strength), lexicon=lexicon) if held else None])

    return told_apart(held_together(stems, words), cover)


def held_together(stems: frozenset[str], words: Words) -> Codes:
    """Give for each resume the most of some words that it holds close together, shifted by _GRADE, plus how the best such place is backed.

    Resumes that hold too few of them for a phrase to count get 0.
    """
    rows = [words.places[stem] for stem in sorted(stems)]
    most: Codes = np.zeros(words.count, dtype=np.int64)
    if len(rows) > 1:
        has = np.zeros(words.count, dtype=np.int64)
        for row in rows:
            present = np.zeros(words.count, dtype=np.int64)
            present[words.owners[row]] = 1
            has += present
        enough = has >= least_held(len(rows))
        if not enough.any():
            return most
        rows = [row[enough[words.owners[row]]] for row in rows]
    starts = np.sort(np.concatenate(rows)) if len(rows) > 1 else rows[0]
    if not len(starts):
        return most
    held, strength = _windows(starts, rows, words, width=window_of(stems))
    owners = words.owners[starts]
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    best = np.maximum.reduceat((held << _GRADE) + strength, firsts)
    most[owners[firsts]] = np.where(best >> _GRADE >= least_held(len(rows)), best, 0)
    return most


def _windows(
    starts: NDArray[np.int64], rows: Sequence[NDArray[np.int64]], words: Words, *, width: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count, from each start on, how many of some words stand within a width, and give the least strength of their first places."""
    held = np.zeros(len(starts), dtype=np.int64)
    strength = np.full(len(starts), int(max(Strength)), dtype=np.int64)
    for row in rows:
        if not len(row):
            continue
        at = np.searchsorted(row, starts)
        following = row[np.minimum(at, len(row) - 1)]
        inside = (following >= starts) & (following < starts + width)
        held += inside
        strength = np.where(inside, np.minimum(strength, words.strengths[following]), strength)
    return held, strength
