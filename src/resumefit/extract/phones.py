"""Text -> where telephone numbers of North America and of elsewhere stand in it."""

import re
from collections.abc import Iterator

_RUN = re.compile(r"[+(\d][\d() .-]{6,80}\d")
_PHONE = re.compile(
    r"""
    (?<![\w.+-])(?:
        (?:\+|00)\d{1,3}(?:[ .-]?\(0\))?(?:[ .-]{0,2}\(?\d{1,5}\)?){2,5}  # +44 (0)131 555 0190, +1 (555) 010-4477, +33 1 55 50 01 90
      | (?:1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]{0,2}\d{3}[ .-]?\d{4}  # (555) 010-4477, 1-555-010-4477, 5550104477
      | \(?0\d{1,5}\)?[ .-]?\d{3,4}(?:[ .-]?\d{3,4}){1,2}?         # 0131 555 0190, (02) 8555 0190, 09175550190
      | [6-9]\d{4}[ -]?\d{5}                                       # India: 98765 43210
    )(?![\w-])
    """,
    re.VERBOSE,
)
_DIGITS = range(9, 16)
"""How many a number has, its country's code or first zero with it (E.164 allows 15)."""


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the telephone numbers in a text, in order; numbers without the code of an area are none."""
    for run in _RUN.finditer(text):
        for found in _PHONE.finditer(text, *run.span()):
            if sum(map(str.isdigit, found.group())) in _DIGITS:
                yield found.span()
