"""What a worker tells of a fault of the program itself."""

from datetime import date
from pathlib import Path

import pytest

from resumefit import pipeline
from resumefit.batch.plan import Entry, Source
from resumefit.batch.tasks import PostingTask, Setup
from resumefit.batch.work import Desk, fallen
from resumefit.lexicon.model import Lexicon


def test_a_fault_is_told_by_its_kind_and_not_in_its_words() -> None:
    failure = fallen("resume", "Scoring", IndexError("Jo Sample, 555-010-0199"))
    assert (failure.document, failure.code) == ("resume", "error")
    assert failure.message == "Scoring this resume failed (IndexError)."
    assert "report it" in failure.next_step


def test_a_program_that_falls_over_a_posting_does_not_call_the_file_damaged(
    lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falls(*_: object, **__: object) -> None:
        raise IndexError("tuple index out of range")

    (tmp_path / "job.txt").write_text("Cashier\n\nRequirements\n- Patience\n")
    monkeypatch.setattr(pipeline, "read_posting", falls)
    desk = Desk(Setup(lexicon, date(2026, 11, 1), redact=False, spool="", shelf=None, pages=False))
    told = desk.do(PostingTask(Entry("p", Source(str(tmp_path / "job.txt"), "job.txt"))), lambda _: None).told
    assert told["failure"]["code"] == "error"
    assert told["failure"]["message"] == "Reading this posting failed (IndexError)."
