"""TOML files -> Lexicon.

The shipped lexicon lies in the `_lexicons` folder of the installed package, with a compiled copy that the build made; in a
checkout it is `lexicons/` beside pyproject.toml. A user's folder is always read from its TOML.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from resumefit.errors import LexiconError
from resumefit.lexicon.model import TERM_KINDS, Action, Cue, Heading, Lexicon, MetricTerm, Morphology, Scoring, Source, Term, Wording
from resumefit.lexicon.whole import flaws
from resumefit.memory import uncollected

COMPILED_NAME = "compiled.jsonl"
_NEXT = "Mend the file, then run 'resumefit lexicon check' on its folder."
_SECTIONS: Mapping[str, type] = {"term": Term, "metric": MetricTerm, "heading": Heading, "cue": Cue, "source": Source, "wording": Wording}

Tables = dict[str, dict[str, dict[str, Any]]]
"""Section -> id -> the table's keys; single tables (morphology, scoring) stand under the id ""."""
_SCREENS = ("screens", "screen_terms", "screen_words")
"""Keys of the scoring that postings are read with."""
Maker = Callable[[type, Mapping[str, Any], str, str], Any]
"""Record class, table, file, id -> the record."""


class Hashes(NamedTuple):
    """What tells the contents of two lexicons apart."""

    whole: str
    words: str
    """Of all that documents are read with: a changed weight changes the whole, not this."""


@cache
def shipped_folder() -> Path:
    """Find the lexicon that came with the package; raise LexiconError where there is none."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_lexicons"
    if installed.is_dir():
        return installed
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "lexicons").is_dir():
        return checkout / "lexicons"
    raise LexiconError("The lexicon that belongs to resumefit is not installed.", next_step="Install the package again.")


@cache
def shipped_lexicon() -> Lexicon:
    """Load the lexicon that came with the package, once a process."""
    folder = shipped_folder()
    compiled = folder / COMPILED_NAME
    if not compiled.is_file():
        return lexicon_from_folder(folder)
    with uncollected():
        head, *groups = compiled.read_bytes().split(b"\n")
        stored = json.loads(head)
        phrase_table = {**stored["phrase_table"], "groups": groups}
        hashes = Hashes(stored["sha256"], stored["words_sha256"])
        return _lexicon(stored["tables"], hashes, compiled.name, phrase_table=phrase_table, make=_make)


def load_lexicon(folder: str | Path | None = None, *, replace: bool = False) -> Lexicon:
    """Load the shipped lexicon, with a user's folder of TOML files added to it.

    A table of the user's folder takes the place of the shipped one of the same id. With `replace` the user's terms stand
    alone; headings, cues, morphology, scoring and sources that the folder lacks still come from the shipped set.
    """
    if folder is None:
        return shipped_lexicon()
    own = read_tables(Path(folder))
    tables = read_tables(shipped_folder())
    if replace:
        tables = {section: entries for section, entries in tables.items() if section not in ("term", "metric")}
    for section, entries in own.items():
        tables[section] = {**tables.get(section, {}), **entries}
    return _lexicon(tables, hashes_of(tables), Path(folder).name)


def read_tables(folder: Path) -> Tables:
    """Read and check the shape of all TOML files of a folder, in the order of their names."""
    if not folder.is_dir():
        raise LexiconError(f"There is no lexicon folder named {folder.name!r}.", next_step="Name a folder that holds .toml files.")
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise LexiconError(f"The folder {folder.name!r} holds no .toml files.", next_step="Name a folder that holds .toml files.")
    tables: Tables = {}
    owners: dict[tuple[str, str], str] = {}
    for path in paths:
        for section, entries in _read_file(path).items():
            for key, table in entries.items():
                first = owners.setdefault((section, key), path.name)
                if first != path.name:
                    raise _error(path.name, key, "id", f"stands in {first} too")
                tables.setdefault(section, {})[key] = table
    return tables


def files_of(folder: Path) -> dict[str, str]:
    """Give the name of the file in which each term and metric of a folder stands, by id."""
    return {key: path.name for path in sorted(folder.glob("*.toml")) for entries in _read_file(path).values() for key in entries}


def hashes_of(tables: Tables) -> Hashes:
    """Hash what the tables say, whatever the layout of their files."""
    scoring = tables.get("scoring", {}).get("", {})
    words = {section: entries for section, entries in tables.items() if section not in ("scoring", "source")}
    screens = {"": {key: scoring[key] for key in _SCREENS if key in scoring}}
    return Hashes(_digest(tables), _digest({**words, "scoring": screens}))


def _digest(tables: Tables) -> str:
    return sha256(json.dumps(tables, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def _read_file(path: Path) -> Tables:
    """Give one file's tables with the file's kind filled in, refusing unknown keys and wrong types."""
    import tomllib  # an installed lexicon is read without

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}.", next_step=_NEXT) from error
    except RecursionError as error:
        raise LexiconError(f"{path.name}: its tables are nested too deep.", next_step=_NEXT) from error
    except OSError as error:
        raise LexiconError(f"{path.name} cannot be read ({error.strerror}).", next_step="Check that it is a file you may read.") from error
    if content.pop("schema", None) != 1:
        raise _error(path.name, "", "schema", "must be 1: a file begins with schema = 1, [lexicon], and the kind of its terms")
    head = content.pop("lexicon", {})
    for key in _table(head, path.name, "lexicon"):
        if key not in ("kind", "title"):
            raise _error(path.name, "lexicon", key, "is not a key of a file's head; known: kind, title")
    tables: Tables = {}
    for section, entries in content.items():
        if section in ("morphology", "scoring"):
            tables[section] = {"": _checked(Morphology if section == "morphology" else Scoring, entries, path.name, section)}
            continue
        if section not in _SECTIONS:
            raise _error(path.name, "", section, "is not a known table")
        for key, table in _table(entries, path.name, section).items():
            own = {"kind": head.get("kind"), **_table(table, path.name, key)} if section == "term" else table
            if section == "term" and own["kind"] not in TERM_KINDS:
                wrong = "is missing here and in the head of the file" if own["kind"] is None else f"{own['kind']!r} is not a known kind"
                raise _error(path.name, key, "kind", f"{wrong}; known: {', '.join(sorted(TERM_KINDS))}")
            tables.setdefault(section, {})[key] = _checked(_SECTIONS[section], own, path.name, key)
    return tables


@cache
def _schema(kind: type) -> dict[str, tuple[str, Any, bool]]:
    """Key in the file -> (field, its type, whether it must stand there)."""
    hints = get_type_hints(kind)
    return {
        field.metadata.get("key", field.name): (
            field.name,
            hints[field.name],
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(kind)
        if field.name != "id"
    }


def _checked(kind: type, table: object, file: str, key: str) -> dict[str, Any]:
    """Refuse keys that are no field, missing ones and values of another type; give the table back."""
    table = _table(table, file, key)
    schema = _schema(kind)
    for name, value in table.items():
        if name not in schema:
            raise _error(file, key, name, f"is not a key of {kind.__name__.lower()}s; known: {', '.join(sorted(schema))}")
        _convert(value, schema[name][1], (file, key, name))
    for name, (_, _, needed) in schema.items():
        if needed and name not in table:
            raise _error(file, key, name, "is missing")
    return table


def _table(value: object, file: str, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _error(file, key, "", "must be a table")
    return value


def _convert(value: object, wanted: Any, where: tuple[str, str, str]) -> Any:
    """Turn a TOML value into a field's type or raise an error that names file, table and key."""
    origin = getattr(wanted, "__origin__", None)
    inner: tuple[Any, ...] = getattr(wanted, "__args__", ())
    if wanted is Decimal:
        return _decimal(value, where)
    if origin is tuple:
        return _convert_list(value, inner[0], where)
    if origin is Mapping:
        if not isinstance(value, dict):
            raise _error(*where, "must be a table")
        return {str(key): _convert(item, inner[1], where) for key, item in value.items()}
    if wanted is Action:
        checked = _checked(Action, value, where[0], f"{where[1]}.{where[2]}")
        return _build(Action, checked, where[0], where[1])
    if isinstance(wanted, type):
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise _error(*where, f"must be a {wanted.__name__}")
        if isinstance(value, str) and not value.strip():
            raise _error(*where, "must not be empty")
        return value
    choices = [choice for choice in inner if choice is not type(None)]
    if all(isinstance(choice, str) for choice in choices):
        if value not in choices:
            raise _error(*where, f"must be one of {', '.join(choices)}")
        return value
    return _convert(value, choices[0], where)


def _convert_list(value: object, wanted: Any, where: tuple[str, str, str]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _error(*where, "must be a list")
    if wanted is str and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(value)
    return tuple(_convert(item, wanted, where) for item in value)


def _decimal(value: object, where: tuple[str, str, str]) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise _error(*where, "must be a number") from error


def _build(kind: type, table: Mapping[str, Any], file: str, key: str) -> Any:
    """Make the record of a checked table."""
    schema = _schema(kind)
    values = {schema[name][0]: _convert(value, schema[name][1], (file, key, name)) for name, value in table.items()}
    return kind(id=key, **values) if any(field.name == "id" for field in fields(kind)) else kind(**values)


def _make(kind: type, table: Mapping[str, Any], _file: str, key: str) -> Any:
    """Make the record of a table that a build has checked before it stored it, in a third of the time that `_build` takes."""
    schema = _schema(kind)
    return kind(id=key, **{schema[name][0]: _plain(value) if isinstance(value, list) else value for name, value in table.items()})


def _plain(value: list[Any]) -> tuple[Any, ...]:
    """Give a stored list of texts or actions as the tuple that records hold."""
    if not value or isinstance(value[0], str):
        return tuple(value)
    return tuple(Action(**{name: _stored(part) for name, part in one.items()}) for one in value)


def _stored(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _lexicon(tables: Tables, hashes: Hashes, file: str, *, phrase_table: Mapping[str, Any] | None = None, make: Maker = _build) -> Lexicon:
    def records(section: str, kind: type) -> dict[str, Any]:
        return {key: make(kind, table, file, key) for key, table in tables.get(section, {}).items()}

    for needed in ("morphology", "scoring"):
        if needed not in tables:
            raise _error(file, "", needed, "is missing")
    scoring = _build(Scoring, tables["scoring"][""], file, "scoring")
    lexicon = Lexicon(
        version=scoring.version,
        sha256=hashes.whole,
        words_sha256=hashes.words,
        terms=records("term", Term),
        metrics=records("metric", MetricTerm),
        headings=records("heading", Heading),
        cues=records("cue", Cue),
        morphology=_build(Morphology, tables["morphology"][""], file, "morphology"),
        scoring=scoring,
        sources=records("source", Source),
        wordings=records("wording", Wording),
        phrase_table=phrase_table,
    )
    for table, key, problem in flaws(lexicon):
        raise _error(file, table, key, problem)
    return lexicon


def lexicon_from_folder(folder: Path) -> Lexicon:
    """Load a folder of TOML files that is a whole lexicon by itself."""
    tables = read_tables(folder)
    return _lexicon(tables, hashes_of(tables), folder.name)


def stored_lexicon(folder: Path, phrase_table: Mapping[str, Any]) -> str:
    """Give the text that a build puts beside the TOML files, so that a start need neither parse nor stem them.

    The first line is the JSON of everything but the groups of the phrase table; those follow, one a line, to be read when needed.
    """
    tables = read_tables(folder)
    head = {name: part for name, part in phrase_table.items() if name != "groups"}
    hashes = hashes_of(tables)
    stored = {"sha256": hashes.whole, "words_sha256": hashes.words, "tables": tables, "phrase_table": head}
    return "\n".join([json.dumps(stored, separators=(",", ":"), default=str), *phrase_table["groups"]])


def _error(file: str, key: str, name: str, problem: str) -> LexiconError:
    """Name file, table and key of what is wrong."""
    place = ": ".join(part for part in (file, key, name) if part)
    return LexiconError(f"{place}: {problem}.", next_step=_NEXT)
