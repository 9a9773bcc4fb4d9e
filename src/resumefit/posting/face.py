"""Posting -> the JSON face of `resumefit parse posting`."""

from collections.abc import Iterator

from resumefit.document import SCHEMA
from resumefit.extract.mentions import as_json
from resumefit.posting.model import LanguageNeed, Posting, Requirement, Threshold


def posting_to_dict(posting: Posting) -> dict[str, object]:
    """Lay a posting out as the documented JSON; offsets count code points of the document's text, lines from 1."""
    document = posting.document
    role = posting.role
    return {
        "schema": SCHEMA,
        "kind": "posting",
        "origin": document.origin.to_dict(),
        "role": None
        if role is None
        else {"term": role.term, "text": role.text, "span": None if role.span is None else document.place(role.span)},
        "requirements": [_requirement(requirement, posting) for requirement in posting.requirements],
        "experience": [
            {"months": item.months, "of": item.of, "need": item.need.value, "span": document.place(item.span)}
            for item in posting.experience
        ],
        "education": [
            {
                "level": item.level,
                "need": item.need.value,
                "or_equivalent_experience": item.or_equivalent_experience,
                "span": document.place(item.span),
            }
            for item in posting.education
        ],
        "languages": [row for item in posting.languages for row in _languages(item, posting)],
        "thresholds": [_threshold(item, posting) for item in posting.thresholds],
        "set_aside": [{**document.place(item.span), "reason": item.reason} for item in posting.set_aside],
        "warnings": [warning.to_dict() for warning in document.warnings],
    }


def _requirement(requirement: Requirement, posting: Posting) -> dict[str, object]:
    return {
        "target": requirement.target,
        "any_of": list(requirement.any_of),
        "kind": requirement.kind,
        "need": requirement.need.value,
        "screen": requirement.screen,
        "spans": [posting.document.place(span) for span in requirement.spans],
    }


def _languages(need: LanguageNeed, posting: Posting) -> Iterator[dict[str, object]]:
    """Give each language a row of its own, which names those that will do in its place."""
    for one in need.choices:
        yield {
            "language": one.language,
            "any_of": [name for name in need.names if name != one.language],
            "at_least": need.at_least,
            "level": one.level,
            "need": need.need.value,
            "span": posting.document.place(one.span),
        }


def _threshold(threshold: Threshold, posting: Posting) -> dict[str, object]:
    quantity = threshold.quantity
    return {
        "metric": threshold.metric,
        "comparator": quantity.comparator.value,
        "value": as_json(quantity.value),
        "upper": as_json(quantity.upper),
        "unit": quantity.unit,
        "per": quantity.per,
        "need": threshold.need.value,
        "span": posting.document.place(threshold.span),
    }
