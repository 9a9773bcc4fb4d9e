"""A plan -> a folder of results: what is there already is kept, the rest is done, then the faces are written."""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from resumefit.batch.cache import Cache, open_shelf
from resumefit.batch.earlier import Done, check_folder, check_same, count_done, earlier_sheet, merged, new_sheet, results_in
from resumefit.batch.model import PAGES_NAME, RECORDS_NAME, Failure, RunSheet
from resumefit.batch.plan import InputError, Plan
from resumefit.batch.pool import Workers
from resumefit.batch.progress import GroupPages, Options, Progress, Ran, Unread, Watch
from resumefit.batch.records import RecordFile, write_sheet, write_whole
from resumefit.batch.sources import Named, plan_cross, plan_listed
from resumefit.batch.tables import check_libraries
from resumefit.batch.tasks import Answer, Asked, PostingTask, Setup, Task, score_tasks
from resumefit.errors import ResumefitError
from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import Lexicon

_SPOOL_NAME, _AGAIN_NAME = ".postings.part", ".again.part"


class Runner(Protocol):
    """Something that does tasks: this machine's processes or a cluster."""

    def run(self, tasks: Iterable[Task]) -> Iterator[bytes]:
        """Yield the packed answers in the order of the tasks."""


def run_batch(
    resumes: Named | Sequence[Named],
    postings: Named | Sequence[Named],
    *,
    output: str | os.PathLike[str],
    manifest: Named | None = None,
    lexicon: Lexicon | None = None,
    today: date | None = None,
    options: Options | None = None,
    client: Any = None,
    watch: Watch | None = None,
) -> Ran:
    """Score resumes beside postings and write `results.jsonl`, `run.json` and the faces of them into a folder.

    Both are files, folders, patterns or JSON Lines, one or several. With a `manifest` the pairs are those that it lists, and
    `resumes` stays empty. `client` is a Dask client, or the address of a scheduler, whose workers do the work instead of this
    machine's processes. `watch` hears of the progress. `today` is what "present" means: the day of the call, or of the run that is
    gone on with. A document that cannot be read makes failed records and no exception; a KeyboardInterrupt leaves valid files, from
    which a run with `goes_on` takes up. Raises `ResumefitError` where nothing can be run.
    """
    options, lexicon = options or Options(), lexicon or shipped_lexicon()
    if options.parquet or options.xlsx:
        check_libraries(parquet=options.parquet, xlsx=options.xlsx)
    folder = Path(output)
    check_folder(folder, options)
    plan = _planned(_several(resumes), _several(postings), manifest=manifest, folder=folder, redact=options.redact)
    with ExitStack() as opened:
        if client is not None:
            from resumefit.batch.cluster import reached

            client = opened.enter_context(reached(client, options=options))
        records = opened.enter_context(results_in(folder))
        sheet = earlier_sheet(folder, records, options=options)
        day = today or (date.fromisoformat(sheet.today) if sheet is not None else date.today())
        new = new_sheet(plan, lexicon, today=day, options=options)
        done = Done(Progress(plan.pairs))
        if sheet is not None:
            check_same(sheet, new)
            done = count_done(folder / RECORDS_NAME, plan)
            records.cut(done.end)
            done = done if options.retry else replace(done, failed=(), sure=None)
        progress = done.progress
        kept = (done.sure or progress).done
        if kept < plan.pairs:
            spool = folder / _SPOOL_NAME
            opened.callback(spool.unlink, missing_ok=True)
            shelf = open_shelf(options.cache, mib=options.cache_mib) if options.cache is not None else None
            setup = Setup(lexicon, day, options.redact, str(spool), shelf, options.pages)
            jobs = options.jobs or _processors()
            runner = opened.enter_context(_runner(setup, opened, jobs=jobs, client=client))
            progress = _do(_Run(folder, plan, new, records, spool, jobs, watch), runner, done)
            if shelf is not None:
                Cache(shelf).tidy()
    with _writing():
        unread, groups = _write_faces(folder, options, plan)
    return Ran(folder, progress, kept, plan.notes, unread, groups)


def _several(given: Named | Sequence[Named]) -> tuple[Named, ...]:
    return (given,) if isinstance(given, str | os.PathLike) else tuple(given)


def _planned(resumes: Sequence[Named], postings: Sequence[Named], *, manifest: Named | None, folder: Path, redact: bool) -> Plan:
    """Plan the pairs of a list, or each resume beside each posting."""
    if manifest is None:
        return plan_cross(resumes, postings, redact=redact, output=folder.resolve())
    if resumes:
        raise InputError("A list names its own resumes.", next_step="Give a manifest or resumes, not both.")
    return plan_listed(manifest, postings, redact=redact, output=folder.resolve())


@dataclass(frozen=True, slots=True)
class _Run:
    folder: Path
    plan: Plan
    sheet: RunSheet
    records: RecordFile
    spool: Path
    jobs: int
    watch: Watch | None


def _do(run: _Run, runner: Runner, done: Done) -> Progress:
    """Read the postings, write the sheet, then read and score what is not done yet and what is to be done again."""
    asked = _read_postings(run, runner)
    labelled = tuple(replace(one, label=read.label or one.id) for one, read in zip(run.sheet.postings, asked, strict=True))
    with _writing():
        write_sheet(run.folder, replace(run.sheet, postings=labelled))
    progress = done.sure or done.progress
    if run.watch is not None:
        run.watch(progress)
    progress = _score(run, runner, score_tasks(run.plan, asked, done=done.progress.done, jobs=run.jobs), progress)
    if not done.failed:
        return progress
    path = run.folder / _AGAIN_NAME
    try:
        with RecordFile(path) as again:
            again.cut(0)
            tasks = score_tasks(run.plan.of(done.failed), asked, done=0, jobs=run.jobs)
            progress = _score(replace(run, records=again), runner, tasks, progress)
        with _writing():
            run.records.replace(merged(run.folder / RECORDS_NAME, path, plan=run.plan, places=frozenset(done.failed)))
    finally:
        path.unlink(missing_ok=True)
    return progress


def _score(run: _Run, runner: Runner, tasks: Iterable[Task], progress: Progress) -> Progress:
    """Have tasks done and write down what comes of them."""
    pages = run.folder / PAGES_NAME
    for packed in runner.run(tasks):
        answer = Answer.unpack(packed)
        with _writing():
            for name, page in answer.pages:
                pages.mkdir(exist_ok=True)
                write_whole(pages / f"{name}.html", page)
            run.records.add(answer.body)
        progress = progress.plus(answer.told)
        if run.watch is not None:
            run.watch(progress)
    return progress


@contextmanager
def _writing() -> Iterator[None]:
    """Say what it means that a file of the results cannot be written."""
    try:
        yield
    except OSError as error:
        raise ResumefitError(
            f"The results cannot be written ({error.strerror}).", next_step="Make room on the disk and go on with --resume."
        ) from error


def _read_postings(run: _Run, runner: Runner) -> tuple[Asked, ...]:
    """Read all postings into the spool, where every worker finds them."""
    asked: list[Asked] = []
    tasks = (PostingTask(entry) for entry in run.plan.postings)
    handle = os.open(run.spool, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as spool:
        for entry, packed in zip(run.plan.postings, runner.run(tasks), strict=True):
            answer = Answer.unpack(packed)
            told: Any = answer.told
            failure = Failure(**told["failure"]) if told["failure"] is not None else None
            asked.append(Asked(entry.id, spool.tell(), len(answer.body), failure, told["label"], tuple(told["warnings"])))
            spool.write(answer.body)
    return tuple(asked)


def _runner(setup: Setup, opened: ExitStack, *, jobs: int, client: Any) -> Any:
    """Make who does the tasks; what forked workers share with this process is kept from the garbage collector while they live."""
    if client is not None:
        from resumefit.batch.cluster import ClusterWorkers

        return ClusterWorkers(setup, client)
    from resumefit.batch.local import make_do, warm

    warm(setup.lexicon, setup.today)
    gc.collect()
    gc.freeze()
    opened.callback(gc.unfreeze)
    return Workers(partial(make_do, setup), jobs=jobs, writes=setup.shelf is not None)


def _processors() -> int:
    """Count the processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _write_faces(folder: Path, options: Options, plan: Plan) -> tuple[tuple[Unread, ...], GroupPages]:
    """Write what is made of the records; give what the command says of them."""
    from resumefit.batch.cohort import write_faces

    told = write_faces(folder, plan.group_of)
    if options.parquet:
        from resumefit.batch.tables import write_parquet

        write_parquet(folder)
    if options.xlsx:
        from resumefit.batch.tables import write_xlsx

        write_xlsx(folder)
    return told
