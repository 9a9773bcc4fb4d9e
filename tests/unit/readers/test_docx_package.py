import dataclasses
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from docx_parts import docx, paragraph, part, relationships, zipped

from resumefit.errors import EncryptedError, LimitError, XmlDtdError
from resumefit.readers.docx_package import open_package
from resumefit.readers.limits import LIMITS
from resumefit.readers.registry import read_document

WORDS = " ".join(f"Answered call {number} about order {number * 7919 % 1000}." for number in range(400))
GOOD = docx(paragraph(WORDS))
MAIN = part("document", f"<w:body>{paragraph('All is well')}</w:body>")


def without_directory(content: bytes) -> bytes:
    return content[: content.index(b"PK\x01\x02")]


def renamed(name: str, content: str) -> bytes:
    return zipped({"_rels/.rels": relationships(("r0", "officeDocument", name)), name: content})


@pytest.mark.parametrize(
    "content",
    [
        without_directory(docx(paragraph("All is well"))),
        zipped({"word/document.xml": MAIN}),
        zipped({"_rels/.rels": "<broken", "word/document.xml": MAIN}),
        zipped({"_rels/.rels": relationships(("r0", "officeDocument", "word/nowhere.xml")), "word/document.xml": MAIN}),
        docx(paragraph("All is well"), styles="<w:style w:styleId='a' <broken</w:style>") + b"trailing junk",
        zipped({"word/document.xml": MAIN.replace("</w:body></w:document>", "")}),
    ],
)
def test_a_damaged_package_is_read_with_a_warning_where_its_text_can_be_had(content: bytes) -> None:
    document = read_document(content)
    assert document.text == "All is well"
    assert [warning.code for warning in document.warnings] in (["damaged"], [])


def test_a_missing_directory_is_said() -> None:
    assert [warning.code for warning in read_document(without_directory(GOOD)).warnings] == ["damaged"]


def test_the_beginning_of_a_truncated_part_is_read() -> None:
    content = zipped({"word/document.xml": part("document", f"<w:body>{paragraph(WORDS)}{paragraph(WORDS[::-1])}</w:body>")})
    document = read_document(content[: len(content) * 2 // 3])
    assert document.text.startswith("Answered call 0 about order 0.")
    assert [warning.code for warning in document.warnings] == ["damaged"]


def test_a_wrong_checksum_is_said() -> None:
    good = zipped({"_rels/.rels": relationships(("r0", "officeDocument", "word/document.xml")), "word/document.xml": MAIN})
    sum_ = struct.pack("<I", zlib.crc32(MAIN.encode()))
    assert good.count(sum_) == 2
    assert [warning.code for warning in read_document(good.replace(sum_, b"\0\0\0\0")).warnings] == ["damaged"]


@pytest.mark.parametrize("name", ["word/document.xml", "word/document2.xml", "WORD/Document.XML", "word\\document.xml"])
def test_the_main_part_is_found_by_the_package_s_own_arrow(name: str) -> None:
    assert read_document(renamed(name, MAIN)).text == "All is well"


def test_a_null_picture_is_no_matter() -> None:
    content = docx(paragraph("All is well"), arrows=(("r1", "image", "NULL"), ("r2", "image", "../NULL")))
    assert read_document(content).warnings == ()


def test_utf_16_parts_are_read() -> None:
    source = MAIN.replace("UTF-8", "UTF-16")
    assert read_document(zipped({"word/document.xml": source.encode("utf-16")})).text == "All is well"


@pytest.mark.parametrize("encode", [str.encode, lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16")])
def test_a_document_type_is_refused(encode: object) -> None:
    source = MAIN.replace("?>", '?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1).replace("All is well", "&x;")
    with pytest.raises(XmlDtdError):
        read_document(zipped({"word/document.xml": encode(source)}))  # type: ignore[operator]


def test_an_entity_of_no_document_type_stays_unresolved() -> None:
    document = read_document(zipped({"word/document.xml": MAIN.replace("All is", "All &x; is")}))
    assert "well" in document.text


def test_a_password_is_asked_for_by_name() -> None:
    buffer = BytesIO(GOOD)
    content = bytearray(buffer.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + offset] |= 1
            start = content.find(mark, start + 1)
    with pytest.raises(EncryptedError):
        read_document(bytes(content))


BLANKS = part("document", f"<w:body>{paragraph('x')}{' ' * 4_000_000}</w:body>")
DEEP = part("document", "<w:body>" + "<w:sdt><w:sdtContent>" * 200 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 200 + "</w:body>")
INLINE = part("document", "<w:body><w:p>" + "<w:ins>" * 400 + "<w:r><w:t>deep</w:t></w:r>" + "</w:ins>" * 400 + "</w:p></w:body>")
BEYOND = part("document", "<w:body>" + "<w:sdt>" * 3000 + paragraph("deep") + "</w:sdt>" * 3000 + "</w:body>")
TAGS = part("document", "<w:body>" + "".join(f"<w:p w:n='{n * 7919:x}'/>" for n in range(LIMITS.xml_tags)) + "</w:body>")


@pytest.mark.parametrize("source", [BLANKS, DEEP, INLINE, BEYOND, TAGS])
def test_bombs_are_refused(source: str) -> None:
    with pytest.raises(LimitError):
        read_document(zipped({"word/document.xml": source}))


def test_pictures_are_never_unpacked() -> None:
    content = docx(paragraph("All is well"))
    buffer = BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(5_000_000))
    assert read_document(buffer.getvalue()).text == "All is well"


def test_too_many_parts_are_refused_with_and_without_a_directory() -> None:
    parts: dict[str, str | bytes] = {f"word/x{number}.xml": "" for number in range(LIMITS.zip_entries + 1)}
    content = zipped({"word/document.xml": MAIN, **parts})
    for variant in (content, without_directory(content)):
        with pytest.raises(LimitError):
            read_document(variant)


def test_the_sum_of_parts_is_limited() -> None:
    package = open_package(GOOD, dataclasses.replace(LIMITS, parts_bytes=1000))
    package.part("_rels/.rels")
    with pytest.raises(LimitError):
        package.part("word/document.xml")


def test_a_part_is_unpacked_once() -> None:
    package = open_package(GOOD, LIMITS)
    assert package.part("word/document.xml") is package.part("word/Document.xml")
    assert package.part("word/nowhere.xml") is None
