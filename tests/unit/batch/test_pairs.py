import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from resumefit import pipeline
from resumefit.batch.model import Failure, Record, State
from resumefit.batch.pairs import PairLines, metrics_asked, side_of
from resumefit.batch.plan import Entry, Source
from resumefit.batch.records import record_line
from resumefit.batch.tasks import Asked
from resumefit.document import Document
from resumefit.grid import score_grid
from resumefit.lexicon.model import Lexicon

CASES = Path(__file__).resolve().parents[3] / "examples"
DAY = date(2026, 11, 1)
ENTRY = Entry("ana", Source("x/ana.txt", "ana.txt"))
ASKED = Asked("p", warnings=("posting:too-short",))


def test_lines_are_those_of_their_records(lexicon: Lexicon) -> None:
    resumes = [pipeline.read_resume(CASES / case / "resume.docx", today=DAY) for case in ("team-lead", "strong-agent", "bilingual-canada")]
    postings = [pipeline.read_posting(CASES / case / "posting.txt") for case in ("team-lead", "strong-agent")]
    pairs = PairLines(lexicon)
    for _ in range(2):
        grid = score_grid(resumes, postings, lexicon=lexicon)
        for row, resume in enumerate(resumes):
            side = side_of(ENTRY, resume, redact=False)
            for column, posting in enumerate(postings):
                line = pairs.scored(side, replace(ASKED, id=f"p{column}"), grid, (row, column), metrics_asked(posting, lexicon))
                record = Record.from_dict(json.loads(line))
                assert record_line(record) == line
                match = grid.match(row, column)
                assert match.score is not None
                assert (record.thousandths, record.posting) == (match.score.thousandths, f"p{column}")
                assert [(one.name, one.points, one.possible) for one in record.parts] == [
                    (one.name, one.points, one.possible) for one in match.score.parts
                ]
                assert [(one.id, one.points, one.reason, one.found_target) for one in record.findings] == [
                    (one.id, one.points, one.why.text, one.why.found) for one in match.findings
                ]
                assert [one.id for one in record.screens] == [one.id for one in match.screens]
                assert record.months_customer_service == resume.months_customer_service


def test_a_pair_without_a_score_says_why(lexicon: Lexicon) -> None:
    resume = pipeline.read_resume(CASES / "team-lead" / "resume.docx", today=DAY)
    posting = pipeline.read_posting(Document.from_text("Senior Backend Engineer\nRequirements\n- Rust\n- Kubernetes in production\n"))
    grid = score_grid([resume], [posting], lexicon=lexicon)
    told = json.loads(PairLines(lexicon).scored(side_of(ENTRY, resume, redact=False), ASKED, grid, (0, 0), ()))
    assert (told["status"], told["score"], told["parts"]) == ("unscored", None, [])
    assert told["no_score"]["code"] == "not-service-work"


def test_a_failed_pair_names_its_side(lexicon: Lexicon) -> None:
    failure = Failure("resume", "damaged", "Broken.", "Mend it.")
    side = side_of(ENTRY, failure, redact=True)
    record = Record.from_dict(json.loads(PairLines(lexicon).failed(side, ASKED, failure)))
    assert (record.status, record.error, record.name, record.findings) == (State.FAILED, failure, None, ())


def test_metrics_are_told_by_the_names_of_the_lexicon(lexicon: Lexicon) -> None:
    text = "Experience\nCustomer Service Representative, Example Store\n2019 - 2024\n- Raised CSAT to 95%.\n- Handled 40 widgetings a day."
    side = side_of(ENTRY, pipeline.read_resume(Document.from_text(text), today=DAY), redact=False)
    assert "customer-satisfaction" in side.stated
    assert not any(one.startswith("open:") for one in side.stated)
    posting = pipeline.read_posting(Document.from_text("Agent\nRequirements\n- CSAT above 90%\n- Typing speed of 45 wpm\n"))
    assert set(metrics_asked(posting, lexicon)) == {"customer-satisfaction", "typing-speed"}
