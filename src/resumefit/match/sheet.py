"""Postings -> the questions that they put to every resume, and from the covers of these the points of every pair, exactly."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column
from resumefit.match.coverage import Cover
from resumefit.match.demands import Demand, Demands, demands_of
from resumefit.match.matching import as_listed, finding_of, shows_work
from resumefit.match.model import Finding
from resumefit.match.questions import Question, proofs_asked, question_of
from resumefit.match.table import cover_columns
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.weights import WHOLE

_MOST = (1 << 62) // WHOLE
"""The greatest numerator of a credit that can be multiplied by points in a machine word."""


@dataclass(frozen=True, slots=True)
class Put:
    """The questions that one posting puts."""

    demands: Demands
    scored: NDArray[np.int64]
    """Number of the question of each demand."""
    screens: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Questions:
    """What postings ask, each distinct thing once."""

    distinct: tuple[Question, ...]
    postings: tuple[Put, ...]


def questions_of(postings: Sequence[Posting], *, lexicon: Lexicon) -> Questions:
    """Gather what postings ask."""
    numbers: dict[Question, int] = {}
    found = []
    for posting in postings:
        demands = demands_of(posting, lexicon=lexicon)
        proofs = proofs_asked(posting, demands, lexicon=lexicon)
        scored, screens = (
            [numbers.setdefault(question_of(demand, posting, proofs, lexicon=lexicon), len(numbers)) for demand in some]
            for some in (demands.scored, demands.screens)
        )
        found.append(Put(demands, np.array(scored, dtype=np.int64), np.array(screens, dtype=np.int64)))
    return Questions(tuple(numbers), tuple(found))


class Answers:
    """The covers of all questions for many resumes."""

    def __init__(self, columns: Sequence[Column], count: int) -> None:
        self.columns = columns
        self.codes = np.array([column.codes for column in columns], dtype=np.int32).reshape(len(columns), count)
        """For each question and resume the number of the cover in the question's column."""
        self._by_resume = np.ascontiguousarray(self.codes.T)
        self._credits = [_credits(column.covers) for column in columns]

    def points(self, number: int, possible: int) -> NDArray[np.int64]:
        """Give what each resume earns of some points by its cover of a question: exactly `weights.earned`."""
        numerators, denominators = self._credits[number]
        earned = possible * numerators // denominators
        points: NDArray[np.int64] = earned.astype(np.int64, copy=False)[self.codes[number]]
        return points

    def of_resume(self, resume: int, numbers: NDArray[np.int64]) -> NDArray[np.int32]:
        """Give the numbers of a resume's covers of some questions."""
        codes: NDArray[np.int32] = self._by_resume[resume][numbers]
        return codes


def _credits(covers: Sequence[Cover]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Give numerators and denominators of credits, as Python's whole numbers where a machine word could overflow."""
    pairs = [cover.credit.as_integer_ratio() for cover in covers]
    kind = np.int64 if all(max(pair) < _MOST for pair in pairs) else object
    numerators, denominators = np.array(pairs, dtype=kind).reshape(-1, 2).T
    return numerators, denominators


class Cells:
    """The findings of some demands of one posting, each made when it is first asked for."""

    def __init__(self, demands: Sequence[Demand], numbers: NDArray[np.int64], answers: Answers, lexicon: Lexicon) -> None:
        self._demands = demands
        self._numbers = numbers
        self._answers = answers
        self._lexicon = lexicon
        sizes = [len(answers.columns[number].covers) for number in numbers.tolist()]
        self._marks = list(accumulate(sizes, initial=0))
        self._begins = np.array(self._marks[:-1], dtype=np.int64)
        self._found: list[Finding | None] = [None] * sum(sizes)

    def row(self, resume: int) -> tuple[Finding, ...]:
        """Give the findings of a resume."""
        found = self._found
        places = (self._answers.of_resume(resume, self._numbers) + self._begins).tolist()
        return tuple([found[at] or self._make(at) for at in places])

    def _make(self, place: int) -> Finding:
        at = bisect_right(self._marks, place) - 1
        cover = self._answers.columns[self._numbers[at]].covers[place - self._marks[at]]
        one = self._found[place] = finding_of(self._demands[at], cover, lexicon=self._lexicon)
        return one


class Sheet:
    """The answers of many resumes to the questions of many postings."""

    def __init__(self, questions: Questions, told: Answers, counted: Answers, lexicon: Lexicon) -> None:
        self.questions = questions
        self._told = told
        self._counted = counted
        """The same, with the credit of resumes that show no work held down."""
        self._lexicon = lexicon
        self._scored: dict[int, Cells] = {}
        self._screens: dict[int, Cells] = {}

    def thousandths(self, posting: int) -> NDArray[np.int64]:
        """Give the score of each resume beside a posting, whether or not it may be told."""
        put = self.questions.postings[posting]
        total = np.zeros(self._counted.codes.shape[1], dtype=np.int64)
        for demand, number in zip(put.demands.scored, put.scored.tolist(), strict=True):
            total += self._counted.points(number, demand.possible)
        return total

    def findings(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give the findings of a pair, without places in the resume; equal ones are one object."""
        cells = self._scored.get(posting)
        if cells is None:
            put = self.questions.postings[posting]
            cells = self._scored[posting] = Cells(put.demands.scored, put.scored, self._counted, self._lexicon)
        return cells.row(resume)

    def screens(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give what is asked and never scored, without places in the resume."""
        cells = self._screens.get(posting)
        if cells is None:
            put = self.questions.postings[posting]
            cells = self._screens[posting] = Cells(put.demands.screens, put.screens, self._told, self._lexicon)
        return cells.row(resume)


def sheet_of(questions: Questions, resumes: Sequence[Resume], *, lexicon: Lexicon) -> Sheet:
    """Put all questions to all resumes."""
    columns = cover_columns(questions.distinct, resumes, lexicon=lexicon)
    idle = np.array([not shows_work(resume) for resume in resumes], dtype=np.int64)
    told = Answers(columns, len(resumes))
    held = Answers([_held_down(column, idle, lexicon) for column in columns], len(resumes)) if idle.any() else told
    return Sheet(questions, told, held, lexicon)


def _held_down(column: Column, idle: NDArray[np.int64], lexicon: Lexicon) -> Column:
    """Lower the credit of some resumes to that of a listing; where none of theirs is higher the column stays as it is."""
    covers = list(column.covers)
    codes = column.codes.copy()
    for code in np.unique(column.codes[idle > 0]).tolist():
        lowered = as_listed(covers[code], lexicon)
        if lowered != covers[code]:
            codes[(idle > 0) & (column.codes == code)] = len(covers)
            covers.append(lowered)
    return Column(tuple(covers), codes) if len(covers) > len(column.covers) else column
