"""Reading of a resume -> what it shows of each term, and how strongly."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, Self

from resumefit.extract.mentions import Assertion, MetricMention
from resumefit.extract.tokens import Block
from resumefit.lexicon.model import NOT_ASKED_KINDS, Lexicon
from resumefit.resume.ground import Ground, opens_with_deed, past_forms
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
    def at(cls, ground: Ground, span: Span, *, token: int, target: str, strength: Strength) -> Self:
        """Note a place, whose first token is given, with its part and position."""
        return cls(target, span, strength, ground.kinds[token], ground.owners[token])


def sightings(ground: Ground, metrics: Sequence[MetricMention]) -> tuple[list[Sighting], list[tuple[str, Span]]]:
    """Give every place that backs a term, in the order of the text, and the mentions that are none: denied, wished for, other people's."""
    reading = ground.reading
    lexicon = reading.lexicon
    found: list[Sighting] = []
    weak: list[tuple[str, Span]] = []
    targets = _targets(lexicon)
    valued = _valued(metrics, lexicon)
    lists: dict[int, bool] = {}
    for mention, token, assertion in zip(reading.mentions.terms, reading.mentions.first_tokens, reading.assertions, strict=True):
        target, strength = targets.get(mention.term), ground.values[token]
        if target is None or strength is None:
            continue
        if assertion is not Assertion.AFFIRMED:
            weak.append((target, mention.span))
            continue
        if strength is Strength.SHOWN and not mention.words and _is_named_only(ground, mention.span, token, lists):
            strength = Strength.LISTED
        if target in valued and valued[target].overlap(mention.span):
            strength = Strength.MEASURED
        found.append(Sighting.at(ground, mention.span, token=token, target=target, strength=strength))
    for metric in metrics:
        token = bisect_left(reading.tokens.starts, metric.span.start)
        if ground.values[token] is not None and metric.metric in lexicon.terms:
            target = lexicon.canonical(metric.metric)
            found.append(Sighting.at(ground, metric.span, token=token, target=target, strength=Strength.MEASURED))
    found.sort(key=lambda sighting: _place(sighting.span))
    return found, weak


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


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
        own.sort(key=_place)
    return {
        target: _Places([span.start for span in own], list(accumulate((span.end for span in own), max))) for target, own in spans.items()
    }


@lru_cache(maxsize=4)
def _targets(lexicon: Lexicon) -> Mapping[str, str]:
    """Give of each term that a line of a resume can be evidence for what it is counted as."""
    silent = frozenset(lexicon.cues["no-evidence"].words)
    return {
        term.id: lexicon.canonical(term.id)
        for term in lexicon.terms.values()
        if term.id not in silent and term.kind not in _OWN_FIELD and not _is_bare_number(term.id, lexicon)
    }


def _is_bare_number(term: str, lexicon: Lexicon) -> bool:
    """Say whether a term is a plain amount (years, people led, money): without its number it says nothing."""
    metric = lexicon.metrics.get(term)
    return metric is not None and metric.units[0] in _AMOUNTS


def _is_named_only(ground: Ground, span: Span, token: int, lists: dict[int, bool]) -> bool:
    """Say whether a mention among the deeds is only named there; `lists` keeps of each block whether it is a list."""
    block = ground.reading.block_at(token)
    if _is_entry(ground.reading, span, block):
        return True
    is_list = lists.get(block.first)
    if is_list is None:
        is_list = lists[block.first] = _is_list(ground, block)
    return is_list


def _is_entry(reading: Reading, span: Span, block: Block) -> bool:
    """Say whether a mention is most of a short line among the deeds: a skill named there, not done."""
    if block.last - block.first > _ENTRY_WORDS:
        return False
    opening = block.first + reading.says("negation", (block.first, block.first + 1))
    told = opening in reading.mentions.verbs and block.last - opening >= _LISTED_WORDS
    if told or opens_with_deed(reading, opening):
        return False
    first, last = reading.place_of(span)
    return (last - first) * 2 >= block.last - block.first


def _is_list(ground: Ground, block: Block) -> bool:
    """Say whether a line only lists things, "Excel, Word, Outlook", and tells of nothing done."""
    reading = ground.reading
    stems = reading.tokens.stems
    first, last = block.first, block.last
    if _SEPARATORS.isdisjoint(stems[first:last]) or None in ground.values[first:last]:
        return False
    length = 0
    for at in range(first, last if stems[last - 1] != "." else last - 1):
        if stems[at] in _LIST_PARTS:
            length = 0
            continue
        length += 1
        if length > _LISTED_WORDS or not stems[at][0].isalpha() or _tells_deed(reading, at, opens=length == 1):
            return False
    return not reading.names_role((first, last))


def _tells_deed(reading: Reading, at: int, *, opens: bool) -> bool:
    """Say whether a word is something done: "handling", "answered", or a bare verb where an entry opens; "Excel" is none."""
    word = reading.tokens.raw(at).lower()
    if word in past_forms(reading.lexicon):
        return True
    if at not in reading.mentions.verbs or not (opens or word.endswith(("ed", "ing"))):
        return False
    return all(reading.lexicon.terms[mention.term].kind != "tool" for mention in reading.terms_in((at, at + 1)))


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
        if len(places) > 1:
            places.sort(key=lambda place: (-place.strength, place.span.start))
        _, spans, strengths, sections, positions = zip(*places, strict=True)
        evidence.append(Evidence(target, strengths[0], spans, sections, positions))
    return tuple(evidence)
