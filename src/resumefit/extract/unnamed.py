"""A number that no metric's name claims -> what its unit, its place or the noun that it counts makes of it."""

from resumefit.extract.counted import Counted, counted_noun, is_plural
from resumefit.extract.mentions import Comparator, MetricMention
from resumefit.extract.number_cues import CuePlaces
from resumefit.extract.numerals import Number
from resumefit.extract.readings import quantity_of
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import Tokens
from resumefit.lexicon.model import UNITS, Lexicon

EXPERIENCE_METRIC = "years-experience"
"""Metric whose numbers are lengths of experience."""
_LONGEST_CUE = 16
"""Words of the longest cue, with room to spare."""
_KIND_REACH = 4
"""How many words may stand between months and the kind of experience they are of."""
_NOUN_REACH = 10
"""Words before a number among which the thing that it counts may stand."""
_SHORT_TIMES = frozenset({"seconds", "minutes", "hours", "days", "business_days"})
_MARKS = frozenset({"of_5", "of_10", "of_100"})


def unnamed(number: Number, *, mentions: Mentions, places: CuePlaces, lexicon: Lexicon, posting: bool) -> MetricMention | None:
    """Read a number that no name claims: by its unit alone, as experience, or as a count of some noun."""
    tokens = mentions.tokens
    if number.condition:
        return None
    if (own := _of_unit(number, lexicon) or _of_rating(number, mentions, lexicon)) is not None:
        quantity = quantity_of(number, number.unit or "count", tokens=tokens, places=places, name=None, posting=posting, better=1)
        return MetricMention(own, quantity, tokens.span(number.outer, number.last))
    if _is_experience(number, mentions, places) or (posting and _is_of_experience(number, mentions, places, lexicon=lexicon)):
        quantity = quantity_of(number, "months", tokens=tokens, places=places, name=None, posting=posting, better=1)
        return MetricMention(EXPERIENCE_METRIC, quantity, tokens.span(number.outer, number.last))
    noun = counted_noun(number, tokens, places, lexicon=lexicon) or (None if posting else _told_behind(number, tokens, places))
    if noun is None:
        return None
    unit = f"per_{number.per}" if noun.unit in ("count", "people") and f"per_{number.per}" in UNITS else noun.unit
    quantity = quantity_of(number, unit, tokens=tokens, places=places, name=(noun.first, noun.last), posting=posting, better=1)
    span = tokens.span(min(number.outer, noun.first), max(number.last, noun.last))
    return MetricMention(f"open:{noun.name}", quantity, span)


def _told_behind(number: Number, tokens: Tokens, places: CuePlaces) -> Counted | None:
    """Read how many a day, or within what time, where it stands behind the thing itself: "Handled complaints, 40 a day"."""
    often = number.unit is None and not number.clock and number.last in places.of("per")
    within = number.unit in _SHORT_TIMES and number.comparator is Comparator.LE
    if not often and not within:
        return None
    opening, _ = tokens.sentence(number.first)
    first = max(opening + 1, number.outer - _NOUN_REACH)
    at = next((at for at in range(number.outer - 1, first - 1, -1) if is_plural(tokens, at)), None)
    if at is None:
        return None
    return Counted(tokens.raw(at).lower(), number.unit or "count", at, at + 1)


def _of_unit(number: Number, lexicon: Lexicon) -> str | None:
    """Name the metric whose own unit tells it: words a minute are typing speed wherever they stand."""
    if number.unit not in ("wpm", "ksph"):
        return None
    return next((metric.id for metric in lexicon.metrics.values() if number.unit in metric.units), None)


def _of_rating(number: Number, mentions: Mentions, lexicon: Lexicon) -> str | None:
    """Name the metric of marks out of five, ten or a hundred in a sentence that speaks of surveys or of who gave them."""
    if number.unit not in _MARKS:
        return None
    first, last = mentions.tokens.sentence(number.first)
    return next(iter(lexicon.wording("metric-of-marks")), None) if mentions.starting("rating-basis", first, last) else None


def _is_experience(number: Number, mentions: Mentions, places: CuePlaces) -> bool:
    """Say whether years, or years and months, stand where experience is told: "for five years", "3 years in sales"."""
    if number.per is not None or not (number.unit == "years" or (number.unit == "months" and _counts_years(number, places))):
        return False
    if _is_denial(number, mentions):
        return False
    if _around(number, mentions.tokens) == ("(", ")"):
        return True
    around = mentions.starting("not-metric:years-experience", number.first - _LONGEST_CUE, number.last + 1)
    if any(number.first <= cue.last for cue in around):
        return False
    if places.starting(number.end, "years-after"):
        return not places.ending(number.outer, "span-before") or places.ending(number.outer, "years-before") is not None
    return places.ending(number.outer, "years-before") is not None or places.ending(number.first, "years-before") is not None


def _counts_years(number: Number, places: CuePlaces) -> bool:
    """Say whether a length in months is told in years and months."""
    units = (places.starting(at, "unit") for at in range(number.first, number.last))
    return any(unit is not None and unit[0] == "years" for unit in units)


def _is_of_experience(number: Number, mentions: Mentions, places: CuePlaces, *, lexicon: Lexicon) -> bool:
    """Say whether months are those of a kind of experience: "6 months of retail or customer service experience"."""
    if number.unit != "months" or number.per is not None or _is_denial(number, mentions) or not places.starting(number.end, "years-after"):
        return False
    near = mentions.terms_starting(number.last, number.last + _KIND_REACH)
    return any(lexicon.terms[lexicon.canonical(mentions.terms[at].term)].kind == "experience" for at in near)


def _around(number: Number, tokens: Tokens) -> tuple[str, ...]:
    """Give the tokens right before and right behind a number."""
    return (*tokens.stems[number.outer - 1 : number.outer], *tokens.stems[number.last : number.last + 1])


def _is_denial(number: Number, mentions: Mentions) -> bool:
    """Say whether the time is one in which something did not happen: "no losses for two years"."""
    first, _ = mentions.tokens.sentence(number.first)
    return len(mentions.starting("negation", first, number.outer)) > 0
