"""Work on a stranger's bytes in a child process that has limits: whatever they do to it, the caller gets a Document or an error."""

import io
import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from resumefit.document import Document, Origin, ReadWarning
from resumefit.errors import DamagedError, LimitError, ResumefitError, rebuild
from resumefit.lines import Line, LineKind
from resumefit.span import Span

CAN_ISOLATE = sys.platform == "linux"
"""Elsewhere reading happens in the calling process: Windows cannot fork, and on macOS a forked process may not use its frameworks."""

_MIB = 1024 * 1024
_ANEW = "Save it anew as a plain PDF or DOCX."
_OUT_OF_MEMORY = 3
_PIECE = 1024 * 1024
_KNOWN = {(kind.__module__, kind.__qualname__): kind for kind in (Document, Origin, ReadWarning, Line, LineKind, Span)}
_ERRORS = "resumefit.errors"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a child process may use for one document."""

    memory: int = 768 * _MIB
    """Bytes of address space beyond what is mapped when it starts."""
    cpu_seconds: int = 10
    wall_seconds: int = 60
    """Reached only when the child waits for something, or the machine is very busy."""
    answer: int = 256 * _MIB
    """Bytes of a read document on its way back."""


BOUNDS = Bounds()
"""What is used unless told otherwise."""


class Reading:
    """A document that is being read, in a child process or here when it is asked for."""

    def __init__(self, work: Callable[[], Document], bounds: Bounds) -> None:
        self._work = work
        self._bounds = bounds
        self._child = 0
        self._pipe = -1
        self._deadline = time.monotonic() + bounds.wall_seconds
        if CAN_ISOLATE:
            self._start()

    def document(self) -> Document:
        """Wait for the document; may be asked once. Raises what reading raises, LimitError or DamagedError for a child that died."""
        if not self._child:
            return self._work()
        try:
            answer = self._answer()
        finally:
            status = self._end()
        read = _unpacked(answer) if status == 0 else None
        if isinstance(read, ResumefitError):
            raise read
        if read is None:
            raise _death(status)
        return read

    def close(self) -> None:
        """Kill the child if it is still at work."""
        if self._child:
            self._end()

    def _start(self) -> None:
        """Fork; the child never leaves this function."""
        pipe, child_pipe = os.pipe()
        self._child = os.fork()
        if not self._child:
            _serve(self._work, self._bounds, child_pipe)
        os.close(child_pipe)
        self._pipe = pipe

    def _answer(self) -> bytes:
        """Collect what the child says until it closes its end; nothing when it says too much or takes too long."""
        parts: list[bytes] = []
        size = 0
        waiting = select.poll()
        waiting.register(self._pipe, select.POLLIN | select.POLLHUP)
        while waiting.poll(max(0.0, self._deadline - time.monotonic()) * 1000):
            part = os.read(self._pipe, _PIECE)
            size += len(part)
            if not part:
                return b"".join(parts)
            if size > self._bounds.answer:
                break
            parts.append(part)
        raise LimitError("This file holds more than can be read in the time that a document gets.", next_step=_ANEW)

    def _end(self) -> int:
        """Let the child go, killing it if it has not ended; its wait status."""
        os.close(self._pipe)
        child, self._child = self._child, 0
        gone, status = os.waitpid(child, os.WNOHANG)
        if not gone and self._still_busy(child):
            os.kill(child, signal.SIGKILL)
        return status if gone else os.waitpid(child, 0)[1]

    def _still_busy(self, child: int) -> bool:
        """Give a child that has said all the moment that it needs to exit."""
        for _ in range(50):
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return False
            time.sleep(0.001)
        return True


@contextmanager
def reading_apart(work: Callable[[], Document], *, bounds: Bounds = BOUNDS) -> Iterator[Reading]:
    """Begin work in a child process; it is dead when the block is left, whatever leads out of it."""
    reading = Reading(work, bounds)
    try:
        yield reading
    finally:
        reading.close()


def _serve(work: Callable[[], Document], bounds: Bounds, pipe: int) -> NoReturn:
    """Do the work as the child: the answer goes through the pipe, and the process ends here, even by an error that nobody foresaw."""
    status = 1
    try:
        _limit_self(bounds)
        answer: Document | ResumefitError
        try:
            answer = work()
        except ResumefitError as error:
            answer = error.with_traceback(None)
        with os.fdopen(pipe, "wb") as stream:
            _Packer(stream, pickle.HIGHEST_PROTOCOL).dump(answer)
        status = 0
    except MemoryError:
        status = _OUT_OF_MEMORY
    finally:
        os._exit(status)


def _limit_self(bounds: Bounds) -> None:
    """Take this process's means away: memory, time, files to write, a place to talk to."""
    import faulthandler
    import gc
    import resource

    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(bounds.wall_seconds + 1)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    for what, most in (
        (resource.RLIMIT_AS, _mapped() + bounds.memory),
        (resource.RLIMIT_CPU, bounds.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    gc.freeze()  # what it has of its parent, a walk through which would copy it
    gc.enable()


def _mapped() -> int:
    """Bytes of address space that this process has now."""
    return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _death(status: int) -> ResumefitError:
    """Say what the end of a child without an answer means."""
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if ended in (signal.SIGXCPU, signal.SIGALRM):
        return LimitError("This file takes more time to read than any resume or posting.", next_step=_ANEW)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _OUT_OF_MEMORY:
        return LimitError("This file takes more memory to read than any resume or posting.", next_step=_ANEW)
    return DamagedError("This file is too damaged to be read.", next_step="Open it in the program it was written in and save it anew.")


class _Packer(pickle.Pickler):
    """Writes closed sets by their values, as newer Pythons do of themselves, and errors as they say themselves.

    Other libraries (dask's tblib is one) give all exceptions another form, which the unpacker would refuse.
    """

    def reducer_override(self, thing: Any) -> Any:
        if isinstance(thing, ResumefitError):
            return thing.__reduce__()
        return (LineKind, (thing.value,)) if isinstance(thing, LineKind) else NotImplemented


class _Unpacker(pickle.Unpickler):
    """Makes what a read document consists of and nothing else: the child may be under a stranger's hand."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _KNOWN:
            return _KNOWN[module, name]
        if module == _ERRORS and name.isidentifier() and (name.endswith("Error") or name == rebuild.__name__):
            return super().find_class(module, name)
        raise pickle.UnpicklingError


def _unpacked(answer: bytes) -> Document | ResumefitError | None:
    """Open a child's answer; None where it is no answer."""
    try:
        read = _Unpacker(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError, ImportError):
        return None
    return read if isinstance(read, Document | ResumefitError) else None
