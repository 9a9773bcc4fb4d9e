"""Reading of a resume -> its certificates and licences, as written."""

import re
from collections.abc import Iterator

from resumefit.lines import bullet_width
from resumefit.resume.model import Certification
from resumefit.resume.reading import Reading
from resumefit.resume.sections import SILENT_KINDS
from resumefit.span import Span

_KINDS = frozenset({"certification", "language_test"})
_PART = re.compile(r"[^,;|•]+")
_LONGEST_PART = 60
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
    for mention in reading.mentions.terms:
        term = reading.lexicon.terms[mention.term]
        if term.kind not in _KINDS or reading.zones[reading.zone_at(mention.span.start)].kind in SILENT_KINDS:
            continue
        if not any(span.overlaps(mention.span) for span in covered) and not any(entry.term == term.id for entry in found.values()):
            name = reading.document.quote(mention.span)
            found.setdefault(name.lower(), Certification(name, mention.span, term.id))
    return tuple(found.values())


def _entries(reading: Reading, first: int, last: int, begin: int) -> Iterator[Span]:
    """Yield the places of a part's entries: its paragraphs, or what commas part in a list of short names."""
    for block in reading.tokens.blocks:
        if block.lines[0] >= last or block.lines[-1] < first:
            continue
        start = max(block.span.start, begin)
        start += bullet_width(reading.document.text[start : block.span.end])
        text = reading.document.text[start : block.span.end]
        parts = [part for part in _PART.finditer(text) if part.group().strip(_STRIPPED)]
        listed = len(parts) > 1 and all(len(part.group()) <= _LONGEST_PART for part in parts)
        for left, right in [part.span() for part in parts] if listed else [(0, len(text))]:
            whole = text[left:right]
            kept = whole.strip(_STRIPPED)
            if any(char.isalpha() for char in kept):
                offset = start + left + whole.index(kept)
                yield Span(offset, offset + len(kept))


def _term(reading: Reading, span: Span) -> str | None:
    named = reading.terms_in(reading.place_of(span))
    return next((mention.term for mention in named if reading.lexicon.terms[mention.term].kind in _KINDS), None)
