"""Passages -> the languages that are asked, each by itself or one instead of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resumefit.extract.languages import language_names
from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import CueMention, Mentions
from resumefit.lexicon.model import Lexicon
from resumefit.posting.alternatives import ONE, TWO, after, words_between
from resumefit.posting.model import NEED_ORDER, AskedLanguage, LanguageNeed, Need
from resumefit.posting.needs import cues_of, need_at
from resumefit.posting.passages import Passage
from resumefit.posting.zones import ASKING_ZONES, Zone

_BILINGUAL = "bilingual"
"""A level word that names no level of the list of cues, and its own form."""
_LEVEL = "language-level-"
_ENGLISH = "english"
_COMMA, _SLASH = frozenset({","}), frozenset({"/"})
_LONGEST_LINK = 3
_ZONES = ASKING_ZONES | {Zone.TITLE}


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention of a language, or of several at once."""

    languages: tuple[AskedLanguage, ...]
    need: Need
    at: int
    """Index of the mention."""
    first: int
    """Its first token."""


def find_languages(mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon) -> tuple[LanguageNeed, ...]:
    """Give the languages that are asked, each once as strongly as it is asked anywhere, in order of first mention.

    Languages of which some will do are one need ("French or Punjabi", "two of German, Spanish, Italian"), less those that are asked
    by themselves as strongly.
    """
    alone: dict[tuple[str, ...], LanguageNeed] = {}
    choices: dict[tuple[str, ...], LanguageNeed] = {}
    for before, passage in pairwise((None, *passages)):
        if passage is None or passage.zone not in _ZONES:
            continue
        for need in _asked_in(passage, before, mentions, lexicon):
            known = choices if need.any_of else alone
            key = tuple(sorted(need.names))
            if key not in known or NEED_ORDER[need.need] < NEED_ORDER[known[key].need]:
                known[key] = need
    told = (_less(choice, alone) for choice in choices.values())
    return tuple(sorted((*alone.values(), *(need for need in told if need is not None)), key=lambda need: need.span))


def _less(choice: LanguageNeed, alone: Mapping[tuple[str, ...], LanguageNeed]) -> LanguageNeed | None:
    """Take out of a choice what is asked by itself as strongly: one the fewer is left to choose; None where nothing is."""
    left = tuple(one for one in choice.choices if not _as_strong(alone.get((one.language,)), choice))
    at_least = choice.at_least - (len(choice.choices) - len(left))
    return _need(left, choice.need, at_least=at_least) if at_least > 0 else None


def _as_strong(alone: LanguageNeed | None, choice: LanguageNeed) -> bool:
    return alone is not None and NEED_ORDER[alone.need] <= NEED_ORDER[choice.need]


def _asked_in(passage: Passage, before: Passage | None, mentions: Mentions, lexicon: Lexicon) -> Iterator[LanguageNeed]:
    """Yield what one passage asks: the alternatives of a row as one need, each other language as its own."""
    named = _named_in(passage, mentions, lexicon)
    if not named:
        return
    begin = _lead(passage, before, mentions)
    openers = [cue for cue in mentions.cues_starting(begin, passage.last) if cue.cue in (ONE, TWO)]
    if begin < passage.first and any(cue.cue == "preferred" for cue in mentions.cues_starting(begin, passage.first)):
        named = [replace(one, need=Need.PREFERRED) for one in named]
    for row, said in _rows(named, openers, mentions, lexicon):
        opener = _opener(row[0], openers)
        languages = tuple(dict.fromkeys(language for one in row for language in one.languages))
        at_least = 1 if said or opener is None or opener.cue == ONE else 2
        if (said or opener is not None) and at_least < len(languages):
            yield _need(languages, min((one.need for one in row), key=lambda need: NEED_ORDER[need]), at_least=at_least)
            continue
        for one in row:
            yield from (_need((language,), one.need) for language in one.languages)


def _lead(passage: Passage, before: Passage | None, mentions: Mentions) -> int:
    """Give where the words begin that open a passage: "A second language is an asset: French, Spanish" is two passages."""
    led = before is not None and before.block == passage.block and mentions.tokens.stems[passage.first - 1] == ":"
    return before.first if before is not None and led else passage.first


def _opener(one: _Named, openers: Sequence[CueMention]) -> CueMention | None:
    return next((cue for cue in reversed(openers) if cue.last <= one.first), None)


def _need(languages: tuple[AskedLanguage, ...], need: Need, *, at_least: int = 1) -> LanguageNeed:
    first = languages[0]
    return LanguageNeed(first.language, first.level, need, first.span, languages[1:], at_least)


def _named_in(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> list[_Named]:
    """Give the mentions of languages in a passage, less those that a waiver takes back."""
    found: list[_Named] = []
    for at in mentions.terms_starting(passage.first, passage.last):
        mention, first = mentions.terms[at], mentions.first_tokens[at]
        term = lexicon.terms[mention.term]
        names = language_names(term, lexicon, written=mentions.tokens.document.quote(mention.span)) if term.kind == "language" else ()
        need = need_at(first, "language", passage, cues_of(passage, mentions, lexicon), mentions) if names else None
        if need is not None:
            level = _level(at, passage, mentions)
            languages = tuple(AskedLanguage(name, level, mention.span) for name in names)
            found.append(_Named(languages, Need.REQUIRED if need is Need.DUTY else need, at, first))
    return found


def _rows(named: list[_Named], openers: Sequence[CueMention], mentions: Mentions, lexicon: Lexicon) -> Iterator[tuple[list[_Named], bool]]:
    """Cut what a passage names into rows, and say of each whether it names alternatives.

    "A, B or C" is one row of alternatives; "and" parts "A and B or C" into a language that is asked and two that are
    alternatives. Where an opener asks for some of them, "and" parts nothing.
    """
    either, glue = word_forms(lexicon, "alternative"), word_forms(lexicon, "list-glue")
    left = list(named)
    while left:
        row, said = [left.pop(0)], False
        while left:
            link = words_between(row[-1].at, left[0].at, mentions)
            both = _SLASH.issuperset(link) and _both((row[-1], left[0]), mentions)
            if not link or len(link) > _LONGEST_LINK or not either | glue >= set(link) or both:
                break
            if not either.isdisjoint(link):
                said = True
            elif not _COMMA.issuperset(link) and _opener(row[0], openers) is None:
                break
            row.append(left.pop(0))
        yield row, said


def _both(pair: tuple[_Named, _Named], mentions: Mentions) -> bool:
    """Say whether a stroke between two languages means both: "English/French", "bilingual Spanish/Tagalog"."""
    before = mentions.tokens.stems[max(0, pair[0].first - _LONGEST_LINK) : pair[0].first]
    return _BILINGUAL in before or any(language.language == _ENGLISH for one in pair for language in one.languages)


def _level(at: int, passage: Passage, mentions: Mentions) -> str | None:
    """Give the level word of a language: the one in brackets behind it, else the last before it, else the first after it."""
    cues = [cue for cue in mentions.cues_starting(passage.first, passage.last) if cue.cue.startswith(_LEVEL)]
    stems, end = mentions.tokens.stems, after(at, mentions)
    bracketed = [cue for cue in cues if cue.first == end + 1 and stems[end] == "("]
    ahead = [cue for cue in cues if cue.first < end]
    for near in (bracketed[:1], ahead[-1:], cues[:1]):
        if near:
            return near[0].cue.removeprefix(_LEVEL)
    return _BILINGUAL if _BILINGUAL in stems[passage.first : passage.last] else None
