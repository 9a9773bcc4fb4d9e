"""The numbers that a reader sees in a place of a resume."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache

from resumefit.extract.dates import date_ranges
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.extract.unnamed import EXPERIENCE_METRIC
from resumefit.lexicon.model import Lexicon
from resumefit.resume.model import Resume
from resumefit.span import Span

_FIGURE = re.compile(r"(?<![\w./-])(?!(?:19|20)\d\d\b)(?:(?:3[2-9]|[4-9]\d)/\d\d?(?![\d/])|\d[\d,.]*(?![\d/]))")
"""Digits that stand for an amount: no bare year, no part of a word or a date; two beyond any month and day ("80/20") are one."""
_SPELLED = "number-"
_SINGLE = "number-1"


class Figures:
    """The numbers that a reader sees in a resume; each place is looked at once."""

    def __init__(self, resume: Resume, lexicon: Lexicon) -> None:
        self._resume = resume
        self._lexicon = lexicon
        self._seen: dict[Span, tuple[Span, ...]] = {}

    def within(self, place: Span) -> tuple[Span, ...]:
        """Find what was read as a number in a place, and any other figure or number word that is no date."""
        if place not in self._seen:
            self._seen[place] = self._within(place)
        return self._seen[place]

    def _within(self, place: Span) -> tuple[Span, ...]:
        read = [span for span in self._read if place.covers(span)]
        text = self._resume.document.text[place.start : place.end]
        figures = [figure.span() for figure in _FIGURE.finditer(text)]
        dates = date_ranges(text, self._lexicon) if figures else ()
        undated = ((first, end) for first, end in figures if not any(one.first < end and first < one.last for one in dates))
        seen = [Span(place.start + first, place.start + end) for first, end in undated]
        for span in (*seen, *self._spelled_in(place)):
            if not any(span.overlaps(other) for other in read):
                read.append(span)
        return tuple(sorted(read))

    def _spelled_in(self, place: Span) -> Iterator[Span]:
        """Find the numbers that a place has in words, but for "one"."""
        spans, spelled = self._resume.stem_spans, self._spelled
        first, end = bisect_left(spans.starts, place.start), bisect_left(spans.starts, place.end)
        return (spans[at] for at in spelled[bisect_left(spelled, first) : bisect_left(spelled, end)])

    @cached_property
    def _read(self) -> tuple[Span, ...]:
        return tuple(one.span for one in self._resume.metrics if one.metric != EXPERIENCE_METRIC)

    @cached_property
    def _spelled(self) -> list[int]:
        return sorted(at for stem in _number_stems(self._lexicon) for at in self._resume.stem_places.get(stem, ()))


@lru_cache(maxsize=4)
def _number_stems(lexicon: Lexicon) -> tuple[str, ...]:
    """Give the forms of the single words that are numbers, but for "one"."""
    stem = phrase_index(lexicon).stem
    cues = (cue for name, cue in lexicon.cues.items() if name.startswith(_SPELLED) and name != _SINGLE)
    forms = (phrase_stems(phrase, stem) for cue in cues for phrase in cue.phrases)
    return tuple(form[0] for form in forms if len(form) == 1)
