"""What holds for any resume and any posting."""

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import resumefit
from resumefit import Document, Report, ResumefitError
from resumefit.extract.metrics import find_metrics
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match.model import Status
from resumefit.posting.model import Requirement

LEXICON = shipped_lexicon()
TODAY = date(2026, 11, 1)
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WORDINGS = sorted({term.surfaces[0] for term in LEXICON.terms.values() if term.surfaces})
SENTENCES = sorted({sentence for term in LEXICON.terms.values() for sentence in term.examples})
HEADINGS = ["Experience", "Work History", "Skills", "Education", "Summary", "Requirements", "Duties", "Nice to have", "Benefits"]
JOBS = ["Call Center Agent, Bluebird Travel, 2020 to Present", "Cashier | Green Basket | 03/2018 - 06/2019", "Service Representative"]
NUMBERS = ["40+ calls a day", "95% CSAT", "typing 60 WPM", "from 7:40 to 5:55", "2 years of experience", "$1,200", "24/7", "9-5", "1" * 30]

words = st.one_of(st.sampled_from(WORDINGS), st.sampled_from(NUMBERS), st.text(max_size=12))
lines = st.one_of(
    st.sampled_from(SENTENCES).map("- {}".format),
    st.sampled_from(HEADINGS),
    st.sampled_from(JOBS),
    st.lists(words, min_size=1, max_size=6).map(" ".join),
    st.just(""),
)
texts = st.lists(lines, max_size=12).map("\n".join)


def score(resume: str | Document, posting: str | Document) -> Report:
    both = [Document.from_text(text) if isinstance(text, str) else text for text in (resume, posting)]
    return resumefit.score(*both, lexicon=LEXICON, today=TODAY)


def places(report: Report) -> list[tuple[Document, int, int]]:
    """Every place that a report points at, with the document it lies in."""
    resume, posting = report.resume.document, report.posting.document
    findings = (*report.match.findings, *report.match.screens)
    return [
        *((resume, span.start, span.end) for finding in findings for span in finding.evidence),
        *((posting, span.start, span.end) for finding in findings for span in finding.asked),
        *((resume, span.start, span.end) for suggestion in report.suggestions for span in suggestion.where),
        *((posting, span.start, span.end) for suggestion in report.suggestions for span in suggestion.because),
        *((resume, span.start, span.end) for span in report.copied),
    ]


@given(resume=texts, posting=texts)
@example(resume="", posting="")
@example(resume="\ufeff \u2028\x0c\x00\u202e", posting="\U0001f600 e\u0301 \ud7ff")
def test_any_texts_give_a_report(resume: str, posting: str) -> None:
    report = score(resume, posting)
    match = report.match
    assert (match.score is None) != (match.no_score is None)
    if match.score is not None:
        assert 0 <= match.score.rounded <= 100
        assert 0 <= match.score.thousandths == sum(finding.points for finding in match.findings) <= 100_000
        assert sum(part.possible for part in match.score.parts) == 100_000
    for document, start, end in places(report):
        assert 0 <= start < end <= len(document.text)
    assert report.to_dict()["schema"] == 1
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  # our own bytes


@given(content=st.one_of(st.binary(max_size=200), texts.map(str.encode), st.binary(max_size=60).map(b"%PDF-1.4\n".__add__)))
@example(content=b"PK\x03\x04")
@example(content=b"%PDF-")
def test_any_bytes_give_a_resume_or_our_error(content: bytes) -> None:
    try:
        resume = resumefit.read_resume(content, lexicon=LEXICON, today=TODAY)
    except ResumefitError as error:
        assert all((error.message, error.next_step))  # noqa: PT017  # most bytes raise it, some do not
    else:
        assert resume.document.text


@given(text=texts)
def test_a_mention_is_what_stands_there(text: str) -> None:
    document = Document.from_text(text)
    mentions = find_mentions(document, LEXICON)
    ends = 0
    for mention in mentions.terms:
        said = document.text[mention.span.start : mention.span.end]
        assert said
        assert said == said.strip()
        assert mention.term in LEXICON.terms
    for metric in find_metrics(mentions, LEXICON):
        assert any(char.isalnum() for char in document.text[metric.span.start : metric.span.end])
    for line in document.lines:
        assert ends <= line.span.start < line.span.end <= len(document.text)
        ends = line.span.end


@pytest.mark.parametrize("case", sorted(path.parent.name for path in EXAMPLES.glob("*/resume.md")))
def test_proof_of_what_is_missing_never_costs(case: str) -> None:
    """A line that shows a missing term, in the words of the lexicon's own example, is at least as good as none."""
    (posting_path, *_) = sorted((EXAMPLES / case).glob("posting.*"))
    posting = resumefit.read_posting(posting_path, lexicon=LEXICON)
    text = (EXAMPLES / case / "resume.md").read_text(encoding="utf-8")
    before = resumefit.score(Document.from_text(text), posting, lexicon=LEXICON, today=TODAY)
    assert before.match.score is not None
    row = next(line for line in text.splitlines() if line.startswith("- "))
    tried = 0
    for finding in before.match.findings:
        term = LEXICON.terms.get(finding.requirement.target) if isinstance(finding.requirement, Requirement) else None
        if finding.status is not Status.MISSING or term is None or not term.examples:
            continue
        more = text.replace(row, f"{row}\n- {term.examples[0]}", 1)
        after = resumefit.score(Document.from_text(more), posting, lexicon=LEXICON, today=TODAY)
        assert after.match.score is not None
        assert after.match.score.thousandths >= before.match.score.thousandths, term.id
        credit = next(one.credit for one in after.match.findings if one.id == finding.id)
        assert credit > Fraction(0), term.id
        tried += 1
    assert tried


@given(sentence=st.sampled_from(SENTENCES), asked=st.sampled_from(SENTENCES))
def test_one_more_line_of_work_never_costs(sentence: str, asked: str) -> None:
    resume = "Jo Park\n\nExperience\n\nCall Center Agent, Bluebird Travel, 2020 to Present\n- Answered 60 calls a day in Zendesk.\n"
    posting = f"Customer Service Representative\n\nRequirements\n- {asked}\n- Answer inbound calls\n- Experience with Zendesk\n"
    before, after = score(resume, posting).match.score, score(f"{resume}- {sentence}\n", posting).match.score
    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    assert after.thousandths >= before.thousandths


def test_two_hash_seeds_give_the_same_bytes() -> None:
    case = EXAMPLES / "bilingual-canada"
    words = ["score", str(case / "resume.pdf"), str(case / "posting.html"), "--today", "2026-11-01", "--format"]
    code = "from resumefit.cli import main; import sys; [main([*sys.argv[1:], kind], standalone_mode=False) for kind in ('text', 'json')]"
    outs = [
        subprocess.run([sys.executable, "-c", code, *words], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in ("1", "2")
    ]
    assert b'"schema"' in outs[0].stdout
    assert outs[0].stdout == outs[1].stdout


@given(resumes=st.lists(texts, min_size=2, max_size=4), posting=texts)
def test_threads_change_nothing(resumes: list[str], posting: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda text: score(text, posting), resumes))
    assert together == [score(text, posting) for text in resumes]
