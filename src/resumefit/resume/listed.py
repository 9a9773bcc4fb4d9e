"""Skills lists -> their entries that no term of the lexicon covers, as open phrases."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import Block, phrase_stems, word_stems
from resumefit.lexicon.model import Lexicon
from resumefit.resume.evidence import Sighting
from resumefit.resume.ground import DEED_KINDS, Ground
from resumefit.resume.model import Strength
from resumefit.resume.reading import Place, Reading
from resumefit.span import Span

OPEN = "open:"
_ENTRY = re.compile(r"(?:[^,;|•·/()]|(?<=\w)/(?=\w))+")
_MOST_WORDS = 4
_LONGEST = 40
_SHORTEST = 2
"""Letters of a single word that are too few to name a skill."""
_ENTRY_CUE = "entry:"
_STRIPPED = " \t.:-–—*&"
_WINDOW = 6
"""Words among which all words of a listed phrase stand where a line of a job says it too."""


def open_entries(ground: Ground) -> Iterator[Sighting]:
    """Yield entries of one to four words that hold no known term, and where lines of jobs say the same words.

    Entries are cut at commas, semicolons and bars. A single word counts
    only with a capital, and unless any posting is full of it; some words are a known term where they are a whole entry.
    """
    stems = ground.reading.tokens.stems
    entries: dict[str, _Entry] = {}
    for entry in _unknown_entries(ground):
        entries.setdefault(entry.target, entry)
    unknown = [entry.place for entry in entries.values() if not entry.known]
    places = _deed_places(ground, {stem for first, last in unknown for stem in stems[first:last]})
    for target, span, (first, last), strength, known in entries.values():
        yield Sighting.at(ground, span, token=first, target=target, strength=strength)
        shown = None if known else _shown(ground, stems[first:last], places)
        if shown is not None:
            token = ground.reading.place_of(shown[0]).first
            yield Sighting.at(ground, shown[0], token=token, target=target, strength=shown[1])


class _Entry(NamedTuple):
    """What a list names and no term's wording covers."""

    target: str
    span: Span
    place: Place
    strength: Strength
    known: bool
    """The target is a term, which the lines of jobs name in their own words."""


def _unknown_entries(ground: Ground) -> Iterator[_Entry]:
    """Yield the entries of skills lists that read like names and hold no known term."""
    reading = ground.reading
    alone = _named_alone(reading.lexicon)
    for block in reading.tokens.blocks:
        zone = reading.zones[reading.zone_at(block.span.start)]
        if zone.kind != "skills" or block.first == block.last or (ground.values[block.first] or 0) > Strength.LISTED:
            continue
        for span in _entries(reading, block, zone.begin):
            place = reading.place_of(span)
            strength = ground.values[place.first] if place.first < place.last else None
            if strength is None or reading.terms_in(place):
                continue
            term = alone.get(reading.tokens.stems[place.first : place.last])
            if term is not None or _is_name(reading, *place):
                yield _Entry(term or OPEN + reading.document.quote(span).lower(), span, place, strength, known=term is not None)


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
    """Say whether an entry reads like the name of a skill."""
    if not 0 < last - first <= _MOST_WORDS:
        return False
    stems = reading.tokens.stems
    words = [at for at in range(first, last) if stems[at][0].isalpha()]
    empty = word_forms(reading.lexicon, "function")
    if not words or stems[first] in empty or stems[last - 1] in empty or reading.says("negation", (first, last)):
        return False
    if stems[first] in word_forms(reading.lexicon, "validity", "entry-opener"):
        return False
    raw = reading.tokens.raw(words[0])
    capital = (reading.small or raw[:1].isupper()) and len(raw) > _SHORTEST
    return len(words) > 1 or (capital and stems[words[0]] not in _vague(reading.lexicon))


@lru_cache(maxsize=4)
def _named_alone(lexicon: Lexicon) -> Mapping[tuple[str, ...], str]:
    """Give the words that name a term where they are a whole entry of a list of skills, and nowhere else: "Returns"."""
    stem = phrase_index(lexicon).stem
    return {
        phrase_stems(word, stem): lexicon.canonical(cue.removeprefix(_ENTRY_CUE))
        for cue, own in lexicon.cues.items()
        if cue.startswith(_ENTRY_CUE)
        for word in own.words
    }


@lru_cache(maxsize=4)
def _vague(lexicon: Lexicon) -> frozenset[str]:
    """Give the words that alone name no skill: common in all postings, filler, or a title."""
    stem = phrase_index(lexicon).stem
    titles = (*lexicon.cue("title-head"), *lexicon.cue("title-rank"))
    heads = word_stems(titles, stem)
    return word_forms(lexicon, "common", "filler", "function") | heads


def _deed_places(ground: Ground, wanted: Set[str]) -> dict[str, list[int]]:
    """Find where the parts that tell of deeds say certain words."""
    reading = ground.reading
    places: dict[str, list[int]] = {}
    for zone in reading.zones if wanted else ():
        if zone.kind in DEED_KINDS:
            first, last = reading.place(zone.begin, zone.span.end)
            for at, stem in enumerate(reading.tokens.stems[first:last], first):
                if stem in wanted:
                    places.setdefault(stem, []).append(at)
    return places


def _shown(ground: Ground, stems: tuple[str, ...], places: dict[str, list[int]]) -> tuple[Span, Strength] | None:
    """Find the best place where a line of a job says all words of an entry close together."""
    words = [stem for stem in stems if stem[0].isalnum() and stem not in word_forms(ground.reading.lexicon, "function")]
    if not words or any(word not in places for word in words):
        return None
    best: tuple[Span, Strength] | None = None
    for at in places[words[0]]:
        near = [_nearest(places[word], at) for word in words[1:]]
        low, high = min([at, *near]), max([at, *near])
        strength = ground.values[at]
        if strength is None or high - low >= _WINDOW or ground.reading.tokens.sentence(at)[1] <= high:
            continue
        if best is None or strength > best[1]:
            best = (ground.reading.tokens.span(low, high + 1), strength)
    return best


def _nearest(places: list[int], at: int) -> int:
    index = bisect_left(places, at)
    return min(places[max(0, index - 1) : index + 1], key=lambda place: abs(place - at))
