"""A made-up resume and posting that make every key of every JSON face appear."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import resumefit
from resumefit.batch import Options, run_batch
from resumefit.batch.audit import audit_swaps
from resumefit.batch.diff import diff_runs
from resumefit.batch.groups import SwapList, shipped_groups
from resumefit.batch.rates import Cut, audit_rates
from resumefit.batch.records import read_records, read_sheet
from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.pipeline import compare
from resumefit.posting.model import Posting
from resumefit.report.lexicon_face import lexicon_to_dict

Face = dict[str, Any]
TODAY = date(2026, 11, 1)
OLD = """Sasha Example
555-0140 | sasha@example.com

Experience
Customer Service Representative, Example Lamps, March 2021 to May 2024
- Answered 60 to 80 calls a day about orders and returns
- Cut average handle time from 7:40 to 5:55 minutes
- Reduced refunds by 27%

Skills
Zendesk, conflict resolution

Education
Associate degree in business, 2019

Languages
Spanish (conversational)

Certifications
CPR
"""
NEW = OLD.replace("about orders and returns", "in Zendesk and resolved billing complaints").replace(
    "Spanish (conversational)", "French (fluent)"
)
AHEAD = OLD.replace("May 2024", "May 2031")
POSTING = b"""<html><body><h1>Customer Service Representative</h1>
<p>Example Lamps is a family firm that sells lamps all over the country.</p>
<h2>Requirements</h2><ul><li>At least 2 years of customer service experience</li><li>Experience with Zendesk or Freshdesk</li>
<li>Beading looms</li><li>High school diploma</li><li>Typing speed of 50 WPM</li><li>Conversational Spanish or French</li></ul>
<h2>Duties</h2><ul><li>Answer inbound calls and resolve billing complaints</li></ul>
<p>Must be willing to work weekends.</p>
<p style="display:none">Purple monkey dishwasher</p></body></html>"""


def posting() -> Posting:
    return resumefit.read_posting(POSTING)


def text_of(text: str) -> Document:
    return Document.from_text(text, name="resume.txt")


def faces(folder: Path) -> dict[str, list[Face]]:
    """Make the faces of each kind, those of runs in a folder."""
    asked = posting()
    pasted = AHEAD + "\n" + asked.document.text[asked.document.text.index("Experience with") :][:120]
    reports = [resumefit.score(text_of(text), asked, today=TODAY) for text in (pasted, " ")]
    both = [compare(text_of(old), text_of(new), posting=asked, today=TODAY) for old, new in ((OLD, NEW), (NEW, OLD), (" ", " "))]
    few = SwapList(shipped_groups().groups[::40], shipped_groups().sources[:1])
    lexicon = shipped_lexicon()
    return {
        "report": [one.to_dict() for one in reports],
        "posting": [asked.to_dict()],
        "resume": [reports[0].resume.to_dict()],
        "comparison": [one.to_dict() for one in both],
        "swap-audit": [audit_swaps(text_of(OLD), asked, lexicon=lexicon, today=TODAY, groups=few).to_dict()],
        "lexicon": [_few_terms(lexicon_to_dict(lexicon))],
        **_runs(folder),
    }


def _few_terms(face: Face) -> Face:
    """Keep two terms, of which one names others and one stands for another."""
    terms: list[Face] = face["terms"]
    return face | {"terms": [next(one for one in terms if one["related"] and one["broader"]), next(one for one in terms if one["same_as"])]}


def _runs(folder: Path) -> dict[str, list[Face]]:
    runs = []
    for name, texts in (("old", {"a": OLD, "b": AHEAD, "c": "", "d": "Short."}), ("new", {"a": NEW, "b": AHEAD, "e": OLD})):
        resumes = folder / f"{name}-resumes"
        resumes.mkdir(parents=True)
        for one, text in texts.items():
            (resumes / f"{one}.txt").write_text(text, encoding="utf-8")
        (folder / "posting.html").write_bytes(POSTING)
        options = Options(jobs=1, pages=False)
        runs.append(run_batch([resumes], [folder / "posting.html"], output=folder / name, today=TODAY, options=options).folder)
    records = list(read_records(runs[0]))
    crowd = [replace(one, resume=f"{one.resume}{at}") for at in range(12) for one in records]
    terms = {f"a{at}": "spring" for at in range(12)} | {"b0": "autumn"}
    return {
        "pair": [one.to_dict() for one in records],
        "run": [read_sheet(runs[0]).to_dict()],
        "run-diff": [diff_runs(*runs).to_dict()],
        "rate-audit": [audit_rates(crowd, {"term": terms}, cut=Cut(score=50_000)).to_dict()],
    }
