"""Lines of a resume with dates that head a job -> what stands beside, above and below the dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from resumefit.extract.dates import DateRange, date_ranges
from resumefit.lines import LineKind
from resumefit.resume.headers import EMPTY, HEADED, KNOWN, NONE, is_label, read_label, trimmed
from resumefit.resume.prose import told_in_sentence
from resumefit.resume.reading import Label, Place, Reading
from resumefit.resume.sections import Zone

_BAR = frozenset({"|", "-", "–", "—", "to"})
_DIGIT = re.compile(r"\d")
_BRACKETS = re.compile(r"\([^()]*\)")
_PRESENT = "present"
_MOST_WORDS = 12
_MOST_PLACE = 6
"""Words between the dates and the mark that opens the text of the job on the same line."""
_OPENERS = frozenset({":", ".", "-", "–", "—"})
_DASH = 4
"""Characters of the longest word or dash behind a start whose end stands on the next line."""
_LONGEST_DATES = 45
"""Characters of dates that run over lines."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line, or a few short ones, that tell from when to when."""

    line: int
    last_line: int
    dates: DateRange
    """Offsets count in the document."""
    slots: dict[str, Label]
    """before, after, above, below -> what stands there."""


def find_date_lines(reading: Reading, zone: Zone) -> list[DateLine]:
    """Find the lines with dates that head something: no sentence that names a year."""
    found: list[DateLine] = []
    last = zone.first - 1
    for at in _dated(reading, zone):
        if at <= last:
            continue
        last, dates = _dates_of(reading, at, zone)
        if dates is not None and at > zone.first and _beside_text(reading, at, dates):
            found.append(DateLine(at - 1, at - 1, dates, _column_slots(reading, at - 1)))
        elif dates is not None and (slots := _own_slots(reading, at, last, dates, zone)) is not None:
            free = found[-1].last_line if found else zone.first - 1
            slots["above"] = read_line(reading, at - 1) if at - 1 > free else EMPTY
            if "below" not in slots:
                slots["below"] = read_line(reading, last + 1, opens=True) if last + 1 < zone.last else EMPTY
            found.append(DateLine(at, last, dates, slots))
        elif dates is not None and zone.heading is None and (slots := told_in_sentence(reading, dates)) is not None:
            found.append(DateLine(at, last, dates, slots))
    return found


def _dated(reading: Reading, zone: Zone) -> Iterator[int]:
    """Yield the only lines that dates can stand in: with a figure or a word for the present, or over one that begins with a figure."""
    text, lines = reading.document.text, reading.document.lines
    presents = (reading.document.line_at(reading.tokens.starts[cue.first]) for cue in reading.cues.get(_PRESENT, ()))
    with_present = {line.span.start for line in presents if line is not None}
    for at in range(zone.first, zone.last):
        begins, ends = lines[at].span.start, lines[at].span.end
        below = lines[at + 1].span.start if at + 1 < zone.last else begins
        if text[below].isdigit() or _DIGIT.search(text, begins, ends) is not None or begins in with_present:
            yield at


def _beside_text(reading: Reading, at: int, dates: DateRange) -> bool:
    """Say whether complete dates stand in a column of their own beside text, under a line that names a job."""
    line = reading.document.lines[at]
    before = reading.document.text[line.span.start : dates.first]
    if not before.endswith("\t") or dates.last != line.span.end or not (dates.current or dates.end):
        return False
    if line.kind is not LineKind.BULLET and is_label(reading, reading.place(line.span.start, dates.first)):
        return False
    return read_line(reading, at - 1).sureness >= HEADED


def _column_slots(reading: Reading, index: int) -> dict[str, Label]:
    return {"before": read_line(reading, index), "after": EMPTY, "above": EMPTY, "below": EMPTY}


def _dates_of(reading: Reading, at: int, zone: Zone) -> tuple[int, DateRange | None]:
    """Give the dates of a line and the last line they take, where start, dash and end stand on lines of their own."""
    if (broken := _broken_off(reading, at, zone)) is not None:
        return at + 1, broken
    text = reading.line_text(at)
    start = reading.document.lines[at].span.start
    ranges = reading.mentions.dates.of(reading.document.lines[at]) if _DIGIT.search(text) else ()
    if not ranges:
        return at, _bare_present(reading, at)
    whole = next((found for found in ranges if found.start and (found.end or found.current)), None)
    if whole is None and len(ranges) > 1 and text[ranges[0].last : ranges[1].first].strip() in _BAR:
        whole = DateRange(ranges[0].start, ranges[1].start, False, ranges[0].first, ranges[1].last)
    if whole is None and (over := _over_lines(reading, at, ranges[0], zone)) is not None:
        return over
    return at, _moved(whole or ranges[0], start)


def _broken_off(reading: Reading, at: int, zone: Zone) -> DateRange | None:
    """Read dates that the end of a header's line breaks off before a year, of which the next line holds the rest and no more."""
    lines = reading.document.lines
    if at + 1 >= zone.last or LineKind.BULLET in (lines[at].kind, lines[at + 1].kind):
        return None
    rest, end = reading.line_text(at + 1), lines[at + 1].span.end
    if not rest[:1].isdigit() or len(rest) > _LONGEST_DATES:
        return None
    start = max(lines[at].span.start, lines[at].span.end - _LONGEST_DATES)
    for dates in date_ranges(reading.document.text[start:end], reading.lexicon):
        whole = dates.start is not None and (dates.end is not None or dates.current)
        if whole and start + dates.first < lines[at].span.end and start + dates.last == end:
            return _moved(dates, start)
    return None


def _over_lines(reading: Reading, at: int, own: DateRange, zone: Zone) -> tuple[int, DateRange] | None:
    """Read dates that go on below: start, dash and end on lines of their own, or a header broken between them."""
    lines = reading.document.lines
    start = lines[at].span.start
    ends_line = own.last - own.first == len(lines[at].span) or len(reading.line_text(at)) - own.last <= _DASH
    for last in range(at + 1, min(at + 3, zone.last)):
        end = lines[last].span.end
        if not ends_line or end - start - own.first > _LONGEST_DATES:
            return None
        for joined in date_ranges(reading.document.text[start:end], reading.lexicon):
            if joined.first == own.first and joined.last == end - start and (joined.end or joined.current):
                return last, _moved(joined, start)
    return None


def _moved(dates: DateRange, offset: int) -> DateRange:
    return DateRange(dates.start, dates.end, dates.current, dates.first + offset, dates.last + offset)


def _bare_present(reading: Reading, at: int) -> DateRange | None:
    """Read "Current" behind a title as dates without a start."""
    if _PRESENT not in reading.cues:
        return None
    first, last = reading.place_of(reading.document.lines[at].span)
    if last - first > _MOST_WORDS:
        return None
    for cue in reading.cues_in(_PRESENT, (first + 1, last)):
        before = Place(first, cue.first)
        if (
            (reading.small or reading.tokens.raw(cue.first)[:1].isupper())
            and is_label(reading, before)
            and read_label(reading, before).sureness >= HEADED
        ):
            place = reading.tokens.span(cue.first, cue.last)
            return DateRange(None, None, True, place.start, place.end)
    return None


def _own_slots(reading: Reading, at: int, last_line: int, dates: DateRange, zone: Zone) -> dict[str, Label] | None:
    """Read what stands before and after the dates; None where the line is a sentence."""
    lines = reading.document.lines
    before = _unlabelled(reading, trimmed(reading, reading.place(lines[at].span.start, dates.first)))
    behind = reading.place(dates.last, lines[last_line].span.end)
    after = _unbracketed(reading, trimmed(reading, behind))
    complete = dates.current or (dates.start is not None and dates.end is not None)
    if (
        lines[at].kind is not LineKind.BULLET
        and after.first >= after.last
        and _over_title(reading, before, dates, (last_line + 1, zone.last))
    ):
        return {"before": read_label(reading, before), "after": EMPTY}
    if complete and (slots := _told_behind(reading, before, behind)) is not None:
        return slots
    for own in (before, after):
        if own.first < own.last and not _heads(reading, own, complete=complete):
            return None
    if lines[at].kind is LineKind.BULLET and not complete:
        return None
    slots = {"before": read_label(reading, before), "after": read_label(reading, after)}
    if not complete and before.first < before.last:
        sure = max(slots["before"].sureness, slots["after"].sureness)
        if sure < HEADED or reading.tokens.stems[behind.last - 1] == "." or (dates.start and dates.start.month is None and sure < KNOWN):
            return None
    return slots


def _told_behind(reading: Reading, before: Place, behind: Place) -> dict[str, Label] | None:
    """Read a job told on one line, "Cashier, Oak Market, 2019 - 2021: rang up groceries"; None where no such text follows the dates.

    Only behind a colon may a place stand between the dates and the text.
    """
    stems = reading.tokens.stems
    mark = next((at for at in range(behind.first, min(behind.first + _MOST_PLACE, behind.last)) if stems[at] in _OPENERS), None)
    if mark is None or before.first >= before.last or not _heads(reading, before, complete=True):
        return None
    title, place = read_label(reading, before), trimmed(reading, Place(behind.first, mark))
    named = place.first < place.last
    if title.sureness < HEADED or mark + 1 >= behind.last or (named and not is_label(reading, place)):
        return None
    if stems[mark] != ":" and (named or is_label(reading, Place(mark + 1, behind.last))):
        return None
    after = replace(read_label(reading, place) if named else EMPTY, end=mark + 1)
    return {"before": title, "after": after, "below": EMPTY}


def _over_title(reading: Reading, before: Place, dates: DateRange, below: tuple[int, int]) -> bool:
    """Say whether a name and one month stand right over a line that is a title: an employer with the time there."""
    index, end = below
    if dates.start is None or dates.start.month is None or index >= end or before.first >= before.last:
        return False
    under = reading.place_of(reading.document.lines[index].span)
    title = read_line(reading, index)
    return is_label(reading, before) and title.sureness >= HEADED and title.end >= trimmed(reading, under).last


def _unlabelled(reading: Reading, place: Place) -> Place:
    """Empty a place that holds a form's name for the field and nothing else: "Date: 2014 - 2016"."""
    labelled = any((cue.first, cue.last) == place for cue in reading.cues_in("field-label", place))
    return Place(place.last, place.last) if labelled else place


def _unbracketed(reading: Reading, place: Place) -> Place:
    """Empty a place that holds one bracket and no title in it: "(18 months, part-time)"."""
    first, last = place
    brackets = [at for at in range(first, last) if reading.tokens.stems[at] in ("(", ")")]
    whole = brackets == [first, last - 1] and read_label(reading, (first + 1, last - 1)).sureness < HEADED
    return Place(last, last) if whole else place


def _heads(reading: Reading, own: Place, *, complete: bool) -> bool:
    """Say whether the words beside dates are names rather than a sentence."""
    label = read_label(reading, own)
    if label.told or label.sureness >= HEADED:
        return is_label(reading, Place(own.first, label.end))
    return complete and label.sureness > NONE and label.end == own.last and own.last - own.first <= _MOST_WORDS


def read_line(reading: Reading, index: int, *, opens: bool = False) -> Label:
    """Read the line above or below the dates; with `opens` text of the job may follow on the same line."""
    line = reading.document.lines[index]
    if line.kind is LineKind.BULLET:
        return EMPTY
    first, last = place = reading.place_of(line.span)
    stopped = first < last and reading.tokens.stems[last - 1] == "."
    shortened = stopped and reading.says("organisation", (last - 2, last - 1))
    if first == last or (stopped and not (shortened or opens)):
        return EMPTY
    label = read_label(reading, place)
    named = label.sureness >= HEADED
    sentence = label.end < last - 1 or (stopped and not (shortened and label.told and not named))
    if sentence and not (opens and label.told):
        return EMPTY
    return label if named or _DIGIT.search(_BRACKETS.sub("", reading.line_text(index))) is None else EMPTY
