"""Postings -> the questions that they put to every resume, and from the covers of these the points of every pair, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column
from resumefit.match.demands import Demand, Demands, demands_of
from resumefit.match.matching import as_listed, finding_of, shows_work
from resumefit.match.model import Finding
from resumefit.match.questions import Question, proofs_asked, question_of
from resumefit.match.table import cover_columns
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.weights import WHOLE, earned

_MOST = (1 << 62) // WHOLE
"""The greatest numerator of a credit that can be multiplied by points in a machine word."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One posting: its demands, and the number of the question that each puts."""

    demands: Demands
    scored: tuple[int, ...]
    screens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """What postings ask, each distinct thing once."""

    distinct: tuple[Question, ...]
    postings: tuple[Asked, ...]


def questions_of(postings: Sequence[Posting], *, lexicon: Lexicon) -> Questions:
    """Gather what postings ask."""
    numbers: dict[Question, int] = {}
    found = []
    for posting in postings:
        demands = demands_of(posting, lexicon=lexicon)
        proofs = proofs_asked(posting, demands, lexicon=lexicon)

        def number(demand: Demand) -> int:
            return numbers.setdefault(question_of(demand, posting, proofs, lexicon=lexicon), len(numbers))  # noqa: B023

        found.append(Asked(demands, tuple(map(number, demands.scored)), tuple(map(number, demands.screens))))
    return Questions(tuple(numbers), tuple(found))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of many resumes to the questions of many postings."""

    questions: Questions
    lexicon: Lexicon
    columns: tuple[Column, ...]
    """One for each question; where a resume shows no work, its credit is held down."""
    claimed: tuple[Column, ...]
    """The same as the resumes say it, for what is not scored."""
    _found: dict[tuple[int, int], list[Finding | None]] = field(default_factory=dict)

    def thousandths(self, posting: int) -> NDArray[np.int64]:
        """Give the score of each resume beside a posting, whether or not it may be told."""
        asked = self.questions.postings[posting]
        total = np.zeros(len(self.columns[0].codes) if self.columns else 0, dtype=np.int64)
        for demand, number in zip(asked.demands.scored, asked.scored, strict=True):
            column = self.columns[number]
            total += np.array([earned(demand.possible, cover.credit) for cover in column.covers])[column.codes]
        return total

    def findings(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give the findings of a pair, without places in the resume; equal ones are one object."""
        asked = self.questions.postings[posting]
        return tuple(
            self._finding(posting, at, demand, self.columns[number], resume)
            for at, (demand, number) in enumerate(zip(asked.demands.scored, asked.scored, strict=True))
        )

    def screens(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give what is asked and never scored, without places in the resume."""
        asked = self.questions.postings[posting]
        return tuple(
            self._finding(posting, -1 - at, demand, self.claimed[number], resume)
            for at, (demand, number) in enumerate(zip(asked.demands.screens, asked.screens, strict=True))
        )

    def _finding(self, posting: int, at: int, demand: Demand, column: Column, resume: int) -> Finding:
        found = self._found.setdefault((posting, at), [None] * len(column.covers))
        code = int(column.codes[resume])
        one = found[code]
        if one is None:
            one = found[code] = finding_of(demand, column.covers[code], lexicon=self.lexicon)
        return one


def sheet_of(questions: Questions, resumes: Sequence[Resume], *, lexicon: Lexicon) -> Sheet:
    """Put all questions to all resumes."""
    claimed = tuple(cover_columns(questions.distinct, resumes, lexicon=lexicon))
    idle = np.array([not shows_work(resume) for resume in resumes], dtype=np.int64)
    held = tuple(_held_down(column, idle, lexicon) for column in claimed) if idle.any() else claimed
    return Sheet(questions, lexicon, held, claimed)


def _held_down(column: Column, idle: NDArray[np.int64], lexicon: Lexicon) -> Column:
    covers = (*column.covers, *(as_listed(cover, lexicon) for cover in column.covers))
    return Column(covers, column.codes + idle * len(column.covers))
