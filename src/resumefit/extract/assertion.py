"""Mentions -> whose each thing is: had, denied, wished for or somebody else's."""

from bisect import bisect_left

from resumefit.extract.led import LED_PEOPLE, is_membership
from resumefit.extract.mentions import Assertion
from resumefit.extract.phrases import Hit
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import Lexicon

_REACH = 7
"""Words that a negation reaches over."""
_OBJECT_REACH = 2
"""Words from a negation between verb and object to the object that it denies: "led no large team"."""
_CLAUSE_ENDS = frozenset({",", ";", ":", "but", "however", "although", "(", ")", "|", "•", "–", "—"})
_CUES = {"negation": Assertion.NEGATED, "wish": Assertion.WISHED, "others": Assertion.OTHERS}


def assertions(mentions: Mentions, lexicon: Lexicon) -> tuple[Assertion, ...]:
    """Say of each term mention whose it is, in step with `mentions.terms`.

    A cue speaks of what follows it in its clause, a wish or somebody else's deed of the whole rest of the sentence. A cue that is part
    of the term's own wording ("without supervision") speaks of nothing. A deed whose object is denied was not done ("led no team");
    who belongs to a team does not lead it.
    """
    found = [Assertion.AFFIRMED] * len(mentions.terms)
    undone = mentions.cue_places.get("negation-undone", ())
    hits = {hit[:2]: hit for cue in _CUES for hit in mentions.cue_places.get(cue, ())}
    for (first, last), hit in sorted(hits.items()):
        for kind in [_CUES[cue] for cue in hit.sense.cues if cue in _CUES]:
            negates = kind is Assertion.NEGATED
            if negates and any(other.first <= first and last <= other.last for other in undone):
                continue
            end = _scope(mentions, hit, short=negates)
            for at in range(bisect_left(mentions.first_tokens, last), bisect_left(mentions.first_tokens, end)):
                found[at] = kind
    leading = lexicon.wording(LED_PEOPLE)
    for at, mention in enumerate(mentions.terms):
        if mention.words and found[at] is Assertion.AFFIRMED and _denies_object(mentions, at):
            found[at] = Assertion.NEGATED
        elif mention.term in leading and is_membership(mentions, mentions.first_tokens[at]):
            found[at] = Assertion.OTHERS
    return tuple(found)


def _denies_object(mentions: Mentions, at: int) -> bool:
    """Say whether a negation stands between the verb and the object of a duty, right before the object."""
    first = mentions.first_tokens[at]
    goal = bisect_left(mentions.tokens.starts, mentions.terms[at].words[-1].start)
    between = mentions.starting("negation", first + 1, goal)
    undone = mentions.cue_places.get("negation-undone", ())
    return any(
        goal - hit.last <= _OBJECT_REACH and not any(other.first <= hit.first and hit.last <= other.last for other in undone)
        for hit in between
    )


def _scope(mentions: Mentions, cue: Hit, *, short: bool) -> int:
    """Give the token before which a cue stops to speak."""
    stems = mentions.tokens.stems
    _, end = mentions.tokens.sentence(cue.first)
    if not short:
        return end
    end = min(end, cue.last + _REACH)
    return next((at for at in range(cue.last, end) if stems[at] in _CLAUSE_ENDS), end)
