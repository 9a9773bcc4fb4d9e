"""Reading of a resume -> its schooling."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from resumefit.extract.dates import DateRange, date_ranges
from resumefit.extract.phrases import word_forms
from resumefit.lexicon.model import EDUCATION_LADDER
from resumefit.resume.headers import is_label, trimmed
from resumefit.resume.model import Education
from resumefit.resume.reading import Place, Reading
from resumefit.resume.sections import is_prose
from resumefit.span import Span

_ELSEWHERE = frozenset({"summary", "other", "certifications", "skills"})
_FIELD_LEADS = frozenset({":", ".", ",", "in", "of", "-", "–", "—", "|", "(", ")"})
_FIELD_ENDS = frozenset({",", "|", "–", "—", ".", ";", "(", ")", "•", ":", "from", "at", "\n"})
_FIELD_WORDS = 8
_COURSE_WORDS = 3
_PARTS = frozenset({";", "•"})
_SCHOOLS = (("college", "some_college"), ("training-school", "certificate"))
_DIPLOMA = "diploma"
_RANKS = {_DIPLOMA: "associate"}
"""What is no level of its own, and the level that it stands for."""
_ANY_SCHOOL = ("college", "training-school", "school-name")
"""Cues of schools and what being there without a degree is worth."""
_NEAR_LINES = 2
_LINE_WORDS = 6
"""Words of the longest line that may stand between a year and the degree below it."""


def find_education(reading: Reading, *, today: date) -> tuple[Education, ...]:
    """Find degrees and diplomas in the education part, or in the others where there is none; one a line.

    A school that is named without a degree stands for some college, a place of training for a certificate.
    """
    has_part = any(zone.kind == "education" for zone in reading.zones)
    found: list[Education] = []
    for zone in reading.zones:
        elsewhere = zone.kind in _ELSEWHERE or (zone.kind == "experience" and zone.heading is None)
        if zone.kind != "education" and (has_part or not elsewhere):
            continue
        first, last = reading.place(zone.begin, zone.span.end)
        entries = list(_entries(reading, first, last, in_part=has_part))
        if has_part:
            entries = sorted([*entries, *_attended(reading, entries, (first, last))])
        for at, (begin, level) in enumerate(entries):
            bounds = (entries[at - 1][0] if at else first, entries[at + 1][0] if at + 1 < len(entries) else last)
            entry = _education(reading, begin, bounds, level=level, today=today)
            if found and _goes_on(found[-1], entry):
                entry = replace(entry, field=found[-1].field, span=Span(found[-1].span.start, entry.span.end))
                found.pop()
            found.append(entry)
    return tuple(found)


def _goes_on(before: Education, entry: Education) -> bool:
    """Say whether an entry is the rest of the one before it, which a line break parts from its school or year."""
    touching = entry.span.start <= before.span.end + 1
    return touching and before.level == entry.level and before.year is None and entry.field is None and entry.year is not None


def _entries(reading: Reading, first: int, last: int, *, in_part: bool) -> Iterator[tuple[int, str]]:
    """Yield where each degree is named and its level; what one line names up to a semicolon is one degree.

    In the education part a certificate beside the name of a school is one of schooling, and a college's diploma is an associate's.
    """
    lines: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for cue in reading.cues_in("diploma", (first, last)) if in_part else ():
        around = _line_tokens(reading, cue.first)
        if reading.says("college", around) and not reading.says("university", around):
            lines.setdefault(_part(reading, cue.first), []).append((cue.first, _DIPLOMA))
    for mention in reading.terms_in((first, last)):
        term = reading.lexicon.terms[mention.term]
        begin, end = reading.place_of(mention.span)
        taught = in_part and term.kind == "certification" and any(reading.says(cue, _line_tokens(reading, begin)) for cue in _ANY_SCHOOL)
        level = term.level or ("certificate" if taught else None)
        if level is None:
            continue
        if level != "high_school" and any(cue.last == end for cue in reading.cues_in("college", (begin, end))):
            level = "some_college"
        line, _ = _line_tokens(reading, begin)
        if begin > line + _FIELD_WORDS and is_prose(_line(reading, begin)):
            continue
        lines.setdefault(_part(reading, begin), []).append((begin, level))
    for part in sorted(lines):
        yield _degree(sorted(lines[part]))


def _part(reading: Reading, at: int) -> tuple[int, int]:
    """Give the first token of the line around a token, and how many marks part the two."""
    line, _ = _line_tokens(reading, at)
    return line, sum(stem in _PARTS for stem in reading.tokens.stems[line:at])


def _degree(named: list[tuple[int, str]]) -> tuple[int, str]:
    """Choose among the levels on one line: the highest degree; a high school makes a diploma its own, a college's name gives way."""
    levels = {level for _, level in named}
    if "high_school" in levels:
        levels -= {"certificate", _DIPLOMA}
    if len(levels) > 1:
        levels.discard("some_college")
    best = max(levels, key=_rank)
    return next(begin for begin, level in named if level == best), _RANKS.get(best, best)


def _rank(level: str) -> int:
    return EDUCATION_LADDER.index(_RANKS.get(level, level))


def _line_tokens(reading: Reading, at: int) -> Place:
    """Give the tokens of the line around a token."""
    line = reading.document.line_at(reading.tokens.starts[at])
    return reading.place_of(line.span) if line is not None else Place(at, at + 1)


def _attended(reading: Reading, entries: list[tuple[int, str]], part: tuple[int, int]) -> Iterator[tuple[int, str]]:
    """Yield schools with no degree named within two lines of them; a date between the two parts them."""
    taken = {_line_tokens(reading, begin)[0] for begin, _ in entries}
    degrees = sorted({_line_tokens(reading, begin)[0] for begin, level in entries if level != "high_school"})
    for name, level in _SCHOOLS:
        for cue in reading.cues_in(name, part):
            first, _ = _line_tokens(reading, cue.first)
            if first not in taken and not _has_near(reading, first, degrees):
                taken.add(first)
                yield first, level


def _has_near(reading: Reading, first: int, degrees: Sequence[int]) -> bool:
    """Say whether one of the lines of degrees, in order, belongs to one entry with a line; both ways only as far as lines are near."""
    at = bisect_left(degrees, first)
    for side in (reversed(degrees[:at]), degrees[at:]):
        for other in side:
            if _breaks_between(reading, first, other) > _NEAR_LINES:
                break
            if _is_near(reading, first, other):
                return True
    return False


def _breaks_between(reading: Reading, one: int, other: int) -> int:
    """Count the line breaks between two lines, given by their first tokens."""
    low, high = sorted((one, other))
    return reading.document.text.count("\n", reading.tokens.ends[_line_tokens(reading, low).last - 1], reading.tokens.starts[high])


def _is_near(reading: Reading, one: int, other: int) -> bool:
    """Say whether two lines, given by their first tokens, belong to one entry."""
    low, high = sorted((one, other))
    between = reading.document.text[reading.tokens.ends[_line_tokens(reading, low).last - 1] : reading.tokens.starts[high]]
    own = all(_line_dates(reading, at) for at in (low, high))
    return between.count("\n") <= _NEAR_LINES and not own and not date_ranges(between, reading.lexicon)


def _line(reading: Reading, at: int) -> str:
    line = reading.document.line_at(reading.tokens.starts[at])
    return reading.document.text[line.span.start : line.span.end] if line is not None else ""


def _line_dates(reading: Reading, at: int) -> tuple[DateRange, ...]:
    line = reading.document.line_at(reading.tokens.starts[at])
    return reading.mentions.dates.of(line) if line is not None else ()


def _education(reading: Reading, first: int, bounds: tuple[int, int], *, level: str, today: date) -> Education:
    """Read one entry; `bounds` are where the entries before and behind it begin."""
    own, _ = _line_tokens(reading, first)
    start = reading.tokens.starts[own]
    end = reading.tokens.ends[bounds[1] - 1]
    cut = start
    for _ in range(_NEAR_LINES + 1):
        cut = reading.document.text.find("\n", cut + 1)
        if cut < 0:
            break
    span = Span(start, min(end, cut) if cut > start else end)
    _, last = reading.place_of(span)
    in_part = reading.zones[reading.zone_at(start)].kind == "education"
    ranges = _line_dates(reading, own) or (tuple(_year_above(reading, start, bounds[0])) if in_part else ())
    if not ranges and not any(cue.first > _line_tokens(reading, first).last for cue in reading.cues_in("college", (own, last))):
        ranges = date_ranges(reading.document.text[span.start : span.end], reading.lexicon)
    year = next((point.year for dates in ranges if (point := dates.end or dates.start) is not None), None)
    told = _line_tokens(reading, own) if _line_dates(reading, own) else Place(own, last)
    is_open = any(dates.current for dates in ranges) or reading.says("education-open", told)
    completed: bool | None = None
    if is_open or (year is not None and year > today.year):
        completed = False
    elif level != "some_college" and (year is not None or reading.says("education-done", (own, last))):
        completed = True
    field = _field(reading, first, last, level=level)
    if level == "high_school" and field is not None and not _is_course(reading, field):
        field = None
    return Education(
        level,
        completed,
        reading.quote(field) if field is not None else None,
        span,
        year,
        reading.tokens.span(*field) if field is not None else None,
    )


def _year_above(reading: Reading, start: int, since: int) -> list[DateRange]:
    """Read the dates on a line of their own above a degree, as far up as the degree before it."""
    lines = reading.document.lines
    at = bisect_left(lines, start, key=lambda line: line.span.start) - 1
    low = reading.tokens.starts[since]
    while at >= 0 and lines[at].span.start >= low:
        text = reading.line_text(at)
        found = reading.mentions.dates.of(lines[at])
        if found and found[-1].last - found[0].first >= len(text) - 2:
            return list(found)
        if len(text.split()) > _LINE_WORDS:
            return []
        at -= 1
    return []


def _field(reading: Reading, first: int, last: int, *, level: str) -> Place | None:
    """Give the words that say what a degree is in: behind its name, and before it where that is a bare "certificate"."""
    mention = next(iter(reading.terms_in((first, last))), None)
    named = reading.place_of(mention.span) if mention is not None and reading.place_of(mention.span).first == first else Place(first, first)
    behind = _field_at(reading, named.last, last)
    if behind is not None or level not in ("certificate", "associate"):
        return behind
    line = _line_tokens(reading, first)
    begin = next((at + 1 for at in range(named.first - 1, line.first - 1, -1) if reading.tokens.stems[at] in _FIELD_ENDS), line.first)
    words = [at for at in range(begin, named.last) if not _is_lead(reading, at)]
    before = trimmed(reading, (words[0], words[-1] + 1)) if words else Place(0, 0)
    plain = before.first < before.last and not any(reading.says(cue, before) for cue in _ANY_SCHOOL)
    return before if plain and is_label(reading, before) else None


def _is_course(reading: Reading, field: Place) -> bool:
    """Say whether what stands beside a school is a course rather than a town: few words, the last one in which fields end."""
    heads = word_forms(reading.lexicon, "field-head")
    return field.last - field.first <= _COURSE_WORDS and reading.tokens.stems[field.last - 1] in heads


def _field_at(reading: Reading, at: int, last: int) -> Place | None:
    """Read the field that stands from a token on; words for degrees, places and schools are none."""
    stems = reading.tokens.stems
    placeholders = {cue.first: cue.last for cue in reading.cues_in("place-placeholder", (at, last))}
    while at < last and (stems[at] in _FIELD_LEADS or _is_lead(reading, at) or at in placeholders):
        at = placeholders.get(at, at + 1)
    begin = at
    while at < min(last, begin + _FIELD_WORDS) and stems[at] not in _FIELD_ENDS and not stems[at][0].isdigit():
        at += 1
    if at > begin and _is_place(reading, at):
        return _field_at(reading, at + 2, last)
    months = [cue.first for name in reading.cues if name.startswith(("month-", "season-")) for cue in reading.cues_in(name, (begin, at))]
    end = min([at, *months])
    end = min(end, _before_school(reading, Place(begin, end), last))
    field = trimmed(reading, (begin, end))
    levels = any(reading.lexicon.terms[term.term].level for term in reading.terms_in(field))
    return field if field.first < field.last and not levels and is_label(reading, field) else None


def _is_lead(reading: Reading, at: int) -> bool:
    return reading.tokens.stems[at] in word_forms(reading.lexicon, "field-lead")


def _is_place(reading: Reading, at: int) -> bool:
    """Say whether a comma and the short name of a state follow: the words before are a town's."""
    if reading.tokens.stems[at : at + 1] != (",",) or at + 1 >= len(reading.tokens.stems):
        return False
    state = reading.tokens.raw(at + 1)
    return len(state) == 2 and state.isalpha() and state.isupper()


def _before_school(reading: Reading, place: Place, last: int) -> int:
    """Give the token before which a field ends because the name of a school begins: behind the last word that fields end in.

    Words of employers' names within a field are its own: "Hotel Management", "Information Technology".
    """
    heads = word_forms(reading.lexicon, "field-head")
    schools = [cue.first for name in _ANY_SCHOOL for cue in reading.cues_in(name, (place.first + 1, last))]
    if not any(at < place.last for at in schools):
        ends = max((at for at in range(*place) if reading.tokens.stems[at] in heads), default=-1)
        schools = [cue.first for cue in reading.cues_in("organisation", (place.first + 1, last)) if cue.first > ends]
    school = min((at for at in schools if at < place.last), default=None)
    if school is None:
        return place.last
    known = [at + 1 for at in range(place.first, school) if reading.tokens.stems[at] in heads]
    if known:
        return known[-1]
    return place.first if reading.tokens.stems[place.first - 1] in _FIELD_ENDS else max(place.first, school - 1)
