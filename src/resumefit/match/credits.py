"""Exact credits in rows: whole numbers over one denominator, so that arithmetic on them is that of fractions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resumefit.weights import WHOLE

_MOST = (1 << 62) // WHOLE
"""The greatest numerator that can be multiplied by points in a machine word."""


@dataclass(frozen=True, slots=True)
class Credits:
    """Credits as whole numbers over one denominator: machine words, or Python's numbers where these could overflow."""

    numerators: NDArray[Any]
    unit: int

    def over(self, unit: int) -> NDArray[Any]:
        """Give the numerators over a multiple of the denominator."""
        numerators = self.numerators.astype(np.int64 if unit < _MOST else object, copy=False)
        return numerators if unit == self.unit else numerators * (unit // self.unit)


def credits_of(fractions: Sequence[Fraction]) -> Credits:
    """Write fractions over one denominator."""
    unit = lcm(*(one.denominator for one in fractions))
    kind = np.int64 if unit < _MOST else object
    return Credits(np.array([one.numerator * (unit // one.denominator) for one in fractions], dtype=kind), unit)
