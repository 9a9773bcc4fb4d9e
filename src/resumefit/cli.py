"""The command line: options -> pipeline -> face -> exit code.

Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 for what the user's files cause, 2 for usage,
3 when a score is below --fail-under.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from resumefit import __version__
from resumefit.cli_output import EXIT_FILES, check_output, fail, opened_printer
from resumefit.errors import ResumefitError

if TYPE_CHECKING:
    from resumefit.document import Document
    from resumefit.lexicon.model import Lexicon

EXIT_BELOW = 3


class _Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse the day or fail with the form it should have."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2026-11-01", param, ctx)


_format = click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print.")
_output = click.option("-o", "--output", metavar="FILE", help="Write there instead of to standard output.")
_force = click.option("--force", is_flag=True, help="Let -o take the place of a file that is there.")
_lexicon = click.option(
    "--lexicon", "folder", metavar="DIR", help="Add the .toml files of DIR to the shipped lexicon; same ids take the place of shipped ones."
)
_lexicon_only = click.option("--lexicon-only", is_flag=True, help="Use the terms of --lexicon alone.")
_today = click.option("--today", type=_Day(), help="The day that 'present' means in a resume.  [default: today]")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="resumefit")
def main() -> None:
    """Match a resume with a customer-service job posting.

    Reads PDF, DOCX, text, Markdown and HTML. Nothing leaves this machine.

    \b
      resumefit score resume.pdf posting.txt       the match, its reasons, what to change
      resumefit parse posting posting.txt          what the posting asks, as a brief
      resumefit parse resume resume.docx           what the resume shows
      resumefit explain RF101                      why a suggestion is made
      resumefit lexicon list --kind tool           the words that are known
    """  # noqa: D301  # click reads a backspace as "keep these lines"


def run() -> None:
    """Run the command line as a process of its own.

    What lives at the end is kept from the last garbage collection: walking the lexicon once more only to throw it away takes
    a third of a second.
    """
    try:
        main()
    finally:
        gc.freeze()


def _user_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Turn what a user's files cause into one clear line and exit code 1."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except ResumefitError as error:
            fail(f"{error} [{error.slug}]")

    return run


@main.command()
@click.argument("resume")
@click.argument("posting")
@_format
@_output
@_force
@_lexicon
@_lexicon_only
@_today
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit with 3 when the score is below N or there is none.")
@click.option("--all", "everything", is_flag=True, help="Show all suggestions, not the ten that matter most.")
@_user_errors
def score(
    resume: str, posting: str, *, fail_under: float | None, everything: bool, kind: str, folder: str | None, today: date | None, **out: Any
) -> None:
    """Score RESUME against POSTING, with reasons and suggestions.

    Either may be '-' for standard input.

    \b
      resumefit score resume.pdf posting.txt
      resumefit score resume.docx posting.html --format json -o report.json
      resumefit score resume.pdf - < posting.txt
    """  # noqa: D301  # click reads a backspace as "keep these lines"
    check_output(out["output"], resume, posting, force=out["force"])
    with _reading(resume, posting) as documents:
        from resumefit import pipeline

        lexicon = _load(folder, only=out["lexicon_only"])
        report = pipeline.score(*documents(), lexicon=lexicon, today=today)
    with opened_printer(kind, out["output"]) as printer:
        if kind == "json":
            printer.json(report.to_dict())
        else:
            from resumefit.report.terminal import print_report

            print_report(report, lexicon, console=printer.console(), limit=None if everything else 10)
    number = None if report.match.score is None else report.match.score.exact
    if fail_under is not None and (number is None or number < fail_under):
        click.echo(f"The score {'is missing' if number is None else f'{number} is below {fail_under:g}'}.", err=True)
        sys.exit(EXIT_BELOW)


@main.group()
def parse() -> None:
    """Show what is read of one document."""


@parse.command("resume")
@click.argument("file")
@_format
@_output
@_force
@_lexicon
@_lexicon_only
@_today
@_user_errors
def parse_resume(file: str, *, kind: str, folder: str | None, today: date | None, **out: Any) -> None:
    """Show the sections, jobs, skills and numbers of the resume FILE ('-' for standard input)."""
    check_output(out["output"], file, force=out["force"])
    with _reading(file) as documents:
        from resumefit import pipeline

        lexicon = _load(folder, only=out["lexicon_only"])
        read = pipeline.read_resume(*documents(), lexicon=lexicon, today=today)
    with opened_printer(kind, out["output"]) as printer:
        if kind == "json":
            printer.json(read.to_dict())
        else:
            from resumefit.report.briefs import print_resume

            print_resume(read, lexicon, console=printer.console())


@parse.command("posting")
@click.argument("file")
@_format
@_output
@_force
@_lexicon
@_lexicon_only
@_user_errors
def parse_posting(file: str, *, kind: str, folder: str | None, **out: Any) -> None:
    """Show what the posting FILE asks, as a brief ('-' for standard input)."""
    check_output(out["output"], file, force=out["force"])
    with _reading(file) as documents:
        from resumefit import pipeline

        lexicon = _load(folder, only=out["lexicon_only"])
        read = pipeline.read_posting(*documents(), lexicon=lexicon)
    with opened_printer(kind, out["output"]) as printer:
        if kind == "json":
            printer.json(read.to_dict())
        else:
            from resumefit.report.briefs import print_posting

            print_posting(read, lexicon, console=printer.console())


@main.command()
@click.argument("code", required=False)
@_user_errors
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


@main.group()
def lexicon() -> None:
    """Look at the words that are known, or check a folder of your own."""


@lexicon.command("list")
@click.option("--kind", "of_kind", metavar="KIND", help="Only terms of this kind (tool, soft_skill, metric ...).")
@_lexicon
@_lexicon_only
@_user_errors
def lexicon_list(of_kind: str | None, folder: str | None, *, lexicon_only: bool) -> None:
    """List the terms: id, kind and label, a line each."""
    terms = _load(folder, only=lexicon_only).terms.values()
    kinds = sorted({term.kind for term in terms})
    if of_kind is not None and of_kind not in kinds:
        raise click.BadParameter(f"there is no kind {of_kind!r}; the kinds are {', '.join(kinds)}", param_hint="--kind")
    for term in sorted(terms, key=lambda term: (term.kind, term.id)):
        if of_kind in (None, term.kind):
            click.echo(f"{term.id:<40} {term.kind:<18} {term.label}")


@lexicon.command("show")
@click.argument("term", nargs=-1, required=True)
@_lexicon
@_lexicon_only
@_user_errors
def lexicon_show(term: tuple[str, ...], folder: str | None, *, lexicon_only: bool) -> None:
    """Show all that is known of TERM, by its id or its label."""
    from resumefit.lexicon.show import describe, find_term

    known = _load(folder, only=lexicon_only)
    wanted = " ".join(term)
    found, near = find_term(wanted, known)
    if found is None:
        hint = f"; near it: {', '.join(near)}" if near else "; 'resumefit lexicon list' shows all"
        raise click.BadParameter(f"there is no term {wanted!r}{hint}", param_hint="TERM")
    click.echo(describe(found, known))


@lexicon.command("check")
@click.argument("folder", required=False)
@click.option("--only", is_flag=True, help="Check FOLDER as a lexicon by itself, without the shipped terms.")
@_user_errors
def lexicon_check(folder: str | None, *, only: bool) -> None:
    """Check the shipped lexicon, or FOLDER together with it: examples, owners of wordings, relations."""
    from resumefit.gate import check_lexicon
    from resumefit.lexicon.load import files_of, shipped_folder

    known = _load(folder, only=only)
    problems = check_lexicon(known)
    files = {**files_of(shipped_folder()), **(files_of(Path(folder)) if folder else {})}
    for problem in problems:
        click.echo(f"{files[problem.term]}: {problem}")
    click.echo(f"{len(known.terms)} terms, {len(problems)} problems.", err=True)
    if problems:
        sys.exit(EXIT_FILES)


def _load(folder: str | None, *, only: bool) -> "Lexicon":
    from resumefit.lexicon.load import load_lexicon

    if only and folder is None:
        raise click.UsageError("--lexicon-only needs --lexicon DIR.")
    return load_lexicon(folder, replace=only)


@contextmanager
def _reading(*names: str) -> Iterator[Callable[[], "list[Document]"]]:
    """Begin to read arguments in child processes, before anything heavy is imported here; give what waits for the documents."""
    from resumefit.readers.registry import reading

    with ExitStack() as opened:
        begun = []
        for name in names:
            source, shown = (sys.stdin.buffer, "stdin") if name == "-" else (name, None)
            with _naming(name):
                begun.append(opened.enter_context(reading(source, name=shown)))

        def documents() -> "list[Document]":
            read = []
            for name, one in zip(names, begun, strict=True):
                with _naming(name):
                    read.append(one.document())
            return read

        yield documents


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Put the file's own name before what is wrong with it."""
    try:
        yield
    except ResumefitError as error:
        shown = "standard input" if name == "-" else Path(name).name or name
        fail(f"{shown}: {error} [{error.slug}]")
