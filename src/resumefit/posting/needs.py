"""How strongly a passage asks for what it mentions: zone, softeners, waivers and their scope."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from resumefit.extract.mentions import MetricMention
from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import CueMention, Mentions
from resumefit.lexicon.model import Lexicon
from resumefit.posting.alternatives import after
from resumefit.posting.model import Need
from resumefit.posting.passages import Passage, passage_at
from resumefit.posting.zones import Zone

_MARKS = frozenset({",", ";", "(", ")"})
_PERSONAL = frozenset({"soft_skill", "experience", "education", "language", "certification", "regulation", "language_test", "schedule"})
"""Kinds that describe the person asked for rather than the work, wherever they stand."""
_OPENERS = frozenset({"quality", "asking", "asking-to", "experience", "required"})
_TRAITS = frozenset({"soft_skill", "experience", "hard_skill"})
_NEAR = 3
_REMARK = 3
_SHORT = 5
_OPENING = 1
"""How many words may stand before the opener."""
_WORK = frozenset({"responsibility", "hard_skill", "channel", "open", "metric", "industry_knowledge", "regulation", "tool", "work_setting"})
"""Kinds of the work itself: a line of duties under "Requirements" asks them as duties."""
_DEEDS = frozenset({"responsibility", "hard_skill"})
"""Kinds whose wordings may be verb and object in a row ("process returns"), so that to name one is to do it."""
_RULES = "regulation"
"""Kind of what is kept at work."""
_DONE = "ed"
"""Ends the verb of what somebody has done, "Worked with Zendesk", where it is no part of it, as of "feed"."""
_TO = "to"
"""Opens what is asked where a heading begins the sentence: "You will need: to pass a check"."""
_HARD_IN_DUTIES = frozenset({"must", "require"})
_LEARNT = frozenset({"tool", "hard_skill", "industry_knowledge"})
"""Kinds of what a new hire may be taught."""
_LEADS_ASIDE = frozenset({"(", ",", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class PassageCues:
    """The cues of one passage that bear on need, in the order of the text."""

    required: tuple[CueMention, ...]
    preferred: tuple[CueMention, ...]
    not_required: tuple[CueMention, ...]
    waivers: tuple[CueMention, ...]
    learning: tuple[CueMention, ...]
    """What follows one need only be learnt: "willing to learn Zendesk"."""
    training: tuple[CueMention, ...]
    """What one follows is taught: "Zendesk (training given)"."""
    joining: frozenset[str]
    """Words that join a second thing to a first."""
    denials: frozenset[str]
    """Forms of the words that deny what follows."""
    having: frozenset[str]
    """Forms of the verbs that tell what somebody has or is."""
    knowing: frozenset[str]
    """Forms of the verbs by which somebody knows a tool."""
    clause_ends: frozenset[str]
    """Marks, and forms of the words that turn a sentence."""
    brackets: tuple[tuple[int, int], ...]
    """Token ranges of brackets that say more than a word or two; what they soften stands in them."""
    aside: int
    """The first comma: a softener behind it speaks of its own clause or of what stands before it ("a year, ideally in a shop, ...")."""
    softened: tuple[tuple[int, int], ...]
    """Token ranges of a clause at the end that softens a thing of its own ("..., insurance an asset"), and no kind of experience."""
    asking: bool
    """The sentence speaks of the job, of experience or of what the person can do."""
    asks: bool
    """It opens as a request does: "Excellent ...", "Ability to ...", "Must ..."."""
    does: bool
    """It opens with a verb, as a duty does, and neither requests nor names a thing ("Typing speed of ...")."""


def cues_of(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> PassageCues:
    """Collect a passage's cues; a "required" inside a "not required" is none."""
    inside = [cue for cue in mentions.cues_starting(passage.first, passage.last) if cue.last <= passage.last]
    by_name: dict[str, tuple[CueMention, ...]] = {}
    for cue in inside:
        by_name[cue.cue] = (*by_name.get(cue.cue, ()), cue)

    def of(name: str) -> tuple[CueMention, ...]:
        return by_name.get(name, ())

    soft = of("not-required")
    swallowed = (*soft, *of("not-a-request"))
    hard = tuple(
        cue
        for cue in of("required")
        if not any(other.first <= cue.first and cue.last <= other.last for other in swallowed)
        and not mentions.tokens.raw(cue.last - 1).endswith("ing")
    )
    having = word_forms(lexicon, "having")
    verbal = mentions.opens_with_verb(passage.first)
    opening = 0 if verbal and mentions.tokens.stems[passage.first] not in having else _OPENING
    asks = any(cue.cue in _OPENERS and cue.first - passage.first <= opening for cue in inside)
    named = any(
        not mentions.terms[at].words and lexicon.terms[mentions.terms[at].term].kind not in _DEEDS
        for at in mentions.terms_starting(passage.first, passage.first + 1)
    )
    does = verbal and not asks and not named
    words = mentions.tokens.stems[passage.first : passage.last]
    wishes = (*of("preferred"), *_closing_wish(passage, mentions, lexicon))
    asking = bool(of("asking") or of("asking-to") or of("job") or of("experience"))
    return PassageCues(
        required=hard,
        preferred=wishes,
        not_required=soft,
        waivers=of("waiver"),
        learning=of("to-be-learnt"),
        training=tuple(cue for cue in of("training-given") if cue.last == passage.last or mentions.tokens.stems[cue.last] in _MARKS),
        joining=word_forms(lexicon, "both-of"),
        denials=word_forms(lexicon, "denial"),
        having=having,
        knowing=word_forms(lexicon, "knowing"),
        clause_ends=_MARKS | word_forms(lexicon, "clause-turn"),
        brackets=_brackets(passage, (*wishes, *hard, *soft), mentions, lexicon) if ")" in words else (),
        aside=passage.first + words.index(",") if "," in words else passage.last,
        softened=_softened(passage, wishes, mentions, lexicon) if wishes and words.count(",") == 1 else (),
        asking=asking,
        asks=asks,
        does=does,
    )


def need_at(first: int, kind: str, passage: Passage, cues: PassageCues, mentions: Mentions) -> Need | None:
    """Judge how strongly the mention at token `first` is asked; None where it is waived.

    A softener or "required" in the mention's own clause decides; else one that follows, else one before. Without any, the
    zone decides, and in prose about the job the kind: a trait is asked of the person, a duty is what the job does.
    """
    begin, end = _clause(first, passage, cues, mentions)
    if any(begin <= cue.first < end and first >= cue.first for cue in cues.waivers):
        return None
    if first > passage.first and mentions.tokens.stems[first - 1] in cues.denials:
        return None
    if any(begin <= cue.first < end for cue in cues.not_required) or (cues.not_required and not cues.required):
        return Need.PREFERRED if cues.preferred else None
    if kind in _LEARNT and _is_taught(first, begin, cues, mentions):
        return Need.PREFERRED
    judged = _deciding(first, (begin, end), cues, apart=(*cues.brackets, *cues.softened) if kind == "experience" else cues.brackets)
    if judged is Need.PREFERRED or passage.zone is Zone.PREFERRED:
        return Need.REQUIRED if judged is Need.REQUIRED else Need.PREFERRED
    if passage.zone in (Zone.REQUIREMENTS, Zone.SCHEDULE):
        opener = mentions.tokens.raw(passage.first).lower()
        has = kind == "tool" and not cues.knowing.isdisjoint(mentions.tokens.stems[passage.first : passage.first + _NEAR])
        done = opener.endswith(_DONE) and opener != mentions.tokens.stems[passage.first]
        bid = has or opener == _TO or done
        return Need.DUTY if cues.does and not bid and kind in _WORK and judged is None else Need.REQUIRED
    if cues.asks and not cues.does and kind != "responsibility" and passage.whole:
        return Need.REQUIRED
    if kind in _TRAITS and not cues.does and _praised(first, mentions):
        return Need.REQUIRED
    if passage.zone is Zone.DUTIES:
        hard = judged is Need.REQUIRED and any(mentions.tokens.stems[cue.first] in _HARD_IN_DUTIES for cue in cues.required)
        return Need.REQUIRED if hard and kind != "responsibility" else Need.DUTY
    if judged is Need.REQUIRED and kind != "responsibility":
        return Need.REQUIRED
    if kind == _RULES and any(at in mentions.verbs for at in range(begin, first + 1)):
        return Need.DUTY
    return (
        Need.REQUIRED if kind in _PERSONAL and cues.asking and not (cues.does and _is_deed(first, passage, cues, mentions)) else Need.DUTY
    )


def _is_taught(first: int, begin: int, cues: PassageCues, mentions: Mentions) -> bool:
    """Say whether the thing at a token is taught or need only be learnt; its clause begins at token `begin`."""
    stems = mentions.tokens.stems
    if any(begin <= cue.first and cue.last <= first <= cue.last + _NEAR and stems[cue.last] not in cues.joining for cue in cues.learning):
        return True
    if not cues.training:
        return False
    ends = {after(at, mentions) for at in mentions.terms_starting(first, first + 1)}
    return any(cue.first - 1 in ends and stems[cue.first - 1] in _LEADS_ASIDE for cue in cues.training)


def _is_deed(first: int, passage: Passage, cues: PassageCues, mentions: Mentions) -> bool:
    """Say whether the mention at a token is a deed, or opens with the verb that opens its sentence: "You'll own each case"."""
    if any(mentions.terms[at].words for at in mentions.terms_starting(first, first + 1)):
        return True
    return first - passage.first <= _NEAR and first in mentions.verbs and mentions.tokens.stems[first] not in cues.having


def _praised(first: int, mentions: Mentions) -> bool:
    """Say whether a word like "excellent" stands before a thing: it is asked of the person."""
    return any(cue.cue == "quality" and cue.last <= first for cue in mentions.cues_starting(first - _NEAR, first))


def need_of_number(
    metric: MetricMention, kind: str, mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[Need | None, Passage | None]:
    """Judge how strongly a number is asked, and give the passage that asks it."""
    first = bisect_left(mentions.tokens.starts, metric.span.end) - 1
    passage = passage_at(first, passages)
    if passage is None:
        return None, None
    return need_at(first, kind, passage, cues_of(passage, mentions, lexicon), mentions), passage


def _clause(first: int, passage: Passage, cues: PassageCues, mentions: Mentions) -> tuple[int, int]:
    """Give the token range around a place between commas, brackets and words that turn a sentence."""
    stems = mentions.tokens.stems
    begin, end = first, first
    while begin > passage.first and stems[begin - 1] not in cues.clause_ends:
        begin -= 1
    while end < passage.last and stems[end] not in cues.clause_ends:
        end += 1
    if end < passage.last and stems[end] == "(" and end + 4 >= passage.last - 1:
        end = passage.last
    return begin, end


def _deciding(first: int, clause: tuple[int, int], cues: PassageCues, *, apart: tuple[tuple[int, int], ...]) -> Need | None:
    """Find the cue that speaks of a place: in its own clause, else after it, else before it.

    `apart` are ranges of tokens whose cues speak of what stands in them alone.
    """
    if not cues.required and not cues.preferred:
        return None
    said = [(cue.first, Need.REQUIRED) for cue in cues.required] + [(cue.first, Need.PREFERRED) for cue in cues.preferred]
    marks = sorted((mark for mark in said if not _apart(mark[0], first, apart)), key=lambda mark: mark[0])
    own = [mark for mark in marks if clause[0] <= mark[0] < clause[1]]
    spread = [mark for mark in marks if mark[0] > first or mark[0] < cues.aside or mark[1] is Need.REQUIRED]
    for near in (own, [mark for mark in marks if mark[0] > first], spread):
        if near:
            return min(near, key=lambda mark: abs(mark[0] - first))[1]
    return None


def _apart(cue: int, first: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Say whether a cue stands in a range of its own, away from a place."""
    return any(begin <= cue < end and not begin <= first < end for begin, end in ranges)


def _softened(passage: Passage, preferred: tuple[CueMention, ...], mentions: Mentions, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Give the clause behind a passage's only comma, if it softens a thing of its own that is no kind of experience."""
    begin = mentions.tokens.stems.index(",", passage.first) + 1
    if preferred[-1].first < begin:
        return ()
    named = mentions.terms_starting(begin, preferred[-1].first)
    kinds = {lexicon.terms[lexicon.canonical(mentions.terms[at].term)].kind for at in named}
    joined = mentions.tokens.stems[begin] in word_forms(lexicon, "alternative") | word_forms(lexicon, "list-glue")
    return () if joined or not kinds or "experience" in kinds else ((begin, passage.last),)


def _closing_wish(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> tuple[CueMention, ...]:
    """Give the word that softens what a short line names in front of it: "Spanish helpful", "Zendesk (bonus)"."""
    stems, ends = mentions.tokens.stems, mentions.tokens.ends
    last = passage.last - (2 if stems[passage.last - 1] == ")" else 1)
    if not 0 < last - passage.first <= _SHORT or stems[last] not in word_forms(lexicon, "closing-wish"):
        return ()
    before = last - (2 if stems[last - 1] == "(" else 1)
    named = mentions.terms_starting(passage.first, last)
    touches = bool(named) and mentions.terms[named[-1]].span.end in (ends[before], ends[last])
    return (CueMention("preferred", last, last + 1),) if touches else ()


def _brackets(passage: Passage, said: tuple[CueMention, ...], mentions: Mentions, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Give the ranges between brackets that hold more than a remark ("preferred", "is a plus"): many words, or a thing of their own."""
    plain = word_forms(lexicon, "function", "filler")
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for at in range(passage.first, passage.last):
        stem = mentions.tokens.stems[at]
        if stem == "(":
            opened = at + 1
        elif stem == ")" and opened is not None:
            own = (here for here in range(opened, at) if mentions.tokens.stems[here][0].isalnum())
            apart = any(not any(cue.first <= here < cue.last for cue in said) and mentions.tokens.stems[here] not in plain for here in own)
            if at - opened > _REMARK or apart:
                found.append((opened, at))
            opened = None
    return tuple(found)
