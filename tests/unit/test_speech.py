"""Words in numbers are the words that copying compares."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resumefit import Document
from resumefit.copying import _wording, shared_runs, words_at
from resumefit.speech import LINE, START, STOP, Speech, speech_of

ODD = "oO1 2).(-•’'’.!?;:\n\t\r\x85\u2028_ßsSﬁfiİié&\U0001f600"
texts = st.lists(st.one_of(st.text(ODD, max_size=30), st.text(max_size=20)), max_size=4).map("\n".join)


def told(speech: Speech, number: int) -> list[int]:
    return speech.tokens[speech.owners == number].tolist()


def said(speech: Speech, number: int) -> tuple[str, ...]:
    places = [at for token, at in zip(told(speech, number), speech.places[speech.owners == number].tolist(), strict=True) if token > 0]
    return words_at(speech.documents[number].text, places)


def copied(text: str) -> tuple[str, ...]:
    return _wording(text).words


@given(st.lists(texts, max_size=4))
@example(["1. one\n(2) two\no three\nO four 5. six", "\r1. seven", "Straße ﬁt İstanbul", ""])
def test_the_words_are_those_that_copying_compares(some: list[str]) -> None:
    speech = speech_of([Document.from_text(text) for text in some])
    for at, document in enumerate(speech.documents):
        assert said(speech, at) == copied(document.text)
        assert told(speech, at)[0] == START
        assert told(speech, at)[1:].count(START) == 0


@given(st.lists(texts, min_size=2, max_size=3))
@example(["Strasse, FIT", "straße ﬁt"])
def test_equal_words_have_equal_numbers(some: list[str]) -> None:
    speech = speech_of([Document.from_text(text) for text in some])
    numbers: dict[str, int] = {}
    for at in range(len(some)):
        for word, number in zip(said(speech, at), (one for one in told(speech, at) if one > 0), strict=True):
            assert numbers.setdefault(word, number) == number


def test_other_words_have_other_numbers() -> None:
    words = [f"{first}{second}{third}" for first in "abcdefgh" for second in "aeiou" for third in "lmnrst"]
    (speech,) = (speech_of([Document.from_text(" ".join(words))]),)
    assert len(set(told(speech, 0)[1:-1])) == len(words)
    assert len({*told(speech_of([Document.from_text("ab ba abc a b")]), 0)[1:-1]}) == 5


def test_sentences_and_lines_are_marked() -> None:
    speech = speech_of([Document.from_text("One two. Three\nfour"), Document.from_text("Five")])
    kinds = [min(token, 1) for token in speech.tokens.tolist()]
    assert kinds == [START, 1, 1, STOP, 1, LINE, 1, START, 1, LINE]
    assert speech.owners.tolist() == [0] * 7 + [1] * 3


def test_a_text_is_the_same_among_others() -> None:
    some = [Document.from_text(text) for text in ("Calm upset callers.", "straße " * 20_000, "1. Ünal", "x" * 70_000)]
    alone = [speech_of([one]).tokens.tolist() for one in some]
    marks = [*speech_of(some).owners.searchsorted(range(len(some))), None]
    among = [speech_of(some).tokens[first:end].tolist() for first, end in pairwise(marks)]
    assert [one[:-1] for one in alone] == [one[: len(own) - 1] for one, own in zip(among, alone, strict=True)]


@pytest.mark.parametrize("words", ["calm upset callers and note what they said in the log book", "straße ﬁt " * 7])
def test_words_at_places_are_shared(words: str) -> None:
    assert shared_runs(Document.from_text(words), Document.from_text(words.upper())) != ()
