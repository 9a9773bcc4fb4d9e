"""Passages -> open phrases: what a posting plainly asks for and the lexicon has no term for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import CueMention, Mentions
from resumefit.lexicon.model import Lexicon
from resumefit.posting.passages import Passage
from resumefit.posting.zones import ASKING_ZONES, Zone
from resumefit.span import Span

_PARTS = frozenset({",", "and", "or", "&", "/", "(", ")", "-", "–", "—", '"', "“", "”"})
_MAX_WORDS = 4
_MAX_LIST = 4
_MAX_BEFORE = 3
_MIN_WORD = 5
_LONGEST_SHORT_FORM = 5
"""Letters of words in capitals that may be names or short forms."""
_TITLED_WORDS, _TITLED_SHARE = 4, 0.7
"""How many words a passage has and which share of them opens with a capital where it is written like a title."""
_CODE = re.compile(r"[A-Za-z]?\d+[A-Za-z]*")
"""Numbers of items and amounts with their unit: "D3", "40lbs"."""
_ITEM_CODE = re.compile(r"[A-Z]{0,3}\d{1,2}")
"""Numbers of criteria: "SC4"."""
_GLUED = re.compile(r"[A-Za-z]{4,}\d+\+?")
_NOT_NAMES = frozenset("@#'’")
_MAX_ITEM = 9
_MAX_NAME = 24
_SHORTEST_NAME = 3
"""Letters of a name that stands alone."""
_OFTEN = 3
"""How often a posting writes the names of the firm's own things."""
_LISTS = frozenset({Zone.REQUIREMENTS, Zone.PREFERRED, Zone.DUTIES})
_LEADS = frozenset({"asking", "asked-before"})
"""Cues beside which prose asks for things."""
_STOPS = frozenset({"asking", "asking-to", "preferred", "required", "not-required"})


class _Source(Enum):
    """What makes a stretch of words a candidate."""

    ASKED = "asked"
    """It follows a wording of asking."""
    BEFORE = "before"
    """It stands before "experience", "skills" and their like."""
    NAME = "name"
    ITEM = "item"
    """It is a whole list item."""


@dataclass(frozen=True, slots=True)
class OpenPhrase:
    """A few words in a row that are asked for."""

    text: str
    """As written, lower case, single blanks."""
    stems: tuple[str, ...]
    span: Span
    first: int
    """Index of its first token."""


def open_phrases(passage: Passage, mentions: Mentions, lexicon: Lexicon, *, firm: frozenset[str]) -> Iterator[OpenPhrase]:
    """Yield what a passage asks in words that no term covers.

    Candidates follow the grammar of asking ("experience with X", "knowledge of X, Y or Z"), are names in the midst of a
    request, or are the whole of a short item that names no term. Words that only colour a request are cut from both ends;
    what is left must hold a word that is not common to all postings. Words in `firm` are the firm's own names.
    """
    cues = mentions.cues_starting(passage.first, passage.last)
    if passage.zone not in _LISTS and all(cue.cue not in _LEADS for cue in cues):
        return
    plain, common = word_forms(lexicon, "filler", "function"), word_forms(lexicon, "common")
    words = _Words(plain, word_forms(lexicon, "clause-mark"))
    pronouns = word_forms(lexicon, "pronoun")
    closers = {cue.first for cue in cues if cue.cue == "asked-before"}
    taken = _taken(passage, mentions)
    names = _names(passage, mentions, firm)
    seen: set[int] = set()
    for begin, end, source in _stretches(passage, cues, mentions, taken, names):
        if source is _Source.ITEM and (
            not pronouns.isdisjoint(mentions.tokens.stems[begin:end]) or mentions.starting("negation", begin, begin + 1)
        ):
            continue
        for number, (first, last, cut) in enumerate(islice(_chunks(begin, end, mentions, words, taken), _MAX_LIST)):
            if source is not _Source.ASKED and (number or (cut and source is _Source.ITEM)):
                break
            stems = tuple(stem for stem in mentions.tokens.stems[first:last] if stem not in plain)
            special = [stem for stem in stems if stem not in common]
            if (
                not special
                or closers.issuperset(range(first, last))
                or not seen.isdisjoint(range(first, last))
                or not pronouns.isdisjoint(stems)
            ):
                continue
            if len(stems) == 1 and not _stands_alone(mentions.tokens.raw(first), source, number, is_name=first in names):
                continue
            seen.update(range(first, last))
            span = mentions.tokens.span(first, last)
            yield OpenPhrase(mentions.tokens.document.quote(span).lower(), stems, span, first)


def _stands_alone(word: str, source: _Source, number: int, *, is_name: bool) -> bool:
    """Say whether a single word is enough of a thing: a name, or a noun right where something is asked."""
    if is_name:
        return len(word) >= _SHORTEST_NAME or not word.isalpha()
    return source in (_Source.ASKED, _Source.BEFORE) and number == 0 and len(word) >= _MIN_WORD and not word.endswith(("ly", "ing", "ed"))


def _stretches(
    passage: Passage, cues: Iterable[CueMention], mentions: Mentions, taken: frozenset[int], names: frozenset[int]
) -> Iterator[tuple[int, int, _Source]]:
    """Yield the token ranges in which candidates may stand, and what makes each one; `cues` begin in the passage."""
    if passage.zone is not Zone.DUTIES:
        inside = [cue for cue in cues if cue.last <= passage.last]
        yield from _after_asking(passage, inside)
        yield from _before_closers(passage, inside, mentions, taken)
        yield from _in_brackets(passage, inside, mentions)
    if passage.zone in _LISTS:
        yield from _runs_of_names(passage, names - taken)
        if not taken and passage.last - passage.first <= _MAX_ITEM:
            yield passage.first, passage.last, _Source.ITEM


def _after_asking(passage: Passage, inside: list[CueMention]) -> Iterator[tuple[int, int, _Source]]:
    """Yield what follows "experience with" and its like, up to the next such wording."""
    asking = [cue for cue in inside if cue.cue == "asking"]
    for cue in asking:
        if any(other.first <= cue.first and cue.last < other.last for other in asking):
            continue
        following = [other.first for other in inside if other.cue in _STOPS and other.first >= cue.last]
        yield cue.last, min([*following, passage.last]), _Source.ASKED


def _in_brackets(passage: Passage, inside: list[CueMention], mentions: Mentions) -> Iterator[tuple[int, int, _Source]]:
    """Yield the list in brackets behind "skills" and their like: "office skills (filing, shorthand)"."""
    stems = mentions.tokens.stems
    for cue in inside:
        if cue.cue == "asked-before" and cue.last < passage.last and stems[cue.last] == "(" and "," in stems[cue.last : passage.last]:
            end = next((at for at in range(cue.last, passage.last) if stems[at] == ")"), passage.last)
            yield cue.last + 1, end, _Source.ASKED


def _before_closers(
    passage: Passage, inside: list[CueMention], mentions: Mentions, taken: frozenset[int]
) -> Iterator[tuple[int, int, _Source]]:
    """Yield the few words before "experience", "skills" and their like."""
    stems = mentions.tokens.stems
    for cue in inside:
        if cue.cue != "asked-before" or cue.first in taken:
            continue
        begin = cue.first
        while begin > max(passage.first, cue.first - _MAX_BEFORE) and begin - 1 not in taken and stems[begin - 1] not in _PARTS:
            begin -= 1
        if begin == passage.first and _ITEM_CODE.fullmatch(mentions.tokens.raw(begin)):
            begin += 1
        if begin < cue.first:
            yield begin, cue.first, _Source.BEFORE


def _runs_of_names(passage: Passage, names: frozenset[int]) -> Iterator[tuple[int, int, _Source]]:
    """Yield runs of words written as names, the sentence's first word aside."""
    at = passage.first + 1
    for first in sorted(names):
        if first >= at:
            at = first + 1
            while at in names:
                at += 1
            yield first, at, _Source.NAME


def _names(passage: Passage, mentions: Mentions, firm: frozenset[str]) -> frozenset[int]:
    """Give the words of a passage that are written as names and are none of the firm's: with a capital, or with digits or signs."""
    tokens = mentions.tokens
    words = [tokens.raw(at) for at in range(passage.first, passage.last)]
    marked = [(at, word) for at, word in enumerate(words, passage.first) if len(word) > 1 and not (word.islower() and word.isalpha())]
    names = [(at, word) for at, word in marked if tokens.stems[at] not in firm and _may_be_name(word)]
    capitals = [at for at, word in names if word[0].isupper() and (passage.zone is not Zone.DUTIES or _has_capital(word[1:]))]
    opening = passage.first + _opening(words)
    inner = [at for at in capitals if at > opening]
    if inner and _is_loud(words):
        inner = []
    signed = [at for at, word in names if not word.isalpha() and any(char in "+#." or char.isdigit() for char in word[1:])]
    return frozenset((*inner, *signed))


def _may_be_name(word: str) -> bool:
    """Say whether a word has letters and is no address, no code and not two words run together."""
    if not (word.isalpha() or any(char.isalpha() for char in word)) or not _NOT_NAMES.isdisjoint(word):
        return False
    return not _is_glued(word) and _CODE.fullmatch(word) is None


def _has_capital(letters: str) -> bool:
    return any(char.isupper() for char in letters)


def _is_loud(words: Sequence[str]) -> bool:
    """Say whether a passage is written all in capitals, or most of its words with one, so that capitals tell nothing."""
    words = [word for word in words if len(word) > 2 and word.isalpha()]
    if len(words) >= _TITLED_WORDS and sum(word[0].isupper() for word in words) > len(words) * _TITLED_SHARE:
        return True
    return any(len(word) > _LONGEST_SHORT_FORM for word in words) and sum(word.isupper() for word in words) * 2 > len(words)


def _opening(words: Sequence[str]) -> int:
    """Give the place of a passage's first word: marks, pictures and the item's own number before it are none."""
    at = 0
    while at < len(words) - 1 and (not words[at][:1].isalpha() or _CODE.fullmatch(words[at])):
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class _Words:
    """Forms of words by which phrases are cut."""

    plain: frozenset[str]
    """They are cut from both ends."""
    marks: frozenset[str]
    """What follows one says something of what stands before it: "a process that is"."""


def _chunks(begin: int, end: int, mentions: Mentions, words: _Words, taken: frozenset[int]) -> Iterator[tuple[int, int, bool]]:
    """Cut a range at commas, conjunctions and covered words into runs of content words, their plain ends cut off.

    Each comes with whether words of it were left out at its end.
    """
    stems = mentions.tokens.stems
    run: list[int] = []
    for at in range(begin, end + 1):
        if at < end and stems[at] not in _PARTS and at not in taken and (stems[at][0].isalnum() or stems[at][0] == "."):
            run.append(at)
            continue
        if run:
            yield from _trimmed(run, mentions, words)
        run = []


def _trimmed(run: list[int], mentions: Mentions, words: _Words) -> Iterator[tuple[int, int, bool]]:
    """Cut plain words off both ends, what a clause says of the thing, and a long run down to its first words."""
    stems, plain = mentions.tokens.stems, words.plain
    while run and (stems[run[0]] in plain or stems[run[0]].isdigit()):
        run = run[1:]
    kept: list[int] = []
    content = 0
    for at in run:
        content += stems[at] not in plain
        if content > _MAX_WORDS or len(kept) > _MAX_WORDS + 1 or stems[at] in words.marks or _is_glued(mentions.tokens.raw(at)):
            break
        kept.append(at)
    while kept and (stems[kept[-1]] in plain or stems[kept[-1]].isdigit()):
        kept.pop()
    if kept and any(char.isalpha() for at in kept for char in stems[at]):
        yield kept[0], kept[-1] + 1, any(stems[at] not in plain for at in range(kept[-1] + 1, run[-1] + 1))


def _is_glued(word: str) -> bool:
    """Say whether a word is two that lost the blank between them ("degree5"), or no word at all."""
    return len(word) > _MAX_NAME or _GLUED.fullmatch(word) is not None


def _taken(passage: Passage, mentions: Mentions) -> frozenset[int]:
    """Give the tokens of a passage that a term of the lexicon is made of."""
    taken: set[int] = set()
    ends, starts = mentions.tokens.ends, mentions.tokens.starts
    for number in mentions.terms_starting(passage.first, passage.last):
        first, mention = mentions.first_tokens[number], mentions.terms[number]
        for place in mention.words or (mention.span,):
            at = first
            while at < passage.last and starts[at] < place.end:
                if ends[at] > place.start:
                    taken.add(at)
                at += 1
    return frozenset(taken)


def firm_names(passages: Iterable[Passage], mentions: Mentions) -> frozenset[str]:
    """Give the forms of words written as names where the firm speaks of itself, or again and again: its own names, no skills."""
    own: set[str] = set()
    written: list[str] = []
    text, starts, stems = mentions.tokens.document.text, mentions.tokens.starts, mentions.tokens.stems
    for passage in passages:
        capitals = [at for at in range(passage.first, passage.last) if text[starts[at]].isupper()]
        written += [stems[at] for at in capitals if at > passage.first]
        if passage.zone not in ASKING_ZONES and passage.zone is not Zone.HEADING:
            own.update([stems[at] for at in capitals])
    return frozenset(own | {stem for stem, times in Counter(written).items() if times >= _OFTEN})


def firm_titles(passages: Iterable[Passage], mentions: Mentions) -> frozenset[tuple[str, str]]:
    """Give the pairs of capitalised words with which the firm opens a sentence about itself: "CRM Partners is a ..."."""
    openings = (passage.first for passage in passages if passage.zone is Zone.COMPANY and passage.last - passage.first > 1)
    return frozenset(
        (mentions.tokens.stems[at], mentions.tokens.stems[at + 1])
        for at in openings
        if mentions.tokens.raw(at)[:1].isupper() and mentions.tokens.raw(at + 1)[:1].isupper()
    )
