"""Reading of a resume -> what it shows of each term, and how strongly."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Self

from resumefit.extract.mentions import Assertion, MetricMention
from resumefit.extract.tokens import Block
from resumefit.lexicon.model import NOT_ASKED_KINDS, Lexicon
from resumefit.resume.ground import Ground, opens_with_deed
from resumefit.resume.model import Evidence, Strength
from resumefit.resume.reading import Reading
from resumefit.span import Span

_OWN_FIELD = NOT_ASKED_KINDS | {"role_title", "career_level", "employment_type", "education"}
"""Kinds of terms that no line of a resume is evidence for: they have fields of their own, or none."""
_AMOUNTS = frozenset({"people", "years", "months", "currency_usd"})
_ENTRY_WORDS = 4
_LISTED_WORDS = 3
"""Words of the longest entry of a list among the deeds."""
_SEPARATORS = frozenset({",", ";", "|", "•", "·", "/"})
_LIST_PARTS = _SEPARATORS | {":", "and", "&", "or"}


class Sighting(NamedTuple):
    """One place that backs a target."""

    target: str
    span: Span
    strength: Strength
    section: str
    position: int | None

    @classmethod
    def at(cls, ground: Ground, span: Span, *, target: str, strength: Strength) -> Self:
        """Note a place with its part and position."""
        return cls(target, span, strength, ground.kind_at(span.start), ground.position_at(span.start))


def sightings(ground: Ground, metrics: Sequence[MetricMention]) -> tuple[list[Sighting], list[tuple[str, Span]]]:
    """Give every place that backs a term, in the order of the text, and the mentions that are none: denied, wished for, other people's."""
    reading = ground.reading
    lexicon = reading.lexicon
    found: list[Sighting] = []
    weak: list[tuple[str, Span]] = []
    silent = frozenset(lexicon.cues["no-evidence"].words)
    valued = _valued(metrics, lexicon)
    for mention, token, assertion in zip(reading.mentions.terms, reading.mentions.first_tokens, reading.assertions, strict=True):
        if mention.term in silent or lexicon.terms[mention.term].kind in _OWN_FIELD or _is_bare_number(mention.term, lexicon):
            continue
        strength = ground.values[token]
        if strength is None:
            continue
        target = lexicon.canonical(mention.term)
        if assertion is not Assertion.AFFIRMED:
            weak.append((target, mention.span))
            continue
        if strength is Strength.SHOWN and not mention.words and (_is_entry(reading, mention.span, token) or _is_listed(ground, token)):
            strength = Strength.LISTED
        if target in valued and valued[target].overlap(mention.span):
            strength = Strength.MEASURED
        found.append(Sighting.at(ground, mention.span, target=target, strength=strength))
    for metric in metrics:
        token = bisect_left(reading.tokens.starts, metric.span.start)
        if ground.values[token] is not None and metric.metric in lexicon.terms:
            found.append(Sighting.at(ground, metric.span, target=lexicon.canonical(metric.metric), strength=Strength.MEASURED))
    found.sort(key=lambda sighting: (sighting.span.start, sighting.span.end))
    return found, weak


@dataclass(frozen=True, slots=True)
class _Places:
    """Places in the order of the text, ready to be asked whether one of them shares a character with another place."""

    starts: list[int]
    ends: list[int]
    """The farthest end so far."""

    def overlap(self, span: Span) -> bool:
        before = bisect_left(self.starts, span.end)
        return before > 0 and self.ends[before - 1] > span.start


def _valued(metrics: Sequence[MetricMention], lexicon: Lexicon) -> dict[str, _Places]:
    """Give the places of the numbers of each target."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for metric in metrics:
        spans[lexicon.canonical(metric.metric)].append(metric.span)
    for own in spans.values():
        own.sort()
    return {
        target: _Places([span.start for span in own], list(accumulate((span.end for span in own), max))) for target, own in spans.items()
    }


def _is_bare_number(term: str, lexicon: Lexicon) -> bool:
    """Say whether a term is a plain amount (years, people led, money): without its number it says nothing."""
    metric = lexicon.metrics.get(term)
    return metric is not None and metric.units[0] in _AMOUNTS


def _is_entry(reading: Reading, span: Span, token: int) -> bool:
    """Say whether a mention is most of a short line among the deeds: a skill named there, not done."""
    block = _block(reading, token)
    first, last = reading.place_of(span)
    if block.last - block.first > _ENTRY_WORDS or opens_with_deed(reading, block.first):
        return False
    return (last - first) * 2 >= block.last - block.first


def _is_listed(ground: Ground, token: int) -> bool:
    """Say whether a mention stands in a line that only lists things, "Excel, Word, Outlook", and tells of nothing done."""
    reading = ground.reading
    stems = reading.tokens.stems
    block = _block(reading, token)
    first, last = block.first, block.last
    length = 0
    for at in range(first, last if stems[last - 1] != "." else last - 1):
        if stems[at] in _LIST_PARTS:
            length = 0
            continue
        length += 1
        if length > _LISTED_WORDS or not stems[at][0].isalpha() or _tells_deed(reading, at, opens=length == 1):
            return False
    if _SEPARATORS.isdisjoint(stems[first:last]) or None in ground.values[first:last]:
        return False
    return not reading.names_role((first, last))


def _tells_deed(reading: Reading, at: int, *, opens: bool) -> bool:
    """Say whether a word is something done: "handling", "answered", or a bare verb where an entry opens; "Excel" is none."""
    word = reading.tokens.raw(at).lower()
    if word in reading.lexicon.cues["past-form"].words:
        return True
    if at not in reading.mentions.verbs or not (opens or word.endswith(("ed", "ing"))):
        return False
    return all(reading.lexicon.terms[mention.term].kind != "tool" for mention in reading.terms_in((at, at + 1)))


def _block(reading: Reading, token: int) -> Block:
    """Give the paragraph or list item that holds a token."""
    return reading.tokens.blocks[bisect_right(reading.tokens.blocks, token, key=lambda block: block.first) - 1]


def gather(found: Sequence[Sighting]) -> tuple[Evidence, ...]:
    """Put the places of each target together, strongest first; targets in the order of first mention."""
    by_target: dict[str, list[Sighting]] = {}
    known: dict[tuple[str, int, int], Strength] = {}
    for sighting in found:
        place = (sighting.target, sighting.span.start, sighting.span.end)
        if place not in known or known[place] < sighting.strength:
            by_target.setdefault(sighting.target, []).append(sighting)
            known[place] = sighting.strength
    evidence = []
    for target, places in by_target.items():
        places.sort(key=lambda place: (-place.strength, place.span.start))
        evidence.append(
            Evidence(
                target,
                places[0].strength,
                tuple([place.span for place in places]),
                tuple([place.section for place in places]),
                tuple([place.position for place in places]),
            )
        )
    return tuple(evidence)
