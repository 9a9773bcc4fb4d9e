import json
import random
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from resumefit import pipeline
from resumefit.batch.codec import decode, encode, shape
from resumefit.document import Document
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume

CASES = Path(__file__).resolve().parents[3] / "examples"
DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def resume() -> Resume:
    return pipeline.read_resume(CASES / "team-lead" / "resume.docx", today=DAY)


def test_what_was_read_comes_back_whole(resume: Resume) -> None:
    again = decode(Resume, encode(resume))
    assert again == resume
    assert [getattr(again, one.name) for one in fields(Resume)] == [getattr(resume, one.name) for one in fields(Resume)]
    assert encode(again) == encode(resume)
    for name in ("bilingual-canada/posting.html", "team-lead/posting.txt"):
        posting = pipeline.read_posting(CASES / name)
        assert decode(Posting, encode(posting)) == posting
        assert decode(Document, encode(posting.document)) == posting.document


def test_it_scores_as_before(resume: Resume) -> None:
    posting = pipeline.read_posting(CASES / "team-lead" / "posting.txt")
    before = pipeline.score(resume, posting, today=DAY)
    after = pipeline.score(decode(Resume, encode(resume)), decode(Posting, encode(posting)), today=DAY)
    assert after.to_dict() == before.to_dict()


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff", b"[[1]]", b"[" * 100_000])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # any of its kinds
        decode(Resume, content)


def test_values_of_another_type_are_refused(resume: Resume) -> None:
    told = json.loads(encode(resume))
    for at in range(len(told)):
        for wrong in ("x", 3.5, {"a": 1}, [[[]]], True):
            if type(wrong) is not type(told[at]) or wrong == [[[]]]:
                with pytest.raises(ValueError):  # noqa: PT011  # any of its kinds
                    decode(Resume, json.dumps([*told[:at], wrong, *told[at + 1 :]]).encode())


def test_changed_bytes_give_a_document_or_an_error(resume: Resume) -> None:
    chance = random.Random(1)  # noqa: S311  # the same changes every time
    whole = encode(resume)
    refused = 0
    for _ in range(60):
        changed = bytearray(whole)
        for _ in range(3):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            assert isinstance(decode(Resume, bytes(changed)), Resume)
        except ValueError:
            refused += 1
    assert refused > 10


def test_kinds_have_shapes_of_their_own() -> None:
    assert len({shape(Resume), shape(Posting), shape(Document)}) == 3  # type: ignore[arg-type]
