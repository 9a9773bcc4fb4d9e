"""The published schemas of a batch beside what it writes."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from records_making import finding, folder_of, record
from report_making import POSTING, RESUME

from resumefit.batch.audit import audit_swaps
from resumefit.batch.diff import diff_runs
from resumefit.batch.groups import SwapList, shipped_groups
from resumefit.batch.model import PairScreen, State
from resumefit.batch.rates import Cut, audit_rates
from resumefit.batch.records import read_sheet
from resumefit.batch.schema import SCHEMAS
from resumefit.cli import main
from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match.model import NoScore
from resumefit.pipeline import read_posting

RECORDS = [
    record("a", "p", 63_125, finding("Zendesk", 9_000, 9_000), finding("Month", 1, 9, part="experience", target=None)),
    record("b", "p", None),
    record(
        "c", "p", 100_000, screens=(PairScreen("s", "Nights", "required", "met"),), warnings=("resume:limit",), months_customer_service=3
    ),
    record("d", "p", None, status=State.UNSCORED, error=None, no_score=NoScore("no-text", "None.", "Take another.")),
]


def faults(kind: str, face: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMAS[kind]()).iter_errors(face)]


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """At least one of each kind."""
    where: Path = tmp_path_factory.mktemp("runs")
    old, new = folder_of(where / "old", RECORDS, {"p": "Agent"}), folder_of(where / "new", RECORDS[1:], {"p": "Agent"})
    (new / "results.jsonl").write_text((new / "results.jsonl").read_text().replace('"score_exact":100.0', '"score_exact":7.5'))
    groups = {"team": {"a": "x", "b": "x", "c": "y"}}
    shipped = shipped_groups()
    posting = read_posting(Document.from_text(POSTING))
    few = SwapList(shipped.groups[::9], shipped.sources)
    swaps = audit_swaps(Document.from_text(RESUME), posting, lexicon=shipped_lexicon(), today=date(2026, 11, 1), groups=few)
    return [
        *(one.to_dict() for one in RECORDS),
        diff_runs(old, new).to_dict(),
        diff_runs(new, old).to_dict(),
        audit_rates(RECORDS, groups, cut=Cut(score=50_000)).to_dict(),
        audit_rates(RECORDS * 30, groups, cut=Cut(top=3)).to_dict(),
        swaps.to_dict(),
        read_sheet(old).to_dict(),
    ]


def test_every_face_fits_and_each_kind_is_there(faces: list[dict[str, object]]) -> None:
    assert {str(face["kind"]) for face in faces} == set(SCHEMAS)
    for face in faces:
        assert faults(str(face["kind"]), face) == []


def test_a_face_with_a_key_too_many_or_too_few_does_not_fit(faces: list[dict[str, object]]) -> None:
    for face in faces:
        kind = str(face["kind"])
        assert faults(kind, {**face, "more": 1})
        assert faults(kind, {key: value for key, value in face.items() if key != "schema"})


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_command_prints_it(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind]())
    assert json.loads(CliRunner().invoke(main, ["schema", kind]).stdout) == json.loads(json.dumps(SCHEMAS[kind]()))


def test_a_face_goes_by_its_command_too() -> None:
    for command, kind in (("score", "report"), ("compare", "comparison")):
        assert CliRunner().invoke(main, ["schema", command]).stdout == CliRunner().invoke(main, ["schema", kind]).stdout
