"""Rules on the numbers that the posting names (RF114, RF115, RF304)."""

from collections.abc import Iterator

from resumefit.extract.mentions import Comparator
from resumefit.match import Comparison, Finding, Outcome, Relation
from resumefit.match.kinship import kinship
from resumefit.match.values import direction_of
from resumefit.posting.model import Threshold
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import sentence_of
from resumefit.suggest.labels import listed, natural_label
from resumefit.suggest.model import Advice, Hint

_TOGETHER = 3
"""How many numbers of one line of the posting are asked for at once."""
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
    unstated: dict[tuple[object, ...], list[tuple[Finding, Comparison]]] = {}
    for finding, comparison in _numbers(case, Outcome.UNSTATED, Outcome.INCOMPARABLE):
        if comparison.outcome is Outcome.INCOMPARABLE:
            message = (
                f"The posting names {case.quoted(finding)}; your {comparison.found} cannot be held against it. "
                "Give it in the posting's unit, if you know it: [__]."
            )
            worth = finding.possible - finding.points
            yield Hint(message, Advice.MEASURE_IT, finding.evidence[:1], finding.asked, worth=worth, targets=(finding.id,))
        else:
            together = (_line_asking(case, finding), _is_of_no_job(case, finding))
            unstated.setdefault(together, []).append((finding, comparison))
    for asked in unstated.values():
        for some in (asked[at : at + _TOGETHER] for at in range(0, len(asked), _TOGETHER)):
            yield _unstated(case, some)


def _unstated(case: Case, asked: list[tuple[Finding, Comparison]]) -> Hint:
    """Ask for the numbers that one line of the posting names."""
    owns = [natural_label(one.id.partition(":")[2] or one.id, case.lexicon).partition(" (")[0] for one, _ in asked]
    quoted = [case.quoted(one) for one, _ in asked]
    names = [name if name[0] == '"' else f"{own} ({other.asked})" for name, own, (_, other) in zip(quoted, owns, asked, strict=True)]
    many = len(set(owns)) > 1
    figure = "figures of your own for {}, add them" if many else "a figure of your own for {}, add it"
    message = f"The posting names {listed(names)}. If you have {figure.format(listed(owns))}: [__]."
    findings = [one for one, _ in asked]
    return Hint(
        message, Advice.MEASURE_IT, findings[0].evidence[:1] or _place_of(case, findings[0]),
        tuple(place for one in findings for place in one.asked),
        worth=max(one.possible - one.points for one in findings), targets=tuple(one.id for one in findings),
    )  # fmt: skip


def _line_asking(case: Case, finding: Finding) -> Span | None:
    """Give the line of the posting that names a thing."""
    line = case.posting.document.line_at(finding.asked[0].start) if finding.asked else None
    return None if line is None else line.span


def _is_of_no_job(case: Case, finding: Finding) -> bool:
    return finding.id.partition(":")[2] in case.lexicon.wording("metrics-of-no-job")


def number_short(case: Case) -> Iterator[Hint]:
    """Point at a number that falls short of the posting's.

    ## What it looks for
    A number of the resume that does not reach what the posting names; for times and error rates, one above it.

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
        message = f"The posting names {case.quoted(finding)}; you give {comparison.found}. {_mend(case, finding)}"
        worth = finding.possible - finding.points
        yield Hint(message, Advice.LACK, finding.evidence[:1], finding.asked, worth=worth, targets=(finding.id,))


def _mend(case: Case, finding: Finding) -> str:
    """Say what would tell the truth better: of "up to 80" what was usual, of an amount a greater one, else how it grew."""
    need = finding.requirement
    given = [one.quantity.comparator for one in case.resume.metrics if one.span in finding.evidence]
    if isinstance(need, Threshold) and direction_of(need.metric, case.lexicon) == "neutral":
        if Comparator.LE in given:
            return "That is what you reached at times: if it was the usual number, say so; if not, it stays."
        return "If you have handled more, say so; if not, the number stays."
    return "If you have a newer figure, use it; if not, add what you did to improve."


def metric_without_number(case: Case) -> Iterator[Hint]:
    """Ask for a number of a metric that the posting speaks of.

    ## What it looks for
    A metric that the posting names without a target, where the resume has no number of it, nor one in the
    line that speaks of it; of targets in general, nor a number for a target that the same line of the posting names.

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
    general = kinship(case.lexicon).children
    answered = {_line_asking(case, one) for one, comparison in _numbers(case, *Outcome) if comparison.found is not None}
    asked = [
        finding
        for finding in case.match.findings
        if (term := case.term(finding)) is not None
        and term.kind == "metric"
        and case.lexicon.canonical(term.id) not in (*have, _PRAISE)
        and finding.asked
        and not (_line_asking(case, finding) in answered and case.lexicon.canonical(finding.id) in general)
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
    if _is_of_no_job(case, finding):
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
