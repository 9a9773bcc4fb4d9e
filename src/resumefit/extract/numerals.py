"""Tokens -> the numbers in them, in digits or words, before anything is made of what stands around them."""

import re
from decimal import Decimal
from string import punctuation
from typing import NamedTuple

from resumefit.extract.mentions import Comparator
from resumefit.extract.number_cues import CuePlaces, NumberWords, number_words
from resumefit.extract.tokens import BREAK, Tokens
from resumefit.lexicon.model import Lexicon

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400, "weeks": 604_800}
"""Seconds in a unit of time that is exact."""

_DIGITS = re.compile(r"([$€£])?(\d+(?:[.,:/]\d+)*)([^\W\d_]+)?")
_OPENING = re.compile(r"\d|[$€£].")
_MARKS = frozenset(punctuation) | {BREAK}
"""What most tokens that are no words are."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+[.,]\d{1,2}|\d+\.\d+|\d+")
_CLOCK = re.compile(r"\d{1,2}(?::[0-5]\d){1,2}")
_SIGNS = {"$": "currency_usd", "€": "currency_eur", "£": "currency_gbp"}
_RATING_ENDS = frozenset({Decimal(5), Decimal(10), Decimal(100)})
_SPELLED = ("number", "fraction", "ordinal")
"""Cues that a number in words begins with."""
_MOST_DIGITS = 15
"""A longer number is an identifier."""
_MOST_SPELLED = 10**9


class Numeral(NamedTuple):
    """One number as written, at tokens `first` to `last` (excluded)."""

    value: Decimal
    first: int
    last: int
    unit: str | None = None
    """Where sign, suffix or form tell it: $, k, %, 4.8/5, 5:55."""
    of: Decimal | None = None
    """The whole that it is a part of: "11 of 12"."""
    spelled: bool = False
    ordinal: bool = False
    clock: bool = False
    """Written m:ss, which can be a time of day."""
    times: bool = False
    """What it is a part of are months, weeks or the like."""


class Number(NamedTuple):
    """A number with all that stands right beside it, at tokens `first` to `last` (excluded)."""

    value: Decimal
    first: int
    last: int
    unit: str | None = None
    """None for a bare number: what it counts stands in the words around it."""
    comparator: Comparator = Comparator.EQ
    upper: Decimal | None = None
    baseline: Decimal | None = None
    per: str | None = None
    of: Decimal | None = None
    """The whole of "11 of 12"."""
    step: bool = False
    """Said with "by": a difference, not a level."""
    rank: bool = False
    spelled: bool = False
    clock: bool = False
    times: bool = False
    """A share of months, weeks or the like: "in 11 of 12 months"."""
    condition: bool = False
    """An age or hours of the week: a condition of a job, never a result."""
    outer: int = 0
    """First token of the words that belong to it: comparison, "by", "from"."""
    end: int = 0
    """Token after the words that belong to it: "or more", "per day" where it follows at once."""


def find_numerals(tokens: Tokens, places: CuePlaces, *, lexicon: Lexicon) -> list[Numeral]:
    """Find the numbers in order; what only looks like one (24/7, an identifier, a version) is left out."""
    words = number_words(lexicon)
    found: list[Numeral] = []
    digits = {at for at, stem in enumerate(tokens.stems) if not "a" <= stem < "{" and stem not in _MARKS and _OPENING.match(stem)}
    spelled = (at for role in _SPELLED for at in places.of(role))
    free = 0
    for at in sorted(digits.union(spelled)):
        if at < free:
            continue
        if at in digits:
            numeral = _in_digits(tokens, at, places=places, words=words)
        else:
            numeral = _in_words(tokens, at, places)
            if numeral is not None:
                numeral = _repeated(tokens, numeral)
        if numeral is not None:
            found.append(numeral)
            free = numeral.last
    return found


def _in_digits(tokens: Tokens, at: int, *, places: CuePlaces, words: NumberWords) -> Numeral | None:
    found = _DIGITS.fullmatch(tokens.raw(at))
    if found is None or tokens.document.text[tokens.ends[at] : tokens.ends[at] + 1].isalnum():
        return None
    sign, body, suffix = found.groups()
    unit = _SIGNS[sign] if sign else None
    if unit and at and tokens.ends[at - 1] == tokens.starts[at]:
        unit = words.countries.get(tokens.stems[at - 1], unit)
    if ":" in body:
        seconds = _clock(body)
        return None if seconds is None or suffix or sign else Numeral(seconds, at, at + 1, "seconds", clock=True)
    if "/" in body:
        return None if suffix or sign else _ratio(body, at)
    value = plain_number(body)
    if value is None:
        return None
    last, ordinal = at + 1, False
    if suffix:
        role, meaning = words.suffixes.get(suffix.lower(), ("", ""))
        if role == "scale":
            value *= Decimal(meaning)
        elif role == "unit":
            unit = unit or meaning
        elif role == "ordinal":
            ordinal = True
        else:
            return None
        if suffix == "m" and unit is None:
            value, unit = value / Decimal(meaning), "minutes"
    else:
        value, last = _scaled(value, last, places=places, money=sign is not None)
    return Numeral(value, at, last, unit, ordinal=ordinal)


def _scaled(value: Decimal, last: int, *, places: CuePlaces, money: bool) -> tuple[Decimal, int]:
    """Take in the words "million", "hundred thousand" after a number."""
    for _ in range(2):
        scale = places.starting(last, "scale")
        if scale is None:
            break
        value, last = value * Decimal(scale[0]), scale[1]
    return value, last


def plain_number(body: str) -> Decimal | None:
    """Read digits with marks of thousands or decimals; None where they are neither.

    >>> plain_number("1,200"), plain_number("98.5"), plain_number("4,8"), plain_number("10.4.2")
    (Decimal('1200'), Decimal('98.5'), Decimal('4.8'), None)
    """
    if len(body) > _MOST_DIGITS:
        return None
    if body.isdecimal():
        return Decimal(body)
    if _GROUPED.fullmatch(body):
        return Decimal(body.replace(",", ""))
    if _PLAIN.fullmatch(body):
        return Decimal(body.replace(",", "."))
    return None


def _clock(body: str) -> Decimal | None:
    if _CLOCK.fullmatch(body) is None:
        return None
    seconds = 0
    for part in body.split(":"):
        seconds = 60 * seconds + int(part)
    return Decimal(seconds)


def _ratio(body: str, at: int) -> Numeral | None:
    """Read 4.8/5; other fractions are coverage (24/7), dates or shares that no metric here is told in."""
    parts = body.split("/")
    if len(parts) != 2:
        return None
    value, whole = plain_number(parts[0]), plain_number(parts[1])
    if value is None or whole not in _RATING_ENDS or value > whole:
        return None
    return Numeral(value, at, at + 1, f"of_{whole}")


def _in_words(tokens: Tokens, at: int, places: CuePlaces) -> Numeral | None:
    """Read a run of number words: twenty five, one hundred and thirty two, four million, third."""
    ordinal = places.starting(at, "ordinal")
    first = places.starting(at, "number")
    if first is None:
        fraction = places.starting(at, "fraction")
        if fraction is not None:
            return Numeral(Decimal(fraction[0]), at, fraction[1], "percent", spelled=True)
        return None if ordinal is None else Numeral(Decimal(ordinal[0]), at, ordinal[1], spelled=True, ordinal=True)
    total, current, place = Decimal(0), Decimal(0), at
    while current < _MOST_SPELLED:
        linked = current >= 100 and tokens.stems[place : place + 1] == ("and",)
        after = place + 1 if linked and places.starting(place + 1, "number") else place
        number, scale = places.starting(after, "number"), places.starting(place, "scale")
        if number is not None and _follows(Decimal(number[0]), current):
            current, place = current + Decimal(number[0]), number[1]
        elif scale is not None and place > at:
            size = Decimal(scale[0])
            if size >= 1000:
                total, current = total + current * size, Decimal(0)
            else:
                current *= size
            place = scale[1]
        else:
            break
    return Numeral(total + current, at, place, spelled=True)


def _follows(word: Decimal, before: Decimal) -> bool:
    """Say whether a number word goes on with the number before it: "five" after twenty or two hundred, not after three."""
    return before % 100 == 0 or (before % 100 >= 20 and before % 10 == 0 and word < 10)


def _repeated(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Take in digits in brackets that say a spelled number again: three (3)."""
    at = numeral.last
    if tokens.stems[at : at + 3 : 2] == ("(", ")") and tokens.stems[at + 1] == str(numeral.value):
        return Numeral(numeral.value, numeral.first, at + 3, numeral.unit, spelled=False)
    return numeral
