"""Positions -> whether each is service work, and the months covered."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from resumefit.extract.dates import Month
from resumefit.resume.model import Position
from resumefit.resume.reading import Place, Reading
from resumefit.span import Span

_MOSTLY, _OFTEN, _AT_TIMES = 0.5, 0.3, 0.2
"""Shares of a job's sentences that name the people served: enough for one who leads in another trade, for a title that tells nothing,
and for one who leads a shop or team."""
_TITLE_CUES = ("service-title", "other-title", "leader-title")
_SENTENCE_WORDS = 2
_HALF_YEAR = 6


def is_service(reading: Reading, title: Place | None, *, employer: Place | None, body: tuple[int, int]) -> bool:
    """Say whether serving people is a main part of a job: by its title where that tells, else by whom its text speaks of.

    A title that tells nothing but a rank is service work where the employer's name says so: a supervisor in a contact centre. `body`
    is the range of tokens of its text.
    """
    share = _share_served(reading, *body)
    if title is None:
        return share >= _OFTEN
    roles = [
        (mention, term.customer_service)
        for mention in reading.terms_in(title)
        if (term := reading.lexicon.terms[mention.term]).kind == "role_title" and term.customer_service is not None
    ]
    told = {service for _, service in roles}
    serves, other, leads = (reading.says(cue, title) for cue in _TITLE_CUES)
    if told == {True}:
        return share >= _AT_TIMES or not _in_another_trade(reading, title, [mention.span for mention, _ in roles])
    if told == {True, False}:
        return share >= _OFTEN
    if leads:
        at_centre = employer is not None and any(
            one.term in reading.lexicon.wording("bare-service-titles") for one in reading.terms_in(employer)
        )
        return share >= _MOSTLY if other else serves or at_centre or share >= _AT_TIMES
    if told == {False}:
        return serves and not other and share >= _OFTEN
    return (serves or share >= _OFTEN) and not other


def _in_another_trade(reading: Reading, title: Place, roles: list[Span]) -> bool:
    """Say whether a title names another trade beside its known roles: the HR of "HR Services Representative"."""
    others = (reading.tokens.span(cue.first, cue.last) for cue in reading.cues_in("other-title", title))
    return any(not role.overlaps(other) for other in others for role in roles)


def _share_served(reading: Reading, first: int, last: int) -> float:
    """Give the share of sentences that name customers, callers, guests, patients or users."""
    sentences, served = 0, 0
    begin, stops = first, reading.tokens.stops
    named = [cue.first for cue in reading.cues_in("served", (first, last))]
    for end in (*stops[bisect_left(stops, first) : bisect_left(stops, last)], last):
        if end - begin >= _SENTENCE_WORDS:
            sentences += 1
            served += bisect_left(named, begin) < bisect_left(named, end)
        begin = end + 1
    return served / sentences if sentences else 0.0


def months_covered(positions: Iterable[Position], *, today: date) -> int | None:
    """Count the calendar months that jobs cover, overlaps once, first and last month included.

    Jobs without dates add nothing; None where no job has dates, 0 where there is no job at all. A bare year counts from or to its middle.
    """
    jobs = [position for position in positions if position.section != "volunteer"]
    covered: set[int] = set()
    dated = False
    for position in jobs:
        months = months_of_position(position, today=today)
        if months is not None:
            dated = True
            covered.update(months)
    return len(covered) if dated or not jobs else None


def months_of_position(position: Position, *, today: date) -> range | None:
    """Give the calendar months of a job up to today, numbered from year 0 on; None without dates."""
    end = Month(today.year, today.month) if position.current else position.end
    if position.start is None or end is None:
        return None
    first, last = _first_month(position.start, end), min(_last_month(position.start, end), today.year * 12 + today.month)
    return range(first, max(first, last + 1))


def lies_ahead(position: Position, *, today: date) -> bool:
    """Say whether a job's dates begin or end after the month of today."""
    now = (today.year, today.month)
    return any(at is not None and (at.year, at.month or 1) > now for at in (position.start, position.end))


def _first_month(start: Month, end: Month) -> int:
    if start.month is not None:
        return start.year * 12 + start.month
    return start.year * 12 + (_HALF_YEAR + 1 if end.year > start.year else 1)


def _last_month(start: Month, end: Month) -> int:
    if end.month is not None:
        return end.year * 12 + end.month
    if end.year == start.year:
        return end.year * 12 + (start.month or 1) + _HALF_YEAR - 1
    return end.year * 12 + _HALF_YEAR
