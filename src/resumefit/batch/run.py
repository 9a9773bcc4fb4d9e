"""A plan -> a folder of results: what is there already is kept, the rest is done, then the faces are written."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from resumefit import __version__
from resumefit.batch.cache import Cache, open_shelf
from resumefit.batch.model import RECORDS_NAME, SHEET_NAME, Failure, Listed, ListedPosting, RunSheet, State
from resumefit.batch.plan import InputError, Plan
from resumefit.batch.pool import Workers
from resumefit.batch.records import RecordFile, done_pairs, read_sheet, write_sheet, write_whole
from resumefit.batch.sources import Named, plan_cross, plan_listed
from resumefit.batch.tasks import Answer, Asked, Candidate, PostingTask, ScoreTask, Setup, Task
from resumefit.errors import ResumefitError
from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import Lexicon

if TYPE_CHECKING:
    from distributed import Client

PAGES_NAME = "reports"
"""Folder of the students' pages within the results."""
_SPOOL_NAME = ".postings.part"
_LARGEST_TASK, _TASKS_AHEAD = 16, 4
_PAIRS_IN_TASK, _POSTINGS_AT_ONCE = 1_000, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run goes about it; none of this changes a score."""

    jobs: int | None = None
    """Processes that read and score; None: as many as the machine has processors for this program."""
    goes_on: bool = False
    """Go on with the run whose results are there."""
    force: bool = False
    """Throw the results away that are there."""
    redact: bool = False
    """Write ids alone, no names of files; an id that is not given is made of the file's content."""
    pages: bool = True
    """Write a page for each resume."""
    parquet: bool = False
    xlsx: bool = False
    cache: str | os.PathLike[str] | None = None
    """Folder in which read resumes are kept for the next run."""
    cache_mib: int = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in pairs."""

    total: int
    ok: int = 0
    unscored: int = 0
    failed: dict[str, int] = field(default_factory=dict)
    """Slug -> pairs that failed for it."""

    @property
    def done(self) -> int:
        """Pairs that have their record."""
        return self.ok + self.unscored + self.failures

    @property
    def failures(self) -> int:
        """Pairs that failed."""
        return sum(self.failed.values())

    def plus(self, counts: dict[str, int]) -> "Progress":
        """Add what a task came to."""
        failed = Counter(self.failed)
        failed.update({slug: count for slug, count in counts.items() if slug not in _NO_FAILURE})
        return Progress(self.total, self.ok + counts.get("ok", 0), self.unscored + counts.get("unscored", 0), dict(failed))


_NO_FAILURE = frozenset({State.OK.value, State.UNSCORED.value})


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to."""

    folder: Path
    progress: Progress
    kept: int
    """Records that were there already."""
    notes: tuple[str, ...]
    """What a person should be told of the input."""


class Runner(Protocol):
    """Something that does tasks: this machine's processes or a cluster."""

    def run(self, tasks: Iterable[Task]) -> Iterator[bytes]:
        """Yield the packed answers in the order of the tasks."""


Watch = Callable[[Progress], None]


def run_batch(
    resumes: Sequence[Named],
    postings: Sequence[Named],
    *,
    output: str | os.PathLike[str],
    manifest: Named | None = None,
    lexicon: Lexicon | None = None,
    today: date | None = None,
    options: Options | None = None,
    client: "Client | str | None" = None,
    watch: Watch | None = None,
) -> Ran:
    """Score resumes beside postings and write `results.jsonl`, `run.json` and the faces of them into a folder.

    With a `manifest` the pairs are those that it lists, and `resumes` stays empty. `client` is a Dask client, or the address of a
    scheduler, whose workers do the work instead of this machine's processes. `watch` hears of the progress. `today` is what "present"
    means: the day of the call, or of the run that is gone on with. A document that cannot be read makes failed records and no exception;
    a KeyboardInterrupt leaves valid files, from which a run with `goes_on` takes up. Raises `ResumefitError` where nothing can be run.
    """
    options, lexicon = options or Options(), lexicon or shipped_lexicon()
    folder = _folder(Path(output), options)
    if manifest is not None:
        if resumes:
            raise InputError("A list names its own resumes.", next_step="Give a manifest or resumes, not both.")
        plan = plan_listed(manifest, postings, redact=options.redact)
    else:
        plan = plan_cross(resumes, postings, redact=options.redact, output=folder.resolve())
    with ExitStack() as opened:
        records = opened.enter_context(RecordFile(folder / RECORDS_NAME))
        sheet = _earlier(folder, records, options)
        day = today or (date.fromisoformat(sheet.today) if sheet is not None else date.today())
        new = _sheet(plan, lexicon, day, options)
        progress = Progress(plan.pairs)
        if sheet is not None:
            _check_same(sheet, new)
            progress = _count_done(folder / RECORDS_NAME, plan)
        kept = progress.done
        if kept < plan.pairs:
            spool = folder / _SPOOL_NAME
            opened.callback(spool.unlink, missing_ok=True)
            shelf = open_shelf(options.cache, mib=options.cache_mib) if options.cache is not None else None
            setup = Setup(lexicon, day, options.redact, str(spool), shelf, options.pages)
            jobs = options.jobs or _processors()
            runner = opened.enter_context(_runner(setup, jobs=jobs, client=client, lexicon=lexicon, today=day))
            progress = _do(_Run(folder, plan, new, records, spool, jobs, watch), runner, progress)
            if shelf is not None:
                Cache(shelf).tidy()
    _write_faces(folder, options)
    return Ran(folder, progress, kept, plan.notes)


@dataclass(frozen=True, slots=True)
class _Run:
    folder: Path
    plan: Plan
    sheet: RunSheet
    records: RecordFile
    spool: Path
    jobs: int
    watch: Watch | None


def _do(run: _Run, runner: Runner, progress: Progress) -> Progress:
    """Read the postings, write the sheet, then read and score what is not done yet."""
    asked = _read_postings(run, runner)
    labelled = tuple(replace(one, label=read.label or one.id) for one, read in zip(run.sheet.postings, asked, strict=True))
    write_sheet(run.folder, replace(run.sheet, postings=labelled))
    pages = run.folder / PAGES_NAME
    if run.watch is not None:
        run.watch(progress)
    for packed in runner.run(_tasks(run.plan, asked, done=progress.done, jobs=run.jobs)):
        answer = Answer.unpack(packed)
        for name, page in answer.pages:
            pages.mkdir(exist_ok=True)
            write_whole(pages / f"{name}.html", page)
        try:
            run.records.add(answer.body)
        except OSError as error:
            raise ResumefitError(
                f"The results cannot be written ({error.strerror}).", next_step="Make room on the disk and go on with --resume."
            ) from error
        progress = progress.plus(dict(answer.told))
        if run.watch is not None:
            run.watch(progress)
    return progress


def _read_postings(run: _Run, runner: Runner) -> tuple[Asked, ...]:
    """Read all postings into the spool, where every worker finds them."""
    asked: list[Asked] = []
    tasks = (PostingTask(entry) for entry in run.plan.postings)
    handle = os.open(run.spool, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as spool:
        for entry, packed in zip(run.plan.postings, runner.run(tasks), strict=True):
            answer = Answer.unpack(packed)
            told: Any = answer.told
            failure = Failure("posting", **told["failure"]) if told["failure"] is not None else None
            asked.append(Asked(entry.id, spool.tell(), len(answer.body), failure, told["label"], tuple(told["warnings"])))
            spool.write(answer.body)
    return tuple(asked)


def _tasks(plan: Plan, asked: tuple[Asked, ...], *, done: int, jobs: int) -> Iterator[ScoreTask]:
    """Cut what is left into tasks, smaller ones towards the end so that no worker waits long for another one."""
    candidates: list[Candidate] = []
    pairs = 0
    last = len(plan.resumes) - 1
    for at, entry in enumerate(plan.resumes):
        own = plan.postings_of(at)
        skipped = min(done, len(own))
        done -= skipped
        for start in range(skipped, len(own), _POSTINGS_AT_ONCE):
            candidates.append(Candidate(entry, own[start : start + _POSTINGS_AT_ONCE]))
            pairs += len(candidates[-1].asked)
            most = max(1, min(_LARGEST_TASK, (last - at) // (jobs * _TASKS_AHEAD)))
            twin = at < last and entry.sha256 is not None and plan.resumes[at + 1].sha256 == entry.sha256
            if pairs >= _PAIRS_IN_TASK or (len(candidates) >= most and not twin) or len(candidates) >= 2 * _LARGEST_TASK:
                yield _task(candidates, asked)
                candidates, pairs = [], 0
    if candidates:
        yield _task(candidates, asked)


def _task(candidates: Sequence[Candidate], asked: tuple[Asked, ...]) -> ScoreTask:
    """Give a task the postings that it needs and no others."""
    used = sorted({place for candidate in candidates for place in candidate.asked})
    new = {old: place for place, old in enumerate(used)}
    moved = tuple(replace(one, asked=tuple(new[place] for place in one.asked)) for one in candidates)
    return ScoreTask(moved, tuple(asked[place] for place in used))


def _runner(setup: Setup, *, jobs: int, client: Any, lexicon: Lexicon, today: date) -> Any:
    if client is not None:
        from resumefit.batch.cluster import ClusterWorkers

        return ClusterWorkers(setup, client)
    from resumefit.batch.local import make_do, warm

    warm(lexicon, today)
    gc.collect()
    gc.freeze()
    return Workers(partial(make_do, setup), jobs=jobs, writes=setup.shelf is not None)


def _processors() -> int:
    """Count the processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _folder(folder: Path, options: Options) -> Path:
    """Make the folder of the results; refuse one that holds results unless told what to do with them."""
    held = folder / RECORDS_NAME
    if held.is_file() and held.stat().st_size and not (options.goes_on or options.force):
        raise InputError(
            "The folder holds the results of a run.", next_step="Go on with --resume, start anew with --force, or name another."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"The folder of the results cannot be made ({error.strerror}).", next_step="Name another one.") from error
    return folder


def _earlier(folder: Path, records: RecordFile, options: Options) -> RunSheet | None:
    """Give the sheet of the run to go on with; None for a new one, from whose folder the old results are gone."""
    if options.goes_on and records.size:
        return read_sheet(folder)
    records.clear()
    with suppress(FileNotFoundError):
        (folder / SHEET_NAME).unlink()
    for page in (folder / PAGES_NAME).glob("*.html"):
        page.unlink()
    return None


def _sheet(plan: Plan, lexicon: Lexicon, today: date, options: Options) -> RunSheet:
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


def _check_same(old: RunSheet, new: RunSheet) -> None:
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
            f"This is not the run that stopped: {', '.join(others)} differ{'s' if len(others) == 1 else ''}.",
            next_step="Give what it was given, or start anew with --force.",
        )


def _count_done(path: Path, plan: Plan) -> Progress:
    """Count what is done; the records have to be the first ones of the plan."""
    planned = ((entry.id, plan.postings[asked].id) for at, entry in enumerate(plan.resumes) for asked in plan.postings_of(at))
    counts: Counter[str] = Counter()
    for number, (resume, posting, told) in enumerate(done_pairs(path), 1):
        if next(planned, None) != (resume, posting):
            raise InputError(f"Line {number} of the results is not of this run.", next_step="Start anew with --force.")
        counts[told["error"]["slug"] if told["error"] else told["status"]] += 1
    return Progress(plan.pairs).plus(counts)


def _write_faces(folder: Path, options: Options) -> None:
    """Write what is made of the records."""
