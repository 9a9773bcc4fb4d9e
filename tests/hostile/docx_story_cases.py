"""What Word and its kin put into the text of a document; outcomes as in docx_cases."""

from docx_cases import CELL, GHOST, RELATED, SEEN, Case, main
from docx_parts import docx, paragraph, part, relationships, run, text_box, zipped

WHITE = '<w:color w:val="FFFFFF"/>'
VANISH = "<w:vanish/>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText> {} </w:instrText></w:r>"
GONE = '<w:del w:id="2"><w:r><w:delText>gone away</w:delText></w:r></w:del>'
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def inserted(inner: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{inner}</w:ins>'


def box(inner: str, fill: str = "<a:noFill/>") -> str:
    return f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"


def drawing(inner: str, *, before: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:anchor>{before}<wp:extent cx="900000" cy="900000"/><a:graphic><a:graphicData>{inner}</a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def old_box(inner: str, style: str = "width:200pt;height:90pt") -> str:
    content = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return f'<w:r><w:pict><v:shape style="{style}">{content}</v:shape></w:pict></w:r>'


def either(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
        "</mc:AlternateContent>"
    )


def headed(header: str, section: str = "", which: str = "default", **parts: str) -> bytes:
    """A document with one header."""
    body = paragraph("Body words") + f'<w:sectPr><w:headerReference w:type="{which}" r:id="r1"/>{section}</w:sectPr>'
    return docx(body, arrows=(("r1", "header", "header1.xml"),), header1=part("hdr", header), **parts)


def noted(note: str, element: str = "footnote", target: str = "footnotes.xml") -> bytes:
    reference = f'<w:r><w:{element}Reference w:id="2"/></w:r>'
    parts = {f"{element}s": part(f"{element}s", f'<w:{element} w:id="2">{note}</w:{element}>')}
    return docx(paragraph("Claim", reference), arrows=(("r1", f"{element}s", target),), **parts)


def with_part(kind: str, name: str, content: str, body: str = "") -> bytes:
    return zipped({
        "_rels/.rels": RELATED,
        "word/document.xml": main(body or paragraph("Body words")),
        "word/_rels/document.xml.rels": relationships(("r1", kind, name)),
        f"word/{name}": content,
    })  # fmt: skip


def field(result: str, code: str = "X") -> str:
    return MARK.format("begin") + CODE.format(code) + MARK.format("separate") + result + MARK.format("end")


_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
DIAGRAM = f'<d xmlns:a="{_DRAWN}/main"><a:p><a:r><a:t>{SEEN}</a:t></a:r></a:p></d>'
CHART = (
    f'<c:c xmlns:c="{_DRAWN}/chart" xmlns:a="{_DRAWN}/main"><c:title><a:p><a:r><a:t>Skills chart</a:t></a:r></a:p></c:title>'
    f"<c:cat><c:strRef><c:strCache><c:pt><c:v>{SEEN}</c:v></c:pt></c:strCache></c:strRef></c:cat>"
    "<c:val><c:numRef><c:numCache><c:pt><c:v>5</c:v></c:pt></c:numCache></c:numRef></c:val></c:c>"
)
PLAIN, WORDS = paragraph(SEEN), run(SEEN)
SEEN_BODIES = {
    "a box in the newer form alone": paragraph("Name", drawing(box(PLAIN))),
    "a box in the older form alone": paragraph("Name", old_box(PLAIN)),
    "two boxes in a group": paragraph(drawing(f'<g:wgp xmlns:g="g">{box(PLAIN)}{box(paragraph("second"))}</g:wgp>')),
    "a box in a canvas": paragraph(f"<w:r>{either(drawing(f'<c>{either(box(PLAIN), chr(32))}</c>'), old_box(PLAIN), 'wpc')}</w:r>"),
    "a box in a cell": TABLE.format(paragraph("cell", text_box(PLAIN))),
    "a box that holds a table": paragraph(text_box(f"<w:tbl><w:tr>{CELL}</w:tr></w:tbl>")),
    "a box in a box": paragraph(text_box(paragraph("outer", text_box(PLAIN)))),
    "two ways to write a paragraph": either(PLAIN, PLAIN, "x"),
    "a first way without text": paragraph(f"<w:r>{either(drawing('<p/>'), old_box(PLAIN))}</w:r>"),
    "an empty first way": paragraph(f"<w:r>{either('', old_box(PLAIN))}</w:r>"),
    "white letters in a dark box": paragraph(
        text_box(paragraph(run(SEEN, WHITE)), fill='<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>')
    ),
    "white letters in a theme's box": paragraph(
        text_box(paragraph(run(SEEN, WHITE)), fill='<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>')
    ),
    "drawn letters": paragraph("Words", f'<w:r><w:pict><v:shape style="width:9pt"><v:textpath string="{SEEN}"/></v:shape></w:pict></w:r>'),
    "a control within a line": paragraph("Role: ", control(WORDS)),
    "a control around a row": f"<w:tbl>{control(f'<w:tr>{CELL}</w:tr>')}</w:tbl>",
    "a control around a cell": f"<w:tbl><w:tr>{control(CELL)}</w:tr></w:tbl>",
    "controls six deep": control(control(control(control(control(control(PLAIN)))))),
    "own XML around a block": f'<w:customXml w:element="x">{PLAIN}</w:customXml>',
    "own XML around rows and cells": f"<w:tbl><w:customXml><w:tr><w:customXml>{CELL}</w:customXml></w:tr></w:customXml></w:tbl>",
    "smart tags in own XML": paragraph(f"<w:customXml><w:smartTag><w:smartTag>{WORDS}</w:smartTag></w:smartTag></w:customXml>"),
    "a link": paragraph(f'<w:hyperlink r:id="r9">{WORDS}</w:hyperlink>'),
    "a link as a field": paragraph(field(WORDS, 'HYPERLINK "mailto:x"')),
    "a field in a field's code": paragraph(
        MARK.format("begin") + CODE.format("IF") + field(run("inner code")) + CODE.format("=") + MARK.format("separate") + WORDS
    ),
    "simple fields in a link": paragraph(f"<w:fldSimple><w:hyperlink><w:fldSimple>{WORDS}</w:fldSimple></w:hyperlink></w:fldSimple>"),
    "directions": paragraph(f'<w:dir w:val="ltr"><w:bdo w:val="ltr">{WORDS}</w:bdo></w:dir>'),
    "words under their reading": paragraph(
        f"<w:r><w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt><w:rubyBase>{WORDS}</w:rubyBase></w:ruby></w:r>"
    ),
    "an inserted link and a deletion": paragraph(inserted(f"<w:hyperlink>{WORDS}</w:hyperlink>"), GONE),
    "a deletion in an insertion": paragraph(inserted(WORDS + GONE)),
    "an inserted control": paragraph(inserted(control(WORDS))),
    "an inserted row": f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{paragraph(inserted(WORDS))}</w:tc></w:tr></w:tbl>",
    "a deleted row": PLAIN + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('gone away')}</w:tc></w:tr></w:tbl>",
    "deleted plain runs": paragraph(SEEN, f'<w:del w:id="2">{run(" gone away")}</w:del>'),
    "a change of looks": f"<w:p><w:r><w:rPr><w:rPrChange><w:rPr>{VANISH}</w:rPr></w:rPrChange></w:rPr><w:t>{SEEN}</w:t></w:r></w:p>",
    "a comment": paragraph(SEEN, '<w:r><w:commentReference w:id="0"/></w:r>'),
    "pieces of a word": f"<w:p><w:r><w:t><![CDATA[{SEEN[:9]}]]><!-- x -->{SEEN[9:20]}</w:t><w:softHyphen/>"
    f"<w:t>{SEEN[20:]}</w:t></w:r></w:p>",
    "an inclusion from outside": PLAIN + '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    "bold mathematical letters": paragraph("".join(chr(ord(c) + 0x1D5D4 - 65) if c.isupper() else c for c in SEEN)),
    "invisible tags": paragraph(SEEN + "".join(chr(0xE0000 + ord(letter)) for letter in GHOST)),
    "absurd numbers": paragraph(run(SEEN, '<w:w w:val="nan"/>'), properties='<w:ind w:left="abc"/><w:spacing w:line="1e999"/>'),
}
SEEN_FILES = {
    "strict namespaces": zipped({
        name: content.replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
        .replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
        .replace("schemas.openxmlformats.org/drawingml/2006", "purl.oclc.org/ooxml/drawingml")
        for name, content in {"_rels/.rels": RELATED, "word/document.xml": main(paragraph(text_box(PLAIN)))}.items()
    }),
    "an endnote": noted(PLAIN, "endnote", "endnotes.xml"),
    "a footnote by its whole name": noted(PLAIN, target="/word/footnotes.xml"),
    "a table in a footnote, inserted": noted(TABLE.format(paragraph(inserted(WORDS)))),
    "a header": headed(PLAIN),
    "a first page's header": headed(PLAIN, "<w:titlePg/>", "first"),
    "an even page's header": headed(PLAIN, which="even", settings=part("settings", "<w:evenAndOddHeaders/>")),
    "a box in a header": headed(paragraph(text_box(PLAIN))),
    "a control in a header": headed(control(PLAIN)),
    "a drawn diagram": with_part("diagramData", "data1.xml", DIAGRAM),
    "a chart": with_part("chart", "chart1.xml", CHART),
    "a document type of a macro": zipped({"_rels/.rels": RELATED, "word/document.xml": main(PLAIN), "word/vbaProject.bin": bytes(99)}),
    "the body under another name": zipped({
        "[Content_Types].xml": "<Types/>", "_rels/.rels": relationships(("r0", "officeDocument", "/my/main.xml")),
        "my/main.xml": main(PLAIN),
    }),
}  # fmt: skip
FOREIGN_BODIES = {
    "another format within": PLAIN + '<w:altChunk r:id="r1"/>',
    "a document elsewhere": PLAIN + '<w:subDoc r:id="r1"/>',
    "a document within": paragraph(SEEN, '<w:r><w:object><o:OLEObject xmlns:o="o" Type="Embed"/></w:object></w:r>'),
}
_CELL_OF = '<w:tc><w:tcPr><w:shd w:val="clear" {}/></w:tcPr>{}</w:tc>'
GHOST_LOOKS = {
    "nearly white": '<w:color w:val="F2F2F2"/>',
    "ivory": '<w:color w:val="FFFFF0"/>',
    "the paper's theme colour": '<w:color w:themeColor="background1"/>',
    "white on clear shading": f'{WHITE}<w:shd w:val="clear" w:color="auto" w:fill="auto"/>',
    "black on black": '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    "red on red": '<w:color w:val="FF0000"/><w:highlight w:val="red"/>',
    "half a point": '<w:sz w:val="1"/>',
    "clear ink": '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>'
    "</w14:textFill>",
    "white ink": '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
    "a style of letters": '<w:rStyle w:val="C"/>',
}
_STYLES = (
    f'<w:style w:type="character" w:styleId="C"><w:rPr>{VANISH}</w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="A"><w:rPr>{WHITE}</w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)
_UNSEEN = paragraph(run(GHOST, WHITE))
_ONLY = paragraph(GHOST)
GHOST_BODIES = {
    "a style upon a white one": paragraph(GHOST, properties='<w:pStyle w:val="B"/>'),
    "white in a cell": TABLE.format(_UNSEEN),
    "white in a white cell": f"<w:tbl><w:tr>{_CELL_OF.format('w:fill=' + chr(34) + 'FFFFFF' + chr(34), _UNSEEN)}</w:tr></w:tbl>",
    "a row of no height": f'<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr><w:tc>{_ONLY}</w:tc></w:tr></w:tbl>',
    "a line of no height": paragraph(GHOST, properties='<w:spacing w:line="1" w:lineRule="exact"/>'),
    "an indent off the page": paragraph(GHOST, properties='<w:ind w:left="-30000"/>'),
    "a frame off the page": paragraph(GHOST, properties='<w:framePr w:x="-31000" w:y="1"/>'),
    "a table off the page": f'<w:tbl><w:tblPr><w:tblpPr w:tblpX="-31000"/></w:tblPr><w:tr><w:tc>{_ONLY}</w:tc></w:tr></w:tbl>',
    "a box off the page": paragraph(drawing(box(_ONLY), before="<wp:positionH><wp:posOffset>-30000000</wp:posOffset></wp:positionH>")),
    "a box switched off": paragraph(drawing(box(_ONLY), before='<wp:docPr id="1" hidden="1"/>')),
    "an old box switched off": paragraph(old_box(_ONLY, "width:90pt;visibility:hidden")),
    "white in a clear box": paragraph(text_box(_UNSEEN)),
    "white and inserted": f"<w:p>{inserted(run(GHOST, WHITE))}</w:p>",
    "a hidden link": paragraph(f"<w:hyperlink>{run(GHOST, VANISH)}</w:hyperlink>"),
    "a hidden control": control(paragraph(run(GHOST, VANISH))),
    "a hidden outcome of a field": paragraph(field(run(GHOST, VANISH))),
    "letter by letter": paragraph(*(run(letter, WHITE) for letter in GHOST)),
}
_BOTH = {
    "hiding switched off": paragraph(run(GHOST, '<w:vanish w:val="0"/>')),
    "grey": paragraph(run(GHOST, '<w:color w:val="BFBFBF"/>')),
    "four points": paragraph(run(GHOST, '<w:sz w:val="8"/>')),
    "white in a dark cell": f"<w:tbl><w:tr>{_CELL_OF.format('w:fill=' + chr(34) + '2E74B5' + chr(34), _UNSEEN)}</w:tr></w:tbl>",
    "white in a theme's cell": f"<w:tbl><w:tr>{_CELL_OF.format('w:themeFill=' + chr(34) + 'accent1' + chr(34), _UNSEEN)}</w:tr></w:tbl>",
    "white in a dark line": paragraph(run(GHOST, WHITE), properties='<w:shd w:val="clear" w:fill="1F3864"/>'),
    "a paragraph mark hidden": f"<w:p><w:pPr><w:rPr>{VANISH}</w:rPr></w:pPr>{run(GHOST)}</w:p>",
}
_PICTURE = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="r1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)

CASES = (
    *(Case(f"docx: {name}", docx(body), "read", silent=("gone away", "inner code", GHOST)) for name, body in SEEN_BODIES.items()),
    *(Case(f"docx: {name}", content, "read") for name, content in SEEN_FILES.items()),
    *(Case(f"docx: {name}", docx(body), "read+unread-part") for name, body in FOREIGN_BODIES.items()),
    *(
        Case(f"docx hidden: {name}", docx(PLAIN + paragraph(run(GHOST, look)), styles=_STYLES), "read+hidden-text", silent=(GHOST,))
        for name, look in GHOST_LOOKS.items()
    ),
    *(
        Case(f"docx hidden: {name}", docx(PLAIN + body, styles=_STYLES), "read+hidden-text", silent=(GHOST,))
        for name, body in GHOST_BODIES.items()
    ),
    Case("docx hidden: white in a header", headed(PLAIN + _UNSEEN), "read+hidden-text", silent=(GHOST,)),
    Case("docx hidden: in a footnote", noted(PLAIN + paragraph(run(GHOST, VANISH))), "read+hidden-text", silent=(GHOST,)),
    *(Case(f"docx seen: {name}", docx(PLAIN + body), "read", (SEEN, GHOST)) for name, body in _BOTH.items()),
    Case("docx: a first page's header switched off", headed(_ONLY, '<w:titlePg w:val="0"/>', "first"), "read", ("Body words",), (GHOST,)),
    Case("docx: a picture of a page", docx(f"<w:p>{_PICTURE}</w:p>"), "scanned", ()),
    Case("docx: a document type in a header", headed("<!DOCTYPE x>" + PLAIN), "xml-dtd", ()),
)
