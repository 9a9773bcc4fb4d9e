"""Languages: what is asked beside what the resume states."""

from fractions import Fraction

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, fact
from resumefit.match.model import Outcome
from resumefit.match.values import OUTCOME_ORDER
from resumefit.posting.model import AskedLanguage, LanguageNeed
from resumefit.resume.model import LanguageSkill, Resume
from resumefit.weights import value_credit

LANGUAGE = ("basic", "conversational", "intermediate", "advanced", "fluent", "bilingual", "native")
"""How well a language is known, least first; the last three serve a customer equally well."""
_SERVES = LANGUAGE.index("fluent")
_ENGLISH = "english"
_NONE_NAMED = "The resume names none of these languages."


def language_cover(need: LanguageNeed, resume: Resume, *, lexicon: Lexicon) -> Cover:
    """Hold the languages that will do against those stated; of several the best count, as many as are asked."""
    asked = languages_asked(need)
    if not need.any_of:
        return _cover(need.choices[0], asked, resume.languages, lexicon)
    covers = sorted((_cover(one, asked, resume.languages, lexicon) for one in need.choices), key=lambda cover: -cover.credit)
    best = covers[: need.at_least]
    if not best[0].credit:
        return Cover(Fraction(0), fact(_NONE_NAMED, asked, None, outcome=Outcome.UNSTATED))
    if need.at_least == 1:
        return best[0]
    compared = [cover.why.comparison for cover in best if cover.why.comparison is not None]
    found = " and ".join(one.found for one in compared if one.found is not None)
    outcome = min((one.outcome for one in compared), key=OUTCOME_ORDER.index)
    text = f"{found} are stated." if outcome is Outcome.MET else f"{found or 'None'} is stated; {asked} asked."
    credit = sum((cover.credit for cover in best), Fraction(0)) / need.at_least
    why = fact(text, asked, found or None, outcome=Outcome.BELOW if outcome is Outcome.UNSTATED else outcome)
    return Cover(credit, why, tuple(span for cover in best for span in cover.spans))


def languages_asked(need: LanguageNeed) -> str:
    """Say which languages will do: "French, fluent"; "Spanish or Tagalog"; "two of German, Spanish and Italian"."""
    shared = len({one.level for one in need.choices}) == 1
    level = f", {need.level}" if need.level and shared else ""
    *others, last = (one.language.title() + ("" if shared or not one.level else f" ({one.level})") for one in need.choices)
    if not others:
        return last + level
    joined = f"{', '.join(others)} {'or' if need.at_least == 1 else 'and'} {last}{level}"
    return joined if need.at_least == 1 else f"{'two' if need.at_least == 2 else need.at_least} of {joined}"


def _cover(need: AskedLanguage, asked: str, languages: tuple[LanguageSkill, ...], lexicon: Lexicon) -> Cover:
    """Hold a language and its level against those stated; an English resume comes near English without saying so."""
    stated = [one for one in languages if one.language == need.language]
    if not stated and need.language == _ENGLISH:
        why = fact("Not stated; the resume is written in it.", asked, None, outcome=Outcome.NEAR)
        return Cover(value_credit(lexicon.scoring, "near"), why)
    if not stated:
        return Cover(Fraction(0), fact("The resume does not name the language.", asked, None, outcome=Outcome.UNSTATED))
    best = max(stated, key=lambda one: _fluency(one.level))
    found = best.language.title() + (f", {best.level}" if best.level else "")
    if need.level is None:
        outcome = Outcome.MET
    elif best.level is None:
        outcome = Outcome.NEAR
    else:
        gap = min(_fluency(need.level), _SERVES) - min(_fluency(best.level), _SERVES)
        outcome = Outcome.MET if gap <= 0 else Outcome.NEAR if gap == 1 else Outcome.BELOW
    text = f"{found} is stated." if best.level else f"{found} is named without a level."
    return Cover(value_credit(lexicon.scoring, outcome.value), fact(text, asked, found, outcome=outcome), (best.span,))


def _fluency(level: str | None) -> int:
    """Rank a level; none is the least, a word outside the list is as good as fluent."""
    if level is None:
        return -1
    return LANGUAGE.index(level) if level in LANGUAGE else _SERVES
