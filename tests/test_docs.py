"""The README shows what the program really prints, and names all that it can say."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import resumefit
from resumefit.cli import main
from resumefit.slugs import slug_table

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
REPORT_LINES = 34
_REPORT = re.compile(r"(?<=<!-- report: )(resumefit [^\n]*)( -->\n```text\n)(.*?)(?=```\n<!-- end -->)", re.DOTALL)
_SLUGS = re.compile(r"(?<=<!-- slugs -->\n)(.*?)(?=<!-- end -->)", re.DOTALL)
_COMMANDS = re.compile(r"(?<=<!-- commands -->\n)(.*?)(?=<!-- end -->)", re.DOTALL)


def outcome(line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run one command line of the README from the root of the project."""
    monkeypatch.chdir(ROOT)
    told = CliRunner().invoke(main, shlex.split(line)[1:])
    assert told.exit_code == 0, told.stderr
    return told.stdout


def commands(group: click.Group = main, path: str = "resumefit") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def usage(path: str, command: click.Command) -> str:
    arguments = [one.make_metavar(click.Context(command)) for one in command.params if isinstance(one, click.Argument)]
    return " ".join([path, *arguments]).replace("|", "\\|")


def regenerated(text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    def report(found: re.Match[str]) -> str:
        shown = outcome(found[1], monkeypatch).splitlines()[:REPORT_LINES]
        return "".join((found[1], found[2], *(f"{line}\n" for line in shown), "...\n"))

    rows = [
        f"| `{usage(path, command)}` | {(command.help or '').split(chr(10) * 2)[0].replace(chr(10), ' ')} |\n"
        for path, command in commands()
    ]
    text = _SLUGS.sub(lambda _: slug_table(), text)
    return _COMMANDS.sub(lambda _: "".join(("| command | does |\n|---|---|\n", *rows)), _REPORT.sub(report, text))


def test_the_readme_is_fresh(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    text = README.read_text(encoding="utf-8")
    assert len(_REPORT.findall(text)) == len(_COMMANDS.findall(text)) == len(_SLUGS.findall(text)) == 1
    fresh = regenerated(text, monkeypatch)
    if request.config.getoption("--update-golden"):
        README.write_text(fresh, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == fresh, "run pytest tests/test_docs.py --update-golden"


def test_the_readme_knows_every_option() -> None:
    text = re.sub(r"\bpip (?:install|wheel)[^\n`]*", "", README.read_text(encoding="utf-8"))
    known = {option for _, command in commands() for one in command.params for option in (*one.opts, *one.secondary_opts)}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--today"}
    assert named
    assert named <= known


def library_lines() -> list[str]:
    return re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


def test_the_library_lines_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT / "examples" / "strong-agent")
    code, *_ = library_lines()
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # the README's own lines
    shown = capsys.readouterr().out.splitlines()
    assert 0 < int(shown[0].split()[0]) <= 100
    assert any(line.startswith("RF") for line in shown)


def test_the_lines_that_find_a_skill_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT / "examples" / "strong-agent")
    _, code, _ = library_lines()
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # the README's own lines
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) > 1
    assert all(re.fullmatch(r"MEASURED line \d+ Zendesk", line) for line in shown)


def test_the_lines_of_a_batch_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("resume", "posting"):
        folder = tmp_path / f"{kind}s"
        folder.mkdir()
        for case in ("strong-agent", "team-lead"):
            (source,) = (ROOT / "examples" / case).glob(f"{kind}.docx" if kind == "resume" else f"{kind}.txt")
            (folder / f"{case}{source.suffix}").write_bytes(source.read_bytes())
    monkeypatch.chdir(tmp_path)
    *_, code = library_lines()
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # the README's own lines
    counted, *records = capsys.readouterr().out.splitlines()
    assert counted == "4 scored; none failed"
    assert [line.split()[:2] for line in records] == [
        [resume, posting] for resume in ("strong-agent", "team-lead") for posting in ("strong-agent", "team-lead")
    ]


def test_links_lead_somewhere() -> None:
    for page in (README, ROOT / "lexicons" / "README.md", ROOT / "benchmarks" / "README.md"):
        for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).is_file(), f"{page.name}: {link}"


def test_commands_named_in_the_papers_are_there() -> None:
    text = README.read_text(encoding="utf-8") + (ROOT / "lexicons" / "README.md").read_text(encoding="utf-8")
    known = {tuple(path.split()[1:]) for path, _ in commands()}
    named = [tuple(found.split()) for found in re.findall(r"resumefit ((?:[a-z]+ ?)+)", text)]
    called = {words[:depth] for words in named for depth in (1, 2)} & known
    assert known - called == set(), "a command that no paper names"


def test_targets_named_in_the_readme_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"^    make ([a-z]+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {"demo", "test"}
    assert named <= targets


def test_the_changelog_has_this_version() -> None:
    assert f"\n## {resumefit.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_o_net_is_named_as_it_asks() -> None:
    for page in (README, ROOT / "lexicons" / "sources.toml"):
        text = " ".join(page.read_text(encoding="utf-8").replace("\\\n", "").split())
        for words in (
            "O*NET",
            "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)",
            "CC BY 4.0 license",
            "modified",
        ):
            assert words in text, page.name


def test_no_paper_gives_a_machine_away() -> None:
    papers = [*ROOT.glob("*.md"), *ROOT.glob("*/README.md"), ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "pyproject.toml"]
    assert len(papers) >= 6
    for paper in papers:
        assert not re.search(r"/(?:home|root|work|tmp|Users)/", paper.read_text(encoding="utf-8")), paper.name
