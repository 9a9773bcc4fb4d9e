"""The records of a run -> ranking.csv: for each posting its resumes in order, with the reasons that count most."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

from resumefit.batch.model import Record
from resumefit.batch.reasons import SHOWN, reasons, why_not
from resumefit.batch.records import read_records, read_sheet
from resumefit.batch.sheets import MARK, Cell, csv_row, growing

RANKING_NAME = "ranking.csv"
_HEAD = ("posting", "posting_label", "rank", "score", "score_exact", "resume", "name", "band", "status")


@dataclass(slots=True)
class _Column:
    """What is kept of one posting's records: scores, ids and where the rest of each row was put."""

    scores: "array[int]" = field(default_factory=lambda: array("l"))
    starts: "array[int]" = field(default_factory=lambda: array("q"))
    lengths: "array[int]" = field(default_factory=lambda: array("l"))
    resumes: list[str] = field(default_factory=list)


def write_ranking(folder: Path) -> None:
    """Write ranking.csv into a folder of results.

    Postings in the order of the run; within each by exact score, equals with one rank and by their id, what has no score last and
    without a rank. UTF-8 with a byte order mark, rows ended by CR LF. Rows wait in a nameless file on the folder's disk, not in memory.
    """
    labels = {posting.id: posting.label for posting in read_sheet(folder).postings}
    columns = {posting: _Column() for posting in labels}
    with TemporaryFile(dir=folder) as rows:
        for record in read_records(folder):
            column = columns.setdefault(record.posting, _Column())
            tail = csv_row(_tail(record))
            column.starts.append(rows.tell())
            column.lengths.append(rows.write(tail))
            column.scores.append(-1 if record.thousandths is None else record.thousandths)
            column.resumes.append(record.resume)
        with growing(folder / RANKING_NAME) as ranking:
            ranking.write(MARK + csv_row((*_HEAD, *(f"reason_{number}" for number in range(1, SHOWN + 1)))))
            for posting, column in columns.items():
                for at, rank in _ranked(column):
                    rows.seek(column.starts[at])
                    head = csv_row((posting, labels.get(posting, posting), rank)).removesuffix(b"\r\n")
                    ranking.write(head + b"," + rows.read(column.lengths[at]))


def _ranked(column: _Column) -> Iterator[tuple[int, int | None]]:
    """Yield the numbers of a posting's rows in order, with their rank."""
    ordered = sorted(range(len(column.scores)), key=lambda at: (-column.scores[at], column.resumes[at]))
    rank = 0
    for place, at in enumerate(ordered, 1):
        if place == 1 or column.scores[at] != column.scores[ordered[place - 2]]:
            rank = place
        yield at, None if column.scores[at] < 0 else rank


def _tail(record: Record) -> tuple[Cell, ...]:
    exact = None if record.thousandths is None else record.thousandths / 1000
    none = why_not(record)
    told = (none,) if none else reasons(record)
    cells = (record.score, exact, record.resume, record.name, record.band, record.status.value)
    return (*cells, *told, *[None] * (SHOWN - len(told)))
