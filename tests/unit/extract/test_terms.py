import pytest

from resumefit.document import Document
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.load import shipped_lexicon


def terms_in(text: str) -> set[str]:
    lexicon = shipped_lexicon()
    return {lexicon.canonical(mention.term) for mention in find_mentions(Document.from_text(text), lexicon).terms}


@pytest.mark.parametrize(
    ("text", "unbroken", "pieced"),
    [
        ("Kept the user guides.", "knowledge-base-management", "customer-education"),
        ("Account openings on Mondays.", "bank-account-inquiries", "account-maintenance"),
        ("Meet targets.", "performance-targets", "meet-service-levels"),
    ],
)
def test_an_unbroken_wording_goes_before_a_duty_of_the_same_words(text: str, unbroken: str, pieced: str) -> None:
    found = terms_in(text)
    assert unbroken in found
    assert pieced not in found


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Processed enrolments for members.", "process-orders-forms"),
        ("Processed enrollments for members.", "process-orders-forms"),
        ("Swept the aisles.", "open:cleaning and sanitation"),
        ("Dug into account history.", "research-investigation"),
    ],
)
def test_spelling_and_irregular_forms_are_the_matchers_work(text: str, term: str) -> None:
    assert term in terms_in(text)
