"""Processes that live through many tasks, each document within bounds: one that dies costs the document it had open, never the run.

Every worker has a pipe of its own and no thread stands beside it, so that nothing a dying worker holds can stop the others, and a new
one can be forked at any time.
"""

import faulthandler
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from resumefit.batch.model import Failure
from resumefit.errors import ResumefitError
from resumefit.readers.isolate import BOUNDS, CAN_ISOLATE, Bounds

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

_BEGAN, _DONE = b"b", b"d"
_WINDOW = 4
"""How many tasks a worker may be ahead of the one whose answer is due."""
_KEPT = 64 * 1024 * 1024
"""Bytes of answers that wait for that one, before no more tasks are drawn."""
_OUT_OF_MEMORY = 3
_WRITES = 64 * 1024 * 1024
_SCORING_SECONDS = 600
_MOST_FALSE_STARTS = 3
_ANEW = "Save it anew as a plain PDF or DOCX."
OUT_OF_MEMORY = Failure("resume", "limit", "This file takes more memory to read than any resume or posting.", _ANEW)
CRASHED = Failure("resume", "crashed", "The system ended the process that read this file.", "Score it by itself.")
DAMAGED = Failure("resume", "damaged", "This file is too damaged to be read.", "Open it in the program it was written in and save it anew.")


class Blamable(Protocol):
    """A task that can be done again without the document that killed its worker."""

    def blamed(self, at: int, failure: Failure) -> "Blamable":
        """Give the task with a document marked as failed."""


T = TypeVar("T", bound=Blamable)
Do = Callable[[T, Callable[[int], None]], bytes]
"""Does a task and packs its answer; tells the second argument the place of a document before it opens it, and -1 after the last."""


class WorkersError(ResumefitError):
    """Workers die before they begin: the fault is the machine's or the program's, not a document's."""


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    number: int = -1
    """Of the task that it works on; -1 while it waits."""
    task: Blamable | None = None
    at: int = -1
    """Place of the document that it opened last."""
    reading: bool = False
    """That document is still open; else the worker does arithmetic."""
    deadline: float = 0.0
    late: bool = False


class Workers:
    """Up to `jobs` workers that are started when they are needed."""

    def __init__(self, make: Callable[[], Do[T]], *, jobs: int, bounds: Bounds = BOUNDS, writes: bool = False) -> None:
        """Take what makes a worker's function, in the worker; a worker may write files only with `writes`."""
        self._make = make
        self._jobs = jobs
        self._bounds = bounds
        self._writes = writes
        may_fork = CAN_ISOLATE and threading.active_count() == 1
        self._context = multiprocessing.get_context("fork") if may_fork else multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._false_starts = 0
        self._deaths_after: dict[int, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def run(self, tasks: Iterable[T]) -> Iterator[bytes]:
        """Yield the answers in the order of the tasks; no more tasks are drawn and no more answers kept than a window holds."""
        ahead = enumerate(tasks)
        again: deque[tuple[int, Blamable]] = deque()
        done: dict[int, bytes] = {}
        due = 0
        drawn = 0
        while True:
            held = sum(map(len, done.values()))
            while self._has_room() and (again or (drawn < due + _WINDOW * self._jobs and held < _KEPT)):
                one = again.popleft() if again else next(ahead, None)
                if one is None:
                    break
                drawn = max(drawn, one[0] + 1)
                if not self._give(*one):
                    again.appendleft(one)
            if due in done:
                yield done.pop(due)
                due += 1
            elif any(worker.task is not None for worker in self._workers):
                self._listen(done, again)
            elif not again:
                return

    def close(self) -> None:
        """End all workers, whatever they do."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    @property
    def start_method(self) -> str:
        """How workers come to be: fork, where that is safe, or spawn."""
        return str(self._context.get_start_method())

    @property
    def pids(self) -> tuple[int, ...]:
        """Numbers of the processes that are at work or wait for it."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def _has_room(self) -> bool:
        return len(self._workers) < self._jobs or any(worker.task is None for worker in self._workers)

    def _give(self, number: int, task: Blamable) -> bool:
        """Send a task to a worker that waits, else to a new one; say whether it went."""
        worker = next((worker for worker in self._workers if worker.task is None), None) or self._start()
        try:
            worker.pipe.send(task)
        except OSError:
            self._bury(worker)
            return False
        worker.number, worker.task, worker.at, worker.reading, worker.late = number, task, -1, False, False
        worker.deadline = time.monotonic() + _SCORING_SECONDS
        return True

    def _start(self) -> _Worker:
        own, theirs = self._context.Pipe()
        others = [worker.pipe for worker in self._workers] + [own] if self.start_method == "fork" else []
        process = self._context.Process(
            target=_serve, args=(theirs, others, self._make, self._bounds), kwargs={"writes": self._writes}, daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, own)
        self._workers.append(worker)
        return worker

    def _listen(self, done: dict[int, bytes], again: deque[tuple[int, Blamable]]) -> None:
        """Hear what the busy workers say until the next deadline; kill those that are past theirs."""
        busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
        first = min(worker.deadline for worker in busy.values())
        for pipe in wait(list(busy), timeout=max(0.0, first - time.monotonic())):
            worker = busy[pipe]  # type: ignore[index]
            try:
                said = worker.pipe.recv_bytes(self._bounds.answer)
            except (EOFError, OSError):
                self._mourn(worker, again)
                continue
            if said[:1] == _BEGAN:
                at = int(said[1:])
                worker.reading, worker.at = at >= 0, max(at, worker.at)
                worker.deadline = time.monotonic() + (self._bounds.wall_seconds if worker.reading else _SCORING_SECONDS)
                self._false_starts = 0
            else:
                done[worker.number] = said[1:]
                worker.number, worker.task = -1, None
        for worker in busy.values():
            if worker.task is not None and worker.deadline < time.monotonic():
                worker.late = True
                worker.process.kill()
                self._mourn(worker, again)

    def _mourn(self, worker: _Worker, again: deque[tuple[int, Blamable]]) -> None:
        """Bury a worker that died over a task, and have the rest of the task done again."""
        task = worker.task
        self._bury(worker)
        if task is None:
            return
        if worker.reading or self._dies_often(worker):
            task = task.blamed(worker.at, _death(worker.process.exitcode, late=worker.late))
        again.append((worker.number, task))

    def _dies_often(self, worker: _Worker) -> bool:
        """Say whether a document is to be blamed for a death that came when all were read: not for the first one over a task."""
        if worker.at >= 0:
            self._deaths_after[worker.number] = self._deaths_after.get(worker.number, 0) + 1
            return self._deaths_after[worker.number] > 1
        self._false_starts += 1
        if self._false_starts > _MOST_FALSE_STARTS:
            raise WorkersError("The processes that read the files end before they begin.", next_step="Free some memory, or use --jobs 1.")
        return False

    def _bury(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)


def _death(code: int | None, *, late: bool) -> Failure:
    """Say what the end of a worker means for the document that it had open."""
    ended = -code if code is not None and code < 0 else 0
    if late or ended in (getattr(signal, "SIGXCPU", -1), getattr(signal, "SIGALRM", -1)):
        return Failure("resume", "limit", "This file takes more time to read than any resume or posting.", _ANEW)
    if code == _OUT_OF_MEMORY:
        return OUT_OF_MEMORY
    return CRASHED if ended in (getattr(signal, "SIGKILL", -1), signal.SIGTERM, signal.SIGINT) else DAMAGED


def _serve(pipe: Connection, others: list[Connection], make: Callable[[], Do[T]], bounds: Bounds, *, writes: bool) -> None:
    """Be a worker until the other end of the pipe is closed; an error that nobody foresaw ends the process."""
    for other in others:
        other.close()
    _settle(writes=writes)
    do = make()
    limits = _Limits(bounds)

    def began(at: int) -> None:
        pipe.send_bytes(_BEGAN + str(at).encode())
        limits.renew(reading=at >= 0)

    status = 1
    try:
        while True:
            task = pipe.recv()
            packed = do(task, began)
            pipe.send_bytes(_DONE + packed)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        status = 0
    except MemoryError:
        status = _OUT_OF_MEMORY
    finally:
        os._exit(status)


def _settle(*, writes: bool) -> None:
    """Take from a new worker what it has no use for: the keyboard's interrupt, a terminal to talk to, files to write."""
    faulthandler.disable()
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    if resource is not None:
        _lower(resource.RLIMIT_FSIZE, _WRITES if writes else 0)
        _lower(resource.RLIMIT_CORE, 0)


class _Limits:
    """What one document may use, renewed for each, as far as the system can hold a process to it."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds

    def renew(self, *, reading: bool) -> None:
        """Let the next document have its full share; with the documents read, let the arithmetic have what it takes."""
        if resource is None:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime) + 1
        _lower(resource.RLIMIT_CPU, spent + (self._bounds.cpu_seconds if reading else _SCORING_SECONDS))
        if sys.platform == "linux":
            mapped = int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
            _lower(resource.RLIMIT_AS, mapped + self._bounds.memory)


def _lower(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
