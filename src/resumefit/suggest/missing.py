"""Rules on what the posting asks and the resume does not say (RF101, RF106)."""

from collections.abc import Iterator

from resumefit.match import Finding, Status
from resumefit.match.coverage import label_of
from resumefit.posting.model import Need, Requirement
from resumefit.resume.model import Strength
from resumefit.suggest.case import Case
from resumefit.suggest.model import Advice, Hint

_KNOWN = "If you have training or experience in it, say where"
_IF = {
    "soft_skill": "If a line of your work shows it, say so there: what you did, and how it ended",
    "regulation": _KNOWN,
    "industry_knowledge": _KNOWN,
    "hard_skill": _KNOWN,
    "industry": _KNOWN,
}
_IF_DONE = "If you have done it, say so in the job where you did"


def missing_term(case: Case) -> Iterator[Hint]:
    """Ask about a term of the posting that stands nowhere in the resume.

    ## What it looks for
    A required or preferred skill, tool, channel or duty of the posting, and a required phrase that the lexicon does not
    know, that no line of the resume backs and that nothing else of the resume comes near.

    ## Why it matters
    People and parsers look for the posting's words first. Only you know whether you have it: this is a question.

    ## Example
    The posting asks for "live chat"; the resume speaks of telephone calls only.

    ## Better
    "Answered [__] live chats a day" under the job where you did it, or nothing where you did not.

    ## Source
    guide-000, guide-004: adapt the resume to each posting, with its words.
    """
    for finding in _asked(case, Status.MISSING):
        term = case.term(finding)
        if term is not None and _kin_shown(case, term.related):
            continue
        need = "asks for" if finding.need is Need.REQUIRED else "would like"
        target = finding.id
        kind = term.kind if term is not None else "open"
        if kind in ("work_setting", "career_level"):
            continue
        message = f'The posting {need} "{case.wanted(finding)}". {_IF.get(kind, _IF_DONE)}; otherwise leave it out.'
        yield Hint(message, Advice.LACK, case.nearest(target), finding.asked[:1], worth=finding.possible, targets=(target,))


def transferable(case: Case) -> Iterator[Hint]:
    """Ask about a missing term where the resume shows a neighbour of it.

    ## What it looks for
    A missing term for which the lexicon names transferable neighbours, one of which the resume shows.

    ## Why it matters
    Who did the neighbouring work has often done this too, under another name. It earns no points until you say it.

    ## Example
    The posting asks for complaint handling; the resume has a returns desk.

    ## Better
    "Settled [__] returns and complaints a day at the returns desk", if that is what you did.

    ## Source
    guide-000, guide-002, guide-004: retail, hospitality and office work carry over.
    """
    for finding in _asked(case, Status.MISSING):
        term = case.term(finding)
        near = _kin_shown(case, term.related) if term is not None else None
        if term is None or near is None:
            continue
        held = case.evidence(near)
        where = held.spans[:1] if held is not None else ()
        quoted = f'"{case.mine(where[0])}"' if where else label_of(near, case.lexicon)
        message = f'You write {quoted}. Did that include what the posting calls "{case.wanted(finding)}"? If so, add it there.'
        yield Hint(message, Advice.MAY_HAVE, where, finding.asked[:1], worth=finding.possible, targets=(term.id, near))


def _asked(case: Case, status: Status) -> Iterator[Finding]:
    """Give the required and preferred terms and phrases of a status; duties are too many to list."""
    for finding in case.match.findings:
        if isinstance(finding.requirement, Requirement) and finding.status is status and finding.need is not Need.DUTY:
            yield finding


def _kin_shown(case: Case, related: tuple[str, ...]) -> str | None:
    """Give the first transferable neighbour that a line of the resume shows."""
    for one in related:
        held = case.evidence(one)
        if held is not None and held.strength >= Strength.SHOWN:
            return held.target
    return None
