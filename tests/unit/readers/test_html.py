import pytest

from resumefit.errors import LimitError
from resumefit.lines import LineKind
from resumefit.readers.html import looks_like_html
from resumefit.readers.limits import Limits
from resumefit.readers.registry import read_document

P, B, H, C = LineKind.PLAIN, LineKind.BULLET, LineKind.HEADING, LineKind.TABLE_CELL


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("<p>Call&nbsp;centre &amp; chat</p>", "Call centre & chat", [P]),
        ("<h2>Duties</h2><ul><li>Greet\n   guests<li>Sort mail</ul>", "Duties\n\nGreet guests\nSort mail", [H, B, B]),
        ("<p><b>Requirements:</b><br>Patience<br/>Tact</p>", "Requirements:\nPatience\nTact", [H, P, P]),
        ("<div>One</div><div>Two</div>", "One\nTwo", [P, P]),
        ("<p>• Greet guests<br>• Sort mail</p>", "• Greet guests\n• Sort mail", [B, B]),
        ("<table><tr><th>Shift</th><td>Nights</td></tr></table>", "Shift\nNights", [C, C]),
        ("<p>Zen<b>desk</b> and <a href='x'>Slack</a></p>", "Zendesk and Slack", [P]),
        ("<ol><li><p>First</p></li><li>Second</li></ol>", "First\nSecond", [B, B]),
        ("<pre>Mon\nTue</pre>", "Mon\nTue", [P, P]),
        ("<p style='font-weight: bold'>Skills</p><p>Tact</p>", "Skills\n\nTact", [H, P]),
        ("<p>Seen</p><script>var x = '<p>no</p>'</script><style>p{}</style><!-- no --><template>no</template>", "Seen", [P]),
        ("<html><head><title>no</title></head><body>Seen<p>Too</body></html>", "Seen\n\nToo", [P, P]),
    ],
)
def test_a_page_becomes_what_a_browser_shows(source: str, text: str, kinds: list[LineKind]) -> None:
    document = read_document(source.encode())
    assert document.origin.media_type == "text/html"
    assert document.text == text
    assert [line.kind for line in document.lines] == kinds


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">Zendesk guru</p>',
        '<p style="color:white">Zendesk guru</p>',
        '<span style="font-size:0px">Zendesk guru</span>',
        '<div style="position:absolute; left: -9999px">Zendesk guru</div>',
        "<p hidden>Zendesk guru</p>",
        '<style>.off { display:none }</style><p class="big off">Zendesk guru</p>',
    ],
)
def test_text_that_a_style_hides_is_kept_apart(hidden: str) -> None:
    document = read_document(f"<p>Seen</p>{hidden}<p>Last</p>".encode())
    assert document.text.split() == ["Seen", "Last"]
    assert document.hidden == ("Zendesk guru",)
    assert [warning.code for warning in document.warnings] == ["hidden-text"]


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="color:white; background:#123">Zendesk guru</p>',
        '<p style="font-size:0.9em">Zendesk guru</p>',
        '<p style="opacity:0.8">Zendesk guru</p>',
        '<p style="background-color:white">Zendesk guru</p>',
    ],
)
def test_text_that_can_be_seen_is_read(shown: str) -> None:
    assert read_document(f"<p>Seen</p>{shown}".encode()).hidden == ()


def test_lines_typed_around_a_few_tags_stay_lines() -> None:
    source = "Store clerk\n\nWe ask for:\nPatience\nTact\n<b>Good</b> <i>humour</i>\nOne year at a till\nOwn car\n<ul><li>Greet</li></ul>"
    document = read_document(source.encode())
    expected = ["Store clerk", "We ask for:", "Patience", "Tact", "Good humour", "One year at a till", "Own car", "Greet"]
    assert [row for row in document.text.split("\n") if row] == expected


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "Contact <jo@example.com> or <sam@example.com>", "List<String> and Map<Key>", "I <3 calls"]
)
def test_angle_brackets_alone_are_no_page(text: str) -> None:
    assert not looks_like_html(text)


def test_broken_markup_is_read() -> None:
    assert read_document(b"<p>One<div><b>Two</p></i><li>Three</table>").text.split() == ["One", "Two", "Three"]


def test_a_page_of_one_line_comes_through() -> None:
    source = "<p>" + "Answer calls with care. " * 2000 + "</p><p>End</p>"
    document = read_document(source.encode())
    assert [len(document.text), len(document.lines)] == [24 * 2000 - 1 + 2 + 3, 2]


@pytest.mark.parametrize("source", ["<div>" * 5000 + "deep</div>", "<p>x</p>" * 200])
def test_bombs_are_refused(source: str) -> None:
    with pytest.raises(LimitError):
        read_document(source.encode(), limits=Limits(xml_tags=10_000 if "div" in source else 100))
