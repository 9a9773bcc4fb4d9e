"""What is built holds what is needed, from the checkout and from the sdist alike."""

import csv
import json
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from io import StringIO
from pathlib import Path

import pytest

import resumefit
from resumefit.extract.wordings import make_wordings, wordings_to_json
from resumefit.lexicon.load import lexicon_from_folder

ROOT = Path(__file__).resolve().parent.parent
COMPILED = "resumefit/_lexicons/compiled.jsonl"


def built(kind: str, source: Path, into: Path) -> Path:
    """Build a wheel or an sdist with the backend alone: offline, into a folder of its own."""
    code = f"import hatchling.build, sys; print(hatchling.build.build_{kind}(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(into)], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return into / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def read(wheel: Path, name: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name).decode()


def tracked(folder: str) -> set[str]:
    """Files of a folder of the checkout, as they should be packed."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def test_the_wheel_holds_package_and_lexicon_and_nothing_else(wheel: Path) -> None:
    package = {name.removeprefix("src/") for name in tracked("src/resumefit")}
    lexicon = {name.replace("lexicons/", "resumefit/_lexicons/", 1) for name in tracked("lexicons")}
    assert len(package) > 100
    assert len(lexicon) > 20
    assert {name for name in names(wheel) if ".dist-info/" not in name} == package | lexicon | {COMPILED}
    assert "resumefit/py.typed" in names(wheel)


def test_the_wheel_says_who_it_is(wheel: Path) -> None:
    folder = f"resumefit-{resumefit.__version__}.dist-info"
    metadata = Parser().parsestr(read(wheel, f"{folder}/METADATA"))
    assert (metadata["Name"], metadata["Version"], metadata["License-Expression"]) == ("resumefit", resumefit.__version__, "MIT")
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert metadata.get_payload().startswith("# resumefit")
    assert {f"{folder}/licenses/LICENSE", f"{folder}/entry_points.txt"} <= names(wheel)
    assert "resumefit = resumefit.cli:" in read(wheel, f"{folder}/entry_points.txt")


def test_declared_pythons_are_those_that_are_allowed(wheel: Path) -> None:
    metadata = Parser().parsestr(read(wheel, f"resumefit-{resumefit.__version__}.dist-info/METADATA"))
    prefix = "Programming Language :: Python :: 3."
    minors = sorted(int(one.removeprefix(prefix)) for one in metadata.get_all("Classifier", []) if one.startswith(prefix))
    assert metadata["Requires-Python"] == f"<3.{minors[-1] + 1},>=3.{minors[0]}"
    assert minors == list(range(minors[0], minors[-1] + 1))


def test_compiled_lexicon_is_the_one_of_the_files(wheel: Path) -> None:
    made = lexicon_from_folder(ROOT / "lexicons")
    head, *groups = read(wheel, COMPILED).split("\n")
    stored = json.loads(head)
    assert stored["sha256"] == made.sha256
    assert stored["phrase_table"] | {"groups": groups} == json.loads(json.dumps(wordings_to_json(make_wordings(made))))
    assert set(stored["tables"]["term"]) == set(made.terms)


def test_an_unpacked_wheel_starts_from_the_compiled_lexicon(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)  # noqa: S202  # our own wheel, made a moment ago
    code = """
import sys
sys.path.insert(0, sys.argv[1])
import resumefit
lexicon = resumefit.load_lexicon()
print(resumefit.__file__, lexicon.phrase_table is not None, len(lexicon.terms))
report = resumefit.score(sys.argv[2], sys.argv[3])
print(report.match.score.rounded)
"""
    case = ROOT / "examples" / "strong-agent"
    command = [sys.executable, "-I", "-c", code, str(tmp_path), str(case / "resume.docx"), str(case / "posting.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    place, compiled, terms, score = done.stdout.split()
    assert Path(place).is_relative_to(tmp_path)
    assert (compiled, int(terms)) == ("True", len(lexicon_from_folder(ROOT / "lexicons").terms))
    assert 0 <= int(score) <= 100


def test_the_sdist_builds_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    again = built("wheel", unpacked, tmp_path)
    rows = [list(csv.reader(StringIO(read(one, f"resumefit-{resumefit.__version__}.dist-info/RECORD")))) for one in (again, wheel)]
    assert rows[0] == rows[1]


def test_the_sdist_holds_what_the_checks_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"Makefile", "LICENSE", "README.md", "CHANGELOG.md", ".ci/run", ".hatch/compile_lexicons.py", "pyproject.toml"}
    for folder in ("src/resumefit", "lexicons", "examples", "tests", "benchmarks"):
        wanted |= tracked(folder)
    assert wanted - held == set()


def test_an_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    wheel = built("editable", ROOT, tmp_path)
    assert not [name for name in names(wheel) if name.startswith("resumefit/")]
    (path,) = [name for name in names(wheel) if name.endswith(".pth")]
    assert Path(read(wheel, path).strip()) == ROOT / "src"
