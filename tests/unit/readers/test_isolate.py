"""Each way in which a child can end badly comes back as an error with its slug, and no child outlives its reading."""

import copyreg
import os
import pickle
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from docx_parts import docx, paragraph

from resumefit.document import Document
from resumefit.errors import DamagedError, EmptyError, LimitError, ResumefitError
from resumefit.readers.isolate import CAN_ISOLATE, Bounds, _unpacked, reading_apart
from resumefit.readers.registry import read_document, reading

SMALL = Bounds(memory=64 * 2**20, cpu_seconds=1, wall_seconds=2)
DOCX = docx(paragraph("Answered calls"))
forks = pytest.mark.skipif(not CAN_ISOLATE, reason="this system cannot fork")


def hog_memory() -> Document:
    return Document.from_text("x" * 10**9)


def hog_time() -> Document:
    while True:
        pass


def hang() -> Document:
    time.sleep(60)
    return Document.from_text("late")


def crash() -> Document:
    os.kill(os.getpid(), signal.SIGSEGV)
    return Document.from_text("never")


def fail() -> Document:
    raise KeyError("a mistake of the reader's, with words of the document")


def refuse() -> Document:
    raise EmptyError("Nothing here.", next_step="Write something.")


def write() -> Document:
    Path("left-behind").write_text("words of the document", encoding="utf-8")
    return Document.from_text("wrote")


@forks
@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (hog_memory, LimitError),
        (hog_time, LimitError),
        (hang, LimitError),
        (crash, DamagedError),
        (fail, DamagedError),
        (refuse, EmptyError),
    ],
)
def test_a_child_that_ends_badly_is_one_error(work: Callable[[], Document], kind: type[ResumefitError]) -> None:
    with pytest.raises(kind) as caught, reading_apart(work, bounds=SMALL) as started:
        started.document()
    assert "words of the document" not in str(caught.value)


@forks
def test_a_child_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DamagedError), reading_apart(write) as started:
        started.document()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) == 0


@forks
def test_an_answer_that_is_too_large_is_refused() -> None:
    with pytest.raises(LimitError), reading_apart(lambda: Document.from_text("word " * 10_000), bounds=Bounds(answer=10_000)) as started:
        started.document()


@forks
def test_leaving_kills_the_child() -> None:
    with suppress(KeyboardInterrupt), reading_apart(hang) as started:
        child = started._child
        raise KeyboardInterrupt
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.parametrize("source", [DOCX, b"# Jo\n\n- Answered calls\n- Wrote mails"])
def test_what_comes_back_is_what_reading_here_gives(source: bytes) -> None:
    assert read_document(source, name="cv.pdf", isolate=True) == read_document(source, name="cv.pdf")


def test_two_documents_are_read_side_by_side() -> None:
    with reading(DOCX) as first, reading(b"Wrote mails", name="b.txt") as second:
        assert second.document().text == "Wrote mails"
        assert first.document().text == "Answered calls"


def test_errors_come_back_whole() -> None:
    with pytest.raises(EmptyError) as apart:
        read_document(b"", isolate=True)
    with pytest.raises(EmptyError) as here:
        read_document(b"")
    assert (apart.value.message, apart.value.next_step) == (here.value.message, here.value.next_step)


def test_errors_come_back_whole_where_a_library_pickles_exceptions_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(copyreg.dispatch_table, EmptyError, lambda error: (os.strerror, (len(str(error)),)))
    with pytest.raises(EmptyError):
        read_document(b"", isolate=True)


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return os.getcwd, ()


@pytest.mark.parametrize("answer", [pickle.dumps(Evil()), pickle.dumps({"a": 1}), b"", b"\x80\x05", pickle.dumps(os.getcwd)])
def test_an_answer_is_a_document_or_nothing(answer: bytes) -> None:
    assert _unpacked(answer) is None
