"""Passages -> requirements: what is asked, once each, with its strongest need and its alternatives."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import NOT_ASKED_KINDS, Lexicon
from resumefit.posting.model import NEED_ORDER, Need, Requirement, SetAside
from resumefit.posting.needs import PassageCues, cues_of, need_at
from resumefit.posting.passages import ASKING_ZONES, Passage, Zone
from resumefit.posting.phrases import OpenPhrase, firm_names, firm_titles, open_phrases
from resumefit.posting.values import EXPERIENCE_METRIC
from resumefit.span import Span

_OWN_FIELD = frozenset({"role_title", "career_level", "education", "language"})
"""Kinds that have a field of their own in a posting."""
_ALTERNATIVE_KINDS = frozenset(
    {"tool", "hard_skill", "certification", "experience", "industry", "regulation", "association", "work_setting"}
)
_ONLY_IF_ASKED = frozenset({"industry", "work_setting"})
"""Kinds that prose about the job often only describes."""
_MAX_LINK = 3
_MIN_CLASS = 2
OPEN = "open:"
"""How the ids of terms beyond the fixed list begin, and the targets of phrases that no term covers."""


@dataclass(slots=True)
class _Asked:
    """One target while its mentions are gathered."""

    target: str
    kind: str
    need: Need
    spans: list[Span]
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
        known.spans.extend(span for span in asked.spans if span not in known.spans)
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
            continue
        cues = cues_of(passage, mentions, lexicon)
        inside = [
            at
            for at in mentions.terms_starting(passage.first, passage.last)
            if mentions.tokens.stems[mentions.first_tokens[at] : mentions.first_tokens[at] + 2] not in titles
        ]
        inside = _without_general(inside, mentions, lexicon)
        place = mentions.tokens.span(passage.first, passage.last)
        if any(place.covers(span) for span in measured):
            inside = [at for at in inside if lexicon.terms[mentions.terms[at].term].kind != "experience"]
        for asked in _asked_terms(inside, passage, cues, mentions, lexicon):
            if asked is None:
                waived.append(SetAside(place, "waiver"))
            else:
                gathered.add(asked)
        for phrase in open_phrases(passage, mentions, lexicon, firm=firm):
            need = need_at(phrase.first, "open", passage, cues, mentions)
            if need is not None:
                gathered.add(_open(phrase, need))
    ordered = sorted(gathered.by_target.values(), key=lambda asked: (NEED_ORDER[asked.need], asked.first))
    return tuple(_requirement(asked, lexicon) for asked in ordered), tuple(dict.fromkeys(waived))


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
    for run in _runs(inside, mentions, lexicon):
        targets = _class_first(list(dict.fromkeys(lexicon.canonical(mentions.terms[at].term) for at in run)), lexicon)
        at = run[0]
        kind = lexicon.terms[targets[0]].kind
        first = mentions.first_tokens[at]
        if lexicon.terms[targets[0]].waives:
            yield None
            continue
        if kind in NOT_ASKED_KINDS or kind in _OWN_FIELD or targets[0] == EXPERIENCE_METRIC:
            continue
        need = need_at(first, kind, passage, cues, mentions)
        if need is None:
            yield None
            continue
        if kind in _ONLY_IF_ASKED and need is Need.DUTY and passage.zone is Zone.ABOUT_JOB:
            continue
        spans = [mentions.terms[number].span for number in run]
        yield _Asked(targets[0], kind, need, spans, first, tuple(targets[1:]))


def _class_first(targets: list[str], lexicon: Lexicon) -> list[str]:
    """Put the class of all others first: "Zendesk, Freshdesk or similar ticketing software" asks the class.

    Products that the fixed list of ids lacks are asked by their common class even where it is not named ("Word and Excel").
    """
    for target in targets:
        others = [other for other in targets if other != target]
        if others and all(target in lexicon.terms[other].broader for other in others):
            return [target, *others]
    common = _common_class(targets, lexicon)
    return [common, *targets] if common else targets


def _common_class(targets: list[str], lexicon: Lexicon) -> str | None:
    """Give the first class, of those on the fixed list of ids, that products beyond that list share."""
    if len(targets) < _MIN_CLASS or not all(target.startswith(OPEN) for target in targets):
        return None
    shared = [name for name in lexicon.terms[targets[0]].broader if all(name in lexicon.terms[other].broader for other in targets[1:])]
    return next((name for name in shared if not name.startswith(OPEN)), None)


def _one_class(run: list[int], mentions: Mentions, lexicon: Lexicon) -> bool:
    return _common_class([lexicon.canonical(mentions.terms[at].term) for at in run], lexicon) is not None


def _runs(inside: list[int], mentions: Mentions, lexicon: Lexicon) -> Iterator[list[int]]:
    """Group mentions that are alternatives to each other; each other mention is a group of its own."""
    either = word_forms(lexicon, "alternative")
    glue = either | word_forms(lexicon, "list-glue")
    left = list(inside)
    while left:
        run = [left.pop(0)]
        links: list[str] = []
        while left and _alternative(run[-1], mentions, lexicon) and _alternative(left[0], mentions, lexicon):
            between = _between(run[-1], left[0], mentions)
            if len(between) > _MAX_LINK or not set(between) <= glue or not between:
                break
            links.extend(between)
            run.append(left.pop(0))
        links.extend(_after(run[-1], mentions, lexicon))
        if len(run) > 1 and either.isdisjoint(links) and not _one_class(run, mentions, lexicon):
            yield from ([at] for at in run)
        else:
            yield run


def _alternative(at: int, mentions: Mentions, lexicon: Lexicon) -> bool:
    kind = lexicon.terms[mentions.terms[at].term].kind
    return kind in _ALTERNATIVE_KINDS and (kind == "experience" or not mentions.terms[at].words)


def _last_token(at: int, mentions: Mentions) -> int:
    end = mentions.terms[at].span.end
    token = mentions.first_tokens[at]
    while token < len(mentions.tokens.ends) and mentions.tokens.ends[token] <= end and mentions.tokens.stems[token] != "\n":
        token += 1
    return token


def _between(one: int, other: int, mentions: Mentions) -> tuple[str, ...]:
    return mentions.tokens.stems[_last_token(one, mentions) : mentions.first_tokens[other]]


def _after(at: int, mentions: Mentions, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the words right after a list that open it: "or similar", or "or" and a thing that no term names."""
    start = _last_token(at, mentions)
    following = mentions.tokens.stems[start : start + 3]
    if following[:1] and following[0] in word_forms(lexicon, "alternative"):
        return following[:1]
    return () if word_forms(lexicon, "and-the-like").isdisjoint(following) else following


def _open(phrase: OpenPhrase, need: Need) -> _Asked:
    return _Asked(f"{OPEN}{phrase.text}", "open", need, [phrase.span], phrase.first, stems=phrase.stems)


def _requirement(asked: _Asked, lexicon: Lexicon) -> Requirement:
    scoring = lexicon.scoring
    screen = asked.kind in scoring.screens or asked.target in scoring.screen_terms
    if asked.kind == "open":
        words = asked.target.removeprefix("open:")
        screen = any(word in words for word in scoring.screen_words)
    return Requirement(asked.target, asked.kind, asked.need, tuple(sorted(asked.spans)), asked.any_of, screen, asked.stems)
