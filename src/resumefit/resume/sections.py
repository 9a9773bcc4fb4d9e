"""Document + Lexicon -> the parts of a resume under their headings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resumefit.document import Document
from resumefit.extract.dates import date_ranges
from resumefit.lexicon.model import Lexicon
from resumefit.resume.headings import find_headings
from resumefit.resume.model import Section
from resumefit.span import Span

SILENT_KINDS = frozenset({"header", "contact", "references", "interests"})
"""Parts in which nothing is evidence."""
_LONGEST_JOB_LINE = 100
"""Characters of the longest line whose dates can open a job without a heading above."""
_TITLE_WORDS = 7
_PROSE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of lines of one kind; unlike a section it needs no heading."""

    kind: str
    """A section kind, "header" for name and contact data, "contact" for a contact section."""
    first: int
    """Index of its first line after the heading."""
    last: int
    """Index after its last line."""
    span: Span
    """From its heading (or first line) to the next one."""
    heading: Span | None = None
    begin: int = 0
    """Offset where its own text begins: behind the heading, also where that stands inline."""


def find_zones(document: Document, lexicon: Lexicon) -> tuple[Zone, ...]:
    """Cut a resume into its parts, in order and without gaps; the first is the header, if there is text before any heading."""
    lines = document.lines
    if not lines:
        return ()
    candidates = find_headings(document, lexicon)
    zones: list[Zone] = []
    first = candidates[0].line if candidates else len(lines)
    if first:
        zones.extend(_opening(document, first))
    for at, candidate in enumerate(candidates):
        last = candidates[at + 1].line if at + 1 < len(candidates) else len(lines)
        end = lines[last - 1].span.end
        begin = candidate.heading.end
        own = candidate.line if candidate.inline else candidate.line + 1
        zones.append(Zone(candidate.kind, own, last, Span(candidate.heading.start, end), candidate.heading, begin))
    if not any(zone.kind == "experience" for zone in zones):
        zones = _joined([part for zone in zones for part in _with_jobs(document, zone, lexicon=lexicon)])
    if not any(zone.kind == "experience" for zone in zones):
        zones = [part for zone in zones for part in _with_prose(document, zone, lexicon=lexicon)]
    return tuple([part for zone in zones for part in _without_states(document, zone, lexicon=lexicon)])


def sections_of(zones: Sequence[Zone]) -> tuple[Section, ...]:
    """Give the parts that have a heading; contact data is of the kind "other"."""
    return tuple(
        Section("other" if zone.kind == "contact" else zone.kind, zone.heading, zone.span) for zone in zones if zone.heading is not None
    )


def _opening(document: Document, first: int) -> list[Zone]:
    """Part the lines before the first heading: name and contact data, then prose, which is a summary without a heading."""
    lines = document.lines
    split = next((at for at in range(1, first) if is_prose(document.text[lines[at].span.start : lines[at].span.end])), first)
    zones = [Zone("header", 0, split, Span(lines[0].span.start, lines[split - 1].span.end), None, lines[0].span.start)]
    if split < first:
        zones.append(Zone("summary", split, first, Span(lines[split].span.start, lines[first - 1].span.end), None, lines[split].span.start))
    return zones


def _with_jobs(document: Document, zone: Zone, *, lexicon: Lexicon) -> list[Zone]:
    """Part a stretch whose later lines tell of jobs without a heading: those from the first short line with a range of dates on."""
    if zone.kind not in ("header", "summary"):
        return [zone]
    lines = document.lines
    texts = [document.text[line.span.start : line.span.end] for line in lines[zone.first : zone.last]]
    at = next((at for at, text in enumerate(texts) if len(text) <= _LONGEST_JOB_LINE and _has_range(text, lexicon)), None)
    if at is None:
        return [zone]
    if at > 1 and zone.kind == "header" and _is_range(texts[at], lexicon) and "@" not in texts[at - 1]:
        at -= 1
    while at > 1 and len(texts[at].split()) <= _TITLE_WORDS and len(texts[at - 1].split()) <= _TITLE_WORDS and zone.kind != "header":
        at -= 1
    split = zone.first + at
    if split == zone.first and zone.heading is None:
        return [replace(zone, kind="experience")]
    if split == zone.first:
        return [zone]
    start = lines[split].span.start
    before = replace(zone, last=split, span=Span(zone.span.start, lines[split - 1].span.end))
    return [before, Zone("experience", split, zone.last, Span(start, zone.span.end), None, start)]


def _with_prose(document: Document, zone: Zone, *, lexicon: Lexicon) -> list[Zone]:
    """Part a stretch without a heading that tells of jobs in whole sentences: from the first one with a range of dates on."""
    lines = document.lines
    texts = [document.text[line.span.start : line.span.end] for line in lines[zone.first : zone.last]]
    at = next((at for at, text in enumerate(texts) if is_prose(text) and _has_range(text, lexicon)), None)
    if zone.heading is not None or zone.kind not in ("header", "summary") or at is None:
        return [zone]
    parts = ((0, at, zone.kind), (at, len(texts), "experience"))
    return [_stretch(document, kind, zone.first + first, zone.first + last) for first, last, kind in parts if first < last]


def _without_states(document: Document, zone: Zone, *, lexicon: Lexicon) -> list[Zone]:
    """Part sentences on what somebody is, knows or likes from the end of jobs without a heading."""
    if zone.kind != "experience" or zone.heading is not None:
        return [zone]
    states = tuple(lexicon.cue("state-opener"))
    lines = document.lines
    end = zone.last
    while end - 1 > zone.first and document.text[lines[end - 1].span.start : lines[end - 1].span.end].lower().startswith(states):
        end -= 1
    if end == zone.last:
        return [zone]
    return [_stretch(document, "experience", zone.first, end), _stretch(document, "summary", end, zone.last)]


def _stretch(document: Document, kind: str, first: int, last: int) -> Zone:
    """Make a part without a heading of some lines."""
    start = document.lines[first].span.start
    return Zone(kind, first, last, Span(start, document.lines[last - 1].span.end), None, start)


def _joined(zones: Sequence[Zone]) -> list[Zone]:
    """Give the prose that follows the first job of a resume without headings to that job and those after it."""
    kept: list[Zone] = []
    for zone in zones:
        before = kept[-1] if kept else None
        if before is not None and zone.heading is before.heading is None and (before.kind, zone.kind) == ("experience", "summary"):
            kept[-1] = replace(before, last=zone.last, span=Span(before.span.start, zone.span.end))
        else:
            kept.append(zone)
    return kept


def _has_range(text: str, lexicon: Lexicon) -> bool:
    return any(dates.start is not None and (dates.end is not None or dates.current) for dates in date_ranges(text, lexicon))


def _is_range(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line is dates and no more: what they date stands above."""
    return any((dates.first, dates.last) == (0, len(text)) for dates in date_ranges(text, lexicon))


def is_prose(line: str) -> bool:
    """Tell a sentence from contact data: many words, most of them in lower case, or in capitals all of them, with few figures."""
    words = line.split()
    small = sum(word[:1].islower() for word in words)
    if small == 0 and line.isupper():
        return len(words) >= _PROSE_WORDS and sum(word[:1].isalpha() for word in words) >= len(words) - 1 and "@" not in line
    return len(words) >= _PROSE_WORDS and small * 2 >= len(words) and "@" not in line
