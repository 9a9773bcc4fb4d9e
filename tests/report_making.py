"""A resume, a posting and the reports made of such texts, for the tests of the faces."""

import re
from datetime import date
from functools import cache
from pathlib import Path

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.pipeline import score
from resumefit.report.model import Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TODAY = date(2024, 6, 1)
RESUME = """Robin Example
555-0123 | robin@example.com

Summary
Friendly agent with a positive attitude.

Experience
Customer Service Representative, Tidewater Lamps, March 2020 to May 2024
- Answered 70 inbound calls a day about orders, returns and lost parcels from customers in nine countries and three time zones
- Resolved billing complaints and logged every call in Zendesk
- Held a 94% customer satisfaction score

Skills
Zendesk, Microsoft Excel, time management

Education
High school diploma, 2019
"""
POSTING = """Customer Service Representative

Requirements
- At least 2 years of customer service experience
- Experience with Zendesk or Freshdesk
- Microsoft Excel and Salesforce
- Typing speed of 50 WPM
- High school diploma
- CSAT above 90%

Nice to have
- Conversational Spanish

What you will do
- Answer inbound calls and process returns
- Resolve billing complaints
- Train new hires

Must be willing to work weekends.
"""
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def report_of(resume: str, posting: str = POSTING) -> Report:
    return score(Document.from_text(resume, name="resume.txt"), Document.from_text(posting, name="posting.txt"), today=TODAY)


HOSTILE_RESUME = (
    """Robin <b>Example</b> "quoted" & 'single' </script><script>document.title = "owned"</script>

Experience
Customer Service Representative, <img src=x onerror="document.title='owned'">, March 2020 to May 2024
- Answered 70 inbound calls a day {{ 7 * 7 }} {% raw %} <a href="javascript:alert(1)">here</a> --> ]]> &lt;
- """
    + "Zendesk" * 400
    + """
- """
    + "Logged calls in Zendesk and processed returns, " * 60
    + """
- \x1b[2J\x1b]0;owned\x07 \u202egnitset\u202c \x9b31m \u200b\u2066x\u2069 \ud800 *bold* [link](javascript:alert(1)) `code` # head

Skills
Zendesk, time management, <style>body{display:none}</style>
"""
)


def hostile_report() -> Report:
    """A report whose every text wants to be something else: the resume, the posting, the role, a file's name."""
    posting = Document.from_text(POSTING.replace("Representative", "Representative <script>alert(1)</script>", 1), name='p".txt')
    return score(Document.from_text(HOSTILE_RESUME, name="r<i>\u202e.txt"), posting, lexicon=shipped_lexicon(), today=TODAY)


@cache
def example_reports() -> dict[str, Report]:
    """One report a shipped example, each from the first of its files by name."""
    found = {}
    for folder in sorted(path for path in EXAMPLES.iterdir() if path.is_dir() and any(path.glob("posting.*"))):
        resume, posting = (min(folder.glob(f"{side}.*")) for side in ("resume", "posting"))
        found[folder.name] = score(resume, posting, lexicon=shipped_lexicon(), today=date(2026, 11, 1))
    assert len(found) >= 5
    return found
