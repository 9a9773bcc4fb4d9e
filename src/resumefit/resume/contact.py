"""Document -> where it says how to reach the applicant; for advice and for taking such facts out, never evidence."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from resumefit.document import Document
from resumefit.extract.phones import find_phones
from resumefit.span import Span


class ContactKind(Enum):
    """A way to reach somebody."""

    MAIL = "mail"
    PHONE = "phone"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact fact and its place."""

    kind: ContactKind
    span: Span


_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")
_LONGEST_NAME = 64
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>()|,;]{3,200}|(?<![@\w.-])(?:[a-z\d-]{1,64}\.){1,3}[a-z]{2,6}/[^\s<>()|,;]{1,200}", re.IGNORECASE
)
_BLANK = re.compile(r"[ \n]")
_WEBLIKE = re.compile(r"/|[Ww]{3}\.")


def find_contacts(document: Document) -> tuple[Contact, ...]:
    """Find mail addresses, telephone numbers and web addresses, in the order of the text."""
    found: list[tuple[int, int, ContactKind]] = []
    for kind, find in ((ContactKind.MAIL, _mails), (ContactKind.PHONE, find_phones), (ContactKind.WEB, _webs)):
        for start, end in find(document.text):
            at = bisect_left(found, start, key=_start)
            if not any(start < end_of and start_of < end for start_of, end_of, _ in found[max(0, at - 1) : at + 1]):
                found.insert(at, (start, end, kind))
    return tuple([Contact(kind, Span(start, end)) for start, end, kind in found])


def _start(place: tuple[int, int, ContactKind]) -> int:
    return place[0]


def _mails(text: str) -> Iterator[tuple[int, int]]:
    """Yield mail addresses: only around an at sign is one sought."""
    begin = 0
    while (at := text.find("@", begin)) >= 0:
        end = _end_of_word(text, at)
        found = _MAIL.search(text, max(begin, at - _LONGEST_NAME), end)
        if found is not None:
            yield found.span()
        begin = found.end() if found is not None else end


def _webs(text: str) -> Iterator[tuple[int, int]]:
    """Yield web addresses: only in words with a slash or "www." is one sought."""
    begin = 0
    named = "www." in text.lower()
    while (at := _web_mark(text, begin, named=named)) >= 0:
        first = max(begin, text.rfind(" ", begin, at) + 1, text.rfind("\n", begin, at) + 1)
        begin = _end_of_word(text, at)
        yield from (found.span() for found in _WEB.finditer(text, first, begin))


def _web_mark(text: str, begin: int, *, named: bool) -> int:
    """Find the next slash or, where the text is known to hold one, "www."; -1 where none is left."""
    if not named:
        return text.find("/", begin)
    found = _WEBLIKE.search(text, begin)
    return found.start() if found is not None else -1


def _end_of_word(text: str, at: int) -> int:
    """Give a place behind the word at a place: at a blank or line break, if there is one."""
    found = _BLANK.search(text, at)
    return found.start() if found is not None else len(text)
