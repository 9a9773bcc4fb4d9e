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


@pytest.mark.parametrize(
    "text",
    [
        "Part of a team of 30 agents",
        "Member of a 12-person team",
        "Worked in a small team of 8",
        "One of 40 agents on the floor",
        "Cloudfern Inc. (software, 300 staff)",
        "Team Lead, Cloudfern (300 staff)",
        "Led billing projects at a company of 4,000 employees",
        "Answered benefit questions for a 4,000-employee retailer",
        "4,000 employees",
    ],
)
def test_a_team_of_others_and_the_size_of_a_firm_are_no_team_led(text: str) -> None:
    assert "team-size" not in [mention.metric for mention in read(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lead 14 agents on chat", 14),
        ("Team Lead (14 agents)", 14),
        ("Leading a team of 5", 5),
        ("Team of 9 advisors", 9),
        ("Supervisor for a team of 11", 11),
        ("Had six direct reports", 6),
        ("As part of management, supervised 12 employees", 12),
    ],
)
def test_people_led_are_counted(text: str, people: int) -> None:
    assert [mention.quantity.value for mention in read(text) if mention.metric == "team-size"] == [people]


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


@pytest.mark.parametrize(
    ("text", "metric", "start", "end"),
    [
        ("FCR 64% to 77%", "first-contact-resolution", 64, 77),
        ("CSAT 4.2 to 4.7", "customer-satisfaction", Decimal("4.2"), Decimal("4.7")),
        ("QA score: 81% -> 90%", "quality-scores", 81, 90),
        ("QA score 81% → 90%", "quality-scores", 81, 90),
        ("NPS from 20 to 35", "open:net promoter score", 20, 35),
        ("From 71 to 88 CSAT after the new macros", "customer-satisfaction", 71, 88),
        ("AHT (min:sec)    6:10    5:05", "average-handle-time", 370, 305),
        ("Quality score\t4.1/5\t4.5/5", "quality-scores", Decimal("4.1"), Decimal("4.5")),
        ("Attrition went down from 30% to 20%", "employee-turnover", 30, 20),
        ("Customer attrition went down from 12% to 8%", "customer-retention-rate", 12, 8),
    ],
)
def test_two_levels_of_a_metric_are_a_change(text: str, metric: str, start: int | Decimal, end: int | Decimal) -> None:
    (mention,) = read(text)
    quantity = mention.quantity
    assert (mention.metric, quantity.baseline, quantity.value, quantity.comparator) == (metric, start, end, Comparator.CHANGE)


@pytest.mark.parametrize(
    "text", ["Maintained CSAT 92% to 95%", "CSAT of 90 to 95%", "Handled 40 to 50 calls a day", "Led a team of 10 to 12 agents"]
)
def test_two_levels_that_were_kept_are_a_range(text: str) -> None:
    (mention,) = read(text)
    assert mention.quantity.comparator is Comparator.RANGE


@pytest.mark.parametrize(
    ("text", "metric", "value"),
    [
        ("Reached 4.8/5 on post-call surveys", "customer-satisfaction", Decimal("4.8")),
        ("Met the service level in 10 of 12 months", "service-level", 10),
        ("Wrote a macro that saves 4 hours a week", "productivity", 4),
        ("Cut billing errors by a third", "accuracy-rate", Decimal("33.3")),
        ("18% of calls deflected to the bot", "deflection-automation", 18),
        ("Closed 93% of escalations", "resolution-rate", 93),
        ("Promoted 4 team members", "open:team members promoted", 4),
        ("Kept QA at 95% (team goal: 92%)", "quality-scores", 95),
        ("Fundraised $1,200 for the food bank", "open:funds raised", 1200),
        ("Took calls about bills, around 40 a day", "call-volume", 40),
        ("Answered 35 French and English calls daily", "call-volume", 35),
        ("Rated 4.6 out of 5 by callers", "customer-satisfaction", Decimal("4.6")),
        ("Kept 3 in 10 callers who wanted to cancel", "customer-retention-rate", 30),
        ("Saved 27% of callers who asked to cancel", "customer-retention-rate", 27),
        ("Agent of the month three times", "awards-commendations", 3),
        ("Best NPS of the whole shift (+58)", "open:net promoter score", 58),
        ("NPS of +44", "open:net promoter score", 44),
        ("Balanced a drawer of $900 to the cent", "open:drawer", 900),
        ("Saved $12K a year by a better template", "open:saved", 12000),
        ("Zero broken promises", "open:broken promises", 0),
        ("Handled 900 conversations a quarter", "open:conversations", 900),
        ("Three of my advisers were promoted", "open:team members promoted", 3),
        ("Coached six colleagues", "training-throughput", 6),
        ("Weighed parcels (about 30 a day)", "open:parcels", 30),
        ("Took payments over the counter, 25/day", "open:payments", 25),
        ("Filed papers within two days", "open:papers", 2),
    ],
)
def test_number_goes_to_what_its_words_name(text: str, metric: str, value: int | Decimal) -> None:
    (mention,) = read(text)
    assert (mention.metric, mention.quantity.value) == (metric, value)


@pytest.mark.parametrize(
    "text",
    [
        "Worked 40 hours a week",
        "Sold shoes, the last three leading people",
        "Balanced $900 to the cent",
        "No cash shortages for two years",
        "Ran the till without losses for three years",
        "Perfect attendance for three years",
        "Wrote to 4.5/5 of them",
        "Open six days a week",
        "Handled 25 a day",
        "Earned $14 an hour",
    ],
)
def test_hours_of_work_and_time_without_mishap_are_no_results(text: str) -> None:
    assert read(text) == ()


def test_the_mark_of_a_list_is_no_comparison() -> None:
    (mention,) = read("> 6 yrs of call centre experience")
    assert mention.quantity.comparator is Comparator.EQ


@pytest.mark.parametrize("text", ["Waited on 24 tables a night", "Took 24 calls per night", "Packed 24 boxes a shift"])
def test_a_night_of_work_is_a_shift(text: str) -> None:
    assert [(mention.quantity.value, mention.quantity.unit) for mention in read(text)] == [(24, "per_shift")]
