"""A Document with another name, pronoun, address, school year or association written into it, and nothing else changed."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from resumefit.batch.groups import SwapGroup, SwapKind
from resumefit.document import Document
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.model import Lexicon
from resumefit.lines import Line, LineKind, bullet_width
from resumefit.redact import is_address, name_places
from resumefit.resume.contact import ContactKind
from resumefit.resume.model import Resume
from resumefit.span import Span

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOWN = re.compile(r"[A-ZÀ-Þ][\w.'’ -]{1,40},\s*(?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b.{0,20}")
_SEGMENT = re.compile(r"[^|•·∙●▪◦\t]+")
_HOMES = ("interests", "volunteer")
"""Sections in which people name associations, the likelier one first."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*")
_FOLLOWED = re.compile(r"\s+\w")
_TITLE_CUES = ("title-head", "title-rank")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a text that says something else now."""

    place: Span
    words: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A line that was not there."""

    after: int
    """Index of the line that it follows; -1: the first of all."""
    words: str
    kind: LineKind = LineKind.PLAIN


@dataclass(frozen=True, slots=True)
class Swap:
    """What is written into a document, by place."""

    changes: tuple[Change, ...] = ()
    additions: tuple[Addition, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the resume has no place for it."""
        return not self.changes and not self.additions


@dataclass(frozen=True, slots=True)
class Swapper:
    """Finds in one resume where each kind of thing stands, and writes another one there."""

    resume: Resume
    lexicon: Lexicon
    today: date
    pronouns: tuple[SwapGroup, ...]
    """All groups of pronouns: their words are what is looked for."""
    _name: Span | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_name", next((place for place in name_places(self.resume) if self._is_name(place)), None))

    def swapped(self, kind: SwapKind, entry: str) -> Document | None:
        """Give the document with an entry written into it; None where the resume holds no place for one."""
        swap = {
            SwapKind.NAME: self._named,
            SwapKind.PRONOUN: self._called,
            SwapKind.ADDRESS: self._housed,
            SwapKind.SCHOOL_YEAR: self._schooled,
            SwapKind.ASSOCIATION: self._joined,
        }[kind](entry)
        return None if swap.is_empty else rewritten(self.resume.document, swap)

    def _is_name(self, place: Span) -> bool:
        """Tell a name from a job title: it stands in a mail address, or the lexicon knows none of its words."""
        text = self.resume.document.text[place.start : place.end]
        mails = [one.span for one in self.resume.contacts if one.kind is ContactKind.MAIL]
        local = " ".join(self.resume.document.quote(span).partition("@")[0] for span in mails).lower()
        if any(len(word) > _SHORTEST and _plain(word) in local for word in text.split()):
            return True
        known = find_mentions(Document.from_text(text), self.lexicon)
        return not known.terms and not any(cue.cue in _TITLE_CUES for cue in known.cues)

    def _named(self, entry: str) -> Swap:
        """Write a name where the old one stands, in mail and web addresses too; on a line of its own where none was found."""
        document = self.resume.document
        given, _, family = entry.partition(" ")
        if self._name is None:
            return Swap(additions=(Addition(-1, entry),))
        old = document.text[self._name.start : self._name.end]
        changes = [Change(self._name, entry.upper() if old.isupper() else entry)]
        words = [word.strip(".,") for word in old.split()]
        stands_for = {word.lower(): family if at else given for at, word in enumerate(words) if len(word) >= _SHORTEST}
        changes += self._in_contacts(stands_for, local=f"{_plain(given)}.{_plain(family)}")
        taken = [change.place for change in changes]
        for line in document.lines:
            for found in _WORD.finditer(document.text, line.span.start, line.span.end):
                place = Span(*found.span())
                new = stands_for.get(found.group().lower())
                inside = found.start() > line.span.start and found.group()[0].isupper()
                if new and inside and not any(place.overlaps(other) for other in taken):
                    changes.append(Change(place, new.upper() if found.group().isupper() else new))
        return Swap(tuple(changes))

    def _in_contacts(self, stands_for: Mapping[str, str], *, local: str) -> Iterator[Change]:
        for contact in self.resume.contacts:
            words = self.resume.document.text[contact.span.start : contact.span.end]
            if contact.kind is ContactKind.MAIL:
                yield Change(contact.span, f"{local}@{words.partition('@')[2]}")
            elif contact.kind is ContactKind.WEB:
                for old, new in stands_for.items():
                    words = re.sub(re.escape(old), _plain(new), words, flags=re.IGNORECASE)
                yield Change(contact.span, words)

    def _called(self, entry: str) -> Swap:
        """Write pronouns behind the name, and in place of those that speak of the applicant."""
        subject, object_, possessive, title = entry.split()
        text = self.resume.document.text
        changes = []
        for group in self.pronouns:
            for old in group.entries if group.sought else ():
                was_subject, was_object, was_possessive, _ = old.split()
                for found in re.finditer(rf"\b(?:{was_subject}|{was_object}|{was_possessive})(?:self)?\b", text, re.IGNORECASE):
                    word = found.group().lower()
                    owns = word == was_possessive and (was_object != was_possessive or _FOLLOWED.match(text, found.end()))
                    new = subject if word == was_subject else possessive if owns else object_
                    new += "self" if word.endswith("self") else ""
                    changes.append(Change(Span(*found.span()), new.capitalize() if found.group()[0].isupper() else new))
        titles = "|".join(re.escape(old.split()[3].rstrip(".")) for group in self.pronouns for old in group.entries)
        changes += [Change(Span(*found.span()), title) for found in re.finditer(rf"\b(?:{titles})(?:\.|\b)(?= [A-Z])", text)]
        named = self._name
        if named is not None and not any(change.place.start < named.end + len(entry) for change in changes):
            changes.append(Change(named, f"{text[named.start : named.end]} ({subject}/{object_})"))
        return Swap(tuple(changes), () if named is not None else (Addition(-1, f"Pronouns: {subject}/{object_}"),))

    def _housed(self, entry: str) -> Swap:
        """Write an address in place of the old one; below the name where there is none."""
        places = [place for at in self._top() for place in self._addresses(self.resume.document.lines[at])]
        if places:
            return Swap(tuple(Change(place, "" if at else entry) for at, place in enumerate(places)))
        at = self._line_of(self._name.start) if self._name is not None else -1
        return Swap(additions=(Addition(at, entry),))

    def _addresses(self, line: Line) -> Iterator[Span]:
        """Find the parts of a line, between bars and dots, that are an address."""
        known = [contact.span for contact in self.resume.contacts] + ([self._name] if self._name else [])
        for found in _SEGMENT.finditer(self.resume.document.text, line.span.start, line.span.end):
            words = found.group().strip()
            start = found.start() + found.group().find(words)
            if words and (is_address(words, self.lexicon) or _TOWN.fullmatch(words)):
                place = Span(start, start + len(words))
                if not any(place.overlaps(other) for other in known):
                    yield place

    def _schooled(self, entry: str) -> Swap:
        """Move all years of the schooling alike, so that the last one lies as long ago as told; write one where there is none.

        Who still learns has no such year: there a year says what is finished and what is not.
        """
        taught, wanted = self.resume.education, self.today.year - int(entry)
        if not taught or any(one.completed is False or (one.year or 0) >= self.today.year for one in taught):
            return Swap()
        text = self.resume.document.text
        stretches = [one.span for one in self.resume.sections if one.kind == "education"] or [one.span for one in taught]
        years = {found.span(): int(found.group()) for span in stretches for found in _YEAR.finditer(text, span.start, span.end)}
        if years:
            if max(years.values()) >= self.today.year:
                return Swap()
            moved = wanted - max(years.values())
            return Swap(tuple(Change(Span(*place), str(year + moved)) for place, year in years.items()))
        end = self.resume.document.lines[self._line_of(taught[0].span.start)].span
        return Swap((Change(Span(end.end - 1, end.end), f"{text[end.end - 1]}, {wanted}"),))

    def _joined(self, entry: str) -> Swap:
        """Write a line among the interests or the unpaid work, or under a heading of its own at the end."""
        document = self.resume.document
        for kind in _HOMES:
            for section in self.resume.sections:
                if section.kind == kind and section.span.end > section.heading.end:
                    at = self._line_of(section.span.end - 1)
                    line = document.lines[at]
                    words = document.text[line.span.start : line.span.end]
                    return Swap(additions=(Addition(at, words[: bullet_width(words)] + entry, line.kind),))
        last = len(document.lines) - 1
        styled = LineKind.HEADING if any(line.kind is LineKind.HEADING for line in document.lines) else LineKind.PLAIN
        heading = self.lexicon.headings["resume.interests"].surfaces[0].capitalize()
        return Swap(additions=(Addition(last, heading, styled), Addition(last, entry)))

    def _top(self) -> Iterator[int]:
        """Give the lines above the first heading and those of a part that says how to reach the applicant."""
        lines = self.resume.document.lines
        first = min((section.span.start for section in self.resume.sections), default=len(self.resume.document.text))
        reached = [
            section.span
            for section in self.resume.sections
            if section.kind == "other" and any(contact.span.overlaps(section.span) for contact in self.resume.contacts)
        ]
        for at, line in enumerate(lines):
            if line.span.end <= first or any(span.start <= line.span.start < span.end for span in reached):
                yield at

    def _line_of(self, offset: int) -> int:
        """Give the index of the last line that begins at or before a place."""
        return sum(line.span.start <= offset for line in self.resume.document.lines) - 1


def rewritten(document: Document, swap: Swap) -> Document:
    """Write a swap into a document: lines keep their kind and place in the file, and those that nothing is left of go."""
    parts: list[str] = []
    lines: list[Line] = []
    length = 0

    def put(words: str) -> int:
        nonlocal length
        parts.append(words)
        length += len(words)
        return length - len(words)

    def add(after: int) -> None:
        for row in swap.additions:
            if row.after == after:
                if after >= 0:
                    put("\n")
                start = put(row.words)
                lines.append(Line(Span(start, length), row.kind))
                if after < 0:
                    put("\n")

    add(-1)
    done = 0
    left = deque(sorted(swap.changes, key=lambda change: (change.place.start, -change.place.end)))
    for at, line in enumerate(document.lines):
        put(document.text[done : line.span.start])
        words = _edited(document.text, line.span, left)
        start = put(words) + len(words) - len(words.lstrip())
        if words.strip():
            lines.append(replace(line, span=Span(start, length)))
        done = line.span.end
        add(at)
    put(document.text[done:])
    return replace(document, text="".join(parts), lines=tuple(lines))


def _edited(text: str, line: Span, left: deque[Change]) -> str:
    """Give a line with its changes made, and take them from those that are left; of changes that overlap, the first is made."""
    words: list[str] = []
    at = line.start
    while left and left[0].place.start < line.end:
        change = left.popleft()
        if at <= change.place.start and change.place.end <= line.end:
            words += [text[at : change.place.start], change.words]
            at = change.place.end
    return "".join((*words, text[at : line.end])).rstrip()


def _plain(name: str) -> str:
    """Write a name as mail addresses do."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters.lower() if letter.isascii() and letter.isalnum())
