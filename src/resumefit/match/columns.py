"""What each of many resumes has for one thing asked: a few covers, and one number a resume that says which."""

from collections.abc import Callable, Hashable, Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class Groups:
    """Resumes that are alike in something."""

    codes: Codes
    """Number of its group, for each resume."""
    firsts: tuple[int, ...]
    """Number of the first resume of each group."""


def grouped(keys: Iterable[Hashable]) -> Groups:
    """Put resumes of equal keys into one group."""
    seen: dict[Hashable, int] = {}
    firsts: list[int] = []
    codes = []
    for at, key in enumerate(keys):
        code = seen.setdefault(key, len(seen))
        if code == len(firsts):
            firsts.append(at)
        codes.append(code)
    return Groups(np.array(codes, dtype=np.int64), tuple(firsts))


def alike(rows: Sequence[Codes]) -> Groups:
    """Put resumes into groups by what they are in several rows of numbers."""
    return grouped(zip(*(row.tolist() for row in rows), strict=True))


def of_groups(groups: Groups, cover: Callable[[int], Cover]) -> Column:
    """Make a column by judging the first resume of each group; places are left out."""
    seen: dict[tuple[Fraction, Why], int] = {}
    judged = (cover(at) for at in groups.firsts)
    codes = np.array([seen.setdefault((one.credit, one.why), len(seen)) for one in judged], dtype=np.int64)
    return Column(tuple(Cover(credit, why) for credit, why in seen), codes[groups.codes])


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
