"""Report -> Markdown to paste into a note: the score, three lists, and the suggestions as a checklist."""

import re
from collections.abc import Iterable, Iterator, Sequence

from resumefit.document import Document
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Finding
from resumefit.report.model import Report
from resumefit.report.plain import excerpt, safe, shorten
from resumefit.report.wording import ADVICE, NEEDS, OUTCOMES, SHOWN, Group, Wording, fact_name, points_said
from resumefit.span import Span
from resumefit.suggest.model import Advice, Suggestion

_QUOTED = 120
_MEANING = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")


def report_to_markdown(report: Report, lexicon: Lexicon, *, limit: int | None = SHOWN) -> str:
    """Write a report as Markdown; `limit` is how many suggestions are shown, None for all. Without a score there are no findings."""
    wording = Wording(report, lexicon)
    blocks = ["\n".join(_head(wording)), *_section("Note first", (f"- {escaped(words)}" for words in _cautions(wording)))]
    suggestions: Sequence[Suggestion] = report.suggestions
    if report.match.score is None:
        suggestions = [one for one in suggestions if one.kind is Advice.UNSEEN]
    else:
        groups = wording.groups()
        blocks += _section(Group.MET.value, _proved(groups[Group.MET], wording))
        blocks += _section(Group.PARTLY.value, _proved(groups[Group.PARTLY], wording, points=True))
        blocks += _section(Group.COMPARED.value, map(_compared, groups[Group.COMPARED]))
        blocks += _section(Group.MISSING.value, _missing(groups[Group.MISSING], wording))
        blocks += _section("Check these yourself", (f"- {_named(one, wording)}" for one in report.match.screens))
    shown = suggestions[:limit]
    parts = list(_parts(shown, wording))
    steps = [*parts, f"and {len(suggestions) - len(shown)} more"] if len(suggestions) > len(shown) else ["\n".join(parts).rstrip()]
    blocks += _section("What you can do, where it is true of you", steps)
    return "\n\n".join(blocks) + "\n"


def _parts(shown: Sequence[Suggestion], wording: Wording) -> Iterator[str]:
    before = ""
    for aim, part, own in wording.by_part(shown):
        head = [f"### {escaped(aim)}\n"] if aim != before else []
        before = aim
        yield "\n".join((*head, f"#### {escaped(part)}\n", *(_step(one, wording.report) for one in own), ""))


def escaped(text: str) -> str:
    """Make a text one harmless line in which no character means anything to Markdown."""
    return _MEANING.sub(r"\\\1", safe(text))


def _head(wording: Wording) -> Iterator[str]:
    score, none = wording.report.match.score, wording.report.match.no_score
    yield f"# {escaped(wording.title)}\n"
    yield f"{escaped(wording.beside)}\n"
    if score is not None:
        yield f"**{score.rounded} of 100**" + (f": {escaped(wording.band)}" if wording.band else "")
    elif none is not None:
        yield f"**No score.** {escaped(none.message)} {escaped(none.next_step)}"
    if wording.reachable:
        yield f"\n{escaped(wording.reachable)}"
    yield f"\n{ADVICE}"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """Give heading and list as one block, nothing where the list is empty."""
    body = "\n".join(lines)
    return [f"## {title}\n\n{body}"] if body else []


def _cautions(wording: Wording) -> Iterator[str]:
    yield from wording.warnings()
    report = wording.report
    for side, document in (("resume", report.resume.document), ("posting", report.posting.document)):
        for text in document.hidden:
            yield f"Nobody can see this text of the {side}, so it is not counted: “{shorten(safe(text), _QUOTED)}”"
    for span in report.copied:
        yield f"Word for word as in the posting, so not counted: {_quoted(report.resume.document, span)}"


def _proved(findings: Iterable[Finding], wording: Wording, *, points: bool = False) -> Iterator[str]:
    """Name what one line proves in one item, with the line."""
    for together in wording.proved_together(findings):
        first = together[0]
        names = "; ".join(dict.fromkeys(escaped(wording.name(one)) for one in together))
        earned, possible = sum(one.points for one in together), sum(one.possible for one in together)
        worth = f" ({points_said(earned)} of {points_said(possible)})" if points else ""
        how = escaped(wording.grade(first) or first.why.text.rstrip("."))
        proof = f": {escaped(_quoted(wording.report.resume.document, first.evidence[0]))}" if first.evidence else ""
        yield f"- **{names}**{worth}, {how[:1].lower() + how[1:]}{proof}"


def _compared(finding: Finding) -> str:
    comparison = finding.why.comparison
    if comparison is None:
        return ""
    outcome = f" ({OUTCOMES[comparison.outcome]})" if OUTCOMES[comparison.outcome] else ""
    note = f"; {comparison.note}" if comparison.note else ""
    said = f"asked {comparison.asked}, found {comparison.found}{outcome}{note}"
    return f"- **{escaped(fact_name(finding))}**: {escaped(said)}"


def _missing(findings: Iterable[Finding], wording: Wording) -> Iterator[str]:
    for finding in findings:
        yield f"- {_named(finding, wording)} ({NEEDS[finding.need].lower()}, {points_said(finding.possible)})"


def _named(finding: Finding, wording: Wording) -> str:
    words = wording.own_words(finding)
    return f"**{escaped(wording.name(finding))}**" + (f" “{escaped(shorten(safe(words), _QUOTED))}”" if words else "")


def _step(suggestion: Suggestion, report: Report) -> str:
    gain = f" **+{points_said(suggestion.gain)}**" if suggestion.gain else ""
    place = f" ({escaped(_quoted(report.resume.document, suggestion.where[0]))})" if suggestion.where else ""
    return f"- [ ] {escaped(suggestion.message)}{gain}{place} `{suggestion.code}`"


def _quoted(document: Document, span: Span) -> str:
    return f"line {document.line_number(span.start)} “{excerpt(document, span, columns=_QUOTED)}”"
