"""Document -> where it says how to reach the applicant; for advice and for taking such facts out, never evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from resumefit.document import Document
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
_PHONE = re.compile(r"(?<![\w.-])\+?(?:1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]{0,2}\d{3}[ .-]\d{4}(?![\w-])")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>()|,;]{3,200}|(?<![@\w.-])(?:[a-z\d-]{1,64}\.){1,3}[a-z]{2,6}/[^\s<>()|,;]{1,200}", re.IGNORECASE
)


def find_contacts(document: Document) -> tuple[Contact, ...]:
    """Find mail addresses, telephone numbers and web addresses, in the order of the text."""
    found = [*_of(ContactKind.MAIL, _MAIL, document)]
    for kind, pattern in ((ContactKind.PHONE, _PHONE), (ContactKind.WEB, _WEB)):
        found.extend(one for one in _of(kind, pattern, document) if not any(one.span.overlaps(other.span) for other in found))
    return tuple(sorted(found, key=lambda contact: contact.span))


def _of(kind: ContactKind, pattern: re.Pattern[str], document: Document) -> Iterator[Contact]:
    for match in pattern.finditer(document.text):
        yield Contact(kind, Span(*match.span()))
