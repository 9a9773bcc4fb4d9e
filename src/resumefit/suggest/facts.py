"""Rules on months, schooling, languages and numbers that the posting asks."""

from collections.abc import Iterator

from resumefit.match import Comparison, Finding, Outcome, Status
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Threshold
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import sentence_of
from resumefit.suggest.labels import listed
from resumefit.suggest.model import Advice, Hint

_PRAISE = "awards-commendations"
"""A metric of which another rule asks."""


def experience_short(case: Case) -> Iterator[Hint]:
    """Hold the months of the resume against those that the posting asks for.

    ## What it looks for
    Months of a kind of work that the posting asks for and that the dates of the resume do not reach.

    ## Why it matters
    Nothing true can close the gap today; what readies you for the job can be shown. Volunteer, school and seasonal work with
    people counts when it is described.

    ## Example
    The posting asks for three years of customer service; the jobs add up to two.

    ## Better
    Lead with results, and add volunteer or school work where you served people, with its dates.

    ## Source
    guide-000, guide-004: entry-level and related work carries over; guide-004 on levels.
    """
    for finding in case.match.findings:
        need, comparison = finding.requirement, finding.why.comparison
        if not isinstance(need, ExperienceNeed) or finding.status is Status.MET or comparison is None:
            continue
        if _undated(case):
            continue
        worth = finding.possible - finding.points
        if any(one.metric == "years-experience" and one.span in finding.evidence for one in case.resume.metrics):
            message = (
                f"You say {comparison.found}; the posting asks for {comparison.asked}. Show it by the dates of the jobs that make it up."
            )
            yield Hint(message, Advice.HOUSEKEEPING, finding.evidence[:1], finding.asked, worth=worth)
            continue
        if case.leads() and case.shows_leading():
            advice = "Say with dates how long you coached or led others."
        elif case.leads():
            advice = "Show where you coached, led a shift or answered for results, with dates."
        elif case.is_new():
            advice = "Add volunteer, school or seasonal work in which you served people, with dates, if you have any."
        else:
            advice = "Lead with results that show you are ready."
        yield Hint(f"{finding.why.text} {advice}", Advice.LACK, finding.evidence[:1], finding.asked, worth=worth)


def experience_undated(case: Case) -> Iterator[Hint]:
    """Ask for the dates of jobs that would count.

    ## What it looks for
    A kind of work that the posting asks for by its length, shown by jobs without dates.

    ## Why it matters
    Without months no reader, and no program, can count what you have.

    ## Example
    "Cashier, Corner Market" without a year.

    ## Better
    "Cashier, Corner Market, [month year] to [month year]".

    ## Source
    guide-004: postings ask for years by level.
    """
    for finding in case.match.findings:
        comparison = finding.why.comparison
        bare = _undated(case)
        if not isinstance(finding.requirement, ExperienceNeed) or comparison is None or finding.status is Status.MET or not bare:
            continue
        message = f'The posting asks for {comparison.asked}. Add the month and year of start and end to "{case.mine(bare[0])}".'
        yield Hint(message, Advice.HOUSEKEEPING, bare[:1], finding.asked, worth=finding.possible - finding.points)


def education_short(case: Case) -> Iterator[Hint]:
    """Hold the schooling of the resume against what the posting asks for.

    ## What it looks for
    A level that the resume does not reach or that is begun only, with "or equivalent experience" taken into account.

    ## Why it matters
    A high school diploma is a common minimum, and many leave it out because they take it for granted.

    ## Example
    The posting asks for a high school diploma; the resume has no Education section.

    ## Better
    "High school diploma, [school], [year]", or the course that you are in.

    ## Source
    guide-002, guide-003, guide-004: a diploma is the usual minimum; experience often outweighs a degree.
    """
    for finding in case.match.findings:
        comparison = finding.why.comparison
        if not isinstance(finding.requirement, EducationNeed) or comparison is None or comparison.outcome is Outcome.MET:
            continue
        worth = finding.possible - finding.points
        if comparison.outcome is Outcome.UNSTATED:
            part = tuple(section.heading for section in case.resume.sections if section.kind == "education")[:1]
            named = _named_schooling(case, finding.requirement.level)
            if part:
                found = "no level was understood from your education part. Name the diploma or degree in full, with its year."
            elif named:
                found = f'your "{case.mine(named[0])}" stands in no part of its own. Put it under a heading "Education", with its year.'
                part = named
            else:
                found = "the resume states no schooling. List what you finished, if you did."
            yield Hint(f'The posting asks for "{case.wanted(finding)}"; {found}', Advice.MAY_HAVE, part, finding.asked, worth=worth)
        elif any(one.completed is False and one.span in finding.evidence for one in case.resume.education):
            message = (
                f'The posting asks for "{case.wanted(finding)}"; your {comparison.found} reads as begun or under way. '
                "If you finished it, say so, with the year; if not, say when you will."
            )
            yield Hint(message, Advice.MAY_HAVE, finding.evidence[:1], finding.asked, worth=worth)
        else:
            message = (
                f'The posting asks for "{case.wanted(finding)}"; the highest you state is {comparison.found}. '
                "Add a course under way, or lead with your experience."
            )
            yield Hint(message, Advice.LACK, finding.evidence[:1], finding.asked, worth=worth)
        return


def _named_schooling(case: Case, level: str) -> tuple[Span, ...]:
    """Give the first place of the text that names a level of schooling, above the first heading too."""
    text = case.resume.document.text.lower()
    terms = [term for term in case.lexicon.terms.values() if term.level == level]
    names = {name.lower() for term in terms for name in (term.label, *term.surfaces) if " " in name}
    found = min(((text.find(name), -len(name)) for name in names if name in text), default=None)
    return () if found is None else (Span(found[0], found[0] - found[1]),)


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
    for finding in case.match.findings:
        need, comparison = finding.requirement, finding.why.comparison
        if not isinstance(need, LanguageNeed) or comparison is None or comparison.outcome is Outcome.MET:
            continue
        if finding.evidence and comparison.found is not None and comparison.outcome is not Outcome.BELOW:
            continue
        worth = finding.possible - finding.points
        if not finding.evidence and need.language != "english":
            unnamed.append(finding)
        elif not finding.evidence:
            message = f'The posting asks for "{case.wanted(finding)}". Say how well you speak and write it: [__].'
            yield Hint(message, Advice.MAY_HAVE, (), finding.asked, worth=worth, targets=(need.language,))
        else:
            message = f"The posting asks for {comparison.asked}; you state {comparison.found}. If you know it better today, say so."
            yield Hint(message, Advice.LACK, finding.evidence[:1], finding.asked, worth=worth, targets=(need.language,))

    if unnamed:
        asked, names = listed([f'"{case.wanted(one)}"' for one in unnamed]), tuple(one.id.partition(":")[2] for one in unnamed)
        have = f"If you speak {names[0].capitalize()}, add it" if len(unnamed) == 1 else "If you speak any of them, add it"
        yield Hint(
            f"The posting asks for {asked}. {have} with your level: [__].", Advice.MAY_HAVE, (),
            tuple(place for one in unnamed for place in one.asked), worth=max(one.possible - one.points for one in unnamed), targets=names,
        )  # fmt: skip


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
        message = f'The posting names "{case.wanted(finding)}". If you know your own number, add it: [__] ({comparison.asked} asked).'
        if comparison.outcome is Outcome.INCOMPARABLE:
            message = (
                f'The posting names "{case.wanted(finding)}"; your {comparison.found} cannot be held against it. '
                "Give it in the posting's unit, if you know it: [__]."
            )
        yield Hint(message, Advice.MEASURE_IT, finding.evidence[:1], finding.asked, worth=worth, targets=(finding.id,))


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
            f"The posting names {comparison.asked}; you give {comparison.found}. "
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
        names, many = listed([case.named(finding) for finding in asked]), len(asked) > 1
        figures = "own figures, add them to the jobs where you earned them" if many else "own figure, add it to the job where you earned it"
        message = f"The posting cares about {names}. If you know your {figures}: [__]."
        where = next((finding.evidence[:1] for finding in asked if finding.evidence), case.nearest(asked[0].id))
        worth, targets = max(finding.possible - finding.points for finding in asked), tuple(finding.id for finding in asked)
        yield Hint(message, Advice.MEASURE_IT, where, tuple(finding.asked[0] for finding in asked), worth=worth, targets=targets)


def _sentence(case: Case, place: Span) -> Span:
    words = sentence_of(case.resume, place)
    return place if words is None else Span(case.resume.stem_spans[words[0]].start, case.resume.stem_spans[words[1] - 1].end)


def _numbers(case: Case, *outcomes: Outcome) -> Iterator[tuple[Finding, Comparison]]:
    for finding in case.match.findings:
        comparison = finding.why.comparison
        if isinstance(finding.requirement, Threshold) and comparison is not None and comparison.outcome in outcomes:
            yield finding, comparison


def _undated(case: Case) -> tuple[Span, ...]:
    """Give the titles of the jobs without a start."""
    jobs = (job for job in case.resume.positions if job.start is None and job.section == "experience")
    return tuple(job.title_span or job.span for job in jobs)
