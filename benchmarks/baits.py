"""Texts made to trap patterns: what reading and parsing them costs beside plain text of the same size, and when they double.

    python benchmarks/baits.py [--size 50000] [--seconds 1.0] [--growth 2.5]

The exit code is 1 when a bait takes more than `--seconds` over its control, or twice the bait more than `--growth` times as long.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import resumefit

CONTROL = "Answered calls from customers about late orders and wrote notes on each of them.\n"
BAITS = {
    "digits": "1",
    "numbers": "1 ",
    "ranges": "1-",
    "money": "$1,",
    "percents": "5% to ",
    "dates": "May 2019 - ",
    "slashes": "1/2/",
    "phones": "555-",
    "mails": "a@",
    "dots": "a.",
    "links": "www.a",
    "hyphens": "a-",
    "and": "and ",
    "or": "or/",
    "commas": "a, ",
    "brackets": "(",
    "bullets": "• ",
    "quotes": "don't ",
    "years": "2 years of ",
    "not": "no not ",
    "skills": "Zendesk, ",
    "capitals": "Aa ",
    "blanks": " \t",
    "letters": "a",
    "colons": "A: ",
    "no ends": "required ",
    "times": "7:40 ",
    "x": "x x\n",
}
"""What is said over and over."""
TRIES = 3
"""A busy machine makes one reading dear; a pattern that crawls is dear each time."""
LEAST = 0.2
"""CPU seconds under which growth is noise."""


def seconds(read: Callable[[bytes], object], text: str) -> float:
    """CPU seconds of one reading, the better of two."""
    taken = []
    for _ in range(2):
        gc.collect()
        start = time.process_time()
        with suppress(resumefit.ResumefitError):
            read(text.encode())
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Texts made to trap patterns.")
    parser.add_argument("--size", type=int, default=50_000, help="characters of a bait; the doubled one has twice as many")
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU seconds that a bait may take over its control")
    parser.add_argument("--growth", type=float, default=2.5, help="how many times as long the doubled bait may take")
    options = parser.parse_args()
    resumefit.score(CONTROL.encode() * 9, CONTROL.encode() * 9)
    bad = 0
    print(f"{'bait':10} {'side':8} {'control s':>10} {'bait s':>8} {'doubled s':>10} {'growth':>7}")
    for side, read in (("resume", resumefit.read_resume), ("posting", resumefit.read_posting)):
        control = seconds(read, (CONTROL * options.size)[: options.size])
        for name, piece in BAITS.items():
            for _ in range(TRIES):
                once, twice = (seconds(read, f"{CONTROL}\n{(piece * size)[:size]}") for size in (options.size, 2 * options.size))
                growth = twice / once
                wrong = once - control > options.seconds or (twice > LEAST and growth > options.growth)
                if not wrong:
                    break
            bad += wrong
            print(f"{name:10} {side:8} {control:10.2f} {once:8.2f} {twice:10.2f} {growth:7.2f}{'  TOO MUCH' if wrong else ''}", flush=True)
    print(f"{2 * len(BAITS)} readings, {bad} too dear")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
