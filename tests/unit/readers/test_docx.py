import re
from io import BytesIO

import docx as python_docx
import pytest
from docx_parts import docx, paragraph, part, relationships, run, text_box, zipped
from lxml import etree

from resumefit.document import Document
from resumefit.errors import DamagedError, EmptyError
from resumefit.lines import LineKind
from resumefit.readers.registry import read_document


def texts(document: Document) -> list[str]:
    return [document.text[line.span.start : line.span.end] for line in document.lines]


def kinds(document: Document) -> list[LineKind]:
    return [line.kind for line in document.lines]


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def test_a_paragraph_is_a_line_with_its_tabs() -> None:
    document = read_document(docx(paragraph("Lakeside Inn", "<w:r><w:tab/></w:r>", "May 2019") + paragraph("Front desk agent")))
    assert texts(document) == ["Lakeside Inn\tMay 2019", "Front desk agent"]
    assert document.warnings == ()


def test_runs_of_one_word_are_one_word() -> None:
    assert texts(read_document(docx(paragraph("Zen", "desk")))) == ["Zendesk"]


FIELD = """<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>no</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>seen</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"""


@pytest.mark.parametrize(
    "markup",
    [
        '<w:hyperlink r:id="r9"><w:r><w:t>seen</w:t></w:r></w:hyperlink>',
        '<w:ins w:id="1"><w:r><w:t>seen</w:t></w:r></w:ins>',
        '<w:moveTo w:id="1"><w:r><w:t>seen</w:t></w:r></w:moveTo>',
        '<w:fldSimple w:instr="AUTHOR"><w:r><w:t>seen</w:t></w:r></w:fldSimple>',
        '<w:smartTag w:element="place"><w:r><w:t>seen</w:t></w:r></w:smartTag>',
        "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent><w:r><w:t>seen</w:t></w:r></w:sdtContent></w:sdt>",
        FIELD,
        '<w:r><w:fldChar w:fldCharType="begin"/><w:t>no</w:t><w:fldChar w:fldCharType="end"/><w:t>seen</w:t></w:r>',
        "<w:bdo w:val='ltr'><w:r><w:t>seen</w:t></w:r></w:bdo>",
        "<w:r><w:t>se</w:t><w:softHyphen/><w:t>en</w:t></w:r>",
    ],
)
def test_what_word_shows_is_read(markup: str) -> None:
    assert texts(read_document(docx(paragraph("first ", markup, " last")))) == ["first seen last"]


@pytest.mark.parametrize(
    "markup",
    [
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="1"><w:r><w:t>gone</w:t></w:r></w:moveFrom>',
        "<w:r><w:instrText>gone</w:instrText></w:r>",
    ],
)
def test_what_is_deleted_is_neither_read_nor_hidden(markup: str) -> None:
    document = read_document(docx(paragraph("first", markup)))
    assert texts(document) == ["first"]
    assert document.hidden == ()


def test_the_text_of_a_field_that_never_ends_is_kept() -> None:
    document = read_document(docx(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "Answered 40 calls a day")))
    assert texts(document) == ["Answered 40 calls a day"]


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    document = read_document(docx(paragraph("before", text_box(paragraph("in the box"), paragraph("second"))) + paragraph("after")))
    assert texts(document) == ["before", "in the box", "second", "after"]


def test_a_fallback_is_read_where_the_choice_is_empty() -> None:
    markup = "<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>fallback</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(read_document(docx(paragraph(markup)))) == ["fallback"]


def test_cells_keep_their_text_together_and_tables_nest() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('nested')}</w:tc></w:tr></w:tbl>"
    left = f"<w:tc>{paragraph('left one')}{paragraph('left two')}{inner}</w:tc>"
    rows = f"<w:tr>{left}<w:tc>{paragraph('right')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('gone')}</w:tc></w:tr>"
    document = read_document(docx(f"<w:tbl>{rows}</w:tbl>" + paragraph("below")))
    assert texts(document) == ["left one", "left two", "nested", "right", "below"]
    assert kinds(document) == [LineKind.TABLE_CELL] * 4 + [LineKind.PLAIN]


def test_content_controls_may_hold_paragraphs_and_rows() -> None:
    cell = f"<w:tc><w:sdt><w:sdtContent>{paragraph('in a cell')}</w:sdtContent></w:sdt></w:tc>"
    table = f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    block = f"<w:sdt><w:sdtContent>{paragraph('in a block')}</w:sdtContent></w:sdt>"
    assert texts(read_document(docx(block + table))) == ["in a block", "in a cell"]


def test_headers_come_first_and_footers_last_each_text_once() -> None:
    arrows = (("h1", "header", "header1.xml"), ("h2", "header", "header2.xml"), ("f1", "footer", "footer1.xml"))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/></w:sectPr>'
    again = '<w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h2"/></w:sectPr></w:pPr>'
    header = part("hdr", paragraph("jo@example.com"))
    document = read_document(
        docx(
            paragraph("body") + f"<w:p>{again}</w:p>" + section,
            arrows=arrows,
            header1=header,
            header2=header,
            footer1=part("ftr", paragraph("page 1")),
        )
    )
    assert texts(document) == ["jo@example.com", "body", "page 1"]
    assert kinds(document) == [LineKind.PAGE_HEADER, LineKind.PLAIN, LineKind.PAGE_FOOTER]


@pytest.mark.parametrize(("switch", "shown"), [("<w:titlePg/>", True), ("", False)])
def test_a_header_of_the_first_page_counts_where_it_is_switched_on(switch: str, shown: bool) -> None:
    section = f'<w:sectPr><w:headerReference w:type="first" r:id="h1"/>{switch}</w:sectPr>'
    content = docx(paragraph("body") + section, arrows=(("h1", "header", "header1.xml"),), header1=part("hdr", paragraph("first page")))
    assert ("first page" in texts(read_document(content))) is shown


def test_only_notes_that_the_text_points_to_are_read() -> None:
    notes = part("footnotes", "".join(f'<w:footnote w:id="{i}">{paragraph(f"note {i}")}</w:footnote>' for i in (1, 2)))
    body = paragraph("claim", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert texts(read_document(docx(body, arrows=(("n", "footnotes", "footnotes.xml"),), footnotes=notes))) == ["claim", "note 2"]


STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My section"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Dots"><w:name w:val="Dots"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="LoopA"><w:name w:val="A"/><w:basedOn w:val="LoopB"/></w:style>
<w:style w:type="paragraph" w:styleId="LoopB"><w:name w:val="B"/><w:basedOn w:val="LoopA"/></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("", LineKind.PLAIN),
        ('<w:pStyle w:val="berschrift1"/>', LineKind.HEADING),
        ('<w:pStyle w:val="Mine"/>', LineKind.HEADING),
        ('<w:pStyle w:val="Outline"/>', LineKind.HEADING),
        ('<w:pStyle w:val="Outline"/><w:outlineLvl w:val="9"/>', LineKind.PLAIN),
        ('<w:outlineLvl w:val="0"/>', LineKind.HEADING),
        ('<w:pStyle w:val="Heading2"/>', LineKind.HEADING),
        ('<w:pStyle w:val="ListBullet"/>', LineKind.BULLET),
        ('<w:pStyle w:val="Dots"/>', LineKind.BULLET),
        ('<w:pStyle w:val="Dots"/><w:numPr><w:numId w:val="0"/></w:numPr>', LineKind.PLAIN),
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', LineKind.BULLET),
        ('<w:pStyle w:val="LoopA"/>', LineKind.PLAIN),
        ('<w:pStyle w:val="Nowhere"/>', LineKind.PLAIN),
    ],
)
def test_styles_tell_headings_and_list_items(properties: str, kind: LineKind) -> None:
    assert kinds(read_document(docx(paragraph("Customer care", properties=properties), styles=STYLES))) == [kind]


def test_a_typed_list_mark_makes_a_list_item() -> None:
    assert kinds(read_document(docx(paragraph("• Greeted guests") + paragraph("- Kept the till")))) == [LineKind.BULLET] * 2


def test_a_symbol_font_mark_is_a_bullet() -> None:
    document = read_document(docx(paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', " Greeted guests")))
    assert texts(document) == ["• Greeted guests"]
    assert kinds(document) == [LineKind.BULLET]


def test_a_short_bold_line_is_a_heading_and_a_bold_sentence_is_not() -> None:
    body = (
        paragraph(run("Key skills", "<w:b/>")) + paragraph(run("I calm callers.", "<w:b/>")) + paragraph(run("Tools", "<w:b/>"), ": Slack")
    )
    assert kinds(read_document(docx(body))) == [LineKind.HEADING, LineKind.PLAIN, LineKind.PLAIN]


def test_a_forced_break_makes_a_line_that_goes_on_where_a_sentence_was_wrapped() -> None:
    long = "Answered billing questions from callers across three provinces and"
    body = paragraph(long, "<w:r><w:br/></w:r>", "two territories") + paragraph("Slack", "<w:r><w:br/></w:r>", "Zoom")
    document = read_document(docx(body))
    assert texts(document) == [long, "two territories", "Slack", "Zoom"]
    assert [line.continues for line in document.lines] == [False, True, False, False]


def test_anchors_count_all_paragraphs_of_the_part() -> None:
    body = f"<w:del>{paragraph('gone')}</w:del>" + paragraph("one", text_box(paragraph("box"))) + paragraph("two")
    content = docx(body)
    document = read_document(content)
    root = etree.fromstring(zip_part(content, "word/document.xml"))
    namespace = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    everywhere = root.findall(".//w:p", namespace)
    for line, text in zip(document.lines, texts(document), strict=True):
        found = re.fullmatch(r"word/document\.xml#p(\d+)", line.anchor or "")
        assert found
        own = [mark.text for mark in everywhere[int(found.group(1))].findall("w:r/w:t", namespace)]
        assert "".join(own) == text


def zip_part(content: bytes, name: str) -> bytes:
    import zipfile

    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def test_what_python_docx_writes_is_read() -> None:
    made = python_docx.Document()
    made.add_heading("Experience", 1)
    made.add_paragraph("Answered calls", style="List Bullet")
    made.add_table(1, 2).cell(0, 1).text = "Toronto"
    made.sections[0].header.paragraphs[0].text = "Jo Park"
    buffer = BytesIO()
    made.save(buffer)
    document = read_document(buffer.getvalue(), name="cv.docx")
    assert texts(document) == ["Jo Park", "Experience", "Answered calls", "Toronto"]
    assert kinds(document) == [LineKind.PAGE_HEADER, LineKind.HEADING, LineKind.BULLET, LineKind.TABLE_CELL]
    assert document.warnings == ()


def test_the_strict_namespaces_are_read() -> None:
    content = docx(paragraph("body", properties='<w:pStyle w:val="berschrift1"/>'), styles=STYLES)
    strict = {"http://schemas.openxmlformats.org/": "http://purl.oclc.org/ooxml/"}
    parts = {name: zip_part(content, name).decode() for name in ("word/document.xml", "word/styles.xml")}
    for old, new in strict.items():
        parts = {name: source.replace(old + "wordprocessingml/2006/main", new + "wordprocessingml/main") for name, source in parts.items()}
    document = read_document(zipped({"_rels/.rels": relationships(("r0", "officeDocument", "word/document.xml")), **parts}))
    assert texts(document) == ["body"]


def test_a_dangling_header_is_said() -> None:
    document = read_document(docx(paragraph("body") + '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'))
    assert codes(document) == ["damaged"]


def test_text_in_another_format_within_the_file_is_said() -> None:
    assert codes(read_document(docx(paragraph("body") + '<w:altChunk r:id="a1"/>'))) == ["unread-part"]


def test_a_cell_over_all_columns_is_read_and_said() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="50000000"/></w:tcPr>'
    document = read_document(docx(f"<w:tbl><w:tr><w:tc>{wide}{paragraph('cell')}</w:tc></w:tr></w:tbl>"))
    assert texts(document) == ["cell"]
    assert codes(document) == ["limit"]


def test_a_document_of_pictures_is_empty() -> None:
    with pytest.raises(EmptyError):
        read_document(docx(paragraph("<w:r><w:drawing/></w:r>")))


def test_a_package_without_a_body_is_damaged() -> None:
    with pytest.raises(DamagedError):
        read_document(zipped({"word/styles.xml": part("styles", "")}))
