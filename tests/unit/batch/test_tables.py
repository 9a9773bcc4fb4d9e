"""Tables for programs and for Excel hold what the records hold, and no cell of them runs."""

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest
from records_making import finding, folder_of, record

from resumefit.batch import tables
from resumefit.batch.tables import check_libraries, write_parquet, write_xlsx
from resumefit.errors import ResumefitError

HOSTILE = '=HYPERLINK("http://example.com")\n\u202e+1\x1b[2J'
RECORDS = [
    record("a", "p", 63_125, finding("Zendesk", 9_000, 9_000), finding("Excel", 0, 4_000)),
    record("b", "p", None),
    record("c", "p", 5_000, finding(HOSTILE, 0, 4_000), name="-1+1.pdf", band=HOSTILE, warnings=("resume:limit", "posting:damaged")),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "out", RECORDS, {"p": "=1+1"})


def test_parquet_holds_the_records(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(tables, "_GROUP", 2)
    write_parquet(folder)
    rows = parquet.read_table(folder / "results.parquet").to_pylist()
    assert [(row["resume"], row["score"], row["score_exact"], row["code"]) for row in rows] == [
        ("a", 63, 63.125, None),
        ("b", None, None, "empty"),
        ("c", 5, 5.0, None),
    ]
    assert [(one["label"], one["points"], one["possible"]) for one in rows[0]["findings"]] == [("Zendesk", 9.0, 9.0), ("Excel", 0.0, 4.0)]
    assert rows[2]["warnings"] == ["resume:limit", "posting:damaged"]
    assert parquet.ParquetFile(folder / "results.parquet").num_row_groups == 2


def test_excel_holds_the_records_and_runs_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(tables, "_SHEET_ROWS", 2)
    write_xlsx(folder)
    book = openpyxl.load_workbook(folder / "results.xlsx")
    assert book.sheetnames == ["results", "results 2"]
    (head, first, second), (again, third) = (list(page.iter_rows()) for page in book)
    assert [cell.value for cell in head] == [cell.value for cell in again]
    row = dict(zip([cell.value for cell in head], first, strict=True))
    assert (row["score"].value, row["score_exact"].value, row["required_points"].value) == (63, 63.125, 9)
    assert row["score_exact"].data_type == "n"
    last = dict(zip([cell.value for cell in head], third, strict=True))
    assert last["posting_label"].value == "=1+1"
    assert last["name"].value == "-1+1.pdf"
    assert {cell.data_type for cells in (first, second, third) for cell in cells} <= {"n", "s"}
    assert not [cell for cells in (first, second, third) for cell in cells if cell.hyperlink]
    assert sorted(path.name for path in folder.iterdir()) == ["results.jsonl", "results.xlsx", "run.json"]


def test_the_same_records_give_the_same_file(folder: Path) -> None:
    pytest.importorskip("xlsxwriter")
    write_xlsx(folder)
    first = (folder / "results.xlsx").read_bytes()
    write_xlsx(folder)
    assert (folder / "results.xlsx").read_bytes() == first


@pytest.mark.parametrize(("name", "extra"), [("pyarrow", "parquet"), ("xlsxwriter", "xlsx")])
def test_a_missing_library_is_named_with_its_line(name: str, extra: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ResumefitError, match=rf"{name} is not installed\. Run: pip install \"resumefit\[{extra}\]\"\."):
        check_libraries(parquet=name == "pyarrow", xlsx=name == "xlsxwriter")


def test_a_run_that_needs_no_library_loads_none(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(name: str, *args: Any, **more: Any) -> Any:
        assert name.partition(".")[0] not in ("pyarrow", "xlsxwriter")
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", guarded)
    check_libraries(parquet=False, xlsx=False)
