"""Rules on telling the service part of one's work."""

import re
from collections.abc import Iterator
from functools import lru_cache

from resumefit.lexicon.model import Lexicon
from resumefit.match.jobs import months_said
from resumefit.resume.model import Strength
from resumefit.suggest.case import Case
from resumefit.suggest.labels import listed, natural_label
from resumefit.suggest.model import Advice, Hint

_LONG = 36
"""Months from which on years are told without the months beyond."""
_NEW = 12
"""Months of service work under which somebody is new to it."""


def no_service_summary(case: Case) -> Iterator[Hint]:
    """Ask for an opening that names service work.

    ## What it looks for
    Service jobs in the resume, and no opening (a summary, or lines above the first heading) that names service work, a service job
    or a term that the posting asks for.

    ## Why it matters
    The first lines are read by everybody.

    ## Example
    An objective: "To obtain a position in a growing company."

    ## Better
    "[__] years of customer service by phone and e-mail, in English and [__]."

    ## Source
    guide-000, guide-002: a profile with experience, communication and languages.
    """
    summaries = [section.span for section in case.resume.sections if section.kind == "summary"]
    asked = {finding.id for finding in case.match.findings}
    named = any(
        evidence.target in asked and any(place.covers(span) for place in summaries for span in evidence.spans)
        for evidence in case.resume.evidence
    )
    named = named or any(place.covers(span) for span in case.places(case.lexicon.wording("service-titles")) for place in summaries)
    if not named and case.months() and not _opens_with_service(case):
        years = months_said(case.months() if case.months() < _LONG else case.months() // 12 * 12)
        message = f"Open with two lines on your {years} with customers: the channels you worked in, and the languages you speak."
        yield Hint(message, Advice.SAY_IT, tuple(summaries[:1]))


def _opens_with_service(case: Case) -> bool:
    """Say whether the opening names the work: a summary, or what stands above the first heading and the first job."""
    starts = [*(section.span.start for section in case.resume.sections), *(job.span.start for job in case.resume.positions)]
    text = case.resume.document.text
    summaries = (text[one.span.start : one.span.end] for one in case.resume.sections if one.kind == "summary")
    opening = " ".join((text[: min(starts, default=0)], *summaries)).lower()
    words = " ".join(re.findall(r"\w+", opening))
    held = (" ".join(re.findall(r"\w+", job.title.lower())) for job in case.resume.positions if job.customer_service)
    return any(f" {name} " in f" {words} " for name in (*_service_names(case.lexicon), *held) if name)


@lru_cache(maxsize=4)
def _service_names(lexicon: Lexicon) -> tuple[str, ...]:
    """Give the names of service jobs and the words of titles that tell of one, in small letters."""
    roles = (term for term in lexicon.terms.values() if term.kind == "role_title" and term.customer_service)
    return tuple(sorted({*lexicon.wording("service-titles"), *(name.lower() for term in roles for name in (term.label, *term.surfaces))}))


def transferable_job(case: Case) -> Iterator[Hint]:
    """Ask for the customer part of related jobs where no service title stands in the resume.

    ## What it looks for
    Jobs in shops, restaurants, offices or clinics in which people were served, for somebody new to service work.

    ## Why it matters
    Serving guests or shoppers is the same skill; the title does not say so.

    ## Example
    "Barista: made drinks and cleaned"

    ## Better
    "Barista: served [__] guests a shift and settled their complaints"

    ## Source
    guide-000, guide-002, guide-004: retail and hospitality work carries over.
    """
    job = case.latest()
    if job is None or case.months() >= _NEW or case.leads():
        return
    title = case.mine(job.title_span or job.span)
    message = (
        f'Did you serve people as "{title}"? Say how many a day, [__], and one problem you solved; school and volunteer work counts too.'
    )
    yield Hint(message, Advice.MAY_HAVE, (job.title_span or job.span,))


def leadership_unshown(case: Case) -> Iterator[Hint]:
    """Ask for coaching and improvement where the posting is for leading others.

    ## What it looks for
    A posting for a lead, supervisor or manager, and no line of a job on coaching, training or bettering the work.

    ## Why it matters
    A lead is chosen for what the team did.

    ## Example
    A senior agent's resume with own calls only.

    ## Better
    "Coached [__] new agents; [__] passed probation"

    ## Source
    guide-003, guide-004: mentoring and process improvement.
    """
    if case.leads() and not case.shows_leading():
        job = case.latest()
        role = case.posting.role
        message = "This job is for leading others. Show whom you coached or trained, how many, [__], and what became better."
        where = (job.title_span or job.span,) if job is not None else ()
        yield Hint(message, Advice.MAY_HAVE, where, (role.span,) if role is not None and role.span is not None else ())


def improvement_unshown(case: Case) -> Iterator[Hint]:
    """Ask for work made better where the posting is for leading others.

    ## What it looks for
    A posting for a lead, supervisor or manager, and a resume that shows coaching but no process made better (wording
    "improvement-proofs" of phrasing.toml) and no number that rose or fell.

    ## Why it matters
    A lead keeps people going; what the team's work became under you is the proof.

    ## Example
    "Coached ten agents", and nothing of what changed

    ## Better
    "Rewrote the refund script; repeat calls fell by [__]%"

    ## Source
    guide-000, guide-003: process improvement and workflow optimization.
    """
    proofs = frozenset(case.lexicon.wording("improvement-proofs"))
    shown = any(one.target in proofs and one.strength >= Strength.SHOWN for one in case.resume.evidence)
    changed = any(one.quantity.baseline is not None or one.quantity.sign for one in case.resume.metrics)
    if case.leads() and case.shows_leading() and not shown and not changed:
        job = case.latest()
        message = "If you changed a script, a template or the way of work for the better, say what, and by how much: [__]."
        yield Hint(message, Advice.MAY_HAVE, (job.title_span or job.span,) if job is not None else ())


def hard_case_untold(case: Case) -> Iterator[Hint]:
    """Ask for one hard case where the posting speaks of complaints or upset customers.

    ## What it looks for
    A posting with complaints, escalation or de-escalation, and no line of a job that shows any of it.

    ## Why it matters
    One incident proves more than "calm under pressure".

    ## Example
    "Works well with difficult customers"

    ## Better
    "Settled a double billing for an upset caller: refunded, wrote the note, [__] kept the account"

    ## Source
    guide-003, guide-004: difficult cases, de-escalation.
    """
    cases = frozenset(case.lexicon.wording("hard-cases"))
    asked = [one for one in case.posting.requirements if one.target in cases]
    shown = any(one.target in cases and one.strength >= Strength.SHOWN for one in case.resume.evidence)
    if asked and not shown and case.resume.positions:
        message = (
            f'The posting speaks of hard cases ("{case.theirs(asked[0].spans[0])}"). If you had one, tell it: '
            "what was wrong, what you did, how it ended."
        )
        yield Hint(message, Advice.MAY_HAVE, case.nearest(asked[0].target, asked[0].spans), asked[0].spans[:1], targets=(asked[0].target,))


def channels_missing(case: Case) -> Iterator[Hint]:
    """Name the channels of the posting that the resume does not show.

    ## What it looks for
    Telephone, e-mail, chat, social media and counters: those of the posting beside those of the resume.

    ## Why it matters
    Each channel is its own craft; who has worked several says so.

    ## Example
    The posting covers phone, e-mail and chat; the resume shows phone.

    ## Better
    "by phone and e-mail", if you did both

    ## Source
    guide-002, guide-004: several channels.
    """
    asked = {finding.id: finding for finding in case.match.findings if (term := case.term(finding)) is not None and term.kind == "channel"}
    open_ones = [finding for finding in asked.values() if not finding.credit and finding.asked]
    met = [finding for finding in asked.values() if finding.credit and finding.evidence]
    if open_ones:
        names = listed([natural_label(finding.id, case.lexicon) for finding in open_ones])
        shown = f'You show "{case.mine(met[0].evidence[0])}"; the posting also covers' if met else "The posting covers"
        where = met[0].evidence[:1] if met else case.nearest(open_ones[0].id, open_ones[0].asked)
        because, targets = tuple(finding.asked[0] for finding in open_ones), tuple(finding.id for finding in open_ones)
        worth = max(finding.possible for finding in open_ones)
        which = "those that you have worked" if len(open_ones) > 1 else "it if you have worked it"
        message = f"{shown} {names}. Add {which}, in the line where you did."
        yield Hint(message, Advice.MAY_HAVE, where, because, worth=worth, targets=targets)
