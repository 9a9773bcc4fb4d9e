"""Every hostile document comes to the outcome that it should, through reader and doubts as in the pipeline."""

import json
from datetime import date

import clean_documents
import docx_cases
import docx_package_cases
import docx_story_cases
import page_cases
import pdf_cases
import pdf_page_cases
import pytest
import text_cases
from docx_cases import Case

from resumefit.document import Document
from resumefit.errors import ResumefitError
from resumefit.lexicon.model import Lexicon
from resumefit.pipeline import read_posting, read_resume, score
from resumefit.plausible import with_doubts
from resumefit.readers.registry import read_document

MODULES = (docx_cases, docx_story_cases, docx_package_cases, pdf_cases, pdf_page_cases, text_cases, page_cases)
CASES: tuple[Case, ...] = tuple(case for module in MODULES for case in module.CASES)
SHORT = 10_000
"""Characters: longer texts are what benchmarks/baits.py parses."""
TODAY = date(2026, 11, 1)
COUNT_CLEAN = 200
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
        if len(document.text) <= SHORT:
            parsed(document, lexicon)


def parsed(document: Document, lexicon: Lexicon) -> None:
    """Read a document as resume and as posting, and score the one beside the other."""
    resume, posting = read_resume(document, lexicon=lexicon, today=TODAY), read_posting(document, lexicon=lexicon)
    json.dumps([resume.to_dict(), posting.to_dict(), score(resume, posting, lexicon=lexicon, today=TODAY).to_dict()], allow_nan=False)


@pytest.mark.parametrize("case", CASES[::12], ids=lambda case: case.name)
def test_a_child_process_reads_the_same(case: Case) -> None:
    said = []
    for isolate in (False, True):
        try:
            said.append(read_document(case.content, isolate=isolate))
        except ResumefitError as error:
            said.append((error.slug, error.message))
    assert said[0] == said[1]


def test_clean_documents_are_not_said_to_hide() -> None:
    """One in a hundred may be, of designs that paint dark under light in every way that programs do."""
    flagged = [
        number
        for number, content in enumerate(clean_documents.made(COUNT_CLEAN))
        if any(warning.code == "hidden-text" for warning in read_document(content).warnings)
    ]
    assert len(flagged) <= COUNT_CLEAN / 100, flagged


def test_the_cases_are_many_and_each_has_its_name() -> None:
    assert len(CASES) == len({case.name for case in CASES}) > 550
    errors = {"limit", "xml-dtd", "damaged", "empty", "unsupported", "encrypted", "scanned", "garbled-text"}
    warned = {"read+damaged", "read+hidden-text", "read+limit", "read+scanned-page"}
    assert errors | warned | {"read"} <= {case.outcome for case in CASES}
