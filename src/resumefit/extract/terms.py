"""Tokens + Lexicon -> the lexicon's terms and cues where the text says them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from resumefit.document import Document
from resumefit.extract.mentions import TermMention
from resumefit.extract.phrases import Hit, PhraseIndex, phrase_index
from resumefit.extract.tokens import BREAK, SENTENCE_ENDS, Tokens, tokenize
from resumefit.lexicon.model import Lexicon

_GAP_STOPS = SENTENCE_ENDS | {BREAK, ":", "(", ")", "•", "|"}
_LINKS = frozenset({",", "and", "or", "&", "/", "to"})
_BACKWARD_GAP = 2
"""How many words may stand between an object and the verb that follows it ("complaints are promptly resolved")."""


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
    first_tokens: tuple[int, ...]
    """Index of each term mention's first token, in step with `terms`."""
    hits: tuple[Hit, ...] = field(default=(), repr=False)
    """Every wording found, before any choice among them; for further extraction from the same pass."""
    verbs: frozenset[int] = frozenset()
    """First tokens of all words that are the verb of some duty in the lexicon."""

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


class _Candidate(NamedTuple):
    term: str
    own: frozenset[int]
    """Tokens it is made of; the words between a verb and its object are not among them."""
    parts: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        return self.parts[0][0]

    @property
    def last(self) -> int:
        return self.parts[-1][1]


def find_mentions(document: Document, lexicon: Lexicon) -> Mentions:
    """Find every term and cue of the lexicon in a document.

    A surface inside a longer wording of another term is not counted, nor is one that an action is made of; the words
    between an action's verb and object stay free. What is negated or wished for is found too: `assertion` tells it apart.
    """
    index = phrase_index(lexicon)
    tokens = tokenize(document, index.stem, joined=index.joined)
    hits = index.hits(tokens)
    candidates = _unmasked([*_surfaces(tokens, hits), *_actions(tokens, hits, index)], hits)
    kept = _most_specific(_near(candidates, tokens, index, lexicon), lexicon)
    kept.sort(key=lambda candidate: (candidate.first, candidate.last, candidate.term))
    mentions = tuple(
        TermMention(
            candidate.term,
            tokens.span(candidate.first, candidate.last),
            words=tuple(tokens.span(*part) for part in candidate.parts) if len(candidate.parts) > 1 else (),
        )
        for candidate in kept
    )
    cues = tuple(CueMention(cue, hit.first, hit.last) for hit in hits for cue in hit.phrase.cues)
    verbs = frozenset(hit.first for hit in hits if hit.phrase.verbs)
    return Mentions(tokens, mentions, cues, tuple(candidate.first for candidate in kept), tuple(hits), verbs)


def find_actions(
    tokens: Tokens, hits: Sequence[Hit], *, lexicon: Lexicon, owner_prefix: str
) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Find among some hits the actions whose owner starts with a prefix: (owner without it, token ranges of its parts in order)."""
    found = _actions(tokens, hits, phrase_index(lexicon), prefix=owner_prefix)
    return [(candidate.term, candidate.parts) for candidate in found]


def named_by(hit: Hit, tokens: Tokens) -> Iterable[str]:
    """Give the terms that a wording is a surface of, where its letter case is theirs."""
    return (term for term, case in hit.phrase.surfaces if case is None or _same_case(tokens, hit, case))


def _surfaces(tokens: Tokens, hits: Iterable[Hit]) -> list[_Candidate]:
    """Give the unbroken wordings, less those that stand in another letter case."""
    found: list[_Candidate] = []
    for hit in hits:
        for term, case in hit.phrase.surfaces:
            if case is not None and not _same_case(tokens, hit, case):
                continue
            found.append(_Candidate(term, frozenset(range(hit.first, hit.last)), ((hit.first, hit.last),)))
    return found


def _unmasked(candidates: list[_Candidate], hits: Iterable[Hit]) -> list[_Candidate]:
    """Drop what a mask of the same term swallows: a surface within it, an action one of whose parts is."""
    masks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for hit in hits:
        for term in hit.phrase.masks:
            masks[term].append((hit.first, hit.last))

    def masked(candidate: _Candidate) -> bool:
        own = masks.get(candidate.term, ())
        return any(first <= begin and end <= last for begin, end in candidate.parts for first, last in own)

    return [candidate for candidate in candidates if not masked(candidate)]


def _same_case(tokens: Tokens, hit: Hit, wanted: str) -> bool:
    """Compare letter by letter, blanks and an acronym's dots and plural s aside."""
    written = tokens.document.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]]
    if written == wanted:
        return True
    if wanted.isupper():
        return written.replace(".", "").removesuffix("s").removesuffix("'") == wanted.replace(".", "")
    return "".join(written.replace("-", " ").split()) == "".join(wanted.replace("-", " ").split())


def _actions(tokens: Tokens, hits: Iterable[Hit], index: PhraseIndex, *, prefix: str = "") -> list[_Candidate]:
    """Pair verbs with objects; `prefix` picks the owners and is cut off their names."""
    verbs = [hit for hit in hits if hit.phrase.verbs]
    objects: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.phrase.objects:
            objects[hit.first].append(hit)
    verb_tokens = {hit.first for hit in verbs}
    found: list[_Candidate] = []
    for verb in verbs:
        open_actions = set(verb.phrase.verbs)
        for target in _reachable(tokens, verb, objects, verb_tokens):
            between = target.first - verb.last if target.first >= verb.last else verb.first - target.last
            for number in sorted(open_actions & target.phrase.objects):
                owner, gap = index.actions[number]
                if owner.startswith("metric:") != bool(prefix) or not owner.startswith(prefix):
                    continue
                if between > (gap if target.first >= verb.last else _BACKWARD_GAP):
                    continue
                parts = sorted(((verb.first, verb.last), (target.first, target.last)))
                own = frozenset((*range(verb.first, verb.last), *range(target.first, target.last)))
                found.append(_Candidate(owner.removeprefix(prefix), own, tuple(parts)))
    return found


def _reachable(tokens: Tokens, verb: Hit, objects: dict[int, list[Hit]], verb_tokens: set[int]) -> Iterable[Hit]:
    """Yield the objects that a verb can have: before it, then after it as far as its clause goes."""
    stems = tokens.stems
    for distance in range(1, _BACKWARD_GAP + 4):
        at = verb.first - distance
        if at < 0 or stems[at] in _GAP_STOPS or stems[at] == ",":
            break
        yield from (hit for hit in objects.get(at, ()) if hit.last <= verb.first)
    said = False
    for at in range(verb.last, min(verb.last + 12, len(stems))):
        stem = stems[at]
        if stem in _GAP_STOPS:
            return
        if said and at in verb_tokens and stems[at - 1] in _LINKS and at not in objects:
            return
        yield from objects.get(at, ())
        said = said or (stem not in _LINKS and at not in verb_tokens)


def _near(candidates: list[_Candidate], tokens: Tokens, index: PhraseIndex, lexicon: Lexicon) -> list[_Candidate]:
    """Drop terms that need company and have none: no word of their `near`, nor another term of their kind, in the sentence.

    A longer wording may hold the word itself ("Microsoft Access").
    """
    sure = [candidate for candidate in candidates if candidate.term not in index.near]
    if len(sure) == len(candidates):
        return candidates
    kept = list(sure)
    by_place = sorted(sure, key=_first)
    for candidate in candidates:
        wanted = index.near.get(candidate.term)
        if wanted is None:
            continue
        first, last = tokens.sentence(candidate.first)
        kind = lexicon.terms[candidate.term].kind
        near = by_place[bisect_left(by_place, first, key=_first) : bisect_left(by_place, last, key=_first)]
        others = (other for other in near if other.own.isdisjoint(candidate.own))
        alone = len(candidate.own) == 1
        around = (stem for at, stem in enumerate(tokens.stems[first:last], first) if not alone or at not in candidate.own)
        if any(stem in wanted for stem in around) or any(lexicon.terms[other.term].kind == kind == "tool" for other in others):
            kept.append(candidate)
    return kept


def _most_specific(candidates: list[_Candidate], lexicon: Lexicon) -> list[_Candidate]:
    """Keep, where wordings cover each other, the longest; between equals the narrower term, then the one with an own rule."""

    def rank(candidate: _Candidate) -> tuple[int, int, int, int, str]:
        term = lexicon.terms.get(candidate.term)
        special = term is not None and bool(term.near or term.case == "exact")
        spread = candidate.last - candidate.first - len(candidate.own)
        return (-len(candidate.own), spread, -_depth(candidate.term, lexicon), -int(special), candidate.term)

    kept: list[_Candidate] = []
    taken: dict[int, list[_Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=rank):
        if any(candidate.own <= other.own for other in taken[candidate.first]):
            continue
        if any(other.term == candidate.term and not other.own.isdisjoint(candidate.own) for other in taken[candidate.first]):
            continue
        kept.append(candidate)
        for at in candidate.own:
            taken[at].append(candidate)
    return kept


def _depth(term_id: str, lexicon: Lexicon) -> int:
    """Count the steps from a term up to its broadest term."""
    depth, term = 0, lexicon.terms.get(term_id)
    while term is not None and term.broader and depth < 8:
        depth += 1
        term = lexicon.terms.get(term.broader[0])
    return depth
