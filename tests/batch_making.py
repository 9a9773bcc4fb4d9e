"""Made-up resumes and postings for runs over many documents."""

import multiprocessing
import os
import signal
import sys
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path

from resumefit.batch import Options, Progress, Ran, Record, read_records, run_batch
from resumefit.cli import run as run_command

DAY = date(2026, 11, 1)
_TOOLS = ("Zendesk", "Freshdesk", "Salesforce", "Excel", "Intercom")
_DEEDS = ("Answered {} calls a day in {}.", "Resolved {} complaints a week with {}.", "Trained {} new agents on {}.")

POSTING = """Customer Service Representative

Requirements
- 2 years of customer service experience
- Experience with Zendesk or Freshdesk
- De-escalation

Duties
- Answer inbound calls and emails
"""
OTHER_POSTING = """Call Centre Agent

Requirements
- Salesforce
- Typing speed of 45 wpm
"""


def resume_text(number: int) -> str:
    """A resume that no other number has."""
    tool, deed = _TOOLS[number % len(_TOOLS)], _DEEDS[number % len(_DEEDS)]
    return (
        f"Sample Person {number}\nsample{number}@example.com\n\nExperience\n\n"
        f"Customer Service Representative, Example Store {number}\nJanuary {2015 + number % 6} to March 2024\n"
        f"- {deed.format(20 + number, tool)}\n- De-escalated upset callers and raised CSAT to {70 + number % 30}%.\n\n"
        f"Skills\nEmail, {tool}\n"
    )


def write_resumes(folder: Path, count: int) -> Path:
    """Write a folder of resumes."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"person-{number:03}.txt").write_text(resume_text(number), encoding="utf-8")
    return folder


def write_postings(folder: Path) -> Path:
    """Write a folder of two postings."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agent.txt").write_text(OTHER_POSTING, encoding="utf-8")
    (folder / "representative.txt").write_text(POSTING, encoding="utf-8")
    return folder


def run(resumes: Path, postings: Path, output: Path, **told: object) -> tuple[Ran, list[Record]]:
    """Run a batch without pages, in two processes unless told otherwise; what came of it and its records."""
    options = Options(**{"jobs": 2, "pages": False, **told})  # type: ignore[arg-type]
    ran = run_batch([resumes], [postings], output=output, today=DAY, options=options)
    return ran, list(read_records(output))


def killed_at(pairs: int, resumes: Path, postings: Path, output: Path, **told: object) -> int | None:
    """Run in a process of its own that is killed, as by the system, when so many pairs are done; how it ended."""

    def watch(progress: Progress) -> None:
        if progress.done >= pairs:
            os.kill(os.getpid(), signal.SIGKILL)

    def target() -> None:
        options = Options(**{"jobs": 2, "pages": False, **told})  # type: ignore[arg-type]
        run_batch([resumes], [postings], output=output, today=DAY, options=options, watch=watch)

    running = multiprocessing.get_context("fork").Process(target=target)
    running.start()
    running.join(timeout=60)
    return running.exitcode


def started(arguments: list[str], said: Path) -> BaseProcess:
    """Start the command in a process of its own, from what is loaded here; what it says goes into a file."""

    def target() -> None:
        with said.open("wb") as file:
            for stream in (1, 2):
                os.dup2(file.fileno(), stream)
        sys.argv = ["resumefit", *arguments]
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        run_command()

    running = multiprocessing.get_context("fork").Process(target=target)
    running.start()
    return running
