"""Text -> the dates and date ranges in it, in any form that resumes use."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from resumefit.document import Document
from resumefit.lexicon.model import Lexicon
from resumefit.lines import Line

_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_DASHES = r"-–—‐‑−~|→"
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"[\d'’‘](?:(?<=1)9[4-9]\d|(?<=2)0[0-4]\d|(?<=\d)(?:/\d\d|[.\-]\d{1,2}[.\-]\d\d)|(?<=['’‘])\d\d)")
"""No date is without this. Its first character is one of a set, which Python looks for faster than for any of several starts."""
_TWO_YEARS = re.compile(r"\d\d\d\d\D{1,6}\d{4}")
_LONGEST_ALONE = 30
"""A longer text without a digit is no mere word for the present."""
_TO_SHORT_YEAR = re.compile(_YEAR + r"\s?[-–/]\s?\d\d")
_NUMBER = re.compile(r"\d+")
_CENTURY_TURN = 50
"""Two-digit years from here on are of the 20th century."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A point in time as exactly as the text gives it."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class DateRange:
    """A date or a range of dates where the text says it."""

    start: Month | None
    """None where only the present is named."""
    end: Month | None
    """None where the range goes on, and for a single date."""
    current: bool
    """The text says that it goes on to this day."""
    first: int
    last: int
    """Offsets in the text that was given, `last` excluded."""


class _Point(NamedTuple):
    """One end of a range, or a part of one."""

    first: int
    last: int
    start: Month | None = None
    end: Month | None = None
    """Differs from `start` for a season and for "2009-11" read as years."""
    month: int | None = None
    """A month without a year."""
    current: bool = False
    weak: bool = False
    """A date only beside another one: 03/14, '09, June."""
    exchanged: Month | None = None
    """The month if the first of three numbers is the day."""
    day_first: bool = False
    """The first of three numbers is the day: it is no month, or dots stand between them."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    point: re.Pattern[str]
    gap: re.Pattern[str]
    since: re.Pattern[str]
    alone: re.Pattern[str]
    listed: re.Pattern[str]
    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]


def date_ranges(text: str, lexicon: Lexicon) -> tuple[DateRange, ...]:
    """Find dates and ranges in a line or a few joined ones, in the order of the text.

    A season stands for its months, listed years for the time from first to last. A bare year is a date; a bare word
    for the present is one only where it is the whole text.
    """
    patterns = _patterns(lexicon)
    if _DATED.search(text) is None and (len(text) > _LONGEST_ALONE or _DIGIT.search(text) is not None):
        return ()
    listed = [_span_of_years(found) for found in patterns.listed.finditer(text)] if _TWO_YEARS.search(text) is not None else []
    points = [point for found in patterns.point.finditer(text) if (point := _point(found, patterns)) is not None]
    if listed:
        points = [point for point in points if not any(dates.first <= point.first < dates.last for dates in listed)]
    ranges: list[DateRange] = []
    at = 0
    while at < len(points):
        point = points[at]
        after = points[at + 1] if at + 1 < len(points) else None
        if after is not None and patterns.gap.fullmatch(text, point.last, after.first) and (joined := _joined(point, after)):
            ranges.append(joined)
            at += 2
            continue
        if (single := _single(point, text, patterns)) is not None:
            ranges.append(single)
        at += 1
    return tuple(sorted([*ranges, *listed], key=lambda dates: dates.first))


class LineDates:
    """The dates of a document's lines, each line read once."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._text = document.text
        self._lexicon = lexicon
        self._read: dict[int, tuple[DateRange, ...]] = {}

    def of(self, line: Line) -> tuple[DateRange, ...]:
        """Give the dates of a line; offsets count in it."""
        span = line.span
        found = self._read.get(span.start)
        if found is None:
            found = self._read[span.start] = date_ranges(self._text[span.start : span.end], self._lexicon)
        return found


def _span_of_years(found: re.Match[str]) -> DateRange:
    """Read "summers 2014, 2015 and 2016" as the years from the first to the last."""
    years = [int(year) for year in re.findall(r"\d{4}", found.group())]
    return DateRange(Month(min(years)), Month(max(years)), False, *found.span())


def _joined(one: _Point, other: _Point) -> DateRange | None:
    """Make a range of two points with only a dash or "to" between them."""
    start, end = one.start, other.end
    if one.exchanged is not None and other.exchanged is not None and (one.day_first or other.day_first):
        start, end = one.exchanged, other.exchanged
    if one.month is not None and other.end is not None:
        start = Month(other.end.year, one.month)
    if start is None or (end is None and not other.current) or (one.weak and other.weak and one.month is None and not _paired(start, end)):
        return None
    if end is not None and (end.year, end.month or 12) < (start.year, start.month or 1):
        return None
    return DateRange(start, end, other.current, one.first, other.last)


def _paired(start: Month, end: Month | None) -> bool:
    """Say whether two weak points are both of the form 03/14, which a share of something is not."""
    return end is None or (start.month is None) == (end.month is None)


def _single(point: _Point, text: str, patterns: _Patterns) -> DateRange | None:
    """Make a date of a point that no other one follows."""
    if point.current:
        whole = text[: point.first].strip() == "" == text[point.last :].strip(" .\t\n")
        return DateRange(None, None, True, point.first, point.last) if whole and patterns.alone.match(text, point.first) else None
    if point.weak or point.start is None:
        return None
    since = patterns.since.search(text, max(0, point.first - 20), point.first)
    if since is not None:
        return DateRange(point.start, None, True, since.start(), point.last)
    spread = _years(text[point.first : point.last])
    if spread is not None:
        return DateRange(*spread, False, point.first, point.last)
    return DateRange(point.start, point.end if point.end != point.start else None, False, point.first, point.last)


def _years(written: str) -> tuple[Month, Month] | None:
    """Read "2009-11" as two years where the second number is a later year of the century rather than a month before it."""
    if not _TO_SHORT_YEAR.fullmatch(written):
        return None
    year, short = int(written[:4]), int(written[-2:])
    return (Month(year), Month(year - year % 100 + short)) if short > year % 100 else None


def _point(found: re.Match[str], patterns: _Patterns) -> _Point | None:
    """Read one match of the point pattern; None where its numbers are no date, or its letters only look like a month's."""
    first, last = found.span()
    written = found.group()
    if found["present"]:
        return _Point(first, last, current=True)
    if found["name"]:
        month = patterns.months.get(found["name"].casefold())
        if month is None:
            return None
        if not found["nameyear"]:
            return _Point(first, last, month=month, weak=True)
        point = Month(_full_year(found["nameyear"]), month)
        return _Point(first, last, point, point)
    if found["season"]:
        year = _full_year(found["seasonyear"])
        months = patterns.seasons.get(found["season"].casefold())
        if months is None:
            return None
        begin, finish = months
        return _Point(first, last, Month(year, begin), Month(year, finish))
    if found["bare"] or found["short"]:
        point = Month(_full_year(written))
        return _Point(first, last, point, point, weak=bool(found["short"]))
    numbers = [int(part) for part in _NUMBER.findall(written)]
    iso = bool(found["iso"])
    month = numbers[1] if iso else numbers[0]
    day_first = not iso and len(numbers) == 3 and (month > 12 or ("." in written and 1 <= numbers[1] <= 12))
    if day_first:
        month = numbers[1]
    year = numbers[0] if iso else numbers[-1]
    if not 1 <= month <= 12:
        return _Point(first, last, Month(year), Month(year)) if iso and _years(written) else None
    point = Month(_full_year(str(year)), month)
    exchanged = Month(point.year, numbers[1]) if len(numbers) == 3 and not iso and 1 <= numbers[1] <= 12 else None
    return _Point(first, last, point, point, weak=bool(found["monthyy"]), exchanged=exchanged, day_first=day_first)


def _full_year(written: str) -> int:
    digits = written if written.isdecimal() else re.sub(r"\D", "", written)
    digits = digits.rjust(2, "0")
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= _CENTURY_TURN else 2000)


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> _Patterns:
    """Compile the patterns of a lexicon's words."""
    months: dict[str, int] = {}
    seasons: dict[str, tuple[int, int]] = {}
    for cue in lexicon.cues.values():
        kind, _, numbers = cue.id.partition("-")
        if kind == "month":
            months.update((phrase, int(numbers)) for phrase in cue.phrases)
        elif kind == "season":
            begin, finish = (int(number) for number in numbers.split("-"))
            seasons.update((phrase, (begin, finish)) for phrase in cue.phrases)
    presents = (*lexicon.cue("present"), *lexicon.cue("present-end"))
    present, to = _either(presents), _either(lexicon.cue("date-to"))
    short = r"['’‘]\d\d(?!\d|\w)"
    point = rf"""
        (?<![\w$€£#.]) (?=[{_openings((*months, *seasons, *presents))}]) (?: (?:\d{{1,2}}(?:st|nd|rd|th)?[-\s.]{{1,2}}(?:of\s)?)?
            (?P<name>{_either(months)})(?![^\W\d_])\.?
            (?: [\s,./-]{{0,3}} (?:\d{{1,2}}(?:st|nd|rd|th)?\s?,?\s{{1,2}})? (?:of\s)? (?P<nameyear>{_YEAR}(?!\d)|{short}) )?
        | (?P<season>{_either(seasons)}) [\s,]{{1,2}} (?:of\s)? (?P<seasonyear>{_YEAR}(?!\d)|{short})
        | (?P<numeric> \d{{1,2}} (?:\s?/\s?|[.\-–]) (?:\d{{1,2}}(?:\s?/\s?|[.\-–]))? {_YEAR}
            | \d{{1,2}}(?P<sep>[/.-])\d{{1,2}}(?P=sep)\d\d ) (?![\d%])
        | (?P<iso> {_YEAR} \s?[/.\-–]\s? \d{{1,2}} (?: [/.-] \d{{1,2}} )? ) (?![\d%/])
        | (?P<monthyy> \d{{1,2}}/\d\d ) (?![\d%/])
        | (?<!\D\d{{3}}-) (?P<bare> {_YEAR} ) (?! \d | [,.]\d | [%+] | [^\W\d_] )
        | (?P<short> {short} )
        | (?P<present> {present} ) (?!\w)
        )"""
    gap = rf"[\s,.)]{{0,3}}(?:[{_DASHES}]{{1,2}}|(?<!\w)(?:{to})(?!\w))\s{{0,3}}(?:(?<!\w)(?:{to}|the)(?!\w)\s{{0,2}})?"
    listed = (
        rf"(?<!\w)(?:{_either(lexicon.cue('each-of-years'))})(?:\s(?:of|in))?\s{_YEAR}(?:(?:,\s?|,?\s(?:and|&|et)\s){_YEAR}){{1,12}}(?!\d)"
    )
    return _Patterns(
        re.compile(point, re.VERBOSE | re.IGNORECASE),
        re.compile(gap, re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_either(lexicon.cue('date-since'))})\s{{1,2}}$", re.IGNORECASE),
        re.compile(_either(lexicon.cue("present")), re.IGNORECASE),
        re.compile(listed, re.IGNORECASE),
        months,
        seasons,
    )


def _openings(words: Iterable[str]) -> str:
    """Give what a date can begin with, as a set of characters: told first, it keeps all else from being tried at most places."""
    letters = {letter for word in words for letter in (word[0].lower(), word[0].upper())}
    return r"\d'’‘" + re.escape("".join(sorted(letters)))


def _either(phrases: Iterable[str]) -> str:
    """Make a pattern of alternatives, longest first, each blank any run of blanks."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,2}") for phrase in sorted(phrases, key=len, reverse=True))
