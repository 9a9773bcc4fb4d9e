"""Lexicon -> how its terms are related, twins taken as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    children: Mapping[str, tuple[str, ...]]
    """Directly narrower terms, by id."""
    below: Mapping[str, tuple[str, ...]]
    """All narrower terms, near and far, by id."""


@lru_cache(maxsize=4)
def kinship(lexicon: Lexicon) -> Kinship:
    """Work out the relations of a lexicon, once."""
    parents: dict[str, set[str]] = defaultdict(set)
    for term in lexicon.terms.values():
        own = lexicon.canonical(term.id)
        parents[own].update(broader for one in term.broader if (broader := lexicon.canonical(one)) != own)
    ancestors = {term: _all_above(term, parents) for term in list(parents)}
    return Kinship({term: frozenset(broader) for term, broader in parents.items()}, ancestors, _turned(parents), _turned(ancestors))


def _all_above(term: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    above: set[str] = set()
    ahead = [term]
    while ahead:
        for broader in parents.get(ahead.pop(), ()):
            if broader not in above and broader != term:
                above.add(broader)
                ahead.append(broader)
    return frozenset(above)


def _turned(above: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """Turn "has above it" into "has below it"."""
    below: dict[str, list[str]] = defaultdict(list)
    for term in sorted(above):
        for broader in above[term]:
            below[broader].append(term)
    return {term: tuple(narrower) for term, narrower in below.items()}
