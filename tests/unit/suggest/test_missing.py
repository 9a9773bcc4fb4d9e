"""What the posting asks, the score counts and the resume does not show: each such thing is spoken of."""

from match_making import LEXICON, TODAY, posting, resume

from resumefit.extract.dates import Month
from resumefit.match import Match, Status, match_resume
from resumefit.posting.model import Requirement
from resumefit.suggest import Suggestion, suggest

POSTING = """Customer Service Representative

What you will do
- Answer inbound calls and live chat
- Troubleshoot modems step by step
- Retain customers who wish to cancel
- Process refunds
- Build schedules for the team
- Work in Zendesk and Salesforce
- Train new hires

Requirements
- Knowledge of HIPAA is required
"""
RESUME = """Jordan Example

Experience
Mail Clerk, Example Ltd
June 2018 - March 2024
- Sorted the mail of two floors
- Talked to members who wish to cancel a parcel
"""


def told(resume_text: str, posting_text: str) -> tuple[Match, tuple[Suggestion, ...]]:
    read, asked = resume(resume_text), posting(posting_text)
    match = match_resume(read, asked, lexicon=LEXICON)
    return match, suggest(read, asked, match=match, lexicon=LEXICON, today=Month(TODAY.year, TODAY.month))


def test_each_missing_thing_that_costs_points_is_spoken_of() -> None:
    match, found = told(RESUME, POSTING)
    lost = [one.id for one in match.findings if isinstance(one.requirement, Requirement) and one.status is Status.MISSING and one.possible]
    assert len(lost) > 6
    assert set(lost) <= {target for one in found for target in one.targets}


def test_duties_are_asked_about_together_by_the_line_nearest_to_them() -> None:
    match, found = told(RESUME, POSTING)
    duties = [one for one in found if one.code == "RF101" and "duties of the job" in one.message]
    assert len(duties) < sum(len(one.targets) for one in duties)
    (near,) = [one for one in duties if "wish to cancel a parcel" in one.message]
    assert "Retain customers" in near.message
    assert all(one.gain is None and one.worth > 0 for one in duties)
    assert match.score is not None


def test_a_duty_that_a_line_shows_is_not_asked_about() -> None:
    _, found = told(RESUME + "- Processed refunds\n", POSTING)
    assert not any("refunds" in one.message for one in found if one.code == "RF101")
