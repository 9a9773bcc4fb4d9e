"""Every cause that the code can name is in the table, and nothing else is."""

import ast
from pathlib import Path

from resumefit import errors
from resumefit.batch.pool import CRASHED
from resumefit.slugs import SLUGS, slug_table

SOURCE = Path(errors.__file__).parent
ROOT = SOURCE.parent.parent


def called(name: str) -> set[str]:
    """First arguments of all calls of a class."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name and node.args:
                assert isinstance(node.args[0], ast.Constant), f"{path.name}: {name} without a code that can be read here"
                found.add(node.args[0].value)
    return found


def test_each_error_has_its_row() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ResumefitError)]
    assert len(kinds) > 9
    assert {CRASHED.code} | {kind.slug for kind in kinds} == {slug.name for slug in SLUGS if slug.error}


def test_each_warning_has_its_row() -> None:
    warned = called("ReadWarning") | called("NoScore")
    assert len(warned) > 9
    assert warned == {slug.name for slug in SLUGS if slug.warning}


def test_the_slugs_are_many_and_each_stands_once() -> None:
    names = [slug.name for slug in SLUGS]
    assert len(names) == len(set(names)) > 15
    assert all(slug.outcome and slug.meaning and slug.do for slug in SLUGS)


def test_the_readme_holds_the_table() -> None:
    assert slug_table() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_may_be_error_or_warning_means_one_of_them_in_a_file() -> None:
    either = [slug for slug in SLUGS if slug.error and slug.warning]
    assert len(either) > 1
    for slug in SLUGS:
        told = {slug.meant(error=True), slug.meant(error=False)}
        assert not any("(error)" in one or "(warning)" in one for one in told)
        assert len(told) == (2 if "(error)" in slug.meaning else 1)
