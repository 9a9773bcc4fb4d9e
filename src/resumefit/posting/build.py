"""Document + Lexicon -> Posting."""

from collections.abc import Iterator, Sequence

from resumefit.document import Document
from resumefit.extract.metrics import find_metrics
from resumefit.extract.quantities import find_numbers
from resumefit.extract.terms import Mentions, find_mentions
from resumefit.lexicon.model import Lexicon
from resumefit.posting.experience import find_experience
from resumefit.posting.languages import find_languages
from resumefit.posting.model import Posting, SetAside
from resumefit.posting.passages import Passage, find_passages
from resumefit.posting.requirements import find_requirements
from resumefit.posting.roles import find_role
from resumefit.posting.values import find_education, find_thresholds, without_measures, without_schooling
from resumefit.posting.zones import Zone
from resumefit.span import Span

_ASIDE = {
    Zone.COMPANY: "company",
    Zone.BENEFITS: "benefits",
    Zone.LOCATION_PAY: "benefits",
    Zone.EQUAL_OPPORTUNITY: "equal-opportunity",
    Zone.HOW_TO_APPLY: "how-to-apply",
    Zone.NOT_ASKED: "waiver",
}


def build_posting(document: Document, lexicon: Lexicon) -> Posting:
    """Read a posting: what it asks, how strongly, and what of its text asks nothing."""
    mentions = find_mentions(document, lexicon)
    passages = find_passages(mentions, lexicon)
    read = find_numbers(mentions, lexicon)
    metrics = find_metrics(mentions, lexicon, read=read, posting=True)
    experience = find_experience(metrics, read[0], mentions=mentions, passages=passages, lexicon=lexicon)
    requirements, waived = find_requirements(mentions, passages, lexicon, measured=tuple(need.span for need in experience))
    thresholds = find_thresholds(metrics, mentions, passages, lexicon)
    return Posting(
        document=document,
        role=find_role(mentions, passages, lexicon),
        requirements=without_measures(requirements, thresholds, document=document, lexicon=lexicon),
        experience=without_schooling(experience, mentions, passages, lexicon),
        education=find_education(mentions, passages, lexicon),
        languages=find_languages(mentions, passages, lexicon),
        thresholds=thresholds,
        set_aside=tuple(sorted((*_set_aside(mentions, passages), *waived), key=lambda aside: (aside.span, aside.reason))),
        lexicon=lexicon.words_sha256,
    )


def _set_aside(mentions: Mentions, passages: Sequence[Passage]) -> Iterator[SetAside]:
    """Join neighbouring passages that ask nothing for the same reason."""
    open_span: Span | None = None
    open_reason = ""
    for passage in passages:
        reason = _ASIDE.get(passage.zone, "")
        span = mentions.tokens.span(passage.first, passage.last)
        if open_span is not None and reason == open_reason:
            open_span = Span(open_span.start, max(span.end, open_span.end))
            continue
        if open_span is not None and passage.zone is not Zone.HEADING:
            yield SetAside(open_span, open_reason)
            open_span = None
        if reason:
            open_span, open_reason = span, reason
    if open_span is not None:
        yield SetAside(open_span, open_reason)
