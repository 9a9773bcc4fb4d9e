"""Rules on deeds without numbers (RF301 to RF305)."""

from collections.abc import Iterator

from resumefit.match import Finding, Relation
from resumefit.posting.model import Requirement, Threshold
from resumefit.resume.model import Position, Strength
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import Edit, EditKind, sentence_of
from resumefit.suggest.labels import listed, natural_label
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
    such = listed(names[:_NAMED]) or "how many people, orders or tasks a day"
    head = job.title_span or job.span
    message = f'"{case.mine(head)}" has no number. Add one you can back up, such as {such}: [__].'
    best = _first_place(case, job)
    if best is None:
        yield Hint(message, Advice.MEASURE_IT, (head,), _metric_places(case))
        return
    message = f'{message} The line "{case.mine(best)}" is a good place.'
    yield Hint(message, Advice.MEASURE_IT, (best,), _metric_places(case), edit=Edit(EditKind.NUMBER, best.end))


def few_numbers(case: Case) -> Iterator[Hint]:
    """Ask for numbers where the whole resume has hardly one.

    ## What it looks for
    Fewer than three numbers of results or volumes in a resume with two jobs or more, the latest of which has one.

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
    latest, count = case.latest(), sum(told)
    if count < _FEW and latest is not None and _numbers_of(case, latest):
        bare = [job for job, own in zip(jobs, told, strict=True) if not own]
        found = "one number" if count == 1 else f"{count} numbers"
        message = f"Your {len(jobs)} jobs hold {found} in all. Add one to each where you can; your last reviews may have them: [__]."
        yield Hint(message, Advice.MEASURE_IT, tuple(job.title_span or job.span for job in bare[:3]))


def shown_not_measured(case: Case) -> Iterator[Hint]:
    """Ask for a number beside a thing that the posting requires.

    ## What it looks for
    Lines of a job that show what the posting requires or the job does, but that hold no number; not the line that RF301 names.

    ## Why it matters
    A measured line is the strongest evidence there is, here and with people.

    ## Example
    "Handled billing questions"

    ## Better
    "Handled [__] billing questions a day, [__]% without escalation".

    ## Source
    guide-000: quantify achievements when possible.
    """
    job = case.latest()
    told = _first_place(case, job) if job is not None and not _numbers_of(case, job) else None
    for finding, whole in unmeasured(case):
        if whole == told:
            continue
        message = f'"{case.mine(whole)}" {_answers(case, finding)}. Add how many, how fast or how well, if you know: [__].'
        edit = Edit(EditKind.NUMBER, whole.end)
        yield Hint(message, Advice.MEASURE_IT, finding.evidence[:1], finding.asked[:1], edit=edit, targets=(finding.why.found or "",))


def unmeasured(case: Case) -> Iterator[tuple[Finding, Span]]:
    """Give the sentences of jobs that show a thing required or done in the job and hold no number, each with the first such finding."""
    seen: set[Span] = set()
    for finding in case.match.findings:
        if finding.part not in ("required", "duties") or finding.why.strength is not Strength.SHOWN or not finding.evidence:
            continue
        words = sentence_of(case.resume, finding.evidence[0])
        if finding.why.relation not in _PROVES or words is None or words[1] - words[0] > _REACH or not _is_counted(case, finding):
            continue
        whole = Span(case.resume.stem_spans[words[0]].start, case.resume.stem_spans[words[1] - 1].end)
        if whole not in seen and not case.numbers_in(whole) and not case.names_only(whole):
            yield finding, whole
        seen.add(whole)


def _first_place(case: Case, job: Position) -> Span | None:
    """Give the first line of a job that a number would make a measured one."""
    return next((whole for finding, whole in unmeasured(case) if job.span.covers(finding.evidence[0])), None)


def _answers(case: Case, finding: Finding) -> str:
    """Say what a line shows; a duty is called by a verb, so the posting's words stand for it."""
    found = finding.why.found or finding.id
    term = case.lexicon.terms.get(found)
    duty = term is not None and term.kind == "responsibility"
    return f"answers the posting's {case.named(finding)}" if duty else f"shows {natural_label(found, case.lexicon)}"


def _is_counted(case: Case, finding: Finding) -> bool:
    """Say whether a number can go with what a line shows; a title is no such line."""
    term = case.lexicon.terms.get(finding.why.found or "")
    return term is not None and term.kind in _COUNTED and not case.is_title(finding.evidence[0])


def volume_unstated(case: Case) -> Iterator[Hint]:
    """Ask how much was handled where the posting speaks of high volume.

    ## What it looks for
    A busy or high-volume workplace in the posting without a target of its own, and no number a day, shift or week in the resume.

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
    if asked and not paced and not any(one.metric in wanted for one in case.posting.thresholds):
        message = f'The posting says "{case.theirs(asked[0].spans[0])}". Say how many calls, tickets or guests a day you handled: [__].'
        yield Hint(
            message, Advice.MEASURE_IT, case.nearest(asked[0].target, asked[0].spans), asked[0].spans[:1], targets=(asked[0].target,)
        )


def _numbers_of(case: Case, job: Position) -> tuple[Span, ...]:
    """Give the numbers in the lines of a job, its title and dates aside."""
    lines = [line.span for line in case.resume.document.lines if job.span.covers(line.span)]
    return tuple(
        number for line in lines if job.title_span is None or not line.overlaps(job.title_span) for number in case.numbers_in(line)
    )


def _metrics_asked(case: Case) -> list[str]:
    """Name the metrics that the posting speaks of, numbers first."""
    asked = [one.metric for one in case.posting.thresholds] + [one.target for one in case.posting.requirements if one.kind == "metric"]
    elsewhere = frozenset((*case.lexicon.scoring.screen_terms, *case.lexicon.wording("metrics-of-no-job")))
    terms = {one: case.lexicon.terms.get(one) for one in asked}
    own = [one for one in asked if (term := terms[one]) is not None and term.kind == "metric" and one not in elsewhere]
    return list(dict.fromkeys(natural_label(one, case.lexicon) for one in own))


def _metric_places(case: Case) -> tuple[Span, ...]:
    places = [finding.asked[0] for finding in case.match.findings if _is_metric(finding.requirement) and finding.asked]
    return tuple(places[:_NAMED])


def _is_metric(requirement: object) -> bool:
    return isinstance(requirement, Threshold) or (isinstance(requirement, Requirement) and requirement.kind == "metric")
