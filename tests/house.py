"""Read the package's own source: who imports whom, what is too long, where words hide. A checker that the tests point at bad code too."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "resumefit"
MAX_FUNCTION_LINES = 60
MAX_MODULE_LINES = 350
MAX_WORDS = 8
FORBIDDEN_NAMES = frozenset(
    {"utils", "util", "helpers", "helper", "manager", "engine", "processor"} | {"data", "info", "result", "results", "misc", "common"}
)
_WORD = re.compile(r"[a-zà-ÿ]{2,}(?:[ -][a-zà-ÿ]+)*")
_ALTERNATIVES = re.compile(r"[a-z]{3,}(?:\|[a-z]{3,}){7,}")


_parse = lru_cache(maxsize=None)(ast.parse)


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package, or a made-up one."""

    name: str
    source: str

    @property
    def tree(self) -> ast.Module:
        return _parse(self.source)

    @property
    def room(self) -> str:
        """The part of the house it stands in: "extract", "lexicon.load", "cli"; "resumefit" for the package's face."""
        parts = self.name.split(".")
        if len(parts) == 1:
            return parts[0]
        return ".".join(parts[1:3]) if parts[1] == "lexicon" and len(parts) > 2 else parts[1]


def modules(folder: Path = PACKAGE) -> list[Module]:
    """Give all modules of the package."""
    return [
        Module(".".join(path.relative_to(folder.parent).with_suffix("").parts).removesuffix(".__init__"), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.py"))
    ]


def imported(module: Module, known: frozenset[str] = frozenset(), *, at_import: bool = False) -> set[str]:
    """Give the names of the modules that a module imports; `at_import` leaves out what functions and type checkers import."""
    found: set[str] = set()
    for node in _statements(module.tree) if at_import else ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (names & known) or {node.module}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield what runs at import: not the bodies of functions, nor what stands under TYPE_CHECKING."""
    todo: list[ast.stmt] = list(tree.body)
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            todo.extend(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            todo.extend(child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt))


def wrong_ways(found: list[Module], allowed: Mapping[str, frozenset[str]]) -> list[str]:
    """Name the imports that lead from a room to one that it may not know."""
    wrong = []
    for module in found:
        if module.room not in allowed:
            wrong.append(f"{module.name}: the room {module.room!r} is not in the table")
            continue
        for name in sorted(imported(module)):
            if name.startswith("."):
                wrong.append(f"{module.name} imports {name!r} relatively")
            elif name.split(".")[0] == "resumefit":
                room = Module(name, "").room
                if room != module.room and room not in allowed[module.room]:
                    wrong.append(f"{module.name} imports {name}")
    return wrong


def strangers(found: list[Module], homes: Mapping[str, frozenset[str]]) -> list[str]:
    """Name the imports of other people's packages outside of the rooms where each belongs."""
    return [
        f"{module.name} imports {name}"
        for module in found
        for name in sorted(imported(module))
        if (package := name.split(".")[0]) in homes and module.room not in homes[package]
    ]


def circles(found: list[Module]) -> list[str]:
    """Name the circles among the modules that import one another when they are imported."""
    known = frozenset(module.name for module in found)
    ahead = {module.name: sorted(imported(module, known, at_import=True) & known - {module.name}) for module in found}
    met: list[str] = []
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            met.append(" -> ".join((*trail[trail.index(name) :], name)))
        elif name not in done:
            for other in ahead[name]:
                walk(other, (*trail, name))
            done.add(name)

    for name in sorted(known):
        walk(name, ())
    return met


def too_long(found: list[Module]) -> list[str]:
    """Name the functions and modules that are too long, with their lines."""
    long = [f"{module.name}: {lines} lines" for module in found if (lines := len(module.source.splitlines())) >= MAX_MODULE_LINES]
    for module in found:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines >= MAX_FUNCTION_LINES:
                    long.append(f"{module.name}.{node.name}: {lines} lines")
    return long


def prints(found: list[Module]) -> list[str]:
    """Name the calls of print()."""
    return [
        f"{module.name}:{node.lineno}"
        for module in found
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def word_lists(found: list[Module]) -> list[str]:
    """Name the assignments and expressions that hold a list of plain words, however it is written down."""
    return sorted({f"{module.name}:{_owner(module.tree, line)}" for module in found for line in _wordy_lines(module.tree)})


def _wordy_lines(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        words: list[str] = []
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            words = [item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        elif isinstance(node, ast.Dict):
            words = [key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("split", "splitlines"):
            text = node.func.value
            words = text.value.split() if isinstance(text, ast.Constant) and isinstance(text.value, str) else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _ALTERNATIVES.search(node.value):
            yield node.lineno
        if sum(bool(_WORD.fullmatch(word)) for word in words) >= MAX_WORDS:
            yield node.lineno


def _owner(tree: ast.Module, line: int) -> str:
    """Give the name of the top-level statement that a line belongs to."""
    for node in tree.body:
        if node.lineno <= line <= (node.end_lineno or node.lineno):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                return node.name
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
            return ", ".join(ast.unparse(target) for target in targets) or str(line)
    return str(line)


def flags_by_position(found: list[Module]) -> list[str]:
    """Name the functions that take a bool by its place."""
    wrong = []
    for module in found:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef):
                positional = (*node.args.posonlyargs, *node.args.args)
                flags = [one.arg for one in positional if one.annotation is not None and ast.unparse(one.annotation) == "bool"]
                wrong.extend(f"{module.name}.{node.name}({flag})" for flag in flags)
    return wrong
