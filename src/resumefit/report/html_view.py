"""Report -> what its HTML page shows, in the page's order and free of markup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resumefit.document import Document
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Finding, Outcome
from resumefit.report.margins import Mark, Note, Paragraph, paragraphs
from resumefit.report.model import Report
from resumefit.report.plain import excerpt, safe, shorten
from resumefit.report.wording import NEEDS, OUTCOMES, SHOWN, Group, Wording, fact_name, points_said, reason_said
from resumefit.span import Span
from resumefit.suggest.model import Advice, Suggestion

_SCREEN = "screen"
_QUOTED = 150
"""Columns of a quotation."""
_SIGNS = {"met": "✓", "partly": "~", "missing": "✗", _SCREEN: "?", "advice": "→", "copied": "=", "aside": "·"}
_LEGEND = {
    "met": "met",
    "partly": "met in part",
    "missing": "not found",
    _SCREEN: "to check yourself",
    "advice": "number of the advice",
    "copied": "copied from the posting",
    "aside": "asks nothing",
}
_SAID = {"met": "Met", "partly": "In part", "missing": "Not found", _SCREEN: "Check yourself"}
_NOTES = {
    Group.MET: "each with the line that proves it",
    Group.PARTLY: "points earned of those to be had",
    Group.COMPARED: "asked beside found",
    Group.MISSING: "points to be had, most first",
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A line of one of the two documents."""

    side: str
    """resume or posting."""
    number: int
    pieces: tuple[tuple[str, bool], ...]
    """The words in order; True with those that count."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked."""

    key: str
    tone: str
    name: str
    points: str
    line: int | None
    """Where the posting asks it first."""


@dataclass(frozen=True, slots=True)
class Row:
    """Things asked with what one place of the resume proves of them."""

    asked: tuple[Asked, ...]
    sentences: tuple[str, ...]
    quotation: Quotation | None
    facts: tuple[tuple[str, str], ...] = ()
    """What is compared: (asked or found, the words)."""


@dataclass(frozen=True, slots=True)
class Table:
    """One group of findings."""

    title: str
    note: str
    rows: tuple[Row, ...]
    head: str = ""
    """Of which need all rows are, where a group is told apart by it."""

    @property
    def tones(self) -> tuple[str, ...]:
        """Which of the filter's choices show something of it."""
        return tuple(sorted({asked.tone for row in self.rows for asked in row.asked}))


@dataclass(frozen=True, slots=True)
class Step:
    """One suggestion."""

    key: str
    aim: str
    """What it and its neighbours ask for."""
    part: str
    """The part of the resume that it speaks of, in which neighbours stand together."""
    suggestion: Suggestion
    gain: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts."""

    name: str
    title: str
    file: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows."""

    wording: Wording
    tables: tuple[Table, ...]
    steps: tuple[Step, ...]
    cautions: tuple[tuple[str, tuple[str, ...]], ...]
    """What to know first, with quotations."""
    sides: tuple[Side, ...]

    @property
    def choices(self) -> tuple[tuple[str, str, int], ...]:
        """The filter's choices: tone, words, count."""
        tones = [asked.tone for table in self.tables for row in table.rows for asked in row.asked]
        return tuple((tone, said, tones.count(tone)) for tone, said in _SAID.items() if tone in tones)

    @property
    def signs(self) -> dict[str, str]:
        """The sign of each tone, for those who do not see its colour."""
        return _SIGNS

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """What the signs in the margins mean, of those that occur."""
        used = {note.tone for side in self.sides for paragraph in side.paragraphs for note in paragraph.notes}
        return tuple((tone, said) for tone, said in _LEGEND.items() if tone in used)

    @property
    def said(self) -> dict[str, str]:
        """Each tone of a finding in words."""
        return _SAID


def view_of(report: Report, lexicon: Lexicon, *, limit: int | None = SHOWN) -> View:
    """Lay a report out for its page; without a score there are no findings, which would mean nothing.

    The first `limit` steps stand together by the part of the resume that they speak of, then the others.
    """
    return _Layout(Wording(report, lexicon), limit).view()


def first_steps(report: Report, lexicon: Lexicon, *, limit: int) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Give the suggestions that come first, and what to know before, without laying out the rest of the page."""
    layout = _Layout(Wording(report, lexicon), limit)
    return layout.steps(limit), tuple(said for said, _ in layout.cautions())


class _Layout:
    """Names each finding and each suggestion once, so that tables, steps and texts speak of the same by the same key."""

    def __init__(self, wording: Wording, limit: int | None) -> None:
        self._wording = wording
        self._report = wording.report
        self._resume, self._posting = self._report.resume.document, self._report.posting.document
        judged = self._report.match.score is not None
        self._findings = (*self._report.match.findings, *self._report.match.screens) if judged else ()
        self._screens = len(self._findings) - len(self._report.match.screens) if judged else 0
        self._keys = {id(finding): f"f{number}" for number, finding in enumerate(self._findings, 1)}
        suggestions = [one for one in self._report.suggestions if judged or one.kind is Advice.UNSEEN]
        pages = (suggestions[:limit], suggestions[limit:] if limit is not None else [])
        parts = [(aim, part, one) for page in pages for aim, part, own in wording.by_part(page) for one in own]
        self._parts, self._suggestions = [(aim, part) for aim, part, _ in parts], [one for *_, one in parts]

    def view(self) -> View:
        """Build all parts."""
        steps = self.steps()
        tables = tuple(self._tables()) if self._findings else ()
        return View(self._wording, tables, steps, tuple(self.cautions()), (self._resume_side(), self._posting_side()))

    def _tables(self) -> Iterator[Table]:
        for group, findings in self._wording.groups().items():
            note = _NOTES[group]
            if group is Group.MISSING:
                for need, head in NEEDS.items():
                    rows = tuple(self._missing(finding) for finding in findings if finding.need is need)
                    if rows:
                        yield Table(group.value, note, rows, head)
                continue
            if group is Group.COMPARED:
                rows = tuple(self._compared(finding) for finding in findings)
            else:
                rows = tuple(self._proved(together) for together in self._wording.proved_together(findings))
            if rows:
                yield Table(group.value, note, rows)
        if self._report.match.screens:
            rows = tuple(self._missing(finding) for finding in self._report.match.screens)
            yield Table("Check these yourself", "asked, but not scored", rows)

    def _proved(self, together: Sequence[Finding]) -> Row:
        first = together[0]
        grade = self._wording.grade(first)
        quotation = self._quotation("resume", *(one.evidence[0] for one in together)) if first.evidence else None
        return Row(tuple(map(self._asked, together)), (_sentence(grade) if grade else first.why.text,), quotation)

    def _missing(self, finding: Finding) -> Row:
        quotation = self._quotation("posting", finding.asked[0]) if finding.asked else None
        return Row((self._asked(finding),), (), quotation)

    def _compared(self, finding: Finding) -> Row:
        comparison = finding.why.comparison
        sentences: list[str] = []
        facts: tuple[tuple[str, str], ...] = ()
        if comparison is not None:
            outcome = OUTCOMES[comparison.outcome]
            facts = (("asked", comparison.asked), ("found", f"{comparison.found}" + (f" ({outcome})" if outcome else "")))
            if comparison.outcome is not Outcome.MET and finding.part != "numbers":
                sentences.append(finding.why.text)
            if comparison.note:
                sentences.append(_sentence(comparison.note))
        quotation = self._quotation("resume", finding.evidence[0]) if finding.evidence else None
        return Row((self._asked(finding, name=fact_name(finding)),), tuple(sentences), quotation, facts)

    def _asked(self, finding: Finding, name: str = "") -> Asked:
        tone = self._tone(finding)
        earned, possible = points_said(finding.points), points_said(finding.possible)
        points = "" if tone == _SCREEN else possible if tone == "missing" else f"{earned} of {possible}"
        line = self._posting.line_number(finding.asked[0].start) if finding.asked else None
        return Asked(self._keys[id(finding)], tone, safe(name or self._wording.name(finding)), points, line)

    def _tone(self, finding: Finding) -> str:
        screened = int(self._keys[id(finding)][1:]) > self._screens
        return _SCREEN if screened else finding.status.value

    def _quotation(self, side: str, *spans: Span) -> Quotation:
        """Quote the line of the first place; of the others those words are told apart that stand in it too."""
        document = self._resume if side == "resume" else self._posting
        words = excerpt(document, spans[0], columns=_QUOTED)
        return Quotation(side, document.line_number(spans[0].start), _told_apart(words, [safe(document.quote(span)) for span in spans]))

    def steps(self, limit: int | None = None) -> tuple[Step, ...]:
        """Lay out the suggestions, or the first so many of them."""
        return tuple(self._step(number, one) for number, one in enumerate(self._suggestions[:limit], 1))

    def _step(self, number: int, suggestion: Suggestion) -> Step:
        quotations = [self._quotation("resume", span) for span in suggestion.where[:1]]
        quotations += [self._quotation("posting", span) for span in suggestion.because[:1]]
        aim, part = self._parts[number - 1]
        gain = f"+{points_said(suggestion.gain)}" if suggestion.gain else ""
        return Step(f"a{number}", aim, safe(part), suggestion, gain, tuple(quotations))

    def cautions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what to know first, with quotations."""
        for warning in self._wording.warnings():
            yield warning, ()
        for side, document in (("resume", self._resume), ("posting", self._posting)):
            if document.hidden:
                quoted = tuple(shorten(safe(text), _QUOTED) for text in document.hidden)
                yield f"Nobody can see this text of the {side}, so it is not counted:", quoted
        if self._report.copied:
            quoted = tuple(excerpt(self._resume, span, columns=_QUOTED) for span in self._report.copied)
            yield "Word for word as in the posting, so not counted:", quoted

    def _resume_side(self) -> Side:
        marks = [Mark(span, self._note(finding)) for finding in self._findings for span in finding.evidence]
        marks += self._advice_marks(self._resume, [one.where for one in self._suggestions])
        marks += [Mark(span, Note("As in the posting: not counted", "copied")) for span in self._report.copied]
        headings = frozenset(section.heading.start for section in self._report.resume.sections)
        return _side("resume", "Your resume", self._resume, paragraphs(self._resume, marks, headings=headings))

    def _posting_side(self) -> Side:
        marks = [Mark(span, self._note(finding)) for finding in self._findings for span in finding.asked]
        marks += [Mark(one.span, Note(reason_said(one), "aside")) for one in self._report.posting.set_aside]
        return _side("posting", "The posting", self._posting, paragraphs(self._posting, marks))

    def _note(self, finding: Finding) -> Note:
        return Note(safe(self._wording.name(finding)), self._tone(finding), self._keys[id(finding)])

    def _advice_marks(self, document: Document, places: Iterable[tuple[Span, ...]]) -> Iterator[Mark]:
        for number, (suggestion, spans) in enumerate(zip(self._suggestions, places, strict=True), 1):
            for span in spans:
                yield Mark(span, Note(str(number), "advice", f"a{number}", suggestion.title))


def _told_apart(words: str, named: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Cut words where the first of each named ones begin and end."""
    places = [(start, start + len(name)) for name in named if (start := words.find(name)) >= 0]
    cuts = sorted({0, len(words), *(end for place in places for end in place)})
    return tuple((words[start:end], any(one <= start < other for one, other in places)) for start, end in pairwise(cuts))


def _side(name: str, title: str, document: Document, found: tuple[Paragraph, ...]) -> Side:
    return Side(name, title, safe(document.origin.name), found)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
