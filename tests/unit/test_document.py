import pickle

import pytest

from resumefit.document import Document, Origin, ReadWarning
from resumefit.span import Span

DOCUMENT = Document.from_text("Skills\n\n  Zendesk   and\n  Slack\n", name="cv")


def test_a_text_in_hand_is_kept_as_it_is() -> None:
    assert DOCUMENT.text == "Skills\n\n  Zendesk   and\n  Slack\n"
    assert DOCUMENT.origin == Origin("cv", "text/plain", DOCUMENT.origin.sha256)
    assert DOCUMENT.origin.sha256 == Document.from_text(DOCUMENT.text).origin.sha256 != Document.from_text("other").origin.sha256


def test_lines_are_numbered_from_one_with_blank_ones() -> None:
    assert [DOCUMENT.line_number(line.span.start) for line in DOCUMENT.lines] == [1, 3, 4]


@pytest.mark.parametrize("text", ["a\n\nb\nc\n", "a\r\n\r\nb\rc\n", "a\n\x0bb\x85c", "a\u2028\u2029b\nc"])
def test_any_kind_of_line_break_counts_once(text: str) -> None:
    document = Document.from_text(text)
    assert [document.line_number(text.index(letter)) for letter in "abc"] == [1, 3, 4]


def test_a_place_is_found_in_its_line_and_none_between_lines() -> None:
    start = DOCUMENT.text.index("Zendesk")
    assert DOCUMENT.line_at(start) == DOCUMENT.lines[1]
    assert DOCUMENT.line_at(start + len("Zendesk   and")) is None
    assert DOCUMENT.line_at(0) == DOCUMENT.lines[0]
    assert DOCUMENT.line_at(6) is None
    assert Document.from_text("").line_at(0) is None


def test_a_quote_is_one_line() -> None:
    start = DOCUMENT.text.index("Zendesk")
    span = Span(start, DOCUMENT.text.index("Slack") + 5)
    assert DOCUMENT.quote(span) == "Zendesk and Slack"
    assert DOCUMENT.place(span) == {"start": start, "end": span.end, "line": 3, "text": "Zendesk and Slack"}


def test_documents_pickle_and_compare() -> None:
    assert pickle.loads(pickle.dumps(DOCUMENT)) == DOCUMENT  # noqa: S301


def test_lone_surrogates_do_not_stop_a_text() -> None:
    assert Document.from_text("a\ud800b").lines[0].span == Span(0, 3)


def test_warnings_have_a_json_face() -> None:
    assert ReadWarning("limit", "Cut.", 2).to_dict() == {"code": "limit", "message": "Cut.", "page": 2}
    assert set(DOCUMENT.origin.to_dict()) == {"name", "media_type", "sha256"}
