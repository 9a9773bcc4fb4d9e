"""The command that writes a report back into the applicant's own Word file."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from resumefit.cli_input import force_option, lexicon_only_option, lexicon_option, load, reading, today_option, user_errors
from resumefit.cli_output import check_output, write_bytes


@click.command()
@click.argument("resume")
@click.argument("posting")
@click.option("-o", "--output", metavar="FILE", required=True, help="The reviewed .docx to write.")
@force_option
@lexicon_option
@lexicon_only_option
@today_option
@click.option("--all", "everything", is_flag=True, help="Write all suggestions, not the ten that matter most.")
@user_errors
def annotate(resume: str, posting: str, *, output: str, everything: bool, folder: str | None, today: date | None, **out: Any) -> None:
    """Write the Word document RESUME again with comments on how to fit it to POSTING.

    \b
      resumefit annotate resume.docx posting.txt -o reviewed.docx
    """  # noqa: D301  # click reads a backspace as "keep these lines"
    if resume == "-":
        raise click.UsageError("annotate needs the name of a .docx file.")
    check_output(output, resume, posting, force=out["force"])
    with reading(resume, posting) as documents:
        from resumefit import pipeline
        from resumefit.report.wording import SHOWN
        from resumefit.writers.docx_comments import with_comments

        report = pipeline.score(*documents(), lexicon=load(folder, only=out["lexicon_only"]), today=today)
    write_bytes(with_comments(Path(resume).read_bytes(), report, limit=None if everything else SHOWN), output, kind="docx")
