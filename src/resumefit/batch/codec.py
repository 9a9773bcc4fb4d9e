"""A read document <-> JSON bytes: what is read back is what was written, or an error; nothing in the bytes can name code to run.

Each record becomes the list of its fields. The types are those that the records declare, so that a new field is carried along, and
`FORMAT` tells bytes of one shape from those of another.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from resumefit.document import Document
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.span import Span, Spans

Read = TypeVar("Read", Resume, Posting, Document)
_Step = Callable[[Any], Any]


def encode(read: Resume | Posting | Document) -> bytes:
    """Write a read document as JSON."""
    kind: Any = type(read)
    return json.dumps(_writer(kind)(read), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(kind: type[Read], content: bytes) -> Read:
    """Make the read document anew; ValueError where the bytes hold none."""
    try:
        of: Any = kind
        read: Read = _reader(of)(json.loads(content.decode("utf-8", "surrogatepass")))
    except (TypeError, KeyError, IndexError, AttributeError, InvalidOperation, RecursionError) as error:
        raise ValueError("no read document") from error
    return read


@cache
def shape(kind: type[Any]) -> str:
    """Hash the names and types of all that a kind of document consists of."""
    seen: dict[str, list[str]] = {}

    def look(wanted: Any) -> None:
        if is_dataclass(wanted) and isinstance(wanted, type) and wanted.__qualname__ not in seen:
            hints = get_type_hints(wanted)
            seen[wanted.__qualname__] = [f"{one.name}: {hints[one.name]}" for one in fields(wanted) if one.init]
            for one in fields(wanted):
                look(hints[one.name])
        for inner in get_args(wanted):
            look(inner)

    look(kind)
    return sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


@cache
def _writer(wanted: Any) -> _Step:
    """Make the step that turns values of a declared type into what JSON can hold."""
    if is_dataclass(wanted) and isinstance(wanted, type):
        hints = get_type_hints(wanted)
        steps = [(one.name, _writer(hints[one.name])) for one in fields(wanted) if one.init]
        return lambda value: [step(getattr(value, name)) for name, step in steps]
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return lambda value: value.value
    if wanted is Decimal:
        return str
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            item = _writer(inner[0])
            return lambda value: [item(one) for one in value]
        items = [_writer(one) for one in inner]
        return lambda value: [step(one) for step, one in zip(items, value, strict=True)]
    if origin is Sequence and inner == (Span,):
        return lambda value: [[span.start for span in value], [span.end for span in value]]
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        held = _writer(inner[1])
        return lambda value: {key: held(one) for key, one in value.items()}
    if origin in (Union, UnionType):
        (some,) = [one for one in inner if one is not NoneType]
        step = _writer(some)
        return lambda value: None if value is None else step(value)
    return lambda value: value


@cache
def _reader(wanted: Any) -> _Step:
    """Make the step that turns JSON into a value of a declared type and refuses what is of another one."""
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _record_reader(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted
    if wanted is Decimal:
        return lambda value: Decimal(_of_type(value, str))
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            item = _reader(inner[0])
            return lambda value: tuple([item(one) for one in _of_type(value, list)])
        items = [_reader(one) for one in inner]
        return lambda value: tuple([step(one) for step, one in zip(items, _of_type(value, list), strict=True)])
    if origin is Sequence and inner == (Span,):
        return _spans
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        held = _reader(inner[1])
        return lambda value: {key: held(one) for key, one in _of_type(value, dict).items()}
    if origin in (Union, UnionType):
        (some,) = [one for one in inner if one is not NoneType]
        step = _reader(some)
        return lambda value: None if value is None else step(value)
    if origin is Literal:
        return lambda value: inner[inner.index(value)]
    return lambda value: _of_type(value, wanted)


def _record_reader(wanted: type[Any]) -> _Step:
    hints = get_type_hints(wanted)
    declared = [one for one in fields(wanted) if one.init]
    steps = [_reader(hints[one.name]) for one in declared]
    if not any(one.kw_only for one in declared):
        return lambda value: wanted(*[step(one) for step, one in zip(steps, _of_type(value, list), strict=True)])
    names = [one.name for one in declared]
    return lambda value: wanted(**{name: step(one) for name, step, one in zip(names, steps, _of_type(value, list), strict=True)})


def _spans(value: Any) -> Spans:
    starts, ends = (tuple(_of_type(row, list)) for row in _of_type(value, list))
    if not all(type(start) is type(end) is int and 0 <= start < end for start, end in zip(starts, ends, strict=True)):
        raise ValueError("no spans")
    return Spans(starts, ends)


def _of_type(value: Any, wanted: type[Any]) -> Any:
    if type(value) is not wanted:
        raise ValueError("a value of another type")
    return value
