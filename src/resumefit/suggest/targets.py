"""Rules on the numbers that the posting names (RF114, RF115, RF304)."""

from collections.abc import Iterator

from resumefit.match import Comparison, Finding, Outcome, Relation
from resumefit.posting.model import Threshold
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import sentence_of
from resumefit.suggest.labels import listed, natural_label
from resumefit.suggest.model import Advice, Hint

_PRAISE = "awards-commendations"
"""A metric of which another rule asks."""


def number_unstated(case: Case) -> Iterator[Hint]:
    """Ask for a number that the posting names.

    ## What it looks for
    A target of the posting (words per minute, calls a day, satisfaction) for which the resume has no number that compares.

    ## Why it matters
    The reader has the number in hand and looks for yours.

    ## Example
    The posting asks for 40 words per minute; the resume says "fast typist".

    ## Better
    "Typing speed [__] wpm", from a test that you took.

    ## Source
    guide-003, guide-004: metrics and typing speed belong in the resume.
    """
    for finding, comparison in _numbers(case, Outcome.UNSTATED, Outcome.INCOMPARABLE):
        worth = finding.possible - finding.points
        own = natural_label(finding.id.partition(":")[2] or finding.id, case.lexicon).partition(" (")[0]
        named = case.quoted(finding)
        named = named if named.startswith('"') else f"{own} ({comparison.asked})"
        message = f"The posting names {named}. If you have a figure of your own for {own}, add it: [__]."
        where = finding.evidence[:1] or _place_of(case, finding)
        if comparison.outcome is Outcome.INCOMPARABLE:
            message = (
                f"The posting names {case.quoted(finding)}; your {comparison.found} cannot be held against it. "
                "Give it in the posting's unit, if you know it: [__]."
            )
        yield Hint(message, Advice.MEASURE_IT, where, finding.asked, worth=worth, targets=(finding.id,))


def number_short(case: Case) -> Iterator[Hint]:
    """Point at a number that falls short of the posting's.

    ## What it looks for
    A number of the resume that is near or below what the posting names; for times and error rates, above it.

    ## Why it matters
    The reader will see it. A newer or better-fitting figure may tell the truth better; if there is none, the number stays.

    ## Example
    The posting asks for 60 wpm; the resume has 45 wpm from years ago.

    ## Better
    The figure of your latest test or review, or a line on how it grew.

    ## Source
    guide-004: typing speed and metrics.
    """
    for finding, comparison in _numbers(case, Outcome.NEAR, Outcome.BELOW):
        message = (
            f"The posting names {case.quoted(finding)}; you give {comparison.found}. "
            "If you have a newer figure, use it; if not, add what you did to improve."
        )
        worth = finding.possible - finding.points
        yield Hint(message, Advice.LACK, finding.evidence[:1], finding.asked, worth=worth, targets=(finding.id,))


def metric_without_number(case: Case) -> Iterator[Hint]:
    """Ask for a number of a metric that the posting speaks of.

    ## What it looks for
    A metric that the posting names without a target, where the resume has no number of it, nor one in the
    line that speaks of it.

    ## Why it matters
    What is measured in the job is what they will ask about first.

    ## Example
    The posting speaks of first contact resolution; the resume has no figure for it.

    ## Better
    "Resolved [__]% of issues on first contact".

    ## Source
    guide-003, guide-004: call handling times, resolution rates and satisfaction scores.
    """
    have = {case.lexicon.canonical(one.metric) for one in case.resume.metrics}
    asked = [
        finding
        for finding in case.match.findings
        if (term := case.term(finding)) is not None
        and term.kind == "metric"
        and case.lexicon.canonical(term.id) not in (*have, _PRAISE)
        and finding.asked
        and not any(case.numbers_in(_sentence(case, place)) for place in finding.evidence)
    ]
    if asked:
        names, many = listed([natural_label(finding.id, case.lexicon) for finding in asked]), len(asked) > 1
        figures = "own figures, add them to the jobs where you earned them" if many else "own figure, add it to the job where you earned it"
        message = f"The posting cares about {names}. If you know your {figures}: [__]."
        if case.is_new() or _is_elsewhere(case):
            message = (
                f"The posting cares about {names}. If your work kept such a figure, or one like it (people served a day), add it: [__]."
            )
        where = next((finding.evidence[:1] for finding in asked if finding.evidence), case.nearest(asked[0].id, asked[0].asked))
        worth, targets = max(finding.possible - finding.points for finding in asked), tuple(finding.id for finding in asked)
        yield Hint(message, Advice.MEASURE_IT, where, tuple(finding.asked[0] for finding in asked), worth=worth, targets=targets)


def _place_of(case: Case, finding: Finding) -> tuple[Span, ...]:
    """Give the place for a number: the skills for what belongs to no job, else the line that is nearest to it."""
    if finding.id.partition(":")[2] in case.lexicon.wording("metrics-of-no-job"):
        return case.headed("skills")
    return case.nearest(finding.id, finding.asked)


def _is_elsewhere(case: Case) -> bool:
    """Say whether no job of the resume is of the posting's family, so that its very figures were hardly kept."""
    return any(
        one.part == "role" and one.why.relation not in (Relation.SAME, Relation.SIBLING, Relation.NARROWER) for one in case.match.findings
    )


def _sentence(case: Case, place: Span) -> Span:
    words = sentence_of(case.resume, place)
    return place if words is None else Span(case.resume.stem_spans[words[0]].start, case.resume.stem_spans[words[1] - 1].end)


def _numbers(case: Case, *outcomes: Outcome) -> Iterator[tuple[Finding, Comparison]]:
    for finding in case.match.findings:
        comparison = finding.why.comparison
        if isinstance(finding.requirement, Threshold) and comparison is not None and comparison.outcome in outcomes:
            yield finding, comparison
