"""Many resumes -> how strongly each backs each term, and what that covers of a term asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Codes, Column, told_apart
from resumefit.match.coverage import INSTEAD, OWN, Cover, best_candidate, best_of, term_cover
from resumefit.match.job_choices import Backed
from resumefit.match.model import Relation
from resumefit.match.relatives import relatives
from resumefit.resume.model import Evidence, Strength

_TURNS = 32
"""Bits that hold the place of a term among those that a resume names: of equally strong ones the earlier weighs more."""
_LAST = (1 << _TURNS) - 1
_GRADE = 2
"""Bits that hold a strength, 0 for none."""
_GRADES = 1 << _GRADE


@dataclass(frozen=True, slots=True)
class Backings:
    """How resumes back terms, and which they name first."""

    backed: Backed
    turns: NDArray[np.int32]
    """As `TermRows.turns`."""

    def named(self, terms: Iterable[str]) -> list[str]:
        """Give those of some terms that any resume backs."""
        return [term for term in terms if term in self.backed.numbers]

    def weights(self, terms: Sequence[str]) -> Codes:
        """Give terms x resumes a number that is higher for what counts: the stronger, then the one named earlier.

        What jobs prove comes behind all that a resume names.
        """
        rows = np.array([self.backed.numbers[term] for term in terms])
        said = np.array([row if row < len(self.turns) else self.backed.said[row - len(self.turns)] for row in rows.tolist()])
        late = (_LAST - len(self.backed.grades) + rows)[:, None]
        turns = np.where(self.backed.grades[said] > 0, self.turns[said], late)
        weights: Codes = (self.backed.grades[rows].astype(np.int64) << _TURNS) + (_LAST - turns)
        return weights


def term_column(wanted: str, own: Relation, backings: Backings, *, lexicon: Lexicon) -> Column:
    """Give the covers of a term: which relation counts is judged once for each set of strengths, what it earns once for each term."""
    places: list[tuple[Relation, list[str]]] = []
    found: list[Codes] = []
    for some in relatives(wanted, own, lexicon=lexicon):
        families = [held for family in some.families if (held := backings.named(family))]
        if families:
            found.append(_firsts([backings.weights(family) for family in families]))
            places.append((some.relation, [term for family in families for term in family]))
    count = backings.turns.shape[1]
    keys = _winners(wanted, [relation for relation, _ in places], found, lexicon) if found else np.zeros(count, dtype=np.int64)

    def cover(key: int) -> Cover:
        winner, named = divmod(key, _GRADES)
        code, group = divmod(winner, len(places) + 1)
        if not code:
            return best_of([])
        relation, terms = places[group]
        at, strength = divmod(code, _GRADES)
        some = [(relation, Evidence(terms[at], Strength(strength), ()))]
        if named:
            some.append((own, Evidence(wanted, Strength(named), ())))
        return best_of([term_cover(wanted, some, lexicon=lexicon)])

    return told_apart(keys, cover)


def _winners(wanted: str, relations: Sequence[Relation], found: Sequence[Codes], lexicon: Lexicon) -> Codes:
    """Give for each resume the candidate that counts, times the number of relations and one, plus the number of its relation.

    All that is shifted for the strength of the term itself, where something else counts instead of it.
    """
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
        named = found[0] & (_GRADES - 1) if relations[0] in OWN and relations[at] in INSTEAD else 0
        keys = np.where(chosen == at, ((codes * (len(found) + 1) + at) << _GRADE) + named, keys)
    return keys


def _firsts(families: Sequence[Codes]) -> Codes:
    """Give the strongest of some terms for each resume as its number times _GRADES plus its strength; 0 for none.

    Among equally strong ones the first family counts, in it the one that weighs most.
    """
    best: Codes = np.zeros(1, dtype=np.int64)
    before = 0
    for weights in families:
        at = weights.argmax(axis=0)
        strength = weights[at, np.arange(weights.shape[1])] >> _TURNS
        found = np.where(strength > 0, ((at + before) << _GRADE) + strength, 0)
        best = np.where(strength > (best & (_GRADES - 1)), found, best)
        before += len(weights)
    return best
