"""The records of a run -> ranking.csv: for each posting its resumes in order, with the reasons that count most."""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from resumefit.batch.model import Record, RunSheet
from resumefit.batch.reasons import SHOWN, reasons, why_not
from resumefit.batch.records import read_records, read_sheet
from resumefit.batch.sheets import MARK, Cell, csv_row, growing, nameless

RANKING_NAME = "ranking.csv"
ROWS_NAME = ".ranking.rows.part"
"""Where the words of rows wait while scores are put in order."""
_HEAD = ("posting", "posting_label", "rank", "score", "score_exact", "resume", "name", "band", "status")


@dataclass(slots=True)
class _Column:
    """What is kept of one posting's records: scores, ids and where the rest of each row was put."""

    scores: "array[int]" = field(default_factory=lambda: array("l"))
    starts: "array[int]" = field(default_factory=lambda: array("q"))
    lengths: "array[int]" = field(default_factory=lambda: array("l"))
    resumes: list[str] = field(default_factory=list)


class Ranking:
    """Takes records as they go by, and writes them in order at the end."""

    def __init__(self, rows: BinaryIO, labels: Mapping[str, str]) -> None:
        """Keep the words of rows in a file; `labels` says what each posting is called, in the order in which they are to stand."""
        self._rows = rows
        self._labels = labels
        self._columns = {posting: _Column() for posting in labels}

    def taking(self, records: Iterable[Record]) -> Iterator[Record]:
        """Take records and pass them on."""
        for record in records:
            column = self._columns.setdefault(record.posting, _Column())
            column.starts.append(self._rows.tell())
            column.lengths.append(self._rows.write(csv_row(_tail(record))))
            column.scores.append(-1 if record.thousandths is None else record.thousandths)
            column.resumes.append(record.resume)
            yield record

    def write(self, folder: Path) -> None:
        """Write ranking.csv.

        Postings in the order of the run; within each by exact score, equals with one rank and by their id, what has no score last
        and without a rank. UTF-8 with a byte order mark, rows ended by CR LF.
        """
        with growing(folder / RANKING_NAME) as ranking:
            ranking.write(MARK + csv_row((*_HEAD, "warnings", *(f"reason_{number}" for number in range(1, SHOWN + 1)))))
            for posting, column in self._columns.items():
                for at, rank in _ranked(column):
                    self._rows.seek(column.starts[at])
                    head = csv_row((posting, self._labels.get(posting, posting), rank)).removesuffix(b"\r\n")
                    ranking.write(head + b"," + self._rows.read(column.lengths[at]))


def write_ranking(folder: Path) -> None:
    """Write ranking.csv into a folder of results; rows wait in a nameless file on the folder's disk, not in memory."""
    with nameless(folder / ROWS_NAME) as rows:
        ranking = Ranking(rows, labels_of(read_sheet(folder)))
        deque(ranking.taking(read_records(folder)), maxlen=0)
        ranking.write(folder)


def labels_of(sheet: RunSheet) -> dict[str, str]:
    """Give what each posting of a run is called, by id, in the order of the run."""
    return {posting.id: posting.label for posting in sheet.postings}


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
    cells = (record.score, exact, record.resume, record.name, record.band, record.status.value, " ".join(record.warnings))
    return (*cells, *told, *[None] * (SHOWN - len(told)))
