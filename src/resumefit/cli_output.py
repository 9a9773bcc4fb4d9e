"""Where the command line's words go: standard output, a file that is whole or not there, one line of error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from rich.console import Console

EXIT_UNREAD = 141
"""128 and the number of SIGPIPE."""
EXIT_FILES = 1
"""Exit code for what a user's files cause."""
_NARROWEST, _WIDEST = 40, 400
PLAIN_WIDTH = 80
"""Columns of a text report that goes to a file or a pipe."""


def fail(message: str) -> NoReturn:
    """End the run with one line on standard error; no character of a document or a name can steer the terminal."""
    from resumefit.report.plain import safe

    click.echo(f"Error: {safe(message)}", err=True)
    sys.exit(EXIT_FILES)


def end_quietly() -> NoReturn:
    """End as programs do whose reader has gone (`| head`): without a word, with the exit code of that signal."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(EXIT_UNREAD)


def check_output(output: str | None, *inputs: str, force: bool) -> None:
    """Refuse two standard inputs, and an output that would take the place of an input or of another file."""
    if inputs.count("-") > 1:
        raise click.UsageError("Only one of the two can be '-'.")
    if output is None:
        return
    target = Path(output)
    if any(name != "-" and target.exists() and Path(name).exists() and target.samefile(name) for name in inputs):
        raise click.UsageError(f"-o {target.name} would overwrite what is to be read.")
    if target.is_dir():
        raise click.UsageError(f"-o {output} is a folder; name a file.")
    if target.exists() and not force:
        raise click.UsageError(f"{target.name} is there already; use --force to replace it.")
    if not target.parent.is_dir():
        raise click.UsageError(f"There is no folder to write {target.name} to.")


def _plain_width(*, to_file: bool) -> int:
    """Give the columns of text that goes to no terminal: what COLUMNS asks for, within reason; a file's are always the same."""
    asked = "" if to_file else os.environ.get("COLUMNS", "")
    return min(max(int(asked), _NARROWEST), _WIDEST) if asked.isdecimal() and len(asked) < 6 else PLAIN_WIDTH


class Printer:
    """Where a face goes: standard output, or a text that becomes a file once it is whole."""

    def __init__(self, file: IO[str] | None) -> None:
        self._file = file

    def text(self, face: str) -> None:
        """Print a face as it is."""
        click.echo(face, file=self._file, nl=False)

    def json(self, face: dict[str, object]) -> None:
        """Print a face as JSON."""
        from resumefit.report.json_face import to_json

        self.text(to_json(face))

    def console(self) -> "Console":
        """Make the console of a text face: colours on a terminal only, and not where NO_COLOR is set."""
        from rich.console import Console

        class Quiet(Console):
            """Ends as the other faces do when nobody reads on."""

            def on_broken_pipe(self) -> None:
                end_quietly()

        stream = self._file or sys.stdout
        width = None if self._file is None and stream.isatty() else _plain_width(to_file=self._file is not None)
        console = Quiet(file=stream, width=width, highlight=False, soft_wrap=False)
        console.size = console.size  # else it asks the system anew several times a line
        return console


@contextmanager
def opened_printer(kind: str, output: str | None) -> Iterator[Printer]:
    """Give a printer; a file is written beside its place and moved there once it is whole."""
    if output is None:
        yield Printer(None)
        return
    target = Path(output)
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        with part.open("x", encoding="utf-8") as file:
            yield Printer(file)
        part.replace(target)
    except OSError as error:
        fail(f"{target.name} cannot be written ({error.strerror}). Name a file in a folder that you may write to.")
    finally:
        part.unlink(missing_ok=True)
    click.echo(f"Wrote {target.name} ({kind}).", err=True)


def write_bytes(content: bytes, output: str, *, kind: str) -> None:
    """Write a file beside its place and move it there once it is whole."""
    target = Path(output)
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        fail(f"{target.name} cannot be written ({error.strerror}). Name a file in a folder that you may write to.")
    finally:
        part.unlink(missing_ok=True)
    click.echo(f"Wrote {target.name} ({kind}).", err=True)
