"""What hostile documents cost: each case read in a process of its own, with its CPU seconds and peak memory.

    python benchmarks/hostile.py [--all] [--seconds 10] [--memory 512]

The cases are those of tests/hostile, read as the pipeline reads them. Prints those that cost most (all with --all) and a summary;
the exit code is 1 when a case has another outcome than it should or passes a limit. Needs a Unix.
"""

import argparse
import os
import resource
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "tests" / folder) for folder in (".", "hostile")]

from test_hostile import CASES, outcome  # noqa: E402  # the cases live among the tests

from resumefit.lexicon.load import load_lexicon  # noqa: E402
from resumefit.lexicon.model import Lexicon  # noqa: E402
from resumefit.readers import docx, html, markdown, pdf, text  # noqa: E402  # before the first case, whose cost they are not

READERS = (docx, html, markdown, pdf, text)
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What one case came to."""

    name: str
    right: bool
    outcome: str
    seconds: float
    mebibytes: int


def cost(number: int, lexicon: Lexicon, most: int) -> Cost:
    """Read one case in a forked child."""
    case = CASES[number]
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        resource.setrlimit(resource.RLIMIT_CPU, (4 * most, 4 * most))
        slug, document, _ = outcome(case, lexicon)
        right = slug == case.outcome and (document is None or all(words in document.text for words in case.says))
        os.write(theirs, f"{int(right)}{slug}".encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        said = pipe.read().decode()
    _, _, used = os.wait4(child, 0)
    return Cost(case.name, said[:1] == "1", said[1:] or "died", used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What hostile documents cost.")
    parser.add_argument("--all", action="store_true", help="print every case, not only the dearest")
    parser.add_argument("--seconds", type=int, default=10, help="CPU seconds that a case may take")
    parser.add_argument("--memory", type=int, default=512, help="MiB that a case may take")
    options = parser.parse_args()
    lexicon = load_lexicon()
    costs = [cost(number, lexicon, options.seconds) for number in range(len(CASES))]
    bad = [one for one in costs if not one.right or one.seconds > options.seconds or one.mebibytes > options.memory]
    dear = sorted(costs, key=lambda one: one.seconds, reverse=True)
    print(f"{'case':46} {'outcome':24} {'CPU s':>7} {'MiB':>5}")
    for one in costs if options.all else [*dear[:SHOWN], *(one for one in bad if one not in dear[:SHOWN])]:
        print(f"{one.name:46.46} {one.outcome:24} {one.seconds:7.2f} {one.mebibytes:5}{'' if one.right else '  WRONG'}")
    for name, count in sorted(Counter(one.outcome for one in costs).items()):
        print(f"  {name:30} {count:4}")
    worst = f"worst {max(one.seconds for one in costs):.2f} CPU s and {max(one.mebibytes for one in costs)} MiB"
    print(f"{len(costs)} cases, {len(costs) - len(bad)} passed; {worst}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
