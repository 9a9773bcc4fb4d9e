"""Tokens + Lexicon -> the lexicon's terms and cues where the text says them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

from resumefit.document import Document
from resumefit.extract.clauses import Clauses, Deed, Parts
from resumefit.extract.dates import LineDates
from resumefit.extract.mentions import Assertion, TermMention
from resumefit.extract.phrases import MASK, METRIC_NAME, OBJECT, SURFACE, VERB, Hit, PhraseIndex, phrase_index
from resumefit.extract.tokens import Tokens, tokenize
from resumefit.lexicon.model import Lexicon


class CueMention(NamedTuple):
    """A cue of the lexicon, at tokens `first` to `last` (excluded)."""

    cue: str
    first: int
    last: int


_new_cue = partial(tuple.__new__, CueMention)
"""A posting has hundreds of cues: this takes half the time of the class's own way."""


@dataclass(frozen=True)
class Mentions:
    """All that the lexicon recognises in one document."""

    tokens: Tokens
    terms: tuple[TermMention, ...]
    """In the order of the text; one mention is there once, for the most specific term."""
    first_tokens: tuple[int, ...]
    """Index of each term mention's first token, in step with `terms`."""
    cue_places: Mapping[str, Sequence[Hit]] = field(repr=False)
    """Cue -> the wordings that are one, in the order of the text; overlapping ones are all there."""
    metrics: "MetricHits" = field(repr=False)
    verbs: frozenset[int]
    """First tokens of all words that are the verb of some duty in the lexicon."""
    dates: LineDates = field(repr=False)
    hits: Sequence[Hit] = field(repr=False)
    """Every wording of the lexicon, overlapping ones included, in the order of the text."""

    @cached_property
    def cues(self) -> tuple[CueMention, ...]:
        """All cues in the order of the text; overlapping ones are all there."""
        return tuple([_new_cue((cue, first, last)) for first, last, sense in self.hits for cue in sense.cues])

    @cached_property
    def _cue_firsts(self) -> Sequence[int]:
        return [cue.first for cue in self.cues]

    def cues_starting(self, first: int, last: int) -> tuple[CueMention, ...]:
        """Give the cues whose first token is one of `first` to `last` (excluded)."""
        firsts = self._cue_firsts
        start = bisect_left(firsts, first)
        return self.cues[start : bisect_left(firsts, last, start)]

    def starting(self, cue: str, first: int, last: int) -> Sequence[Hit]:
        """Give the places of one cue whose first token is one of `first` to `last` (excluded)."""
        places = self.cue_places.get(cue)
        if places is None:
            return ()
        start = bisect_left(places, first, key=_first)
        return places[start : bisect_left(places, last, start, key=_first)]

    def terms_starting(self, first: int, last: int) -> range:
        """Give the places in `terms` of those whose first token is one of `first` to `last` (excluded)."""
        start = bisect_left(self.first_tokens, first)
        return range(start, bisect_left(self.first_tokens, last, lo=start))

    def opens_with_verb(self, first: int) -> bool:
        """Say whether a duty opens at a token: its verb, after an adverb or a helping verb if need be ("Will promptly handle")."""
        at, end = first, min(first + 3, len(self.tokens.stems))
        while at < end and (self.tokens.raw(at).lower().endswith("ly") or self.starting("helping-verb", at, at + 1)):
            at += 1
        return at in self.verbs


class MetricHits(NamedTuple):
    """What a text says of metrics, before any choice; both in the order of the text."""

    names: Sequence[Hit]
    deeds: Sequence[Deed]
    """Duties of metrics, in the order of their verbs."""


class _Candidate(NamedTuple):
    term: str
    first: int
    last: int
    parts: Parts
    """The words between a verb and its object are not among them."""
    size: int
    """Number of the tokens it is made of."""


_first = attrgetter("first")
_place = attrgetter("first", "last", "term")
_new_candidate = partial(tuple.__new__, _Candidate)
_new_mention = partial(tuple.__new__, TermMention)
"""A text has hundreds of both: this takes a third of the time of the classes' own way."""


def find_mentions(document: Document, lexicon: Lexicon) -> Mentions:
    """Find every term and cue of the lexicon in a document.

    A surface inside a longer wording of another term is not counted, nor is one that an action is made of; the words
    between an action's verb and object stay free. What is negated or wished for is found too: `assertion` tells it apart.
    """
    index = phrase_index(lexicon)
    tokens = tokenize(document, index.cutter)
    hits = index.hits(tokens)
    used: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        for use in hit[2].uses:
            used[use].append(hit)
    surfaces, masks, verbs, objects, metric_names = (used.pop(use, []) for use in (SURFACE, MASK, VERB, OBJECT, METRIC_NAME))
    clauses = Clauses(tokens.stems, verbs, objects)
    deeds = list(clauses.deeds(index.duties))
    candidates = _unmasked([*_surfaces(tokens, surfaces), *_duties(deeds)], masks)
    kept = _most_specific(_near(candidates, tokens, index, lexicon), lexicon)
    kept.sort(key=_place)
    return Mentions(
        tokens,
        tuple(_mentions(kept, tokens)),
        tuple([candidate.first for candidate in kept]),
        dict(used),
        MetricHits(metric_names, [deed for deed in deeds if deed.duty.of_metric]),
        clauses.verb_tokens,
        LineDates(document, lexicon),
        hits,
    )


def _mentions(candidates: Iterable[_Candidate], tokens: Tokens) -> Iterator[TermMention]:
    span = tokens.span
    for term, first, last, parts, _ in candidates:
        words = () if len(parts) == 1 else tuple([span(begin, end) for begin, end in parts])
        yield _new_mention((term, span(first, last), Assertion.AFFIRMED, words))


def _duties(deeds: Iterable[Deed]) -> Iterator[_Candidate]:
    """Yield the terms whose duty a verb and an object tell."""
    for (owner, _, of_metric), _, parts in deeds:
        if not of_metric:
            (first, middle), (begin, last) = parts
            yield _new_candidate((owner, first, last, parts, middle - first + last - begin))


def is_written(hit: Hit, tokens: Tokens, case: str | None) -> bool:
    """Say whether a wording stands in the letter case asked for; None asks for none."""
    return case is None or _same_case(tokens, hit, case)


def _surfaces(tokens: Tokens, hits: Sequence[Hit]) -> Iterator[_Candidate]:
    """Yield the unbroken wordings, less those that stand in another letter case."""
    for hit in hits:
        first, last, sense = hit
        for term, case in sense.surfaces:
            if case is None or _same_case(tokens, hit, case):
                yield _new_candidate((term, first, last, ((first, last),), last - first))


def _unmasked(candidates: list[_Candidate], hits: Iterable[Hit]) -> list[_Candidate]:
    """Drop what a mask of the same term swallows: a surface within it, an action one of whose parts is."""
    masks: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        for term in hit.sense.masks:
            masks[term].append(hit)

    def masked(candidate: _Candidate) -> bool:
        own = masks[candidate.term]
        return any(mask.first <= begin and end <= mask.last for begin, end in candidate.parts for mask in own)

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
    """Drop terms that need company and have none: no word of their `near`, nor another tool beside a tool, in the sentence.

    A longer wording may hold the word itself ("Microsoft Access").
    """
    near = index.near
    sure = [candidate for candidate in candidates if candidate.term not in near]
    if len(sure) == len(candidates):
        return candidates
    tools = sorted([candidate for candidate in sure if lexicon.terms[candidate.term].kind == "tool"], key=_first)
    for candidate in candidates:
        wanted = near.get(candidate.term)
        if wanted is not None and (
            _has_word(wanted, candidate, tokens) or (lexicon.terms[candidate.term].kind == "tool" and _has_other(tools, candidate, tokens))
        ):
            sure.append(candidate)
    return sure


def _has_word(wanted: frozenset[str], candidate: _Candidate, tokens: Tokens) -> bool:
    """Say whether one of some words stands in a candidate's sentence, other than as its only word."""
    first, last = tokens.sentence(candidate.first)
    if candidate.size > 1:
        return not wanted.isdisjoint(tokens.stems[first:last])
    return not (wanted.isdisjoint(tokens.stems[first : candidate.first]) and wanted.isdisjoint(tokens.stems[candidate.last : last]))


def _has_other(others: Sequence[_Candidate], candidate: _Candidate, tokens: Tokens) -> bool:
    """Say whether another candidate, of some in order, that shares no word with one begins in its sentence."""
    first, last = tokens.sentence(candidate.first)
    beside = others[bisect_left(others, first, key=_first) : bisect_left(others, last, key=_first)]
    return any(not any(low < end and begin < high for low, high in other.parts for begin, end in candidate.parts) for other in beside)


def _most_specific(candidates: list[_Candidate], lexicon: Lexicon) -> list[_Candidate]:
    """Keep, where wordings cover each other, the longest; between equals an unbroken one, the narrower term, one with an own rule."""
    standings = _standings(lexicon)

    def rank(candidate: _Candidate) -> tuple[int, int, int, tuple[int, int], str]:
        term, first, last, parts, size = candidate
        return (-size, last - first - size, len(parts), standings[term], term)

    kept: list[_Candidate] = []
    taken: defaultdict[int, list[tuple[str, Parts]]] = defaultdict(list)
    for candidate in sorted([candidate for candidate in candidates if candidate.size > 1], key=rank):
        term, first, last, parts, size = candidate
        if first in taken and any(term == other or _covers(over, parts) for other, over in taken[first]):
            continue
        kept.append(candidate)
        own = (term, parts if last - first > size else ((first, last),))
        for begin, end in parts:
            for at in range(begin, end):
                taken[at].append(own)
    best: dict[int, _Candidate] = {}
    for candidate in candidates:
        if candidate.size == 1 and candidate.first not in taken:
            other = best.setdefault(candidate.first, candidate)
            if other is not candidate and rank(candidate) < rank(other):
                best[candidate.first] = candidate
    kept.extend(best.values())
    return kept


def _covers(over: Parts, parts: Parts) -> bool:
    """Say whether all words of a wording are among those of another, of which no two parts touch."""
    return all(any(low <= begin and end <= high for low, high in over) for begin, end in parts)


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
