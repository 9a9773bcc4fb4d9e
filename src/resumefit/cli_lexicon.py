"""The commands that look at the words that are known."""

import sys
from pathlib import Path

import click

from resumefit.cli_input import lexicon_only_option, lexicon_option, load, user_errors
from resumefit.cli_output import EXIT_FILES, Printer


@click.group()
def lexicon() -> None:
    """Look at the words that are known, or check a folder of your own."""


@lexicon.command("list")
@click.option("--kind", "of_kind", metavar="KIND", help="Only terms of this kind (tool, soft_skill, metric ...).")
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print.")
@lexicon_option
@lexicon_only_option
@user_errors
def lexicon_list(of_kind: str | None, folder: str | None, *, kind: str, lexicon_only: bool) -> None:
    """List the terms: id, kind and label, a line each."""
    known = load(folder, only=lexicon_only)
    terms = known.terms.values()
    kinds = sorted({term.kind for term in terms})
    if of_kind is not None and of_kind not in kinds:
        raise click.BadParameter(f"there is no kind {of_kind!r}; the kinds are {', '.join(kinds)}", param_hint="--kind")
    if kind == "json":
        from resumefit.report.lexicon_face import lexicon_to_dict

        Printer(None).json(lexicon_to_dict(known, kind=of_kind))
        return
    for term in sorted(terms, key=lambda term: (term.kind, term.id)):
        if of_kind in (None, term.kind):
            click.echo(f"{term.id:<40} {term.kind:<18} {term.label}")


@lexicon.command("show")
@click.argument("term", nargs=-1, required=True)
@lexicon_option
@lexicon_only_option
@user_errors
def lexicon_show(term: tuple[str, ...], folder: str | None, *, lexicon_only: bool) -> None:
    """Show all that is known of TERM, by its id or its label."""
    from resumefit.lexicon.show import describe, find_term

    known = load(folder, only=lexicon_only)
    wanted = " ".join(term)
    found, near = find_term(wanted, known)
    if found is None:
        hint = f"; near it: {', '.join(near)}" if near else "; 'resumefit lexicon list' shows all"
        raise click.BadParameter(f"there is no term {wanted!r}{hint}", param_hint="TERM")
    click.echo(describe(found, known))


@lexicon.command("check")
@click.argument("folder", required=False)
@click.option("--only", is_flag=True, help="Check FOLDER as a lexicon by itself, without the shipped terms.")
@user_errors
def lexicon_check(folder: str | None, *, only: bool) -> None:
    """Check the shipped lexicon, or FOLDER together with it: examples, owners of wordings, relations."""
    from resumefit.gate import check_lexicon
    from resumefit.lexicon.load import files_of, shipped_folder

    known = load(folder, only=only)
    problems = check_lexicon(known)
    files = {**files_of(shipped_folder()), **(files_of(Path(folder)) if folder else {})}
    for problem in problems:
        click.echo(f"{files[problem.term]}: {problem}")
    click.echo(f"{len(known.terms)} terms, {len(problems)} problems.", err=True)
    if problems:
        sys.exit(EXIT_FILES)
