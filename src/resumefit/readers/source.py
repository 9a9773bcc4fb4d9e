"""A path, bytes or a stream -> its bytes, waiting for no pipe and reading no device."""

import os
import stat
from pathlib import Path, PurePath
from typing import BinaryIO

from resumefit.errors import LimitError, NotAFileError
from resumefit.readers.limits import Limits

Source = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes themselves, or a stream opened for bytes."""

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def source_content(source: Source, limits: Limits) -> tuple[bytes, str]:
    """Give a source's bytes and its own name, without folders.

    Raises `NotAFileError` for what is no readable regular file, `LimitError` for what is too large, `TypeError` for what is no source.
    """
    if isinstance(source, str | os.PathLike):
        return _file_content(source, limits), PurePath(source).name
    name = getattr(source, "name", None)
    content = bytes(source) if isinstance(source, bytes | bytearray | memoryview) else _whole_stream(source, limits)
    if len(content) > limits.file_bytes:
        raise _too_large(limits)
    return content, PurePath(name).name if isinstance(name, str) else "document"


def _whole_stream(stream: BinaryIO, limits: Limits) -> bytes:
    """Read what a caller opened; its own failures may name a path, so they are not passed on."""
    if isinstance(stream, type) or not callable(getattr(stream, "read", None)):
        raise TypeError(f"a document is a path, bytes or a file opened for bytes, not {type(stream).__name__}")
    try:
        return _stream_content(stream, limits)
    except (OSError, ValueError):
        raise NotAFileError("This file could not be read to its end.", next_step="Open it anew and try again.") from None


def _stream_content(stream: BinaryIO, limits: Limits) -> bytes:
    """Read a stream until its end or one byte past the limit; a pipe gives what it has, piece by piece."""
    parts: list[bytes] = []
    size = 0
    while size <= limits.file_bytes:
        part = stream.read(limits.file_bytes + 1 - size)
        if not isinstance(part, bytes | bytearray | memoryview | None):
            raise TypeError("open the file for bytes: mode 'rb'")
        if not part:
            break
        parts.append(bytes(part))
        size += len(part)
    return b"".join(parts)


def _file_content(path: str | os.PathLike[str], limits: Limits) -> bytes:
    """Read a regular file; looks before opening, so that no pipe or device is waited for."""
    try:
        _refuse_special(Path(path).stat().st_mode)
        handle = os.open(path, _OPEN_FLAGS)
    except FileNotFoundError:
        raise _no_file(path, "There is no file of that name.", next_step="Check the spelling and the folder.") from None
    except PermissionError:
        raise NotAFileError("This file may not be opened.", next_step="Check that you have permission to read it.") from None
    except (OSError, ValueError):
        raise _no_file(path, "This name leads to no readable file.", next_step="Give the path of a PDF, DOCX or text file.") from None
    with os.fdopen(handle, "rb") as stream:
        opened = os.fstat(stream.fileno())
        _refuse_special(opened.st_mode)
        if opened.st_size > limits.file_bytes:
            raise _too_large(limits)
        try:
            return _stream_content(stream, limits)
        except OSError:
            raise NotAFileError("This file could not be read to its end.", next_step="Copy it to another disk and try again.") from None


def _no_file(path: str | os.PathLike[str], message: str, *, next_step: str) -> NotAFileError:
    """Say what is wrong with a path; one with line breaks is a text that somebody gave in its place."""
    if isinstance(path, str) and "\n" in path.strip():
        message, next_step = "This is a text and not a path.", "Wrap it in Document.from_text(...)."
    return NotAFileError(message, next_step=next_step)


def _refuse_special(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise NotAFileError("This is a folder, not a file.", next_step="Give the path of a PDF, DOCX or text file.")
    if not stat.S_ISREG(mode):
        raise NotAFileError("This is a pipe or a device, not a file.", next_step="Give a regular file, or - for standard input.")


def _too_large(limits: Limits) -> LimitError:
    size = limits.file_bytes // (1024 * 1024)
    return LimitError(f"This file is larger than {size} MB.", next_step="Save it without pictures, as a plain PDF or DOCX.")
