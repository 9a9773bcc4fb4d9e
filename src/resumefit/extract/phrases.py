"""Lexicon -> one index of all its wordings, found in a text in a single pass."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from resumefit.extract.tokens import Cutter, Tokens, phrase_stems
from resumefit.extract.wordings import Wordings, all_wordings
from resumefit.extract.words import Stem, stemmer
from resumefit.lexicon.model import Lexicon
from resumefit.memory import uncollected

UNKNOWN = "·"
"""Stands for every word of a text that no wording holds, so that spaCy's string store stays as small as the lexicon."""
_METRIC = "metric:"


class Duty(NamedTuple):
    """A duty of a term or a metric, said as a verb and an object."""

    owner: str
    """Term or metric id."""
    gap: int
    """How many words may stand between the two."""
    of_metric: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """What one wording is used for, wherever a text says it."""

    surfaces: tuple[tuple[str, str | None], ...]
    """Term id and the letter case asked for (None: any)."""
    masks: tuple[str, ...]
    """Terms whose shorter surfaces it swallows."""
    verbs: frozenset[int]
    """Numbers of the duties whose verb it is: indexes into `PhraseIndex.duties`."""
    objects: frozenset[int]
    cues: tuple[str, ...]
    metrics: tuple[tuple[str, str | None], ...]
    """The surfaces that are of metrics."""
    metric_names: tuple[str, ...]
    """Metrics that it names only beside a number."""
    names_metric: bool
    """It is a surface or a name of some metric."""


class Hit(NamedTuple):
    """A wording where the text says it: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    sense: Sense


_new_hit = partial(tuple.__new__, Hit)
"""A text has hundreds of hits: this takes a third of the time of the class's own way."""


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """All wordings of a lexicon, ready to be found."""

    stem: Stem
    cutter: Cutter
    """Cuts texts as the wordings were cut."""
    joined: frozenset[str]
    """Forms of single words of the lexicon: a hyphenated text word that closes to one of them is that word."""
    duties: tuple[Duty, ...]
    """By the numbers that senses name them with."""
    near: Mapping[str, frozenset[str]]
    """Term id -> stems one of which has to stand in the sentence."""
    vocab: Vocab
    matcher: PhraseMatcher
    known: frozenset[str]
    """Stems of the wordings of several words, which the matcher finds."""
    alone: frozenset[str]
    """Wordings of one word."""
    senses: "_Senses"

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Find every wording, overlapping ones included, in the order of the text."""
        return self.hits_in(tokens.stems)

    def hits_in(self, stems: Sequence[str]) -> list[Hit]:
        """Find every wording in a bare sequence of stems."""
        known, alone, senses = self.known, self.alone, self.senses
        places = [(at, at + 1, senses[stem]) for at, stem in enumerate(stems) if stem in alone]
        doc = Doc(self.vocab, words=[stem if stem in known else UNKNOWN for stem in stems])
        places += [(first, last, senses[" ".join(stems[first:last])]) for _, first, last in self.matcher(doc)]
        return list(map(_new_hit, sorted(places)))


class _Senses(dict[str, Sense]):
    """Senses by the forms of their wordings with blanks between, each made from its row of the table when first met."""

    def __init__(self, table: Wordings, metrics: Container[str]) -> None:
        super().__init__()
        self._table = table
        self._metrics = metrics

    def __missing__(self, wording: str) -> Sense:
        phrase = self._table.phrases[tuple(wording.split(" "))]
        metrics = tuple((term, case) for term, case in phrase.surfaces if term in self._metrics)
        names = tuple(cue.removeprefix(_METRIC) for cue in phrase.cues if cue.startswith(_METRIC))
        sense = self[wording] = Sense(
            surfaces=tuple(phrase.surfaces),
            masks=tuple(phrase.masks),
            verbs=phrase.verbs,
            objects=phrase.objects,
            cues=tuple(phrase.cues),
            metrics=metrics,
            metric_names=names,
            names_metric=bool(metrics or names),
        )
        return sense


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
        longer = [stems for stems in wordings if len(stems) > 1]
        known = frozenset(stem for stems in longer for stem in stems)
        hashes = {stem: vocab.strings.add(stem) for stem in sorted(known)}
        matcher = PhraseMatcher(vocab, attr="ORTH")
        rows = [[hashes[stem] for stem in stems] for stems in longer]
        matcher.add("wording", rows)  # type: ignore[arg-type]  # the stub knows Docs only
        stem = stemmer(lexicon.morphology)
        return PhraseIndex(
            stem=stem,
            cutter=Cutter(stem, table.joined),
            joined=table.joined,
            duties=tuple([Duty(owner.removeprefix(_METRIC), gap, owner.startswith(_METRIC)) for owner, gap in table.actions]),
            near=table.near,
            vocab=vocab,
            matcher=matcher,
            known=known,
            alone=frozenset(stems[0] for stems in wordings if len(stems) == 1),
            senses=_Senses(table, frozenset(lexicon.metrics)),
        )


@lru_cache(maxsize=64)
def word_forms(lexicon: Lexicon, *cue_ids: str) -> frozenset[str]:
    """Give the matching forms of the words of some cues."""
    stem = phrase_index(lexicon).stem
    return frozenset(form for cue_id in cue_ids for word in lexicon.cues[cue_id].words for form in phrase_stems(word, stem))
