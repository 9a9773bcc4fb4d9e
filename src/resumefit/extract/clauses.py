"""Hits -> the duties that a text tells: which verb is done to which object, within the verb's clause."""

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
        self._object_tokens = frozenset([hit.first for hit in objects])

    def deeds(self, duties: Sequence[Duty]) -> Iterator[Deed]:
        """Yield the duties that verbs and objects make together, verb by verb.

        Of one verb what stands before it comes first, then what follows as far as its clause goes.
        """
        objects = [(hit[0], hit[2].objects, hit) for hit in self._objects]
        count = len(objects)
        begin = end = 0
        for verb in self._verbs:
            first, last, sense = verb
            while begin < count and objects[begin][0] < first - _BACKWARD_REACH:
                begin += 1
            while end < count and objects[end][0] < last + _FORWARD_GAP:
                end += 1
            verbs = sense.verbs
            near = [hit for _, of, hit in objects[begin:end] if not verbs.isdisjoint(of)]
            if near:
                yield from self._done(verb, near, duties)

    def _done(self, verb: Hit, near: Iterable[Hit], duties: Sequence[Duty]) -> Iterator[Deed]:
        """Yield the duties that a verb makes with objects, some in order."""
        first, last, sense = verb
        for hit in self._before(first, near):
            parts = ((hit.first, hit.last), (first, last))
            for number in sorted(sense.verbs & hit.sense.objects):
                yield Deed(duties[number], first, parts)
        for hit in self._behind(verb, near):
            parts, between = ((first, last), (hit.first, hit.last)), hit.first - last
            for number in sorted(sense.verbs & hit.sense.objects):
                if between <= duties[number].gap:
                    yield Deed(duties[number], first, parts)

    def _before(self, at: int, near: Iterable[Hit]) -> list[Hit]:
        """Pick the objects that lead to a verb at a token, the nearest first, if neither a mark nor a bare "and" parts them.

        "Took orders and ran errands" tells of no orders that were run.
        """
        leading = [hit for hit in near if hit.last <= at <= hit.last + _BACKWARD_GAP and at <= hit.first + _BACKWARD_REACH]
        if not leading:
            return leading
        stems = self._stems
        joined = [hit for hit in leading if _BEFORE_STOPS.isdisjoint(stems[hit.first : at]) and stems[hit.last : at] != ("and",)]
        return sorted(joined, key=lambda hit: -hit.first)

    def _behind(self, verb: Hit, near: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the objects, of some in order, that follow a verb within its clause.

        It ends at a mark and, once an object was said, at the next verb: one behind a comma or "and" that no duty is done to.
        """
        stems, verbs, at = self._stems, self.verb_tokens, verb.last
        said = False
        for hit in near:
            if hit.first >= verb.last + _FORWARD_GAP:
                return
            while at < hit.first:
                if stems[at] in _GAP_STOPS:
                    return
                if not said:
                    said = at not in verbs and stems[at] not in _LINKS
                elif at in verbs and at not in self._object_tokens and stems[at - 1] in _LINKS:
                    return
                at += 1
            if hit.first >= verb.last:
                yield hit
