"""Reading of a resume -> what each of its words is worth as evidence."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, zip_longest

from resumefit.extract.mentions import MetricMention
from resumefit.extract.tokens import BREAK
from resumefit.lexicon.model import Lexicon
from resumefit.resume.model import Position, Strength
from resumefit.resume.positions import WORK_KINDS, Header
from resumefit.resume.reading import Reading
from resumefit.resume.sections import SILENT_KINDS
from resumefit.span import Span, Spans

DEED_KINDS = WORK_KINDS | {"projects", "awards"}
"""Parts whose lines tell of deeds; the others only name things."""
_MIXED_KINDS = frozenset({"skills"})
"""Parts that name things but tell of deeds in a resume that is ordered by skill."""
_SHORTEST_DEED = 4
"""Words of the shortest line there that tells of a deed."""
_MEASURED_REACH = 24
"""Words from a number within which it still speaks of what its sentence does; some sentences never end."""
_STATES = frozenset({("in",), ("and",), ("or",), (",",)})
_SHORTEST_REPEAT = 4
"""Words of the shortest line that counts once however often it stands there."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the places of a resume are worth as evidence."""

    reading: Reading
    positions: Sequence[Position]
    values: Sequence[Strength | None]
    """Of each token; None where nothing is evidence."""
    kinds: Sequence[str]
    """Section kind of each token."""
    owners: Sequence[int | None]
    """Of each token the index of the position that it belongs to."""


def lay_ground(
    reading: Reading,
    headers: Sequence[Header],
    *,
    positions: Sequence[Position],
    metrics: Sequence[MetricMention],
    silent: Sequence[Span] = (),
) -> Ground:
    """Grade each word by its part, its sentence's numbers and whether it stands in a heading, a header or a repeated line.

    `headers` may be more than `positions`, where one stands there twice. What stands in `silent` places is no evidence.
    """
    values: list[Strength | None] = [None] * len(reading.tokens.stems)
    deeds: list[tuple[int, int]] = []
    for zone in reading.zones:
        if zone.kind in SILENT_KINDS:
            continue
        first, last = reading.place(zone.begin, zone.span.end)
        is_deed = zone.kind in DEED_KINDS
        values[first:last] = [Strength.SHOWN if is_deed else Strength.LISTED] * (last - first)
        told = [(first, last)] if is_deed else list(_told_deeds(reading, (first, last))) if zone.kind in _MIXED_KINDS else []
        for begin, end in told:
            values[begin:end] = [Strength.SHOWN] * (end - begin)
        deeds.extend(told)
    firsts = [first for first, _ in deeds]
    for metric in metrics:
        begin, end = _sentence_around(reading, metric.span)
        for first, last in deeds[max(0, bisect_right(firsts, begin) - 1) : bisect_left(firsts, end)]:
            low, high = max(begin, first), min(end, last)
            if low < high:
                values[low:high] = [Strength.MEASURED] * (high - low)
    for span in (*_header_spans(reading, headers), *_repeats(reading), *silent):
        first, last = reading.place_of(span)
        values[first:last] = [None] * (last - first)
    return Ground(reading, positions, tuple(values), _kinds(reading), _owners(reading, positions))


def _kinds(reading: Reading) -> list[str]:
    """Give the section kind of each token."""
    kinds: list[str] = []
    firsts = [reading.place_of(zone.span).first for zone in reading.zones[1:]]
    for zone, last in zip(reading.zones, (*firsts, len(reading.tokens.stems)), strict=False):
        kinds.extend([zone.kind] * (last - len(kinds)))
    return kinds


def _owners(reading: Reading, positions: Sequence[Position]) -> list[int | None]:
    """Give of each token the index of the position that it belongs to."""
    owners: list[int | None] = [None] * len(reading.tokens.stems)
    places = [reading.place_of(position.span) for position in positions]
    for index, (place, following) in enumerate(zip_longest(places, places[1:])):
        last = place.last if following is None else min(place.last, following.first)
        owners[place.first : last] = [index] * (last - place.first)
    return owners


def _told_deeds(reading: Reading, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs and list items of a part that begin with what somebody did: "Trained four new hires"."""
    blocks = reading.tokens.blocks
    for block in blocks[bisect_left(blocks, place[0], key=lambda block: block.first) :]:
        if block.first >= place[1]:
            return
        if block.last - block.first >= _SHORTEST_DEED and opens_with_deed(reading, block.first):
            yield block.first, block.last


def opens_with_deed(reading: Reading, at: int) -> bool:
    """Say whether a verb in the past stands at a token; "Trained in ..." is a state."""
    word = reading.tokens.raw(at).lower()
    if word not in past_forms(reading.lexicon) and (at not in reading.mentions.verbs or not word.endswith("ed")):
        return False
    return reading.tokens.stems[at + 1 : at + 2] not in _STATES


@lru_cache(maxsize=4)
def past_forms(lexicon: Lexicon) -> frozenset[str]:
    """Give the past forms of irregular verbs."""
    return frozenset(lexicon.cues["past-form"].words)


def _sentence_around(reading: Reading, span: Span) -> tuple[int, int]:
    """Give the tokens of which a number speaks: its sentence, semicolons within it aside."""
    token = bisect_left(reading.tokens.starts, span.start)
    first, last = reading.tokens.sentence(token)
    stems = reading.tokens.stems
    while first > 0 and stems[first - 1] == ";":
        first, _ = reading.tokens.sentence(first - 2) if first > 1 and stems[first - 2] != BREAK else (first - 1, 0)
    while last < len(stems) - 1 and stems[last] == ";":
        _, last = reading.tokens.sentence(last + 1)
    return max(first, token - _MEASURED_REACH), min(last, token + _MEASURED_REACH)


def _header_spans(reading: Reading, headers: Sequence[Header]) -> Iterator[Span]:
    """Yield what stands in headers beside the titles."""
    for header in headers:
        if header.title is None:
            yield Span(header.start, header.body)
            continue
        title = reading.tokens.span(header.title.first, header.title.last)
        if header.start < title.start:
            yield Span(header.start, title.start)
        if title.end < header.body:
            yield Span(title.end, header.body)


def _repeats(reading: Reading) -> Iterator[Span]:
    """Yield paragraphs and list items that say word for word what an earlier one says."""
    seen: set[tuple[str, ...]] = set()
    for block in reading.tokens.blocks:
        words = reading.tokens.stems[block.first : block.last]
        if len(words) < _SHORTEST_REPEAT:
            continue
        if words in seen:
            yield block.span
        seen.add(words)


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words of all places that can be evidence; `spans`, `strengths` and `sentences` run in step."""

    places: Mapping[str, tuple[int, ...]]
    """Stem -> numbers of words."""
    spans: Spans
    strengths: tuple[Strength, ...]
    sentences: tuple[int, ...]
    """A number for the sentence that each stands in."""


def word_index(ground: Ground) -> WordIndex:
    """Index the words of a resume by their stems, with what evidence at each would be worth."""
    tokens, values = ground.reading.tokens, ground.values
    counts = [value is not None and (len(stem) > 1 or stem.isalnum()) for stem, value in zip(tokens.stems, values, strict=True)]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, stem in enumerate(compress(tokens.stems, counts)):
        places[stem].append(number)
    sentences: list[int] = []
    begin = 0
    for number, stop in enumerate((*tokens.stops, len(counts))):
        sentences += [number] * sum(counts[begin:stop])
        begin = stop
    return WordIndex(
        {stem: tuple(numbers) for stem, numbers in places.items()},
        Spans(tuple(compress(tokens.starts, counts)), tuple(compress(tokens.ends, counts))),
        tuple([value for value in compress(values, counts) if value is not None]),
        tuple(sentences),
    )
