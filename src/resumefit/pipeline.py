"""The one place that puts the steps together: sources -> resume, posting -> report."""

import os
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from resumefit.document import Document
from resumefit.extract.dates import Month
from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import Lexicon
from resumefit.match import match_resume
from resumefit.match.matching import check_read_with
from resumefit.memory import uncollected
from resumefit.overlap import copied_runs, take_out
from resumefit.plausible import with_doubts
from resumefit.posting.build import build_posting
from resumefit.posting.model import Posting
from resumefit.readers.limits import LIMITS, cut_to_limit
from resumefit.readers.registry import read_document
from resumefit.report.drafts import Drafts, compare_drafts
from resumefit.report.model import LexiconStamp, Report
from resumefit.resume.build import build_resume
from resumefit.resume.model import Resume
from resumefit.suggest import reachable, suggest

Source = str | os.PathLike[str] | BinaryIO | bytes | Document
"""A path, a binary file, its bytes, or a text already wrapped with `Document.from_text`."""

_EXTRACTED = replace(LIMITS, characters=200_000)
"""How much of a document is looked through for skills and numbers: some sixty pages."""


_ASKS = 3
"""Things asked from which on a text reads like a posting."""


def read_resume(source: Source, *, lexicon: Lexicon | None = None, today: date | None = None) -> Resume:
    """Read a resume; one read resume can be scored against many postings.

    `today` is what "present" means in its dates: the day of the call where it is None. Raises `ResumefitError` for a file
    that cannot be read, `TypeError` for what is no source.
    """
    lexicon = _known(lexicon)
    document = _document(source, lexicon)
    with uncollected():
        return build_resume(document, lexicon, today=_day(today))


def read_posting(source: Source, *, lexicon: Lexicon | None = None) -> Posting:
    """Read a posting; one read posting serves many resumes.

    Raises `ResumefitError` for a file that cannot be read, `TypeError` for what is no source.
    """
    lexicon = _known(lexicon)
    document = _document(source, lexicon)
    with uncollected():
        return build_posting(document, lexicon)


def score(resume: Source | Resume, posting: Source | Posting, *, lexicon: Lexicon | None = None, today: date | None = None) -> Report:
    """Compare a resume with a posting: the score with its reasons, and suggestions.

    Either side is a source or what `read_resume` and `read_posting` gave. Runs of words that the resume has from the posting are reported
    and not counted. Where there is nothing to judge the report holds no score but a reason. `today` is by default that of a resume that
    was read before. Raises `ResumefitError` for a file that cannot be read, `ValueError` for what was read with another lexicon or for
    another month.
    """
    if isinstance(resume, Posting) or isinstance(posting, Resume):
        raise TypeError("the resume comes first, then the posting")
    lexicon = _known(lexicon)
    if not isinstance(resume, Resume):
        resume = read_resume(resume, lexicon=lexicon, today=today)
    if not isinstance(posting, Posting):
        posting = read_posting(posting, lexicon=lexicon)
    check_read_with(lexicon, resume, posting)
    month = _month(resume, today)
    copied = copied_runs(resume, posting)
    counted = take_out(resume, copied, lexicon=lexicon)
    match = match_resume(counted, posting, lexicon=lexicon)
    suggestions = suggest(counted, posting, match=match, lexicon=lexicon, today=month, pasted=copied)
    most = reachable(counted, posting, suggestions, match=match, lexicon=lexicon)
    return Report(resume, posting, match, suggestions, copied, LexiconStamp(lexicon.version, lexicon.sha256), most)


def compare(
    old: Source | Resume, new: Source | Resume, *, posting: Source | Posting, lexicon: Lexicon | None = None, today: date | None = None
) -> Drafts:
    """Score two drafts of a resume beside one posting and tell what changed. Raises `ResumefitError` for a file that cannot be read."""
    lexicon = _known(lexicon)
    asked = posting if isinstance(posting, Posting) else read_posting(posting, lexicon=lexicon)
    return compare_drafts(*(score(draft, asked, lexicon=lexicon, today=today) for draft in (old, new)))


def looks_swapped(report: Report, *, lexicon: Lexicon | None = None) -> bool:
    """Say whether resume and posting seem to have changed places.

    So it is where the resume has no jobs and, read as a posting, asks for things, while the posting, read as a resume, has jobs and
    somebody to be reached. Both are read the other way only where the resume has no jobs.
    """
    resume, posting = report.resume, report.posting
    if resume.positions:
        return False
    lexicon = _known(lexicon)
    other = read_resume(posting.document, lexicon=lexicon)
    return bool(other.positions and other.contacts) and len(read_posting(resume.document, lexicon=lexicon).requirements) >= _ASKS


def _known(lexicon: Lexicon | None) -> Lexicon:
    if lexicon is not None and not isinstance(lexicon, Lexicon):
        raise TypeError(f"lexicon is what load_lexicon gives, not {type(lexicon).__name__}")
    return lexicon or shipped_lexicon()


def _month(resume: Resume, today: date | None) -> Month:
    """Give the month that is the present for a resume: the one for which it was read."""
    month = None if today is None else Month(_day(today).year, _day(today).month)
    if month is not None and resume.today not in (None, month):
        raise ValueError("the resume was read for another month: give the same today to reading and scoring, or to reading only")
    return resume.today or month or Month(_day(None).year, _day(None).month)


def _day(today: date | None) -> date:
    if today is not None and not isinstance(today, date):
        raise TypeError(f"today is a datetime.date, not {type(today).__name__}")
    return today or date.today()


def _document(source: Source, lexicon: Lexicon) -> Document:
    document = source if isinstance(source, Document) else read_document(source)
    return with_doubts(cut_to_limit(document, _EXTRACTED), lexicon)
