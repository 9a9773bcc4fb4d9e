"""The lexicon's number words -> where a document says them, and what each does."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from resumefit.extract.phrases import phrase_index
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon

_ROLES = frozenset(
    {"number", "scale", "fraction", "ordinal", "rank", "top", "rank-after", "unit", "country", "per"}
    | {"ge-before", "ge-after", "le-before", "le-after", "ge-clause", "le-clause", "about", "exceed", "goal", "against"}
    | {"change-up", "change-down", "change-better", "noise-before", "noise-after", "noise-clause"}
    | {"whole", "years-before", "years-after", "span-before"}
)

_CHANGE = "change-"


_Places = Mapping[int, tuple[str, int]]
_NOWHERE: _Places = {}


@dataclass(frozen=True)
class CuePlaces:
    """The number cues of one document, by role and by where they start and end; of several at one place the longest."""

    starts: Mapping[str, _Places]
    """Role -> first token -> value and end of the cue."""
    ends: Mapping[str, _Places]
    """Role -> token after the last -> value and start of the cue."""
    lexicon: Lexicon
    """Whose cues they are."""
    mentions: Mentions
    """Where they stand."""

    @cached_property
    def name_ends(self) -> frozenset[int]:
        """Tokens before which the name of a metric ends."""
        return frozenset([hit.last for hit in self.mentions.metrics.names])

    @cached_property
    def changes(self) -> frozenset[int]:
        """Tokens at which a word of change starts."""
        return frozenset(at for role, places in self.starts.items() if role.startswith(_CHANGE) for at in places)

    def of(self, role: str) -> Mapping[int, tuple[str, int]]:
        """Give the cues of a role: first token -> value and end."""
        return self.starts.get(role, _NOWHERE)

    def starting(self, at: int, role: str) -> tuple[str, int] | None:
        """Give value and end of the longest cue of a role that starts at a token."""
        return self.starts.get(role, _NOWHERE).get(at)

    def ending(self, at: int, role: str) -> tuple[str, int] | None:
        """Give value and start of the longest cue of a role that ends before a token."""
        return self.ends.get(role, _NOWHERE).get(at)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The lexicon's number words, ready for lookup."""

    roles: Mapping[str, tuple[str, str]]
    """Cue id -> role and value."""
    suffixes: Mapping[str, tuple[str, str]]
    """Word that may be glued to a number ("5k", "60wpm") -> role and value."""
    countries: Mapping[str, str]
    """Word before a currency sign -> unit."""


def cue_places(mentions: Mentions, lexicon: Lexicon) -> CuePlaces:
    """Sort out the cues that numbers are read with."""
    roles = number_words(lexicon).roles
    starts: dict[str, dict[int, tuple[str, int]]] = defaultdict(dict)
    ends: dict[str, dict[int, tuple[str, int]]] = defaultdict(dict)
    for cue, (role, value) in roles.items():
        if cue not in mentions.cue_places:
            continue
        begun, ended = starts[role], ends[role]
        for first, last, _ in mentions.cue_places[cue]:
            longest = begun.get(first)
            if longest is None or longest[1] < last:
                begun[first] = value, last
            longest = ended.get(last)
            if longest is None or longest[1] > first:
                ended[last] = value, first
    return CuePlaces(starts, ends, lexicon, mentions)


@lru_cache(maxsize=4)
def number_words(lexicon: Lexicon) -> NumberWords:
    """Look up a lexicon's number words, once a lexicon."""
    stem = phrase_index(lexicon).stem
    roles: dict[str, tuple[str, str]] = {}
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
        roles[cue.id] = known
        if known[0] in ("unit", "scale", "ordinal"):
            for phrase in (*cue.phrases, *cue.words) if known[0] != "ordinal" else cue.words:
                if len(phrase_stems(phrase, stem)) == 1:
                    suffixes[phrase] = known
                    suffixes.setdefault(phrase + "s", known)
    return NumberWords(roles, suffixes, countries)
