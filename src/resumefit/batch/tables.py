"""The records of a run -> results.parquet and results.xlsx, row by row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from resumefit.batch.model import Record
from resumefit.batch.reasons import SHOWN, reasons, why_not
from resumefit.batch.records import read_records, read_sheet
from resumefit.batch.sheets import Cell
from resumefit.errors import ResumefitError
from resumefit.match.model import PARTS
from resumefit.report.plain import safe

PARQUET_NAME, XLSX_NAME = "results.parquet", "results.xlsx"
_GROUP = 500
"""Records of a row group."""
_SHEET_ROWS = 1_000_000
"""Rows of a sheet before the next one begins; Excel takes 1,048,576."""
_WIDTH, _REASON_WIDTH = 12, 60
"""Characters that a column shows."""
_LONGEST = 32_767
"""Characters that a cell of Excel takes."""


def check_libraries(*, parquet: bool, xlsx: bool) -> None:
    """Raise `ResumefitError`, with the line that installs it, where a library is missing that a table needs."""
    if parquet:
        _library("pyarrow", "parquet")
    if xlsx:
        _library("xlsxwriter", "xlsx")


def write_parquet(folder: Path) -> None:
    """Write results.parquet into a folder of results: a row a record, findings nested; points as the JSON has them."""
    arrow, parquet = _library("pyarrow", "parquet"), _library("pyarrow.parquet", "parquet")
    schema = _schema(arrow)
    labels = {posting.id: posting.label for posting in read_sheet(folder).postings}
    part = folder / f".{PARQUET_NAME}.part"
    try:
        with parquet.ParquetWriter(str(part), schema, compression="zstd") as writer:
            for group in _groups(read_records(folder), _GROUP):
                rows = [{**_row(record, labels), **_nested(record)} for record in group]
                writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
        part.replace(folder / PARQUET_NAME)
    finally:
        part.unlink(missing_ok=True)


def write_xlsx(folder: Path) -> None:
    """Write results.xlsx into a folder of results: a row a record, with the reasons that count most.

    Words are written as words whatever they begin with, so that no cell is a formula or a link. Rows wait in the same folder, not
    in memory; beyond a million a further sheet begins.
    """
    library = _library("xlsxwriter", "xlsx")
    sheet = read_sheet(folder)
    labels = {posting.id: posting.label for posting in sheet.postings}
    part = folder / f".{XLSX_NAME}.part"
    plain = {"constant_memory": True, "tmpdir": str(folder), "strings_to_formulas": False, "strings_to_urls": False}
    try:
        with library.Workbook(str(part), plain | {"strings_to_numbers": False}) as book:
            book.set_properties({"created": datetime.fromisoformat(sheet.today)})
            bold = book.add_format({"bold": True})
            for number, group in enumerate(_groups(read_records(folder), _SHEET_ROWS), 1):
                page = book.add_worksheet("results" if number == 1 else f"results {number}")
                page.freeze_panes(1, 0)
                _write_rows(page, (_flat(record, labels) for record in group), bold)
        part.replace(folder / XLSX_NAME)
    finally:
        part.unlink(missing_ok=True)


def _write_rows(page: Any, rows: Iterable[Mapping[str, Cell]], bold: Any) -> None:
    at, columns = 0, 0
    for at, row in enumerate(rows, 1):
        if at == 1:
            columns = len(row)
            for column, name in enumerate(row):
                page.set_column(column, column, _REASON_WIDTH if name.startswith("reason_") else max(_WIDTH, len(name) + 2))
                page.write_string(0, column, name, bold)
        for column, cell in enumerate(row.values()):
            if isinstance(cell, str):
                page.write_string(at, column, safe(cell)[:_LONGEST])
            elif cell is not None:
                page.write_number(at, column, cell)
    if at:
        page.autofilter(0, 0, at, columns - 1)


def _groups(records: Iterator[Record], size: int) -> Iterator[Iterator[Record]]:
    """Cut records into runs of so many, each read while it is asked for."""
    for first in records:
        yield _led(first, islice(records, size - 1))


def _led(first: Record, rest: Iterator[Record]) -> Iterator[Record]:
    yield first
    yield from rest


def _row(record: Record, labels: Mapping[str, str]) -> dict[str, Cell]:
    error = record.error
    return {
        "resume": record.resume,
        "posting": record.posting,
        "posting_label": labels.get(record.posting, record.posting),
        "name": record.name,
        "status": record.status.value,
        "code": error.code if error is not None else record.no_score.code if record.no_score is not None else None,
        "score": record.score,
        "score_exact": None if record.thousandths is None else record.thousandths / 1000,
        "band": record.band,
        "months_customer_service": record.months_customer_service,
        "score_version": record.score_version,
        "lexicon_sha256": record.lexicon_sha256,
    }


def _flat(record: Record, labels: Mapping[str, str]) -> dict[str, Cell]:
    """Lay a record out without lists: the points of each part, and the reasons that count most."""
    parts = {part.name: part for part in record.parts}
    row = _row(record, labels)
    for name in PARTS:
        part = parts.get(name)
        row[f"{name}_points"] = None if part is None else part.points / 1000
        row[f"{name}_possible"] = None if part is None else part.possible / 1000
    none = why_not(record)
    told = (none,) if none else reasons(record)
    row |= {f"reason_{number}": told[number - 1] if number <= len(told) else None for number in range(1, SHOWN + 1)}
    row |= {"metrics_stated": " ".join(record.metrics.stated), "metrics_asked": " ".join(record.metrics.asked)}
    return row | {"warnings": " ".join(record.warnings)}


def _nested(record: Record) -> dict[str, object]:
    return {
        "parts": [{"name": one.name, "points": one.points / 1000, "possible": one.possible / 1000} for one in record.parts],
        "findings": [asdict(one) | {"points": one.points / 1000, "possible": one.possible / 1000} for one in record.findings],
        "screens": [asdict(one) for one in record.screens],
        "metrics_stated": list(record.metrics.stated),
        "metrics_asked": list(record.metrics.asked),
        "warnings": list(record.warnings),
    }


def _schema(arrow: Any) -> Any:
    """Name the columns and their types."""
    text, number, whole = arrow.string(), arrow.float64(), arrow.int32()

    def rows(*words: str, **numbers: Any) -> Any:
        return arrow.list_(arrow.struct([(name, text) for name in words] + list(numbers.items())))

    points = {"points": number, "possible": number}
    texts = ("resume", "posting", "posting_label", "name", "status", "code")
    return arrow.schema(
        [
            *((name, text) for name in texts),
            ("score", whole),
            ("score_exact", number),
            ("band", text),
            ("months_customer_service", whole),
            ("score_version", text),
            ("lexicon_sha256", text),
            ("parts", rows("name", **points)),
            (
                "findings",
                rows(
                    "id",
                    "target",
                    "label",
                    "part",
                    "need",
                    "status",
                    "relation",
                    "strength",
                    "found_target",
                    "reason",
                    credit=number,
                    **points,
                ),
            ),
            ("screens", rows("id", "label", "need", "status")),
            *((name, arrow.list_(text)) for name in ("metrics_stated", "metrics_asked", "warnings")),
        ]
    )


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        raise ResumefitError(f"{package} is not installed.", next_step=f'Run: pip install "resumefit[{extra}]".') from None
