"""Lexicon -> one index of all its wordings, found in a text in a single pass."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from resumefit.extract.tokens import Tokens, phrase_stems
from resumefit.extract.words import Stem, stemmer
from resumefit.lexicon.model import Action, Lexicon, Term

UNKNOWN = "·"
"""Stands for every word of a text that no wording holds, so that spaCy's string store stays as small as the lexicon."""
_MIN_JOINED = 5


@dataclass(slots=True)
class Phrase:
    """What one sequence of stems is used for."""

    surfaces: list[tuple[str, str | None]] = field(default_factory=list)
    """Term id and the letter case asked for (None: any)."""
    masks: list[str] = field(default_factory=list)
    """Terms whose shorter surfaces it swallows."""
    verbs: set[int] = field(default_factory=set)
    """Indexes into `PhraseIndex.actions`."""
    objects: set[int] = field(default_factory=set)
    cues: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording where the text says it: tokens `first` to `last` (excluded)."""

    phrase: Phrase
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """All wordings of a lexicon, ready to be found."""

    stem: Stem
    joined: Container[str]
    """Forms of single words of the lexicon: a hyphenated text word that closes to one of them is that word."""
    actions: tuple[tuple[str, Action], ...]
    """Owner ("term id" or "metric:<id>") and action."""
    near: dict[str, frozenset[str]]
    """Term id -> stems one of which has to stand in the sentence."""
    vocab: Vocab
    matcher: PhraseMatcher
    known: frozenset[str]
    phrases: dict[int, Phrase]
    """spaCy's key of a pattern -> what it is used for."""

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Find every wording, overlapping ones included, in the order of the text."""
        return self.hits_in(tokens.stems)

    def hits_in(self, stems: Sequence[str]) -> list[Hit]:
        """Find every wording in a bare sequence of stems."""
        known = self.known
        doc = Doc(self.vocab, words=[stem if stem in known else UNKNOWN for stem in stems])
        found = [Hit(self.phrases[key], first, last) for key, first, last in self.matcher(doc)]
        found.sort(key=lambda hit: (hit.first, hit.last))
        return found


@lru_cache(maxsize=4)
def phrase_index(lexicon: Lexicon) -> PhraseIndex:
    """Build the index of a lexicon; the last few are kept."""
    stem = stemmer(lexicon.morphology)
    joined = frozenset(_single_words(lexicon, stem))
    table: dict[tuple[str, ...], Phrase] = defaultdict(Phrase)

    def at(wording: str) -> Phrase:
        return table[phrase_stems(wording, stem, joined=joined)]

    actions: list[tuple[str, Action]] = []

    def add_actions(owner: str, own: Iterable[Action]) -> None:
        for action in own:
            for verb in action.verb:
                at(verb).verbs.add(len(actions))
            for target in action.object:
                at(target).objects.add(len(actions))
            actions.append((owner, action))

    for term in lexicon.terms.values():
        for surface, case in _cased(term):
            at(surface).surfaces.append((term.id, case))
        for wording in term.not_:
            at(wording).masks.append(term.id)
        add_actions(term.id, term.actions)
    for metric in lexicon.metrics.values():
        add_actions(f"metric:{metric.id}", metric.actions)
        for name in metric.names:
            at(name).cues.append(f"metric:{metric.id}")
        for wording in metric.not_:
            at(wording).cues.append(f"not-metric:{metric.id}")
    for cue in lexicon.cues.values():
        for wording in cue.phrases if cue.sought else ():
            at(wording).cues.append(cue.id)

    vocab = Vocab()
    matcher = PhraseMatcher(vocab, attr="ORTH")
    phrases: dict[int, Phrase] = {}
    for number, (stems, phrase) in enumerate(table.items()):
        key = f"p{number}"
        matcher.add(key, [Doc(vocab, words=list(stems))])
        phrases[vocab.strings[key]] = phrase
    near = {term.id: frozenset(s for word in term.near for s in phrase_stems(word, stem)) for term in lexicon.terms.values() if term.near}
    known = frozenset(stem for stems in table for stem in stems)
    return PhraseIndex(stem, joined, tuple(actions), near, vocab, matcher, known, phrases)


@lru_cache(maxsize=64)
def word_forms(lexicon: Lexicon, *cue_ids: str) -> frozenset[str]:
    """Give the matching forms of the words of some cues."""
    stem = phrase_index(lexicon).stem
    return frozenset(form for cue_id in cue_ids for word in lexicon.cues[cue_id].words for form in phrase_stems(word, stem))


def _cased(term: Term) -> Iterable[tuple[str, str | None]]:
    """Give a term's surfaces and acronyms with the letter case each has to stand in."""
    for surface in term.surfaces:
        yield surface, surface if term.case == "exact" else None
    for acronym in term.acronyms:
        yield acronym, None if term.case == "any" and not acronym.isupper() else acronym


def _single_words(lexicon: Lexicon, stem: Stem) -> Iterable[str]:
    """Give the forms of longer words that stand unhyphenated in some wording."""
    for term in lexicon.terms.values():
        parts = [*term.surfaces, *term.not_, *(word for action in term.actions for word in (*action.verb, *action.object))]
        for wording in parts:
            for word in wording.split():
                if len(word) >= _MIN_JOINED and word.isalpha():
                    yield stem(word)
    for cue in lexicon.cues.values():
        for wording in (*cue.phrases, *cue.words):
            if wording.isalpha():
                yield stem(wording)
