"""What a text says, located: the words of extraction, shared by resumes and postings."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from resumefit.span import Span


class Assertion(Enum):
    """Whose the thing mentioned is."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    WISHED = "wished"
    """Looked for or hoped for, not had."""
    OTHERS = "others"
    """Said of somebody else."""


class Comparator(Enum):
    """How a number is meant."""

    EQ = "eq"
    GE = "ge"
    LE = "le"
    RANGE = "range"
    CHANGE = "change"


class TermMention(NamedTuple):
    """A lexicon term where the text says it."""

    term: str
    span: Span
    assertion: Assertion = Assertion.AFFIRMED
    words: tuple[Span, ...] = ()
    """The verb's and the object's own places where words stand between them; empty where the wording is unbroken."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text means it."""

    value: Decimal
    """In `unit`. Times of a metric are told in seconds (business days in days), experience in months; others in the unit written."""
    unit: str
    """One of the closed list in the README: percent, seconds, count, wpm, currency_usd ..."""
    comparator: Comparator = Comparator.EQ
    upper: Decimal | None = None
    """The other end of a range."""
    baseline: Decimal | None = None
    """Where a change started from, in `unit`."""
    per: str | None = None
    """Period beside a unit that does not name one: day, month ..."""
    sign: int = 0
    """-1 or +1 where only a step is told ("reduced by 27%"); 0 where `value` is a level."""


def as_json(value: Decimal | None) -> int | float | None:
    """Give a number as JSON holds it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class MetricMention:
    """A number of a metric where the text says it."""

    metric: str
    """Term id, or "open:<noun>" for a quantified result the lexicon has no name for."""
    quantity: Quantity
    span: Span
    """Number and unit, with the metric's name where they stand together."""
