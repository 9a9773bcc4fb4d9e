"""Phrases that no term covers: whole things, no fragments of sentences."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import Need


def phrases(*lines: str, title: str = "Parcel Wrangler") -> set[str]:
    items = "".join(f"- {line}\n" for line in lines)
    posting = build_posting(Document.from_text(f"{title}\n\nRequirements\n{items}- Patience\n"), shipped_lexicon())
    return {one.target.removeprefix("open:") for one in posting.requirements if one.kind == "open"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Familiarity with the kiln glazing process is strongly preferred", {"kiln glazing process"}),
        ("Knowledge of kiln glazing, which is our trade", {"kiln glazing"}),
        ("A workshop that glazes pots for collectors everywhere", set()),
        ("Kiln glazing is required", {"kiln glazing"}),
        ("Workshop skills (glazing pots, kiln repair, throwing)", {"glazing pots", "kiln repair"}),
        ("Glazing of at least 25 pots", {"glazing of at least 25 pots"}),
        ("Pots: sell at least 10", set()),
        ("Experience with glazing5 or kilns", {"kilns"}),
        ("You work with our QK board", set()),
        ("A third language is a plus", set()),
        ("Knowledge of kiln glazing, e.g. raku", {"kiln glazing"}),
    ],
)
def test_what_is_asked_is_a_whole_thing(line: str, found: set[str]) -> None:
    assert phrases(line) == found


def test_a_name_written_again_and_again_is_the_firms_own() -> None:
    assert phrases("Friendly to all Glazomat callers", "Patience with every Glazomat owner", "Empathy for Glazomat fans") == set()
    assert "glazomat" in phrases("Friendly to all Glazomat callers")


def need(line: str, target: str) -> Need:
    posting = build_posting(Document.from_text(f"Parcel Wrangler\n\nWhat you will do\n{line}\n"), shipped_lexicon())
    return {one.target: one.need for one in posting.requirements}[target]


def test_what_is_praised_is_asked_of_the_person() -> None:
    assert need("The work takes excellent telephone manners and strong written communication.", "written-communication") is Need.REQUIRED
    assert need("- Provide excellent customer service to callers", "customer-service") is Need.DUTY
