"""Bytes of a PDF object -> plain values: `dict`, `list`, `str` for names, `bytes` for strings, numbers, references, streams.

Strict: what is not written by the book raises `IrregularError`, and a patient reader has to see what can be had of it.
"""

import re
import zlib
from typing import Any, Protocol

from resumefit.readers.pdf_tokens import string

_BLANK = rb"[\0\t\n\f\r ]"
_END = rb"(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)"
_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
_TOKEN = re.compile(
    rb"(?:" + _BLANK + rb"++|%[^\r\n]*+[\r\n])*+(?:"
    rb"(\d{1,9}+)" + _BLANK + rb"++(\d{1,5}+)" + _BLANK + rb"++R" + _END + rb"|"
    rb"([-+]?+(?:\d{1,12}+(?:\.\d{0,12}+)?+|\.\d{1,12}+))" + _END + rb"|"
    rb"(/[^\0\t\n\f\r ()<>\[\]{}/%\x80-\xff]*+)|(<<|\[)|(>>|\])|(" + _STRING + rb"|<[0-9A-Fa-f\0\t\n\f\r ]*+>)|"
    rb"(true|false|null)" + _END + rb")",
    re.DOTALL,
)
_REFERENCE, _NAME, _OPENED, _CLOSED = 2, 4, 5, 6
_NUMBERS = re.compile(rb"([-+.\d\0\t\n\f\r ]*+)\]")
_WORDS = {b"true": True, b"false": False, b"null": None}
_DEEPEST = 40
_MOST_VALUES = 300_000
_LONGEST_RUN = 1_000_000
"""In bytes: numbers of one array."""
_FARTHEST = 1e12
_MOST_BYTES = 20_000_000
"""Of one stream, unpacked."""


class IrregularError(ValueError):
    """A file is not written by the book."""


class Shelf(Protocol):
    """Where references lead to, and who counts what is unpacked."""

    def object(self, number: int) -> Any:
        """Give the object of a number."""

    def spend(self, unpacked: int) -> None:
        """Count unpacked bytes; raises `IrregularError` where they are more than those of a resume."""


class Reference:
    """Stands for an object that is written elsewhere in the file."""

    __slots__ = ("_shelf", "idnum")

    def __init__(self, idnum: int, shelf: Shelf) -> None:
        self.idnum = idnum
        self._shelf = shelf

    def get_object(self) -> Any:
        """Read the object."""
        return self._shelf.object(self.idnum)


class Stream(dict[str, Any]):
    """A dictionary with bytes behind it."""

    __slots__ = ("_packed", "_shelf")

    def __init__(self, entries: dict[str, Any], packed: bytes, shelf: Shelf) -> None:
        super().__init__(entries)
        self._packed = packed
        self._shelf = shelf

    def get_data(self) -> bytes:
        """Unpack the bytes; raises `IrregularError` for all but plain and deflated ones."""
        packing, parameters = (_only(follow(self.get(key))) for key in ("/Filter", "/DecodeParms"))
        if packing is None:
            return self._packed
        if packing != "/FlateDecode":
            raise IrregularError("packing")
        columns = _predicted_columns(parameters)
        unpacked = _inflated(self._packed)
        self._shelf.spend(len(unpacked))
        return unpacked if columns is None else _unpredicted(unpacked, columns)


def follow(value: Any) -> Any:
    """Give what a reference of either reader stands for, and anything else as it is."""
    step = getattr(value, "get_object", None)
    return value if step is None else step()


def is_stream(value: Any) -> bool:
    """Say whether a value of either reader has bytes behind it."""
    return isinstance(value, dict) and hasattr(value, "get_data")


def entries_of(value: Any) -> dict[str, Any]:
    """Give a dictionary, or what a reference to one stands for; an empty one for anything else."""
    found = follow(value)
    return found if isinstance(found, dict) else {}


def read_value(content: bytes, place: int, shelf: Shelf) -> tuple[Any, int]:
    """Read one value from a place on; give it and the place behind it."""
    outer: list[tuple[list[Any], bytes]] = []
    values: list[Any] = []
    for _ in range(_MOST_VALUES):
        found = _TOKEN.match(content, place)
        if found is None:
            break
        place = found.end()
        kind = found.lastindex
        if kind == _NAME and b"#" not in found[_NAME]:
            values.append(str(found[_NAME], "ascii"))
        elif kind == _OPENED:
            opened = found[_OPENED]
            numbers = _NUMBERS.match(content, place) if opened == b"[" else None
            if numbers is None:
                outer.append((values, opened))
                values = []
            else:
                place = numbers.end()
                values.append(_numbers(numbers[1]))
        elif kind == _CLOSED:
            if not outer:
                break
            inner = values
            values, opened = outer.pop()
            values.append(_closed(inner, opened, found[_CLOSED]))
        else:
            values.append(Reference(int(found[1]), shelf) if kind == _REFERENCE else _plain(found))
        if not outer:
            return values[0], place
        if len(outer) > _DEEPEST:
            break
    raise IrregularError("value")


def _plain(found: re.Match[bytes]) -> Any:
    """Read a token that is a value of its own."""
    token = found[found.lastindex or 0]
    match found.lastindex:
        case 3:
            return float(token) if b"." in token else int(token)
        case 4:
            raise IrregularError("name")
        case 7:
            return string(token)
        case _:
            return _WORDS[token]


def _inflated(packed: bytes) -> bytes:
    """Unpack a deflated stream that is whole and not larger than any of a resume."""
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(packed, _MOST_BYTES)
    except zlib.error:
        raise IrregularError("packed bytes") from None
    if not unpacking.eof or unpacking.unused_data.strip():
        raise IrregularError("packed bytes")
    return unpacked


def _numbers(run: bytes) -> list[float]:
    if len(run) > _LONGEST_RUN:
        raise IrregularError("numbers")
    try:
        numbers: list[float] = list(map(float if b"." in run else int, run.replace(b"\0", b" ").split()))
    except ValueError:
        raise IrregularError("number") from None
    if numbers and not -_FARTHEST < min(numbers) <= max(numbers) < _FARTHEST:
        raise IrregularError("number")
    return numbers


def _closed(values: list[Any], opened: bytes, closed: bytes) -> Any:
    """Make an array or dictionary of what stands between its brackets."""
    if opened == b"[":
        if closed != b"]":
            raise IrregularError("bracket")
        return values
    keys = values[::2]
    if closed != b">>" or len(values) % 2 or not all(isinstance(key, str) for key in keys):
        raise IrregularError("dictionary")
    entries = dict(zip(keys, values[1::2], strict=True))
    if len(entries) != len(keys):
        raise IrregularError("key")
    return {key: value for key, value in entries.items() if value is not None}


def _only(value: Any) -> Any:
    """Take a value out of an array of one."""
    if isinstance(value, list) and len(value) < 2:
        return follow(value[0]) if value else None
    return value


def _predicted_columns(parameters: Any) -> int | None:
    """Tell how wide the rows are that stand as differences to the row above; None where none do."""
    predictor = follow(parameters.get("/Predictor", 1)) if isinstance(parameters, dict) else 1
    if predictor == 1:
        return None
    columns, colours, bits = (
        follow(parameters.get(key, usual)) for key, usual in (("/Columns", 1), ("/Colors", 1), ("/BitsPerComponent", 8))
    )
    if predictor not in range(10, 16) or (colours, bits) != (1, 8) or not isinstance(columns, int) or not 0 < columns <= 1000:
        raise IrregularError("predictor")
    return columns


def _unpredicted(unpacked: bytes, columns: int) -> bytes:
    """Undo the differences between rows of bytes, each with its way of making them before it."""
    if len(unpacked) % (columns + 1) or len(unpacked) > 1_000_000:
        raise IrregularError("rows")
    above = bytes(columns)
    rows = []
    for start in range(0, len(unpacked), columns + 1):
        row = unpacked[start + 1 : start + 1 + columns]
        if unpacked[start] == 2:
            row = bytes([(one + other) & 255 for one, other in zip(row, above, strict=True)])
        elif unpacked[start] != 0:
            raise IrregularError("predictor")
        rows.append(row)
        above = row
    return b"".join(rows)
