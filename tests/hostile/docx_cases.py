"""Hostile and awkward DOCX files: name -> bytes, the outcome, and words that must or must not be read.

An outcome is "read", "read+<warning>" (several joined by +), or the slug of an error.
"""

import zipfile
from dataclasses import dataclass

from docx_parts import docx, paragraph, part, relationships, run, text_box, zipped

SEEN = "Answered forty calls a day at the Kenora desk"
GHOST = "zendesk salesforce genesys"


@dataclass(frozen=True)
class Case:
    name: str
    content: bytes
    outcome: str
    says: tuple[str, ...] = (SEEN,)
    silent: tuple[str, ...] = ()


def main(body: str) -> str:
    return part("document", f"<w:body>{body}</w:body>")


def package(**parts: str | bytes) -> bytes:
    return zipped({name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()})


GOOD = docx(paragraph(SEEN))
RELATED = relationships(("r0", "officeDocument", "word/document.xml"))
DTD = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
CELL = f"<w:tc>{paragraph(SEEN)}</w:tc>"
UNSEEN_RUNS = {
    "vanish": "<w:vanish/>",
    "white": '<w:color w:val="FFFFFF"/>',
    "near-white": '<w:color w:val="FCFCFC"/>',
    "one-point": '<w:sz w:val="2"/>',
    "one-per-cent-wide": '<w:w w:val="1"/>',
    "no-ink": "<w14:textFill><w14:noFill/></w14:textFill>",
}


def damaged(old: bytes, new: bytes) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new)


def _bombs() -> list[Case]:
    deep = "<w:sdt><w:sdtContent>" * 2_000 + paragraph(SEEN) + "</w:sdtContent></w:sdt>" * 2_000
    nested = "<w:tbl><w:tr><w:tc>" * 120 + paragraph(SEEN) + "</w:tc></w:tr></w:tbl>" * 120
    return [
        Case("two million empty paragraphs", package(word__document_dot_xml=main("<w:p/>" * 2_000_000)), "limit", ()),
        Case("blanks without end", package(word__document_dot_xml=main(paragraph(SEEN) + " " * 20_000_000)), "limit", ()),
        Case("content controls two thousand deep", package(word__document_dot_xml=main(deep)), "limit", ()),
        Case("tables a hundred deep", package(word__document_dot_xml=main(nested)), "limit", ()),
        Case(
            "a cell over fifty million columns",
            docx(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="50000000"/></w:tcPr>{paragraph(SEEN)}</w:tc></w:tr></w:tbl>'),
            "read+limit",
        ),
        Case(
            "three thousand parts",
            zipped({"word/document.xml": main(paragraph(SEEN)), **{f"word/x{n}.bin": b"" for n in range(3_000)}}),
            "limit",
            (),
        ),
        Case(
            "a huge picture part",
            zipped({"_rels/.rels": RELATED, "word/document.xml": main(paragraph(SEEN)), "word/media/p.png": bytes(30_000_000)}),
            "read",
        ),
        Case("entities in entities", package(word__document_dot_xml=main(paragraph("&b;")).replace("?>", "?>" + DTD, 1)), "xml-dtd", ()),
        Case(
            "an outside entity",
            package(
                word__document_dot_xml=main(paragraph("&x;")).replace("?>", '?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1)
            ),
            "xml-dtd",
            (),
        ),
        Case("a document type in the styles", docx(paragraph(SEEN), styles=DTD), "xml-dtd", ()),
        Case(
            "a document type in UTF-16",
            package(word__document_dot_xml=main(paragraph(SEEN)).replace('"UTF-8"?>', '"UTF-16"?>' + DTD, 1).encode("utf-16")),
            "xml-dtd",
            (),
        ),
    ]


def _damage() -> list[Case]:
    truncated = docx(paragraph(SEEN) + "".join(paragraph(f"call {n * 7919 % 10007}") for n in range(2_000)))
    return [
        Case("no directory", GOOD[: GOOD.index(b"PK\x01\x02")], "read+damaged"),
        Case("half of the file", truncated[: len(truncated) // 2], "read+damaged"),
        Case("junk before and behind", GOOD + b"\r\njunk" * 50, "read"),
        Case("no relationships", package(word__document_dot_xml=main(paragraph(SEEN))), "read+damaged"),
        Case(
            "relationships that are no XML",
            package(_rels___dot_rels=b"\x00\x01", word__document_dot_xml=main(paragraph(SEEN))),
            "read+damaged",
        ),
        Case("a picture called NULL", docx(paragraph(SEEN), arrows=(("r1", "image", "NULL"), ("r2", "image", "../NULL"))), "read"),
        Case(
            "no styles",
            zipped({"_rels/.rels": RELATED, "word/document.xml": main(paragraph(SEEN, properties='<w:pStyle w:val="Mine"/>'))}),
            "read",
        ),
        Case(
            "styles in a circle",
            docx(paragraph(SEEN, properties='<w:pStyle w:val="A"/>'), styles='<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'),
            "read",
        ),
        Case("a header that is not there", docx(paragraph(SEEN) + '<w:sectPr><w:headerReference r:id="r7"/></w:sectPr>'), "read+damaged"),
        Case("unclosed XML", zipped({"_rels/.rels": RELATED, "word/document.xml": main(paragraph(SEEN))[:-25]}), "read+damaged"),
        Case(
            "a control character in the XML",
            zipped({"_rels/.rels": RELATED, "word/document.xml": main(paragraph(SEEN, "\x0b"))}),
            "read+damaged",
        ),
        Case("backslashes in names", zipped({"_rels\\.rels": RELATED, "word\\document.xml": main(paragraph(SEEN))}), "read"),
        Case(
            "stored, not packed",
            zipped({"_rels/.rels": RELATED, "word/document.xml": main(paragraph(SEEN))}, compression=zipfile.ZIP_STORED),
            "read",
        ),
        Case("an empty body", docx(""), "empty", ()),
        Case("no body part", zipped({"_rels/.rels": RELATED, "word/styles.xml": part("styles", "")}), "damaged", ()),
        Case("only the first bytes", GOOD[:40], "damaged", ()),
        Case("a bare ZIP", zipped({"cv.txt": SEEN}), "unsupported", ()),
    ]


def _seen() -> list[Case]:
    moved = f'<w:moveFrom w:id="1">{run("gone away")}</w:moveFrom><w:moveTo w:id="1">{run(SEEN)}</w:moveTo>'
    deleted = '<w:del w:id="1"><w:r><w:delText>gone away</w:delText></w:r></w:del>'
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph(SEEN)}</w:footnote>')
    noted = paragraph("Claim", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    return [
        Case("a text box", docx(paragraph(text_box(paragraph(SEEN)))), "read"),
        Case("a table in a table", docx(f"<w:tbl><w:tr><w:tc><w:tbl><w:tr>{CELL}</w:tr></w:tbl></w:tc></w:tr></w:tbl>"), "read"),
        Case("a content control", docx(f"<w:sdt><w:sdtContent>{paragraph(SEEN)}</w:sdtContent></w:sdt>"), "read"),
        Case("a simple field", docx(paragraph(f'<w:fldSimple w:instr="X">{run(SEEN)}</w:fldSimple>')), "read"),
        Case("a smart tag", docx(paragraph(f"<w:smartTag>{run(SEEN)}</w:smartTag>")), "read"),
        Case("an insertion and a deletion", docx(paragraph(f"<w:ins>{run(SEEN)}</w:ins>", deleted)), "read", silent=("gone away",)),
        Case("moved text", docx(paragraph(moved)), "read", silent=("gone away",)),
        Case("a footnote", docx(noted, arrows=(("r1", "footnotes", "footnotes.xml"),), footnotes=notes), "read"),
        Case("white on dark", docx(paragraph(run(SEEN, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="203040"/>'))), "read"),
        *(
            Case(f"hidden: {name}", docx(paragraph(SEEN) + paragraph(run(GHOST, look))), "read+hidden-text", silent=(GHOST,))
            for name, look in UNSEEN_RUNS.items()
        ),
        Case("hidden: a box of no size", docx(paragraph(SEEN, text_box(paragraph(GHOST), size=1))), "read+hidden-text", silent=(GHOST,)),
        Case("hidden: all of it", docx(paragraph(run(GHOST, "<w:vanish/>"))), "empty", ()),
    ]


CASES = (*_bombs(), *_damage(), *_seen())
