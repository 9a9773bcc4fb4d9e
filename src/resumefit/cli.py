"""The command line: options -> pipeline -> face -> exit code.

Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 for what the user's files cause, 2 for usage,
3 when a score is below --fail-under.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from resumefit import __version__
from resumefit.errors import ResumefitError

if TYPE_CHECKING:
    from rich.console import Console

    from resumefit.document import Document
    from resumefit.lexicon.model import Lexicon

EXIT_FILES = 1
EXIT_BELOW = 3
PLAIN_WIDTH = 80
"""Columns of a text report that goes to a file or a pipe."""


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
    r"""Match a resume with a customer-service job posting.

    Reads PDF, DOCX, text, Markdown and HTML. Nothing leaves this machine.

    \b
      resumefit score resume.pdf posting.txt       the match, its reasons, what to change
      resumefit parse posting posting.txt          what the posting asks, as a brief
      resumefit parse resume resume.docx           what the resume shows
      resumefit explain RF101                      why a suggestion is made
      resumefit lexicon list --kind tool           the words that are known
    """


def _user_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Turn what a user's files cause into one clear line and exit code 1."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except ResumefitError as error:
            _fail(str(error))

    return run


def _fail(message: str) -> NoReturn:
    from resumefit.report.plain import safe

    click.echo(f"Error: {safe(message)}", err=True)
    sys.exit(EXIT_FILES)


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
    r"""Score RESUME against POSTING, with reasons and suggestions.

    Either may be '-' for standard input.

    \b
      resumefit score resume.pdf posting.txt
      resumefit score resume.docx posting.html --format json -o report.json
      resumefit score resume.pdf - < posting.txt
    """
    from resumefit import pipeline

    _check_output(out["output"], resume, posting, force=out["force"])
    lexicon = _load(folder, only=out["lexicon_only"])
    documents = _read(resume), _read(posting)
    report = pipeline.score(*documents, lexicon=lexicon, today=today)
    with _printer(kind, out["output"]) as printer:
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
    from resumefit import pipeline

    _check_output(out["output"], file, force=out["force"])
    lexicon = _load(folder, only=out["lexicon_only"])
    read = pipeline.read_resume(_read(file), lexicon=lexicon, today=today)
    with _printer(kind, out["output"]) as printer:
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
    from resumefit import pipeline

    _check_output(out["output"], file, force=out["force"])
    lexicon = _load(folder, only=out["lexicon_only"])
    read = pipeline.read_posting(_read(file), lexicon=lexicon)
    with _printer(kind, out["output"]) as printer:
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


def _read(name: str) -> "Document":
    """Read one argument; an error names the file."""
    from resumefit.readers.registry import read_document

    shown = "standard input" if name == "-" else Path(name).name or name
    try:
        return read_document(sys.stdin.buffer, name="stdin") if name == "-" else read_document(name)
    except ResumefitError as error:
        _fail(f"{shown}: {error}")


def _check_output(output: str | None, *inputs: str, force: bool) -> None:
    """Refuse two standard inputs, and an output that would take the place of an input or of another file."""
    if inputs.count("-") > 1:
        raise click.UsageError("Only one of the two can be '-'.")
    if output is None:
        return
    target = Path(output)
    if any(name != "-" and target.exists() and Path(name).exists() and target.samefile(name) for name in inputs):
        raise click.UsageError(f"-o {target.name} would overwrite what is to be read.")
    if target.exists() and not force:
        raise click.UsageError(f"{target.name} is there already; use --force to replace it.")
    if not target.parent.is_dir():
        raise click.UsageError(f"There is no folder to write {target.name} to.")


class _Printer:
    """Where a face goes: standard output, or a text that becomes a file once it is whole."""

    def __init__(self, file: IO[str] | None) -> None:
        self._file = file

    def json(self, face: dict[str, object]) -> None:
        """Print a face as JSON."""
        from resumefit.report.json_face import to_json

        click.echo(to_json(face), file=self._file, nl=False)

    def console(self) -> "Console":
        """Make the console of a text face: colours on a terminal only, and not where NO_COLOR is set."""
        from rich.console import Console

        stream = self._file or sys.stdout
        width = None if self._file is None and stream.isatty() else PLAIN_WIDTH
        return Console(file=stream, width=width, highlight=False, soft_wrap=False)


@contextmanager
def _printer(kind: str, output: str | None) -> Iterator[_Printer]:
    """Give a printer; a file is written beside its place and moved there once it is whole."""
    if output is None:
        yield _Printer(None)
        return
    target = Path(output)
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            yield _Printer(file)
        part.replace(target)
    except OSError as error:
        _fail(f"{target.name} cannot be written ({error.strerror}). Name a file in a folder that you may write to.")
    finally:
        part.unlink(missing_ok=True)
    click.echo(f"Wrote {target.name} ({kind}).", err=True)
