"""The published schemas beside the faces that they describe."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from report_making import RESUME, example_reports, hostile_report, report_of

from resumefit.lexicon.load import shipped_lexicon
from resumefit.report.drafts import compare_drafts
from resumefit.report.lexicon_face import lexicon_to_dict
from resumefit.report.schema import SCHEMAS

Face = dict[str, Any]


def faults(face: object, kind: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMAS[kind]()).iter_errors(face)]


def faces() -> list[tuple[str, str, Face]]:
    """Each face of each example, and of documents that have little to say."""
    made = {
        **example_reports(),
        "hostile": hostile_report(),
        "plain": report_of(RESUME),
        "empty": report_of(" "),
        "bare": report_of(RESUME, " "),
    }
    found = []
    for name, report in made.items():
        found += [
            (name, "report", report.to_dict()),
            (name, "resume", report.resume.to_dict()),
            (name, "posting", report.posting.to_dict()),
        ]
    drafts = compare_drafts(report_of(RESUME.replace("Zendesk", "phones")), report_of(RESUME))
    return [
        *found,
        ("drafts", "comparison", drafts.to_dict()),
        ("plain", "lexicon", lexicon_to_dict(shipped_lexicon())),
        ("tools", "lexicon", lexicon_to_dict(shipped_lexicon(), kind="tool")),
        ("none", "comparison", compare_drafts(report_of(" "), report_of(RESUME)).to_dict()),
    ]


@pytest.fixture(scope="module")
def face() -> Callable[[str], Face]:
    rich = {kind: made for name, kind, made in faces() if name in ("plain", "drafts")}
    return lambda kind: copy.deepcopy(rich[kind])


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind]())
    assert SCHEMAS[kind]() == SCHEMAS[kind]()


def test_every_face_of_every_example_fits() -> None:
    seen = faces()
    assert len(seen) > 20
    for name, kind, made in seen:
        assert faults(made, kind) == [], f"{name}: {kind}"


def test_no_face_fits_the_schema_of_another(face: Callable[[str], Face]) -> None:
    for kind in SCHEMAS:
        for other in SCHEMAS:
            assert bool(faults(face(kind), other)) == (kind != other)


def objects(schema: Any) -> list[Face]:
    """Every object that a schema describes."""
    if isinstance(schema, list):
        return [found for one in schema for found in objects(one)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for one in schema.values() for found in objects(one)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_no_object_leaves_a_key_open(kind: str) -> None:
    described = objects(SCHEMAS[kind]())
    assert len(described) >= 2
    for one in described:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])


def bad(where: str, key: str, value: object = None) -> Callable[[Face], None]:
    """A change of one key in the first entry of a list, or of the face itself; no value takes the key away."""

    def spoil(face: Face) -> None:
        place = face[where][0] if where else face
        if value is None:
            del place[key]
        else:
            place[key] = value

    return spoil


BAD = {
    "another version": ("report", bad("", "schema", 0)),
    "a key too many": ("report", bad("", "mood", "good")),
    "a key too few": ("report", bad("", "copied")),
    "a score above 100": ("report", bad("", "score", 101)),
    "a score in words": ("report", bad("", "score", "high")),
    "an unknown part": ("report", bad("parts", "name", "luck")),
    "an unknown status": ("report", bad("findings", "status", "maybe")),
    "a credit above 1": ("report", bad("findings", "credit", 1.5)),
    "evidence without places": ("report", bad("findings", "evidence", ["line 3"])),
    "a code that is none": ("report", bad("suggestions", "code", "XX1")),
    "an unknown need": ("posting", bad("requirements", "need", "nice")),
    "an unknown kind": ("posting", bad("requirements", "kind", "magic")),
    "a requirement without places": ("posting", bad("requirements", "spans", [])),
    "a threshold without its unit": ("posting", bad("thresholds", "unit")),
    "an unknown strength": ("resume", bad("skills", "strength", "strong")),
    "a month 13": ("resume", bad("positions", "start", "2024-13")),
    "a metric without its start": ("resume", bad("metrics", "from")),
    "a change without its states": ("comparison", bad("better", "old")),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_face_is_refused(name: str, face: Callable[[str], Face]) -> None:
    kind, spoil = BAD[name]
    made = face(kind)
    assert faults(made, kind) == []
    spoil(made)
    assert len(faults(made, kind)) == 1
