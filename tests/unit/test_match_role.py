from fractions import Fraction

import pytest
from match_making import LEXICON, matched, posting, resume

from resumefit.match.demands import demands_of
from resumefit.match.experience import experience_cover
from resumefit.match.jobs import STEPS, jobs_near
from resumefit.match.role import role_cover
from resumefit.posting.model import Role

YEARS = "January 2020 - December 2023"
LEAD = "Customer Service Team Lead"
AGENT, CALLS, TECHNICIAN, SALES = "Customer Service Representative", "Call Center Agent", "Help Desk Technician", "Sales Associate"


def worked(*jobs: tuple[str, str], line: str = "- Kept the shelves tidy") -> str:
    """A resume with some jobs, each a title and its dates."""
    return "Jo Sample\njo@example.com\n\nExperience\n" + "\n".join(f"{title}, Example Ltd\n{dates}\n{line}\n" for title, dates in jobs)


def role(title: str) -> Role:
    asked = posting(f"{title}\n\nRequirements\n- Customer service experience\n").role
    assert asked is not None
    return asked


def step(wanted: str, held: str, line: str = "- Kept the shelves tidy") -> str | None:
    read, asked = resume(worked((held, YEARS), line=line)), role(wanted)
    return next((one for one in STEPS if jobs_near(asked, read, step=one, lexicon=LEXICON)), None)


def credit(wanted: str, *jobs: tuple[str, str]) -> Fraction:
    return role_cover(role(wanted), resume(worked(*jobs)), lexicon=LEXICON).credit


@pytest.mark.parametrize(
    ("wanted", "held", "nearness"),
    [
        (CALLS, CALLS, "same"),
        (AGENT, CALLS, "same"),
        (CALLS, AGENT, "other_role"),
        (AGENT, "Bank Teller", "same_trade"),
        (CALLS, "Bank Teller", "same_trade"),
        (SALES, "Cashier", "same_trade"),
        (AGENT, "Waitress", "other_service"),
        (AGENT, TECHNICIAN, "same_trade"),
        (TECHNICIAN, AGENT, "other_service"),
        (TECHNICIAN, "Waitress", "some_service"),
        (AGENT, "Customer Service Supervisor", "other_role"),
        ("Customer Service Team Lead", "Customer Service Manager", "same"),
        ("Customer Service Team Lead", AGENT, "other_service"),
        ("Customer Service Apprenticeship", "Waitress", "same_trade"),
        (TECHNICIAN, "Network Administrator", "other_service"),
        (AGENT, "Network Administrator", None),
        (AGENT, "Account Manager", "some_service"),
        ("Customer Success Manager", "Account Manager", "same_trade"),
        (LEAD, "Branch Manager", "other_service"),
        (LEAD, "Office Manager", "some_service"),
        (LEAD, "Shift Leader", "some_service"),
        (LEAD, "HR Services Representative", None),
        (LEAD, "Vice President, Director of Client Services", "same"),
        (AGENT, "Vice President, Director of Client Services", None),
        (AGENT, "Office Manager", None),
        (AGENT, "Welder", None),
        ("Claims Adviser", "Claims Handler", "same"),
        ("Customer Service Rep", "Cust Svc Rep", "same"),
        ("Contact Centre Team Manager", "Customer Service Adviser", "other_service"),
        ("Contact Centre Team Manager", "Customer Service Team Leader", "other_role"),
        ("Voice of Customer Analyst", "Software Developer", None),
        ("Business Analyst", "Data Analyst", "same_trade"),
        ("Business Analyst", "Business Analyst", "same"),
        ("Library Assistant", "Teacher", None),
        ("Check-in Agent", "Flight Attendant", "same_trade"),
    ],
)
def test_a_job_is_as_near_as_what_it_teaches(wanted: str, held: str, nearness: str | None) -> None:
    assert step(wanted, held) == nearness


def test_to_lead_where_nobody_is_served_is_no_step_towards_serving() -> None:
    assert step(AGENT, "Shift Leader", "- Loaded parcels on the night belt") is None


def test_months_that_the_nearest_work_lacks_are_filled_up_with_work_further_away() -> None:
    half = (AGENT, "July 2023 - December 2023")
    tables = ("Waitress", "January 2020 - June 2023")
    assert credit(AGENT, half) == Fraction(1, 2)
    assert credit(AGENT, half, tables) == Fraction(1, 2) + Fraction(1, 2) * Fraction(LEXICON.scoring.relation_credit["other_service"])
    assert credit(AGENT, half, tables) > credit(AGENT, tables)


def months_cover(asked: str, text: str):
    read = posting(f"Call Center Agent\n\nRequirements\n- {asked}\n")
    return experience_cover(read.experience[0], resume(text), role=read.role, lexicon=LEXICON)


def test_a_setting_names_the_kind_of_experience() -> None:
    (need,) = posting("Call Center Agent\n\nRequirements\n- At least 1 year in a call center environment\n").experience
    assert need.of == "call-centre"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (worked((AGENT, YEARS), line="- Answered incoming calls on bills"), Fraction(1)),
        (worked(("Cashier", YEARS), line="- Served 80 customers a day at the till"), Fraction(1, 2)),
        (worked(("Shop Assistant", YEARS), line="- Answered the phone of the shop"), Fraction(1, 2)),
        (worked(("Customer Service Representative", YEARS), line="- Answered the phone all day"), Fraction(1)),
        (worked(("Cashier", YEARS), line="- Worked in the call center on Mondays"), Fraction(1)),
        (worked(("Welder", YEARS), line="- Answered the phone of the yard"), Fraction(0)),
        (worked(("Welder", YEARS)), Fraction(0)),
    ],
)
def test_service_of_another_kind_meets_a_length_in_part(text: str, expected: Fraction) -> None:
    assert months_cover("At least 1 year in a call center environment", text).credit == expected


def test_years_at_a_till_are_no_technical_support() -> None:
    assert months_cover("2 years of technical support experience", worked(("Cashier", YEARS))).credit == 0


@pytest.mark.parametrize(("title", "term"), [("Customer Service", "customer-service-representative"), ("Rocket Wrangler", None)])
def test_a_posting_named_for_service_alone_seeks_the_general_role(title: str, term: str | None) -> None:
    assert role(title).term == term


@pytest.mark.parametrize(
    ("asked", "held", "line", "met"),
    [
        ("2 years of supervisory experience", "Customer Service Team Lead", "- Tidied the desk", True),
        ("2 years of supervisory experience", "Baker", "- Supervised a team of six bakers", True),
        ("2 years of supervisory experience", AGENT, "- Tidied the desk", False),
        ("2 years of retail experience", "Cashier", "- Tidied the till", True),
        ("2 years of technical support experience", TECHNICIAN, "- Tidied the desk", True),
    ],
)
def test_a_title_proves_a_kind_of_experience_as_a_line_does(asked: str, held: str, line: str, met: bool) -> None:
    assert (months_cover(asked, worked((held, YEARS), line=line)).credit == 1) is met


def test_a_length_asked_twice_counts_once() -> None:
    read = posting(f"{AGENT}\n\nRequirements\n- 2 years of supervisory experience\n- Minimum of 2 years of supervisory experience\n")
    assert len(read.experience) == 1


@pytest.mark.parametrize(("asked", "held"), [("help desk technician", "IT Support Specialist"), ("help desk analyst", TECHNICIAN)])
def test_years_as_one_role_of_a_trade_of_its_own_are_had_in_every_role_of_it(asked: str, held: str) -> None:
    assert months_cover(f"2 years as a {asked}", worked((held, YEARS), line="- Tidied the desk")).credit == 1


def test_years_at_a_till_are_not_years_at_a_help_desk() -> None:
    assert months_cover("2 years as a help desk technician", worked(("Cashier", YEARS), line="- Tidied the desk")).credit == 0


@pytest.mark.parametrize(
    ("held", "met"),
    [("Bank Teller", True), ("Cashier", True), ("Barista", True), ("Waitress", True), (TECHNICIAN, False), ("Welder", False)],
)
def test_cash_is_handled_at_every_till(held: str, met: bool) -> None:
    cover = months_cover("Minimum 1 year cash handling experience required", worked((held, YEARS), line="- Tidied the desk"))
    assert (cover.credit == 1) is met


def finding(asked: str, text: str, target: str) -> Fraction:
    found = matched(text, f"Call Center Agent\n\nRequirements\n- Phone etiquette\n- {asked}\n").findings
    return next(one.credit for one in found if one.id == target)


@pytest.mark.parametrize(
    ("held", "line", "proven"),
    [
        ("Cashier", "- Helped customers on the phone", True),
        ("Sales Clerk", "- Helped customers on the phone", True),
        ("Market stall owner", "- Helped customers on the phone", True),
        ("Barista", "- Opened the shop and helped customers", False),
        ("Lane Attendant", "- Cleaned lanes, stocked shelves and helped customers", False),
    ],
)
def test_titles_of_the_trade_prove_retail_and_a_shop_alone_does_not(held: str, line: str, proven: bool) -> None:
    assert (finding("Retail experience", worked((held, YEARS), line=line), "retail-experience") > 0) is proven


def test_jobs_prove_also_what_a_requirement_takes_instead() -> None:
    text = worked(("Waitress", YEARS), line="- Helped customers on the phone")
    assert finding("Retail, hospitality or call center experience", text, "retail-experience") > 0


def test_trades_of_the_till_are_nearer_to_a_teller_than_a_help_desk() -> None:
    near = [STEPS.index(step("Bank Teller", held) or "") for held in ("Cashier", "Sales Clerk", TECHNICIAN)]
    assert near[0] == near[1] < near[2]


@pytest.mark.parametrize(
    ("wanted", "held", "stands"),
    [
        (TECHNICIAN, "IT Support Specialist", True),
        (TECHNICIAN, "Cashier", False),
        (TECHNICIAN, "Waitress", False),
        (TECHNICIAN, "Nurse Aide", False),
        (AGENT, CALLS, True),
        (AGENT, "Welder", False),
    ],
)
def test_work_stands_for_a_degree_where_it_is_like_the_postings(wanted: str, held: str, stands: bool) -> None:
    text = worked((held, "January 2016 - December 2022"), line="- Helped people with their questions")
    found = matched(text, f"{wanted}\n\nRequirements\n- Customer service skills\n- Bachelor's degree or equivalent experience\n").findings
    assert (next(one.credit for one in found if one.part == "education") == 1) is stands


def test_to_serve_people_as_a_volunteer_is_other_service() -> None:
    text = "Jo Sample\n\nVolunteer\nCrisis line volunteer, Harbor Line, 2019 - 2023: listened to callers\n"
    assert role_cover(role(AGENT), resume(text), lexicon=LEXICON).credit == Fraction(LEXICON.scoring.relation_credit["other_service"])


def test_work_of_long_ago_counts_less() -> None:
    of = [credit(AGENT, (AGENT, f"January {year - 3} - June {year}")) for year in (2023, 2022, 2020, 2006)]
    assert of == [1, 1, *2 * (Fraction(LEXICON.scoring.stale_credit),)]


def test_a_job_without_dates_may_have_been_short_or_long() -> None:
    undated = f"Jo Sample\n\nExperience\n{AGENT}, Example Ltd\n- Answered questions of customers about bills\n"
    assert role_cover(role(AGENT), resume(undated), lexicon=LEXICON).credit == Fraction(LEXICON.scoring.undated_share)


def test_a_title_of_service_tells_less_where_the_work_asked_is_another() -> None:
    def worth(title: str, *lines: str) -> Fraction:
        demands = demands_of(posting("\n".join([title, "", "Requirements", *(f"- {line}" for line in lines)])), lexicon=LEXICON).scored
        return next(one.weight for one in demands if one.id == "role") / sum(one.weight for one in demands if one.id != "role")

    service = ("Answer inbound calls", "Handle complaints", "Data entry")
    other = ("Data entry", "Budget management", "Inventory management", "Shipping and receiving", "Payroll", "Purchasing")
    assert worth(AGENT, *service) == Fraction(LEXICON.scoring.role_share)
    assert worth(AGENT, *other) < Fraction(LEXICON.scoring.role_share) / 2
    assert worth(TECHNICIAN, *other) == Fraction(LEXICON.scoring.role_share)


@pytest.mark.parametrize(
    ("wanted", "held", "nearness"),
    [
        ("Lettings Adviser", "Lettings Adviser", "same"),
        ("Lettings Adviser - North Region", "Senior Lettings Adviser", "same"),
        ("Senior Lettings Adviser (part time)", "Lettings Adviser", "same"),
        ("Lettings Adviser", "Residential Lettings Adviser", "same"),
        ("Residential Lettings Adviser", "Lettings Adviser", None),
        ("Lettings Adviser", "Lettings Adviser Trainer", None),
        ("Officer", "Parking Officer", None),
    ],
)
def test_a_title_that_the_lexicon_lacks_is_known_by_its_words(wanted: str, held: str, nearness: str | None) -> None:
    asked = role(wanted)
    assert asked.term is None
    assert step(wanted, held) == nearness


def test_the_reason_tells_that_work_is_long_over() -> None:
    over = role_cover(role(AGENT), resume(worked((AGENT, "January 2014 - December 2016"))), lexicon=LEXICON)
    assert over.why.text == "3 years in this role, over for more than 3 years."
