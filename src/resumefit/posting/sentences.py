"""Mentions -> the sentences of a posting, the cues in each, and where the firm speaks of itself."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import Lexicon

_ENDS = frozenset({".", "!", "?", ";", ":", "•", "·", "|", "▪", "●", "*", "\n"})
_MARKS, _PICTURES = frozenset("~*>"), frozenset({"So", "Sm", "Sk", "Mn", "Cf"})
"""Signs that open items where no bullet does; of pictures the categories of their characters."""
_LETTERED = 2
"""Tokens of an item's letter and its bracket."""
_LONGEST = 250
"""Tokens: no person writes longer sentences, and what decides how a thing is asked is sought in all of its sentence."""
_CALLS = frozenset({"!", "?"})
_DASHES = frozenset({"-", "–", "—"})
_CUTS = _ENDS | _DASHES
_OPENERS = frozenset({"quality", "asking", "asking-to"})
_ASKING = frozenset({"job", "required", "preferred"})
_SHORTEST_NAME, _LONGEST_NAME = 2, 5
_NAME_LINKS = frozenset({"&", "of", "and"})
_LONGEST_TOOL = 4
"""Words of a tool's name."""
_OF_A_JOB = frozenset({"role_title", "responsibility", "channel", "hard_skill"})

Sentence = tuple[int, int, int, bool, str]
"""Its first token and the one after its last, its block, whether it is all of the block, and the mark that ends it."""


def find_sentences(mentions: Mentions, lexicon: Lexicon) -> Iterator[Sentence]:
    """Yield first, last, block, whether it is all of its block, and the mark that ends it.

    Where line breaks were lost, an item opens with a capital right after a small-lettered word. An endless sentence is cut.
    """
    stems = mentions.tokens.stems
    openers = mentions.verbs | {hit.first for cue in _OPENERS for hit in mentions.cue_places.get(cue, ())}
    cuts = sorted(openers | {at for at, stem in enumerate(stems) if stem in _CUTS})
    plain, shortened = word_forms(lexicon, "function"), word_forms(lexicon, "shortened")
    for number, block in enumerate(mentions.tokens.blocks):
        first = start = behind_marks(block.first, block.last, mentions)
        pieces: list[tuple[int, int, str]] = []
        for at in cuts[bisect_left(cuts, start) : bisect_left(cuts, block.last)]:
            if at > first + 1 and at in openers and _runs_on(at, mentions, plain) and not _names_a_tool(at, mentions, lexicon):
                pieces.append((first, at, ""))
                first = at
            if (stems[at] in _ENDS and not _in_brackets(at, mentions) and not _shortens(at, shortened, mentions)) or (
                stems[at] in _DASHES and _parts_items(at, mentions)
            ):
                if at > first:
                    pieces.append((first, at, stems[at]))
                first = at + 1
        if block.last > first:
            pieces.append((first, block.last, ""))
        parts = [part for piece in pieces for part in _in_reach(*piece)]
        for begin, end, mark in parts:
            yield begin, end, number, len(parts) == 1, mark


def _in_reach(first: int, last: int, mark: str) -> Iterator[tuple[int, int, str]]:
    """Cut an endless sentence."""
    for at in range(first, last, _LONGEST):
        end = min(at + _LONGEST, last)
        yield at, end, mark if end == last else ""


def _shortens(at: int, shortened: frozenset[str], mentions: Mentions) -> bool:
    """Say whether a full stop only shortens the word before a number: "Min. 2 years"."""
    stems = mentions.tokens.stems
    return stems[at] == "." and at > 0 and stems[at - 1] in shortened and at + 1 < len(stems) and stems[at + 1][0].isdigit()


def _in_brackets(at: int, mentions: Mentions) -> bool:
    """Say whether a mark of exclamation or question closes a remark in brackets: "(a big plus!)"."""
    return mentions.tokens.stems[at] in _CALLS and mentions.tokens.stems[at + 1 : at + 2] == (")",)


def behind_marks(first: int, last: int, mentions: Mentions) -> int:
    """Give the first token behind the arrows, pictures or the letter ("a)") that open an item."""
    while first < last - 1 and is_mark(mentions.tokens.raw(first)):
        first += 1
    lettered = last - first > _LETTERED and mentions.tokens.stems[first + 1] == ")" and len(mentions.tokens.raw(first)) == 1
    return first + _LETTERED if lettered else first


def is_mark(word: str) -> bool:
    """Say whether a token is a picture, an arrow or another sign that is part of no word."""
    return not word[0].isalnum() and (word in _MARKS or unicodedata.category(word[0]) in _PICTURES)


def _parts_items(at: int, mentions: Mentions) -> bool:
    """Say whether a dash stuck to the word before it is the mark of the next item: "skills- Answer phones"."""
    starts, ends = mentions.tokens.starts, mentions.tokens.ends
    if at == 0 or at + 1 >= len(starts):
        return False
    return starts[at] == ends[at - 1] and starts[at + 1] > ends[at] and mentions.tokens.raw(at + 1)[:1].isupper()


def _runs_on(at: int, mentions: Mentions, plain: frozenset[str]) -> bool:
    """Say whether an item opens at a token in the midst of a block that lost its line breaks."""
    word = mentions.tokens.raw(at)
    if not (word[:1].isupper() and word[1:].islower()):
        return False
    before = mentions.tokens.raw(at - 1)
    return before == ")" or (before.isalpha() and before.islower() and mentions.tokens.stems[at - 1] not in plain)


def _names_a_tool(at: int, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a word that could be a verb is a tool's name or stands within one: "You know Excel", "in jira Service Desk"."""
    start = mentions.tokens.starts[at]
    near = mentions.terms_starting(max(0, at - _LONGEST_TOOL), at + 1)
    said = (mentions.terms[one] for one in near if lexicon.terms[mentions.terms[one].term].kind == "tool")
    return any(mention.span.end > start for mention in said)


@dataclass(frozen=True, slots=True)
class SentenceCues:
    """The cues that begin within a sentence."""

    counts: Mapping[str, int]
    """How many of each."""
    at_start: frozenset[str]
    """Those that begin with its first word."""

    @property
    def asks(self) -> bool:
        """Whether the sentence speaks of the job or asks something."""
        return not _ASKING.isdisjoint(self.counts)


@dataclass(frozen=True, slots=True)
class FirmSpeech:
    """Where a firm speaks of itself."""

    named: frozenset[Sentence]
    """Sentences that open with a name that does a thing."""
    sentences: frozenset[Sentence]
    blocks: frozenset[int]
    """Blocks with such a sentence in which nothing is asked."""


def firm_speech(sentences: Sequence[Sentence], cues: Sequence[SentenceCues], mentions: Mentions, lexicon: Lexicon) -> FirmSpeech:
    """Find where the firm speaks of itself; `cues` run in step with the sentences."""
    named = frozenset(one for one in sentences if _opens_with_name(one, mentions, lexicon))
    speaking = frozenset(
        one
        for one, said in zip(sentences, cues, strict=True)
        if one in named or said.counts.get("company") or "firm-subject" in said.at_start
    )
    asking = {one[2] for one, said in zip(sentences, cues, strict=True) if said.asks}
    return FirmSpeech(named, speaking, frozenset(one[2] for one in speaking) - asking)


def _opens_with_name(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a sentence opens with a name of two words or more that does or is something, and that is no job's title."""
    first, last, *_ = sentence
    end, word = first, ""
    while (following := mentions.tokens.raw(end))[:1].isupper() or following in _NAME_LINKS:
        end, word = end + 1, following
        if end == last or end - first > _LONGEST_NAME:
            return False
    if end - first < _SHORTEST_NAME or word in _NAME_LINKS:
        return False
    if mentions.tokens.stems[end] not in word_forms(lexicon, "name-verb") and end not in mentions.verbs:
        return False
    inside = mentions.terms_starting(first, end)
    return not any(lexicon.terms[mentions.terms[at].term].kind in _OF_A_JOB for at in inside)


def cues_of_sentence(sentence: Sentence, mentions: Mentions) -> SentenceCues:
    """Count the cues that begin within a sentence, two wordings of one cue at one word once."""
    first, last, *_ = sentence
    counts: dict[str, int] = {}
    at_start: list[str] = []
    for name, at in dict.fromkeys([(cue, at) for cue, at, _ in mentions.cues_starting(first, last)]):
        counts[name] = counts.get(name, 0) + 1
        if at == first:
            at_start.append(name)
    return SentenceCues(counts, frozenset(at_start))
