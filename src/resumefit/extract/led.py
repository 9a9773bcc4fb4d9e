"""A count of people -> whether somebody led them: a team one belongs to, and a firm's size, are no team led."""

from collections.abc import Sequence

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon

LED_PEOPLE = "led-people"
"""The wording that names the terms which tell of people led."""
_MEMBER_REACH = 3
"""Words between "part of" and the team."""
_TITLE_REACH = 5
"""Words before a bracket in which the title it belongs to may stand."""
_PARTS = frozenset({",", ";", ":", "|", "-", "–", "—", "(", ")"})


def is_membership(mentions: Mentions, first: int) -> bool:
    """Say whether a team that is named at a token is one that somebody belongs to: "part of a busy team of 30"."""
    start, _ = mentions.tokens.sentence(first)
    for hit in mentions.starting("membership", max(start, first - 2 * _MEMBER_REACH), first):
        between = mentions.tokens.stems[hit.last : first]
        if len(between) <= _MEMBER_REACH and _PARTS.isdisjoint(between) and not mentions.starting("leading-word", start, hit.first):
            return True
    return False


def may_be_led(number: tuple[int, int], name: Sequence[tuple[int, int]], mentions: Mentions, *, lexicon: Lexicon) -> bool:
    """Say whether people who are counted can be a team that somebody led, by the parts of what names them.

    All who are employed ("300 staff") are one only where a word of leading stands beside them. A number right before the verb
    counts something else: the years of "the last four leading people".
    """
    if _is_firm_size(mentions, number, name[-1], lexicon=lexicon):
        return False
    if len(name) > 1:
        return not (name[0][0] == number[1] and name[0][0] in mentions.verbs)
    (first, last), stems = name[0], mentions.tokens.stems
    if is_membership(mentions, min(first, number[0])):
        return False
    return word_forms(lexicon, "employed").isdisjoint(stems[first:last]) or _tells_leading(mentions, number)


def _is_firm_size(mentions: Mentions, number: tuple[int, int], noun: tuple[int, int], *, lexicon: Lexicon) -> bool:
    """Say whether people who are counted are all that a firm employs: "a company of 4,000 employees", "a 300-employee retailer"."""
    stems, firms = mentions.tokens.stems, word_forms(lexicon, "firm")
    stem = phrase_index(lexicon).stem
    links = {form for word in lexicon.wording("firm-size-links") for form in phrase_stems(word, stem)}
    at = number[0]
    while at and stems[at - 1] in links:
        at -= 1
    return (at < number[0] and not firms.isdisjoint(stems[at - 1 : at])) or (
        noun[0] >= number[1] and not firms.isdisjoint(stems[noun[1] : noun[1] + 1])
    )


def _tells_leading(mentions: Mentions, number: tuple[int, int]) -> bool:
    """Say whether a word of leading stands in a number's sentence; around a number in brackets, in them or in the title they belong to."""
    stems = mentions.tokens.stems
    first, last = mentions.tokens.sentence(number[0])
    opening = next((at for at in range(number[0] - 1, first - 1, -1) if stems[at] in ("(", ")")), None)
    if opening is not None and stems[opening] == "(":
        last = next((at for at in range(number[1], last) if stems[at] == ")"), last)
        start = opening
        while start > first and start > opening - _TITLE_REACH and stems[start - 1] not in _PARTS:
            start -= 1
        first = start
    return len(mentions.starting("leading-word", first, last)) > 0
