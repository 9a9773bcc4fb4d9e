"""Hits -> the duties that a text tells: which verb is done to which object, within the verb's clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from resumefit.extract.phrases import Duty, Hit
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


class Deed(NamedTuple):
    """A duty where a text tells it."""

    duty: Duty
    verb: int
    """First token of the verb."""
    parts: Parts
    """Verb and object, in the order of the text."""


class Clauses:
    """The verbs and objects of all duties in one text, and how far each verb reaches."""

    def __init__(self, stems: Sequence[str], verbs: Sequence[Hit], objects: Sequence[Hit]) -> None:
        """Take the hits of verbs and of objects, in the order of the text."""
        self.verb_tokens = frozenset([hit.first for hit in verbs])
        """First tokens of all words that are the verb of some duty."""
        self._stems = stems
        self._verbs = verbs
        self._objects = objects
        self._ends = [at for at, stem in enumerate(stems) if stem in _GAP_STOPS]
        self._openings = sorted(at for at in self.verb_tokens.difference([hit.first for hit in objects]) if at and stems[at - 1] in _LINKS)
        """Verbs behind a comma or "and" that no duty is done to: a clause of their own opens there."""

    def deeds(self, duties: Sequence[Duty]) -> Iterator[Deed]:
        """Yield the duties that verbs and objects make together, verb by verb.

        Of one verb what stands before it comes first, then what follows as far as its clause goes.
        """
        objects = self._objects
        firsts = [hit.first for hit in objects]
        for verb in self._verbs:
            first, last, sense = verb
            verbs = sense.verbs
            begin = bisect_left(firsts, first - _BACKWARD_REACH)
            end = bisect_left(firsts, last + _FORWARD_GAP, begin)
            near = [hit for hit in objects[begin:end] if not verbs.isdisjoint(hit[2].objects)]
            if not near:
                continue
            place = (first, last)
            for hit in self._before(verb, near):
                parts, between = ((hit.first, hit.last), place), first - hit.last
                for number in sorted(verbs & hit.sense.objects) if between <= _BACKWARD_GAP else ():
                    yield Deed(duties[number], first, parts)
            for hit in self._behind(verb, near):
                parts, between = (place, (hit.first, hit.last)), hit.first - last
                for number in sorted(verbs & hit.sense.objects):
                    if between <= duties[number].gap:
                        yield Deed(duties[number], first, parts)

    def _before(self, verb: Hit, near: Iterable[Hit]) -> list[Hit]:
        """Pick the objects that lead to a verb without a mark or a bare "and" between ("took orders and ran ..."), the nearest first."""
        stems, at = self._stems, verb.first
        leading = [
            hit for hit in near if hit.last <= at and _BEFORE_STOPS.isdisjoint(stems[hit.first : at]) and stems[hit.last : at] != ("and",)
        ]
        return sorted(leading, key=lambda hit: -hit.first) if len(leading) > 1 else leading

    def _behind(self, verb: Hit, near: Iterable[Hit]) -> list[Hit]:
        """Pick the objects that follow a verb within its clause."""
        following = [hit for hit in near if hit.first >= verb.last]
        if not following:
            return following
        end = self._reach(verb.last)
        return [hit for hit in following if hit.first < end]

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
