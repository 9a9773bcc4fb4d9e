"""Seeded resumes that hide nothing, in the designs of many programs: light letters on bands, chips, circles, shades and cells."""

import random
from collections.abc import Callable, Iterator

from docx_parts import docx, paragraph, run, text_box
from pdf_maker import Page, make_pdf, picture

WORDS = (
    "customer service agent answered calls emails chats about orders billing returns refunds trained team members resolved "
    "complaints queue tickets support phone store daily weekly shift manager satisfaction score first contact resolution"
)
COLOURS = ("0.1 0.2 0.4", "0.2 0.2 0.2", "0.6 0.1 0.1", "0.05 0.35 0.3", "0.9 0.5 0.1", "0.25 0.5 0.75")
FILLS = ("1F3864", "C00000", "2E74B5", "404040", "00695C")
WHITE = '<w:color w:val="FFFFFF"/>'


def sentence(rng: random.Random, words: int = 9) -> str:
    return " ".join(rng.choice(WORDS.split()) for _ in range(words)).capitalize() + "."


def _white(sheet: Page, text: str, x: float, y: float, size: float = 10) -> None:
    sheet.text(text, x=x, y=y, size=size, bold=size > 10, colour="1 g")


def _band(sheet: Page, colour: str) -> None:
    sheet.raw(f"{colour} rg 0 700 612 92 re f")
    _white(sheet, "JO SAMPLE", 72, 750, 24)


def _sidebar(sheet: Page, colour: str) -> None:
    sheet.raw(f"{colour} rg 0 0 200 792 re f")
    for row in range(12):
        _white(sheet, "Skills and tools", 15, 700 - 14 * row)


def _chips(sheet: Page, colour: str) -> None:
    for chip in range(6):
        x = 72 + chip * 80
        corners = f"{x + 60} 720 m {x + 66} 720 {x + 70} 724 {x + 70} 730 c {x + 70} 736 {x + 66} 740 {x + 60} 740 c {x + 10} 740 l"
        sheet.raw(f"{colour} rg {corners} {x + 4} 740 {x} 736 {x} 730 c {x} 724 {x + 4} 720 {x + 10} 720 c f")
        _white(sheet, "Zendesk", x + 8, 726, 9)


def _circle(sheet: Page, colour: str) -> None:
    sheet.raw(
        f"{colour} rg 346 740 m 346 762 328 780 306 780 c 284 780 266 762 266 740 c 266 718 284 700 306 700 c 328 700 346 718 346 740 c f"
    )
    _white(sheet, "JS", 292, 732, 24)


def _shade(sheet: Page, colour: str) -> None:
    for row in range(92):
        sheet.raw(f"0.{10 + row // 4:02} 0.2 0.4 rg 0 {700 + row} 612 1.05 re f")
    _white(sheet, "JO SAMPLE", 72, 750, 24)


def _bars(sheet: Page, colour: str) -> None:
    sheet.raw(f"{colour} rg 60 720 490 18 re f")
    _white(sheet, "EXPERIENCE", 66, 725, 11)
    for row in range(3):
        sheet.raw(f"{colour} rg 400 {700 - 8 * row} 60 6 re f 0.9 g 460 {700 - 8 * row} 60 6 re f")


def _grey(sheet: Page, colour: str) -> None:
    sheet.text("Jo Sample", x=72, y=740, size=18, colour="0.45 g")
    sheet.text("References available on request", x=72, y=24, size=5, colour="0.6 g")


def _watermark(sheet: Page, colour: str) -> None:
    sheet.raw("q 0.85 g BT /F2 60 Tf 0.7 0.7 -0.7 0.7 150 250 Tm (DRAFT) Tj ET Q")


def _photo(sheet: Page, colour: str) -> None:
    sheet.xobjects["P"] = picture()
    sheet.raw("q 612 0 0 92 0 700 cm /P Do Q")
    _white(sheet, "JO SAMPLE", 72, 750, 24)


def _painted_paper(sheet: Page, colour: str) -> None:
    sheet.raw(f"1 g 0 0 612 792 re f {colour} rg 0 0 612 44 re f")
    _white(sheet, "jo@example.com | 555-0100", 72, 16, 9)


def _line(sheet: Page, colour: str) -> None:
    sheet.raw(f"{colour} RG 60 w 0 750 m 612 750 l S")
    _white(sheet, "JO SAMPLE", 72, 745, 22)


def _shadow(sheet: Page, colour: str) -> None:
    sheet.text("JO SAMPLE", x=72.7, y=739.3, size=24, bold=True, colour="0.75 g")
    sheet.text("JO SAMPLE", x=72, y=740, size=24, bold=True)


DESIGNS: tuple[Callable[[Page, str], None], ...] = (
    _band, _sidebar, _chips, _circle, _shade, _bars, _grey, _watermark, _photo, _painted_paper, _line, _shadow,
)  # fmt: skip


def pdf(number: int) -> bytes:
    rng = random.Random(number)  # noqa: S311  # not for secrets
    sheet = Page()
    design = DESIGNS[number % len(DESIGNS)]
    design(sheet, rng.choice(COLOURS))
    left = 230 if design is _sidebar else 72
    for row in range(rng.randint(14, 38)):
        colour = rng.choice(("0 g", "0.2 g", "0.1 0.1 0.3 rg", "0.35 g"))
        sheet.text(sentence(rng), x=left, y=670 - 15 * row, size=rng.choice((9, 10, 11)), colour=colour)
    sheet.text("Page 1 of 1", x=280, y=50, size=7, colour="0.5 g")
    return make_pdf([sheet])


def _tops(fill: str) -> tuple[str, ...]:
    """Light letters on dark, in the ways of Word: line, cell, box, theme, shade, letters, small print."""
    name, dark = paragraph(run("Jo Sample", WHITE)), f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    cell = "<w:tbl>{}<w:tr><w:tc><w:tcPr>{}</w:tcPr>{}</w:tc></w:tr></w:tbl>"
    return (
        paragraph(run("Jo Sample", WHITE), properties=dark),
        cell.format("", dark, name),
        cell.format("", '<w:shd w:val="clear" w:color="auto" w:themeFill="accent2"/>', name),
        cell.format('<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>', "", name),
        paragraph(text_box(name, fill=f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>')),
        paragraph(text_box(name, fill='<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>')),
        paragraph(text_box(name, fill="<a:gradFill/>")),
        paragraph(run("Jo Sample", f'{WHITE}<w:highlight w:val="darkBlue"/>')),
        paragraph("Experience", properties='<w:pStyle w:val="B"/>'),
        paragraph(run("JO SAMPLE", '<w:color w:val="D9D9D9"/>'), run("small print", '<w:sz w:val="10"/>'), run("web", "<w:webHidden/>")),
    )


def word(number: int) -> bytes:
    rng = random.Random(number)  # noqa: S311  # not for secrets
    fill = rng.choice(FILLS)
    tops = _tops(fill)
    dark = f'<w:shd w:val="clear" w:fill="{fill}"/>'
    styles = (
        f'<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:tcPr>{dark}</w:tcPr></w:tblStylePr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 1"/><w:pPr>{dark}</w:pPr><w:rPr>{WHITE}</w:rPr></w:style>'
    )
    return docx(tops[number % len(tops)] + "".join(paragraph(sentence(rng)) for _ in range(15)), styles=styles)


def made(count: int) -> Iterator[bytes]:
    """Give as many documents, two PDFs for each Word file."""
    for number in range(count):
        yield word(number // 3) if number % 3 == 2 else pdf(number - number // 3)
