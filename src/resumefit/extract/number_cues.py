"""The lexicon's number words -> where a document says them, and what each does."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from resumefit.extract.phrases import phrase_index
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon

_CHANGES = frozenset({"change-up", "change-down", "change-better"})
_ROLES = frozenset(
    {"number", "scale", "fraction", "ordinal", "rank", "top", "rank-after", "unit", "country", "per"}
    | {"ge-before", "ge-after", "le-before", "le-after", "ge-clause", "le-clause", "about", "exceed", "goal", "against"}
    | _CHANGES
    | {"noise-before", "noise-after", "noise-clause"}
    | {"whole", "years-before", "years-after", "span-before"}
)

_Places = Mapping[int, tuple[str, int]]
"""Token -> value and other end of a cue."""


class _Roles(dict[str, tuple[_Places, _Places]]):
    """Role -> where its cues start and where they end; sorted out when the role is first asked for."""

    def __init__(self, mentions: Mentions, words: "NumberWords") -> None:
        super().__init__()
        self._found = mentions.cue_places
        self._words = words

    def __missing__(self, role: str) -> tuple[_Places, _Places]:
        starts: dict[int, tuple[str, int]] = {}
        ends: dict[int, tuple[str, int]] = {}
        for cue, value in self._words.cues.get(role, ()):
            for first, last, _ in self._found.get(cue, ()):
                longest = starts.get(first)
                if longest is None or longest[1] < last:
                    starts[first] = value, last
                longest = ends.get(last)
                if longest is None or longest[1] > first:
                    ends[last] = value, first
        places = self[role] = starts, ends
        return places


@dataclass(frozen=True)
class CuePlaces:
    """The number cues of one document, by role and by where they start and end; of several at one place the longest."""

    lexicon: Lexicon
    """Whose cues they are."""
    mentions: Mentions
    """Where they stand."""
    _roles: _Roles

    @cached_property
    def name_ends(self) -> frozenset[int]:
        """Tokens before which the name of a metric ends."""
        return frozenset([hit.last for hit in self.mentions.metrics.names])

    @cached_property
    def level_names(self) -> frozenset[int]:
        """Tokens at which the name of a metric begins that is better one way: a level, no volume."""
        metrics = self.lexicon.metrics
        return frozenset(
            hit.first
            for hit in self.mentions.metrics.names
            if any(metrics[own].direction != "neutral" for own in (*(metric for metric, _ in hit.sense.metrics), *hit.sense.metric_names))
        )

    @cached_property
    def changes(self) -> frozenset[int]:
        """Tokens at which a word of change starts."""
        return frozenset(at for role in _CHANGES for at in self._roles[role][0])

    def of(self, role: str) -> Mapping[int, tuple[str, int]]:
        """Give the cues of a role: first token -> value and end."""
        return self._roles[role][0]

    def starting(self, at: int, role: str) -> tuple[str, int] | None:
        """Give value and end of the longest cue of a role that starts at a token."""
        return self._roles[role][0].get(at)

    def ending(self, at: int, role: str) -> tuple[str, int] | None:
        """Give value and start of the longest cue of a role that ends before a token."""
        return self._roles[role][1].get(at)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The lexicon's number words, ready for lookup."""

    cues: Mapping[str, Sequence[tuple[str, str]]]
    """Role -> its cues' ids and values."""
    suffixes: Mapping[str, tuple[str, str]]
    """Word that may be glued to a number ("5k", "60wpm") -> role and value."""
    countries: Mapping[str, str]
    """Word before a currency sign -> unit."""


def cue_places(mentions: Mentions, lexicon: Lexicon) -> CuePlaces:
    """Sort out the cues that numbers are read with."""
    return CuePlaces(lexicon, mentions, _Roles(mentions, number_words(lexicon)))


@lru_cache(maxsize=4)
def number_words(lexicon: Lexicon) -> NumberWords:
    """Look up a lexicon's number words, once a lexicon."""
    stem = phrase_index(lexicon).stem
    cues: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    suffixes: dict[str, tuple[str, str]] = {}
    countries: dict[str, str] = {}
    for cue in lexicon.cues.values():
        role, _, value = cue.id.rpartition("-")
        known = (cue.id, "") if cue.id in _ROLES else (role, value) if role in _ROLES else None
        if known is None:
            continue
        if known[0] == "country":
            countries.update((word, value) for word in cue.words)
            continue
        cues[known[0]].append((cue.id, known[1]))
        if known[0] in ("unit", "scale", "ordinal"):
            for phrase in (*cue.phrases, *cue.words) if known[0] != "ordinal" else cue.words:
                if len(phrase_stems(phrase, stem)) == 1:
                    suffixes[phrase] = known
                    suffixes.setdefault(phrase + "s", known)
    return NumberWords(dict(cues), suffixes, countries)
