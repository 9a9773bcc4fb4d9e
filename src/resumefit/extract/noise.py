"""Numbers that only look like results: dates, phone numbers, names, pay, hours of the week."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from resumefit.extract.dates import LineDates
from resumefit.extract.number_cues import CuePlaces
from resumefit.extract.numerals import Number, Numeral
from resumefit.extract.phones import find_phones
from resumefit.extract.tokens import STOPS, Tokens
from resumefit.lines import Line

_DATED = re.compile(r"[\d'’‘](?:(?:(?<=1)9|(?<=2)0)\d\d|(?<=\d)/\d\d|(?<=['’‘])\d\d)")
"""No date that holds a number of its own is without this."""
_SAVED_REACH = 3
"""Words between "saved" and the hours a week that it saves."""
_DASHES = frozenset("-–—−‐‑")


def without_dates(numerals: Sequence[Numeral], tokens: Tokens, dates: LineDates) -> list[Numeral]:
    """Drop the numerals that are parts of dates or phone numbers."""
    kept: list[Numeral] = []
    line: Line | None = None
    taken: list[tuple[int, int]] = []
    for before, numeral in zip([None, *numerals], numerals, strict=False):
        start = tokens.starts[numeral.first]
        if line is None or not line.span.start <= start < line.span.end:
            line = tokens.document.line_at(start)
            taken = [] if line is None else _dates_and_phones(tokens.document.text, line, dates)
        index = bisect_right(taken, start, key=_start) - 1
        if index >= 0 and start < taken[index][1]:
            continue
        if numeral.ordinal and before is not None and before.last == numeral.first:
            continue
        kept.append(numeral)
    return kept


def _dates_and_phones(text: str, line: Line, dates: LineDates) -> list[tuple[int, int]]:
    """Give the places of a line's dates and phone numbers, in order."""
    offset, line_text = line.span.start, text[line.span.start : line.span.end]
    found = [(date.first, date.last) for date in dates.of(line)] if _DATED.search(line_text) else []
    return sorted([(offset + first, offset + last) for first, last in (*found, *find_phones(line_text))])


def _start(place: tuple[int, int]) -> int:
    return place[0]


def is_noise(number: Number, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether the words beside a number make it something else than a result: a name, pay, hours of the week, a street."""
    if number.unit is None and not number.spelled and _in_name(number.first, tokens, places):
        return True
    after = places.of("noise-after")
    if number.last in after or number.first + 1 in after or (number.last - 1 > number.first and number.last - 1 in after):
        return True
    if number.unit is None:
        return False
    money = number.unit.startswith("currency_")
    if money and number.per == "hour":
        return True
    if number.unit == "hours" and number.per is not None:
        return not any(places.starting(place, "change-down") for place in range(max(0, number.outer - _SAVED_REACH), number.outer))
    return (money or number.unit == "percent") and not number.step and _near_noise(number, tokens, places)


def _in_name(first: int, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether a bare number is the end of a name: Office 365, ICD-9, Unit 4."""
    if not first:
        return False
    text, start = tokens.document.text, tokens.starts[first]
    if tokens.stems[first - 1][0].isalpha() and text[tokens.ends[first - 1] : start] in _DASHES:
        return True
    if text[start - 1] == "." and start > 1 and text[start - 2].isalnum():
        return True
    after = text[tokens.ends[first] : tokens.ends[first] + 3]
    if after[:1] in _DASHES and after[1:2].isupper() and not after[2:].isalpha():
        return True
    name_end = first - 1 if tokens.stems[first - 1] in {"#", ":", "."} else first
    return places.ending(name_end, "noise-before") is not None


def _near_noise(number: Number, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether the number's clause is about pay."""
    pay = places.of("noise-clause")
    cues = [place for place in range(max(0, number.first - 8), number.last + 8) if place in pay] if pay else []
    return any(STOPS.isdisjoint(tokens.stems[min(place, number.first) : max(place, number.last)]) for place in cues)
