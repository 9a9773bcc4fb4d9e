"""Rules on languages: asked and not named, named without a level, named too late (RF113, RF404, RF419)."""

from collections.abc import Iterator

from resumefit.match import Finding, Outcome
from resumefit.posting.model import LanguageNeed
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.labels import listed
from resumefit.suggest.model import Advice, Hint

_OWN = "english"
"""The language of the resume itself, which shows how well it is known."""
_DEEP = 60
"""Percent of the text after which a language is found late."""


def language_missing(case: Case) -> Iterator[Hint]:
    """Ask about a language of the posting that is not named or not well enough known.

    ## What it looks for
    Languages of the posting beside those of the resume and their levels.

    ## Why it matters
    Language is looked up, not guessed: what is not written is not there.

    ## Example
    The posting asks for French; the resume does not speak of it.

    ## Better
    "French: advanced (spoken), intermediate (written)", if so.

    ## Source
    guide-000: name your languages with their levels.
    """
    unnamed: list[Finding] = []
    names: list[str] = []
    for finding in case.match.findings:
        need, comparison = finding.requirement, finding.why.comparison
        if not isinstance(need, LanguageNeed) or comparison is None or comparison.outcome is Outcome.MET:
            continue
        if finding.evidence and comparison.outcome is not Outcome.BELOW and not _levels(case, finding):
            continue
        worth = finding.possible - finding.points
        if not finding.evidence and "english" not in need.names:
            unnamed.append(finding)
            names.extend(need.names)
        elif not finding.evidence:
            message = f"The posting asks for {_languages_wanted(finding, case)}. Say how well you speak and write English: [__]."
            yield Hint(message, Advice.MAY_HAVE, _language_part(case), finding.asked, worth=worth, targets=need.names)
        else:
            better = (
                "If you know it better today, say so."
                if need.at_least == 1
                else "If you speak another of them, or know it better today, say so."
            )
            message = f"The posting asks for {comparison.asked}; you state {comparison.found}. {better}"
            yield Hint(message, Advice.LACK, finding.evidence[:1], finding.asked, worth=worth, targets=need.names)

    if unnamed:
        asked = listed([_languages_wanted(one, case) for one in unnamed])
        have = f"If you speak {names[0].title()}, add it" if len(names) == 1 else "If you speak any of them, add it"
        yield Hint(
            f"The posting asks for {asked}. {have} with your level: [__].", Advice.MAY_HAVE, _language_part(case),
            tuple(place for one in unnamed for place in one.asked), worth=max(one.possible - one.points for one in unnamed),
            targets=tuple(dict.fromkeys(names)),
        )  # fmt: skip


def _levels(case: Case, finding: Finding) -> tuple[str, ...]:
    """Give the levels that the resume states where it names what is asked; another rule asks for a level that is missing."""
    return tuple(skill.level for skill in case.resume.languages if skill.level is not None and skill.span in finding.evidence)


def _language_part(case: Case) -> tuple[Span, ...]:
    """Give the part of the resume in which a language is looked for."""
    return case.headed("languages", "skills", "summary")


def _languages_wanted(finding: Finding, case: Case) -> str:
    """Quote the posting on a language; of alternatives all are named."""
    compared, need = finding.why.comparison, finding.requirement
    many = isinstance(need, LanguageNeed) and need.any_of
    return compared.asked if many and compared is not None else case.quoted(finding)


def language_without_level(case: Case) -> Iterator[Hint]:
    """Ask for the level of a language.

    ## What it looks for
    Languages that the resume names without a level; those that the posting asks for first.

    ## Why it matters
    "French" may mean school lessons or a mother tongue. The level is what decides.

    ## Example
    "Languages: English, French"

    ## Better
    "French: advanced (spoken), intermediate (written)", as it is.

    ## Source
    guide-000: specify the level in each language.
    """
    asked = {one.language: one.span for need in case.posting.languages for one in need.choices}
    for skill in case.resume.languages:
        if any(one.span.covers(skill.span) for one in case.resume.education) or (skill.language == _OWN and skill.language not in asked):
            continue
        if skill.level is not None or any(one.language == skill.language and one.level for one in case.resume.languages):
            continue
        finding = next(
            (one for one in case.match.findings if isinstance(one.requirement, LanguageNeed) and skill.language in one.requirement.names),
            None,
        )
        because = (asked[skill.language],) if skill.language in asked else ()
        message = f"You name {skill.language.capitalize()} without a level. Say how well you speak and write it: [__]."
        worth = finding.possible - finding.points if finding is not None else 0
        yield Hint(message, Advice.HOUSEKEEPING, (skill.span,), because, worth=worth, targets=(skill.language,))


def language_named_late(case: Case) -> Iterator[Hint]:
    """Point at a language that the posting asks for and that the resume names near its end only.

    ## What it looks for
    A language of the posting, other than the resume's own, that stands in the last two fifths of the text and nowhere before,
    where no word before tells of several languages ("bilingual").

    ## Why it matters
    Who seeks somebody with two languages looks for the second one first.

    ## Example
    The posting asks for French; "French (fluent)" is the last line of two pages.

    ## Better
    "Bilingual in English and French (fluent)" in the first lines

    ## Source
    guide-000: highlight bilingual abilities prominently, with their levels.
    """
    asked = {one.language: one.span for need in case.posting.languages for one in need.choices if one.language != _OWN}
    length = max((line.span.end for line in case.resume.document.lines), default=0)
    for language, place in asked.items():
        named = tuple(skill.span for skill in case.resume.languages if skill.language == language)
        early = case.places((language, *case.lexicon.wording("many-languages")))
        if named and all(100 * span.start > _DEEP * length for span in (*named, *early)):
            late = f'"{case.line_of(named[0])}" stands near the end'
            message = f"{late}, and the posting asks for {language.title()}. Name it at the top too."
            yield Hint(message, Advice.HOUSEKEEPING, named[:1], (place,), targets=(language,))
