"""The command that scores many resumes beside many postings."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from resumefit.cli_input import lexicon_only_option, lexicon_option, load, today_option, user_errors
from resumefit.cli_output import EXIT_FILES, opened_printer

if TYPE_CHECKING:
    from resumefit.batch.progress import Options, Ran, Watch
    from resumefit.batch.progress import Progress as Counted

EXIT_STOPPED = 130
_POSTINGS = "--postings"
_REFRESH_SECONDS = 0.1


class _ManyPostings(click.Command):
    """Lets --postings take all names up to the next option, as a shell's pattern gives them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the option before each of its names."""
        spread: list[str] = []
        taking = False
        for word in args:
            if word.startswith("-") and word != "-":
                taking = word == _POSTINGS
                if not taking:
                    spread.append(word)
            elif taking:
                spread.extend((_POSTINGS, word))
            else:
                spread.append(word)
        return super().parse_args(ctx, spread)


@click.command(cls=_ManyPostings)
@click.argument("resumes", nargs=-1)
@click.option(_POSTINGS, "postings", multiple=True, metavar="POSTINGS...", help="Files, folders or patterns of postings.")
@click.option("-o", "--output", metavar="DIR", help="Folder for the results.")
@click.option("--manifest", metavar="FILE", help="A list of pairs: CSV with the columns id,resume,posting,group, or JSON Lines.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes that read and score.  [default: the processors]")
@click.option("--resume", "goes_on", is_flag=True, help="Go on with the run in DIR that was stopped.")
@click.option("--retry-failed", "retry", is_flag=True, help="With --resume: read the resumes again that failed.")
@click.option("--force", is_flag=True, help="Throw away the results that are in DIR.")
@click.option("--cache", metavar="DIR", help="Keep read resumes in this folder for the next run.")
@click.option("--cache-size", type=click.IntRange(1), metavar="MB", default=500, show_default=True, help="How large the cache may grow.")
@click.option("--redact", is_flag=True, help="Write ids alone: no names of files, and no names of people in reports.")
@click.option("--reports/--no-reports", "pages", default=True, help="Write a page for each resume.  [default: reports]")
@click.option("--parquet", is_flag=True, help="Write results.parquet too (needs resumefit[parquet]).")
@click.option("--xlsx", is_flag=True, help="Write results.xlsx too (needs resumefit[xlsx]).")
@click.option("--scheduler", metavar="URL", help="Work on the Dask cluster at tcp://HOST:PORT (needs resumefit[dask]).")
@click.option("--diff", nargs=2, metavar="OLD NEW", help="Compare the results of two runs instead.")
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What --diff prints.")
@lexicon_option
@lexicon_only_option
@today_option
@user_errors
def batch(
    resumes: tuple[str, ...],
    postings: tuple[str, ...],
    *,
    output: str | None,
    diff: tuple[str, str] | None,
    folder: str | None,
    **told: Any,
) -> None:
    """Score every one of RESUMES beside every one of POSTINGS, or the pairs of a list.

    RESUMES and POSTINGS are files, folders with all that is in them, patterns in quotation marks, or JSON Lines with
    {"id": ..., "text": ...} a line.

    \b
      resumefit batch resumes/ --postings jobs/*.txt -o results/
      resumefit batch resumes/ --postings job.txt -o results/ --resume     after a stop
      resumefit batch --manifest pairs.csv -o results/ --redact
      resumefit batch resumes/ --postings jobs/ -o results/ --cache ~/.resumefit-read
      resumefit batch --diff results-may/ results-june/

    results.jsonl holds a record for each pair, ranking.csv each posting's resumes in their order, cohort.html what the
    group lacks, reports/ a page for each resume, groups/ a page for each group of ten or more that a manifest names. Ends
    with 0 when all went well, 1 when some failed, 2 when nothing could be run, 130 when it was stopped.

    A file that cannot be read costs its own records and no more. --retry-failed reads it again, which helps where memory
    or time ran out. A file that you mended makes another run: use --force, with --cache to read that one alone.
    """  # noqa: D301  # click reads a backspace as "keep these lines"
    if diff is not None:
        if resumes or postings or told["manifest"]:
            raise click.UsageError("--diff takes two runs and nothing else.")
        _print_diff(*diff, kind=told["kind"])
        return
    _check_usage(resumes, postings, output=output, manifest=told["manifest"])
    if told["goes_on"] and told["force"]:
        raise click.UsageError("--resume keeps the results that are there, --force throws them away; give one or the other.")
    if told["retry"] and not told["goes_on"]:
        raise click.UsageError("--retry-failed goes with --resume.")
    started = time.monotonic()
    ran = _run(resumes, postings, output=str(output), folder=folder, told=told)
    _tell(ran, seconds=time.monotonic() - started, pages=told["pages"])
    if ran.progress.failures:
        sys.exit(EXIT_FILES)


def _check_usage(resumes: tuple[str, ...], postings: tuple[str, ...], *, output: str | None, manifest: str | None) -> None:
    if output is None:
        raise click.UsageError("Missing option '-o DIR': where shall the results go?")
    if manifest is None and not resumes:
        raise click.UsageError("Name resumes, before --postings, or a --manifest.")
    if manifest is not None and resumes:
        raise click.UsageError("--manifest names the resumes; give one or the other.")
    if manifest is None and not postings:
        raise click.UsageError("Name what to hold the resumes beside: --postings POSTINGS.")


def _options(told: dict[str, Any]) -> "Options":
    from resumefit.batch.progress import Options

    return Options(
        jobs=told["jobs"],
        goes_on=told["goes_on"],
        retry=told["retry"],
        force=told["force"],
        redact=told["redact"],
        pages=told["pages"],
        parquet=told["parquet"],
        xlsx=told["xlsx"],
        cache=told["cache"],
        cache_mib=told["cache_size"],
    )


def _run(resumes: tuple[str, ...], postings: tuple[str, ...], *, output: str, folder: str | None, told: dict[str, Any]) -> "Ran":
    """Run the batch under the eyes of the user, who may stop it."""
    from resumefit.batch.plan import InputError
    from resumefit.batch.run import run_batch

    lexicon = load(folder, only=told["lexicon_only"])
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _watching() as watch:
            return run_batch(
                resumes,
                postings,
                output=output,
                manifest=told["manifest"],
                lexicon=lexicon,
                today=told["today"],
                options=_options(told),
                client=told["scheduler"],
                watch=watch,
            )
    except InputError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        click.echo("Stopped. What is done is in the folder; --resume goes on from there.", err=True)
        sys.exit(EXIT_STOPPED)
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _watching() -> "Iterator[Watch]":
    """Show a bar on a terminal; nothing elsewhere. No thread redraws it, for workers are forked beside it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed  {task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    drawn = time.monotonic()
    with Progress(*columns, console=console, auto_refresh=False, transient=True, disable=not console.is_terminal) as bar:
        row = bar.add_task("Pairs", total=None, failed=0, rate="")
        bar.refresh()

        def watch(progress: "Counted") -> None:
            nonlocal drawn
            now = time.monotonic()
            speed = bar.tasks[0].speed
            rate = f"{speed:,.0f} a second" if speed else ""
            bar.update(row, total=progress.total, completed=progress.done, failed=progress.failures, rate=rate)
            if now - drawn > _REFRESH_SECONDS:
                drawn = now
                bar.refresh()

        yield watch


def _tell(ran: "Ran", *, seconds: float, pages: bool) -> None:
    """Close with what was done, what failed and why, where it lies and what to do next."""
    from resumefit.batch.closing import closing_lines

    progress = ran.progress
    for note in ran.notes:
        click.echo(note, err=True)
    before = f" ({ran.kept:,} pairs were done before)" if ran.kept else ""
    without = f", {progress.unscored:,} without a score" if progress.unscored else ""
    click.echo(
        f"{progress.ok:,} of {progress.total:,} pairs scored{without}, {progress.failures:,} failed{before}; {seconds:.1f} s.", err=True
    )
    for line in closing_lines(ran):
        click.echo(line, err=True)
    if ran.kept == progress.total and progress.failures:
        click.echo("  --retry-failed with --resume reads these again.", err=True)
    shown = ran.folder
    click.echo(f"Records: {shown / 'results.jsonl'}   in order: {shown / 'ranking.csv'}", err=True)
    click.echo(f"Open {shown / 'cohort.html'} to see what the group lacks" + (", with a page for each resume." if pages else "."), err=True)


def _print_diff(old: str, new: str, *, kind: str) -> None:
    from resumefit.batch.diff import diff_lines, diff_runs

    with opened_printer(kind, None) as printer:
        if kind == "json":
            printer.json(diff_runs(Path(old), Path(new)).to_dict())
        else:
            printer.text("".join(f"{line}\n" for line in diff_lines(Path(old), Path(new))))
