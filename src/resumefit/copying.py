"""Two Documents -> the places of the first whose words are copied from the second."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from resumefit.document import Document
from resumefit.lines import bullet_width
from resumefit.span import Span, Spans

RUN = 12
"""So many words shared word for word are copied, not met by chance."""
WHOLE = 8
"""So many are copied where they are a whole line or sentence of both texts."""
CHANCE = 3
"""Shared runs of this length happen by chance: a piece speaks for copying by what it is longer, and against it by what it is shorter.
A whole line or sentence of the posting speaks for it by all of its words."""
SURE = 6
"""What the pieces of a copied text that was cut up and put together in another order come to, at the least."""
SEVERAL = 3
"""So many lines and sentences of the posting, scattered over a resume, are more than chance."""
_ENTRY = 5
"""Words of a shared line that may as well be the entry of a list: it speaks for copying by half."""
_NEAR = 4
"""Lines and sentences within which a copied text goes on beyond a line of the resume's own."""
_MOST_STARTS = 100
"""In how many places of the posting the rest of a run is looked for."""
_STOP = re.compile(r"[.!?;:]\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_Range = tuple[int, int]
"""Numbers of the first word and of the one after the last."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of a text as they are compared, and where they stand."""

    words: tuple[str, ...]
    spans: Spans
    units: tuple[_Range, ...]
    """Its sentences, none longer than a line."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A posting, ready to be looked for."""

    wording: _Wording
    places: Mapping[str, tuple[int, ...]]
    wholes: frozenset[tuple[str, ...]]
    """Its lines and its sentences."""
    grams: frozenset[tuple[str, ...]]
    """All runs of as many words as may be shared by chance."""


def shared_runs(resume: Document, posting: Document, *, headings: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Find what of a resume's text stands word for word in the posting, as places in the resume's text.

    A run counts from RUN words on, whatever the case, the punctuation and the numbers of list items. Shorter runs count where
    they follow each other without a word of the resume's own between them, and where several of them, wherever they stand, are
    whole lines or sentences of the resume: a posting that was cut up and shuffled. A skill in a list, the posting's words within
    a sentence of one's own and the first of equal `headings` are not copied.
    """
    mine, theirs = _resume_wording(resume.text), _source(posting.text)
    if theirs.grams.isdisjoint(_grams(mine.words)):
        return ()
    runs = [*_touching(mine, theirs)]
    runs.extend(_scattered(mine, theirs, runs))
    if not runs:
        return ()
    joined = _joined(runs, _own_headings(mine, headings))
    return tuple(Span(mine.spans.starts[first], mine.spans.ends[last - 1]) for first, last in joined)


@lru_cache(maxsize=8)
def _resume_wording(text: str) -> _Wording:
    return _wording(text)


@lru_cache(maxsize=512)
def _source(text: str) -> _Source:
    wording = _wording(text)
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(wording.words):
        places[word].append(at)
    lines = (_forms(_WORD.findall(line, bullet_width(line))) for line in text.splitlines())
    wholes = frozenset((*lines, *(wording.words[first:last] for first, last in wording.units)))
    return _Source(wording, {word: tuple(at) for word, at in places.items()}, wholes, frozenset(_grams(wording.words)))


def _wording(text: str) -> _Wording:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    units: list[_Range] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        first = len(words)
        for found in _WORD.finditer(line, bullet_width(line)):
            start, end = found.span()
            words.append(found.group())
            starts.append(offset + start)
            ends.append(offset + end)
        for stop in _STOP.finditer(line):
            reached = bisect_left(starts, offset + stop.start(), first)
            if reached > first:
                units.append((first, reached))
                first = reached
        if len(words) > first:
            units.append((first, len(words)))
        offset += len(line)
    return _Wording(_forms(words), Spans(tuple(starts), tuple(ends)), tuple(units))


def _forms(words: Sequence[str]) -> tuple[str, ...]:
    return tuple("\n".join(words).casefold().replace("’", "'").split("\n")) if words else ()


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(CHANCE)), strict=False)


def may_be_copied(words: tuple[str, ...], posting: Document) -> bool:
    """Say whether the pieces of some words in a row are worth enough; `shared_runs` looks closer."""
    theirs = _source(posting.text)
    return any(True for stretch in _known(words, theirs) for _ in _worthy(*_pieces(words, theirs, stretch)))


def words_at(text: str, places: Iterable[int]) -> tuple[str, ...]:
    """Give the words that begin at some places of a text, as they are compared."""
    found = (_WORD.match(text, at) for at in places)
    return _forms([one.group() for one in found if one is not None])


def _longest(words: tuple[str, ...], theirs: _Source, at: int) -> int:
    """Give how many words from a place on stand in the posting as well."""
    best = 0
    for start in theirs.places.get(words[at], ())[:_MOST_STARTS]:
        length = 1
        while words[at + length : at + length + 1] == theirs.wording.words[start + length : start + length + 1] != ():
            length += 1
        best = max(best, length)
    return best


def _touching(mine: _Wording, theirs: _Source) -> Iterator[_Range]:
    """Yield long runs, and shorter ones that follow each other."""
    for stretch in _known(mine.words, theirs):
        for pieces in _worthy(*_pieces(mine.words, theirs, stretch)):
            yield from _without_own(pieces, mine)


def _pieces(words: tuple[str, ...], theirs: _Source, stretch: _Range) -> tuple[list[_Range], list[int]]:
    """Cut a stretch of shared words into the longest pieces that the posting has, and say what each speaks for copying."""
    pieces: list[_Range] = []
    worths: list[int] = []
    at, end = stretch
    while at < end:
        length = _longest(words, theirs, at)
        pieces.append((at, at + length))
        worths.append(length if words[at : at + length] in theirs.wholes else length - CHANCE)
        at += length
    return pieces, worths


def _known(words: tuple[str, ...], theirs: _Source) -> Iterator[_Range]:
    """Yield the stretches of RUN words and more that the posting uses as well, each of them."""
    begin = 0
    for at, word in enumerate((*words, "")):
        if word not in theirs.places:
            if at - begin >= RUN:
                yield begin, at
            begin = at + 1


def _worthy(pieces: list[_Range], worths: list[int]) -> Iterator[Sequence[_Range]]:
    """Yield the copied parts of a stretch of shared pieces that touch: those whose pieces are worth enough in sum."""
    at = 0
    while at < len(pieces):
        worth, best, last = 0, 0, at
        for ahead in range(at, len(pieces)):
            worth += worths[ahead]
            if worth < 0:
                break
            if worth > best:
                best, last = worth, ahead
        if best >= SURE and pieces[last][1] - pieces[at][0] >= RUN:
            yield pieces[at : last + 1]
        at = last + 1


def _without_own(pieces: Sequence[_Range], mine: _Wording) -> Iterator[_Range]:
    """Leave out a few shared words that belong to a sentence of the resume's own: those before its end or after its beginning."""
    first, last = pieces[0][0], pieces[-1][1]
    units = {(begin, end) for begin, end in mine.units if first <= begin and end <= last}
    cuts = sorted({first, last, *(end for _, end in units), *(begin for begin, _ in mine.units if first < begin < last)})
    parts = pairwise(cuts)
    yield from (part for part in (*parts, *pieces) if part in units or part[1] - part[0] >= RUN)


def _scattered(mine: _Wording, theirs: _Source, runs: Sequence[_Range]) -> Iterator[_Range]:
    """Yield the sentences of a resume that are the posting's, where they are many or long; `runs` are known to be copied.

    Where they are many, what is too short to tell alone but a whole sentence of the posting is copied as often as it stands there.
    """
    long = [at for at, (first, last) in enumerate(mine.units) if last - first > CHANCE]
    told = [at for at in long if _within(mine.units[at], runs) or _is_shared(mine, theirs, mine.units[at])]
    lengths = {mine.words[first:last]: last - first for first, last in (mine.units[at] for at in told)}
    worth = sum((length - CHANCE) / (2 if length <= _ENTRY else 1) for length in lengths.values())
    if len(lengths) >= SEVERAL and worth >= SURE:
        yield from (mine.units[at] for at in (*told, *_small_change(mine, theirs, told)))
    else:
        for first, last in (mine.units[at] for at in told):
            if last - first >= WHOLE and mine.words[first:last] in theirs.wholes:
                yield first, last


def _is_shared(mine: _Wording, theirs: _Source, unit: _Range) -> bool:
    first, last = unit
    return mine.words[first : first + CHANCE] in theirs.grams and first + _longest(mine.words, theirs, first) >= last


def _within(unit: _Range, runs: Sequence[_Range]) -> bool:
    return any(first <= unit[0] and unit[1] <= last for first, last in runs)


def _small_change(mine: _Wording, theirs: _Source, told: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of short sentences of the posting near copied ones, as often as they stand there, the last ones first.

    Of equal ones those beside the copied ones are copied, too; those between them where copied and own lines take turns.
    """
    left = Counter(theirs.wording.words[first:last] for first, last in theirs.wording.units)
    near = {at + step for at in told for step in range(-_NEAR, _NEAR + 1)}
    short = [at for at, (first, last) in enumerate(mine.units) if last - first <= CHANCE and at in near]
    beside = {at + step for at in told for step in (-1, 1)}
    in_turns = sum(at in beside for at in told) * 2 < len(told)
    for at in sorted(short, key=lambda at: ((at in beside) is not in_turns, at), reverse=True):
        words = mine.words[slice(*mine.units[at])]
        if left[words]:
            left[words] -= 1
            yield at


def _own_headings(mine: _Wording, headings: Sequence[Span]) -> frozenset[int]:
    """Give the numbers of the words that the headings are made of, each heading once."""
    first = {mine.words[slice(*place)]: place for place in reversed([_place(mine, heading) for heading in headings])}
    return frozenset(at for place in first.values() for at in range(*place))


def _place(mine: _Wording, span: Span) -> _Range:
    return bisect_left(mine.spans.starts, span.start), bisect_left(mine.spans.starts, span.end)


def _joined(runs: Sequence[_Range], own: frozenset[int]) -> Iterator[_Range]:
    """Yield runs in order without the words of one's own, those that overlap or touch as one."""
    copied = sorted({at for first, last in runs for at in range(first, last)} - own)
    first = 0
    for number, at in enumerate(copied):
        if number + 1 == len(copied) or copied[number + 1] != at + 1:
            yield copied[first], at + 1
            first = number + 1
