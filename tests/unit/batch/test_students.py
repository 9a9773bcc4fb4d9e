"""A student's page: the best posting first, what to do there, and no name."""

from dataclasses import replace

import pytest
from page_reading import Reader, faults
from records_making import finding, record
from report_making import RESUME, hostile_report, report_of

from resumefit.batch.model import PartPoints, Record, State
from resumefit.batch.students import best_record, student_page
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match.model import NoScore

LABELS = {"p": "Agent", "q": "Clerk <b>"}


def records() -> list[Record]:
    return [
        record("robin", "p", 20_000, finding("Zendesk", 0, 9_000), finding("Excel", 500, 4_000)),
        record("robin", "q", 63_125, finding("Zendesk", 9_000, 9_000), finding("Role", 30_000, 40_000, part="role")),
        record("robin", "r", None),
    ]


def page(best: bool = True) -> str:
    report = report_of(RESUME) if best else None
    return student_page(records(), report, lexicon=shipped_lexicon(), resume_id="robin", labels=LABELS)


def test_the_best_posting_comes_first() -> None:
    best = best_record(records())
    assert best is not None
    assert best.posting == "q"
    root = Reader(page()).root
    assert root.one("h1").text == "Clerk <b>"
    assert [row.one("th").text for row in root.one("table", class_="sheet").one("tbody").all("tr")] == ["Clerk <b>", "Agent", "r"]
    assert "Resume: This file is empty." in root.text


def test_only_postings_with_a_score_are_chosen_from() -> None:
    assert "The best of 2 postings." in Reader(page()).root.text
    alone = student_page(records()[1:], report_of(RESUME), lexicon=shipped_lexicon(), resume_id="robin", labels=LABELS)
    assert "The best of" not in Reader(alone).root.text


def test_each_reason_has_the_mark_of_its_side() -> None:
    rows = Reader(page()).root.one("table", class_="sheet").one("tbody").all("tr")
    marks = [(one.given["class"], " ".join(one.text.split())) for row in rows for one in row.all("li")]
    assert [(tone, said.partition(" of ")[0]) for tone, said in marks] == [
        ("partly", "~Met in part: Role 30.0"),
        ("met", "✓Speaks for it: Zendesk 9.0"),
        ("missing", "✗Speaks against it: Zendesk 0.0"),
        ("partly", "~Met in part: Excel 0.5"),
    ]


def test_three_suggestions_with_their_places() -> None:
    report = report_of(RESUME)
    assert len(report.suggestions) > 3
    steps = Reader(page()).root.all("li", class_="step")
    assert {step.one("p").text for step in steps} == {one.message for one in report.suggestions[:3]}
    assert any("line" in quote.text for step in steps for quote in step.all("blockquote"))


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    assert faults(page()) == []
    assert "<script" not in page()
    assert page() == page()


def test_the_page_names_nobody() -> None:
    assert "Robin Example" not in page()


def test_hostile_texts_stay_texts() -> None:
    hostile = hostile_report()
    wrong = [replace(one, band="<img src=x>\u202e", parts=(PartPoints("<i>", 1, 2),)) for one in records()]
    made = student_page(wrong, hostile, lexicon=shipped_lexicon(), resume_id="<script>alert(1)</script>", labels={"q": "<script>\x1b"})
    assert faults(made) == []
    assert "<script" not in made


def test_without_a_score_it_says_why() -> None:
    none = NoScore("no-text", "Nothing to judge.", "Use another file.")
    unread = [record("robin", "p", None), record("robin", "q", None, status=State.UNSCORED, error=None, no_score=none)]
    assert best_record(unread) is None
    made = student_page(unread, None, lexicon=shipped_lexicon(), resume_id="robin", labels=LABELS)
    assert faults(made) == []
    assert "Nothing to judge. Use another file. [no-text]" in made


def test_one_reason_for_several_postings_is_said_once() -> None:
    none = NoScore("no-text", "Nothing to judge.", "Use another file.")
    unread = [record("robin", one, None, status=State.UNSCORED, error=None, no_score=none) for one in ("p", "q")]
    made = student_page(unread, None, lexicon=shipped_lexicon(), resume_id="robin", labels=LABELS)
    assert made.count("Nothing to judge.") == 1
    assert "Agent; Clerk <b>" in Reader(made).root.text


@pytest.mark.parametrize("is_scored", [True, False])
def test_warnings_come_with_what_to_do(is_scored: bool) -> None:
    warned = [replace(one, warnings=("resume:hidden-text", "posting:limit")) for one in records()[0 if is_scored else 2 :]]
    best = report_of(RESUME) if is_scored else None
    told = Reader(student_page(warned, best, lexicon=shipped_lexicon(), resume_id="robin", labels=LABELS)).root.text
    assert told.count("take it out, or make it visible [hidden-text]") == 1
    assert "[limit]" not in told


@pytest.mark.parametrize("count", [0, 1])
def test_few_records_are_a_page_too(count: int) -> None:
    assert faults(student_page(records()[:count], None, lexicon=shipped_lexicon(), resume_id="robin", labels=LABELS)) == []
