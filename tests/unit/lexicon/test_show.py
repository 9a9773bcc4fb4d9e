import pytest

from resumefit.lexicon.model import Lexicon
from resumefit.lexicon.show import describe, find_term


@pytest.mark.parametrize("wanted", ["zendesk", "Zendesk", " ZENDESK "])
def test_a_term_is_found_by_id_or_label(wanted: str, lexicon: Lexicon) -> None:
    found, near = find_term(wanted, lexicon)
    assert found is lexicon.terms["zendesk"]
    assert near == ()


@pytest.mark.parametrize(
    ("wanted", "term"),
    [
        ("open:microsoft excel", "open:microsoft excel"),
        ("Microsoft  Excel", "open:microsoft excel"),
        ("ticketing systems", "ticketing-systems"),
    ],
)
def test_a_term_is_found_by_what_people_type(wanted: str, term: str, lexicon: Lexicon) -> None:
    assert find_term(wanted, lexicon)[0] is lexicon.terms[term]


def test_an_id_wins_over_another_terms_label(lexicon: Lexicon) -> None:
    labels = {term.label.lower(): term.id for term in lexicon.terms.values()}
    taken = [label for label, term in labels.items() if label in lexicon.terms and label != term]
    assert taken
    assert [term for term in taken if find_term(term, lexicon)[0] is not lexicon.terms[term]] == []


def test_near_ids_are_given_for_a_slip(lexicon: Lexicon) -> None:
    found, near = find_term("zendesc", lexicon)
    assert found is None
    assert "zendesk" in near


def test_a_description_says_how_a_term_hangs_together(lexicon: Lexicon) -> None:
    described = describe(lexicon.terms["zendesk"], lexicon)
    assert described.startswith("id:             zendesk\n")
    assert "\nbroader:        ticketing-systems\n" in described
    assert "\nnarrower:       zendesk\n" in describe(lexicon.terms["ticketing-systems"], lexicon)


def test_every_term_can_be_described(lexicon: Lexicon) -> None:
    for term in lexicon.terms.values():
        assert term.label in describe(term, lexicon)
