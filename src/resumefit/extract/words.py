"""English words -> the form under which inflections and regional spellings are one."""

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import normalize

from resumefit.lexicon.model import Morphology

_ISE = re.compile(r"(?<=[a-z]{3})(?:is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)|ys(?=(?:e|es|ed|ing|er|ers)$))")
_OUR = re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|ites|able|ful|al|ally|hood|less)?$)")
_TRE = re.compile(r"(?<=[a-z]{2})tre(?=s?$)")
_VOWELS = frozenset("aeiouy")
_DOUBLED = frozenset(("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"))
_ONE_VOWEL = re.compile(r"[^aeiou]*[aeiouy][^aeiouywx]")
_LONGEST = 40
_LONG = 6
"""From this length on a final e is dropped and a final ll made l, so that two spellings of a long stem meet."""

Stem = Callable[[str], str]


def stemmer(morphology: Morphology) -> Stem:
    """Make the function that reduces one word, in any letter case, to its matching form.

    Only inflection goes (plural, -ing, -ed, irregular forms) and spelling is evened out (-ise/-ize, our/or, tre/ter, ll/l,
    accents, a possessive 's). Derivations stay apart: a manager is not what manages. The form is no dictionary word.
    """
    irregular, spellings, keep = dict(morphology.irregular), dict(morphology.spellings), frozenset(morphology.keep)

    def reduced(word: str) -> str:
        word = word.lower()
        if not word.isascii():
            word = normalize("NFKD", word.replace("’", "'")).encode("ascii", "ignore").decode() or word
        word = word.removesuffix("'s").rstrip("'").replace(".", "") if word[:1].isalpha() else word
        word = spellings.get(word, word)
        if word in keep or len(word) < 3 or not word.isalpha():
            return word
        if word in irregular:
            return _closed(irregular[word])
        word = _TRE.sub("ter", _OUR.sub("or", _ISE.sub(lambda found: found.group()[0] + "z", word)))
        return _closed(_base(word))

    remembered = lru_cache(maxsize=65_536)(reduced)

    def stem(word: str) -> str:
        # Addresses, numbers and overlong runs are of one text alone: they are not kept in memory beyond it.
        return remembered(word) if word.isalpha() and len(word) <= _LONGEST else reduced(word)

    return stem


def _base(word: str) -> str:
    """Take the inflection off a regular word."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = _singular(word)
    if word.endswith("ing") and len(word) > 5 and not _VOWELS.isdisjoint(word[:-3]):
        return _restored(word[:-3])
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 4 and word[-3] != "e" and not _VOWELS.isdisjoint(word[:-2]):
        return _restored(word[:-2])
    return word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 else word


def _restored(stem: str) -> str:
    """Undo what -ing and -ed did to the end of a verb: doubled consonants, a lost e."""
    if stem[-2:] in _DOUBLED and len(stem) > 3:
        return stem[:-1]
    if len(stem) >= _LONG - 1:
        if len(stem) == _LONG - 1 and (stem[-1] in "vuc" or (stem[-1] == "l" and stem[-2] not in "aeioul")):
            return stem + "e"
        return stem
    ends_in_e = (
        stem[-1] in "vuc"
        or (stem[-1] == "s" and stem[-2] in _VOWELS)
        or (stem[-1] == "l" and stem[-2] not in "aeioul")
        or stem.endswith("dg")
        or (_ONE_VOWEL.fullmatch(stem) is not None)
    )
    return stem + "e" if ends_in_e else stem


def _closed(word: str) -> str:
    """Drop what the two spellings of a long stem differ in, and make a final y an i."""
    if len(word) >= _LONG and word.endswith("e") and not word.endswith("ee"):
        word = word[:-1]
    if len(word) >= _LONG and word.endswith("ll"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y") and word[-2] not in _VOWELS:
        word = word[:-1] + "i"
    return word
