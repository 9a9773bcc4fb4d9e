"""Lexicon -> how its terms are related, twins taken as one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from resumefit.lexicon.model import Lexicon


@dataclass(frozen=True, slots=True)
class Kinship:
    """Relations between canonical ids."""

    parents: Mapping[str, frozenset[str]]
    """Directly broader terms."""
    ancestors: Mapping[str, frozenset[str]]
    """All broader terms, near and far."""


@lru_cache(maxsize=4)
def kinship(lexicon: Lexicon) -> Kinship:
    """Work out the relations of a lexicon, once."""
    parents: dict[str, set[str]] = defaultdict(set)
    for term in lexicon.terms.values():
        own = lexicon.canonical(term.id)
        parents[own].update(broader for one in term.broader if (broader := lexicon.canonical(one)) != own)
    return Kinship(
        {term: frozenset(broader) for term, broader in parents.items()},
        {term: _all_above(term, parents) for term in list(parents)},
    )


def _all_above(term: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    above: set[str] = set()
    ahead = [term]
    while ahead:
        for broader in parents.get(ahead.pop(), ()):
            if broader not in above and broader != term:
                above.add(broader)
                ahead.append(broader)
    return frozenset(above)
