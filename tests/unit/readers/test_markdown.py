import pytest

from resumefit.lines import LineKind
from resumefit.readers.markdown import looks_like_markdown
from resumefit.readers.registry import read_document

P, B, H = LineKind.PLAIN, LineKind.BULLET, LineKind.HEADING


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("## Skills ##\nTact", "Skills\nTact", [H, P]),
        (
            "# Jo Park\n\n- Greeted **all** guests\n* Sorted _mail_\n+ Kept `Slack`",
            "Jo Park\n\n- Greeted all guests\n* Sorted mail\n- Kept Slack",
            [H, B, B, B],
        ),
        ("**Duties**\n\nGreet guests", "Duties\n\nGreet guests", [H, P]),
        ("**Tools:** Slack\n**Hours:**Nights", "Tools: Slack\nHours:Nights", [P, P]),
        ("[My page](https://example.com) and ![photo](#x)", "My page and photo", [P]),
        ("## A\n- [x] Done\n1. First", "A\n- Done\n1. First", [H, B, B]),
        ("## A\n+ Took 70+ calls, A+ (2022)", "A\n- Took 70+ calls, A+ (2022)", [H, B]),
        ("## A\n> quoted", "A\nquoted", [H, P]),
        ("## A\n| Tool | Years |\n|---|:-:|\n| Slack | 2 |", "A\nTool\tYears\nSlack\t2", [H, P, P]),
        ("## A\n```\ncode\n```", "A\ncode", [H, P]),
        ("## A\n5 \\* 3, snake_case_name, 2 * 3 * 4, AT&amp;T", "A\n5 * 3, snake_case_name, 2 * 3 * 4, AT&T", [H, P]),
        ("## A\nMail <jo@example.com>", "A\nMail jo@example.com", [H, P]),
        ("\n\n## A\n\nSkills\n------\nTact", "A\n\nSkills\n------\nTact", [H, H, P]),
        ("## A\none<br>two", "A\none\ntwo", [H, P, P]),
    ],
)
def test_marks_go_and_their_meaning_stays(source: str, text: str, kinds: list[LineKind]) -> None:
    document = read_document(source.encode())
    assert document.origin.media_type == "text/markdown"
    assert document.text == text
    assert [line.kind for line in document.lines] == kinds


def test_a_heading_is_neither_joined_nor_joined_to() -> None:
    wrapped = "Answered questions about orders and invoices from callers in all\nthree provinces and two territories each day and\n"
    heading = "## two languages were spoken by everybody in the whole of that office\n"
    document = read_document(f"{wrapped}{heading}and more".encode())
    assert [(line.kind, line.continues) for line in document.lines] == [(P, False), (P, True), (H, False), (P, False)]


@pytest.mark.parametrize("text", ["# of calls: 40", "#1 in sales", "C# and F#", "2 * 3", "[sic] (see note)", "Required fields*\n* Slack"])
def test_plain_text_is_no_markdown(text: str) -> None:
    assert not looks_like_markdown(text)
