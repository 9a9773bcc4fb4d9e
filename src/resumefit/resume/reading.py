"""A resume's text with all that was recognised in it, ready to be asked by place."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from resumefit.document import Document
from resumefit.extract.assertion import assertions
from resumefit.extract.mentions import Assertion, TermMention
from resumefit.extract.phrases import Hit
from resumefit.extract.terms import Mentions, find_mentions
from resumefit.extract.tokens import Block, Tokens
from resumefit.lexicon.model import Lexicon
from resumefit.resume.sections import Zone, find_zones
from resumefit.span import Span


class Place(NamedTuple):
    """Tokens `first` to `last` (excluded)."""

    first: int
    last: int


new_place = partial(tuple.__new__, Place)
"""Places are asked for by the hundred: this takes a third of the time of the class's own way."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one stretch of a header says."""

    title: Place | None
    sureness: int
    employer: Place | None
    told: bool
    """An employer or a place is marked as such, so that the line is no sentence."""
    end: int
    """Token after the header's last word; what follows is text of the job."""


@dataclass(frozen=True)
class Reading:
    """A document, what the lexicon recognises in it and the parts it falls into."""

    document: Document
    lexicon: Lexicon
    mentions: Mentions
    zones: tuple[Zone, ...]
    labels: dict[Place, Label] = field(default_factory=dict, repr=False, compare=False)
    """What `headers.read_label` has read so far, by the stretch of tokens."""

    @cached_property
    def tokens(self) -> Tokens:
        """The document's words."""
        return self.mentions.tokens

    @cached_property
    def cues(self) -> Mapping[str, Sequence[Hit]]:
        """Cue mentions by cue, in the order of the text."""
        return self.mentions.cue_places

    @cached_property
    def assertions(self) -> tuple[Assertion, ...]:
        """Whose each term mention is, in step with `mentions.terms`."""
        return assertions(self.mentions, self.lexicon)

    @cached_property
    def small(self) -> bool:
        """Whether capitals tell nothing of titles in this text."""
        return self.document.is_small()

    @cached_property
    def level_cues(self) -> tuple[str, ...]:
        """Cues that name the level of a language and that the text holds."""
        return tuple(sorted(cue for cue in self.cues if cue.startswith("language-level-")))

    @cached_property
    def _zone_starts(self) -> tuple[int, ...]:
        return tuple(zone.span.start for zone in self.zones)

    @cached_property
    def _cue_firsts(self) -> dict[str, Sequence[int]]:
        """First tokens of the mentions of each cue that was asked for."""
        return {}

    @cached_property
    def role_tokens(self) -> Sequence[int]:
        """First tokens of the job titles, in order."""
        terms = self.lexicon.terms
        return [
            first
            for mention, first in zip(self.mentions.terms, self.mentions.first_tokens, strict=True)
            if terms[mention.term].kind == "role_title"
        ]

    @cached_property
    def title_lines(self) -> frozenset[int]:
        """Offsets at which the lines begin that say a known job title or a noun that titles end in."""
        named = (*self.role_tokens, *(cue.first for cue in self.cues.get("title-head", ())))
        lines = (self.document.line_at(self.tokens.starts[at]) for at in named)
        return frozenset(line.span.start for line in lines if line is not None)

    @cached_property
    def _block_firsts(self) -> tuple[int, ...]:
        return tuple([block.first for block in self.tokens.blocks])

    def block_at(self, token: int) -> Block:
        """Give the paragraph or list item that holds a token."""
        return self.tokens.blocks[bisect_right(self._block_firsts, token) - 1]

    def zone_at(self, offset: int) -> int:
        """Give the index of the zone that holds a place."""
        return max(0, bisect_right(self._zone_starts, offset) - 1)

    def place(self, start: int, end: int) -> Place:
        """Give the tokens that begin within a stretch of the text."""
        starts = self.tokens.starts
        first = bisect_left(starts, start)
        return new_place((first, bisect_left(starts, end, first if end >= start else 0)))

    def place_of(self, span: Span) -> Place:
        """Give the tokens that begin within a span."""
        starts = self.tokens.starts
        first = bisect_left(starts, span.start)
        return new_place((first, bisect_left(starts, span.end, first)))

    def cues_in(self, cue: str, place: tuple[int, int]) -> list[Hit]:
        """Give the mentions of a cue that lie wholly within a range of tokens, in order."""
        places = self.cues.get(cue)
        if places is None:
            return []
        firsts = self._cue_firsts.get(cue)
        if firsts is None:
            firsts = self._cue_firsts[cue] = [mention.first for mention in places]
        first, last = place
        at = bisect_left(firsts, first)
        if at == len(firsts) or firsts[at] >= last:
            return []
        return [hit for hit in places[at : bisect_left(firsts, last, at)] if hit.last <= last]

    def says(self, cue: str, place: tuple[int, int]) -> bool:
        """Say whether a range of tokens holds a cue."""
        return cue in self.cues and len(self.cues_in(cue, place)) > 0

    def names_role(self, place: tuple[int, int]) -> bool:
        """Say whether a known job title begins within a range of tokens."""
        at = bisect_left(self.role_tokens, place[0])
        return at < len(self.role_tokens) and self.role_tokens[at] < place[1]

    def terms_in(self, place: tuple[int, int]) -> Sequence[TermMention]:
        """Give the term mentions that begin within a range of tokens."""
        firsts = self.mentions.first_tokens
        return self.mentions.terms[bisect_left(firsts, place[0]) : bisect_left(firsts, place[1])]

    def quote(self, place: tuple[int, int]) -> str:
        """Give the words of a range of tokens as written."""
        return self.document.quote(self.tokens.span(*place))

    def line_text(self, index: int) -> str:
        """Give a line as written."""
        span = self.document.lines[index].span
        return self.document.text[span.start : span.end]


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Recognise the lexicon's words in a resume and cut it into its parts; terms outside the sections they belong to are left out."""
    mentions, zones = find_mentions(document, lexicon), find_zones(document, lexicon)
    whole = Reading(document, lexicon, mentions, zones)
    bound = _bound_terms(lexicon)
    kept = [at for at, mention in enumerate(mentions.terms) if mention.term not in bound or _belongs(whole, mention)]
    if len(kept) == len(mentions.terms):
        return whole
    terms, firsts = tuple(mentions.terms[at] for at in kept), tuple(mentions.first_tokens[at] for at in kept)
    return Reading(document, lexicon, replace(mentions, terms=terms, first_tokens=firsts), zones)


@lru_cache(maxsize=4)
def _bound_terms(lexicon: Lexicon) -> frozenset[str]:
    """Give the terms that belong to certain sections."""
    return frozenset(term.id for term in lexicon.terms.values() if term.section)


def _belongs(reading: Reading, mention: TermMention) -> bool:
    return reading.zones[reading.zone_at(mention.span.start)].kind in reading.lexicon.terms[mention.term].section
