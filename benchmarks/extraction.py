"""How well resumefit reads the labelled postings and resumes, beside a plain phrase list over the same terms.

    python benchmarks/extraction.py SHARED/gold [--what postings|resumes] [--halves] [--errors N] [--text] [--out DIR]

Postings are read as text, resumes from their PDFs (with --text from their texts). The predictions are held against the labels
by the evaluate.py of that folder. --halves measures every second document (by id) and the others apart and prints the gap;
--errors prints up to N missing and extra rows a target.
"""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import NOT_ASKED_KINDS, Lexicon

TODAY = date(2016, 12, 31)
"""The month that "present" stands for in the labelled resumes; in one with later dates it is the last of them."""
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_resumes(gold: Path, lexicon: Lexicon, *, from_text: bool) -> list[Row]:
    """Give the JSON face of every labelled resume."""
    from resumefit.readers.registry import read_document
    from resumefit.resume.build import build_resume

    found = []
    for row in rows(gold / "resumes.jsonl"):
        document = Document.from_text(row["text"]) if from_text else read_document(gold / "resumes" / f"{row['id']}.pdf")
        resume = build_resume(document, lexicon, today=TODAY)
        ends = [date(job.end.year, job.end.month or 12, 1) for job in resume.positions if job.end is not None]
        if (written := max(ends, default=TODAY)) > TODAY:
            resume = build_resume(document, lexicon, today=written)
        found.append({**resume.to_dict(), "id": row["id"]})
    return found


def read_postings(gold: Path, lexicon: Lexicon) -> list[Row]:
    """Give the JSON face of every labelled posting."""
    from resumefit.posting.build import build_posting

    return [{**build_posting(Document.from_text(row["text"]), lexicon).to_dict(), "id": row["id"]} for row in rows(gold / "postings.jsonl")]


def phrase_list(gold: Path, what: str) -> list[Row]:
    """Do as a plain phrase list does: every wording of terms.jsonl in any letter case, all required or shown, nothing else.

    Kinds that nobody asks for are left out, and for resumes those that have a field of their own.
    """
    left_out = NOT_ASKED_KINDS | ({"role_title", "education", "language"} if what == "resumes" else frozenset())
    wordings = [
        (term["id"], surface.lower())
        for term in rows(gold.parent / "domain" / "terms.jsonl")
        if term["kind"] not in left_out
        for surface in term["surfaces"]
    ]
    longest_first = sorted({surface for _, surface in wordings}, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    owners: dict[str, str] = {}
    for term, surface in wordings:
        owners.setdefault(surface, term)
    found = []
    for row in rows(gold / f"{what}.jsonl"):
        places: dict[str, list[Row]] = {}
        for match in pattern.finditer(row["text"].lower()):
            places.setdefault(owners[match.group()], []).append({"text": row["text"][match.start() : match.end()]})
        if what == "postings":
            found.append({"id": row["id"], "requirements": [{"target": t, "need": "required", "spans": s} for t, s in places.items()]})
        else:
            found.append({"id": row["id"], "skills": [{"target": t, "strength": "shown", "spans": s} for t, s in places.items()]})
    return found


def evaluate(gold: Path, what: str, predicted: list[Row], *, ids: set[str], folder: Path) -> list[str]:
    """Run evaluate.py on some of the documents; give the lines it prints."""
    labels = [row for row in rows(gold / f"{what}_labels.jsonl") if row["id"] in ids]
    gold_path, predicted_path = folder / "gold.jsonl", folder / "predicted.jsonl"
    gold_path.write_text("".join(json.dumps(row) + "\n" for row in labels), encoding="utf-8")
    predicted_path.write_text("".join(json.dumps(row) + "\n" for row in predicted if row["id"] in ids), encoding="utf-8")
    command = [sys.executable, str(gold / "evaluate.py"), what, str(gold_path), str(predicted_path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def figure(line: str) -> tuple[str, str, str]:
    """Split a line of evaluate.py: name, F1 (or share, or count), what it counts."""
    parts = re.match(r"(.{28}|taken from blurb or benefits) (.*)", line)
    if parts is None:
        return line, "", ""
    name, rest = parts[1].strip(), parts[2]
    f1 = re.search(r"F1 (\S+)", rest)
    counts = re.search(r"\(gold.*\)|of .*", rest)
    return name, f1[1] if f1 else rest.split()[0], counts[0] if counts else ""


def print_table(title: str, columns: dict[str, list[str]]) -> None:
    """Print figures side by side, one column a run; the last column of the text says what the first run counted."""
    names = list(columns)
    print(f"\n{title}\n{'':<30}" + "".join(f"{name:>14}" for name in names))
    figures = [[figure(line) for line in lines] for lines in columns.values()]
    for at, (name, _, counts) in enumerate(figures[0]):
        print(f"{name:<30}" + "".join(f"{column[at][1] if at < len(column) else '':>14}" for column in figures) + f"  {counts}")


def gaps(one: list[str], other: list[str]) -> list[str]:
    """Give the lines of a column that holds the differences of two runs."""
    lines = []
    for a, b in zip(one, other, strict=True):
        name, first, _ = figure(a)
        second = figure(b)[1]
        lines.append(f"{name:<28} {float(first) - float(second):+.3f}" if first and second else name)
    return lines


def evaluator(gold: Path) -> ModuleType:
    """Import the folder's evaluate.py, to see which rows it pairs."""
    spec = importlib.util.spec_from_file_location("evaluate", gold / "evaluate.py")
    if spec is None or spec.loader is None:
        raise ImportError("there is no evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def errors(gold: Path, what: str, predicted: list[Row]) -> Iterator[tuple[str, str, str]]:
    """Yield every row missed, invented or graded wrongly: ("missing" | "extra" | "grade", target, words)."""
    judge = evaluator(gold)
    field, grade = ("requirements", "need") if what == "postings" else ("skills", "strength")
    by_id = {row["id"]: row for row in predicted}
    for label in rows(gold / f"{what}_labels.jsonl"):
        mine = judge.listed(by_id.get(label["id"], {}).get(field))
        pairs, twins = judge.paired(label[field], mine)
        for at, row in enumerate(label[field]):
            if at not in pairs:
                yield "missing", row["target"], f"{label['id']} {row[grade]}: {row['quote']}"
            elif mine[pairs[at]][grade] != row[grade]:
                yield "grade", f"{row[grade]}, read as {mine[pairs[at]][grade]}", f"{label['id']} {row['target']}: {row['quote']}"
        for at, row in enumerate(mine):
            if at not in pairs.values() and at not in twins and row["target"] not in (label.get("debatable") or []):
                words = " / ".join(span["text"] for span in row["spans"][:2])
                yield "extra", row["target"], f"{label['id']} {row[grade]}: {words}"


def print_errors(found: Iterator[tuple[str, str, str]], most: int) -> None:
    """Print errors grouped by sort and target, the commonest first."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sort, target, words in found:
        groups[sort, target].append(words)
    for (sort, target), places in sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]), group[0][1])):
        print(f"{sort:<8} {len(places):>4}  {target}")
        for words in places[:most]:
            print(f"               {' '.join(words.split())[:150]}")


def error_groups(gold: Path, what: str, predicted: list[Row], lexicon: Lexicon) -> dict[str, int]:
    """Count the errors by sort and kind of term; what the lexicon has no term for is "open"."""
    groups: dict[str, int] = defaultdict(int)
    for sort, target, _ in errors(gold, what, predicted):
        term = lexicon.terms.get(target)
        kind = "open" if target.startswith("open:") else term.kind if term else "other"
        groups[f"{sort}: {target if sort == 'grade' else kind}"] += 1
    return groups


def print_groups(what: str, columns: dict[str, dict[str, int]]) -> None:
    """Print error counts side by side, the commonest of the first column's sorts first."""
    print(f"\n{what}: errors by cause\n{'':<44}" + "".join(f"{name:>14}" for name in columns))
    keys = {key for column in columns.values() for key in column}
    for key in sorted(keys, key=lambda key: (key.split(":")[0], -max(column.get(key, 0) for column in columns.values()), key)):
        print(f"{key:<44}" + "".join(f"{column.get(key, 0):>14}" for column in columns.values()))


def measure(gold: Path, what: str, read: Callable[[], list[Row]], arguments: argparse.Namespace) -> None:
    """Print the table of one kind of document."""
    predicted, listed = read(), phrase_list(gold, what)
    ids = sorted(row["id"] for row in rows(gold / f"{what}_labels.jsonl"))
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.out or Path(name)
        columns = {
            "resumefit": evaluate(gold, what, predicted, ids=set(ids), folder=folder),
            "phrase list": evaluate(gold, what, listed, ids=set(ids), folder=folder),
        }
        if arguments.halves:
            for title, half in (("even half", ids[0::2]), ("odd half", ids[1::2])):
                columns[title] = evaluate(gold, what, predicted, ids=set(half), folder=folder)
            columns["gap"] = gaps(columns["even half"], columns["odd half"])
        print_table(f"{what} ({len(ids)} documents)", columns)
        evaluate(gold, what, predicted, ids=set(ids), folder=folder)
    lexicon = shipped_lexicon()
    groups = {name: error_groups(gold, what, rows_, lexicon) for name, rows_ in (("resumefit", predicted), ("phrase list", listed))}
    print_groups(what, groups)
    if arguments.errors:
        print_errors(errors(gold, what, predicted), arguments.errors)


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--what", choices=["postings", "resumes"])
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--text", action="store_true", help="read the resumes' texts, not their PDFs")
    parser.add_argument("--out", type=Path, help="leave gold.jsonl and predicted.jsonl there")
    arguments = parser.parse_args()
    lexicon = shipped_lexicon()
    readers: dict[str, Callable[[], list[Row]]] = {
        "postings": lambda: read_postings(arguments.gold, lexicon),
        "resumes": lambda: read_resumes(arguments.gold, lexicon, from_text=arguments.text),
    }
    for what, read in readers.items():
        if arguments.what in (None, what):
            try:
                measure(arguments.gold, what, read, arguments)
            except ImportError as error:
                print(f"\n{what}: not measured, {error}")


if __name__ == "__main__":
    main()
