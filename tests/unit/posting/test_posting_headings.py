"""Headings that no list of wordings holds: what the layout and the items below say of them."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import Posting


def read(*lines: str) -> Posting:
    return build_posting(Document.from_text("\n".join(lines)), shipped_lexicon())


def needs(posting: Posting) -> dict[str, str]:
    return {one.target: one.need.value for one in posting.requirements}


@pytest.mark.parametrize("heading", ["Your week with us:", "Where you come in", "THE FUN PART"])
@pytest.mark.parametrize("mark", ["-", "→", "✅", "~"])
def test_a_list_of_deeds_below_an_unknown_heading_holds_duties(heading: str, mark: str) -> None:
    posting = read(
        "Agent",
        "",
        "About us",
        "We sell lamps.",
        heading,
        f"{mark} Answer inbound calls",
        f"{mark} Process returns",
        f"{mark} Update notes",
    )
    assert needs(posting)["returns-exchanges"] == needs(posting)["inbound-calls"] == "duty"


def test_a_list_of_traits_below_an_unknown_heading_holds_requirements() -> None:
    posting = read(
        "Agent", "", "About us", "We sell lamps.", "Ring a bell?", "- Strong empathy", "- Excellent listening skills", "- Patience"
    )
    assert needs(posting) == {"empathy": "required", "active-listening": "required", "patience": "required"}


def test_a_list_of_what_is_offered_below_an_unknown_heading_is_set_aside() -> None:
    posting = read("Agent", "", "Requirements", "→ Patience", "Goodies galore:", "→ Paid training", "→ Dental insurance", "→ Free coffee")
    assert needs(posting) == {"patience": "required"}
    assert "benefits" in {aside.reason for aside in posting.set_aside}


@pytest.mark.parametrize(
    ("heading", "need"), [("Our criteria for the post:", "required"), ("Duties in the shop:", "duty"), ("Desirable things:", "preferred")]
)
def test_a_word_tells_what_a_set_off_heading_opens(heading: str, need: str) -> None:
    posting = read("Agent", "", "About us", "We sell lamps.", heading, "- Zendesk", "- Live chat")
    assert set(needs(posting).values()) == {need}


def test_what_must_be_done_to_qualify_is_asked_and_no_duty() -> None:
    posting = read("Agent", "", "You'll need:", "→ To lift boxes of 30 pounds", "→ To pass a background check", "→ Patience")
    assert set(needs(posting).values()) == {"required"}


def test_items_with_pictures_of_their_own_are_no_headings() -> None:
    posting = read("Agent", "", "What you will do", "📞 Answer inbound calls", "💬 Reply to live chat", "📦 Process returns")
    assert set(needs(posting).values()) == {"duty"}
    assert {"inbound-calls", "live-chat", "returns-exchanges"} <= set(needs(posting))


def test_a_label_with_its_answer_behind_a_dash_holds_for_its_line_alone() -> None:
    posting = read("Agent", "", "Work location - Leeds", "You will answer inbound calls and process returns.")
    assert {"inbound-calls", "returns-exchanges"} <= set(needs(posting))


@pytest.mark.parametrize("heading", ["What you'll do", "What you will do", "What you’ll do"])
def test_a_heading_is_known_in_its_short_and_its_full_form(heading: str) -> None:
    assert needs(read("Agent", "", heading, "Process returns"))["returns-exchanges"] == "duty"


def test_bonus_points_are_a_wish_and_no_pay() -> None:
    posting = read("Agent", "", "What you need", "👉 Patience", "👉 Bonus points if you speak Spanish or know Zendesk")
    assert needs(posting)["zendesk"] == "preferred"
    assert [(one.language, one.need.value) for one in posting.languages] == [("spanish", "preferred")]


def test_a_call_in_brackets_ends_no_sentence() -> None:
    posting = read("Agent", "", "Requirements", "- Patience (a plus!) and empathy")
    assert needs(posting)["patience"] == "preferred"


@pytest.mark.parametrize("heading", ["About Copper Kettle", "ABOUT CK"])
def test_what_is_about_somebody_named_is_about_the_firm(heading: str) -> None:
    posting = read("Agent", "", "Requirements", "- Patience", "", heading, "Honesty and empathy guide all we do.")
    assert needs(posting) == {"patience": "required"}


def test_a_list_that_the_firm_heads_about_itself_asks_nothing() -> None:
    posting = read("Agent", "", "About us", "We sell lamps.", "What drives us", "- Empathy", "- Teamwork", "- Patience")
    assert needs(posting) == {}


def test_a_line_apart_that_ends_in_a_word_of_headings_is_one() -> None:
    posting = read("Agent", "", "Nice to have", "Zendesk", "", "Special qualifications", "Patience is needed at all times.")
    assert needs(posting) == {"zendesk": "preferred", "patience": "required"}


def test_lettered_items_are_read_behind_their_letter() -> None:
    posting = read("Agent", "", "You will be accountable for:", "a) processing returns", "b) answering inbound calls", "c) taking payments")
    assert set(needs(posting).values()) == {"duty"}


def test_the_number_of_a_criterion_is_no_part_of_what_it_asks() -> None:
    posting = read("Agent", "", "Selection criteria", "SC1 Proven experience in customer service", "SC2 Patience")
    assert not [one for one in needs(posting) if "sc1" in one]


def test_a_list_of_nothing_telling_below_talk_of_the_firm_is_about_the_job() -> None:
    posting = read("Agent", "", "About us", "We sell lamps.", "Heads up:", "→ Zendesk all day", "→ Quick chats", "→ Live chat at night")
    assert "zendesk" in needs(posting)
