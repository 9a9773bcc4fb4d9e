"""Reading of a resume -> its certificates and licences, as written."""

import re
from collections.abc import Iterator, Sequence

from resumefit.extract.phrases import word_forms
from resumefit.lines import LineKind, bullet_width
from resumefit.resume.model import Certification
from resumefit.resume.reading import Reading
from resumefit.resume.sections import SILENT_KINDS, is_prose
from resumefit.span import Span

_KINDS = frozenset({"certification", "language_test"})
_PART = re.compile(r"[^,;|•·]+")
_LONGEST_PART = 60
_ENTRY_MARKS = (",", ";", "|", "•", "·", ":")
_LISTING_KINDS = frozenset({"education", "skills", "awards", "other"})
"""Parts whose lines name things between commas."""
_INITIALS = re.compile(r"\(([A-Z]{3,8})\)")
_BARE_DATE = re.compile(r"[\s(]*(?:[A-Za-z]{3,9}\.?\s)?(?:\d{1,2}/)?(?:19|20)\d\d[\s).]*")
_YEAR_OF_ANOTHER = re.compile(r"(?:19|20)\d\d[).]+\s+")
"""A year that ends the entry before, where no other mark stands between."""
_STRIPPED = " \t.,;:-–—|•*"


def find_certifications(reading: Reading) -> tuple[Certification, ...]:
    """Give each entry of a part on certificates, and each known certificate named elsewhere, once."""
    found: dict[str, Certification] = {}
    for zone in reading.zones:
        if zone.kind == "certifications":
            for span in _entries(reading, zone.first, zone.last, zone.begin):
                name = reading.document.quote(span)
                found.setdefault(name.lower(), Certification(name, span, _term(reading, span)))
    covered = [entry.span for entry in found.values()]
    known = {entry.term for entry in found.values()}
    for mention in reading.mentions.terms:
        term = reading.lexicon.terms[mention.term]
        if term.kind not in _KINDS or reading.zones[reading.zone_at(mention.span.start)].kind in SILENT_KINDS:
            continue
        if term.id not in known and not any(span.overlaps(mention.span) for span in covered):
            span = _entry_around(reading, mention.span)
            name = reading.document.quote(span)
            known.add(found.setdefault(name.lower(), Certification(name, span, term.id)).term)
            covered.append(span)
    return tuple(found.values())


def _entries(reading: Reading, first: int, last: int, begin: int) -> Iterator[Span]:
    """Yield the places of a part's entries: its paragraphs, or what commas part in a list of short names."""
    for start, end in _paragraphs(reading, first, last, begin):
        text = reading.document.text[start:end]
        parts = [Span(start + part.start(), start + part.end()) for part in _PART.finditer(text) if part.group().strip(_STRIPPED)]
        names = _with_their_years(reading, parts)
        listed = len(names) > 1 and all(len(part) <= _LONGEST_PART for part in names)
        yield from (span for part in (names if listed else [Span(start, end)]) if (span := _stripped(reading, part)) is not None)


def _paragraphs(reading: Reading, first: int, last: int, begin: int) -> Iterator[tuple[int, int]]:
    """Yield a part's paragraphs without the marks of list items; one that a line break cut in two comes whole."""
    text = reading.document.text
    held: tuple[int, int] | None = None
    for block in reading.tokens.blocks:
        if block.lines[0] >= last or block.lines[-1] < first:
            continue
        start = max(block.span.start, begin)
        start += bullet_width(text[start : block.span.end])
        if start >= block.span.end:
            continue
        if held is not None and block.kind is not LineKind.BULLET and _is_cut(text[held[0] : held[1]], text[start : block.span.end]):
            held = (held[0], block.span.end)
            continue
        if held is not None:
            yield held
        held = (start, block.span.end)
    if held is not None:
        yield held


def _is_cut(above: str, below: str) -> bool:
    """Say whether two lines are one name: the initials in brackets in the lower one are those of words in both."""
    letters = _INITIALS.search(below)
    if letters is None or _INITIALS.search(above):
        return False
    own = [word[0] for word in below[: letters.start()].split() if word[0].isupper()]
    both = [word[0] for word in above.split() if word[0].isupper()] + own
    return len(own) < len(letters[1]) and "".join(both).endswith(letters[1])


def _with_their_years(reading: Reading, parts: Sequence[Span]) -> list[Span]:
    """Join to a name what follows it and only says when: a year, "valid to 2027"."""
    names: list[Span] = []
    validity = word_forms(reading.lexicon, "validity")
    for part in parts:
        first, last = reading.place_of(part)
        told = first < last and (reading.tokens.stems[first] in validity or _BARE_DATE.fullmatch(reading.document.quote(part)) is not None)
        if told and names:
            names[-1] = Span(names[-1].start, part.end)
        else:
            names.append(part)
    return names


def _entry_around(reading: Reading, span: Span) -> Span:
    """Widen a certificate that a line of schooling or skills names to the whole entry there."""
    if reading.zones[reading.zone_at(span.start)].kind not in _LISTING_KINDS:
        return span
    line = reading.document.line_at(span.start)
    if line is None or span.end > line.span.end:
        return span
    text = reading.document.text
    low = max(text.rfind(mark, line.span.start, span.start) for mark in _ENTRY_MARKS) + 1
    high = min((at for mark in _ENTRY_MARKS if (at := text.find(mark, span.end, line.span.end)) >= 0), default=line.span.end)
    start = max(low, line.span.start)
    start += bullet_width(text[start:high])
    start += len(text[start:high]) - len(text[start:high].lstrip())
    year = _YEAR_OF_ANOTHER.match(text, start, high)
    start = year.end() if year is not None and year.end() <= span.start else start
    entry = _stripped(reading, Span(start, high)) if start < high else None
    if entry is None or len(entry) > _LONGEST_PART or is_prose(text[entry.start : entry.end]):
        return span
    return entry


def _stripped(reading: Reading, part: Span) -> Span | None:
    """Leave out marks around an entry; None where no letter is left."""
    whole = reading.document.text[part.start : part.end]
    kept = whole.strip(_STRIPPED)
    if not any(char.isalpha() for char in kept):
        return None
    offset = part.start + whole.index(kept)
    return Span(offset, offset + len(kept))


def _term(reading: Reading, span: Span) -> str | None:
    named = reading.terms_in(reading.place_of(span))
    return next((mention.term for mention in named if reading.lexicon.terms[mention.term].kind in _KINDS), None)
