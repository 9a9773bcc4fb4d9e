"""Mentions -> whose each thing is: had, denied, wished for or somebody else's."""

from bisect import bisect_left
from collections.abc import Iterator

from resumefit.extract.led import LED_PEOPLE, is_membership
from resumefit.extract.mentions import Assertion
from resumefit.extract.phrases import Hit, word_forms
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import BREAK, STOPS
from resumefit.lexicon.model import Lexicon

_REACH = 7
"""Words that a negation reaches over."""
_OBJECT_REACH = 2
"""Words from a negation between verb and object to the object that it denies: "led no large team"."""
_CLAUSE_ENDS = frozenset({",", ";", ":", "but", "however", "although", "(", ")", "|", "•", "–", "—"})
_Reach = tuple[int, int, Assertion]
"""Tokens `first` to `last` (excluded) and whose what stands there is."""
_CUES = {"negation": Assertion.NEGATED, "wish": Assertion.WISHED, "others": Assertion.OTHERS}


def assertions(mentions: Mentions, lexicon: Lexicon) -> tuple[Assertion, ...]:
    """Say of each term mention whose it is, in step with `mentions.terms`.

    A cue speaks of what follows it in its clause, a wish or somebody else's deed of the whole rest of the sentence. A cue that is part
    of the term's own wording ("without supervision") speaks of nothing. A deed whose object is denied was not done ("led no team");
    who belongs to a team does not lead it. Of what somebody aims at only the tools are wished for: the rest tells who aims.
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
    reaches = (*_aims(mentions, lexicon), *_by_others(mentions, lexicon), *_denied_behind(mentions), *_goods(mentions, lexicon))
    for first, last, kind in reaches:
        for at in range(bisect_left(mentions.first_tokens, first), bisect_left(mentions.first_tokens, last)):
            if kind is not Assertion.WISHED or lexicon.terms[mentions.terms[at].term].kind == "tool":
                found[at] = kind
    leading = lexicon.wording(LED_PEOPLE)
    for at, mention in enumerate(mentions.terms):
        if mention.words and found[at] is Assertion.AFFIRMED and _denies_object(mentions, at):
            found[at] = Assertion.NEGATED
        elif _is_done_to(mentions, at) or (mention.term in leading and is_membership(mentions, mentions.first_tokens[at])):
            found[at] = Assertion.OTHERS
    return tuple(found)


def _aims(mentions: Mentions, lexicon: Lexicon) -> Iterator[_Reach]:
    """Yield what follows in its sentence what somebody wants to be, as far as the sentence says nothing of what was had."""
    had = word_forms(lexicon, "had-already")
    for hit in mentions.cue_places.get("aim", ()):
        _, end = mentions.tokens.sentence(hit.first)
        if had.isdisjoint(mentions.tokens.stems[hit.last : end]):
            yield hit.last, end, Assertion.WISHED


def _by_others(mentions: Mentions, lexicon: Lexicon) -> Iterator[_Reach]:
    """Yield the clauses whose deed was done by somebody else ("complaints were handled by my manager") or came when one had left."""
    stems, doing = mentions.tokens.stems, word_forms(lexicon, "done-by")
    for hit in mentions.cue_places.get("others-behind", ()):
        if stems[hit.first] == "by" and doing.isdisjoint(stems[max(0, hit.first - 1) : hit.first]):
            continue
        first, _ = mentions.tokens.sentence(hit.first)
        opens = [at + 1 for at in range(first, hit.first) if stems[at] in _CLAUSE_ENDS or stems[at] == "and"]
        yield (opens[-1] if opens else first), hit.first, Assertion.OTHERS


def _denied_behind(mentions: Mentions) -> Iterator[_Reach]:
    """Yield the clauses that a denial of one's own follows: "My team used Zendesk; I did not"."""
    stems = mentions.tokens.stems
    for hit in mentions.cue_places.get("denial-behind", ()):
        before = stems[hit.first - 1] if hit.first > 1 else BREAK
        ends = hit.last >= len(stems) or stems[hit.last] in STOPS
        if ends and before != BREAK and (before in _CLAUSE_ENDS or before in STOPS):
            first, _ = mentions.tokens.sentence(hit.first - 2)
            yield first, hit.first, Assertion.NEGATED


def _goods(mentions: Mentions, lexicon: Lexicon) -> Iterator[_Reach]:
    """Yield what a line tells was sold: "sold Zendesk licences" is no work in Zendesk."""
    stems, selling = mentions.tokens.stems, word_forms(lexicon, "sold")
    for hit in mentions.cue_places.get("goods-behind", ()):
        start, _ = mentions.tokens.sentence(hit.first)
        sold = next((at for at in range(hit.first - 1, max(start, hit.first - _REACH) - 1, -1) if stems[at] in selling), None)
        if sold is not None and _CLAUSE_ENDS.isdisjoint(stems[sold : hit.first]):
            yield sold + 1, hit.first, Assertion.OTHERS


def _is_done_to(mentions: Mentions, at: int) -> bool:
    """Say whether a duty was done to oneself by those it names: "trained by a supervisor"."""
    if not mentions.terms[at].words:
        return False
    verb = mentions.first_tokens[at]
    end = bisect_left(mentions.tokens.starts, mentions.terms[at].words[0].end)
    return verb in mentions.verbs and mentions.tokens.stems[end : end + 1] == ("by",)


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
