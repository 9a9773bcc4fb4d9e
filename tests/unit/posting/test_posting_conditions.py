"""Conditions that are shown and never scored, schooling for which experience will do, tools of which the like will do."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import Posting


def read(line: str) -> Posting:
    return build_posting(Document.from_text(f"Cashier\n\nRequirements\n- {line}\n- Patience\n"), shipped_lexicon())


@pytest.mark.parametrize(
    "line",
    [
        "Valid driver's licence",
        "Class 5 driver's licence",
        "Background check",
        "Clean criminal record check",
        "Credit check",
        "Able to lift 50 lb",
        "Stand for long periods",
        "Legally entitled to work in Canada",
        "Must be authorized to work in the United States",
        "Must pass a drug test",
        "Reliable vehicle",
    ],
)
def test_a_condition_is_a_screen(line: str) -> None:
    (condition,) = (one for one in read(line).requirements if one.target != "patience")
    assert condition.screen


def test_what_is_not_there_is_not_asked() -> None:
    assert [one.target for one in read("No sponsorship available").requirements] == ["patience"]


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("University degree or 4 years of customer service experience", True),
        ("Bachelor's degree or equivalent work experience", True),
        ("High school diploma or equivalent", False),
        ("Diploma in business or marketing with experience of two years", False),
    ],
)
def test_experience_may_stand_for_schooling(line: str, *, instead: bool) -> None:
    assert [one.or_equivalent_experience for one in read(line).education] == [instead]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Knowledge of Zendesk, Freshdesk or a similar tool", ("ticketing-systems", "zendesk", "freshdesk")),
        ("Knowledge of Zendesk or Freshdesk", ("zendesk", "freshdesk")),
    ],
)
def test_a_row_open_to_its_like_asks_the_class(line: str, asked: tuple[str, ...]) -> None:
    (tool,) = (one for one in read(line).requirements if one.target != "patience")
    assert (tool.target, *tool.any_of) == asked


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Experience of either Zendesk, Freshdesk, or both", [("zendesk", "freshdesk")]),
        ("Knowledge of one or more of the following: Zendesk, Intercom, Freshdesk", [("zendesk", "intercom", "freshdesk")]),
        ("At least two of Zendesk and Intercom", [("zendesk",), ("intercom",)]),
        (
            "At least two of: Zendesk, Intercom, Freshdesk",
            [("zendesk", "intercom"), ("intercom", "freshdesk"), ("freshdesk", "zendesk")],
        ),
        ("Zendesk, Intercom and Freshdesk", [("zendesk",), ("intercom",), ("freshdesk",)]),
        ("SQL or a charting suite such as Looker or Tableau", [("open:sql", "open:looker", "open:tableau")]),
        ("Zendesk and a BI tool such as Looker or Tableau", [("zendesk",), ("open:reporting tools", "open:looker", "open:tableau")]),
    ],
)
def test_a_row_asks_as_many_as_it_says(line: str, rows: list[tuple[str, ...]]) -> None:
    assert [(one.target, *one.any_of) for one in read(line).requirements if one.target != "patience"] == rows


@pytest.mark.parametrize(
    ("line", "lengths"),
    [
        ("A college diploma or two years in a similar role", []),
        ("A degree or at least 4 years as an agent", []),
        ("High school diploma or GED and 2 years of customer service experience", [(24, "customer-service")]),
        ("High school diploma or equivalent and 2 years of customer service experience", [(24, "customer-service")]),
        ("5+ years in customer support, including at least 3 years managing people", [(60, "customer-service"), (36, "supervisory")]),
    ],
)
def test_a_length_that_stands_for_schooling_is_not_asked_beside_it(line: str, lengths: list[tuple[int, str]]) -> None:
    posting = read(line)
    assert [(one.months, one.of) for one in posting.experience] == lengths
    assert all(one.or_equivalent_experience is (not lengths) for one in posting.education)


@pytest.mark.parametrize(
    ("line", "metric", "value"),
    [
        ("NPS of at least 50", "open:net promoter score", 50),
        ("First response under 1 hour, resolution within 24 hours", "average-resolution-time", 86_400),
    ],
)
def test_a_number_is_asked_for_each_metric_named(line: str, metric: str, value: int) -> None:
    assert {one.metric: one.quantity.value for one in read(line).thresholds}[metric] == value


def test_english_in_writing_is_a_skill_and_no_foreign_language() -> None:
    written, fluent = read("Clear, friendly written English"), read("Fluent in English, spoken and written")
    assert "written-communication" in {one.target for one in written.requirements}
    assert (written.languages, [one.language for one in fluent.languages]) == ((), ["english"])


@pytest.mark.parametrize(("line", "asked"), [("Confidence with Excel", False), ("Confidence on the phone", True)])
def test_confidence_with_a_tool_is_no_trait(line: str, *, asked: bool) -> None:
    assert ("open:confidence" in {one.target for one in read(line).requirements}) is asked


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Any graduate / 12th pass", ["high_school", "bachelor"]),
        ("Graduate in any stream", ["bachelor"]),
        ("10+2 or above", ["high_school"]),
    ],
)
def test_indian_schooling_is_asked_by_its_own_names(line: str, levels: list[str]) -> None:
    assert [one.level for one in read(line).education] == levels
