"""Rules on what the posting asks and the resume does not say (RF101, RF106, RF124)."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon, Term
from resumefit.lines import LineKind
from resumefit.match import Finding, Status
from resumefit.posting.model import Need, Requirement
from resumefit.resume.model import Evidence, Position, Strength
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.labels import either, listed, natural_label
from resumefit.suggest.model import Advice, Hint
from resumefit.suggest.places import like_line, serving_place

_KNOWN = "If you have training or experience in {it}, say where"
_IF = {
    "soft_skill": "If a line of your work shows {it}, say so there: what you did, and how it ended",
    "regulation": _KNOWN,
    "industry_knowledge": _KNOWN,
    "hard_skill": _KNOWN,
    "tool": "If you have used {it}, say so under {work} where you did",
    "experience": "If you have {it}, say so under {job} where you had it",
    "open": "If that is true of you, say so under {work}, with what you did",
}
_ELSE = "If you have done {it}, say so under {work} where you did"
_ASKS = {Need.REQUIRED: "The posting {also}asks for {names}.", Need.PREFERRED: "The posting {also}names {names} as a plus."}
_TRADES = frozenset({"industry", "industry_knowledge", "experience"})
"""Kinds that an employer's name can tell of."""
_KNOWLEDGE = frozenset({"industry_knowledge", "regulation"})
_FIELDS = 3
"""How many fields of a trade's knowledge are named."""
_DEEDS = frozenset({"responsibility", "hard_skill", "experience"})
"""Kinds of which a line of neighbouring work can tell."""
_TOGETHER = 3
"""How many things one line is asked about."""
_SHORT = 2
"""Words of a name of a trade that holds little else."""
_ALONE = 2
"""How many missing terms have a suggestion of their own; the others of a need are told together."""
_PLACES = 3
"""At how many lines duties are asked about; what is left is asked about at the latest job."""
_TOLD_ELSEWHERE = frozenset({"work_setting", "career_level", "metric", "channel", "industry"})
"""Kinds of which no line needs to speak, or for which another rule does."""


def missing_term(case: Case) -> Iterator[Hint]:
    """Ask about a term of the posting that stands nowhere in the resume.

    ## What it looks for
    A skill, tool, duty or phrase of the posting that no line of the resume backs and that nothing else of the resume comes
    near. What it requires or prefers is asked first; the duties of the job are asked together, by the line nearest to them.

    ## Why it matters
    People and parsers look for the posting's words first. Only you know whether you have it: this is a question.

    ## Example
    The posting asks for "live chat"; the resume speaks of telephone calls only.

    ## Better
    "Answered [__] live chats a day" under the job where you did it, or nothing where you did not.

    ## Source
    guide-000, guide-004: adapt the resume to each posting, with its words.
    """
    shown = _shown(case)
    open_ones = [finding for finding in _asked(case, Status.MISSING, *_ASKS) if _is_open(case, finding, shown)]
    weighty = [finding for finding in open_ones if _kind(case, finding) not in ("soft_skill", "open")]
    alone = sorted(weighty, key=lambda finding: -finding.possible)[:_ALONE]
    for need, asks in _ASKS.items():
        together = [finding for finding in open_ones if finding.need is need and finding not in alone]
        singles = [finding for finding in alone if finding.need is need]
        if len(together) == 1:
            singles, together = singles + together, []
        alike: dict[tuple[Advice, tuple[Span, ...], str], list[Finding]] = {}
        for finding in singles:
            alike.setdefault(_place_for(case, finding), []).append(finding)
        for (kind, where, advice), some in alike.items():
            said = asks.format(also="", names=_names(case, some, proof=True))
            ask = _place_for(case, some[0], many=True)[2] if len(some) > 1 else advice
            because, targets = tuple(one.asked[0] for one in some if one.asked), tuple(one.id for one in some)
            yield Hint(f"{said} {ask}", kind, where, because, worth=max(one.possible for one in some), targets=targets)
        if together:
            said = asks.format(also="also " if singles else "", names=_names(case, together, proof=True))
            yield Hint(
                f"{said} Where a line of {case.work()} shows one, say so there; leave out the rest.",
                Advice.LACK, case.nearest(together[0].id, together[0].asked), tuple(one.asked[0] for one in together if one.asked),
                worth=max(finding.possible for finding in together), targets=tuple(finding.id for finding in together),
            )  # fmt: skip
    yield from _duties(case, [finding for finding in _asked(case, Status.MISSING, Need.DUTY) if _is_open(case, finding, shown)])


def _duties(case: Case, missing: list[Finding]) -> Iterator[Hint]:
    """Ask which missing duties were done: those that one line is nearest to together, the rest at the latest job."""
    latest = case.latest_place()
    places: dict[tuple[Span, ...], list[Finding]] = {}
    for finding in sorted(missing, key=lambda one: -one.possible):
        near = case.near_line(finding.id, finding.asked)
        here = (case.sentence(near),) if near is not None else latest
        places.setdefault(here if here in places or len(places) < _PLACES else latest, []).append(finding)
    for place, there in places.items():
        say = f'where you did; the nearest line is "{case.mine(place[0])}"' if place != latest else f"under {case.work()} where you did"
        names, one = _names(case, there), len(there) == 1
        used = " or used" if any(_kind(case, finding) == "tool" for finding in there) else ""
        done = f"Have you done{used} it? If so, say so" if one else f"Which have you done{used}? Say so"
        rest = "" if one else " Leave out the rest."
        message = f"The duties of the job include {names}, which no line of yours shows. {done} {say}.{rest}"
        because, targets = tuple(one.asked[0] for one in there if one.asked), tuple(one.id for one in there)
        yield Hint(message, Advice.MAY_HAVE, place, because, worth=max(one.possible for one in there), targets=targets)


def _names(case: Case, findings: list[Finding], *, proof: bool = False) -> str:
    """Name several things, alternatives last; a name that another one holds is not said beside it."""
    many = [finding for finding in findings if _it(finding) != "it"]
    names = [(_named if proof else Case.named)(case, finding) for finding in findings if finding not in many]
    bare = [name.strip('"').lower() for name in names]
    names = [name for name, own in zip(names, bare, strict=True) if not any(own != other and f" {own} " in f" {other} " for other in bare)]
    if not names and len(many) == 1:
        return case.named(many[0])
    return listed([*names, *(f"one of {case.named(finding)}" for finding in many)])


def _place_for(case: Case, finding: Finding, *, otherwise: str = "", many: bool = False) -> tuple[Advice, tuple[Span, ...], str]:
    """Say what to do about a missing thing, or `many` of its kind, and where it would best be said.

    `otherwise` is what to do where no job's head line names the trade.
    """
    own = _job_of(case, finding)
    if own is not None:
        return Advice.MAY_HAVE, (own,), f'If "{case.mine(own)}" was such work, say in a line there what you did in it.'
    it = "one of them" if many else _it(finding)
    advice = otherwise or _IF.get(_kind(case, finding), _ELSE).format(work=case.work(), it=it, job=_job(case))
    trade = _kind(case, finding) in _TRADES
    like = like_line(case.resume, case.posting, finding.asked, lexicon=case.lexicon) if trade else None
    near = like if trade else case.near_line(finding.id, finding.asked)
    rest = "leave out the rest" if many else "otherwise leave it out"
    if near is None:
        return Advice.LACK, case.latest_place(), f"{advice}; {rest}."
    return Advice.LACK, (near,), f'{advice}; the nearest line that you have is "{case.line_of(near)}". {rest.capitalize()}.'


def _named(case: Case, finding: Finding) -> str:
    """Name what is asked; beside a claim that proves little, what proves it better."""
    name, better = case.named(finding), case.better_proof(finding.id)
    if not better:
        return name
    return f"{name.removesuffix(')')}: show {better})" if name.endswith(")") else f"{name} (show {better})"


def _job(case: Case) -> str:
    return "the job" if case.latest() is not None else "a school project or volunteer work"


def _it(finding: Finding) -> str:
    many = isinstance(finding.requirement, Requirement) and finding.requirement.any_of and len(finding.asked) > 1
    return "one of them" if many else "it"


def _job_of(case: Case, finding: Finding) -> Span | None:
    """Give the head line of a job that names the trade asked, or one of several, as an employer's name does."""
    asked = finding.requirement
    targets = (asked.target, *asked.any_of) if isinstance(asked, Requirement) else ()
    terms = [term for one in targets if (term := case.lexicon.terms.get(case.lexicon.canonical(one))) is not None and term.kind in _TRADES]
    stem, filling = phrase_index(case.lexicon).stem, word_forms(case.lexicon, "filler", "function", "common")
    names = [name for term in terms for name in (term.label, *term.surfaces) if len(name.split()) <= _SHORT]
    trade = {word for name in names for word in phrase_stems(name, stem)} - filling
    lines = (line for job in case.resume.positions for line in _head_lines(case, job))
    return next((line for line in lines if not trade.isdisjoint(phrase_stems(case.resume.document.quote(line), stem))), None)


def _head_lines(case: Case, job: Position) -> Iterator[Span]:
    """Give the line of a job's title and the one above it, where an employer may stand."""
    lines = case.resume.document.lines
    at = bisect_right(lines, (job.title_span or job.span).start, key=lambda line: line.span.start) - 1
    if at >= 0:
        yield lines[at].span
    if (
        at > 0
        and lines[at - 1].kind is LineKind.PLAIN
        and not any(one.heading.overlaps(lines[at - 1].span) for one in case.resume.sections)
    ):
        yield lines[at - 1].span


def transferable(case: Case) -> Iterator[Hint]:
    """Ask about a missing term where the resume shows a neighbour of it.

    ## What it looks for
    Missing terms and duties for which the lexicon names transferable neighbours, one of which a line of the resume shows: a line of
    a job in which people were served, where there is such a job.

    ## Why it matters
    Who did the neighbouring work has often done this too, under another name. It earns no points until you say it.

    ## Example
    The posting asks for complaint handling; the resume has a returns desk.

    ## Better
    "Settled [__] returns and complaints a day at the returns desk", if that is what you did.

    ## Source
    guide-000, guide-002, guide-004: retail, hospitality and office work carry over.
    """
    beside: dict[Span, list[Finding]] = {}
    shown = _shown(case)
    for finding in case.match.findings:
        term = case.term(finding)
        held = _kin_shown(case, term, shown) if term is not None and finding.status is Status.MISSING and finding.asked else None
        if held is not None and _kind(case, finding) not in _TOLD_ELSEWHERE:
            beside.setdefault(case.sentence(held), []).append(finding)
    for line, findings in beside.items():
        asked = [case.named(one) for one in findings[:_TOGETHER]]
        message = f'You write "{case.mine(line)}". Did that include what the posting calls {either(asked)}? If so, say it there.'
        because, targets = tuple(one.asked[0] for one in findings), tuple(one.id for one in findings)
        yield Hint(message, Advice.MAY_HAVE, (line,), because, worth=max(one.possible for one in findings), targets=targets)


def trade_unshown(case: Case) -> Iterator[Hint]:
    """Ask about the posting's trade: work in it, or knowledge of its rules and words.

    ## What it looks for
    An industry that the posting names and no line of the resume shows, with the fields of knowledge that the lexicon relates to it.

    ## Why it matters
    Who knows the terms of a trade is useful from the first week.

    ## Example
    The posting is for an insurer; the resume does not speak of insurance.

    ## Better
    "Explained deductibles and claims steps to [__] members a day", if you did; else a course in it, if you took one

    ## Source
    guide-000, guide-002: industry-specific knowledge matters.
    """
    for finding in case.match.findings:
        term = case.term(finding)
        if term is None or term.kind != "industry" or finding.status is not Status.MISSING or not finding.asked:
            continue
        kind, where, advice = _place_for(case, finding, otherwise=_trade_known(case, term))
        message = f"The posting names {case.named(finding)}. {advice}"
        yield Hint(message, kind, where, finding.asked[:1], worth=finding.possible, targets=(finding.id,))


def _trade_known(case: Case, trade: Term) -> str:
    """Say what else than a job shows a trade: what the lexicon counts as its knowledge."""
    known = listed(_fields_of(trade.id, case.lexicon)[:_FIELDS])
    return f"If you have worked in it{f' or know its rules and words ({known})' if known else ''}, say where"


@lru_cache(maxsize=256)
def _fields_of(trade: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Name the fields of knowledge that belong to a trade."""
    terms = (one for one in lexicon.terms.values() if one.kind in _KNOWLEDGE)
    return tuple(natural_label(one.id, lexicon) for one in terms if trade in map(lexicon.canonical, one.related))


def _asked(case: Case, status: Status, *needs: Need) -> Iterator[Finding]:
    """Give the terms and phrases of a status that are asked with one of some needs."""
    for finding in case.match.findings:
        if isinstance(finding.requirement, Requirement) and finding.status is status and finding.need in needs:
            yield finding


def _is_open(case: Case, finding: Finding, shown: dict[str, Evidence]) -> bool:
    """Say whether a missing thing is for this rule to ask about."""
    term = case.term(finding)
    if (term is not None and _kin_shown(case, term, shown) is not None) or case.is_told_by_number(finding):
        return False
    return _kind(case, finding) not in _TOLD_ELSEWHERE


def _kind(case: Case, finding: Finding) -> str:
    term = case.term(finding)
    return term.kind if term is not None else "open"


def _shown(case: Case) -> dict[str, Evidence]:
    """Give what lines of work show, by term."""
    return {one.target: one for one in case.resume.evidence if one.strength >= Strength.SHOWN and one.spans}


def _kin_shown(case: Case, term: Term, shown: dict[str, Evidence]) -> Span | None:
    """Find the line that shows a transferable neighbour, in a job of serving people where there is one.

    Of what is known or had rather than done no deed tells.
    """
    if term.kind not in _DEEDS or term.id in case.lexicon.wording("aptitudes"):
        return None
    near = [shown[own] for one in term.related if (own := case.lexicon.canonical(one)) in shown]
    places = (serving_place(case.resume, one) for one in near)
    return next((place for place in places if place is not None), None)
