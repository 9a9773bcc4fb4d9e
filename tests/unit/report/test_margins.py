"""A text cut at its marks, with notes beside it."""

from resumefit.document import Document
from resumefit.lines import Row, set_rows
from resumefit.report.margins import Mark, Note, paragraphs
from resumefit.span import Span

MET, ADVICE = Note("Calls", "met", "f1"), Note("1", "advice", "a1", "Measure it")


def document(*rows: Row) -> Document:
    text, lines = set_rows(rows)
    made = Document.from_text(text)
    return Document(made.origin, text, lines)


def mark(text: str, words: str, note: Note) -> Mark:
    start = text.index(words)
    return Mark(Span(start, start + len(words)), note)


def test_marks_that_overlap_are_cut_at_each_end() -> None:
    made = document(Row("Answered inbound calls daily"))
    (paragraph,) = paragraphs(made, [mark(made.text, "inbound calls daily", ADVICE), mark(made.text, "Answered inbound", MET)])
    assert [(piece.text, piece.tones, piece.keys) for piece in paragraph.lines[0].pieces] == [
        ("Answered ", ("met",), ("f1",)),
        ("inbound", ("advice", "met"), ("f1", "a1")),
        (" calls daily", ("advice",), ("a1",)),
    ]
    assert paragraph.notes == (MET, ADVICE)


def test_a_mark_goes_on_over_wrapped_lines_with_one_note() -> None:
    made = document(Row("Title"), Row("Answered inbound", gap=True), Row("calls daily", continues=True), Row("Other"))
    first, second, third = paragraphs(made, [mark(made.text, "inbound\ncalls", MET)], headings=frozenset({0}))
    assert (first.heading, first.apart, first.number) == (True, False, 1)
    assert (second.heading, second.apart, second.number) == (False, True, 3)
    assert [line.number for line in second.lines] == [3, 4]
    assert [[piece.text for piece in line.pieces if piece.tones] for line in second.lines] == [["inbound"], ["calls"]]
    assert second.notes == (MET,)
    assert (third.notes, third.apart) == ((), False)


def test_text_is_kept_but_for_what_steers() -> None:
    made = document(Row("a\u202eb\x1b[0m\tc"))
    (paragraph,) = paragraphs(made, [])
    assert "".join(piece.text for piece in paragraph.lines[0].pieces) == "ab[0m c"
