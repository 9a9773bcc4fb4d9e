"""Rules on products and their classes: the special name beside the general one (RF103 to RF105, RF122)."""

from collections.abc import Iterator

from resumefit.match import Finding, Relation
from resumefit.match.coverage import label_of
from resumefit.match.kinship import kinship
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import sentence_of
from resumefit.suggest.labels import alike, is_its_own_name, listed
from resumefit.suggest.model import Advice, Hint
from resumefit.suggest.naming import beside, related

_SPECIAL = frozenset({"tool", "hard_skill", "channel", "responsibility", "regulation", "metric"})
"""Kinds in which a special case can be named where the general one stands."""


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
    general: dict[Span, list[Finding]] = {}
    for finding in related(case, Relation.BROADER):
        if is_general(case, finding):
            general.setdefault(finding.evidence[0], []).append(finding)
    for place, findings in general.items():
        one = len(findings) == 1
        edit = beside(case, findings[0], label_of(findings[0].id, case.lexicon)) if one else None
        names = listed([case.named(finding) for finding in findings])
        name_it = "If that is what you used or did, name it." if one else "Name those that you used or did."
        worth, targets = max(finding.possible - finding.points for finding in findings), tuple(finding.id for finding in findings)
        because = tuple(finding.asked[0] for finding in findings if finding.asked)
        message = f'You say "{case.mine(place)}"; the posting names {names}. {name_it}'
        yield Hint(message, Advice.SAY_IT, (place,), because, edit=edit, worth=worth, targets=targets)


def is_general(case: Case, finding: Finding) -> bool:
    """Say whether a finding is backed by a general word, outside a title, where nothing beside it says which special case it was."""
    term = case.term(finding)
    if finding.why.relation is not Relation.BROADER or not finding.evidence or term is None:
        return False
    return term.kind in _SPECIAL and not case.is_title(finding.evidence[0]) and not _says_which(case, finding)


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
    for finding in related(case, Relation.NARROWER):
        term, product = case.term(finding), case.lexicon.terms.get(finding.why.found or "")
        if term is None or product is None or product.kind != "tool" or case.evidence(term.id) is not None:
            continue
        quoted = case.mine(finding.evidence[0])
        if not is_its_own_name(term, case.wanted(finding), lexicon=case.lexicon):
            continue
        if alike(quoted, case.wanted(finding), lexicon=case.lexicon) or product.label.lower() in case.posting.document.text.lower():
            continue
        message = f'You name "{quoted}"; the posting says {case.quoted(finding)}. Write both, the product and what it is.'
        edit = beside(case, finding, label_of(term.id, case.lexicon))
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
    for finding in related(case, Relation.SAME):
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
    known: dict[str, list[Finding]] = {}
    for finding in related(case, Relation.SIBLING):
        known.setdefault(finding.why.found or "", []).append(finding)
    for found, findings in known.items():
        names, own = listed([case.named(finding) for finding in findings]), label_of(found, case.lexicon)
        used = "Have you used both? If not, say what the two have in common."
        if len(findings) > 1:
            used = "Name those that you have used; of the others, say what they have in common with it."
        yield Hint(
            f"The posting asks for {names}; you name {own}. {used}", Advice.MAY_HAVE, findings[0].evidence[:1],
            tuple(finding.asked[0] for finding in findings if finding.asked),
            worth=max(finding.possible - finding.points for finding in findings), targets=tuple(finding.id for finding in findings),
        )  # fmt: skip
