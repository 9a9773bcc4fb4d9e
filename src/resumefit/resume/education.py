"""Reading of a resume -> its schooling."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from resumefit.extract.dates import DateRange, date_ranges
from resumefit.resume.headers import is_label
from resumefit.resume.model import Education
from resumefit.resume.reading import Reading
from resumefit.span import Span

_ELSEWHERE = frozenset({"summary", "other", "certifications", "skills"})
_FIELD_LEADS = frozenset({":", ",", "in", "of", "-", "–", "—", "|", "("})
_FIELD_ENDS = frozenset({",", "|", "–", "—", ".", ";", "(", ")", "•", ":", "from", "at", "\n"})
_FIELD_WORDS = 8
_LINE_WORDS = 6
"""Words of the longest line that may stand between a year and the degree below it."""


def find_education(reading: Reading, *, today: date) -> tuple[Education, ...]:
    """Find degrees and diplomas in the education part, or in the others where there is none; one a line.

    A line that names a school but no degree stands for some college.
    """
    has_part = any(zone.kind == "education" for zone in reading.zones)
    found: list[Education] = []
    for zone in reading.zones:
        if zone.kind == "education" or (not has_part and zone.kind in _ELSEWHERE):
            start = zone.begin
            first, last = reading.token_range(start, zone.span.end)
            entries = list(_entries(reading, first, last))
            if not entries and zone.kind == "education":
                found.extend(_attended(reading, first, last))
            for at, (begin, level) in enumerate(entries):
                end = entries[at + 1][0] if at + 1 < len(entries) else last
                found.append(
                    _education(reading, begin, min(end, last), level=level, today=today, since=first if at == 0 else entries[at - 1][0])
                )
    return tuple(found)


def _entries(reading: Reading, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield where each degree is named and its level; further names of the same degree on one line are passed over."""
    taken = -1
    for mention in reading.terms_in(first, last):
        level = reading.lexicon.terms[mention.term].level
        if level is None:
            continue
        begin, end = reading.token_range(mention.span.start, mention.span.end)
        line = reading.document.line_at(mention.span.start)
        behind = reading.token_range(line.span.start, line.span.end)[1] if line is not None else end
        if begin >= taken or _new_degree(reading, taken, begin):
            yield begin, level
            taken = behind


def _new_degree(reading: Reading, taken: int, begin: int) -> bool:
    """Say whether a second degree on a line is one of its own: a year or a semicolon parts it from the first."""
    line = reading.document.line_at(reading.tokens.starts[begin])
    if line is None:
        return False
    first, _ = reading.token_range(line.span.start, line.span.end)
    return any(reading.tokens.stems[at] in (";", "•") for at in range(first, begin)) and taken > 0


def _education(reading: Reading, first: int, last: int, *, level: str, today: date, since: int) -> Education:
    line = reading.document.line_at(reading.tokens.starts[first])
    start = line.span.start if line is not None else reading.tokens.starts[first]
    span = Span(start, reading.tokens.ends[last - 1])
    text = reading.document.text[span.start : span.end]
    ranges = date_ranges(text, reading.lexicon) or _year_above(reading, start, since)
    year = next((point.year for dates in ranges if (point := dates.end or dates.start) is not None), None)
    own = bisect_left(reading.tokens.starts, span.start)
    is_open = any(True for _ in reading.cues_in("education-open", own, last))
    is_done = any(True for _ in reading.cues_in("education-done", own, last))
    completed: bool | None = None
    if is_open or (year is not None and year > today.year):
        completed = False
    elif year is not None or is_done:
        completed = True
    return Education(level, completed, _field(reading, first, last), span, year)


def _year_above(reading: Reading, start: int, since: int) -> list[DateRange]:
    """Read the dates on a line of their own above a degree, as far up as the degree before it."""
    lines = reading.document.lines
    at = bisect_left(lines, start, key=lambda line: line.span.start) - 1
    low = reading.tokens.starts[since]
    while at >= 0 and lines[at].span.start >= low:
        text = reading.line_text(at)
        found = date_ranges(text, reading.lexicon)
        if found and found[-1].last - found[0].first >= len(text) - 2:
            return list(found)
        if len(text.split()) > _LINE_WORDS:
            return []
        at -= 1
    return []


def _field(reading: Reading, first: int, last: int) -> str | None:
    """Give the words behind the degree's name that say what it is in."""
    mention = next(iter(reading.terms_in(first, last)), None)
    at = reading.token_range(mention.span.start, mention.span.end)[1] if mention is not None else first
    stems = reading.tokens.stems
    while at < last and stems[at] in _FIELD_LEADS:
        at += 1
    begin = at
    while at < min(last, begin + _FIELD_WORDS) and stems[at] not in _FIELD_ENDS and not stems[at][0].isdigit():
        at += 1
    schools = [cue.first for cue in reading.cues_in("organisation", begin, last) if cue.first < at]
    months = [cue.first for name in reading.cues if name.startswith(("month-", "season-")) for cue in reading.cues_in(name, begin, at)]
    end = min([at, *(max(begin, school - 1) for school in schools), *months])
    return reading.quote(begin, end) if begin < end and is_label(reading, begin, end) else None


def _attended(reading: Reading, first: int, last: int) -> Iterator[Education]:
    """Yield "some college" for a school that is named without a degree."""
    for cue in reading.cues_in("college", first, last):
        line = reading.document.line_at(reading.tokens.starts[cue.first])
        if line is not None:
            yield Education("some_college", None, None, line.span)
            return
