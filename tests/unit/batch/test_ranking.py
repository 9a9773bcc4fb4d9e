"""The ranking is in order, says why, and nothing in it runs when a spreadsheet opens it."""

import csv
from pathlib import Path

import pytest
from records_making import finding, folder_of, record

from resumefit.batch.ranking import RANKING_NAME, write_ranking
from resumefit.batch.reasons import reasons
from resumefit.batch.sheets import text_cell

LABELS = {"q": "=cmd|' /C calc'!A0", "p": "Agent"}


def table(folder: Path) -> list[dict[str, str]]:
    write_ranking(folder)
    content = (folder / RANKING_NAME).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert sorted(path.name for path in folder.iterdir()) == ["ranking.csv", "results.jsonl", "run.json"]
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


def test_order_ties_and_what_has_no_score(tmp_path: Path) -> None:
    scores = {"d": 50_000, "a": 70_125, "c": 70_125, "b": None, "e": 0}
    records = [record(name, posting, score) for name, score in scores.items() for posting in ("p", "q")]
    rows = table(folder_of(tmp_path / "out", records, LABELS))
    assert [row["posting"] for row in rows] == ["q"] * 5 + ["p"] * 5
    assert [(row["rank"], row["resume"], row["score"], row["score_exact"]) for row in rows[5:]] == [
        ("1", "a", "70", "70.125"),
        ("1", "c", "70", "70.125"),
        ("3", "d", "50", "50.0"),
        ("4", "e", "0", "0.0"),
        ("", "b", "", ""),
    ]
    assert rows[-1]["reason_1"] == "Resume: This file is empty. Check it. [empty]"


def test_a_score_of_a_resume_not_read_in_full_says_so(tmp_path: Path) -> None:
    records = [record("a", "p", 9_000, warnings=("resume:damaged", "posting:limit")), record("b", "p", 8_000)]
    rows = table(folder_of(tmp_path / "out", records, LABELS))
    assert [row["warnings"] for row in rows] == ["resume:damaged posting:limit", ""]


def test_reasons_are_the_weightiest_and_of_both_sides() -> None:
    found = [finding("Role", 30_000, 30_000, part="role"), finding("A", 9_000, 9_000), finding("B", 8_000, 8_000), finding("C", 0, 3_000)]
    told = reasons(record("r", "p", 60_000, *found))
    assert [one.partition(" (")[0] for one in told] == ["for: Role", "for: A", "against: C"]
    assert told[2] == "against: C (0.0 of 3.0): C is missing."
    bad = reasons(
        record("r", "p", 5_000, finding("A", 0, 9_000), finding("B", 0, 8_000), finding("C", 0, 7_000), finding("D", 2_000, 2_000))
    )
    assert [one.partition(" (")[0] for one in bad] == ["against: A", "against: B", "for: D"]


def test_what_is_met_in_part_is_neither_for_nor_against() -> None:
    found = [finding("A", 9_000, 9_000), finding("B", 7_000, 8_000), finding("C", 100, 3_000)]
    assert [one.partition(" (")[0] for one in reasons(record("r", "p", 60_000, *found))] == ["for: A", "in part: B", "in part: C"]


def test_no_cell_runs(tmp_path: Path) -> None:
    hostile = record("-2+3", "q", 50_000, finding("@SUM(A1)", 0, 9_000), name="=HYPERLINK(1).pdf", band="\t=1+1")
    (row,) = table(folder_of(tmp_path / "out", [hostile], LABELS))
    assert (row["resume"], row["name"], row["band"]) == ("'-2+3", "'=HYPERLINK(1).pdf", "'=1+1")
    assert row["posting_label"].startswith("'=cmd")
    assert not [cell for cell in row.values() if cell[:1] in "=+-@\t\r\n" and cell]
    assert row["score"] == "50"


@pytest.mark.parametrize("words", ["=1", "+1", "-1", "@a", " =1", "\t=1", "\r\n=1", "a\n=1", "\u202e=1", "＝1", "\x00=1", "\u200b=1"])
def test_words_that_a_spreadsheet_would_run(words: str) -> None:
    cell = text_cell(words)
    assert len(cell.splitlines()) == 1
    assert cell[0] in "'a"


def test_plain_words_stay_what_they_are() -> None:
    assert text_cell("Call Agent, Tier-1 (50 %)") == "Call Agent, Tier-1 (50 %)"
    assert text_cell("") == ""
