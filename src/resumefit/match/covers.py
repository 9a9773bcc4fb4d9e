"""One thing asked, of whatever sort, beside a resume -> how far it is covered."""

from collections.abc import Sequence

from resumefit.extract.mentions import MetricMention
from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, Shown, cover
from resumefit.match.experience import experience_cover
from resumefit.match.facts import education_cover
from resumefit.match.languages import language_cover
from resumefit.match.model import Asked, Outcome, Relation, Why
from resumefit.match.role import role_cover
from resumefit.match.values import compare_threshold
from resumefit.posting.model import EducationNeed, ExperienceNeed, Requirement, Role, Threshold
from resumefit.weights import value_credit


def cover_of(asked: Asked, shown: Shown, *, role: Role | None, lexicon: Lexicon) -> Cover:
    """Find the best that a resume has for a thing asked; `role` is the posting's."""
    if isinstance(asked, Requirement):
        return cover(asked, shown, lexicon=lexicon)
    if isinstance(asked, Role):
        return role_cover(asked, shown.resume, lexicon=lexicon)
    if isinstance(asked, ExperienceNeed):
        return experience_cover(asked, shown.resume, role=role, lexicon=lexicon)
    if isinstance(asked, EducationNeed):
        return education_cover(asked, shown.resume, role=role, lexicon=lexicon)
    if isinstance(asked, Threshold):
        return number_cover(asked, shown.resume.metrics, lexicon=lexicon)
    return language_cover(asked, shown.resume, lexicon=lexicon)


def number_cover(threshold: Threshold, metrics: Sequence[MetricMention], *, lexicon: Lexicon) -> Cover:
    """Hold a number that a posting names against numbers of a resume; those of other metrics do not count."""
    compared = compare_threshold(threshold, metrics, lexicon=lexicon)
    comparison = compared.comparison
    granted = f" ({comparison.note})" if comparison.note else ""
    text = {
        Outcome.MET: f"{comparison.found} meets {comparison.asked}{granted}.",
        Outcome.NEAR: f"{comparison.found} comes near {comparison.asked}{granted}.",
        Outcome.BELOW: f"{comparison.found} falls short of {comparison.asked}{granted}.",
        Outcome.UNSTATED: f"{comparison.asked[:1].upper()}{comparison.asked[1:]} is asked; the resume gives no number.",
        Outcome.INCOMPARABLE: f"{comparison.found} beside {comparison.asked}: {comparison.note}.",
    }[comparison.outcome]
    credit = value_credit(lexicon.scoring, comparison.outcome.value)
    return Cover(credit, Why(Relation.FACT, text, comparison=comparison), (compared.mention.span,) if compared.mention else ())
