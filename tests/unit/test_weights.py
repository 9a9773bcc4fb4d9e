from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from resumefit.lexicon.load import shipped_lexicon
from resumefit.weights import WHOLE, earned, fact_weight, relation_credit, requirement_weight, shares, strength_credit, value_credit

SCORING = shipped_lexicon().scoring
WEIGHTS = st.lists(st.fractions(0, 50, max_denominator=40), min_size=1, max_size=60)


@given(WEIGHTS)
def test_the_pieces_of_a_full_score_add_up_to_it(weights):
    pieces = shares(weights)
    assert sum(pieces) == (WHOLE if any(weights) else 0)
    assert all(piece >= 0 for piece in pieces)
    assert all(piece == 0 for piece, weight in zip(pieces, weights, strict=True) if not weight)


@given(st.integers(0, WHOLE), st.fractions(0, 1), st.fractions(0, 1))
def test_a_higher_credit_never_earns_less(possible, one, other):
    low, high = sorted((one, other))
    assert 0 <= earned(possible, low) <= earned(possible, high) <= possible
    assert earned(possible, Fraction(1)) == possible


def test_listing_stays_below_half_of_showing():
    """Whoever lists everything must not pass whoever shows half."""
    assert strength_credit(SCORING, "listed") < strength_credit(SCORING, "shown") / 2
    assert strength_credit(SCORING, "claimed") < strength_credit(SCORING, "listed")
    assert strength_credit(SCORING, "shown") < strength_credit(SCORING, "measured") == 1


def test_relations_fall_with_distance():
    earnings = [relation_credit(SCORING, name) for name in ("same", "broader", "sibling")]
    assert earnings == sorted(earnings, reverse=True)
    assert len(set(earnings)) == 3
    assert relation_credit(SCORING, "alternative") == 1


def test_values_fall_from_met_to_unstated():
    earnings = [value_credit(SCORING, name) for name in ("met", "near", "below", "unstated")]
    assert earnings == sorted(earnings, reverse=True)
    assert value_credit(SCORING, "incomparable") == value_credit(SCORING, "unstated")


def test_need_and_kind_weigh_together():
    required = requirement_weight(SCORING, need="required", kind="tool")
    assert requirement_weight(SCORING, need="preferred", kind="tool") < required
    assert requirement_weight(SCORING, need="required", kind="soft_skill") < required
    assert fact_weight(SCORING, need="required", fact="education") < fact_weight(SCORING, need="required", fact="experience")
    half = fact_weight(SCORING, need="required", fact="language") / 2
    assert fact_weight(SCORING, need="preferred", fact="education") == fact_weight(SCORING, need="required", fact="education") / 2
    assert fact_weight(SCORING, need="preferred", fact="language") < half
