import re
import zlib
from typing import Any

import pytest
from pdf_maker import Page, make_pdf, picture, stream

from resumefit.document import Origin
from resumefit.readers.limits import Limits
from resumefit.readers.pdf import read_pdf
from resumefit.readers.pdf_file import PlainFile
from resumefit.readers.pdf_objects import IrregularError, Reference, follow, read_value

ORIGIN = Origin("sample.pdf", "application/pdf", "0")
JUNK = b"\nwhat stands behind the end makes a file one for the patient reader\n"


class NoShelf:
    def object(self, number: int) -> Any:
        return number * 10

    def spend(self, unpacked: int) -> None:
        raise AssertionError("nothing to unpack")


def value(written: bytes) -> Any:
    return read_value(written, 0, NoShelf())[0]


def sample(*texts: str) -> bytes:
    pages = []
    for text in texts:
        page = Page()
        page.xobjects["P"] = picture()
        for row, line in enumerate(text.split("; ")):
            page.text(line, x=72, y=700 - 14 * row, bold=row == 0)
        page.raw("q 99 0 0 99 400 9 cm /P Do Q")
        pages.append(page)
    return make_pdf(pages)


def packed_tables(*, predicted: bool) -> bytes:
    """Write a file whose small objects stand in one stream and whose table is another."""
    inner = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 612 792]>>"]
    inner += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    inner += [b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>"]
    starts = [sum(map(len, inner[:index])) for index in range(len(inner))]
    heads = b" ".join(b"%d %d" % (number, start) for number, start in enumerate(starts, 1)) + b" "
    body = b"%PDF-1.5\n"
    places = {5: len(body)}
    body += b"5 0 obj\n" + stream(b"BT /F1 10 Tf 72 700 Td (Answered forty calls a day) Tj ET", packed=True) + b"\nendobj\n"
    places[6] = len(body)
    store = stream(heads + b"".join(inner), f"/Type /ObjStm /N {len(inner)} /First {len(heads)}", packed=True)
    body += b"6 0 obj\n" + store + b"\nendobj\n"
    places[7] = len(body)
    rows = [(0, 0, 0), *[(2, 6, index) for index in range(4)], *[(1, places[number], 0) for number in (5, 6, 7)]]
    table = [bytes([kind]) + place.to_bytes(2) + bytes([index]) for kind, place, index in rows]
    entries = "/Type /XRef /Root 1 0 R /Size 8 /W [1 2 1]"
    if predicted:
        above = [bytes(4), *table[:-1]]
        table = [
            b"\2" + bytes((one - other) & 255 for one, other in zip(row, up, strict=True)) for row, up in zip(table, above, strict=True)
        ]
        entries += " /DecodeParms << /Predictor 12 /Columns 4 >>"
    body += b"7 0 obj\n" + stream(b"".join(table), entries, packed=True) + b"\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % places[7]


def test_values() -> None:
    assert value(b"<</A 1/B[1 -2 3]/C[.5 2]/D(a\\)(b))/E<414>/F true/G null/H/I>>") == {
        "/A": 1,
        "/B": [1, -2, 3],
        "/C": [0.5, 2.0],
        "/D": b"a)(b)",
        "/E": b"A@",
        "/F": True,
        "/H": "/I",
    }
    listed = value(b" % a remark >>\n[7 0 R [ ] <</A[1 0 R]>>(x)]")
    assert isinstance(listed[0], Reference)
    assert follow(listed[0]) == 70
    assert listed[1] == []
    assert listed[2:][1] == b"x"


@pytest.mark.parametrize(
    "written",
    [
        b"", b"<<", b"]", b"[1 2 >>", b"<</A 1 /A 2>>", b"<</A>>", b"<<1 2>>",
        b"(a", b"[1-2]", b"1.2.3", b"/A#20", b"[/\xc3\xa4]", b"nul", b"[" * 99, b"1" * 99,
    ],
)  # fmt: skip
def test_what_is_not_written_by_the_book_is_refused(written: bytes) -> None:
    with pytest.raises(IrregularError):
        value(written)


@pytest.mark.parametrize("content", [sample("A; b"), packed_tables(predicted=False), packed_tables(predicted=True)], ids=len)
def test_pages_of_a_file_by_the_book(content: bytes) -> None:
    (page,) = PlainFile(content).pages()
    assert follow(page["/MediaBox"]) == [0, 0, 612, 792]
    assert b" Tj" in follow(page["/Contents"]).get_data()
    assert read_pdf(content, ORIGIN).text == read_pdf(content + JUNK, ORIGIN).text


def test_the_newest_of_several_tables_counts() -> None:
    content = sample("Old words")
    start = int(re.findall(rb"startxref\n(\d+)", content)[0])
    body = stream(b"BT /F1 10 Tf 72 700 Td (New words) Tj ET")
    number = int(re.findall(rb"/Contents (\d+) 0 R", content)[0])
    entry = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(content))
    trailer = b"trailer\n<< /Size 9 /Root 1 0 R /Prev %d >>\nstartxref\n" % start
    newer = content + b"%d 0 obj\n%s\nendobj\n" % (number, body)
    newer += entry + trailer + b"%d\n%%%%EOF\n" % len(newer)
    assert list(PlainFile(newer).pages())
    assert read_pdf(newer, ORIGIN).text == "New words"


def swapped(old: bytes, new: bytes) -> bytes:
    content = sample("Some words", "More words")
    assert old in content
    return content.replace(old, new, 1)


@pytest.mark.parametrize(
    "content",
    [
        sample("A")[:-9],
        JUNK + sample("A"),
        sample("A") + JUNK,
        swapped(b"5 0 obj", b"8 0 obj"),
        swapped(b"/Kids [", b"/Kids [2 0 R "),
        swapped(b"endobj", b"endobi"),
        swapped(b"endstream", b"endstreem"),
        swapped(b"/FlateDecode", b"/FlateDecade"),
        swapped(b"/Type /Pages", b"/Type /Plges"),
        swapped(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << >>"),
        swapped(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9"),
        swapped(b" 00000 n", b" 00000 f"),
    ],
)
def test_a_file_that_is_not_by_the_book_is_refused(content: bytes) -> None:
    with pytest.raises(IrregularError):
        read_all(content)


def read_all(content: bytes) -> None:
    for page in PlainFile(content).pages():
        follow(page["/Contents"]).get_data()
        for kind in ("/XObject", "/Font"):
            for entry in follow(page["/Resources"])[kind].values():
                follow(entry)


def test_pages_before_a_damaged_one_are_read_once() -> None:
    content = sample("First page; of two", "Second page; of two")
    last = content.rindex(b"stream\nx") + 12
    damaged = content[:last] + b"\0" * 8 + content[last + 8 :]
    document = read_pdf(damaged, ORIGIN)
    assert document.text.count("First page") == 1
    assert [(warning.code, warning.page) for warning in document.warnings] == [("damaged", 2)]
    assert read_pdf(content, ORIGIN).warnings == ()


def test_more_unpacked_than_a_resume_holds_is_not_read() -> None:
    bomb = zlib.compress(bytes(70_000_000), 9)
    body = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb) + bomb + b"\nendstream"
    file = PlainFile(make_pdf([Page()], more=[body]))
    with pytest.raises(IrregularError):
        file.object(5).get_data()


def test_tables_and_arrays_of_no_end_are_not_read() -> None:
    with pytest.raises(IrregularError):
        value(b"[" + b"1 " * 600_000 + b"]")
    with pytest.raises(IrregularError):
        PlainFile(sample("A").replace(b"xref\n", b"xref\n" + b"0 0 \n" * 600, 1))
    assert list(PlainFile(sample("A").replace(b"xref\n", b"xref\n" + b"0 0 \n" * 6, 1)).pages())


def test_limits_are_the_callers() -> None:
    document = read_pdf(sample("One", "Two", "Three"), ORIGIN, limits=Limits(pages=2))
    assert document.text.split() == ["One", "Two"]
    assert [warning.code for warning in document.warnings] == ["limit"]
    cut = read_pdf(sample("One page; with words", "Two"), ORIGIN, limits=Limits(characters=5))
    assert "Two" not in cut.text
    assert [warning.code for warning in cut.warnings] == ["limit"]
