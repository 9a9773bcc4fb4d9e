"""Many resumes x requirements -> the exact credits that matching one by one gives, without its reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import evidence_credit, own_relation, phrase_cover, stems_of
from resumefit.match.credits import Credits, credits_of
from resumefit.match.job_choices import Backed, JobChoices
from resumefit.match.model import Relation
from resumefit.match.phrase_credits import Together, held_together
from resumefit.match.questions import Proof, Question
from resumefit.match.relatives import relatives
from resumefit.match.roster import Graded
from resumefit.posting.model import Requirement
from resumefit.resume.model import Strength

_Way = tuple[Relation, str]
"""How a term stands to what is asked, and of what kind that is: what its evidence earns depends on these."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Terms that stand in one relation to a target of a requirement."""

    number: int
    """Of the requirement."""
    way: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Requirements cut into pieces that are answered together, whatever the resumes."""

    count: int
    lexicon: Lexicon
    ways: tuple[_Way, ...]
    by_proofs: Mapping[tuple[Proof, ...], tuple[_Piece, ...]]
    phrases: tuple[frozenset[str], ...]
    """The words of each distinct open phrase."""
    askers: tuple[tuple[int, int], ...]
    """Number of a requirement and of a phrase that it takes."""


def plan_of(asked: Sequence[Question], *, lexicon: Lexicon) -> Plan:
    """Cut requirements into pieces."""
    ways: dict[_Way, int] = {}
    by_proofs: dict[tuple[Proof, ...], list[_Piece]] = {}
    phrases: dict[frozenset[str], int] = {}
    askers = []
    for number, question in enumerate(asked):
        pieces = by_proofs.setdefault(question.proofs, [])
        for target, requirement in _targets(question):
            wanted = lexicon.canonical(target)
            if wanted in lexicon.terms:
                kind = lexicon.terms[wanted].kind
                for some in relatives(wanted, own_relation(requirement, target), lexicon=lexicon):
                    pieces.append(_Piece(number, ways.setdefault((some.relation, kind), len(ways)), tuple(some)))
            else:
                askers.append((number, phrases.setdefault(stems_of(requirement, target, lexicon=lexicon), len(phrases))))
    return Plan(
        len(asked), lexicon, tuple(ways), {proofs: tuple(pieces) for proofs, pieces in by_proofs.items()}, tuple(phrases), tuple(askers)
    )


def requirement_credits(plan: Plan, choices: JobChoices) -> Credits:
    """Give what each resume earns for each requirement: the best of all that counts for it."""
    together = held_together(plan.phrases, choices.roster.words)
    distinct = np.flatnonzero(np.bincount(together.worths))
    by_way = [credit for relation, kind in plan.ways for credit in _ladder(relation, kind, plan.lexicon)]
    exact = credits_of([*by_way, *(_phrase_credit(*Together.read(worth), plan.lexicon) for worth in distinct.tolist())])
    numerators = exact.numerators.astype(np.int32) if exact.unit < 1 << 31 else exact.numerators
    earned = np.zeros((plan.count, len(choices.roster.resumes)), dtype=numerators.dtype)
    for proofs, pieces in plan.by_proofs.items():
        _add_terms(earned, pieces, choices.backed(proofs), numerators[: len(by_way)])
    by_worth = np.zeros(int(distinct.max(initial=0)) + 1, dtype=earned.dtype)
    by_worth[distinct] = numerators[len(by_way) :]
    for number, phrase in plan.askers:
        row, rows = earned[number], together.rows_of(phrase)
        resumes = together.resumes[rows]
        row[resumes] = np.maximum(row[resumes], by_worth[together.worths[rows]])
    return Credits(earned, exact.unit)


def _add_terms(earned: NDArray[Any], pieces: Sequence[_Piece], backed: Backed, worths: NDArray[Any]) -> None:
    """Raise credits to what the terms of some pieces earn; `worths` are those of each way, none and each strength of evidence."""
    numbers, grades = backed.numbers, backed.grades
    found = [(piece, rows) for piece in pieces if (rows := [numbers[term] for term in piece.terms if term in numbers])]
    if not found:
        return
    best = _strongest([rows for _, rows in found], grades)
    begins = np.array([piece.way for piece, _ in found], dtype=np.int32) * (len(Strength) + 1)
    each = worths[begins[:, None] + best]
    taken: Counter[int] = Counter()
    turns: list[tuple[list[int], list[int]]] = []
    for at, (piece, _) in enumerate(found):
        turn = taken[piece.number]
        taken[piece.number] += 1
        if turn == len(turns):
            turns.append(([], []))
        turns[turn][0].append(piece.number)
        turns[turn][1].append(at)
    for members, places in turns:
        earned[members] = np.maximum(earned[members], each[places])


def _strongest(pieces: Sequence[Sequence[int]], grades: Graded) -> Graded:
    """Give for each piece the strongest of its rows."""
    order = sorted(range(len(pieces)), key=lambda at: -len(pieces[at]))
    sizes = np.array([len(pieces[at]) for at in order])
    best = grades[[pieces[at][0] for at in order]]
    for turn in range(1, int(sizes[0])):
        longer = int(np.searchsorted(-sizes, -turn))
        np.maximum(best[:longer], grades[[pieces[at][turn] for at in order[:longer]]], out=best[:longer])
    found = np.empty_like(best)
    found[order] = best
    return found


def _targets(question: Question) -> Iterator[tuple[str, Requirement]]:
    asked = question.asked
    if isinstance(asked, Requirement):
        yield from ((target, asked) for target in (asked.target, *asked.any_of))


@lru_cache(maxsize=512)
def _ladder(relation: Relation, kind: str, lexicon: Lexicon) -> tuple[Fraction, ...]:
    """Give what no evidence and each strength of it earn."""
    return (Fraction(0), *(evidence_credit(one, kind=kind, relation=relation, lexicon=lexicon) for one in Strength))


def _phrase_credit(total: int, held: int, strength: int, lexicon: Lexicon) -> Fraction:
    cover = phrase_cover("", held, total, strength=Strength(strength), lexicon=lexicon)
    return cover.credit if cover is not None else Fraction(0)
