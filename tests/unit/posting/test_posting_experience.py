"""Lengths of experience that a posting asks, and of what."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting


def lengths(line: str) -> list[tuple[int, str]]:
    posting = build_posting(Document.from_text(f"Parcel Wrangler\n\nRequirements\n- {line}\n- Patience\n"), shipped_lexicon())
    return [(one.months, one.of) for one in posting.experience]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("5 years of experience, at least 1 as a supervisor", [(60, "total"), (12, "supervisor")]),
        ("3+ years of customer service experience, including one in a call center", [(36, "customer-service"), (12, "call-centre")]),
        ("Six months of cashier or customer service experience", [(6, "customer-service")]),
        ("2 years of retail experience", [(24, "retail")]),
        ("Minimum of 1 year customer service", [(12, "customer-service")]),
        ("3 years as a receptionist", [(36, "receptionist")]),
        ("5 years of experience with at least 20 calls a day", [(60, "total")]),
        ("A one year contract in a call center", []),
        ("2 years of college", []),
        ("2 years and 3 months of retail experience", [(27, "retail")]),
        ("At least a year of retail experience", [(12, "retail")]),
        ("Minimum of a year as a receptionist", [(12, "receptionist")]),
        ("We are open at least five days a year in retail", []),
        ("2 years of experience (retail preferred)", [(24, "total")]),
        ("Two years, six months in customer service", [(30, "customer-service")]),
    ],
)
def test_each_length_is_of_what_stands_beside_it(line: str, asked: list[tuple[int, str]]) -> None:
    assert lengths(line) == asked
