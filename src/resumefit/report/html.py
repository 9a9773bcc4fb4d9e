"""Report -> one HTML file that needs nothing else: no network, no script to be read, safe against what the documents hold."""

from resumefit.lexicon.model import Lexicon
from resumefit.report.html_view import view_of
from resumefit.report.model import Report
from resumefit.report.page import rendered
from resumefit.report.wording import ADVICE, SHOWN


def report_to_html(report: Report, lexicon: Lexicon, *, limit: int | None = SHOWN) -> str:
    """Write a report as a page; suggestions beyond `limit` are folded. The same report gives the same text."""
    return rendered(
        "report.html",
        styles=("report.css",),
        script="report.js",
        view=view_of(report, lexicon, limit=limit),
        report=report,
        shown=len(report.suggestions) if limit is None else limit,
        advice=ADVICE,
    )
