"""Posting -> one weighed draft of a finding for each thing that it asks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, Shown, cover, label_of
from resumefit.match.experience import experience_cover, kind_of
from resumefit.match.facts import education_cover, language_cover
from resumefit.match.jobs import months_said
from resumefit.match.model import Asked, Outcome, Relation, Why
from resumefit.match.values import compare_threshold, said
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Need, Posting, Threshold
from resumefit.resume.model import Resume
from resumefit.span import Span
from resumefit.weights import fact_weight, requirement_weight, value_credit

SCREEN = "screen"
"""Part of what is shown and never scored."""
_PARTS = {Need.REQUIRED: "required", Need.PREFERRED: "preferred", Need.DUTY: "duties"}
_FACTS = {"experience": "experience", "education": "education", "language": "languages", "number": "numbers"}
"""Fact -> part of the score."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before its weight is cut into points."""

    id: str
    requirement: Asked
    part: str
    label: str
    need: Need
    asked: tuple[Span, ...]
    weight: Fraction
    cover: Cover


def requirement_drafts(posting: Posting, shown: Shown, *, lexicon: Lexicon) -> Iterator[Draft]:
    """Draft the findings of terms and phrases, less those that a value of the posting says more exactly."""
    valued = {lexicon.canonical(threshold.metric) for threshold in posting.thresholds}
    valued.update(name for need in posting.experience for name in (need.of, f"{need.of}-experience"))
    fields = {"education": posting.education, "language": posting.languages}
    for one in posting.requirements:
        if one.target in valued or fields.get(one.kind):
            continue
        screen = one.screen or _is_screen(one.target, one.kind, lexicon)
        yield Draft(
            id=one.id,
            requirement=one,
            part=SCREEN if screen else _PARTS[one.need],
            label=label_of(one.target, lexicon),
            need=one.need,
            asked=one.spans,
            weight=Fraction(0) if screen else requirement_weight(lexicon.scoring, need=one.need.value, kind=one.kind),
            cover=cover(one, shown, lexicon=lexicon),
        )


def fact_drafts(posting: Posting, resume: Resume, *, lexicon: Lexicon) -> Iterator[Draft]:
    """Draft the findings of months, schooling, languages and numbers."""
    for months in posting.experience:
        label = f"{months_said(months.months)} of {kind_of(months.of, lexicon)}"
        yield _fact("experience", months.of, label, months, experience_cover(months, resume, role=posting.role, lexicon=lexicon), lexicon)
    for schooling in _lowest(posting.education):
        label = schooling.level.replace("_", " ").capitalize()
        yield _fact("education", schooling.level, label, schooling, education_cover(schooling, resume, lexicon=lexicon), lexicon)
    for spoken in posting.languages:
        label = spoken.language.capitalize() + (f" ({spoken.level})" if spoken.level else "")
        yield _fact("language", spoken.language, label, spoken, language_cover(spoken, resume, lexicon=lexicon), lexicon)
    for threshold in posting.thresholds:
        label = f"{label_of(threshold.metric, lexicon)}: {said(threshold.quantity)}"
        yield _fact("number", threshold.metric, label, threshold, _number_cover(threshold, resume, lexicon), lexicon)


def numbered(drafts: list[Draft]) -> list[Draft]:
    """Tell drafts of the same name apart by a number after it."""
    seen: Counter[str] = Counter()
    told_apart = []
    for draft in drafts:
        seen[draft.id] += 1
        told_apart.append(draft if seen[draft.id] == 1 else replace(draft, id=f"{draft.id}:{seen[draft.id]}"))
    return told_apart


def _fact(
    fact: str, name: str, label: str, need: ExperienceNeed | EducationNeed | LanguageNeed | Threshold, found: Cover, lexicon: Lexicon
) -> Draft:
    screen = fact == "number" and _is_screen(name, "", lexicon)
    weight = Fraction(0) if screen else fact_weight(lexicon.scoring, need=need.need.value, fact=fact)
    return Draft(f"{fact}:{name}", need, SCREEN if screen else _FACTS[fact], label, need.need, (need.span,), weight, found)


def _lowest(education: tuple[EducationNeed, ...]) -> tuple[EducationNeed, ...]:
    """Keep the first level of each need: a higher one beside it is an alternative to it."""
    seen: dict[Need, EducationNeed] = {}
    for one in education:
        seen.setdefault(one.need, one)
    return tuple(seen.values())


def _number_cover(threshold: Threshold, resume: Resume, lexicon: Lexicon) -> Cover:
    compared = compare_threshold(threshold, resume.metrics, lexicon=lexicon)
    comparison = compared.comparison
    text = {
        Outcome.MET: f"{comparison.found} meets {comparison.asked}.",
        Outcome.NEAR: f"{comparison.found} comes near {comparison.asked}.",
        Outcome.BELOW: f"{comparison.found} falls short of {comparison.asked}.",
        Outcome.UNSTATED: f"{comparison.asked[:1].upper()}{comparison.asked[1:]} is asked; the resume gives no number.",
        Outcome.INCOMPARABLE: f"{comparison.found} beside {comparison.asked}: {comparison.note}.",
    }[comparison.outcome]
    credit = value_credit(lexicon.scoring, comparison.outcome.value)
    return Cover(credit, Why(Relation.FACT, text, comparison=comparison), (compared.mention.span,) if compared.mention else ())


def _is_screen(target: str, kind: str, lexicon: Lexicon) -> bool:
    term = lexicon.terms.get(target)
    kind = kind or (term.kind if term is not None else "")
    return kind in lexicon.scoring.screens or target in lexicon.scoring.screen_terms
