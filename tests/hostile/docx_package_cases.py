"""What happens to the package around a document; outcomes as in docx_cases."""

import struct
import warnings
import zipfile
from io import BytesIO, RawIOBase

from docx_cases import GHOST, RELATED, SEEN, Case, main
from docx_parts import docx, paragraph, relationships, zipped

BODY = main(paragraph(SEEN))
PARTS = [("_rels/.rels", RELATED), ("word/document.xml", BODY)]


def packed(*parts: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts, two of one name if asked."""
    buffer = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return buffer.getvalue()


class _Stream(RawIOBase):
    """A place to write to that cannot be gone back in: sizes follow the parts."""

    def __init__(self) -> None:
        super().__init__()
        self.written = BytesIO()

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        return self.written.write(piece)


def streamed(*, wide: bool = False) -> bytes:
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS:
            with archive.open(name, "w", force_zip64=wide) as file:
                file.write(content.encode())
    return stream.written.getvalue()


def changed(place: int, new: bytes) -> bytes:
    """Overwrite bytes of the body's directory entry."""
    content = bytearray(packed(*PARTS))
    start = content.rindex(b"PK\x01\x02") + place
    content[start : start + len(new)] = new
    return bytes(content)


def body(content: str | bytes) -> bytes:
    return zipped({"_rels/.rels": RELATED, "word/document.xml": content})


def coded(encoding: str, declared: str, *, lead: bytes = b"") -> bytes:
    return body(lead + BODY.replace('"UTF-8"', f'"{declared}"').encode(encoding))


GOOD = packed(*PARTS)
DTD = '<!DOCTYPE x [<!ENTITY a "b">]><w:document'
READ = {
    "sizes behind the parts": streamed(),
    "a directory with wide fields": streamed(wide=True),
    "names in capitals": packed(("_RELS/.RELS", RELATED), ("WORD/DOCUMENT.XML", BODY)),
    "names with a slash before": packed(("/_rels/.rels", RELATED), ("/word/document.xml", BODY)),
    "names with a dot before": packed(("./_rels/.rels", RELATED), ("./word/document.xml", BODY)),
    "a name that leaves the folder": packed(*PARTS, ("../../etc/passwd", "x")),
    "folders as parts": packed(("word/", ""), ("_rels/", ""), *PARTS),
    "a comment": GOOD[:-2] + struct.pack("<H", 5) + b"hello",
    "junk behind": GOOD + b"junk" * 100,
    "a wrong count of parts": GOOD[:-12] + struct.pack("<H", 99) + GOOD[-10:],
    "a size that lies low": changed(24, struct.pack("<I", 10)),
    "a size that lies high": changed(24, struct.pack("<I", 0xFFFFFFF0)),
    "a packed size beyond the end": changed(20, struct.pack("<I", 0x7FFFFFFF)),
    "nineteen hundred parts": packed(*PARTS, *((f"word/x{number}.bin", "") for number in range(1_900))),
    "a bomb that nobody reads": packed(*PARTS, ("word/theme/theme1.xml", " " * 20_000_000)),
    "a document within": packed(*PARTS, ("word/embeddings/a.docx", GOOD)),
    "two bytes a letter": coded("utf-16", "UTF-16"),
    "two bytes a letter, great end first": coded("utf-16-be", "UTF-16", lead=b"\xfe\xff"),
    "two bytes a letter, no mark": coded("utf-16-le", "UTF-16LE"),
    "four bytes a letter": coded("utf-32", "UTF-32"),
    "said to have two bytes a letter": coded("utf-8", "UTF-16"),
    "a mark of its bytes": coded("utf-8", "UTF-8", lead=b"\xef\xbb\xbf"),
    "Western letters": body(main(paragraph(SEEN, "Québec")).replace('"UTF-8"', '"windows-1252"').encode("cp1252")),
    "blank lines first": body("\n\n " + BODY),
    "no declaration": body(BODY.partition("?>")[2]),
    "a style sheet from outside": body('<?xml-stylesheet href="file:///etc/passwd"?>' + BODY.partition("?>")[2]),
    "no document element": body(BODY.replace("<w:body>", "").replace("</w:body>", "")),
    "a chain of a thousand styles": docx(
        paragraph(SEEN, properties='<w:pStyle w:val="S999"/>'),
        styles="".join(f'<w:style w:styleId="S{number}"><w:basedOn w:val="S{number - 1}"/></w:style>' for number in range(1_000)),
    ),
    "pictures that are not there": docx(
        paragraph(SEEN),
        arrows=tuple(
            (f"r{number}", "image", target)
            for number, target in enumerate(("../NULL", "media/a b.png", "media\\a.png", "file:///C:/x.png", "%%", "http://["))
        ),
    ),
    "thousands of attributes": docx(f"<w:p {' '.join(f'w:a{number}={chr(34)}1{chr(34)}' for number in range(5_000))}/>{paragraph(SEEN)}"),
    "thousands of prefixes": docx(f"<w:p {' '.join(f'xmlns:n{n}={chr(34)}u{n}{chr(34)}' for n in range(5_000))}/>{paragraph(SEEN)}"),
}
HURT = {
    "no directory, sizes behind": streamed()[: streamed().index(b"PK\x01\x02")],
    "no directory, wide fields": streamed(wide=True)[: streamed(wide=True).index(b"PK\x01\x02")],
    "two bodies": packed(PARTS[0], ("word/document.xml", main(paragraph(GHOST))), PARTS[1]),
    "two bodies but for capitals": packed(PARTS[0], ("Word/Document.xml", "<x/>"), PARTS[1]),
    "a wrong checksum": changed(16, b"\xff\xff\xff\xff"),
    "a body that starts elsewhere": changed(42, struct.pack("<I", 3)),
    "a directory that starts elsewhere": GOOD[:-6] + struct.pack("<I", 5) + GOOD[-2:],
    "a body that only an outside arrow names": packed(("_rels/.rels", RELATED.replace("word/d", "http://x/d")), PARTS[1]),
    "an alphabet that is none": coded("utf-8", "X-KLINGON"),
    "Western letters unsaid": body(main(paragraph(SEEN, "Québec")).encode("latin-1")),
    "junk behind the XML": body(BODY + "\0junk<"),
    "an unknown entity": body(main(paragraph(SEEN, "a &nbsp; b"))),
    "a bare ampersand": body(main(paragraph(SEEN) + "<w:p><w:r><w:t>Bed & Bath</w:t></w:r></w:p>")),
    "an attribute twice": body(main(paragraph(SEEN) + '<w:p w:x="1" w:x="2"/>')),
    "tags that cross": body(main(paragraph(SEEN) + "<w:p><w:r><w:t>middle</w:r></w:p>")),
    "prefixes unsaid": body(f"<w:document><w:body>{paragraph(SEEN)}</w:body></w:document>"),
}
REFUSED = {
    "a password on the parts": (changed(8, b"\x01\x00"), "encrypted"),
    "a bomb in the styles": (
        zipped({
            "_rels/.rels": RELATED,
            "word/document.xml": BODY,
            "word/_rels/document.xml.rels": relationships(("a", "styles", "styles.xml")),
            "word/styles.xml": "<w:styles>" + " " * 20_000_000,
        }),
        "limit",
    ),
    "a document type in seven bits": (
        body(b'<?xml version="1.0" encoding="UTF-7"?>' + BODY.partition("?>")[2].replace("<w:document", DTD, 1).encode("utf-7")),
        "xml-dtd",
    ),
    "a document type in the arrows": (zipped({"_rels/.rels": "<!DOCTYPE x>" + RELATED, "word/document.xml": BODY}), "xml-dtd"),
    "packed in another way": (packed(*PARTS, method=zipfile.ZIP_BZIP2), "damaged"),
    "line ends exchanged": (GOOD.replace(b"\n", b"\r\n"), "damaged"),
    "nothing but types": (packed(("[Content_Types].xml", "<Types/>")), "damaged"),
    "a body without bytes": (packed(PARTS[0], ("word/document.xml", "")), "damaged"),
    "a workbook": (packed(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")), "unsupported"),
    "slides": (packed(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<x/>")), "unsupported"),
    "an archive of resumes": (packed(("a.docx", GOOD), ("b.pdf", "%PDF-1.4")), "unsupported"),
    "an empty archive": (b"PK\x05\x06" + bytes(18), "unsupported"),
}  # fmt: skip
CASES = (
    *(Case(f"package: {name}", content, "read") for name, content in READ.items()),
    *(Case(f"package: {name}", content, "read+damaged") for name, content in HURT.items()),
    *(Case(f"package: {name}", content, slug, ()) for name, (content, slug) in REFUSED.items()),
)
