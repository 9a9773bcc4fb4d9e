"""Postings -> the distinct things that they ask: what is asked word for word alike is looked up once for all of them."""

from dataclasses import dataclass, replace

from resumefit.lexicon.model import Lexicon
from resumefit.match.demands import Demand, Demands
from resumefit.match.jobs import is_known_by_words
from resumefit.match.model import Asked
from resumefit.match.relatives import counted_for
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Need, Posting, Requirement, Role
from resumefit.span import Span

_NOWHERE = Span(0, 1)


@dataclass(frozen=True, slots=True)
class Proof:
    """A kind of experience that jobs may prove, where a posting asks for it."""

    kind: str
    role: Role | None
    """The posting's role, where the kind is work like that."""


@dataclass(frozen=True, slots=True)
class Question:
    """A thing asked without what its cover does not depend on: where it is asked, how strongly, by which posting."""

    asked: Asked
    role: Role | None
    proofs: tuple[Proof, ...]
    """What is proven beside what the resumes say, as far as it can count."""


def proofs_asked(posting: Posting, demands: Demands, *, lexicon: Lexicon) -> tuple[Proof, ...]:
    """Give the kinds of experience that a posting asks for as requirements."""
    return tuple(
        Proof(kind, _bare(posting.role) if _is_like_this(kind.removesuffix("-experience"), lexicon) else None) for kind in demands.proofs
    )


def question_of(demand: Demand, posting: Posting, proofs: tuple[Proof, ...], *, lexicon: Lexicon) -> Question:
    """Give the question that a demand of a posting puts to a resume."""
    asked = demand.requirement
    if isinstance(asked, Requirement):
        bare = Requirement(asked.target, kind="", need=Need.REQUIRED, spans=(), any_of=asked.any_of, stems=asked.stems)
        targets = [lexicon.canonical(target) for target in (asked.target, *asked.any_of)] if proofs else []
        counted = [counted_for(target, lexicon=lexicon) for target in targets if target in lexicon.terms]
        return Question(bare, None, tuple(one for one in proofs if any(one.kind in some for some in counted)))
    if isinstance(asked, Role):
        return Question(_held_against(asked, lexicon), None, proofs)
    if isinstance(asked, ExperienceNeed):
        role = _bare(posting.role) if _is_like_this(asked.of, lexicon) else None
        return Question(replace(asked, need=Need.REQUIRED, span=_NOWHERE), role, proofs)
    if isinstance(asked, EducationNeed):
        role = _held_against(posting.role, lexicon) if posting.role is not None and asked.or_equivalent_experience else None
        return Question(replace(asked, need=Need.REQUIRED, span=_NOWHERE), role, ())
    if isinstance(asked, LanguageNeed):
        others = tuple(replace(one, span=_NOWHERE) for one in asked.any_of)
        return Question(replace(asked, need=Need.REQUIRED, span=_NOWHERE, any_of=others), None, ())
    return Question(replace(asked, need=Need.REQUIRED, span=_NOWHERE), None, ())


def _is_like_this(kind: str, lexicon: Lexicon) -> bool:
    return kind in lexicon.wording("like-experience")


def _held_against(role: Role, lexicon: Lexicon) -> Role:
    """Give a role without its wording where jobs are held against the term alone."""
    return Role(role.term, role.text if is_known_by_words(role, lexicon=lexicon) else "", None)


def _bare(role: Role | None) -> Role | None:
    return Role(role.term, role.text, None) if role is not None else None
