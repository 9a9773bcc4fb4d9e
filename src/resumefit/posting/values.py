"""Passages -> what a posting asks by measure: months of experience, schooling, numbers of metrics."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from resumefit.extract.mentions import MetricMention, TermMention
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import EDUCATION_LADDER, Lexicon
from resumefit.posting.alternatives import alternatives
from resumefit.posting.model import NEED_ORDER, EducationNeed, ExperienceNeed, Need, Threshold
from resumefit.posting.needs import cues_of, need_at
from resumefit.posting.passages import ASKING_ZONES, Passage, Zone

EXPERIENCE_METRIC = "years-experience"
"""Metric whose numbers are lengths of experience."""
_PEOPLE = "people"
_CERTIFICATE = "certificate"
_MONTHS = {"months": Decimal(1), "years": Decimal(12)}
_OF_KINDS = ("experience", "hard_skill", "industry", "role_title", "tool")
"""Kinds of term that can name what experience is of."""


def find_experience(
    metrics: Iterable[MetricMention], mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[ExperienceNeed, ...]:
    """Give the lengths of experience that are asked, in months; the kind is that of the nearest term of the same passage."""
    found: list[ExperienceNeed] = []
    for metric in metrics:
        factor = _MONTHS.get(metric.quantity.unit)
        if metric.metric != EXPERIENCE_METRIC or factor is None:
            continue
        need, passage = _need(metric, "experience", mentions, passages, lexicon)
        if need is None or passage is None or (passage.zone is Zone.ABOUT_JOB and not _names_experience(passage, mentions)):
            continue
        months = int(metric.quantity.value * factor)
        asked = ExperienceNeed(months, _experience_of(metric, passage, mentions, lexicon), need, metric.span)
        if months and not any(known.span.overlaps(metric.span) or _says_again(asked, known) for known in found):
            found.append(asked)
    return tuple(found)


def _says_again(asked: ExperienceNeed, known: ExperienceNeed) -> bool:
    """Say whether a length is one that was asked before, as strongly, of the same kind of work."""
    return (asked.months, asked.of) == (known.months, known.of) and NEED_ORDER[asked.need] >= NEED_ORDER[known.need]


def _names_experience(passage: Passage, mentions: Mentions) -> bool:
    """Say whether prose about the job asks for experience at all: "for forty years we have ..." does not."""
    return any(cue.cue in ("experience", "required") and passage.first <= cue.first < passage.last for cue in mentions.cues)


def _experience_of(metric: MetricMention, passage: Passage, mentions: Mentions, lexicon: Lexicon) -> str:
    """Name the kind of experience: the nearest term that can be one, or whose twin can, "total" where there is none.

    Of alternatives it is the kind that they are cases of: months of either count.
    """
    named: list[int] = []
    for at in mentions.terms_starting(passage.first, passage.last):
        term = mentions.terms[at].term
        kinds = {lexicon.terms[one].kind for one in (term, lexicon.canonical(term)) if one in lexicon.terms}
        if not kinds.isdisjoint(_OF_KINDS) and not lexicon.terms[term].waives:
            named.append(at)
    if not named:
        return "total"
    nearest = min(named, key=lambda at: abs(mentions.terms[at].span.start - metric.span.end))
    either = next((run for run in alternatives(named, mentions, lexicon) if nearest in run), [nearest])
    kinds_asked = list(dict.fromkeys(lexicon.canonical(mentions.terms[at].term) for at in either))
    return _common_kind(kinds_asked, lexicon).removesuffix("-experience")


def _common_kind(kinds: list[str], lexicon: Lexicon) -> str:
    """Give the kind that all are or are cases of; the first where there is none."""
    upward = [[kind, *lexicon.terms[kind].broader] for kind in kinds]
    return next((kind for kind in upward[0] if all(kind in others for others in upward[1:])), kinds[0])


def find_education(mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon) -> tuple[EducationNeed, ...]:
    """Give the levels of schooling that are asked: the strongest need first, the lowest level first within it.

    A certificate beside a degree or a diploma is a paper to hold, not a level of schooling.
    """
    found: list[EducationNeed] = []
    for first, mention in zip(mentions.first_tokens, mentions.terms, strict=True):
        level = lexicon.terms[mention.term].level
        passage = _passage_at(first, passages)
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
        instead = any(cue.cue == "equivalent-experience" and passage.first <= cue.first < passage.last for cue in mentions.cues)
        if not any(known.level == level and known.need is need for known in found):
            found.append(EducationNeed(level, need, instead, mention.span))
    if any(known.level != _CERTIFICATE for known in found):
        found = [known for known in found if known.level != _CERTIFICATE]
    return tuple(sorted(found, key=lambda education: (NEED_ORDER[education.need], _rank(education.level))))


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

    A number of people is asked only where the posting speaks of leading or training them: "we are a team of seven" asks none.
    """
    found: list[Threshold] = []
    for metric in metrics:
        if metric.metric == EXPERIENCE_METRIC or metric.metric.startswith("open:"):
            continue
        need, passage = _need(metric, "metric", mentions, passages, lexicon)
        if metric.quantity.unit == _PEOPLE and passage is not None and not _mentioned(metric.metric, passage, mentions):
            continue
        known = any(other.metric == metric.metric and other.quantity == metric.quantity for other in found)
        if need is not None and not known:
            found.append(Threshold(metric.metric, metric.quantity, need, metric.span))
    return tuple(found)


def _mentioned(term_id: str, passage: Passage, mentions: Mentions) -> bool:
    return any(
        mention.term == term_id and passage.first <= first < passage.last
        for first, mention in zip(mentions.first_tokens, mentions.terms, strict=True)
    )


def _need(
    metric: MetricMention, kind: str, mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[Need | None, Passage | None]:
    first = bisect_left(mentions.tokens.starts, metric.span.end) - 1
    passage = _passage_at(first, passages)
    if passage is None:
        return None, None
    return need_at(first, kind, passage, cues_of(passage, mentions, lexicon), mentions), passage


def _passage_at(first: int, passages: Sequence[Passage]) -> Passage | None:
    """Find the asking passage that holds a token."""
    at = bisect_right(passages, first, key=lambda passage: passage.first) - 1
    found = passages[at] if at >= 0 else None
    return found if found is not None and first < found.last and found.zone in ASKING_ZONES else None
