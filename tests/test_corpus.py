"""The example cases come out as expected, and alike from every kind of file."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden

import resumefit
from resumefit.report.model import Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CASES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
FORMATS = ("md", "docx", "pdf")
TODAY = date(2026, 11, 1)
ON_THE_FILE = {"RF401", "RF402", "RF403", "RF408"}
"""Suggestions that speak of the file rather than of what it says."""
OTHER_EVIDENCE = dict.fromkeys(
    (("cashier-to-service", "docx"), ("cashier-to-service", "pdf")),
    "a school's name that Markdown marks as a heading is shown without the diploma under it",
)
"""Where a kind of file still changes which lines prove a finding, and why."""

Face = dict[str, Any]


@cache
def scored(case: str, suffix: str = "md", posting: str | None = None) -> Report:
    name = posting or postings(case)[0]
    return resumefit.score(EXAMPLES / case / f"resume.{suffix}", EXAMPLES / case / name, today=TODAY)


def postings(case: str) -> list[str]:
    return sorted((path.name for path in (EXAMPLES / case).glob("posting.*")), reverse=True)


def said(places: list[Face]) -> list[str]:
    """The words at some places; where they stand differs from one kind of file to the next."""
    return [" ".join(place["text"].split()) for place in places]


def judged(report: Report) -> Face:
    """What a report says of the match, without places."""
    face: Face = report.to_dict()
    return {
        "score": face["score"],
        "score_exact": face["score_exact"],
        "parts": {part["name"]: f"{part['points']} of {part['possible']}" for part in face["parts"]},
        "findings": [
            {
                "id": finding["id"],
                "need": finding["requirement"]["need"],
                "asked": said(finding["requirement"]["spans"]),
                "status": finding["status"],
                "points": f"{finding['points']} of {finding['possible']}",
                "why": finding["why"]["reason"],
                "evidence": said(finding["evidence"]),
            }
            for finding in face["findings"]
        ],
        "screens": [finding["id"] for finding in face["screens"]],
        "warnings": [warning["code"] for warning in face["warnings"]],
    }


def advised(report: Report) -> list[Face]:
    """The suggestions, without places."""
    return [
        {"code": suggestion.code, "gain": suggestion.gain, "targets": list(suggestion.targets), "message": suggestion.message}
        for suggestion in report.suggestions
    ]


def test_there_are_cases_of_every_kind() -> None:
    assert len(CASES) >= 5
    assert {path.suffix for path in EXAMPLES.glob("*/posting.*")} >= {".txt", ".md", ".html", ".docx"}
    for case in CASES:
        assert {path.suffix for path in (EXAMPLES / case).glob("resume.*")} == {".md", ".docx", ".pdf"}, case


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, golden: Golden) -> None:
    face = {**judged(scored(case)), "suggestions": advised(scored(case))}
    golden(EXAMPLES / case / "expected.json", json.dumps(face, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("suffix", FORMATS[1:])
@pytest.mark.parametrize("case", CASES)
def test_the_kind_of_file_changes_no_score(case: str, suffix: str) -> None:
    assert scored(case, suffix).match.score == scored(case).match.score


@pytest.mark.parametrize("suffix", FORMATS[1:])
@pytest.mark.parametrize("case", CASES)
def test_the_kind_of_file_changes_no_finding(case: str, suffix: str, request: pytest.FixtureRequest) -> None:
    if reason := OTHER_EVIDENCE.get((case, suffix)):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert judged(scored(case, suffix)) == judged(scored(case))


@pytest.mark.parametrize("suffix", FORMATS[1:])
@pytest.mark.parametrize("case", CASES)
def test_the_kind_of_file_changes_no_suggestion(case: str, suffix: str) -> None:
    """In whatever order: what is said of the file takes a place among the first ten."""
    told = [one for one in advised(scored(case, suffix)) if one["code"] not in ON_THE_FILE]
    assert sorted(told, key=str) == sorted(advised(scored(case)), key=str)


def test_contact_that_stands_in_a_page_header_is_told() -> None:
    assert "RF403" in {one["code"] for one in advised(scored("team-lead", "docx"))}


@pytest.mark.parametrize("case", [case for case in CASES if len(postings(case)) > 1])
def test_the_kind_of_posting_changes_nothing(case: str) -> None:
    first, *others = postings(case)
    for other in others:
        assert judged(scored(case, posting=other)) == judged(scored(case, posting=first))
        assert advised(scored(case, posting=other)) == advised(scored(case, posting=first))


def test_each_resume_fits_its_own_posting_better_than_most_others() -> None:
    """The cases are told apart: on its own posting a resume does better than on the mean of the others."""
    for case in CASES:
        resume = scored(case).resume
        own = scored(case).match.score
        others = [resumefit.score(resume, scored(other).posting, today=TODAY).match.score for other in CASES if other != case]
        assert own is not None
        assert own.thousandths > sum(other.thousandths for other in others if other is not None) / len(others), case
