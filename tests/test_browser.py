"""The HTML report in a real browser; skipped where Chromium is missing."""

import html
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from report_making import example_reports, hostile_report

from resumefit.lexicon.load import shipped_lexicon
from resumefit.report.html import report_to_html
from resumefit.report.model import Report

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
SWITCHES = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--disable-sync", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer", "--enable-logging=stderr"),
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
DRIVER = """
const told = [document.title];
const tell = (name, value) => told.push(name + "=" + value);
const lit = (text) => document.querySelectorAll("#" + text + "-title ~ .text mark.lit").length;
const over = (element) => element.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
const shown = () => [...document.querySelectorAll(".row")].filter((row) => row.offsetParent !== null).length;
tell("wide", document.documentElement.scrollWidth <= window.innerWidth);
over(document.querySelector(".name.met"));
tell("from-table", lit("resume") > 0 && lit("posting") > 0);
over(document.querySelector("h1"));
tell("away", lit("resume") + lit("posting"));
over(document.querySelector("#posting-title ~ .text mark.met"));
tell("from-posting", lit("resume") > 0 && document.querySelectorAll(".name.lit").length > 0);
document.querySelector("#resume-title ~ .text .note.met a").focus();
tell("from-focus", lit("posting") > 0);
const all = shown();
document.getElementById("show-missing").click();
tell("filtered", shown() > 0 && shown() < all && document.querySelectorAll(".row.missing").length === shown());
document.getElementById("show-all").click();
tell("unfiltered", shown() === all);
tell("dark", getComputedStyle(document.body).backgroundColor === "rgb(20, 24, 27)");
document.title = told.join(" ");
"""
WORKS = "wide=true from-table=true away=0 from-posting=true from-focus=true filtered=true unfiltered=true"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; install it (on Debian: apt install chromium) to run the page")


@dataclass(frozen=True)
class Opened:
    """What a browser made of a page."""

    dom: str
    console: list[str]

    @property
    def title(self) -> str:
        (title,) = re.findall(r"<title>(.*?)</title>", self.dom, re.DOTALL)
        return html.unescape(title)


def browse(page: Path, *switches: str) -> Opened:
    """Open a page with an empty profile."""
    command = [str(CHROMIUM), *SWITCHES, f"--user-data-dir={page.parent / 'profile'}", *switches, page.as_uri()]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    messages = done.stderr.decode(errors="replace").splitlines()
    return Opened(done.stdout.decode(errors="replace"), [line for line in messages if "CONSOLE" in line])


def write(report: Report, folder: Path) -> Path:
    page = folder / "report.html"
    page.write_text(report_to_html(report, shipped_lexicon()), encoding="utf-8")
    return page


def driven(page: Path) -> Path:
    """A copy without its policy that tries out the page's own script and tells in its title what happened."""
    text = POLICY.sub("", page.read_text(encoding="utf-8"))
    page.write_text(text.replace("</body>", f"<script>{DRIVER}</script></body>"), encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def example() -> Report:
    return example_reports()["strong-agent"]


def test_the_policy_lets_our_style_and_script_through_and_no_other(example: Report, tmp_path: Path) -> None:
    page = write(example, tmp_path)
    page.write_text(
        page.read_text(encoding="utf-8").replace("</main>", "<script>document.title = 'owned'</script></main>"), encoding="utf-8"
    )
    opened = browse(page, "--dump-dom")
    assert opened.title == "Customer Service Representative: resume.docx beside posting.txt"
    (refused,) = opened.console
    assert "Content Security Policy" in refused


@pytest.mark.parametrize(("size", "scheme"), [("1360,900", "light"), ("500,900", "dark")])
def test_hover_focus_and_filter_link_the_texts(example: Report, tmp_path: Path, size: str, scheme: str) -> None:
    preferred = f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}"
    opened = browse(driven(write(example, tmp_path)), "--dump-dom", f"--window-size={size}", preferred)
    assert opened.title.endswith(f" {WORKS} dark={str(scheme == 'dark').lower()}")


def test_a_hostile_resume_runs_nothing_even_without_the_policy(tmp_path: Path) -> None:
    opened = browse(driven(write(hostile_report(), tmp_path)), "--dump-dom", "--window-size=500,900")
    assert opened.console == []
    assert opened.title.startswith('Customer Service Representative <script>alert(1)</script>: r<i>.txt beside p".txt wide=true ')
    assert opened.dom.count("<script") == 2  # ours and the driver
    assert "<img" not in opened.dom


def test_paper_holds_all_of_it(example: Report, tmp_path: Path) -> None:
    assert len(example.suggestions) > 10
    browse(write(example, tmp_path), f"--print-to-pdf={tmp_path / 'report.pdf'}")
    pages = PdfReader(tmp_path / "report.pdf").pages
    text = " ".join(normalize("NFKC", " ".join(page.extract_text() for page in pages)).split())
    assert "Both texts" in text
    assert all(suggestion.title in text for suggestion in example.suggestions)
    assert "What is asked" not in text  # the links of the screen stay there
