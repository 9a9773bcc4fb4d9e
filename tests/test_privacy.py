"""Words, names and folders of documents stay out of errors and logs; nothing is written, no connection is made."""

import logging
import socket
from pathlib import Path

import docx_cases
import docx_package_cases
import docx_story_cases
import page_cases
import pdf_cases
import pdf_page_cases
import pytest
import text_cases
from click.testing import CliRunner
from docx_parts import docx, paragraph, zipped
from pdf_maker import Page, make_pdf

import resumefit
from resumefit.cli import main
from resumefit.errors import ResumefitError
from resumefit.readers.registry import read_document

CANARY = "Zyxwvutine"
"""A name that stands in every failing document."""


def failing() -> dict[str, bytes]:
    """Documents that name the canary and cannot be read, or not in full."""
    sheet = Page()
    sheet.text(f"{CANARY} answered calls", x=72, y=700)
    good = make_pdf([sheet])
    plain = good.replace(b"/FlateDecode", b"/Unknown" + CANARY.encode())
    word = docx(paragraph(f"{CANARY} answered calls"))
    return {
        "cut.pdf": good[: len(good) // 2],
        "noise.pdf": b"%PDF-1.7\n" + CANARY.encode() * 50,
        "filter.pdf": plain,
        "font.pdf": good.replace(b"/Helvetica", b"/" + CANARY.encode()),
        "xref.pdf": good.replace(b"xref", CANARY.encode()),
        "cut.docx": word[: len(word) // 2],
        "dtd.docx": zipped({"word/document.xml": f"<!DOCTYPE {CANARY}><x>{CANARY}</x>"}),
        "open.docx": zipped({"word/document.xml": f"<{CANARY}><w:p>{CANARY}"}),
        "rich.rtf": b"{\\rtf1 " + CANARY.encode() + b"}",
        "noise.txt": CANARY.encode() + bytes(range(32)) * 9,
        "page.html": f"<p style='display:none'>{CANARY}</p>".encode(),
    }


@pytest.mark.parametrize("name", failing())
def test_messages_and_logs_hold_no_words_of_the_document(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / f"{CANARY}-files"
    folder.mkdir()
    (folder / name).write_bytes(failing()[name])
    said = ""
    with caplog.at_level(logging.DEBUG):
        try:
            said = str([warning.to_dict() for warning in read_document(folder / name).warnings])
        except ResumefitError as error:
            said = f"{error!r} {error}"
    assert CANARY not in said
    assert CANARY not in caplog.text
    assert str(tmp_path) not in said
    assert CANARY not in "".join(capfd.readouterr())
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.parametrize("name", failing())
def test_the_command_line_names_the_file_alone(name: str, tmp_path: Path) -> None:
    folder = tmp_path / f"{CANARY}-files"
    folder.mkdir()
    (folder / name).write_bytes(failing()[name])
    ran = CliRunner().invoke(main, ["parse", "resume", str(folder / name), "--format", "json"])
    assert ran.exit_code in (0, 1)
    assert CANARY not in ran.stderr
    if ran.exit_code:
        assert name in ran.stderr
        assert ran.stdout == ""
    else:
        assert str(folder) not in ran.stdout


def test_hostile_cases_say_nothing_of_what_they_hold(caplog: pytest.LogCaptureFixture) -> None:
    words = (docx_cases.SEEN, docx_cases.GHOST)
    modules = (docx_cases, docx_story_cases, docx_package_cases, pdf_cases, pdf_page_cases, text_cases, page_cases)
    cases = [case for module in modules for case in module.CASES if len(case.content) < 3_000]
    assert len(cases) > 400
    said = []
    with caplog.at_level(logging.DEBUG):
        for case in cases:
            try:
                read_document(case.content)
            except ResumefitError as error:
                said.append(f"{error!r} {error}")
    assert len(said) > 20
    assert not any(word in text for text in said for word in words)
    assert not any(word in caplog.text for word in words)


def test_a_socket_is_refused_here() -> None:
    with pytest.raises(AssertionError, match="socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_no_module_of_the_network_is_imported() -> None:
    report = resumefit.score(b"Experience\n- Answered calls in Zendesk", b"Requirements\n- Zendesk")
    assert report.to_dict()["kind"] == "report"
    source = Path(resumefit.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in source.rglob("*.py")]
    assert len(texts) > 50
    for word in ("import socket", "import urllib", "from urllib", "import http", "import requests", "import tempfile", "from tempfile"):
        assert not any(word in text for text in texts), word
