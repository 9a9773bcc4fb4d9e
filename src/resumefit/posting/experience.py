"""Passages -> the lengths of experience that are asked, and of what."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from resumefit.extract.mentions import Comparator, MetricMention, Quantity
from resumefit.extract.numerals import Number
from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.extract.unnamed import EXPERIENCE_METRIC
from resumefit.lexicon.model import Lexicon
from resumefit.posting.alternatives import ALTERNATIVE_KINDS, alternatives
from resumefit.posting.model import ANY_WORK, NEED_ORDER, ExperienceNeed
from resumefit.posting.needs import need_of_number
from resumefit.posting.passages import Passage
from resumefit.posting.zones import Zone
from resumefit.span import Span

_MONTHS = {"months": Decimal(1), "years": Decimal(12)}
_OF_KINDS = ("experience", "hard_skill", "industry", "role_title", "tool")
"""Kinds of term that can name what experience is of."""
_WORK_KINDS = frozenset({"experience", "role_title"})
"""Kinds that say so without the word."""
_REACH = 4
"""How many words may stand between a length and the work it is of, where "experience" is not said."""
_REACH_IN = 6
"""The same where "in" follows the length: "6 months in customer service or retail"."""
_FARTHEST = 10
"""How many words may stand between a length and the "role" it was spent in."""
_PART_REACH = 3
_LEAST = "ge-before"
_BRACKETS = frozenset({"(", ")"})
_LISTED = frozenset({Zone.REQUIREMENTS, Zone.PREFERRED, Zone.ABOUT_JOB})
_EITHER = ALTERNATIVE_KINDS | {"role_title"}


def find_experience(
    metrics: Iterable[MetricMention], numbers: Sequence[Number], *, mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[ExperienceNeed, ...]:
    """Give the lengths of experience that are asked, in months; the kind is that of the nearest term of the same passage.

    Several lengths of one passage have each a stretch of their own: "5 years of experience, at least 1 as a supervisor".
    """
    told = [metric for metric in metrics if metric.metric == EXPERIENCE_METRIC and metric.quantity.unit in _MONTHS]
    further = _further(told, numbers, mentions=mentions, passages=passages, lexicon=lexicon)
    lengths = sorted((*told, *further), key=lambda metric: metric.span)
    found: list[ExperienceNeed] = []
    for metric in lengths:
        need, passage = need_of_number(metric, "experience", mentions, passages, lexicon)
        if need is None or passage is None or (passage.zone is Zone.ABOUT_JOB and not _names_experience(passage, mentions)):
            continue
        months = int(metric.quantity.value * _MONTHS[metric.quantity.unit])
        asked = ExperienceNeed(months, _experience_of(metric, lengths, passage, mentions, lexicon), need, metric.span)
        if months and not any(known.span.overlaps(metric.span) or _says_again(asked, known) for known in found):
            found.append(asked)
    return tuple(found)


def _further(
    told: Sequence[MetricMention], numbers: Sequence[Number], *, mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon
) -> Iterator[MetricMention]:
    """Give the lengths that the word "experience" does not name: a kind of work does, or a length before it of which it is a part."""
    years, parts, stems = word_forms(lexicon, "long-times"), word_forms(lexicon, "part-of-it"), mentions.tokens.stems
    places = [(passage, mentions.tokens.span(passage.first, passage.last)) for passage in passages if passage.zone in _LISTED]
    held = {place: [metric for metric in told if place.covers(metric.span)] for _, place in places}
    wanted = [
        (passage, place)
        for passage, place in places
        if not (parts if held[place] else years).isdisjoint(stems[passage.first : passage.last])
        and any(_kind(at, mentions, lexicon) in _WORK_KINDS for at in mentions.terms_starting(passage.first, passage.last))
    ]
    for passage, place in wanted:
        for number in (*numbers, *_single(passage, mentions, lexicon)):
            if not passage.first <= number.first < number.last <= passage.last:
                continue
            span = _span(number, mentions)
            if any(metric.span.overlaps(span) for metric in held[place]):
                continue
            before = (other for other in reversed(numbers) if passage.first <= other.first < number.first and other.unit in _MONTHS)
            whole = next((other for other in before if any(metric.span.overlaps(_span(other, mentions)) for metric in held[place])), None)
            unit = _unit_of(number, whole, passage, mentions, lexicon)
            if unit is not None:
                yield MetricMention(EXPERIENCE_METRIC, Quantity(number.value, unit, number.comparator, number.upper), span)


def _single(passage: Passage, mentions: Mentions, lexicon: Lexicon) -> Iterator[Number]:
    """Give the lengths of one that no number tells: "at least a year"."""
    for least in mentions.starting(_LEAST, passage.first, passage.last):
        at = least.last
        if at < passage.last and mentions.tokens.stems[at] in word_forms(lexicon, "article"):
            for unit in (unit for unit in _MONTHS if mentions.starting(f"unit-{unit}", at + 1, at + 2)):
                yield Number(Decimal(1), at, at + 2, unit, Comparator.GE, outer=least.first, end=at + 2)


def _kind(at: int, mentions: Mentions, lexicon: Lexicon) -> str:
    return lexicon.terms[lexicon.canonical(mentions.terms[at].term)].kind


def _span(number: Number, mentions: Mentions) -> Span:
    return mentions.tokens.span(number.first, number.last)


def _unit_of(number: Number, whole: Number | None, passage: Passage, mentions: Mentions, lexicon: Lexicon) -> str | None:
    """Give the unit of a length that the word "experience" does not name; None where the number is none."""
    if number.unit in _MONTHS and not number.condition:
        near = mentions.terms_starting(number.first, min(passage.last, _reach(number, passage, mentions, lexicon)))
        kinds = {_kind(at, mentions, lexicon) for at in near if not _is_wished(mentions.first_tokens[at], passage, mentions)}
        return None if kinds.isdisjoint(_WORK_KINDS) else number.unit
    if number.unit is None and whole is not None and number.value <= whole.value:
        before = mentions.tokens.stems[max(passage.first, number.first - _PART_REACH) : number.first]
        part = not word_forms(lexicon, "part-of-it").isdisjoint(before)
        behind = mentions.tokens.stems[number.last : number.last + 1]
        return whole.unit if part and not word_forms(lexicon, "spent-in").isdisjoint(behind) else None
    return None


def _is_wished(first: int, passage: Passage, mentions: Mentions) -> bool:
    """Say whether a kind of work is one that brackets only wish for: "a year at a desk (hotel preferred)"."""
    stems = mentions.tokens.stems
    opening = next((at for at in range(first - 1, passage.first - 1, -1) if stems[at] in _BRACKETS), None)
    if opening is None or stems[opening] != "(":
        return False
    closing = next((at for at in range(first, passage.last) if stems[at] == ")"), passage.last)
    return len(mentions.starting("preferred", opening, closing)) > 0


def _reach(number: Number, passage: Passage, mentions: Mentions, lexicon: Lexicon) -> int:
    """Say how far behind a length the kind of work may stand: up to the "role" it was spent in, where that is said."""
    stems = mentions.tokens.stems
    if number.last < passage.last and stems[number.last] in word_forms(lexicon, "spent-in"):
        jobs = word_forms(lexicon, "kind-of-job")
        for at in range(number.last, min(passage.last, number.last + _FARTHEST)):
            if stems[at] in jobs:
                return at
        return number.last + _REACH_IN
    return number.last + _REACH


def _says_again(asked: ExperienceNeed, known: ExperienceNeed) -> bool:
    """Say whether a length is one that was asked before, as strongly, of the same kind of work."""
    return (asked.months, asked.of) == (known.months, known.of) and NEED_ORDER[asked.need] >= NEED_ORDER[known.need]


def _names_experience(passage: Passage, mentions: Mentions) -> bool:
    """Say whether prose about the job asks for experience at all: "for forty years we have ..." does not."""
    return any(cue.cue in ("experience", "required") for cue in mentions.cues_starting(passage.first, passage.last))


def _experience_of(metric: MetricMention, lengths: Sequence[MetricMention], passage: Passage, mentions: Mentions, lexicon: Lexicon) -> str:
    """Name the kind of experience: the nearest term that can be one, or whose twin can, "total" where there is none.

    Of alternatives it is the kind that they are cases of: months of either count.
    """
    own = _stretch(metric, lengths, mentions.tokens.span(passage.first, passage.last))
    named: list[int] = []
    for at in mentions.terms_starting(passage.first, passage.last):
        term = mentions.terms[at].term
        kinds = {lexicon.terms[one].kind for one in (term, lexicon.canonical(term)) if one in lexicon.terms}
        if not kinds.isdisjoint(_OF_KINDS) and not lexicon.terms[term].waives and own.overlaps(mentions.terms[at].span):
            named.append(at)
    wished = {at for at in named if _is_wished(mentions.first_tokens[at], passage, mentions)}
    named = [at for at in named if at not in wished]
    if not named:
        return ANY_WORK
    nearest = min(named, key=lambda at: abs(mentions.terms[at].span.start - metric.span.end))
    either = next((run for run in alternatives(named, mentions, lexicon, kinds=_EITHER) if nearest in run), [nearest])
    kinds_asked = list(dict.fromkeys(lexicon.canonical(mentions.terms[at].term) for at in either))
    return _common_kind(kinds_asked, lexicon).removesuffix("-experience")


def _stretch(metric: MetricMention, lengths: Sequence[MetricMention], passage: Span) -> Span:
    """Give the part of a passage that speaks of one length: all of it where it is the only one, else up to the next."""
    others = [other.span for other in lengths if passage.covers(other.span) and other is not metric]
    if not others:
        return passage
    begin = metric.span.start if any(other.end <= metric.span.start for other in others) else passage.start
    return Span(begin, min((other.start for other in others if other.start >= metric.span.end), default=passage.end))


def _common_kind(kinds: list[str], lexicon: Lexicon) -> str:
    """Give the kind that all are or are cases of, a role that serves customers being service; the first where there is none."""
    upward = [[kind, *lexicon.terms[kind].broader] for kind in kinds]
    common = next((kind for kind in upward[0] if all(kind in others for others in upward[1:])), None)
    service = next((kind for kind in kinds if kind in lexicon.wording("service-experience")), None)
    if common is None and service is not None and all(kind == service or lexicon.terms[kind].customer_service for kind in kinds):
        return service
    return common or kinds[0]
