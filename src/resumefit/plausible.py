"""A document with doubts said: whether its text is enough, is English, and is made of words at all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from resumefit.document import Document, ReadWarning
from resumefit.errors import GarbledError
from resumefit.lexicon.model import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_APART = {code: " " for code in range(128) if not chr(code).isalpha()}
_USUAL_SIGNS = "•–—’‘“”…\u00a0"
"""What keeps most English texts from being ASCII."""
_WORDLIKE = re.compile(r"[^\W_]+")
_COMMON_LETTERS = "etaoinshrdlu"
_NO_LATIN = bytes(code for code in range(128) if not chr(code).islower())
_PDF = "application/pdf"
_OWN = "function"
_OTHERS = "function-"
_SAMPLE = 100_000
_FEW_WORDS = 20
_ENOUGH_WORDS = 30
_ENOUGH_LETTERS = 120
_LEAST_COMMON = 0.62
"""Share that the twelve commonest letters have: about 0.8 in a language of Europe, under 0.6 where letters stand for others."""
_LEAST_WORDLIKE = 0.4
"""Share of letters and digits among what is no blank."""
_OTHER_SHARE = 0.05
_VOWEL = re.compile("[aeiouy]")
_SPOKEN_LENGTH = 5
_ENOUGH_LONGER = 10
_MOST_UNSPEAKABLE = 0.15
"""Of words of five letters and more: hardly any has no vowel in a language of Europe."""


@dataclass(frozen=True, slots=True)
class _SmallWords:
    """The words that tell languages apart."""

    english: frozenset[str] | None
    others: Mapping[str, tuple[str, ...]]
    """Word -> the cues of other languages that have it."""
    cues: tuple[str, ...]
    """All cues of other languages."""


def with_doubts(document: Document, lexicon: Lexicon) -> Document:
    """Add warnings for text that is too short, in another language or hardly words; the same document where there are none.

    Raises GarbledError for a PDF whose text makes no words, as happens where its fonts do not say what their shapes stand for.
    """
    doubt = _doubt(document.text[:_SAMPLE].lower(), _small_words(lexicon))
    if doubt is not None and doubt.code == "garbled-text" and document.origin.media_type == _PDF:
        raise GarbledError(doubt.message, next_step="Export it again with its fonts embedded, or save it as DOCX.")
    return document if doubt is None or doubt in document.warnings else replace(document, warnings=(*document.warnings, doubt))


def _doubt(sample: str, small: _SmallWords) -> ReadWarning | None:
    """Say what is wrong with a text in small letters."""
    latin = len(sample.encode("ascii", "ignore").translate(None, _NO_LATIN))
    if latin < _LEAST_WORDLIKE * len(sample) and _is_signs(sample):
        return ReadWarning("garbled-text", "Most of the text is signs and not words; it may not be what the page shows.")
    words = _words(sample)
    if len(words) < _FEW_WORDS:
        return ReadWarning("too-short", f"The text has under {_FEW_WORDS} words: too few to judge by.")
    if latin < sum(map(len, words)) / 2:
        return ReadWarning("language", "The text is not in English, the only language that is understood; little of it was found.")
    english = sum(map(small.english.__contains__, words)) / len(words) if small.english is not None else 1.0
    if english < _OTHER_SHARE and (_is_shifted(sample, words, latin) or _is_unspeakable(words)):
        return ReadWarning("garbled-text", "The letters of the text make no words; they may not be what the page shows.")
    other = _other_language(words, small, english=english)
    if other is not None:
        return ReadWarning("language", f"The text seems to be in {other}; only English is understood, so little of it was found.")
    return None


def _words(sample: str) -> list[str]:
    """Give the words of a text in small letters; that it is ASCII, but for a few signs, halves the time."""
    for sign in _USUAL_SIGNS:
        sample = sample.replace(sign, " ")
    return sample.translate(_APART).split() if sample.isascii() else _WORD.findall(sample)


def _is_signs(sample: str) -> bool:
    count = len("".join(sample.split()))
    return count >= _ENOUGH_LETTERS and sum(map(len, _WORDLIKE.findall(sample))) < _LEAST_WORDLIKE * count


def _other_language(words: Sequence[str], small: _SmallWords, *, english: float) -> str | None:
    """Name another language of which a text has more small words than of English."""
    if sum(map(small.others.__contains__, words)) / len(words) < max(_OTHER_SHARE, english):
        return None
    told = dict.fromkeys(small.cues, 0)
    for word in words:
        for cue_id in small.others.get(word, ()):
            told[cue_id] += 1
    best = max(told, key=lambda cue_id: told[cue_id], default=None)
    if best is None or told[best] / len(words) < _OTHER_SHARE or told[best] / len(words) < english:
        return None
    return best.removeprefix(_OTHERS).capitalize()


def _is_unspeakable(words: Sequence[str]) -> bool:
    """Say whether many longer words have no vowel, or no other letter than one."""
    longer = [word for word in words if len(word) >= _SPOKEN_LENGTH and word.isascii()]
    odd = sum(1 for word in longer if not _VOWEL.search(word) or len(set(word)) == 1)
    return len(longer) >= _ENOUGH_LONGER and odd > _MOST_UNSPEAKABLE * len(longer)


def _is_shifted(sample: str, words: Sequence[str], latin: int) -> bool:
    """Say whether letters stand for others: the commonest ones of a language of Europe are rare."""
    if len(words) < _ENOUGH_WORDS or latin < _ENOUGH_LETTERS:
        return False
    return sum(map(sample.count, _COMMON_LETTERS)) < _LEAST_COMMON * latin


@lru_cache(maxsize=4)
def _small_words(lexicon: Lexicon) -> _SmallWords:
    """Sort a lexicon's small words by language; single letters, which chance makes, do not count."""
    others: dict[str, tuple[str, ...]] = {}
    cues = [cue for cue in lexicon.cues.values() if cue.id.startswith(_OTHERS)]
    for cue in cues:
        for word in {word for word in cue.words if len(word) > 1}:
            others[word] = (*others.get(word, ()), cue.id)
    english = frozenset(word for word in lexicon.cues[_OWN].words if len(word) > 1) if _OWN in lexicon.cues else None
    return _SmallWords(english, others, tuple(cue.id for cue in cues))
