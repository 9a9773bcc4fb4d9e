"""Many read resumes x many read postings -> a score for each pair, the same as one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import Lexicon
from resumefit.match import Finding, Match, NoScore, Score, match_resume
from resumefit.overlap import shared_runs, take_out
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume

UNSCORED = -1
"""Stands in `Grid.thousandths` where there is a reason instead of a score."""


class Grid:
    """The scores of resumes (rows) beside postings (columns), with what they are made of one call away."""

    def __init__(self, matches: Sequence[Sequence[Match]], copied: Sequence[Sequence[bool]]) -> None:
        self._matches = matches
        self._copied = copied
        rows = [[one.score.thousandths if one.score is not None else UNSCORED for one in row] for row in matches]
        self.thousandths: NDArray[np.int32] = np.array(rows, dtype=np.int32)
        """Thousandths of a point, resumes x postings; UNSCORED where there is no score."""

    def ranked(self, posting: int) -> tuple[int, ...]:
        """Give the resumes that a posting scores, best first, equals in their order."""
        column = self.thousandths[:, posting]
        return tuple(int(at) for at in (-column).argsort(kind="stable") if column[at] != UNSCORED)

    def score(self, resume: int, posting: int) -> Score | None:
        """Give the score of a pair with its parts."""
        return self._matches[resume][posting].score

    def no_score(self, resume: int, posting: int) -> NoScore | None:
        """Say why a pair has no score."""
        return self._matches[resume][posting].no_score

    def copied(self, resume: int, posting: int) -> bool:
        """Say whether words that the resume has from the posting were left uncounted."""
        return self._copied[resume][posting]

    def findings(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give the findings of a pair without the places in the resume: `evidence` is empty, `match` has it."""
        return tuple(replace(one, evidence=()) for one in self._matches[resume][posting].findings)

    def screens(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give what is asked and never scored, without the places in the resume."""
        return tuple(replace(one, evidence=()) for one in self._matches[resume][posting].screens)

    def match(self, resume: int, posting: int) -> Match:
        """Match a pair with all places, as `resumefit.score` does."""
        return self._matches[resume][posting]


@dataclass(frozen=True, slots=True)
class PostingSet:
    """Postings made ready for scoring any number of resumes."""

    postings: tuple[Posting, ...]
    lexicon: Lexicon

    def score(self, resumes: Sequence[Resume]) -> Grid:
        """Score each resume beside each posting."""
        matches, copied = [], []
        for resume in resumes:
            runs = [shared_runs(resume.document, posting.document) for posting in self.postings]
            counted = [take_out(resume, spans, lexicon=self.lexicon) for spans in runs]
            matches.append([match_resume(one, posting, lexicon=self.lexicon) for one, posting in zip(counted, self.postings, strict=True)])
            copied.append([bool(spans) for spans in runs])
        return Grid(matches, copied)


def compile_postings(postings: Sequence[Posting], *, lexicon: Lexicon | None = None) -> PostingSet:
    """Make postings ready for scoring many resumes; both sides have to be read with the same lexicon."""
    return PostingSet(tuple(postings), lexicon or shipped_lexicon())


def score_grid(resumes: Sequence[Resume], postings: Sequence[Posting], *, lexicon: Lexicon | None = None) -> Grid:
    """Score many read resumes beside many read postings, each pair as `resumefit.score` does."""
    return compile_postings(postings, lexicon=lexicon).score(resumes)
