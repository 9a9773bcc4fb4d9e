"""A Resume without what it has from the posting."""

import re
from dataclasses import replace
from datetime import date

from resumefit.copying import shared_runs
from resumefit.document import Document
from resumefit.extract.dates import Month
from resumefit.lexicon.model import Lexicon
from resumefit.lines import BREAKS, Line, bullet_width
from resumefit.posting.model import Posting
from resumefit.resume.build import build_resume
from resumefit.resume.model import Resume
from resumefit.span import Span

_WORD = re.compile(r"[^\W_]")


def copied_runs(resume: Resume, posting: Posting) -> tuple[Span, ...]:
    """Find what of a resume's text stands word for word in the posting; a heading of its own stays its own."""
    return shared_runs(resume.document, posting.document, headings=tuple(section.heading for section in resume.sections))


def take_out(resume: Resume, spans: tuple[Span, ...], *, lexicon: Lexicon) -> Resume:
    """Give the resume as if some places of its text were blank; all its places still count in the whole text."""
    if not spans:
        return resume
    today = resume.today or Month(1970, 1)
    bare = build_resume(_blanked(resume.document, spans), lexicon, today=date(today.year, today.month or 1, 1))
    return replace(bare, document=resume.document)


def _blanked(document: Document, spans: tuple[Span, ...]) -> Document:
    """Put blanks in the place of some words, and drop the lines of which nothing is left but the number of a list item."""
    letters = list(document.text)
    for span in spans:
        letters[span.start : span.end] = [letter if letter in BREAKS else " " for letter in letters[span.start : span.end]]
    text = "".join(letters)
    lines: list[Line] = []
    dropped = False
    for line in document.lines:
        left = text[line.span.start : line.span.end]
        mark = bullet_width(document.text[line.span.start : line.span.end])
        if not _WORD.search(left, mark):
            dropped = True
            continue
        start = line.span.start + len(left) - len(left.lstrip())
        span = Span(start, line.span.start + len(left.rstrip()))
        lines.append(replace(line, span=span, continues=line.continues and not dropped))
        dropped = False
    return replace(document, text=text, lines=tuple(lines))
