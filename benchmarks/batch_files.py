"""What a batch over many files costs: its workers against independent runs, its parent's memory, its growth.

    python benchmarks/batch_files.py [--files 2000] [--quick]

Files are made of invented texts. Wall times stand beside processor times, which other work on the machine does not move.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from made_texts import Maker
from pdf_maker import Page, make_pdf

from resumefit.lexicon.load import shipped_lexicon

MIB = 1024 * 1024
_MEASURED = """
import resource, sys
from datetime import date
from resumefit.batch import Options, run_batch
run_batch([sys.argv[1]], [sys.argv[2]], output=sys.argv[3], today=date(2026, 11, 1), options=Options(pages=False, jobs=int(sys.argv[4])))
own = resource.getrusage(resource.RUSAGE_SELF)
print(own.ru_maxrss // 1024, round(own.ru_utime + own.ru_stime, 2))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What some processes took together."""

    wall: float
    processor: float
    said: str = ""


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=2000, help="PDFs of the first table")
    options.add_argument("--rounds", type=int, default=5, help="how often each side of the first table runs, in turns")
    options.add_argument("--quick", action="store_true", help="a tenth of everything")
    options.add_argument("--only", choices=["workers", "memory", "growth"], help="one table alone")
    chosen = options.parse_args()
    tables(chosen.files, rounds=chosen.rounds, tenth=10 if chosen.quick else 1, only=chosen.only)
    return 0


def tables(files: int, *, rounds: int = 3, tenth: int = 1, only: str | None = None) -> None:
    """Print the tables, or one of them."""
    with TemporaryDirectory() as folder:
        if only in (None, "workers"):
            _workers(Path(folder), files // tenth, rounds)
        if only in (None, "memory"):
            _memory(Path(folder), [100, 1_000 // tenth, 5_000 // tenth])
        if only in (None, "growth"):
            _growth(Path(folder), 1_000 // tenth)


def as_pdf(text: str) -> bytes:
    """Set a text on pages, as a word processor would."""
    pages, y = [Page()], 740.0
    for line in text.splitlines():
        for piece in wrap(line, 92) or [""]:
            if y < 60:
                pages.append(Page())
                y = 740.0
            pages[-1].text(piece, x=60, y=y, bold=line in ("Experience", "Skills", "Education", "Languages"))
            y -= 14
    return make_pdf(pages)


def _made(folder: Path, count: int, *, pdf: bool) -> list[Path]:
    """Write so many resumes, each another one."""
    folder.mkdir(parents=True)
    paths = []
    for number, text in enumerate(Maker(shipped_lexicon(), seed=7).resumes(count)):
        path = folder / f"resume-{number:05}.{'pdf' if pdf else 'txt'}"
        path.write_bytes(as_pdf(text) if pdf else text.encode())
        paths.append(path)
    return paths


def _posting(folder: Path) -> Path:
    path = folder / "posting.txt"
    path.write_text(Maker(shipped_lexicon(), seed=3).posting(), encoding="utf-8")
    return path


def _cost(*commands: list[str]) -> Cost:
    """Run commands side by side."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for command in commands]
    said = [one.communicate()[0].decode() for one in running]
    wall = time.monotonic() - started
    if any(one.returncode for one in running):
        raise SystemExit(f"a run ended with {[one.returncode for one in running]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said[0].strip())


def _batch(given: Path, posting: Path, output: Path, *, jobs: int) -> list[str]:
    arguments = ["batch", str(given), "--postings", str(posting), "-o", str(output), "--jobs", str(jobs), "--no-reports", "--force"]
    return [sys.executable, "-m", "resumefit", *arguments]


def _workers(folder: Path, files: int, rounds: int) -> None:
    posting, whole = _posting(folder), folder / "whole"
    paths = _made(whole, files, pdf=True)
    halves = [folder / "half-1", folder / "half-2"]
    for half in halves:
        half.mkdir()
    for number, path in enumerate(paths):
        (halves[number % 2] / path.name).hardlink_to(path)
    together, apart = [], []
    for turn in range(rounds):
        for side in (together, apart) if turn % 2 == 0 else (apart, together):
            if side is together:
                side.append(_cost(_batch(whole, posting, folder / "out", jobs=2)))
            else:
                side.append(_cost(*(_batch(half, posting, folder / f"out-{half.name}", jobs=1) for half in halves)))
    print(f"{files:,} PDFs beside one posting; {rounds} rounds, who goes first in turns; seconds, medians")
    print("| run | wall | processor |\n|---|---|---|")
    for name, side in (("--jobs 2", together), ("two independent runs of half the files each", apart)):
        print(f"| {name} | {_middle(one.wall for one in side):.1f} | {_middle(one.processor for one in side):.1f} |")
    walls = sorted(one.wall / other.wall for one, other in zip(together, apart, strict=True))
    spent = sorted(one.processor / other.processor for one, other in zip(together, apart, strict=True))
    print(f"| ratio of a round, median (to reach: 1.10) | {_middle(walls):.2f} | {_middle(spent):.2f} |")
    print(f"| least and most of {rounds} rounds | {walls[0]:.2f} to {walls[-1]:.2f} | {spent[0]:.2f} to {spent[-1]:.2f} |")
    idle = 1 - _middle(one.processor / one.wall / 2 for one in together)
    print(
        f"\nOf two processors --jobs 2 left or lost to other work {idle:.0%}; wall means something only where that is little.\n", flush=True
    )


def _middle(values: Iterable[float]) -> float:
    return statistics.median(values)


def _memory(folder: Path, sizes: list[int]) -> None:
    posting = _posting(folder)
    print("Peak memory of the parent (to reach: 300 MiB)\n| text files | MiB | parent's processor seconds |\n|---|---|---|")
    for size in sizes:
        given = folder / f"texts-{len(list(folder.iterdir()))}-{size}"
        _made(given, size, pdf=False)
        cost = _cost([sys.executable, "-c", _MEASURED, str(given), str(posting), str(folder / f"out-{size}"), "2"])
        mib, seconds = cost.said.split()
        print(f"| {size:,} | {mib} | {seconds} |", flush=True)
    print()


def _growth(folder: Path, count: int) -> None:
    posting = _posting(folder)
    empty, few, many = folder / "one", folder / "few", folder / "many"
    _made(empty, 1, pdf=False)
    _made(few, count, pdf=False)
    _made(many, 10 * count, pdf=False)
    costs: dict[Path, list[float]] = {empty: [], few: [], many: []}
    for given in (empty, few, few, many, few, few, empty):
        costs[given].append(_cost(_batch(given, posting, folder / f"grown-{given.name}", jobs=2)).processor)
    start, some, all_of = (statistics.median(costs[given]) for given in (empty, few, many))
    each = [(some - start) / count, (all_of - start) / (10 * count)]
    print(f"Growth in documents, processor time without the start ({start:.1f} s)\n| documents | ms a document |\n|---|---|")
    for number, cost in ((count, each[0]), (10 * count, each[1])):
        print(f"| {number:,} | {1000 * cost:.2f} |")
    print(f"| ratio (to reach: within 10 %) | {each[1] / each[0]:.2f} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
