"""Rules on what the posting asks and the resume does not say (RF101, RF106)."""

from collections.abc import Iterator

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Term
from resumefit.match import Finding, Status
from resumefit.match.coverage import label_of
from resumefit.posting.model import Need, Requirement
from resumefit.resume.model import Strength
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.labels import listed
from resumefit.suggest.model import Advice, Hint

_KNOWN = "If you have training or experience in it, say where"
_IF = {
    "soft_skill": "If a line of your work shows it, say so there: what you did, and how it ended",
    "regulation": _KNOWN,
    "industry_knowledge": _KNOWN,
    "hard_skill": _KNOWN,
    "industry": _KNOWN,
    "tool": "If you have used it, say so under a job where you did",
    "experience": "If you have it, say so under the job where you had it",
}
_TRADES = frozenset({"industry", "industry_knowledge", "experience"})
"""Kinds that an employer's name can tell of."""
_SHORT = 2
"""Words of a name of a trade that holds little else."""
_ALONE = 2
"""How many missing terms have a suggestion of their own; the others of a need are told together."""
_TOLD_ELSEWHERE = frozenset({"work_setting", "career_level", "metric", "channel"})
"""Kinds of which no line needs to speak, or for which another rule does."""


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
    open_ones = [finding for finding in _asked(case, Status.MISSING) if _is_open(case, finding)]
    weighty = [finding for finding in open_ones if _kind(case, finding) not in ("soft_skill", "open")]
    alone = sorted(weighty, key=lambda finding: -finding.possible)[:_ALONE]
    for need, asks in ((Need.REQUIRED, "asks for"), (Need.PREFERRED, "prefers")):
        together = [finding for finding in open_ones if finding.need is need and finding not in alone]
        singles = [finding for finding in alone if finding.need is need]
        if len(together) == 1:
            singles, together = singles + together, []
        for finding in singles:
            advice = _IF.get(_kind(case, finding), f"If you have done it, say so under {case.work()} where you did")
            own = _job_of(case, finding)
            if own is not None:
                place = f'If "{case.mine(own)}" was such work'
                message = f"The posting {asks} {case.named(finding)}. {place}, say in a line there what you did in it."
                yield Hint(message, Advice.MAY_HAVE, (own,), finding.asked[:1], worth=finding.possible, targets=(finding.id,))
                continue
            message = f"The posting {asks} {case.named(finding)}. {advice}; otherwise leave it out."
            yield Hint(message, Advice.LACK, case.nearest(finding.id), finding.asked[:1], worth=finding.possible, targets=(finding.id,))
        if together:
            names = listed([case.named(finding) for finding in together])
            also = "also " if singles else ""
            message = f"The posting {also}{asks} {names}. Where a line of {case.work()} shows one, say so there; leave out the rest."
            yield Hint(
                message, Advice.LACK, case.nearest(together[0].id), tuple(finding.asked[0] for finding in together if finding.asked),
                worth=max(finding.possible for finding in together), targets=tuple(finding.id for finding in together),
            )  # fmt: skip


def _job_of(case: Case, finding: Finding) -> Span | None:
    """Give the head line of a job that names the trade asked, as an employer's name does."""
    term = case.term(finding)
    if term is None or term.kind not in _TRADES:
        return None
    stem, filling = phrase_index(case.lexicon).stem, word_forms(case.lexicon, "filler", "function", "common")
    names = [name for name in (term.label, *term.surfaces) if len(name.split()) <= _SHORT]
    trade = {word for name in names for word in phrase_stems(name, stem)} - filling
    for job in case.resume.positions:
        at = job.title_span or job.span
        line = case.resume.document.line_at(at.start)
        if line is not None and not trade.isdisjoint(phrase_stems(case.resume.document.quote(line.span), stem)):
            return line.span
    return None


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
        near = _kin_shown(case, term) if term is not None else None
        if term is None or near is None:
            continue
        held = case.evidence(near)
        where = held.spans[:1] if held is not None else ()
        quoted = f'"{case.mine(where[0])}"' if where else label_of(near, case.lexicon)
        message = f"You write {quoted}. Did that include {case.named(finding)}, which the posting asks for? If so, add it there."
        yield Hint(message, Advice.MAY_HAVE, where, finding.asked[:1], worth=finding.possible, targets=(term.id, near))


def _asked(case: Case, status: Status) -> Iterator[Finding]:
    """Give the required and preferred terms and phrases of a status; duties are too many to list."""
    for finding in case.match.findings:
        if isinstance(finding.requirement, Requirement) and finding.status is status and finding.need is not Need.DUTY:
            yield finding


def _is_open(case: Case, finding: Finding) -> bool:
    """Say whether a missing thing is for this rule to ask about."""
    term = case.term(finding)
    if term is not None and _kin_shown(case, term):
        return False
    return _kind(case, finding) not in _TOLD_ELSEWHERE


def _kind(case: Case, finding: Finding) -> str:
    term = case.term(finding)
    return term.kind if term is not None else "open"


def _kin_shown(case: Case, term: Term) -> str | None:
    """Give the first transferable neighbour that a line of the resume shows; of a trait or an aptitude no deed tells."""
    aptitude = term.kind == "soft_skill" or term.id in case.lexicon.wording("aptitudes")
    for one in () if aptitude else term.related:
        held = case.evidence(one)
        if held is not None and held.strength >= Strength.SHOWN:
            return held.target
    return None
