import pytest
from reading_resumes import dated, resume_of

LAYOUTS = {
    "one line": "Call Center Agent 03/2014 to 01/2016 Brightwell Telecom Inc Calgary, AB\nAnswered calls.",
    "dates above": "03/2014 to 01/2016\nCall Center Agent | Brightwell Telecom Inc | Calgary, AB\nAnswered calls.",
    "title above": "Call Center Agent\nMarch 2014 to January 2016 Brightwell Telecom Inc | Calgary, AB\nAnswered calls.",
    "employer below": "Call Center Agent Mar 2014 - Jan 2016\nBrightwell Telecom Inc | Calgary, AB\nAnswered calls.",
    "employer first": "Brightwell Telecom Inc, Calgary, AB - Call Center Agent (2014-03 – 2016-01)\nAnswered calls.",
    "employer above": "Brightwell Telecom Inc\nCall Center Agent\n03/2014 - 01/2016\nAnswered calls.",
    "employer between": "03/2014 - 01/2016\nBrightwell Telecom Inc\nCall Center Agent\n- Answered calls.",
    "with commas": "Call Center Agent, Brightwell Telecom Inc, Calgary, AB — Mar. 2014 – Jan. 2016\n- Answered calls.",
    "wide gaps": "03/2014-01/2016   Call Center Agent   Brightwell Telecom Inc   Calgary, AB\n- Answered calls.",
    "dates over lines": "March 2014\nto\nJanuary 2016\nCall Center Agent | Brightwell Telecom Inc\nAnswered calls.",
    "bold marks": "**Call Center Agent** at Brightwell Telecom Inc (March 2014 to January 2016)\n* Answered calls.",
    "tabs": "Brightwell Telecom Inc\tCalgary, AB\nCall Center Agent\tMar. 2014 - Jan. 2016\n• Answered calls.",
    "broken between the dates": "Call Center Agent | Brightwell Telecom Inc, Calgary, AB | March 2014 to\nJanuary 2016\n• Answered calls.",
    "broken before a year": "Call Center Agent | Brightwell Telecom Inc, Calgary, AB | March\n2014 to January 2016\n• Answered calls.",
    "broken before the last year": "Call Center Agent | Brightwell Telecom Inc, AB | March 2014 to January\n2016\n• Answered calls.",
    "dates in a column beside the text": "Brightwell Telecom Inc, Call Center Agent\n• Answered customers' calls\tMar 2014 – Jan 2016",
    "labelled fields": "Call Center Agent\nBrightwell Telecom Inc\nDate: 03/2014 - 01/2016\tLocation: Calgary\n• Answered calls.",
    "firm told in brackets": "Brightwell Telecom Inc. (telecom, 300 staff)\nCall Center Agent, 03/2014 - 01/2016\n- Answered calls.",
    "short for a firm": "Brightwell Telecom Inc.\nCall Center Agent, 03/2014 - 01/2016\n- Answered calls.",
    "hours in brackets": "Call Center Agent, Brightwell Telecom Inc, 03/2014 - 01/2016 (22 months, part-time)\n- Answered calls.",
    "town and state beside the firm": "Brightwell Telecom\tCalgary, AB\nCall Center Agent\tMar. 2014 - Jan. 2016\n• Answered calls.",
    "place below the dates": "Call Center Agent   03/2014 - 01/2016\nBrightwell Telecom, Calgary, AB\n- Answered calls.",
    "account named": "Brightwell Telecom Inc, Calgary\nCall Center Agent - Retail Account (03/2014 - 01/2016)\n- Answered calls.",
    "form of the firm": "Brightwell Telecom, Inc. — Boulder, CO\n\nCall Center Agent | March 2014 - January 2016\n- Answered calls.",
    "part of the firm": "BRIGHTWELL BANK PLC\nCall Center Agent, Cards     Mar 2014 - Jan 2016\n- Answered calls.",
    "profile": "Brightwell Telecom\n1 year 11 months\nCall Center Agent\nMarch 2014 - January 2016 (23 months)\nCalgary\nAnswered.",
    "bullet": "• Call Center Agent, Brightwell Telecom Inc, 03/2014 - 01/2016\n• Answered calls.",
}


@pytest.mark.parametrize("header", LAYOUTS.values(), ids=LAYOUTS)
def test_title_employer_and_dates_in_every_layout(header: str) -> None:
    resume = resume_of(f"Jo Sample\nExperience\n{header}\nEducation\nGED 2012")
    assert dated(resume) == [("Call Center Agent", "2014-03", "2016-01")]
    employer = resume.positions[0].employer
    assert employer is not None
    assert employer.lower().startswith("brightwell")
    assert "AB" not in employer.split(", ")


def test_titles_that_no_list_knows_are_found_beside_dates() -> None:
    text = "Experience\nPlumbus Wrangler 2015 to 2017 Acme Ltd\nDid things.\nSenior Fleeb Smoother 2012 to 2015 Acme Ltd\nDid more."
    assert [job.title for job in resume_of(text).positions] == ["Plumbus Wrangler", "Senior Fleeb Smoother"]


def test_a_sentence_that_names_years_heads_nothing() -> None:
    text = (
        "Experience\nCashier 2012 to 2016 Acme Ltd\nPromoted to shift lead in 2014.\n"
        "Won the sales contest from 2013 to 2015 with my team.\n"
        "Was named employee of the year by my peers in 2015"
    )
    assert dated(resume_of(text)) == [("Cashier", "2012", "2016")]


def test_text_after_the_place_belongs_to_the_job() -> None:
    resume = resume_of("Experience\n02/2011 to 03/2012\nTeacher Company Name | City , State Calmed upset parents by phone.\nEducation\nGED")
    assert dated(resume) == [("Teacher", "2011-02", "2012-03")]
    assert {evidence.positions for evidence in resume.evidence if evidence.target == "phone"} == {(0,)}


def test_a_job_without_dates_is_found_beside_an_employer_or_above_its_text() -> None:
    text = (
        "Experience\nCashier 01/2015 to 02/2016 Acme Ltd\nServed customers.\nReceptionist Brightwell Hotel\nGreeted guests.\n"
        "Customer Service Representative\nAnswered questions about bills."
    )
    assert dated(resume_of(text))[1:] == [("Receptionist", "None", "None"), ("Customer Service Representative", "None", "None")]


def test_present_without_a_start_is_a_job_that_goes_on() -> None:
    job = resume_of("Experience\nSubstitute Teacher Current Company Name City , State\nTaught maths.").positions[0]
    assert (job.title, job.start, job.current) == ("Substitute Teacher", None, True)


def test_the_headline_names_a_first_job_that_has_no_title_of_its_own() -> None:
    text = "CLAIMS ADJUSTER\njo@example.com\nExperience\nJanuary 2014 to Current Acme Ltd | Leeds\nSettled claims.\nEducation\nGED"
    assert dated(resume_of(text)) == [("CLAIMS ADJUSTER", "2014-01", "present")]


def test_a_job_told_in_two_parts_is_one_and_two_alike_in_one_part_are_two() -> None:
    job = "Branch Manager 01/2006 to 01/2007 Acme Ltd\nLed tellers.\n"
    assert len(resume_of(f"Experience\n{job}Work History\n{job}").positions) == 1
    assert len(resume_of(f"Experience\n{job}{job}").positions) == 2


def test_an_employer_with_several_posts_is_no_job_of_its_own() -> None:
    text = "Experience\nBrightwell Group 2010 - 2016\nTeam Lead 2014 - 2016\nLed.\nCashier 2010 - 2014\nServed customers."
    assert [job.title for job in resume_of(text).positions] == ["Team Lead", "Cashier"]


def test_jobs_are_found_where_no_heading_stands() -> None:
    jobs = "Cashier, Corner Shop, 2017 - 2019\nServed customers.\n\nWaiter, Harbour Cafe, 2015 - 2017\nTook orders."
    text = f"Jo Sample\njo@example.com\n\n{jobs}"
    assert [job.title for job in resume_of(text).positions] == ["Cashier", "Waiter"]


def test_volunteer_posts_are_told_apart_and_employers_of_templates_are_none() -> None:
    resume = resume_of(
        "Volunteer Experience\nGreeter 2018 - 2019\nMet visitors.\nExperience\nCashier 2019 - 2020 Company Name City , State\nSold."
    )
    assert [(job.section, job.employer) for job in resume.positions] == [("volunteer", None), ("experience", None)]


def test_a_volunteer_among_the_jobs_is_no_job() -> None:
    resume = resume_of(
        "Experience\nVolunteer, Riverside Food Bank, 01/2018 - 12/2019\n- Served meals.\nCashier 2020 - 2021 Acme Ltd\nSold."
    )
    assert [job.section for job in resume.positions] == ["volunteer", "experience"]
    assert resume.months_total == 12


def test_each_position_covers_its_lines_and_no_other() -> None:
    text = "Experience\nCashier 2019 - 2020 Acme Ltd\nServed customers.\nCook 2017 - 2019 Diner Ltd\nFried eggs.\nEducation\nGED"
    resume = resume_of(text)
    covered = [resume.document.quote(job.span) for job in resume.positions]
    assert covered == ["Cashier 2019 - 2020 Acme Ltd Served customers.", "Cook 2017 - 2019 Diner Ltd Fried eggs."]


@pytest.mark.parametrize("employer", ["NorthLink", "BrightTel spiritStartup", "TaskHub & MasterShop"])
def test_names_with_capitals_inside_are_read_as_any_other(employer: str) -> None:
    resume = resume_of(f"Experience\nCashier - {employer} (2019 to 2021)\n- Served customers")
    assert [(job.title, job.employer) for job in resume.positions] == [("Cashier", employer)]


def test_a_title_said_in_two_languages_stays_one_above_its_employer() -> None:
    title = "Account Service Representative / Représentante aux comptes"
    text = f"Experience\n{title}\nMutuelle du Lac, Laval, QC\nMay 2017 – Oct. 2020\n- Opened accounts"
    assert dated(resume_of(text)) == [(title, "2017-05", "2020-10")]


def test_listed_summers_are_the_time_of_a_job() -> None:
    text = "Experience\nSales Advisor, La Boutique, Gatineau, QC\nSummers 2014, 2015 and 2016\n- Advised customers"
    assert dated(resume_of(text)) == [("Sales Advisor", "2014", "2016")]


def test_an_employer_with_a_month_may_stand_over_the_title() -> None:
    text = "Experience\nSpring Fair, Moncton, July 2023\nTicket helper\n- Sold tickets to guests"
    assert [(job.title, str(job.start)) for job in resume_of(text).positions] == [("Ticket helper", "2023-07")]
    assert (
        resume_of("Experience\nCashier 2015 to 2016 Acme Ltd\nWon the Spring Fair, July 2015\nHelped guests").positions[0].title
        == "Cashier"
    )


def test_the_headline_names_no_job_that_another_job_names() -> None:
    jobs = "Experience\n02/2013 to 02/2014\nSushi Corner\n- Took orders of customers\nHead Cook, Blue Grill 2008 to 2012\n- Cooked"
    assert "Head Cook" not in [job.title for job in resume_of(f"Maria Sample\nHead Cook\n{jobs}").positions[:1]]


def test_words_in_brackets_behind_a_title_need_no_capitals() -> None:
    assert [
        title for title, *_ in dated(resume_of("Experience\n2016 - 2018\tCashier (part time)\n\tPantry Grocers, Truro\n- Scanned items"))
    ] == ["Cashier (part time)"]


@pytest.mark.parametrize(
    ("title", "roles"), [("Customer Service", ("customer-service-representative",)), ("Welding", ()), ("Cashier", ("open:cashier",))]
)
def test_a_title_that_names_service_and_no_role_is_the_general_one(title: str, roles: tuple[str, ...]) -> None:
    resume = resume_of(f"Jo Sample\nExperience\n{title}, Brightwell Telecom Inc\n03/2014 - 01/2016\n- Tidied the shelves.")
    assert [job.roles for job in resume.positions] == [roles]


def test_dates_alone_on_a_line_date_what_stands_above_them_where_no_part_has_a_heading() -> None:
    resume = resume_of(
        "Jo Sample\njo@example.com\n\nDesk Clerk\n\nMail Clerk, Brightwell Telecom Inc, Calgary\n03/2014 - 01/2016\nSorted the mail."
    )
    assert dated(resume) == [("Mail Clerk", "2014-03", "2016-01")]


@pytest.mark.parametrize(
    ("line", "title", "employer"),
    [
        ("Cashier, Oak Market, Jun 2020 - Aug 2022: rang up groceries", "Cashier", "Oak Market"),
        ("- Sales Clerk, Pine Tools, 2019 - 2021: sold drills to customers", "Sales Clerk", "Pine Tools"),
        ("Cashier, Oak Market, 2019 - 2021. Rang up groceries.", "Cashier", "Oak Market"),
        ("Market stall (own), 2012 - 2018, Lakeville: sold cloth, kept the cash", "Market stall (own)", "Lakeville"),
    ],
)
def test_a_job_told_on_one_line_is_a_job(line: str, title: str, employer: str) -> None:
    (job,) = resume_of(f"Jo Sample\njo@example.com\n\nExperience\n{line}\n").positions
    assert (job.title, job.employer) == (title, employer)


def test_jobs_told_on_a_line_each_stay_apart() -> None:
    lines = "Cashier, Oak Market, 2020 - 2022: rang up groceries\nWaitress, Blue Grill, 2018 - 2020: served tables\n"
    read = resume_of(f"Jo Sample\njo@example.com\n\nExperience\n{lines}")
    assert [(job.title, job.start and job.start.year) for job in read.positions] == [("Cashier", 2020), ("Waitress", 2018)]


def test_a_sentence_with_years_and_a_colon_is_no_job() -> None:
    text = "Experience\nBaker, Oak Bread\n2018 - 2022\n- Between 2019 - 2021: baked rolls\nGrew sales, 2019 - 2020: by half\n"
    assert [job.title for job in resume_of(f"Jo Sample\n\n{text}").positions] == ["Baker"]


def test_a_name_over_a_title_with_dates_is_the_employer_and_the_last_line_of_the_job_before_is_none() -> None:
    resume = resume_of(
        "Experience\n\nQuince Hollow\nCashier, 08/2014 - 06/2016\nServed shoppers.\nFolded Towels\n\n"
        "Waiter, 07/2012 - 06/2014\nServed guests.\n"
    )
    assert {job.employer for job in resume.positions} == {"Quince Hollow"}


def test_posts_under_one_employer_share_it_and_a_post_with_its_own_does_not() -> None:
    text = (
        "Experience\n\nQuince Hollow Ltd\nTeam Leader, 03/2018 - 06/2020\n- Led calls.\n"
        "Chat Agent - Retail Account, 07/2016 - 02/2018\n- Chatted.\n"
        "Agent, 08/2014 - 06/2016\n- Answered calls.\n\nOak Market Inc\nCashier, 07/2012 - 06/2014\n- Served guests.\n"
        "Waiter, Blue Grill, 01/2010 - 06/2012\n- Served guests.\n"
    )
    employers = [job.employer for job in resume_of(text).positions]
    assert employers == ["Quince Hollow Ltd", "Quince Hollow Ltd", "Quince Hollow Ltd", "Oak Market Inc", "Blue Grill"]


def test_an_employer_beside_its_title_is_not_the_next_ones() -> None:
    text = "Experience\nCashier, Oak Market, 07/2012 - 06/2014\n- Served guests.\nBabysitter, 01/2010 - 06/2012\n- Played games.\n"
    assert [job.employer for job in resume_of(text).positions] == ["Oak Market", None]


@pytest.mark.parametrize("title", ["Customer service adviser", "Food bank volunteer", "Repair counter associate"])
def test_a_title_in_small_letters_behind_its_first_is_one_and_a_deed_is_none(title: str) -> None:
    text = f"Experience\n{title}, Oak Market, 2012 - 2014\n- Served guests.\nTrained a new associate, 2013 - 2014\n"
    assert [job.title for job in resume_of(f"Jo Sample\n\n{text}").positions] == [title]


PROSE = """Jo Sample, jo@example.com

I am a calm service agent who likes people and long shifts alike.

Since March 2021 I have worked at Tatra Mobile as a customer service agent. I answer bills by phone.

From 2016 to 2020 I was a receptionist at Hotel Bellevue in Brno. I took bookings.

I know Excel and Word well, and I speak three languages in all.
"""


def test_jobs_told_in_sentences_are_jobs_and_what_somebody_knows_is_none() -> None:
    resume = resume_of(PROSE)
    assert [(job.title, job.employer) for job in resume.positions] == [
        ("customer service agent", "Tatra Mobile"),
        ("receptionist", "Hotel Bellevue"),
    ]
    assert [job.current for job in resume.positions] == [True, False]
    strengths = {own.target: own.strength.name for own in resume.evidence}
    assert (strengths["appointment-scheduling"], strengths["open:microsoft excel"]) == ("SHOWN", "LISTED")


def test_a_sentence_with_years_and_no_title_of_ones_own_tells_of_no_job() -> None:
    text = "Jo Sample\n\nFrom 2016 to 2020 I lived with a retired cashier in a house at the Oak Market.\n\nI like tea.\n"
    assert resume_of(text).positions == ()


def test_a_name_over_a_post_is_its_employer_where_no_blank_line_parts_the_jobs() -> None:
    text = (
        "Experience\nQuince Hollow Ltd\nTeam Leader, 03/2018 - 06/2020\n- Led calls.\nAgent, 08/2014 - 06/2016\n- Answered calls.\n"
        "Oak Market\nCashier, 07/2012 - 06/2014\n- Served guests.\n"
    )
    assert [job.employer for job in resume_of(text).positions] == ["Quince Hollow Ltd", "Quince Hollow Ltd", "Oak Market"]


def test_a_state_alone_is_no_employer() -> None:
    text = "Experience\nOak Market Springfield, IL\nCashier 07/2012 - 06/2014\n- Served guests.\n"
    assert [job.employer for job in resume_of(text).positions] == ["Oak Market Springfield"]


def test_the_last_word_of_a_text_leads_to_no_title_at_its_beginning() -> None:
    assert resume_of("Cashiers I saw from 2019 to 2021 at Oak Market smiled, and so did a").positions == ()
