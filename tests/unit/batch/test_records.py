import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from resumefit.batch.model import (
    Failure,
    Listed,
    ListedPosting,
    PairFinding,
    PairMetrics,
    PairScreen,
    PartPoints,
    Record,
    RunSheet,
    State,
)
from resumefit.batch.records import RecordFile, done_pairs, read_records, read_sheet, record_line, write_sheet
from resumefit.errors import DamagedError, NotAFileError, ResumefitError, UnsupportedError
from resumefit.match.model import NoScore

FINDING = PairFinding("zendesk", "zendesk", "Zendesk", "required", "required", "met", 1.0, 7125, 7125, "same", "shown", "zendesk", "It is.")
OK = Record(
    resume="a",
    posting="p",
    name="ana \u2028 lopez.pdf",
    status=State.OK,
    thousandths=63125,
    band="a fair match",
    score_version="1",
    lexicon_sha256="0" * 64,
    parts=(PartPoints("required", 7125, 9001),),
    findings=(FINDING,),
    screens=(PairScreen("shift", "Shift work", "required", "missing"),),
    metrics=PairMetrics(("csat",), ("aht", "csat")),
    months_customer_service=22,
    warnings=("resume:hidden-text",),
)
FAILED = Record(
    resume="b",
    posting="p",
    name=None,
    status=State.FAILED,
    error=Failure("resume", "damaged", "Broken.", "Mend it."),
    score_version="1",
    lexicon_sha256="0",
)
NONE = Record(
    resume="c", posting="p", name=None, status=State.UNSCORED, no_score=NoScore("no-text", "a", "b"), score_version="1", lexicon_sha256="0"
)


HOLD = """
import sys
from pathlib import Path
from resumefit.batch.records import RecordFile
with RecordFile(Path(sys.argv[1])):
    print(1, flush=True)
    input()
"""


def test_a_record_is_one_line_and_comes_back() -> None:
    for record in (OK, FAILED, NONE):
        line = record_line(record)
        assert line.count(b"\n") == 1
        assert len(line.decode().splitlines()) == 1 or "\u2028" in line.decode()
        assert Record.from_dict(json.loads(line)) == record


def test_a_line_says_what_it_promises() -> None:
    told = json.loads(record_line(OK))
    assert list(told)[:9] == ["schema", "kind", "resume", "posting", "name", "status", "error", "score", "score_exact"]
    assert (told["score"], told["score_exact"], told["parts"][0]["points"]) == (63, 63.125, 7.125)
    assert set(told) == set(json.loads(record_line(FAILED)))
    assert OK.score_exact == Decimal("63.125")
    assert (FAILED.score, FAILED.score_exact) == (None, None)


def test_what_a_stopped_run_left_unfinished_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    whole = record_line(OK) + record_line(FAILED)
    for torn in (b"", b'{"schema":1,"kind":"pa', record_line(NONE)[:-1], b"\0" * 5000):
        path.write_bytes(whole + torn)
        assert list(read_records(path)) == [OK, FAILED]
        with RecordFile(path) as file:
            assert file.size == len(whole)
            file.add(record_line(NONE))
        assert path.read_bytes() == whole + record_line(NONE)
    path.write_bytes(b"x" * 3_000_000)
    with RecordFile(path) as file:
        assert file.size == 0


def test_a_line_in_the_middle_that_is_no_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    for bad in (b"\n", b"[]\n", b'{"schema":1}\n', b"\xff\n", b"null\n"):
        path.write_bytes(record_line(OK) + bad + record_line(FAILED))
        with pytest.raises(DamagedError, match="Line 2"):
            list(read_records(tmp_path))
    with pytest.raises(NotAFileError):
        list(read_records(tmp_path / "none.jsonl"))


def test_what_another_version_wrote_is_told_and_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    path.write_bytes(record_line(OK).replace(b'"schema":1', b'"schema":0'))
    for reading in (read_records(path), done_pairs(path)):
        with pytest.raises(UnsupportedError, match='"schema": 0, and this version of resumefit reads 1'):
            list(reading)
    (tmp_path / "run.json").write_text('{"schema": 0, "kind": "run"}')
    with pytest.raises(UnsupportedError, match="--force"):
        read_sheet(path)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"1\n"
        with pytest.raises(ResumefitError, match="Another run"):
            RecordFile(path)
        other.kill()
    RecordFile(path).close()


def test_a_sheet_comes_back(tmp_path: Path) -> None:
    sheet = RunSheet(
        version="1",
        score_version="2",
        lexicon_sha256="3",
        today="2026-11-01",
        redact=False,
        pairs=2,
        input_sha256="4",
        resumes=(Listed("a", "ana.pdf"), Listed("b", None)),
        postings=(ListedPosting("p", "p.txt", "Agent"),),
    )
    write_sheet(tmp_path, sheet)
    assert read_sheet(tmp_path) == read_sheet(tmp_path / "results.jsonl") == sheet
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]
    (tmp_path / "run.json").write_text('{"schema": 1}')
    with pytest.raises(DamagedError):
        read_sheet(tmp_path)
    with pytest.raises(NotAFileError):
        read_sheet(tmp_path / "none" / "results.jsonl")
