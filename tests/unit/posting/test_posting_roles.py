"""What the job is called, and whom other titles of a posting speak of."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting


def role(title: str, *lines: str) -> tuple[str | None, str]:
    posting = build_posting(Document.from_text("\n".join([title, "", "About the job", *lines])), shipped_lexicon())
    assert posting.role is not None
    return posting.role.term, posting.role.text


@pytest.mark.parametrize(
    "line",
    [
        "You report to the Project Manager and work with our software developers.",
        "We are looking for an assistant to the Account Director.",
        "Our store managers love what they do.",
        "You are the liaison between sales and production.",
    ],
)
def test_titles_of_other_people_name_no_role(line: str) -> None:
    assert role("Purple Parcel Wrangler", line) == (None, "Purple Parcel Wrangler")


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("We are looking for a friendly receptionist for our front desk.", "receptionist"),
        ("As a call center agent you answer parcel questions.", "call-centre-agent"),
        ("Are you an outgoing, experienced cashier?", "open:cashier"),
        ("The receptionist will greet guests.", "receptionist"),
    ],
)
def test_a_sentence_that_says_who_is_sought_names_the_role(line: str, term: str) -> None:
    assert role("Purple Parcel Wrangler", line)[0] == term


def test_a_title_of_bare_service_stands_before_titles_in_the_text() -> None:
    line = "We are hiring a project manager for the other office."
    assert role("Customer Service / Support", line) == ("customer-service-representative", "Customer Service / Support")


@pytest.mark.parametrize("title", ["Receptionist | Office Assistant", "Receptionist: mornings, Tuesday to Friday"])
def test_a_first_line_in_pieces_is_one_title(title: str) -> None:
    assert role(title, "You answer the phone.") == ("receptionist", title)


def test_of_two_roles_in_a_title_the_one_that_serves_the_public_is_sought() -> None:
    assert role("Account Manager/CSR - parcel agency", "You answer the phone.")[0] == "customer-service-representative"
    assert role("Account Manager", "You answer the phone.")[0] == "account-manager"
