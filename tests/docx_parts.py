"""Makes DOCX files from raw XML, so that a test shows the very markup it is about."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)


def part(tag: str, inner: str) -> str:
    """Wrap inner XML in a root element that declares the usual namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMESPACES}>{inner}</w:{tag}>'


def relationships(*arrows: tuple[str, str, str]) -> str:
    """Write arrows (id, kind, target)."""
    rows = "".join(f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"/>' for id_, kind, target in arrows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def zipped(parts: dict[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=compression)
    return buffer.getvalue()


def docx(body: str, *, arrows: tuple[tuple[str, str, str], ...] = (), styles: str = "", **parts: str) -> bytes:
    """Pack a document of a body's inner XML; further parts by name without folder and ending."""
    files: dict[str, str | bytes] = {
        "_rels/.rels": relationships(("r0", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(("rs", "styles", "styles.xml"), *arrows),
        "word/styles.xml": part("styles", styles),
    }
    return zipped(files | {f"word/{name}.xml": content for name, content in parts.items()})


def run(text: str, properties: str = "") -> str:
    """Write a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Write a paragraph; a piece that is no XML becomes a plain run."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def text_box(*paragraphs: str, fill: str = "<a:noFill/>", size: int = 900_000) -> str:
    """Write a run with a text box, in both ways in which Word writes one."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="{size}" cy="{size}"/><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
