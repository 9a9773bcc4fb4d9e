"""Half-open places in a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, overload


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Code points ``start`` (included) to ``end`` (excluded) of one `Document.text`, never empty."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Refuse an empty or backward span."""
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Self) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Self) -> bool:
        """Say whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))
"""A text has hundreds of spans: this way past the frozen class takes half the time of `object.__setattr__`."""


@dataclass(frozen=True, slots=True)
class Spans(Sequence[Span]):
    """Many spans as two rows of numbers; a Span is made when one is asked for."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Span: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Span, ...]: ...

    def __getitem__(self, at: int | slice) -> Span | tuple[Span, ...]:
        if isinstance(at, slice):
            return tuple(map(Span, self.starts[at], self.ends[at]))
        return Span(self.starts[at], self.ends[at])
