"""What a piece of advice is, and the rule that gives it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.edits import Edit


class Advice(Enum):
    """What kind of step a suggestion asks for."""

    SAY_IT = "say_it"
    """You have it: say it the posting's way."""
    SHOW_IT = "show_it"
    """You claim it: show it."""
    MEASURE_IT = "measure_it"
    """You did it: measure it."""
    MAY_HAVE = "may_have"
    """You may have it: a question."""
    LACK = "lack"
    """You lack it: do not add it; what would earn it."""
    UNSEEN = "unseen"
    """The reader cannot see it."""
    HOUSEKEEPING = "housekeeping"


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule finds; the list of rules stamps its code, name and title on it."""

    message: str
    kind: Advice
    where: tuple[Span, ...] = ()
    because: tuple[Span, ...] = ()
    edit: Edit | None = None
    """What is to be written, where it is definite; the gain comes of it."""
    worth: int = 0
    """Thousandths of a point at stake; where there is an edit its gain counts instead."""
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One step that the applicant can take, if it is true."""

    code: str
    name: str
    title: str
    message: str
    """One or two plain sentences; blanks like [__] where a number belongs."""
    kind: Advice
    where: tuple[Span, ...]
    """Places in the resume that it speaks of."""
    because: tuple[Span, ...]
    """Words of the posting that caused it."""
    gain: int | None
    """Thousandths of a score point that the edit adds; None for a question and for what the score does not see."""
    worth: int
    """Thousandths of a point at stake, by which suggestions are ordered; the gain where there is one."""
    targets: tuple[str, ...] = ()
    """Ids of the terms that it speaks of."""
    edit: Edit | None = None
    """The change whose gain is told."""
    section: str = ""
    """Kind of the resume's section that it speaks of; empty where it is the whole resume."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its names, its manual page and its check."""

    code: str
    name: str
    title: str
    manual: str
    check: Callable[[Case], Iterator[Hint]]
