"""Posting, Resume -> the page that tells a person what was read in it."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console

from resumefit.document import Document
from resumefit.extract.mentions import Comparator, Quantity
from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import label_of
from resumefit.match.experience import kind_of
from resumefit.match.facts import schooling_said
from resumefit.match.jobs import months_of_jobs, months_said
from resumefit.match.languages import languages_asked
from resumefit.match.values import said
from resumefit.posting.model import Need, Posting, Requirement, SetAside, Threshold
from resumefit.report.plain import Page, paragraph_start, safe, shorten
from resumefit.report.wording import labels, reason_said
from resumefit.resume.face import skills_apart
from resumefit.resume.model import Education, Evidence, Position, Resume, Strength
from resumefit.span import Span

_NEEDS = {Need.REQUIRED: "Required", Need.PREFERRED: "Preferred", Need.DUTY: "What you will do"}
_STRENGTHS = {
    Strength.MEASURED: ("Shown with a number", "strongest; each under the line that proves it"),
    Strength.SHOWN: ("Shown at work", "each under the line that proves it"),
    Strength.LISTED: ("Only listed or claimed", "no line of work shows them"),
}

_LEAST = 16
"""Columns that a quotation has at least."""


def print_posting(posting: Posting, lexicon: Lexicon, *, console: Console) -> None:
    """Write what a posting asks: required, preferred and done, what to check for oneself, what was set aside and why."""
    page, document = Page(console), posting.document
    page.line((posting.role.text if posting.role else "Job posting", "bold"))
    page.line((document.origin.name, "dim"))
    _reading(document, page)
    for need, title in _NEEDS.items():
        _asked(posting, need, title, page, lexicon)
    _screens(posting, page, lexicon)
    _set_aside(posting.set_aside, document, page)


def print_resume(resume: Resume, lexicon: Lexicon, *, console: Console) -> None:
    """Write what a resume shows: jobs, skills by strength, numbers, schooling, languages, and how the reader took its parts."""
    page, document = Page(console), resume.document
    page.line((document.origin.name, "bold"))
    page.line(_months(resume))
    _reading(document, page)
    _positions(resume, page)
    skills = skills_apart(resume)
    for strength in _STRENGTHS:
        _skills([one for one in skills if one.strength is strength], strength, resume, page, lexicon)
    if resume.metrics:
        page.heading("Numbers")
        for metric in resume.metrics:
            name = _capital(label_of(metric.metric, lexicon))
            _fact(f"{name}: {_quantity(metric.quantity)}", document, metric.span, page)
    _schooling(resume, page, lexicon)
    if resume.sections:
        page.heading("Sections", "as the reader took them")
        for section in resume.sections:
            heading = document.quote(section.heading)
            kind = "" if section.kind in heading.casefold() else f"  as {section.kind}"
            page.line("- ", heading, (kind, "dim"), indent=2, hang=2, right=_line(document, section.heading))


def _reading(document: Document, page: Page) -> None:
    for warning in document.warnings:
        where = f"Page {warning.page}: " if warning.page else ""
        page.line(("! ", "bold yellow"), where + warning.message, hang=2)


def _screens(posting: Posting, page: Page, lexicon: Lexicon) -> None:
    values = [one for one in posting.thresholds if _is_screen(one, lexicon)]
    valued = {one.metric for one in values}
    screens = [one for one in posting.requirements if one.screen and one.target not in valued]
    if screens or values:
        page.heading("Check these yourself", "hours, papers and the like; never scored")
    for one in screens:
        _requirement(one, posting.document, page, lexicon)
    for value in values:
        _fact(_number(value, lexicon), posting.document, value.span, page)


def _is_screen(threshold: Threshold, lexicon: Lexicon) -> bool:
    return threshold.metric in lexicon.scoring.screen_terms


def _number(threshold: Threshold, lexicon: Lexicon) -> str:
    return f"{_capital(label_of(threshold.metric, lexicon))}: {said(threshold.quantity)}"


def _asked(posting: Posting, need: Need, title: str, page: Page, lexicon: Lexicon) -> None:
    """Write the facts asked, then the terms; each with the posting's own words where they are others."""
    facts = sorted(_facts(posting, need, lexicon), key=lambda fact: fact[1].start)
    valued = {lexicon.canonical(threshold.metric) for threshold in posting.thresholds}
    asked = [one for one in posting.requirements if one.need is need and not one.screen and one.target not in valued]
    if not facts and not asked:
        return
    page.heading(title)
    for words, span in facts:
        _fact(words, posting.document, span, page)
    for one in asked:
        _requirement(one, posting.document, page, lexicon)


def _facts(posting: Posting, need: Need, lexicon: Lexicon) -> Iterable[tuple[str, Span]]:
    """Say experience, schooling, languages and numbers of one need."""
    for months in posting.experience:
        if months.need is need:
            yield f"Experience: {months_said(months.months)} of {kind_of(months.of, lexicon)}", months.span
    for schooling in posting.education:
        if schooling.need is need:
            instead = ", or as much experience" if schooling.or_equivalent_experience else ""
            yield f"Education: {schooling_said(schooling.level, lexicon)}{instead}", schooling.span
    for language in posting.languages:
        if language.need is need:
            yield f"Language: {languages_asked(language)}", language.span
    for threshold in posting.thresholds:
        if threshold.need is need and not _is_screen(threshold, lexicon):
            yield _number(threshold, lexicon), threshold.span


def _requirement(one: Requirement, document: Document, page: Page, lexicon: Lexicon) -> None:
    _fact(labels(one, lexicon, posting=document), document, one.spans[0], page)


def _fact(words: str, document: Document, span: Span, page: Page) -> None:
    """Write one line: what it is, the document's words where they are others, and the line."""
    quoted = safe(document.quote(span))
    line = _line(document, span)
    room = max(page.width - cell_len(words) - len(line[0]) - 10, _LEAST)
    own = "" if quoted.casefold() in words.casefold() else f"  “{shorten(quoted, room)}”"
    page.line("- ", words, (own, "dim"), indent=2, hang=2, right=line)


def _set_aside(passages: Sequence[SetAside], document: Document, page: Page) -> None:
    if not passages:
        return
    page.heading("Set aside", "asks nothing of you")
    for passage in passages:
        lead = f"{reason_said(passage):<22}"
        first, last = document.line_number(passage.span.start), document.line_number(passage.span.end - 1)
        lines = f"line {first}" if first == last else f"lines {first}-{last}"
        words = shorten(safe(document.quote(passage.span)), page.width - 2 - len(lead) - len(lines) - 4)
        page.line(lead, (f"“{words}”", "dim"), indent=2, hang=2, right=(lines, "dim"))


def _positions(resume: Resume, page: Page) -> None:
    if not resume.positions:
        return
    page.heading("Jobs")
    for position in resume.positions:
        page.line("- ", position.title, f", {position.employer}" if position.employer else "", indent=2, hang=2)
        kind = "" if position.section == "experience" else position.section
        service = "serving customers" if position.customer_service else ""
        page.line((", ".join(filter(None, (_dates(position), _length(position, resume), kind, service))), "dim"), indent=4)


def _dates(position: Position) -> str:
    end = "present" if position.current else str(position.end) if position.end else ""
    start = str(position.start) if position.start else ""
    return " to ".join(filter(None, (start, end))) or "no dates"


def _length(position: Position, resume: Resume) -> str:
    months = months_of_jobs((position,), resume)
    return months_said(months) if months else ""


def _months(resume: Resume) -> str:
    if resume.months_total is None:
        return "The dates of the jobs do not add up to a length of time."
    served = resume.months_customer_service
    service = "none" if not served else "all" if served == resume.months_total else months_said(served)
    return f"{months_said(resume.months_total)} of work by its dates, {service} of it serving customers."


def _skills(held: Sequence[Evidence], strength: Strength, resume: Resume, page: Page, lexicon: Lexicon) -> None:
    """Name what each line shows above the line; what is only listed stands in columns."""
    if not held:
        return
    page.heading(*_STRENGTHS[strength])
    document = resume.document
    if strength is Strength.LISTED:
        page.columns([_capital(label_of(one.target, lexicon)) for one in held], indent=2)
        return
    by_line: dict[int, list[Evidence]] = {}
    for one in held:
        by_line.setdefault(paragraph_start(document, one.spans[0]), []).append(one)
    for _, group in sorted(by_line.items()):
        page.line("; ".join(_capital(label_of(one.target, lexicon)) for one in group), indent=2, hang=2)
        page.quote(document, group[0].spans[0], indent=4)


def _schooling(resume: Resume, page: Page, lexicon: Lexicon) -> None:
    document = resume.document
    entries = [
        *((f"Education: {_schooled(one, lexicon)}", one.span) for one in resume.education),
        *((f"Language: {one.language.title()}, {one.level or 'no level given'}", one.span) for one in resume.languages),
        *((f"Certificate: {one.name}", one.span) for one in resume.certifications),
    ]
    if entries:
        page.heading("Education, languages, certificates")
    for words, span in entries:
        page.line("- ", words, indent=2, hang=2, right=_line(document, span))


def _schooled(one: Education, lexicon: Lexicon) -> str:
    about = ", ".join(filter(None, (schooling_said(one.level, lexicon), one.field, str(one.year) if one.year else "")))
    return about + (" (not completed)" if one.completed is False else "")


def _quantity(quantity: Quantity) -> str:
    """Write a number as a person would, a step with where it came from or which way it went."""
    level = Quantity(quantity.value, quantity.unit, per=quantity.per)
    if quantity.baseline is not None:
        return f"from {said(Quantity(quantity.baseline, quantity.unit, per=quantity.per))} to {said(level)}"
    if quantity.comparator is Comparator.CHANGE and quantity.sign:
        return f"{'up' if quantity.sign > 0 else 'down'} by {said(level)}"
    return said(quantity)


def _line(document: Document, span: Span) -> tuple[str, str]:
    return f"line {document.line_number(span.start)}", "dim"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
