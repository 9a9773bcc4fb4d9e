"""Passages -> what a posting asks by measure: schooling, numbers of metrics."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from resumefit.document import Document
from resumefit.extract.led import LED_PEOPLE
from resumefit.extract.mentions import Comparator, MetricMention, TermMention
from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.extract.unnamed import EXPERIENCE_METRIC
from resumefit.lexicon.model import EDUCATION_LADDER, Lexicon
from resumefit.posting.model import NEED_ORDER, EducationNeed, ExperienceNeed, Need, Requirement, Threshold
from resumefit.posting.needs import cues_of, need_at, need_of_number
from resumefit.posting.passages import Passage, passage_at
from resumefit.span import Span

_PEOPLE = "people"
_CERTIFICATE = "certificate"
_NEAR = 4
"""Within how many words behind "or" the length of experience stands."""
_ASKING = frozenset({"job", "required", "preferred", "asking", "asking-to"})


def find_education(mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon) -> tuple[EducationNeed, ...]:
    """Give the levels of schooling that are asked: the strongest need first, the lowest level first within it.

    A certificate beside a degree or a diploma is a paper to hold, not a level of schooling.
    """
    found: list[EducationNeed] = []
    for first, mention in zip(mentions.first_tokens, mentions.terms, strict=True):
        level = lexicon.terms[mention.term].level
        passage = passage_at(first, passages)
        if level not in EDUCATION_LADDER or passage is None:
            continue
        cues = cues_of(passage, mentions, lexicon)
        need = need_at(first, "education", passage, cues, mentions)
        if need is None:
            continue
        need = Need.REQUIRED if need is Need.DUTY else need
        if found and _both(found[-1], mention, passage, mentions):
            if _rank(level) <= _rank(found[-1].level):
                continue
            found.pop()
        instead = _or_experience(first, passage, mentions, lexicon)
        if not any(known.level == level and known.need is need for known in found):
            found.append(EducationNeed(level, need, instead, mention.span))
    if any(known.level != _CERTIFICATE for known in found):
        found = [known for known in found if known.level != _CERTIFICATE]
    return tuple(sorted(found, key=lambda education: (NEED_ORDER[education.need], _rank(education.level))))


def _or_experience(first: int, passage: Passage, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether experience will do instead of a level: in so many words, or right behind an "or": "a degree or 4 years as an agent"."""
    if mentions.starting("equivalent-experience", passage.first, passage.last):
        return True
    return _length_instead(first, passage, mentions, lexicon) is not None


def _length_instead(first: int, passage: Passage, mentions: Mentions, lexicon: Lexicon) -> int | None:
    """Give the word of the length of experience that stands right behind an "or" after a level of schooling."""
    stems, either, besides = mentions.tokens.stems, word_forms(lexicon, "either"), word_forms(lexicon, "besides")
    measure = word_forms(lexicon, "long-times")
    for at in (at for at in range(first, passage.last) if stems[at] in either):
        length = next((here for here in range(at + 1, min(at + 1 + _NEAR, passage.last)) if stems[here] in measure), None)
        if length is not None and besides.isdisjoint(stems[at + 1 : length]):
            return length
    return None


def without_schooling(
    experience: Iterable[ExperienceNeed], mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[ExperienceNeed, ...]:
    """Leave out the lengths that only stand for schooling ("a diploma or two years as an agent"): the schooling names them."""
    levels = (
        at
        for at, mention in zip(mentions.first_tokens, mentions.terms, strict=True)
        if lexicon.terms[mention.term].level in EDUCATION_LADDER
    )
    places = ((at, passage_at(at, passages)) for at in levels)
    lengths = {_length_instead(at, passage, mentions, lexicon) for at, passage in places if passage is not None} - {None}
    instead = {mentions.tokens.starts[at] for at in lengths if at is not None}
    return tuple(need for need in experience if not any(need.span.start <= start < need.span.end for start in instead))


def _rank(level: str) -> int:
    return EDUCATION_LADDER.index(level)


def _both(known: EducationNeed, mention: TermMention, passage: Passage, mentions: Mentions) -> bool:
    """Say whether two levels of one passage are asked together ("high school, some college") rather than one or the other."""
    place = mentions.tokens.span(passage.first, passage.last)
    if not place.covers(known.span) or known.span.end > mention.span.start:
        return False
    between = mentions.tokens.document.text[known.span.end : mention.span.start].lower().split()
    return not {"or", "/", "preferred", "and/or"} & set(between) and len(between) <= 1


def find_thresholds(
    metrics: Iterable[MetricMention], mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[Threshold, ...]:
    """Give the numbers that are asked for metrics of the lexicon, each once.

    A number of people is asked only where the posting speaks of leading or training them: "we are a team of seven" asks none. What
    the firm tells of itself ("we grew by 40%") asks nothing, a bare number of hours only describes the job, and whoever has to be
    of an age may be older.
    """
    least, led = lexicon.wording("least-metrics"), lexicon.wording(LED_PEOPLE)
    found: list[Threshold] = []
    for metric in metrics:
        if metric.metric == EXPERIENCE_METRIC or (metric.metric.startswith("open:") and metric.metric not in lexicon.metrics):
            continue
        need, passage = need_of_number(metric, "metric", mentions, passages, lexicon)
        if metric.quantity.unit == _PEOPLE and passage is not None and not _mentioned(metric.metric, passage, mentions, led=led):
            continue
        if need is None or passage is None or _is_told(metric.span, passage, mentions, lexicon):
            continue
        bare = metric.quantity.comparator is Comparator.EQ
        if bare and metric.metric in lexicon.wording("described-metrics"):
            continue
        bare = bare and metric.metric in least
        quantity = replace(metric.quantity, comparator=Comparator.GE) if bare else metric.quantity
        if not any(other.metric == metric.metric and other.quantity == quantity for other in found):
            found.append(Threshold(metric.metric, quantity, need, metric.span))
    return tuple(found)


def _is_told(number: Span, passage: Passage, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether the firm tells a number of itself: "we" is the last to act before it, or it is what others give "us".

    What the firm expects, a turn to the reader and an order behind a side clause ("When we are busy, answer ...") ask all the same.
    """
    at, stems = bisect_left(mentions.tokens.starts, number.start), mentions.tokens.stems
    speaker = _last_of("firm-itself", passage.first, at, mentions, lexicon)
    if speaker is None:
        given = _last_of("firm-as-object", passage.first, at, mentions, lexicon)
        return given is not None and mentions.verbs.isdisjoint(range(given, at)) and not mentions.opens_with_verb(passage.first)
    if any(cue.cue in _ASKING or cue.cue == "expects" for cue in mentions.cues_starting(speaker, at)):
        return False
    ordered = speaker > passage.first and any(stems[here - 1] == "," and here in mentions.verbs for here in range(speaker + 1, at))
    return not ordered and _last_of("reader", speaker, at, mentions, lexicon) is None


def _last_of(cue: str, first: int, last: int, mentions: Mentions, lexicon: Lexicon) -> int | None:
    forms = word_forms(lexicon, cue)
    return next((at for at in reversed(range(first, last)) if mentions.tokens.stems[at] in forms), None)


def _mentioned(term_id: str, passage: Passage, mentions: Mentions, *, led: tuple[str, ...]) -> bool:
    """Say whether a passage names what is counted; `led` are the terms of which each tells that people are led."""
    wanted = {term_id} | (set(led) if term_id in led else set())
    return any(mentions.terms[at].term in wanted for at in mentions.terms_starting(passage.first, passage.last))


def without_measures(
    requirements: tuple[Requirement, ...], thresholds: tuple[Threshold, ...], *, document: Document, lexicon: Lexicon
) -> tuple[Requirement, ...]:
    """Leave out a skill that is asked only in the lines that ask for its measure: "Typing skills, 40 wpm" asks one thing."""
    measured = {
        (skill, document.line_at(one.span.start))
        for one in thresholds
        if (metric := lexicon.terms.get(lexicon.canonical(one.metric))) is not None
        for skill in metric.broader
    }

    def is_measured(need: Requirement) -> bool:
        return not need.any_of and all((need.target, document.line_at(span.start)) in measured for span in need.spans)

    return tuple(need for need in requirements if not is_measured(need))
