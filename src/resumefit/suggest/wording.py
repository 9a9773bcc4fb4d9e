"""Rules on what is claimed or weakly said (RF201 to RF211)."""

from collections.abc import Iterator, Sequence

from resumefit.match import Finding, Relation
from resumefit.posting.model import Requirement
from resumefit.resume.model import Strength
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.labels import listed
from resumefit.suggest.model import Advice, Hint
from resumefit.suggest.products import is_general

_LONG_BULLET = 35
"""Words of a bullet beyond which its point is hard to find."""
_TOGETHER = 4
"""How many names of one list are spoken of at once."""
_MANY = 10
"""So many names that nothing shows are a list for its own sake."""
_THINGS = frozenset({"tool", "hard_skill"})
_OFTEN = 6
"""A term named so often is stuffed rather than shown."""


def listed_not_shown(case: Case) -> Iterator[Hint]:
    """Point at a skill or tool of the posting that is only named in a list.

    ## What it looks for
    Terms of the posting that stand in a skills list or a summary, and in no line of a job, project or volunteer post; those of
    one list are told together. A general word that stands for a special one is left to RF103, another tool of a class to RF105.

    ## Why it matters
    A list is a claim. A line that says where and how you used it is worth more than twice as much here, and more to a person.

    ## Example
    "Skills: Zendesk"

    ## Better
    "Answered [__] e-mail tickets a day in Zendesk", under the job where you did.

    ## Source
    guide-000, guide-004: show skills by practical examples.
    """
    lists: dict[tuple[Span | None, bool, str], dict[str, list[Finding]]] = {}
    for finding in sorted(_listed(case), key=lambda one: one.points - one.possible):
        term = case.term(finding)
        told = finding.why.relation is Relation.SIBLING or is_general(case, finding)
        if not told and (term is None or term.kind != "soft_skill"):
            found = case.lexicon.terms.get(finding.why.found or finding.id)
            used = found is not None and found.kind == "tool"
            alone = found.id if found is not None and found.near else ""
            names = lists.setdefault((_part_of(case, finding.evidence[0]), used, alone), {})
            names.setdefault(case.name_in(finding.evidence[0]), []).append(finding)
    for (_, used, _), names in lists.items():
        for some in (list(names)[at : at + _TOGETHER] for at in range(0, len(names), _TOGETHER)):
            yield _unshown(case, {name: names[name] for name in some}, used=used)


def _unshown(case: Case, names: dict[str, list[Finding]], *, used: bool) -> Hint:
    """Ask for the lines that show some names of one list."""
    how = "what you used it for, and what came of it" if used else "what you did, and how it ended"
    quoted = listed([f'"{name}"' for name in names])
    if len(names) == 1:
        message = f"You name {quoted}, and no line of work shows it. Add one under {case.work()}, as it was: {how}."
    else:
        message = f"You name {quoted}, and no line of work shows them. Add one for each under {case.work()}, as it was: {how}."
    return _show(case, [finding for findings in names.values() for finding in findings], message)


def _part_of(case: Case, place: Span) -> Span | None:
    """Give the part of the resume that holds a place."""
    return next((one.span for one in case.resume.sections if one.span.covers(place)), None)


def soft_skill_claimed(case: Case) -> Iterator[Hint]:
    """Point at a soft skill of the posting that is only claimed.

    ## What it looks for
    Soft skills that the posting asks for and that the resume only names. Where phrasing.toml tells what proves one better
    ("shown-by-multitasking"), that is asked.

    ## Why it matters
    Everybody claims them. What you said or did in one case is what sets you apart; a claim alone earns next to nothing here.

    ## Example
    "Excellent communicator, calm under pressure"

    ## Better
    "Calmed upset callers on [__] calls a day without a supervisor".

    ## Source
    guide-000, guide-004: show soft skills through specific examples.
    """
    for finding in _listed(case):
        term = case.term(finding)
        if term is not None and term.kind == "soft_skill":
            quoted = case.name_in(finding.evidence[0])
            usual = "what your team faced, what you did" if case.leads() else "what happened, what you did"
            how = case.better_proof(term.id) or usual
            yield _show(case, [finding], f'You name "{quoted}". Show it by one case under {case.work()}: {how}, how it ended.')


def weak_opener(case: Case) -> Iterator[Hint]:
    """Point at a line that opens with a duty instead of a deed.

    ## What it looks for
    Lines that open with the weak openers of phrasing.toml ("responsible for").

    ## Why it matters
    A verb of doing says the same in fewer words and shows that you did it.

    ## Example
    "Responsible for answering calls"

    ## Better
    "Answered [__] calls a day".

    ## Source
    guide-004 (action and result), with common writing advice.
    """
    starts = {line.span.start: line.span for line in case.resume.document.lines if not line.continues}
    for span in case.places(case.lexicon.wording("weak-openers")):
        line = next((starts[start] for start in (span.start, *_bullet_starts(span, starts)) if start in starts), None)
        if line is not None:
            message = f'"{case.mine(line)}" opens with "{case.mine(span)}". Open with the verb of what you did.'
            yield Hint(message, Advice.SAY_IT, (line,))


def empty_claim(case: Case) -> Iterator[Hint]:
    """Point at a phrase that praises and says nothing.

    ## What it looks for
    The empty claims of phrasing.toml ("hard worker", "people person").

    ## Why it matters
    Readers skip them. A short example in the same space is remembered.

    ## Example
    "I am a people person and a hard worker."

    ## Better
    "Greeted and served [__] guests a shift."

    ## Source
    guide-000: examples rather than claims of being a people person.
    """
    claims: dict[str, Span] = {}
    for span in case.places(case.lexicon.wording("empty-claims")):
        claims.setdefault(case.mine(span).lower(), span)
    asked = {place for finding in _listed(case) for place in finding.evidence}
    places = tuple(span for span in claims.values() if not any(span.overlaps(place) for place in asked))
    if places:
        names, each = listed([f'"{case.mine(span)}"' for span in places]), "it" if len(places) == 1 else "each"
        yield Hint(f"Instead of {names}, say one thing you did that shows {each}.", Advice.SHOW_IT, places)


def long_bullet(case: Case) -> Iterator[Hint]:
    """Point at a list item that is too long to be read at a glance.

    ## What it looks for
    List items of more than 35 words.

    ## Why it matters
    A reader gives a resume seconds; the result at the end of a long line is lost.

    ## Example
    One bullet of four lines that tells three duties.

    ## Better
    One line each: the deed and its result.

    ## Source
    guide-004: concise, with practical examples.
    """
    for whole in case.items():
        first, end = case.words_in(whole)
        if end - first > _LONG_BULLET:
            message = f'"{case.mine(whole)}" runs to {end - first} words. Cut it to the deed and its result.'
            yield Hint(message, Advice.HOUSEKEEPING, (whole,))


def stuffed(case: Case) -> Iterator[Hint]:
    """Point at a term that is repeated and nowhere shown.

    ## What it looks for
    A term named six times or more without a line of work that shows it.

    ## Why it matters
    Here a repeated word counts once. A person takes it for padding.

    ## Example
    "Customer service" in every line of the summary.

    ## Better
    Named once, and shown in two or three bullets.

    ## Source
    guide-004 on key words, with the caution that stuffing repels readers.
    """
    for evidence in case.resume.evidence:
        if len(evidence.spans) >= _OFTEN and evidence.strength is Strength.LISTED:
            quoted = case.mine(evidence.spans[0])
            message = f'You name "{quoted}" {len(evidence.spans)} times and show it nowhere. Once in a list and once in a job says more.'
            yield Hint(message, Advice.SHOW_IT, evidence.spans[:3], targets=(evidence.target,))


def long_list(case: Case) -> Iterator[Hint]:
    """Point at a list of many names of which the jobs show few.

    ## What it looks for
    Ten tools and skills or more that the resume only names, where they are more than half of all that it names.

    ## Why it matters
    A list can be written by anybody, and each name in it may be asked about. A name that a line of work shows counts more than twice
    as much here.

    ## Example
    Twenty programs in one line, three of which a job speaks of

    ## Better
    The few that this job asks for, each shown in a line of work; the others left out, or kept if you could speak about them.

    ## Source
    guide-000, guide-004: show skills by practical examples.
    """
    things = [one for one in case.resume.evidence if _is_thing(case, one.target) and one.spans]
    bare = [one for one in things if one.strength is Strength.LISTED]
    if len(bare) >= _MANY and 2 * len(bare) > len(things):
        message = (
            f"No line of work shows {len(bare)} of the {len(things)} tools and skills that you name. "
            "Show those that this job asks for; keep of the others what you could speak about."
        )
        yield Hint(message, Advice.SHOW_IT, tuple(one.spans[0] for one in bare[:3]))


def _is_thing(case: Case, target: str) -> bool:
    term = case.lexicon.terms.get(target)
    return term is not None and term.kind in _THINGS


def pasted_posting(case: Case) -> Iterator[Hint]:
    """Point at text of the posting that stands word for word in the resume.

    ## What it looks for
    Runs of twelve words or more that the resume shares with the posting; they are not counted as evidence.

    ## Why it matters
    Copied text proves nothing, and a reader who knows the posting sees it at once.

    ## Example
    A duty of the posting, copied as a bullet.

    ## Better
    What you did, in your own words, with the posting's key terms where they are true.

    ## Source
    guide-004: use key words to show alignment; common sense for the rest.
    """
    for span in case.pasted:
        message = f'"{case.mine(span)}" is the posting\'s own text and was not counted. Say in your own words what you did.'
        yield Hint(message, Advice.SHOW_IT, (span,))


def _listed(case: Case) -> Iterator[Finding]:
    """Give the findings whose only backing is a name in a list."""
    for finding in case.match.findings:
        if isinstance(finding.requirement, Requirement) and finding.why.strength is Strength.LISTED and finding.evidence:
            yield finding


def _show(case: Case, findings: Sequence[Finding], message: str) -> Hint:
    """Give the advice to show listed terms, with what lines of work would add."""
    targets = tuple(dict.fromkeys(finding.why.found or finding.id for finding in findings))
    places = tuple(dict.fromkeys(finding.evidence[0] for finding in findings))
    names = listed([case.name_in(place) for place in places])
    edit = case.line_edit(names, *targets, *(target for place in places for target in case.said_at(place)))
    if edit is not None and edit.words != names:
        message = f'{message} Say there what it is, as in "{edit.words}".'
    worth = max(finding.possible - finding.points for finding in findings)
    because = tuple(finding.asked[0] for finding in findings if finding.asked)
    return Hint(message, Advice.SHOW_IT, places, because, edit=edit, worth=worth, targets=targets)


def _bullet_starts(span: Span, starts: dict[int, Span]) -> Iterator[int]:
    """Give the places up to three characters before a word at which a list item may have begun with its mark."""
    yield from (start for start in range(span.start - 3, span.start) if start in starts)
