import json
from decimal import Decimal
from pathlib import Path

import pytest

from resumefit.document import Document
from resumefit.extract.mentions import Comparator, MetricMention
from resumefit.extract.metrics import find_metrics
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.load import shipped_lexicon

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "metric_cases.jsonl").read_text(encoding="utf-8").splitlines()]
POSITIVE = [case for case in CASES if case["metric"]]
NEGATIVE = [case for case in CASES if not case["metric"]]


def read(text: str, *, posting: bool = False) -> tuple[MetricMention, ...]:
    lexicon = shipped_lexicon()
    return find_metrics(find_mentions(Document.from_text(text), lexicon), lexicon, posting=posting)


def decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def test_the_case_file_holds_both_kinds() -> None:
    assert len(POSITIVE) > 50
    assert len(NEGATIVE) > 25


@pytest.mark.parametrize("case", POSITIVE, ids=lambda case: case["text"])
def test_number_is_read_with_its_metric(case: dict[str, str | int | None]) -> None:
    (mention,) = read(str(case["text"]), posting=case["side"] == "posting")
    quantity = mention.quantity
    assert mention.metric == case["metric"]
    assert (quantity.value, quantity.upper, quantity.baseline) == tuple(decimal(case[key]) for key in ("value", "upper", "from"))  # type: ignore[arg-type]
    meaning = (quantity.unit, quantity.comparator.value, quantity.per, quantity.sign)
    assert meaning == tuple(case[key] for key in ("unit", "comparator", "per", "sign"))


@pytest.mark.parametrize("case", NEGATIVE, ids=lambda case: case["text"])
def test_what_is_no_result_is_left_out(case: dict[str, str]) -> None:
    assert read(case["text"], posting=case["side"] == "posting") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("98% accuracy at 62 WPM", [("accuracy-rate", 98), ("typing-speed", 62)]),
        ("95% CSAT, 88% FCR and 5:10 AHT", [("customer-satisfaction", 95), ("first-contact-resolution", 88), ("average-handle-time", 310)]),
        ("CSAT 95%, FCR 88%, AHT 5:10", [("customer-satisfaction", 95), ("first-contact-resolution", 88), ("average-handle-time", 310)]),
        ("GPA 3.8/4.0; 4.8/5 CSAT", [("customer-satisfaction", Decimal("4.8"))]),
        ("24/7 team that met 98% SLA", [("service-level", 98)]),
        ("Open 9:00-5:30 with an AHT of 5:30", [("average-handle-time", 330)]),
        ("$18/hr job with $18K in upsells", [("upsell-rate", 18000)]),
        ("(555) 555-0142 - 95% CSAT", [("customer-satisfaction", 95)]),
        ("Held 96% QA against a 90% goal", [("quality-scores", 96)]),
        ("Handle time of 4 minutes 30 seconds, 20% below the target", [("average-handle-time", 270)]),
        ("Resolved 85% of tickets on first contact within 24 hours", [("first-contact-resolution", 85)]),
        ("Earned 15 five-star reviews", [("reputation", 15)]),
        ("Led to cost savings of $1M", [("open:cost savings", 1_000_000)]),
        ("Trained 12 agents in 2019 and 2020", [("training-throughput", 12)]),
    ],
)
def test_near_misses_are_told_apart(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(mention.metric, mention.quantity.value) for mention in read(text)] == expected


def test_over_a_goal_is_more_than_all_of_it() -> None:
    assert [mention.quantity.value for mention in read("Finished 12% above the sales target")] == [112]
    quantity = read("Exceeded the monthly quota by 15-20%")[0].quantity
    assert (quantity.value, quantity.upper, quantity.unit) == (115, 120, "percent_of_target")


def test_number_belongs_to_the_noun_it_counts() -> None:
    (mention,) = read("Rang up 50 customer purchases an hour")
    assert mention.metric == "open:customer purchases"
    assert mention.quantity.unit == "per_hour"


def test_step_is_a_change_on_a_resume_and_a_goal_in_a_posting() -> None:
    text = "Improve efficiency by 8%"
    assert read(text)[0].quantity.comparator is Comparator.CHANGE
    assert read(text, posting=True)[0].quantity.comparator is Comparator.EQ


def test_better_means_down_where_less_is_better() -> None:
    assert read("Improved AHT by 12%")[0].quantity.sign == -1
    assert read("Improved CSAT by 12%")[0].quantity.sign == 1


def test_conditions_of_a_job_are_read_in_postings_only() -> None:
    text = "Must be 18 years old, 20 hours a week"
    assert [mention.metric for mention in read(text, posting=True)] == ["minimum-age", "hours-per-week"]
    assert read(text) == ()


def test_name_in_another_sentence_is_not_the_numbers() -> None:
    (mention,) = read("Reported CSAT. Sold 40 umbrellas.")
    assert mention.metric == "open:umbrellas"


def test_span_holds_number_and_name() -> None:
    text = "In May we held a 97% resolution rate all month."
    (mention,) = read(text)
    assert text[mention.span.start : mention.span.end] == "a 97% resolution rate"
