"""The same tasks on the workers of a Dask cluster that is there already: bytes go out, answers come back in order."""

import os
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from resumefit import __version__
from resumefit.batch.model import Failure
from resumefit.batch.plan import InputError
from resumefit.batch.pool import CRASHED, OUT_OF_MEMORY
from resumefit.batch.progress import Options
from resumefit.batch.tasks import Answer, Candidate, PostingTask, Setup, Task
from resumefit.batch.work import Desk
from resumefit.errors import ResumefitError
from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import Lexicon

_WINDOW = 4
"""How many tasks a thread of the cluster may have before it."""
_CONNECT_SECONDS = 20
_DESKS = 2


@dataclass(frozen=True, slots=True)
class _Terms:
    """What every task of a run carries."""

    run: str
    """Tells this run from others on the same cluster."""
    version: str
    lexicon_sha256: str
    today: date
    redact: bool
    pages: bool


class ClusterWorkers:
    """The workers of a cluster, reached through a client."""

    def __init__(self, setup: Setup, client: Any) -> None:
        self._setup = setup
        lexicon = setup.lexicon
        self._terms = _Terms(os.urandom(8).hex(), __version__, lexicon.sha256, setup.today, setup.redact, setup.pages)
        self._client = client
        shipped = lexicon.sha256 == shipped_lexicon().sha256
        self._words = None if shipped else self._client.submit(_held, lexicon, pure=False)
        self._blobs: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._words = self._blobs = None

    def run(self, tasks: Iterable[Task]) -> Iterator[bytes]:
        """Yield the answers in the order of the tasks; a bounded number of tasks is on its way at any time."""
        ahead: deque[tuple[Task, Any]] = deque()
        rest = iter(tasks)
        try:
            while True:
                most = _WINDOW * self._threads()
                while len(ahead) < most and (task := next(rest, None)) is not None:
                    ahead.append((task, self._submit(task)))
                if not ahead:
                    return
                yield self._answer(*ahead.popleft())
        finally:
            with suppress(ResumefitError), _asking():
                for _, future in ahead:
                    future.cancel()

    def _threads(self) -> int:
        """Count the threads of the cluster, one at least; a client that gave its scheduler up has none to ask."""
        with _asking():
            if self._client.scheduler is None:
                raise ConnectionError("no scheduler")
            threads: dict[str, int] = self._client.nthreads()
            return max(1, sum(threads.values()))

    def _submit(self, task: Task) -> Any:
        """Send a task with the bytes that it needs; whatever the workers lose can be made again from what the scheduler has."""
        if isinstance(task, PostingTask):
            return self._sent(_with_content(task))
        if self._blobs is None:
            with _asking():
                self._blobs = self._client.submit(_held, Path(self._setup.spool).read_bytes(), pure=False)
        return self._sent(replace(task, candidates=tuple(map(_with_bytes, task.candidates))))

    def _sent(self, task: Task) -> Any:
        with _asking():
            return self._client.submit(_do, self._terms, task, words=self._words, blobs=self._blobs, pure=False)

    def _answer(self, task: Task, future: Any) -> bytes:
        """Wait for an answer; a task that kills its workers is cut up until the document is found that does."""
        from distributed import KilledWorker

        try:
            with _asking():
                return bytes(future.result())
        except KilledWorker:
            blame = CRASHED
        except MemoryError:
            blame = OUT_OF_MEMORY
        return self._blamed(task, blame)

    def _blamed(self, task: Task, blame: Failure) -> bytes:
        if isinstance(task, PostingTask) or len(task.candidates) == 1:
            return self._answer_of(task.blamed(0, blame))
        single = [replace(task, candidates=(candidate,)) for candidate in task.candidates]
        return _joined([Answer.unpack(self._answer_of(one)) for one in single]).pack()

    def _answer_of(self, task: Task) -> bytes:
        return self._answer(task, self._submit(task))


@contextmanager
def _asking() -> Iterator[None]:
    """Say what it means that Dask finds no scheduler any more."""
    from distributed.client import ClosedClientError

    try:
        yield
    except (CancelledError, OSError, ClosedClientError) as error:
        raise ResumefitError("The cluster does not answer any more.", next_step="Start it again and go on with --resume.") from error


@contextmanager
def reached(client: Any, *, options: Options) -> Iterator[Any]:
    """Give the client of a cluster, that of a scheduler's address while it is asked for.

    Raises `InputError` where nobody answers, Dask is not installed, or the options ask for what a cluster has not.
    """
    if options.cache is not None:
        raise InputError("A cluster's workers have no cache.", next_step="Leave --cache out, or work without --scheduler.")
    if not isinstance(client, str):
        yield client
        return
    own = _connected(client)
    try:
        yield own
    finally:
        own.close()


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise InputError("Dask is not installed here.", next_step="Install resumefit[dask].") from None
    connect: Any = Client
    try:
        return connect(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError("No scheduler answers at that address.", next_step="Give it as tcp://HOST:PORT.") from error


def _with_content(task: PostingTask) -> PostingTask:
    try:
        return replace(task, content=task.entry.source.content())
    except ResumefitError as error:
        return replace(task, failure=Failure.of("posting", error))


def _with_bytes(candidate: Candidate) -> Candidate:
    try:
        return replace(candidate, content=candidate.entry.source.content())
    except ResumefitError as error:
        return replace(candidate, failure=Failure.of("resume", error))


def _joined(answers: list[Answer]) -> Answer:
    """Make one answer of those of a task's pieces."""
    counts: dict[str, int] = {}
    for answer in answers:
        for name, count in answer.told.items():
            counts[name] = counts.get(name, 0) + count
    return Answer(counts, b"".join(answer.body for answer in answers), tuple(page for answer in answers for page in answer.pages))


# What follows runs on the cluster's workers.

_DESK_LOCK = Lock()
_desks: OrderedDict[_Terms, Desk] = OrderedDict()


def _held(what: Any) -> Any:
    """Give back what was sent, so that the cluster holds it once for all tasks."""
    return what


def _do(terms: _Terms, task: Task, *, words: Lexicon | None, blobs: bytes | None) -> bytes:
    """Do a task as one of this process's threads; one at a time, for not every reader may run beside itself."""
    with _DESK_LOCK:
        return _desk(terms, words, blobs).do(task, lambda at: None).pack()


def _desk(terms: _Terms, words: Lexicon | None, blobs: bytes | None) -> Desk:
    """Give this process's place for a run."""
    if terms not in _desks:
        lexicon = words if words is not None else shipped_lexicon()
        if terms.version != __version__ or terms.lexicon_sha256 != lexicon.sha256:
            raise InputError("The cluster's workers have another resumefit.", next_step="Install the same version on all machines.")
        _desks[terms] = Desk(Setup(lexicon, terms.today, terms.redact, "", pages=terms.pages))
        if len(_desks) > _DESKS:
            _desks.popitem(last=False)
    desk = _desks[terms]
    if blobs is not None:
        desk.spool = blobs
    return desk
