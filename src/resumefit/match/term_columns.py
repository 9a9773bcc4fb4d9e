"""Many resumes -> how strongly each backs each term, and what that covers of a term asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Codes, Column, told_apart
from resumefit.match.coverage import Cover, best_candidate, best_of, takes_siblings, term_cover
from resumefit.match.kinship import kinship
from resumefit.match.model import Relation
from resumefit.resume.model import Evidence, Resume, Strength

_PLACES = 20
_LAST = (1 << _PLACES) - 1
"""More terms than any resume names: a term named earlier weighs more among equally strong ones."""
_GRADE = 2
"""Bits that hold a strength, 0 for none."""
_GRADES = 1 << _GRADE

Backing = NDArray[np.int64]
"""For each resume how it backs one term, 0 for not at all; more is stronger, then named earlier."""


@dataclass(frozen=True, slots=True)
class Backings:
    """How many resumes back each term that one of them names."""

    count: int
    """How many resumes."""
    by_term: Mapping[str, Backing]

    def raised(self, target: str, proven: NDArray[np.bool_], *, order: int) -> "Backings":
        """Give the backings where some resumes show a term at least; `order` tells terms apart that are raised one after the other."""
        old = self.by_term.get(target, np.zeros(self.count, dtype=np.int64))
        place = np.where(old > 0, old & _LAST, (_LAST >> 1) - order)
        strength = np.where(proven, np.maximum(old >> _PLACES, int(Strength.SHOWN)), old >> _PLACES)
        return Backings(self.count, {**self.by_term, target: np.where(strength > 0, (strength << _PLACES) + place, 0)})


def backings_of(resumes: Sequence[Resume], *, lexicon: Lexicon) -> Backings:
    """Index the evidence of resumes by term; numbers of a metric are evidence of it."""
    by_term: dict[str, tuple[list[int], list[int]]] = {}
    measured = int(Strength.MEASURED)
    for at, resume in enumerate(resumes):
        held: dict[str, int] = {}
        for evidence in resume.evidence:
            target, strength = evidence.target, evidence.strength
            if strength > held.get(target, 0):
                held[target] = int(strength)
        for mention in resume.metrics:
            held[lexicon.canonical(mention.metric)] = measured
        for order, (target, grade) in enumerate(held.items(), 1):
            places, values = by_term.setdefault(target, ([], []))
            places.append(at)
            values.append((grade << _PLACES) + _LAST - order)
    return Backings(len(resumes), {term: _spread(*found, len(resumes)) for term, found in by_term.items()})


def term_column(wanted: str, own: Relation, backings: Backings, *, lexicon: Lexicon) -> Column:
    """Give the covers of a term: which relation counts is judged once for each set of strengths, what it earns once for each term."""
    kin = kinship(lexicon)
    held = backings.by_term
    parents = sorted(kin.parents.get(wanted, ()))
    groups: list[tuple[Relation, Sequence[Sequence[str]], bool]] = [
        (own, [[wanted]], True),
        (Relation.NARROWER, [kin.below.get(wanted, ())], True),
        (Relation.BROADER, [parents], False),
    ]
    if takes_siblings(wanted, lexicon=lexicon):
        groups.append((Relation.SIBLING, [[one for one in kin.children[parent] if one != wanted] for parent in parents], True))
    places: list[tuple[Relation, list[str]]] = []
    found: list[Codes] = []
    for relation, families, by_mention in groups:
        terms = [term for family in families for term in family if term in held]
        if terms:
            found.append(_firsts([[held[term] for term in family if term in held] for family in families], by_mention=by_mention))
            places.append((relation, terms))
    keys = _winners(wanted, [relation for relation, _ in places], found, lexicon) if found else np.zeros(backings.count, dtype=np.int64)

    def cover(key: int) -> Cover:
        code, group = divmod(key, len(places) + 1)
        if not code:
            return best_of([])
        relation, terms = places[group]
        at, strength = divmod(code, _GRADES)
        return best_of([term_cover(wanted, [(relation, Evidence(terms[at], Strength(strength), ()))], lexicon=lexicon)])

    return told_apart(keys, cover)


def _winners(wanted: str, relations: Sequence[Relation], found: Sequence[Codes], lexicon: Lexicon) -> Codes:
    """Give for each resume the candidate that counts, times the number of relations and one, plus the number of its relation."""
    strengths = np.zeros(len(found[0]), dtype=np.int64)
    for codes in found:
        strengths = (strengths << _GRADE) + (codes & (_GRADES - 1))
    winner = np.zeros(_GRADES ** len(found), dtype=np.int64)
    for packed in np.unique(strengths).tolist():
        grades = [packed >> _GRADE * (len(found) - 1 - at) & _GRADES - 1 for at in range(len(found))]
        some = [(relation, Strength(grade)) for relation, grade in zip(relations, grades, strict=True) if grade]
        best = best_candidate(some, wanted, lexicon=lexicon)
        winner[packed] = -1 if best is None else relations.index(some[best][0])
    chosen = winner[strengths]
    keys = np.zeros(len(strengths), dtype=np.int64)
    for at, codes in enumerate(found):
        keys = np.where(chosen == at, codes * (len(found) + 1) + at, keys)
    return keys


def _firsts(families: Sequence[Sequence[Backing]], *, by_mention: bool) -> Codes:
    """Give the strongest of some terms for each resume as its number times _GRADES plus its strength; 0 for none.

    Among equally strong ones the first family counts, in it the one that the resume names first, or the first one.
    """
    best: Codes = np.zeros(1, dtype=np.int64)
    before = 0
    for family in families:
        if not family:
            continue
        rows = np.array(family)
        at = (rows if by_mention else rows >> _PLACES).argmax(axis=0) if len(family) > 1 else np.zeros(rows.shape[1], dtype=np.int64)
        strength = rows[at, np.arange(rows.shape[1])] >> _PLACES
        found = np.where(strength > 0, ((at + before) << _GRADE) + strength, 0)
        best = np.where(strength > (best & (_GRADES - 1)), found, best)
        before += len(family)
    return best


def _spread(places: list[int], values: list[int], count: int) -> Backing:
    row = np.zeros(count, dtype=np.int64)
    row[places] = values
    return row
