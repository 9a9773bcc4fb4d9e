"""The HTML report as a parser sees it."""

from dataclasses import replace

import pytest
from page_reading import Element, Reader, faults
from report_making import POSTING, RESUME, example_reports, hostile_report, report_of

from resumefit.document import ReadWarning
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match.model import Status
from resumefit.report.html import report_to_html
from resumefit.report.model import Report
from resumefit.report.plain import safe
from resumefit.span import Span
from resumefit.suggest.model import Advice


def page_of(report: Report, limit: int | None = 10) -> str:
    return report_to_html(report, shipped_lexicon(), limit=limit)


def words_of(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(RESUME)


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return page_of(report)


@pytest.fixture(scope="module")
def root(page: str) -> Element:
    return Reader(page).root


def test_every_example_makes_a_page_that_needs_nothing_else() -> None:
    for name, made in example_reports().items():
        assert faults(page_of(made)) == [], name


def test_a_page_at_fault_is_told() -> None:
    assert faults(page_of(hostile_report())) == []
    good = page_of(report_of("Agent"))
    bad = good.replace(
        "</main>", '<img src="https://example.com/x.png"><a href="https://example.com" id="texts" onclick="x()">x</a>\u202e</main>'
    )
    assert faults(bad.replace('"use strict";', "")) == [
        "two elements are texts",
        "img has src",
        "a leads to https://example.com",
        "https://example.com is nowhere",
        "a has onclick",
        "the policy does not allow just our script",
        "a character steers",
    ]


def test_the_same_report_gives_the_same_bytes(report: Report, page: str) -> None:
    assert page_of(report_of(RESUME)) == page == page_of(report)


def test_the_order_is_that_of_the_terminal(report: Report, page: str, root: Element) -> None:
    assert report.match.score is not None
    assert root.one(class_="ring").given["aria-label"] == f"Score: {report.match.score.rounded} of 100"
    parts = [
        "A close match",
        "not a prediction",
        "What your resume shows",
        "In part <small>points",
        "Numbers and facts",
        "Not found in your resume",
    ]
    places = [page.index(words) for words in [*parts, "Check these yourself", "What you can do <", "Both texts <"]]
    assert places == sorted(places)


def test_every_finding_stands_in_the_tables_once_with_its_status(report: Report, root: Element) -> None:
    named = [one for table in root.all("table", class_="asked") for one in table.all("div", class_="name")]
    assert len(named) == len(report.match.findings) + len(report.match.screens) > 10
    for status in Status:
        wanted = sum(finding.status is status for finding in report.match.findings)
        assert len([one for one in named if status.value in one.given["class"].split()]) == wanted > 0
        assert root.one("label", class_=status.value).one("small").text == str(wanted)
    assert len([one for one in named if "screen" in one.given["class"].split()]) == len(report.match.screens) > 0


def test_what_is_met_is_quoted_with_the_line_that_proves_it(root: Element) -> None:
    row = next(one for one in root.all("tr", class_="row") if "Inbound Calls" in one.text)
    assert "resume line 9" in row.text
    assert "Answered 70 inbound calls" in [one.text for one in row.all("b")]
    assert row.one("a", class_="line").given["href"] == "#resume-9"


def test_numbers_stand_beside_what_is_asked(root: Element) -> None:
    row = next(one for one in root.all("tr", class_="row") if "Customer Satisfaction" in one.text)
    assert [one.text for one in row.all("dd")] == ["at least 90%", "94%"]


def test_both_texts_are_whole(report: Report, root: Element) -> None:
    for side, document in (("resume", report.resume.document), ("posting", report.posting.document)):
        text = root.one("div", class_="text", aria_labelledby=f"{side}-title")
        shown = [words_of(paragraph.one("p").text) for paragraph in text.all("div", class_="paragraph")]
        assert shown == [safe(document.text[line.span.start : line.span.end]) for line in document.lines]
        numbers = [int(paragraph.one("span", class_="line").text) for paragraph in text.all("div", class_="paragraph")]
        assert numbers == [document.line_number(line.span.start) for line in document.lines]


def test_marks_cover_the_places_of_each_finding_in_both_texts(report: Report, root: Element) -> None:
    sides = {side: root.one("div", class_="text", aria_labelledby=f"{side}-title") for side in ("resume", "posting")}
    linked = 0
    for number, finding in enumerate(report.match.findings, 1):
        for side, document, spans in (
            ("resume", report.resume.document, finding.evidence),
            ("posting", report.posting.document, finding.asked),
        ):
            marked = "".join(mark.text for mark in sides[side].all("mark", data_keys=f"f{number}"))
            covered = {at for span in spans for at in range(span.start, span.end)}
            assert marked == "".join(document.text[at] for at in sorted(covered))
            notes = sides[side].all("li", data_keys=f"f{number}")
            assert bool(notes) == bool(spans)
            assert all(note.one("a").given["href"] == f"#f{number}" for note in notes)
            linked += len(notes)
    assert linked > 20


def test_what_asks_nothing_is_said_in_the_margin() -> None:
    made = report_of(RESUME, POSTING + "\nBenefits\nHealth insurance and a 401(k) plan from the first day.\n")
    assert made.posting.set_aside
    posting = Reader(page_of(made)).root.one("div", class_="text", aria_labelledby="posting-title")
    assert [one.text.strip(" ·") for one in posting.all("li", class_="aside")] == ["Pay and benefits"]


def test_suggestions_beyond_the_limit_are_folded(report: Report, root: Element) -> None:
    count = len(report.suggestions)
    assert count > 2
    short = Reader(page_of(report, limit=2)).root.one(id="steps")
    assert len(short.all("li", class_="step")) == count
    assert len(short.one("details").all("li", class_="step")) == count - 2
    lists = short.all("ol")
    assert [int(one.given["start"]) for one in lists] == [1 + sum(len(other.all("li")) for other in lists[:at]) for at in range(len(lists))]
    assert next(iter(short.one("details").all("ol"))).given["start"] == "3"
    assert short.one("summary").text == f"and {count - 2} more"
    assert Reader(page_of(report, limit=None)).root.one(id="steps").all("details") == []
    said = {step.text: bool(step.all(class_="gain")) for step in root.all("li", class_="step")}
    for suggestion in report.suggestions:
        assert [gain for text, gain in said.items() if safe(suggestion.message) in text] == [bool(suggestion.gain)]


def test_steps_stand_under_the_part_that_they_speak_of(report: Report, root: Element) -> None:
    steps = root.one(id="steps")
    titles = [one.text for one in steps.all("h4")]
    assert "Skills" in titles
    assert len(titles) == len(steps.all("ol"))
    aims = [one.text for one in steps.all("h3")]
    assert "You have it: say it, show it, measure it" in aims
    first = next(one.text for one in steps.all("li", class_="step"))
    assert report.suggestions[0].gain
    assert safe(report.suggestions[0].message) in first


def test_a_hostile_document_is_text() -> None:
    made = hostile_report()
    root = Reader(page_of(made)).root
    assert len(root.all("script")) == len(root.all("style")) == 1
    assert root.all("img") == root.all("i") == []
    text = root.one("div", class_="text", aria_labelledby="resume-title").text
    for words in ('<script>document.title = "owned"</script>', "{{ 7 * 7 }} {% raw %}", "&lt;", "<style>body{display:none}</style>"):
        assert words in text
    assert "Representative <script>alert(1)</script>" in root.one("h1").text
    assert root.one("title").text.endswith('r<i>.txt beside p".txt')


def test_what_was_not_counted_stands_first(report: Report) -> None:
    hidden = tuple(f"hidden <words> {number}" for number in range(5))
    warnings = (ReadWarning("scanned-page", "the page is a <scan>.", 2), ReadWarning("hidden-text", "text is hidden."))
    document = replace(report.resume.document, hidden=hidden, warnings=warnings)
    copied = (Span(RESUME.index("Resolved"), RESUME.index(" and logged")),)
    root = Reader(page_of(replace(report, resume=replace(report.resume, document=document), copied=copied))).root
    said = [words_of(one.text) for one in root.one(class_="cautions").all("li")]
    assert said[0] == "Resume, page 2: the page is a <scan>."
    assert said[1].startswith("Nobody can see this text of the resume, so it is not counted: hidden <words> 0")
    assert said[1].endswith("and 2 more hidden <words> 3 hidden <words> 4")
    assert said[2].startswith("Word for word as in the posting, so not counted: Resolved billing complaints")
    assert "".join(one.text for one in root.all("mark", class_="copied")) == "Resolved billing complaints"


def test_without_a_score_there_are_a_reason_and_both_texts_but_no_findings() -> None:
    made = report_of(" ")
    assert made.match.no_score is not None
    root = Reader(page_of(made)).root
    assert faults(page_of(made)) == []
    assert made.match.no_score.message in root.one("header").text
    assert made.match.no_score.next_step in root.one("header").text
    assert root.all(class_="ring") == root.all("table") == root.all("mark", data_keys="f1") == []
    assert len(root.all("li", class_="step")) == sum(one.kind is Advice.UNSEEN for one in made.suggestions)
    assert "Salesforce" in root.one("div", class_="text", aria_labelledby="posting-title").text
