"""Sentences -> the headings of a posting, known by their words or by the list that stands below them."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.lines import LineKind
from resumefit.posting.sentences import Sentence, behind_marks, is_mark
from resumefit.posting.zones import LABEL_ZONES, Zone

MAX_HEADING = 9
_MAX_BARE_HEADING = 6
"""How long a heading without a colon may be when only a part of it is known."""
_FEWEST, _MOST = 2, 12
"""How many items of a list tell what it is, and how many are looked at."""
_OPENING = 3
_QUESTION = "?"
_DASHES = frozenset({"-", "–", "—"})
_ASKS = frozenset({"quality", "asking", "asking-to", "experience", "required", "preferred"})
_TRAITS = frozenset({"soft_skill", "experience", "education", "language", "certification"})
_UNTOLD = frozenset({None, Zone.COMPANY, Zone.ABOUT_JOB})
_ASKED = frozenset({Zone.REQUIREMENTS, Zone.PREFERRED})
_PAY = "benefit_na"
_ENDINGS = {"ll": "will", "re": "are", "d": "would", "ve": "have"}

Wordings = dict[tuple[str, ...], Zone]


class _Headings(NamedTuple):
    """Wordings of headings, as stems."""

    whole: Wordings
    part: Wordings
    """Key phrases of several words."""
    word: Wordings
    """Words that tell what a line speaks of which the layout sets off."""


def known_heading(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> Zone | None:
    """Say which zone a sentence opens by its words, if it is a heading: alone on its line or closed by a colon."""
    first, _, block, whole, mark = sentence
    words = _words(sentence, mentions)
    if len(words) > MAX_HEADING:
        return None
    stems = _spelled_out(words)
    headings = _headings(lexicon)
    zone = headings.whole.get(stems)
    if zone is None and stems[:1] and stems[0] in word_forms(lexicon, "article"):
        zone = headings.whole.get(stems[1:])
    item = mentions.tokens.blocks[block].kind is LineKind.BULLET
    cut_off = not whole and not mark and word_forms(lexicon, "function").issuperset(stems)
    if zone is not None and (mark == ":" or (not item and not cut_off and (whole or mentions.tokens.raw(first)[:1].isupper()))):
        return zone
    alone = whole and mark in ("", _QUESTION) and len(words) <= _MAX_BARE_HEADING and not item
    if mark != ":" and not alone:
        return None
    found = next((headings.part[piece] for piece in _pieces(stems) if piece in headings.part), None)
    return found or (Zone.COMPANY if alone and _is_about_a_name(sentence, mentions, lexicon) else None)


def _is_about_a_name(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a line tells whom what follows is about: "About Copper Kettle"."""
    first, last, *_ = sentence
    words = [mentions.tokens.raw(at) for at in range(first + 1, last)]
    return mentions.tokens.stems[first] in word_forms(lexicon, "of-somebody") and bool(words) and all(word[:1].isupper() for word in words)


def told_fact(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> Zone | None:
    """Say what a line of its own tells behind a dash: "Job location - Leeds" is a label with its answer, no heading."""
    first, last, _, whole, _ = sentence
    if not whole or last - first > MAX_HEADING:
        return None
    dash = next((at for at in range(first + 1, last - 1) if mentions.tokens.stems[at] in _DASHES), None)
    label = None if dash is None else _headings(lexicon).whole.get(_spelled_out(mentions.tokens.stems[first:dash]))
    return label if label in LABEL_ZONES else None


def new_heading(sentence: Sentence, mentions: Mentions, lexicon: Lexicon, *, under: Zone | None) -> Zone | None:
    """Say which zone a line opens that only its layout makes a heading, by a word of it or by what the items of its list say.

    Requirements may be worded as deeds ("Must be able to: lift ..."), so among them deeds open no duties.
    """
    items = _items_below(sentence, mentions)
    if not items:
        return _named_last(sentence, mentions, lexicon)
    stems = _words(sentence, mentions)
    named = next((zone for (word,), zone in _headings(lexicon).word.items() if word in stems), None)
    if named is not None:
        return named
    told = _spoken_of(items, mentions, lexicon)
    if told is Zone.REQUIREMENTS and _is_of_the_firm(sentence, mentions, lexicon):
        return None
    if told is None and len(items) > _FEWEST and item_mark(items[0], mentions):
        return Zone.ABOUT_JOB if under in _UNTOLD else None
    return None if told is Zone.DUTIES and under in _ASKED else told


def _named_last(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> Zone | None:
    """Say which zone a line opens that stands apart above its text and ends in a word of headings: "Special requirements"."""
    first, last, block, whole, mark = sentence
    if not whole or mark or not 1 < last - first <= _OPENING or block + 1 >= len(mentions.tokens.blocks):
        return None
    if item_mark(block, mentions) or not _apart(block, mentions) or _apart(block + 1, mentions):
        return None
    return _headings(lexicon).word.get(mentions.tokens.stems[last - 1 : last])


def _is_of_the_firm(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether the firm heads a list about itself: "What drives us"."""
    words = mentions.tokens.stems[sentence[0] : sentence[1]]
    firm = word_forms(lexicon, "firm-itself", "firm-as-object", "firm-own")
    return not firm.isdisjoint(words) and word_forms(lexicon, "reader").isdisjoint(words)


def item_mark(block: int, mentions: Mentions) -> str:
    """Give the mark that opens a block as an item of a list: a bullet, an arrow, a picture; "" where there is none."""
    found = mentions.tokens.blocks[block]
    mark = mentions.tokens.document.text[found.span.start]
    return mark if found.kind is LineKind.BULLET or is_mark(mark) else ""


def _items_below(sentence: Sentence, mentions: Mentions) -> list[int]:
    """Give the blocks of the list that a line heads: items with marks of their own, or lines right below a colon."""
    first, last, block, whole, mark = sentence
    blocks = mentions.tokens.blocks
    if not whole or last - first > MAX_HEADING or block + 1 >= len(blocks) or mark in (".", "!", ";"):
        return []
    own, below = item_mark(block, mentions), item_mark(block + 1, mentions)
    if blocks[block].kind is LineKind.BULLET or own == below != "":
        return []
    found = []
    for at in range(block + 1, min(len(blocks), block + 1 + _MOST)):
        if below != item_mark(at, mentions) if own else bool(below) != bool(item_mark(at, mentions)):
            break
        if not below and (mark != ":" or _apart(at, mentions) or mentions.tokens.stems[blocks[at].last - 1] == ":"):
            break
        found.append(at)
    return found if len(found) >= _FEWEST else []


def _apart(block: int, mentions: Mentions) -> bool:
    """Say whether a blank line stands above a block."""
    blocks = mentions.tokens.blocks
    return mentions.tokens.document.text[blocks[block - 1].span.end : blocks[block].span.start].count("\n") > 1


def _spoken_of(items: list[int], mentions: Mentions, lexicon: Lexicon) -> Zone | None:
    """Say what most items of a list speak of: deeds, what somebody is or has, or what is offered."""
    votes = Counter(_vote(block, mentions, lexicon) for block in items)
    for zone in (Zone.BENEFITS, Zone.DUTIES, Zone.REQUIREMENTS):
        if votes[zone] >= _FEWEST and votes[zone] * 2 > len(items):
            return zone
    return None


def _vote(block: int, mentions: Mentions, lexicon: Lexicon) -> Zone | None:
    found = mentions.tokens.blocks[block]
    first, last = behind_marks(found.first, found.last, mentions), found.last
    kinds = {lexicon.terms[mentions.terms[at].term].kind for at in mentions.terms_starting(first, last)}
    if _PAY in kinds or mentions.starting("benefits", first, last):
        return Zone.BENEFITS
    if any(cue.cue in _ASKS for cue in mentions.cues_starting(first, min(last, first + _OPENING))):
        return Zone.REQUIREMENTS
    if first in mentions.verbs or mentions.opens_with_verb(first):
        return Zone.DUTIES
    return None if kinds.isdisjoint(_TRAITS) else Zone.REQUIREMENTS


def _words(sentence: Sentence, mentions: Mentions) -> tuple[str, ...]:
    """Give the words of a sentence that may be a heading, and one more where it is too long for one."""
    words = (stem for stem in mentions.tokens.stems[sentence[0] : sentence[1]] if stem[0].isalnum() or stem == "&")
    return tuple(islice(words, MAX_HEADING + 1))


def _spelled_out(stems: tuple[str, ...]) -> tuple[str, ...]:
    """Write shortened words in full, so that "you'll" is "you will"."""
    return tuple(word for stem in stems for word in _full(stem)) if any("'" in stem for stem in stems) else stems


def _full(stem: str) -> tuple[str, ...]:
    word, _, ending = stem.partition("'")
    return (word, _ENDINGS[ending]) if ending in _ENDINGS else (stem,)


@lru_cache(maxsize=4)
def _headings(lexicon: Lexicon) -> _Headings:
    """Give the wordings of posting headings."""
    index = phrase_index(lexicon)
    found = _Headings({}, {}, {})
    for heading in lexicon.headings.values():
        side, _, name = heading.id.partition(".")
        if side != "posting":
            continue
        zone = Zone(name)
        for wording in heading.surfaces:
            found.whole.setdefault(_spelled_out(phrase_stems(wording, index.stem, joined=index.joined)), zone)
        for wording in heading.contains:
            stems = _spelled_out(phrase_stems(wording, index.stem, joined=index.joined))
            (found.part if len(stems) > 1 else found.word).setdefault(stems, zone)
    return found


def _pieces(stems: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give all runs of at least two stems, longest first."""
    for length in range(len(stems), 1, -1):
        for start in range(len(stems) - length + 1):
            yield stems[start : start + length]
