from decimal import Decimal
from pathlib import Path

import pytest

import resumefit.lexicon.load as load
from resumefit.errors import LexiconError
from resumefit.extract.dates import date_ranges
from resumefit.lexicon.load import files_of, hashes_of, load_lexicon, read_tables, shipped_folder, shipped_lexicon
from resumefit.lexicon.model import Action, Lexicon

HEAD = 'schema = 1\n[lexicon]\nkind = "tool"\n'
TERM = '[term.a]\nlabel = "A"\nsurfaces = ["alpha"]\n'


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_lexicon_is_loaded_once(lexicon: Lexicon) -> None:
    assert shipped_lexicon() is lexicon
    assert load_lexicon() is lexicon


def test_tables_become_records(tmp_path: Path) -> None:
    text = HEAD + TERM + 'not = ["alpha dog"]\nactions = [{ verb = ["use"], object = ["tool"], gap = 2 }]\n'
    term = load_lexicon(written(tmp_path, own=text)).terms["a"]
    assert (term.id, term.kind, term.surfaces, term.not_) == ("a", "tool", ("alpha",), ("alpha dog",))
    assert term.actions == (Action(("use",), ("tool",), gap=2),)


def test_a_table_can_name_another_kind_than_its_file(tmp_path: Path) -> None:
    assert load_lexicon(written(tmp_path, own=HEAD + TERM + 'kind = "channel"\n')).terms["a"].kind == "channel"


def test_numbers_stay_exact(lexicon: Lexicon) -> None:
    values = (*lexicon.scoring.need_weight.values(), *lexicon.scoring.strength_credit.values())
    assert values
    assert all(type(value) is Decimal for value in values)


def test_the_digest_is_of_what_the_files_say_not_of_their_layout(tmp_path: Path) -> None:
    more = '[term.b]\nlabel = "B"\nsurfaces = ["beta"]\n'
    one = hashes_of(read_tables(written(tmp_path / "one", all=HEAD + TERM + more)))
    two = hashes_of(read_tables(written(tmp_path / "two", y=f"# the same\n{HEAD}{more}", z=f"{HEAD}\n{TERM}")))
    other = hashes_of(read_tables(written(tmp_path / "other", all=HEAD + TERM + more.replace("beta", "gamma"))))
    assert one == two
    assert one.whole != other.whole
    assert one.words != other.words


def test_weights_are_no_words(lexicon: Lexicon, tmp_path: Path) -> None:
    scoring = (shipped_folder() / "scoring.toml").read_text().replace('role_share = "0.9"', 'role_share = "0.5"')
    own = load_lexicon(written(tmp_path / "own", scoring=scoring).resolve())
    assert own.scoring.role_share != lexicon.scoring.role_share
    assert own.sha256 != lexicon.sha256
    assert own.words_sha256 == lexicon.words_sha256


def test_every_id_has_its_file(lexicon: Lexicon) -> None:
    files = files_of(shipped_folder())
    assert files["zendesk"] == "tools.toml"
    assert set(lexicon.terms) | set(lexicon.metrics) <= set(files)


@pytest.mark.parametrize("cue", ["season-x", "season-13-15", "month-0", "month-may", "number-few", "scale-", "ordinal-last"])
def test_a_cue_that_is_read_by_its_number_has_one(cue: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=f"{cue}: id: must be written"):
        load_lexicon(written(tmp_path, own=f'schema = 1\n[cue.{cue}]\nphrases = ["midsummer"]\n'))


def test_a_users_season_is_read(tmp_path: Path) -> None:
    lexicon = load_lexicon(written(tmp_path, own='schema = 1\n[cue.season-06-07]\nphrases = ["midsummer"]\n'))
    assert [str(found.start) for found in date_ranges("Midsummer 2019", lexicon)] == ["2019-06"]


def test_without_a_lexicon_there_is_a_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(load, "__file__", str(tmp_path / "resumefit" / "lexicon" / "load.py"))
    with pytest.raises(LexiconError, match="not installed"):
        shipped_folder.__wrapped__()


def test_the_installed_folder_comes_before_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "src" / "resumefit"
    (package / "lexicon").mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    checkout = tmp_path / "lexicons"
    checkout.mkdir()
    monkeypatch.setattr(load, "__file__", str(package / "lexicon" / "load.py"))
    assert shipped_folder.__wrapped__() == checkout
    (package / "_lexicons").mkdir()
    assert shipped_folder.__wrapped__() == package / "_lexicons"
