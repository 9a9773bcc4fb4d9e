"""Languages asked beside those of a resume: one will do, two of several, each with its level."""

from dataclasses import replace
from fractions import Fraction

import pytest
from match_making import LEXICON, matched, resume

from resumefit.match.languages import language_cover, languages_asked
from resumefit.match.model import Finding, Outcome
from resumefit.posting.model import AskedLanguage, LanguageNeed, Need
from resumefit.resume.model import LanguageSkill
from resumefit.span import Span

HERE = Span(0, 3)


def need(*names: str, level: str | None = None, at_least: int = 1) -> LanguageNeed:
    return LanguageNeed(names[0], level, Need.REQUIRED, HERE, tuple(AskedLanguage(name, level, HERE) for name in names[1:]), at_least)


def cover(asked: LanguageNeed, **spoken: str | None) -> tuple[Fraction, Outcome]:
    skills = tuple(LanguageSkill(name, level, HERE) for name, level in spoken.items())
    got = language_cover(asked, replace(resume("One line."), languages=skills), lexicon=LEXICON)
    assert got.why.comparison is not None
    assert got.why.comparison.asked == languages_asked(asked)
    return got.credit, got.why.comparison.outcome


@pytest.mark.parametrize("spoken", ["french", "punjabi"])
def test_one_of_two_languages_meets_the_need_in_full(spoken: str) -> None:
    assert cover(need("french", "punjabi", level="fluent"), **{spoken: "fluent"}) == (1, Outcome.MET)


def test_the_better_known_one_counts() -> None:
    worse, better = (
        cover(need("french", "punjabi", level="fluent"), french="basic"),
        cover(need("french", "punjabi", level="fluent"), french="basic", punjabi="advanced"),
    )
    assert worse[0] < better[0] < 1


def test_two_of_three_takes_two() -> None:
    asked = need("german", "spanish", "italian", at_least=2)
    assert cover(asked) == (0, Outcome.UNSTATED)
    assert cover(asked, spanish="native") == (Fraction(1, 2), Outcome.BELOW)
    assert cover(asked, spanish="native", italian="basic") == (1, Outcome.MET)
    assert cover(asked, spanish="native", italian="basic", german="basic") == (1, Outcome.MET)


def test_what_is_asked_is_said_as_a_person_would() -> None:
    assert languages_asked(need("french", level="fluent")) == "French, fluent"
    assert languages_asked(need("french", "spanish", "punjabi")) == "French, Spanish or Punjabi"
    assert languages_asked(need("german", "spanish", "italian", at_least=2)) == "two of German, Spanish and Italian"
    assert languages_asked(need("german", "spanish", "italian", "french", at_least=3)) == "3 of German, Spanish, Italian and French"


def findings(text: str) -> list[Finding]:
    work = "Experience\nService Agent, Example Ltd\nMay 2019 - June 2023\n- Answered calls about bills\n\n"
    match = matched(f"{work}Languages\nSpanish (fluent)\n", f"Customer Service Agent\n\nRequirements\n- {text}\n")
    return [one for one in match.findings if isinstance(one.requirement, LanguageNeed)]


def test_alternatives_are_one_finding_with_all_their_places() -> None:
    (found,) = findings("Must speak Spanish or Korean")
    assert (found.id, found.label, found.credit, len(found.asked)) == ("language:spanish-or-korean", "Spanish or Korean", 1, 2)
    assert [one.credit for one in findings("Must speak Spanish and Korean")] == [1, 0]
