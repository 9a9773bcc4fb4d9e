"""Report -> one HTML file that needs nothing else: no network, no script to be read, safe against what the documents hold."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from resumefit.lexicon.model import Lexicon
from resumefit.report.html_view import view_of
from resumefit.report.model import Report
from resumefit.report.plain import harmless
from resumefit.report.wording import ADVICE, SHOWN, points_said

_FOLDER = files("resumefit.report") / "templates"


def report_to_html(report: Report, lexicon: Lexicon, *, limit: int | None = SHOWN) -> str:
    """Write a report as a page; suggestions beyond `limit` are folded. The same report gives the same text."""
    style, script = _shipped("report.css"), _shipped("report.js")
    allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:"
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalize)
    page.filters["points"] = points_said
    return page.from_string(_shipped("report.html")).render(
        view=view_of(report, lexicon),
        report=report,
        shown=len(report.suggestions) if limit is None else limit,
        advice=ADVICE,
        style=Markup(style),  # noqa: S704 - our own files, not text of a document
        script=Markup(script),  # noqa: S704
        policy=f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
    )


def _finalize(value: object) -> object:
    """Take steering characters out of all that the page prints but its own style and script."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _shipped(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Give a content hash as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
