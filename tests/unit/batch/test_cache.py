import os
import pickle
import stat
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from resumefit import pipeline
from resumefit.batch.cache import Cache, Shelf, open_shelf, reading_key
from resumefit.document import Document
from resumefit.errors import ResumefitError
from resumefit.lexicon.model import Lexicon
from resumefit.resume.model import Resume

DAY = date(2026, 11, 1)
KEY = "ab" + "0" * 62


@pytest.fixture(scope="module")
def resume() -> Resume:
    return pipeline.read_resume(Document.from_text("Experience\n- Answered 40 calls a day in Zendesk."), today=DAY)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(open_shelf(tmp_path / "kept", mib=1))


def entries(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / "kept").rglob("*") if path.is_file())


def test_what_is_put_is_got(cache: Cache, resume: Resume, tmp_path: Path) -> None:
    assert cache.get(KEY, Resume) is None
    cache.put(KEY, resume)
    assert cache.get(KEY, Resume) == resume
    assert len(entries(tmp_path)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_the_owner_alone_may_look(cache: Cache, resume: Resume, tmp_path: Path) -> None:
    cache.put(KEY, resume)
    (entry,) = entries(tmp_path)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "kept", entry.parent, entry)]
    assert modes == [0o700, 0o700, 0o600]


class Trap:
    """What runs when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return (os.abort, ())


def bad_entries(good: bytes) -> dict[str, bytes]:
    return {
        "empty": b"",
        "cut": good[: len(good) // 2],
        "cut in the hash": good[:30],
        "a letter changed": good[:-9] + b"x" + good[-8:],
        "noise": os.urandom(len(good)),
        "a pickle": pickle.dumps(Trap()),
        "a pickle behind the hash": good[:64] + pickle.dumps(Trap()),
        "zeros": bytes(len(good)),
    }


@pytest.mark.parametrize("name", bad_entries(b"x" * 100))
def test_a_bad_entry_is_thrown_away(cache: Cache, resume: Resume, tmp_path: Path, name: str) -> None:
    cache.put(KEY, resume)
    (entry,) = entries(tmp_path)
    entry.write_bytes(bad_entries(entry.read_bytes())[name])
    assert cache.get(KEY, Resume) is None
    assert entries(tmp_path) == []
    cache.put(KEY, resume)
    assert cache.get(KEY, Resume) == resume


def test_an_entry_under_another_key_is_none(cache: Cache, resume: Resume, tmp_path: Path) -> None:
    cache.put(KEY, resume)
    (entry,) = entries(tmp_path)
    other = "ac" + KEY[2:]
    (entry.parent.parent / "ac").mkdir()
    entry.rename(entry.parent.parent / "ac" / entry.name.replace(KEY, other))
    assert cache.get(other, Resume) is None


def test_the_oldest_go_when_it_is_full(tmp_path: Path, resume: Resume) -> None:
    shelf = open_shelf(tmp_path / "kept", mib=1)
    cache = Cache(shelf)
    keys = [f"{number:02x}" + "0" * 62 for number in range(20)]
    for age, key in enumerate(keys):
        cache.put(key, resume)
        os.utime(tmp_path / "kept" / key[:2] / f"{key}.read", (1_000_000 + age, 1_000_000 + age))
    mine = tmp_path / "kept" / "00" / "letter.txt"
    mine.write_text("not an entry")
    left = tmp_path / "kept" / "00" / f".{keys[0]}.read.123"
    left.write_text("left by a dead writer")
    os.utime(left, (1_000_000, 1_000_000))
    size = (tmp_path / "kept" / keys[0][:2] / f"{keys[0]}.read").stat().st_size
    assert cache.get(keys[0], Resume) == resume
    Cache(replace(shelf, bytes=10 * size)).tidy()
    assert [key for key in keys if cache.get(key, Resume) is not None] == [keys[0], *keys[-8:]]
    assert (mine.exists(), left.exists()) == (True, False)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ResumefitError, match="cache"):
        open_shelf(tmp_path / "file" / "kept", mib=1)


def test_a_cache_that_cannot_be_written_to_does_no_harm(tmp_path: Path, resume: Resume) -> None:
    (tmp_path / "file").write_text("x")
    cache = Cache(Shelf(str(tmp_path / "file")))
    cache.put(KEY, resume)
    assert cache.get(KEY, Resume) is None


def test_what_a_reading_depends_on_is_in_its_key(lexicon: Lexicon) -> None:
    def key(content: bytes = b"x", name: str = "a.txt", known: Lexicon = lexicon, day: date = DAY) -> str:
        return reading_key(content, name, lexicon=known, today=day)

    weights = replace(lexicon.scoring, role_share=Decimal("0.9"))
    assert key() == key(name="b.txt") == key(day=date(2026, 11, 30)) == key(known=replace(lexicon, scoring=weights))
    others = {
        key(b"y"),
        key(name="a.html"),
        key(day=date(2026, 12, 1)),
        key(known=replace(lexicon, words_sha256="0" * 64)),
    }
    assert len(others | {key()}) == 5


def test_weights_do_not_change_what_is_read(lexicon: Lexicon) -> None:
    text = Document.from_text(
        "Experience\nCustomer Service Representative, Example Store\nJanuary 2020 to March 2024\n- Answered calls in Zendesk."
    )
    weights = replace(lexicon.scoring, role_share=Decimal("0.9"), screens=(), screen_terms=(), screen_words=(), sibling_kinds=())
    other = replace(lexicon, scoring=weights)
    assert pipeline.read_resume(text, lexicon=other, today=DAY) == pipeline.read_resume(text, lexicon=lexicon, today=DAY)
