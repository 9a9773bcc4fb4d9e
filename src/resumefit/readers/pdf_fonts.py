"""A font of a PDF -> what its codes say and how wide they are.

Glyph names follow the rules of Adobe's glyph list (`f_i`, `A.sc`, `uniFB01`): LaTeX fonts without ToUnicode name their ligatures
and small capitals so, and a reader that looks for the whole name loses every word that holds one.
"""

import re
from array import array
from codecs import charmap_decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile, repeat
from sys import byteorder
from typing import Any

from resumefit.readers.pdf_cmap import to_cid
from resumefit.readers.pdf_objects import entries_of, follow, is_stream
from resumefit.readers.pdf_tokens import from_hex

UNKNOWN = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""
NAMELESS = "\ue000"
"""Stands for a glyph with a character of somebody's own making: counted as unknown, and left out of the text as icons are."""
_NO_LETTER = "\ufffe"
"""Stands, in a table of single letters, for a code that is none."""

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd|bx\d|-medi\b", re.IGNORECASE)
_ICONS = re.compile(r"awesome|icon|wingding|webding|dingbat|marvosym|fontello|academicon|mvs", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:a|c|ch|char)(\d{2,3})")
_STANDARD = (
    (re.compile(r"courier|mono|consol", re.IGNORECASE), "Courier", "Courier-Bold"),
    (re.compile(r"times|serif|roman|georgia|garamond|cambria", re.IGNORECASE), "Times-Roman", "Times-Bold"),
    (re.compile(r""), "Helvetica", "Helvetica-Bold"),
)
_MOST_CACHED = 5000
_MOST_WIDTHS = 200_000
_WIDEST = 4_000_000
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_LISTED = frozenset({"/StandardEncoding", "/PDFDocEncoding", "/Symbol", "/ZapfDingbats"})
_BULLETS = frozenset("•◦▪▫‣∙●○■□➢➤✓✔✦❖►▸·◆➔→\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc")


@dataclass(frozen=True, slots=True)
class _Bytewise:
    """Tables of a font with one byte a code, by which whole strings are decoded at once."""

    letters: str
    """By code; U+FFFE for what is no single letter."""
    widths: tuple[bytes, ...]
    """By code: the bytes of its width as a whole number, the highest ones first."""
    unit: float
    """Of that number, in ems."""

    @classmethod
    def of(cls, texts: Mapping[int, str], widths: Mapping[int, float], default: float) -> "_Bytewise | None":
        """Make the tables; None where a width is not of this world."""
        single = all(len(text) == 1 for text in texts.values())
        letters = list(map(texts.get, range(256), repeat(UNKNOWN)))
        if not single:
            letters = [letter if len(letter) == 1 else _NO_LETTER for letter in letters]
        numbers = list(map(widths.get, range(256), repeat(default)))
        if not -1 < min(numbers) <= max(numbers) < _WIDEST:
            return None
        fine = 1 if all(map(float.is_integer, map(float, numbers))) else 1000
        raw = array("I", [round(number * fine) for number in numbers] if fine > 1 else map(int, numbers))
        if byteorder == "little":
            raw.byteswap()
        tables = [raw.tobytes()[start :: raw.itemsize] for start in range(raw.itemsize)]
        return cls("".join(letters), tuple(dropwhile(_is_blank, tables)), 0.001 / fine)

    def decode(self, raw: bytes) -> tuple[str, float, int] | None:
        """Give text, width and number of glyphs; None where the tables do not tell."""
        try:
            text = charmap_decode(raw, "strict", self.letters)[0]
        except UnicodeDecodeError:
            return None
        width = 0
        for table in self.widths:
            width = 256 * width + sum(raw.translate(table))
        return text, width * self.unit, len(raw)


def _is_blank(table: bytes) -> bool:
    return not any(table)


class Font:
    """Decodes the strings that are shown in one font."""

    __slots__ = ("_bytewise", "_cache", "_letters", "_plain", "_texts", "_widths", "bold", "default_width", "two_bytes")

    def __init__(
        self, *, texts: dict[int, str], widths: dict[int, float], default_width: float, bold: bool = False, two_bytes: bool = False
    ) -> None:
        """Widths are in thousandths of an em, as files have them."""
        self.bold = bold
        self.two_bytes = two_bytes
        self.default_width = default_width
        self._texts = texts
        self._widths = widths
        self._bytewise: _Bytewise | None = None
        self._plain = not two_bytes
        self._cache: dict[bytes, tuple[str, float, int]] = {}
        self._letters: dict[bytes, tuple[str, float, int]] = {}

    def decode(self, raw: bytes) -> tuple[str, float, int]:
        """Give the text of a shown string, its width in ems and how many glyphs it has."""
        known = self._cache.get(raw)
        if known is not None:
            return known
        codes = self.codes(raw)
        if self._plain and self._bytewise is None:
            self._bytewise = _Bytewise.of(self._texts, self._widths, self.default_width)
            self._plain = self._bytewise is not None
        decoded = None if self._bytewise is None else self._bytewise.decode(raw)
        if decoded is None:
            text = "".join(map(self._texts.get, codes, repeat(UNKNOWN)))
            decoded = (text, sum(map(self._widths.get, codes, repeat(self.default_width))) / 1000, len(codes))
        if len(self._cache) < _MOST_CACHED:
            self._cache[raw] = decoded
        return decoded

    def letters(self, strings: Iterable[bytes]) -> dict[bytes, tuple[str, float, int]] | None:
        """Decode strings in hexadecimal digits, a blank as no text; None where one of them is more or less than letters or a blank."""
        known = self._letters
        for digits in strings:
            if digits not in known:
                text, width, count = self.decode(from_hex(digits))
                letter = text.strip()
                if (letter != text and letter) or not text or "  " in letter or UNKNOWN in text:
                    return None
                if len(known) >= _MOST_CACHED:
                    return None
                known[digits] = letter, width, count
        return known

    def codes(self, raw: bytes) -> "bytes | array[int]":
        """Cut a shown string into character codes."""
        if not self.two_bytes:
            return raw
        codes = array("H", raw if len(raw) % 2 == 0 else raw + b"\0")
        if byteorder == "little":
            codes.byteswap()
        return codes


def font_of(resource: dict[str, Any], unicode_map: dict[int, str]) -> Font:
    """Build the decoder of a font resource; what the resource lacks or has wrong falls back to a guess."""
    subtype = str(resource.get("/Subtype", ""))
    name = str(resource.get("/BaseFont", "")).lstrip("/").partition("+")
    family = name[2] or name[0]
    return _composite(resource, family, unicode_map) if subtype == "/Type0" else _simple(resource, family, unicode_map, subtype)


def _without_icons(family: str, texts: dict[int, str]) -> dict[int, str]:
    """Leave of an icon font only what is a list mark: its other letters are not what a person sees.

    Of other fonts, a letter of somebody's own tells nothing.
    """
    if _ICONS.search(family):
        return {code: text if text in _BULLETS else "" for code, text in texts.items()}
    if _PRIVATE.search("".join(texts.values())):
        return {code: NAMELESS if is_private(text) else text for code, text in texts.items()}
    return texts


def is_private(text: str) -> bool:
    """Say whether a character is of somebody's own making, and no known list mark."""
    return _PRIVATE.fullmatch(text) is not None and text not in _BULLETS


def _composite(resource: dict[str, Any], family: str, unicode_map: dict[int, str]) -> Font:
    descendants = follow(resource.get("/DescendantFonts"))
    descendant = follow(descendants[0]) if descendants else {}
    widths = _cid_widths(descendant)
    encoding = follow(resource.get("/Encoding"))
    if is_stream(encoding):
        cids = to_cid(encoding.get_data())
        widths = {code: widths[cid] for code, cid in cids.items() if cid in widths}
    texts = _without_icons(family, {code: text for code, text in unicode_map.items() if text})
    default = _number(descendant.get("/DW"), 1000.0)
    return Font(bold=_is_bold(family, descendant), two_bytes=True, texts=texts, widths=widths, default_width=default)


def _cid_widths(descendant: dict[str, Any]) -> dict[int, float]:
    """Read `/W`: runs of `first [w w w]` and `first last w`."""
    items = list(follow(descendant.get("/W")) or ())
    widths: dict[int, float] = {}
    position = 0
    left = _MOST_WIDTHS
    while position + 1 < len(items) and left > 0:
        first, second = int(_number(items[position], 0)), follow(items[position + 1])
        if isinstance(second, list):
            widths.update((first + index, _number(width, 0)) for index, width in enumerate(second))
            left -= len(second)
            position += 2
        else:
            last = min(int(_number(second, 0)), first + left)
            left -= last - first
            width = _number(items[position + 2], 0) if position + 2 < len(items) else 0.0
            widths.update(dict.fromkeys(range(first, last + 1), width))
            position += 3
    return widths


def _simple(resource: dict[str, Any], family: str, unicode_map: dict[int, str], subtype: str) -> Font:
    texts = _encoded(resource, family)
    texts.update((code, text) for code, text in unicode_map.items() if text and (text >= " " or code not in texts))
    texts = _without_icons(family, texts)
    scale = 1.0
    if subtype == "/Type3":
        matrix = follow(resource.get("/FontMatrix"))
        scale = 1000 * abs(_number(matrix[0], 0.001)) if matrix is not None and len(matrix) == 6 else 1.0
    descriptor = entries_of(resource.get("/FontDescriptor"))
    default = _number(descriptor.get("/MissingWidth"), 0) * scale
    array_of_widths = follow(resource.get("/Widths"))
    bold = _is_bold(family, resource)
    if isinstance(array_of_widths, list) and array_of_widths:
        first = int(_number(resource.get("/FirstChar"), 0))
        numbers = array_of_widths[:256]
        if not set(map(type, numbers)) <= {int, float}:
            numbers = [_number(width, 0) for width in numbers]
        widths = dict(enumerate(numbers if scale == 1.0 else [number * scale for number in numbers], first))
    else:
        widths = _standard_widths(family, texts, bold=bold)
        default = default or 500.0
    return Font(bold=bold, texts=texts, widths=widths, default_width=default)


def _encoded(resource: dict[str, Any], family: str) -> dict[int, str]:
    """Read what each code stands for by the encoding and the glyph names, without ToUnicode."""
    encoding = follow(resource.get("/Encoding"))
    base, differences = encoding, None
    if isinstance(encoding, dict):
        base, differences = encoding.get("/BaseEncoding"), encoding.get("/Differences")
    table = _known_encoding(str(base)) or _known_encoding(f"/{family}")
    texts = dict(table) if table is not None else {**(_known_encoding("/StandardEncoding") or {}), **_built_in(resource)}
    code = 0
    for item in follow(differences) if differences is not None else ():
        if isinstance(item, (int, float)):
            code = int(item)
            continue
        text = glyph_text(str(item).lstrip("/"))
        texts[code] = UNKNOWN if text is None else text
        code += 1
    return texts


@cache
def _known_encoding(name: str) -> Mapping[int, str] | None:
    """Give an encoding that files call by its name; None where it is not one of them."""
    if name in _CODECS:
        return {code: bytes((code,)).decode(_CODECS[name], "ignore") or chr(code) for code in range(1, 256)}
    if name not in _LISTED:
        return None
    from pypdf._codecs import charset_encoding

    return {code: text for code, text in enumerate(charset_encoding[name]) if text not in ("", "\x00")}


def _built_in(resource: dict[str, Any]) -> dict[int, str]:
    """Read the encoding in the clear part of an embedded Type 1 font program."""
    program = follow(entries_of(resource.get("/FontDescriptor")).get("/FontFile"))
    if not is_stream(program):
        return {}
    clear = program.get_data()[:60_000].partition(b"eexec")[0].partition(b"/Encoding")[2]
    texts = {}
    for code, name in re.findall(rb"dup\s+(\d+)\s*/(\S+)\s+put", clear):
        text = glyph_text(name.decode("latin-1"))
        texts[int(code)] = UNKNOWN if text is None else text
    return texts


@lru_cache(maxsize=_MOST_CACHED)
def glyph_text(name: str) -> str | None:
    """Tell the characters of a glyph by its name; None where the name says nothing.

    >>> glyph_text("f_f_i"), glyph_text("A.sc"), glyph_text("uniFB01"), glyph_text("a65"), glyph_text("phone")
    ('ﬃ', 'A', 'ﬁ', 'A', None)
    """
    base = name.partition(".")[0]
    if not base:
        return ""
    whole = _listed_glyph(base)
    if whole is not None:
        return whole
    parts = [_part_text(part) for part in base.split("_")]
    return None if None in parts else "".join(part for part in parts if part)


def _listed_glyph(name: str) -> str | None:
    """Look a name up in Adobe's list; letters are their own names."""
    if len(name) == 1 and name.isascii() and name.isalpha():
        return name
    from pypdf._codecs import adobe_glyphs

    return adobe_glyphs.get(f"/{name}")


def _part_text(part: str) -> str | None:
    known = _listed_glyph(part)
    if known is not None:
        return known
    if re.fullmatch(r"uni(?:[0-9A-F]{4})+", part):
        return "".join(chr(int(part[start : start + 4], 16)) for start in range(3, len(part), 4))
    if re.fullmatch(r"u[0-9A-F]{4,6}", part) and int(part[1:], 16) < 0x110000:
        return chr(int(part[1:], 16))
    numbered = _NUMBERED.fullmatch(part)
    return chr(int(numbered.group(1))) if numbered and 32 < int(numbered.group(1)) < 256 else None


def _standard_widths(family: str, texts: dict[int, str], *, bold: bool) -> dict[int, float]:
    """Take the widths of the standard font that comes nearest."""
    from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

    metrics = CORE_FONT_METRICS.get(family)
    if metrics is None:
        regular, heavy = next((regular, heavy) for pattern, regular, heavy in _STANDARD if pattern.search(family))
        metrics = CORE_FONT_METRICS[heavy if bold else regular]
    known = metrics.character_widths
    return {code: known[text] for code, text in texts.items() if text in known}


def _is_bold(family: str, resource: dict[str, Any]) -> bool:
    descriptor = entries_of(resource.get("/FontDescriptor"))
    forced = int(_number(descriptor.get("/Flags"), 0)) & 1 << 18
    return bool(_BOLD.search(family) or forced or _number(descriptor.get("/FontWeight"), 400) >= 600)


def _number(value: object, default: float) -> float:
    """Read a number that may be a reference, missing or of a wrong type."""
    value = follow(value)
    return float(value) if isinstance(value, (int, float)) else default
