import pytest
from docx_parts import docx, paragraph, part, run, text_box

from resumefit.document import Document
from resumefit.readers.docx_looks import contrast
from resumefit.readers.registry import read_document

WHITE = '<w:color w:val="FFFFFF"/>'
STYLES = """
<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Pale"><w:name w:val="Pale"/><w:rPr><w:color w:val="FDFDFD"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Paler"><w:name w:val="Paler"/><w:basedOn w:val="Pale"/></w:style>
<w:style w:type="table" w:styleId="Banner"><w:name w:val="Banner"/><w:tblStylePr w:type="firstRow"><w:tcPr>
<w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>
"""


def read(body: str) -> Document:
    return read_document(docx(paragraph("seen") + body, styles=STYLES))


def cell(properties: str, *paragraphs: str, table: str = "", row: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{properties}</w:tcPr>"
        f"{''.join(paragraphs)}</w:tc></w:tr></w:tbl>"
    )


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run("Zendesk guru", "<w:vanish/>")),
        paragraph(run("Zendesk guru", '<w:rStyle w:val="Ghost"/>')),
        paragraph(run("Zendesk guru", WHITE)),
        paragraph(run("Zendesk guru", '<w:color w:val="fafafa"/>')),
        paragraph("Zendesk guru", properties='<w:pStyle w:val="Paler"/>'),
        paragraph(run("Zendesk guru", '<w:sz w:val="2"/>')),
        paragraph(run("Zendesk guru", '<w:sz w:val="3"/>')),
        paragraph(run("Zendesk guru", '<w:w w:val="1"/>')),
        paragraph(run("Zendesk guru", WHITE + '<w:shd w:val="clear" w:fill="FFFFFF"/>')),
        paragraph(run("Zendesk guru", '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3864"/>')),
        paragraph(run("Zendesk guru", '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
        paragraph(run("Zendesk guru", "<w14:textFill><w14:noFill/></w14:textFill>")),
        paragraph("Zendesk guru", properties='<w:spacing w:line="1" w:lineRule="exact"/>'),
        paragraph("Zendesk guru", properties='<w:framePr w:x="-30000" w:y="1"/>'),
        cell("", paragraph(run("Zendesk guru", WHITE))),
        cell("", paragraph("Zendesk guru"), row='<w:trHeight w:val="1" w:hRule="exact"/>'),
        cell("", paragraph("Zendesk guru"), row="<w:hidden/>"),
        paragraph(text_box(paragraph(run("Zendesk guru", WHITE)))),
        paragraph(text_box(paragraph("Zendesk guru"), size=1)),
    ],
)
def test_what_nobody_can_see_is_hidden_and_said(body: str) -> None:
    document = read(body)
    assert document.text == "seen"
    assert document.hidden == ("Zendesk guru",)
    assert [warning.code for warning in document.warnings] == ["hidden-text"]
    assert "Zendesk" not in document.warnings[0].message


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run("Zendesk guru", '<w:vanish w:val="0"/>')),
        paragraph(run("Zendesk guru", '<w:rStyle w:val="Ghost"/><w:vanish w:val="false"/>')),
        paragraph(run("Zendesk guru", '<w:color w:val="auto"/>')),
        paragraph(run("Zendesk guru", '<w:color w:val="808080"/>')),
        paragraph(run("Zendesk guru", '<w:sz w:val="8"/>')),
        paragraph(run("Zendesk guru", WHITE + '<w:shd w:val="clear" w:fill="1F3864"/>')),
        paragraph(run("Zendesk guru", WHITE + '<w:highlight w:val="darkBlue"/>')),
        paragraph(run("Zendesk guru", WHITE), properties='<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'),
        cell('<w:shd w:val="clear" w:fill="1F3864"/>', paragraph(run("Zendesk guru", WHITE))),
        cell("", paragraph(run("Zendesk guru", WHITE)), table='<w:tblStyle w:val="Banner"/>'),
        cell("", paragraph("Zendesk guru"), row='<w:trHeight w:val="1" w:hRule="atLeast"/>'),
        paragraph(text_box(paragraph(run("Zendesk guru", WHITE)), fill='<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>')),
        paragraph(text_box(paragraph(run("Zendesk guru", WHITE)), fill="<a:gradFill/>")),
        paragraph(text_box(paragraph("Box"), fill="<a:solidFill/>"), text_box(paragraph(run("Zendesk guru", WHITE)))),
        paragraph('<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>', run("Zendesk guru", WHITE)),
    ],
)
def test_what_can_be_seen_is_read(body: str) -> None:
    document = read(body)
    assert document.text.replace("Box", "").split() == ["seen", "Zendesk", "guru"]
    assert document.warnings == ()


def test_light_letters_over_a_shape_that_hangs_on_the_header_are_read() -> None:
    header = part("hdr", "<w:p><w:r><w:drawing><wp:anchor behindDoc='1'/></w:drawing></w:r></w:p>").replace("'1'", '"1"')
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    content = docx(paragraph(run("Zendesk guru", WHITE)) + section, arrows=(("h1", "header", "header1.xml"),), header1=header)
    assert read_document(content).text == "Zendesk guru"


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
