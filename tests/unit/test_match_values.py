from dataclasses import replace
from decimal import Decimal
from itertools import product

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


MET, NEAR, BELOW, INCOMPARABLE = Outcome.MET, Outcome.NEAR, Outcome.BELOW, Outcome.INCOMPARABLE
DAY = "per_day"
CASES = {
    "call-volume": (  # more only means more: what is asked is that so much can be done
        (quantity("70", DAY), quantity("60", DAY), MET),
        (quantity("55", DAY), quantity("60", DAY), NEAR),
        (quantity("50", DAY), quantity("60", DAY), BELOW),
        (quantity("70", DAY), quantity("60", DAY, GE), MET),
        (quantity("70", DAY), quantity("60", DAY, LE), MET),
        (quantity("55", DAY), quantity("60", DAY, LE), NEAR),
        (quantity("30", DAY), quantity("60", DAY, LE), BELOW),
        (quantity("70", DAY), quantity("60", DAY, RANGE, "80"), MET),
        (quantity("100", DAY), quantity("60", DAY, RANGE, "80"), MET),
        (quantity("55", DAY), quantity("60", DAY, RANGE, "80"), NEAR),
        (quantity("60", DAY, GE), quantity("60", DAY), MET),
        (quantity("70", DAY, GE), quantity("60", DAY, GE), MET),
        (quantity("55", DAY, GE), quantity("60", DAY, GE), NEAR),
        (quantity("40", DAY, GE), quantity("60", DAY, GE), BELOW),
        (quantity("70", DAY, GE), quantity("60", DAY, LE), MET),
        (quantity("70", DAY, GE), quantity("60", DAY, RANGE, "80"), MET),
        (quantity("120", DAY, LE), quantity("50", DAY, GE), MET),
        (quantity("60", DAY, LE), quantity("60", DAY, GE), NEAR),
        (quantity("60", DAY, LE), quantity("60", DAY), NEAR),
        (quantity("40", DAY, LE), quantity("60", DAY, GE), BELOW),
        (quantity("120", DAY, LE), quantity("60", DAY, RANGE, "80"), MET),
        (quantity("120", DAY, LE), quantity("80", DAY, LE), MET),
        (quantity("60", DAY, RANGE, "80"), quantity("60", DAY), MET),
        (quantity("40", DAY, RANGE, "80"), quantity("60", DAY, GE), NEAR),
        (quantity("30", DAY, RANGE, "40"), quantity("60", DAY, GE), BELOW),
        (quantity("60", DAY, RANGE, "80"), quantity("60", DAY, RANGE, "80"), MET),
        (quantity("50", DAY, RANGE, "70"), quantity("60", DAY, RANGE, "80"), NEAR),
        (quantity("60", DAY, RANGE, "80"), quantity("60", DAY, LE), MET),
        (quantity("70", "per_shift", GE), quantity("60", DAY, GE), MET),
        (quantity("350", "per_week"), quantity("60", DAY, GE), MET),
        (quantity("12", "per_hour"), quantity("60", DAY, GE), MET),
        (quantity("5", "per_hour"), quantity("60", DAY, GE), BELOW),
        (quantity("1500", "per_month"), quantity("60", DAY, GE), MET),
        (quantity("15000", "per_year"), quantity("1250", "per_month"), MET),
        (quantity("70", "count", per="day"), quantity("60", DAY, GE), MET),
        (quantity("70", "count", per="week"), quantity("60", DAY, GE), BELOW),
        (quantity("1200", "count"), quantity("60", DAY, GE), INCOMPARABLE),
        (quantity("2", "per_minute"), quantity("60", DAY, GE), INCOMPARABLE),
    ),
    "average-handle-time": (  # less is better
        (quantity("345", "seconds"), quantity("6", "minutes", LE), MET),
        (quantity("380", "seconds"), quantity("6", "minutes", LE), NEAR),
        (quantity("600", "seconds"), quantity("6", "minutes", LE), BELOW),
        (quantity("5", "minutes"), quantity("6", "minutes"), MET),
        (quantity("5", "minutes", LE), quantity("6", "minutes", LE), MET),
        (quantity("7", "minutes", LE), quantity("6", "minutes", LE), BELOW),
        (quantity("5", "minutes", GE), quantity("6", "minutes", LE), NEAR),
        (quantity("7", "minutes", GE), quantity("6", "minutes", LE), BELOW),
        (quantity("4", "minutes", RANGE, "6"), quantity("6", "minutes", LE), MET),
        (quantity("5", "minutes", RANGE, "8"), quantity("6", "minutes", LE), NEAR),
        (quantity("5", "minutes"), quantity("4", "minutes", RANGE, "6"), MET),
        (quantity("3", "minutes"), quantity("4", "minutes", RANGE, "6"), MET),
        (quantity("8", "minutes"), quantity("4", "minutes", RANGE, "6"), BELOW),
        (quantity("2", "hours"), quantity("6", "minutes", LE), BELOW),
        (quantity("7", "minutes", GE), quantity("8", "minutes"), NEAR),
        (quantity("7", "minutes"), quantity("6", "minutes", GE), MET),
        (quantity("7", "minutes", GE), quantity("6", "minutes", GE), MET),
        (quantity("7", "minutes", LE), quantity("8", "minutes"), MET),
        (quantity("9", "minutes", LE), quantity("6", "minutes", GE), MET),
        (quantity("7", "minutes", LE), quantity("4", "minutes", RANGE, "6"), BELOW),
        (quantity("7", "minutes", GE), quantity("4", "minutes", RANGE, "8"), NEAR),
        (quantity("4", "minutes", RANGE, "6"), quantity("6", "minutes"), MET),
        (quantity("7", "minutes", RANGE, "8"), quantity("6", "minutes", GE), MET),
        (quantity("5", "minutes", RANGE, "7"), quantity("4", "minutes", RANGE, "6"), NEAR),
    ),
    "response-time": (
        (quantity("4", "hours"), quantity("1", "days", LE), MET),
        (quantity("2", "business_days"), quantity("24", "hours", LE), BELOW),
        (quantity("90", "percent"), quantity("24", "hours", LE), INCOMPARABLE),
    ),
    "typing-speed": (  # more is better
        (quantity("65", "wpm"), quantity("45", "wpm", GE), MET),
        (quantity("42", "wpm"), quantity("45", "wpm", GE), NEAR),
        (quantity("30", "wpm"), quantity("45", "wpm", GE), BELOW),
        (quantity("45", "wpm", GE), quantity("45", "wpm", GE), MET),
        (quantity("40", "wpm", RANGE, "50"), quantity("45", "wpm", RANGE, "60"), NEAR),
        (quantity("65", "wpm", LE), quantity("45", "wpm", GE), MET),
        (quantity("11000", "ksph"), quantity("45", "wpm", GE), INCOMPARABLE),
    ),
    "customer-satisfaction": (
        (quantity("4.8", "of_5"), quantity("90", "percent", GE), MET),
        (quantity("4.1", "of_5"), quantity("90", "percent", GE), NEAR),
        (quantity("3.5", "of_5"), quantity("90", "percent", GE), BELOW),
        (quantity("9.2", "of_10"), quantity("4.5", "of_5", GE), MET),
        (quantity("93", "percent"), quantity("4.5", "of_5", GE), MET),
        (quantity("93", "percent", per="month"), quantity("90", "percent", GE), MET),
        (quantity("12", "percent", CHANGE), quantity("90", "percent", GE), BELOW),
        (Quantity(Decimal(12), "percent", CHANGE, sign=1), quantity("90", "percent", GE), INCOMPARABLE),
    ),
    "accuracy-rate": (  # told by what went well or by what went wrong
        (quantity("99.5", "percent"), quantity("98", "percent", GE), MET),
        (quantity("1", "percent", LE), quantity("98", "percent", GE), MET),
        (quantity("4", "percent", LE), quantity("98", "percent", GE), NEAR),
        (quantity("99", "percent"), quantity("2", "percent", LE), MET),
        (quantity("1", "percent"), quantity("2", "percent", LE), MET),
        (quantity("5", "percent"), quantity("2", "percent", LE), BELOW),
        (quantity("1", "percent", LE), quantity("2", "percent", LE), MET),
    ),
    "team-size": (
        (quantity("14", "people"), quantity("10", "people", RANGE, "15"), MET),
        (quantity("20", "people"), quantity("15", "people", LE), MET),
        (quantity("4", "people"), quantity("15", "people", LE), BELOW),
    ),
    "upsell-rate": (
        (quantity("36000", "currency_usd", per="year"), quantity("3000", "currency_usd", per="month"), MET),
        (quantity("3000", "currency_cad", per="month"), quantity("3000", "currency_usd", per="month"), INCOMPARABLE),
        (quantity("3000", "currency_usd"), quantity("3000", "currency_usd", per="month"), INCOMPARABLE),
    ),
}


@pytest.mark.parametrize(("metric", "have", "want", "outcome"), [(metric, *case) for metric, cases in CASES.items() for case in cases])
def test_numbers_are_held_against_each_other(metric, have, want, outcome):
    found = compared(metric, have, want)
    assert found.outcome is outcome, f"{said(have)} beside {said(want)}"
    assert bool(found.note) >= (outcome is INCOMPARABLE)


def test_every_way_to_write_a_number_is_held_against_every_other():
    for cases in (CASES["call-volume"], CASES["average-handle-time"]):
        ways = {(have.comparator, want.comparator) for have, want, _ in cases}
        assert ways >= set(product((EQ, GE, LE, RANGE), repeat=2))


def test_a_step_is_no_level():
    step = Quantity(Decimal(12), "percent", CHANGE, sign=1)
    assert compared("customer-satisfaction", step, quantity("90", "percent", GE)).outcome is Outcome.INCOMPARABLE


def test_what_a_conversion_takes_for_granted_is_said():
    assert "five days" in compared("call-volume", quantity("350", "per_week"), quantity("60", "per_day", GE)).note
    assert compared("call-volume", quantity("70", "per_day"), quantity("60", "per_day", GE)).note == ""
    assert compared("call-volume", quantity("15000", "per_year"), quantity("1250", "per_month")).note == ""
    assert compared("call-volume", quantity("8", "per_hour"), quantity("1000", "per_month")).note == (
        "a day taken as eight hours and a month taken as 21 working days"
    )


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
        (quantity("120", "per_day", LE), "up to 120 a day"),
        (quantity("15", "people", LE), "up to 15 people"),
        (quantity("1200", "currency_usd"), "USD 1,200"),
        (quantity("108", "months"), "9 years"),
        (quantity("20", "months"), "20 months"),
        (quantity("24", "months", RANGE, "36"), "24 to 36 months"),
        (Quantity(Decimal(27), "percent", CHANGE, sign=-1), "down 27%"),
        (Quantity(Decimal(355), "seconds", CHANGE, baseline=Decimal(460)), "5 min 55 s (from 7 min 40 s)"),
    ],
)
def test_quantities_read_as_a_person_writes_them(have, text):
    assert said(have) == text


def test_a_share_of_faults_is_told_as_one_under_the_name_of_what_goes_well():
    faults = compared("accuracy-rate", quantity("0.4", "percent"), quantity("1", "percent", LE))
    assert (faults.asked, faults.found) == ("at most 1% faults", "0.4% faults")
    right = compared("accuracy-rate", quantity("99.5", "percent"), quantity("1", "percent", LE))
    assert (right.asked, right.found, right.outcome) == ("at most 1% faults", "99.5% right", MET)
    assert compared("accuracy-rate", quantity("98", "percent"), quantity("99", "percent", GE)).asked == "at least 99%"
