"""What the code relies on of a lexicon as a whole: refused when it is loaded, not met as a crash later."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from resumefit.lexicon.model import HEADING_IDS, UNITS, Lexicon, Scoring

_WEIGHTS = {"need_weight": ("required", "preferred", "duty")}
_CREDITS = {
    "strength_credit": ("claimed", "listed", "shown", "measured"),
    "relation_credit": ("same", "narrower", "broader", "sibling"),
    "value_credit": ("met", "near", "below", "unstated"),
}
_MONTH = r"(?:0?[1-9]|1[0-2])"
_NUMBER = r"\d+(?:\.\d+)?"
_NUMBERED = {
    "month": (re.compile(_MONTH), "month-01 to month-12"),
    "season": (re.compile(f"{_MONTH}-{_MONTH}"), "season-<first month>-<last month>"),
    **{role: (re.compile(_NUMBER), f"{role}-<number>") for role in ("number", "scale", "fraction")},
    "ordinal": (re.compile(f"{_NUMBER}|mark"), "ordinal-<number> or ordinal-mark"),
}
"""Cues that are read by the numbers in their ids."""


def flaws(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong: (table, key, problem)."""
    for term in lexicon.terms.values():
        if term.same_as is not None and term.same_as not in lexicon.terms:
            yield term.id, "same_as", f"{term.same_as!r} is no term"
    for metric in lexicon.metrics.values():
        if not metric.units:
            yield metric.id, "units", "must name a unit"
        for unit in metric.units:
            if unit not in UNITS:
                yield metric.id, "units", f"{unit!r} is no unit; the units are {', '.join(sorted(UNITS))}"
    for heading in lexicon.headings.values():
        if heading.id not in HEADING_IDS:
            yield heading.id, "id", f"is no known heading; known: {', '.join(sorted(HEADING_IDS))}"
    for cue in lexicon.cues.values():
        role, _, numbers = cue.id.partition("-")
        if role in _NUMBERED and not _NUMBERED[role][0].fullmatch(numbers):
            yield cue.id, "id", f"must be written {_NUMBERED[role][1]}"
    yield from _scoring(lexicon.scoring)


def _scoring(scoring: Scoring) -> Iterator[tuple[str, str, str]]:
    tables: list[tuple[str, Mapping[str, Decimal], tuple[str, ...], bool]] = [
        *((name, getattr(scoring, name), keys, False) for name, keys in _WEIGHTS.items()),
        *((name, getattr(scoring, name), keys, True) for name, keys in _CREDITS.items()),
        ("kind_weight", scoring.kind_weight, (), False),
        ("fact_weight", scoring.fact_weight, (), False),
    ]
    for name, table, keys, is_share in tables:
        for key in keys:
            if key not in table:
                yield "scoring", name, f"lacks {key!r}"
        for key, number in table.items():
            if not number.is_finite() or number < 0 or (is_share and number > 1):
                yield "scoring", name, f"{key!r} must be a number from 0 {'to 1' if is_share else 'on'}"
    for name in ("role_share", "stale_credit", "near_share", "undated_share", "service_share", "most_wished"):
        number = getattr(scoring, name)
        if not number.is_finite() or number < 0:
            yield "scoring", name, "must be a number from 0 on"
