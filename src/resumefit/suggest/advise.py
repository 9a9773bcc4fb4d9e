"""Run every rule and put the suggestions in order."""

from resumefit.extract.dates import Month
from resumefit.lexicon.model import Lexicon
from resumefit.match import Match
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.model import Suggestion
from resumefit.suggest.rules import RULES


def suggest(
    resume: Resume, posting: Posting, *, match: Match, lexicon: Lexicon, today: Month, pasted: tuple[Span, ...] = ()
) -> tuple[Suggestion, ...]:
    """Give all suggestions, those with most at stake first; equal ones in the order of their codes, then of the rule.

    `resume` is the one that was matched; `pasted` are the places of its text that were taken out as the posting's own.
    """
    case = Case(resume, posting, match, lexicon, today, pasted)
    found: dict[tuple[object, ...], Suggestion] = {}
    for rule in RULES:
        for hint in rule.check(case):
            one = Suggestion(
                code=rule.code,
                name=rule.name,
                title=rule.title,
                message=hint.message,
                kind=hint.kind,
                where=hint.where,
                because=hint.because,
                gain=hint.gain,
                worth=hint.worth,
                targets=hint.targets,
            )
            found.setdefault((one.code, one.where, one.message), one)
    return tuple(sorted(found.values(), key=lambda one: -one.worth))
