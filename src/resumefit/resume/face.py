"""Resume -> its JSON face."""

from resumefit.document import SCHEMA, Document
from resumefit.extract.mentions import MetricMention, as_json
from resumefit.resume.model import Evidence, Position, Resume
from resumefit.span import Span

_STEPS = {-1: "down", 0: None, 1: "up"}


def resume_to_dict(resume: Resume) -> dict[str, object]:
    """Give the JSON face of `resumefit parse resume`.

    What stands under "metrics", "languages" or "certifications" does not stand under "skills" as well.
    """
    document = resume.document
    return {
        "schema": SCHEMA,
        "kind": "resume",
        "origin": document.origin.to_dict(),
        "today": None if resume.today is None else str(resume.today),
        "sections": [
            {"kind": section.kind, "heading": document.quote(section.heading), "span": document.place(section.span)}
            for section in resume.sections
        ],
        "positions": [_position(position, document) for position in resume.positions],
        "months_customer_service": resume.months_customer_service,
        "months_total": resume.months_total,
        "skills": [_skill(evidence, document) for evidence in skills_apart(resume)],
        "metrics": [_metric(metric, document) for metric in resume.metrics],
        "education": [
            {
                "level": entry.level,
                "completed": entry.completed,
                "field": entry.field,
                "year": entry.year,
                "span": document.place(entry.span),
            }
            for entry in resume.education
        ],
        "languages": [{"language": entry.language, "level": entry.level, "span": document.place(entry.span)} for entry in resume.languages],
        "certifications": [{"name": entry.name, "term": entry.term, "span": document.place(entry.span)} for entry in resume.certifications],
        "warnings": [warning.to_dict() for warning in document.warnings],
    }


def skills_apart(resume: Resume) -> list[Evidence]:
    """Give the evidence that does not stand under the resume's numbers, languages or certificates as well."""
    numbered: dict[str, list[Span]] = {}
    for metric in resume.metrics:
        numbered.setdefault(metric.metric, []).append(metric.span)
    elsewhere = {entry.language for entry in resume.languages} | {entry.term for entry in resume.certifications}
    return [
        evidence
        for evidence in resume.evidence
        if evidence.target.removeprefix("open:") not in elsewhere and not _only_numbers(evidence, numbered.get(evidence.target, []))
    ]


def _only_numbers(evidence: Evidence, numbers: list[Span]) -> bool:
    """Say whether each place of a term is one of its numbers."""
    return bool(numbers) and all(any(span.overlaps(number) for number in numbers) for span in evidence.spans)


def _position(position: Position, document: Document) -> dict[str, object]:
    return {
        "title": position.title or None,
        "employer": position.employer,
        "start": str(position.start) if position.start else None,
        "end": "present" if position.current else str(position.end) if position.end else None,
        "customer_service": position.customer_service,
        "section": position.section,
        "title_span": None if position.title_span is None else document.place(position.title_span),
        "span": document.place(position.span),
    }


def _skill(evidence: Evidence, document: Document) -> dict[str, object]:
    return {
        "target": evidence.target,
        "strength": evidence.strength.name.lower(),
        "spans": [document.place(span) for span in evidence.spans],
    }


def _metric(metric: MetricMention, document: Document) -> dict[str, object]:
    quantity = metric.quantity
    return {
        "metric": metric.metric,
        "comparator": quantity.comparator.value,
        "value": as_json(quantity.value),
        "upper": as_json(quantity.upper),
        "unit": quantity.unit,
        "per": quantity.per,
        "from": as_json(quantity.baseline),
        "step": _STEPS[quantity.sign],
        "span": document.place(metric.span),
    }
