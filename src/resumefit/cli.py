"""The command line: options -> pipeline -> face -> exit code.

Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 for what the user's files cause, 2 for usage,
3 when a score is below --fail-under.
"""

import gc
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from resumefit import __version__
from resumefit.cli_annotate import annotate
from resumefit.cli_audit import audit
from resumefit.cli_batch import batch
from resumefit.cli_input import (
    force_option,
    format_option,
    lexicon_only_option,
    lexicon_option,
    load,
    output_option,
    reading,
    redact_option,
    today_option,
    user_errors,
)
from resumefit.cli_lexicon import lexicon
from resumefit.cli_output import check_output, opened_printer

if TYPE_CHECKING:
    from resumefit.lexicon.model import Lexicon
    from resumefit.report.model import Report

EXIT_BELOW = 3
_FACES = ("report", "posting", "resume", "comparison", "lexicon")
_WRITERS = {"score": "report", "compare": "comparison"}
"""Commands by which a face may be named as well."""
_BATCH_FACES = ("pair", "run", "run-diff", "swap-audit", "rate-audit")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="resumefit")
def main() -> None:
    """Match a resume with a customer-service job posting.

    Reads PDF, DOCX, text, Markdown and HTML. Nothing leaves this machine.

    \b
      resumefit score resume.pdf posting.txt       the match, its reasons, what to change
      resumefit parse posting posting.txt          what the posting asks, as a brief
      resumefit parse resume resume.docx           what the resume shows
      resumefit compare old.docx new.docx job.txt  what changed between two drafts
      resumefit annotate cv.docx job.txt -o new.docx  suggestions as Word comments
      resumefit batch resumes/ --postings jobs/ -o out/  many beside many
      resumefit audit --swap cv.docx job.txt       does the score see names?
      resumefit explain RF101                      why a suggestion is made
      resumefit lexicon list --kind tool           the words that are known
    """  # noqa: D301  # click reads a backspace as "keep these lines"


main.add_command(annotate)
main.add_command(audit)
main.add_command(lexicon)
main.add_command(batch)


def run() -> None:
    """Run the command line as a process of its own.

    Modules and lexicon live until the end: the garbage collector sleeps while they come up, never walks them later (`load`
    wakes it), and not at the end either, only to throw them away. That walk takes a tenth of a second each time.
    """
    gc.disable()
    try:
        main()
    finally:
        gc.freeze()


@main.command()
@click.argument("resume")
@click.argument("posting")
@format_option("md", "html")
@output_option
@force_option
@lexicon_option
@lexicon_only_option
@today_option
@redact_option
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with 3 when the score is below N or there is none.")
@click.option("--all", "everything", is_flag=True, help="Show all suggestions, not the ten that matter most.")
@user_errors
def score(
    resume: str, posting: str, *, fail_under: float | None, everything: bool, kind: str, folder: str | None, today: date | None, **out: Any
) -> None:
    """Score RESUME against POSTING, with reasons and suggestions.

    Either may be '-' for standard input.

    \b
      resumefit score resume.pdf posting.txt
      resumefit score resume.docx posting.html --format html -o report.html
      resumefit score resume.pdf - < posting.txt
    """  # noqa: D301  # click reads a backspace as "keep these lines"
    check_output(out["output"], resume, posting, force=out["force"])
    with reading(resume, posting) as documents:
        from resumefit import pipeline

        lexicon = load(folder, only=out["lexicon_only"])
        report = pipeline.score(*documents(), lexicon=lexicon, today=today)
        if pipeline.looks_swapped(report, lexicon=lexicon):
            click.echo(
                "The first file reads like a posting and the second like a resume. Are they swapped? The resume comes first.", err=True
            )
    if out["redact"]:
        from resumefit.report.redacted import redact_report

        report = redact_report(report, lexicon=lexicon)
    _print_report(report, lexicon, kind=kind, output=out["output"], everything=everything)
    number = None if report.match.score is None else report.match.score.exact
    if fail_under is not None and (number is None or number < Decimal(str(fail_under))):
        click.echo(f"The score {'is missing' if number is None else f'{number} is below {fail_under:g}'}.", err=True)
        sys.exit(EXIT_BELOW)


def _print_report(report: "Report", lexicon: "Lexicon", *, kind: str, output: str | None, everything: bool) -> None:
    from resumefit.report.wording import SHOWN

    limit = None if everything else SHOWN
    with opened_printer(kind, output) as printer:
        if kind == "json":
            printer.json(report.to_dict())
        elif kind == "md":
            from resumefit.report.markdown import report_to_markdown

            printer.text(report_to_markdown(report, lexicon, limit=limit))
        elif kind == "html":
            from resumefit.report.html import report_to_html

            printer.text(report_to_html(report, lexicon, limit=limit))
        else:
            from resumefit.report.terminal import print_report

            print_report(report, lexicon, console=printer.console(), limit=limit)


@main.command()
@click.argument("old")
@click.argument("new")
@click.argument("posting")
@format_option()
@output_option
@force_option
@lexicon_option
@lexicon_only_option
@today_option
@redact_option
@user_errors
def compare(old: str, new: str, posting: str, *, kind: str, folder: str | None, today: date | None, **out: Any) -> None:
    """Show what changed from the draft OLD of a resume to the draft NEW, beside POSTING.

    \b
      resumefit compare old.docx new.docx posting.txt
    """  # noqa: D301  # click reads a backspace as "keep these lines"
    check_output(out["output"], old, new, posting, force=out["force"])
    with reading(old, new, posting) as documents:
        from resumefit import pipeline

        lexicon = load(folder, only=out["lexicon_only"])
        first, second, asked = documents()
        drafts = pipeline.compare(first, second, posting=asked, lexicon=lexicon, today=today)
    if out["redact"]:
        from resumefit.report.redacted import redact_report

        old_report, new_report = (redact_report(report, lexicon=lexicon) for report in (drafts.old, drafts.new))
        drafts = replace(drafts, old=old_report, new=new_report)
    with opened_printer(kind, out["output"]) as printer:
        if kind == "json":
            printer.json(drafts.to_dict())
        else:
            from resumefit.report.drafts_face import print_drafts

            print_drafts(drafts, lexicon, console=printer.console())


@main.command()
@click.argument("face", type=click.Choice([*_FACES, *_BATCH_FACES, *_WRITERS]), default="report", metavar="FACE")
def schema(face: str) -> None:
    """Print the JSON Schema of FACE: of what score, parse, compare, lexicon, batch or audit write as JSON.

    FACE is one of these names, beside what writes it:

    \b
      report        score, which is a name for it too (used where no FACE is given)
      posting       parse posting
      resume        parse resume
      comparison    compare, which is a name for it too
      lexicon       lexicon list
      pair          batch: a line of results.jsonl
      run           batch: run.json
      run-diff      batch --diff
      swap-audit    audit --swap
      rate-audit    audit --groups
    """  # noqa: D301  # click reads a backspace as "keep these lines"
    from resumefit.batch import schema as of_batch
    from resumefit.report import schema as of_report
    from resumefit.report.json_face import to_json

    click.echo(to_json({**of_report.SCHEMAS, **of_batch.SCHEMAS}[_WRITERS.get(face, face)]()), nl=False)


@main.group()
def parse() -> None:
    """Show what is read of one document."""


@parse.command("resume")
@click.argument("file")
@format_option()
@output_option
@force_option
@lexicon_option
@lexicon_only_option
@today_option
@redact_option
@user_errors
def parse_resume(file: str, *, kind: str, folder: str | None, today: date | None, **out: Any) -> None:
    """Show the sections, jobs, skills and numbers of the resume FILE ('-' for standard input)."""
    check_output(out["output"], file, force=out["force"])
    with reading(file) as documents:
        from resumefit import pipeline

        lexicon = load(folder, only=out["lexicon_only"])
        read = pipeline.read_resume(*documents(), lexicon=lexicon, today=today)
    if out["redact"]:
        from resumefit.redact import redact as blank

        read = blank(read, lexicon)
    with opened_printer(kind, out["output"]) as printer:
        if kind == "json":
            printer.json(read.to_dict())
        else:
            from resumefit.report.briefs import print_resume

            print_resume(read, lexicon, console=printer.console())


@parse.command("posting")
@click.argument("file")
@format_option()
@output_option
@force_option
@lexicon_option
@lexicon_only_option
@user_errors
def parse_posting(file: str, *, kind: str, folder: str | None, **out: Any) -> None:
    """Show what the posting FILE asks, as a brief ('-' for standard input)."""
    check_output(out["output"], file, force=out["force"])
    with reading(file) as documents:
        from resumefit import pipeline

        lexicon = load(folder, only=out["lexicon_only"])
        read = pipeline.read_posting(*documents(), lexicon=lexicon)
    with opened_printer(kind, out["output"]) as printer:
        if kind == "json":
            printer.json(read.to_dict())
        else:
            from resumefit.report.briefs import print_posting

            print_posting(read, lexicon, console=printer.console())


@main.command()
@click.argument("resume")
@output_option
@force_option
@lexicon_option
@lexicon_only_option
@user_errors
def redact(resume: str, *, folder: str | None, **out: Any) -> None:
    """Print the text of RESUME with name, mail, phone, address, links and birth date blanked ('-' for standard input)."""
    check_output(out["output"], resume, force=out["force"])
    with reading(resume) as documents:
        from resumefit import pipeline
        from resumefit.redact import redact as blank
        from resumefit.report.plain import harmless

        lexicon = load(folder, only=out["lexicon_only"])
        read = blank(pipeline.read_resume(*documents(), lexicon=lexicon), lexicon)
    with opened_printer("text", out["output"]) as printer:
        printer.text("".join(f"{harmless(row)}\n" for row in read.document.text.split("\n")))


@main.command()
@click.argument("code", required=False)
@user_errors
def explain(code: str | None) -> None:
    """Print the manual page of the suggestion CODE (RF101 ...); without CODE, list all."""
    from resumefit.suggest import RULES

    if code is None:
        for rule in RULES:
            click.echo(f"{rule.code}  {rule.title}")
        return
    found = next((rule for rule in RULES if rule.code == code.upper() or rule.name == code.lower()), None)
    if found is None:
        raise click.BadParameter(f"there is no rule {code!r}; 'resumefit explain' lists them", param_hint="CODE")
    click.echo(f"{found.code} {found.name}: {found.title}\n\n{found.manual}")
