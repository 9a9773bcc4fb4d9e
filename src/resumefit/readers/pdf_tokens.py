"""A content stream's bytes -> its operators with their operands, still raw.

Own tokens instead of pypdf's `ContentStream`, which spends two thirds of a page's time on operands that nobody asks for: here an
operand is turned into a number or string only by the operator that needs it. Every pattern is possessive, so no input makes it crawl.
"""

import re
from collections.abc import Iterator

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)?+"
_TOKEN = re.compile(
    rb"[-+.\d]++|[A-Za-z'\"][\w*'\"]*+|"
    + _STRING
    + rb"|\[(?:[^\[\]()]|"
    + _STRING
    + rb")*+\]|/[^\s()<>\[\]{}/%]*+|<<|>>|<[^<>]*+>|%[^\r\n]*+",
    re.DOTALL,
)
_ARRAY_ITEM = re.compile(_STRING + rb"|<[^<>]*+>|[-+.\d]++", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
_IMAGE_BODY = re.compile(rb"(?<![^\s\]>])ID[ \r\n\t]")
_IMAGE_START = re.compile(rb"(?<!\S)BI(?=[\s/])")
_IMAGE_END = re.compile(rb"(?<=\s)EI(?![^\s])")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")

Operation = tuple[bytes, list[bytes]]


class Budget:
    """What is left of the content bytes, tokens and forms that one file may cost."""

    __slots__ = ("content", "forms", "tokens")

    def __init__(self, *, content: int = 60_000_000, tokens: int = 1_500_000, forms: int = 2000) -> None:
        self.content = content
        self.tokens = tokens
        self.forms = forms


def operations(content: bytes, *, budget: Budget) -> Iterator[Operation]:
    """Yield each operator with its raw operands until the budget of tokens is spent.

    The list of operands is used again for the next operator: take from it what is to be kept.
    """
    operands: list[bytes] = []
    for found in _TOKEN.finditer(without_inline_images(content)):
        token = found.group()
        first = token[0]
        if (first > 64 and first != 91) or first == 39 or first == 34:
            budget.tokens -= 1 + len(operands)
            if budget.tokens < 0:
                return
            yield token, operands
            operands.clear()
        elif first != 37 and len(operands) < 64:
            operands.append(token)


def without_inline_images(content: bytes) -> bytes:
    """Cut the pictures out of a content stream: their bytes would be taken for operators."""
    start = _IMAGE_START.search(content)
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
    return value if -1e7 < value < 1e7 else 0.0


def numbers(tokens: list[bytes], count: int) -> list[float]:
    """Read the last `count` operands as numbers, with 0 for each that is missing."""
    read = [number(token) for token in tokens[-count:]]
    return [0.0] * (count - len(read)) + read


def string(token: bytes) -> bytes:
    """Take the bytes out of a literal or hexadecimal string; empty for anything else."""
    if token[:1] == b"(":
        body = token[1:-1]
        return _ESCAPE.sub(_unescaped, body) if b"\\" in body or b"\r" in body else body
    if token[:1] == b"<" and token[:2] != b"<<":
        digits = _NOT_HEX.sub(b"", token)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return b""


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
