"""Numbers that a posting names beside those of a resume."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from resumefit.extract.mentions import Comparator, MetricMention, Quantity
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Comparison, Outcome
from resumefit.posting.model import Threshold

OUTCOME_ORDER = (Outcome.UNSTATED, Outcome.INCOMPARABLE, Outcome.BELOW, Outcome.NEAR, Outcome.MET)
"""From the least to the most that a number can prove."""

_YEARS_FROM = 24
"""Months from which full years are said as such."""
_SCALE = "a rating turned into percent of its scale"
_UNITS: Mapping[str, tuple[str, Decimal, str]] = {
    "seconds": ("time", Decimal(1), ""),
    "minutes": ("time", Decimal(60), ""),
    "hours": ("time", Decimal(3600), ""),
    "days": ("time", Decimal(86400), ""),
    "business_days": ("time", Decimal(86400), "a business day taken as 24 hours"),
    "weeks": ("time", Decimal(604800), ""),
    "months": ("long time", Decimal(1), ""),
    "years": ("long time", Decimal(12), ""),
    "percent": ("percent", Decimal(1), ""),
    "of_100": ("percent", Decimal(1), _SCALE),
    "of_10": ("percent", Decimal(10), _SCALE),
    "of_5": ("percent", Decimal(20), _SCALE),
}
"""Unit -> what it can be compared with, its factor to the common unit, what that takes for granted."""
_MONTH = "a month taken as 21 working days"
_PERIODS: Mapping[str, tuple[Decimal, str]] = {
    "hour": (Decimal(2016), "a day taken as eight hours"),
    "day": (Decimal(252), ""),
    "shift": (Decimal(252), "a shift taken as a day"),
    "week": (Decimal("50.4"), "a week taken as five days"),
    "month": (Decimal(12), _MONTH),
    "year": (Decimal(1), _MONTH),
}
"""Period -> how often it comes in a working year, and what that takes for granted."""
_HALF = Decimal(50)
_TURNED = "a share of faults taken as 100% less what went well"
_AMOUNTS = frozenset({"count", "people"})
_LEVELS = frozenset({"percent", "time", "long time"})
"""Numbers of which a period only says when they were measured."""
_RATE = "at a rate"

_HOUR = 7200
"""From so many seconds on a time is told in hours."""
_ONE = {"people": "person"}
_PREFIX = {Comparator.GE: "at least ", Comparator.LE: "at most "}
_UP_TO = "up to "
"""What "at most" is where more is not worse: calls, people."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A threshold beside the resume's best number for it."""

    comparison: Comparison
    mention: MetricMention | None


def compare_threshold(threshold: Threshold, metrics: Iterable[MetricMention], *, lexicon: Lexicon) -> Compared:
    """Hold a number that the posting names against the resume's numbers of that metric; the best of them counts."""
    wanted, direction = lexicon.canonical(threshold.metric), direction_of(threshold.metric, lexicon)
    asked = asked_said(threshold, lexicon)
    best = Compared(Comparison(asked, None, Outcome.UNSTATED), None)
    for mention in metrics:
        if lexicon.canonical(mention.metric) != wanted:
            continue
        near_share = lexicon.scoring.near_share
        outcome, note = compare(mention.quantity, threshold.quantity, direction=direction, near_share=near_share)
        if OUTCOME_ORDER.index(outcome) > OUTCOME_ORDER.index(best.comparison.outcome):
            found = _said_as(mention.quantity, faults=_asks_faults(threshold.quantity, direction))
            best = Compared(Comparison(asked, found, outcome, note), mention)
    return best


def asked_said(threshold: Threshold, lexicon: Lexicon) -> str:
    """Write what is asked of a metric; of a share of something good that is told by what goes wrong, it is said."""
    return _said_as(threshold.quantity, faults=_asks_faults(threshold.quantity, direction_of(threshold.metric, lexicon)))


def _asks_faults(want: Quantity, direction: str) -> bool:
    return direction == "higher" and _counts_faults(want)


def _said_as(quantity: Quantity, *, faults: bool) -> str:
    """Write a quantity, beside a share of faults as one of faults or of what went well."""
    if not faults or quantity.unit != "percent" or quantity.comparator is Comparator.CHANGE:
        return said(quantity)
    return f"{said(quantity)} {'faults' if quantity.value < _HALF else 'right'}"


def direction_of(metric: str, lexicon: Lexicon) -> str:
    """Say what is better in a metric: "higher", "lower", or "neutral" where more only means more."""
    term = lexicon.metrics.get(metric) or lexicon.metrics.get(lexicon.canonical(metric))
    return term.direction if term is not None else "neutral"


def compare(have: Quantity, want: Quantity, *, direction: str, near_share: Decimal) -> tuple[Outcome, str]:
    """Say how an achieved quantity stands to a wanted one, and what the conversion took for granted.

    `direction` is the metric's: what is better, or "neutral" where more only means more, so that "up to 80 calls" asks as much as
    80 calls. An achieved "up to 120" is what was reached at times: it meets what a little less would meet, too.
    """
    if direction == "higher" and _counts_faults(have) is not _counts_faults(want):
        turned = _as_success(have, beside=want), _as_success(want, beside=have)
        if turned != (have, want):
            return compare(*turned, direction=direction, near_share=near_share)[0], _TURNED
    mine, theirs = _unit(have), _unit(want)
    if mine[0] != theirs[0]:
        return Outcome.INCOMPARABLE, f"{_unit_name(have)} cannot be held against {_unit_name(want)}"
    if want.comparator is Comparator.CHANGE or (have.comparator is Comparator.CHANGE and have.sign):
        return Outcome.INCOMPARABLE, "a change says nothing of the level reached"
    note = " and ".join(sorted({*mine[2], *theirs[2]} - ({*mine[2]} & {*theirs[2]})))
    at_most = direction == "lower" if want.comparator is not Comparator.LE else direction != "neutral"
    at_most = at_most and want.comparator is not Comparator.GE
    limit = (want.upper if want.upper is not None and (at_most or want.comparator is Comparator.LE) else want.value) * theirs[1]
    low, high = have.value * mine[1], (have.value if have.upper is None else have.upper) * mine[1]
    if at_most:
        open_end = have.comparator is Comparator.GE
        return _outcome(sure=high <= limit and not open_end, near=low <= limit or high * near_share <= limit), note
    reached = low * near_share if have.comparator is Comparator.LE else low
    return _outcome(sure=reached >= limit, near=high >= limit or low >= limit * near_share), note


def _counts_faults(quantity: Quantity) -> bool:
    """Say whether a share of something good is told by what went wrong: "errors under 2%"."""
    return quantity.unit == "percent" and quantity.comparator is Comparator.LE and quantity.value < _HALF


def _as_success(quantity: Quantity, *, beside: Quantity) -> Quantity:
    """Turn a share of faults into that of what went well, where the number beside it is one of those."""
    if not _counts_faults(quantity) or beside.unit != "percent" or beside.value < _HALF:
        return quantity
    return replace(quantity, value=2 * _HALF - quantity.value, comparator=Comparator.GE)


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
    prefix = _PREFIX.get(quantity.comparator, "")
    if quantity.comparator is Comparator.LE and _unit(quantity)[0].endswith((_RATE, *_AMOUNTS)):
        prefix = _UP_TO
    return prefix + _amount(quantity.value, quantity)


def _outcome(*, sure: bool, near: bool) -> Outcome:
    """Give met only where every reading of the number meets the limit."""
    return Outcome.MET if sure else Outcome.NEAR if near else Outcome.BELOW


def _unit(quantity: Quantity) -> tuple[str, Decimal, frozenset[str]]:
    """Give what a quantity can be compared with, its factor to the common unit, and what that takes for granted."""
    return _common_unit(quantity.unit, quantity.per)


@lru_cache(maxsize=512)
def _common_unit(unit: str, per: str | None) -> tuple[str, Decimal, frozenset[str]]:
    amount, _, period = unit.partition("per_") if unit.startswith("per_") else (unit, "", per or "")
    amount = amount or "count"
    kind, factor, note = _UNITS.get(amount.removeprefix("points_"), (amount, Decimal(1), ""))
    share, assumed = _PERIODS.get(period, (Decimal(1), ""))
    if kind in _LEVELS:
        return kind, factor, frozenset((note,) if note else ())
    if period in _PERIODS:
        kind = f"{'' if kind in _AMOUNTS else kind} {_RATE}"
    elif period:
        kind = f"{kind} per {period}"
    return kind, factor * share, frozenset(one for one in (note, assumed) if one)


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
    if unit == "months" and value >= _YEARS_FROM and value % 12 == 0 and quantity.upper is None and not per:
        return f"{_number(value / 12)} years"
    name = unit.replace("_", " ")
    return f"{number} {_ONE.get(name, name.removesuffix('s')) if value == 1 else name}{per}"


def _number(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"{int(whole):,}" if whole == value else f"{value.normalize():f}"
