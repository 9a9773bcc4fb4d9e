"""How fast resumefit is beside the libraries it stands on; all rows of a table come from the same run, taken in turns.

    python benchmarks/speed.py [--runs N] [--case examples/strong-agent] [--limit 1.6]

Run it with the interpreter that an installed copy (not an editable one) lives in: its lexicon is compiled. `--limit` makes the
exit code 1 when a cold score takes more than that many times `import spacy`. CPU seconds are user + system of the process and
need a Unix. Medians; take the ratios rather than the digits. One file read again and again finds spaCy's cache of words and the
processor's warm; many texts, made of the lexicon's wordings, are nearer to a folder of resumes.
"""

import argparse
import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import mean, median

from made_texts import Maker

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 1)
TEXTS = 60
WORDS = range(420, 621)
"""Of a made resume that is measured: one to two pages."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one thing took, in seconds."""

    cpu: float
    wall: float


def process_cost(command: Sequence[str]) -> Cost:
    """Run a program to its end, its output thrown away."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=ROOT)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start)


def call_cost(work: Callable[[], object], calls: int) -> Cost:
    """Call something several times; the cost of one call."""
    gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(calls):
        work()
    return Cost((time.process_time() - cpu) / calls, (time.perf_counter() - wall) / calls)


def in_turns(costs: Mapping[str, Callable[[], Cost]], runs: int) -> dict[str, Cost]:
    """Take each cost `runs` times, one after the other and round again after one round unseen; medians."""
    seen: dict[str, list[Cost]] = {name: [] for name in costs}
    for run in range(runs + 1):
        for name, cost in costs.items():
            taken = cost()
            if run:
                seen[name].append(taken)
    return {name: Cost(median(one.cpu for one in taken), median(one.wall for one in taken)) for name, taken in seen.items()}


def cold(case: Path, runs: int) -> float:
    """Print whole processes beside bare imports; give the cold score's CPU time in `import spacy`s."""
    resume, posting = str(case / "resume.docx"), str(case / "posting.txt")
    commands = {
        "python -c 'import spacy'": ["-c", "import spacy"],
        "resumefit score DOCX TXT": ["-m", "resumefit", "score", resume, posting],
        "resumefit score PDF TXT": ["-m", "resumefit", "score", str(case / "resume.pdf"), posting],
        "python -c 'import click'": ["-c", "import click"],
        "resumefit --help": ["-m", "resumefit", "--help"],
        "python -c 'import resumefit'": ["-c", "import resumefit"],
    }
    taken = in_turns({name: partial(process_cost, [sys.executable, *tail]) for name, tail in commands.items()}, runs)
    base = {name: "python -c 'import spacy'" if "score" in name or "spacy" in name else "python -c 'import click'" for name in taken}
    print(f"Cold start, whole processes, medians of {runs}\n")
    print(f"{'':32} {'CPU s':>8} {'wall s':>8} {'x base':>8}  base")
    for name, cost in taken.items():
        print(f"{name:32} {cost.cpu:8.3f} {cost.wall:8.3f} {cost.cpu / taken[base[name]].cpu:8.2f}  {base[name]}")
    return taken["resumefit score DOCX TXT"].cpu / taken["python -c 'import spacy'"].cpu


def warm(case: Path, runs: int) -> None:
    """Print what reading and extracting a document takes once everything is loaded, beside the libraries alone."""
    import docx
    import pypdf
    import spacy

    import resumefit

    texts = {suffix: (case / f"resume.{suffix}").read_bytes() for suffix in ("md", "docx", "pdf")}
    posting_text = (case / "posting.txt").read_bytes()
    plain = texts["md"].decode()
    stock = spacy.blank("en")
    lexicon = resumefit.load_lexicon()
    read = resumefit.read_resume(texts["md"], lexicon=lexicon, today=TODAY)
    posting = resumefit.read_posting(posting_text, lexicon=lexicon)

    def pages() -> list[str]:
        return [page.extract_text() for page in pypdf.PdfReader(BytesIO(texts["pdf"])).pages]

    work: dict[str, tuple[Callable[[], object], str]] = {
        "spaCy's English tokenizer": (lambda: stock(plain), ""),
        "read_resume TXT": (lambda: resumefit.read_resume(texts["md"], lexicon=lexicon, today=TODAY), "spaCy's English tokenizer"),
        "read_posting TXT": (lambda: resumefit.read_posting(posting_text, lexicon=lexicon), "spaCy's English tokenizer"),
        "python-docx open": (lambda: docx.Document(BytesIO(texts["docx"])), ""),
        "read_resume DOCX": (lambda: resumefit.read_resume(texts["docx"], lexicon=lexicon, today=TODAY), "python-docx open"),
        "pypdf extract_text": (pages, ""),
        "read_resume PDF": (lambda: resumefit.read_resume(texts["pdf"], lexicon=lexicon, today=TODAY), "pypdf extract_text"),
        "score, both sides read": (lambda: resumefit.score(read, posting, lexicon=lexicon, today=TODAY), ""),
    }
    taken = in_turns({name: partial(call_cost, call, 5) for name, (call, _) in work.items()}, runs)
    print(f"\nWarm, one document of {len(plain.split())} words (posting: {len(posting_text.split())}), medians of {runs} x 5\n")
    print(f"{'':32} {'CPU ms':>8} {'wall ms':>8} {'x base':>8}  base")
    for name, cost in taken.items():
        base = work[name][1]
        ratio = f"{cost.cpu / taken[base].cpu:8.2f}  {base}" if base else ""
        print(f"{name:32} {cost.cpu * 1000:8.2f} {cost.wall * 1000:8.2f} {ratio}".rstrip())


def many(runs: int) -> None:
    """Print what many made texts take, each read once a run, beside spaCy's English tokenizer over the same texts."""
    import spacy

    import resumefit

    lexicon = resumefit.load_lexicon()
    stock, maker = spacy.blank("en"), Maker(lexicon, seed=1)
    resumes = [text for text in maker.resumes(8 * TEXTS) if len(text.split()) in WORDS][:TEXTS]
    postings = maker.postings(TEXTS)
    as_documents = resumefit.Document.from_text
    work: dict[str, Callable[[], object]] = {
        "spaCy's tokenizer, resumes": lambda: [stock(text) for text in resumes],
        "read_resume TXT": lambda: [resumefit.read_resume(as_documents(text), lexicon=lexicon, today=TODAY) for text in resumes],
        "spaCy's tokenizer, postings": lambda: [stock(text) for text in postings],
        "read_posting TXT": lambda: [resumefit.read_posting(as_documents(text), lexicon=lexicon) for text in postings],
    }
    base = {"read_resume TXT": "spaCy's tokenizer, resumes", "read_posting TXT": "spaCy's tokenizer, postings"}
    taken = in_turns({name: partial(call_cost, call, 1) for name, call in work.items()}, runs)
    long, short = (round(mean(len(text.split()) for text in texts)) for texts in (resumes, postings))
    print(f"\nWarm, a document of {TEXTS} made resumes of {long} words and {TEXTS} postings of {short}, medians of {runs}\n")
    print(f"{'':32} {'CPU ms':>8} {'wall ms':>8} {'x base':>8}  base")
    for name, cost in taken.items():
        ratio = f"{cost.cpu / taken[base[name]].cpu:8.2f}  {base[name]}" if name in base else ""
        print(f"{name:32} {cost.cpu / TEXTS * 1000:8.2f} {cost.wall / TEXTS * 1000:8.2f} {ratio}".rstrip())


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Speed of resumefit beside the libraries it stands on.")
    strong = ROOT / "examples" / "strong-agent"
    parser.add_argument("--case", type=Path, default=strong, help="a folder with resume.md, .docx, .pdf and posting.txt")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--limit", type=float, help="exit with 1 when a cold score takes more than this many times 'import spacy'")
    options = parser.parse_args()
    ratio = cold(options.case.resolve(), options.runs)
    warm(options.case.resolve(), options.runs)
    many(options.runs)
    return 1 if options.limit is not None and ratio > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
