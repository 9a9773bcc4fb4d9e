"""Numbers that a posting names beside those of a resume."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from resumefit.extract.mentions import Comparator, MetricMention, Quantity
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Comparison, Outcome
from resumefit.posting.model import Threshold

OUTCOME_ORDER = (Outcome.UNSTATED, Outcome.INCOMPARABLE, Outcome.BELOW, Outcome.NEAR, Outcome.MET)
"""From the least to the most that a number can prove."""

_WEEK = "a week taken as five days"
_SHIFT = "a shift taken as a day"
_SCALE = "a rating turned into percent of its scale"

_UNITS: Mapping[str, tuple[str, Decimal, str]] = {
    "seconds": ("time", Decimal(1), ""),
    "minutes": ("time", Decimal(60), ""),
    "hours": ("time", Decimal(3600), ""),
    "days": ("time", Decimal(86400), ""),
    "business_days": ("time", Decimal(86400), ""),
    "weeks": ("time", Decimal(604800), ""),
    "months": ("long time", Decimal(1), ""),
    "years": ("long time", Decimal(12), ""),
    "percent": ("percent", Decimal(1), ""),
    "of_100": ("percent", Decimal(1), _SCALE),
    "of_10": ("percent", Decimal(10), _SCALE),
    "of_5": ("percent", Decimal(20), _SCALE),
    "per_day": ("daily", Decimal(1), ""),
    "per_shift": ("daily", Decimal(1), _SHIFT),
    "per_week": ("daily", Decimal("0.2"), _WEEK),
    "per_month": ("monthly", Decimal(1), ""),
    "per_year": ("monthly", Decimal(1) / Decimal(12), ""),
}
"""Unit -> what it can be compared with, its factor to the common unit, what that takes for granted."""

_HOUR = 7200
"""From so many seconds on a time is told in hours."""
_ONE = {"people": "person"}
_PREFIX = {Comparator.GE: "at least ", Comparator.LE: "at most "}


@dataclass(frozen=True, slots=True)
class Compared:
    """A threshold beside the resume's best number for it."""

    comparison: Comparison
    mention: MetricMention | None


def compare_threshold(threshold: Threshold, metrics: Iterable[MetricMention], *, lexicon: Lexicon) -> Compared:
    """Hold a number that the posting names against the resume's numbers of that metric; the best of them counts."""
    wanted = lexicon.canonical(threshold.metric)
    term = lexicon.metrics.get(threshold.metric) or lexicon.metrics.get(wanted)
    lower_is_better = term is not None and term.direction == "lower"
    asked = said(threshold.quantity)
    best = Compared(Comparison(asked, None, Outcome.UNSTATED), None)
    for mention in metrics:
        if lexicon.canonical(mention.metric) != wanted:
            continue
        near_share = lexicon.scoring.near_share
        outcome, note = compare(mention.quantity, threshold.quantity, lower_is_better=lower_is_better, near_share=near_share)
        if OUTCOME_ORDER.index(outcome) > OUTCOME_ORDER.index(best.comparison.outcome):
            best = Compared(Comparison(asked, said(mention.quantity), outcome, note), mention)
    return best


def compare(have: Quantity, want: Quantity, *, lower_is_better: bool, near_share: Decimal) -> tuple[Outcome, str]:
    """Say how an achieved quantity stands to a wanted one, and what the conversion took for granted."""
    mine, theirs = _unit(have), _unit(want)
    if mine[0] != theirs[0]:
        return Outcome.INCOMPARABLE, f"{_unit_name(have)} cannot be held against {_unit_name(want)}"
    if want.comparator is Comparator.CHANGE or (have.comparator is Comparator.CHANGE and have.sign):
        return Outcome.INCOMPARABLE, "a change says nothing of the level reached"
    same_unit = (have.unit, have.per) == (want.unit, want.per)
    note = "" if same_unit else mine[2] or theirs[2]
    at_most = want.comparator is Comparator.LE or (want.comparator is not Comparator.GE and lower_is_better)
    limit = (want.upper if at_most and want.upper is not None else want.value) * theirs[1]
    low, high = have.value * mine[1], (have.value if have.upper is None else have.upper) * mine[1]
    open_end = have.comparator is (Comparator.GE if at_most else Comparator.LE)
    if at_most:
        return _outcome(sure=high <= limit, possible=low <= limit, near=high * near_share <= limit, open_end=open_end), note
    return _outcome(sure=low >= limit, possible=high >= limit, near=low >= limit * near_share, open_end=open_end), note


def said(quantity: Quantity) -> str:
    """Write a quantity as a person would.

    >>> said(Quantity(Decimal(345), "seconds", Comparator.LE))
    'at most 5 min 45 s'
    >>> said(Quantity(Decimal("4.8"), "of_5"))
    '4.8/5'
    >>> said(Quantity(Decimal(60), "per_day", Comparator.RANGE, Decimal(80)))
    '60 to 80 a day'
    """
    if quantity.comparator is Comparator.CHANGE:
        if quantity.baseline is not None:
            return f"{_amount(quantity.value, quantity)} (from {_amount(quantity.baseline, quantity)})"
        if quantity.sign:
            return f"{'up' if quantity.sign > 0 else 'down'} {_amount(quantity.value, quantity)}"
    if quantity.upper is not None:
        return f"{_bare(quantity.value, quantity.unit)} to {_amount(quantity.upper, quantity)}"
    return _PREFIX.get(quantity.comparator, "") + _amount(quantity.value, quantity)


def _outcome(*, sure: bool, possible: bool, near: bool, open_end: bool) -> Outcome:
    """Give met only where every reading of the number meets the limit."""
    if sure:
        return Outcome.NEAR if open_end else Outcome.MET
    return Outcome.NEAR if possible or near else Outcome.BELOW


def _unit(quantity: Quantity) -> tuple[str, Decimal, str]:
    unit = quantity.unit
    if quantity.per is not None and unit in ("count", "people"):
        unit = f"per_{quantity.per}"
    own = f"{unit} per {quantity.per}" if quantity.per is not None and unit == quantity.unit else unit
    return _UNITS.get(unit.removeprefix("points_"), (own, Decimal(1), "")) if own == unit else (own, Decimal(1), "")


def _unit_name(quantity: Quantity) -> str:
    per = f" per {quantity.per}" if quantity.per else ""
    return quantity.unit.replace("per_", "a ").replace("_", " ") + per


def _bare(value: Decimal, unit: str) -> str:
    if unit != "seconds" or value < 60:
        return _number(value)
    minutes, seconds = divmod(value, 60)
    hours, minutes = divmod(minutes, 60) if value >= _HOUR else (Decimal(0), minutes)
    pieces = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    return " ".join(f"{_number(amount)} {name}" for amount, name in pieces if amount)


def _amount(value: Decimal, quantity: Quantity) -> str:
    unit, number = quantity.unit, _bare(value, quantity.unit)
    per = f" a {quantity.per}" if quantity.per else ""
    if unit == "seconds":
        return (number if value >= 60 else f"{number} s") + per
    if unit == "percent":
        return f"{number}%{per}"
    if unit.startswith(("of_", "points_of_")):
        return f"{number}/{unit.rpartition('_')[2]}"
    if unit.startswith("per_"):
        return f"{number} {'an' if unit == 'per_hour' else 'a'} {unit.removeprefix('per_')}"
    if unit.startswith("currency_"):
        return f"{unit.removeprefix('currency_').upper()} {number}{per}"
    if unit == "count":
        return number + per
    name = unit.replace("_", " ")
    return f"{number} {_ONE.get(name, name.removesuffix('s')) if value == 1 else name}{per}"


def _number(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"{int(whole):,}" if whole == value else f"{value.normalize():f}"
