"""Postings -> the questions that they put to every resume, and from the covers of these the points of every pair, exactly."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import lcm

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column
from resumefit.match.credit_table import Sorted, credit_table, sort_questions
from resumefit.match.demands import Demand, Demands, demands_of
from resumefit.match.matching import as_listed, finding_of
from resumefit.match.model import Finding
from resumefit.match.questions import Question, proofs_asked, question_of
from resumefit.match.roster import Roster
from resumefit.match.table import CoverColumns
from resumefit.posting.model import Posting
from resumefit.weights import strength_credit


@dataclass(frozen=True, slots=True)
class Put:
    """The questions that one posting puts."""

    demands: Demands
    scored: NDArray[np.int64]
    """Number of the question of each demand."""
    screens: NDArray[np.int64]
    possible: NDArray[np.int64]
    """Thousandths of a point to be had for each demand that is scored."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What postings ask, each distinct thing once."""

    distinct: tuple[Question, ...]
    sorted: Sorted
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
        possible = [demand.possible for demand in demands.scored]
        found.append(Put(demands, *(np.array(some, dtype=np.int64) for some in (scored, screens, possible))))
    return Questions(tuple(numbers), sort_questions(tuple(numbers), lexicon=lexicon), tuple(found))


class Cells:
    """The findings of some demands of one posting, each made when it is first asked for."""

    def __init__(self, demands: Sequence[Demand], columns: Sequence[Column], lexicon: Lexicon) -> None:
        self._demands = demands
        self._columns = columns
        self._lexicon = lexicon
        sizes = [len(column.covers) for column in columns]
        self._marks = list(accumulate(sizes, initial=0))
        self._places = np.array([column.codes + mark for column, mark in zip(columns, self._marks, strict=False)], dtype=np.int64).T
        self._found: list[Finding | None] = [None] * sum(sizes)

    def row(self, resume: int) -> tuple[Finding, ...]:
        """Give the findings of a resume."""
        found = self._found
        places = self._places[resume].tolist() if self._columns else ()
        return tuple([found[at] or self._make(at) for at in places])

    def _make(self, place: int) -> Finding:
        at = bisect_right(self._marks, place) - 1
        cover = self._columns[at].covers[place - self._marks[at]]
        one = self._found[place] = finding_of(self._demands[at], cover, lexicon=self._lexicon)
        return one


class Sheet:
    """The answers of many resumes to the questions of many postings: credits at once, covers with their reasons when they are asked for."""

    def __init__(self, questions: Questions, roster: Roster) -> None:
        self.questions = questions
        self._roster = roster
        self._lexicon = roster.lexicon
        most = strength_credit(roster.lexicon.scoring, "listed")
        told, answers = credit_table(questions.sorted, roster)
        unit = lcm(told.unit, most.denominator)
        self._unit = unit
        self._earned = told.over(unit)
        """Questions x resumes: numerators of credits, those of resumes that show no work held down."""
        if roster.idle.any():
            self._earned[:, roster.idle] = np.minimum(self._earned[:, roster.idle], most.numerator * (unit // most.denominator))
        self._columns = CoverColumns(questions.distinct, answers, phrases=questions.sorted.plan.phrases)
        self._scored: dict[int, Cells] = {}
        self._screens: dict[int, Cells] = {}

    def thousandths(self, posting: int) -> NDArray[np.int64]:
        """Give the score of each resume beside a posting, whether or not it may be told: the sum of `weights.earned`."""
        put = self.questions.postings[posting]
        points = self._earned[put.scored]
        points *= put.possible[:, None]
        points //= self._unit
        total: NDArray[np.int64] = points.sum(axis=0).astype(np.int64, copy=False)
        return total

    def findings(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give the findings of a pair, without places in the resume; equal ones are one object."""
        cells = self._scored.get(posting)
        if cells is None:
            put = self.questions.postings[posting]
            columns = [_held_down(self._columns[number], self._roster.idle, self._lexicon) for number in put.scored.tolist()]
            cells = self._scored[posting] = Cells(put.demands.scored, columns, self._lexicon)
        return cells.row(resume)

    def screens(self, resume: int, posting: int) -> tuple[Finding, ...]:
        """Give what is asked and never scored, without places in the resume."""
        cells = self._screens.get(posting)
        if cells is None:
            put = self.questions.postings[posting]
            cells = self._screens[posting] = Cells(put.demands.screens, [self._columns[at] for at in put.screens.tolist()], self._lexicon)
        return cells.row(resume)


def _held_down(column: Column, idle: NDArray[np.bool_], lexicon: Lexicon) -> Column:
    """Lower the credit of some resumes to that of a listing; where none of theirs is higher the column stays as it is."""
    covers = list(column.covers)
    codes = column.codes.copy()
    for code in np.unique(column.codes[idle]).tolist():
        lowered = as_listed(covers[code], lexicon)
        if lowered != covers[code]:
            codes[idle & (column.codes == code)] = len(covers)
            covers.append(lowered)
    return Column(tuple(covers), codes) if len(covers) > len(column.covers) else column
