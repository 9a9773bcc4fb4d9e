"""How a suggestion names what is asked."""

import pytest
from match_making import LEXICON

from resumefit.suggest.labels import either, listed, named, reads_well


@pytest.mark.parametrize(
    ("target", "words", "said"),
    [
        ("attention-to-detail", "Attention to detail", '"Attention to detail"'),
        ("tech-savvy", "tech-savvy", '"tech-savvy"'),
        ("written-communication", "Excellent written and", "written communication"),
        ("customer-satisfaction", "CSAT) above 90%", "customer satisfaction (CSAT)"),
        ("de-escalation", "", "de-escalation"),
        ("inbound-calls", "the phones ringing loudly", "inbound calls"),
        ("inbound-calls", "phones ringing loudly", '"phones ringing loudly" (inbound calls)'),
    ],
)
def test_the_posting_is_quoted_where_its_words_stand_alone(target: str, words: str, said: str) -> None:
    assert named(target, words, lexicon=LEXICON) == said


@pytest.mark.parametrize(
    "words", ["CSAT) above 90%", "and French", "", "a very long passage of the posting that names far too many things at once…"]
)
def test_words_cut_out_of_a_sentence_do_not_read_well(words: str) -> None:
    assert not reads_well(words, LEXICON)


def test_names_are_joined_as_a_sentence_does() -> None:
    assert either(["Zendesk", "Freshdesk", "Zendesk", "Intercom"]) == "Zendesk, Freshdesk or Intercom"
    assert listed(["one"]) == "one"
    assert listed([str(number) for number in range(9)]) == "0, 1, 2, 3, 4 and 4 more"
