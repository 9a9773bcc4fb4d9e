"""Term asked -> the terms whose evidence counts for it, and as what: every way of matching takes the rule from here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from resumefit.lexicon.model import Lexicon
from resumefit.match.kinship import kinship
from resumefit.match.model import Relation

_KEPT = 1 << 14
"""Terms whose relatives are kept."""


@dataclass(frozen=True, slots=True)
class Relatives:
    """Terms that stand in one relation to a term asked."""

    relation: Relation
    families: tuple[tuple[str, ...], ...]
    """The strongest of them counts: of equals one of an earlier family, in it the one that the resume names first."""

    def __iter__(self) -> Iterator[str]:
        return (term for family in self.families for term in family)


@lru_cache(maxsize=_KEPT)
def relatives(wanted: str, own: Relation, *, lexicon: Lexicon) -> tuple[Relatives, ...]:
    """Give what counts for a term, nearest relation first; `own` is what the term itself is to the requirement.

    A special case counts, near or far; so does what the term is itself a special case of, directly; and in some kinds (the scoring's
    `sibling_kinds`) another special case of that.
    """
    kin = kinship(lexicon)
    parents = sorted(kin.parents.get(wanted, ()))
    beside = parents if lexicon.terms[wanted].kind in lexicon.scoring.sibling_kinds else ()
    ways = (
        (own, [(wanted,)]),
        (Relation.NARROWER, [kin.below.get(wanted, ())]),
        (Relation.BROADER, [(parent,) for parent in parents]),
        (Relation.SIBLING, [tuple(one for one in kin.children[parent] if one != wanted) for parent in beside]),
    )
    some = (Relatives(relation, tuple(family for family in families if family)) for relation, families in ways)
    return tuple(one for one in some if one.families)


@lru_cache(maxsize=_KEPT)
def counted_for(wanted: str, *, lexicon: Lexicon) -> frozenset[str]:
    """Give all terms whose evidence can count for a term."""
    return frozenset(term for some in relatives(wanted, Relation.SAME, lexicon=lexicon) for term in some)
