"""Where in a resume a thing that is missing would best be said: the line whose duty is nearest."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.match.kinship import kinship
from resumefit.posting.model import Posting
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.span import Span

_END = re.compile(r"[.!?;]\s+")
"""The end of a sentence within a line."""
_RARE = 2
"""A word that stands no oftener in a resume tells one line from the others."""
_ALIKE = frozenset({"tool", "channel"})
"""Kinds in which one special case is near to another of the same general one."""
_ENOUGH = 2
"""So many words of the posting's line in one sentence of the resume make the two speak of the same."""


def kin_line(resume: Resume, target: str, *, lexicon: Lexicon) -> Span | None:
    """Find a line of work that shows a neighbour of a term or its general case; for tools and channels, another special case of that."""
    own = lexicon.canonical(target)
    term, kin = lexicon.terms.get(own), kinship(lexicon)
    related = {lexicon.canonical(one) for one in term.related} if term is not None else set()
    parents = kin.parents.get(own, frozenset())
    alike = term is not None and term.kind in _ALIKE
    for evidence in resume.evidence:
        near = evidence.target in parents or (alike and bool(parents & kin.parents.get(evidence.target, frozenset())))
        if evidence.strength < Strength.SHOWN or not evidence.spans or not (near or evidence.target in related):
            continue
        place = evidence.spans[0] if near else serving_place(resume, evidence)
        if place is not None:
            return place
    return None


def serving_place(resume: Resume, evidence: Evidence) -> Span | None:
    """Give the best place of some evidence in a job in which people were served; where there is no such job, its best place."""
    serving = {number for number, job in enumerate(resume.positions) if job.customer_service}
    if not serving:
        return evidence.spans[0]
    return next((span for span, job in zip(evidence.spans, evidence.positions, strict=False) if job in serving), None)


def like_line(resume: Resume, posting: Posting, asked: tuple[Span, ...], *, lexicon: Lexicon) -> Span | None:
    """Find the sentence of a job that shares most words with the posting's sentences on a thing; rare words count more.

    Two words are enough, or more than half of those that name the thing where the resume has them once or twice; the last word of
    "follow up" is one of them.
    """
    stem = phrase_index(lexicon).stem
    joining, plain = word_forms(lexicon, "filler", "function"), word_forms(lexicon, "common")
    names = [phrase_stems(posting.document.quote(place), stem) for place in asked]
    named = {word for name in names for word in name if word.isalpha()} - joining
    particles = {name[-1] for name in names if name and name[-1] in joining}
    rare = {word for word in named if len(resume.stem_places.get(word, ())) <= _RARE}
    lines = {_sentence_asking(posting, place) for place in asked}
    around = {word for line in lines for word in phrase_stems(posting.document.quote(line), stem)} - joining - plain
    heads = _head_lines(resume)
    shared: defaultdict[int, set[str]] = defaultdict(set)
    for word in sorted(rare | around):
        for at in resume.stem_places.get(word, ()):
            if resume.stem_strengths[at] >= Strength.SHOWN and not any(head.covers(resume.stem_spans[at]) for head in heads):
                shared[resume.stem_sentences[at]].add(word)
    near = {
        sentence: words for sentence, words in shared.items() if len(words) >= _ENOUGH or 2 * len(words & rare) > len(named | particles)
    }
    if not near:
        return None
    rarity = {word: 1 / len(resume.stem_places[word]) for words in near.values() for word in words}
    best = min(near, key=lambda sentence: (-sum(rarity[word] for word in sorted(near[sentence])), sentence))
    first, end = bisect_left(resume.stem_sentences, best), bisect_right(resume.stem_sentences, best)
    return Span(resume.stem_spans[first].start, resume.stem_spans[end - 1].end)


def _sentence_asking(posting: Posting, place: Span) -> Span:
    """Give the sentence of the posting's line that holds a place."""
    line = posting.document.line_at(place.start)
    if line is None:
        return place
    text = posting.document.text
    start = max((end.end() for end in _END.finditer(text, line.span.start, place.start)), default=line.span.start)
    end = _END.search(text, place.end, line.span.end) if place.end < line.span.end else None
    return Span(start, end.start() if end is not None else max(line.span.end, place.end))


def _head_lines(resume: Resume) -> tuple[Span, ...]:
    """Give the lines that hold the titles of jobs."""
    lines = (resume.document.line_at(job.title_span.start) for job in resume.positions if job.title_span is not None)
    return tuple(line.span for line in lines if line is not None)
