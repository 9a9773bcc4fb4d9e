"""Tokens -> the numbers in them, in digits or words, before anything is made of what stands around them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from resumefit.extract.phrases import phrase_index
from resumefit.extract.terms import CueMention
from resumefit.extract.tokens import Tokens, phrase_stems
from resumefit.lexicon.model import Lexicon

_ROLES = frozenset(
    {"number", "scale", "fraction", "ordinal", "rank", "top", "rank-after", "unit", "country", "per"}
    | {"ge-before", "ge-after", "le-before", "le-after", "ge-clause", "le-clause", "about", "exceed", "goal", "against"}
    | {"change-up", "change-down", "change-better", "noise-before", "noise-after", "noise-clause"}
    | {"whole", "years-before", "years-after", "span-before"}
)
_DIGITS = re.compile(r"([$€£])?(\d+(?:[.,:/]\d+)*)([^\W\d_]+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CLOCK = re.compile(r"\d{1,2}(?::[0-5]\d){1,2}")
_SIGNS = {"$": "currency_usd", "€": "currency_eur", "£": "currency_gbp"}
_RATING_ENDS = frozenset({Decimal(5), Decimal(10), Decimal(100)})
_MOST_DIGITS = 15
"""A longer number is an identifier."""


@dataclass(frozen=True, slots=True)
class CuePlaces:
    """The number cues of one document, by role and by where they start and end."""

    starts: Mapping[int, list[tuple[str, str, int]]]
    """First token -> (role, value, end of the cue)."""
    ends: Mapping[int, list[tuple[str, str, int]]]
    """Token after the last -> (role, value, start of the cue)."""

    def starting(self, at: int, role: str) -> tuple[str, int] | None:
        """Give value and end of the longest cue of a role that starts at a token."""
        return max(((value, last) for own, value, last in self.starts.get(at, ()) if own == role), key=lambda cue: cue[1], default=None)

    def ending(self, at: int, role: str) -> tuple[str, int] | None:
        """Give value and start of the longest cue of a role that ends before a token."""
        return min(((value, first) for own, value, first in self.ends.get(at, ()) if own == role), key=lambda cue: cue[1], default=None)


@dataclass(frozen=True, slots=True)
class Numeral:
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon's number words, ready for lookup."""

    roles: Mapping[str, tuple[str, str]]
    """Cue id -> role and value."""
    suffixes: Mapping[str, tuple[str, str]]
    """Word that may be glued to a number ("5k", "60wpm") -> role and value."""
    countries: Mapping[str, str]
    """Word before a currency sign -> unit."""


def cue_places(cues: Iterable[CueMention], lexicon: Lexicon) -> CuePlaces:
    """Sort out the cues that numbers are read with."""
    roles = _words(lexicon).roles
    starts: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    ends: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for cue in cues:
        if (known := roles.get(cue.cue)) is not None:
            starts[cue.first].append((*known, cue.last))
            ends[cue.last].append((*known, cue.first))
    return CuePlaces(dict(starts), dict(ends))


def find_numerals(tokens: Tokens, places: CuePlaces, *, lexicon: Lexicon) -> list[Numeral]:
    """Find the numbers in order; what only looks like one (24/7, an identifier, a version) is left out."""
    words = _words(lexicon)
    found: list[Numeral] = []
    at, stems = 0, tokens.stems
    while at < len(stems):
        stem = stems[at]
        numeral = None
        if stem[0].isdigit() or (stem[0] in _SIGNS and len(stem) > 1):
            numeral = _in_digits(tokens, at, places=places, words=words)
        elif at in places.starts:
            numeral = _in_words(at, places)
            if numeral is not None:
                numeral = _repeated(tokens, numeral)
        if numeral is None:
            at += 1
            continue
        found.append(numeral)
        at = numeral.last
    return found


def _in_digits(tokens: Tokens, at: int, *, places: CuePlaces, words: _Words) -> Numeral | None:
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
    if _GROUPED.fullmatch(body):
        return Decimal(body.replace(",", ""))
    if re.fullmatch(r"\d+[.,]\d{1,2}|\d+\.\d+|\d+", body):
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


def _in_words(at: int, places: CuePlaces) -> Numeral | None:
    """Read a run of number words: twenty five, one hundred and thirty two, four million, third."""
    ordinal = places.starting(at, "ordinal")
    first = places.starting(at, "number")
    if first is None:
        fraction = places.starting(at, "fraction")
        if fraction is not None:
            return Numeral(Decimal(fraction[0]), at, fraction[1], "percent", spelled=True)
        return None if ordinal is None else Numeral(Decimal(ordinal[0]), at, ordinal[1], spelled=True, ordinal=True)
    total, current, place = Decimal(0), Decimal(0), at
    while True:
        number, scale = places.starting(place, "number"), places.starting(place, "scale")
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


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> _Words:
    stem = phrase_index(lexicon).stem
    roles: dict[str, tuple[str, str]] = {}
    suffixes: dict[str, tuple[str, str]] = {}
    countries: dict[str, str] = {}
    for cue in lexicon.cues.values():
        role, _, value = cue.id.rpartition("-")
        known = (cue.id, "") if cue.id in _ROLES else (role, value) if role in _ROLES else None
        if known is None:
            continue
        if known[0] == "country":
            countries.update((word, value) for word in cue.words)
            continue
        roles[cue.id] = known
        if known[0] in ("unit", "scale", "ordinal"):
            for phrase in (*cue.phrases, *cue.words) if known[0] != "ordinal" else cue.words:
                if len(phrase_stems(phrase, stem)) == 1:
                    suffixes[phrase] = known
                    suffixes.setdefault(phrase + "s", known)
    return _Words(roles, suffixes, countries)
