"""Document + Lexicon -> Posting."""

from collections.abc import Iterable, Iterator, Sequence

from resumefit.document import Document
from resumefit.extract.metrics import find_metrics
from resumefit.extract.terms import Mentions, find_mentions
from resumefit.lexicon.model import Lexicon
from resumefit.lines import LineKind
from resumefit.posting.languages import find_languages
from resumefit.posting.model import Posting, Role, SetAside
from resumefit.posting.passages import ASKING_ZONES, Passage, Zone, find_passages
from resumefit.posting.requirements import find_requirements
from resumefit.posting.values import find_education, find_experience, find_thresholds
from resumefit.span import Span

_ASIDE = {
    Zone.COMPANY: "company",
    Zone.BENEFITS: "benefits",
    Zone.LOCATION_PAY: "benefits",
    Zone.EQUAL_OPPORTUNITY: "equal-opportunity",
    Zone.HOW_TO_APPLY: "how-to-apply",
}


def build_posting(document: Document, lexicon: Lexicon) -> Posting:
    """Read a posting: what it asks, how strongly, and what of its text asks nothing."""
    mentions = find_mentions(document, lexicon)
    passages = find_passages(mentions, lexicon)
    metrics = find_metrics(mentions, lexicon, posting=True)
    experience = find_experience(metrics, mentions, passages, lexicon)
    requirements, waived = find_requirements(mentions, passages, lexicon, measured=tuple(need.span for need in experience))
    return Posting(
        document=document,
        role=_role(mentions, passages, lexicon),
        requirements=requirements,
        experience=experience,
        education=find_education(mentions, passages, lexicon),
        languages=find_languages(mentions, passages, lexicon),
        thresholds=find_thresholds(metrics, mentions, passages, lexicon),
        set_aside=tuple(sorted((*_set_aside(mentions, passages), *waived), key=lambda aside: (aside.span, aside.reason))),
    )


def _role(mentions: Mentions, passages: Sequence[Passage], lexicon: Lexicon) -> Role | None:
    """Take the role from the title, else from a styled heading, else from the first role title in what is said of the job.

    A title that names service and no role stands for the general one where no role is named at all.
    """
    title = next((passage for passage in passages if passage.zone is Zone.TITLE), None)
    searched: Iterable[Passage] = [title] if title else []
    styled = [passage for passage in passages if mentions.tokens.blocks[passage.block].kind is LineKind.HEADING]
    asked = [passage for passage in passages if passage.zone in ASKING_ZONES]
    for passage in (*searched, *styled, *asked):
        for first, mention in zip(mentions.first_tokens, mentions.terms, strict=True):
            if passage.first <= first < passage.last and lexicon.terms[mention.term].kind == "role_title":
                whole = passage is title or passage in styled
                place = mentions.tokens.span(passage.first, passage.last) if whole else mention.span
                return Role(lexicon.canonical(mention.term), mentions.tokens.document.quote(place), place)
    if title is None:
        return None
    place = mentions.tokens.span(title.first, title.last)
    named = {mention.term for at, mention in zip(mentions.first_tokens, mentions.terms, strict=True) if title.first <= at < title.last}
    bare = not named.isdisjoint(lexicon.wording("bare-service-titles"))
    return Role(lexicon.wording("bare-service-role")[0] if bare else None, mentions.tokens.document.quote(place), place)


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
