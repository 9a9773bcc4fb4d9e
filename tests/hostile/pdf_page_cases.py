"""PDFs as many programs write them: what a page hides and shows, its paper, layers, notes, fonts; outcomes as in docx_cases."""

import base64
import zlib
from io import BytesIO

from docx_cases import GHOST, SEEN, Case
from pdf_cases import (
    CATALOG,
    FONT,
    GOOD,
    LONG,
    PARAGRAPH,
    SHEET,
    TEXT,
    cmap,
    flate,
    ghost,
    make_pdf,
    mapped_font,
    objects,
    one_page,
    own_pages,
    with_operators,
)
from pdf_maker import Page, picture, stream
from pypdf import PdfReader, PdfWriter

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
ROUND = (
    "60 305 m 60 318 l 60 320 62 322 64 322 c 356 322 l 358 322 360 320 360 318 c "
    "360 294 l 360 292 358 290 356 290 c 64 290 l 62 290 60 292 60 294 c f"
)
STRIPS = "".join(f"0.{10 + row:02} 0.2 0.4 rg 60 {288 + row} 400 1.05 re f " for row in range(30))
TILES = " ".join(f"{60 + 10 * column} 290 10.5 30 re f" for column in range(30))
OVER = " q 300 0 0 30 60 290 cm /P Do Q"


def drawn(text: str, mode: int, colours: str) -> str:
    return f"q {colours} BT /F1 10 Tf {mode} Tr 1 0 0 1 72 300 Tm ({text}) Tj ET Q"


HIDDEN = {
    "white outlines": drawn(GHOST, 1, "1 G"),
    "white with white outlines": drawn(GHOST, 2, "1 G 1 g"),
    "white in a clip": drawn(GHOST, 4, "1 g"),
    "under a box with round corners": f"{ghost()} 1 g {ROUND}",
    "under boxes side by side": f"{ghost()} 1 g {TILES}",
    "white and sideways": f"q 1 g BT /F1 10 Tf 0 1 -1 0 300 300 Tm ({GHOST}) Tj ET Q",
    "white and upside down": f"q 1 g BT /F1 10 Tf -1 0 0 -1 300 300 Tm ({GHOST}) Tj ET Q",
    "white and aslant": f"q 1 g BT /F1 10 Tf 0.7 0.7 -0.7 0.7 300 300 Tm ({GHOST}) Tj ET Q",
    "white on a white box": f"1 g 60 290 300 30 re f {ghost('1 g')}",
    "blue on blue": f"0.1 0.2 0.6 rg 60 290 400 30 re f {ghost('0.1 0.2 0.6 rg')}",
    "blue on a blue bar": f"0.1 0.2 0.6 RG 40 w 50 303 m 500 303 l S {ghost('0.1 0.2 0.6 rg')}",
    "over the page": ghost(y=900),
    "far off": ghost(x=-99_999),
    "right of the page": ghost(x=700),
    "pale yellow": ghost("1 1 0.94 rg"),
}
SHOWN = {
    "white on round corners": f"0.1 0.2 0.6 rg {ROUND} {ghost('1 g')}",
    "white on thin strips": f"{STRIPS} {ghost('1 g')}",
    "white on a wide bar": f"0.1 0.2 0.6 RG 40 w 50 303 m 500 303 l S {ghost('1 g')}",
    "white with dark outlines": drawn(GHOST, 2, "0 G 1 g"),
    "outlines alone": drawn(GHOST, 1, "0 G"),
    "dark over a small dark bar": f"0.1 0.1 0.2 rg 120 298 20 8 re f {ghost('0.1 0.1 0.3 rg')}",
    "sideways": f"q BT /F1 10 Tf 0 1 -1 0 300 300 Tm ({GHOST}) Tj ET Q",
    "a shadow under letters": f"{ghost('0.75 g', x=72.6, y=299.4)} {ghost()}",
}
LAYER = b"<< /Type /OCG /Name (L) >>"
ON_LAYER = TEXT + b" /OC /L BDC BT /F1 10 Tf 72 300 Td (" + GHOST.encode() + b") Tj ET EMC"
LAYERED_FORM = stream(
    b"BT /F1 10 Tf 72 300 Td (" + GHOST.encode() + b") Tj ET",
    "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC 6 0 R /Resources << /Font << /F1 3 0 R >> >>",
)


def layered(default: bytes, content: bytes = ON_LAYER, resources: bytes = b"/Properties << /L 6 0 R >>", *more: bytes) -> bytes:
    """A page with a layer (object 6) that the default viewing switches on or off."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << %s >> >> >>" % default
    return one_page(stream(content), resources, LAYER, *more, catalog=catalog)


def noted(entries: bytes, *more: bytes, text: bytes = TEXT) -> bytes:
    """A page with a note (object 6)."""
    return one_page(stream(text), b"", b"<< /Type /Annot /Rect [72 300 372 320] %s >>" % entries, *more).replace(
        b"/Type /Page ", b"/Type /Page /Annots [6 0 R] ", 1
    )


LOOKS = stream(
    b"BT /Helv 10 Tf 2 5 Td (" + GHOST.encode() + b") Tj ET",
    f"/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /Helv {HELVETICA} >> >>",
)
SAID = b"(" + GHOST.encode() + b")"
BOTH = {
    "a layer that is on": layered(b"/ON [6 0 R]"),
    "a layer on among those off": layered(b"/BaseState /OFF /ON [6 0 R]"),
    "a text box with its looks": noted(b"/Subtype /FreeText /AP << /N 7 0 R >>", LOOKS),
    "a text box without looks": noted(b"/Subtype /FreeText /DA (/Helv 10 Tf) /Contents " + SAID),
    "a field with its looks": noted(b"/Subtype /Widget /FT /Tx /V (x) /AP << /N 7 0 R >>", LOOKS),
    "a field without looks": noted(b"/Subtype /Widget /FT /Tx /V " + SAID),
    "a field of its parent": noted(b"/Subtype /Widget /Parent 7 0 R", b"<< /FT /Tx /T (a) /V %s >>" % SAID),
    "a stamp": noted(b"/Subtype /Stamp /AP << /N 7 0 R >>", LOOKS),
}
ALONE = {
    "a hidden field": noted(b"/Subtype /Widget /F 2 /FT /Tx /AP << /N 7 0 R >>", LOOKS),
    "a sticky note": noted(b"/Subtype /Text /Contents " + SAID),
    "what is said for a picture": one_page(stream(b"/Figure << /Alt %s >> BDC EMC " % SAID + TEXT)),
    "another text for the same": one_page(stream(b"/Span << /ActualText %s >> BDC " % SAID + TEXT + b" EMC")),
}
OFF = {
    "a layer that is off": layered(b"/OFF [6 0 R]"),
    "all layers off": layered(b"/BaseState /OFF"),
    "members that are off": layered(b"/OFF [6 0 R]", ON_LAYER, b"/Properties << /L 7 0 R >>", b"<< /Type /OCMD /OCGs [6 0 R] /P /AllOn >>"),
    "a form on a layer off": layered(b"/OFF [6 0 R]", TEXT + b" /X Do", b"/XObject << /X 7 0 R >>", LAYERED_FORM),
}


def papered(entries: bytes) -> bytes:
    return GOOD.replace(b"/MediaBox [0 0 612 792] /Rotate 0", entries, 1)


PAPERS = {
    "no paper": b"",
    "paper of no size": b"/MediaBox [0 0 0 0]",
    "paper from corner to corner": b"/MediaBox [612 792 0 0]",
    "paper with its corner elsewhere": b"/MediaBox [-100 -100 700 900]",
    "paper of two measures": b"/MediaBox [0 0 612]",
    "paper of words": b"/MediaBox [(a) 0 612 792]",
    "huge paper": b"/MediaBox [0 0 1000000 1000000]",
    "shown outside the paper": b"/MediaBox [0 0 612 792] /CropBox [2000 2000 3000 3000]",
    "shown in part": b"/MediaBox [0 0 612 792] /CropBox [50 600 600 792]",
    "turned left": b"/MediaBox [0 0 612 792] /Rotate -90",
    "turned half": b"/MediaBox [0 0 612 792] /Rotate 45",
    "upside down": b"/MediaBox [0 0 612 792] /Rotate 180",
    "a unit of ten": b"/MediaBox [0 0 612 792] /UserUnit 10",
}


def rewritten(content: bytes, *, password: str | None = None, algorithm: str = "AES-256") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    if password is not None:
        writer.encrypt(password, "owner", algorithm=algorithm)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def stored(content: bytes) -> bytes:
    """The objects that are no streams kept packed in one stream, and no table: as a file that was cut off behind it."""
    kept = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>", FONT, SHEET % (5, b"")]
    places = [sum(len(body) + 1 for body in kept[:number]) for number in range(len(kept))]
    head = b" ".join(b"%d %d" % (number + 1, place) for number, place in enumerate(places)) + b"\n"
    packed = stream(head + b"\n".join(kept), f"/Type /ObjStm /N {len(kept)} /First {len(head)}", packed=True)
    return b"%PDF-1.7\n5 0 obj\n" + stream(content) + b"\nendobj\n6 0 obj\n" + packed + b"\nendobj\n7 0 obj\n<< /Type /XRef"


def newer() -> bytes:
    """A file that an editor added a newer version of its page's content to."""
    size, root = GOOD.count(b" 0 obj") + 1, b"1 0 R"
    number = int(GOOD[: GOOD.index(b"stream")].rsplit(b" 0 obj", 1)[0].rsplit(b"\n", 1)[1])
    content = GOOD + b"%d 0 obj\n" % number + stream(b"BT /F1 10 Tf 72 700 Td (Newest words of the file) Tj ET") + b"\nendobj\n"
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s /Prev %d >>\n" % (
        number,
        len(GOOD),
        size,
        root,
        GOOD.index(b"xref\n"),
    )
    return content + table + b"startxref\n%d\n%%%%EOF\n" % len(content)


def filtered(data: bytes, name: bytes) -> bytes:
    return one_page(b"<< /Length %d /Filter %s >>\nstream\n" % (len(data), name) + data + b"\nendstream")


def composite(content: bytes, font: bytes, *more: bytes) -> bytes:
    return one_page(stream(content), b"", b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H %s >>" % font, *more).replace(
        b"/F1 3 0 R", b"/F1 3 0 R /F2 6 0 R", 1
    )


CODES = b"BT /F2 10 Tf 72 700 Td <" + "".join(f"{ord(letter):04x}" for letter in SEEN).encode() + b"> Tj ET"
RANGE = stream(b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0020> <007e> <0020> endbfrange")
WIDE = b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /W [%s] >>]"
MANY = TEXT + b"".join(b" BT /F1 10 Tf 72 %d Td (call %d) Tj ET" % (680 - row % 600, row * 7919) for row in range(200))
FORMED = {
    "letters in base 85": filtered(base64.a85encode(TEXT) + b"~>", b"/ASCII85Decode"),
    "letters in base 16": filtered(TEXT.hex().encode() + b">", b"/ASCIIHexDecode"),
    "two filters": filtered(base64.a85encode(zlib.compress(TEXT)) + b"~>", b"[/ASCII85Decode /FlateDecode]"),
    "runs of letters": filtered(b"".join(bytes((0, code)) for code in TEXT) + b"\x80", b"/RunLengthDecode"),
    "a strong lock, empty password": rewritten(GOOD, password=""),
    "a middling lock, empty password": rewritten(GOOD, password="", algorithm="AES-128"),
    "an answer of a server before it": b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + GOOD,
    "a kilobyte and more before it": b" " * 1_100 + GOOD,
    "two ends": GOOD + b"%%EOF\n%%EOF\n",
    "a page behind it": GOOD + b"<html><script>x</script></html>",
    "no word for the trailer": GOOD.replace(b"trailer", b"tralier"),
    "a table of noise": GOOD[: GOOD.index(b"xref\n")] + b"xref\n0 6\nnoise noise noise\n" + GOOD[GOOD.index(b"trailer") :],
    "a table that goes before itself": GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % GOOD.index(b"xref\n")),
    "a hundred million objects claimed": GOOD.replace(b"/Size ", b"/Size 99999999"),
    "pages that are not there": objects(
        CATALOG, b"<< /Type /Pages /Count 3 /Kids [null 9 0 R 4 0 R] >>", FONT, SHEET % (5, b""), stream(TEXT)
    ),
    "a page that does not say so": objects(
        CATALOG, b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>", FONT, (SHEET % (5, b"")).replace(b"/Type /Page ", b""), stream(TEXT)
    ),
    "an outline in a circle": one_page(
        stream(TEXT), b"", b"<< /First 6 0 R /Next 6 0 R /Title (x) >>", catalog=CATALOG.replace(b">>", b"/Outlines 6 0 R >>")
    ),
    "letters by their numbers": one_page(stream(b"BT /F1 10 Tf 72 700 Td (" + b"".join(b"\\%03o" % ord(c) for c in SEEN) + b") Tj ET")),
    "words set apart by numbers": one_page(stream(b"BT /F1 10 Tf 72 700 Td [(" + b") -300 (".join(SEEN.encode().split()) + b")] TJ ET")),
    "operators that nobody knows": one_page(stream(b"BX foo bar 12 baz EX " + TEXT)),
    "text never begun": one_page(stream(TEXT.replace(b"BT ", b"").replace(b" ET", b""))),
    "a font without a name": one_page(stream(TEXT.replace(b"/F1", b"/F7"))),
    "wide codes": composite(CODES, b"/ToUnicode 7 0 R " + WIDE % b"", RANGE),
    "widths again and again": composite(
        TEXT + b" " + CODES.replace(b"700", b"600"), b"/ToUnicode 7 0 R " + WIDE % (b"0 65535 500 " * 20_000), RANGE
    ),
    "ranges again and again": composite(
        TEXT + b" " + CODES.replace(b"700", b"600"),
        b"/ToUnicode 7 0 R " + WIDE % b"",
        flate(b"beginbfrange <20> <7e> <0020> " + b"<0000> <ffff> <0041>\n" * 50_000),
    ),
    "a hundred pages": own_pages(100),
}
HURT = {
    "no end mark": GOOD.replace(b"%%EOF\n", b""),
    "no place of the table": GOOD[: GOOD.index(b"startxref")],
    "objects kept together, then cut": stored(TEXT),
    "no catalogue, no tree": LONG[: LONG.index(b"xref\n")].replace(b"/Catalog", b"/Cat").replace(b"/Type /Pages", b"/Type /Pag"),
    "packed bytes cut short": filtered(zlib.compress(MANY)[: len(zlib.compress(MANY)) // 2], b"/FlateDecode"),
}


def _ocr(pieces: int, *, mode: int, after: bool) -> bytes:
    """A scan, whole or in strips, with the text that a program read of it under or over the picture."""
    sheet = Page()
    sheet.xobjects["P"] = picture(9, 9)
    scan = " ".join(f"q 612 0 0 {792 / pieces:g} 0 {792 / pieces * piece:g} cm /P Do Q" for piece in range(pieces))
    if not after:
        sheet.raw(scan)
    for row, text in enumerate(PARAGRAPH if mode >= 0 else ()):
        sheet.text(text, x=72, y=700 - 14 * row, mode=mode)
    if after:
        sheet.raw(scan)
    return make_pdf([sheet])


def _two_fonts(pairs: list[tuple[int, int]]) -> bytes:
    """A heading in a good font over text in a font that says of each code what it stands for."""
    widths = b"500 " * 95
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd /FirstChar 32 /LastChar 126 /Widths [%s] /ToUnicode 7 0 R >>" % widths
    rows = " ".join(f"1 0 0 1 72 {600 - 14 * row} Tm ({text}) Tj" for row, text in enumerate(PARAGRAPH * 3))
    content = f"BT /F1 14 Tf 72 700 Td (Jo Sample Customer Service Agent) Tj ET BT /F2 10 Tf {rows} ET"
    return one_page(stream(content.encode()), b"", font, cmap(pairs)).replace(b"/F1 3 0 R", b"/F1 3 0 R /F2 6 0 R", 1)


_LONG_TEXT = "\n".join(PARAGRAPH * 3)
_LETTERS = range(33, 127)
_PICTURED = {"P": picture(20, 20)}
CASES = (
    *(Case(f"pdf hidden: {name}", with_operators(look), "read+hidden-text", silent=(GHOST,)) for name, look in HIDDEN.items()),
    Case("pdf hidden: under a picture", with_operators(ghost() + OVER, **_PICTURED), "read+hidden-text", silent=(GHOST,)),
    *(Case(f"pdf seen: {name}", with_operators(look), "read", (SEEN, GHOST)) for name, look in SHOWN.items()),
    *(Case(f"pdf hidden: {name}", content, "read+hidden-text", silent=(GHOST,)) for name, content in OFF.items()),
    *(Case(f"pdf seen: {name}", content, "read", (SEEN, GHOST)) for name, content in BOTH.items()),
    *(Case(f"pdf: {name}", content, "read", silent=(GHOST,)) for name, content in ALONE.items()),
    *(Case(f"pdf: {name}", papered(entries), "read") for name, entries in PAPERS.items()),
    *(Case(f"pdf: {name}", content, "read") for name, content in FORMED.items()),
    *(Case(f"pdf: {name}", content, "read+damaged") for name, content in HURT.items()),
    Case("pdf: a field and nothing else", noted(b"/Subtype /Widget /FT /Tx /V " + SAID, text=b""), "read", (GHOST,)),
    Case("pdf: packed bytes that are none", filtered(b"noise" * 20, b"/FlateDecode"), "damaged", ()),
    Case("pdf: packed bytes cut to nothing", filtered(zlib.compress(MANY)[:40], b"/FlateDecode"), "damaged", ()),
    Case("pdf: a strong lock", rewritten(GOOD, password=SEEN), "encrypted", ()),
    Case(
        "pdf: a lock of another kind",
        GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Adobe.PubSec /V 4 >>"),
        "encrypted",
        (),
    ),
    Case("pdf: shown is an empty corner", papered(b"/MediaBox [0 0 612 792] /CropBox [0 0 600 300]"), "empty", ()),
    Case("pdf: paper of one point", papered(b"/MediaBox [0 0 1 1]"), "empty", ()),
    Case("pdf: newer words", newer(), "read", ("Newest words of the file",), (SEEN,)),
    Case("pdf: content that is a picture", filtered(bytes(50), b"/JBIG2Decode"), "damaged", ()),
    Case("pdf: a hundred and one pages", own_pages(101), "read+limit"),
    Case(
        "pdf: a hundred thousand notes", noted(b"/Subtype /Widget").replace(b"[6 0 R] ", b"[%s] " % (b"6 0 R " * 100_000), 1), "read+limit"
    ),
    Case("pdf: a scan in strips", _ocr(10, mode=-1, after=False), "scanned", ()),
    Case("pdf seen: text over a scan in strips", _ocr(10, mode=3, after=False), "read"),
    Case("pdf seen: text in no ink before the scan", _ocr(1, mode=3, after=True), "read"),
    Case("pdf seen: text under a scan", _ocr(1, mode=0, after=True), "read"),
    *(
        Case(f"pdf glyphs: {name}", mapped_font([(code, to(code)) for code in _LETTERS], _LONG_TEXT), "garbled-text", ())
        for name, to in {
            "three on": lambda code: code + 3,
            "one for all": lambda code: 101,
            "backwards": lambda code: 219 - code if 97 <= code <= 122 else code,
            "of a symbol font": lambda code: 0xF000 + code,
            "no characters": lambda code: 0xFFFF,
            "halves": lambda code: 0xD800 + code,
        }.items()
    ),
    Case("pdf glyphs: the body moved on", _two_fonts([(code, code + 1) for code in _LETTERS]), "garbled-text", ()),
    Case("pdf glyphs: the body private", _two_fonts([(code, 0xE000 + code) for code in _LETTERS]), "read+garbled-text", ("Jo Sample",)),
    Case(
        "pdf glyphs: vowels private",
        mapped_font([(c, 0xE000 + c if c in b"etaoin" else c) for c in _LETTERS], _LONG_TEXT),
        "read+garbled-text",
        (),
    ),
)
