"""A document with doubts said: whether its text is enough, is English, and is made of words at all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resumefit.document import Document, ReadWarning
from resumefit.errors import GarbledError
from resumefit.lexicon.model import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_COMMON_LETTERS = re.compile("[etaoinshrdlu]")
_LATIN = re.compile("[a-z]")
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


def with_doubts(document: Document, lexicon: Lexicon) -> Document:
    """Add warnings for text that is too short, in another language or hardly words; the same document where there are none.

    Raises GarbledError for a PDF whose text makes no words, as happens where its fonts do not say what their shapes stand for.
    """
    sample = document.text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    doubt = _signs(sample) or _too_short(words) or _foreign(words, lexicon) or _shifted(sample, words, lexicon)
    if doubt is not None and doubt.code == "garbled-text" and document.origin.media_type == _PDF:
        raise GarbledError(doubt.message, next_step="Export it again with its fonts embedded, or save it as DOCX.")
    return document if doubt is None or doubt in document.warnings else replace(document, warnings=(*document.warnings, doubt))


def _too_short(words: Sequence[str]) -> ReadWarning | None:
    if len(words) >= _FEW_WORDS:
        return None
    return ReadWarning("too-short", f"The text has under {_FEW_WORDS} words: too few to judge by.")


def _foreign(words: Sequence[str], lexicon: Lexicon) -> ReadWarning | None:
    """Tell a text in another alphabet, or one with more small words of another language than of English."""
    letters = sum(map(len, words))
    if sum(len(_LATIN.findall(word)) for word in words) < letters / 2:
        return ReadWarning("language", "The text is not in English, the only language that is understood; little of it was found.")
    others = {cue_id: _share(words, cue.words) for cue_id, cue in lexicon.cues.items() if cue_id.startswith(_OTHERS)}
    if not others:
        return None
    best = max(others, key=lambda cue_id: others[cue_id])
    if others[best] < _OTHER_SHARE or others[best] < _english(words, lexicon):
        return None
    name = best.removeprefix(_OTHERS).capitalize()
    return ReadWarning("language", f"The text seems to be in {name}; only English is understood, so little of it was found.")


def _signs(sample: str) -> ReadWarning | None:
    count = len("".join(sample.split()))
    if count < _ENOUGH_LETTERS or sum(letter.isalnum() for letter in sample) >= _LEAST_WORDLIKE * count:
        return None
    return ReadWarning("garbled-text", "Most of the text is signs and not words; it may not be what the page shows.")


def _shifted(sample: str, words: Sequence[str], lexicon: Lexicon) -> ReadWarning | None:
    letters = _LATIN.findall(sample)
    if len(words) < _ENOUGH_WORDS or len(letters) < _ENOUGH_LETTERS or _english(words, lexicon) >= _OTHER_SHARE:
        return None
    if len(_COMMON_LETTERS.findall(sample)) >= _LEAST_COMMON * len(letters):
        return None
    return ReadWarning("garbled-text", "The letters of the text make no words; they may not be what the page shows.")


def _english(words: Sequence[str], lexicon: Lexicon) -> float:
    return _share(words, lexicon.cues[_OWN].words) if _OWN in lexicon.cues else 1.0


def _share(words: Sequence[str], common: Sequence[str]) -> float:
    """Give the share of common words; single letters, which chance makes, do not count."""
    known = frozenset(word for word in common if len(word) > 1)
    return sum(1 for word in words if word in known) / len(words)
