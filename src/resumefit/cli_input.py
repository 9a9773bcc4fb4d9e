"""What the commands take: options, files to read, lexicons to load; what goes wrong with them."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from resumefit.cli_output import end_quietly, fail
from resumefit.errors import ResumefitError

if TYPE_CHECKING:
    from resumefit.document import Document
    from resumefit.lexicon.model import Lexicon


_SHARED = ("html", "zipfile", "resumefit.readers.text")
_ENDINGS = {".json": "json", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
_OFFICE = (".pdf", ".docx", ".doc", ".odt", ".csv", ".xlsx", ".parquet")
"""Endings of what no face is: text under such a name would be opened by the wrong program."""


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


def format_option(*more: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give the option that chooses a face: text, JSON and what else a command can print; without it, the ending of -o chooses."""
    faces = ("text", "json", *more)
    option = click.option("--format", "kind", type=click.Choice(faces), help="What to print.  [default: by the ending of -o, else text]")

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(*args: Any, kind: str | None, **options: Any) -> None:
            command(*args, kind=kind or _face_of(options.get("output"), faces), **options)

        return option(run)

    return decorate


def _face_of(output: str | None, faces: tuple[str, ...]) -> str:
    """Choose the face that a file's ending stands for; one that the command cannot write is refused."""
    ending = Path(output).suffix.lower() if output else ""
    face = _ENDINGS.get(ending, "text" if ending not in _OFFICE else ending)
    if face not in faces:
        raise click.UsageError(f"-o {Path(output or '').name}: this command writes {', '.join(faces)}; --format says which.")
    return face


output_option = click.option("-o", "--output", metavar="FILE", help="Write there instead of to standard output.")
force_option = click.option("--force", is_flag=True, help="Let -o take the place of a file that is there.")
lexicon_option = click.option(
    "--lexicon", "folder", metavar="DIR", help="Add the .toml files of DIR to the shipped lexicon; same ids take the place of shipped ones."
)
lexicon_only_option = click.option("--lexicon-only", is_flag=True, help="Use the terms of --lexicon alone.")
redact_option = click.option("--redact", is_flag=True, help="Blank name, mail, phone, address, links and birth date of the applicant.")
today_option = click.option("--today", type=_Day(), help="The day that 'present' means in a resume.  [default: today]")


def user_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Turn what a user's files cause into one clear line and exit code 1, and end when nobody reads on."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except ResumefitError as error:
            fail(f"{error} [{error.slug}]")
        except BrokenPipeError:
            end_quietly()

    return run


def load(folder: str | None, *, only: bool) -> "Lexicon":
    """Load the shipped lexicon with the user's folder, or the folder alone; garbage is collected from then on."""
    from resumefit.lexicon.load import load_lexicon

    if only and folder is None:
        raise click.UsageError("--lexicon-only needs --lexicon DIR.")
    lexicon = load_lexicon(folder, replace=only)
    gc.freeze()
    gc.enable()
    return lexicon


@contextmanager
def reading(*names: str) -> Iterator[Callable[[], "list[Document]"]]:
    """Begin to read arguments in child processes, before anything heavy is imported here; give what waits for the documents.

    What every child would import, or spaCy here in any case, is imported once, before they part.
    """
    from resumefit.readers import registry

    for module in _SHARED:
        import_module(module)

    with ExitStack() as opened:
        begun = []
        for name in names:
            source, shown = (sys.stdin.buffer, "stdin") if name == "-" else (name, None)
            with _naming(name):
                begun.append(opened.enter_context(registry.reading(source, name=shown)))

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
