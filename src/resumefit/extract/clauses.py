"""Hits -> the duties that a text tells: which verb is done to which object, within the verb's clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from resumefit.extract.phrases import Hit
from resumefit.extract.tokens import STOPS

_GAP_STOPS = STOPS | {":", "(", ")", "•", "|"}
_BEFORE_STOPS = _GAP_STOPS | {","}
_LINKS = frozenset({",", "and", "or", "&", "/", "to"})
_BACKWARD_GAP = 2
"""How many words may stand between an object and the verb that follows it ("complaints are promptly resolved")."""
_BACKWARD_REACH = _BACKWARD_GAP + 3
"""The same from the object's first word on."""
_FORWARD_GAP = 12

Parts = tuple[tuple[int, int], ...]
"""Token ranges of an unbroken wording, or of a verb and its object."""


class Party(NamedTuple):
    """A wording as the verb or the object of some duties."""

    hit: Hit
    actions: frozenset[int]
    """Indexes into `PhraseIndex.actions`."""


class Clauses:
    """The verbs and objects of all duties in one text, and how far each verb reaches."""

    def __init__(self, stems: Sequence[str], verbs: Iterable[Hit], objects: Iterable[Hit]) -> None:
        """Take the hits of verbs and of objects, in the order of the text."""
        self.verb_tokens = frozenset([hit.first for hit in verbs])
        """First tokens of all words that are the verb of some duty."""
        self._stems = stems
        self._ends = [at for at, stem in enumerate(stems) if stem in _GAP_STOPS]
        self._openings = sorted(at for at in self.verb_tokens.difference([hit.first for hit in objects]) if at and stems[at - 1] in _LINKS)
        """Verbs behind a comma or "and" that no duty is done to: a clause of their own opens there."""

    def duties(self, verbs: Iterable[Party], objects: Sequence[Party], actions: Sequence[tuple[str, int]]) -> Iterator[tuple[str, Parts]]:
        """Yield the owners of the duties that verbs and objects in order make together, with the places of both words.

        Of one verb what stands before it comes first, then what follows as far as its clause goes.
        """
        firsts = [party.hit.first for party in objects]
        done = frozenset().union(*[party.actions for party in objects])
        for verb, own in verbs:
            if own.isdisjoint(done):
                continue
            begin = bisect_left(firsts, verb.first - _BACKWARD_REACH)
            end = bisect_left(firsts, verb.last + _FORWARD_GAP, begin)
            near = [party for party in objects[begin:end] if not own.isdisjoint(party.actions)]
            if near:
                place = (verb.first, verb.last)
                for target in self._before(verb, near):
                    between = verb.first - target.hit.last
                    for number in sorted(own & target.actions):
                        if between <= _BACKWARD_GAP:
                            yield actions[number][0], ((target.hit.first, target.hit.last), place)
                for target in self._behind(verb, near):
                    between = target.hit.first - verb.last
                    for number in sorted(own & target.actions):
                        owner, gap = actions[number]
                        if between <= gap:
                            yield owner, (place, (target.hit.first, target.hit.last))

    def _before(self, verb: Hit, near: Iterable[Party]) -> list[Party]:
        """Pick the objects that lead to a verb without a mark between, the nearest first."""
        stems, at = self._stems, verb.first
        leading = [party for party in near if party.hit.last <= at and _BEFORE_STOPS.isdisjoint(stems[party.hit.first : at])]
        return sorted(leading, key=lambda party: -party.hit.first) if len(leading) > 1 else leading

    def _behind(self, verb: Hit, near: Iterable[Party]) -> list[Party]:
        """Pick the objects that follow a verb within its clause."""
        following = [party for party in near if party.hit.first >= verb.last]
        if not following:
            return following
        end = self._reach(verb.last)
        return [party for party in following if party.hit.first < end]

    def _reach(self, first: int) -> int:
        """Give the token before which what follows a verb ends: at a mark, and at the verb of the next clause once an object was said."""
        end = min(first + _FORWARD_GAP, len(self._stems))
        stop = bisect_left(self._ends, first)
        if stop < len(self._ends):
            end = min(end, self._ends[stop])
        opening = bisect_right(self._openings, first)
        if opening == len(self._openings) or self._openings[opening] >= end:
            return end
        said = first
        while said < end and (self._stems[said] in _LINKS or said in self.verb_tokens):
            said += 1
        opening = bisect_right(self._openings, said)
        return min(end, self._openings[opening]) if opening < len(self._openings) else end
