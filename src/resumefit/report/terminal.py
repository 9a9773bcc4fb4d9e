"""Report -> the page that a person reads: the score, what is met and by which line, what is missing, what to do."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console

from resumefit.document import Document
from resumefit.lexicon.model import Lexicon, Scoring
from resumefit.match.coverage import label_of
from resumefit.match.model import Finding, Outcome, Relation, Score, Status
from resumefit.posting.model import NEED_ORDER, Need, Requirement, Role, Threshold
from resumefit.report.model import Report
from resumefit.report.plain import Page, paragraph_start, safe, shorten
from resumefit.resume.model import Strength
from resumefit.suggest.model import Advice, Suggestion

SHOWN = 10
"""Suggestions that are shown unless all are asked for."""
_LISTED = 8
"""Missing duties, and copied places, that are shown unless all are asked for."""
_BAR = 24
_WORDS = 44
_HIDDEN = 3
_ADVICE = "Advice for tailoring, not a prediction of an employer's software or decision."
_STRENGTHS = {Strength.MEASURED: "shown with a number", Strength.SHOWN: "shown at work", Strength.LISTED: "only listed"}
_NEEDS = {Need.REQUIRED: "Required", Need.PREFERRED: "Preferred", Need.DUTY: "Duties of the job"}
_OUTCOMES = {Outcome.NEAR: "near", Outcome.BELOW: "below", Outcome.UNSTATED: "not stated", Outcome.INCOMPARABLE: "not comparable"}
_STYLES = {Status.MET: "green", Status.PARTLY: "yellow", Status.MISSING: "red"}
_MARKS = {Status.MET: ("✓", "+"), Status.PARTLY: ("~", "~"), Status.MISSING: ("✗", "-")}


def print_report(report: Report, lexicon: Lexicon, *, console: Console, limit: int | None = SHOWN) -> None:
    """Write a report for a person; `limit` is how many suggestions are shown, None for all of everything.

    Without a score there are the reason, the next step and what the reader could not see: findings would mean nothing.
    """
    page = Page(console)
    _head(report, page, lexicon.scoring)
    _cautions(report, page, limit)
    if report.match.score is None:
        _suggestions([one for one in report.suggestions if one.kind is Advice.UNSEEN], report, page, limit)
        return
    facts = [finding for finding in report.match.findings if _is_compared(finding)]
    others = [finding for finding in report.match.findings if not _is_compared(finding)]
    _met(others, report, page, lexicon)
    _partly(others, report, page, lexicon)
    _compared(facts, report, page)
    _missing(others, report, page, lexicon, limit)
    _screens(report, page, lexicon)
    _suggestions(report.suggestions, report, page, limit)


def band(score: Score, scoring: Scoring) -> str:
    """Give a score in words; empty where the lexicon has none for it."""
    fitting = [(least, words) for words, least in scoring.bands.items() if score.rounded >= least]
    return max(fitting)[1] if fitting else ""


def labels(requirement: Requirement, lexicon: Lexicon, *, posting: Document) -> str:
    """Name what is asked with its alternatives, the general one last: "Zendesk, Freshdesk or Ticketing Systems".

    A phrase that the lexicon lacks keeps the letter case of the posting.
    """
    special = [target for target in requirement.any_of if requirement.target in _broader(target, lexicon)]
    rest = [target for target in requirement.any_of if target not in special]
    names = list(dict.fromkeys(label_of(target, lexicon) for target in (*special, requirement.target, *rest)))
    own = posting.quote(requirement.spans[0]) if requirement.spans else ""
    names = [own if own.casefold() == name else name for name in names]
    said = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return said[:1].upper() + said[1:]


def _broader(target: str, lexicon: Lexicon) -> tuple[str, ...]:
    term = lexicon.terms.get(lexicon.canonical(target))
    return term.broader if term is not None else ()


def _head(report: Report, page: Page, scoring: Scoring) -> None:
    role = report.posting.role
    page.line((role.text if role else "Job posting", "bold"))
    page.line((f"{report.resume.document.origin.name} beside {report.posting.document.origin.name}", "dim"))
    page.gap()
    score, none = report.match.score, report.match.no_score
    if none is not None:
        page.line(("No score. ", "bold yellow"), none.message)
        page.line(none.next_step)
    if score is None:
        return
    said = band(score, scoring)
    style = "green" if score.rounded >= 70 else "yellow" if score.rounded >= 30 else "red"
    page.line((f"{score.rounded} of 100", f"bold {style}"), f": {said}" if said else "")
    page.line((_ADVICE, "dim"))
    page.gap()
    for part in score.parts:
        filled = (part.points * _BAR + part.possible // 2) // part.possible if part.possible else 0
        bar: tuple[tuple[str, str], ...] = (("█" * filled, style), ("░" * (_BAR - filled), "dim")) if page.drawn else ()
        page.line(f"{part.name.capitalize():<12}{_points(part.points):>5} of {_points(part.possible):>5}   ", *bar, indent=2)


def _cautions(report: Report, page: Page, limit: int | None) -> None:
    """Show what the reader could not see and what was not counted."""
    sides = (("resume", report.resume.document), ("posting", report.posting.document))
    if not report.warnings and not report.copied and not any(document.hidden for _, document in sides):
        return
    page.heading("Note first")
    for side, warning in report.warnings:
        if warning.code == "hidden-text" and dict(sides)[side].hidden:
            continue
        where = f"{side.capitalize()}, page {warning.page}" if warning.page else side.capitalize()
        page.line(("! ", "bold yellow"), f"{where}: {warning.message}", indent=2, hang=2)
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


def _met(findings: Iterable[Finding], report: Report, page: Page, lexicon: Lexicon) -> None:
    """Show what is met above the line of the resume that proves it; a line that proves much is quoted once."""
    met = [finding for finding in findings if finding.status is Status.MET]
    if not met:
        return
    page.heading("What your resume shows", f"{len(met)} met, each with the line that proves it")
    for group in _together(met, report, lexicon):
        first = group[0]
        how = _how(first, lexicon)
        names = "; ".join(dict.fromkeys(_name(finding, report, lexicon) for finding in group))
        short = bool(how) and len(how) <= page.width // 2
        page.line((f"{_mark(Status.MET, page)} ", "green"), names, indent=2, hang=2, right=(how if short else "", "dim"))
        if not short:
            page.line(first.why.text, indent=4)
        if first.evidence:
            page.quote(report.resume.document, first.evidence[0], indent=4)


def _together(findings: Iterable[Finding], report: Report, lexicon: Lexicon) -> list[list[Finding]]:
    """Put findings together that one paragraph proves equally well, in the order of the first of each."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        place = paragraph_start(report.resume.document, finding.evidence[0]) if finding.evidence else finding.id
        groups.setdefault((place, _how(finding, lexicon) or finding.why.text), []).append(finding)
    return list(groups.values())


def _partly(findings: Iterable[Finding], report: Report, page: Page, lexicon: Lexicon) -> None:
    partly = [finding for finding in _by_worth(findings) if finding.status is Status.PARTLY]
    if not partly:
        return
    page.heading("In part", f"{len(partly)} met in part; points earned of those to be had")
    named = [finding for finding in partly if _is_named(finding)]
    for finding in partly:
        if finding in named:
            continue
        _half(finding, report, page, lexicon)
        page.line(finding.why.text, indent=4)
        if finding.evidence:
            page.quote(report.resume.document, finding.evidence[0], indent=4)
    if named:
        page.line("Only listed: no line of work shows them", indent=2)
    for finding in named:
        _half(finding, report, page, lexicon, where=f"  line {report.resume.document.line_number(finding.evidence[0].start)}")


def _half(finding: Finding, report: Report, page: Page, lexicon: Lexicon, *, where: str = "") -> None:
    worth = (f"{_points(finding.points)} of {_points(finding.possible):>4}", "dim")
    mark = (f"{_mark(Status.PARTLY, page)} ", "yellow")
    page.line(mark, _name(finding, report, lexicon), (where, "dim"), indent=4 if where else 2, hang=2, right=worth)


def _compared(findings: list[Finding], report: Report, page: Page) -> None:
    """Show numbers and other facts that stand on both sides."""
    if not findings:
        return
    page.heading("Numbers and facts", "asked beside found")
    names = [_fact_name(finding) for finding in findings]
    column = min(max(map(len, names)), page.width * 3 // 8)
    for name, finding in zip(names, findings, strict=True):
        comparison = finding.why.comparison
        if comparison is None:
            continue
        end = "" if comparison.outcome is Outcome.MET else _OUTCOMES[comparison.outcome]
        mark = (f"{_mark(finding.status, page)} ", _STYLES[finding.status])
        said = f"asked {comparison.asked}; found {comparison.found}"
        page.line(mark, f"{name:<{column}}  ", said, indent=2, hang=column + 4, right=(end, "dim"))
        if comparison.outcome is not Outcome.MET and finding.part != "numbers":
            page.line(finding.why.text, indent=4)
        if comparison.note:
            page.line(comparison.note, indent=4)
        if finding.evidence:
            page.quote(report.resume.document, finding.evidence[0], indent=4)


def _fact_name(finding: Finding) -> str:
    """Name the kind of fact; a number by its metric."""
    asked = finding.requirement
    if isinstance(asked, Threshold) and finding.why.comparison is not None:
        return finding.label.removesuffix(f": {finding.why.comparison.asked}")
    return {"languages": "Language"}.get(finding.part, finding.part.capitalize())


def _missing(findings: Iterable[Finding], report: Report, page: Page, lexicon: Lexicon, limit: int | None) -> None:
    missing = [finding for finding in _by_worth(findings) if finding.status is Status.MISSING]
    if not missing:
        return
    page.heading("Not found in your resume", "points to be had, most first")
    for need, group in groupby(missing, key=lambda finding: finding.need):
        asked = list(group)
        page.line(_NEEDS[need], indent=2)
        shown = asked if limit is None else asked[: _LISTED if need is Need.DUTY else 2 * _LISTED]
        for finding in shown:
            name = _name(finding, report, lexicon)
            words = _said(finding, name, report)
            mark = (f"{_mark(Status.MISSING, page)} ", "red")
            page.line(mark, name, (words, "dim"), indent=4, hang=2, right=(_points(finding.possible), "dim"))
        _more(len(asked) - len(shown), page, indent=6)


def _screens(report: Report, page: Page, lexicon: Lexicon) -> None:
    if not report.match.screens:
        return
    page.heading("Check these yourself", "asked, but not scored")
    for finding in report.match.screens:
        name = _name(finding, report, lexicon)
        line = f"resume line {report.resume.document.line_number(finding.evidence[0].start)}" if finding.evidence else ""
        page.line("- ", name, (_said(finding, name, report), "dim"), indent=2, hang=2, right=(line, "dim"))


def _suggestions(suggestions: Sequence[Suggestion], report: Report, page: Page, limit: int | None) -> None:
    shown = suggestions[:limit]
    if not shown:
        return
    page.heading("What you can do", "only where it is true of you; + is what the score gains")
    for number, suggestion in enumerate(shown, 1):
        if number > 1:
            page.gap()
        _suggestion(number, suggestion, report, page)
    page.gap()
    _more(len(suggestions) - len(shown), page, indent=0)
    page.line((f"resumefit explain {shown[0].code} tells what a rule looks for and why.", "dim"))


def _suggestion(number: int, suggestion: Suggestion, report: Report, page: Page) -> None:
    gain = (f"+{_points(suggestion.gain)}", "bold green") if suggestion.gain else ""
    page.line(f"{number:>2}. ", (suggestion.title, "bold"), (f"  {suggestion.code}", "dim"), hang=4, right=gain)
    page.line(suggestion.message, indent=4)
    because = [f"posting line {report.posting.document.line_number(span.start)}" for span in suggestion.because[:1]]
    if suggestion.where:
        page.quote(report.resume.document, suggestion.where[0], indent=4, side="resume", right="".join(because))
    elif suggestion.because:
        page.quote(report.posting.document, suggestion.because[0], indent=4, side="posting")


def _name(finding: Finding, report: Report, lexicon: Lexicon) -> str:
    asked = finding.requirement
    if isinstance(asked, Requirement):
        return labels(asked, lexicon, posting=report.posting.document)
    return ("Role: " if isinstance(asked, Role) else "") + finding.label[:1].upper() + finding.label[1:]


def _how(finding: Finding, lexicon: Lexicon) -> str:
    """Say in a few words how well a thing is proved; empty where only the finding's own sentence says it."""
    why, asked = finding.why, finding.requirement
    if isinstance(asked, Role):
        return why.text.rstrip(".")
    if why.strength is None or why.relation not in (Relation.SAME, Relation.WORDS, Relation.ALTERNATIVE, Relation.NARROWER):
        return ""
    grade = _STRENGTHS[why.strength]
    other = label_of(why.found, lexicon) if why.found and why.relation is Relation.NARROWER else ""
    named = isinstance(asked, Requirement) and why.found in asked.any_of
    return f"through {other}, {grade}" if other and not named else grade


def _said(finding: Finding, name: str, report: Report) -> str:
    """Quote the posting where its words are others than the name."""
    words = report.posting.document.quote(finding.asked[0]) if finding.asked else ""
    return "" if words.casefold() in name.casefold() else f"  “{shorten(words, _WORDS)}”"


def _is_compared(finding: Finding) -> bool:
    return finding.why.comparison is not None and finding.why.comparison.found is not None


def _is_named(finding: Finding) -> bool:
    """Say whether the resume has the very thing, but only in a list."""
    return finding.why.strength is Strength.LISTED and finding.why.relation in (Relation.SAME, Relation.WORDS)


def _by_worth(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (NEED_ORDER[finding.need], finding.points - finding.possible))


def _mark(status: Status, page: Page) -> str:
    return page.mark(*_MARKS[status])


def _more(count: int, page: Page, *, indent: int, switch: str = " (--all)") -> None:
    if count > 0:
        page.line((f"and {count} more{switch}", "dim"), indent=indent)


def _points(thousandths: int) -> str:
    """Write points with one place, rounded half up."""
    return f"{(thousandths + 50) // 100 / 10:.1f}"
