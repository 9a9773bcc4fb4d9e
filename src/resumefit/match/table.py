"""Resumes x questions -> a table of covers: each question is put to each resume once, whatever the number of postings that ask it."""

from collections.abc import Sequence

import numpy as np

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column, chosen
from resumefit.match.coverage import best_of, own_relation, stems_of, window_of
from resumefit.match.fact_columns import Facts
from resumefit.match.phrase_columns import Words, phrase_column, words_of
from resumefit.match.proven import Proven
from resumefit.match.questions import Proof, Question
from resumefit.match.term_columns import Backings, backings_of, term_column
from resumefit.posting.model import Requirement
from resumefit.resume.model import Resume


def cover_columns(questions: Sequence[Question], resumes: Sequence[Resume], *, lexicon: Lexicon) -> list[Column]:
    """Give a column of covers for each question: the very covers of matching one by one, without places in the resumes."""
    proven = Proven(resumes, lexicon)
    facts = Facts(resumes, proven)
    phrases = [
        stems
        for question in questions
        if isinstance(question.asked, Requirement)
        for target in (question.asked.target, *question.asked.any_of)
        if lexicon.canonical(target) not in lexicon.terms and (stems := stems_of(question.asked, target, lexicon=lexicon))
    ]
    words = words_of(resumes, frozenset().union(*phrases), gap=max(map(window_of, phrases), default=0))
    plain = backings_of(resumes, lexicon=lexicon)
    raised: dict[tuple[Proof, ...], Backings] = {}
    columns = []
    for question in questions:
        if isinstance(question.asked, Requirement):
            if question.proofs not in raised:
                raised[question.proofs] = _raised(plain, proven, question.proofs)
            columns.append(_requirement_column(question.asked, raised[question.proofs], words, lexicon))
        else:
            columns.append(facts.column(question))
    return columns


def _raised(plain: Backings, proven: Proven, proofs: tuple[Proof, ...]) -> Backings:
    """Add what jobs prove by themselves to what resumes say."""
    known = proven.jobs(proofs)
    backings = plain
    for order, target in enumerate(known[0] if known else ()):
        backings = backings.raised(target, np.array([bool(one[target]) for one in known]), order=order)
    return backings


def _requirement_column(asked: Requirement, backings: Backings, words: Words, lexicon: Lexicon) -> Column:
    columns = []
    for target in (asked.target, *asked.any_of):
        wanted = lexicon.canonical(target)
        if wanted in lexicon.terms:
            columns.append(term_column(wanted, own_relation(asked, target), backings, lexicon=lexicon))
        else:
            columns.append(phrase_column(target, stems_of(asked, target, lexicon=lexicon), words, lexicon=lexicon))
    return chosen(columns, best_of)
