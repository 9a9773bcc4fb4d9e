"""Selection rates are counted, compared where there are people enough, and no more is said than the rule says."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from records_making import folder_of, record

from resumefit.batch.model import Record
from resumefit.batch.rates import ALL, Cut, GroupRate, Verdict, audit_rates, rate_audit_lines, read_group_table
from resumefit.cli import main
from resumefit.errors import ResumefitError


def run(people: int, *, selected: int, group: str, posting: str = "p") -> tuple[list[Record], dict[str, str]]:
    """Some people of a group, of whom so many score 60 and the rest 40."""
    records = [record(f"{group}-{at:03}", posting, 60_000 if at < selected else 40_000) for at in range(people)]
    return records, {one.resume: group for one in records}


def rows(*runs: tuple[list[Record], dict[str, str]], cut: Cut) -> dict[str, GroupRate]:
    records = [one for part in runs for one in part[0]]
    members = {key: group for part in runs for key, group in part[1].items()}
    (table,) = audit_rates(records, {"group": members}, cut=cut).tables
    return {row.group: row for row in table.rows}


def test_rates_ratios_and_verdicts() -> None:
    found = rows(run(40, selected=30, group="a"), run(40, selected=24, group="b"), run(50, selected=29, group="c"), cut=Cut(score=50_000))
    assert (found["a"].rate, found["a"].ratio, found["a"].verdict) == (Fraction(3, 4), 1, Verdict.NOT_BELOW)
    assert (found["b"].rate, found["b"].ratio, found["b"].verdict) == (Fraction(3, 5), Fraction(4, 5), Verdict.NOT_BELOW)
    assert (found["c"].ratio, found["c"].verdict) == (Fraction(29, 50) / Fraction(3, 4), Verdict.BELOW)


def test_too_few_people_are_no_verdict_and_no_yardstick() -> None:
    found = rows(
        run(29, selected=29, group="small"), run(30, selected=15, group="a"), run(30, selected=12, group="b"), cut=Cut(score=50_000)
    )
    assert (found["small"].rate, found["small"].ratio, found["small"].verdict) == (1, None, Verdict.TOO_FEW)
    assert (found["a"].ratio, found["b"].ratio) == (1, Fraction(4, 5))
    alone = rows(run(29, selected=29, group="small"), run(30, selected=15, group="a"), cut=Cut(score=50_000))
    assert (alone["a"].ratio, alone["a"].verdict) == (None, Verdict.NONE)


def test_nobody_selected_is_nothing_to_compare() -> None:
    found = rows(run(30, selected=0, group="a"), run(30, selected=0, group="b"), cut=Cut(score=99_000))
    assert {row.verdict for row in found.values()} == {Verdict.NONE}


def test_the_first_so_many_with_their_equals() -> None:
    records = [record(name, "p", score) for name, score in (("a", 90_000), ("b", 80_000), ("c", 80_000), ("d", 70_000))]
    (table,) = audit_rates(records, {"group": dict.fromkeys("abcd", "all")}, cut=Cut(top=2)).tables
    assert table.rows[0].selected == 3
    assert table.rows[0].above_median == 1


def test_people_are_counted_once_over_all_postings() -> None:
    parts = [run(30, selected=20, group="a", posting=posting) for posting in ("p", "q")]
    records = sorted((one for part in parts for one in part[0]), key=lambda one: one.resume)
    tables = audit_rates(records, {"group": parts[0][1]}, cut=Cut(score=50_000)).tables
    assert [table.posting for table in tables] == [ALL, "p", "q"]
    assert (tables[0].rows[0].people, tables[0].rows[0].scored, tables[0].rows[0].selected) == (30, 60, 40)


def test_what_has_no_score_and_who_has_no_group_is_said() -> None:
    records = [record("a", "p", 50_000), record("b", "p", None), record("c", "p", 50_000)]
    audit = audit_rates(records, {"group": {"a": "x", "b": "x", "ghost": "x"}}, cut=Cut(score=10_000))
    assert (audit.tables[0].rows[0].unscored, audit.ungrouped, audit.unknown) == (1, 1, 1)
    told = " ".join(rate_audit_lines(audit, {"p": "Agent"}))
    assert "29 CFR 1607.4(D)" in told
    assert "rule of thumb" in told
    assert "no legal opinion" in told
    assert "speaks of no other groups" in told


def test_a_table_of_groups() -> None:
    content = "\ufeffid,gender,age\na,women,\nb,men,40 and over\nb,men,40 and over\n".encode()
    assert read_group_table(content) == {"gender": {"a": "women", "b": "men"}, "age": {"b": "40 and over"}}
    assert read_group_table(content.replace(b",", b";")) == read_group_table(content)


def test_a_manifest_is_a_table_of_groups() -> None:
    content = b"id,resume,posting,group\ns1,a.txt,p.txt,spring\ns1,a.txt,q.txt,spring\n,b.txt,p.txt,autumn\n"
    assert read_group_table(content) == {"group": {"s1": "spring"}}


def test_a_manifest_of_json_lines_is_a_table_of_groups() -> None:
    content = b'{"id": "s1", "resume_text": "Jo", "group": "spring"}\n\n{"id": 7, "posting_id": "p", "group": "autumn", "age": 40}\n'
    assert read_group_table(content) == {"group": {"s1": "spring", "7": "autumn"}, "age": {"7": "40"}}


@pytest.mark.parametrize(
    "content",
    [
        b'{"id": "a"}',
        b'{"group": "a"}',
        b'{"id": "a", "group": ["b"]}',
        b"{",
        b"",
        b"resume\na\n",
        b"name,group\na,b\n",
        b"resume,group\na,b\na,c\n",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_table_of_groups_is_refused(content: bytes) -> None:
    with pytest.raises(ResumefitError, match="groups"):
        read_group_table(content)


def test_the_command(tmp_path: Path) -> None:
    parts = [run(30, selected=20, group="a"), run(30, selected=5, group="b")]
    folder = folder_of(tmp_path / "results", [one for part in parts for one in part[0]], {"p": "Call Agent"})
    groups = tmp_path / "groups.csv"
    groups.write_text("resume,team\n" + "".join(f"{key},{group}\n" for part in parts for key, group in part[1].items()), encoding="utf-8")
    told = CliRunner().invoke(main, ["audit", str(folder / "results.jsonl"), "--groups", str(groups), "--cut", "50"])
    assert told.exit_code == 0, told.stderr
    assert "team, p: Call Agent" in told.stdout
    assert "\n  below four fifths of the highest rate: b\n  not below four fifths: a\n" in told.stdout
    face = json.loads(CliRunner().invoke(main, ["audit", str(folder), "--groups", str(groups), "--top", "20", "--format", "json"]).stdout)
    assert [row["ratio"] for row in face["tables"][0]["groups"]] == [1.0, 0.25]
    assert face["cut"] == {"score": None, "top": 20}


def test_small_groups_hear_at_the_top_that_there_is_no_verdict() -> None:
    scored = [record(f"s{number}", "p", 50_000) for number in range(4)]
    none = [record(f"s{number}", "w", None) for number in range(4)]
    groups = {"kind": {f"s{number}": "ab"[number % 2] for number in range(4)}}
    told = list(rate_audit_lines(audit_rates([*scored, *none], groups, cut=Cut(score=40_000)), {"p": "Agent", "w": "Welder"}))
    assert told[1].startswith("No verdict anywhere: it takes two groups of at least 30")
    assert "Left out: postings where nobody of a group has a score (1)." in told
    assert not any("Welder" in line for line in told)
    many = [record(f"s{number}", "p", 50_000) for number in range(60)]
    groups = {"kind": {f"s{number}": "ab"[number % 2] for number in range(60)}}
    assert not any("No verdict anywhere" in line for line in rate_audit_lines(audit_rates(many, groups, cut=Cut(score=40_000)), {}))


def test_no_counts_are_told_of_a_group_that_is_too_small_for_a_page() -> None:
    parts = [run(31, selected=20, group="a"), run(32, selected=5, group="b"), run(12, selected=7, group="c"), run(9, selected=4, group="d")]
    members = {key: group for _, own in parts for key, group in own.items()}
    audit = audit_rates([one for own, _ in parts for one in own], {"team": members}, cut=Cut(score=50_000))
    assert {row.group: row.verdict for row in audit.tables[0].rows}["d"] is Verdict.TOO_FEW
    told = list(rate_audit_lines(audit, {"p": "Agent"}))
    assert [line.split()[:4] for line in told if line.startswith("  c ")] == [["c", "12", "12", "7"]]
    assert not any(line.startswith("  d ") for line in told)
    assert "  no verdict, under 30 people: c" in told
    assert "  counts held back, under 10 people: d" in told
    assert "No counts are shown of a group under 10 people" in " ".join(told)
    face: Any = audit.to_dict()
    assert face["least_people_shown"] == 10
    assert [row["group"] for row in face["tables"][0]["groups"]] == ["a", "b", "c"]
    assert [row["verdict"] for row in face["tables"][0]["groups"]] == ["not_below_four_fifths", "below_four_fifths", "too_few"]
    assert face["tables"][0]["held_back"] == ["d"]


def test_what_is_held_back_at_one_posting_cannot_be_had_by_subtraction() -> None:
    first = [record(f"s{number}", "p", 60_000 - number) for number in range(24)]
    second = [record(f"s{number}", "q", 60_000 - number) for number in range(14)]
    groups = {"team": {f"s{number}": "a" if number < 12 else "b" for number in range(24)}}
    nobody = [record(f"s{number}", "w", None) for number in range(24)]
    tables = {table.posting: table for table in audit_rates([*first, *second, *nobody], groups, cut=Cut(score=50_000)).tables}
    assert [row.group for row in tables["p"].shown] == ["a", "b"]
    assert tables["q"].held_back == ("b",)
    assert tables[ALL].held_back == ("b",)
    assert [row.group for row in tables[ALL].shown] == ["a"]


def test_a_table_fits_a_narrow_terminal() -> None:
    long = "a course with a name that goes on and on, of the second evening class"
    records, members = run(1_200, selected=1_100, group=long)
    more, others = run(40, selected=1, group="b")
    groups = {"the course that they take": {**members, **others, "not-there": "b"}}
    told = list(rate_audit_lines(audit_rates([*records, *more], groups, cut=Cut(top=30)), {"p": "Customer Service Representative " * 4}))
    assert max(map(len, told)) <= 79
    assert long in " ".join(" ".join(told).split())
    assert sum(line.startswith("  a course with a…") for line in told) == 1
