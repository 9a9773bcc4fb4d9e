"""Report -> the page that a person reads: the score, what is met and by which line, what is missing, what to do."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console

from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Finding, Outcome, Status
from resumefit.posting.model import Need
from resumefit.report.model import Report
from resumefit.report.plain import Page, safe, shorten
from resumefit.report.wording import ADVICE, NEEDS, OUTCOMES, SHOWN, Group, Wording, fact_name, is_only_named, points_said
from resumefit.suggest.model import Advice, Suggestion

_LISTED = 8
"""Missing duties, and copied places, that are shown unless all are asked for."""
_BAR = 24
_WORDS = 44
_HIDDEN = 3
_STYLES = {Status.MET: "green", Status.PARTLY: "yellow", Status.MISSING: "red"}
_MARKS = {Status.MET: ("✓", "+"), Status.PARTLY: ("~", "~"), Status.MISSING: ("✗", "-")}


def print_report(report: Report, lexicon: Lexicon, *, console: Console, limit: int | None = SHOWN) -> None:
    """Write a report for a person; `limit` is how many suggestions are shown, None for all of everything.

    Without a score there are the reason, the next step and what the reader could not see: findings would mean nothing.
    """
    page, wording = Page(console), Wording(report, lexicon)
    _head(wording, page)
    _cautions(wording, page, limit)
    if report.match.score is None:
        _suggestions([one for one in report.suggestions if one.kind is Advice.UNSEEN], wording, page, limit)
        return
    groups = wording.groups()
    _met(groups[Group.MET], groups[Group.COMPARED], wording, page)
    _partly(groups[Group.PARTLY], wording, page)
    _compared(groups[Group.COMPARED], report, page)
    _missing(groups[Group.MISSING], wording, page, limit)
    _screens(wording, page)
    _suggestions(report.suggestions, wording, page, limit)


def _head(wording: Wording, page: Page) -> None:
    page.line((wording.title, "bold"))
    page.line((wording.beside, "dim"))
    page.gap()
    score, none = wording.report.match.score, wording.report.match.no_score
    if none is not None:
        page.line(("No score. ", "bold yellow"), none.message)
        page.line(none.next_step)
    if score is None:
        return
    style = "green" if score.rounded >= 70 else "yellow" if score.rounded >= 30 else "red"
    page.line((f"{score.rounded} of 100", f"bold {style}"), f": {wording.band}" if wording.band else "")
    if wording.reachable:
        page.line(wording.reachable)
    page.line((ADVICE, "dim"))
    page.gap()
    for part in score.parts:
        filled = (part.points * _BAR + part.possible // 2) // part.possible if part.possible else 0
        bar: tuple[tuple[str, str], ...] = (("█" * filled, style), ("░" * (_BAR - filled), "dim")) if page.drawn else ()
        page.line(f"{part.name.capitalize():<12}{points_said(part.points):>5} of {points_said(part.possible):>5}   ", *bar, indent=2)


def _cautions(wording: Wording, page: Page, limit: int | None) -> None:
    """Show what the reader could not see and what was not counted."""
    report = wording.report
    sides = (("resume", report.resume.document), ("posting", report.posting.document))
    if not report.warnings and not report.copied and not any(document.hidden for _, document in sides):
        return
    page.heading("Note first")
    for warning in wording.warnings():
        page.line(("! ", "bold yellow"), warning, indent=2, hang=2)
    for side, document in sides:
        if document.hidden:
            page.line(("! ", "bold yellow"), f"Nobody can see this text of the {side}, so it is not counted:", indent=2, hang=2)
        for text in document.hidden[:_HIDDEN]:
            page.line((f"“{shorten(safe(text), page.width - 6)}”", "dim italic"), indent=4)
        _more(len(document.hidden) - _HIDDEN, page, indent=4, switch="")
    if report.copied:
        page.line(("! ", "bold yellow"), "Word for word as in the posting, so not counted:", indent=2, hang=2)
        shown = report.copied if limit is None else report.copied[:_LISTED]
        for span in shown:
            page.quote(report.resume.document, span, indent=4)
        _more(len(report.copied) - len(shown), page, indent=4)


def _met(met: Sequence[Finding], compared: Sequence[Finding], wording: Wording, page: Page) -> None:
    """Show what is met above the line of the resume that proves it; a line that proves much is quoted once.

    Numbers and facts that are met stand apart, and are counted here.
    """
    if not met:
        return
    apart = sum(finding.status is Status.MET for finding in compared)
    further = f"; {apart} more among numbers and facts" if apart else ""
    page.heading(Group.MET.value, f"{len(met)} met, each with the line that proves it{further}")
    for group in wording.proved_together(met):
        first = group[0]
        how = wording.grade(first)
        names = "; ".join(dict.fromkeys(wording.name(finding) for finding in group))
        short = bool(how) and len(how) <= page.width // 2
        page.line((f"{_mark(Status.MET, page)} ", "green"), names, indent=2, hang=2, right=(how if short else "", "dim"))
        if not short:
            page.line(first.why.text, indent=4)
        if first.evidence:
            page.quote(wording.report.resume.document, first.evidence[0], indent=4)


def _partly(partly: Sequence[Finding], wording: Wording, page: Page) -> None:
    if not partly:
        return
    page.heading(Group.PARTLY.value, f"{len(partly)} met in part; points earned of those to be had")
    document = wording.report.resume.document
    named = [finding for finding in partly if is_only_named(finding)]
    for finding in partly:
        if finding in named:
            continue
        _half(finding, wording, page)
        page.line(finding.why.text, indent=4)
        if finding.evidence:
            page.quote(document, finding.evidence[0], indent=4)
    if named:
        page.line("Only listed: no line of work shows them", indent=2)
    for finding in named:
        _half(finding, wording, page, where=f"  line {document.line_number(finding.evidence[0].start)}")


def _half(finding: Finding, wording: Wording, page: Page, *, where: str = "") -> None:
    worth = (f"{points_said(finding.points)} of {points_said(finding.possible):>4}", "dim")
    mark = (f"{_mark(Status.PARTLY, page)} ", "yellow")
    page.line(mark, wording.name(finding), (where, "dim"), indent=4 if where else 2, hang=2, right=worth)


def _compared(findings: Sequence[Finding], report: Report, page: Page) -> None:
    """Show numbers and other facts that stand on both sides."""
    if not findings:
        return
    page.heading(Group.COMPARED.value, "asked beside found")
    names = [fact_name(finding) for finding in findings]
    column = min(max(map(len, names)), page.width * 3 // 8)
    for name, finding in zip(names, findings, strict=True):
        comparison = finding.why.comparison
        if comparison is None:
            continue
        end = OUTCOMES[comparison.outcome]
        mark = (f"{_mark(finding.status, page)} ", _STYLES[finding.status])
        said = f"asked {comparison.asked}; found {comparison.found}"
        page.line(mark, f"{name:<{column}}  ", said, indent=2, hang=column + 4, right=(end, "dim"))
        if comparison.outcome is not Outcome.MET and finding.part != "numbers":
            page.line(finding.why.text, indent=4)
        if comparison.note:
            page.line(comparison.note, indent=4)
        if finding.evidence:
            page.quote(report.resume.document, finding.evidence[0], indent=4)


def _missing(missing: Sequence[Finding], wording: Wording, page: Page, limit: int | None) -> None:
    if not missing:
        return
    page.heading(Group.MISSING.value, "points to be had, most first")
    for need, group in groupby(missing, key=lambda finding: finding.need):
        asked = list(group)
        page.line(NEEDS[need], indent=2)
        shown = asked if limit is None else asked[: _LISTED if need is Need.DUTY else 2 * _LISTED]
        for finding in shown:
            mark = (f"{_mark(Status.MISSING, page)} ", "red")
            worth = (points_said(finding.possible), "dim")
            page.line(mark, wording.name(finding), (_own_words(finding, wording), "dim"), indent=4, hang=2, right=worth)
        _more(len(asked) - len(shown), page, indent=6)


def _screens(wording: Wording, page: Page) -> None:
    if not wording.report.match.screens:
        return
    page.heading("Check these yourself", "asked, but not scored")
    document = wording.report.resume.document
    for finding in wording.report.match.screens:
        line = f"resume line {document.line_number(finding.evidence[0].start)}" if finding.evidence else ""
        page.line("- ", wording.name(finding), (_own_words(finding, wording), "dim"), indent=2, hang=2, right=(line, "dim"))


def _own_words(finding: Finding, wording: Wording) -> str:
    """Quote the posting where its words are others than the name."""
    words = wording.own_words(finding)
    return f"  “{shorten(words, _WORDS)}”" if words else ""


def _suggestions(suggestions: Sequence[Suggestion], wording: Wording, page: Page, limit: int | None) -> None:
    shown = suggestions[:limit]
    if not shown:
        return
    page.heading("What you can do", "only where it is true of you; + is what the score gains")
    number, before = 0, ""
    for aim, part, own in wording.by_part(shown):
        if aim != before:
            page.line((aim, "bold italic"))
        before = aim
        page.line((part, "bold underline"), indent=1)
        for suggestion in own:
            number += 1
            _suggestion(number, suggestion, wording.report, page)
            page.gap()
    _more(len(suggestions) - len(shown), page, indent=0)
    page.line((f"resumefit explain {shown[0].code} tells what a rule looks for and why.", "dim"))


def _suggestion(number: int, suggestion: Suggestion, report: Report, page: Page) -> None:
    gain = (f"+{points_said(suggestion.gain)}", "bold green") if suggestion.gain else ""
    page.line(f"{number:>2}. ", (suggestion.title, "bold"), (f"  {suggestion.code}", "dim"), hang=4, right=gain)
    page.line(suggestion.message, indent=4)
    because = [f"posting line {report.posting.document.line_number(span.start)}" for span in suggestion.because[:1]]
    if suggestion.where:
        page.quote(report.resume.document, suggestion.where[0], indent=4, side="resume", right="".join(because))
    elif suggestion.because:
        page.quote(report.posting.document, suggestion.because[0], indent=4, side="posting")


def _mark(status: Status, page: Page) -> str:
    return page.mark(*_MARKS[status])


def _more(count: int, page: Page, *, indent: int, switch: str = " (--all)") -> None:
    if count > 0:
        page.line((f"and {count} more{switch}", "dim"), indent=indent)
