"""How strongly a thing is asked: wishes in everyday words and their reach, what is denied, kept or passed, lengths in short writing."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import Posting


def read(*lines: str, heading: str = "Requirements") -> Posting:
    return build_posting(Document.from_text("\n".join(["Agent", "", heading, *lines])), shipped_lexicon())


def needs(posting: Posting) -> dict[str, str]:
    return {one.target: one.need.value for one in posting.requirements}


@pytest.mark.parametrize("line", ["It'd be ace if you know Zendesk", "Zendesk helpful", "It would be great if you know Zendesk"])
def test_a_wish_in_everyday_words_is_one(line: str) -> None:
    assert needs(read(f"- {line}")) == {"zendesk": "preferred"}


def test_helpful_of_a_person_is_no_wish() -> None:
    assert needs(read("- Polite and helpful"))["politeness"] == "required"


def test_a_softener_behind_a_comma_speaks_of_its_own_clause() -> None:
    found = needs(read("You have a year in a shop, ideally within logistics, excellent attention to detail and good knowledge of Zendesk."))
    assert found["attention-to-detail"] == found["zendesk"] == "required"
    assert found["logistics-shipping"] == "preferred"


def test_a_softener_that_opens_a_line_speaks_of_all_of_it() -> None:
    assert set(needs(read("- Ideally you know Zendesk, Slack, and have patience")).values()) == {"preferred"}


def test_a_softened_thing_in_brackets_softens_nothing_else() -> None:
    posting = read("- At least one year in retail (hotel preferred)", "- Patience (preferred)")
    assert [(one.months, one.need.value) for one in posting.experience] == [(12, "required")]
    assert needs(posting)["patience"] == "preferred"


def test_what_no_stands_before_is_not_asked() -> None:
    assert needs(read("- Patience", "- No Sundays", "- No overtime")) == {"patience": "required"}


@pytest.mark.parametrize(
    ("line", "need"),
    [("The incumbent ensures compliance with privacy law.", "duty"), ("All offers depend on a background check.", "required")],
)
def test_rules_are_kept_at_work_and_checks_are_passed(line: str, need: str) -> None:
    assert set(needs(read(line, heading="About the role")).values()) == {need}


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("A minimum of 18 months in a similar order processing or customer service role", 18),
        ("6 months+ in customer service or retail", 6),
        ("Min. 2 yrs of customer service experience", 24),
        ("3 yrs cust service experience", 36),
    ],
)
def test_a_length_is_heard_in_long_and_short_writing(line: str, months: int) -> None:
    assert [one.months for one in read(f"- {line}").experience] == [months]


@pytest.mark.parametrize(
    "line",
    [
        "Zendesk (bonus)",
        "Bonus if you know Zendesk",
        "Brownie points for Zendesk",
        "Zendesk would be the icing on the cake",
        "Zendesk is handy",
    ],
)
def test_a_bonus_for_knowing_a_thing_is_a_wish_and_no_pay(line: str) -> None:
    assert needs(read(f"- {line}", "- Patience")) == {"zendesk": "preferred", "patience": "required"}


@pytest.mark.parametrize("line", ["No Zendesk? No problem", "Don't worry if you've never used Zendesk"])
def test_what_one_need_not_know_is_not_asked(line: str) -> None:
    assert needs(read(f"- {line}", "- Patience")) == {"patience": "required"}


@pytest.mark.parametrize("line", ["Used to Zendesk", "Worked with Zendesk before", "You'll know Zendesk", "Hands on with Zendesk"])
def test_what_somebody_has_done_or_knows_is_asked_and_no_duty(line: str) -> None:
    assert needs(read(f"- {line}")) == {"zendesk": "required"}


def test_a_sentence_to_the_reader_in_the_conditional_is_about_the_job() -> None:
    posting = read("We sell lamps.", "As our agent you'd answer inbound calls and set up the coffee bar.", heading="We're hiring")
    assert "inbound-calls" in needs(posting)


def test_a_label_of_what_is_not_required_denies_its_line() -> None:
    assert needs(read("- Patience", "", "Not required: a car, or experience with Zendesk.")) == {"patience": "required"}


def test_years_of_leading_a_team_are_a_length() -> None:
    assert [one.months for one in read("- Min. 2 yrs leading a team in a contact centre").experience] == [24]


def test_a_wish_behind_a_short_name_in_capitals_softens_nothing_before_it() -> None:
    found = needs(read("you must have: zendesk, valid DL. lamp repair a plus! patience."))
    assert (found["zendesk"], found["patience"]) == ("required", "required")


def test_people_who_are_led_are_a_team_by_whatever_they_are_called() -> None:
    posting = read("- Lead 6-9 customer advisers", "- Share the room with 30 advisers")
    assert [(one.metric, one.quantity.value, one.quantity.upper) for one in posting.thresholds] == [("team-size", 6, 9)]


@pytest.mark.parametrize(
    "line", ["Zendesk (training given)", "Zendesk - full training provided", "Willing to learn Zendesk", "Keen to learn tools like Zendesk"]
)
def test_what_is_taught_or_learnt_is_only_a_wish(line: str) -> None:
    assert needs(read(f"- {line}"))["zendesk"] == "preferred"


@pytest.mark.parametrize("line", ["Eager to learn and good Zendesk skills", "Willing to learn, Zendesk", "Zendesk, we train you on Slack"])
def test_learning_softens_nothing_that_stands_apart(line: str) -> None:
    assert needs(read(f"- {line}"))["zendesk"] == "required"


@pytest.mark.parametrize(("line", "need"), [("Feed customer information into Zendesk", "duty"), ("Worked in Zendesk", "required")])
def test_only_the_ending_of_a_verb_tells_that_it_was_done(line: str, need: str) -> None:
    assert needs(read(f"- {line}"))["zendesk"] == need
