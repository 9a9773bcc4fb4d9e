from dataclasses import replace
from decimal import Decimal

import pytest
from match_making import LEXICON, asking, finding, having, quantity, threshold

from resumefit.extract.mentions import Comparator, MetricMention, Quantity
from resumefit.match import Outcome, Status, match_resume
from resumefit.match.values import said
from resumefit.span import Span

LE, GE, EQ, RANGE, CHANGE = Comparator.LE, Comparator.GE, Comparator.EQ, Comparator.RANGE, Comparator.CHANGE


def compared(metric, have, want):
    resume = replace(having(), metrics=(MetricMention(metric, have, Span(0, 3)),))
    posting = replace(asking(), thresholds=(threshold(metric, want),))
    return finding(match_resume(resume, posting, lexicon=LEXICON), f"number:{metric}").why.comparison


@pytest.mark.parametrize(
    ("metric", "have", "want", "outcome"),
    [
        ("average-handle-time", quantity("345", "seconds"), quantity("6", "minutes", LE), Outcome.MET),
        ("average-handle-time", quantity("380", "seconds"), quantity("6", "minutes", LE), Outcome.NEAR),
        ("average-handle-time", quantity("600", "seconds"), quantity("6", "minutes", LE), Outcome.BELOW),
        ("average-handle-time", quantity("5", "minutes"), quantity("6", "minutes"), Outcome.MET),
        ("typing-speed", quantity("65", "wpm"), quantity("45", "wpm", GE), Outcome.MET),
        ("typing-speed", quantity("42", "wpm"), quantity("45", "wpm", GE), Outcome.NEAR),
        ("typing-speed", quantity("30", "wpm"), quantity("45", "wpm", GE), Outcome.BELOW),
        ("typing-speed", quantity("11000", "ksph"), quantity("45", "wpm", GE), Outcome.INCOMPARABLE),
        ("call-volume", quantity("70", "per_day", GE), quantity("60", "per_day", RANGE, "80"), Outcome.MET),
        ("call-volume", quantity("70", "per_shift", GE), quantity("60", "per_day", GE), Outcome.MET),
        ("call-volume", quantity("350", "per_week"), quantity("60", "per_day", GE), Outcome.MET),
        ("call-volume", quantity("12", "per_hour"), quantity("60", "per_day", GE), Outcome.INCOMPARABLE),
        ("call-volume", quantity("60", "per_day", LE), quantity("60", "per_day", GE), Outcome.NEAR),
        ("call-volume", quantity("70", "count", per="day"), quantity("60", "per_day", GE), Outcome.MET),
        ("customer-satisfaction", quantity("4.8", "of_5"), quantity("90", "percent", GE), Outcome.MET),
        ("customer-satisfaction", quantity("4.1", "of_5"), quantity("90", "percent", GE), Outcome.NEAR),
        ("customer-satisfaction", quantity("12", "percent", CHANGE), quantity("90", "percent", GE), Outcome.BELOW),
    ],
)
def test_numbers_are_held_against_each_other(metric, have, want, outcome):
    assert compared(metric, have, want).outcome is outcome


def test_a_step_is_no_level():
    step = Quantity(Decimal(12), "percent", CHANGE, sign=1)
    assert compared("customer-satisfaction", step, quantity("90", "percent", GE)).outcome is Outcome.INCOMPARABLE


def test_what_a_conversion_takes_for_granted_is_said():
    assert "five days" in compared("call-volume", quantity("350", "per_week"), quantity("60", "per_day", GE)).note
    assert compared("call-volume", quantity("70", "per_day"), quantity("60", "per_day", GE)).note == ""


def test_the_best_of_several_numbers_counts():
    mentions = tuple(MetricMention("typing-speed", quantity(value, "wpm"), Span(0, 3)) for value in ("30", "65", "44"))
    resume = replace(having(), metrics=mentions)
    posting = replace(asking(), thresholds=(threshold("typing-speed", quantity("45", "wpm", GE)),))
    found = finding(match_resume(resume, posting, lexicon=LEXICON), "number:typing-speed")
    assert found.status is Status.PARTLY, "a resume that shows no work earns as for a list"
    assert found.why.comparison.found == "65 wpm"
    assert found.why.comparison.asked == "at least 45 wpm"


def test_a_number_not_given_is_missing():
    posting = replace(asking(), thresholds=(threshold("typing-speed", quantity("45", "wpm", GE)),))
    found = finding(match_resume(having(), posting, lexicon=LEXICON), "number:typing-speed")
    assert found.status is Status.MISSING
    assert found.why.comparison.outcome is Outcome.UNSTATED


@pytest.mark.parametrize(
    ("have", "text"),
    [
        (quantity("345", "seconds", LE), "at most 5 min 45 s"),
        (quantity("45", "seconds"), "45 s"),
        (quantity("32400", "seconds"), "9 h"),
        (quantity("5400", "seconds"), "90 min"),
        (quantity("1", "days", LE), "at most 1 day"),
        (quantity("2", "days"), "2 days"),
        (quantity("1", "people"), "1 person"),
        (quantity("4.80", "of_5"), "4.8/5"),
        (quantity("60", "per_day", RANGE, "80"), "60 to 80 a day"),
        (quantity("1200", "currency_usd"), "USD 1,200"),
        (Quantity(Decimal(27), "percent", CHANGE, sign=-1), "down 27%"),
        (Quantity(Decimal(355), "seconds", CHANGE, baseline=Decimal(460)), "5 min 55 s (from 7 min 40 s)"),
    ],
)
def test_quantities_read_as_a_person_writes_them(have, text):
    assert said(have) == text
