"""Lexicon -> one index of all its wordings, found in a text in a single pass."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from resumefit.extract.tokens import Tokens, phrase_stems
from resumefit.extract.wordings import Phrase, all_wordings
from resumefit.extract.words import Stem, stemmer
from resumefit.lexicon.model import Lexicon
from resumefit.memory import uncollected

UNKNOWN = "·"
"""Stands for every word of a text that no wording holds, so that spaCy's string store stays as small as the lexicon."""


class Hit(NamedTuple):
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
    actions: tuple[tuple[str, int], ...]
    """Owner ("term id" or "metric:<id>") and gap of each action."""
    near: Mapping[str, frozenset[str]]
    """Term id -> stems one of which has to stand in the sentence."""
    vocab: Vocab
    matcher: PhraseMatcher
    known: frozenset[str]
    phrases: Mapping[tuple[str, ...], Phrase]

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Find every wording, overlapping ones included, in the order of the text."""
        return self.hits_in(tokens.stems)

    def hits_in(self, stems: Sequence[str]) -> list[Hit]:
        """Find every wording in a bare sequence of stems."""
        known, phrases = self.known, self.phrases
        stems = tuple(stems)
        doc = Doc(self.vocab, words=[stem if stem in known else UNKNOWN for stem in stems])
        places = sorted((first, last) for _, first, last in self.matcher(doc))
        return [Hit(phrases[stems[first:last]], first, last) for first, last in places]


@lru_cache(maxsize=4)
def phrase_index(lexicon: Lexicon) -> PhraseIndex:
    """Build the index of a lexicon; the last few are kept.

    The matcher gets all wordings under one key, as the rows of string hashes that spaCy's own unpickling gives it: a Doc for
    each of some ten thousand wordings takes ten times as long. Which wording was found is looked up by its stems.
    """
    with uncollected():
        table = all_wordings(lexicon)
        vocab = Vocab()
        wordings = list(table.phrases)
        known = frozenset(stem for stems in wordings for stem in stems)
        hashes = {stem: vocab.strings.add(stem) for stem in sorted(known)}
        matcher = PhraseMatcher(vocab, attr="ORTH")
        rows = [[hashes[stem] for stem in stems] for stems in wordings]
        matcher.add("wording", rows)  # type: ignore[arg-type]  # the stub knows Docs only
        return PhraseIndex(stemmer(lexicon.morphology), table.joined, table.actions, table.near, vocab, matcher, known, table.phrases)


@lru_cache(maxsize=64)
def word_forms(lexicon: Lexicon, *cue_ids: str) -> frozenset[str]:
    """Give the matching forms of the words of some cues."""
    stem = phrase_index(lexicon).stem
    return frozenset(form for cue_id in cue_ids for word in lexicon.cues[cue_id].words for form in phrase_stems(word, stem))
