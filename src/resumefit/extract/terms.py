"""Tokens + Lexicon -> the lexicon's terms and cues where the text says them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from resumefit.document import Document
from resumefit.extract.dates import LineDates
from resumefit.extract.mentions import TermMention
from resumefit.extract.phrases import Hit, PhraseIndex, phrase_index
from resumefit.extract.tokens import STOPS, Tokens, tokenize
from resumefit.lexicon.model import Lexicon

_GAP_STOPS = STOPS | {":", "(", ")", "•", "|"}
_LINKS = frozenset({",", "and", "or", "&", "/", "to"})
_BACKWARD_GAP = 2
"""How many words may stand between an object and the verb that follows it ("complaints are promptly resolved")."""
_FORWARD_GAP = 12


class CueMention(NamedTuple):
    """A cue of the lexicon, at tokens `first` to `last` (excluded)."""

    cue: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that the lexicon recognises in one document."""

    tokens: Tokens
    terms: tuple[TermMention, ...]
    """In the order of the text; one mention is there once, for the most specific term."""
    cues: tuple[CueMention, ...]
    """In the order of the text; overlapping ones are all there."""
    cue_places: Mapping[str, Sequence[CueMention]] = field(repr=False)
    """The same by cue."""
    first_tokens: tuple[int, ...]
    """Index of each term mention's first token, in step with `terms`."""
    hits: tuple[Hit, ...] = field(repr=False)
    """Every wording found, before any choice among them; for further extraction from the same pass."""
    clauses: "Clauses" = field(repr=False)
    verbs: frozenset[int]
    """First tokens of all words that are the verb of some duty in the lexicon."""
    dates: LineDates = field(repr=False)

    def cues_starting(self, first: int, last: int) -> tuple[CueMention, ...]:
        """Give the cues whose first token is one of `first` to `last` (excluded)."""
        start = bisect_left(self.cues, first, key=lambda cue: cue.first)
        return self.cues[start : bisect_left(self.cues, last, lo=start, key=lambda cue: cue.first)]

    def terms_starting(self, first: int, last: int) -> range:
        """Give the places in `terms` of those whose first token is one of `first` to `last` (excluded)."""
        start = bisect_left(self.first_tokens, first)
        return range(start, bisect_left(self.first_tokens, last, lo=start))

    def opens_with_verb(self, first: int) -> bool:
        """Say whether a duty opens at a token: its verb, after an adverb or a helping verb if need be ("Will promptly handle")."""
        at = first
        while at < first + 3 and (
            self.tokens.raw(at).lower().endswith("ly") or any(cue.cue == "helping-verb" for cue in self.cues_starting(at, at + 1))
        ):
            at += 1
        return at in self.verbs


def _first(candidate: "_Candidate") -> int:
    return candidate.first


_Parts = tuple[tuple[int, int], ...]
"""Token ranges of an unbroken wording, or of a verb and its object."""


class _Candidate(NamedTuple):
    term: str
    own: frozenset[int]
    """Tokens it is made of; the words between a verb and its object are not among them."""
    parts: _Parts
    first: int
    last: int


def find_mentions(document: Document, lexicon: Lexicon) -> Mentions:
    """Find every term and cue of the lexicon in a document.

    A surface inside a longer wording of another term is not counted, nor is one that an action is made of; the words
    between an action's verb and object stay free. What is negated or wished for is found too: `assertion` tells it apart.
    """
    index = phrase_index(lexicon)
    tokens = tokenize(document, index.cutter)
    hits = index.hits(tokens)
    cues: list[CueMention] = []
    places: defaultdict[str, list[CueMention]] = defaultdict(list)
    for sense, first, last in hits:
        for cue in sense.cues:
            mention = CueMention(cue, first, last)
            cues.append(mention)
            places[cue].append(mention)
    clauses = Clauses(tokens.stems, hits)
    candidates = _unmasked([*_surfaces(tokens, hits), *_actions(clauses, index)], hits)
    kept = _most_specific(_near(candidates, tokens, index, lexicon), lexicon)
    kept.sort(key=lambda candidate: (candidate.first, candidate.last, candidate.term))
    return Mentions(
        tokens,
        tuple([_mention(candidate, tokens) for candidate in kept]),
        tuple(cues),
        dict(places),
        tuple([candidate.first for candidate in kept]),
        tuple(hits),
        clauses,
        clauses.verb_tokens,
        LineDates(document, lexicon),
    )


def _mention(candidate: _Candidate, tokens: Tokens) -> TermMention:
    words = tuple(tokens.span(*part) for part in candidate.parts) if len(candidate.parts) > 1 else ()
    return TermMention(candidate.term, tokens.span(candidate.first, candidate.last), words=words)


class Clauses:
    """The verbs and objects of all duties in one text, and how far each verb reaches."""

    def __init__(self, stems: Sequence[str], hits: Iterable[Hit]) -> None:
        self._stems = stems
        self.verbs: list[Hit] = []
        self._objects: list[Hit] = []
        for hit in hits:
            if hit.sense.is_verb:
                self.verbs.append(hit)
            if hit.sense.is_object:
                self._objects.append(hit)
        self.verb_tokens = frozenset([hit.first for hit in self.verbs])
        """First tokens of all words that are the verb of some duty."""
        self._object_tokens = [hit.first for hit in self._objects]
        self._ends = [at for at, stem in enumerate(stems) if stem in _GAP_STOPS]
        objects = frozenset(self._object_tokens)
        self._openings = sorted(at for at in self.verb_tokens if at and stems[at - 1] in _LINKS and at not in objects)
        """Verbs behind a comma or "and" that no duty is done to: a clause of their own opens there."""

    def objects_of(self, verb: Hit) -> Iterator[Hit]:
        """Yield the objects that a verb can have: before it, then after it as far as its clause goes."""
        stems, tokens, objects = self._stems, self._object_tokens, self._objects
        for at in range(verb.first - 1, max(-1, verb.first - _BACKWARD_GAP - 4), -1):
            if stems[at] in _GAP_STOPS or stems[at] == ",":
                break
            place = bisect_left(tokens, at)
            while place < len(tokens) and tokens[place] == at:
                if objects[place].last <= verb.first:
                    yield objects[place]
                place += 1
        end = self._reach(verb.last)
        for place in range(bisect_left(tokens, verb.last), bisect_left(tokens, end)):
            yield objects[place]

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


def find_metric_actions(mentions: Mentions, lexicon: Lexicon, *, near: Container[int]) -> Iterator[tuple[str, _Parts]]:
    """Yield the duties of metrics whose verb begins at one of some tokens: metric, token ranges of verb and object in order."""
    actions = phrase_index(lexicon).actions
    for verb in mentions.clauses.verbs:
        if verb.sense.metric_verbs and verb.first in near:
            for target in mentions.clauses.objects_of(verb):
                common = verb.sense.metric_verbs & target.sense.metric_objects
                if common:
                    yield from _pairs(verb, target, common, actions)


def _actions(clauses: Clauses, index: PhraseIndex) -> Iterator[_Candidate]:
    """Pair verbs with objects."""
    for verb in clauses.verbs:
        verbs = verb.sense.verbs
        if not verbs:
            continue
        for target in clauses.objects_of(verb):
            if verbs.isdisjoint(target.sense.objects):
                continue
            own = frozenset((*range(verb.first, verb.last), *range(target.first, target.last)))
            for term, parts in _pairs(verb, target, verbs & target.sense.objects, index.actions):
                yield _Candidate(term, own, parts, parts[0][0], parts[-1][1])


def _pairs(verb: Hit, target: Hit, common: Iterable[int], actions: Sequence[tuple[str, int]]) -> Iterator[tuple[str, _Parts]]:
    """Yield the owners of the actions that a verb and an object have in common and that stand close enough, with their places."""
    forward = target.first >= verb.last
    between = target.first - verb.last if forward else verb.first - target.last
    places = ((verb.first, verb.last), (target.first, target.last))
    parts = places if places[0] <= places[1] else places[::-1]
    for number in sorted(common):
        owner, gap = actions[number]
        if between <= (gap if forward else _BACKWARD_GAP):
            yield owner, parts


def is_written(hit: Hit, tokens: Tokens, case: str | None) -> bool:
    """Say whether a wording stands in the letter case asked for; None asks for none."""
    return case is None or _same_case(tokens, hit, case)


def _surfaces(tokens: Tokens, hits: Iterable[Hit]) -> Iterator[_Candidate]:
    """Yield the unbroken wordings, less those that stand in another letter case."""
    for hit in hits:
        sense, first, last = hit
        if sense.surfaces:
            own = frozenset(range(first, last))
            for term, case in sense.surfaces:
                if case is None or _same_case(tokens, hit, case):
                    yield _Candidate(term, own, ((first, last),), first, last)


def _unmasked(candidates: list[_Candidate], hits: Iterable[Hit]) -> list[_Candidate]:
    """Drop what a mask of the same term swallows: a surface within it, an action one of whose parts is."""
    masks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for sense, first, last in hits:
        for term in sense.masks:
            masks[term].append((first, last))

    def masked(candidate: _Candidate) -> bool:
        own = masks[candidate.term]
        return any(first <= begin and end <= last for begin, end in candidate.parts for first, last in own)

    return [candidate for candidate in candidates if candidate.term not in masks or not masked(candidate)]


def _same_case(tokens: Tokens, hit: Hit, wanted: str) -> bool:
    """Compare letter by letter, blanks and an acronym's dots and plural s aside."""
    written = tokens.document.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]]
    if written == wanted:
        return True
    if wanted.isupper():
        return written.replace(".", "").removesuffix("s").removesuffix("'") == wanted.replace(".", "")
    return "".join(written.replace("-", " ").split()) == "".join(wanted.replace("-", " ").split())


def _near(candidates: list[_Candidate], tokens: Tokens, index: PhraseIndex, lexicon: Lexicon) -> list[_Candidate]:
    """Drop terms that need company and have none: no word of their `near`, nor another term of their kind, in the sentence.

    A longer wording may hold the word itself ("Microsoft Access").
    """
    sure = [candidate for candidate in candidates if candidate.term not in index.near]
    if len(sure) == len(candidates):
        return candidates
    kept = list(sure)
    by_place = sorted(sure, key=_first)
    places = [candidate.first for candidate in by_place]
    for candidate in candidates:
        wanted = index.near.get(candidate.term)
        if wanted is None:
            continue
        first, last = tokens.sentence(candidate.first)
        kind = lexicon.terms[candidate.term].kind
        near = by_place[bisect_left(places, first) : bisect_left(places, last)]
        others = (other for other in near if other.own.isdisjoint(candidate.own))
        alone = len(candidate.own) == 1
        around = (stem for at, stem in enumerate(tokens.stems[first:last], first) if not alone or at not in candidate.own)
        if any(stem in wanted for stem in around) or any(lexicon.terms[other.term].kind == kind == "tool" for other in others):
            kept.append(candidate)
    return kept


def _most_specific(candidates: list[_Candidate], lexicon: Lexicon) -> list[_Candidate]:
    """Keep, where wordings cover each other, the longest; between equals the narrower term, then the one with an own rule."""
    standings = _standings(lexicon)

    def rank(candidate: _Candidate) -> tuple[int, int, tuple[int, int], str]:
        term, own, _, first, last = candidate
        return (-len(own), last - first - len(own), standings[term], term)

    kept: list[_Candidate] = []
    taken: dict[int, list[_Candidate]] = {}
    for candidate in sorted(candidates, key=rank):
        others = taken.get(candidate.first)
        if others is not None and _gives_way(candidate, others):
            continue
        kept.append(candidate)
        for at in candidate.own:
            taken.setdefault(at, []).append(candidate)
    return kept


def _gives_way(candidate: _Candidate, others: Sequence[_Candidate]) -> bool:
    """Say whether one of the wordings that hold a candidate's first token covers it or is of its term."""
    own, term = candidate.own, candidate.term
    return any(own <= other.own or (other.term == term and not own.isdisjoint(other.own)) for other in others)


@lru_cache(maxsize=4)
def _standings(lexicon: Lexicon) -> Mapping[str, tuple[int, int]]:
    """Give of each term how broad it is, and whether it has no rule of its own: the lesser of two wins."""
    return {term.id: (-_depth(term.id, lexicon), -int(bool(term.near or term.case == "exact"))) for term in lexicon.terms.values()}


def _depth(term_id: str, lexicon: Lexicon) -> int:
    """Count the steps from a term up to its broadest term."""
    depth, term = 0, lexicon.terms.get(term_id)
    while term is not None and term.broader and depth < 8:
        depth += 1
        term = lexicon.terms.get(term.broader[0])
    return depth
