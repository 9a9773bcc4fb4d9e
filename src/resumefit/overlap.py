"""Two Documents -> the runs of words that the first has from the second, and a Resume without what stands in them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from resumefit.document import Document
from resumefit.extract.dates import Month
from resumefit.lexicon.model import Lexicon
from resumefit.lines import BREAKS, Line
from resumefit.resume.build import build_resume
from resumefit.resume.model import Resume
from resumefit.span import Span

RUN = 12
"""So many words shared word for word are copied, not met by chance."""
_CHANCE = 3
"""Shared runs of this length happen by chance: a piece speaks for copying by what it is longer, and against it by what it is shorter.
A whole line or sentence of the posting speaks for it by all of its words."""
_SURE = 6
"""What the pieces of a copied text that was cut up and put together in another order come to, at the least."""
_MOST_STARTS = 100
"""In how many places of the posting the rest of a run is looked for."""
_STOP = re.compile(r"[.!?;:]\s")
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
    sentences = _sentences(posting)
    stretch: list[tuple[int, int]] = []
    worths: list[int] = []
    at = 0
    while at < len(mine):
        length = _longest(mine, theirs, at, index.get(mine[at][0], []))
        if length:
            stretch.append((at, at + length))
            whole = tuple(word for word, _ in mine[at : at + length]) in sentences
            worths.append(length if whole else length - _CHANCE)
        else:
            found.extend(_copied(stretch, worths))
            stretch, worths = [], []
        at += length or 1
    found.extend(_copied(stretch, worths))
    return tuple(Span(mine[first][1].start, mine[last - 1][1].end) for first, last in found)


def take_out(resume: Resume, spans: tuple[Span, ...], *, lexicon: Lexicon) -> Resume:
    """Give the resume as if some places of its text were blank; all its places still count in the whole text."""
    if not spans:
        return resume
    today = resume.today or Month(1970, 1)
    bare = build_resume(_blanked(resume.document, spans), lexicon, today=date(today.year, today.month or 1, 1))
    return replace(bare, document=resume.document)


def _blanked(document: Document, spans: tuple[Span, ...]) -> Document:
    """Put blanks in the place of some words, and drop the lines of which nothing is left."""
    letters = list(document.text)
    for span in spans:
        letters[span.start : span.end] = [letter if letter in BREAKS else " " for letter in letters[span.start : span.end]]
    text = "".join(letters)
    lines: list[Line] = []
    dropped = False
    for line in document.lines:
        left = text[line.span.start : line.span.end]
        if not _WORD.search(left):
            dropped = True
            continue
        start = line.span.start + len(left) - len(left.lstrip())
        span = Span(start, line.span.start + len(left.rstrip()))
        lines.append(replace(line, span=span, continues=line.continues and not dropped))
        dropped = False
    return replace(document, text=text, lines=tuple(lines))


def _words(document: Document) -> list[tuple[str, Span]]:
    return [(_form(found.group()), Span(*found.span())) for found in _WORD.finditer(document.text)]


def _longest(mine: list[tuple[str, Span]], theirs: list[tuple[str, Span]], at: int, starts: list[int]) -> int:
    """Give how many words from a place on stand in the posting as well."""
    best = 0
    for start in starts[:_MOST_STARTS]:
        length = 1
        while at + length < len(mine) and start + length < len(theirs) and mine[at + length][0] == theirs[start + length][0]:
            length += 1
        best = max(best, length)
    return best


def _sentences(document: Document) -> frozenset[tuple[str, ...]]:
    """Give the words of each line and sentence."""
    pieces = (piece for line in document.text.splitlines() for piece in (line, *_STOP.split(line)))
    return frozenset(tuple(_form(found.group()) for found in _WORD.finditer(piece)) for piece in pieces)


def _form(word: str) -> str:
    return word.casefold().replace("’", "'")


def _copied(pieces: list[tuple[int, int]], worths: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the copied parts of a stretch of shared pieces that touch: those whose pieces are worth enough in sum."""
    at = 0
    while at < len(pieces):
        worth, best, last = 0, 0, at
        for ahead in range(at, len(pieces)):
            worth += worths[ahead]
            if worth < 0:
                break
            if worth > best:
                best, last = worth, ahead
        if best >= _SURE and pieces[last][1] - pieces[at][0] >= RUN:
            yield pieces[at][0], pieces[last][1]
        at = last + 1
