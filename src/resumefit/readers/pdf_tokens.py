"""A content stream's bytes -> its operators with their operands, still raw.

Own tokens instead of pypdf's `ContentStream`, which spends two thirds of a page's time on operands that nobody asks for: here all
that stands before an operator is one slice of bytes, which only the operator that needs it takes apart. Every pattern is possessive,
so no input makes it crawl.
"""

import re
from collections.abc import Iterator
from itertools import islice

_NUMBER = rb"[-+.\d]++"
_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)?+"
_OPERAND = _NUMBER + rb"|" + _STRING + rb"|\[(?:[^\[\]()]++|" + _STRING + rb")*+\]|/[^\s()<>\[\]{}/%]*+|<<|>>|<[^<>]*+>|%[^\r\n]*+"
_WAY = rb"-?+(?:\d{1,6}+(?:\.\d*+)?+|\.\d++)"
_STEP = rb"\s*+(" + _WAY + rb")\s++(" + _WAY + rb")\s++Td\s*+<([0-9A-Fa-f]++)>\s*+Tj(?![\w*'\"])"
_RUN = rb"(?:\s*+" + _WAY + rb"\s++" + _WAY + rb"\s++Td\s*+<[0-9A-Fa-f]++>\s*+Tj(?![\w*'\"])){2,}+"
_OPERATION = re.compile(rb"(" + _RUN + rb")|((?:\s++|" + _OPERAND + rb"|[^A-Za-z'\"])*+)([A-Za-z'\"][\w*'\"]*+)?+", re.DOTALL)
_STEPS = re.compile(_STEP)
_OPERANDS = re.compile(_OPERAND, re.DOTALL)
_ARRAY_ITEM = re.compile(_STRING + rb"|<[^<>]*+>|[-+.\d]++", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
_IMAGE_BODY = re.compile(rb"(?<![^\s\]>])ID[ \r\n\t]")
_IMAGE_START = re.compile(rb"(?<!\S)BI(?=[\s/])")
_IMAGE_END = re.compile(rb"(?<=\s)EI(?![^\s])")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")

STEPS = b"Td Tj"
"""Stands for a run of `x y Td <codes> Tj`: so write the programs that place each letter."""
_MOST_OPERANDS = 64
_LONGEST_NUMBERS = 1000
_FARTHEST = 1e7

Operation = tuple[bytes, bytes]
"""An operator, and all that stands before it."""


class Budget:
    """What is left of the content bytes, tokens and forms that one file may cost."""

    __slots__ = ("content", "forms", "tokens")

    def __init__(self, *, content: int = 60_000_000, tokens: int = 1_500_000, forms: int = 2000) -> None:
        self.content = content
        self.tokens = tokens
        self.forms = forms


def operations(content: bytes, *, budget: Budget) -> Iterator[Operation]:
    """Yield each operator with its raw operands until the budget of tokens is spent: four bytes are one, an operator two."""
    for found in _OPERATION.finditer(without_inline_images(content)):
        run, raw, operator = found.groups()
        if run:
            operator, raw = STEPS, run
        elif operator is None:
            continue
        budget.tokens -= 2 + (len(raw) >> 2)
        if budget.tokens < 0:
            return
        yield operator, raw


def operands(raw: bytes) -> list[bytes]:
    """Take apart what stands before an operator."""
    found = (token for token in map(re.Match.group, _OPERANDS.finditer(raw)) if token[0] != 37)
    return list(islice(found, _MOST_OPERANDS))


def steps(run: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """Take apart a run of steps: way to the right, way up, codes in hexadecimal digits."""
    return _STEPS.findall(run)


def without_inline_images(content: bytes) -> bytes:
    """Cut the pictures out of a content stream: their bytes would be taken for operators."""
    start = _IMAGE_START.search(content) if b"BI" in content else None
    if not start:
        return content
    kept: list[bytes] = []
    position = 0
    while start:
        body = _IMAGE_BODY.search(content, start.end())
        end = _IMAGE_END.search(content, body.end()) if body else None
        if not end:
            break
        kept.append(content[position : start.start()])
        position = end.end()
        start = _IMAGE_START.search(content, position)
    return b" ".join([*kept, content[position:]])


def number(token: bytes) -> float:
    """Read a number; 0 where the file writes none."""
    try:
        value = float(token)
    except ValueError:
        return 0.0
    return value if -_FARTHEST < value < _FARTHEST else 0.0


def numbers(raw: bytes, count: int) -> list[float]:
    """Read the last `count` operands as numbers, with 0 for each that is missing or none."""
    try:
        read = list(map(float, raw.split() if len(raw) < _LONGEST_NUMBERS else ()))
    except ValueError:
        read = []
    if len(read) == count and min(read) > -_FARTHEST and max(read) < _FARTHEST:
        return read
    read = [number(token) for token in operands(raw)[-count:]]
    return [0.0] * (count - len(read)) + read


def shown(raw: bytes) -> bytes:
    """Take the bytes out of the string that is the last operand; empty for anything else."""
    token = raw.strip()
    if token[:1] == b"(" and token.find(b")") == len(token) - 1 and token.rfind(b"(") == 0 and b"\\" not in token and b"\r" not in token:
        return token[1:-1]
    last = operands(raw)[-1:]
    return string(last[0]) if last else b""


def string(token: bytes) -> bytes:
    """Take the bytes out of a literal or hexadecimal string; empty for anything else."""
    if token[:1] == b"(":
        body = token[1:-1]
        return _ESCAPE.sub(_unescaped, body) if b"\\" in body or b"\r" in body else body
    if token[:1] == b"<" and token[:2] != b"<<":
        return from_hex(token)
    return b""


def from_hex(digits: bytes) -> bytes:
    """Read hexadecimal digits; what else stands between them is passed over."""
    cleaned = _NOT_HEX.sub(b"", digits)
    return bytes.fromhex((cleaned + b"0" * (len(cleaned) % 2)).decode("ascii"))


def array_items(token: bytes) -> list[bytes]:
    """Split an array into its strings and numbers, still raw."""
    return _ARRAY_ITEM.findall(token)


def _unescaped(found: re.Match[bytes]) -> bytes:
    escaped = found.group(1)
    if escaped is None:
        return b"\n"
    if escaped[0] in b"01234567":
        return bytes([int(escaped, 8) & 255])
    return _ESCAPES.get(escaped, escaped)
