"""A line that heads a job -> title and employer, whatever their order and marks."""

from collections.abc import Iterator
from functools import lru_cache

from resumefit.extract.counted import is_plural
from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import BREAK, word_stems
from resumefit.lexicon.model import Lexicon
from resumefit.resume.reading import Label, Place, Reading, new_place

KNOWN, HEADED, POSSIBLE, NONE = 3, 2, 1, 0
"""How sure a title is: one of roles.toml, one that ends in a noun of titles, a label that is no employer, none."""
_SEPARATORS = frozenset({"|", "–", "—", "-", "•", "·", "~", ";", "*", "@", "at", BREAK})
_CLOSERS = frozenset({".", ",", ":", ";", "-", "–", "—", "|", "(", ")", "*", "/", "•", "·", "~", "&", "[", "]", "#"})
_LEADERS = _CLOSERS - {"("}
_PLACEHOLDERS = ("employer-placeholder", "place-placeholder")
_LONGEST_TITLE = 11
_LONGEST_LABEL = _LONGEST_TITLE + 4
_SHORT = 6
_WIDE_GAP = 3
"""Blanks between two words that part them like a tab does."""
TOWN_AND_STATE = 2
_JOINTS = frozenset({"of", "for", "and", "/", "&", "(", "to", "in", ","})


EMPTY = Label(None, NONE, None, told=False, end=0)
"""Nothing stands there."""


def read_label(reading: Reading, place: tuple[int, int]) -> Label:
    """Read title and employer out of a stretch of tokens; several may stand in it, parted by marks, wide gaps or nothing."""
    own = trimmed(reading, place)
    if own.first >= own.last:
        return EMPTY
    label = reading.labels.get(own)
    if label is None:
        label = reading.labels[own] = _read_label(reading, own)
    return label


def _read_label(reading: Reading, own: Place) -> Label:
    first, last = own
    best, sureness, told, end = None, NONE, False, first
    others: list[Place] = []
    for piece, kind in _pieces(reading, first, last):
        if kind is not None:
            told, end = told or kind in _PLACEHOLDERS, piece.last
            continue
        if not is_label(reading, piece):
            break
        title, sure, rest = _title_in(reading, piece)
        end = piece.last
        if title is not None and sure > sureness:
            if best is not None:
                others.append(best)
            best, sureness = title, sure
            others.extend(rest)
        else:
            others.append(piece)
    others.sort()
    told = told or any(_is_employer(reading, other) for other in others) or (sureness == POSSIBLE and ends_in_state(reading, own))
    if best is not None and sureness == POSSIBLE and _is_employer(reading, best):
        others.insert(0, best)
        best, sureness, told = None, NONE, True
    return Label(best, sureness, others[0] if others else None, told=told, end=end)


def trimmed(reading: Reading, place: tuple[int, int]) -> Place:
    """Leave out marks at both ends of a stretch; a closing bracket that belongs to an opening one stays."""
    stems = reading.tokens.stems
    first, last = place
    while first < last and stems[first] in _LEADERS:
        first += 1
    while first < last and stems[last - 1] in _CLOSERS and not (stems[last - 1] == ")" and "(" in stems[first:last]):
        last -= 1
    if first < last and stems[first] == "(" and ")" not in stems[first:last]:
        first += 1
    return new_place((first, last))


def is_label(reading: Reading, place: tuple[int, int]) -> bool:
    """Tell a title or name from a sentence: few words, most of them with a capital, no full stop.

    What stands in brackets does not count: "Cashier (part time)" is written with capitals.
    """
    first, last = trimmed(reading, place)
    tokens, text = reading.tokens, reading.document.text
    opening = ""
    words = letters = capitals = depth = 0
    for stem, start, end in zip(tokens.stems[first:last], tokens.starts[first:last], tokens.ends[first:last], strict=True):
        letter = text[start] if start < end else ""
        if not letter.isalnum():
            depth += (stem == "(") - (stem == ")")
            continue
        words += 1
        if words > _LONGEST_LABEL:
            return False
        opening = opening or letter
        if depth <= 0 and end - start > 2 and letter.isalpha():
            letters += 1
            capitals += letter.isupper()
    if not words:
        return False
    if reading.small:
        return words <= _LONGEST_TITLE and (words <= _SHORT or _sureness(reading, Place(first, last)) >= HEADED)
    if not (opening.isupper() or opening.isdigit()):
        return False
    if (half := _first_half(reading, first, last)) is not None and _sureness(reading, half) >= HEADED:
        return is_label(reading, half)
    if letters and capitals * 3 >= letters * 2:
        return True
    if not letters or words > _SHORT or _sureness(reading, Place(first, last)) < HEADED:
        return False
    return capitals * 2 >= letters or _is_title_only(reading, first, last)


def _is_title_only(reading: Reading, first: int, last: int) -> bool:
    """Tell a title in small letters behind its first ("Food bank volunteer") from a sentence: it ends in its noun and tells no deed."""
    head = next((at for at in range(first + 1, last) if reading.tokens.stems[at] in ("(", ",")), last)
    words = reading.tokens.stems[first:head]
    if not any(cue.last == head for cue in reading.cues_in("title-head", (first, head))) or is_plural(reading.tokens, head - 1):
        return False
    told = first in reading.mentions.verbs or any(word[0].isdigit() for word in words)
    return not told and word_forms(reading.lexicon, "function", "past-form").isdisjoint(words)


def _first_half(reading: Reading, first: int, last: int) -> Place | None:
    """Give what stands before a slash between blanks: a title that is said again in another language."""
    tokens, text = reading.tokens, reading.document.text
    if "/" in tokens.stems[first + 1 : last - 1]:
        for at in range(first + 1, last - 1):
            if tokens.stems[at] == "/" and text[tokens.starts[at] - 1].isspace() and text[tokens.ends[at]].isspace():
                return Place(first, at)
    return None


def _pieces(reading: Reading, first: int, last: int) -> Iterator[tuple[Place, str | None]]:
    """Cut a stretch at separators, wide gaps and placeholders; give each piece, placeholders with their cue."""
    stems, starts, ends, text = reading.tokens.stems, reading.tokens.starts, reading.tokens.ends, reading.document.text
    taken = {cue.first: (cue.last, name) for name in _PLACEHOLDERS for cue in reading.cues_in(name, (first, last))}
    for cue in reading.cues_in("field-label", (first, last)):
        if stems[cue.last : cue.last + 1] == (":",):
            taken[cue.first] = (cue.last + 1, "field-label")
    begin = at = first
    while at < last:
        if at in taken:
            if begin < at:
                yield Place(begin, at), None
            end, name = taken[at]
            yield Place(at, end), name
            begin = at = end
            continue
        separator = stems[at] in _SEPARATORS
        width = starts[at] - ends[at - 1] if at > begin else 0
        gap = width >= _WIDE_GAP or (width > 0 and "\t" in text[ends[at - 1] : starts[at]])
        if separator or gap:
            if begin < at:
                yield Place(begin, at), None
            begin = at + 1 if separator else at
        at += 1
    if begin < last:
        yield Place(begin, last), None


def _title_in(reading: Reading, piece: Place) -> tuple[Place | None, int, list[Place]]:
    """Find the title in a piece: its place, how sure it is, and what stands beside it."""
    first, last = trimmed(reading, piece)
    if first >= last or last - first > _LONGEST_TITLE + 8:
        return None, NONE, []
    parts = comma_parts(reading, first, last)
    sure = [_sureness(reading, part) for part in parts]
    at = next((index for index, value in enumerate(sure) if value >= HEADED), None)
    if at is None:
        if len(parts) > TOWN_AND_STATE and ends_in_state(reading, Place(first, last)):
            parts[-TOWN_AND_STATE:] = [Place(parts[-TOWN_AND_STATE].first, last)]
        own = parts[0] if len(parts) > 1 and not _vocabulary_only(reading, parts[1]) else Place(first, last)
        return (own, POSSIBLE, parts[1:] if own is parts[0] else []) if not own.first >= own.last else (None, NONE, [])
    low = at
    while low > 0 and _vocabulary_only(reading, parts[low - 1]):
        low -= 1
    high = at
    while high + 1 < len(parts) and (sure[high + 1] == KNOWN or _vocabulary_only(reading, parts[high + 1])):
        high += 1
    title = Place(parts[low].first, parts[high].last)
    beside = [*parts[:low], *parts[high + 1 :]]
    cut = _end_of_title(reading, title)
    if cut < title.last:
        beside.insert(0, Place(cut, title.last))
        title = Place(title.first, cut)
    return title, max(sure[low : high + 1]), beside


def comma_parts(reading: Reading, first: int, last: int) -> list[Place]:
    """Cut a stretch at its commas, those in brackets and before the form of a firm aside: "Acme, Inc."."""
    parts: list[Place] = []
    begin, depth = first, 0
    stems = reading.tokens.stems
    if "," not in stems[first:last]:
        return [Place(first, last)] if first < last else []
    forms = word_forms(reading.lexicon, "firm-form")
    for at in range(first, last):
        stem = stems[at]
        depth += (stem == "(") - (stem == ")")
        if stem == "," and depth <= 0 and not (at + 1 < last and stems[at + 1] in forms):
            if begin < at:
                parts.append(Place(begin, at))
            begin = at + 1
    if begin < last:
        parts.append(Place(begin, last))
    return parts


def _sureness(reading: Reading, part: Place) -> int:
    """Say how sure a part is a title; a bracket behind a name tells of the firm or the hours: "Acme (300 staff)"."""
    if reading.names_role(part):
        return KNOWN
    first, last = part
    bracket = next((at for at in range(first + 1, last) if reading.tokens.stems[at] == "("), last)
    return HEADED if reading.says("title-head", (first, bracket)) else NONE


def _end_of_title(reading: Reading, title: Place) -> int:
    """Cut an employer's name off that follows the title with nothing between."""
    ends = [cue.last for name in ("title-head", "title-rank") for cue in reading.cues_in(name, title)]
    ends.extend(
        reading.place_of(term.span).last for term in reading.terms_in(title) if reading.lexicon.terms[term.term].kind == "role_title"
    )
    cut = max(ends, default=title.last)
    rest = [reading.tokens.stems[at] for at in range(cut, title.last)]
    if not rest or rest[0] in _JOINTS or not (reading.small or reading.tokens.raw(cut)[:1].isupper()):
        return title.last
    vocabulary = title_stems(reading.lexicon)
    return title.last if any(stem in vocabulary for stem in rest) and not _is_employer(reading, Place(cut, title.last)) else cut


def _vocabulary_only(reading: Reading, part: Place) -> bool:
    """Say whether a part is made of words that titles are made of."""
    vocabulary = title_stems(reading.lexicon)
    return part.first < part.last and all(reading.tokens.stems[at] in vocabulary for at in range(part.first, part.last))


def _is_employer(reading: Reading, part: Place) -> bool:
    """Say whether a part holds a word of employers' names, or ends in the short name of a state."""
    first, last = trimmed(reading, part)
    if first >= last:
        return False
    return ends_in_state(reading, Place(first, last)) or reading.says("organisation", (first, last))


def ends_in_state(reading: Reading, part: Place) -> bool:
    """Say whether a part of several words ends in the short name of a state: "Calgary, AB"."""
    final = reading.tokens.raw(part.last - 1)
    return len(final) == 2 and final.isupper() and final.isalpha() and part.last - part.first > 1


@lru_cache(maxsize=4)
def title_stems(lexicon: Lexicon) -> frozenset[str]:
    """Give the stems of which the lexicon's titles are made."""
    stem = phrase_index(lexicon).stem
    wordings = [surface for term in lexicon.terms.values() if term.kind == "role_title" for surface in (*term.surfaces, *term.acronyms)]
    wordings += [*lexicon.cue("title-head"), *lexicon.cue("title-rank")]
    return word_stems(wordings, stem) | {"/", "&", "(", ")"}
