from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumefit.document import Document
from resumefit.extract.mentions import Comparator
from resumefit.extract.metrics import find_metrics
from resumefit.extract.numerals import plain_number
from resumefit.extract.quantities import Number, find_numbers
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.load import shipped_lexicon

EQ, GE, LE, RANGE, CHANGE = Comparator.EQ, Comparator.GE, Comparator.LE, Comparator.RANGE, Comparator.CHANGE


def numbers(text: str) -> list[Number]:
    lexicon = shipped_lexicon()
    return list(find_numbers(find_mentions(Document.from_text(text), lexicon), lexicon)[0])


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("95%", "95", "percent", EQ),
        ("95 %", "95", "percent", EQ),
        ("95 per cent", "95", "percent", EQ),
        ("ninety-five percent", "95", "percent", EQ),
        ("98.5%", "98.5", "percent", EQ),
        ("4.8/5", "4.8", "of_5", EQ),
        ("4,8/5", "4.8", "of_5", EQ),
        ("4.8 / 5", "4.8", "of_5", EQ),
        ("4.8 of 5", "4.8", "of_5", EQ),
        ("4.5-star", "4.5", "of_5", EQ),
        ("9/10", "9", "of_10", EQ),
        ("40+", "40", None, GE),
        ("at least 40", "40", None, GE),
        ("a minimum of 40", "40", None, GE),
        ("40 or more", "40", None, GE),
        ("forty plus", "40", None, GE),
        (">= 40", "40", None, GE),
        ("up to 200+", "200", None, GE),
        ("under 6 min", "6", "minutes", LE),
        ("< 3%", "3", "percent", LE),
        ("no more than 3", "3", None, LE),
        ("90% or better", "90", "percent", GE),
        ("2% or less", "2", "percent", LE),
        ("5:55", "355", "seconds", EQ),
        ("355 s", "355", "seconds", EQ),
        ("5 min 55 s", "355", "seconds", EQ),
        ("1 hour and 20 minutes", "4800", "seconds", EQ),
        ("1.5 business days", "1.5", "business_days", EQ),
        ("62 w.p.m.", "62", "wpm", EQ),
        ("62wpm", "62", "wpm", EQ),
        ("62 words a minute", "62", "wpm", EQ),
        ("$4.2K", "4200", "currency_usd", EQ),
        ("$1.2M", "1200000", "currency_usd", EQ),
        ("CA$850K", "850000", "currency_cad", EQ),
        ("€28,000", "28000", "currency_eur", EQ),
        ("1.1 million dollars", "1100000", "currency_usd", EQ),
        ("1,200+", "1200", None, GE),
        ("three hundred and twelve", "312", None, EQ),
        ("a dozen", "12", None, EQ),
        ("two dozen", "24", None, EQ),
        ("three (3)", "3", None, EQ),
        ("12,000 square foot", "12000", "square_feet", EQ),
        ("50 lbs", "50", "pounds", EQ),
        ("8 points", "8", "points", EQ),
    ],
)
def test_form_of_a_number(text: str, value: str, unit: str | None, comparator: Comparator) -> None:
    (number,) = numbers(text)
    assert (number.value, number.unit, number.comparator) == (Decimal(value), unit, comparator)


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("60-80", 60, 80),
        ("60 to 80", 60, 80),
        ("60–80", 60, 80),
        ("between 60 and 80", 60, 80),
        ("60%-80%", 60, 80),
        ("200- 300", 200, 300),
        ("$150K-$49M", 150_000, 49_000_000),
    ],
)
def test_range(text: str, value: int, upper: int) -> None:
    (number,) = numbers(text)
    assert (number.value, number.upper, number.comparator) == (value, upper, RANGE)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("from 71% to 84%", 71, 84),
        ("cut from 7:40 to 5:55", 460, 355),
        ("7:40 to 5:55", 460, 355),
        ("from 4 min to 55 sec", 240, 55),
        ("up to 84% from 71%", 71, 84),
        ("grew from 20 to 30", 20, 30),
    ],
)
def test_change(text: str, start: int, end: int) -> None:
    (number,) = numbers(text)
    assert (number.baseline, number.value, number.comparator) == (start, end, CHANGE)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("80 calls/day", "day"),
        ("80 calls per day", "day"),
        ("80 calls a day", "day"),
        ("80 daily", "day"),
        ("80 calls an hour", "hour"),
        ("80 per shift", "shift"),
        ("80 calls each week", "week"),
        ("$3K/month", "month"),
    ],
)
def test_period(text: str, per: str) -> None:
    assert numbers(text)[0].per == per


def test_minutes_behind_a_number_are_no_minimum() -> None:
    step, level = numbers("Reduced AHT by 20% to 4 min 30 sec")
    assert (step.value, step.unit, level.value, level.unit, level.comparator) == (20, "percent", 270, "seconds", EQ)
    (change,) = numbers("Cut AHT from 5 min 10 sec to 4 min 30 sec")
    assert (change.baseline, change.value, change.unit) == (310, 270, "seconds")
    assert [number.comparator for number in numbers("Calls answered in 20 min 95% of the time")] == [EQ, EQ]
    assert numbers("min 95% of calls")[0].comparator is GE


def test_share_of_a_whole_and_rank() -> None:
    (share,) = numbers("in 11 of 12 months")
    assert (share.value, share.of) == (11, 12)
    (rank,) = numbers("ranked #2 of 45")
    assert rank.rank
    assert rank.value == 2


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "9-to-5",
        "06/2021 - 03/2024",
        "03/15/2022",
        "Office 365",
        "ISO 9001",
        "COVID-19",
        "$18-$21 per hour",
        "10-20% bonus",
        "M1A1",
        "1st",
        "10.4.2",
        "1234567890123456789",
    ],
)
def test_what_is_no_number_of_anything(text: str) -> None:
    assert numbers(text) == []


def test_digits_with_marks() -> None:
    assert plain_number("1,200") == 1200
    assert plain_number("1,20") == Decimal("1.20")
    assert plain_number("1,2000") is None


PIECES = st.sampled_from(
    [
        "95%",
        "4.8/5",
        "60-80",
        "from 3 to 5",
        "$2.4M",
        "CSAT",
        "calls per day",
        "team of",
        "twelve",
        "by",
        ".",
        ",",
        "AHT",
        "5:55",
        "(555) 555-0142",
        "2019-2023",
        "increased",
        "\n",
        "minutes",
        "#2 of 45",
        "top",
        "½",
        "٣",
        "①",
        "$",
        "-",
        "/",
        "of",
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_a_mention_quotes_its_number(text: str) -> None:
    lexicon = shipped_lexicon()
    document = Document.from_text(text)
    for mention in find_metrics(find_mentions(document, lexicon), lexicon):
        quote = document.text[mention.span.start : mention.span.end]
        assert any(character.isdigit() for character in quote) or "twelve" in quote
        assert mention.quantity.upper is None or mention.quantity.upper > mention.quantity.value


@pytest.mark.parametrize(
    "bait",
    ["1", "1 ", "1,", "1-", "1/", "5:55 ", "$", "95% ", "from 1 to 2 ", "(555) ", "1 of ", "2019-", "one hundred ", "by 5% "],
)
def test_long_runs_of_digits_are_read_to_the_end(bait: str) -> None:
    text = bait * (30_000 // len(bait)) + "\nCSAT of 93%"
    lexicon = shipped_lexicon()
    found = find_metrics(find_mentions(Document.from_text(text), lexicon), lexicon)
    assert found[-1].metric == "customer-satisfaction"
    assert found[-1].quantity.value == 93
