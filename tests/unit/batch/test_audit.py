"""No swap moves a score; and the check can fail."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from resumefit.batch.audit import audit_swaps, swap_audit_lines
from resumefit.batch.groups import SwapKind, SwapList, shipped_groups
from resumefit.cli import main
from resumefit.document import Document
from resumefit.lexicon.load import load_lexicon, shipped_lexicon
from resumefit.pipeline import read_posting
from resumefit.readers.registry import read_document

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
CASES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir() and any(path.glob("posting.*")))
TODAY = date(2026, 11, 1)
PREJUDICE = """schema = 1
[lexicon]
kind = "tool"
[term.lakisha]
label = "Lakisha"
surfaces = ["lakisha"]
examples = ["Lakisha is there."]
sources = ["field"]
"""
RESUME = """Robin Pelham

Experience
Customer Service Agent, Tidewater, 2020 to 2024
- Answered inbound calls in Zendesk from callers who asked for Robin by name
"""
POSTING = "Customer Service Representative\n\nRequirements\n- Experience with Zendesk\n- Lakisha\n- Answer inbound calls\n"


def rotated(turn: int) -> SwapList:
    """One entry of each group, another one each turn."""
    groups = shipped_groups()
    return replace(groups, groups=tuple(replace(one, entries=(one.entries[turn % len(one.entries)],)) for one in groups.groups))


@pytest.mark.parametrize("case", CASES)
def test_no_swap_moves_the_score_of_an_example(case: str) -> None:
    assert len(CASES) >= 5
    resume = sorted((EXAMPLES / case).glob("resume.*"))[CASES.index(case) % 3]
    posting = read_posting(min((EXAMPLES / case).glob("posting.*")))
    audit = audit_swaps(read_document(resume), posting, lexicon=shipped_lexicon(), today=TODAY, groups=rotated(CASES.index(case)))
    assert audit.thousandths
    assert {outcome.group.kind for outcome in audit.outcomes if outcome.tried} == set(SwapKind)
    assert [trial for outcome in audit.outcomes for trial in outcome.trials if trial.is_changed] == []
    assert not audit.is_changed


def test_a_lexicon_that_knows_a_name_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "prejudice.toml").write_text(PREJUDICE, encoding="utf-8")
    lexicon = load_lexicon(tmp_path)
    groups = shipped_groups()
    some = SwapList(tuple(one for one in groups.groups if one.kind is SwapKind.NAME), groups.sources)
    posting = read_posting(Document.from_text(POSTING), lexicon=lexicon)
    audit = audit_swaps(Document.from_text(RESUME), posting, lexicon=lexicon, today=TODAY, groups=some)
    assert audit.is_changed
    assert [outcome.group.id for outcome in audit.outcomes if outcome.is_changed] == ["black-women-us"]
    lines = list(swap_audit_lines(audit))
    assert max(map(len, lines)) <= 79
    assert not any(source.publisher in line for source in groups.sources for line in lines)
    assert any(f"from {len(groups.sources)} studies and tables; --sources names them" in line for line in lines)
    listed = list(swap_audit_lines(audit, sources=True))
    assert max(map(len, listed)) <= 79
    assert [one.title for one in groups.sources if one.title not in " ".join(" ".join(listed).split())] == []
    told = "\n".join(lines)
    assert "CHANGED" in told
    assert "With “Lakisha Washington”" in told
    assert "Lakisha: " in told


def test_the_command_fails_when_a_score_moves(tmp_path: Path) -> None:
    for name, text in (
        ("prejudice.toml", PREJUDICE),
        ("resume.txt", RESUME),
        ("posting.txt", POSTING),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    line = ["audit", "--swap", str(tmp_path / "resume.txt"), str(tmp_path / "posting.txt"), "--today", "2026-11-01", "--format", "json"]
    unmoved = CliRunner().invoke(main, line)
    assert unmoved.exit_code == 0, unmoved.stderr
    face = json.loads(unmoved.stdout)
    assert (face["kind"], face["changed"]) == ("swap-audit", False)
    assert {group["lowest"] for group in face["groups"] if group["swaps"]} == {face["score_exact"]}
    moved = CliRunner().invoke(main, [*line, "--lexicon", str(tmp_path)])
    assert moved.exit_code == 1
    assert json.loads(moved.stdout)["changed"]


@pytest.mark.parametrize(
    "words",
    [
        ["--swap", "one.txt"],
        ["results.jsonl"],
        ["results.jsonl", "--groups", "g.csv"],
        ["r", "--groups", "g", "--cut", "5", "--top", "2"],
        ["r", "--groups", "g", "--cut", "5", "--sources"],
    ],
)
def test_the_command_says_what_it_needs(words: list[str]) -> None:
    assert CliRunner().invoke(main, ["audit", *words]).exit_code == 2
