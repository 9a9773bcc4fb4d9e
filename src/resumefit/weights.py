"""Exact arithmetic over the lexicon's weights and credits; no floating point, so every machine gives the same digits."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import lcm

from resumefit.lexicon.model import Scoring

WHOLE = 100_000
"""Thousandths of a point in a full score."""


def requirement_weight(scoring: Scoring, *, need: str, kind: str) -> Fraction:
    """Give the weight of one requirement; a kind that the file does not name counts 1."""
    return Fraction(scoring.need_weight[need]) * Fraction(scoring.kind_weight.get(kind, 1))


def fact_weight(scoring: Scoring, *, need: str, fact: str) -> Fraction:
    """Give the weight of months, schooling, a language or a number; one that is only wished for decides less."""
    factor = scoring.fact_weight.get(fact, 1)
    return Fraction(scoring.need_weight[need]) * Fraction(factor if need == "required" else min(factor, scoring.most_wished))


def strength_credit(scoring: Scoring, strength: str) -> Fraction:
    """Give the share that evidence of a grade earns."""
    return Fraction(scoring.strength_credit[strength])


def relation_credit(scoring: Scoring, relation: str) -> Fraction:
    """Give the factor of a relation; one that the file does not name takes nothing away."""
    return Fraction(scoring.relation_credit.get(relation, 1))


def value_credit(scoring: Scoring, outcome: str) -> Fraction:
    """Give the share that a compared number earns; what cannot be compared earns as much as what is not stated."""
    return Fraction(scoring.value_credit.get(outcome, scoring.value_credit["unstated"]))


def total(weights: Iterable[Fraction]) -> Fraction:
    """Add weights up: over one denominator, which is many times faster than one fraction after the other."""
    unit, whole = _whole(tuple(weights))
    return Fraction(sum(whole), unit)


def shares(weights: Sequence[Fraction]) -> tuple[int, ...]:
    """Cut a full score into whole thousandths by weight; the pieces add up to WHOLE exactly, if any weight is above 0."""
    _, whole = _whole(weights)
    every = sum(whole)
    if not every:
        return tuple(0 for _ in weights)
    marks = [WHOLE * reached // every for reached in accumulate(whole, initial=0)]
    return tuple(upto - given for given, upto in pairwise(marks))


def _whole(weights: Sequence[Fraction]) -> tuple[int, list[int]]:
    """Write weights as whole numbers over one denominator."""
    ratios = [weight.as_integer_ratio() for weight in weights]
    unit = lcm(*{below for _, below in ratios})
    return unit, [above * (unit // below) for above, below in ratios]


def earned(possible: int, credit: Fraction) -> int:
    """Give the whole thousandths that a credit earns; never less for a higher credit, all of them for 1."""
    return possible * credit.numerator // credit.denominator
