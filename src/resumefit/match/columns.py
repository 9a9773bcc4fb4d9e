"""What each of many resumes has for one thing asked: a few covers, and one number a resume that says which."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from resumefit.match.coverage import Cover
from resumefit.match.model import Why

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """The covers of one thing asked, for resumes in their order."""

    covers: tuple[Cover, ...]
    """Each that occurs, without places in a resume."""
    codes: Codes
    """Number of its cover, for each resume."""


def told_apart(keys: Codes, cover: Callable[[int], Cover]) -> Column:
    """Make a column of numbers that tell resumes apart: those of the same number have the same cover.

    0 is what most resumes have.
    """
    filled = np.flatnonzero(keys)
    if not len(filled):
        return Column((cover(0),), np.zeros(len(keys), dtype=np.int64))
    distinct, places = np.unique(keys[filled], return_inverse=True)
    codes = np.zeros(len(keys), dtype=np.int64)
    codes[filled] = places + 1
    return Column((cover(0), *(cover(int(key)) for key in distinct)), codes)


def of_covers(covers: Iterable[Cover]) -> Column:
    """Make a column of the cover of each resume; places are left out."""
    seen: dict[tuple[Fraction, Why], int] = {}
    codes = [seen.setdefault((cover.credit, cover.why), len(seen)) for cover in covers]
    return Column(tuple(Cover(credit, why) for credit, why in seen), np.array(codes, dtype=np.int64))


def chosen(columns: Sequence[Column], choose: Callable[[Sequence[Cover]], Cover]) -> Column:
    """Make one column of several by choosing among the covers that a resume has in them."""
    if len(columns) == 1:
        return columns[0]
    keys = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column in columns:
        keys = keys * len(column.covers) + column.codes
    distinct, codes = np.unique(keys, return_inverse=True)
    sizes = [len(column.covers) for column in columns]
    picked = [np.unravel_index(distinct, sizes)[at] for at in range(len(columns))]
    covers = [choose([column.covers[code] for column, code in zip(columns, row, strict=True)]) for row in zip(*picked, strict=True)]
    return Column(tuple(covers), codes.astype(np.int64))
