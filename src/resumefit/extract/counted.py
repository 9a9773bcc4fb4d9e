"""A number without a metric -> the noun it counts or measures, from the words around it."""

from dataclasses import dataclass

from resumefit.extract.number_cues import CuePlaces
from resumefit.extract.numerals import SECONDS, Number
from resumefit.extract.phrases import word_forms
from resumefit.extract.tokens import STOPS, Tokens
from resumefit.lexicon.model import Lexicon

_NAME_REACH = 4
"""How many words a counted noun and what stands before it may be."""
_QUOTES = frozenset({('"',), ("“",), ("”",), ("'",)})
_FIRST_YEAR, _LAST_YEAR = 1900, 2050


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, at tokens `first` to `last` (excluded)."""

    name: str
    unit: str
    first: int
    last: int


def counted_noun(number: Number, tokens: Tokens, places: CuePlaces, *, lexicon: Lexicon) -> Counted | None:
    """Say what a number that no metric claims is a result of; None where it is none.

    A bare number needs a plural noun after it; a share, a sum or a measure needs a noun after or before it.
    """
    stops = word_forms(lexicon, "noun-stop")
    if number.unit is None or (number.rank and number.unit != "percent"):
        things = _things(number, tokens, places, lexicon=lexicon)
        return things or (_measured_noun(number, tokens, places, stops=stops) if number.baseline is not None else None)
    if number.unit in SECONDS:
        return _time_frame(number, tokens, lexicon)
    if number.unit == "percent" or number.unit.startswith("currency_") or number.unit in ("square_feet", "pounds"):
        return _measured_noun(number, tokens, places, stops=stops)
    return None


def _things(number: Number, tokens: Tokens, places: CuePlaces, *, lexicon: Lexicon) -> Counted | None:
    if number.clock or 0 < number.value < 2 or (number.value % 1 != 0 and not number.rank) or _is_bare_year(number):
        return None
    if places.ending(number.first, "whole") or tokens.stems[number.first - 1 : number.first] in (("the",), ("-",), ("/",)):
        return None
    stops, not_counted, people = (word_forms(lexicon, cue) for cue in ("noun-stop", "not-counted", "people"))
    first, last = _noun_run(number.end + (tokens.stems[number.end : number.end + 1] in _QUOTES), tokens, stops)
    if number.rank:
        start = number.last + 1 if first == last else first
        first, last = _noun_run(start, tokens, stops)
        return Counted(_name(tokens, first, last), "rank", first, last) if first < last else None
    for place in range(first, last):
        if tokens.stems[place] in not_counted:
            if not any(is_plural(tokens, later) for later in range(place + 1, last)):
                return None
            continue
        person = tokens.stems[place] in people
        if person and first < place and first in places.mentions.verbs and tokens.raw(first).endswith("ing"):
            return None
        if is_plural(tokens, place) or (person and not any(is_plural(tokens, later) for later in range(place, last))):
            return Counted(_name(tokens, first, place + 1), "people" if person else "count", first, place + 1)
    return None


def _time_frame(number: Number, tokens: Tokens, lexicon: Lexicon) -> Counted | None:
    """Read "within a 2-3 minute time frame": a time that a thing is done in."""
    first, last = _noun_run(number.end, tokens, word_forms(lexicon, "noun-stop"))
    if word_forms(lexicon, "time-frame").isdisjoint(tokens.stems[first:last]):
        return None
    return Counted(_name(tokens, first, last), number.unit or "", first, last)


def _is_bare_year(number: Number) -> bool:
    return number.per is None and number.upper is None and not number.spelled and _FIRST_YEAR <= number.value <= _LAST_YEAR


def _measured_noun(number: Number, tokens: Tokens, places: CuePlaces, *, stops: frozenset[str]) -> Counted | None:
    leads = word_forms(places.lexicon, "noun-lead")
    unit = "rank" if number.rank else number.unit or "count"
    first, last = _noun_run(number.end, tokens, stops)
    opens_wording = False
    if first == last or places.starting(last - 1, "change-up") or places.starting(last - 1, "change-down"):
        start = last
        while start < len(tokens.stems) and start < last + 3 and tokens.stems[start] in leads:
            start += 1
        opens_wording = bool(places.mentions.terms_starting(last, start))
        if start > last and not opens_wording and (further := _noun_run(start, tokens, stops))[0] < further[1]:
            first, last = further
    if first == last or number.step or unit == "pounds":
        before = _run_before(number.outer, tokens, places, stops=stops)
        deed = (number.outer - 1, number.outer)
        if opens_wording and before == deed and deed[0] in places.mentions.verbs:
            return None
        if before[0] == before[1] and unit.startswith("currency_") and places.mentions.starting("money-deed", *deed):
            before = deed
        if before[0] < before[1]:
            first, last = before
    return Counted(_name(tokens, first, last), unit, first, last) if first < last else None


def _noun_run(start: int, tokens: Tokens, stops: frozenset[str]) -> tuple[int, int]:
    """Give the words from a place to the next stop, at most a few."""
    last = start
    while last < len(tokens.stems) and last < start + _NAME_REACH and _is_word(tokens, last, stops):
        last += 1
    return start, last


def _run_before(end: int, tokens: Tokens, places: CuePlaces, *, stops: frozenset[str]) -> tuple[int, int]:
    """Give the words that lead to a number, back to the verb of change or the stop before them."""
    last = end
    while last > 0 and last > end - 3 and tokens.stems[last - 1] in stops:
        last -= 1
    first = last
    while first > 0 and first > last - _NAME_REACH and _is_word(tokens, first - 1, stops):
        if first - 1 in places.changes and (first < last or not is_plural(tokens, first - 1)):
            break
        first -= 1
    return first, last


def _is_word(tokens: Tokens, at: int, stops: frozenset[str]) -> bool:
    stem = tokens.stems[at]
    return stem not in STOPS and stem[0].isalpha() and stem not in stops


def is_plural(tokens: Tokens, at: int) -> bool:
    """Say whether a token looks like a noun in the plural."""
    raw = tokens.raw(at)
    return len(raw) > 3 and raw[-1] in "sS" and raw[-2] not in "sSuUiI'’"


def _name(tokens: Tokens, first: int, last: int) -> str:
    return " ".join(tokens.raw(at).lower() for at in range(first, last))
