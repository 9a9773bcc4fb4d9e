"""Rules on jobs, dates and length (RF410 to RF416)."""

from collections.abc import Iterator

from resumefit.extract.dates import Month
from resumefit.resume.model import Position
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.model import Advice, Hint

_GAP = 6
"""Months between jobs from which a reader asks."""
_LONG = 900
"""Words beyond which a resume is more than two pages."""
_RECENT = 24
"""Months within which training counts as recent."""
_YEAR = 4
"""Digits of a year."""
_CENTURIES = ("19", "20")
_TRAINING = frozenset({"education", "certifications"})
"""Parts of a resume whose years are those of training."""
_LISTED = frozenset({"tool", "hard_skill"})
_SEVERAL = 3
"""So many names in a line make it a list."""
_NEW = 12
"""Months of service work under which somebody is new to it."""


def gap_between_jobs(case: Case) -> Iterator[Hint]:
    """Point at a gap between two jobs.

    ## What it looks for
    More than six months between the end of one job and the start of the next. It costs nothing in the score.

    ## Why it matters
    A reader wonders; one honest line answers.

    ## Example
    One job ends in June, the next begins in March two years on.

    ## Better
    A line on what you did or learned then: a course, care for somebody, volunteer work.

    ## Source
    guide-000: address gaps honestly.
    """
    jobs = sorted((job for job in case.resume.positions if job.start is not None), key=lambda job: (_index(job.start), job.span))
    reached: Position | None = None
    for job in jobs:
        if reached is not None and not reached.current and reached.end is not None and job.start is not None:
            months = _index(job.start) - _index(reached.end) - 1
            exact = job.start.month is not None and reached.end.month is not None
            if exact and months > _GAP:
                message = (
                    f"Between {_said(reached.end, case)} and {_said(job.start, case)} lie {months} months. One line on that time helps."
                )
                yield Hint(message, Advice.HOUSEKEEPING, (reached.title_span or reached.span, job.title_span or job.span))
        if reached is None or job.current or _index(job.end or job.start) >= _index(reached.end or reached.start):
            reached = job


def undated_job(case: Case) -> Iterator[Hint]:
    """Point at jobs without dates.

    ## What it looks for
    Jobs for which no date was found.

    ## Why it matters
    Experience is counted in months: without dates there are none.

    ## Example
    "Server, Harbour Grill"

    ## Better
    "Server, Harbour Grill, [month year] to [month year]"

    ## Source
    guide-004: postings ask for years by level.
    """
    bare = [
        job for job in case.resume.positions if job.start is None and job.end is None and not job.current and job.section == "experience"
    ]
    if bare:
        names = ", ".join(f'"{case.mine(job.title_span or job.span)}"' for job in bare[:3])
        message = f"No dates were found for {names}. Add month and year of start and end."
        yield Hint(message, Advice.HOUSEKEEPING, tuple(job.title_span or job.span for job in bare[:3]))


def out_of_date(case: Case) -> Iterator[Hint]:
    """Point at a resume whose latest job ended some time ago.

    ## What it looks for
    A latest job that ended more than six months before today, and nothing beside the jobs that goes on ("since March 2024").

    ## Why it matters
    It looks like an old file. What came since counts too.

    ## Example
    The latest job ended two years ago, and nothing follows.

    ## Better
    Anything since then: a course, volunteer work, odd jobs.

    ## Source
    guide-001: keep the resume up to date.
    """
    job = case.latest()
    if job is None or job.current or job.end is None or any(one.current for one in case.resume.positions) or _goes_on(case):
        return
    if _index(case.today) - _index(job.end) > _GAP + (0 if job.end.month else 12):
        title = case.mine(job.title_span or job.span)
        message = f'Your latest job, "{title}", ended in {_said(job.end, case)}. Add what you have done since, if anything.'
        yield Hint(message, Advice.HOUSEKEEPING, (job.title_span or job.span,))


def _goes_on(case: Case) -> bool:
    """Say whether a line beside the jobs tells of something that goes on: its words, with a year in the same line."""
    jobs = [job.span for job in case.resume.positions]
    for place in case.places(case.lexicon.wording("going-on-words")):
        line = case.resume.document.line_at(place.start)
        if line is None or any(job.covers(place) for job in jobs):
            continue
        words = [case.resume.document.quote(case.resume.stem_spans[at]) for at in range(*case.words_in(line.span))]
        if any(_is_year(word) for word in words):
            return True
    return False


def too_long(case: Case) -> Iterator[Hint]:
    """Point at a resume of more than two pages.

    ## What it looks for
    More than 900 words.

    ## Why it matters
    The first page decides; the third is rarely read.

    ## Example
    Four pages with each duty of each job.

    ## Better
    Two pages: the last ten years in full, the rest in a line each.

    ## Source
    guide-004: a concise resume.
    """
    words = len(case.resume.stem_spans)
    if words > _LONG:
        message = (
            f"The resume runs to about {words} words. Cut it to two pages: what this posting asks for in full, the rest in a line each."
        )
        yield Hint(message, Advice.HOUSEKEEPING)


def no_skills_section(case: Case) -> Iterator[Hint]:
    """Ask for a skills section where there is none.

    ## What it looks for
    A resume without a part on skills, or without the name of a single tool. Where a line lists tools or skills under another
    heading, that line is named.

    ## Why it matters
    It is where readers look for tools, typing speed and languages.

    ## Example
    Jobs and schooling only.

    ## Better
    "Skills: [tools you used], typing [__] wpm, [languages]"

    ## Source
    guide-001, guide-003: technical skills and certificates.
    """
    if not case.resume.positions:
        return
    headed = next((section.heading for section in case.resume.sections if section.kind == "skills"), None)
    terms = (case.lexicon.terms.get(one.target) for one in case.resume.evidence)
    if headed is None:
        beside = _list_of_things(case)
        message = "There is no skills section. Add one with the tools you have used, your typing speed [__] and your languages."
        if beside is not None:
            message = f'"{case.mine(beside)}" stands under no heading that is known for skills. Put "Skills" above it.'
        yield Hint(message, Advice.HOUSEKEEPING, (beside,) if beside is not None else ())
    elif not any(term is not None and term.kind == "tool" for term in terms):
        message = "No program or system is named. If you have used any at work or at school, name them in your skills: [__]."
        yield Hint(message, Advice.HOUSEKEEPING, (headed,))


def _list_of_things(case: Case) -> Span | None:
    """Find a line outside the jobs and the summary that names several tools or skills."""
    apart = [job.span for job in case.resume.positions] + [one.span for one in case.resume.sections if one.kind == "summary"]
    kinds = ((one, term.kind) for one in case.resume.evidence if (term := case.lexicon.terms.get(one.target)) is not None)
    places = {span for one, kind in kinds if kind in _LISTED for span in one.spans if not any(held.overlaps(span) for held in apart)}
    lines = (line.span for line in case.resume.document.lines)
    return next((line for line in lines if sum(line.covers(place) for place in places) >= _SEVERAL), None)


def no_recent_training(case: Case) -> Iterator[Hint]:
    """Ask for recent training where none is named.

    ## What it looks for
    No certificate, and no year of the last two beside schooling or courses.

    ## Why it matters
    A short course shows that you keep learning, and many are free.

    ## Example
    The only schooling ended ten years ago.

    ## Better
    "[course], [issuer], [year]", if you took one

    ## Source
    guide-002, guide-003, guide-004: online courses in service and its tools.
    """
    studying = any(one.completed is False for one in case.resume.education)
    if case.resume.certifications or studying or not case.resume.positions:
        return
    newest = max(_years_of_training(case), default=None)
    if newest is None or 12 * (case.today.year - newest) > _RECENT:
        found = "No course or certificate with its year was found."
        if newest is not None:
            found = f"The newest year beside your schooling or courses is {newest}."
        since = "If you took a course since" if newest is not None else "If you took one"
        message = f"{found} {since}, at work or online, add it with the year: [__]."
        yield Hint(message, Advice.MAY_HAVE, case.headed("certifications", "education"))


def _years_of_training(case: Case) -> Iterator[int]:
    """Give the years that stand beside schooling and courses."""
    yield from (one.year for one in case.resume.education if one.year is not None)
    for section in case.resume.sections:
        if section.kind in _TRAINING:
            words = (case.resume.document.quote(case.resume.stem_spans[at]) for at in range(*case.words_in(section.span)))
            yield from (int(word) for word in words if _is_year(word) and int(word) <= case.today.year)


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal() and word.isascii() and word.startswith(_CENTURIES)


def praise_unnamed(case: Case) -> Iterator[Hint]:
    """Ask for awards and praise where none are named.

    ## What it looks for
    A resume with a year of service work or more, and no award, commendation or praise (wording "praise-words" of phrasing.toml).

    ## Why it matters
    Praise by others says what you cannot say of yourself.

    ## Example
    Five years of service without a word of thanks.

    ## Better
    "[__] written commendations in [year]", if you had any

    ## Source
    guide-003: written commendations and positive feedback.
    """
    awarded = any(section.kind == "awards" for section in case.resume.sections)
    praised = case.evidence("awards-commendations") is not None or any(case.places(case.lexicon.wording("praise-words")))
    job = case.latest()
    if job is not None and case.months() >= _NEW and not awarded and not praised:
        message = "Were you praised or awarded at work? Add it under the job, with the year: [__]."
        yield Hint(message, Advice.MAY_HAVE, (job.title_span or job.span,))


def _index(month: Month | None) -> int:
    """Give a number to each month; a bare year is its first."""
    return 0 if month is None else 12 * month.year + (month.month or 1)


def _said(month: Month, case: Case) -> str:
    """Write a month as a person would."""
    return str(month.year) if month.month is None else f"{case.lexicon.cue(f'month-{month.month:02d}')[0].capitalize()} {month.year}"
