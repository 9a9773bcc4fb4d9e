"""A CMap stream (ToUnicode, or an embedded encoding) -> what each code stands for."""

import re

_ITEM = re.compile(rb"<([^<>]*+)>|([\[\]])|([-+]?\d++)")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_MOST_CODES = 70_000


def to_unicode(stream: bytes) -> dict[int, str]:
    """Read the bfchar and bfrange sections; codes above two bytes and what is written wrongly are left out."""
    texts: dict[int, str] = {}
    left = _MOST_CODES
    for keyword, body in _sections(stream):
        items = _ITEM.findall(body)
        if keyword == b"bfchar":
            for source, target in zip(items[::2], items[1::2], strict=False):
                _put(texts, _code(source[0]), target[0])
        elif keyword == b"bfrange":
            left = _bf_ranges(texts, items, left)
    return texts


def to_cid(stream: bytes) -> dict[int, int]:
    """Read the cidchar and cidrange sections of an embedded encoding."""
    cids: dict[int, int] = {}
    left = _MOST_CODES
    for keyword, body in _sections(stream):
        items = _ITEM.findall(body)
        if keyword == b"cidchar":
            for source, target in zip(items[::2], items[1::2], strict=False):
                cids[_code(source[0])] = int(target[2] or 0)
        elif keyword == b"cidrange":
            for first, last, target in zip(items[::3], items[1::3], items[2::3], strict=False):
                low, high, start = _code(first[0]), _code(last[0]), int(target[2] or 0)
                codes = range(low, min(high, low + left) + 1)
                left -= len(codes)
                cids.update(zip(codes, range(start, start + len(codes)), strict=True))
    return cids


def _sections(stream: bytes) -> list[tuple[bytes, bytes]]:
    """Split at the begin...end pairs: the keyword without `begin`, and what stands between."""
    found = []
    for piece in stream.split(b"begin")[1:]:
        keyword = re.match(rb"[a-z]*", piece)
        if keyword:
            found.append((keyword.group(), piece[keyword.end() :].partition(b"end")[0]))
    return found


def _code(digits: bytes) -> int:
    cleaned = _NOT_HEX.sub(b"", digits)
    return int(cleaned, 16) if 0 < len(cleaned) <= 4 else -1


def _put(texts: dict[int, str], code: int, digits: bytes) -> None:
    if code >= 0 and len(texts) < _MOST_CODES:
        texts[code] = _text(digits)


def _text(digits: bytes) -> str:
    cleaned = _NOT_HEX.sub(b"", digits)[:64]
    raw = bytes.fromhex((cleaned + b"0" * (len(cleaned) % 2)).decode("ascii"))
    return raw.decode("latin-1") if len(raw) == 1 else raw.decode("utf-16-be", "replace")


def _bf_ranges(texts: dict[int, str], items: list[tuple[bytes, bytes, bytes]], left: int) -> int:
    """Read ranges while there are codes left to be named; give how many still are."""
    position = 0
    while position + 2 < len(items):
        low, high = _code(items[position][0]), _code(items[position + 1][0])
        position += 2
        if items[position][1] == b"[":
            position += 1
            code = low
            while position < len(items) and items[position][1] != b"]":
                if low <= code <= high:
                    _put(texts, code, items[position][0])
                code += 1
                position += 1
        elif low >= 0:
            start = _text(items[position][0])
            codes = range(low, min(high, low + left) + 1)
            left -= len(codes)
            for code in codes:
                last = ord(start[-1]) + code - low if start else 0
                if 0 < last < 0x110000 and not 0xD800 <= last < 0xE000:
                    texts[code] = start[:-1] + chr(last)
        position += 1
    return left
