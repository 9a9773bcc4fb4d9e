"""Skills lists -> their entries that no term of the lexicon covers, as open phrases."""

import re
from collections.abc import Iterator

from resumefit.extract.mentions import Assertion
from resumefit.extract.tokens import Block
from resumefit.resume.evidence import Ground, Sighting
from resumefit.resume.reading import Reading
from resumefit.span import Span

OPEN = "open:"
_ENTRY = re.compile(r"(?:[^,;|•·/()]|(?<=\w)/(?=\w))+")
_MOST_WORDS = 4
_LONGEST = 40
_STRIPPED = " \t.:-–—*&"


def open_entries(ground: Ground) -> Iterator[Sighting]:
    """Yield entries of one to four words that hold no known term; cut at commas, semicolons and bars."""
    reading = ground.reading
    for block in reading.tokens.blocks:
        zone = reading.zones[reading.zone_at(block.span.start)]
        if zone.kind != "skills":
            continue
        for span in _entries(reading, block, zone.begin):
            first, last = reading.token_range(span.start, span.end)
            if any(True for _ in reading.terms_in(first, last)) or not _is_name(reading, first, last):
                continue
            worth = ground.worth(span, first)
            if worth is not None:
                yield Sighting(OPEN + reading.document.quote(span).lower(), span, worth[0], worth[1], worth[2])


def _entries(reading: Reading, block: Block, begin: int) -> Iterator[Span]:
    if block.first == block.last:
        return
    start = max(reading.tokens.starts[block.first], begin)
    for entry in _ENTRY.finditer(reading.document.text, start, max(start, block.span.end)):
        kept = entry.group().strip(_STRIPPED)
        if kept and len(kept) <= _LONGEST:
            offset = entry.start() + entry.group().index(kept)
            yield Span(offset, offset + len(kept))


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Say whether an entry reads like the name of a skill: few words, none of them a function word at the end, letters in it."""
    if not 0 < last - first <= _MOST_WORDS:
        return False
    filler = {cue.first for name in ("filler", "function") for cue in reading.cues_in(name, first, last) if cue.last - cue.first == 1}
    words = [at for at in range(first, last) if reading.tokens.stems[at][0].isalpha()]
    return bool(words) and first not in filler and last - 1 not in filler and Assertion.NEGATED not in _asserted(reading, first, last)


def _asserted(reading: Reading, first: int, last: int) -> tuple[Assertion, ...]:
    return tuple(Assertion.NEGATED for cue in reading.cues_in("negation", first, last))
