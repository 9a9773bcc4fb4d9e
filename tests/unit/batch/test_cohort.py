"""The page of a group counts what the records hold, and is safe and whole."""

from pathlib import Path

import pytest
from page_reading import Element, Reader, faults
from records_making import SHA, finding, folder_of, record

from resumefit.batch.cohort import write_cohort, write_faces
from resumefit.batch.cohort_view import COHORT_NAME
from resumefit.batch.counts import bins, count_groups
from resumefit.batch.model import PAGES_NAME, Failure, PairMetrics, Record, State
from resumefit.batch.ranking import RANKING_NAME, write_ranking
from resumefit.match.model import NoScore

LABELS = {"p": "Agent <script>alert(1)</script>", "q": "Clerk \u202e\x1b[2J"}


def records() -> list[Record]:
    """Three students and one file that is none: ann lacks Excel, bob only names it, cid has it beside one posting of two."""
    zendesk = finding("Zendesk", 10_000, 10_000)
    asked = PairMetrics(("csat",), ("csat", "aht"))
    return [
        record("ann", "p", 20_000, zendesk, finding("Excel", 0, 8_000), metrics=asked, warnings=("resume:hidden-text", "posting:limit")),
        record("ann", "q", 30_000, finding("Excel", 0, 4_000), metrics=asked, warnings=("resume:hidden-text",)),
        record(
            "bob",
            "p",
            60_000,
            zendesk,
            finding("Excel", 2_000, 8_000),
            metrics=PairMetrics((), ("csat", "aht")),
            warnings=("posting:limit",),
        ),
        record("cid", "p", 99_999, zendesk, finding("Excel", 0, 8_000)),
        record("cid", "q", 100_000, finding("Excel", 4_000, 4_000)),
        record("dud", "p", None),
        record("eve", "p", None, status=State.UNSCORED, error=None, no_score=NoScore("no-text", "Nothing to judge.", "Use another.")),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = folder_of(tmp_path / "out", records(), LABELS)
    (made / PAGES_NAME).mkdir()
    (made / PAGES_NAME / "ann.html").write_text("page", encoding="utf-8")
    write_cohort(made)
    return made


@pytest.fixture
def page(folder: Path) -> str:
    return (folder / COHORT_NAME).read_text(encoding="utf-8")


@pytest.fixture
def root(page: str) -> Element:
    return Reader(page).root


def words(element: Element) -> str:
    return " ".join(element.text.split())


def test_what_is_missing_is_counted_by_student_and_by_points() -> None:
    counts = count_groups(records(), {})[0]
    excel, zendesk = counts.skills["excel"], counts.skills["zendesk"]
    assert (excel.students, excel.missing, excel.partly, excel.lost, len(excel.postings)) == (3, 1, 1, 26_000, 2)
    assert (zendesk.students, zendesk.missing, zendesk.lost) == (3, 0, 0)
    assert (counts.read, counts.measuring, counts.pairs) == (4, 1, 5)
    assert counts.parts == {"required": [36_000, 62_000]}
    assert (counts.metrics_stated["csat"], counts.metrics_asked["csat"], counts.metrics_answered["csat"]) == (1, 2, 1)
    assert counts.trouble == {
        ("resume", "hidden-text"): ["ann"],
        ("posting", "limit"): ["p"],
        ("resume", "empty"): ["dud"],
        ("resume", "no-text"): ["eve"],
    }
    assert [(one.id, one.thousandths, one.posting, one.why_not) for one in counts.students] == [
        ("ann", 30_000, "q", ""),
        ("bob", 60_000, "p", ""),
        ("cid", 100_000, "q", ""),
        ("dud", None, "", "empty"),
        ("eve", None, "", "no-text"),
    ]


def test_what_everybody_shows_beside_one_posting_is_no_missing_skill(tmp_path: Path) -> None:
    pairs = [
        record("ann", "p", 20_000, finding("Excel", 0, 8_000), finding("Word", 0, 2_000)),
        record("ann", "q", 30_000, finding("Excel", 4_000, 4_000)),
    ]
    counts = count_groups(pairs, {})[0]
    assert {key: one.is_lacked for key, one in counts.skills.items()} == {"excel": False, "word": True}
    kept = folder_of(tmp_path / "run", pairs, LABELS)
    write_cohort(kept)
    told = words(Reader((kept / COHORT_NAME).read_text(encoding="utf-8")).root)
    assert "Word" in told
    assert "Excel" not in told


def test_a_posting_that_cannot_be_read_is_no_fault_of_the_resumes() -> None:
    failed = [record(name, "p", None, error=Failure("posting", "damaged", "It is broken.", "Mend it.")) for name in ("a", "b")]
    counts = count_groups(failed, {})[0]
    assert counts.read == 2
    assert counts.trouble == {("posting", "damaged"): ["p"]}


def test_columns_of_a_plot_hold_every_score() -> None:
    edges = tuple(range(5_000, 100_000, 5_000))
    assert bins([0, 4_999, 5_000, 99_999, 100_000], edges=edges) == [2, 1, *[0] * 17, 2]


def test_the_page_needs_nothing_and_runs_nothing(page: str, root: Element) -> None:
    assert [one for one in faults(page) if not one.startswith("a leads to reports/ann.html") and one != "reports/ann.html is nowhere"] == []
    assert root.all("script") == []
    assert "<script" not in page


def test_the_page_says_what_was_counted(root: Element) -> None:
    (row,) = root.one("div", class_="worth").one("table").one("tbody").all("tr")
    assert words(row).startswith("Excel asked by 2 postings 33% 1 of 3 33%")
    assert words(row).endswith("5.2")
    assert [words(figure.one("figcaption")) for figure in root.all("figure")] == [
        "Agent <script>alert(1)</script> 3 scored, median 60.0; 2 without a score",
        "Clerk [2J 2 scored, median 30.0",
    ]
    trouble = words(root.one(id="trouble"))
    assert "hidden-text" in trouble
    assert "take it out, or make it visible".capitalize() in trouble
    numbers = words(root.one(id="metrics"))
    assert "50% 1 of 2" in numbers


def test_trouble_names_whom_it_befell_and_counts_the_rest(tmp_path: Path, root: Element) -> None:
    rows = {row.one("code").text: row for row in root.one(id="trouble").one("tbody").all("tr")}
    assert [(link.given["href"], link.text) for link in rows["hidden-text"].all("a")] == [("reports/ann.html", "ann")]
    assert "dud" in words(rows["empty"])
    assert words(rows["no-text"]).endswith("eve Use another.")
    many = folder_of(tmp_path / "many", [record(f"dud{number:02}", "p", None) for number in range(15)], {"p": "Agent"})
    write_cohort(many)
    told = words(Reader((many / COHORT_NAME).read_text(encoding="utf-8")).root.one(id="trouble"))
    assert "dud11 and 3 more" in told
    assert "dud12" not in told


@pytest.mark.parametrize(
    ("failed", "warned", "meaning"),
    [
        (2, 0, "broken: nothing could be read"),
        (0, 2, "broken: not all could be read"),
        (1, 1, "broken: nothing could be read (error), or not all (warning)"),
    ],
)
def test_trouble_means_what_it_was_in_these_files(failed: int, warned: int, meaning: str, tmp_path: Path) -> None:
    error = Failure("resume", "damaged", "This file is broken.", "Save it anew.")
    records = [record(f"f{at}", "p", None, error=error) for at in range(failed)]
    records += [record(f"w{at}", "p", 50_000, finding("Excel", 0, 8_000), warnings=("resume:damaged",)) for at in range(warned)]
    folder = folder_of(tmp_path / "out", records, {"p": "Agent"})
    unread, _ = write_faces(folder)
    assert [(one.document, one.id, one.name, one.code) for one in unread] == [
        ("resume", f"f{at}", f"f{at}.pdf", "damaged") for at in range(failed)
    ]
    row = Reader((folder / COHORT_NAME).read_text(encoding="utf-8")).root.one(id="trouble").one("tbody").one("tr")
    assert words(row).startswith(f"damaged {meaning}2 resumes")


def test_a_posting_outside_the_field_is_named_once(tmp_path: Path) -> None:
    outside = NoScore("not-service-work", "This posting is for other work.", "Use another.")
    none = [record(name, "w", None, status=State.UNSCORED, error=None, no_score=outside) for name in ("ann", "bob")]
    folder = folder_of(
        tmp_path / "field", [record("ann", "p", 20_000), none[0], record("bob", "p", 30_000), none[1]], {"p": "Agent", "w": "Welder"}
    )
    write_cohort(folder)
    root = Reader((folder / COHORT_NAME).read_text(encoding="utf-8")).root
    (row,) = root.one(id="trouble").one("tbody").all("tr")
    assert "1 posting Welder" in words(row)
    assert "Nobody has a score beside Welder" in words(root.one(id="scores"))


def test_only_pages_that_are_there_are_linked(root: Element) -> None:
    table = root.one(id="students")
    assert [(link.given["href"], link.text) for link in table.one("table").all("a")] == [("reports/ann.html", "ann")]
    assert [words(row.one("th")) for row in table.one("tbody").all("tr")] == ["ann", "bob", "cid", "dud", "eve"]
    assert "no score: empty" in words(table)
    rows = [words(row) for row in table.one("tbody").all("tr")]
    assert ["hidden-text" in row for row in rows] == [True, False, False, False, False], "whose score is of less than the whole"


def test_the_same_records_give_the_same_page(folder: Path, page: str) -> None:
    write_cohort(folder)
    assert (folder / COHORT_NAME).read_text(encoding="utf-8") == page
    assert SHA[:12] in page


def test_one_pass_writes_what_two_write(folder: Path, page: str) -> None:
    write_ranking(folder)
    ranking = (folder / RANKING_NAME).read_bytes()
    for name in (COHORT_NAME, RANKING_NAME):
        (folder / name).unlink()
    write_faces(folder)
    assert (folder / COHORT_NAME).read_text(encoding="utf-8") == page
    assert (folder / RANKING_NAME).read_bytes() == ranking


def test_nothing_scored_is_a_page_all_the_same(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "none", [record("dud", "p", None)], {"p": "Agent"})
    write_cohort(folder)
    page = (folder / COHORT_NAME).read_text(encoding="utf-8")
    assert faults(page) == []
    assert "could not be read" in page


def crowd(group: str, count: int, lost: int) -> list[Record]:
    """Some students of a group of whom so many lack Excel."""
    return [record(f"{group}-{at:02}", "p", 50_000, finding("Excel", 0 if at < lost else 8_000, 8_000)) for at in range(count)]


def test_a_group_has_a_page_of_counts_and_names_nobody(tmp_path: Path) -> None:
    records = [*crowd("spring", 10, 5), *crowd("autumn", 20, 1), *crowd("none", 10, 0)]
    group_of = {one.resume: "Spring <b>" if one.resume.startswith("spring") else "autumn" for one in records[:30]}
    folder = folder_of(tmp_path / "out", records, {"p": "Agent"})
    write_faces(folder, group_of)
    assert sorted(path.name for path in (folder / "groups").iterdir()) == ["autumn.html", "spring-b.html"]
    page = (folder / "groups" / "spring-b.html").read_text(encoding="utf-8")
    assert "spring-0" not in page
    assert [one for one in faults(page) if "../cohort.html" not in one] == []
    (row,) = Reader(page).root.one("div", class_="worth").one("table").one("tbody").all("tr")
    assert words(row).startswith("Excel asked by 1 posting 50% 5 of 10 15% 0% 4.0")
    table = Reader((folder / COHORT_NAME).read_text(encoding="utf-8")).root.one(id="groups")
    assert [link.given["href"] for link in table.all("a")] == ["groups/spring-b.html", "groups/autumn.html"]
    assert "Not shown apart" not in words(table)
    write_faces(folder)
    assert not (folder / "groups").exists()
    assert Reader((folder / COHORT_NAME).read_text(encoding="utf-8")).root.all(id="groups") == []


def test_a_small_group_is_not_shown(tmp_path: Path) -> None:
    records = [*crowd("spring", 9, 5), *crowd("autumn", 30, 1)]
    folder = folder_of(tmp_path / "out", records, {"p": "Agent"})
    write_faces(folder, {one.resume: one.resume.partition("-")[0] for one in records})
    assert not (folder / "groups").exists()
    assert "Not shown apart: 2 groups." in words(Reader((folder / COHORT_NAME).read_text(encoding="utf-8")).root.one(id="groups"))
