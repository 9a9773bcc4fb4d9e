"""Mentions -> whose each thing is: had, denied, wished for or somebody else's."""

from bisect import bisect_left

from resumefit.extract.mentions import Assertion
from resumefit.extract.phrases import Hit
from resumefit.extract.terms import Mentions

_REACH = 7
"""Words that a negation reaches over."""
_CLAUSE_ENDS = frozenset({",", ";", ":", "but", "however", "although", "(", ")", "|", "•", "–", "—"})
_CUES = {"negation": Assertion.NEGATED, "wish": Assertion.WISHED, "others": Assertion.OTHERS}


def assertions(mentions: Mentions) -> tuple[Assertion, ...]:
    """Say of each term mention whose it is, in step with `mentions.terms`.

    A cue speaks of what follows it in its clause, a wish or somebody else's deed of the whole rest of the sentence. A cue that is part
    of the term's own wording ("without supervision") speaks of nothing.
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
    return tuple(found)


def _scope(mentions: Mentions, cue: Hit, *, short: bool) -> int:
    """Give the token before which a cue stops to speak."""
    stems = mentions.tokens.stems
    _, end = mentions.tokens.sentence(cue.first)
    if not short:
        return end
    end = min(end, cue.last + _REACH)
    return next((at for at in range(cue.last, end) if stems[at] in _CLAUSE_ENDS), end)
