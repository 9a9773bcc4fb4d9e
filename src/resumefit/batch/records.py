"""Records and the sheet of a run as files: written whole or not at all, read one after the other."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from resumefit.batch.model import RECORDS_NAME, SHEET_NAME, Record, RunSheet
from resumefit.document import SCHEMA
from resumefit.errors import DamagedError, NotAFileError, ResumefitError, UnsupportedError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

_PIECE = 1024 * 1024
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_BAD = (KeyError, TypeError, ValueError, ArithmeticError, AttributeError)


def record_line(record: Record) -> bytes:
    """Write a record as its line of the file."""
    return json_text(record.to_dict()).encode("utf-8", "replace") + b"\n"


def json_text(face: Mapping[str, object]) -> str:
    """Write a face as JSON without blanks and line breaks."""
    return _write(face)


def read_records(path: str | os.PathLike[str]) -> Iterator[Record]:
    """Yield the records of a `results.jsonl`, or of the folder it lies in, one by one.

    A last line that a stopped run left unfinished is passed over. Raises `NotAFileError` where there is no such file,
    `UnsupportedError` where a version with another layout wrote it, and `DamagedError`, with the line's number, where a line is
    no record.
    """
    for number, line in enumerate(whole_lines(_records_path(path)), 1):
        try:
            record = Record.from_dict(_of_this_layout(json.loads(line)))
        except _BAD as error:
            raise DamagedError(f"Line {number} of the results is no record.", next_step="Run the batch again.") from error
        yield record


def read_sheet(path: str | os.PathLike[str]) -> RunSheet:
    """Read the `run.json` of a folder of results, or of the folder in which a `results.jsonl` lies."""
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    try:
        return RunSheet.from_dict(_of_this_layout(json.loads((folder / SHEET_NAME).read_text(encoding="utf-8"))))
    except OSError:
        raise NotAFileError(f"There is no {SHEET_NAME} in this folder.", next_step="Name the folder of a run.") from None
    except _BAD as error:
        raise DamagedError(f"{SHEET_NAME} is not what a run wrote.", next_step="Run the batch again.") from error


def write_sheet(folder: Path, sheet: RunSheet) -> None:
    """Write the `run.json` of a folder."""
    write_whole(folder / SHEET_NAME, (json.dumps(sheet.to_dict(), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that whoever looks finds the old one or the new one."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class RecordFile:
    """A `results.jsonl` that records are added to; one run at a time may hold it."""

    def __init__(self, path: Path) -> None:
        """Open the file, make it where there is none, and cut off what a stopped run left unfinished."""
        self._end = 0
        self._path = path
        self._handle = _opened(path)
        try:
            self._lock()
            self.cut(_end_of_last_line(self._handle))
        except BaseException:
            os.close(self._handle)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Bytes of the whole lines."""
        return self._end

    def add(self, lines: bytes) -> None:
        """Add whole lines at the end; where they do not all fit on the disk, none of the last one stays."""
        left = memoryview(lines)
        try:
            while left:
                left = left[os.write(self._handle, left) :]
        except BaseException:
            with suppress(OSError):
                self.cut(_end_of_last_line(self._handle))
            raise
        self._end += len(lines)

    def cut(self, size: int) -> None:
        """Throw away what stands behind the first `size` bytes."""
        if os.fstat(self._handle).st_size != size:
            os.ftruncate(self._handle, size)
        os.lseek(self._handle, size, os.SEEK_SET)
        self._end = size

    def replace(self, lines: Iterable[bytes]) -> None:
        """Put other whole lines in the place of all, at once; whatever ends the program, the old ones are there or the new ones."""
        part = self._path.with_name(f".{self._path.name}.part")
        try:
            with part.open("wb") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            if fcntl is None:
                self.close()
            part.replace(self._path)
        finally:
            part.unlink(missing_ok=True)
        old, self._handle = self._handle, _opened(self._path)
        self._lock()
        if old >= 0:
            os.close(old)
        self._end = os.lseek(self._handle, 0, os.SEEK_END)

    def close(self) -> None:
        """Put what was written on the disk and let go of the file."""
        if self._handle >= 0:
            with suppress(OSError):
                os.fsync(self._handle)
            os.close(self._handle)
            self._handle = -1

    def _lock(self) -> None:
        """Refuse a file that another run writes to; the lock is the process's own and ends with it, whatever ends it."""
        if fcntl is None:
            return
        try:
            fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ResumefitError("Another run writes to this folder.", next_step="Wait for it, or name another folder.") from None


def done_pairs(path: Path) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Yield the JSON of each line that is there, without making records of it, and where the line ends."""
    end = 0
    for number, line in enumerate(whole_lines(path), 1):
        try:
            told = _of_this_layout(json.loads(line))
            _ = told["resume"], told["posting"], told["status"], told["error"]
        except _BAD as error:
            raise DamagedError(f"Line {number} of the results is no record.", next_step="Run the batch again with --force.") from error
        end += len(line)
        yield told, end


def _of_this_layout(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Refuse what a version with another layout wrote; KeyError or TypeError where it is nothing of a run."""
    layout = told["schema"]
    if layout != SCHEMA:
        raise UnsupportedError(
            f'These results are of "schema": {layout!r:.9}, and this version of resumefit reads {SCHEMA}.',
            next_step="Run the batch again with --force, or use the version that wrote them.",
        )
    return told


def _records_path(path: str | os.PathLike[str]) -> Path:
    found = Path(path)
    return found / RECORDS_NAME if found.is_dir() else found


def whole_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines that end; raise `NotAFileError` where there is no such file."""
    try:
        with path.open("rb") as file:
            yield from (line for line in file if line.endswith(b"\n"))
    except OSError as error:
        raise NotAFileError("There is no file of results of that name.", next_step="Name a results.jsonl or its folder.") from error


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o666)


def _end_of_last_line(handle: int) -> int:
    """Find where the last line break of a file stands."""
    end = os.lseek(handle, 0, os.SEEK_END)
    while end:
        start = max(0, end - _PIECE)
        os.lseek(handle, start, os.SEEK_SET)
        found = os.read(handle, end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
