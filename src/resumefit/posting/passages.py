"""Mentions -> passages: the sentences of a posting, each with the zone that says what its words are for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.lines import LineKind


class Zone(Enum):
    """What a stretch of a posting is for; the values are the ids of posting headings in headings.toml."""

    TITLE = "title"
    HEADING = "heading"
    ABOUT_JOB = "about-job"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    SCHEDULE = "schedule"
    LOCATION_PAY = "location-pay"
    COMPANY = "company"
    BENEFITS = "benefits"
    EQUAL_OPPORTUNITY = "equal-opportunity"
    HOW_TO_APPLY = "how-to-apply"


ASKING_ZONES = frozenset({Zone.ABOUT_JOB, Zone.DUTIES, Zone.REQUIREMENTS, Zone.PREFERRED, Zone.SCHEDULE})
_SET_ASIDE_CUES = (("equal-opportunity", Zone.EQUAL_OPPORTUNITY), ("how-to-apply", Zone.HOW_TO_APPLY), ("benefits", Zone.BENEFITS))
_LISTED = frozenset({Zone.DUTIES, Zone.REQUIREMENTS, Zone.PREFERRED, Zone.SCHEDULE})
_LABELS = frozenset({Zone.SCHEDULE, Zone.LOCATION_PAY})
_ENDS = frozenset({".", "!", "?", ";", ":", "•", "·", "|", "▪", "●", "*", "\n"})
_FULL_STOPS = frozenset({".", "!", "?"})
_DASHES = frozenset({"-", "–", "—"})
_OPENERS = frozenset({"quality", "asking", "asking-to"})
_SHORTEST_NAME, _LONGEST_NAME = 2, 5
_NAME_LINKS = frozenset({"&", "of", "and"})
_OF_A_JOB = frozenset({"role_title", "responsibility", "channel", "hard_skill"})
_MAX_TITLE = 14
_MAX_HEADING = 9
_MAX_BARE_HEADING = 6
"""How long a heading without a colon may be when only a part of it is known."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence or list item: tokens `first` to `last` (excluded, without the closing mark)."""

    first: int
    last: int
    zone: Zone
    block: int
    """Index into `Tokens.blocks`."""
    whole: bool
    """It is all of its block: a list item, a line of its own."""


_Sentence = tuple[int, int, int, bool, str]


def find_passages(mentions: Mentions, lexicon: Lexicon) -> tuple[Passage, ...]:
    """Cut a posting into passages and give each its zone.

    A heading holds until the next one. Where no heading tells, a sentence is judged by its cues: talk of the job and of
    "you" asks, talk of the firm, of what is offered, of equal opportunity and of how to apply does not. A line styled as a
    heading that is not known ends the zone before it.
    """
    cues = _cues_by_token(mentions)
    headings = _headings(lexicon)
    state = _State()
    passages: list[Passage] = []
    sentences = tuple(_sentences(mentions, lexicon))
    firm = _firm_speech(sentences, cues, mentions, lexicon)
    for sentence in sentences:
        first, last, block, whole, mark = sentence
        heading = _heading_zone(mentions, sentence, headings)
        if not passages and whole and last - first <= _MAX_TITLE:
            zone = Zone.TITLE
        elif heading is not None:
            state.open(heading, sentence, last_of_block=mentions.tokens.blocks[block].last <= last + 1)
            zone = Zone.HEADING
        elif whole and mentions.tokens.blocks[block].kind is LineKind.HEADING and last - first <= _MAX_HEADING:
            state.close()
            zone = Zone.HEADING
        else:
            listed = whole and mentions.tokens.blocks[block].kind is LineKind.BULLET
            named, about_firm = sentence in firm.named, sentence in firm.sentences or block in firm.blocks
            zone = state.judge(sentence, cues, listed=listed, prose=_is_prose(block, mentions), named=named, about_firm=about_firm)
        passages.append(Passage(first, last, zone, block, whole and (mark != ":" or zone is Zone.TITLE)))
    return tuple(passages)


@dataclass(slots=True)
class _State:
    """What the headings and sentences so far say of the next sentence."""

    zone: Zone | None = None
    """Of the last known heading."""
    prose: Zone = Zone.COMPANY
    """What the last sentence without a telling heading spoke of."""
    label: tuple[int, Zone] | None = None
    """Block and zone of a label ("Hours: ...") that holds for the next sentence of its line alone."""
    items: bool | None = None
    """What stands under the last heading: the items of a list, which no full stop ends, or prose; None where nothing does yet."""

    def open(self, zone: Zone, sentence: _Sentence, *, last_of_block: bool) -> None:
        """Hear a heading; one about hours, place or pay with its answer on the same line is a label."""
        if zone in _LABELS and sentence[4] == ":" and not last_of_block:
            self.label = (sentence[2], zone)
            return
        self.zone, self.items = zone, None
        if zone in (Zone.COMPANY, Zone.ABOUT_JOB):
            self.prose = zone

    def close(self) -> None:
        """Hear a heading that is not known."""
        self.prose = Zone.ABOUT_JOB if self.zone in _LISTED else self.prose
        self.zone, self.items = None, None

    def judge(self, sentence: _Sentence, cues: dict[int, list[str]], *, listed: bool, prose: bool, named: bool, about_firm: bool) -> Zone:
        """Give a sentence its zone.

        `prose`: its block is a paragraph; `named`: it opens with a name that does a thing; `about_firm`: the firm speaks of itself in
        it or, where nothing is asked there, in its paragraph. Such prose behind the items of a list asks nothing.
        """
        first, last, block, _, _ = sentence
        at_start = cues.get(first, ())
        if self.items is None:
            self.items = not prose
        label, self.label = self.label, None
        zone = label[1] if label is not None and label[0] == block else self.zone
        found = _zone_of(
            zone,
            self.prose,
            _counted(cues, first, last),
            listed=listed,
            opens="asking" in at_start or "quality" in at_start,
            firm_speaks=("firm-subject" in at_start and zone is not Zone.ABOUT_JOB) or named,
        )
        if found in _LISTED and self.items and prose and not listed and about_firm and not _asks(_counted(cues, first, last)):
            return Zone.COMPANY
        if zone not in _LISTED and found in (Zone.COMPANY, Zone.ABOUT_JOB):
            self.prose = found
        return found


def _sentences(mentions: Mentions, lexicon: Lexicon) -> Iterator[_Sentence]:
    """Yield first, last, block, whether it is all of its block, and the mark that ends it.

    Where line breaks were lost, an item opens with a capital right after a small-lettered word.
    """
    stems = mentions.tokens.stems
    openers = mentions.verbs | {cue.first for cue in mentions.cues if cue.cue in _OPENERS}
    plain = word_forms(lexicon, "function")
    for number, block in enumerate(mentions.tokens.blocks):
        first = block.first
        pieces: list[tuple[int, int, str]] = []
        for at in range(block.first, block.last):
            if at > first + 1 and at in openers and _runs_on(at, mentions, plain):
                pieces.append((first, at, ""))
                first = at
            if stems[at] in _ENDS or (stems[at] in _DASHES and _parts_items(at, mentions)):
                if at > first:
                    pieces.append((first, at, stems[at]))
                first = at + 1
        if block.last > first:
            pieces.append((first, block.last, ""))
        for begin, end, mark in pieces:
            yield begin, end, number, len(pieces) == 1, mark


def _parts_items(at: int, mentions: Mentions) -> bool:
    """Say whether a dash stuck to the word before it is the mark of the next item: "skills- Answer phones"."""
    starts, ends = mentions.tokens.starts, mentions.tokens.ends
    if at == 0 or at + 1 >= len(starts):
        return False
    return starts[at] == ends[at - 1] and starts[at + 1] > ends[at] and mentions.tokens.raw(at + 1)[:1].isupper()


def _runs_on(at: int, mentions: Mentions, plain: frozenset[str]) -> bool:
    """Say whether an item opens at a token in the midst of a block that lost its line breaks."""
    word, before = mentions.tokens.raw(at), mentions.tokens.raw(at - 1)
    if not (word[:1].isupper() and word[1:].islower()):
        return False
    return before == ")" or (before.isalpha() and before.islower() and mentions.tokens.stems[at - 1] not in plain)


def _zone_of(zone: Zone | None, prose: Zone, cues: dict[str, int], *, listed: bool, opens: bool, firm_speaks: bool) -> Zone:
    """Judge one sentence by the heading above it and by its cues."""
    job = cues.get("job", 0) + cues.get("required", 0) + (1 if opens else 0)
    if zone in (Zone.EQUAL_OPPORTUNITY, Zone.HOW_TO_APPLY):
        return zone
    asked = cues.get("required", 0) + cues.get("preferred", 0)
    for cue, aside in _SET_ASIDE_CUES:
        asks = max(job, asked) if zone in _LISTED else asked
        if cues.get(cue, 0) > (int(zone in _LISTED and listed) if cue == "equal-opportunity" else asks):
            return aside
    if zone in (Zone.BENEFITS, Zone.LOCATION_PAY):
        return Zone.ABOUT_JOB if cues.get("job", 0) > cues.get("benefits", 0) else zone
    if zone in _LISTED:
        return zone
    if listed:
        return Zone.ABOUT_JOB if prose is Zone.ABOUT_JOB or job else prose
    firm = cues.get("company", 0) + (1 if firm_speaks else 0)
    if job and job >= cues.get("company", 0):
        return Zone.ABOUT_JOB
    return Zone.COMPANY if firm else prose


@dataclass(frozen=True, slots=True)
class _FirmSpeech:
    """Where a firm speaks of itself."""

    named: frozenset[_Sentence]
    """Sentences that open with a name that does a thing."""
    sentences: frozenset[_Sentence]
    blocks: frozenset[int]
    """Blocks with such a sentence in which nothing is asked."""


def _firm_speech(sentences: tuple[_Sentence, ...], cues: dict[int, list[str]], mentions: Mentions, lexicon: Lexicon) -> _FirmSpeech:
    named = frozenset(one for one in sentences if _opens_with_name(one, mentions, lexicon))
    counts = {one: _counted(cues, one[0], one[1]) for one in sentences}
    speaking = frozenset(one for one in sentences if one in named or counts[one].get("company") or "firm-subject" in cues.get(one[0], ()))
    asking = {one[2] for one in sentences if _asks(counts[one])}
    return _FirmSpeech(named, speaking, frozenset(one[2] for one in speaking) - asking)


def _asks(cues: dict[str, int]) -> bool:
    return any(cues.get(cue) for cue in ("job", "required", "preferred"))


def _is_prose(block: int, mentions: Mentions) -> bool:
    """Say whether a block is a paragraph by its looks: a full stop ends it, and a blank line parts it from the one before."""
    blocks, tokens = mentions.tokens.blocks, mentions.tokens
    if tokens.stems[blocks[block].last - 1] not in _FULL_STOPS:
        return False
    before = tokens.document.text[blocks[block - 1].span.end if block else 0 : blocks[block].span.start]
    return before.count("\n") > 1


def _opens_with_name(sentence: _Sentence, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a sentence opens with a name of two words or more that does or is something, and that is no job's title."""
    first, last, *_ = sentence
    words = [mentions.tokens.raw(at) for at in range(first, min(last, first + _LONGEST_NAME + 1))]
    length = next((at for at, word in enumerate(words) if not (word[:1].isupper() or word in _NAME_LINKS)), 0)
    if not _SHORTEST_NAME <= length < len(words) or words[length - 1] in _NAME_LINKS:
        return False
    if mentions.tokens.stems[first + length] not in word_forms(lexicon, "name-verb") and first + length not in mentions.verbs:
        return False
    inside = mentions.terms_starting(first, first + length)
    return not any(lexicon.terms[mentions.terms[at].term].kind in _OF_A_JOB for at in inside)


def _cues_by_token(mentions: Mentions) -> dict[int, list[str]]:
    cues: dict[int, list[str]] = {}
    for cue in mentions.cues:
        cues.setdefault(cue.first, []).append(cue.cue)
    return cues


def _counted(cues: dict[int, list[str]], first: int, last: int) -> dict[str, int]:
    counted: dict[str, int] = {}
    for at in range(first, last):
        for cue in cues.get(at, ()):
            counted[cue] = counted.get(cue, 0) + 1
    return counted


@lru_cache(maxsize=4)
def _headings(lexicon: Lexicon) -> tuple[dict[tuple[str, ...], Zone], dict[tuple[str, ...], Zone]]:
    """Give whole-line wordings and key phrases of posting headings, as stems."""
    index = phrase_index(lexicon)
    whole: dict[tuple[str, ...], Zone] = {}
    part: dict[tuple[str, ...], Zone] = {}
    for heading in lexicon.headings.values():
        side, _, name = heading.id.partition(".")
        if side != "posting":
            continue
        for table, wordings in ((whole, heading.surfaces), (part, heading.contains)):
            for wording in wordings:
                table.setdefault(phrase_stems(wording, index.stem, joined=index.joined), Zone(name))
    return whole, part


def _heading_zone(
    mentions: Mentions,
    sentence: _Sentence,
    headings: tuple[dict[tuple[str, ...], Zone], dict[tuple[str, ...], Zone]],
) -> Zone | None:
    """Say which zone a sentence opens, if it is a heading: alone on its line or closed by a colon."""
    first, last, block, whole, mark = sentence
    stems = tuple(stem for stem in mentions.tokens.stems[first:last] if stem[0].isalnum() or stem == "&")
    if len(stems) > _MAX_HEADING:
        return None
    exact, part = headings
    zone = exact.get(stems)
    if zone is not None and (whole or mark == ":" or mentions.tokens.raw(first)[:1].isupper()):
        return zone
    alone = whole and not mark and len(stems) <= _MAX_BARE_HEADING and mentions.tokens.blocks[block].kind is not LineKind.BULLET
    if mark != ":" and not alone:
        return None
    return next((part[piece] for piece in _pieces(stems) if piece in part), None)


def _pieces(stems: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Give all runs of at least two stems, longest first."""
    for length in range(len(stems), 1, -1):
        for start in range(len(stems) - length + 1):
            yield stems[start : start + length]
