"""Two Documents -> the runs of words that the first has from the second, and a Resume without what stands in them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from resumefit.document import Document
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.span import Span

RUN = 12
"""So many words shared word for word are copied, not met by chance."""
_CHANCE = 3
"""Shared runs of this length happen by chance: a piece speaks for copying by what it is longer, and against it by what it is shorter."""
_SURE = 6
"""What the pieces of a copied text that was cut up and put together in another order come to, at the least."""
_MOST_STARTS = 100
"""In how many places of the posting the rest of a run is looked for."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def shared_runs(resume: Document, posting: Document) -> tuple[Span, ...]:
    """Find what of a resume's text stands word for word in the posting, as places in the resume's text.

    A run counts from RUN words on, whatever the case and punctuation. Shorter runs count where they follow each other
    without a word of the resume's own between them: a posting that was cut up and shuffled.
    """
    mine, theirs = _words(resume), _words(posting)
    index: dict[str, list[int]] = defaultdict(list)
    for at, (word, _) in enumerate(theirs):
        index[word].append(at)
    found: list[tuple[int, int]] = []
    stretch: list[tuple[int, int]] = []
    at = 0
    while at < len(mine):
        length = _longest(mine, theirs, at, index.get(mine[at][0], []))
        if length:
            stretch.append((at, at + length))
        else:
            found.extend(_copied(stretch))
            stretch = []
        at += length or 1
    found.extend(_copied(stretch))
    return tuple(Span(mine[first][1].start, mine[last - 1][1].end) for first, last in found)


def take_out(resume: Resume, spans: tuple[Span, ...]) -> Resume:
    """Give the resume without the evidence that stands in some places of its text.

    What other places back as well stays, at what those places are worth. Jobs and months stay: a posting has none.
    """
    if not spans:
        return resume
    ordered = tuple(sorted(spans))
    kept = [at for at, place in enumerate(resume.stem_spans) if not _inside(place, ordered)]
    renumbered = {old: new for new, old in enumerate(kept)}
    places = {
        stem: tuple(renumbered[at] for at in held if at in renumbered)
        for stem, held in resume.stem_places.items()
        if any(at in renumbered for at in held)
    }
    return replace(
        resume,
        evidence=tuple(left for one in resume.evidence if (left := _left(one, resume, ordered)) is not None),
        metrics=tuple(one for one in resume.metrics if not _inside(one.span, ordered)),
        education=tuple(one for one in resume.education if not _inside(one.span, ordered)),
        languages=tuple(one for one in resume.languages if not _inside(one.span, ordered)),
        certifications=tuple(one for one in resume.certifications if not _inside(one.span, ordered)),
        stem_places=places,
        stem_spans=tuple(resume.stem_spans[at] for at in kept),
        stem_strengths=tuple(resume.stem_strengths[at] for at in kept),
    )


def _words(document: Document) -> list[tuple[str, Span]]:
    return [(found.group().casefold().replace("’", "'"), Span(*found.span())) for found in _WORD.finditer(document.text)]


def _longest(mine: list[tuple[str, Span]], theirs: list[tuple[str, Span]], at: int, starts: list[int]) -> int:
    """Give how many words from a place on stand in the posting as well."""
    best = 0
    for start in starts[:_MOST_STARTS]:
        length = 1
        while at + length < len(mine) and start + length < len(theirs) and mine[at + length][0] == theirs[start + length][0]:
            length += 1
        best = max(best, length)
    return best


def _copied(pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the copied parts of a stretch of shared pieces that touch: those whose pieces are long enough in sum."""
    at = 0
    while at < len(pieces):
        worth, best, last = 0, 0, at
        for ahead in range(at, len(pieces)):
            worth += pieces[ahead][1] - pieces[ahead][0] - _CHANCE
            if worth < 0:
                break
            if worth > best:
                best, last = worth, ahead
        if best >= _SURE and pieces[last][1] - pieces[at][0] >= RUN:
            yield pieces[at][0], pieces[last][1]
        at = last + 1


def _inside(place: Span, ordered: tuple[Span, ...]) -> bool:
    """Say whether a place touches one of some sorted places that do not overlap."""
    at = bisect_right(ordered, place.start, key=lambda span: span.start)
    return (at > 0 and ordered[at - 1].end > place.start) or (at < len(ordered) and ordered[at].start < place.end)


def _left(evidence: Evidence, resume: Resume, ordered: tuple[Span, ...]) -> Evidence | None:
    """Give what remains of evidence, graded anew by the words that it still stands on."""
    kept = [at for at, span in enumerate(evidence.spans) if not _inside(span, ordered)]
    if len(kept) == len(evidence.spans):
        return evidence
    if not kept:
        return None
    spans = tuple(evidence.spans[at] for at in kept)
    return replace(
        evidence,
        strength=evidence.strength if 0 in kept else max(_strength_at(span, resume) for span in spans),
        spans=spans,
        sections=tuple(evidence.sections[at] for at in kept if at < len(evidence.sections)),
        positions=tuple(evidence.positions[at] for at in kept if at < len(evidence.positions)),
    )


def _strength_at(span: Span, resume: Resume) -> Strength:
    """Give what a place is worth by its words."""
    first = bisect_right(resume.stem_spans, span.start, key=lambda place: place.end)
    worth = Strength.LISTED
    for place, strength in zip(resume.stem_spans[first:], resume.stem_strengths[first:], strict=True):
        if place.start >= span.end:
            break
        worth = max(worth, strength)
    return worth
