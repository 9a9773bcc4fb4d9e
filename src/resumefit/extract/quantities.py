"""Mentions -> the numbers of a document with unit, comparison, range, change and period, before a metric is sought."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from resumefit.extract.counted import is_plural
from resumefit.extract.mentions import Comparator
from resumefit.extract.noise import is_noise, without_dates
from resumefit.extract.number_cues import CuePlaces, cue_places
from resumefit.extract.numerals import SECONDS, Number, Numeral, find_numerals
from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.extract.tokens import BREAK, STOPS, Tokens
from resumefit.lexicon.model import Lexicon

_DASHES = frozenset("-–—−‐‑")
_RANGE_LINKS = _DASHES | {"to", "through"}
_ARROWS = frozenset({("→",), ("➔",), ("➜",), ("⇒",), ("-", ">"), ("–", ">"), ("=", ">"), (">",)})
_PERIODS = frozenset({"days", "weeks", "months", "years"})
_KEPT_REACH = 6
"""Words before a number within which "maintained" says that two levels are the ends of a range."""
_MOST_CELLS = 50
"""Of a table's row; the rest of a longer one is read by itself."""
_LABEL_WORDS = 6
"""Words of the longest label of a table's row."""
_CELL_GAP = 2
"""Blanks that part the cells of a row set in plain text."""
_PERIOD_REACH = 8
_COMPARED_REACH = 6
_JOINED_REACH = 5
"""Words that may stand between two numbers which are read as one."""
_YEAR = 12
_WIDEST_RANGE = 400
"""The upper end of a true range is no more than so many times the lower one."""


class _Measured(NamedTuple):
    """A numeral with its unit."""

    numeral: Numeral
    unit: str | None
    last: int
    plus: bool


def find_numbers(mentions: Mentions, lexicon: Lexicon) -> tuple[tuple[Number, ...], CuePlaces]:
    """Find the numbers that can be results or limits, in order, and the cues they were read with.

    Dates, phone numbers, postal codes, coverage (24/7), and what the lexicon marks as noise (GPA, Office 365, $18 an hour) are left out.
    """
    tokens = mentions.tokens
    places = cue_places(mentions, lexicon)
    numerals = without_dates(find_numerals(tokens, places, lexicon=lexicon), tokens, mentions.dates)
    measured = _compounded([_measured(numeral, tokens, places) for numeral in numerals], tokens)
    found: list[Number] = []
    at = 0
    while at < len(measured):
        number, at = _read(measured, at, tokens=tokens, places=places)
        if number is None:
            continue
        if not is_noise(number, tokens, places):
            found.append(number)
        elif number.unit in ("years", "hours"):
            found.append(number._replace(condition=True))
    return tuple(found), places


def _read(measured: Sequence[_Measured], at: int, *, tokens: Tokens, places: CuePlaces) -> tuple[Number | None, int]:
    """Read the number that starts at a numeral; give it with the index of the numeral after it."""
    one = measured[at]
    numeral = one.numeral
    unit_before = measured[at - 1].last if at and measured[at - 1].unit is not None else 0
    outer, comparator, step = _before(numeral.first, tokens, places, free=unit_before)
    number = Number(
        numeral.value,
        numeral.first,
        one.last,
        one.unit,
        comparator,
        of=numeral.of,
        step=step or numeral.first in places.of("fraction"),
        spelled=numeral.spelled,
        clock=numeral.clock,
        outer=outer,
    )
    used = at + 1
    other = measured[at + 1] if at + 1 < len(measured) and measured[at + 1].numeral.first - one.last <= _JOINED_REACH else None
    if other is not None:
        if (joined := _share(one, other, tokens)) is not None:
            number = number._replace(value=joined.value, last=joined.last, unit=joined.unit, of=joined.of, times=joined.times)
            used = at + 2
        elif (pair := _pair(number, one, other, tokens=tokens, places=places)) is not None:
            if pair.last == 0:
                return None, at + 2
            number, used = pair, at + 2
        elif (cells := _row(measured, at, tokens=tokens, places=places)) is not None:
            number, used = number._replace(value=cells[-1].numeral.value, baseline=numeral.value, last=cells[-1].last), at + len(cells)
            number = number._replace(comparator=Comparator.CHANGE)
    number = _after(number, tokens, places, free=unit_before, plus=one.plus or (used == at + 2 and other is not None and other.plus))
    if numeral.ordinal or _is_numbered(numeral.first, tokens) or _is_top(number, places):
        return _ranked(number, numeral, tokens=tokens, places=places), used
    return number, used


def _measured(numeral: Numeral, tokens: Tokens, places: CuePlaces) -> _Measured:
    """Find the unit that follows a numeral, at once or after a plus sign or one adjective of time."""
    last, plus = numeral.last, False
    more = places.starting(last, "ge-after")
    if more is not None and places.starting(more[1], "unit") and more[1] - last == 1:
        last, plus = more[1], True
    unit = places.starting(last, "unit")
    if unit is None:
        return _Measured(numeral, numeral.unit, numeral.last, plus=False)
    if numeral.unit and numeral.unit.startswith("of_"):
        return _Measured(numeral, numeral.unit, unit[1] if unit[0] == "of_5" else last, plus=plus)
    if numeral.unit is None or unit[0] == numeral.unit:
        return _Measured(numeral, unit[0], unit[1], plus=plus)
    return _Measured(numeral, numeral.unit, last, plus=plus)


def _compounded(measured: Sequence[_Measured], tokens: Tokens) -> list[_Measured]:
    """Join hours, minutes and seconds that stand together, and years and months, wherever they stand among the numbers."""
    joined: list[_Measured] = []
    for one in measured:
        whole = _compound(joined[-1], one, tokens) if joined else None
        joined[-1:] = [*joined[-1:], one] if whole is None else [whole]
    return joined


def _compound(one: _Measured, other: _Measured, tokens: Tokens) -> _Measured | None:
    units = ("hours", "minutes", "seconds")
    if tokens.stems[one.last : other.numeral.first] not in ((), ("and",), (",",)):
        return None
    value, unit = one.numeral.value, "months"
    if (one.unit, other.unit) == ("years", "months") and value % 1 == 0 and other.numeral.value < _YEAR:
        value = value * _YEAR + other.numeral.value
    elif one.unit in units and other.unit in units and units.index(one.unit) < units.index(other.unit):
        value, unit = value * SECONDS[one.unit] + other.numeral.value * SECONDS[other.unit], "seconds"
    else:
        return None
    return _Measured(Numeral(value, one.numeral.first, other.last, unit), unit, other.last, plus=other.plus)


def _share(one: _Measured, other: _Measured, tokens: Tokens) -> Numeral | None:
    """Read 4.8 / 5, 4.8 out of 5, 11 of 12 months, #2 of 45; 4 in 10 callers are 40 percent."""
    value, whole = one.numeral.value, other.numeral.value
    between = tokens.stems[one.last : other.numeral.first]
    if between in (("in",), ("out", "of")) and one.unit is other.unit is None and value < whole <= 100 and is_plural(tokens, other.last):
        return Numeral(round(value * 100 / whole, 1).normalize(), one.numeral.first, other.last, "percent")
    if one.unit not in (None, "of_5") or between not in (("/",), ("out", "of"), ("of",)) or value > whole or other.numeral.unit is not None:
        return None
    rating = whole in (5, 10, 100) and (between != ("of",) or value % 1 != 0)
    if rating and (other.unit in (None, "of_5")):
        return Numeral(value, one.numeral.first, other.last, f"of_{whole}")
    if between == ("/",):
        return None
    return Numeral(value, one.numeral.first, other.last, None, of=whole, times=other.unit in _PERIODS)


def _row(measured: Sequence[_Measured], at: int, *, tokens: Tokens, places: CuePlaces) -> list[_Measured] | None:
    """Read a table's row as a change from its first value to its last: a metric's name, then values of one kind and nothing else."""
    text = tokens.document.text
    cells = [measured[at]]
    for cell in measured[at + 1 : at + _MOST_CELLS]:
        last, first = cells[-1].last, cell.numeral.first
        gap = text[tokens.ends[last - 1] : tokens.starts[first]] if first == last else ""
        if gap.strip() or not ("\t" in gap or len(gap) >= _CELL_GAP):
            break
        cells.append(cell)
    line = tokens.document.line_at(tokens.starts[cells[0].numeral.first]) if len(cells) > 1 else None
    if line is None:
        return None
    cells = [cell for cell in cells if tokens.starts[cell.numeral.first] < line.span.end]
    if len(cells) < 2 or len({cell.unit for cell in cells}) > 1 or tokens.ends[cells[-1].last - 1] != line.span.end:
        return None
    first = bisect_left(tokens.starts, line.span.start)
    label = range(first, cells[0].numeral.first)
    named = any(place + 1 in places.name_ends for place in label)
    return cells if 0 < len(label) <= _LABEL_WORDS and (named or cells[0].unit == "percent") else None


def _pair(number: Number, one: _Measured, other: _Measured, *, tokens: Tokens, places: CuePlaces) -> Number | None:
    """Join two numbers to a range or a change; a Number that ends at 0 where together they are neither, None where they stand apart."""
    between = tokens.stems[one.last : other.numeral.first]
    start, end = one.numeral.value, other.numeral.value
    before = tokens.stems[number.outer - 1] if number.outer else ""
    hyphen = not between and tokens.document.text[tokens.ends[one.last - 1] : tokens.starts[other.numeral.first]].strip() in _DASHES
    dash = hyphen or (len(between) == 1 and between[0] in _DASHES)
    arrow = between in _ARROWS
    word = len(between) in (1, 2) and between[0] in _RANGE_LINKS
    spaced = before == "from" and 1 < len(between) <= 5 and between[-1] == "to" and not STOPS.intersection(between)
    both = between == ("and",) and before == "between"
    if not (dash or word or spaced or both or arrow or between == ("from",)):
        return None
    start, end, unit = _same_unit(start, one.unit, end, other.unit)
    if unit is None and (one.unit is not None or other.unit is not None):
        return None
    changed = number._replace(unit=unit, last=other.last, comparator=Comparator.CHANGE, outer=number.outer - (before == "from"))
    if between == ("from",):
        return changed._replace(value=start, baseline=end)
    if arrow or (word and not dash and _moves(number, one, other, tokens=tokens, places=places)):
        return changed._replace(value=end, baseline=start)
    falls = end < start and (before == "from" or unit is not None)
    level = unit is not None and (unit in ("percent", "points") or unit.startswith(("of_", "currency_")))
    if not dash and not both and (falls or (before == "from" and (level or _has_change(number.outer, tokens, places)))):
        return changed._replace(value=end, baseline=start)
    if end <= start or end > start * _WIDEST_RANGE:
        return number._replace(last=0)
    outer = number.outer - (before in ("from", "between"))
    return number._replace(value=start, upper=end, unit=unit, last=other.last, comparator=Comparator.RANGE, outer=outer)


def _moves(number: Number, one: _Measured, other: _Measured, *, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether two levels right behind a metric's name tell a change: "CSAT 81% to 90%", "from 20 to 35 NPS"."""
    at = number.outer
    if tokens.stems[at - 1 : at] == ("from",):
        return at - 1 in places.name_ends or other.last in places.level_names
    while at and tokens.stems[at - 1] in (":", "(", "-"):
        at -= 1
    if at not in places.name_ends:
        return False
    kept = word_forms(places.lexicon, "level-kept")
    if not kept.isdisjoint(tokens.stems[max(0, at - _KEPT_REACH) : at]):
        return False
    if one.unit is None and other.unit is None:
        return one.numeral.value % 1 != 0
    return one.unit == other.unit and one.unit is not None and (one.unit in ("percent", "points", "seconds") or one.unit.startswith("of_"))


def _same_unit(start: Decimal, unit: str | None, end: Decimal, other: str | None) -> tuple[Decimal, Decimal, str | None]:
    """Bring two numbers to one unit; a unit named once holds for both."""
    if unit in SECONDS and other in SECONDS and unit != other:
        return start * SECONDS[unit], end * SECONDS[other], "seconds"
    if unit and other and unit != other:
        return start, end, None
    return start, end, other or unit


def _has_change(at: int, tokens: Tokens, places: CuePlaces) -> bool:
    """Say whether a word of change stands before a token in its sentence, within reach."""
    for place in range(at - 1, max(-1, at - 16), -1):
        if tokens.stems[place] in STOPS:
            return False
        if place in places.changes:
            return True
    return False


def _before(first: int, tokens: Tokens, places: CuePlaces, *, free: int) -> tuple[int, Comparator, bool]:
    """Read the words right before a number: comparison, "about", "by"; give where they start.

    Before token `free` stands the unit of another number: the "min" of "4 min 30 calls" is no minimum.
    """
    comparator, outer = Comparator.EQ, first
    for _ in range(4):
        if outer <= free:
            break
        more, less = places.ending(outer, "ge-before"), places.ending(outer, "le-before")
        if (
            more is not None
            and more[1] + 1 == outer
            and tokens.raw(more[1]) == ">"
            and tokens.stems[more[1] - 1 : more[1]] in ((), (BREAK,))
        ):
            break
        if less is not None and (more is None or less[1] < more[1]):
            comparator, outer = Comparator.LE, less[1]
        elif more is not None:
            comparator, outer = Comparator.GE, more[1]
        elif (about := places.ending(outer, "about")) is not None:
            outer = about[1]
        elif outer and tokens.stems[outer - 1] in ("a", "an", "the"):
            outer -= 1
        else:
            break
    step = outer > 0 and tokens.stems[outer - 1] == "by"
    return outer - step, comparator, step


def _after(number: Number, tokens: Tokens, places: CuePlaces, *, free: int, plus: bool) -> Number:
    """Read the words after a number: "or more", the period."""
    comparator, end = number.comparator, number.last
    if (more := places.starting(end, "ge-after")) is not None:
        plus, end = True, more[1]
        if (unit := places.starting(end, "unit")) is not None and number.unit is None:
            number = number._replace(unit=unit[0], last=unit[1])
            end = unit[1]
    elif (less := places.starting(end, "le-after")) is not None:
        comparator, end = Comparator.LE, less[1]
    if comparator in (Comparator.EQ, Comparator.LE) and plus:
        comparator = Comparator.GE
    if comparator is Comparator.EQ:
        comparator = _far_comparator(number.outer, tokens, places, free=free)
    if comparator is not Comparator.EQ and number.comparator in (Comparator.RANGE, Comparator.CHANGE):
        comparator = number.comparator
    per, end = _period(number, end, tokens=tokens, places=places)
    return number._replace(comparator=comparator, per=per, end=end)


def _far_comparator(at: int, tokens: Tokens, places: CuePlaces, *, free: int) -> Comparator:
    """Find a "minimum" that stands a few words before the number, with no other number between."""
    least, most = places.of("ge-clause"), places.of("le-clause")
    if not least and not most:
        return Comparator.EQ
    for place in range(at - 1, max(free - 1, at - _COMPARED_REACH), -1):
        if tokens.stems[place] in STOPS or tokens.stems[place][0].isdigit():
            break
        if place in least:
            return Comparator.GE
        if place in most:
            return Comparator.LE
    return Comparator.EQ


def _period(number: Number, end: int, *, tokens: Tokens, places: CuePlaces) -> tuple[str | None, int]:
    """Find "per day" within a few words after the number, else right before it."""
    periods, spelled = places.of("per"), places.of("number")
    if not periods:
        return None, end
    for place in range(number.last, min(number.last + _PERIOD_REACH, len(tokens.stems))):
        stem = tokens.stems[place]
        if stem in STOPS or (stem[0].isdigit() and place >= end) or place in spelled:
            break
        if (per := periods.get(place)) is not None:
            return per[0], max(end, per[1]) if place <= end else end
    before = places.ending(number.outer, "per")
    return (before[0] if before else None), end


def _is_numbered(first: int, tokens: Tokens) -> bool:
    """Say whether a number sign of its own stands before a number."""
    at = tokens.starts[first - 1] if first and tokens.stems[first - 1] == "#" else 0
    return first > 0 and tokens.stems[first - 1] == "#" and not tokens.document.text[at - 1 : at].isalnum()


def _is_top(number: Number, places: CuePlaces) -> bool:
    return places.ending(number.first, "top") is not None


def _ranked(number: Number, numeral: Numeral, *, tokens: Tokens, places: CuePlaces) -> Number | None:
    """Make a rank of "#2 of 45", "third highest", "top 5%"; None where "top 10" only heads a list or an ordinal counts nothing."""
    if _is_top(number, places):
        named = number.unit == "percent" or number.of is not None or places.starting(number.last, "rank-after") is not None
        return number._replace(rank=True, comparator=Comparator.LE) if named else None
    if numeral.ordinal and not (places.starting(number.last, "rank") or places.ending(number.outer, "rank")):
        return None
    return number._replace(rank=True, unit="rank")
