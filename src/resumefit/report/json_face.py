"""Report -> the JSON face of `resumefit score`, and JSON text of any face."""

import json
from collections.abc import Mapping

from resumefit.document import SCHEMA
from resumefit.match.model import Asked, Comparison, Finding
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Requirement, Role, Threshold
from resumefit.report.model import Report
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
    return {
        "schema": SCHEMA,
        "kind": "report",
        "resume": resume.origin.to_dict(),
        "posting": posting.origin.to_dict(),
        **origin_of_score(report),
        **scores_to_dict(report),
        "parts": []
        if match.score is None
        else [{"name": part.name, "points": part.points / 1000, "possible": part.possible / 1000} for part in match.score.parts],
        "findings": [_finding(finding, report) for finding in match.findings],
        "screens": [_finding(finding, report) for finding in match.screens],
        "suggestions": [suggestion_to_dict(suggestion, report) for suggestion in report.suggestions],
        "copied": [resume.place(span) for span in report.copied],
        "warnings": [{"document": side, **warning.to_dict()} for side, warning in report.warnings],
    }


def origin_of_score(report: Report) -> dict[str, object]:
    """Say what a score depends on beside the two documents."""
    today = report.resume.today
    return {
        "today": None if today is None else str(today),
        "score_version": report.lexicon.version,
        "lexicon_sha256": report.lexicon.sha256,
    }


def scores_to_dict(report: Report) -> dict[str, object]:
    """Lay the score of a report out, or why there is none."""
    score, none = report.match.score, report.match.no_score
    return {
        "score": None if score is None else score.rounded,
        "score_exact": None if score is None else float(score.exact),
        "score_reachable": None if report.reachable is None else report.reachable / 1000,
        "no_score": None if none is None else {"code": none.code, "message": none.message, "next_step": none.next_step},
    }


def target_of(asked: Asked) -> str | None:
    """Name the term that is asked; None for a length, a level, a language or a number."""
    return asked.target if isinstance(asked, Requirement) else asked.term if isinstance(asked, Role) else None


def _kind_of(asked: Asked) -> str:
    """Name the kind of term that is asked."""
    match asked:
        case Requirement():
            return asked.kind
        case Role():
            return "role_title"
        case ExperienceNeed():
            return "experience"
        case EducationNeed():
            return "education"
        case LanguageNeed():
            return "language"
        case Threshold():
            return "metric"


def _finding(finding: Finding, report: Report) -> dict[str, object]:
    resume, posting = report.resume.document, report.posting.document
    requirement = finding.requirement
    return {
        "id": finding.id,
        "requirement": {
            "target": target_of(requirement),
            "any_of": list(requirement.any_of) if isinstance(requirement, Requirement) else [],
            "label": finding.label,
            "kind": _kind_of(requirement),
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
            "found_target": finding.why.found,
            "reason": finding.why.text,
            "comparison": _comparison(finding.why.comparison),
        },
    }


def _comparison(comparison: Comparison | None) -> dict[str, object] | None:
    if comparison is None:
        return None
    return {"asked": comparison.asked, "found": comparison.found, "outcome": comparison.outcome.value, "note": comparison.note or None}


def suggestion_to_dict(suggestion: Suggestion, report: Report) -> dict[str, object]:
    """Lay one suggestion of a report out; what it speaks of is told by the findings of that."""
    resume, posting = report.resume.document, report.posting.document
    return {
        "code": suggestion.code,
        "name": suggestion.name,
        "title": suggestion.title,
        "message": suggestion.message,
        "kind": suggestion.kind.value,
        "section": suggestion.section or None,
        "findings": _findings_of(suggestion, report),
        "where": [resume.place(span) for span in suggestion.where],
        "because": [posting.place(span) for span in suggestion.because],
        "gain": None if suggestion.gain is None else suggestion.gain / 1000,
        "worth": suggestion.worth / 1000,
    }


def _findings_of(suggestion: Suggestion, report: Report) -> list[str]:
    """Name the findings that a suggestion speaks of; a language goes by its name in suggestions."""
    known = {finding.id for finding in (*report.match.findings, *report.match.screens)}
    named = (target if target in known else f"language:{target}" for target in suggestion.targets)
    return [one for one in dict.fromkeys(named) if one in known]
