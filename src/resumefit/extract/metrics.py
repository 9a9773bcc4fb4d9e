"""Mentions -> the numbers bound to the metric that each is of, or to the noun that it counts."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from resumefit.extract.counted import is_plural
from resumefit.extract.led import LED_PEOPLE, may_be_led
from resumefit.extract.mentions import Comparator, MetricMention, Quantity
from resumefit.extract.metric_names import REACH, MetricName, NamePlaces, masks, metric_names
from resumefit.extract.number_cues import CuePlaces
from resumefit.extract.numerals import SECONDS, Number
from resumefit.extract.phrases import word_forms
from resumefit.extract.quantities import find_numbers
from resumefit.extract.readings import below_goal, fitting_unit, quantity_of, tells_step
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import STOPS, Tokens
from resumefit.extract.unnamed import EXPERIENCE_METRIC, unnamed
from resumefit.lexicon.model import Lexicon

_COUNT_REACH = 4
"""How many words may stand between a bare number and its noun."""
_SPACERS = {",": 3.0, "|": 6.0, "•": 6.0, "*": 6.0, "(": 0.5, ")": 0.5}
"""What a mark between a number and a name adds to their distance."""
_PARTING, _JOINING, _NUMERAL = 2.0, 0.5, 4.0
"""The same for words that part, words that join, and other numbers."""
_LINK_MARKS = frozenset(":(-–")
_JOINS = frozenset({"and", "&", "or"})
_OF_OWN = 2
"""Words of "of my" between a number and its noun."""
_SELF_NAMED = 4.0
"""Distance of a wording that the number itself is a part of ("within 24 hours"): any other name is more telling."""
_BEFORE_VERB = 5.0
"""What a number that stands before the verb of an action is farther from it."""


class _Bond(NamedTuple):
    """A number and a name it can be of."""

    cost: tuple[float, bool, int]
    """Distance, then an action before a bare name, then how far the verb is."""
    name: MetricName
    unit: str


def find_metrics(
    mentions: Mentions, lexicon: Lexicon, *, read: tuple[tuple[Number, ...], CuePlaces] | None = None, posting: bool = False
) -> tuple[MetricMention, ...]:
    """Find the numbers of metrics, in the order of the text.

    The nearest name in the sentence whose units fit the number's wins; a number beside a goal it is held against is left
    out. A quantified result that the lexicon has no name for is of "open:<noun>". In a posting a step is a goal of its own.
    `read` is what `find_numbers` gave, where that is known already.
    """
    numbers, places = read or find_numbers(mentions, lexicon)
    if not numbers:
        return ()
    names = NamePlaces(metric_names(mentions, numbers, lexicon))
    masked = masks(mentions)
    found: list[MetricMention] = []
    bound: dict[int, _Bond] = {}
    for index, number in enumerate(numbers):
        bond = _bond(number, names, mentions=mentions, places=places, lexicon=lexicon, masked=masked, posting=posting)
        if bond is not None:
            bound[index] = bond
    for index, number in enumerate(numbers):
        if _is_context(index, numbers, bound, tokens=mentions.tokens, places=places):
            continue
        bond = bound.get(index)
        if bond is not None:
            found.append(_bound(number, bond, mentions=mentions, places=places, lexicon=lexicon, posting=posting))
        elif (other := unnamed(number, mentions=mentions, places=places, lexicon=lexicon, posting=posting)) is not None:
            found.append(other)
    return tuple(found)


def _bond(
    number: Number,
    names: NamePlaces,
    *,
    mentions: Mentions,
    places: CuePlaces,
    lexicon: Lexicon,
    masked: dict[str, list[tuple[int, int]]],
    posting: bool,
) -> _Bond | None:
    """Choose the name that a number belongs to."""
    tokens = mentions.tokens
    if number.unit is None and number.spelled and number.value == 1 and number.of is None and not number.rank:
        return None
    often = frozenset[str]()
    if (
        number.unit is None
        and number.of is None
        and not word_forms(lexicon, "period").isdisjoint(tokens.stems[number.last : number.last + 2])
    ):
        if word_forms(lexicon, "times").isdisjoint(tokens.stems[number.last : number.last + 1]):
            return None
        often = frozenset(lexicon.wording("counted-in-times"))
        number = number._replace(times=True)
    bonds: list[_Bond] = []
    for name in _within_reach(number, names, tokens):
        metric = lexicon.metrics[name.metric]
        if number.times and often and name.metric not in often:
            continue
        if (metric.side == "posting" and not posting) or number.condition != (metric.side == "posting"):
            continue
        own = masked.get(name.metric)
        if (own is not None and _is_masked(number, name, own)) or _is_of_next(name, number, tokens):
            continue
        counted = (number.outer, number.last)
        if name.metric in lexicon.wording(LED_PEOPLE) and (number.of or not may_be_led(counted, name.parts, mentions, lexicon=lexicon)):
            continue
        if (bond := _tied(number, name, mentions=mentions, places=places, lexicon=lexicon)) is not None:
            bonds.append(bond)
    best = min(bonds, key=_cost, default=None)
    if best is not None and len(best.name.parts) == 1:
        doing = (bond for bond in bonds if len(bond.name.parts) > 1 and best.name.parts[0] in bond.name.parts)
        best = min(doing, key=_cost, default=best)
    return best


def _cost(bond: _Bond) -> tuple[float, bool, int]:
    return bond.cost


def _is_masked(number: Number, name: MetricName, own: Sequence[tuple[int, int]]) -> bool:
    """Say whether a wording that only looks like the metric holds its name or the number."""
    return any(
        first < last_of and first_of < last
        for first, last in own
        for first_of, last_of in ((name.first, name.last), (number.first, number.last))
    )


def _tied(number: Number, name: MetricName, *, mentions: Mentions, places: CuePlaces, lexicon: Lexicon) -> _Bond | None:
    """Tie a number to one name; None where its unit does not fit or the name is too far."""
    tokens, metric = mentions.tokens, lexicon.metrics[name.metric]
    of_goal = number.unit == "percent" and (number.step or name.first >= number.last) and _names_goal(name, places)
    unit = fitting_unit(number, metric, of_goal=of_goal)
    if unit is None:
        return None
    if unit == "percent" and metric.units[0] == "seconds" and not tells_step(number, tokens, places, name=(name.first, name.last)):
        return None
    if (
        unit == "count"
        and metric.units[0].startswith("per_")
        and not word_forms(lexicon, "people").isdisjoint(tokens.stems[name.first : name.last])
    ):
        return None
    distance = _distance(number, name, mentions, places=places, lexicon=lexicon)
    if distance is None or (name.metric == EXPERIENCE_METRIC and _is_span(number, places) and distance > 1):
        return None
    return _Bond((distance + name.weight, len(name.parts) == 1, abs(name.first - number.first)), name, unit)


def _names_goal(name: MetricName, places: CuePlaces) -> bool:
    """Say whether a word for a goal is part of a name."""
    goals = places.of("goal")
    return bool(goals) and not goals.keys().isdisjoint(range(name.first, name.last))


def _is_of_next(name: MetricName, number: Number, tokens: Tokens) -> bool:
    """Say whether a name in brackets behind a number has a number of its own: "95% (goal: 90%)"."""
    if name.first < number.last or "(" not in tokens.stems[number.last : name.first]:
        return False
    at = name.last + (tokens.stems[name.last : name.last + 1] == (":",))
    return at < len(tokens.stems) and tokens.stems[at][0].isdigit()


def _within_reach(number: Number, names: NamePlaces, tokens: Tokens) -> list[MetricName]:
    """Give the names of the number's sentence that are near enough."""
    before, behind = bisect_left(tokens.stops, number.outer), bisect_left(tokens.stops, number.last)
    first = max(number.outer - REACH, tokens.stops[before - 1] + 1 if before else 0)
    last = min(number.last + REACH, tokens.stops[behind] if behind < len(tokens.stops) else len(tokens.stems))
    return names.between(first, last)


def _distance(number: Number, name: MetricName, mentions: Mentions, *, places: CuePlaces, lexicon: Lexicon) -> float | None:
    """Measure how far a name is from a number; None where it is too far to be its own.

    Of an action the object counts. A bare number must stand beside the noun, which must not be a part of another one
    ("50 customer purchases"); before its period it may leave the noun out: "took calls, 50 a day". Points with a plus may
    stand in brackets farther on: "best score of the floor (+62)".
    """
    tokens, best, weights = mentions.tokens, None, _weights(lexicon)
    parts = name.parts
    if len(parts) > 1:
        parts = tuple(part for part in parts if part[0] not in mentions.verbs) or parts[-1:]
    for first, last in parts:
        if first < number.last and number.first < last:
            return _SELF_NAMED if first < number.first else 0.0
        after = first >= number.last
        gap = tokens.stems[number.last : first] if after else tokens.stems[last : number.outer]
        if not STOPS.isdisjoint(gap):
            continue
        moved = number.baseline is not None and not after and len(gap) == 1
        elided = not after and number.last in places.of("per")
        signed = not after and "points" in lexicon.metrics[name.metric].units and _is_signed(number, gap, tokens, lexicon)
        told = moved or elided or signed
        if number.unit is None and not told and not _stands_beside(number, gap, tokens, lexicon, after=after):
            continue
        if number.unit is None and after and last < len(tokens.stems) and is_plural(tokens, last):
            continue
        cost = sum(weights.get(stem) or (_NUMERAL if stem[0].isdigit() else 1.0) for stem in gap)
        best = cost if best is None else min(best, cost)
    if best is not None and len(name.parts) > 1 and number.last <= name.first and name.first in mentions.verbs:
        best += _BEFORE_VERB
    return best if best is not None and best <= name.reach else None


def _is_signed(number: Number, gap: Sequence[str], tokens: Tokens, lexicon: Lexicon) -> bool:
    """Say whether a number has a sign and stands beside the name before it, or alone in brackets."""
    if tuple(gap[-1:]) != ("+",):
        return False
    alone = tuple(gap[-2:-1]) == ("(",) and tokens.stems[number.last : number.last + 1] == (")",)
    return alone or word_forms(lexicon, "name-link").issuperset(gap[:-1])


@lru_cache(maxsize=4)
def _weights(lexicon: Lexicon) -> Mapping[str, float]:
    """Give what a token between a number and a name adds to their distance; other words add 1."""
    parting, joining = word_forms(lexicon, "name-parting"), word_forms(lexicon, "name-joining")
    return {**_SPACERS, **dict.fromkeys(parting, _PARTING), **dict.fromkeys(joining, _JOINING)}


def _stands_beside(number: Number, gap: Sequence[str], tokens: Tokens, lexicon: Lexicon, *, after: bool) -> bool:
    """Say whether the words between a bare number and a name leave the name the number's own noun: "45 French and English calls"."""
    if len(gap) > _COUNT_REACH:
        return False
    links = word_forms(lexicon, "name-link")
    if not after:
        return all(stem in links or stem in _LINK_MARKS or (number.of is not None and stem == "in") for stem in gap)
    parting = word_forms(lexicon, "name-parting")
    own = _OF_OWN if gap[:1] == ("of",) and gap[1:2] in (("my",), ("our",)) else 0
    for at, stem in enumerate(gap[own:], number.last + own):
        joins = stem in _JOINS and at > number.last and not is_plural(tokens, at - 1)
        if not joins and (stem in links or stem in parting or not (stem == "+" or stem[0].isalpha())):
            return False
    return True


def _is_span(number: Number, places: CuePlaces) -> bool:
    """Say whether a length of time is that in which something was done."""
    return number.unit in ("months", "years", "weeks", "days") and places.ending(number.outer, "span-before") is not None


def _is_context(index: int, numbers: Sequence[Number], bound: dict[int, _Bond], *, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether a number only holds another one's measure: a goal, the time within which a share is done, "all five"."""
    number, bond = numbers[index], bound.get(index)
    if number.unit is None and places.ending(number.outer, "whole"):
        return True
    if number.unit == "of_5" and index and numbers[index - 1].last == number.first:
        return True
    if number.unit == "percent" and below_goal(number, tokens, places) and _others(index, numbers, tokens):
        return True
    yardstick = places.ending(number.outer, "against") or places.ending(number.outer, "goal") or _is_bracketed_goal(number, tokens, places)
    if yardstick and any(other.unit == number.unit for other in _others(index, numbers, tokens)):
        return True
    weak = bond is None or len(bond.name.parts) > 1 or bond.name.first < number.first < bond.name.last
    if number.unit in SECONDS and number.comparator is Comparator.LE and weak:
        return any(other.unit == "percent" and other.first < number.first for other in _others(index, numbers, tokens))
    return False


def _others(index: int, numbers: Sequence[Number], tokens: Tokens) -> list[Number]:
    """Give the two numbers before one and the one behind it, as far as they stand in its sentence."""
    around = (*numbers[max(0, index - 2) : index], *numbers[index + 1 : index + 2])
    return [other for other in around if _same_sentence(numbers[index], other, tokens)]


def _is_bracketed_goal(number: Number, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether a number is the yardstick told in brackets: "(team goal: 90%)"."""
    goal = places.ending(number.outer - 1, "goal") if tokens.stems[number.outer - 1 : number.outer] == (":",) else None
    return goal is not None and "(" in tokens.stems[max(0, goal[1] - _COUNT_REACH) : goal[1]]


def _same_sentence(one: Number, other: Number, tokens: Tokens) -> bool:
    first, last = min(one.last, other.last), max(one.first, other.first)
    return last - first <= REACH and STOPS.isdisjoint(tokens.stems[first:last])


def _bound(number: Number, bond: _Bond, *, mentions: Mentions, places: CuePlaces, lexicon: Lexicon, posting: bool) -> MetricMention:
    name = bond.name
    better = -1 if lexicon.metrics[name.metric].direction == "lower" else 1
    place = (name.first, name.last)
    quantity = quantity_of(number, bond.unit, tokens=mentions.tokens, places=places, name=place, posting=posting, better=better)
    if posting and _answers_within(number, bond, mentions=mentions, places=places):
        quantity = Quantity(quantity.value, quantity.unit, Comparator.GE)
    first, last = number.outer, max(number.last, number.end)
    for start, end in name.parts:
        if end <= first and first - end <= 2:
            first = start
        elif start >= last and start - last <= 2:
            last = end
        elif start < last and first < end:
            first, last = min(first, start), max(last, end)
    return MetricMention(name.metric, quantity, mentions.tokens.span(first, last))


def _answers_within(number: Number, bond: _Bond, *, mentions: Mentions, places: CuePlaces) -> bool:
    """Say whether a share is one to be done within a time ("80% of calls answered within 20 seconds"): a floor."""
    if number.unit != "percent" or number.comparator is not Comparator.EQ or len(bond.name.parts) < 2:
        return False
    stems = mentions.tokens.stems
    for at in range(number.last, min(number.last + REACH, len(stems))):
        if stems[at] in STOPS:
            return False
        if places.starting(at, "le-before") and any(places.starting(place, "unit") for place in range(at + 1, min(at + 4, len(stems)))):
            return True
    return False
