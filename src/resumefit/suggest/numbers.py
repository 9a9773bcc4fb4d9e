"""Rules on deeds without numbers (RF301 to RF305)."""

from collections.abc import Iterator

from resumefit.match import Relation
from resumefit.posting.model import Requirement, Threshold
from resumefit.resume.model import Position, Strength
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import Edit, EditKind, sentence_of
from resumefit.suggest.labels import natural_label
from resumefit.suggest.model import Advice, Hint

_FEW = 3
"""A resume with fewer numbers than this tells of duties rather than results."""
_COUNTED = frozenset({"responsibility", "tool", "channel", "hard_skill"})
"""Kinds of terms that a number can go with."""
_PROVES = frozenset({Relation.SAME, Relation.ALTERNATIVE, Relation.NARROWER})
"""What a line has to be to the thing asked to show that very thing."""
_REACH = 20
"""Words of a sentence of which one number speaks as a whole."""
_NAMED = 3
"""How many metrics a message names."""


def recent_role_unmeasured(case: Case) -> Iterator[Hint]:
    """Ask for a number in the latest job.

    ## What it looks for
    The job that goes on or ended last, if none of its lines holds a number of a result or a volume.

    ## Why it matters
    The latest job is read first, and a number is the shortest proof. Which numbers this posting cares about is named.

    ## Example
    "Answered customer calls and solved problems."

    ## Better
    "Answered [__] calls a day with [__]% resolved on first contact": only what you can back up.

    ## Source
    guide-000: quantify achievements; guide-003: resolution time, satisfaction, escalations.
    """
    job = case.latest()
    if job is None or _numbers_of(case, job):
        return
    names = _metrics_asked(case)
    if not names and (job.customer_service or case.leads()):
        usual = case.lexicon.wording("lead-metrics" if case.leads() else "usual-metrics")
        names = [natural_label(one, case.lexicon) for one in usual]
    such = ", ".join(names[:_NAMED]) or "how many people, orders or tasks a day"
    message = f'"{case.mine(job.title_span or job.span)}" has no number. Add one you can back up, such as {such}: [__].'
    yield Hint(message, Advice.MEASURE_IT, (job.title_span or job.span,), _metric_places(case), worth=_worth(case, job))


def few_numbers(case: Case) -> Iterator[Hint]:
    """Ask for numbers where the whole resume has hardly one.

    ## What it looks for
    Fewer than three numbers of results or volumes in a resume with two jobs or more.

    ## Why it matters
    Numbers are what a reader remembers and can ask about.

    ## Example
    Five jobs, no figure.

    ## Better
    One number a job: calls a day, satisfaction, team size, money handled: [__].

    ## Source
    guide-000, guide-003; last reviews are where to find them.
    """
    jobs = [job for job in case.resume.positions if job.section == "experience"]
    if len(jobs) < 2:
        return
    told = [len(_numbers_of(case, job)) for job in jobs]
    count = sum(told)
    if count < _FEW:
        bare = [job for job, own in zip(jobs, told, strict=True) if not own]
        found = "no number" if not count else "one number" if count == 1 else f"{count} numbers"
        message = f"Your {len(jobs)} jobs hold {found} in all. Add one to each where you can; your last reviews may have them: [__]."
        yield Hint(message, Advice.MEASURE_IT, tuple(job.title_span or job.span for job in bare[:3]))


def shown_not_measured(case: Case) -> Iterator[Hint]:
    """Ask for a number beside a thing that the posting requires.

    ## What it looks for
    Lines of a job that show what the posting requires or the job does, but that hold no number.

    ## Why it matters
    A measured line is the strongest evidence there is, here and with people.

    ## Example
    "Handled billing questions"

    ## Better
    "Handled [__] billing questions a day, [__]% without escalation".

    ## Source
    guide-000: quantify achievements when possible.
    """
    seen: set[tuple[int, int]] = set()
    for finding in case.match.findings:
        if finding.part not in ("required", "duties") or finding.why.strength is not Strength.SHOWN or not finding.evidence:
            continue
        if finding.why.relation not in _PROVES:
            continue
        place = finding.evidence[0]
        sentence = sentence_of(case.resume, place)
        term = case.lexicon.terms.get(finding.why.found or "")
        if (
            case.is_title(place)
            or term is None
            or term.kind not in _COUNTED
            or sentence is None
            or sentence in seen
            or sentence[1] - sentence[0] > _REACH
        ):
            continue
        seen.add(sentence)
        whole = Span(case.resume.stem_spans[sentence[0]].start, case.resume.stem_spans[sentence[1] - 1].end)
        if case.numbers_in(whole) or case.names_only(whole):
            continue
        message = f'"{case.mine(whole)}" shows {case.named(finding)}. Add how many, how fast or how well, if you know: [__].'
        edit = Edit(EditKind.NUMBER, whole.end)
        yield Hint(message, Advice.MEASURE_IT, (place,), finding.asked[:1], edit=edit, targets=(term.id,))


def volume_unstated(case: Case) -> Iterator[Hint]:
    """Ask how much was handled where the posting speaks of high volume.

    ## What it looks for
    A busy or high-volume workplace in the posting, and no number a day, shift or week in the resume.

    ## Why it matters
    Pace is what such an employer fears about newcomers.

    ## Example
    The posting says "high-volume call center".

    ## Better
    "Handled [__] calls a day".

    ## Source
    guide-002, guide-004: high call volumes.
    """
    wanted = frozenset(case.lexicon.wording("volume-terms"))
    asked = [one for one in case.posting.requirements if one.target in wanted]
    paced = any(one.quantity.unit.startswith("per_") or one.quantity.per for one in case.resume.metrics)
    if asked and not paced:
        message = f'The posting says "{case.theirs(asked[0].spans[0])}". Say how many calls, tickets or guests a day you handled: [__].'
        yield Hint(message, Advice.MEASURE_IT, case.nearest(asked[0].target), asked[0].spans[:1], targets=(asked[0].target,))


def _numbers_of(case: Case, job: Position) -> tuple[Span, ...]:
    """Give the numbers in the lines of a job, its title and dates aside."""
    lines = [line.span for line in case.resume.document.lines if job.span.covers(line.span)]
    return tuple(
        number for line in lines if job.title_span is None or not line.overlaps(job.title_span) for number in case.numbers_in(line)
    )


def _metrics_asked(case: Case) -> list[str]:
    """Name the metrics that the posting speaks of, numbers first."""
    asked = [one.metric for one in case.posting.thresholds] + [one.target for one in case.posting.requirements if one.kind == "metric"]
    terms = {one: case.lexicon.terms.get(one) for one in asked}
    own = [
        one for one in asked if (term := terms[one]) is not None and term.kind == "metric" and one not in case.lexicon.scoring.screen_terms
    ]
    return list(dict.fromkeys(natural_label(one, case.lexicon) for one in own))


def _metric_places(case: Case) -> tuple[Span, ...]:
    places = [finding.asked[0] for finding in case.match.findings if _is_metric(finding.requirement) and finding.asked]
    return tuple(places[:_NAMED])


def _is_metric(requirement: object) -> bool:
    return isinstance(requirement, Threshold) or (isinstance(requirement, Requirement) and requirement.kind == "metric")


def _worth(case: Case, job: Position) -> int:
    """Give what numbers in a job's lines could add: what its shown terms lack to be measured."""
    return sum(
        finding.possible - finding.points
        for finding in case.match.findings
        if finding.why.strength is Strength.SHOWN and finding.evidence and job.span.covers(finding.evidence[0])
    )
