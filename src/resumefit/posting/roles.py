"""Passages -> what the job is called."""

from collections.abc import Iterator, Sequence

from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import Lexicon
from resumefit.lines import LineKind
from resumefit.posting.alternatives import after
from resumefit.posting.model import Role
from resumefit.posting.passages import Passage
from resumefit.posting.zones import ASKING_ZONES, Zone

_ROLE = "role_title"
_REACH = 4
"""How many words may stand between "we are looking for" and the role."""


def find_role(mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon) -> Role | None:
    """Take the role from the title, else from a styled heading, else from a sentence that says who is sought.

    A title that names service and no role stands for the general one. Titles of other people ("you report to the manager") name
    nothing.
    """
    title = next((passage for passage in passages if passage.zone is Zone.TITLE), None)
    styled = [passage for passage in passages if mentions.tokens.blocks[passage.block].kind is LineKind.HEADING]
    if title is not None:
        named = _service_first(tuple(_titles(title, mentions, lexicon)), lexicon)
        if named is not None or _is_bare(title, mentions, lexicon):
            return _whole(title, named or lexicon.wording("bare-service-role")[0], mentions)
    for passage in styled:
        for term in _titles(passage, mentions, lexicon):
            return _whole(passage, term, mentions)
    for passage in passages:
        if passage.zone in ASKING_ZONES and passage is not title:
            for at in _sought(passage, mentions, lexicon):
                place = mentions.terms[at].span
                return Role(lexicon.canonical(mentions.terms[at].term), mentions.tokens.document.quote(place), place)
    return None if title is None else _whole(title, None, mentions)


def _service_first(named: Sequence[str], lexicon: Lexicon) -> str | None:
    """Take the first of a title's roles, one that serves the public before one that looks after client firms: "Account Manager/CSR"."""
    firms = lexicon.wording("serving-firms")
    return next((one for one in named if one not in firms), named[0] if named else None)


def _whole(passage: Passage, term: str | None, mentions: Mentions) -> Role:
    place = mentions.tokens.span(passage.first, passage.last)
    return Role(term, mentions.tokens.document.quote(place), place)


def _is_bare(title: Passage, mentions: Mentions, lexicon: Lexicon) -> bool:
    named = {mentions.terms[at].term for at in mentions.terms_starting(title.first, title.last)}
    return not named.isdisjoint(lexicon.wording("bare-service-titles"))


def _roles_in(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> Iterator[int]:
    """Give the mentions of role titles; a title that is a duty's twin ("liaison") is none."""
    for at in mentions.terms_starting(passage.first, passage.last):
        term = lexicon.terms[mentions.terms[at].term]
        if term.kind == _ROLE and lexicon.terms[lexicon.canonical(term.id)].kind == _ROLE:
            yield at


def _titles(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> Iterator[str]:
    for at in _roles_in(passage, mentions, lexicon):
        yield lexicon.canonical(mentions.terms[at].term)


def _sought(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> Iterator[int]:
    """Give the role titles that a passage says are sought: "we are hiring a cashier", "as a host you will", "the agent will"."""
    stems = mentions.tokens.stems
    others, acts = word_forms(lexicon, "of-another"), word_forms(lexicon, "acts")
    seeking = [cue.last for cue in mentions.cues_starting(passage.first, passage.last) if cue.cue == "seeks-a-role"]
    for at in _roles_in(passage, mentions, lexicon):
        first = mentions.first_tokens[at]
        led = any(last <= first <= last + _REACH and others.isdisjoint(stems[last:first]) for last in seeking)
        following = after(at, mentions)
        subject = first - passage.first <= 1 and following < len(stems) and stems[following] in acts
        if led or subject:
            yield at
