"""Rules on months and schooling that the posting asks (RF110 to RF112)."""

from collections.abc import Iterator

from resumefit.extract.unnamed import EXPERIENCE_METRIC
from resumefit.match import Finding, Outcome, Status
from resumefit.posting.model import EducationNeed, ExperienceNeed
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.model import Advice, Hint


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
        if any(one.metric == EXPERIENCE_METRIC and one.span in finding.evidence for one in case.resume.metrics):
            message = (
                f"You say {comparison.found}; the posting asks for {comparison.asked}. Show it by the dates of the jobs that make it up."
            )
            yield Hint(message, Advice.HOUSEKEEPING, finding.evidence[:1], finding.asked, worth=worth)
            continue
        message = f"The posting asks for {comparison.asked}; {_counted(finding)}. {_readiness(case, finding)}"
        yield Hint(message, Advice.LACK, finding.evidence[:1], finding.asked, worth=worth)


def _counted(finding: Finding) -> str:
    """Say what the dates of the resume come to."""
    found = finding.why.comparison.found if finding.why.comparison is not None else None
    if found is not None:
        return f"the dates of such jobs add up to {found}"
    return "your dates show other work with customers, not this kind" if finding.evidence else "no job of that kind was found"


def _readiness(case: Case, finding: Finding) -> str:
    """Say what can be shown in the place of months."""
    if _is_leading(case, finding):
        coached = "Say with dates how long you coached or led others."
        return coached if case.shows_leading() else "Show where you coached, led a shift or answered for results, with dates."
    if case.is_new():
        return "Add volunteer, school or seasonal work in which you served people, with dates, if you have any."
    if not finding.points:
        return "If part of a job was such work, say so in its lines."
    return "Lead with results that show you are ready."


def _is_leading(case: Case, finding: Finding) -> bool:
    """Say whether the months asked are of leading others."""
    kind = finding.requirement.of if isinstance(finding.requirement, ExperienceNeed) else ""
    return not {case.lexicon.canonical(kind), f"{kind}-experience"}.isdisjoint(case.lexicon.wording("lead-terms"))


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
        wanted = case.quoted(finding) + (", or experience in its place" if finding.requirement.or_equivalent_experience else "")
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
            yield Hint(f"The posting asks for {wanted}; {found}", Advice.MAY_HAVE, part, finding.asked, worth=worth)
        elif any(one.completed is False and one.span in finding.evidence for one in case.resume.education):
            message = (
                f'The posting asks for {wanted}; your "{case.mine(finding.evidence[0])}" reads as begun or under way. '
                "If you finished it, say so, with the year; if not, say when you will."
            )
            yield Hint(message, Advice.MAY_HAVE, finding.evidence[:1], finding.asked, worth=worth)
        else:
            message = (
                f'The posting asks for {wanted}; the highest you state is "{case.mine(finding.evidence[0])}". '
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


def _undated(case: Case) -> tuple[Span, ...]:
    """Give the titles of the jobs without a start."""
    jobs = (job for job in case.resume.positions if job.start is None and job.section == "experience")
    return tuple(job.title_span or job.span for job in jobs)
