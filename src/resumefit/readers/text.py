"""Bytes of a text file in any common encoding -> Document."""

import html
import re
from dataclasses import dataclass

from resumefit.document import Document, Origin, ReadWarning
from resumefit.errors import UnsupportedError
from resumefit.lines import plain_lines
from resumefit.readers.limits import LIMITS, Limits, cut_text
from resumefit.repair import repair

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_OTHER_BREAKS = "\r\v\f\x85\u2028\u2029"
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_STEERING = re.compile("\x1b(?:\\[[0-?]*+[ -/]*+[@-~]|\\][^\x07\x1b\n]*+(?:\x07|\x1b\\\\)?+|[@-Z\\\\^_])")
"""What steers a terminal: colours, titles."""
_PLAIN_WORD = re.compile("[A-Za-z]{2,}")
_FAR = re.compile("[^\x00-\x7f]")
_GUESSED = ("cp1252", "mac_roman")
_MOST_FAR = 0.3
"""Share of letters beyond ASCII: more than any Western language has."""
_FEW_CONTROLS = 8
_SHORT = 40
_COMMON_SYMBOLS = frozenset("‘’“”–—•·…€£©®™°½¼¾§«»\u00a0")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_WORD_SYMBOLS = frozenset("‘’–·")
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what had to be guessed for it."""

    text: str
    encoding: str
    replaced: int = 0
    """Bytes that stand for no character in the encoding."""

    def warnings(self) -> tuple[ReadWarning, ...]:
        """Say what could not be read."""
        warnings: list[ReadWarning] = []
        if self.replaced:
            warnings.append(ReadWarning("damaged", f"{self.replaced} characters of the file could not be read."))
        if self.encoding in _GUESSED and len(_FAR.findall(sample := self.text[:_SAMPLE])) > _MOST_FAR * len(sample):
            warnings.append(
                ReadWarning("garbled-text", "The file does not say in which alphabet it is written; it was taken for a Western one.")
            )
        return tuple(warnings)


def decode(content: bytes) -> Decoded:
    """Find the encoding by byte order mark, else by what the bytes make sense as; line breaks become line feeds.

    Raises `UnsupportedError` where the bytes are no text.
    """
    decoded = _by_mark(content) or _by_zeros(content) or _by_utf8(content) or _by_letters(content)
    text = decoded.text
    if any(mark in text for mark in _OTHER_BREAKS):
        text = _LINE_BREAK.sub("\n", text)
    text = text.strip("\x00\x1a")
    if "\x1b" in text:
        text = _STEERING.sub("", text)
    sample = text[:_SAMPLE]
    controls = _count_controls(sample) - sample.count("\x1b")
    broken = controls * 100 > len(sample) or "\x00" in text
    if (broken and not _mostly_words(sample, controls)) or decoded.replaced * 10 > len(text) or not _any_sense(sample, decoded.encoding):
        raise UnsupportedError("This file is not text, PDF or DOCX.", next_step="Save the document as PDF, DOCX or plain text.")
    return Decoded(text, decoded.encoding, decoded.replaced + (_count_controls(text) if broken else 0))


def _count_controls(text: str) -> int:
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, _CONTROLS))


def _mostly_words(sample: str, controls: int) -> bool:
    """Say whether a text with stray control characters is a text all the same."""
    words = sum(map(len, _PLAIN_WORD.findall(sample)))
    return len(sample) > _SHORT and controls * _FEW_CONTROLS <= len(sample) and words * 2 >= len(sample)


def _any_sense(sample: str, encoding: str) -> bool:
    """Say whether a guess at a single-byte encoding gave more than signs."""
    return encoding not in _GUESSED or len(sample) < _SHORT or _PLAIN_WORD.search(sample) is not None


def read_text(content: bytes, origin: Origin, *, limits: Limits = LIMITS) -> Document:
    """Read plain text; invisible and control characters are left out."""
    decoded = decode(content)
    source, cut = cut_text(decoded.text, limits)
    text = clean(unescape(source))
    return Document(origin, text, plain_lines(text), warnings=(*decoded.warnings(), *cut))


def unescape(text: str) -> str:
    """Turn the character entities of pasted web text ("&amp;", "&#8226;") into what they stand for."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text


def clean(text: str) -> str:
    """Make a text what a person sees of it: characters repaired, no blanks at line ends, no empty lines at both ends."""
    return "\n".join(row.rstrip() for row in repair(text).split("\n")).strip("\n")


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding)
    return None


def _by_zeros(content: bytes) -> Decoded | None:
    """Tell UTF-16 and UTF-32 without a mark by where their zero bytes stand."""
    sample = content[:_SAMPLE]
    sample = sample[: len(sample) // 4 * 4]
    if not sample or sample.count(0) * 4 < len(sample):
        return None
    zeros = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)]
    for encoding, full, empty in (
        ("utf-32-le", (2, 3), (0,)),
        ("utf-32-be", (0, 1), (3,)),
        ("utf-16-le", (1, 3), (0, 2)),
        ("utf-16-be", (0, 2), (1, 3)),
    ):
        if min(zeros[place] for place in full) > 0.5 and max(zeros[place] for place in empty) < 0.1:
            return _lenient(content, encoding)
    return None


def _by_utf8(content: bytes) -> Decoded | None:
    """Decode as UTF-8, bearing single bad bytes where the good sequences clearly outnumber them."""
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        decoded = _lenient(content, "utf-8")
        good = sum(1 for character in decoded.text if character > "\x7f") - decoded.replaced
        return decoded if good > 4 * decoded.replaced else None


def _by_letters(content: bytes) -> Decoded:
    """Choose the single-byte encoding under which the bytes over 127 make the most common letters and signs."""
    sample = content[:_SAMPLE]
    best = max(("cp1252", "mac_roman"), key=lambda encoding: _sense(sample.decode(encoding, "replace")))
    return _lenient(content, best)


def _lenient(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _sense(text: str) -> int:
    """Weigh how much the characters over 127 look like Western text: accented letters in their places, quotes, dashes, list marks."""
    weight = 0
    for found in re.finditer(r"[^\x00-\x7f]", text):
        character = found.group()
        before, after = text[found.start() - 1 : found.start()] or " ", text[found.end() : found.end() + 1]
        if "À" <= character <= "ÿ" and character.isalpha():
            in_place = character.islower() or before.isspace() or before.isupper()
            weight += 2 if in_place else -2
        elif character in _COMMON_SYMBOLS:
            weight += -2 if character not in _WORD_SYMBOLS and before.isalpha() and after.isalpha() else 2
        else:
            weight -= 1
    return weight
