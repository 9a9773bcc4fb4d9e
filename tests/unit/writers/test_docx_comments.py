import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from lxml import etree

import resumefit
from resumefit.cli import main
from resumefit.errors import UnsupportedError
from resumefit.writers.docx_comments import with_comments

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
NAMES = ("bilingual-canada", "cashier-to-service", "strong-agent", "team-lead", "technical-support")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def reviewed(name: str, *, limit: int | None = 10) -> tuple[bytes, bytes, resumefit.Report]:
    path = EXAMPLES / name / "resume.docx"
    posting = max(path.parent.glob("posting.*"))
    report = resumefit.score(path, posting, today=date(2024, 3, 1))
    return path.read_bytes(), with_comments(path.read_bytes(), report, limit=limit), report


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def uncommented(part: bytes) -> bytes:
    """A document part without what ties comments to its text."""
    root = etree.fromstring(part)
    for mark in ("commentRangeStart", "commentRangeEnd"):
        for element in root.findall(f".//{WORD}{mark}"):
            element.getparent().remove(element)
    for reference in root.findall(f".//{WORD}commentReference"):
        run = reference.getparent()
        run.getparent().remove(run)
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("name", NAMES)
def test_each_suggestion_shown_is_a_comment(name):
    _, content, report = reviewed(name)
    comments = list(docx.Document(BytesIO(content)).comments)
    assert len(comments) == min(10, len(report.suggestions)) > 3
    for comment, suggestion in zip(comments, report.suggestions, strict=False):
        assert suggestion.message in comment.text
        assert f"[{suggestion.code}]" in comment.text


@pytest.mark.parametrize("name", NAMES)
def test_all_else_of_the_file_stays_what_it_was(name):
    source, content, _ = reviewed(name, limit=None)
    old, new = parts(source), parts(content)
    assert set(new) - set(old) == {"word/comments.xml"}
    touched = {part for part in old if old[part] != new[part]}
    assert touched == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert uncommented(new["word/document.xml"]) == uncommented(old["word/document.xml"])


def test_a_comment_stands_at_the_words_that_it_speaks_of():
    _, content, report = reviewed("strong-agent", limit=None)
    number = next(at for at, one in enumerate(report.suggestions) if one.code == "RF201")
    body = docx.Document(BytesIO(content)).element.body
    start = body.find(f".//{WORD}commentRangeStart[@{WORD}id='{number}']")
    assert report.resume.document.quote(report.suggestions[number].where[0]) in "".join(start.getparent().itertext())


def test_the_same_input_gives_the_same_bytes():
    assert reviewed("strong-agent")[1] == reviewed("strong-agent")[1]


def test_a_file_that_holds_no_comments_is_refused_with_a_way_out(tmp_path):
    path = EXAMPLES / "strong-agent" / "resume.pdf"
    report = resumefit.score(path, EXAMPLES / "strong-agent" / "posting.txt", today=date(2024, 3, 1))
    with pytest.raises(UnsupportedError, match="html"):
        with_comments(path.read_bytes(), report, limit=10)
    command = ["annotate", str(path), str(EXAMPLES / "strong-agent" / "posting.txt"), "-o", str(tmp_path / "out.docx")]
    refused = CliRunner().invoke(main, command)
    assert (refused.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "html" in refused.stderr
    done = CliRunner().invoke(main, [word.replace("resume.pdf", "resume.docx") for word in command])
    assert (done.exit_code, done.stdout) == (0, "")
    assert list(docx.Document(tmp_path / "out.docx").comments)
