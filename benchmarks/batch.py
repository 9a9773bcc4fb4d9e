"""Score many read resumes beside many read postings, and the same pairs one by one.

    python benchmarks/batch.py [--resumes 1000] [--postings 100] [--gold GOLD_DIR] [--checked 3000]

The documents are made of the lexicon's wordings (made_texts.py); with --gold they are real ones: postings of
unlabelled_postings.jsonl, and resumes put together of the paragraphs of those in resumes.jsonl and pairs_resumes.jsonl. Reading them
is not counted. One core, CPU time. The floor is one product of two dense matrices of as many rows, over 1,000 terms.
"""

import argparse
import gc
import json
import os
import random
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # after the number of threads
from made_texts import Maker

import resumefit
from resumefit import Document, Posting, Resume
from resumefit.grid import UNSCORED, Grid
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match import match_resume
from resumefit.match.demands import demands_of
from resumefit.overlap import copied_runs, take_out

TODAY = date(2026, 11, 1)
TERMS = 1000
Out = TypeVar("Out")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--resumes", type=int, default=1000)
    parser.add_argument("--postings", type=int, default=100)
    parser.add_argument("--gold", type=Path, help="folder of real texts")
    parser.add_argument("--checked", type=int, default=3000, help="pairs, drawn by chance, that are scored one by one as well")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, metavar="N", help="then run over N PDFs and thousands of texts as well (batch_files.py)")
    options = parser.parse_args()
    resumes, postings = documents(options)
    words = sum(len(resume.document.text.split()) for resume in resumes) // len(resumes)
    print(f"{len(resumes)} resumes (mean {words} words) x {len(postings)} postings, all read before; CPU time of one core\n")
    gc.collect()
    gc.freeze()
    pairs(resumes, postings, checked=options.checked)
    if options.files:
        from batch_files import tables

        tables(options.files)


def documents(options: argparse.Namespace) -> tuple[list[Resume], list[Posting]]:
    """Read as many documents as asked."""
    lexicon = shipped_lexicon()
    if options.gold:
        own, asked = real_texts(options.gold, options.resumes, options.postings, seed=options.seed)
    else:
        maker = Maker(lexicon, seed=options.seed)
        own, asked = maker.resumes(options.resumes), maker.postings(options.postings)
    resumes = [resumefit.read_resume(Document.from_text(text), lexicon=lexicon, today=TODAY) for text in own]
    return resumes, [resumefit.read_posting(Document.from_text(text), lexicon=lexicon) for text in asked]


def real_texts(gold: Path, resumes: int, postings: int, *, seed: int) -> tuple[list[str], list[str]]:
    """Take real postings of service work, and make distinct resumes of the halves of real ones."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    read = {
        name: (gold / f"{name}.jsonl").read_text(encoding="utf-8").strip().split("\n")
        for name in ("resumes", "pairs_resumes", "unlabelled_postings")
    }
    texts = [json.loads(line)["text"] for name in ("resumes", "pairs_resumes") for line in read[name]]
    made: dict[str, None] = {}
    while len(made) < resumes:
        first, second = (text.splitlines() for text in draw.sample(texts, 2))
        cut = draw.uniform(0.2, 0.8)
        made["\n".join(first[: int(len(first) * cut)] + second[int(len(second) * cut) :])] = None
    asked = (json.loads(line)["text"] for line in read["unlabelled_postings"])
    return list(made), list(islice(filter(is_service, asked), postings))


def is_service(text: str) -> bool:
    """Say whether a posting can be scored."""
    lexicon = shipped_lexicon()
    return demands_of(resumefit.read_posting(Document.from_text(text), lexicon=lexicon), lexicon=lexicon).no_score is None


def pairs(resumes: Sequence[Resume], postings: Sequence[Posting], *, checked: int) -> None:
    """Print pairs a second, by what is counted, and whether all scores are those of one by one."""
    lexicon = shipped_lexicon()
    count = len(resumes) * len(postings)
    draw = random.Random(0)  # noqa: S311 - no secret
    sample = sorted((draw.randrange(len(resumes)), draw.randrange(len(postings))) for _ in range(checked))
    alone, alone_taken = cost(lambda: [one_by_one(resumes[resume], postings[posting]) for resume, posting in sample])
    warm_up(resumes, postings)
    own, own_taken = cost(lambda: resumefit.compile_resumes(resumes, lexicon=lexicon))
    ready, compiled = cost(lambda: resumefit.compile_postings(postings, lexicon=lexicon))
    grid, scored = cost(lambda: ready.score(own))
    scored = sorted([scored, *(cost(lambda: ready.score(own))[1] for _ in range(4))])[2]
    _, handed = cost(lambda: findings(grid))
    _, again = cost(lambda: findings(grid))
    summed = min(cost(lambda: sums(grid))[1] for _ in range(5))
    floor = min(cost(product(len(resumes), len(postings)))[1] for _ in range(5))
    copied = sum(bool(grid.copied(resume, posting)) for resume in range(len(resumes)) for posting in range(len(postings)))
    both = own_taken + compiled
    rows = [
        ("numpy: one dense product, 1,000 terms", floor, count),
        ("scores only: sums over the table of answers", summed, count),
        ("scores only: questions answered, copying looked for, summed", scored, count),
        ("  and making resumes and postings ready before", both + scored, count),
        ("with findings: all of it", both + scored + handed, count),
        ("findings alone, each made once before", again, count),
        ("one by one: match_resume, words copied from the posting", alone_taken, len(sample)),
    ]
    print(f"{'':<62}{'CPU s':>9}{'pairs':>9}{'pairs/s':>13}{'us a pair':>11}")
    for name, taken, number in rows:
        print(f"{name:<62}{taken:9.3f}{number:9,}{number / taken:13,.0f}{taken / number * 1e6:11.2f}")
    print(f"\nmade ready once for any number of pairs: a resume {own_taken / len(resumes) * 1e3:.2f} ms, a posting", end=" ")
    print(f"{compiled / len(postings) * 1e3:.2f} ms; a pair's score is then {scored / count * 1e6:.2f} us (median of five)")
    print(f"{len(ready.questions.distinct)} distinct questions of {sum(len(put.scored) for put in ready.questions.postings)} asked")
    wrong = sum(grid.thousandths[pair] != score for pair, score in zip(sample, alone, strict=True))
    unscored = int((grid.thousandths == UNSCORED).sum())
    print(f"{copied} pairs with words copied; {unscored} without a score; {len(sample)} pairs compared one by one: {wrong} differ")


def warm_up(resumes: Sequence[Resume], postings: Sequence[Posting]) -> None:
    """Load what is loaded once in a process, with a few of the documents."""
    resumefit.score_grid(resumes[:20], postings[:20], lexicon=shipped_lexicon())


def one_by_one(resume: Resume, posting: Posting) -> int:
    """Score a pair as the pipeline does."""
    lexicon = shipped_lexicon()
    counted = take_out(resume, copied_runs(resume, posting), lexicon=lexicon)
    score = match_resume(counted, posting, lexicon=lexicon).score
    return score.thousandths if score is not None else UNSCORED


def findings(grid: Grid) -> int:
    """Take all findings of all pairs in the hand."""
    return sum(len(grid.findings(resume, posting)) for resume in range(len(grid.resumes)) for posting in range(len(grid.postings)))


def sums(grid: Grid) -> np.ndarray:
    """Add up the points of all pairs again."""
    return np.array([grid.sheet.thousandths(posting) for posting in range(len(grid.postings))])


def product(resumes: int, postings: int) -> Callable[[], np.ndarray]:
    """Give the floor: what each resume has of each term, times what each posting weighs it."""
    draw = np.random.default_rng(0)
    have, weigh = (draw.random((rows, TERMS), dtype=np.float32) for rows in (resumes, postings))
    return lambda: have @ weigh.T


def cost(call: Callable[[], Out]) -> tuple[Out, float]:
    """Give what a call gives and the CPU time that it took."""
    began = time.process_time()
    out = call()
    return out, time.process_time() - began


if __name__ == "__main__":
    main()
