"""The house keeps its shape: directions of import, strangers, sizes, no words in Python."""

import ast
import inspect
import sys
from pathlib import Path

import house
import pytest
from house import Module

import resumefit

_BASE = frozenset({"span", "errors"})
_TEXT = _BASE | {"lines", "document"}
_WORDS = frozenset({"lexicon.model", "extract"})
_SIDES = frozenset({"resume", "posting"})
ALLOWED = {
    "span": frozenset(),
    "errors": frozenset(),
    "memory": frozenset(),
    "repair": frozenset(),
    "lines": _BASE,
    "document": _BASE | {"lines"},
    "readers": _TEXT | {"repair"},
    "lexicon": frozenset(),
    "lexicon.model": frozenset(),
    "lexicon.whole": frozenset({"lexicon.model"}),
    "lexicon.load": frozenset({"errors", "memory", "lexicon.model", "lexicon.whole"}),
    "lexicon.show": frozenset({"lexicon.model"}),
    "redact": _TEXT | {"lexicon.model", "resume"},
    "plausible": _TEXT | {"lexicon.model"},
    "slugs": frozenset(),
    "weights": frozenset({"lexicon.model"}),
    "extract": _TEXT | {"memory", "lexicon.model"},
    "resume": _TEXT | _WORDS,
    "posting": _TEXT | _WORDS,
    "copying": _TEXT,
    "overlap": _TEXT | _WORDS | _SIDES | {"copying"},
    "match": frozenset({"span", "weights"}) | _WORDS | _SIDES,  # not document: it never sees a text
    "speech": _TEXT,
    "suspects": _TEXT | {"copying", "speech"},
    "grid": frozenset({"span", "memory", "lexicon.load", "lexicon.model", "overlap", "speech", "suspects", "match"}) | _SIDES,
    "suggest": frozenset({"span", "lines", "weights", "match"}) | _WORDS | _SIDES,
    "report": _TEXT | _WORDS | _SIDES | {"match", "suggest", "slugs", "redact"},
    "gate": _TEXT | _WORDS | {"lexicon.load"},
    "pipeline": _TEXT | _WORDS | _SIDES | {"memory", "lexicon.load", "readers", "overlap", "plausible", "match", "suggest", "report"},
    "batch": _TEXT
    | _WORDS
    | _SIDES
    | {"memory", "lexicon.load", "readers", "plausible", "match", "suggest", "report", "pipeline", "redact", "slugs", "resumefit"}
    | {"overlap", "grid"},
    "writers": _TEXT | {"errors", "suggest", "report"},
    "cli_output": frozenset({"report"}),
    "cli_input": frozenset({"errors", "document", "lexicon.load", "lexicon.model", "readers", "cli_output"}),
    "cli_batch": frozenset({"cli_input", "cli_output", "batch", "slugs"}),
    "cli_audit": frozenset({"errors", "cli_input", "cli_output", "pipeline", "report", "batch", "resumefit"}),
    "cli_annotate": frozenset({"cli_input", "cli_output", "pipeline", "report", "writers", "resumefit"}),
    "cli_lexicon": frozenset({"cli_input", "cli_output", "gate", "lexicon.load", "lexicon.show", "report"}),
    "cli": _TEXT
    | {
        "batch",
        "cli_annotate",
        "cli_audit",
        "cli_batch",
        "cli_lexicon",
        "redact",
        "cli_input",
        "cli_output",
        "lexicon.model",
        "readers",
        "suggest",
        "report",
        "pipeline",
        "resumefit",
    },
    "resumefit": _TEXT | _SIDES | {"lexicon.load", "lexicon.model", "match", "suggest", "report", "pipeline", "grid"},
    "__main__": frozenset({"cli"}),
}
HOMES = {
    "numpy": frozenset({"match", "speech", "suspects", "grid"}),
    "spacy": frozenset({"extract"}),
    "pypdf": frozenset({"readers"}),
    "pypdfium2": frozenset({"readers"}),
    "docx": frozenset({"readers", "writers"}),
    "lxml": frozenset({"readers", "writers"}),
    "jinja2": frozenset({"report"}),
    "markupsafe": frozenset({"report"}),
    "rich": frozenset({"report", "cli_output", "cli_batch"}),
    "distributed": frozenset({"batch"}),
    "click": frozenset({"cli", "cli_annotate", "cli_audit", "cli_batch", "cli_input", "cli_lexicon", "cli_output"}),
}
LONG: dict[str, str] = {}
"""module or module.function -> why it may be long."""
NO_ENGLISH = {
    "resumefit.extract.number_cues:_ROLES": "names that join code and lexicon",
    "resumefit.extract.words:_DOUBLED": "letters",
    "resumefit.lexicon.model:TERM_KINDS": "names of a closed set",
    "resumefit.match.model:PARTS": "names of a closed set",
    "resumefit.match.values:_UNITS": "names of units",
    "resumefit.readers.docx_looks:_HIGHLIGHTS": "names of a file format",
    "resumefit.readers.html_looks:_NAMED": "names of a file format",
    "resumefit.readers.docx_story:_SHAPES": "names of a file format",
    "resumefit.readers.pdf_fonts:_ICONS": "names of fonts",
}
"""Lists that only look like words of resumes and postings, each with what they are. Keys of the JSON faces are told by their functions."""
JSON_FACES = {
    "resumefit.posting.face",
    "resumefit.resume.face",
    "resumefit.report.json_face",
    "resumefit.report.lexicon_face",
    "resumefit.report.drafts_face",
    "resumefit.batch.model",
    "resumefit.batch.audit",
    "resumefit.batch.rates",
}


@pytest.fixture(scope="module")
def found() -> list[Module]:
    seen = house.modules()
    assert len(seen) > 20
    return seen


def test_imports_lead_down(found: list[Module]) -> None:
    assert len([module for module in found if any(name.startswith("resumefit") for name in house.imported(module))]) > 20
    assert house.wrong_ways(found, ALLOWED) == []


def test_the_table_of_rooms_has_no_way_round() -> None:
    order: list[str] = []
    rest = dict(ALLOWED)
    while rest:
        free = [room for room, below in rest.items() if below <= set(order)]
        assert free, f"a circle among {sorted(rest)}"
        order.extend(free)
        for room in free:
            del rest[room]
    assert set(order) >= {module.room for module in house.modules()}


def test_no_circle(found: list[Module]) -> None:
    known = frozenset(module.name for module in found)
    assert sum(len(house.imported(module, known, at_import=True) & known) for module in found) > 100
    assert house.circles(found) == []


def test_other_packages_stay_in_their_rooms(found: list[Module]) -> None:
    assert {name.split(".")[0] for module in found for name in house.imported(module)} >= {"spacy", "pypdf", "lxml", "rich", "click"}
    assert house.strangers(found, HOMES) == []


def test_only_declared_packages_are_imported(found: list[Module]) -> None:
    packages = {name.split(".")[0] for module in found for name in house.imported(module)}
    assert packages - set(sys.stdlib_module_names) - {"resumefit"} <= set(HOMES)


def test_what_the_build_imports_is_standard_library(found: list[Module]) -> None:
    known = frozenset(module.name for module in found)
    by_name = {module.name: module for module in found}
    todo, seen = ["resumefit.lexicon.load", "resumefit.extract.wordings"], set[str]()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        parents = [".".join(name.split(".")[:depth]) for depth in range(1, name.count(".") + 1)]
        names = house.imported(by_name[name], known, at_import=True)
        todo.extend(parents + [one for one in names if one in known])
        assert {one.split(".")[0] for one in names} <= sys.stdlib_module_names | {"resumefit"}, name
    assert "resumefit.extract.words" in seen


def test_sizes(found: list[Module]) -> None:
    long = {entry.split(":")[0] for entry in house.too_long(found)}
    assert long - set(LONG) == set()
    assert set(LONG) - long == set(), "no longer long: take it out of the list"


def test_no_print(found: list[Module]) -> None:
    assert house.prints(found) == []


def test_words_live_in_the_lexicon(found: list[Module]) -> None:
    listed = {entry for entry in house.word_lists(found) if entry.split(":")[0] not in JSON_FACES}
    assert listed - set(NO_ENGLISH) == set()
    assert set(NO_ENGLISH) - listed == set(), "no longer there: take it out of the list"


def test_names_say_what_they_hold(found: list[Module]) -> None:
    parts = {part for module in found for part in module.name.split(".")}
    classes = {node.name.lower() for module in found for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)}
    assert (parts | classes) & house.FORBIDDEN_NAMES == set()


def test_flags_go_by_name(found: list[Module]) -> None:
    assert house.flags_by_position(found) == []


def test_the_public_face_takes_two_by_position_at_most() -> None:
    functions = [getattr(resumefit, name) for name in resumefit.__all__ if inspect.isfunction(getattr(resumefit, name))]
    assert len(functions) >= 4
    for function in functions:
        positional = [one for one in inspect.signature(function).parameters.values() if one.kind is not inspect.Parameter.KEYWORD_ONLY]
        assert len(positional) <= 2, function.__name__


def test_every_module_and_public_name_has_a_docstring(found: list[Module]) -> None:
    bare = [module.name for module in found if module.source.strip() and ast.get_docstring(module.tree) is None]
    assert bare == []


BAD = '''
"""A module that does everything wrong."""
from resumefit.cli import main
from spacy.tokens import Doc
WORDS = ["calls", "emails", "chats", "letters", "faxes", "tickets", "orders", "refunds"]
MORE = "calls emails chats letters faxes tickets orders refunds".split()
PATTERN = "calls|emails|chats|letters|faxes|tickets|orders|refunds"
SAME = {"calls": 1, "emails": 1, "chats": 1, "letters": 1, "faxes": 1, "tickets": 1, "orders": 1, "refunds": 1}
def read(name, strict: bool):
    print(name)
'''


def test_the_checker_refuses_a_bad_module() -> None:
    bad = [Module("resumefit.match.bad", BAD)]
    assert house.wrong_ways(bad, ALLOWED) == ["resumefit.match.bad imports resumefit.cli"]
    assert house.strangers(bad, HOMES) == ["resumefit.match.bad imports spacy.tokens"]
    assert house.prints(bad) == ["resumefit.match.bad:10"]
    assert house.word_lists(bad) == [f"resumefit.match.bad:{name}" for name in ("MORE", "PATTERN", "SAME", "WORDS")]
    assert house.flags_by_position(bad) == ["resumefit.match.bad.read(strict)"]
    assert house.wrong_ways([Module("resumefit.attic", "")], ALLOWED) == ["resumefit.attic: the room 'attic' is not in the table"]
    relative = Module("resumefit.match.bad", "from . import model")
    assert house.wrong_ways([relative], ALLOWED) == ["resumefit.match.bad imports '.' relatively"]


def test_the_checker_refuses_what_is_too_long() -> None:
    long = "def long():\n" + "    pass\n" * 400
    assert house.too_long([Module("resumefit.long", long)]) == ["resumefit.long: 401 lines", "resumefit.long.long: 401 lines"]


def test_the_checker_finds_circles() -> None:
    one = Module("resumefit.one", "from resumefit import two")
    two = Module("resumefit.two", "from resumefit.one import thing")
    late = Module("resumefit.one", "def later():\n    from resumefit import two")
    assert house.circles([one, two]) == ["resumefit.one -> resumefit.two -> resumefit.one"]
    assert house.circles([late, two]) == []


def test_the_checker_reads_files(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "__init__.py").write_text("")
    (tmp_path / "made" / "part.py").write_text("import json\n")
    assert [module.name for module in house.modules(tmp_path / "made")] == ["made", "made.part"]
