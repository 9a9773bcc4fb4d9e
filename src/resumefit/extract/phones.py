"""Text -> where telephone numbers of North America and of elsewhere stand in it."""

import re
from collections.abc import Iterator

_AMERICAN = re.compile(r"(?<![\w.-])\+?(?:1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]{0,2}\d{3}[ .-]\d{4}(?![\w-])")
_DIALLED = re.compile(r"\d\d\d[ .-]\d{4}")
"""Written out: a pattern that begins with a repeat is tried at every place."""
_LONGEST_PREFIX = 10
"""Characters of an American number before its last seven digits."""
_RUN = re.compile(r"[+(06-9][\d() .-]{7,22}\d")
_ABROAD = re.compile(
    r"""
    (?<![\w.+-])(?:
        \+\d{1,3}(?:[ .-]?\(0\))?(?:[ .-]?\(?\d{1,5}\)?){2,5}        # +44 (0)131 555 0190, +91 98765 43210, +33 1 55 50 01 90
      | \(?0\d{1,5}\)?[ .-]?\d{3,4}(?:[ .-]?\d{3,4}){1,2}            # 0131 555 0190, (02) 8555 0190, 09175550190
      | [6-9]\d{4}[ -]?\d{5}                                         # India: 98765 43210
    )(?![\w-])
    """,
    re.VERBOSE,
)
_DIGITS = range(9, 16)
"""How many an international number has, its country's code or first zero with it (E.164 allows 15)."""


def find_phones(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the places of the telephone numbers in a stretch of a text; American ones last, and one may be told twice."""
    finish = len(text) if end is None else end
    for run in _RUN.finditer(text, start, finish):
        for abroad in _ABROAD.finditer(text, *run.span()):
            if sum(map(str.isdigit, abroad.group())) in _DIGITS:
                yield abroad.span()
    begin = start
    while (digits := _DIALLED.search(text, begin, finish)) is not None:
        starts = range(max(begin, digits.start() - _LONGEST_PREFIX), digits.start() + 1)
        found = next((match for at in starts if (match := _AMERICAN.match(text, at, finish)) is not None), None)
        if found is not None:
            yield found.span()
        begin = found.end() if found is not None else digits.start() + 1
