import json

import docx_cases
import pytest
import text_cases
from docx_cases import Case

from resumefit.document import Document
from resumefit.errors import ResumefitError
from resumefit.readers.registry import read_document

CASES = (*docx_cases.CASES, *text_cases.CASES)


def outcome(case: Case) -> tuple[str, Document | None, str]:
    """Read a case: its outcome, what was read, and what is said about it."""
    try:
        document = read_document(case.content)
    except ResumefitError as error:
        return error.slug, None, f"{error.message} {error.next_step}"
    said = json.dumps([warning.to_dict() for warning in document.warnings])
    return "+".join(["read", *(warning.code for warning in document.warnings)]), document, said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_document_has_its_outcome(case: Case) -> None:
    slug, document, said = outcome(case)
    assert slug == case.outcome
    assert not any(words in said for words in (docx_cases.SEEN, docx_cases.GHOST))
    if document is not None:
        assert all(words in document.text for words in case.says)
        assert not any(words in document.text for words in case.silent)


def test_the_cases_are_many_and_each_has_its_name() -> None:
    assert len(CASES) == len({case.name for case in CASES}) > 70
    assert {"limit", "xml-dtd", "damaged", "empty", "unsupported", "encrypted", "read", "read+hidden-text"} <= {
        case.outcome for case in CASES
    }
