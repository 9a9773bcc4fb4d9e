"""Parts of a resume that tell of work -> its positions, in order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resumefit.extract.dates import DateRange
from resumefit.lines import LineKind
from resumefit.resume.datelines import DateLine, find_date_lines, read_line
from resumefit.resume.employers import is_firm_part, is_weak_name, named_in, outranks, without_place
from resumefit.resume.headers import EMPTY, HEADED, KNOWN, POSSIBLE, is_label, read_label, trimmed
from resumefit.resume.reading import Label, Place, Reading
from resumefit.resume.sections import Zone

WORK_KINDS = frozenset({"experience", "volunteer"})
_MOST_UNDATED_WORDS = 12
_MOST_LOOSE_WORDS = 6
_LENGTHS = ("unit-years", "unit-months")


@dataclass(frozen=True, slots=True)
class Header:
    """The lines that open a position."""

    first_line: int
    last_line: int
    start: int
    """Offset of its first character."""
    body: int
    """Offset where the text of the position begins."""
    dates: DateRange | None
    title: Place | None
    employer: Place | None
    zone: int
    """Index of the zone it stands in."""


def find_headers(reading: Reading) -> tuple[Header, ...]:
    """Find where positions begin, in the order of the text."""
    headers: list[Header] = []
    for index, zone in enumerate(reading.zones):
        if zone.kind in WORK_KINDS:
            headers.extend(_zone_headers(reading, zone, index))
    return tuple(headers)


def _zone_headers(reading: Reading, zone: Zone, zone_index: int) -> list[Header]:
    dated = find_date_lines(reading, zone)
    usual = Counter(_best(line.slots, None) for line in dated if line.slots[_best(line.slots, None)].sureness >= HEADED)
    favourite = usual.most_common(1)[0][0] if usual else None
    dated = [line for at, line in enumerate(dated) if not _heads_others(line, dated[at + 1 : at + 2])]
    headers: list[Header] = []
    for line in dated:
        free = headers[-1].last_line if headers else zone.first - 1
        headers.append(_header(reading, line, favourite, (zone_index, free)))
    taken = {at for header in headers for at in range(header.first_line, header.last_line + 1)}
    headers.extend(_undated(reading, zone, zone_index, taken))
    return _under_one(reading, _joined(sorted(headers, key=lambda header: header.start)))


def _joined(headers: list[Header]) -> list[Header]:
    """Put a title without dates and the dates without a title that follow it together: the page showed them side by side."""
    kept: list[Header] = []
    for header in headers:
        before = kept[-1] if kept else None
        if before is not None and before.dates is None and header.title is None and header.dates is not None:
            kept[-1] = replace(header, start=before.start, first_line=before.first_line, title=before.title)
        else:
            kept.append(header)
    return kept


def _under_one(reading: Reading, headers: list[Header]) -> list[Header]:
    """Give dated posts that name no employer that of the post before, where it stands on a line of its own above several posts."""
    kept: list[Header] = []
    shared: Place | None = None
    for header in headers:
        own, title = header.employer, header.title
        if shared is not None and title is not None and header.dates is not None and (own is None or is_firm_part(reading, own)):
            over = _name_over(reading, header, kept[-1])
            kept.append(replace(header, employer=over or shared))
            shared = over or shared
            continue
        kept.append(header)
        apart = own is not None and title is not None and own.last <= title.first and _on_lines(reading, own, title)
        shared = own if own is not None and apart and not is_weak_name(reading, own) else None
    return kept


def _name_over(reading: Reading, header: Header, before: Header) -> Place | None:
    """Read a name that stands alone right over a header, behind the text of the job before, as another employer."""
    index, lines = header.first_line - 1, reading.document.lines
    if index <= before.last_line + 1 or reading.document.text.count("\n", lines[index].span.end, lines[index + 1].span.start) > 1:
        return None
    label = read_line(reading, index)
    return label.title if label.sureness == POSSIBLE and not is_firm_part(reading, label.title or Place(0, 1)) else None


def _on_lines(reading: Reading, one: Place, other: Place) -> bool:
    """Say whether two places stand on lines of their own."""
    starts = reading.tokens.starts
    return "\n" in reading.document.text[starts[one.first] : starts[other.first]]


def _best(slots: dict[str, Label], favourite: str | None) -> str:
    """Pick the slot with the surest title; the resume's usual one where it has a sure one, and between equals."""
    order = ["before", "above", "after", "below"]
    if favourite is not None:
        if slots[favourite].sureness >= HEADED:
            return favourite
        order.remove(favourite)
        order.insert(0, favourite)
    return max(order, key=lambda name: (slots[name].sureness, -order.index(name)))


def _heads_others(line: DateLine, following: Sequence[DateLine]) -> bool:
    """Say whether a dated line names an employer whose several posts follow, each with its own dates."""
    if not following or following[0].line > line.last_line + 2:
        return False
    own = max(label.sureness for name, label in line.slots.items() if name != "below")
    return own < HEADED <= max(following[0].slots[name].sureness for name in ("before", "after"))


def _header(reading: Reading, line: DateLine, favourite: str | None, bounds: tuple[int, int]) -> Header:
    """Put a header together; `bounds` are its zone and the last line of the header before it."""
    zone, free = bounds
    slots = line.slots if line.line - 1 > free else {**line.slots, "above": EMPTY}
    chosen = _best(slots, favourite)
    label = slots[chosen]
    if label.sureness < HEADED and (header := _stacked(reading, line, slots, bounds)) is not None:
        return header
    if label.title is None and favourite == "above" and line.line - 1 > free:
        chosen, label = "above", _loosely(reading, line.line - 1)
    employer = label.employer
    used = {chosen} if label.title is not None else set()
    for name in ("before", "after", "above", "below"):
        other = slots[name]
        if name == chosen or (other.employer is None and other.title is None and not other.told):
            continue
        near = name in ("before", "after")
        if not near and not (other.told and other.sureness < HEADED):
            continue
        used.add(name)
        named = named_in(reading, other, near=near)
        if employer is None or (named is not None and outranks(reading, named, employer, label.title if name == "above" else None)):
            employer = named
    lines = reading.document.lines
    first = line.line - 1 if "above" in used else line.line
    if (employer is None or is_weak_name(reading, employer)) and chosen in ("above", "before") and first - 1 > free:
        step = 2 if first - 2 > free and _is_length(reading, first - 1) else 1
        above = _employer_above(reading, first - step, zone)
        employer, first = (above, first - step) if above is not None else (employer, first)
    employer = without_place(reading, employer) if employer is not None else None
    last = line.last_line + 1 if "below" in used else line.last_line
    ended = slots["below"].end if "below" in used else slots["after"].end
    body = min(lines[last].span.end, reading.tokens.ends[ended - 1]) if ended else lines[last].span.end
    if line.dates.last <= lines[last].span.end:
        body = max(body, line.dates.last)
    return Header(first, last, lines[first].span.start, body, line.dates, label.title, employer, zone)


def _is_length(reading: Reading, index: int) -> bool:
    """Say whether a line is a length of time and no more, as profiles give under an employer: "2 years 3 months"."""
    first, last = reading.place_of(reading.document.lines[index].span)
    stems = reading.tokens.stems
    units = [cue.first for name in _LENGTHS for cue in reading.cues_in(name, (first, last))]
    return len(units) > 0 and all(at in units or stems[at].isdigit() for at in range(first, last))


def _stacked(reading: Reading, line: DateLine, slots: dict[str, Label], bounds: tuple[int, int]) -> Header | None:
    """Read a title two lines from the dates, with the employer between them: dates, employer, title or the reverse."""
    zone, free = bounds
    lines = reading.document.lines
    for side, index in (("below", line.last_line + 2), ("above", line.line - 2)):
        between = slots[side]
        if between.sureness >= HEADED or (between.title is None and between.employer is None):
            continue
        if not free < index < reading.zones[zone].last:
            continue
        label = read_line(reading, index)
        if label.sureness >= HEADED:
            first, last = min(index, line.line), max(index, line.last_line)
            employer = between.employer or between.title
            return Header(first, last, lines[first].span.start, lines[last].span.end, line.dates, label.title, employer, zone)
    return None


def _employer_above(reading: Reading, index: int, zone: int) -> Place | None:
    """Read the line above a title as an employer: marked as one, or a short name that begins its part or paragraph."""
    lines = reading.document.lines
    label = read_line(reading, index)
    if label.told and label.sureness < HEADED:
        return named_in(reading, label, near=False)
    text = reading.document.text
    begins = index == reading.zones[zone].first or text.count("\n", lines[index - 1].span.end, lines[index].span.start) > 1
    begins = begins and text.count("\n", lines[index].span.end, lines[index + 1].span.start) == 1
    return label.title if begins and label.sureness == POSSIBLE else None


def _loosely(reading: Reading, index: int) -> Label:
    """Take a short line for a title, however it is written, where the resume's titles stand in that place."""
    line = reading.document.lines[index]
    first, last = trimmed(reading, reading.place_of(line.span))
    if line.kind is LineKind.BULLET or not 0 < last - first <= _MOST_LOOSE_WORDS or reading.line_text(index).endswith("."):
        return EMPTY
    return Label(Place(first, last), POSSIBLE, None, told=False, end=last)


def _undated(reading: Reading, zone: Zone, zone_index: int, taken: set[int]) -> list[Header]:
    """Find positions without dates: a known title beside an employer, or alone on its line above text."""
    found: list[Header] = []
    for at in range(zone.first, zone.last):
        line = reading.document.lines[at]
        if at in taken or line.kind is LineKind.BULLET or line.span.start not in reading.title_lines:
            continue
        first, last = trimmed(reading, reading.place_of(line.span))
        if not 0 < last - first <= _MOST_UNDATED_WORDS or (
            line.span.end > reading.tokens.ends[last - 1] and reading.document.text[line.span.end - 1] == "."
        ):
            continue
        label = read_label(reading, Place(first, last))
        if label.title is None or label.end < last:
            continue
        whole = label.title == Place(first, last)
        sure = label.sureness == KNOWN or (label.sureness == HEADED and last - first > 2 and _after_text(reading, at, zone))
        if (whole and sure and _text_follows(reading, at, zone, taken)) or (label.told and label.sureness >= HEADED):
            found.append(Header(at, at, line.span.start, line.span.end, None, label.title, label.employer, zone_index))
    return found


def _after_text(reading: Reading, at: int, zone: Zone) -> bool:
    """Say whether the line above ends a sentence or is the heading of the part."""
    return at == zone.first or reading.line_text(at - 1).endswith(".")


def _text_follows(reading: Reading, at: int, zone: Zone, taken: set[int]) -> bool:
    """Say whether the line below is text of a job: a list item or a sentence, no further label."""
    if at + 1 >= zone.last or at + 1 in taken:
        return False
    below = reading.document.lines[at + 1]
    return below.kind is LineKind.BULLET or not is_label(reading, reading.place_of(below.span))
