import io
import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from pathlib import Path

import pytest

import resumefit
from resumefit import Document
from resumefit.errors import EmptyError, NotAFileError
from resumefit.lexicon.load import shipped_lexicon

CASE = Path(__file__).resolve().parents[2] / "examples" / "strong-agent"
TODAY = date(2026, 11, 1)
RESUME = "Jo Park\n\nExperience\n\nCall Center Agent, Bluebird Travel, 2020 to Present\n- Answered 60 calls a day in Zendesk\n"
POSTING = "Customer Service Representative\n\nRequirements\n- Experience with Zendesk\n- Answer inbound calls\n- Empathy\n"


def score(resume: object = CASE / "resume.docx", posting: object = CASE / "posting.txt") -> resumefit.Report:
    return resumefit.score(resume, posting, today=TODAY)  # type: ignore[arg-type]


def test_a_source_is_a_path_bytes_a_file_or_a_document() -> None:
    path = CASE / "resume.docx"
    wanted = score(path).match
    assert score(str(path)).match == wanted
    assert score(path.read_bytes()).match == wanted
    with path.open("rb") as file:
        assert score(file).match == wanted
    assert score(io.BytesIO(path.read_bytes())).match == wanted
    assert score(resumefit.read_resume(path, today=TODAY), resumefit.read_posting(CASE / "posting.txt")).match == wanted


def test_a_document_from_text() -> None:
    report = resumefit.score(Document.from_text(RESUME), Document.from_text(POSTING), today=TODAY)
    assert {finding.id: finding.status.value for finding in report.match.findings}["zendesk"] == "met"


def test_the_same_report_from_both_roads() -> None:
    lexicon = resumefit.load_lexicon()
    resume = resumefit.read_resume(Document.from_text(RESUME), lexicon=lexicon, today=TODAY)
    posting = resumefit.read_posting(Document.from_text(POSTING), lexicon=lexicon)
    parts = resumefit.score(resume, posting, lexicon=lexicon, today=TODAY)
    assert parts == resumefit.score(Document.from_text(RESUME), Document.from_text(POSTING), today=TODAY)


def test_a_report_pickles_and_compares() -> None:
    report = score()
    again = pickle.loads(pickle.dumps(report))  # noqa: S301  # our own bytes
    assert again == report
    assert again.to_dict() == report.to_dict()
    assert score(CASE / "resume.md") != report


def test_results_are_frozen() -> None:
    report = score()
    for part in (report, report.match, report.resume, report.posting, report.suggestions[0]):
        with pytest.raises(FrozenInstanceError):
            setattr(part, fields(part)[0].name, None)


def test_threads_give_equal_reports() -> None:
    cases = [CASE.parent / name for name in ("strong-agent", "team-lead")] * 4
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda case: score(case / "resume.md", case / "posting.txt"), cases))
    assert together == [score(case / "resume.md", case / "posting.txt") for case in cases]


def test_points_of_parts_and_findings_add_up() -> None:
    match = score().match
    assert match.score is not None
    assert sum(part.points for part in match.score.parts) == match.score.thousandths
    assert sum(part.possible for part in match.score.parts) == 100_000
    assert sum(finding.points for finding in match.findings) == match.score.thousandths
    assert all(0 <= finding.points <= finding.possible for finding in match.findings)


def test_the_face_can_be_written() -> None:
    face = score().to_dict()
    assert json.loads(json.dumps(face)) == face
    assert (face["score_version"], face["lexicon_sha256"]) == (resumefit.load_lexicon().version, resumefit.load_lexicon().sha256)


def test_what_is_copied_from_the_posting_does_not_count() -> None:
    posting = (CASE / "posting.txt").read_text(encoding="utf-8")
    honest = score(Document.from_text(RESUME))
    pasted = score(Document.from_text(f"{RESUME}\nSkills\n\n{posting}"))
    assert pasted.copied
    assert pasted.match.score is not None
    assert honest.match.score is not None
    assert pasted.match.score.thousandths <= honest.match.score.thousandths


@pytest.mark.parametrize(
    ("resume", "posting", "code"),
    [
        (Document.from_text(""), Document.from_text(POSTING), "no-text"),
        (Document.from_text(RESUME), Document.from_text("Hello."), "nothing-asked"),
        (
            Document.from_text(RESUME),
            Document.from_text("Welder\n\nRequirements\n- MIG and TIG welding\n- Read blueprints\n"),
            "not-service-work",
        ),
    ],
)
def test_where_nothing_can_be_scored_there_is_a_reason(resume: Document, posting: Document, code: str) -> None:
    report = score(resume, posting)
    assert report.match.score is None
    assert report.match.no_score is not None
    assert report.match.no_score.code == code
    assert report.match.no_score.next_step
    assert (report.to_dict()["score"], report.to_dict()["score_exact"]) == (None, None)


def test_errors_come_through() -> None:
    with pytest.raises(NotAFileError):
        score("nothing.pdf")
    with pytest.raises(EmptyError):
        score(b"")
    assert issubclass(EmptyError, resumefit.ResumefitError)


def test_import_loads_nothing_heavy() -> None:
    heavy = {"spacy", "pypdf", "docx", "lxml", "pypdfium2", "rich", "click", "numpy", "tomllib"}
    code = f"import resumefit, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    assert dir(resumefit) == sorted(resumefit.__all__)
    assert all(getattr(resumefit, name) is not None for name in resumefit.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        resumefit.nothing  # noqa: B018


def test_a_day_and_a_text_of_another_type_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"datetime\.date, not str"):
        resumefit.score(Document.from_text(RESUME), Document.from_text(POSTING), today="2026-01-01")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not NoneType"):
        Document.from_text(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a name is a str"):
        Document.from_text(RESUME, name=None)  # type: ignore[arg-type]


def test_what_is_in_the_wrong_place_is_told() -> None:
    resume, posting = resumefit.read_resume(Document.from_text(RESUME)), resumefit.read_posting(Document.from_text(POSTING))
    with pytest.raises(TypeError, match="the resume comes first"):
        score(posting, resume)
    with pytest.raises(TypeError, match="lexicon is what load_lexicon gives, not str"):
        resumefit.score(resume, posting, lexicon="words/")  # type: ignore[arg-type]
    with pytest.raises(NotAFileError, match=r"a text and not a path\. Wrap it in Document\.from_text"):
        score(RESUME, posting)
    with pytest.raises(NotAFileError, match="a text and not a path"):
        score(RESUME * 100, posting)


def test_what_is_read_is_hashable_and_shows_itself_in_a_line() -> None:
    report = score(Document.from_text(RESUME, name="jo.txt"), Document.from_text(POSTING, name="job.txt"))
    for one in (report, report.match, report.resume, report.posting, report.resume.document, resumefit.load_lexicon()):
        assert hash(one) == hash(one)
        assert "Bluebird" not in repr(one)
        assert len(repr(one)) < 100
    assert repr(report) == f"<Report 'jo.txt' beside 'job.txt': {report.score_exact}>"
    assert hash(report) == hash(pickle.loads(pickle.dumps(report)))  # noqa: S301  # our own bytes


def test_a_report_goes_by_the_names_of_its_json() -> None:
    for report in (score(), score(Document.from_text(" "))):
        face = report.to_dict()
        assert report.score == face["score"]
        assert (None if report.score_exact is None else float(report.score_exact)) == face["score_exact"]
        assert (report.no_score is None) == (face["no_score"] is None)
        assert ([one.id for one in report.findings], [one.id for one in report.screens]) == tuple(
            [one["id"] for one in face[name]]  # type: ignore[index, attr-defined]
            for name in ("findings", "screens")
        )


def test_two_drafts_are_compared() -> None:
    drafts = resumefit.compare(
        Document.from_text(RESUME), Document.from_text(RESUME + "- Raised CSAT to 94%\n"), posting=Document.from_text(POSTING), today=TODAY
    )
    assert drafts.to_dict()["kind"] == "comparison"
    assert drafts == resumefit.compare(drafts.old.resume, drafts.new.resume, posting=drafts.new.posting, today=TODAY)


def test_what_was_read_with_another_lexicon_is_refused() -> None:
    own = replace(shipped_lexicon(), words_sha256="0" * 64)
    read, asked = (Document.from_text(text) for text in (RESUME, POSTING))
    resume, posting = resumefit.read_resume(read, today=TODAY), resumefit.read_posting(asked)
    other_resume, other_posting = resumefit.read_resume(read, lexicon=own, today=TODAY), resumefit.read_posting(asked, lexicon=own)
    assert resumefit.score(other_resume, other_posting, lexicon=own).match.score is not None
    for side, refused in (("resume", (other_resume, posting)), ("posting", (resume, other_posting))):
        with pytest.raises(ValueError, match=f"the {side} was read with the words of another lexicon"):
            resumefit.score(*refused)
        with pytest.raises(ValueError, match=f"the {side} was read with the words of another lexicon"):
            resumefit.score_grid([refused[0]], [refused[1]])


def test_a_read_resume_keeps_its_day() -> None:
    resume = resumefit.read_resume(Document.from_text(RESUME), today=TODAY)
    assert resumefit.score(resume, Document.from_text(POSTING)) == resumefit.score(resume, Document.from_text(POSTING), today=TODAY)
    with pytest.raises(ValueError, match="read for another month"):
        resumefit.score(resume, Document.from_text(POSTING), today=date(2027, 11, 1))
