"""Reading of a resume -> the languages its owner knows."""

from resumefit.extract.mentions import Assertion
from resumefit.lexicon.model import Lexicon, Term
from resumefit.resume.model import LanguageSkill
from resumefit.resume.reading import Reading
from resumefit.resume.sections import SILENT_KINDS

_LEVEL = "language-level-"
_MARKS = frozenset({"(", "-", "–", "—", ":"})
_FAR = 6
"""Words between a language and the word for its level."""


def find_languages(reading: Reading) -> tuple[LanguageSkill, ...]:
    """Find real languages with the level named beside them, each once, the first level told; a field of study is none."""
    found: dict[str, LanguageSkill] = {}
    for at, mention in enumerate(reading.mentions.terms):
        term = reading.lexicon.terms[mention.term]
        if term.kind != "language" or reading.assertions[at] is not Assertion.AFFIRMED:
            continue
        if reading.zones[reading.zone_at(mention.span.start)].kind in SILENT_KINDS | {"education"}:
            continue
        level = _level(reading, reading.mentions.first_tokens[at])
        for name in language_names(term, reading.lexicon, written=reading.document.quote(mention.span)):
            known = found.get(name)
            if known is None or (known.level is None and level is not None):
                found[name] = LanguageSkill(name, level, mention.span)
    return tuple(found.values())


def language_names(term: Term, lexicon: Lexicon, *, written: str = "") -> tuple[str, ...]:
    """Give the languages, in lower case, that a term of kind language names; none for "bilingual" alone.

    Where one term stands for several languages, the one that is `written` is meant.
    """
    if term.id in lexicon.cue("language-general"):
        return ()
    parts = [lexicon.terms[part] for part in term.broader if part in lexicon.terms and part not in lexicon.cue("language-general")]
    if len(parts) > 1:
        return tuple(name for part in parts for name in language_names(part, lexicon))
    names = term.label.split(" (")[0].lower().replace(" and ", ", ").split(", ")
    return (next((name for name in names if name in written.lower()), names[0]),)


def _level(reading: Reading, at: int) -> str | None:
    """Find the level for the language at a token: behind it before the next language, else before it, else at the sentence's end."""
    first, last = reading.tokens.sentence(at)
    levels = [(cue.first, name) for name in reading.level_cues for cue in reading.cues_in(name, (first, last))]
    if not levels:
        return None
    others = [place for place in _language_tokens(reading, first, last) if place != at]
    following = min((place for place in others if place > at), default=last)
    behind = [(place, name) for place, name in sorted(levels) if at < place < min(following, at + _FAR)]
    owner = max((place for place in others if place < at), default=first)
    before = [(place, name) for place, name in sorted(levels) if place <= at and not _is_of(reading, owner, place)]
    shared = [(place, name) for place, name in sorted(levels) if reading.tokens.stems[place - 1] != "("]
    chosen = behind[:1] or before[-1:] or shared[:1]
    return chosen[0][1].removeprefix(_LEVEL) if chosen else None


def _is_of(reading: Reading, owner: int, place: int) -> bool:
    """Say whether a level stands in marks right behind another language: "French (fluent), English"."""
    return owner < place and any(reading.tokens.stems[at] in _MARKS for at in range(owner + 1, place))


def _language_tokens(reading: Reading, first: int, last: int) -> list[int]:
    general = reading.lexicon.cue("language-general")
    return [
        reading.place_of(mention.span).first
        for mention in reading.terms_in((first, last))
        if reading.lexicon.terms[mention.term].kind == "language" and mention.term not in general
    ]
