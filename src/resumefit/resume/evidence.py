"""Reading of a resume -> what it shows of each term, and how strongly."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resumefit.extract.mentions import Assertion, MetricMention
from resumefit.extract.tokens import BREAK
from resumefit.lexicon.model import NOT_ASKED_KINDS, Lexicon
from resumefit.resume.model import Evidence, Position, Strength
from resumefit.resume.positions import WORK_KINDS, Header
from resumefit.resume.reading import Reading
from resumefit.resume.sections import SILENT_KINDS
from resumefit.span import Span

DEED_KINDS = WORK_KINDS | {"projects", "awards"}
"""Parts whose lines tell of deeds; the others only name things."""
_OWN_FIELD = NOT_ASKED_KINDS | {"role_title", "career_level", "employment_type", "education"}
"""Kinds of terms that no line of a resume is evidence for: they have fields of their own, or none."""
_MOST_BROADER = 3
_SHORTEST_REPEAT = 4
"""Words of the shortest line that counts once however often it stands there."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place that backs a target."""

    target: str
    span: Span
    strength: Strength
    section: str
    position: int | None


@dataclass(frozen=True)
class Ground:
    """What a place in a resume is worth as evidence."""

    reading: Reading
    positions: Sequence[Position]
    quiet: tuple[Span, ...]
    """Headings, what stands beside the titles of positions, and repeated lines; in order, apart from each other."""
    measured: tuple[tuple[int, int], ...]
    """Token ranges of the sentences that hold a number of a metric."""

    def worth(self, span: Span, token: int) -> tuple[Strength, str, int | None] | None:
        """Give strength, section kind and position of a place; None where nothing is evidence."""
        kind = self.reading.zones[self.reading.zone_at(span.start)].kind
        if kind in SILENT_KINDS or self.is_quiet(span.start):
            return None
        if kind not in DEED_KINDS:
            return Strength.LISTED, kind, None
        at = bisect_right(self.measured, (token, len(self.reading.tokens.stems))) - 1
        inside = at >= 0 and self.measured[at][0] <= token < self.measured[at][1]
        return (Strength.MEASURED if inside else Strength.SHOWN), kind, self.position_at(span.start)

    def is_quiet(self, offset: int) -> bool:
        """Say whether a place lies in a header's employer or dates, or in a repeated line."""
        at = bisect_right(self.quiet, offset, key=lambda span: span.start) - 1
        return at >= 0 and offset < self.quiet[at].end

    def position_at(self, offset: int) -> int | None:
        """Give the index of the position that a place belongs to."""
        at = bisect_right(self.positions, offset, key=lambda position: position.span.start) - 1
        return at if at >= 0 and offset < self.positions[at].span.end else None


def lay_ground(reading: Reading, headers: Sequence[Header], *, positions: Sequence[Position], metrics: Sequence[MetricMention]) -> Ground:
    """Mark what is quiet and which sentences are measured; `headers` may be more than `positions`, where one stands there twice."""
    headings = [zone.heading for zone in reading.zones if zone.heading is not None]
    quiet = sorted([*headings, *_header_spans(reading, headers), *_repeats(reading)])
    apart: list[Span] = []
    for span in quiet:
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    sentences = {reading.tokens.sentence(bisect_left(reading.tokens.starts, metric.span.start)) for metric in metrics}
    return Ground(reading, positions, tuple(apart), tuple(sorted(sentences)))


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


def sightings(ground: Ground, metrics: Sequence[MetricMention]) -> tuple[list[Sighting], list[tuple[str, Span]]]:
    """Give every place that backs a term, in the order of the text, and the mentions that are none: denied, wished for, other people's."""
    reading = ground.reading
    lexicon = reading.lexicon
    found: list[Sighting] = []
    weak: list[tuple[str, Span]] = []
    valued = {(metric.metric, ground.position_at(metric.span.start)): metric.span for metric in reversed(metrics)}
    for mention, token, assertion in zip(reading.mentions.terms, reading.mentions.first_tokens, reading.assertions, strict=True):
        if lexicon.terms[mention.term].kind in _OWN_FIELD:
            continue
        worth = ground.worth(mention.span, token)
        if worth is None:
            continue
        target = lexicon.canonical(mention.term)
        if assertion is not Assertion.AFFIRMED:
            weak.append((target, mention.span))
            continue
        strength, section, position = worth
        if any(lexicon.canonical(name) == target and span.overlaps(mention.span) for (name, _), span in valued.items()):
            strength = Strength.MEASURED
        found.append(Sighting(target, mention.span, strength, section, position))
    for metric in metrics:
        worth = ground.worth(metric.span, bisect_left(reading.tokens.starts, metric.span.start))
        if worth is not None and metric.metric in lexicon.terms:
            found.append(Sighting(lexicon.canonical(metric.metric), metric.span, Strength.MEASURED, worth[1], worth[2]))
    found.sort(key=lambda sighting: (sighting.span.start, sighting.span.end))
    return found, weak


def gather(found: Sequence[Sighting], lexicon: Lexicon) -> tuple[Evidence, ...]:
    """Put the places of each target together, strongest first; targets in the order of first mention."""
    by_target: dict[str, list[Sighting]] = {}
    for sighting in found:
        places = by_target.setdefault(sighting.target, [])
        if not any(place.span == sighting.span and place.strength >= sighting.strength for place in places):
            places.append(sighting)
    evidence = []
    for target, places in by_target.items():
        places.sort(key=lambda place: (-place.strength, place.span.start))
        evidence.append(
            Evidence(
                target,
                places[0].strength,
                tuple(place.span for place in places),
                tuple(place.section for place in places),
                tuple(place.position for place in places),
                _other_names(target, lexicon),
            )
        )
    return tuple(evidence)


def _other_names(target: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the broader terms of a term, nearest first, and its label as an open phrase."""
    if target not in lexicon.terms:
        return ()
    names: list[str] = []
    ahead = list(lexicon.terms[target].broader)
    while ahead and len(names) < _MOST_BROADER:
        name = lexicon.canonical(ahead.pop(0))
        if name not in names and name in lexicon.terms:
            names.append(name)
            ahead.extend(lexicon.terms[name].broader)
    return (*names, "open:" + lexicon.terms[target].label.lower())


def stem_index(ground: Ground) -> tuple[dict[str, tuple[int, ...]], tuple[Span, ...], tuple[Strength, ...]]:
    """Index the words of all places that can be evidence: stem -> numbers of words, their places and what they are worth."""
    tokens = ground.reading.tokens
    places: dict[str, list[int]] = {}
    spans: list[Span] = []
    strengths: list[Strength] = []
    for at, stem in enumerate(tokens.stems):
        if stem == BREAK or not (stem[0].isalnum() or len(stem) > 1):
            continue
        span = Span(tokens.starts[at], tokens.ends[at])
        worth = ground.worth(span, at)
        if worth is None:
            continue
        places.setdefault(stem, []).append(len(spans))
        spans.append(span)
        strengths.append(worth[0])
    return {stem: tuple(numbers) for stem, numbers in places.items()}, tuple(spans), tuple(strengths)
