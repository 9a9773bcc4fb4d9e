"""Lexicon -> the table of all its wordings as word forms, each with what it is used for.

The table takes a while to make and nothing but the lexicon to make it from, so a build stores it beside the lexicon; it is
plain dicts of strings for that reason, and this module imports nothing heavy.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from resumefit.extract.tokens import phrase_stems
from resumefit.extract.words import Stem, stemmer
from resumefit.lexicon.model import Action, Lexicon, Term

_MIN_JOINED = 5


@dataclass(slots=True)
class _Phrase:
    """What one sequence of stems is used for, while that is gathered."""

    surfaces: list[tuple[str, str | None]] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)
    verbs: set[int] = field(default_factory=set)
    objects: set[int] = field(default_factory=set)
    cues: list[str] = field(default_factory=list)

    def row(self) -> str:
        """Lay it out as JSON."""
        return json.dumps([self.surfaces, self.masks, sorted(self.verbs), sorted(self.objects), self.cues], separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of a lexicon by their word forms."""

    groups: Mapping[str, bytes]
    """The rarest form of each wording -> its group: each wording, as its forms with blanks between, and its row, parted by tabs, in UTF-8.

    A text that lacks the form says none of the group. A row is the JSON of a list: term id and letter case asked for (null: any) of
    each term that the wording names, ids of terms whose shorter surfaces it swallows, indexes into `actions` of those whose verb and of
    those whose object it is, cues.
    """
    actions: tuple[tuple[str, int], ...]
    """Owner (term id, or "metric:<id>") and gap of each action."""
    joined: frozenset[str]
    """Forms of single words of the lexicon: a hyphenated text word that closes to one of them is that word."""
    near: Mapping[str, frozenset[str]]
    """Term id -> forms one of which has to stand in the sentence."""


def all_wordings(lexicon: Lexicon) -> Wordings:
    """Give a lexicon's table: the one stored with it, else made now."""
    return _from_json(lexicon.phrase_table) if lexicon.phrase_table is not None else make_wordings(lexicon)


def make_wordings(lexicon: Lexicon) -> Wordings:
    """Make the table of a lexicon."""
    stem = stemmer(lexicon.morphology)
    joined = frozenset(_single_words(lexicon, stem))
    table: dict[tuple[str, ...], _Phrase] = {}
    for use, key, wording in _uses(lexicon):
        phrase = table.setdefault(phrase_stems(wording, stem, joined=joined), _Phrase())
        if use == "surface":
            phrase.surfaces.append(key)
        elif use == "mask":
            phrase.masks.append(key)
        elif use == "cue":
            phrase.cues.append(key)
        elif use == "verb":
            phrase.verbs.add(key)
        else:
            phrase.objects.add(key)
    table.pop((), None)
    actions = tuple((owner, action.gap) for owner, action in _actions(lexicon))
    near = {term.id: frozenset(s for word in term.near for s in phrase_stems(word, stem)) for term in lexicon.terms.values() if term.near}
    return Wordings(_by_rarest(table), actions, joined, near)


def _by_rarest(table: Mapping[tuple[str, ...], _Phrase]) -> dict[str, bytes]:
    """Put each wording under that of its forms which the fewest wordings hold."""
    held = Counter(stem for stems in table for stem in stems)
    groups: dict[str, list[str]] = {}
    for stems, phrase in table.items():
        groups.setdefault(min(stems, key=held.__getitem__), []).extend((" ".join(stems), phrase.row()))
    return {stem: "\t".join(group).encode() for stem, group in groups.items()}


def wordings_to_json(made: Wordings) -> dict[str, Any]:
    """Lay a table out for storing."""
    return {
        "stems": list(made.groups),
        "groups": [group.decode() for group in made.groups.values()],
        "actions": made.actions,
        "joined": sorted(made.joined),
        "near": {term: sorted(forms) for term, forms in made.near.items()},
    }


def _from_json(stored: Mapping[str, Any]) -> Wordings:
    groups = dict(zip(stored["stems"], stored["groups"], strict=True))
    actions = tuple((owner, gap) for owner, gap in stored["actions"])
    return Wordings(groups, actions, frozenset(stored["joined"]), {term: frozenset(forms) for term, forms in stored["near"].items()})


def _uses(lexicon: Lexicon) -> Iterator[tuple[str, Any, str]]:
    """Yield each wording with its use and what it is used for."""
    for term in lexicon.terms.values():
        yield from (("surface", (term.id, case), surface) for surface, case in _cased(term))
        yield from (("mask", term.id, wording) for wording in term.not_)
    for metric in lexicon.metrics.values():
        yield from (("cue", f"metric:{metric.id}", name) for name in metric.names)
        yield from (("cue", f"not-metric:{metric.id}", wording) for wording in metric.not_)
    for cue in lexicon.cues.values():
        yield from (("cue", cue.id, wording) for wording in cue.phrases)
    for number, (_, action) in enumerate(_actions(lexicon)):
        yield from (("verb", number, wording) for wording in action.verb)
        yield from (("object", number, wording) for wording in action.object)


def _actions(lexicon: Lexicon) -> Iterator[tuple[str, Action]]:
    for term in lexicon.terms.values():
        yield from ((term.id, action) for action in term.actions)
    for metric in lexicon.metrics.values():
        yield from ((f"metric:{metric.id}", action) for action in metric.actions)


def _cased(term: Term) -> Iterable[tuple[str, str | None]]:
    """Give a term's surfaces and acronyms with the letter case each has to stand in."""
    for surface in term.surfaces:
        yield surface, surface if term.case == "exact" else None
    for acronym in term.acronyms:
        yield acronym, None if term.case == "any" and not acronym.isupper() else acronym


def _single_words(lexicon: Lexicon, stem: Stem) -> Iterator[str]:
    """Give the forms of single words of some length, and of all words of the cues."""
    for term in lexicon.terms.values():
        parts = [*term.surfaces, *term.not_, *(word for action in term.actions for word in (*action.verb, *action.object))]
        for word in (word for wording in parts for word in wording.split()):
            if len(word) >= _MIN_JOINED and word.isalpha():
                yield stem(word)
    for cue in lexicon.cues.values():
        yield from (stem(wording) for wording in (*cue.phrases, *cue.words) if wording.isalpha())
