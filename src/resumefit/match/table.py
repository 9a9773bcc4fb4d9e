"""Resumes x questions -> covers, with their reasons: each question is put once, whatever the number of postings that ask it."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from resumefit.match.columns import Column, chosen
from resumefit.match.coverage import best_of, own_relation, stems_of
from resumefit.match.fact_columns import FactColumns
from resumefit.match.fact_credits import FactCredits
from resumefit.match.phrase_columns import phrase_column
from resumefit.match.phrase_credits import Together, held_together
from resumefit.match.questions import Proof, Question
from resumefit.match.term_columns import Backings, term_column
from resumefit.posting.model import Requirement


class CoverColumns:
    """The very covers of matching one by one, without places in the resumes; a column is made when it is first asked for."""

    def __init__(self, questions: Sequence[Question], answers: FactCredits, *, phrases: Sequence[frozenset[str]]) -> None:
        self._questions = questions
        self._phrases = {stems: number for number, stems in enumerate(phrases)}
        """The words of all open phrases that are asked."""
        self._choices = answers.choices
        self._lexicon = answers.roster.lexicon
        self._facts = FactColumns(answers)
        self._columns: dict[int, Column] = {}
        self._backings: dict[tuple[Proof, ...], Backings] = {}

    def __getitem__(self, number: int) -> Column:
        """Give the column of a question."""
        if number not in self._columns:
            self._columns[number] = self._column(self._questions[number])
        return self._columns[number]

    def _column(self, question: Question) -> Column:
        if not isinstance(question.asked, Requirement):
            return self._facts.column(question)
        if question.proofs not in self._backings:
            self._backings[question.proofs] = Backings(self._choices.backed(question.proofs), self._turns)
        return self._requirement(question.asked, self._backings[question.proofs])

    def _requirement(self, asked: Requirement, backings: Backings) -> Column:
        columns, count = [], len(self._choices.roster.resumes)
        for target in (asked.target, *asked.any_of):
            wanted = self._lexicon.canonical(target)
            if wanted in self._lexicon.terms:
                columns.append(term_column(wanted, own_relation(asked, target), backings, lexicon=self._lexicon))
            else:
                number = self._phrases[stems_of(asked, target, lexicon=self._lexicon)]
                columns.append(phrase_column(target, self._together, number=number, count=count, lexicon=self._lexicon))
        return chosen(columns, best_of)

    @cached_property
    def _turns(self) -> NDArray[np.int32]:
        return self._choices.roster.terms.turns()

    @cached_property
    def _together(self) -> Together:
        return held_together(list(self._phrases), self._choices.roster.words)
