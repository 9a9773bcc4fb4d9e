"""Any bytes give a Document or a ResumefitError, never another exception."""

from docx_parts import docx, paragraph, part, run, text_box, zipped
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resumefit.document import Document
from resumefit.errors import ResumefitError
from resumefit.readers.registry import read_document

STYLES = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
BODY = paragraph("Answered ", run("calls", "<w:b/><w:color w:val='FFFFFF'/>")) + TABLE + paragraph(text_box(paragraph("box")))
MAIN = part("document", f"<w:body>{BODY}</w:body>")
WHOLE = docx(BODY, styles=STYLES)
TAGS = [
    "<p>",
    "</p>",
    "<li>",
    "<b>",
    "</b>",
    "<br/>",
    "<div style='display:none'>",
    "<table>",
    "<td>",
    "&amp;",
    "&#0;",
    "<!--",
    "<pre>",
    "</pre>",
]
MARKS = ["**", "# ", "- ", "\n", "[", "](", ")", "_", "*", "`", "|", "> ", "---", "\t", "    ", "•", "1. ", "word", "Word", "."]


def read(content: bytes) -> None:
    try:
        document = read_document(content)
    except ResumefitError:
        return
    check(document)


def check(document: Document) -> None:
    """Assert that lines are in order, within the text, full and unbroken."""
    before = 0
    for line in document.lines:
        text = document.text[line.span.start : line.span.end]
        assert before <= line.span.start
        assert text == text.strip() != ""
        assert "\n" not in text
        before = line.span.end
    assert before <= len(document.text)
    assert document.lines[0].continues is False
    document.text.encode("utf-8")


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    read(content)


@given(st.text(max_size=400))
@example("\ud800".encode("utf-8", "replace").decode())
def test_any_text(text: str) -> None:
    read(text.encode("utf-8", "replace"))
    read(text.encode("utf-16-le", "replace"))
    document = Document.from_text(text)
    if document.lines:
        assert all(document.text[line.span.start : line.span.end].strip() for line in document.lines)


@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=12), max_size=30))
def test_any_tags(pieces: list[str]) -> None:
    read(f"<p>{''.join(pieces)}</p>".encode("utf-8", "replace"))


@given(st.lists(st.sampled_from(MARKS) | st.text(max_size=12), max_size=40))
def test_any_marks(pieces: list[str]) -> None:
    read(f"## A\n{''.join(pieces)}".encode("utf-8", "replace"))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, len(WHOLE)))
def test_any_damage_to_a_package(changes: list[tuple[int, int]], end: int) -> None:
    content = bytearray(WHOLE)
    for place, byte in changes:
        content[place] = byte
    read(bytes(content))
    read(bytes(content[:end]))


@settings(max_examples=150)
@given(
    st.integers(0, len(MAIN)),
    st.integers(0, 60),
    st.sampled_from(["", "<", ">", '"', "&", "</w:p>", "<w:p>", "<w:t>", "\x00", "é", "<!DOCTYPE"]),
)
def test_any_damage_to_the_xml(place: int, length: int, put: str) -> None:
    read(zipped({"word/document.xml": MAIN[:place] + put + MAIN[place + length :]}))


@given(st.text(alphabet="0123456789abcdefXYZ-.%+ ", max_size=8))
def test_any_value_of_a_property(raw: str) -> None:
    looks = "".join(f'<w:{name} w:val="{raw}"/>' for name in ("sz", "color", "w", "vanish", "shd", "highlight", "rStyle", "b"))
    places = f'<w:pStyle w:val="{raw}"/><w:outlineLvl w:val="{raw}"/><w:spacing w:line="{raw}" w:lineRule="exact"/><w:framePr w:x="{raw}"/>'
    cell = f'<w:tbl><w:tr><w:trPr><w:trHeight w:val="{raw}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{raw}"/></w:tcPr>'
    body = paragraph(run("text", looks), f'<w:r><w:sym w:char="{raw}"/></w:r>', properties=places)
    read(docx(f"{body}{cell}{paragraph('cell')}</w:tc></w:tr></w:tbl>"))
