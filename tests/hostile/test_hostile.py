"""Every hostile document comes to the outcome that it should, through reader and doubts as in the pipeline."""

import json

import docx_cases
import pdf_cases
import pytest
import text_cases
from docx_cases import Case

from resumefit.document import Document
from resumefit.errors import ResumefitError
from resumefit.lexicon.model import Lexicon
from resumefit.plausible import with_doubts
from resumefit.readers.registry import read_document

CASES = (*docx_cases.CASES, *pdf_cases.CASES, *text_cases.CASES)
BY_CHANCE = ("too-short", "garbled-text")
"""Warnings that small cases bring with them."""


def outcome(case: Case, lexicon: Lexicon) -> tuple[str, Document | None, str]:
    """Read a case: its outcome, what was read, and what is said about it."""
    try:
        document = with_doubts(read_document(case.content), lexicon)
    except ResumefitError as error:
        return error.slug, None, f"{error.message} {error.next_step}"
    said = json.dumps([warning.to_dict() for warning in document.warnings])
    codes = [warning.code for warning in document.warnings if warning.code not in BY_CHANCE or warning.code in case.outcome]
    return "+".join(["read", *codes]), document, said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_document_has_its_outcome(case: Case, lexicon: Lexicon) -> None:
    slug, document, said = outcome(case, lexicon)
    assert slug == case.outcome
    assert not any(words in said for words in (docx_cases.SEEN, docx_cases.GHOST))
    if document is not None:
        assert all(words in document.text for words in case.says)
        assert not any(words in document.text for words in case.silent)


def test_the_cases_are_many_and_each_has_its_name() -> None:
    assert len(CASES) == len({case.name for case in CASES}) > 160
    errors = {"limit", "xml-dtd", "damaged", "empty", "unsupported", "encrypted", "scanned", "garbled-text"}
    warned = {"read+damaged", "read+hidden-text", "read+limit", "read+scanned-page"}
    assert errors | warned | {"read"} <= {case.outcome for case in CASES}
