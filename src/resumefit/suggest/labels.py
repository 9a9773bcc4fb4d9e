"""How a suggestion names things: by the lexicon's label, with the posting's words where they say more."""

from collections.abc import Sequence
from functools import lru_cache

from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon, Term
from resumefit.match.coverage import label_of

_NAMES = frozenset({"tool", "certification", "association", "regulation", "language", "language_test", "role_title", "open"})
"""Kinds whose labels are names of their own: they keep their letter case."""
_LETTERS = 5
"""So many first letters make two words related enough."""
_MOST_WORDS = 8
_LISTED = 6
"""How many things one sentence names."""


def natural_label(target: str, lexicon: Lexicon) -> str:
    """Name a term within a sentence: small letters but for names and acronyms."""
    label = label_of(target, lexicon)
    term = lexicon.terms.get(lexicon.canonical(target))
    if term is None or term.kind in _NAMES:
        return label
    return " ".join(word if any(sum(map(str.isupper, part)) > 1 for part in word.split("-")) else word.lower() for word in label.split())


def named(target: str, words: str, *, lexicon: Lexicon) -> str:
    """Name a term within a sentence: by the posting's words in quotation marks where they can stand alone, else by its label.

    Words that share nothing with the label, and are no name of the term, have the label behind them.
    """
    label = natural_label(target, lexicon)
    term = lexicon.terms.get(lexicon.canonical(target))
    if not words or not reads_well(words, lexicon):
        return f'"{label}"' if term is not None and term.kind == "responsibility" else label
    if alike(label, words, lexicon=lexicon) if term is None else names_it(term, words, lexicon=lexicon):
        return f'"{words}"'
    return f'"{words}" ({label})'


def either(names: Sequence[str]) -> str:
    """Join the names of things of which one is enough."""
    names = list(dict.fromkeys(names))[:_LISTED]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)


@lru_cache(maxsize=4096)
def name_stems(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the matching forms of words of the lexicon; they are kept, so no text of an applicant belongs here."""
    return tuple(phrase_stems(name, phrase_index(lexicon).stem))


def names_it(term: Term, words: str, *, lexicon: Lexicon) -> bool:
    """Say whether words name a term, rather than tell of one case of it."""
    return alike(term.label, words, lexicon=lexicon) or is_wording(term, words, lexicon=lexicon)


def is_wording(term: Term, words: str, *, lexicon: Lexicon) -> bool:
    """Say whether words are one of the names that the lexicon has for a term, inflection aside."""
    own = tuple(phrase_stems(words, phrase_index(lexicon).stem))
    return any(own == name_stems(name, lexicon) for name in (term.label, *term.surfaces, *term.acronyms))


def is_its_own_name(term: Term, words: str, *, lexicon: Lexicon) -> bool:
    """Say whether words are what a term is called, by its label or an acronym, rather than one of its wordings."""
    return alike(term.label, words, lexicon=lexicon) or words.lower() in (acronym.lower() for acronym in term.acronyms)


def reads_well(words: str, lexicon: Lexicon) -> bool:
    """Say whether words cut out of a text stand by themselves: few, none at either end that joins them to others, no half bracket."""
    if words.count("(") != words.count(")") or words.endswith("…"):
        return False
    stems = phrase_stems(words, phrase_index(lexicon).stem)
    joining = word_forms(lexicon, "filler", "function")
    return 0 < len(stems) <= _MOST_WORDS and joining.isdisjoint((stems[0], stems[-1]))


def alike(one: str, other: str, *, lexicon: Lexicon) -> bool:
    """Say whether two wordings share half of the words of the shorter one, by their first letters; hyphens and filling words aside."""
    stem, filling = phrase_index(lexicon).stem, word_forms(lexicon, "filler", "function", "common")

    def beginnings(text: str) -> set[str]:
        closed = text.replace("-", "").replace("‑", "")
        stems = (*phrase_stems(text, stem), *(phrase_stems(closed, stem) if closed != text else ()))
        return {form[:_LETTERS] for form in stems if form not in filling and form.isalnum()}

    first, second = beginnings(one), beginnings(other)
    return 2 * len(first & second) >= min(len(first), len(second))


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does; of many only the first few are said."""
    names = list(dict.fromkeys(names))
    if len(names) > _LISTED:
        names = [*names[: _LISTED - 1], f"{len(names) - _LISTED + 1} more"]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
