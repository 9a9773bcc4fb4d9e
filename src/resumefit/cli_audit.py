"""The command that asks whether the score treats groups alike."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from resumefit.cli_input import (
    force_option,
    format_option,
    lexicon_only_option,
    lexicon_option,
    load,
    output_option,
    reading,
    today_option,
    user_errors,
)
from resumefit.cli_output import EXIT_FILES, check_output, opened_printer

_PAIR = 2


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="RESULTS | RESUME POSTING")
@click.option("--swap", is_flag=True, help="Swap names, pronouns, addresses, school years and associations in RESUME and score it again.")
@click.option(
    "--groups", metavar="FILE", help="CSV or JSON Lines: a column 'id' or 'resume' with the ids of the run, and columns of groups."
)
@click.option("--cut", type=click.FloatRange(0, 100), metavar="N", help="With --groups: who scores at least N is selected.")
@click.option("--top", type=click.IntRange(1), metavar="N", help="With --groups: the first N of each posting are selected.")
@click.option("--sources", is_flag=True, help="With --swap: name the studies and tables that the groups are from.")
@format_option()
@output_option
@force_option
@lexicon_option
@lexicon_only_option
@today_option
@user_errors
def audit(files: tuple[str, ...], *, swap: bool, groups: str | None, cut: float | None, top: int | None, sources: bool, **out: Any) -> None:
    """Ask whether the score treats groups alike: by swaps in one resume, or by selection rates over a batch's results.

    With --swap, ends with 1 when any swap changes the score or what it is made of.

    \b
      resumefit audit --swap resume.docx posting.txt
      resumefit audit results/results.jsonl --groups groups.csv --cut 50
      resumefit audit results/ --groups groups.csv --top 20 --format json
    """  # noqa: D301  # click reads a backspace as "keep these lines"
    if swap:
        if len(files) != _PAIR or groups is not None or cut is not None or top is not None:
            raise click.UsageError("--swap takes a RESUME and a POSTING, and none of --groups, --cut, --top.")
        _audit_swaps(files, sources=sources, **out)
    else:
        if sources:
            raise click.UsageError("--sources goes with --swap.")
        if len(files) != 1 or groups is None or (cut is None) == (top is None):
            raise click.UsageError("Name one results.jsonl with --groups FILE and either --cut N or --top N, or use --swap RESUME POSTING.")
        _audit_rates(files[0], groups, cut=cut, top=top, out=out)


def _audit_swaps(files: tuple[str, ...], *, sources: bool, kind: str, folder: str | None, today: date | None, **out: Any) -> None:
    check_output(out["output"], *files, force=out["force"])
    with reading(*files) as documents:
        from resumefit import pipeline
        from resumefit.batch.audit import audit_swaps, swap_audit_lines

        lexicon = load(folder, only=out["lexicon_only"])
        resume, asked = documents()
        posting = pipeline.read_posting(asked, lexicon=lexicon)
        done = audit_swaps(resume, posting, lexicon=lexicon, today=today or date.today())
    with opened_printer(kind, out["output"]) as printer:
        if kind == "json":
            printer.json(done.to_dict())
        else:
            from resumefit.report.plain import harmless

            printer.text("".join(f"{harmless(line)}\n" for line in swap_audit_lines(done, sources=sources)))
    if done.is_changed:
        sys.exit(EXIT_FILES)


def _audit_rates(results: str, groups: str, *, cut: float | None, top: int | None, out: dict[str, Any]) -> None:
    from resumefit.batch.rates import Cut, audit_rates, rate_audit_lines, read_group_table
    from resumefit.batch.records import read_records, read_sheet
    from resumefit.errors import NotAFileError
    from resumefit.report.plain import harmless

    check_output(out["output"], results, groups, force=out["force"])
    try:
        table = read_group_table(Path(groups).read_bytes())
    except OSError as error:
        raise NotAFileError("The file of groups cannot be read.", next_step="Check its name and that you may read it.") from error
    line = Cut(score=None if cut is None else round(cut * 1000), top=top)
    done = audit_rates(read_records(results), table, cut=line)
    with opened_printer(out["kind"], out["output"]) as printer:
        if out["kind"] == "json":
            printer.json(done.to_dict())
        else:
            labels = {posting.id: posting.label for posting in read_sheet(results).postings}
            printer.text("".join(f"{harmless(line)}\n" for line in rate_audit_lines(done, labels)))
