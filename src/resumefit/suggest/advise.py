"""Run every rule and put the suggestions in order."""

from collections import Counter
from collections.abc import Iterable

from resumefit.extract.dates import Month
from resumefit.lexicon.model import Lexicon
from resumefit.match import Match
from resumefit.match.trial import Touch, Trial
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import Edit, edited
from resumefit.suggest.figures import Figures
from resumefit.suggest.model import Advice, Hint, Rule, Suggestion
from resumefit.suggest.rules import RULES

_PAGE = 10
"""Suggestions that a report shows at first."""
_MOST_OF_ONE = 3
"""How many of one rule are among them."""
_EDITS = 4
"""How many edits with a gain are among them at least, where there are so many."""


def suggest(
    resume: Resume, posting: Posting, *, match: Match, lexicon: Lexicon, today: Month, pasted: tuple[Span, ...] = ()
) -> tuple[Suggestion, ...]:
    """Give all suggestions: what a reader cannot see, then edits by their gain, then the others by what is at stake, in the order of codes.

    The first ten are those with most at stake, a few edits among them and at most three of one rule; all others follow, ordered alike.
    `resume` is the one that was matched; `pasted` are the places of its text that were taken out as the posting's own.
    """
    case = Case(resume, posting, match, lexicon, today, Figures(resume, lexicon), pasted)
    trial = Trial(resume, posting, match, lexicon)
    found: dict[tuple[object, ...], Suggestion] = {}
    for rule in RULES:
        for hint in rule.check(case):
            one = _stamped(rule, hint, case, trial)
            found.setdefault((one.code, one.where, one.message), one)
    first, later = _pages(sorted(found.values(), key=lambda one: -one.worth))
    return (*sorted(first, key=_step), *sorted(later, key=_step))


def reachable(resume: Resume, posting: Posting, suggestions: Iterable[Suggestion], *, match: Match, lexicon: Lexicon) -> int | None:
    """Give the score, in thousandths of a point, with all definite edits made; None where there is no score."""
    edits = [one.edit for one in suggestions if one.edit is not None]
    return _with_edits(edits, resume, Trial(resume, posting, match, lexicon), lexicon)


def _with_edits(edits: Iterable[Edit], resume: Resume, trial: Trial, lexicon: Lexicon) -> int | None:
    """Match again as if some edits were made, in thousandths of a point; None where there is no score."""
    touch = Touch()
    for edit in edits:
        resume, more = edited(resume, edit, lexicon=lexicon)
        touch |= more
    return trial.points(resume, touch)


def _stamped(rule: Rule, hint: Hint, case: Case, trial: Trial) -> Suggestion:
    score, after = case.match.score, _with_edits((hint.edit,), case.resume, trial, case.lexicon) if hint.edit is not None else None
    gain = after - score.thousandths if after is not None and score is not None else None
    start = hint.where[0].start if hint.where else -1
    return Suggestion(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        message=hint.message,
        kind=hint.kind,
        where=hint.where,
        because=hint.because,
        gain=gain,
        worth=hint.worth if gain is None else gain,
        targets=hint.targets,
        edit=hint.edit if gain is not None else None,
        section=next((one.kind for one in case.resume.sections if one.span.start <= start < one.span.end), ""),
    )


def _pages(ordered: list[Suggestion]) -> tuple[list[Suggestion], list[Suggestion]]:
    """Part the suggestions of the first page from the others: no rule fills it, and questions leave room for edits."""
    spoken: Counter[str] = Counter()
    fitting: list[Suggestion] = []
    for one in ordered:
        spoken[one.code] += 1
        if spoken[one.code] <= _MOST_OF_ONE:
            fitting.append(one)
    kept = [one for one in fitting if one.kind is Advice.UNSEEN] + [one for one in fitting if one.gain][:_EDITS]
    first = [*kept, *(one for one in fitting if one not in kept)][:_PAGE]
    return first, [one for one in ordered if one not in first]


def _step(one: Suggestion) -> tuple[int, int]:
    """Rank a suggestion: unseen things, then what can be written at once, then what only the applicant knows."""
    return (0 if one.kind is Advice.UNSEEN else 1 if one.gain else 2, -one.worth)
