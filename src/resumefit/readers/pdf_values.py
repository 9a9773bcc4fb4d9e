"""Operands and objects of a PDF -> names, numbers, matrices and colours."""

import re
from typing import Any

from resumefit.readers.pdf_ink import Colour
from resumefit.readers.pdf_objects import follow
from resumefit.readers.pdf_tokens import number, numbers, operands

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_HEX_PAIR = re.compile(rb"[0-9A-Fa-f]{2}")


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Apply one matrix and then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def matrix_of(raw: bytes) -> Matrix:
    """Read the last six operands as a matrix."""
    a, b, c, d, e, f = numbers(raw, 6)
    return (a, b, c, d, e, f)


def array_matrix(value: Any) -> Matrix:
    """Read an array as a matrix; the identity where it is none."""
    found = array_numbers(value)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else IDENTITY


def last_name(raw: bytes) -> str:
    """Read the last operand as a name, as pypdf spells its keys; empty where it is none."""
    last = operands(raw)[-1:]
    return name_of(last[0]) if last and last[0][:1] == b"/" else ""


def name_of(token: bytes) -> str:
    """Read a name token as pypdf spells its keys."""
    if b"#" in token:
        head, *rest = token.split(b"#")
        token = head + b"".join(bytes.fromhex(part[:2].decode()) + part[2:] if _HEX_PAIR.match(part) else b"#" + part for part in rest)
    return token.decode("utf-8", "replace")


def array_numbers(value: Any) -> list[float]:
    """Read an array's numbers; none where it is no array."""
    found = follow(value)
    items = [follow(item) for item in found] if isinstance(found, list) else []
    return [float(item) for item in items if isinstance(item, (int, float))]


def colour_of(raw: bytes) -> Colour | None:
    """Read one, three or four components as a colour; None for a pattern's name."""
    tokens = operands(raw)[-4:]
    if not tokens or tokens[-1][:1] == b"/":
        return None
    parts = [min(max(number(token), 0.0), 1.0) for token in tokens]
    if len(parts) == 1:
        return (parts[0], parts[0], parts[0])
    if len(parts) == 3:
        return (parts[0], parts[1], parts[2])
    if len(parts) == 4:
        light = 1.0 - parts[3]
        return ((1 - parts[0]) * light, (1 - parts[1]) * light, (1 - parts[2]) * light)
    return None
