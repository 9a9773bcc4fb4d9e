"""The report as a note."""

import re

import pytest
from report_making import RESUME, STEERING, example_reports, hostile_report, report_of

from resumefit.lexicon.load import shipped_lexicon
from resumefit.report.markdown import escaped, report_to_markdown
from resumefit.report.model import Report


def note_of(report: Report, limit: int | None = 10) -> str:
    return report_to_markdown(report, shipped_lexicon(), limit=limit)


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(RESUME)


def section(note: str, title: str) -> list[str]:
    """The list under a heading that begins so."""
    (found,) = [part for part in note.split("\n## ")[1:] if part.startswith(title)]
    return [line for line in found.splitlines()[1:] if line]


def test_the_score_comes_first(report: Report) -> None:
    assert report.match.score is not None
    head = note_of(report).split("\n\n")
    assert head[0] == "# Customer Service Representative"
    assert head[1] == "resume.txt beside posting.txt"
    assert head[2].startswith(f"**{report.match.score.rounded} of 100**: a ")
    assert "not a prediction" in "".join(head[3:5])


def test_the_lists_hold_proof_points_and_numbers(report: Report) -> None:
    note = note_of(report)
    met = section(note, "What your resume shows")
    assert "- **Inbound Calls**" in "\n".join(line.split(",")[0].split(";")[0] + "**" * (";" in line) for line in met)
    assert all(" line " in line and line.endswith("”") for line in met)
    assert "- **Customer Satisfaction (CSAT)**: asked at least 90%, found 94%" in section(note, "Numbers and facts")
    assert any(re.fullmatch(r"- \*\*Spanish \(conversational\)\*\* .*\(preferred, \d\.\d\)", line) for line in section(note, "Not found"))
    assert any("Weekend" in line for line in section(note, "Check these yourself"))


def test_suggestions_are_a_checklist(report: Report) -> None:
    count = len(report.suggestions)
    assert count > 2
    everything = section(note_of(report, limit=None), "What you can do")
    steps = [line for line in everything if not line.startswith("#")]
    assert "#### Skills" in everything
    aims = [line for line in everything if line.startswith("### ")]
    assert len(set(aims)) == len(aims) > 1, "what is asked for has one heading each"
    assert len(steps) == count
    assert all(re.match(r"- \[ \] \S.* `RF\d{3}`$", line) for line in steps)
    assert section(note_of(report, limit=2), "What you can do")[-1] == f"and {count - 2} more"


def test_nothing_of_a_document_means_anything_to_markdown() -> None:
    note = note_of(hostile_report(), limit=None)
    assert not STEERING.search(note)
    assert "\\<script\\>" in note
    bare = re.sub(r"\\.", "", note)
    assert not re.search(r"[<>~$^]|\]\(|\]\[", bare)
    assert set(re.findall(r"`[^`]*`", bare)) <= set(re.findall(r"`RF\d{3}`", bare))
    assert max(len(line) for line in note.splitlines()) < 700


def test_every_kind_of_mark_is_escaped() -> None:
    assert escaped("*a* _b_ `c` [d](e) <f> # | ~ & $x$\n2\\") == "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\# \\| \\~ \\& \\$x\\$ 2\\\\"


def test_the_same_report_gives_the_same_text(report: Report) -> None:
    assert note_of(report) == note_of(report_of(RESUME))
    for made in example_reports().values():
        assert note_of(made).startswith("# ")


def test_without_a_score_there_is_a_reason() -> None:
    made = report_of(" ")
    assert made.match.no_score is not None
    note = note_of(made)
    assert "**No score.** " + escaped(made.match.no_score.message) in note
    assert "of 100" not in note
    assert "Not found" not in note
