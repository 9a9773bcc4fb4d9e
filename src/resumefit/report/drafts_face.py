"""Two drafts compared -> the page that a person reads, and the JSON face of `resumefit compare`."""

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console

from resumefit.document import SCHEMA
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Finding
from resumefit.report.drafts import Change, Drafts
from resumefit.report.json_face import origin_of_score, scores_to_dict, suggestion_to_dict, target_of
from resumefit.report.model import Report
from resumefit.report.plain import Page
from resumefit.report.wording import STATUSES, Wording, points_said
from resumefit.suggest.model import Suggestion

_STYLES = {"better": "green", "worse": "red"}


def print_drafts(drafts: Drafts, lexicon: Lexicon, *, console: Console) -> None:
    """Write what changed: the score then and now, what is better or worse and by which line, advice done, new and still open."""
    page, wording = Page(console), Wording(drafts.new, lexicon)
    page.line((wording.title, "bold"))
    page.line((f"{drafts.old.resume.document.origin.name}, then {wording.beside}", "dim"))
    page.gap()
    for when, report in (("Then", drafts.old), ("Now", drafts.new)):
        _score(when, Wording(report, lexicon), page)
    gained = _gained_as_printed(drafts)
    if gained is not None:
        words = f"{signed(gained)} points" if gained else "The score is the same."
        page.line((words, "bold green" if gained > 0 else "bold red" if gained < 0 else "bold"))
    _changes("Better", drafts.better, drafts, wording, page)
    _changes("Worse", drafts.worse, drafts, wording, page)
    _advice("Done", "advice on the old draft that this one needs no more", drafts.done, drafts.old, page)
    _advice("New", "advice that only this draft gets", drafts.fresh, drafts.new, page)
    _advice("Still open", "only where it is true of you; + is what the score gains", drafts.still, drafts.new, page)


def _gained_as_printed(drafts: Drafts) -> int | None:
    """Give the difference of the two scores as rounded for print, so that a reader who subtracts them finds it."""
    old, new = drafts.old.match.score, drafts.new.match.score
    return None if old is None or new is None else 100 * ((new.thousandths + 50) // 100 - (old.thousandths + 50) // 100)


def signed(thousandths: int) -> str:
    """Write a difference of points with its sign."""
    return ("+" if thousandths > 0 else "-") + points_said(abs(thousandths))


def _score(when: str, wording: Wording, page: Page) -> None:
    score, none = wording.report.match.score, wording.report.match.no_score
    if score is not None:
        page.line(f"{when:<6}", (f"{points_said(score.thousandths)} of 100", "bold"), f": {wording.band}" if wording.band else "")
    elif none is not None:
        page.line(f"{when:<6}", ("no score. ", "bold yellow"), f"{none.message} {none.next_step}", hang=6)


def _changes(title: str, changes: Sequence[Change], drafts: Drafts, wording: Wording, page: Page) -> None:
    if not changes:
        return
    page.heading(title)
    for change in changes:
        then, now = STATUSES[change.old.status], STATUSES[change.new.status]
        moved = f"{then} -> {now}" if change.is_status else now
        words = f"{moved}  {signed(change.points):>5}" if change.points else moved
        page.line(wording.name(change.new), indent=2, hang=2, right=(words, _STYLES[title.lower()]))
        for side, finding, report in (("old", change.old, drafts.old), ("new", change.new, drafts.new)):
            if finding.evidence:
                page.quote(report.resume.document, finding.evidence[0], indent=4, side=side)


def _advice(title: str, note: str, suggestions: Sequence[Suggestion], report: Report, page: Page) -> None:
    if not suggestions:
        return
    page.heading(title, note)
    for suggestion in suggestions:
        gain = (f"+{points_said(suggestion.gain)}", "green") if suggestion.gain and title != "Done" else ""
        place = f"  line {report.resume.document.line_number(suggestion.where[0].start)}" if suggestion.where else ""
        page.line("- ", suggestion.message, (f"  {suggestion.code}{place}", "dim"), indent=2, hang=2, right=gain)


def drafts_to_dict(drafts: Drafts) -> dict[str, object]:
    """Lay a comparison out as the documented JSON; places are those of the draft that they stand under."""
    return {
        "schema": SCHEMA,
        "kind": "comparison",
        "posting": drafts.new.posting.document.origin.to_dict(),
        **origin_of_score(drafts.new),
        "old": _draft(drafts.old),
        "new": _draft(drafts.new),
        "change": None if drafts.gained is None else float(Decimal(drafts.gained).scaleb(-3)),
        "better": [_change(change, drafts) for change in drafts.better],
        "worse": [_change(change, drafts) for change in drafts.worse],
        "suggestions": {
            "done": [suggestion_to_dict(one, drafts.old) for one in drafts.done],
            "still_open": [suggestion_to_dict(one, drafts.new) for one in drafts.still],
            "new": [suggestion_to_dict(one, drafts.new) for one in drafts.fresh],
        },
    }


def _draft(report: Report) -> dict[str, object]:
    return {"resume": report.resume.document.origin.to_dict(), **scores_to_dict(report)}


def _change(change: Change, drafts: Drafts) -> dict[str, object]:
    return {
        "id": change.new.id,
        "target": target_of(change.new.requirement),
        "label": change.new.label,
        "part": change.new.part,
        "need": change.new.need.value,
        "change": change.points / 1000,
        "old": _state(change.old, drafts.old),
        "new": _state(change.new, drafts.new),
    }


def _state(finding: Finding, report: Report) -> dict[str, object]:
    return {
        "status": finding.status.value,
        "points": finding.points / 1000,
        "evidence": [report.resume.document.place(span) for span in finding.evidence],
        "reason": finding.why.text,
    }
