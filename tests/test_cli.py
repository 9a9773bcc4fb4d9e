"""The command line: exit codes; data on standard output, talk on standard error."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import resumefit
from resumefit.cli import main
from resumefit.suggest import RULES

CASE = Path(__file__).resolve().parent.parent / "examples" / "strong-agent"
RESUME, POSTING = str(CASE / "resume.docx"), str(CASE / "posting.txt")
OTHER = str(CASE.parent / "team-lead" / "resume.docx")
TODAY = ("--today", "2026-11-01")
DOCUMENT_COMMANDS = [
    ("score", RESUME, POSTING, *TODAY),
    ("parse", "resume", RESUME, *TODAY),
    ("parse", "posting", POSTING),
    ("compare", OTHER, RESUME, POSTING, *TODAY),
]
KINDS = {"score": "report", "compare": "comparison"}
LEAVES = [
    *(("parse", name) for name in ("resume", "posting")),
    *(("lexicon", name) for name in ("list", "show", "check")),
    *((name,) for name in ("score", "compare", "explain", "schema")),
]

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def call(*arguments: str, given: bytes | str = "") -> Result:
        return CliRunner().invoke(main, arguments, input=given)

    return call


def as_process(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run of its own, as a shell would start it."""
    command = [sys.executable, "-m", "resumefit", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **environment})


def only_line(told: Result) -> str:
    """The one line of an error; nothing on standard output."""
    assert told.stdout == ""
    (line,) = told.stderr.splitlines()
    return line


# Help


@pytest.mark.parametrize("command", [(), ("parse",), ("lexicon",), *LEAVES], ids=" ".join)
def test_every_command_has_help(run: Run, command: tuple[str, ...]) -> None:
    for flag in ("--help", "-h"):
        told = run(*command, flag)
        assert (told.exit_code, told.stderr) == (0, "")
        assert "Usage: " in told.stdout
        assert "\\b" not in told.stdout
        assert max(len(line) for line in told.stdout.splitlines()) <= 100


def test_every_option_has_help() -> None:
    for words in LEAVES:
        command = main
        for word in words:
            command = command.commands[word]  # type: ignore[assignment,attr-defined]
        assert [one.name for one in command.params if one.param_type_name == "option" and not getattr(one, "help", None)] == []


def test_version(run: Run) -> None:
    told = run("--version")
    assert (told.exit_code, told.stdout) == (0, f"resumefit, version {resumefit.__version__}\n")


# Data and talk


@pytest.mark.parametrize("command", DOCUMENT_COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_json_is_the_face_of_the_library(run: Run, command: tuple[str, ...]) -> None:
    told = run(*command, "--format", "json")
    assert (told.exit_code, told.stderr) == (0, "")
    face = json.loads(told.stdout)
    assert (face["schema"], face["kind"]) == (1, KINDS.get(command[0], command[1]))


@pytest.mark.parametrize("command", DOCUMENT_COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_text_is_plain_where_it_goes_to_a_pipe(run: Run, command: tuple[str, ...]) -> None:
    told = run(*command)
    assert (told.exit_code, told.stderr) == (0, "")
    assert "\x1b" not in told.stdout
    assert max(len(line) for line in told.stdout.splitlines()) <= 80


@pytest.mark.parametrize("kind", ["text", "json"])
@pytest.mark.parametrize("command", DOCUMENT_COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_file_gets_what_standard_output_would(run: Run, command: tuple[str, ...], kind: str, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    told = run(*command, "--format", kind, "-o", str(target))
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", f"Wrote out.txt ({kind}).\n")
    assert target.read_text(encoding="utf-8") == run(*command, "--format", kind).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_standard_input(run: Run) -> None:
    resume, posting = Path(RESUME).read_bytes(), Path(POSTING).read_bytes()
    whole = json.loads(run("score", RESUME, POSTING, *TODAY, "--format", "json").stdout)
    for told in (
        run("score", "-", POSTING, *TODAY, "--format", "json", given=resume),
        run("score", RESUME, "-", *TODAY, "--format", "json", given=posting),
    ):
        assert told.exit_code == 0, told.stderr
        assert json.loads(told.stdout)["findings"] == whole["findings"]
    assert run("parse", "posting", "-", given=posting).exit_code == 0


def test_all_shows_the_suggestions_that_are_left_out(run: Run) -> None:
    lead = str(CASE.parent / "team-lead" / "resume.docx")
    assert len(run("score", lead, POSTING, *TODAY, "--all").stdout) > len(run("score", lead, POSTING, *TODAY).stdout)


def test_today_is_what_present_means(run: Run) -> None:
    def months(today: str) -> int:
        return int(json.loads(run("parse", "resume", RESUME, "--today", today, "--format", "json").stdout)["months_total"])

    assert months("2026-11-01") - months("2025-11-01") == 12


# Exit codes


@pytest.mark.parametrize(("limit", "code"), [("0", 0), ("100", 3), ("99.9", 3)])
def test_fail_under(run: Run, limit: str, code: int) -> None:
    told = run("score", RESUME, POSTING, *TODAY, "--fail-under", limit)
    assert told.exit_code == code
    assert told.stdout == run("score", RESUME, POSTING, *TODAY).stdout
    assert bool(told.stderr) == bool(code)


def test_fail_under_where_there_is_no_score(run: Run) -> None:
    told = run("score", RESUME, "-", "--fail-under", "1", given="Harbour Goods sells chairs. We were founded in 1987.\n")
    assert told.exit_code == 3
    assert told.stderr == "The score is missing.\n"


def test_fail_under_holds_the_exact_score(run: Run) -> None:
    exact = json.loads(run("score", RESUME, POSTING, *TODAY, "--format", "json").stdout)["score_exact"]
    assert run("score", RESUME, POSTING, *TODAY, "--fail-under", str(exact)).exit_code == 0
    assert run("score", RESUME, POSTING, *TODAY, "--fail-under", f"{exact + 0.001:.3f}").exit_code == 3


BAD_FILES = {
    "missing": (None, "bad.pdf: There is no file of that name."),
    "empty": (b"", "bad.pdf: "),
    "not a document": (b"\x89PNG\r\n\x1a\n" + bytes(40), "bad.pdf: "),
    "broken": (b"%PDF-1.7\nnothing of it", "bad.pdf: "),
}


@pytest.mark.parametrize(("content", "start"), BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize(
    "command", [("score", "{}", POSTING), ("score", RESUME, "{}"), ("parse", "resume", "{}"), ("parse", "posting", "{}")]
)
def test_a_bad_file_is_one_clear_line(run: Run, command: tuple[str, ...], content: bytes | None, start: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    if content is not None:
        bad.write_bytes(content)
    told = run(*(str(bad) if word == "{}" else word for word in command))
    assert told.exit_code == 1
    line = only_line(told)
    assert line.startswith(f"Error: {start}")
    assert line.count(". ") >= 1, "what is wrong, then what to do"
    assert str(tmp_path) not in line


def test_a_bad_lexicon_is_one_clear_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('schema = 1\n[lexicon]\nkind = "tool"\n[term.a]\nlable = "A"\n', encoding="utf-8")
    for command in (
        ("score", RESUME, POSTING, "--lexicon", str(tmp_path)),
        ("lexicon", "list", "--lexicon", str(tmp_path)),
        ("lexicon", "check", str(tmp_path)),
    ):
        told = run(*command)
        assert told.exit_code == 1
        assert only_line(told).startswith("Error: own.toml: a: lable: ")


USAGE = {
    "no command": ((), "Usage: "),
    "unknown command": (("rank",), "No such command"),
    "one file": (("score", RESUME), "Missing argument"),
    "unknown format": (("score", RESUME, POSTING, "--format", "xml"), "xml"),
    "no day": (("score", RESUME, POSTING, "--today", "yesterday"), "2026-11-01"),
    "limit out of range": (("score", RESUME, POSTING, "--fail-under", "101"), "101"),
    "standard input twice": (("score", "-", "-"), "Only one of the two"),
    "only without a folder": (("score", RESUME, POSTING, "--lexicon-only"), "needs --lexicon"),
    "unknown rule": (("explain", "RF999"), "RF999"),
    "unknown term": (("lexicon", "show", "zendesc"), "zendesk"),
    "unknown kind": (("lexicon", "list", "--kind", "gadget"), "soft_skill"),
    "output over an input": (("score", RESUME, POSTING, "--format", "text", "-o", RESUME, "--force"), "overwrite"),
    "output to nowhere": (("score", RESUME, POSTING, "-o", "no/such/folder/out.txt"), "no folder"),
}


@pytest.mark.parametrize(("arguments", "words"), USAGE.values(), ids=USAGE)
def test_usage(run: Run, arguments: tuple[str, ...], words: str) -> None:
    told = run(*arguments)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert words in told.stderr


def test_a_file_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    target.write_text("mine", encoding="utf-8")
    told = run("score", RESUME, POSTING, "-o", str(target))
    assert (told.exit_code, target.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in told.stderr
    assert run("score", RESUME, POSTING, "-o", str(target), "--force").exit_code == 0
    assert target.read_text(encoding="utf-8") != "mine"


# Words


def test_explain(run: Run) -> None:
    listed = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in listed] == [rule.code for rule in RULES]
    page = run("explain", "rf101").stdout
    assert page.startswith("RF101 missing-term: ")
    assert page == run("explain", "missing-term").stdout
    assert "Why it matters" in page


def test_lexicon_list_and_show(run: Run) -> None:
    tools = run("lexicon", "list", "--kind", "tool").stdout.splitlines()
    assert any(line.startswith("zendesk ") for line in tools)
    assert "ticketing-systems" in run("lexicon", "show", "zendesk").stdout
    for words, term in {
        ("microsoft", "excel"): "open:microsoft excel",
        ("AHT",): "average-handle-time",
        ("CSAT",): "customer-satisfaction",
    }.items():
        assert f" {term}\n" in run("lexicon", "show", *words).stdout.partition("label:")[0]


def test_a_lexicon_of_ones_own_counts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        'schema = 1\n[lexicon]\nkind = "tool"\n[term."open:bluedesk"]\nlabel = "BlueDesk"\nsurfaces = ["bluedesk"]\n'
        'examples = ["Kept tickets in BlueDesk."]\nsources = ["field"]\n',
        encoding="utf-8",
    )
    posting = "Customer Service Representative\n\nRequirements\n- Experience with BlueDesk\n- Answer inbound calls\n"
    told = run("parse", "posting", "-", "--lexicon", str(tmp_path), "--format", "json", given=posting)
    asked = {one["target"]: one["kind"] for one in json.loads(told.stdout)["requirements"]}
    assert asked["open:bluedesk"] == "tool"
    assert "inbound-calls" in asked
    alone = run("parse", "posting", "-", "--lexicon", str(tmp_path), "--lexicon-only", "--format", "json", given=posting)
    asked = {one["target"]: one["kind"] for one in json.loads(alone.stdout)["requirements"]}
    assert asked["open:bluedesk"] == "tool"
    assert "inbound-calls" not in asked
    assert run("score", RESUME, POSTING, "--lexicon", str(tmp_path), "--lexicon-only").exit_code == 0


# As a process


def test_a_process_gives_the_same_bytes(run: Run) -> None:
    done = as_process("score", RESUME, POSTING, *TODAY, "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == run("score", RESUME, POSTING, *TODAY, "--format", "json").stdout


def test_a_process_ends_with_its_code() -> None:
    assert as_process("score", "nothing.pdf", POSTING).returncode == 1
    assert as_process("score").returncode == 2
    assert as_process("score", RESUME, POSTING, "--fail-under", "100").returncode == 3


def test_a_posix_locale_is_no_trouble() -> None:
    done = as_process("score", RESUME, POSTING, *TODAY, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    command = [sys.executable, "-m", "resumefit", "lexicon", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_ending_of_the_output_chooses_the_face(tmp_path: Path) -> None:
    page, plain = tmp_path / "report.html", tmp_path / "report.out"
    for path in (page, plain):
        assert CliRunner().invoke(main, ["score", RESUME, POSTING, "-o", str(path)]).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert not plain.read_text(encoding="utf-8").startswith("<")
    for ending in ("html", "pdf", "docx"):
        ran = CliRunner().invoke(main, ["parse", "resume", RESUME, "-o", str(tmp_path / f"cv.{ending}")])
        assert ran.exit_code == 2
        assert "writes text, json" in ran.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.out"]


def test_compare_can_blank_the_applicant(tmp_path: Path) -> None:
    named = tmp_path / "maria-lopez.docx"
    named.write_bytes(Path(RESUME).read_bytes())
    plain, blanked = (
        CliRunner().invoke(main, ["compare", str(named), str(named), POSTING, "--format", "json", *more]) for more in ((), ("--redact",))
    )
    assert plain.exit_code == blanked.exit_code == 0
    assert "maria-lopez" in plain.stdout
    assert "maria-lopez" not in blanked.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals here")
def test_a_reader_that_goes_away_is_no_error() -> None:
    for command in (["lexicon", "list"], ["score", RESUME, POSTING, "--all"]):
        with subprocess.Popen([sys.executable, "-m", "resumefit", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
            assert ran.stdout is not None
            ran.stdout.read(1)
            ran.stdout.close()
            assert ran.stderr is not None
            assert ran.stderr.read() == b""
        assert ran.returncode in (0, 141)


def test_columns_set_the_width_of_a_piped_report(monkeypatch: pytest.MonkeyPatch) -> None:
    widths = []
    for columns in ("120", "80", "no"):
        monkeypatch.setenv("COLUMNS", columns)
        widths.append(max(map(len, CliRunner().invoke(main, ["score", RESUME, POSTING]).stdout.splitlines())))
    assert widths[0] > widths[1] == widths[2]


def test_swapped_files_are_asked_about_and_others_are_not(run: Run, tmp_path: Path) -> None:
    swapped = run("score", POSTING, RESUME, *TODAY, "--format", "json")
    assert swapped.exit_code == 0
    assert swapped.stderr == "The first file reads like a posting and the second like a resume. Are they swapped? The resume comes first.\n"
    assert json.loads(swapped.stdout)["kind"] == "report"
    jobless = tmp_path / "jobless.txt"
    jobless.write_text("Robin Pelham\nrobin@example.com\n\nSkills\nZendesk, Excel, de-escalation, live chat, typing\n", encoding="utf-8")
    for resume, posting in ((RESUME, POSTING), (str(jobless), POSTING), (POSTING, POSTING), (RESUME, OTHER)):
        assert "swapped" not in run("score", resume, posting, *TODAY).stderr
