"""Write the PDF and DOCX files of the examples from their Markdown texts; the same texts give the same files.

Run it after editing a text: ``python examples/make_documents.py``. The PDF is written by hand with the operators that word
processors use, so that the two-column page can be painted row by row, as many templates do.
"""

import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
from docx.shared import Pt

HERE = Path(__file__).resolve().parent
SIDEBAR = {"Contact", "Languages", "Skills", "Education", "Certifications"}
"""Sections of the two-column page that stand in its narrow left column."""
TWO_COLUMNS = {"bilingual-canada"}
SKILLS_TABLE = {"technical-support"}
CONTACT_IN_HEADER = {"team-lead"}

PLAIN_WIDTHS = """278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584
584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278
278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260
334 584"""
BOLD_WIDTHS = """278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584
584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278
333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280
389 584"""
BULLET = 0x95
ACCENTED = {"À": "A", "Ç": "C", "È": "E", "É": "E", "à": "a", "â": "a", "ç": "c", "è": "e", "é": "e", "ê": "e", "ô": "o", "û": "u"}


@dataclass(frozen=True)
class Block:
    """One line of the Markdown text."""

    kind: str
    """name, heading, job, bullet or plain."""
    text: str


@dataclass(frozen=True)
class Painted:
    """One line on a page."""

    x: float
    y: float
    size: float
    bold: bool
    text: str


def blocks(markdown: str) -> Iterator[Block]:
    """Read the few marks that the example texts use."""
    marks = {"# ": "name", "## ": "heading", "### ": "job", "- ": "bullet"}
    for line in markdown.splitlines():
        mark = next((mark for mark in marks if line.startswith(mark)), "")
        if line.strip():
            yield Block(marks.get(mark, "plain"), re.sub(r"\*+", "", line.removeprefix(mark)).strip())


def widths(*, bold: bool) -> dict[int, int]:
    """Give the width of each code of the Helvetica that every PDF viewer has, in thousandths of the type size."""
    table = dict(enumerate(map(int, (BOLD_WIDTHS if bold else PLAIN_WIDTHS).split()), 32))
    table[BULLET] = 350
    for accented, base in ACCENTED.items():
        table[accented.encode("cp1252")[0]] = table[ord(base)]
    table[ord("’".encode("cp1252"))] = 278 if bold else 222
    return table


WIDTHS = {bold: widths(bold=bold) for bold in (False, True)}


def text_width(text: str, size: float, *, bold: bool) -> float:
    """Measure a line in points."""
    return sum(WIDTHS[bold][code] for code in text.encode("cp1252")) * size / 1000


def wrapped(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """Break a paragraph into lines no wider than `width` points."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, size, bold=bold) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def column(parts: list[Block], x: float, width: float, top: float) -> list[Painted]:
    """Set blocks below each other; y may run below zero, which means further pages."""
    styles = {"name": (18, True, 24), "heading": (12, True, 18), "job": (10, True, 14), "bullet": (10, False, 13), "plain": (10, False, 13)}
    lines: list[Painted] = []
    y = top
    for part in parts:
        size, bold, leading = styles[part.kind]
        indent = 12 if part.kind == "bullet" else 0
        y -= 8 if part.kind == "heading" else 3 if part.kind == "job" else 0
        for number, text in enumerate(wrapped(part.text, width - indent, size, bold=bold)):
            y -= leading
            if indent and number == 0:
                lines.append(Painted(x, y, size, False, "•"))
            lines.append(Painted(x + indent, y, size, bold, text))
    return lines


def two_columns(parts: list[Block]) -> list[Painted]:
    """Set the sidebar's sections left and the others right, then paint both row by row."""
    name, rest = parts[0], parts[1:]
    left, right, into = [], [], []
    for part in rest:
        if part.kind == "heading":
            into = left if part.text in SIDEBAR else right
        into.append(part)
    top = column([name], 54, 500, 750)
    both = column(left, 54, 140, 715) + column(right, 218, 340, 715)
    return top + sorted(both, key=lambda line: (-round(line.y), line.x))


def pdf(lines: list[Painted], title: str) -> bytes:
    """Write a PDF whose pages hold the lines."""
    pages: list[list[Painted]] = []
    for line in lines:
        number = 0
        y = line.y
        while y < 54:
            number, y = number + 1, y + 684
        while len(pages) <= number:
            pages.append([])
        pages[number].append(Painted(line.x, y, line.size, line.bold, line.text))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font("Helvetica", bold=False), font("Helvetica-Bold", bold=True)]
    kids = []
    for page in pages:
        stream = b"".join(paint(line) for line in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects.append(b"<< /Title %s /Producer (resumefit examples) >>" % literal(title))
    return assembled(objects)


def font(name: str, *, bold: bool) -> bytes:
    """Describe one of the standard fonts with its widths."""
    numbers = " ".join(str(WIDTHS[bold].get(code, 0)) for code in range(32, 256))
    text = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [{numbers}] >>"
    return text.encode()


def literal(text: str) -> bytes:
    """Write a string as PDF does."""
    return b"(" + re.sub(rb"([\\()])", rb"\\\1", text.encode("cp1252")) + b")"


def paint(line: Painted) -> bytes:
    """Write the operators of one line."""
    return b"BT /F%d %g Tf 1 0 0 1 %g %g Tm %s Tj ET\n" % (2 if line.bold else 1, line.size, line.x, line.y, literal(line.text))


def assembled(objects: list[bytes]) -> bytes:
    """Number the objects and write the table of their places."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), start)
    return bytes(out)


def word(parts: list[Block], case: str) -> bytes:
    """Write a DOCX with Word's own styles."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10.5)
    styles = {"name": "Title", "heading": "Heading 1", "job": "Heading 2", "bullet": "List Bullet", "plain": None}
    heading = ""
    for number, part in enumerate(parts):
        if part.kind == "heading":
            heading = part.text
        if number == 1 and case in CONTACT_IN_HEADER:
            document.sections[0].header.paragraphs[0].text = part.text
        elif part.kind == "plain" and heading == "Technical Skills" and case in SKILLS_TABLE:
            add_row(document, part.text)
        else:
            document.add_paragraph(part.text, style=styles[part.kind])
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def add_row(document: "docx.document.Document", text: str) -> None:
    """Put "label: words" into a row of the page's table, made when first needed."""
    label, _, words = text.partition(": ")
    table = document.tables[-1] if document.tables else document.add_table(rows=0, cols=2)
    for cell, content in zip(table.add_row().cells, (label, words), strict=True):
        cell.text = content


def repacked(package: bytes) -> bytes:
    """Give the package with the clock taken out of it."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), old.read(entry), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def documents() -> Iterator[tuple[Path, bytes]]:
    """Yield every file that is made and its bytes."""
    for source in sorted(HERE.glob("*/resume.md")):
        case = source.parent.name
        parts = list(blocks(source.read_text(encoding="utf-8")))
        lines = two_columns(parts) if case in TWO_COLUMNS else column(parts, 54, 504, 750)
        yield source.with_suffix(".pdf"), pdf(lines, f"Resume of {parts[0].text}")
        yield source.with_suffix(".docx"), word(parts, case)
    posting = HERE / "technical-support" / "posting.md"
    yield posting.with_suffix(".docx"), word(list(blocks(posting.read_text(encoding="utf-8"))), "")


def main() -> None:
    """Write the files."""
    for path, content in documents():
        path.write_bytes(content)
        sys.stdout.write(f"{path.relative_to(HERE)}: {len(content)} bytes\n")


if __name__ == "__main__":
    main()
