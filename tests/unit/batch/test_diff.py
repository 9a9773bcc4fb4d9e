"""Two runs are compared by the ids of their pairs."""

from pathlib import Path
from typing import Any

import pytest
from records_making import finding, folder_of, record

from resumefit.batch.diff import diff_lines, diff_runs
from resumefit.batch.model import Failure, State
from resumefit.errors import NotAFileError
from resumefit.match.model import NoScore


def test_what_changed_between_two_runs(tmp_path: Path) -> None:
    before = [
        record("a", "p", 50_000, finding("Role", 40_000, 50_000, part="role"), finding("X", 10_000, 50_000)),
        record("b", "p", 60_000, finding("Role", 50_000, 50_000, part="role"), finding("X", 10_000, 50_000)),
        record("c", "p", None),
        record("gone", "p", 10_000),
        record("same", "p", 20_000),
    ]
    after = [
        record("a", "p", 70_500, finding("Role", 50_000, 50_000, part="role"), finding("X", 20_500, 50_000)),
        record("b", "p", 59_000, finding("Role", 50_000, 50_000, part="role"), finding("X", 9_000, 50_000)),
        record("c", "p", 5_000),
        record("same", "p", 20_000),
        record("new", "p", 1_000),
    ]
    old, new = folder_of(tmp_path / "old", before, {"p": "Agent"}), folder_of(tmp_path / "new", after, {"p": "Agent"})
    diff = diff_runs(old, new / "results.jsonl")
    assert (diff.added, diff.gone, diff.same) == ((("new", "p"),), (("gone", "p"),), 1)
    assert [change.resume for change in diff.changed] == ["c", "a", "b"]
    moved = diff.changed[1]
    assert (moved.before, moved.after, moved.moved) == (50_000, 70_500, 20_500)
    assert moved.parts == (("required", 10_500), ("role", 10_000))
    assert (moved.rank_before, moved.rank_after) == (2, 1)
    assert diff.reranked == 3  # a and b change places, c gets one
    told = list(diff_lines(old, new))
    assert told[0] == "Scores: 3 changed, 1 the same. Ranks: 3 changed."
    assert "  a beside p: 50.000 to 70.500 +20.500, rank 2 to 1 (required +10.500, role +10.000)" in told
    face = diff.to_dict()
    assert face["gone"] == [{"resume": "gone", "posting": "p"}]
    assert face["lexicon_sha256"] == {"old": "ab" * 32, "new": "ab" * 32}


def test_a_run_beside_itself_changes_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "run", [record("a", "p", 50_000)], {"p": "Agent"})
    assert list(diff_lines(folder, folder)) == ["Scores: 0 changed, 1 the same. Ranks: 0 changed."]


def test_a_resume_that_is_gone_moves_nobody(tmp_path: Path) -> None:
    three = [record(name, "p", score) for name, score in (("a", 90_000), ("b", 80_000), ("c", 70_000))]
    diff = diff_runs(folder_of(tmp_path / "old", three, {"p": "Agent"}), folder_of(tmp_path / "new", three[1:], {"p": "Agent"}))
    assert (diff.gone, diff.reranked) == ((("a", "p"),), 0)


def test_the_run_that_is_missing_is_told(tmp_path: Path) -> None:
    there = folder_of(tmp_path / "there", [record("a", "p", 1_000)], {"p": "Agent"})
    for old, new, which in ((tmp_path / "none", there, "old"), (there, tmp_path / "none", "new")):
        with pytest.raises(NotAFileError, match=f"of the {which} run"):
            diff_runs(old, new)


def test_a_lost_score_comes_with_its_cause(tmp_path: Path) -> None:
    error = Failure("resume", "not-a-file", "There is no such file.", "Check its name.")
    none = NoScore("no-text", "Too little to compare.", "Add jobs.")
    old = [record("a", "p", 40_000), record("b", "p", 30_000), record("c", "p", None), record("d", "p", 20_000)]
    new = [
        record("a", "p", None, error=error),
        record("b", "p", None, status=State.UNSCORED, error=None, no_score=none),
        record("c", "p", 10_000),
        record("d", "p", 20_000),
    ]
    folders = (folder_of(tmp_path / name, records, {"p": "Agent"}) for name, records in (("old", old), ("new", new)))
    before, after = folders
    told = list(diff_lines(before, after))
    assert told[0] == "Scores: 3 changed, 1 the same. Ranks: 4 changed, 1 of them only because others moved."
    assert "  a beside p: 40.000 to no score (not-a-file: no regular file, or none that may be read), rank 1 to -" in told
    assert any(line.startswith("  b beside p: 30.000 to no score (no-text: ") for line in told)
    assert any(line.startswith("  c beside p: no score (empty: ") and " to 10.000, rank - to 2" in line for line in told)
    changes: Any = diff_runs(before, after).to_dict()["changes"]
    assert [one["why_no_score"] for one in changes] == [
        {"old": None, "new": "not-a-file"},
        {"old": None, "new": "no-text"},
        {"old": "empty", "new": None},
    ]


@pytest.mark.parametrize(
    ("resume", "posting", "said"),
    [
        ("z", "p", "share no id of a resume, so"),
        ("a", "q", "share no id of a posting, so"),
        ("z", "q", "share no id of a resume and no id of a posting, so"),
    ],
)
def test_runs_that_share_no_id_are_said_to(resume: str, posting: str, said: str, tmp_path: Path) -> None:
    old = folder_of(tmp_path / "old", [record("a", "p", 1_000)], {"p": "Agent"})
    new = folder_of(tmp_path / "new", [record(resume, posting, 1_000)], {posting: "Agent"})
    told = list(diff_lines(old, new))
    assert said in told[1]
    assert not any(line.startswith(("Added", "Gone")) for line in told)
