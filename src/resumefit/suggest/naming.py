"""Rules on what the resume says in other words than the posting (RF102, RF107, RF108)."""

from collections.abc import Iterator

from resumefit.match import Finding, Relation
from resumefit.posting.model import Need, Requirement
from resumefit.resume.model import Strength
from resumefit.suggest.case import Case
from resumefit.suggest.edits import Edit, EditKind
from resumefit.suggest.labels import alike, is_its_own_name, reads_well
from resumefit.suggest.model import Advice, Hint


def other_name(case: Case) -> Iterator[Hint]:
    """Quote both names where the resume has a thing under another one than the posting's.

    ## What it looks for
    A term that is met, where no place of the resume says it in the posting's words, and those are what it is called.

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
        if not finding.evidence or not finding.asked or case.is_told_by_number(finding):
            continue
        held = case.evidence(term.id)
        said = [case.mine(span) for span in (held.spans if held is not None else finding.evidence)]
        if any(alike(case.theirs(span), own, lexicon=case.lexicon) for span in finding.asked for own in said):
            continue
        shortest = min(finding.asked, key=len)
        words = case.theirs(shortest)
        if not reads_well(words, case.lexicon) or not is_its_own_name(term, words, lexicon=case.lexicon):
            continue
        quoted = case.mine(finding.evidence[0])
        message = f'The posting says "{words}"; you write "{quoted}". Use the posting\'s words beside yours where they fit.'
        edit = beside(case, finding, words)
        yield Hint(message, Advice.SAY_IT, finding.evidence[:1], (shortest,), edit=edit, targets=(term.id,))


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
    for finding in related(case, Relation.SOME_WORDS):
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
            f'You were "{case.mine(finding.evidence[0])}"; the posting seeks "{finding.label}". '
            "Keep your title, and say in the line beside it what part of the work was the same."
        )
        yield Hint(message, Advice.MAY_HAVE, finding.evidence[:1], finding.asked[:1], targets=(finding.id,))


def related(case: Case, relation: Relation) -> Iterator[Finding]:
    """Give the findings that a term or phrase of one relation to the one asked backs."""
    for finding in case.match.findings:
        if isinstance(finding.requirement, Requirement) and finding.why.relation is relation and finding.evidence:
            yield finding


def beside(case: Case, finding: Finding, words: str) -> Edit:
    """Give the edit that writes a term beside the words that stand for it now."""
    target = finding.requirement.target if isinstance(finding.requirement, Requirement) else finding.id
    strength = finding.why.strength or Strength.LISTED
    return Edit(EditKind.WORDS, finding.evidence[0].end, words, (case.lexicon.canonical(target),), strength)
