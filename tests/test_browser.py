"""The HTML report in a real browser; skipped where Chromium is missing."""

import html
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from records_making import finding, folder_of, record
from report_making import example_reports, hostile_report

from resumefit.batch.cohort import write_cohort
from resumefit.batch.students import student_page
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
ORDERS = """
const shown = () => [...document.querySelectorAll(".lacks tbody tr")].filter((row) => row.offsetParent !== null);
const told = ["by-share", "by-worth"].map((order) => {
  document.getElementById(order).click();
  return shown().map((row) => row.cells[0].firstChild.textContent.trim()).join();
});
document.documentElement.dataset.told = told.join(";");
"""
AXE = Path(os.environ.get("AXE_CORE", Path(__file__).resolve().parent.parent / "node_modules/axe-core/axe.min.js"))
"""The accessibility checker of that name; `npm install axe-core` puts it there."""
JUDGE = """
document.querySelectorAll("details").forEach((one) => { one.open = true; });
axe.run(document).then((found) => {
  const bad = found.violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  const said = bad.map((one) => one.id + " " + one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", "));
  document.title = "axe " + found.passes.length + " passed " + said.join("; ");
});
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


def test_paper_holds_all_of_it(tmp_path: Path) -> None:
    example = example_reports()["bilingual-canada"]
    assert len(example.suggestions) > 10
    browse(write(example, tmp_path), f"--print-to-pdf={tmp_path / 'report.pdf'}")
    pages = PdfReader(tmp_path / "report.pdf").pages
    text = " ".join(normalize("NFKC", " ".join(page.extract_text() for page in pages)).split())
    assert "Both texts" in text
    assert all(suggestion.title in text for suggestion in example.suggestions)
    assert "What is asked" not in text  # the links of the screen stay there


def students_page() -> str:
    """The page of a student beside five postings."""
    facts = [finding(f"Skill {number} with a long name", 3_000 * number % 7_000, 9_000) for number in range(1, 5)]
    records = [record("s-0417", f"posting-{number}", 20_000 * number, *facts) for number in range(1, 6)]
    labels = {one.posting: f"Customer Service Representative, {one.posting}" for one in records}
    best = example_reports()["strong-agent"]
    return student_page(records, best, lexicon=shipped_lexicon(), resume_id="s-0417", labels=labels)


def test_a_students_page_is_one_sheet_of_paper(tmp_path: Path) -> None:
    page = tmp_path / "student.html"
    page.write_text(students_page(), encoding="utf-8")
    assert browse(page, "--dump-dom").console == []
    browse(page, f"--print-to-pdf={tmp_path / 'student.pdf'}")
    (sheet,) = PdfReader(tmp_path / "student.pdf").pages
    assert "What to do first" in normalize("NFKC", sheet.extract_text())


def test_a_groups_page_is_ordered_by_its_style_alone(tmp_path: Path) -> None:
    records = [record(f"s-{at}", "p", 50_000, finding("Excel", 0, 9_000), finding("Zendesk", at * 1_000, 20_000)) for at in range(3)]
    write_cohort(folder_of(tmp_path / "out", records, {"p": "Agent"}))
    page = tmp_path / "out" / "cohort.html"
    assert browse(page, "--dump-dom").console == []
    text = POLICY.sub("", page.read_text(encoding="utf-8"))
    page.write_text(text.replace("</body>", f"<script>{ORDERS}</script></body>"), encoding="utf-8")
    (told,) = re.findall(r'data-told="([^"]*)"', browse(page, "--dump-dom").dom)
    assert told == "Excel,Zendesk;Zendesk,Excel"


needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="no axe-core here; npm install axe-core, or name its axe.min.js in AXE_CORE")


def judged(page: Path, *switches: str) -> tuple[int, str]:
    """How many of the checker's rules a page passes, and what is serious or worse."""
    text = POLICY.sub("", page.read_text(encoding="utf-8"))
    page.write_text(
        text.replace("</body>", f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{JUDGE}</script></body>"), encoding="utf-8"
    )
    told = re.fullmatch(r"axe (\d+) passed ?(.*)", browse(page, "--dump-dom", *switches, "--virtual-time-budget=20000").title)
    assert told is not None
    return int(told[1]), told[2]


@needs_axe
@pytest.mark.parametrize(("size", "scheme"), [("1360,900", "light"), ("500,900", "dark")])
@pytest.mark.parametrize("name", sorted(example_reports()))
def test_a_checker_of_accessibility_finds_nothing_serious(tmp_path: Path, name: str, size: str, scheme: str) -> None:
    preferred = f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}"
    passed, serious = judged(write(example_reports()[name], tmp_path), f"--window-size={size}", preferred)
    assert passed > 10
    assert serious == ""


@needs_axe
def test_the_checker_of_accessibility_finds_what_is_wrong(example: Report, tmp_path: Path) -> None:
    page = write(example, tmp_path)
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", '<img src="data:,"></main>'), encoding="utf-8")
    assert "image-alt" in judged(page)[1]
