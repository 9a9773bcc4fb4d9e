"""The JSON Schemas (draft 2020-12) of the JSON faces, built from the types that the faces are made of."""

from collections.abc import Callable, Mapping

from resumefit.lexicon.model import TERM_KINDS
from resumefit.match.model import PARTS
from resumefit.report.reading_schema import posting_schema, resume_schema
from resumefit.report.shapes import (
    CHANGE,
    DOCUMENT,
    LEXICON_SHA256,
    NAME,
    NEED,
    NO_SCORE,
    OUTCOME,
    PARTS_OF_SCORE,
    POINTS,
    RELATION,
    SCORE,
    SCORE_VERSION,
    SECTION,
    SHARE,
    SLUG,
    STATUS,
    STRENGTH,
    TARGET,
    TERM_KIND,
    TODAY,
    Schema,
    face,
    keys,
    of,
    one_of,
    or_null,
    origin_of,
    places,
    ref,
    rows,
    warning,
)
from resumefit.suggest.model import Advice

_SCORES: dict[str, Schema] = {
    "score": of("The score as shown: points of 100, a half rounded up; null where there is none.", or_null(SCORE)),
    "score_exact": of("The score with its three places; the points of the parts add up to it.", or_null(POINTS)),
    "score_reachable": of("The score with every edit made that has a gain, as far as they are true.", or_null(POINTS)),
    "no_score": NO_SCORE,
}
_FINDING_ID = of("Name of what is asked, stable within one posting.", NAME)
_LABEL = of("What is asked, for a person.", NAME)
_ASKED_TARGET = of(
    "The term asked for, or open:<phrase> where the lexicon lacks it; null for a length of experience, schooling, a language, a number.",
    or_null(TARGET),
)
_PART = of("Part of the score that it counts in; screen: shown and never scored.", one_of((*PARTS, "screen")))
_POINTS = of("Points of the score earned.", POINTS)
_REASON = of("One plain sentence: why this status.", NAME)
_EVIDENCE = places("Places in the resume that prove it, strongest first.")


def report_schema() -> Schema:
    """Describe what `resumefit score --format json` prints."""
    return face(
        "report",
        "A resume beside a posting: the score, its reasons and what to do",
        shapes={"finding": _finding(), "suggestion": _suggestion()},
        resume=origin_of("The resume's file; places called evidence, where or copied are places in its text."),
        posting=origin_of("The posting's file; places called spans or because are places in its text."),
        today=TODAY,
        score_version=SCORE_VERSION,
        lexicon_sha256=LEXICON_SHA256,
        **_SCORES,
        parts=PARTS_OF_SCORE,
        findings=of("All that is asked and scored, by part, then in the order of the posting.", rows(ref("finding"))),
        screens=of("What is asked that no line of a resume decides: shifts, licences, permits ...; never scored.", rows(ref("finding"))),
        suggestions=of("What to do, in the order in which it is best done.", rows(ref("suggestion"))),
        copied=places("Places of the resume that stand word for word in the posting; they were not counted."),
        warnings=of("What reading could not do.", rows(warning(document=DOCUMENT))),
    )


def comparison_schema() -> Schema:
    """Describe what `resumefit compare --format json` prints."""
    evidence = places("Places in that draft that prove it, strongest first.")
    state = keys(status=STATUS, points=_POINTS, evidence=evidence, reason=_REASON)
    change = keys(
        id=_FINDING_ID,
        target=_ASKED_TARGET,
        label=_LABEL,
        part=_PART,
        need=NEED,
        change=of("Points of the score that the new draft earns more.", CHANGE),
        old=of("In the old draft.", state),
        new=of("In the new draft.", state),
    )
    suggestions = keys(
        done=of("Of the old draft, which the new one needs no more; places are the old draft's.", rows(ref("suggestion"))),
        still_open=of("Of both drafts, as the new one gets them.", rows(ref("suggestion"))),
        new=of("Of the new draft alone.", rows(ref("suggestion"))),
    )
    return face(
        "comparison",
        "What changed between two drafts of a resume beside one posting",
        shapes={"change": change, "suggestion": _suggestion()},
        posting=origin_of("The posting's file."),
        today=TODAY,
        score_version=SCORE_VERSION,
        lexicon_sha256=LEXICON_SHA256,
        old=of("The old draft.", keys(resume=origin_of("Its file."), **_SCORES)),
        new=of("The new draft.", keys(resume=origin_of("Its file."), **_SCORES)),
        change=of("The new score less the old one, with three places; null where one of them is missing.", or_null(CHANGE)),
        better=of("What the new draft does better, what gained most first.", rows(ref("change"))),
        worse=of("What it does worse, what lost most first.", rows(ref("change"))),
        suggestions=of("What became of the suggestions.", suggestions),
    )


def lexicon_schema() -> Schema:
    """Describe what `resumefit lexicon list --format json` prints."""
    term = keys(
        id=of("Id of the term, as targets name it; it is never changed.", TARGET),
        kind=of("Kind of the term.", one_of(sorted(TERM_KINDS))),
        label=of("The term, for a person.", NAME),
        same_as=of("Id of the term that counts for this one, which is the same thing; null where it counts itself.", or_null(TARGET)),
        broader=of("Terms of which it is a special case.", rows(TARGET)),
        related=of("Neighbours: worth a question, never credit.", rows(TARGET)),
    )
    return face(
        "lexicon",
        "The terms of the lexicon: what can be asked and shown, and what is recognised as neither",
        score_version=SCORE_VERSION,
        lexicon_sha256=LEXICON_SHA256,
        terms=of("By kind and id.", rows(term)),
    )


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "report": report_schema,
    "posting": posting_schema,
    "resume": resume_schema,
    "comparison": comparison_schema,
    "lexicon": lexicon_schema,
}
"""Kind of a face -> what makes its schema."""


def _finding() -> Schema:
    requirement = keys(
        target=_ASKED_TARGET,
        any_of=of("What will do as well as the target.", rows(TARGET)),
        label=_LABEL,
        kind=TERM_KIND,
        part=_PART,
        need=NEED,
        spans=places("Where the posting asks it."),
    )
    comparison = keys(
        asked=of("The number, length, level or language asked, for a person.", NAME),
        found=of("What the resume has of it, for a person; null where it has nothing.", or_null(NAME)),
        outcome=OUTCOME,
        note=of("How units were converted, or why they cannot be.", or_null(NAME)),
    )
    why = keys(
        relation=RELATION,
        strength=or_null(STRENGTH),
        found_target=of("The term that stood in for the one asked; null where none did.", or_null(TARGET)),
        reason=_REASON,
        comparison=of("Only where numbers, lengths, levels or languages are compared.", or_null(comparison)),
    )
    return keys(
        id=_FINDING_ID,
        requirement=of("What is asked.", requirement),
        status=STATUS,
        credit=of("Share of the points to be had that is earned.", SHARE),
        points=_POINTS,
        possible=of("Points of the score to be had.", POINTS),
        evidence=_EVIDENCE,
        why=of("How that status came about.", why),
    )


def _suggestion() -> Schema:
    return keys(
        code=of("The rule that made it; `resumefit explain CODE` is its page.", {"type": "string", "pattern": "^RF[0-9]{3}$"}),
        name=of("The rule's name.", SLUG),
        title=of("The rule in a few words.", NAME),
        message=of("One or two sentences; [__] is a blank that only the applicant can fill.", NAME),
        kind=of("What kind of step it asks for.", one_of(Advice)),
        section=of("Kind of the resume's section that it speaks of; null where it is the whole resume.", or_null(SECTION)),
        findings=of("Ids of the findings and screens that it speaks of.", rows(NAME)),
        where=places("Places in the resume that it speaks of."),
        because=places("Words of the posting that caused it."),
        gain=of("Points of the score that the edit adds; null for a question and for what the score does not see.", or_null(POINTS)),
        worth=of("Points of the score at stake; the gain where there is one.", POINTS),
    )
