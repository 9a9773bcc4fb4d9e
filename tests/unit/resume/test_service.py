from datetime import date

import pytest
from reading_resumes import resume_of

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.resume.build import build_resume


def months(*jobs: str) -> tuple[int | None, int | None]:
    resume = resume_of("Experience\n" + "\n".join(f"{job}\nServed customers and guests." for job in jobs))
    return resume.months_total, resume.months_customer_service


@pytest.mark.parametrize(
    ("jobs", "total"),
    [
        (["Cashier 01/2015 to 12/2015 Acme Ltd"], 12),
        (["Cashier 01/2015 to 12/2015 Acme Ltd", "Waiter 07/2015 to 06/2016 Diner Ltd"], 18),
        (["Cashier 05/2015 to 05/2015 Acme Ltd"], 1),
        (["Cashier 06/2023 to Present Acme Ltd"], 13),
        (["Cashier 2012 to 2014 Acme Ltd"], 24),
        (["Cashier 2012 to 2012 Acme Ltd"], 6),
        (["Cashier 06/2023 to Present Acme Ltd", "Waiter Brightwell Hotel"], 13),
        (["Waiter Brightwell Hotel"], None),
    ],
)
def test_months_are_merged_and_both_ends_counted(jobs: list[str], total: int | None) -> None:
    assert months(*jobs) == (total, total)


def test_volunteer_posts_and_back_office_do_not_count_as_service_jobs() -> None:
    resume = resume_of(
        "Experience\nAccountant 01/2015 to 12/2015 Acme Ltd\nClosed the books.\nVolunteer Work\nGreeter 01/2010 to 12/2012\nMet visitors."
    )
    assert (resume.months_total, resume.months_customer_service) == (12, 0)


@pytest.mark.parametrize(
    ("title", "text", "serves"),
    [
        ("Customer Service Representative", "Answered calls.", True),
        ("Cashier", "Ran the till.", True),
        ("IT Help Desk Technician", "Set up laptops.", True),
        ("Software Developer", "Wrote code for customers. Met users.", False),
        ("Store Manager", "Ordered stock. Wrote rotas. Counted stock.", False),
        ("Store Manager", "Helped customers with returns. Wrote rotas. Greeted shoppers.", True),
        ("Plumbus Wrangler", "Helped customers choose. Answered callers.", True),
        ("Plumbus Wrangler", "Wrangled. Smoothed the fleeb by hand.", False),
    ],
)
def test_a_job_is_service_by_its_title_or_by_whom_its_text_names(title: str, text: str, serves: bool) -> None:
    assert [job.customer_service for job in resume_of(f"Experience\n{title} 2015 to 2017 Acme Ltd\n{text}").positions] == [serves]


def test_a_supervisor_serves_where_the_employer_is_a_contact_centre() -> None:
    text = "Experience\nSupervisor, {}, 2021 - 2022\n- Wrote rotas\n"
    serves = [resume_of(text.format(employer)).positions[0].customer_service for employer in ("Beta Contact Centre", "Beta Foundry Ltd")]
    assert serves == [True, False]


@pytest.mark.parametrize(
    ("dates", "total", "warned"),
    [
        ("Jan 2019 - Mar 2030", 24, True),
        ("Jan 2028 - Mar 2030", 0, True),
        ("Jan 2020 - Dec 2020", 12, False),
        ("2019 - 2020", 12, False),
        ("2019 - 2021", 18, True),
        ("Jan 2020 - Present", 12, False),
    ],
)
def test_months_after_today_do_not_count(dates: str, total: int, *, warned: bool) -> None:
    text = f"Experience\nBillet Agent, Acme Ltd, {dates}\n- Helped callers choose a plan.\n"
    resume = build_resume(Document.from_text(text), shipped_lexicon(), today=date(2020, 12, 15))
    assert (resume.months_total, [warning.code for warning in resume.document.warnings]) == (total, ["future-dates"] * warned)
