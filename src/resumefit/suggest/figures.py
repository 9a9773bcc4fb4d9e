"""The numbers that a reader sees in a place of a resume."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from resumefit.extract.dates import date_ranges
from resumefit.extract.metrics import EXPERIENCE_METRIC
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.resume.model import Resume
from resumefit.span import Span

_FIGURE = re.compile(r"(?<![\w./-])(?!(?:19|20)\d\d\b)(?:(?:3[2-9]|[4-9]\d)/\d\d?(?![\d/])|\d[\d,.]*(?![\d/]))")
"""Digits that stand for an amount: no bare year, no part of a word or a date; two beyond any month and day ("80/20") are one."""
_SPELLED = "number-"
_SINGLE = "number-1"


def numbers_in(resume: Resume, place: Span, *, lexicon: Lexicon) -> tuple[Span, ...]:
    """Find what was read as a number in a place, and any other figure or number word that is no date."""
    read = [one.span for one in resume.metrics if one.metric != EXPERIENCE_METRIC and place.covers(one.span)]
    text = resume.document.text[place.start : place.end]
    dates = date_ranges(text, lexicon)
    figures = (figure.span() for figure in _FIGURE.finditer(text))
    undated = ((first, end) for first, end in figures if not any(one.first < end and first < one.last for one in dates))
    seen = [Span(place.start + first, place.start + end) for first, end in undated]
    for span in (*seen, *_spelled(resume, place, lexicon)):
        if not any(span.overlaps(other) for other in read):
            read.append(span)
    return tuple(sorted(read))


def _spelled(resume: Resume, place: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Find the numbers that a place has in words, but for "one"."""
    starts = resume.stem_spans.starts
    first, last = bisect_left(starts, place.start), bisect_left(starts, place.end)
    for stem in _number_stems(lexicon):
        held = resume.stem_places.get(stem, ())
        yield from (resume.stem_spans[at] for at in held[bisect_left(held, first) : bisect_left(held, last)])


@lru_cache(maxsize=4)
def _number_stems(lexicon: Lexicon) -> tuple[str, ...]:
    """Give the forms of the single words that are numbers, but for "one"."""
    stem = phrase_index(lexicon).stem
    cues = (cue for name, cue in lexicon.cues.items() if name.startswith(_SPELLED) and name != _SINGLE)
    forms = (phrase_stems(phrase, stem) for cue in cues for phrase in cue.phrases)
    return tuple(form[0] for form in forms if len(form) == 1)
