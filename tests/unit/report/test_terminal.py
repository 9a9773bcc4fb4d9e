"""What a person reads after `resumefit score`."""

import re
from dataclasses import replace
from io import BytesIO, TextIOWrapper

import pytest
from report_making import POSTING, RESUME, STEERING, report_of
from rich.cells import cell_len
from rich.console import Console

from resumefit.document import Document, ReadWarning
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match.model import Status
from resumefit.report.model import Report
from resumefit.report.plain import excerpt, safe, shorten
from resumefit.report.terminal import print_report
from resumefit.span import Span


def printed(report: Report, *, width: int = 80, limit: int | None = 10, colour: bool = False, encoding: str = "utf-8") -> str:
    stream = TextIOWrapper(BytesIO(), encoding=encoding, newline="")
    console = Console(file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None, highlight=False)
    print_report(report, shipped_lexicon(), console=console, limit=limit)
    stream.seek(0)
    return stream.read()


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(RESUME)


def test_the_score_comes_first_with_its_band_and_what_it_is_not(report: Report) -> None:
    head = printed(report).split("\n\n")[1]
    assert report.match.score is not None
    assert head.startswith(f"{report.match.score.rounded} of 100: a ")
    assert "not a prediction" in head


def test_every_met_finding_stands_above_the_line_that_proves_it(report: Report) -> None:
    text = printed(report, limit=None, width=100)
    met = [finding for finding in report.match.findings if finding.status is Status.MET]
    assert len(met) > 5
    for finding in met:
        assert finding.evidence
        assert finding.why.comparison is not None or finding.label in text
        line = report.resume.document.line_number(finding.evidence[0].start)
        assert f"    line {line}: “" in text
    assert "“Held a 94% customer satisfaction score”" in text


def test_all_that_is_met_is_counted_though_numbers_and_facts_stand_apart(report: Report) -> None:
    here, apart = map(int, re.findall(r"(\d+) met, each .*; (\d+) more", printed(report, width=100))[0])
    assert here > 0 < apart
    assert here + apart == sum(finding.status is Status.MET for finding in report.match.findings)


def test_what_is_within_reach_is_told_as_exactly_as_what_it_is_held_against(report: Report) -> None:
    assert report.match.score is not None
    near = replace(report, reachable=report.match.score.thousandths + 100)
    (reach,) = re.findall(r"Within reach: ([\d.]+) instead of ([\d.]+),", printed(near))
    assert float(reach[0]) == pytest.approx(float(reach[1]) + 0.1)


def test_missing_things_stand_required_first_and_screens_apart(report: Report) -> None:
    missing, screens = printed(report).split("NOT FOUND IN YOUR RESUME")[1].split("CHECK THESE YOURSELF")
    assert missing.index("Required") < missing.index("Typing Speed") < missing.index("Preferred") < missing.index("Spanish")
    assert missing.index("Spanish") < missing.index("Duties of the job") < missing.index("Training New Hires")
    assert "Weekend" in screens.split("WHAT YOU CAN DO")[0]
    assert "Weekend" not in missing


def test_alternatives_are_one_need_and_numbers_stand_side_by_side(report: Report) -> None:
    text = printed(report)
    assert "Zendesk or Freshdesk" in text
    assert re.search(r"Customer Satisfaction \(CSAT\) +asked at least 90%; found 94%", text)


def test_the_rest_of_the_suggestions_is_counted_or_shown(report: Report) -> None:
    count = len(report.suggestions)
    assert count > 2
    assert f"and {count - 2} more (--all)" in printed(report, limit=2)
    everything = printed(report, limit=None)
    assert "--all" not in everything
    assert f"{count:>2}. " in everything


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_page_or_ends_in_blanks(report: Report, width: int) -> None:
    lines = printed(report, width=width, limit=None).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert lines == [line.rstrip() for line in lines]


def test_colours_change_no_word(report: Report) -> None:
    coloured = printed(report, colour=True)
    assert "\x1b[" in coloured
    words = re.sub(r"\x1b\[[\d;]*m|[█░]", "", coloured)
    assert [line.rstrip() for line in words.splitlines()] == printed(report).splitlines()


def test_a_console_without_unicode_gets_plain_signs(report: Report) -> None:
    text = printed(report, encoding="ascii")
    assert text.isascii()
    assert "+ Role: Customer Service Representative" in text


def test_a_hostile_document_steers_nothing() -> None:
    poison = "\x1b[2J\x1b]0;owned\x07 \u202egnitset\u202c \x9b31m \u200b\u2066x\u2069 [bold]y[/bold] \ud800"
    hostile = RESUME.replace("in Zendesk", f"in {poison} Zendesk").replace("Tidewater", f"Tide{poison}water")
    made = report_of(hostile, POSTING.replace("Salesforce", f"Salesforce {poison}"))
    hidden = replace(made.resume, document=replace(made.resume.document, hidden=(f"hidden {poison}",)))
    for text in (printed(replace(made, resume=hidden), limit=None), printed(made, encoding="ascii", limit=None)):
        assert not STEERING.search(text)
        assert max(map(cell_len, text.splitlines())) <= 80


def test_without_a_score_there_is_a_reason_and_a_next_step() -> None:
    made = report_of(" ")
    assert made.match.no_score is not None
    text = " ".join(printed(made).split())
    assert made.match.no_score.message in text
    assert made.match.no_score.next_step in text
    assert "of 100" not in text
    assert "NOT FOUND" not in text


def test_what_was_not_counted_stands_before_the_findings(report: Report) -> None:
    document = replace(
        report.resume.document, hidden=("zendesk freshdesk salesforce",), warnings=(ReadWarning("scanned-page", "the page is a scan.", 2),)
    )
    copied = (Span(RESUME.index("Resolved"), RESUME.index(" and logged")),)
    text = printed(replace(report, resume=replace(report.resume, document=document), copied=copied))
    note = text[text.index("NOTE FIRST") : text.index("WHAT YOUR RESUME SHOWS")]
    assert "Resume, page 2: the page is a scan." in note
    assert "“zendesk freshdesk salesforce”" in note
    assert "“Resolved billing complaints and logged" in note


def test_an_excerpt_keeps_the_place_in_view() -> None:
    document = Document.from_text(RESUME)
    place = Span(RESUME.index("three time zones"), RESUME.index("three time zones") + 16)
    cut = excerpt(document, place, columns=50)
    assert cut.startswith("…")
    assert cut.endswith("three time zones")
    assert cell_len(cut) <= 50
    assert excerpt(document, Span(RESUME.index("Answered"), RESUME.index("Answered") + 8), columns=30) == "Answered 70 inbound calls a…"


def test_safe_text_is_one_line_of_visible_characters() -> None:
    assert safe("a\u202eb\x1b[31m\n\tc\u2028d") == "ab[31m c d"
    assert shorten("日本語のテキスト", 9) == "日本語の…"
