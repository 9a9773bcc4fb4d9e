"""The shipped lexicon passes its gate, and the loader and the gate refuse what they must, naming file, term and key."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from resumefit.cli import main
from resumefit.errors import LexiconError
from resumefit.extract.wordings import Wordings, all_wordings, make_wordings, wordings_to_json
from resumefit.gate import Problem, check_lexicon, is_found
from resumefit.lexicon.load import COMPILED_NAME, lexicon_from_folder, load_lexicon, shipped_folder, shipped_lexicon, stored_lexicon
from resumefit.lexicon.model import NOT_ASKED_KINDS, TERM_KINDS, Lexicon

FIXED_IDS = (Path(__file__).parent / "fixed_ids.txt").read_text(encoding="utf-8").split()
LEXICON = shipped_lexicon()
GOOD = """
schema = 1

[lexicon]
kind = "tool"

[term."open:bluedesk"]
label = "BlueDesk"
broader = ["ticketing-systems"]
surfaces = ["bluedesk"]
not = ["bluedesk lamp"]
examples = ["Answered 40 tickets a day in BlueDesk."]
counterexamples = ["Sold a BlueDesk lamp."]
sources = ["field"]
"""


@pytest.mark.parametrize("term_id", LEXICON.terms)
def test_term(term_id: str) -> None:
    term = LEXICON.terms[term_id]
    assert term.examples or term.kind in NOT_ASKED_KINDS
    assert [sentence for sentence in term.examples if not is_found(term_id, sentence, LEXICON)] == []
    assert [sentence for sentence in term.counterexamples if is_found(term_id, sentence, LEXICON)] == []


def test_the_gate_is_passed(lexicon: Lexicon) -> None:
    assert len(lexicon.terms) > len(FIXED_IDS)
    assert check_lexicon(lexicon) == ()


def test_the_fixed_ids_are_all_there(lexicon: Lexicon) -> None:
    assert len(FIXED_IDS) == len(set(FIXED_IDS)) == 596
    assert set(FIXED_IDS) - set(lexicon.terms) == set()


def test_other_ids_say_that_they_are_open(lexicon: Lexicon) -> None:
    assert [key for key in lexicon.terms if key not in FIXED_IDS and not key.startswith("open:")] == []


def test_every_kind_is_in_use(lexicon: Lexicon) -> None:
    assert {term.kind for term in lexicon.terms.values()} == set(TERM_KINDS)


def test_every_source_is_in_use(lexicon: Lexicon) -> None:
    assert {key for term in lexicon.terms.values() for key in term.sources} == set(lexicon.sources)


def test_stored_lexicon_is_the_one_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = lexicon_from_folder(shipped_folder())
    table = wordings_to_json(make_wordings(made))
    package = tmp_path / "resumefit"
    shutil.copytree(shipped_folder(), package / "_lexicons")
    (package / "_lexicons" / COMPILED_NAME).write_text(stored_lexicon(shipped_folder(), table), encoding="utf-8")
    monkeypatch.setattr("resumefit.lexicon.load.shipped_folder", lambda: package / "_lexicons")
    stored = shipped_lexicon.__wrapped__()
    assert stored.phrase_table is not None
    assert made.phrase_table is None
    for field in ("version", "sha256", "terms", "metrics", "headings", "cues", "morphology", "scoring", "sources", "wordings"):
        assert getattr(stored, field) == getattr(made, field), field
    assert _plain(all_wordings(stored)) == _plain(make_wordings(made))


def _plain(made: Wordings) -> object:
    return json.loads(json.dumps(wordings_to_json(made)))


# A user's folder


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_good_folder_is_added(tmp_path: Path) -> None:
    added = load_lexicon(folder_with(tmp_path, own=GOOD))
    assert len(added.terms) == len(LEXICON.terms) + 1
    assert added.sha256 != LEXICON.sha256
    assert check_lexicon(added) == ()
    assert is_found("open:bluedesk", "Kept tickets in Bluedesk.", added)


def test_the_words_of_the_lexicons_own_readme_are_taken(tmp_path: Path) -> None:
    term, head = re.findall(r"```toml\n(.*?)```", (shipped_folder() / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    added = load_lexicon(folder_with(tmp_path, own=head + term))
    assert added.terms["open:bluedesk"].kind == "tool"
    assert check_lexicon(added) == ()


def test_every_kind_is_named_in_the_lexicons_own_readme() -> None:
    text = (shipped_folder() / "README.md").read_text(encoding="utf-8")
    assert {kind for kind in TERM_KINDS - NOT_ASKED_KINDS if f"`{kind}`" not in text} == set()


def test_a_folder_can_take_a_terms_place(tmp_path: Path) -> None:
    own = GOOD.replace('"open:bluedesk"', '"zendesk"')
    assert load_lexicon(folder_with(tmp_path, own=own)).terms["zendesk"].label == "BlueDesk"


def test_a_folder_can_stand_alone(tmp_path: Path) -> None:
    alone = load_lexicon(folder_with(tmp_path, own=GOOD), replace=True)
    assert set(alone.terms) == {"open:bluedesk"}
    assert alone.metrics == {}
    assert alone.headings == LEXICON.headings


REFUSED_BY_THE_LOADER = {
    "unknown key": ("sources =", "surface =", "own.toml: open:bluedesk: surface: is not a key"),
    "unknown key in an action": (
        "sources =",
        'actions = [{ verbs = ["a"], object = ["b"] }]\nsources =',
        "own.toml: open:bluedesk.actions: verbs: is not",
    ),
    "string for a list": ('["bluedesk"]', '"bluedesk"', "own.toml: open:bluedesk: surfaces: must be a list"),
    "number for a string": ('label = "BlueDesk"', "label = 7", "own.toml: open:bluedesk: label: must be a str"),
    "number in a list": ('["bluedesk"]', "[24]", "own.toml: open:bluedesk: surfaces: must be a str"),
    "empty string": ('["bluedesk"]', '[" "]', "own.toml: open:bluedesk: surfaces: must not be empty"),
    "value outside a closed set": ("sources =", 'case = "upper"\nsources =', "own.toml: open:bluedesk: case: must be one of any, exact"),
    "missing key": ('label = "BlueDesk"\n', "", "own.toml: open:bluedesk: label: is missing"),
    "unknown kind": ('kind = "tool"', 'kind = "gadget"', "own.toml: open:bluedesk: kind: 'gadget' is not a known kind"),
    "no kind": ('kind = "tool"', "", "own.toml: open:bluedesk: kind: is missing here and in the head"),
    "unknown table": ('[term."open:bluedesk"]', '[terms."open:bluedesk"]', "own.toml: terms: is not a known table"),
    "no table": ('[term."open:bluedesk"]', "[term]\nbroken = 3\n[term.a]", "own.toml: broken: must be a table"),
    "schema of another time": ("schema = 1", "schema = 2", "own.toml: schema: must be 1"),
    "number for a table": ("[lexicon]", "cue = 3\n[lexicon]", "own.toml: cue: must be a table"),
    "head that is no table": ('[lexicon]\nkind = "tool"', 'lexicon = "tool"', "own.toml: lexicon: must be a table"),
    "unknown key in the head": ('kind = "tool"', 'kinds = "tool"', "own.toml: lexicon: kinds: is not a key"),
    "broken TOML": ('label = "BlueDesk"', 'label = "BlueDesk', "own.toml: "),
    "id twice in a file": ("sources =", 'sources = ["field"]\n[term."open:bluedesk"]\nx =', "own.toml: "),
}


@pytest.mark.parametrize(("old", "new", "message"), REFUSED_BY_THE_LOADER.values(), ids=REFUSED_BY_THE_LOADER)
def test_the_loader_refuses(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(LexiconError) as caught:
        load_lexicon(folder_with(tmp_path, own=GOOD.replace(old, new, 1)))
    assert caught.value.message.startswith(message)
    assert "lexicon check" in caught.value.next_step


def test_the_loader_refuses_an_id_in_two_files(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"other\.toml: open:bluedesk: id: stands in more\.toml too"):
        load_lexicon(folder_with(tmp_path, more=GOOD, other=GOOD))


def test_the_loader_refuses_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(GOOD.replace("BlueDesk", "Bl\xfcDesk").encode("latin-1"))
    with pytest.raises(LexiconError, match=r"^own\.toml: "):
        load_lexicon(tmp_path)


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_the_loader_refuses_a_folder_without_files(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(LexiconError, match=name):
        load_lexicon(tmp_path / name)


ALONE = GOOD.replace('broader = ["ticketing-systems"]\n', "")
SECOND = """
[term."open:other"]
label = "Other"
surfaces = ["otherdesk"]
examples = ["Used Otherdesk."]
sources = ["field"]
"""
BOTH = ALONE + SECOND
REFUSED_BY_THE_GATE = {
    "example not found": (ALONE.replace("in BlueDesk.", "in Blue."), "examples", "not found in 'Answered 40 tickets a day in Blue.'"),
    "counterexample found": (ALONE.replace("a BlueDesk lamp", "BlueDesk"), "counterexamples", "found in 'Sold BlueDesk.'"),
    "no example": (ALONE.replace('examples = ["Answered 40 tickets a day in BlueDesk."]\n', "", 1), "examples", "is missing"),
    "wording without a word": (ALONE.replace('["bluedesk"]', '["bluedesk", "--"]'), "surfaces", "'--' holds no word"),
    "unknown source": (ALONE.replace('["field"]', '["hearsay"]'), "sources", "'hearsay' is not in sources.toml"),
    "no source": (ALONE.replace('sources = ["field"]\n', ""), "sources", "is missing"),
    "broader than nothing": (GOOD, "broader", "'ticketing-systems' is no term"),
    "related to nothing": (ALONE.replace("surfaces =", 'related = ["zendesk"]\nsurfaces ='), "related", "'zendesk' is no term"),
    "twin of a twin": (
        BOTH.replace("surfaces =", 'same_as = "open:other"\nsurfaces =', 1).replace(
            'label = "Other"', 'label = "Other"\nsame_as = "open:third"'
        )
        + SECOND.replace("open:other", "open:third").replace("therdesk", "lddesk"),
        "same_as",
        "'open:other' is a twin itself; name the canonical one",
    ),
    "wording with two owners": (
        BOTH.replace('["otherdesk"]', '["otherdesk", "bluedesk"]'),
        "surfaces",
        "'bluedesk' belongs to 'open:other' too",
    ),
}


@pytest.mark.parametrize(("text", "key", "message"), REFUSED_BY_THE_GATE.values(), ids=REFUSED_BY_THE_GATE)
def test_the_gate_refuses(text: str, key: str, message: str, tmp_path: Path) -> None:
    problems = check_lexicon(load_lexicon(folder_with(tmp_path, own=text), replace=True))
    assert problems == (Problem("open:bluedesk", key, message),)


def test_the_gate_passes_what_is_good(tmp_path: Path) -> None:
    assert check_lexicon(load_lexicon(folder_with(tmp_path, own=BOTH), replace=True)) == ()


def test_the_gate_refuses_a_term_without_wording(tmp_path: Path) -> None:
    problems = check_lexicon(load_lexicon(folder_with(tmp_path, own=ALONE.replace('surfaces = ["bluedesk"]\n', "")), replace=True))
    assert Problem("open:bluedesk", "surfaces", "the term has no wording at all") in problems


def test_the_gate_refuses_a_twin_of_itself(tmp_path: Path) -> None:
    own = ALONE.replace("surfaces =", 'same_as = "open:bluedesk"\nsurfaces =')
    problems = check_lexicon(load_lexicon(folder_with(tmp_path, own=own), replace=True))
    assert Problem("open:bluedesk", "same_as", "names the term itself") in problems


def test_the_gate_refuses_a_circle(tmp_path: Path) -> None:
    own = BOTH.replace("surfaces =", 'broader = ["open:other"]\nsurfaces =', 1).replace('"Other"', '"Other"\nbroader = ["open:bluedesk"]')
    problems = check_lexicon(load_lexicon(folder_with(tmp_path, own=own), replace=True))
    assert problems == tuple(Problem(term, "broader", "leads back to the term") for term in ("open:bluedesk", "open:other"))


def test_the_command_names_file_term_and_key(tmp_path: Path) -> None:
    good = GOOD.replace("bluedesk", "reddesk").replace("BlueDesk", "RedDesk")
    folder = folder_with(tmp_path, good=good, own=GOOD.replace("in BlueDesk.", "in Blue."))
    told = CliRunner().invoke(main, ["lexicon", "check", str(folder)])
    assert told.exit_code == 1
    assert told.stdout == "own.toml: open:bluedesk: examples: not found in 'Answered 40 tickets a day in Blue.'\n"
    assert told.stderr == f"{len(LEXICON.terms) + 2} terms, 1 problems.\n"


def test_the_command_passes_a_good_folder(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["lexicon", "check", str(folder_with(tmp_path, own=GOOD))])
    assert (told.exit_code, told.stdout) == (0, "")
