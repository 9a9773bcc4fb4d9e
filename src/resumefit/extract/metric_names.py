"""Wordings of metrics near numbers: names, acronyms, verb and object."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resumefit.extract.numerals import Number
from resumefit.extract.terms import Mentions, is_written
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


def metric_names(mentions: Mentions, numbers: Sequence[Number], lexicon: Lexicon) -> list[MetricName]:
    """Find the wordings of metrics that some number can reach, less those inside a longer one."""
    reach = _within_reach(numbers)
    names, deeds = mentions.metrics
    found: list[MetricName] = []
    for at in _begun_in(reach, [hit.first for hit in names]):
        first, last, sense = hit = names[at]
        place = ((first, last),)
        for metric, case in sense.metrics:
            if is_written(hit, mentions.tokens, case):
                found.append(MetricName(metric, place, _SURFACE, REACH, first, last))
        found.extend(MetricName(metric, place, _NAME, _NAME_REACH, first, last) for metric in sense.metric_names)
    longest = _longest(found)
    kept = [name for name in found if not _is_inside(name, longest)]
    for at in _begun_in(reach, [deed.verb for deed in deeds]):
        duty, _, parts = deeds[at]
        kept.append(MetricName(duty.owner, parts, _ACTION, _ACTION_REACH, parts[0][0], parts[-1][1]))
    return kept


def _longest(names: Sequence[MetricName]) -> dict[int, int]:
    """Give the length of the longest name that holds a token; of tokens that only names of one word hold nothing."""
    longest: dict[int, int] = {}
    for name in names:
        length = name.last - name.first
        if length > 1:
            for at in range(name.first, name.last):
                longest[at] = max(length, longest.get(at, 0))
    return longest


def _is_inside(name: MetricName, longest: dict[int, int]) -> bool:
    length = name.last - name.first
    return any(longest.get(at, 1) > length for at in range(name.first, name.last)) if length > 1 else name.first in longest


def _within_reach(numbers: Sequence[Number]) -> list[tuple[int, int]]:
    """Give the stretches of tokens at which a name can begin that some number can be of, in order and apart."""
    stretches: list[tuple[int, int]] = []
    done = 0
    for number in numbers:
        first, last = max(done, number.outer - 2 * REACH), max(done, number.last + 2 * REACH)
        stretches.append((first, last))
        done = last
    return stretches


def _begun_in(stretches: Sequence[tuple[int, int]], firsts: Sequence[int]) -> Iterator[int]:
    """Give the indexes of those first tokens, in order, that lie within stretches."""
    for first, last in stretches:
        yield from range(bisect_left(firsts, first), bisect_left(firsts, last))


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
