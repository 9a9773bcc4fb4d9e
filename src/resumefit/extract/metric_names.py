"""Wordings of metrics near numbers: names, acronyms, verb and object."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from resumefit.extract.numerals import Number
from resumefit.extract.phrases import Hit
from resumefit.extract.terms import Mentions, find_metric_actions, is_written
from resumefit.lexicon.model import Lexicon

REACH = 14
"""A name farther from a number than so many words is not the number's."""
_NOT_METRIC = "not-metric:"
_NAME_REACH = 5
"""The same for names that count only beside a number."""
_ACTION_REACH = 9
_SURFACE, _NAME, _ACTION = 0.0, 1.75, 1.25


class MetricName(NamedTuple):
    """A wording of a metric, at tokens `first` to `last`; an action has two parts."""

    metric: str
    parts: tuple[tuple[int, int], ...]
    weight: float
    reach: float
    """A greater distance leaves a number to others."""
    first: int
    """First token of its first part."""
    last: int
    """Token after its last part."""


def hits_near(numbers: Sequence[Number], hits: Sequence[Hit]) -> list[Hit]:
    """Pick the wordings that some number can reach."""
    near: list[Hit] = []
    firsts = [hit.first for hit in hits]
    done = 0
    for number in numbers:
        begin = max(done, bisect_left(firsts, number.outer - 2 * REACH))
        done = max(done, bisect_left(firsts, number.last + 2 * REACH))
        near.extend(hits[begin:done])
    return near


def metric_names(mentions: Mentions, hits: Sequence[Hit], lexicon: Lexicon) -> list[MetricName]:
    """Find the wordings of metrics among some hits, less those inside a longer one."""
    found: list[MetricName] = []
    for hit in hits:
        sense, first, last = hit
        if sense.metrics or sense.metric_names:
            place = ((first, last),)
            found.extend(
                MetricName(metric, place, _SURFACE, REACH, first, last)
                for metric, case in sense.metrics
                if is_written(hit, mentions.tokens, case)
            )
            found.extend(MetricName(metric, place, _NAME, _NAME_REACH, first, last) for metric in sense.metric_names)
    longest: dict[int, int] = {}
    for name in found:
        length = name.last - name.first
        for at in range(name.first, name.last):
            if longest.get(at, 0) < length:
                longest[at] = length
    kept = [name for name in found if max([longest[at] for at in range(name.first, name.last)]) <= name.last - name.first]
    actions = find_metric_actions(mentions, lexicon, near=frozenset([hit.first for hit in hits]))
    return kept + [MetricName(metric, parts, _ACTION, _ACTION_REACH, parts[0][0], parts[-1][1]) for metric, parts in actions]


class NamePlaces:
    """Names by the first tokens of their parts, in order."""

    def __init__(self, names: Sequence[MetricName]) -> None:
        parts = sorted([(first, number) for number, name in enumerate(names) for first, _ in name.parts])
        self._names = tuple(names)
        self._firsts = [first for first, _ in parts]
        self._numbers = [number for _, number in parts]

    def between(self, first: int, last: int) -> list[MetricName]:
        """Give the names of which a part begins at one of tokens `first` to `last` (excluded), each once."""
        numbers = self._numbers[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]
        return [self._names[number] for number in dict.fromkeys(numbers)]


def masks(mentions: Mentions) -> dict[str, list[tuple[int, int]]]:
    """Give, by metric, where wordings stand that only look like it."""
    table: dict[str, list[tuple[int, int]]] = {}
    for cue, places in mentions.cue_places.items():
        if cue.startswith(_NOT_METRIC):
            table[cue.removeprefix(_NOT_METRIC)] = [(place.first, place.last) for place in places]
    return table
