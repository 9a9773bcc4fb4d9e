"""Seeded mutants of good documents: the same seed makes the same bytes."""

import random
import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from docx_parts import docx, paragraph, run, text_box, zipped
from pdf_cases import PARAGRAPH, mapped_font, one_page
from pdf_maker import Page, make_pdf, picture, stream

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z]\w*")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483648",
    b"-2147483649",
    b"9" * 40,
    b"1e9",
    b"0.0000001",
    b"1.5.2",
    b"--4",
    b"null",
    b"2 0 R",
    b"[]",
    b"<<>>",
)
_TOKENS = {
    "pdf": (
        b"<<",
        b">>",
        b"[",
        b"]",
        b"(",
        b")",
        b"<",
        b">",
        b"/",
        b"%",
        b" R",
        b"obj",
        b"endobj",
        b"stream\n",
        b"endstream",
        b"null",
        b"true",
        b" Tj",
        b" Do",
        b"BI ID EI",
        b"\0",
    ),
    "docx": (
        b"<",
        b">",
        b"&",
        b'"',
        b"</w:p>",
        b"<w:p>",
        b"<w:tbl>",
        b"</w:tc>",
        b"<w:t>",
        b"<!--",
        b"<![CDATA[",
        b"&#0;",
        b"&x;",
        b"\0",
        b"\xff",
        b"<w:sdt>",
        b' w:val=""',
    ),
    "text": (
        b"\0",
        b"\r",
        b"\x0b",
        b"\x85",
        b"\xff\xfe",
        b"\xe2\x80\xae",
        b"<p>",
        b"</p>",
        b"<table>",
        b"&#x",
        b"- ",
        b"# ",
        b"**",
        b"|",
        b"\n" * 9,
        b"\t",
        b"\xed\xa0\x80",
        b"```\n",
        b"  \n",
        b"<!--",
    ),
}
TEXT = """Jo Sample
jo@example.com | 555-0100

Experience
Agent, Northern Phone, May 2019 - present
- Answered 40+ calls a day and raised first-contact resolution from 70% to 85%
- Trained 6 new agents in Zendesk

Skills: Zendesk, Excel, typing (60 wpm)
"""


def _pdf_seeds() -> list[bytes]:
    sheet = Page()
    sheet.xobjects["P"] = picture()
    for row, text in enumerate(TEXT.splitlines()):
        sheet.text(text, x=72, y=720 - 14 * row, bold=row == 0)
    sheet.raw("q 9 0 0 9 500 9 cm /P Do Q 0.9 g 60 60 99 9 re f")
    rows = " ".join(f"1 0 0 1 72 {700 - 14 * row} Tm [({text[:20]}) -50 ({text[20:]})] TJ" for row, text in enumerate(PARAGRAPH))
    form = stream(b"BT /F1 9 Tf 9 9 Td (in a form) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 50 50]")
    plain = one_page(stream(f"BT /F1 10 Tf {rows} ET q 0 0 400 400 re W n /X Do Q".encode()), b"/XObject << /X 6 0 R >>", form)
    return [make_pdf([sheet, sheet]), plain, mapped_font([(code, code) for code in range(33, 127)], "\n".join(PARAGRAPH))]


def _docx_seeds() -> list[bytes]:
    rows = [paragraph(run(text, "<w:b/>" if text.istitle() else "")) for text in TEXT.replace("&", "&amp;").splitlines()]
    table = f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc><w:tc>{rows[4]}</w:tc></w:tr></w:tbl>"
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    )
    boxed = paragraph(text_box(paragraph("boxed")), '<w:fldSimple w:instr="X"><w:r><w:t>field</w:t></w:r></w:fldSimple>')
    return [docx("".join(rows) + table + boxed, styles=styles), docx("".join(rows))]


def _text_seeds() -> list[bytes]:
    page = "".join(f"<p>{row}</p>" for row in TEXT.splitlines()) + "<table><tr><td>a</td><td>b</td></tr></table>"
    return [
        TEXT.encode(),
        TEXT.encode("utf-16"),
        f"<html><body>{page}</body></html>".encode(),
        f"# {TEXT}\n## More\n\n**bold** _it_".encode(),
    ]


SEEDS: dict[str, Callable[[], list[bytes]]] = {"pdf": _pdf_seeds, "docx": _docx_seeds, "text": _text_seeds}


def mutants(kind: str, count: int, *, seed: int = 0) -> Iterator[bytes]:
    """Give mutants of the good documents of a kind; each depends on its number and the seed alone."""
    seeds = SEEDS[kind]()
    for number in range(count):
        rng = random.Random(f"{kind} {seed} {number}")  # noqa: S311  # not for secrets
        content = seeds[number % len(seeds)]
        yield _package(content, rng) if kind == "docx" and rng.random() < 0.7 else _bytes(content, kind, rng)


def _package(content: bytes, rng: random.Random) -> bytes:
    """Change one part within its package."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(parts))
    if rng.random() < 0.05:
        del parts[name]
    else:
        whole = parts[name]
        parts[name] = _bytes(whole if isinstance(whole, bytes) else whole.encode(), "docx", rng)
    return zipped(parts)


def _bytes(content: bytes, kind: str, rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        content = rng.choice(_CHANGES)(content, kind, rng)
    return content


def _flip(content: bytes, kind: str, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _insert(content: bytes, kind: str, rng: random.Random) -> bytes:
    place = rng.randint(0, len(content))
    return content[:place] + rng.choice(_TOKENS[kind]) * rng.choice((1, 1, 1, 50, 2000)) + content[place:]


def _delete(content: bytes, kind: str, rng: random.Random) -> bytes:
    place = rng.randint(0, len(content))
    return content[:place] + content[place + rng.choice((1, 4, 40, 400)) :]


def _repeat(content: bytes, kind: str, rng: random.Random) -> bytes:
    start = rng.randint(0, len(content))
    piece = content[start : start + rng.randint(1, 300)]
    place = rng.randint(0, len(content))
    return content[:place] + piece * rng.choice((1, 2, 100)) + content[place:]


def _cut(content: bytes, kind: str, rng: random.Random) -> bytes:
    return content[: rng.randint(0, len(content))]


def _renumber(content: bytes, kind: str, rng: random.Random) -> bytes:
    return _exchange(content, _NUMBER, rng.choice(_NUMBERS), rng)


def _rename(content: bytes, kind: str, rng: random.Random) -> bytes:
    names = _NAME.findall(content)
    return _exchange(content, _NAME, rng.choice(names), rng) if names else _flip(content, kind, rng)


def _exchange(content: bytes, pattern: re.Pattern[bytes], new: bytes, rng: random.Random) -> bytes:
    places = [found.span() for found in pattern.finditer(content)]
    if not places:
        return content
    start, end = rng.choice(places)
    return content[:start] + new + content[end:]


_CHANGES = (_flip, _insert, _delete, _repeat, _cut, _renumber, _renumber, _rename)
