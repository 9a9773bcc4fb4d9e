"""Rules on what a resume shows as a whole: results, both sides of the work, new tools, the level of the job."""

from collections.abc import Iterator

from resumefit.match import Status
from resumefit.match.jobs import months_said
from resumefit.posting.model import ExperienceNeed, Need
from resumefit.resume.contact import ContactKind
from resumefit.resume.model import Strength
from resumefit.suggest.case import Case
from resumefit.suggest.model import Advice, Hint
from resumefit.suggest.numbers import unmeasured

_MANY = 4
"""So many terms of the one side and none of the other are out of balance."""
_SHORT = 4
"""Words of a list item too short to tell a deed."""
_NEWCOMER = 12
"""Months asked up to which a posting is for somebody new to the work."""
_SEASONED = 72
"""Months of service work after which somebody is no longer new to it by far."""


def ai_tools_unshown(case: Case) -> Iterator[Hint]:
    """Ask about work with chatbots and writing aids where the posting speaks of them.

    ## What it looks for
    Terms of artificial intelligence in the posting, and none in the resume.

    ## Why it matters
    Such tools are new in service work; who has used one at all is ahead.

    ## Example
    The posting speaks of "AI-assisted replies"; the resume says nothing of the kind.

    ## Better
    "Checked and sent [__] replies a day that an AI tool had drafted", if you did

    ## Source
    guide-002, guide-004: familiarity with new tools is sought after.
    """
    words = frozenset(case.lexicon.wording("ai-terms"))
    asked = [finding for finding in case.match.findings if finding.id in words and finding.asked]
    if asked and not any(one.target in words for one in case.resume.evidence):
        message = (
            f"The posting speaks of {case.named(asked[0])}. If you have used a chatbot or a drafting tool at work, add one line on how."
        )
        worth = asked[0].possible - asked[0].points
        yield Hint(
            message, Advice.MAY_HAVE, case.nearest(asked[0].id, asked[0].asked), asked[0].asked[:1], worth=worth, targets=(asked[0].id,)
        )


def one_sided(case: Case) -> Iterator[Hint]:
    """Point at a resume that shows tools and no manners, or manners and no tools.

    ## What it looks for
    Four tools of the resume or more and no line of work that shows a soft skill or the care of people (wording "people-shown" of
    phrasing.toml), or four soft skills and no tool, where the posting asks for what is not there.

    ## Why it matters
    Service work is both: the human touch and the systems.

    ## Example
    Six programs in the skills list; no line tells of a customer.

    ## Better
    "Calmed [__] upset callers a week and logged each case in [tool]"

    ## Source
    guide-004: those who blend human touch with technical skill.
    """
    kinds = {one.target: case.lexicon.terms[one.target].kind for one in case.resume.evidence if one.target in case.lexicon.terms}
    tools = [target for target, kind in kinds.items() if kind == "tool"]
    shown = [one.target for one in case.resume.evidence if one.strength >= Strength.SHOWN]
    soft = [target for target in shown if kinds.get(target) == "soft_skill"]
    kind_to_people = bool(soft) or not frozenset(case.lexicon.wording("people-shown")).isdisjoint(shown)
    short = "soft_skill" if len(tools) >= _MANY and not kind_to_people else "tool" if len(soft) >= _MANY and not tools else None
    if short is None:
        return
    lacking = [
        finding for finding in case.match.findings if (term := case.term(finding)) is not None and term.kind == short and finding.asked
    ]
    if lacking:
        name = case.named(lacking[0])
        message = (
            f"You name {len(tools)} tools; no line shows how you treat people. Tell one case that shows {name}."
            if short == "soft_skill"
            else f"Your lines show how you treat people and name no tool. Say which systems you used, such as {name}, if you did."
        )
        yield Hint(message, Advice.MAY_HAVE, case.nearest(lacking[0].id, lacking[0].asked), lacking[0].asked[:1], targets=(lacking[0].id,))


def result_untold(case: Case) -> Iterator[Hint]:
    """Ask what came of a deed.

    ## What it looks for
    The first line of the latest job that holds neither a number nor a word of what came of it (wording "outcomes" of phrasing.toml),
    and that no other advice asks for a number.

    ## Why it matters
    A deed with its result is a story; a deed alone is a duty.

    ## Example
    "Rewrote the e-mail templates"

    ## Better
    "Rewrote the e-mail templates, so that [__] fewer customers wrote back"

    ## Source
    guide-000, guide-004: action and result, of the STAR method.
    """
    job = case.latest()
    if job is None:
        return
    told = [*case.places(case.lexicon.wording("outcomes")), *(line for _, line in unmeasured(case))]
    for item in case.items():
        first, last = case.words_in(item)
        if not job.span.covers(item) or last - first <= _SHORT or case.numbers_in(item) or case.names_only(item):
            continue
        if not any(item.overlaps(span) for span in told):
            message = f'"{case.mine(item)}": and then what happened? Add the result, if you know it: [__].'
            yield Hint(message, Advice.MEASURE_IT, (item,))
            return


def no_profile_link(case: Case) -> Iterator[Hint]:
    """Ask for a web address where the resume has none.

    ## What it looks for
    A resume with a mail address or a telephone number, and no link to a profile or a page.

    ## Why it matters
    A profile can hold what does not fit on the page: recommendations, courses, samples of work.

    ## Example
    Telephone and e-mail only.

    ## Better
    The address of your LinkedIn page, if you keep one

    ## Source
    guide-003: a digital portfolio via LinkedIn or a website.
    """
    kinds = {contact.kind for contact in case.resume.contacts}
    if kinds and ContactKind.WEB not in kinds and not any(True for _ in case.places(("linkedin",))):
        where = (case.resume.contacts[0].span,)
        yield Hint("There is no link to a profile. If you keep a LinkedIn page, add its address beside these.", Advice.HOUSEKEEPING, where)


def above_the_level(case: Case) -> Iterator[Hint]:
    """Speak to the question of who has done much more than the posting asks.

    ## What it looks for
    A posting that asks for a year of experience or less, all of it met, and a resume with six years of service work or more.

    ## Why it matters
    Long experience costs nothing here, but a reader wonders whether you will stay.

    ## Example
    Ten years, two of them as a supervisor, for an entry-level job.

    ## Better
    One line at the top on why this job: the hours, the trade, the way to work.

    ## Source
    guide-004 on levels: fit is read from both sides.
    """
    needs = [need for need in case.posting.experience if need.need is not Need.DUTY]
    asked = max((need.months for need in needs), default=None)
    if asked is not None and asked <= _NEWCOMER and case.months() >= _SEASONED and not case.leads() and not _is_short(case):
        message = (
            f"Your {months_said(case.months())} of service work go well beyond the {months_said(asked)} asked, which is a strength. "
            "One line at the top on what draws you to this job answers what a reader may ask."
        )
        summary = tuple(section.span for section in case.resume.sections if section.kind == "summary")[:1]
        yield Hint(message, Advice.HOUSEKEEPING, summary, (needs[0].span,))


def _is_short(case: Case) -> bool:
    """Say whether any experience asked is not reached."""
    return any(isinstance(one.requirement, ExperienceNeed) and one.status is not Status.MET for one in case.match.findings)
