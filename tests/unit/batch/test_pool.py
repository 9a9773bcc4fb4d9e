import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from resumefit.batch.model import Failure
from resumefit.batch.pool import Workers, WorkersError
from resumefit.readers.isolate import Bounds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
BOUNDS = Bounds(cpu_seconds=1, wall_seconds=1)


@dataclass(frozen=True)
class Work:
    """Some documents, each a word that says what happens to whoever opens it."""

    words: tuple[str, ...]
    failures: tuple[Failure | None, ...] = ()

    def blamed(self, at: int, failure: Failure) -> "Work":
        failures = list(self.failures or [None] * len(self.words))
        failures[at] = failure
        return replace(self, failures=tuple(failures))


def make() -> Callable[[Work, Callable[[int], None]], bytes]:
    def do(task: Work, began: Callable[[int], None]) -> bytes:
        said = []
        for at, word in enumerate(task.words):
            failure = task.failures[at] if task.failures else None
            if failure is None:
                began(at)
                happen(word)
            said.append(failure.code if failure is not None else word)
        began(-1)
        if "late" in task.words and "crashed" not in said:
            os.kill(os.getpid(), signal.SIGKILL)
        return " ".join(said).encode()

    return do


def happen(word: str) -> None:
    if word == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif word == "fault":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif word == "bug":
        raise KeyError(word)
    elif word == "spin":
        while True:
            pass
    elif word == "sleep":
        time.sleep(60)
    elif word == "grow":
        _ = bytearray(4 * 1024**3)
    elif word == "slow":
        time.sleep(0.05)
    elif word == "write":
        path = Path(__file__).with_suffix(".part")
        try:
            path.write_text(word)
        finally:
            path.unlink()


def answers(*tasks: Work, jobs: int = 2, bounds: Bounds = BOUNDS) -> list[str]:
    with Workers(make, jobs=jobs, bounds=bounds) as workers:
        return [answer.decode() for answer in workers.run(tasks)]


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_answers_come_in_the_order_of_the_tasks(jobs: int) -> None:
    tasks = [Work(("slow" if number % 3 == 0 else "fast", str(number))) for number in range(20)]
    assert answers(*tasks, jobs=jobs) == [f"{'slow' if number % 3 == 0 else 'fast'} {number}" for number in range(20)]


@pytest.mark.parametrize(("word", "slug"), [("killed", "crashed"), ("fault", "damaged"), ("bug", "damaged"), ("write", "damaged")])
def test_a_dead_worker_costs_the_document_that_it_had_open(word: str, slug: str) -> None:
    tasks = [Work(("a", "b")), Work(("c", word, "d")), Work(("e",))]
    assert answers(*tasks) == ["a b", f"c {slug} d", "e"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits that only Linux holds processes to")
@pytest.mark.parametrize("word", ["spin", "sleep", "grow"])
def test_a_document_that_takes_too_much_passes_its_limit_alone(word: str) -> None:
    assert answers(Work(("a", word, "b")), Work(("c",))) == ["a limit b", "c"]


def test_every_document_of_a_task_may_kill() -> None:
    assert answers(Work(("killed", "killed", "a", "killed"))) == ["crashed crashed a crashed"]


def test_a_death_after_reading_is_forgiven_once() -> None:
    assert answers(Work(("a", "late"))) == ["a crashed"]


def test_workers_that_cannot_begin_end_the_run() -> None:
    def broken() -> Callable[[Work, Callable[[int], None]], bytes]:
        raise RuntimeError("no worker")

    with Workers(broken, jobs=2) as workers, pytest.raises(WorkersError):
        list(workers.run([Work(("a",))]))


def test_beside_threads_workers_are_started_anew() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with Workers(make, jobs=1) as workers:
            assert workers.start_method == "spawn"
    finally:
        done.set()
        thread.join()


def test_an_idle_worker_that_is_killed_costs_nothing() -> None:
    with Workers(make, jobs=1, bounds=BOUNDS) as workers:
        assert list(workers.run([Work(("a",))])) == [b"a"]
        os.kill(workers.pids[0], signal.SIGKILL)
        time.sleep(0.05)
        assert list(workers.run([Work(("b",))])) == [b"b"]


def test_tasks_are_drawn_as_they_are_needed() -> None:
    drawn = 0

    def tasks() -> Iterator[Work]:
        nonlocal drawn
        for number in range(200):
            drawn += 1
            yield Work((str(number),))

    with Workers(make, jobs=2) as workers:
        for count, _ in enumerate(workers.run(tasks()), 1):
            assert drawn <= count + 8
    assert drawn == 200


def test_no_process_is_left() -> None:
    with Workers(make, jobs=2) as workers:
        list(workers.run([Work(("slow",)), Work(("slow",))]))
        pids = workers.pids
    assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_large_answers_do_not_pile_up_behind_a_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resumefit.batch.pool._KEPT", 1)
    drawn: list[int] = []

    def tasks() -> Iterator[Work]:
        for number in range(20):
            drawn.append(number)
            yield Work(("slow", "slow", "slow") if number == 0 else (str(number),))

    with Workers(make, jobs=2) as workers:
        answered = workers.run(tasks())
        next(answered)
        assert len(drawn) < 6
        assert len(list(answered)) == 19
