from hashlib import sha256
from io import BytesIO

import pytest
from pdf_maker import Page, make_pdf, picture, stream
from pypdf import PdfReader, PdfWriter

from resumefit.document import Document, Origin
from resumefit.errors import DamagedError, EmptyError, EncryptedError, ResumefitError, ScannedError
from resumefit.lines import LineKind
from resumefit.readers.pdf import read_pdf


def read(content: bytes) -> Document:
    return read_pdf(content, Origin("resume.pdf", "application/pdf", sha256(content).hexdigest()))


def one_page(page: Page) -> Document:
    return read(make_pdf([page]))


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def kinds(document: Document) -> list[tuple[str, LineKind, bool]]:
    return [(document.text[line.span.start : line.span.end], line.kind, line.continues) for line in document.lines]


def paragraph(page: Page, lines: list[str], *, x: float = 50, top: float = 700, leading: float = 12, **style: object) -> None:
    for number, line in enumerate(lines):
        page.text(line, x=x, y=top - number * leading, **style)  # type: ignore[arg-type]


def plain_page() -> Page:
    page = Page()
    page.text("Jordan Example", x=50, y=740, size=20, bold=True)
    page.text("WORK HISTORY", x=50, y=715, bold=True)
    page.text("Service Agent, Sample Stores", x=50, y=700)
    page.text("2019 - 2021", x=480, y=700)
    page.text("\u2022", x=50, y=688)
    page.text("Answered forty calls a day about late parcels and explained the rules of the", x=62, y=688)
    page.text("carrier in plain words.", x=62, y=676)
    page.text("\u2022", x=50, y=664)
    page.text("Trained two new agents.", x=62, y=664)
    return page


def test_lines_have_kind_page_and_continuation() -> None:
    document = one_page(plain_page())
    assert kinds(document) == [
        ("Jordan Example", LineKind.HEADING, False),
        ("WORK HISTORY", LineKind.HEADING, False),
        ("Service Agent, Sample Stores\t2019 - 2021", LineKind.PLAIN, False),
        ("• Answered forty calls a day about late parcels and explained the rules of the", LineKind.BULLET, False),
        ("carrier in plain words.", LineKind.BULLET, True),
        ("• Trained two new agents.", LineKind.BULLET, False),
    ]
    assert {line.page for line in document.lines} == {1}
    assert document.warnings == ()
    assert document.hidden == ()


def test_a_title_under_a_list_is_not_its_last_item() -> None:
    page = Page()
    items = ("Answered the phone for the whole of the evening shift and kept every note up to date.", "Closed the till.")
    for number, line in enumerate(items):
        page.text("\u2022", x=50, y=700 - 12 * number)
        page.text(line, x=62, y=700 - 12 * number)
    page.text("Barista | Third Street Coffee, Sampletown | Summer 2017", x=50, y=676)
    assert kinds(one_page(page))[-1] == ("Barista | Third Street Coffee, Sampletown | Summer 2017", LineKind.PLAIN, False)


def test_drawn_list_marks_make_list_items() -> None:
    page = Page()
    page.text("Highlights", x=50, y=720)
    for number, line in enumerate(("Till balanced each night", "Fluent Portuguese")):
        y = 700 - 14 * number
        page.raw(f"58 {y + 2} 3 3 re f")
        page.text(line, x=68, y=y)
    assert kinds(one_page(page))[1:] == [
        ("• Till balanced each night", LineKind.BULLET, False),
        ("• Fluent Portuguese", LineKind.BULLET, False),
    ]


def test_running_heads_are_told_from_the_text() -> None:
    pages = []
    for number in (1, 2):
        page = Page()
        page.text("Jordan Example, resume", x=50, y=760)
        paragraph(page, [f"Ran the service desk of branch {number}.", f"Counted drawer {number}."], top=600)
        page.text(f"Page {number} of 2", x=280, y=30)
        pages.append(page)
    found = kinds(read(make_pdf(pages)))
    assert [kind for _, kind, _ in found] == [LineKind.PAGE_HEADER, LineKind.PLAIN, LineKind.PLAIN, LineKind.PAGE_FOOTER] * 2


def test_a_sentence_goes_on_over_the_page_break() -> None:
    first, second = Page(), Page()
    paragraph(first, ["Listened to callers who had been moved from desk to desk and found for each of them", "the one person"], top=100)
    first.text("who could end the matter, also when that meant waiting on the line for a long time", x=50, y=76)
    second.text("and calling back later.", x=50, y=740)
    assert kinds(read(make_pdf([first, second])))[-1] == ("and calling back later.", LineKind.PLAIN, True)


def test_broken_words_are_joined_and_compounds_kept() -> None:
    page = Page()
    paragraph(
        page,
        [
            "Wrote clear notes after each call so that the next agent could go on without a single misunder-",
            "standing, and won the prize for the best customer letter of the year for a series of customer-",
            "facing texts that people liked.",
        ],
    )
    text = " ".join(one_page(page).text.split())
    assert "without a single misunderstanding, and" in text
    assert "series of customer-facing texts" in text


def test_glyph_names_tell_ligatures_and_small_capitals() -> None:
    names = "/f_i /f_f_l /S.sc /uniFB02 /bullet"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Made /FirstChar 1 /Widths [500 700 500 500 350] \
        /Encoding << /Type /Encoding /Differences [1 {names}] >> >>".encode()
    page = Page(fonts={"F9": font})
    page.raw(b"BT /F9 10 Tf 1 0 0 1 50 700 Tm (\x01) Tj /F1 10 Tf (le, o) Tj /F9 10 Tf (\x01\x02) Tj /F1 10 Tf (e ) Tj")
    page.raw(b"/F9 10 Tf (\x03\x04) Tj ET")
    assert one_page(page).text == "file, ofiffle Sfl"


def test_words_are_parted_by_kerns_and_letters_are_not() -> None:
    page = Page()
    page.raw("BT /F1 10 Tf 1 0 0 1 50 700 Tm [(Cus)15(t)-20(omer)-280(c)10(are)-250(desk)] TJ ET")
    page.raw("BT /F1 10 Tf 1 0 0 1 50 680 Tm [(S)-200(K)-200(I)-200(L)-200(L)-200(S)] TJ ET")
    assert one_page(page).text.split("\n")[0] == "Customer care desk"
    assert one_page(page).text.split("\n")[-1] == "SKILLS"


def test_an_array_of_thousands_of_strings_is_read_whole() -> None:
    page = Page(width=14000)
    page.raw("BT /F1 6 Tf 1 0 0 1 50 700 Tm [" + "(il)300" * 2500 + "] TJ 1 0 0 1 50 680 Tm [" + "(li)0" * 2500 + "] TJ ET")
    assert one_page(page).text.split() == ["il" * 2500, "li" * 2500]


def test_what_is_painted_twice_is_read_once() -> None:
    page = Page()
    page.text("Bold by a second print", x=50, y=700)
    page.text("Bold by a second print", x=50.3, y=700)
    assert one_page(page).text == "Bold by a second print"


def test_form_fields_and_forms_are_read() -> None:
    form = stream(b"BT /F1 10 Tf 0 0 Td (from a form) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 -5 200 20] /Matrix [1 0 0 1 50 600]")
    page = Page(xobjects={"X1": form})
    page.text("On the page", x=50, y=700)
    page.raw("q /X1 Do Q")
    assert one_page(page).text.split() == ["On", "the", "page", "from", "a", "form"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages_are_set_upright(rotate: int) -> None:
    page = Page(rotate=rotate)
    matrix = {90: "0 1 -1 0 100 50", 180: "-1 0 0 -1 500 700", 270: "0 -1 1 0 100 700"}[rotate]
    below = {90: "0 1 -1 0 112 50", 180: "-1 0 0 -1 500 688", 270: "0 -1 1 0 88 700"}[rotate]
    second = {180: "-1 0 0 -1 500 712"}.get(rotate, below)
    page.raw(f"BT /F1 10 Tf {matrix} Tm (First line here) Tj {second} Tm (second line there) Tj ET")
    assert one_page(page).text.split() == ["First", "line", "here", "second", "line", "there"]


HIDING = {
    "white": lambda page: page.text("zendesk expert", x=50, y=500, colour="1 g"),
    "nearly white": lambda page: page.text("zendesk expert", x=50, y=500, colour="0.97 0.97 0.97 rg"),
    "white in cmyk": lambda page: page.text("zendesk expert", x=50, y=500, colour="0 0 0 0 k"),
    "the colour of the box below": lambda page: (
        page.raw("0.1 0.2 0.5 rg 40 480 300 40 re f"),
        page.text("zendesk expert", x=50, y=500, colour="0.1 0.2 0.5 rg"),
    ),
    "tiny": lambda page: page.text("zendesk expert", x=50, y=500, size=1),
    "tiny by its matrix": lambda page: page.raw("0 g BT /F1 10 Tf 0.1 0 0 0.1 50 500 Tm (zendesk expert) Tj ET"),
    "no width": lambda page: page.raw("0 g BT /F1 10 Tf 0 0 0 0 50 500 Tm (zendesk expert) Tj ET"),
    "off the page": lambda page: page.text("zendesk expert", x=700, y=500),
    "below the page": lambda page: page.text("zendesk expert", x=50, y=-40),
    "invisible mode": lambda page: page.text("zendesk expert", x=50, y=500, mode=3),
    "clipped": lambda page: page.raw("q 300 300 20 20 re W n 0 g BT /F1 10 Tf 1 0 0 1 50 500 Tm (zendesk expert) Tj ET Q"),
    "covered": lambda page: (page.text("zendesk expert", x=50, y=500), page.raw("0.5 g 30 480 300 50 re f")),
}


@pytest.mark.parametrize("how", HIDING)
def test_what_nobody_can_see_is_set_apart(how: str) -> None:
    page = plain_page()
    HIDING[how](page)
    document = one_page(page)
    assert "zendesk" not in document.text
    assert document.hidden == ("zendesk expert",)
    assert codes(document) == ["hidden-text"]


SHOWING = {
    "white on a dark box": lambda page: (page.raw("0.1 g 40 480 300 40 re f"), page.text("Sidebar words", x=50, y=500, colour="1 g")),
    "white on a picture": lambda page: (page.raw("q 300 0 0 60 40 470 cm /P Do Q"), page.text("Sidebar words", x=50, y=500, colour="1 g")),
    "white on a round shape": lambda page: (
        page.raw("0.3 g 40 500 m 40 560 300 560 300 500 c 300 440 40 440 40 500 c f"),
        page.text("Sidebar words", x=50, y=500, colour="1 g"),
    ),
    "a light grey": lambda page: page.text("Sidebar words", x=50, y=500, colour="0.75 g"),
    "over a clip": lambda page: page.raw("q 40 480 300 40 re W n 0 g BT /F1 10 Tf 1 0 0 1 50 500 Tm (Sidebar words) Tj ET Q"),
    "a small unit and a large matrix": lambda page: page.raw("0 g BT /F1 1 Tf 10 0 0 10 50 500 Tm (Sidebar words) Tj ET"),
    "a layer over a scan": lambda page: (page.raw("q 612 0 0 400 0 200 cm /P Do Q"), page.text("Sidebar words", x=50, y=500, mode=3)),
}


@pytest.mark.parametrize("how", SHOWING)
def test_what_can_be_seen_is_not_flagged(how: str) -> None:
    page = plain_page()
    page.xobjects["P"] = picture()
    SHOWING[how](page)
    document = one_page(page)
    assert "Sidebar words" in document.text
    assert (document.hidden, document.warnings) == ((), ())


def scan() -> Page:
    page = Page(xobjects={"P": picture()})
    page.raw("q 612 0 0 792 0 0 cm /P Do Q")
    return page


def test_scans_are_said() -> None:
    numbered = scan()
    numbered.text("Page 1", x=280, y=20)
    for pages in ([scan()], [numbered], [scan(), scan()]):
        with pytest.raises(ScannedError):
            read(make_pdf(pages))
    document = read(make_pdf([plain_page(), scan()]))
    assert [(warning.code, warning.page) for warning in document.warnings] == [("scanned-page", 2)]


def test_no_text_at_all_is_an_error() -> None:
    hidden = Page()
    hidden.text("only for machines", x=50, y=500, mode=3)
    for page in (Page(), hidden):
        with pytest.raises(EmptyError):
            one_page(page)


def locked(password: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf([plain_page()]))))
    writer.encrypt(password, algorithm=algorithm)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_an_empty_password_is_tried() -> None:
    assert "Trained two new agents." in read(locked("", "RC4-128")).text
    with pytest.raises(EncryptedError):
        read(locked("secret", "RC4-128"))


NO_PAGES = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", NO_PAGES])
def test_ruins_are_damaged(content: bytes) -> None:
    with pytest.raises(DamagedError):
        read(content)


def test_a_file_cut_off_is_read_with_a_warning() -> None:
    content = make_pdf([plain_page()])
    document = read(content[: content.index(b"xref\n")])
    assert "Trained two new agents." in document.text
    assert codes(document) == ["damaged"]


def test_every_cut_and_every_flipped_byte_gives_a_document_or_an_error() -> None:
    content = make_pdf([plain_page()])
    outcomes = set()
    for place in range(0, len(content), 37):
        for broken in (content[:place], content[:place] + bytes([content[place] ^ 0x15]) + content[place + 1 :]):
            try:
                outcomes.add(type(read(broken)))
            except ResumefitError as error:
                outcomes.add(type(error))
    assert Document in outcomes
    assert DamagedError in outcomes


def test_a_flood_ends_at_a_limit_with_a_warning() -> None:
    page = plain_page()
    page.raw(b"BT /F1 10 Tf 1 0 0 1 50 500 Tm " + b"0 -12 Td (x) Tj " * 60_000 + b"ET")
    document = one_page(page)
    assert "limit" in codes(document)
    assert "Trained two new agents." in document.text


def test_forms_that_paint_themselves_end() -> None:
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X1 5 0 R >> >>"
    page = plain_page()
    page.raw("/X1 Do")
    content = make_pdf([page], more=[stream(b"/X1 Do /X1 Do /X1 Do", entries)]).replace(b"/XObject <<  >>", b"/XObject << /X1 5 0 R >>")
    assert b"/X1 5 0 R >> >> >>" in content
    assert "Trained two new agents." in read(content).text


def test_the_same_bytes_give_the_same_document() -> None:
    content = make_pdf([plain_page()])
    assert read(content) == read(content)


def test_a_replacement_text_names_icons_and_nothing_else() -> None:
    icons = b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+FontAwesome /FirstChar 65 /Widths [900] >>"
    page = Page(fonts={"F9": icons})
    page.raw("/Span <</ActualText(Phone: )>> BDC BT /F9 10 Tf 1 0 0 1 50 700 Tm (A) Tj /F1 10 Tf 14 0 Td (555-0142) Tj ET EMC")
    page.raw("/Span <</ActualText(zendesk expert)>> BDC BT /F1 10 Tf 1 0 0 1 50 680 Tm (Seen words) Tj ET EMC")
    assert one_page(page).text.split() == ["Phone:", "555-0142", "Seen", "words"]


def test_a_page_that_pypdf_cannot_name_is_read_by_pdfium() -> None:
    encoding = "<< /Type /Encoding /Differences [97 /x1 /x2 /x3] >>"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>".encode()
    page = plain_page()
    page.fonts["F9"] = font
    page.raw("BT /F9 10 Tf 1 0 0 1 50 500 Tm (abcabcabcabc) Tj ET")
    document = one_page(page)
    assert "Trained two new agents." in document.text
    assert [line.kind for line in document.lines][3] is LineKind.BULLET


def test_a_soft_hyphen_within_a_line_is_a_hyphen() -> None:
    page = Page()
    page.text("A hands\u00adon agent.", x=50, y=700)
    assert one_page(page).text == "A hands-on agent."


def test_a_paragraph_in_large_print_is_no_heading() -> None:
    page = Page()
    large = [
        "An agent with six years behind a counter and on the phone, known",
        "for patience with people who have waited long and for short, clear",
        "notes that the next agent could use.",
    ]
    paragraph(page, large, size=13, leading=16)
    paragraph(page, ["Filled the shelves, swept the floor and locked the doors of the shop at night."] * 4, top=600)
    assert {kind for _, kind, _ in kinds(one_page(page))} == {LineKind.PLAIN}
