"""The folder of results and what stands in it from an earlier run."""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from resumefit import __version__
from resumefit.batch.model import PAGES_NAME, RECORDS_NAME, SHEET_NAME, Listed, ListedPosting, RunSheet
from resumefit.batch.plan import InputError, Plan
from resumefit.batch.progress import Options, Progress
from resumefit.batch.records import RecordFile, done_pairs, read_sheet, whole_lines
from resumefit.errors import UnsupportedError
from resumefit.lexicon.model import Lexicon


def check_folder(folder: Path, options: Options) -> None:
    """Refuse a folder that holds results unless told what to do with them."""
    held = folder / RECORDS_NAME
    if held.is_file() and held.stat().st_size and not (options.goes_on or options.force):
        raise InputError(
            "The folder holds the results of a run.", next_step="Go on with --resume, start anew with --force, or name another."
        )


@contextmanager
def results_in(folder: Path) -> Iterator[RecordFile]:
    """Make the folder and open its records; what was made here is gone again where the run fails before its sheet is written."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"The folder of the results cannot be made ({error.strerror}).", next_step="Name another one.") from error
    try:
        with RecordFile(folder / RECORDS_NAME) as records:
            try:
                yield records
            except BaseException:
                if not records.size and not (folder / SHEET_NAME).exists():
                    with suppress(OSError):
                        (folder / RECORDS_NAME).unlink()
                raise
    except BaseException:
        with suppress(OSError):
            for one in made:
                one.rmdir()
        raise


def earlier_sheet(folder: Path, records: RecordFile, *, options: Options) -> RunSheet | None:
    """Give the sheet of the run to go on with; None for a new one, from whose folder the old results are gone."""
    if options.goes_on and records.size:
        try:
            return read_sheet(folder)
        except UnsupportedError as error:
            raise InputError(error.message, next_step="Start anew with --force, or use the version that wrote them.") from error
    records.cut(0)
    with suppress(FileNotFoundError):
        (folder / SHEET_NAME).unlink()
    for page in (folder / PAGES_NAME).glob("*.html"):
        page.unlink()
    return None


def new_sheet(plan: Plan, lexicon: Lexicon, *, today: date, options: Options) -> RunSheet:
    """Say what a plan would run; the postings are not read yet, and go by their ids."""
    hide = options.redact
    return RunSheet(
        version=__version__,
        score_version=lexicon.scoring.version,
        lexicon_sha256=lexicon.sha256,
        today=today.isoformat(),
        redact=hide,
        pairs=plan.pairs,
        input_sha256=plan.digest,
        resumes=tuple(Listed(entry.id, None if hide else entry.source.name) for entry in plan.resumes),
        postings=tuple(ListedPosting(entry.id, entry.source.name, entry.id) for entry in plan.postings),
    )


def check_same(old: RunSheet, new: RunSheet) -> None:
    """Refuse to mix the records of two runs."""
    differing = {
        "resumefit's version": old.version != new.version,
        "the weights": old.score_version != new.score_version,
        "the lexicon": old.lexicon_sha256 != new.lexicon_sha256,
        "the day (--today)": old.today != new.today,
        "--redact": old.redact != new.redact,
        "the resumes, postings or pairs": old.input_sha256 != new.input_sha256,
    }
    others = [what for what, differs in differing.items() if differs]
    if others:
        raise InputError(
            f"This is not the run that stopped. What differs: {', '.join(others)}.",
            next_step="Give what it was given, or start anew with --force; with --cache only what is new is read.",
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What of a plan is done."""

    progress: Progress
    end: int = 0
    """Where its records end."""
    failed: tuple[int, ...] = ()
    """Places of the resumes of which a pair failed."""
    sure: Progress | None = None
    """How far the run is without these; None where there are none."""


def count_done(path: Path, plan: Plan) -> Done:
    """Count what is done; the records have to be the first ones of the plan, and count by whole resumes."""
    progress, end = Progress(plan.pairs), 0
    sure = progress
    failed: list[int] = []
    lines = enumerate(done_pairs(path), 1)
    for at, entry in enumerate(plan.resumes):
        counts: Counter[str] = Counter()
        upto = end
        for asked in plan.postings_of(at):
            number, (told, upto) = next(lines, (0, ({}, 0)))
            if not number:
                return Done(progress, end, tuple(failed), sure if failed else None)
            if (told["resume"], told["posting"]) != (entry.id, plan.postings[asked].id):
                raise InputError(f"Line {number} of the results is not of this run.", next_step="Start anew with --force.")
            counts[told["error"]["code"] if told["error"] else told["status"]] += 1
        before, progress, end = progress, progress.plus(counts), upto
        if progress.failures > before.failures:
            failed.append(at)
        else:
            sure = sure.plus(counts)
    return Done(progress, end, tuple(failed), sure if failed else None)


def merged(path: Path, again: Path, *, plan: Plan, places: Collection[int]) -> Iterator[bytes]:
    """Yield the records of a whole run, those of the resumes at some `places` as they stand in `again`."""
    old, new = whole_lines(path), whole_lines(again)
    for at in range(len(plan.resumes)):
        own = list(islice(old, len(plan.postings_of(at))))
        yield from islice(new, len(own)) if at in places else own
