"""One resume beside one posting: resumefit and other tools that score such a pair, in turns in one run.

    python benchmarks/peers.py --peer ats-resume=PYTHON [--peer ats-resume-scorer=PYTHON] [--runs N] [--case examples/strong-agent]

PYTHON is the interpreter of an environment that the peer is installed in (`pip install ats-resume`); resumefit is measured in the
interpreter that runs this file, best an installed copy. Each tool reads the same DOCX and posting text from disk and gives its
whole answer: "cold" is its own command as a process; "warm" is the call behind that command, again and again in one process that
has made it once, CPU milliseconds a call. The tools do not do the same: resumefit also reads sections, jobs, dates and numbers,
points at places and writes advice. Medians.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from speed import ROOT, Cost, in_turns, process_cost

_WARM = """
import sys, time, io, contextlib
{setup}
def once():
    with contextlib.redirect_stdout(io.StringIO()):
        {call}
once()
once()
start = time.process_time()
for _ in range(20):
    once()
print((time.process_time() - start) / 20)
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool is run on a resume and a posting."""

    module: str
    words: tuple[str, ...]
    """What follows the module on the command line; RESUME and POSTING stand for the files."""
    setup: str
    call: str
    """What the command does after its start, with the files in sys.argv."""


TOOLS = {
    "resumefit": Tool(
        "resumefit", ("score", "RESUME", "POSTING"), "import resumefit", "resumefit.score(sys.argv[1], sys.argv[2]).to_dict()"
    ),
    "ats-resume": Tool(
        "ats_resume", ("check", "RESUME", "--job", "POSTING"), "from ats_resume.cli import run_check", "run_check(sys.argv[1], sys.argv[2])"
    ),
    "ats-resume-scorer": Tool(
        "ats_resume_scorer.main",
        ("--resume", "RESUME", "--jd", "POSTING"),
        "from ats_resume_scorer.main import ATSResumeScorer; scorer = ATSResumeScorer()",
        "scorer.score_resume_from_files(sys.argv[1], sys.argv[2])",
    ),
}


def cold_cost(python: str, name: str, files: Mapping[str, str]) -> Cost:
    """Run a tool's own command once."""
    tool = TOOLS[name]
    return process_cost([python, "-m", tool.module, *(files.get(word, word) for word in tool.words)])


def warm_cost(python: str, name: str, files: Mapping[str, str]) -> Cost:
    """Let a tool score the pair again and again in a process of its own; seconds a call."""
    tool = TOOLS[name]
    script = _WARM.format(setup=tool.setup, call=tool.call)
    ran = subprocess.run([python, "-c", script, files["RESUME"], files["POSTING"]], capture_output=True, text=True, check=True, cwd=ROOT)
    taken = float(ran.stdout.split()[-1])
    return Cost(taken, taken)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="One pair: resumefit beside its peers.")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON", help=f"one of {', '.join(list(TOOLS)[1:])}")
    parser.add_argument("--case", type=Path, default=ROOT / "examples" / "strong-agent", help="a folder with resume.docx and posting.txt")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    pythons = {"resumefit": sys.executable, **dict(peer.split("=", 1) for peer in options.peer)}
    files = {"RESUME": str(options.case.resolve() / "resume.docx"), "POSTING": str(options.case.resolve() / "posting.txt")}
    cold = in_turns({name: partial(cold_cost, python, name, files) for name, python in pythons.items()}, options.runs)
    warm = in_turns({name: partial(warm_cost, python, name, files) for name, python in pythons.items()}, max(3, options.runs // 2))
    print(f"{'':22} {'cold CPU s':>11} {'x resumefit':>12} {'warm CPU ms':>12} {'x resumefit':>12}")
    for name in pythons:
        ratios = cold[name].cpu / cold["resumefit"].cpu, warm[name].cpu / warm["resumefit"].cpu
        print(f"{name:22} {cold[name].cpu:11.3f} {ratios[0]:12.2f} {warm[name].cpu * 1000:12.1f} {ratios[1]:12.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
