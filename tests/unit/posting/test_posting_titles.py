"""The title of a posting that was copied from a web page, and the page's own lines."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import Posting

DUTIES = ("", "What you will do", "- Answer inbound calls", "- Process returns")


def read(*lines: str) -> Posting:
    return build_posting(Document.from_text("\n".join(lines)), shipped_lexicon())


def title(*lines: str) -> str | None:
    posting = read(*lines, *DUTIES)
    assert posting.role is not None
    return posting.role.text


@pytest.mark.parametrize(
    "above",
    [
        ("LinkedIn", "Skip to main content", "Home My Network Jobs Messaging"),
        ("We value your privacy", "This website uses cookies.", "Accept all | Reject | Manage preferences", "Careers"),
        ("Find jobs", "Sign in", "Employers / Post Job"),
        ("Copper Kettle Ltd",),
        ("URGENT!",),
    ],
)
def test_the_title_stands_below_the_lines_of_a_page(above: tuple[str, ...]) -> None:
    assert title(*above, "Customer Service Adviser - Leeds") == "Customer Service Adviser - Leeds"


@pytest.mark.parametrize(
    "line",
    [
        "Patient Access Representative - Booking Centre (Remote within OH, KY or IN, on the evening shift)",
        "Customer Care Agent / Agent au service à la clientèle, Moncton, New Brunswick, Canada",
    ],
)
def test_a_long_title_that_opens_with_the_role_is_one(line: str) -> None:
    assert title(line) == line


@pytest.mark.parametrize(
    ("line", "role"),
    [("Jr. Receptionist", "receptionist"), ("Cust. Service Rep", "customer-service-representative"), ("Sr. CSR - Evenings", "senior-csr")],
)
def test_shortened_words_part_no_title(line: str, role: str) -> None:
    posting = read(line, *DUTIES)
    assert posting.role is not None
    assert (posting.role.text, posting.role.term) == (line, role)


@pytest.mark.parametrize("label", ["Job Title", "Position", "Now hiring"])
def test_a_title_stands_behind_its_label(label: str) -> None:
    posting = read(f"{label}: Front Desk Agent", *DUTIES)
    assert posting.role is not None
    assert posting.role.term == "receptionist"


@pytest.mark.parametrize("line", ["Reports to: Customer Service Manager", "About us"])
def test_a_first_line_without_a_role_stays_the_title_above_what_is_none(line: str) -> None:
    assert title("Lamp Fitter", line) == "Lamp Fitter"


def test_the_lines_of_a_page_ask_nothing() -> None:
    page = ("Share this job: Facebook X Email", "Do you have experience in phone etiquette?", "Yes No Skip", "Save job   Refer a friend")
    assert [one.target for one in read("Cashier", *page, *DUTIES).requirements] == [
        one.target for one in read("Cashier", *DUTIES).requirements
    ]


def test_an_item_of_one_word_of_a_menu_is_still_an_item() -> None:
    posting = read("Cashier", "", "Requirements", "- Messaging", "- Patience")
    assert "patience" in {one.target for one in posting.requirements}
