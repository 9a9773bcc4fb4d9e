"""Mutants of good documents give a Document or a ResumefitError; RESUMEFIT_MUTANTS sets how many of each kind are tried."""

import os
import time
from hashlib import sha256

import pytest
from mutate import SEEDS, mutants

from resumefit.errors import ResumefitError
from resumefit.lexicon.model import Lexicon
from resumefit.plausible import with_doubts
from resumefit.readers.registry import read_document

COUNT = int(os.environ.get("RESUMEFIT_MUTANTS", "500"))
SEED = int(os.environ.get("RESUMEFIT_SEED", "0"))
MOST_SECONDS = 10


def read(content: bytes, lexicon: Lexicon) -> bool:
    """Read a mutant; tell whether there was anything to read."""
    try:
        document = with_doubts(read_document(content), lexicon)
    except ResumefitError:
        return False
    assert document.text.strip()
    for line in document.lines:
        assert document.text[line.span.start : line.span.end].strip()
    document.text.encode("utf-8")
    return True


@pytest.mark.parametrize("kind", SEEDS)
def test_mutants_are_read_or_refused(kind: str, lexicon: Lexicon) -> None:
    count = 0
    for number, content in enumerate(mutants(kind, COUNT, seed=SEED)):
        start = time.process_time()
        try:
            count += read(content, lexicon)
        except Exception as error:
            error.add_note(f"mutant {number} of {kind}, seed {SEED}: mend the reader and keep what it was as a case")
            raise
        assert time.process_time() - start < MOST_SECONDS, f"mutant {number} of {kind}"
    assert COUNT * 0.2 < count < COUNT, "mutants that are all good or all bad try nothing"


def test_a_seed_makes_the_same_mutants() -> None:
    for kind in SEEDS:
        first, second = (sha256(b"".join(mutants(kind, 20, seed=7))).digest() for _ in range(2))
        assert first == second
        assert sha256(b"".join(mutants(kind, 20, seed=8))).digest() != first
