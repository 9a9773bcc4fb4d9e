"""What the lines of a posting are for: hours and pay beside the title, items that are no headings, talk of the firm."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import Posting


def read(text: str) -> Posting:
    return build_posting(Document.from_text(text), shipped_lexicon())


def reasons(posting: Posting) -> dict[str, str]:
    return {posting.document.quote(aside.span): aside.reason for aside in posting.set_aside}


def screens(posting: Posting) -> set[str]:
    return {one.target for one in posting.requirements if one.screen}


def test_hours_and_pay_beside_the_title_are_read_for_what_they_are() -> None:
    posting = read("Cashier\nCopper Kettle Cafe\nPart-time, evenings and weekends\n$17/h\n\nRequirements\n- Patience\n")
    assert screens(posting) == {"part-time", "evening-shifts", "weekend"}
    assert reasons(posting) == {"Copper Kettle Cafe": "company", "$17/h": "benefits"}


def test_facts_in_one_line_are_no_headings() -> None:
    posting = read("Cashier\nFull time | Halifax | $22-$25 an hour\n\nWe sell kettles.\n\nRequirements\n- Patience\n")
    assert screens(posting) == {"full-time"}
    assert reasons(posting)["$22-$25 an hour"] == "benefits"
    assert [one.target for one in posting.requirements if not one.screen] == ["patience"]


@pytest.mark.parametrize("item", ["Background check", "Availability", "Contact"])
def test_an_item_of_a_list_is_no_heading(item: str) -> None:
    posting = read(f"Cashier\n\nRequirements\n- {item}\n- Patience\n- Empathy\n")
    assert {"patience", "empathy"} <= {one.target for one in posting.requirements}


def test_a_sentence_that_tells_the_reader_what_the_work_is_asks() -> None:
    (asked,) = read("Cashier\n\nYou resolve complaints at the till.\n\nThanks for reading.").requirements
    assert asked.target == "complaint-handling"


@pytest.mark.parametrize(
    "told",
    [
        "Over the last year we have grown by 40% and our customers rate us 4.8 out of 5.",
        "You work where we answer 95% of calls within 30 seconds.",
        "We have a 98% customer satisfaction rating.",
        "Our customers give us a CSAT of 98%.",
        "We look after our callers and have a CSAT of 98%.",
    ],
)
def test_numbers_that_the_firm_tells_of_itself_are_no_targets(told: str) -> None:
    assert read(f"Service Agent\n\nWhat you will do\n{told}\n").thresholds == ()


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ("We expect you to type 40 WPM.", 40),
        ("Maintain our 95% CSAT score.", 95),
        ("Our CSAT target is 92%.", 92),
        ("Join us and keep CSAT at 95%.", 95),
        ("Help us keep CSAT above 90%.", 90),
        ("When we are busy, keep CSAT above 90%.", 90),
        ("We are a shop where you keep CSAT above 90%.", 90),
    ],
)
def test_numbers_that_the_firm_expects_are(asked: str, value: int) -> None:
    assert [one.quantity.value for one in read(f"Service Agent\n\nWhat you will do\n{asked}\n").thresholds] == [value]


def test_an_age_is_the_least() -> None:
    (age,) = read("Service Agent\n\nRequirements\n- Must be 18 years of age or older\n").thresholds
    assert (age.metric, age.quantity.comparator.value, age.quantity.value) == ("minimum-age", "ge", 18)


@pytest.mark.parametrize(
    "sentence",
    [
        "The front desk receptionist has great patience.",
        "Copper Kettle is searching for somebody with patience.",
        "We hire people with patience.",
    ],
)
def test_talk_of_the_one_who_is_sought_asks(sentence: str) -> None:
    posting = read(f"Receptionist\n\nCopper Kettle Cafe is a leading provider of kettles. We sell kettles.\n\n{sentence}\n")
    assert [one.target for one in posting.requirements] == ["patience"]


def test_a_great_team_player_is_no_benefit() -> None:
    assert "teamwork" in {one.target for one in read("Cashier\n\nRequirements\n- Energetic and a great team player\n").requirements}


@pytest.mark.parametrize(
    "heading", ["We'd love you to have:", "What we'd love to see", "Things we'd love you to bring", "It would be great if you had:"]
)
def test_what_stands_under_a_wish_is_preferred(heading: str) -> None:
    posting = read(f"Service Agent\n\n{heading}\n- Zendesk\n- One year of experience in retail\n")
    assert [(one.target, one.need.value) for one in posting.requirements] == [("zendesk", "preferred")]
    assert [(one.months, one.need.value) for one in posting.experience] == [(12, "preferred")]


def test_what_stands_under_a_denial_is_not_asked() -> None:
    posting = read("Service Agent\n\nRequirements\n- Patience\n\nYou don't need:\n- Zendesk\n- A degree\n\nYou will have empathy.\n")
    assert {one.target for one in posting.requirements} == {"patience", "empathy"}
    assert posting.education == ()
    assert reasons(posting) == {"Zendesk - A degree": "waiver"}


def test_a_denial_on_its_own_line_reaches_no_further() -> None:
    posting = read("Service Agent\n\nNice to have\n- Zendesk\n\nYou don't need: a sales background. Empathy would be great.\n")
    assert {one.target for one in posting.requirements} == {"zendesk", "empathy"}


@pytest.mark.parametrize(
    "denied",
    ["This is not a sales role and there is no cold calling.", "You will never have to make cold calls.", "There's no need for Zendesk."],
)
def test_what_is_denied_in_a_sentence_is_not_asked(denied: str) -> None:
    posting = read(f"Service Agent\n\nAbout the role\n{denied} You will need empathy.\n")
    assert [one.target for one in posting.requirements] == ["empathy"]


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_duty_below_the_title_is_no_pay_for_its_amount(mark: str) -> None:
    posting = read(f"Cashier\n\n{mark}Handle up to $5,000 in cash daily\n{mark}Process refunds up to £50\n\nRequirements\n- Patience\n")
    assert [one.target for one in posting.requirements] == ["patience", "payment-processing", "returns-exchanges"]
    assert posting.set_aside == ()


@pytest.mark.parametrize("line", ["Earn up to $20 an hour", "Receive a $500 sign-on bonus", "Make $18-22 an hour plus tips"])
def test_a_line_about_pay_asks_nothing_though_it_opens_with_a_verb(line: str) -> None:
    assert reasons(read(f"Cashier\n{line}\n\nRequirements\n- Patience\n")) == {line: "benefits"}


def test_the_name_of_a_tool_begins_no_item_of_its_own() -> None:
    assert [one.target for one in read("Cashier\n\nRequirements\n- Patience\n- You won't need Excel\n").requirements] == ["patience"]


def test_a_line_about_the_place_tells_where_the_work_is_done_and_asks_nothing_more() -> None:
    posting = read("Agent\nLocation: Leeds or remote, near our call centre\n\nRequirements\n- Patience\n")
    assert {one.target: one.need.value for one in posting.requirements} == {"patience": "required", "remote": "duty"}
