"""What programs that read the JSON rely on: no key goes, and none means something else, unless the schema's number says so.

`faces/keys.txt` is the promise, a line a key; `faces/*.json` are samples of each face. `--update-golden` takes in what is new, and
refuses what breaks.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from face_making import Face, faces
from jsonschema import Draft202012Validator

from resumefit.batch import schema as of_batch
from resumefit.document import SCHEMA
from resumefit.report import schema as of_report

SAMPLES = Path(__file__).resolve().parent / "faces"
PROMISE = SAMPLES / "keys.txt"
SCHEMAS: dict[str, Any] = {kind: made() for kind, made in {**of_report.SCHEMAS, **of_batch.SCHEMAS}.items()}
BUMP = "this breaks who reads the JSON: bump schema (resumefit.document.SCHEMA), tell it in CHANGELOG.md, then --update-golden"


def keys_of(schema: Any, defs: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every key that a schema describes, with what its value may be in words."""
    if "$ref" in schema:
        yield from keys_of(defs[schema["$ref"].rpartition("/")[2]], defs, path)
    elif "anyOf" in schema:
        for name, words in union(schema["anyOf"], defs, path).items():
            yield name, words
    elif schema.get("type") == "object":
        if path:
            yield path, "object"
        for name, one in schema["properties"].items():
            yield from keys_of(one, defs, f"{path}.{name}".lstrip("."))
    elif schema.get("type") == "array":
        yield path, f"list{' of one or more' if schema.get('minItems') else ''}"
        yield from keys_of(schema["items"], defs, f"{path}[]")
    else:
        values = schema.get("enum", [schema["const"]] if "const" in schema else None)
        bounds = [f"{word} {schema[word]}" for word in ("minimum", "maximum", "minLength", "pattern") if word in schema]
        yield path, " ".join(["one of", *map(str, values)] if values is not None else [schema["type"], *bounds])


def union(choices: list[Any], defs: Mapping[str, Any], path: str) -> dict[str, str]:
    """The keys of a value that may be one of several; its own words are joined with "or"."""
    found: dict[str, str] = {}
    for one in choices:
        for name, words in keys_of(one, defs, path):
            found[name] = f"{found[name]} or {words}" if name in found else words
    return found


def promise() -> list[str]:
    """The lines of the file of keys, as the schemas make them now."""
    lines = [f"schema\t{SCHEMA}"]
    for kind, schema in SCHEMAS.items():
        lines += [f"{kind} {path}\t{words}" for path, words in keys_of(schema, schema.get("$defs", {}))]
    return lines


def kept(was: str, now: str | None) -> bool:
    """Whether a value is still what it was; a longer list of values is."""
    if now is None or was == now:
        return now is not None
    old, new = (words.removeprefix("one of ").removesuffix(" or null").split() for words in (was, now))
    lists = was.startswith("one of ") and now.startswith("one of ") and was.endswith(" or null") == now.endswith(" or null")
    return lists and set(old) <= set(new)


def broken(old: list[str], new: list[str]) -> list[str]:
    """What of an old promise a new one does not keep; nothing where the number of the schema is another."""
    if old[:1] != new[:1]:
        return []
    was, now = (dict(line.split("\t") for line in lines) for lines in (old, new))
    return [f"{key}: was {words}, is {now.get(key, 'gone')}" for key, words in was.items() if not kept(words, now.get(key))]


def paths(face: Any, path: str = "") -> set[str]:
    """Every key of a face, wherever it stands."""
    if isinstance(face, list):
        return {path} | {found for one in face for found in paths(one, f"{path}[]")}
    if isinstance(face, dict):
        own = {path} if path else set()
        return own | {found for name, one in face.items() for found in paths(one, f"{path}.{name}".lstrip("."))}
    return {path}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Face]]:
    return json.loads(json.dumps(faces(tmp_path_factory.mktemp("faces"))))  # type: ignore[no-any-return]


def test_no_key_goes_or_turns_unless_the_schema_is_another(request: pytest.FixtureRequest) -> None:
    old, new = PROMISE.read_text(encoding="utf-8").splitlines() if PROMISE.is_file() else [], promise()
    assert broken(old, new) == [], BUMP
    if request.config.getoption("--update-golden"):
        PROMISE.write_text("\n".join(new) + "\n", encoding="utf-8")
        old = new
    assert old == new, "keys or values are new, which breaks nobody: run pytest tests/test_contract.py --update-golden"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_samples_hold_every_key_and_fit(kind: str, made: dict[str, list[Face]], request: pytest.FixtureRequest) -> None:
    path = SAMPLES / f"{kind}.json"
    fresh = made[kind]
    if request.config.getoption("--update-golden"):
        path.write_text(json.dumps(fresh, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sample = json.loads(path.read_text(encoding="utf-8"))
    told, now = paths(sample), paths(fresh)
    described = {name for name, _ in keys_of(SCHEMAS[kind], SCHEMAS[kind].get("$defs", {}))}
    gone = {name.removeprefix("[].") for name in told - now}
    assert gone - described == set(), f"keys are gone: {BUMP}"
    assert gone == set(), "what is read of the sample's texts lacks keys that the schema has: mend tests/face_making.py"
    assert now - told == set(), "keys are new: run pytest tests/test_contract.py --update-golden"
    missing = {name.replace("screens[]", "findings[]") for name in described} - {name.removeprefix("[].") for name in told}
    assert missing == set(), "the samples lack keys of the schema: make them longer"
    for one in (*sample, *fresh):
        faults = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMAS[kind]).iter_errors(one)]
        assert faults == [], "the sample does not fit the schema"


def test_every_face_is_sampled(made: dict[str, list[Face]]) -> None:
    assert set(made) == set(SCHEMAS) == {path.stem for path in SAMPLES.glob("*.json")}


def each_key(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every key that stands in a schema, with its own schema."""
    if isinstance(schema, list):
        for one in schema:
            yield from each_key(one, path)
    elif isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items():
            yield f"{path}.{name}", one
        for name, one in schema.items():
            yield from each_key(one, f"{path}.{name}")


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_is_described(kind: str) -> None:
    found = list(each_key(SCHEMAS[kind]))
    assert len(found) > 5
    bare = [path for path, one in found if not one.get("description") and not any("description" in own for own in one.get("anyOf", []))]
    assert bare == []


def test_suggestions_name_findings_of_their_report(made: dict[str, list[Face]]) -> None:
    named = 0
    for report in made["report"]:
        known = {finding["id"] for finding in report["findings"] + report["screens"]}
        assert len(known) == len(report["findings"] + report["screens"])
        for suggestion in report["suggestions"]:
            assert set(suggestion["findings"]) <= known
            named += len(suggestion["findings"])
    assert named > 3


OLD = ["schema\t1", "report score\tinteger", "report status\tone of met missing"]


@pytest.mark.parametrize(
    ("now", "faults"),
    [
        (OLD, 0),
        ([*OLD, "report mood\tstring"], 0),
        ([*OLD[:2], "report status\tone of met partly missing"], 0),
        (OLD[:2], 1),
        ([*OLD[:1], "report points\tinteger", OLD[2]], 1),
        ([*OLD[:1], "report score\tinteger or null", OLD[2]], 1),
        ([*OLD[:2], "report status\tone of met"], 1),
        ([*OLD[:2], "report status\tone of met missing or null"], 1),
        (["schema\t2"], 0),
    ],
)
def test_what_breaks_the_promise(now: list[str], faults: int) -> None:
    assert len(broken(OLD, now)) == faults
