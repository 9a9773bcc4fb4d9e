"""What a person reads after `resumefit parse posting` and `resumefit parse resume`."""

import re
from datetime import date
from io import StringIO

from rich.cells import cell_len
from rich.console import Console

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.pipeline import read_posting, read_resume
from resumefit.report.briefs import print_posting, print_resume

RESUME = """Robin Example

Experience
Customer Service Representative, Tidewater Lamps, March 2020 to May 2022
- Held a 94% customer satisfaction score on live chat
- Resolved billing complaints for callers
Baker, Corner Oven, June 2022 to May 2023
- Baked bread

Volunteering
Usher, Harbor Theater, 2018 to 2019
- Greeted guests

Skills
Zendesk, Microsoft Excel

Education
High school diploma, 2019

Languages
French (fluent)
"""
POSTING = """Customer Service Representative

About us
We are a friendly family of lamp makers and have been since 1950.

Requirements
- At least 2 years of customer service experience
- High school diploma or equivalent
- Experience with Zendesk or Freshdesk
- Typing speed of 50 WPM
- You must be at least 18 years old

Nice to have
- Conversational Spanish

What you will do
- Answer inbound calls and process returns

Must be willing to work weekends.

Lamp Makers is an equal opportunity employer.
"""


def posting_page(text: str = POSTING, *, width: int = 80) -> str:
    stream = StringIO()
    posting = read_posting(Document.from_text(text, name="posting.txt"))
    print_posting(posting, shipped_lexicon(), console=Console(file=stream, width=width))
    return stream.getvalue()


def resume_page(text: str = RESUME, *, width: int = 80) -> str:
    stream = StringIO()
    resume = read_resume(Document.from_text(text, name="resume.txt"), today=date(2024, 6, 1))
    print_resume(resume, shipped_lexicon(), console=Console(file=stream, width=width))
    return stream.getvalue()


def part(text: str, heading: str) -> str:
    return text.split(f"\n{heading}", 1)[1].split("\n\n")[0]


def test_a_posting_is_told_by_need_with_its_lines() -> None:
    text = posting_page()
    assert text.startswith("Customer Service Representative\n")
    required = part(text, "REQUIRED")
    assert re.search(r"- Experience: 2 years of customer service .* line 7$", required, re.MULTILINE)
    assert re.search(r"- Zendesk or Freshdesk +line 9$", required, re.MULTILINE)
    assert "Spanish, conversational" in part(text, "PREFERRED")
    assert "Inbound Calls" in part(text, "WHAT YOU WILL DO")


def test_a_number_is_asked_once() -> None:
    assert posting_page().count("Typing Speed") == 1


def test_screens_stand_apart_and_blurb_is_set_aside_with_a_reason() -> None:
    text = posting_page()
    screens = part(text, "CHECK THESE YOURSELF")
    assert "Weekend" in screens
    assert "18 years" in screens
    assert "18 years" not in part(text, "REQUIRED")
    aside = part(text, "SET ASIDE")
    assert "About the company" in aside
    assert "Equal opportunity" in aside


def test_a_resume_is_told_by_jobs_and_strength() -> None:
    text = resume_page()
    jobs = part(text, "JOBS")
    assert "Customer Service Representative, Tidewater Lamps\n    2020-03 to 2022-05, 2 years 3 months, serving customers" in jobs
    assert "2022-06 to 2023-05, 12 months\n" in jobs
    assert "volunteer" in jobs
    measured = part(text, "SHOWN WITH A NUMBER")
    assert "Live Chat" in measured
    assert "line 5: “Held a 94% customer satisfaction score on live chat”" in measured
    assert "Complaint Handling" in part(text, "SHOWN AT WORK")
    assert "Zendesk" in part(text, "ONLY LISTED OR CLAIMED")


def test_a_resume_is_told_with_numbers_schooling_and_sections() -> None:
    text = resume_page()
    assert re.search(r"Customer Satisfaction \(CSAT\): 94%.* line 5$", part(text, "NUMBERS"), re.MULTILINE)
    schooling = part(text, "EDUCATION, LANGUAGES, CERTIFICATES")
    assert "Education: high school diploma, 2019" in schooling
    assert "Language: French, fluent" in schooling
    assert "Volunteering" in part(text, "SECTIONS")


def test_pages_fit_their_width_and_steer_nothing() -> None:
    poison = "\x1b[2J \u202egnitset\u202c \x9b31m"
    for width in (60, 80):
        for text in (
            posting_page(POSTING.replace("Zendesk", f"Zendesk {poison}"), width=width),
            resume_page(RESUME.replace("Tidewater", f"Tide{poison}water").replace("Volunteering", f"Volunteering{poison}"), width=width),
        ):
            assert max(map(cell_len, text.splitlines())) <= width
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
