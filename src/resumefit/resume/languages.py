"""Reading of a resume -> the languages its owner knows."""

from typing import NamedTuple

from resumefit.extract.languages import language_names
from resumefit.extract.mentions import Assertion
from resumefit.resume.model import LanguageSkill
from resumefit.resume.reading import Place, Reading
from resumefit.resume.sections import SILENT_KINDS

_LEVEL = "language-level-"
_MARKS = frozenset({"(", "-", "–", "—", ":"})
_PARTS = frozenset({",", "|", "•", "·", "*"})
_ANDS = frozenset({"and", "&", "/", "or"})
_JOINTS = _ANDS | {","}
_LEADS = frozenset({"in", ":", "of"})
"""What stands between a level and the language behind it and no other way round."""
_FAR = 6
"""Words between a language and the word for its level."""
_EDGE = 2 * _FAR
"""Words at the end of a stretch of an endless sentence whose levels may stand behind it."""
_CLOSE = 4
"""The same where a comma parts the two."""


class _Level(NamedTuple):
    """A word for a level, at tokens `first` to `last` (excluded)."""

    first: int
    last: int
    name: str


def find_languages(reading: Reading) -> tuple[LanguageSkill, ...]:
    """Find real languages with the level named beside them, each once, the first level told; a field of study is none."""
    found: dict[str, LanguageSkill] = {}
    read: dict[tuple[int, int], dict[int, str]] = {}
    sentence = (0, 0)
    for at, mention in enumerate(reading.mentions.terms):
        term = reading.lexicon.terms[mention.term]
        if term.kind != "language" or reading.assertions[at] is not Assertion.AFFIRMED:
            continue
        if reading.zones[reading.zone_at(mention.span.start)].kind in SILENT_KINDS | {"education"}:
            continue
        token = reading.mentions.first_tokens[at]
        if not sentence[0] <= token < sentence[1] - _EDGE:
            sentence = reading.tokens.sentence(token)
        if sentence not in read:
            read[sentence] = _levels(reading, sentence)
        level = read[sentence].get(token)
        for name in language_names(term, reading.lexicon, written=reading.document.quote(mention.span)):
            known = found.get(name)
            if known is None or (known.level is None and level is not None):
                found[name] = LanguageSkill(name, level, mention.span)
    return tuple(found.values())


def _levels(reading: Reading, sentence: tuple[int, int]) -> dict[int, str]:
    """Give the level of each language of a sentence, by the first token of its name."""
    places = _language_places(reading, sentence)
    cues = _level_words(reading, sentence)
    if not places or not cues:
        return {}
    levels: dict[Place, str] = {}
    led: list[tuple[Place, _Level]] = []
    loose: list[_Level] = []
    for level in cues:
        owner = _owner(reading, level, places, leads=cues[0].first < places[0].last)
        if owner is None:
            loose.append(level)
        elif owner.last <= level.first:
            levels.setdefault(owner, level.name)
            for other in _joined_before(reading, owner, places) if not _is_marked(reading, owner, level) else ():
                levels.setdefault(other, level.name)
        else:
            led.append((owner, level))
    for owner, level in led:
        levels.setdefault(owner, level.name)
    for owner, level in led:
        for other in _joined_behind(reading, owner, places, listed=_leads(reading, owner, level)):
            levels.setdefault(other, level.name)
    for level in loose:
        if _closes(reading, level, places, sentence[1]):
            levels.update({place: level.name for place in places if place not in levels})
    return {place.first: level for place, level in levels.items()}


def _level_words(reading: Reading, sentence: tuple[int, int]) -> list[_Level]:
    """Give the words for levels in a sentence, in order, each the longest at its place."""
    found: list[_Level] = []
    cues = [
        _Level(cue.first, cue.last, name.removeprefix(_LEVEL)) for name in reading.level_cues for cue in reading.cues_in(name, sentence)
    ]
    for cue in sorted(cues, key=lambda cue: (cue.first, -cue.last)):
        if not found or cue.first >= found[-1].last:
            found.append(cue)
    return found


def _owner(reading: Reading, level: _Level, places: list[Place], *, leads: bool) -> Place | None:
    """Find the language that a level stands beside; between two, marks and "in" decide, else where the sentence's first level stands."""
    for place in places:
        if place.first <= level.first < place.last:
            return place
    costs: dict[Place, float] = {}
    before = max((place for place in places if place.last <= level.first), default=None)
    behind = min((place for place in places if place.first >= level.last), default=None)
    if before is not None and (cost := _parting(reading, before.last, level.first)) is not None:
        costs[before] = cost - 0.5 * _is_marked(reading, before, level) + 0.25 * leads
    if behind is not None and (cost := _parting(reading, level.last, behind.first)) is not None:
        costs[behind] = cost - 0.5 * _leads(reading, behind, level) + 0.25 * (not leads)
    return min(costs, key=lambda place: costs[place], default=None)


def _leads(reading: Reading, owner: Place, level: _Level) -> bool:
    """Say whether a level in front of a language speaks of a list: "fluent in English, French"."""
    return reading.tokens.stems[level.last] in _LEADS if level.last < owner.last else False


def _parting(reading: Reading, first: int, last: int) -> float | None:
    """Weigh what parts a language from a level: nothing, "and"; None for more."""
    between = reading.tokens.stems[first:last]
    if len(between) >= _FAR or not _PARTS.isdisjoint(between):
        return None
    return 0.0 if _ANDS.isdisjoint(between) else 1.0


def _is_marked(reading: Reading, owner: Place, level: _Level) -> bool:
    """Say whether a level stands in marks right behind a language: "French (fluent), English"."""
    return not _MARKS.isdisjoint(reading.tokens.stems[owner.last : level.first])


def _joined_behind(reading: Reading, owner: Place, places: list[Place], *, listed: bool) -> list[Place]:
    """Give the languages that share a level in front of the first of them: "fluent in A, B and C", "fluent A and B"."""
    joined: list[Place] = []
    shared = 0
    at = owner
    for place in places[places.index(owner) + 1 :]:
        between = reading.tokens.stems[at.last : place.first]
        if len(between) > 2 or not _JOINTS.issuperset(between):
            break
        joined.append(place)
        if listed or not _ANDS.isdisjoint(between):
            shared = len(joined)
        at = place
    return joined[:shared]


def _joined_before(reading: Reading, owner: Place, places: list[Place]) -> list[Place]:
    """Give the languages that share a level behind the last of them: "speak A and B fluently"."""
    joined: list[Place] = []
    at = owner
    for place in reversed(places[: places.index(owner)]):
        between = reading.tokens.stems[place.last : at.first]
        if len(between) > 2 or not _JOINTS.issuperset(between) or (not joined and _ANDS.isdisjoint(between)):
            break
        joined.append(place)
        at = place
    return joined


def _closes(reading: Reading, level: _Level, places: list[Place], end: int) -> bool:
    """Say whether a level ends a sentence right behind its languages: "English, Spanish, both fluent"."""
    return places[-1].last <= level.first < places[-1].last + _CLOSE and level.last == end


def _language_places(reading: Reading, sentence: tuple[int, int]) -> list[Place]:
    """Give where a sentence names languages, in order."""
    general = reading.lexicon.cue("language-general")
    return sorted(
        reading.place_of(mention.span)
        for mention in reading.terms_in(sentence)
        if reading.lexicon.terms[mention.term].kind == "language" and mention.term not in general
    )
