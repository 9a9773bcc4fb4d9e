"""Posting -> one weighed demand for each thing that it asks, whoever applies."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import label_of
from resumefit.match.experience import kind_of
from resumefit.match.facts import schooling_said
from resumefit.match.field import in_field
from resumefit.match.jobs import months_said
from resumefit.match.kinship import kinship
from resumefit.match.languages import languages_asked
from resumefit.match.model import PARTS, Asked, NoScore
from resumefit.match.values import asked_said
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Need, Posting, Requirement, Role, Threshold
from resumefit.span import Span
from resumefit.weights import fact_weight, requirement_weight, shares, total

SCREEN = "screen"
"""Part of what is shown and never scored."""
_PARTS = {Need.REQUIRED: "required", Need.PREFERRED: "preferred", Need.DUTY: "duties"}
_FACTS = {"experience": "experience", "education": "education", "language": "languages", "number": "numbers"}
"""Fact -> part of the score."""
_KEPT, _WEIGHTS = 16, 512
"""Postings whose demands are kept, and weights that are."""


class _Draft(NamedTuple):
    """A demand that is not yet weighed against the others."""

    id: str
    requirement: Asked
    part: str
    label: str
    need: Need
    asked: tuple[Span, ...]
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that a posting asks: a finding without the resume's side."""

    id: str
    requirement: Asked
    part: str
    label: str
    need: Need
    asked: tuple[Span, ...]
    weight: Fraction
    possible: int = 0
    """Thousandths of a score point to be had; 0 for a screen."""


@dataclass(frozen=True, slots=True)
class Demands:
    """All that a posting asks."""

    scored: tuple[Demand, ...]
    """In the order of the score's parts, then of the posting; what they are worth adds up to a full score."""
    screens: tuple[Demand, ...]
    proofs: tuple[str, ...]
    """Kinds of experience asked as a requirement: the jobs of a resume may prove them where no line says so."""
    no_score: NoScore | None
    """Why nothing can be judged by this posting, whatever the resume."""


class _Same:
    """A posting told apart by being that very object: to compare two whole ones takes longer than to compile one."""

    __slots__ = ("posting",)

    def __init__(self, posting: Posting) -> None:
        self.posting = posting

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.posting is other.posting

    def __hash__(self) -> int:
        return id(self.posting)


def demands_of(posting: Posting, *, lexicon: Lexicon) -> Demands:
    """Weigh what a posting asks; the demands of the last few postings are kept."""
    return _demands_of(_Same(posting), lexicon)


@lru_cache(maxsize=_KEPT)
def _demands_of(same: _Same, lexicon: Lexicon) -> Demands:
    posting = same.posting
    drafts = _numbered([*_requirements(posting, lexicon), *_facts(posting, lexicon)])
    scored = [draft for draft in drafts if draft.part != SCREEN]
    no_score = _no_score(posting, scored, lexicon)
    scored.extend(_role(posting, scored, lexicon))
    scored.sort(key=lambda draft: PARTS.index(draft.part))
    pieces = shares([draft.weight for draft in scored])
    return Demands(
        tuple(Demand(*draft, possible) for draft, possible in zip(scored, pieces, strict=True)),
        tuple(Demand(*draft) for draft in drafts if draft.part == SCREEN),
        _kinds_asked(posting, lexicon),
        no_score,
    )


def _kinds_asked(posting: Posting, lexicon: Lexicon) -> tuple[str, ...]:
    """Name the kinds of experience that requirements take, also where they are only one way to meet them."""
    targets = (target for one in posting.requirements for target in _targets(one))
    known = ((target, lexicon.terms.get(lexicon.canonical(target))) for target in targets)
    return tuple(dict.fromkeys(target for target, term in known if term is not None and term.kind == "experience"))


def _requirements(posting: Posting, lexicon: Lexicon) -> Iterator[_Draft]:
    """Draft the demands of terms and phrases, less those that a value of the posting says more exactly."""
    valued = {lexicon.canonical(threshold.metric) for threshold in posting.thresholds}
    valued.update(name for need in posting.experience for name in (need.of, f"{need.of}-experience"))
    fields = {"education": posting.education, "language": posting.languages}
    for one in posting.requirements:
        if one.target in valued or fields.get(one.kind):
            continue
        screen = one.screen or _is_screen(one.target, one.kind, lexicon)
        weight = Fraction(0) if screen else _requirement_weight(one.need.value, one.kind, lexicon)
        yield _Draft(one.id, one, SCREEN if screen else _PARTS[one.need], label_of(one.target, lexicon), one.need, one.spans, weight)


@lru_cache(maxsize=_WEIGHTS)
def _requirement_weight(need: str, kind: str, lexicon: Lexicon) -> Fraction:
    return requirement_weight(lexicon.scoring, need=need, kind=kind)


@lru_cache(maxsize=_WEIGHTS)
def _fact_weight(need: str, fact: str, lexicon: Lexicon) -> Fraction:
    return fact_weight(lexicon.scoring, need=need, fact=fact)


def _facts(posting: Posting, lexicon: Lexicon) -> Iterator[_Draft]:
    """Draft the demands of months, schooling, languages and numbers."""
    for months in posting.experience:
        yield _fact("experience", months.of, f"{months_said(months.months)} of {kind_of(months.of, lexicon)}", months, lexicon)
    for schooling in _lowest(posting.education):
        level = schooling_said(schooling.level, lexicon)
        yield _fact("education", schooling.level, level[:1].upper() + level[1:], schooling, lexicon)
    for spoken in posting.languages:
        yield _fact("language", "-or-".join(spoken.names), _language_label(spoken), spoken, lexicon)
    for threshold in posting.thresholds:
        label = f"{label_of(threshold.metric, lexicon)}: {asked_said(threshold, lexicon)}"
        yield _fact("number", threshold.metric, label, threshold, lexicon)


def _language_label(need: LanguageNeed) -> str:
    asked = languages_asked(need)
    return asked[:1].upper() + asked[1:] if need.any_of else need.language.title() + (f" ({need.level})" if need.level else "")


def _fact(fact: str, name: str, label: str, need: ExperienceNeed | EducationNeed | LanguageNeed | Threshold, lexicon: Lexicon) -> _Draft:
    screen = fact == "number" and _is_screen(name, "", lexicon)
    weight = Fraction(0) if screen else _fact_weight(need.need.value, fact, lexicon)
    return _Draft(f"{fact}:{name}", need, SCREEN if screen else _FACTS[fact], label, need.need, _places(need), weight)


def _places(need: ExperienceNeed | EducationNeed | LanguageNeed | Threshold) -> tuple[Span, ...]:
    return tuple(one.span for one in need.choices) if isinstance(need, LanguageNeed) else (need.span,)


def _role(posting: Posting, scored: list[_Draft], lexicon: Lexicon) -> Iterator[_Draft]:
    """Draft the demand of the role, weighed against everything else that is asked."""
    role, rest = posting.role, total(draft.weight for draft in scored)
    if role is not None and rest:
        asked = (role.span,) if role.span else ()
        weight = rest * Fraction(lexicon.scoring.role_share) * _told_by_title(role, scored, lexicon)
        yield _Draft("role", role, "role", role.text, Need.REQUIRED, asked, weight)


def _told_by_title(role: Role, scored: list[_Draft], lexicon: Lexicon) -> Fraction:
    """Give how far a title of service in general tells what the work is: less, the less of what is asked is service.

    Such titles are given to mail rooms and project offices as well. The title itself stands for one requirement of service. Below
    the scoring's `service_share` it falls with the square: a title half as well borne out tells a quarter.
    """
    enough = Fraction(lexicon.scoring.service_share)
    line = {role.term, *kinship(lexicon).ancestors.get(role.term or "", ())}
    if not enough or line.isdisjoint(lexicon.wording("service-in-general")):
        return Fraction(1)
    service, beside = _service_demands(lexicon), lexicon.wording("kinds-beside-the-work")
    title = Fraction(lexicon.scoring.need_weight["required"])
    work = [draft for draft in scored if isinstance(draft.requirement, Requirement) and draft.requirement.kind not in beside]
    of_service = [draft for draft in work if not service.isdisjoint(map(lexicon.canonical, _targets(draft.requirement)))]
    asked, served = (total((title, *(draft.weight for draft in some))) for some in (work, of_service))
    share = served / asked if asked else Fraction(1)
    return min(Fraction(1), share / enough) ** 2


@lru_cache(maxsize=4)
def _service_demands(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(lexicon.canonical, lexicon.wording("service-demands")))


def _targets(asked: Asked) -> tuple[str, ...]:
    return (asked.target, *asked.any_of) if isinstance(asked, Requirement) else ()


def _numbered(drafts: list[_Draft]) -> list[_Draft]:
    """Tell demands of the same name apart by a number after it."""
    seen: Counter[str] = Counter()
    told_apart = []
    for draft in drafts:
        seen[draft.id] += 1
        told_apart.append(draft if seen[draft.id] == 1 else draft._replace(id=f"{draft.id}:{seen[draft.id]}"))
    return told_apart


def _lowest(education: tuple[EducationNeed, ...]) -> tuple[EducationNeed, ...]:
    """Keep the first level of each need: a higher one beside it is an alternative to it."""
    seen: dict[Need, EducationNeed] = {}
    for one in education:
        seen.setdefault(one.need, one)
    return tuple(seen.values())


def _is_screen(target: str, kind: str, lexicon: Lexicon) -> bool:
    term = lexicon.terms.get(target)
    kind = kind or (term.kind if term is not None else "")
    return kind in lexicon.scoring.screens or target in lexicon.scoring.screen_terms


def _no_score(posting: Posting, scored: list[_Draft], lexicon: Lexicon) -> NoScore | None:
    if not any(draft.weight for draft in scored):
        return NoScore(
            "nothing-asked",
            "The posting asks nothing that a resume could show.",
            "Give the whole posting, with its duties and requirements.",
        )
    if not in_field(posting, lexicon=lexicon):
        return NoScore(
            "not-service-work", "The posting is not for service work, the only field that this lexicon knows.",
            "Give a posting for work with customers, or a lexicon of the posting's own field.",
        )  # fmt: skip
    return None
