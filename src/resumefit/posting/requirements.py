"""Passages -> requirements: what is asked, once each, with its strongest need and its alternatives."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from resumefit.extract.phrases import phrase_index
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.extract.unnamed import EXPERIENCE_METRIC
from resumefit.lexicon.model import NOT_ASKED_KINDS, Lexicon
from resumefit.posting.alternatives import OPEN, alternatives, asked_of_row, class_first, is_opened
from resumefit.posting.model import NEED_ORDER, Need, Requirement, SetAside
from resumefit.posting.needs import PassageCues, cues_of, need_at
from resumefit.posting.passages import Passage
from resumefit.posting.phrases import OpenPhrase, firm_names, firm_titles, open_phrases
from resumefit.posting.zones import ASKING_ZONES, Zone
from resumefit.span import Span

_OWN_FIELD = frozenset({"role_title", "career_level", "education", "language"})
"""Kinds that have a field of their own in a posting."""
_TWO = 2
_PASSED = "certification"
"""Kind by which the need of what somebody must pass or bear is judged."""
_ONLY_IF_ASKED = frozenset({"industry", "work_setting"})
"""Kinds that prose about the job often only describes."""


@dataclass(slots=True)
class _Asked:
    """One target while its mentions are gathered."""

    target: str
    kind: str
    need: Need
    spans: dict[Span, None]
    """In the order in which they were found, each once."""
    first: int
    any_of: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    by_target: dict[str, _Asked] = field(default_factory=dict)

    def add(self, asked: _Asked) -> None:
        """Join a mention with earlier ones of its target: the strongest need and all places stay."""
        known = self.by_target.get(asked.target)
        if known is None:
            self.by_target[asked.target] = asked
            return
        known.spans.update(asked.spans)
        if NEED_ORDER[asked.need] < NEED_ORDER[known.need]:
            known.need = asked.need
        if not known.any_of:
            known.any_of = asked.any_of


def find_requirements(
    mentions: Mentions, passages: Iterable[Passage], lexicon: Lexicon, *, measured: Sequence[Span] = ()
) -> tuple[tuple[Requirement, ...], tuple[SetAside, ...]]:
    """Give what the posting asks and the places where a waiver takes something back.

    `measured` are the places where experience is asked by its length: what kind it is of is told there, not once more here.
    """
    passages = tuple(passages)
    firm, titles = firm_names(passages, mentions), firm_titles(passages, mentions)
    gathered = _Gathered()
    waived: list[SetAside] = []
    for passage in passages:
        if passage.zone not in ASKING_ZONES:
            if passage.zone is Zone.LOCATION_PAY:
                for place_of_work in _places_of_work(passage, mentions, lexicon):
                    gathered.add(place_of_work)
            continue
        inside = [
            at
            for at in mentions.terms_starting(passage.first, passage.last)
            if mentions.tokens.stems[mentions.first_tokens[at] : mentions.first_tokens[at] + 2] not in titles
        ]
        phrases = tuple(open_phrases(passage, mentions, lexicon, firm=firm))
        if not inside and not phrases:
            continue
        cues = cues_of(passage, mentions, lexicon)
        inside = _without_general(inside, mentions, lexicon)
        place = mentions.tokens.span(passage.first, passage.last)
        if any(place.covers(span) for span in measured):
            by_length = _told_by_length(inside, passage, cues, mentions, lexicon)
            inside = [at for at in inside if at not in by_length]
        told = list(_asked_terms(inside, passage, cues, mentions, lexicon))
        for asked in told:
            if asked is not None:
                gathered.add(asked)
        if told and not any(told):
            waived.append(SetAside(place, "waiver"))
        for phrase in phrases:
            need = need_at(phrase.first, "open", passage, cues, mentions)
            if need is not None:
                gathered.add(_open(phrase, need))
    ordered = sorted(gathered.by_target.values(), key=lambda asked: (NEED_ORDER[asked.need], asked.first))
    return tuple(_requirement(asked, lexicon) for asked in ordered), tuple(dict.fromkeys(waived))


def _places_of_work(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> Iterator[_Asked]:
    """Yield where the work is done, where a line about place and pay tells it: "Location: Leeds or remote"."""
    places = lexicon.wording("places-of-work")
    for at in mentions.terms_starting(passage.first, passage.last):
        target = lexicon.canonical(mentions.terms[at].term)
        if target in places:
            yield _Asked(target, lexicon.terms[target].kind, Need.DUTY, {mentions.terms[at].span: None}, mentions.first_tokens[at])


def _told_by_length(inside: list[int], passage: Passage, cues: PassageCues, mentions: Mentions, lexicon: Lexicon) -> set[int]:
    """Give the kinds of experience that a length speaks of: not one that is only preferred beside it ("preferably in a call centre")."""
    needs = {
        at: need_at(mentions.first_tokens[at], "experience", passage, cues, mentions)
        for at in inside
        if lexicon.terms[lexicon.canonical(mentions.terms[at].term)].kind == "experience"
    }
    softened = {at for at, need in needs.items() if need is Need.PREFERRED}
    return set(needs) - softened if len(softened) < len(needs) else set(needs)


def _without_general(inside: list[int], mentions: Mentions, lexicon: Lexicon) -> list[int]:
    """Drop a general term whose words are shared by its special cases: "written and verbal communication skills" asks two things."""
    return [
        at
        for at in inside
        if not any(
            mentions.terms[at].term in lexicon.terms[mentions.terms[other].term].broader
            and mentions.terms[at].span.overlaps(mentions.terms[other].span)
            for other in inside
        )
    ]


def _asked_terms(inside: list[int], passage: Passage, cues: PassageCues, mentions: Mentions, lexicon: Lexicon) -> Iterator[_Asked | None]:
    """Yield the terms that a passage asks; None for each that it waives."""
    for run in alternatives(inside, mentions, lexicon):
        named = list(dict.fromkeys(lexicon.canonical(mentions.terms[at].term) for at in run))
        targets = class_first(named, lexicon, opened=is_opened(run, mentions, lexicon))
        at = run[0]
        kind = lexicon.terms[targets[0]].kind
        first = mentions.first_tokens[at]
        if lexicon.terms[targets[0]].waives:
            yield None
            continue
        if kind in NOT_ASKED_KINDS or kind in _OWN_FIELD or targets[0] == EXPERIENCE_METRIC:
            continue
        need = need_at(first, _PASSED if targets[0] in lexicon.scoring.screen_terms else kind, passage, cues, mentions)
        if need is None:
            yield None
            continue
        if kind == "experience" and cues.does and _is_place(at, mentions, lexicon):
            continue
        if kind in _ONLY_IF_ASKED and need is Need.DUTY and passage.zone is Zone.ABOUT_JOB:
            continue
        if kind == "industry" and need is Need.DUTY and _is_team(run[-1], mentions, lexicon):
            continue
        spans = dict.fromkeys(mentions.terms[number].span for number in run)
        for choice in _choices(named, asked_of_row(run, mentions, lexicon)) or [targets]:
            yield _Asked(choice[0], lexicon.terms[choice[0]].kind, need, dict(spans), first, tuple(choice[1:]))


def _choices(named: list[str], asked: int) -> list[list[str]]:
    """Give the rows of which one thing each is asked where two of a longer row are: whichever is left out, one of the others."""
    if asked < _TWO or len(named) <= _TWO:
        return [[name] for name in named] if asked == _TWO else []
    return [[*named[at:], *named[:at]][:-1] for at in range(len(named))]


def _is_place(at: int, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a kind of experience is told only by where a duty is done or what is done there: "Keep the sales floor clean"."""
    return bool(mentions.terms[at].words) or lexicon.terms[mentions.terms[at].term].kind == "work_setting"


def _is_team(at: int, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether the name of a trade is that of a team of the firm: "tell the logistics team"."""
    after = bisect_left(mentions.tokens.starts, mentions.terms[at].span.end)
    return after < len(mentions.tokens.stems) and mentions.tokens.stems[after] in _team_words(lexicon)


@lru_cache(maxsize=4)
def _team_words(lexicon: Lexicon) -> frozenset[str]:
    stem = phrase_index(lexicon).stem
    return frozenset(form for word in lexicon.wording("teams-of-a-firm") for form in phrase_stems(word, stem))


def _open(phrase: OpenPhrase, need: Need) -> _Asked:
    return _Asked(f"{OPEN}{phrase.text}", "open", need, {phrase.span: None}, phrase.first, stems=phrase.stems)


def _requirement(asked: _Asked, lexicon: Lexicon) -> Requirement:
    scoring = lexicon.scoring
    screen = asked.kind in scoring.screens or asked.target in scoring.screen_terms
    if asked.kind == "open":
        words = asked.target.removeprefix("open:")
        screen = screen or any(word in words for word in scoring.screen_words)
    return Requirement(asked.target, asked.kind, asked.need, tuple(sorted(asked.spans)), asked.any_of, screen, asked.stems)
