"""Lexicon -> one index of all its wordings, found in a text in a single pass."""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import repeat
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from resumefit.extract.tokens import Cutter, Tokens, word_stems
from resumefit.extract.wordings import Wordings, all_wordings
from resumefit.extract.words import Stem, stemmer
from resumefit.lexicon.model import Lexicon
from resumefit.memory import uncollected

UNKNOWN = "·"
"""Stands for every word of a text that no wording holds, so that spaCy's string store stays as small as the lexicon."""
_METRIC = "metric:"

SURFACE, MASK, VERB, OBJECT, METRIC_NAME = ":surface", ":mask", ":verb", ":object", ":metric-name"
"""What a wording may be used for other than as a cue."""


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
    uses: tuple[str, ...]
    """Its cues and, of the other uses above, those that it has: METRIC_NAME for a surface or a name of some metric."""


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
    unknown: int
    """The hash of UNKNOWN."""
    matcher: PhraseMatcher
    """Finds wordings of several words, all under one key: which it found is told by the stems."""
    senses: "_Senses"

    def hits(self, tokens: Tokens) -> list[Hit]:
        """Find every wording, overlapping ones included, in the order of the text."""
        return self.hits_in(tokens.stems)

    def hits_in(self, stems: Sequence[str]) -> list[Hit]:
        """Find every wording in a bare sequence of stems."""
        senses = self.senses
        if not senses.waiting.keys().isdisjoint(stems):
            self._bring(stems)
        places = [(at, at + 1, sense) for at, sense in enumerate(map(senses.get, stems)) if sense is not None]
        words = list(map(senses.known.get, stems, repeat(self.unknown)))
        doc = Doc(self.vocab, words=words)  # type: ignore[arg-type]  # the stub knows no hashes, which spaCy takes in half the time
        places += [(first, last, senses[" ".join(stems[first:last])]) for _, first, last in self.matcher(doc)]
        return list(map(_new_hit, sorted(places)))

    def _bring(self, stems: Sequence[str]) -> None:
        """Make the wordings ready to be found whose rarest form a text says for the first time.

        A form is taken off the list last, so that another thread either finds its wordings or brings them once more, to no harm.
        """
        waiting, hashes, add = self.senses.waiting, self.senses.known, self.vocab.strings.add
        said = [stem for stem in dict.fromkeys(stems) if stem in waiting]
        rows: list[list[int]] = []
        with uncollected():
            for wording in self.senses.take_in([waiting.get(stem, b"") for stem in said]):
                parts = wording.split(" ")
                for part in parts:
                    if part not in hashes:
                        hashes[part] = add(part)
                rows.append([hashes[part] for part in parts])
            if rows:
                self.matcher.add("wording", rows)  # type: ignore[arg-type]  # the stub knows Docs only
        for stem in said:
            waiting.pop(stem, None)


class _Senses(dict[str, Sense]):
    """Senses by the forms of their wordings with blanks between: of one word as soon as a text may say it, others when first met.

    A text says a few hundred of some twenty thousand wordings, and its words are the rarest ones of a few thousand.
    """

    def __init__(self, table: Wordings, metrics: Container[str]) -> None:
        super().__init__()
        self.waiting = dict(table.groups)
        """Rarest form -> its group of wordings, of those that no text asked for yet."""
        self.known: dict[str, int] = {}
        """Stems of the wordings of several words that the matcher finds -> spaCy's hash of each."""
        self._rows: dict[str, str] = {}
        self._metrics = metrics

    def take_in(self, groups: Iterable[bytes]) -> list[str]:
        """Add the wordings of some groups, made ready where they are one word; give those of several."""
        held = b"\t".join(filter(None, groups)).decode()
        cells = held.split("\t") if held else []
        wordings = cells[::2]
        self._rows.update(zip(wordings, cells[1::2], strict=True))
        alone = [wording for wording in wordings if " " not in wording]
        self.update(zip(alone, map(self.__missing__, alone), strict=True))
        return [wording for wording in wordings if " " in wording]

    def __missing__(self, wording: str) -> Sense:
        surfaces, masks, verbs, objects, cues = json.loads(self._rows[wording])
        named = tuple([(term, case) for term, case in surfaces])
        metrics = tuple([(term, case) for term, case in named if term in self._metrics])
        names = tuple([cue.removeprefix(_METRIC) for cue in cues if cue.startswith(_METRIC)])
        others = {SURFACE: surfaces, MASK: masks, VERB: verbs, OBJECT: objects, METRIC_NAME: metrics or names}
        sense = self[wording] = Sense(
            surfaces=named,
            masks=tuple(masks),
            verbs=frozenset(verbs),
            objects=frozenset(objects),
            cues=tuple(cues),
            metrics=metrics,
            metric_names=names,
            uses=(*cues, *(use for use, of in others.items() if of)),
        )
        return sense


@lru_cache(maxsize=4)
def phrase_index(lexicon: Lexicon) -> PhraseIndex:
    """Build the index of a lexicon; the last few are kept.

    The matcher gets wordings as the rows of string hashes that spaCy's own unpickling gives it, when a text first may say them:
    a Doc for each of some ten thousand wordings takes ten times as long, and all of them take longer than reading a resume.
    """
    with uncollected():
        table = all_wordings(lexicon)
        vocab = Vocab()
        stem = stemmer(lexicon.morphology)
        return PhraseIndex(
            stem=stem,
            cutter=Cutter(stem, table.joined, shortened=frozenset(lexicon.cues["shortened-title"].words)),
            joined=table.joined,
            duties=tuple([Duty(owner.removeprefix(_METRIC), gap, owner.startswith(_METRIC)) for owner, gap in table.actions]),
            near=table.near,
            vocab=vocab,
            unknown=vocab.strings.add(UNKNOWN),
            matcher=PhraseMatcher(vocab, attr="ORTH"),
            senses=_Senses(table, frozenset(lexicon.metrics)),
        )


@lru_cache(maxsize=256)
def word_forms(lexicon: Lexicon, *cue_ids: str) -> frozenset[str]:
    """Give the matching forms of the words of some cues."""
    stem = phrase_index(lexicon).stem
    return word_stems([word for cue_id in cue_ids for word in lexicon.cues[cue_id].words], stem)
