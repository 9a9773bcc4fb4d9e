"""Many read resumes x many read postings -> a score for each pair, the same as one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import Lexicon
from resumefit.match import Finding, Match, NoScore, Score, match_resume
from resumefit.match.matching import check_read_with, no_text, score_of
from resumefit.match.roster import Roster, roster_of
from resumefit.match.sheet import Questions, Sheet, questions_of
from resumefit.memory import uncollected
from resumefit.overlap import copied_runs, take_out
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.span import Span
from resumefit.speech import Speech, speech_of
from resumefit.suspects import Suspicion, suspects, suspicion_of

Read = TypeVar("Read", Resume, Posting)
UNSCORED = -1
"""Stands in `Grid.thousandths` where there is a reason instead of a score."""


@dataclass(frozen=True, slots=True, repr=False)
class Grid:
    """The scores of resumes (rows) beside postings (columns), with what they are made of one call away.

    Resumes and postings go by their numbers, from 0, in the order in which they were given.

    Grids are equal where the same was read: all else follows from resumes, postings and lexicon.
    """

    resumes: tuple[Resume, ...]
    postings: tuple[Posting, ...]
    thousandths: NDArray[np.int32] = field(compare=False)
    """Thousandths of a point, resumes x postings, not to be written to; UNSCORED where there is no score."""
    lexicon: Lexicon
    sheet: Sheet = field(compare=False)
    """What the resumes have for each distinct thing asked."""
    _copied: Mapping[tuple[int, int], tuple[Span, ...]] = field(compare=False)
    """Pairs in which the resume has runs of words from the posting, and where; these are matched one by one."""
    _apart: Mapping[tuple[int, int], Match] = field(compare=False)

    def __repr__(self) -> str:
        return f"<Grid {len(self.resumes)} resumes x {len(self.postings)} postings>"

    def ranked(self, posting: int) -> tuple[int, ...]:
        """Give the resumes that a posting scores, best first, equals in their order."""
        column = self.thousandths[:, posting]
        order = np.argsort(-column, kind="stable")
        return tuple(order[column[order] != UNSCORED].tolist())

    def score(self, resume: int, posting: int) -> Score | None:
        """Give the score of a pair with its parts."""
        return None if self.no_score(resume, posting) is not None else score_of(self.findings(resume, posting), lexicon=self.lexicon)

    def no_score(self, resume: int, posting: int) -> NoScore | None:
        """Say why a pair has no score."""
        apart = self._apart.get((resume, posting))
        if apart is not None:
            return apart.no_score
        return no_text(self.resumes[resume], lexicon=self.lexicon) or self.sheet.questions.postings[posting].demands.no_score

    def copied(self, resume: int, posting: int) -> tuple[Span, ...]:
        """Give the places of what the resume has word for word from the posting, which is not counted."""
        return self._copied.get((resume, posting), ())

    def findings(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give the findings of a pair without the places in the resume: `evidence` is empty, `match` has it.

        Pairs share the finding of one thing asked and one way to cover it: it is one object.
        """
        apart = self._apart.get((resume, posting))
        return apart.findings if apart is not None else self.sheet.findings(resume, posting)

    def screens(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give what is asked and never scored, without the places in the resume."""
        apart = self._apart.get((resume, posting))
        return apart.screens if apart is not None else self.sheet.screens(resume, posting)

    def match(self, resume: int, posting: int) -> Match:
        """Match a pair by itself, with all places, as `resumefit.score` does."""
        counted = take_out(self.resumes[resume], self.copied(resume, posting), lexicon=self.lexicon)
        return match_resume(counted, self.postings[posting], lexicon=self.lexicon)


@dataclass(frozen=True, slots=True, repr=False)
class ResumeSet:
    """Resumes made ready for scoring beside any postings."""

    resumes: tuple[Resume, ...]
    lexicon: Lexicon
    roster: Roster = field(compare=False)
    speech: Speech = field(compare=False)

    def __repr__(self) -> str:
        return f"<ResumeSet of {len(self.resumes)}>"


@dataclass(frozen=True, slots=True, repr=False)
class PostingSet:
    """Postings made ready for scoring any number of resumes."""

    postings: tuple[Posting, ...]
    lexicon: Lexicon
    questions: Questions = field(compare=False)
    """What the postings ask, each distinct thing once."""
    _suspicion: Suspicion = field(compare=False)

    def __repr__(self) -> str:
        return f"<PostingSet of {len(self.postings)}>"

    def score(self, resumes: ResumeSet | Iterable[Resume]) -> Grid:
        """Score each resume beside each posting; both sides have to be made ready with the same lexicon."""
        with uncollected():
            return self._score(resumes if isinstance(resumes, ResumeSet) else compile_resumes(resumes, lexicon=self.lexicon))

    def _score(self, ready: ResumeSet) -> Grid:
        if ready.lexicon is not self.lexicon:
            raise ValueError("resumes and postings were made ready with two lexicons: use one for both")
        sheet = Sheet(self.questions, ready.roster)
        thousandths = np.full((len(ready.resumes), len(self.postings)), UNSCORED, dtype=np.int32)
        for at, asked in enumerate(self.questions.postings):
            if asked.demands.no_score is None:
                thousandths[:, at] = np.where(ready.roster.told, sheet.thousandths(at), UNSCORED)
        copied = self._copied(ready)
        apart: dict[tuple[int, int], Match] = {}
        for (resume, posting), spans in copied.items():
            counted = take_out(ready.resumes[resume], spans, lexicon=self.lexicon)
            match = match_resume(counted, self.postings[posting], lexicon=self.lexicon)
            thousandths[resume, posting] = match.score.thousandths if match.score is not None else UNSCORED
            apart[resume, posting] = match
        thousandths.flags.writeable = False
        return Grid(ready.resumes, self.postings, thousandths, self.lexicon, sheet, copied, apart)

    def _copied(self, ready: ResumeSet) -> dict[tuple[int, int], tuple[Span, ...]]:
        pairs = suspects(ready.speech, self._suspicion)
        found = {(resume, posting): copied_runs(ready.resumes[resume], self.postings[posting]) for resume, posting in pairs}
        return {pair: spans for pair, spans in found.items() if spans}


def compile_postings(postings: Iterable[Posting], *, lexicon: Lexicon | None = None) -> PostingSet:
    """Make postings ready for scoring many resumes; both sides have to be read with the same lexicon.

    Raises `TypeError` for what `read_posting` did not give, `ValueError` for what it read with another lexicon.
    """
    lexicon = lexicon or shipped_lexicon()
    taken = _read_ones(postings, Posting)
    check_read_with(lexicon, *taken)
    suspicion = suspicion_of([posting.document for posting in taken])
    return PostingSet(taken, lexicon, questions_of(taken, lexicon=lexicon), suspicion)


def compile_resumes(resumes: Iterable[Resume], *, lexicon: Lexicon | None = None) -> ResumeSet:
    """Make resumes ready for scoring beside any postings, now and later.

    Raises `TypeError` for what `read_resume` did not give, `ValueError` for what it read with another lexicon.
    """
    lexicon = lexicon or shipped_lexicon()
    taken = _read_ones(resumes, Resume)
    check_read_with(lexicon, *taken)
    speech = speech_of([resume.document for resume in taken])
    with uncollected():
        return ResumeSet(taken, lexicon, roster_of(taken, lexicon=lexicon), speech)


def score_grid(resumes: Iterable[Resume], postings: Iterable[Posting], *, lexicon: Lexicon | None = None) -> Grid:
    """Score many read resumes beside many read postings, each pair as `resumefit.score` does.

    Raises `TypeError` for what `read_resume` and `read_posting` did not give, `ValueError` for what they read with another lexicon.
    """
    return compile_postings(postings, lexicon=lexicon).score(resumes)


def _read_ones(given: Iterable[Read], kind: type[Read]) -> tuple[Read, ...]:
    """Take what was read already."""
    taken = tuple(given) if isinstance(given, Iterable) else ()
    if not isinstance(given, Iterable) or not all(isinstance(one, kind) for one in taken):
        raise TypeError(f"a grid takes what is read already, several of them: [read_{kind.__name__.lower()}(...), ...]")
    return taken
