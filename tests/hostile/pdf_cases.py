"""Hostile and awkward PDFs; outcomes as in docx_cases."""

import zlib
from io import BytesIO

from docx_cases import GHOST, SEEN, Case
from pdf_maker import Page, make_pdf, picture, stream
from pypdf import PdfReader, PdfWriter

PARAGRAPH = (
    SEEN,
    "and wrote to customers about late orders, wrong bills and lost parcels.",
    "Trained new agents in the use of the ticket system",
    "and kept the notes of the team in good order.",
)


def page(*, width: float = 612, height: float = 792, rotate: int = 0) -> Page:
    """A page with a paragraph of plain text."""
    sheet = Page(width=width, height=height, rotate=rotate)
    for row, text in enumerate(PARAGRAPH):
        sheet.text(text, x=72, y=height - 72 - 14 * row)
    return sheet


def with_operators(operators: str | bytes, **xobjects: bytes) -> bytes:
    """The paragraph, then operators."""
    sheet = page()
    sheet.xobjects.update(xobjects)
    sheet.raw(operators)
    return make_pdf([sheet])


def ghost(look: str = "", *, x: float = 72, y: float = 300, size: float = 10, end: str = "") -> str:
    return f"q {look} BT /F1 {size:g} Tf 1 0 0 1 {x:g} {y:g} Tm ({GHOST}) Tj ET {end} Q"


GOOD = make_pdf([page()])
LONG = make_pdf([page() for _ in range(8)])


def swapped(old: bytes, new: bytes, content: bytes = GOOD) -> bytes:
    assert old in content
    return content.replace(old, new)


def encrypted(user: str, *, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(GOOD)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def objects(*bodies: bytes, trailer: str = "/Root 1 0 R", header: bytes = b"%PDF-1.7\n") -> bytes:
    """A file of numbered objects with a right cross-reference table."""
    content = bytearray(header)
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(content + f"trailer\n<< /Size {len(bodies) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
SHEET = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> %s >> >>"
TEXT = b"BT /F1 10 Tf 72 700 Td (" + SEEN.encode() + b") Tj ET"


def one_page(content: bytes, resources: bytes = b"", *more: bytes, catalog: bytes = CATALOG) -> bytes:
    """A page whose content stream is given whole, as object 5; further objects from 6 on."""
    return objects(catalog, b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>", FONT, SHEET % (5, resources), content, *more)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n" % (entries, len(packed)) + packed + b"\nendstream"


def bomb(layers: int = 2, size: int = 40_000_000) -> bytes:
    """A stream packed several times over."""
    data = zlib.compress(bytes(size), 9)
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return b"<< /Filter [%s] /Length %d >>\nstream\n" % (b" /FlateDecode" * layers, len(data)) + data + b"\nendstream"


def many_pages(count: int) -> bytes:
    """A page object that the page tree names again and again."""
    kids = b" ".join(b"4 0 R" for _ in range(count))
    return objects(CATALOG, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids), FONT, SHEET % (5, b""), stream(TEXT, packed=True))


def own_pages(count: int) -> bytes:
    """As many page objects, each with its stream."""
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + count))
    sheets = [SHEET % (4 + count, b"") for _ in range(count)]
    return objects(CATALOG, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids), FONT, *sheets, stream(TEXT, packed=True))


def nested_forms(depth: int, *, width: int = 1) -> bytes:
    """Forms in forms, each painting the next `width` times."""
    forms = []
    for level in range(depth):
        inner = b"/X Do " * width if level < depth - 1 else TEXT
        names = b"/XObject << /X %d 0 R >>" % (7 + level) if level < depth - 1 else b""
        forms.append(flate(inner, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> %s >>" % names))
    return one_page(stream(TEXT + b" /X Do"), b"/XObject << /X 6 0 R >>", *forms)


def own_form() -> bytes:
    body = stream(
        TEXT.decode().encode() + b" /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 6 0 R >> >>"
    )
    return one_page(stream(TEXT + b" /X Do"), b"/XObject << /X 6 0 R >>", body)


def cmap(pairs: list[tuple[int, int]]) -> bytes:
    rows = "".join(f"<{code:02x}> <{target:04x}>\n" for code, target in pairs)
    return stream(
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n{len(pairs)} beginbfchar\n{rows}endbfchar endcmap end".encode(),
        packed=True,
    )


def mapped_font(pairs: list[tuple[int, int]], text: str) -> bytes:
    """A page whose font says of each code what it stands for."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd /FirstChar 32 /LastChar 126 /Widths [%s] /ToUnicode 7 0 R >>" % (
        b"500 " * 95
    )
    rows = "".join(f"1 0 0 1 72 {700 - 14 * row} Tm ({words}) Tj " for row, words in enumerate(text.split("\n")))
    return one_page(stream(f"BT /F2 10 Tf {rows} ET".encode()), b"", font, cmap(pairs)).replace(b"/F1 3 0 R", b"/F2 6 0 R", 1)


def _opening() -> list[Case]:
    middle = GOOD.index(b"stream")
    return [
        Case("pdf: plain", GOOD, "read"),
        Case("pdf: locked with a password", encrypted("secret"), "encrypted", ()),
        Case("pdf: locked with an empty password", encrypted(""), "read"),
        Case("pdf: locked with 40 bits, empty password", encrypted("", algorithm="RC4-40"), "read"),
        Case("pdf: half of it", LONG[: len(LONG) // 2], "read+damaged"),
        Case("pdf: cut before the table", GOOD[: GOOD.index(b"xref\n")], "read+damaged"),
        Case("pdf: cut in the first stream", GOOD[: middle + 20], "damaged", ()),
        Case("pdf: first line only", b"%PDF-1.7\n", "damaged", ()),
        Case("pdf: first line and noise", b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged", ()),
        Case("pdf: no header", b"\n" * 20 + GOOD[9:], "unsupported", ()),
        Case("pdf: header after junk", b"junk\r\n" * 50 + GOOD, "read"),
        Case("pdf: junk after the end", GOOD + b"\0" * 3_000, "read+damaged"),
        Case("pdf: wrong place of the table", swapped(b"startxref\n", b"startxref\n9"), "read"),
        Case("pdf: table of zeros", GOOD[: GOOD.index(b"xref\n")] + b"xref\n0 0\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF", "read"),
        Case("pdf: all places off by one", swapped(b"%PDF-1.7\n", b"%PDF-1.7\n\n"), "read"),
        Case("pdf: negative place of the table", swapped(b"startxref\n", b"startxref\n-"), "read"),
        Case("pdf: no catalogue", swapped(b"/Root 1 0 R", b"/Root 9 0 R"), "read"),
        Case("pdf: NUL for blanks", swapped(b" 0 obj\n<< /Type /Page ", b" 0 obj\n<<\0/Type\0/Page "), "read"),
        Case("pdf: wrong lengths", GOOD.replace(b"/Length ", b"/Length 9"), "read"),
        Case("pdf: no lengths", GOOD.replace(b"/Length ", b"/Lengthy "), "read"),
        Case("pdf: stream of another kind", swapped(b"/FlateDecode", b"/LZWDecodes"), "damaged", ()),
        Case("pdf: a filter by its old short name", swapped(b"/FlateDecode", b"/Fl"), "read"),
        Case("pdf: endless previous tables", swapped(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9"), "read"),
        Case("pdf: a version that never was", swapped(b"%PDF-1.7", b"%PDF-9.9"), "read"),
        Case("pdf: only a cover page of a form", objects(CATALOG, b"<< /Type /Pages /Count 0 /Kids [] >>"), "damaged", ()),
    ]


def _trees() -> list[Case]:
    loop = b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"
    return [
        Case("pdf: a page tree in a circle", objects(CATALOG, loop, FONT), "empty", ()),
        Case(
            "pdf: a page tree in a circle with a page",
            objects(CATALOG, b"<< /Type /Pages /Count 2 /Kids [4 0 R 2 0 R] >>", FONT, SHEET % (5, b""), stream(TEXT)),
            "read",
        ),
        Case("pdf: a page that is its own parent", objects(CATALOG, b"<< /Type /Page /Parent 2 0 R >>", FONT), "empty", ()),
        Case("pdf: a count of two thousand million", swapped(b"/Count 1 ", b"/Count 2000000000 "), "read"),
        Case("pdf: a negative count", swapped(b"/Count 1 ", b"/Count -1 "), "read"),
        Case("pdf: ten thousand times one page", many_pages(10_000), "read+limit"),
        Case("pdf: three thousand pages", own_pages(3_000), "read+limit"),
        Case("pdf: forms in forms", nested_forms(60), "read+limit"),
        Case("pdf: forms doubled twenty times", nested_forms(20, width=2), "read+limit"),
        Case("pdf: forms ten wide", nested_forms(8, width=10), "read+limit"),
        Case("pdf: a form that paints itself", own_form(), "read"),
        Case("pdf: arrays ten thousand deep", one_page(stream(TEXT + b"[" * 10_000)), "read"),
        Case("pdf: dictionaries ten thousand deep", one_page(stream(TEXT), b"/A " + b"<< /A " * 10_000), "read"),
        Case("pdf: brackets ten thousand deep", one_page(stream(TEXT + b" " + b"(" * 10_000)), "read"),
        Case("pdf: states never restored", one_page(stream(b"q " * 200_000 + TEXT)), "read"),
        Case("pdf: an object that is itself", objects(CATALOG, b"2 0 R", FONT), "damaged", ()),
        Case("pdf: a length that is itself", swapped(b"/Length ", b"/Length 6 0 R /L "), "read"),
    ]


def _bombs() -> list[Case]:
    line = b"1 0 0 1 72 %d Tm (call) Tj "
    rows = b"".join(line % (n % 700) for n in range(250_000))
    shared = stream(TEXT + b" " * 10_000_000, packed=True)
    kids = b" ".join(b"%d 0 R" % n for n in range(6, 56))
    sharing = objects(
        CATALOG, b"<< /Type /Pages /Count 50 /Kids [%s] >>" % kids, FONT, b"null", shared, *(SHEET % (5, b"") for _ in range(50))
    )
    return [
        Case("pdf: a stream of zeros without end", one_page(bomb(1, 100_000_000)), "limit", ()),
        Case("pdf: a stream packed twice", one_page(bomb()), "limit", ()),
        Case("pdf: a stream packed five times", one_page(bomb(5)), "limit", ()),
        Case("pdf: forty filters", one_page(bomb(40, 1_000)), "limit", ()),
        Case("pdf: a quarter of a million text lines", one_page(flate(b"BT /F1 10 Tf " + rows + b"ET")), "read+limit", ("call",)),
        Case("pdf: fifty pages share ten megabytes", sharing, "read+limit"),
        Case("pdf: two million operators", one_page(flate(TEXT + b" q Q" * 1_000_000)), "read+limit"),
        Case("pdf: a million rectangles", one_page(flate(TEXT + b" 0 0 1 1 re f" * 1_000_000)), "read+limit"),
        Case(
            "pdf: one word of two million letters", one_page(flate(TEXT + b" BT /F1 10 Tf (" + b"a" * 2_000_000 + b") Tj ET")), "read+limit"
        ),
        Case("pdf: a picture of 40,000 by 40,000", with_operators("q 9 0 0 9 0 0 cm /P Do Q", P=_wide_picture()), "read"),
        Case("pdf: huge numbers", with_operators("9" * 400 + " 0 0 " + "9" * 400 + " 0 0 cm BT (x) Tj ET"), "read"),
        Case("pdf: a character map of a million rows", _wide_map(), "read"),
    ]


def _wide_picture() -> bytes:
    entries = "/Type /XObject /Subtype /Image /Width 40000 /Height 40000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(bytes(1_000_000), entries, packed=True)


def _wide_map() -> bytes:
    rows = b"".join(b"<%04x> <%04x>\n" % (n % 65_536, 65) for n in range(300_000))
    font = FONT.replace(b">>", b"/ToUnicode 7 0 R >>")
    return one_page(stream(TEXT + b" " + TEXT.replace(b"/F1", b"/F2").replace(b"700", b"600")), b"", font, flate(rows)).replace(
        b"/F1 3 0 R >>", b"/F1 3 0 R /F2 6 0 R >>", 1
    )


def _unseen() -> list[Case]:
    hidden = {
        "white": ghost("1 g"),
        "near white": ghost("0.97 g"),
        "white by colour": ghost("1 1 1 rg"),
        "white by ink": ghost("0 0 0 0 k"),
        "one point": ghost(size=1),
        "no size": ghost(size=0),
        "a scale of nothing": ghost("0.01 0 0 0.01 72 300 cm", x=0, y=0),
        "left of the page": ghost(x=-4000),
        "under the page": ghost(y=-400),
        "clipped away": ghost("0 0 1 1 re W n"),
        "painted by no mode": ghost("3 Tr"),
        "covered by a white box": ghost() + " 1 g 60 290 300 30 re f",
        "covered by a dark box": ghost() + " 0.1 g 60 290 300 30 re f",
        "stretched to nothing": ghost("0.1 Tz"),
    }
    cases = [
        Case(f"pdf hidden: {name}", with_operators(operators), "read+hidden-text", silent=(GHOST,)) for name, operators in hidden.items()
    ]
    dark = "0.1 g 60 290 400 30 re f " + ghost("0.1 g")
    return [
        *cases,
        Case("pdf hidden: dark on dark", with_operators(dark), "read+hidden-text", silent=(GHOST,)),
        Case(
            "pdf hidden: white under a picture",
            with_operators(ghost("1 g") + " q 9 0 0 9 500 9 cm /P Do Q", P=picture()),
            "read+hidden-text",
            silent=(GHOST,),
        ),
        Case("pdf hidden: all of it", make_pdf([_only(f"1 g {TEXT.decode()}")]), "empty", ()),
        Case("pdf seen: white on a dark page", make_pdf([_dark()]), "read", (SEEN, GHOST)),
        Case("pdf seen: text over a picture, no mode", make_pdf([_ocr()]), "read"),
        Case("pdf seen: grey", with_operators(ghost("0.6 g")), "read", (SEEN, GHOST)),
        Case("pdf seen: five point", with_operators(ghost(size=5)), "read", (SEEN, GHOST)),
        Case("pdf seen: white on a box", with_operators("0.1 g 60 290 400 30 re f " + ghost("1 g")), "read", (SEEN, GHOST)),
        Case("pdf seen: turned", make_pdf([page(rotate=90)]), "read"),
        Case("pdf: a scan", make_pdf([_scan()]), "scanned", ()),
        Case("pdf: a scan with a page number", make_pdf([_scan("Page 1 of 1")]), "scanned", ()),
        Case("pdf: a page and a scan", make_pdf([page(), _scan()]), "read+scanned-page"),
        Case("pdf: an empty page", make_pdf([Page()]), "empty", ()),
        Case("pdf: lines, no text", make_pdf([_only("0 0 m 99 99 l S")]), "empty", ()),
    ]


def _only(operators: str) -> Page:
    sheet = Page()
    sheet.raw(operators)
    return sheet


def _dark() -> Page:
    sheet = _only("0.1 0.1 0.3 rg 0 0 612 792 re f")
    sheet.text(SEEN, x=72, y=700, colour="1 g")
    sheet.text(GHOST, x=72, y=600, colour="1 g")
    return sheet


def _scan(text: str = "") -> Page:
    sheet = _only("q 612 0 0 792 0 0 cm /P Do Q")
    sheet.xobjects["P"] = picture(20, 20)
    if text:
        sheet.text(text, x=280, y=30)
    return sheet


def _ocr() -> Page:
    sheet = _scan()
    for row, text in enumerate(PARAGRAPH):
        sheet.text(text, x=72, y=700 - 14 * row, mode=3)
    return sheet


def _glyphs() -> list[Case]:
    text = "\n".join(PARAGRAPH * 3)
    codes = range(33, 127)
    return [
        Case("pdf glyphs: shifted by one", mapped_font([(code, code + 1) for code in codes], text), "garbled-text", ()),
        Case("pdf glyphs: private", mapped_font([(code, 0xE000 + code) for code in codes], text), "garbled-text", ()),
        Case("pdf glyphs: replacement signs", mapped_font([(code, 0xFFFD) for code in codes], text), "garbled-text", ()),
        Case("pdf glyphs: signs", mapped_font([(code, 0x2500 + code) for code in codes], text), "garbled-text", ()),
        Case("pdf glyphs: nulls", mapped_font([(code, 0) for code in codes], text), "read"),
        Case("pdf glyphs: right map", mapped_font([(code, code) for code in codes], text), "read"),
        Case(
            "pdf glyphs: ligatures",
            mapped_font([(code, 0xFB03 if code == 64 else code) for code in codes], f"o@ce\n{SEEN}"),
            "read",
            ("office",),
        ),
    ]


def _actions() -> list[Case]:
    script = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"
    launch = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> /AA << /WC << /S /URI /URI (http://example.com) >> >> >>"
    )
    files = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>"
    outer = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /XFA 6 0 R /Fields [] >> >>"
    xfa = stream(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')
    away = b"<< /F (/etc/passwd) /FFilter /FlateDecode /Length 0 >>\nstream\n\nendstream"
    return [
        Case("pdf: a script", one_page(stream(TEXT), catalog=script), "read", silent=("alert",)),
        Case("pdf: a launch", one_page(stream(TEXT), catalog=launch), "read", silent=("/bin/sh",)),
        Case(
            "pdf: a file within",
            one_page(stream(TEXT), b"", b"<< /EF << /F 7 0 R >> >>", stream(b"MZ" + GHOST.encode()), catalog=files),
            "read",
            silent=(GHOST,),
        ),
        Case("pdf: an XML form with an outside entity", one_page(stream(TEXT), b"", xfa, catalog=outer), "read", silent=("root:",)),
        Case("pdf: a stream in another file", one_page(away), "empty", ()),
        Case(
            "pdf: metadata with an outside entity",
            one_page(stream(TEXT), b"", xfa, catalog=CATALOG.replace(b">>", b"/Metadata 6 0 R >>")),
            "read",
        ),
        Case(
            "pdf: escape codes in the text",
            with_operators(b"BT /F1 10 Tf 72 300 Td (\x1b[31mred\x07) Tj ET"),
            "read",
            silent=("\x1b", "\x07"),
        ),
    ]


CASES = (*_opening(), *_trees(), *_bombs(), *_unseen(), *_glyphs(), *_actions())
