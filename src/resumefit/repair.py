"""Raw characters of a file -> the characters a person sees, for every reader alike."""

import re
import unicodedata
from collections.abc import Container

BULLET = "•"
"""What every list mark of a symbol font becomes."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BLANKS = (0xA0, 0x115F, 0x1160, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800, 0x3000, 0x3164, 0xFFA0)
_UNSEEN = (
    0x200B,
    0x200C,
    0x200D,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
    0xAD,
    0xFFFC,
    *range(0xFE00, 0xFE10),
    *range(0xE0000, 0xE0080),
)
_CONTROLS = (*range(0x09), 0x0E, *range(0x0F, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
_SYMBOL_BULLETS = (0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF0A8, 0xF06E, 0xF0A1, 0xF02D, 0xF0E0, 0xF071, 0xF075)
_STYLED = (*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800))
"""Letters and digits in another dress: full width, mathematical bold and italic."""
_TABLE: dict[int, str | None] = {
    **_LIGATURES,
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_UNSEEN, None),
    **dict.fromkeys(_CONTROLS, None),
    **dict.fromkeys(_SYMBOL_BULLETS, BULLET),
    0x2010: "-",
    0x2011: "-",
}
_NEEDS = re.compile(
    "["
    + "".join(re.escape(chr(code)) for code in _TABLE)
    + "\u0300-\u036f\ue000-\uf8ff\uff01-\uff5e\U0001d400-\U0001d7ff\U000f0000-\U0010fffd]"
)
_STYLED_TABLE = {code: unicodedata.normalize("NFKC", chr(code)) for code in _STYLED}
_HAS_STYLED = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
_LINE_END = re.compile("[\u00ad\u200b]?(-|\u00ad|\u2010)\\s*\\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")


def repair(text: str) -> str:
    """Undo what files do to characters; line breaks and tabs stay.

    Ligatures become letters, soft hyphens, zero-width and bidirectional controls and tags go, every kind of blank becomes a plain one,
    letters in mathematical or full-width dress become plain, loose accents join theirs, list marks of symbol fonts become `BULLET`,
    other private-use glyphs (icons) go.
    """
    if text.isascii() and text.isprintable():
        return text
    if not _NEEDS.search("".join([character for character in set(text) if not " " <= character <= "~"])):
        return text
    if _HAS_STYLED.search(text):
        text = text.translate(_STYLED_TABLE)
    return unicodedata.normalize("NFC", _PRIVATE.sub("", text.translate(_TABLE)))


def broken_word(line: str, rest: str) -> bool:
    """Say whether a line ends in the hyphen of a word that the next line goes on with."""
    mark = _LINE_END.search(line)
    if not mark or mark.start() == 0 or not _LETTER.match(line[mark.start() - 1]):
        return False
    capitals = line[: mark.start()].rpartition(" ")[2].isupper() and rest[:3].isupper() and rest[:3].isalpha()
    return rest[:1].islower() or capitals


def join_broken(line: str, rest: str, *, words: Container[str]) -> tuple[str, str]:
    """Move the rest of a word broken at a line's end up to its beginning; give both lines.

    `words` are the lower-case words of the whole document, hyphenated ones whole. The hyphen stays where the word is written with it
    elsewhere, or where the part before it is a word of its own ("customer-" "facing") and the joined form is not.
    """
    mark = _LINE_END.search(line)
    if mark is None:
        return line, rest
    stem, soft = line[: mark.start()], mark.group(1) == "\u00ad"
    tail, _, remainder = rest.partition(" ")
    head = _LAST_WORD.search(stem)
    follow = _FIRST_WORD.match(tail)
    before = head.group().lower() if head else ""
    after = follow.group().lower() if follow else ""
    keep = (
        not soft
        and f"{before}{after}" not in words
        and (f"{before}-{after}" in words or stem[: head.start() if head else 0].endswith("-") or (len(before) > 3 and before in words))
    )
    return f"{stem}{'-' if keep else ''}{tail}", remainder.lstrip()
