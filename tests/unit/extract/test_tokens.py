import pytest

from resumefit.document import Document
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import BREAK, Cutter, Tokens, tokenize
from resumefit.lexicon.load import shipped_lexicon


def cut(text: str) -> Tokens:
    return tokenize(Document.from_text(text), phrase_index(shipped_lexicon()).cutter)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Answered calls", ["Answered", "calls"]),
        ("Answered  calls\tand\u00a0mail", ["Answered", "calls", "and", "mail"]),
        ("Excel,Word  ,Outlook", ["Excel", ",", "Word", ",", "Outlook"]),
        ("mail mail\tmail  mail", ["mail"] * 4),
        ("min. wage", ["min", "wage"]),
        ("Mail.  Calls", ["Mail", ".", "Calls"]),
        ("Sr. Cashier", ["Sr", "Cashier"]),
        ("a Cust. Svc. Clerk", ["a", "Cust", "Svc", "Clerk"]),
        ("a valid DL. forklift", ["a", "valid", "DL", ".", "forklift"]),
    ],
)
def test_words_stand_where_the_text_has_them(text: str, words: list[str]) -> None:
    tokens = cut(text)
    assert [tokens.raw(at) for at in range(len(tokens.stems))] == words
    assert list(tokens.starts) == sorted(tokens.starts)


def test_blocks_are_parted_by_an_empty_token() -> None:
    tokens = cut("- Answered calls\n- Sorted mail")
    assert [(block.first, block.last) for block in tokens.blocks] == [(0, 2), (3, 5)]
    assert tokens.stems[2] == BREAK
    assert tokens.raw(2) == ""


def test_a_text_is_cut_alike_the_first_time_and_later() -> None:
    document = Document.from_text("Greeted guests at the front-desk; re-booked O'Hara's rooms (3) e.g. in May.")
    index = phrase_index(shipped_lexicon())
    fresh = Cutter(index.stem, index.joined)
    first, later = tokenize(document, fresh), tokenize(document, fresh)
    assert first == later
    assert "front" in first.stems
