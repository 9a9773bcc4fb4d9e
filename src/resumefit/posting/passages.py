"""Mentions -> passages: the sentences of a posting, each with the zone that says what its words are for."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import Lexicon
from resumefit.lines import LineKind
from resumefit.posting.headings import MAX_HEADING, item_mark, known_heading, new_heading, told_fact
from resumefit.posting.sentences import Sentence, SentenceCues, cues_of_sentence, find_sentences, firm_speech
from resumefit.posting.titles import MAX_TITLE, find_title, page_blocks
from resumefit.posting.zones import ASKING_ZONES, LABEL_ZONES, LISTED_ZONES, Zone

_SET_ASIDE_CUES = (("equal-opportunity", Zone.EQUAL_OPPORTUNITY), ("how-to-apply", Zone.HOW_TO_APPLY), ("benefits", Zone.BENEFITS))
_FULL_STOPS = frozenset({".", "!", "?"})
_PIECE = "|"
"""Mark between the facts of one line: "Full time | Toronto | $22 an hour"."""
_ROLE_REACH = 4
"""Within how many words of a sentence's "the" the role stands."""
_FACTS = frozenset({"schedule", "employment_type"})
_DEEDS = frozenset({"responsibility", "hard_skill", "channel"})
_PAY = "benefit_na"
_TITLE_MARKS = frozenset({"|", ":", "·", "•", "*", "-", "–", "—", ""})
"""Marks that part the pieces of a title: "Receptionist | Office Assistant"."""


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


def find_passages(mentions: Mentions, lexicon: Lexicon) -> tuple[Passage, ...]:
    """Cut a posting into passages and give each its zone.

    A heading holds until the next one. Where no heading tells, a sentence is judged by its cues: talk of the job and of
    "you" asks, talk of the firm, of what is offered, of equal opportunity and of how to apply does not. A line styled as a
    heading that is not known ends the zone before it.
    """
    state = _State()
    passages: list[Passage] = []
    sentences = _with_title(tuple(find_sentences(mentions, lexicon)))
    page = page_blocks(mentions, lexicon)
    title = find_title(sentences, page, mentions, lexicon)
    cues = [cues_of_sentence(sentence, mentions) for sentence in sentences]
    firm = firm_speech(sentences, cues, mentions, lexicon)
    above = unheaded = True
    for sentence, said in zip(sentences, cues, strict=True):
        first, last, block, whole, mark = sentence
        piece = _PIECE in (mark, mentions.tokens.stems[first - 1] if first else "")
        heading = (
            None if piece else known_heading(sentence, mentions, lexicon) or new_heading(sentence, mentions, lexicon, under=state.zone)
        )
        short = whole and last - first <= MAX_TITLE and not _is_prose(block, mentions)
        above = above and heading is None and (sentence is title or piece or short)
        deed = unheaded and _names_a_deed(sentence, mentions, lexicon)
        if sentence is title:
            zone = Zone.TITLE
        elif block in page:
            zone = Zone.PAGE
        elif (told := told_fact(sentence, mentions, lexicon)) is not None:
            zone = told
        elif above and not deed and (fact := _fact_zone(sentence, mentions, lexicon)) is not None:
            zone = fact
        elif heading is not None:
            state.open(heading, sentence, last_of_block=mentions.tokens.blocks[block].last <= last + 1)
            zone = Zone.HEADING
        elif whole and mentions.tokens.blocks[block].kind is LineKind.HEADING and last - first <= MAX_HEADING:
            state.close()
            zone = Zone.HEADING
        else:
            listed = whole and item_mark(block, mentions) != ""
            orders = deed or _orders(first, mentions) or _names_the_one(sentence, mentions, lexicon)
            named, about_firm = sentence in firm.named, sentence in firm.sentences or block in firm.blocks
            zone = state.judge(
                sentence, said, listed=listed, prose=_is_prose(block, mentions), named=named, about_firm=about_firm, orders=orders
            )
        unheaded = unheaded and zone is not Zone.HEADING
        passages.append(Passage(first, last, zone, block, whole and (mark != ":" or zone is Zone.TITLE)))
    return tuple(passages)


def _names_a_deed(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a line of its own tells what the work is: it opens with a verb, names work and speaks of no pay."""
    first, last, _, whole, _ = sentence
    if not whole or not mentions.opens_with_verb(first) or mentions.starting("benefits", first, last):
        return False
    kinds = {lexicon.terms[mentions.terms[at].term].kind for at in mentions.terms_starting(first, last)}
    return _PAY not in kinds and not kinds.isdisjoint(_DEEDS)


def _fact_zone(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> Zone | None:
    """Say what a short line between the title and the text tells: hours, or pay."""
    first, last, *_ = sentence
    if any(lexicon.terms[mentions.terms[at].term].kind in _FACTS for at in mentions.terms_starting(first, last)):
        return Zone.SCHEDULE
    paid = any(unicodedata.category(mentions.tokens.raw(at)[0]) == "Sc" for at in range(first, last))
    return Zone.LOCATION_PAY if paid else None


def _with_title(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Join the pieces of a short first line that marks part: they are one title."""
    own = [sentence for sentence in sentences if sentence[2] == 0]
    if len(own) < 2 or len(own) == len(sentences) or own[-1][1] - own[0][0] > MAX_TITLE or not {one[4] for one in own[:-1]} <= _TITLE_MARKS:
        return sentences
    return ((own[0][0], own[-1][1], 0, True, own[-1][4]), *sentences[len(own) :])


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

    def open(self, zone: Zone, sentence: Sentence, *, last_of_block: bool) -> None:
        """Hear a heading; one about hours, place, pay or what is not asked is a label where its answer stands on the same line."""
        if zone in LABEL_ZONES and sentence[4] == ":" and not last_of_block:
            self.label = (sentence[2], zone)
            return
        self.zone, self.items = zone, None
        if zone in (Zone.COMPANY, Zone.ABOUT_JOB):
            self.prose = zone

    def close(self) -> None:
        """Hear a heading that is not known."""
        self.prose = Zone.ABOUT_JOB if self.zone in LISTED_ZONES else self.prose
        self.zone, self.items = None, None

    def judge(
        self, sentence: Sentence, cues: SentenceCues, *, listed: bool, prose: bool, named: bool, about_firm: bool, orders: bool
    ) -> Zone:
        """Give a sentence its zone.

        `prose`: its block is a paragraph; `named`: it opens with a name that does a thing; `about_firm`: the firm speaks of itself in
        it or, where nothing is asked there, in its paragraph; `orders`: it opens as an order does. Such prose behind the items of a
        list asks nothing.
        """
        block = sentence[2]
        if self.items is None:
            self.items = not prose
        label, self.label = self.label, None
        zone = label[1] if label is not None and label[0] == block else self.zone
        found = _zone_of(
            zone,
            self.prose,
            cues.counts,
            listed=listed,
            opens=orders or "asking" in cues.at_start or "quality" in cues.at_start,
            firm_speaks=("firm-subject" in cues.at_start and zone is not Zone.ABOUT_JOB) or named,
        )
        if found in LISTED_ZONES and self.items and prose and not listed and about_firm and not cues.asks:
            return Zone.COMPANY
        if zone not in LISTED_ZONES and found in (Zone.COMPANY, Zone.ABOUT_JOB):
            self.prose = found
        return found


def passage_at(first: int, passages: Sequence[Passage]) -> Passage | None:
    """Find the asking passage that holds a token."""
    at = bisect_right(passages, first, key=lambda passage: passage.first) - 1
    found = passages[at] if at >= 0 else None
    return found if found is not None and first < found.last and found.zone in ASKING_ZONES else None


def _orders(first: int, mentions: Mentions) -> bool:
    """Say whether a sentence tells the reader what the work is: "You serve guests"."""
    return mentions.tokens.stems[first] == "you" and first + 1 in mentions.verbs


def _names_the_one(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a sentence opens with the one who is sought: "The front desk receptionist ..."."""
    first, last, *_ = sentence
    if mentions.tokens.stems[first] != "the":
        return False
    near = mentions.terms_starting(first + 1, min(last, first + _ROLE_REACH))
    return any(lexicon.terms[mentions.terms[at].term].kind == "role_title" for at in near)


def _is_prose(block: int, mentions: Mentions) -> bool:
    """Say whether a block is a paragraph by its looks: a full stop ends it, and a blank line parts it from the one before."""
    blocks, tokens = mentions.tokens.blocks, mentions.tokens
    if tokens.stems[blocks[block].last - 1] not in _FULL_STOPS:
        return False
    before = tokens.document.text[blocks[block - 1].span.end if block else 0 : blocks[block].span.start]
    return before.count("\n") > 1


def _zone_of(zone: Zone | None, prose: Zone, cues: Mapping[str, int], *, listed: bool, opens: bool, firm_speaks: bool) -> Zone:
    """Judge one sentence by the heading above it and by its cues."""
    job = cues.get("job", 0) + cues.get("required", 0) + (1 if opens else 0)
    if zone in (Zone.EQUAL_OPPORTUNITY, Zone.HOW_TO_APPLY):
        return zone
    if zone is Zone.NOT_ASKED:
        return Zone.ABOUT_JOB if cues.get("job") else zone
    asked = cues.get("required", 0) + cues.get("preferred", 0)
    for cue, aside in _SET_ASIDE_CUES:
        asks = max(job, asked) if zone in LISTED_ZONES else asked
        if cues.get(cue, 0) > (int(zone in LISTED_ZONES and listed) if cue == "equal-opportunity" else asks):
            return aside
    if zone in (Zone.BENEFITS, Zone.LOCATION_PAY):
        return Zone.ABOUT_JOB if cues.get("job", 0) > cues.get("benefits", 0) else zone
    if zone in LISTED_ZONES:
        return zone
    if listed:
        return Zone.ABOUT_JOB if prose is Zone.ABOUT_JOB or job else prose
    firm = cues.get("company", 0) + (1 if firm_speaks else 0)
    if job and job >= cues.get("company", 0):
        return Zone.ABOUT_JOB
    return Zone.COMPANY if firm else prose
