"""Rules on what the resume says otherwise than the posting (RF102 to RF108, RF122)."""

from collections.abc import Iterator

from resumefit.match import Finding, Relation
from resumefit.match.coverage import label_of
from resumefit.match.kinship import kinship
from resumefit.posting.model import Need, Requirement
from resumefit.resume.model import Strength
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import Edit, EditKind, sentence_of
from resumefit.suggest.labels import alike, listed, reads_well
from resumefit.suggest.model import Advice, Hint

_SPECIAL = frozenset({"tool", "hard_skill", "channel", "responsibility", "regulation", "metric"})
"""Kinds in which a special case can be named where the general one stands."""


def other_name(case: Case) -> Iterator[Hint]:
    """Quote both names where the resume has a thing under another one than the posting's.

    ## What it looks for
    A term that is met, where no place of the resume says it in the posting's words.

    ## Why it matters
    This score knows that both mean the same. A hurried reader, or a search for the posting's word, may not.

    ## Example
    The posting says "de-escalation", the resume "calmed upset callers".

    ## Better
    "De-escalation: calmed upset callers on [__] calls a day".

    ## Source
    guide-004: use the posting's key words.
    """
    for finding in case.match.findings:
        term = case.term(finding)
        if term is None or finding.why.relation is not Relation.SAME or finding.need is Need.DUTY:
            continue
        if not finding.evidence or not finding.asked:
            continue
        held = case.evidence(term.id)
        said = [case.mine(span) for span in (held.spans if held is not None else finding.evidence)]
        if any(alike(case.theirs(span), own, lexicon=case.lexicon) for span in finding.asked for own in said):
            continue
        shortest = min(finding.asked, key=len)
        if not reads_well(case.theirs(shortest), case.lexicon):
            continue
        quoted = case.mine(finding.evidence[0])
        message = f'The posting says "{case.theirs(shortest)}"; you write "{quoted}". Use the posting\'s words beside yours where they fit.'
        edit = _beside(case, finding, case.theirs(shortest))
        yield Hint(message, Advice.SAY_IT, finding.evidence[:1], (shortest,), edit=edit, targets=(term.id,))


def class_for_product(case: Case) -> Iterator[Hint]:
    """Point at a general word where the posting names the product or special case.

    ## What it looks for
    A skill, tool, channel or duty that is met in part because the resume names only the broader term.

    ## Why it matters
    The general word proves half of the special one.

    ## Example
    The posting asks for Zendesk; the resume says "ticketing system".

    ## Better
    "Zendesk (ticketing system)", if that is the one you used.

    ## Source
    guide-003, guide-004: name the customer systems you know.
    """
    beside: dict[Span, list[Finding]] = {}
    for finding in _related(case, Relation.BROADER):
        term = case.term(finding)
        if term is None or term.kind not in _SPECIAL or case.is_title(finding.evidence[0]) or _says_which(case, finding):
            continue
        beside.setdefault(finding.evidence[0], []).append(finding)
    for place, findings in beside.items():
        one = len(findings) == 1
        edit = _beside(case, findings[0], label_of(findings[0].id, case.lexicon)) if one else None
        names = listed([case.named(finding) for finding in findings])
        name_it = "If that is what you used or did, name it." if one else "Name those that you used or did."
        worth, targets = max(finding.possible - finding.points for finding in findings), tuple(finding.id for finding in findings)
        because = tuple(finding.asked[0] for finding in findings if finding.asked)
        message = f'You say "{case.mine(place)}"; the posting names {names}. {name_it}'
        yield Hint(message, Advice.SAY_IT, (place,), because, edit=edit, worth=worth, targets=targets)


def _says_which(case: Case, finding: Finding) -> bool:
    """Say whether the sentence that has the general word names a special case of it already."""
    ancestors = kinship(case.lexicon).ancestors
    words = sentence_of(case.resume, finding.evidence[0])
    if words is None:
        return False
    whole = Span(case.resume.stem_spans[words[0]].start, case.resume.stem_spans[words[1] - 1].end)
    term = case.term(finding)
    general = ancestors.get(term.id, frozenset()) if term is not None else frozenset()
    return any(not general.isdisjoint(ancestors.get(one, ())) and one not in general for one in case.said_at(whole) if _is_tool(case, one))


def _is_tool(case: Case, target: str) -> bool:
    term = case.lexicon.terms.get(target)
    return term is not None and term.kind == "tool"


def product_for_class(case: Case) -> Iterator[Hint]:
    """Point at a product where the posting names its class.

    ## What it looks for
    A tool that the posting asks for by its class and that the resume names by a product only, which the posting does not name.

    ## Why it matters
    This score knows what the product is. A reader from another trade may not.

    ## Example
    The posting asks for a "CRM"; the resume says "HubSpot".

    ## Better
    "HubSpot (CRM)".

    ## Source
    guide-003: name the system and what it is for.
    """
    for finding in _related(case, Relation.NARROWER):
        term, product = case.term(finding), case.lexicon.terms.get(finding.why.found or "")
        if term is None or product is None or product.kind != "tool" or case.evidence(term.id) is not None:
            continue
        quoted = case.mine(finding.evidence[0])
        if alike(quoted, case.wanted(finding), lexicon=case.lexicon) or product.label.lower() in case.posting.document.text.lower():
            continue
        message = f'You name "{quoted}"; the posting says "{case.wanted(finding)}". Write both, the product and what it is.'
        edit = _beside(case, finding, label_of(term.id, case.lexicon))
        yield Hint(message, Advice.SAY_IT, finding.evidence[:1], finding.asked[:1], edit=edit, targets=(term.id,))


def product_unnamed(case: Case) -> Iterator[Hint]:
    """Ask for the product where both sides name its class only.

    ## What it looks for
    A class of tools that the posting asks for and the resume names, where no product of that class stands in the resume.

    ## Why it matters
    The class meets what is asked. The name of the system tells a reader that you have sat in front of one.

    ## Example
    "Logged calls in a CRM"

    ## Better
    "Logged calls in [name of the CRM]"

    ## Source
    guide-003, guide-004: name the customer systems you know.
    """
    ancestors = kinship(case.lexicon).ancestors
    classes = frozenset(case.lexicon.wording("named-by-product"))
    for finding in _related(case, Relation.SAME):
        term = case.term(finding)
        if term is None or term.id not in classes:
            continue
        if not any(term.id in ancestors.get(one.target, ()) for one in case.resume.evidence):
            message = f'You write "{case.mine(finding.evidence[0])}" and name none. If you remember which one you used, name it: [__].'
            yield Hint(message, Advice.MAY_HAVE, finding.evidence[:1], finding.asked[:1], targets=(term.id,))


def sibling_tool(case: Case) -> Iterator[Hint]:
    """Ask about a tool where the resume names another one of its class.

    ## What it looks for
    A tool that is missing while the resume names one of its kind.

    ## Why it matters
    Who knows one such tool learns the next quickly, but a reader has to be told that the two are alike.

    ## Example
    The posting asks for Zendesk; the resume has Freshdesk.

    ## Better
    "Freshdesk (ticketing, like Zendesk)"; never the tool itself unless you used it.

    ## Source
    guide-003, guide-004: name the customer systems you know.
    """
    beside: dict[str, list[Finding]] = {}
    for finding in _related(case, Relation.SIBLING):
        beside.setdefault(finding.why.found or "", []).append(finding)
    for found, findings in beside.items():
        names, own = listed([case.named(finding) for finding in findings]), label_of(found, case.lexicon)
        used = "Have you used both? If not, say what the two have in common."
        if len(findings) > 1:
            used = "Name those that you have used; of the others, say what they have in common with it."
        yield Hint(
            f"The posting asks for {names}; you name {own}. {used}", Advice.MAY_HAVE, findings[0].evidence[:1],
            tuple(finding.asked[0] for finding in findings if finding.asked),
            worth=max(finding.possible - finding.points for finding in findings), targets=tuple(finding.id for finding in findings),
        )  # fmt: skip


def part_of_phrase(case: Case) -> Iterator[Hint]:
    """Point at a line that says some of the words of a phrase of the posting.

    ## What it looks for
    A phrase beyond the lexicon, most of whose words stand together in the resume, but not all.

    ## Why it matters
    It may be the same thing, said a little otherwise.

    ## Example
    The posting asks for "petty cash records"; the resume says "kept cash records".

    ## Better
    The posting's own phrase, if it is the same.

    ## Source
    guide-004: use the posting's key words.
    """
    for finding in _related(case, Relation.SOME_WORDS):
        if not isinstance(finding.requirement, Requirement):
            continue
        quoted = case.mine(finding.evidence[0])
        message = f'You write "{quoted}"; the posting asks for "{case.wanted(finding)}". If it is the same, say it in full.'
        edit = Edit(EditKind.WORDS, finding.evidence[0].end, case.wanted(finding), (), finding.why.strength or Strength.LISTED)
        yield Hint(message, Advice.SAY_IT, finding.evidence[:1], finding.asked[:1], edit=edit, targets=(finding.requirement.target,))


def close_title(case: Case) -> Iterator[Hint]:
    """Point at a job title that is close to the posting's.

    ## What it looks for
    A role that is earned by another title of its family or trade.

    ## Why it matters
    The title is what a reader compares first. Your title stays what it was; what you did can be said in the posting's words.

    ## Example
    The posting seeks a "customer support agent"; the resume has "guest services clerk".

    ## Better
    "Guest Services Clerk (customer support by phone and e-mail)".

    ## Source
    guide-000, guide-004: related work carries over if you say how.
    """
    for finding in case.match.findings:
        if finding.part != "role" or finding.why.relation is not Relation.SIBLING or not finding.evidence:
            continue
        message = (
            f'Your title "{case.mine(finding.evidence[0])}" is close to "{finding.label}". '
            "Keep the title, and say in the line beside it what part of the work was the same."
        )
        yield Hint(message, Advice.MAY_HAVE, finding.evidence[:1], finding.asked[:1], targets=(finding.id,))


def _related(case: Case, relation: Relation) -> Iterator[Finding]:
    for finding in case.match.findings:
        if isinstance(finding.requirement, Requirement) and finding.why.relation is relation and finding.evidence:
            yield finding


def _beside(case: Case, finding: Finding, words: str) -> Edit:
    """Give the edit that writes a term beside the words that stand for it now."""
    target = finding.requirement.target if isinstance(finding.requirement, Requirement) else finding.id
    strength = finding.why.strength or Strength.LISTED
    return Edit(EditKind.WORDS, finding.evidence[0].end, words, (case.lexicon.canonical(target),), strength)
