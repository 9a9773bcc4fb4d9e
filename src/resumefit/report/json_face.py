"""Report -> the JSON face of `resumefit score`, and JSON text of any face."""

import json
from collections.abc import Mapping

from resumefit.match.model import Comparison, Finding
from resumefit.posting.model import Requirement, Role
from resumefit.report.model import SCHEMA, Report
from resumefit.suggest.model import Suggestion


def to_json(face: Mapping[str, object]) -> str:
    """Write a face as JSON text: two blanks a level, keys in the documented order, a line break at the end."""
    return json.dumps(face, ensure_ascii=False, indent=2) + "\n"


def report_to_dict(report: Report) -> dict[str, object]:
    """Lay a report out as the documented JSON.

    `score` is a whole number or null, `score_exact` the same with three places; points of parts and findings are in score
    points and add up to it. Offsets count code points of the text of the document they point into, lines count from 1.
    """
    match, resume, posting = report.match, report.resume.document, report.posting.document
    score, none = match.score, match.no_score
    return {
        "schema": SCHEMA,
        "kind": "report",
        "resume": resume.origin.to_dict(),
        "posting": posting.origin.to_dict(),
        "lexicon": {"version": report.lexicon.version, "sha256": report.lexicon.sha256},
        "score": None if score is None else score.rounded,
        "score_exact": None if score is None else float(score.exact),
        "reachable": None if report.reachable is None else report.reachable / 1000,
        "score_version": report.lexicon.version if score is None else score.version,
        "no_score": None if none is None else {"code": none.code, "message": none.message, "next_step": none.next_step},
        "parts": []
        if score is None
        else [{"name": part.name, "points": part.points / 1000, "possible": part.possible / 1000} for part in score.parts],
        "findings": [_finding(finding, report) for finding in match.findings],
        "screens": [_finding(finding, report) for finding in match.screens],
        "suggestions": [suggestion_to_dict(suggestion, report) for suggestion in report.suggestions],
        "copied": [resume.place(span) for span in report.copied],
        "warnings": [{"document": side, **warning.to_dict()} for side, warning in report.warnings],
    }


def _finding(finding: Finding, report: Report) -> dict[str, object]:
    resume, posting = report.resume.document, report.posting.document
    requirement = finding.requirement
    target = requirement.target if isinstance(requirement, Requirement) else requirement.term if isinstance(requirement, Role) else None
    return {
        "id": finding.id,
        "requirement": {
            "target": target,
            "any_of": list(requirement.any_of) if isinstance(requirement, Requirement) else [],
            "label": finding.label,
            "part": finding.part,
            "need": finding.need.value,
            "spans": [posting.place(span) for span in finding.asked],
        },
        "status": finding.status.value,
        "credit": float(finding.credit),
        "points": finding.points / 1000,
        "possible": finding.possible / 1000,
        "evidence": [resume.place(span) for span in finding.evidence],
        "why": {
            "relation": finding.why.relation.value,
            "strength": None if finding.why.strength is None else finding.why.strength.name.lower(),
            "found": finding.why.found,
            "text": finding.why.text,
            "comparison": _comparison(finding.why.comparison),
        },
    }


def _comparison(comparison: Comparison | None) -> dict[str, object] | None:
    if comparison is None:
        return None
    return {"asked": comparison.asked, "found": comparison.found, "outcome": comparison.outcome.value, "note": comparison.note}


def suggestion_to_dict(suggestion: Suggestion, report: Report) -> dict[str, object]:
    """Lay one suggestion of a report out."""
    resume, posting = report.resume.document, report.posting.document
    return {
        "code": suggestion.code,
        "name": suggestion.name,
        "title": suggestion.title,
        "message": suggestion.message,
        "kind": suggestion.kind.value,
        "where": [resume.place(span) for span in suggestion.where],
        "because": [posting.place(span) for span in suggestion.because],
        "gain": None if suggestion.gain is None else suggestion.gain / 1000,
        "section": suggestion.section,
        "targets": list(suggestion.targets),
    }
