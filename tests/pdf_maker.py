"""Small PDFs written by hand, the same bytes each time: text where a test wants it, and whatever else is painted."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 "
    "584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 "
    "278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 "
    "500 334 260 334 584 "
)
_HELVETICA = dict(zip(range(32, 127), map(int, _WIDTHS.split()), strict=True))


def helvetica_width(text: str, size: float) -> float:
    """Measure a text as Helvetica sets it."""
    return sum(_HELVETICA.get(ord(letter), 350 if letter == "•" else 556) for letter in text) * size / 1000


def literal(text: str) -> bytes:
    """Write a string operand in WinAnsi."""
    raw = text.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


@dataclass
class Page:
    """Operators of one page; `F1` is Helvetica, `F2` its bold."""

    width: float = 612
    height: float = 792
    rotate: int = 0
    operators: list[bytes] = field(default_factory=list)
    xobjects: dict[str, bytes] = field(default_factory=dict)
    """Name to a whole stream object: dictionary and data."""
    fonts: dict[str, bytes] = field(default_factory=dict)
    """Further fonts: name to dictionary."""

    def text(self, text: str, *, x: float, y: float, size: float = 10, bold: bool = False, colour: str = "0 g", mode: int = 0) -> None:
        """Paint a text with its baseline at `y`."""
        font = "F2" if bold else "F1"
        self.raw(f"{colour} BT /{font} {size:g} Tf {mode} Tr 1 0 0 1 {x:.2f} {y:.2f} Tm ".encode() + literal(text) + b" Tj ET")

    def raw(self, operators: bytes | str) -> None:
        """Add operators as they are."""
        self.operators.append(operators if isinstance(operators, bytes) else operators.encode("latin-1"))


def stream(data: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """Write a stream object's body."""
    if packed:
        data, entries = zlib.compress(data), f"{entries} /Filter /FlateDecode"
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def picture(width: int = 2, height: int = 2) -> bytes:
    """Write a grey picture."""
    entries = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(bytes(width * height), entries)


def make_pdf(pages: Sequence[Page], *, more: Sequence[bytes] = (), trailer: str = "") -> bytes:
    """Put pages and further objects (numbered from 5 on, before the pages) into a file."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        *more,
    ]
    kids = []
    for page in pages:
        names = {}
        for name, body in page.xobjects.items():
            objects.append(body)
            names[name] = len(objects)
        objects.append(stream(b"\n".join(page.operators), packed=True))
        content = len(objects)
        xobjects = " ".join(f"/{name} {number} 0 R" for name, number in names.items())
        fonts = " ".join(f"/{name} {body.decode('latin-1')}" for name, body in page.fonts.items())
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:g} {page.height:g}] /Rotate {page.rotate} /Contents {content} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R {fonts} >> /XObject << {xobjects} >> >> >>".encode("latin-1")
        )
        kids.append(len(objects))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    return _assembled(objects, trailer)


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    body = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        body += f"{place:010} 00000 n \n".encode()
    return bytes(body + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
