"""Passages -> open phrases: what a posting plainly asks for and the lexicon has no term for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from resumefit.extract.phrases import phrase_index
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.posting.needs import PassageCues
from resumefit.posting.passages import Passage, Zone
from resumefit.span import Span

_PARTS = frozenset({",", "and", "or", "&", "/", "(", ")", "-", "–", "—", '"', "“", "”"})
_MAX_WORDS = 4
_MAX_ITEM = 9
_MIN_LETTERS = 3


@dataclass(frozen=True, slots=True)
class OpenPhrase:
    """A few words in a row that are asked for."""

    text: str
    """As written, lower case, single blanks."""
    stems: tuple[str, ...]
    span: Span
    first: int
    """Index of its first token."""


def open_phrases(passage: Passage, cues: PassageCues, mentions: Mentions, lexicon: Lexicon) -> Iterator[OpenPhrase]:
    """Yield what a passage asks in words that no term covers.

    Candidates follow the grammar of asking ("experience with X", "knowledge of X, Y or Z") or are the whole of a short item
    of a requirement list. Words that only colour a request are cut from both ends; what is left must say something of its own.
    """
    plain = _plain_words(lexicon)
    taken = _taken(passage, mentions)
    for begin, end in _stretches(passage, mentions, taken):
        seen = False
        for first, last in _chunks(begin, end, mentions, plain, taken):
            stems = tuple(stem for stem in mentions.tokens.stems[first:last] if stem not in plain)
            if not stems or seen and passage.zone is Zone.DUTIES:
                continue
            span = mentions.tokens.span(first, last)
            seen = True
            yield OpenPhrase(mentions.tokens.document.quote(span).lower(), stems, span, first)


def _stretches(passage: Passage, mentions: Mentions, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges in which a candidate may stand."""
    asking = [cue for cue in mentions.cues if cue.cue == "asking" and passage.first <= cue.first and cue.last <= passage.last]
    if asking and passage.zone is not Zone.DUTIES:
        starts = sorted({cue.last for cue in asking})
        firsts = sorted({cue.first for cue in asking})
        for start in starts:
            if any(first < start < last for first, last in ((cue.first, cue.last) for cue in asking)):
                continue
            following = [first for first in firsts if first >= start]
            yield start, min([*following, passage.last])
        return
    size = passage.last - passage.first
    if passage.zone in (Zone.REQUIREMENTS, Zone.PREFERRED, Zone.DUTIES) and size <= _MAX_ITEM and not any(at in taken for at in range(passage.first, passage.last)):
        yield passage.first, passage.last


def _chunks(begin: int, end: int, mentions: Mentions, plain: frozenset[str], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Cut a range at commas, conjunctions and covered words into runs of content words, their plain ends cut off."""
    stems = mentions.tokens.stems
    run: list[int] = []
    for at in range(begin, end + 1):
        if at < end and stems[at] not in _PARTS and at not in taken and (stems[at][0].isalnum() or stems[at][0] == "."):
            run.append(at)
            continue
        if run:
            yield from _trimmed(run, stems, plain)
        run = []


def _trimmed(run: list[int], stems: tuple[str, ...], plain: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Cut plain words off both ends and a long run down to its first words."""
    while run and stems[run[0]] in plain:
        run = run[1:]
    kept: list[int] = []
    content = 0
    for at in run:
        content += stems[at] not in plain
        if content > _MAX_WORDS or len(kept) > _MAX_WORDS + 1:
            break
        kept.append(at)
    while kept and stems[kept[-1]] in plain:
        kept.pop()
    if kept and any(len(stems[at]) >= _MIN_LETTERS or not stems[at].isalpha() for at in kept) and any(char.isalpha() for at in kept for char in stems[at]):
        yield kept[0], kept[-1] + 1


def _taken(passage: Passage, mentions: Mentions) -> frozenset[int]:
    """Give the tokens of a passage that a term of the lexicon is made of."""
    taken: set[int] = set()
    ends, starts = mentions.tokens.ends, mentions.tokens.starts
    for first, mention in zip(mentions.first_tokens, mentions.terms, strict=True):
        if not passage.first <= first < passage.last:
            continue
        for place in mention.words or (mention.span,):
            at = first
            while at < passage.last and starts[at] < place.end:
                if ends[at] > place.start:
                    taken.add(at)
                at += 1
    return frozenset(taken)


@lru_cache(maxsize=4)
def _plain_words(lexicon: Lexicon) -> frozenset[str]:
    """Give the stems that say nothing of their own."""
    index = phrase_index(lexicon)
    return frozenset(stem for cue in ("filler", "function") for wording in lexicon.cue(cue) for stem in phrase_stems(wording, index.stem))
