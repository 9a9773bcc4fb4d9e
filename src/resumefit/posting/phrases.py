"""Passages -> open phrases: what a posting plainly asks for and the lexicon has no term for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import Lexicon
from resumefit.posting.passages import Passage, Zone
from resumefit.span import Span

_PARTS = frozenset({",", "and", "or", "&", "/", "(", ")", "-", "–", "—", '"', "“", "”"})
_MAX_WORDS = 4
_MAX_LIST = 4
_MAX_ITEM = 9
_MAX_NAME = 24
_LISTS = frozenset({Zone.REQUIREMENTS, Zone.PREFERRED, Zone.DUTIES})
_STOPS = frozenset({"asking", "asking-to", "preferred", "required", "not-required"})


@dataclass(frozen=True, slots=True)
class OpenPhrase:
    """A few words in a row that are asked for."""

    text: str
    """As written, lower case, single blanks."""
    stems: tuple[str, ...]
    span: Span
    first: int
    """Index of its first token."""


def open_phrases(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> Iterator[OpenPhrase]:
    """Yield what a passage asks in words that no term covers.

    Candidates follow the grammar of asking ("experience with X", "knowledge of X, Y or Z"), are names in the midst of a
    request, or are the whole of a short item that names no term. Words that only colour a request are cut from both ends;
    what is left must hold a word that is not common to all postings.
    """
    plain, common = word_forms(lexicon, "filler", "function"), word_forms(lexicon, "common")
    taken = _taken(passage, mentions)
    seen: set[int] = set()
    for begin, end, most in _stretches(passage, mentions, taken):
        for first, last in islice(_chunks(begin, end, mentions, plain, taken), most):
            stems = tuple(stem for stem in mentions.tokens.stems[first:last] if stem not in plain)
            names = sum(_is_name(at, passage, mentions) for at in range(first, last))
            special = sum(stem not in common for stem in stems)
            if first in seen or not (special >= 1 and (len(stems) > 1 or names or most > 1)):
                continue
            seen.update(range(first, last))
            span = mentions.tokens.span(first, last)
            yield OpenPhrase(mentions.tokens.document.quote(span).lower(), stems, span, first)


def _stretches(passage: Passage, mentions: Mentions, taken: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the token ranges in which candidates may stand, and how many of each range count."""
    inside = [cue for cue in mentions.cues if passage.first <= cue.first and cue.last <= passage.last]
    asking = [cue for cue in inside if cue.cue == "asking"]
    if passage.zone is not Zone.DUTIES:
        for cue in asking:
            if any(other.first <= cue.first and cue.last < other.last for other in asking):
                continue
            following = [other.first for other in inside if other.cue in _STOPS and other.first >= cue.last]
            yield cue.last, min([*following, passage.last]), _MAX_LIST
    if passage.zone in _LISTS:
        at = passage.first + 1
        while at < passage.last:
            end = at
            while end < passage.last and end not in taken and _is_name(end, passage, mentions):
                end += 1
            if end > at:
                yield at, end, 1
            at = max(end, at + 1)
    bare = not any(at in taken for at in range(passage.first, passage.last))
    if bare and passage.zone in _LISTS and passage.last - passage.first <= _MAX_ITEM:
        yield passage.first, passage.last, 1


def _is_name(at: int, passage: Passage, mentions: Mentions) -> bool:
    """Say whether a word in the midst of a sentence is written as a name: a capital, or letters with digits or signs."""
    word = mentions.tokens.raw(at)
    if not any(char.isalpha() for char in word) or "@" in word or "://" in word or len(word) > _MAX_NAME:
        return False
    return (at > passage.first and word[0].isupper()) or any(char in "+#." or char.isdigit() for char in word[1:])


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
    if kept and any(char.isalpha() for at in kept for char in stems[at]):
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
