"""Read resumes kept in a folder from one run to the next.

An entry is JSON behind its own hash: a damaged, cut or forged one is no entry, and none can name code to run. A key beside the entries
would add nothing, for whoever may write to the folder could write that as well; so the folder is made for its owner alone.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath

from resumefit import __version__
from resumefit.batch.codec import decode, encode, shape
from resumefit.errors import ResumefitError
from resumefit.lexicon.model import Lexicon
from resumefit.resume.model import Resume

MIB = 1024 * 1024
_ENDING = ".read"
_DIGEST = 64
_LARGEST = 32 * MIB
_KEPT_SHARE = 0.9
"""How full the folder is left when it was too full."""
_LOOK_AFTER = 200
"""After how many new entries a worker looks whether the folder is too full."""
_STALE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of read resumes and how large it may grow."""

    folder: str
    bytes: int = 500 * MIB


def reading_key(content: bytes, name: str, *, lexicon: Lexicon, today: date) -> str:
    """Name what reading these bytes gives: by the bytes, the ending, the words that are known, this version and the month of "present"."""
    resume: type = Resume
    parts = (content, PurePath(name).suffix, lexicon.words_sha256, __version__, f"{today:%Y-%m}", shape(resume))
    hashed = sha256()
    for part in parts:
        hashed.update(sha256(part if isinstance(part, bytes) else part.encode()).digest())
    return hashed.hexdigest()


class Cache:
    """The folder at work; many processes may use one at once."""

    def __init__(self, shelf: Shelf) -> None:
        self._folder = Path(shelf.folder)
        self._most = shelf.bytes
        self._added = 0

    def get(self, key: str, kind: type[Resume]) -> Resume | None:
        """Give what is kept under a key; a bad entry is thrown away."""
        path = self._path(key)
        try:
            resume = decode(kind, _opened(path, key))
            os.utime(path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            with suppress(OSError):
                path.unlink()
            return None
        return resume

    def put(self, key: str, resume: Resume) -> None:
        """Keep a read resume, whole or not at all; where the disk refuses, the run goes on without."""
        content = encode(resume)
        path = self._path(key)
        part = path.with_name(f".{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, exist_ok=True)
            try:
                handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
                with os.fdopen(handle, "wb") as file:
                    file.write(_signed(key, content))
                    file.write(content)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
            self._added += 1
            if self._added % _LOOK_AFTER == 0:
                self.tidy()

    def tidy(self) -> None:
        """Throw the entries away that were not used for longest, until the folder has room again; and what dead writers left."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        goal = total if total <= self._most else int(self._most * _KEPT_SHARE)
        for used, size, path in entries:
            left_over = not path.name.endswith(_ENDING) and used < time.time() - _STALE_SECONDS
            if total <= goal and not left_over:
                continue
            with suppress(OSError):
                path.unlink()
                total -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Yield when each entry was last used, how large it is and where it lies; nothing else in the folder is touched."""
        for path in self._folder.glob("??/*"):
            if path.name.endswith(_ENDING) or f"{_ENDING}." in path.name:
                with suppress(OSError):
                    told = path.stat()
                    yield told.st_mtime, told.st_size, path

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}{_ENDING}"


def open_shelf(folder: str | os.PathLike[str], *, mib: int) -> Shelf:
    """Make the folder of a cache, for its owner alone. Raises `ResumefitError` where that cannot be."""
    path = Path(folder)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ResumefitError("The folder of the cache cannot be made.", next_step="Name a folder that you may write to.") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise ResumefitError("The folder of the cache may not be written to.", next_step="Name a folder that you may write to.")
    return Shelf(str(path), mib * MIB)


def _opened(path: Path, key: str) -> bytes:
    """Read an entry; ValueError where it is not what was written under this key."""
    kept = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    if kept[:_DIGEST] != _signed(key, kept[_DIGEST:]):
        raise ValueError("damaged")
    return kept[_DIGEST:]


def _signed(key: str, content: bytes) -> bytes:
    return sha256(key.encode() + content).hexdigest().encode()
