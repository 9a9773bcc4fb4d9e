"""Wordings of metrics near numbers: names, acronyms, verb and object."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resumefit.extract.numerals import Number
from resumefit.extract.phrases import Hit
from resumefit.extract.terms import Mentions, find_actions, named_by
from resumefit.extract.tokens import Tokens
from resumefit.lexicon.model import Lexicon

REACH = 14
"""A name farther from a number than so many words is not the number's."""
_NAME_REACH = 5
"""The same for names that count only beside a number."""
_ACTION_REACH = 9
_SURFACE, _NAME, _ACTION = 0.0, 1.75, 1.25


@dataclass(frozen=True, slots=True)
class MetricName:
    """A wording of a metric, at tokens `first` to `last`; an action has two parts."""

    metric: str
    parts: tuple[tuple[int, int], ...]
    weight: float
    reach: float
    """A greater distance leaves a number to others."""

    @property
    def first(self) -> int:
        """First token of its first part."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """Token after its last part."""
        return self.parts[-1][1]


def hits_near(numbers: Sequence[Number], hits: Sequence[Hit]) -> list[Hit]:
    """Pick the wordings that some number can reach."""
    near: list[Hit] = []
    done = 0
    for number in numbers:
        begin = max(done, bisect_left(hits, number.outer - 2 * REACH, key=_first))
        done = max(done, bisect_left(hits, number.last + 2 * REACH, key=_first))
        near.extend(hits[begin:done])
    return near


def _first(hit: Hit) -> int:
    return hit.first


def metric_names(tokens: Tokens, hits: Sequence[Hit], lexicon: Lexicon) -> list[MetricName]:
    """Find the wordings of metrics, less those inside a longer one."""
    found: list[MetricName] = []
    for hit in hits:
        place = ((hit.first, hit.last),)
        if hit.phrase.surfaces:
            named = (term for term in named_by(hit, tokens) if term in lexicon.metrics)
            found.extend(MetricName(term, place, _SURFACE, REACH) for term in named)
        if hit.phrase.cues:
            cues = (cue for cue in hit.phrase.cues if cue.startswith("metric:"))
            found.extend(MetricName(cue.removeprefix("metric:"), place, _NAME, _NAME_REACH) for cue in cues)
    longest: dict[int, int] = {}
    for name in found:
        for at in range(name.first, name.last):
            longest[at] = max(longest.get(at, 0), name.last - name.first)
    kept = [name for name in found if all(longest[at] <= name.last - name.first for at in range(name.first, name.last))]
    actions = find_actions(tokens, hits, lexicon=lexicon, owner_prefix="metric:")
    return kept + [MetricName(metric, parts, _ACTION, _ACTION_REACH) for metric, parts in actions]


def by_place(names: Iterable[MetricName]) -> dict[int, list[MetricName]]:
    """Sort names by each of their parts' first tokens."""
    table: dict[int, list[MetricName]] = {}
    for name in names:
        for first in {part[0] for part in name.parts}:
            table.setdefault(first, []).append(name)
    return table


def masks(mentions: Mentions) -> dict[str, list[tuple[int, int]]]:
    """Give, by metric, where wordings stand that only look like it."""
    table: dict[str, list[tuple[int, int]]] = {}
    for cue in mentions.cues:
        if cue.cue.startswith("not-metric:"):
            table.setdefault(cue.cue.removeprefix("not-metric:"), []).append((cue.first, cue.last))
    return table
