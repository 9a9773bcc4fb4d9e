"""A number and what it is of -> the Quantity that the text means."""

from decimal import Decimal

from resumefit.extract.mentions import Comparator, Quantity
from resumefit.extract.number_cues import CuePlaces
from resumefit.extract.numerals import SECONDS, Number
from resumefit.extract.phrases import word_forms
from resumefit.extract.tokens import STOPS, Tokens
from resumefit.lexicon.model import MetricTerm

_CHANGE_REACH = 14
_MONTHS = {"months": 1, "years": 12}
_STEP_UNITS = frozenset({"percent", "points", "people", "count", "seconds", "hours"})


def fitting_unit(number: Number, metric: MetricTerm, *, of_goal: bool) -> str | None:
    """Give the unit in which a number can be of a metric; None where it cannot.

    `of_goal`: the name beside the number ends in a word for a goal, of which a percentage is a share.
    """
    units, unit = metric.units, number.unit
    if number.rank:
        return "rank" if "rank" in units and unit in (None, "rank") else None
    if number.times:
        return "count" if metric.direction != "neutral" else None
    if unit is None:
        return _counting_unit(number, units)
    if unit == "business_days":
        return "days" if units[0] == "seconds" else None
    if unit in _MONTHS and units[0] == "months":
        return "months"
    if unit in SECONDS:
        return "seconds" if units[0] == "seconds" else unit if unit in units else None
    if unit == "percent" and of_goal and "percent_of_target" in units:
        return "percent_of_target"
    return unit if unit in units else None


def _counting_unit(number: Number, units: tuple[str, ...]) -> str | None:
    """Choose the unit of a bare number."""
    if number.clock:
        return None
    if number.per is not None and f"per_{number.per}" in units:
        return f"per_{number.per}"
    if number.of is None and number.per is None and "of_5" in units and number.value <= 5 and number.value % 1 != 0:
        return "of_5"
    if number.value % 1 != 0:
        return None
    return next((unit for unit in units if unit in ("people", "count", "points")), None)


def quantity_of(
    number: Number, unit: str, *, tokens: Tokens, places: CuePlaces, name: tuple[int, int] | None, posting: bool, better: int
) -> Quantity:
    """Make the Quantity of a number in a unit that fits it.

    `name` is the token range of the metric's name; `better` is +1 or -1 for the direction in which the metric improves. In a
    posting a step ("improve X by 10 %") is a goal, not a change that has happened.
    """
    factor = _factor(number.unit, unit)

    def scaled(value: Decimal | None) -> Decimal | None:
        return None if value is None else _plain(value * factor)

    comparator, sign, value = number.comparator, 0, scaled(number.value) or Decimal(0)
    beaten = _exceeds_goal if number.step else _above_goal
    if unit in ("percent_of_target", "percent") and beaten(number, tokens, places):
        if number.upper is not None:
            return Quantity(value + 100, "percent_of_target", Comparator.RANGE, number.upper + 100)
        return Quantity(value + 100, "percent_of_target", Comparator.GE)
    if comparator is not Comparator.RANGE and number.baseline is None and not posting and unit != "rank":
        direction = _step_direction(number, tokens, places, name=name, better=better)
        money = unit.startswith("currency_")
        if direction and (number.step or (comparator is Comparator.EQ and not money)) and (money or unit in _STEP_UNITS):
            comparator, sign = Comparator.CHANGE, direction
    per = number.per if unit.startswith("currency_") or unit in ("count", "people") else None
    return Quantity(value, unit, comparator, scaled(number.upper), scaled(number.baseline), per, sign)


def _factor(written: str | None, unit: str) -> Decimal:
    if written in _MONTHS and unit == "months":
        return Decimal(_MONTHS[written])
    if written in SECONDS and unit == "seconds":
        return Decimal(SECONDS[written])
    return Decimal(1)


def _plain(value: Decimal) -> Decimal:
    """Drop zeros behind the point, and exponents."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def tells_step(number: Number, tokens: Tokens, places: CuePlaces, *, name: tuple[int, int]) -> bool:
    """Say whether a number is a difference rather than a level."""
    return number.baseline is not None or _step_direction(number, tokens, places, name=name, better=1) != 0


def _above_goal(number: Number, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether "above target" follows the number."""
    above = places.starting(number.last, "ge-before") or places.starting(number.last, "exceed")
    return above is not None and _goal_near(above[1], tokens, places)


def below_goal(number: Number, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether "below target" follows the number."""
    below = places.starting(number.last, "le-before")
    return below is not None and _goal_near(below[1], tokens, places)


def _goal_near(at: int, tokens: Tokens, places: CuePlaces) -> bool:
    return any(places.starting(place, "goal") for place in range(at, min(at + 3, len(tokens.stems))))


def _exceeds_goal(number: Number, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether "exceeded ... target(s) by" leads to the number."""
    goal = False
    for place in range(number.outer - 1, max(-1, number.outer - 10), -1):
        if tokens.stems[place] in STOPS:
            return False
        goal = goal or places.starting(place, "goal") is not None
        if goal and places.starting(place, "exceed"):
            return True
    return False


def _step_direction(number: Number, tokens: Tokens, places: CuePlaces, *, name: tuple[int, int] | None, better: int) -> int:
    """Give -1 or +1 where the number tells a step up or down, 0 where it tells a level."""
    after = _direction_after(number, tokens, places, better=better)
    if after:
        return after
    before = tokens.stems[number.outer - 1] if number.outer else ""
    if not number.step and before in word_forms(places.lexicon, "level-before"):
        return 0
    for place in range(number.outer - 1, max(-1, number.outer - _CHANGE_REACH), -1):
        if tokens.stems[place] in STOPS:
            break
        direction = _direction(place, places, better=better)
        beside = name is None or (name[0] < number.first and not name[0] <= place < name[1])
        if direction and (number.step or before == "of" or beside):
            return direction
    return better if number.step and number.unit is not None else 0


def _direction_after(number: Number, tokens: Tokens, places: CuePlaces, *, better: int) -> int:
    """Find "growth", "increase", "faster" right behind the number."""
    ends = word_forms(places.lexicon, "step-stop")
    for place in range(number.last, min(number.last + 3, len(tokens.stems))):
        if tokens.stems[place] in STOPS or tokens.stems[place] == "," or tokens.stems[place] in ends:
            break
        if (direction := _direction(place, places, better=better)) and (place + 1 >= len(tokens.stems) or tokens.stems[place + 1] != "to"):
            return direction
    return 0


def _direction(place: int, places: CuePlaces, *, better: int) -> int:
    if place not in places.changes:
        return 0
    if places.starting(place, "change-up"):
        return 1
    if places.starting(place, "change-down"):
        return -1
    return better if places.starting(place, "change-better") else 0
