"""Kinds of file that are known by sight but not read, so that the error can name them."""

from dataclasses import dataclass
from typing import NoReturn

from resumefit.errors import EncryptedError, UnsupportedError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Foreign:
    """One such kind."""

    label: str
    extensions: tuple[str, ...] = ()
    starts: tuple[bytes, ...] = ()
    """First bytes, any of which gives the kind away."""
    within: tuple[bytes, ...] = ()
    """Bytes one of which must also stand somewhere in the file."""


FOREIGN: tuple[Foreign, ...] = (
    Foreign("an old Word document (.doc)", (".doc", ".dot"), (_OLE,), ("WordDocument".encode("utf-16-le"),)),
    Foreign("an old Excel workbook", (".xls",), (_OLE,), ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))),
    Foreign("an Office file of before 2007", (".ppt", ".msg", ".wps"), (_OLE,)),
    Foreign("rich text (RTF)", (".rtf",), (b"{\\rtf", b"\xef\xbb\xbf{\\rtf")),
    Foreign("a Word file as one XML (.xml)", (), (b"<?xml", b"\xef\xbb\xbf<?xml"), (b"<pkg:package", b"<w:wordDocument")),
    Foreign(
        "an OpenDocument text as one XML (.fodt)", (".fodt",), (b"<?xml", b"\xef\xbb\xbf<?xml", b"<office:document"), (b"<office:document",)
    ),
    Foreign("an OpenDocument text", (".odt", ".ott"), (b"PK",), (b"opendocument.text", b"META-INF/manifest.xml")),
    Foreign("an Excel workbook", (".xlsx", ".xlsm"), (b"PK",), (b"xl/workbook",)),
    Foreign("a PowerPoint presentation", (".pptx",), (b"PK",), (b"ppt/presentation",)),
    Foreign("a Pages document", (".pages",), (b"PK",), (b"Index/Document.iwa", b"index.xml.gz", b"index.apxl", b"buildVersionHistory")),
    Foreign("an e-book", (".epub",), (b"PK",), (b"application/epub",)),
    Foreign("a ZIP archive", (".zip",), (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")),
    Foreign(
        "another archive",
        (".gz", ".7z", ".rar", ".xz", ".bz2"),
        (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"BZh", b"MSCF\x00", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"),
    ),
    Foreign("a PNG picture", (".png",), (b"\x89PNG",)),
    Foreign("a JPEG picture", (".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    Foreign("a GIF picture", (".gif",), (b"GIF87a", b"GIF89a")),
    Foreign("a TIFF picture", (".tif", ".tiff"), (b"II*\x00", b"MM\x00*")),
    Foreign("a WebP picture", (".webp",), (b"RIFF",), (b"WEBP",)),
    Foreign("a picture in SVG", (".svg",), (b"<svg", b"<?xml", b"<!DOCTYPE svg"), (b"<svg",)),
    Foreign("a BMP picture", (".bmp",), (b"BM",), (b"\x00\x00\x00\x00",)),
    Foreign("a HEIC picture", (".heic", ".heif"), (b"\x00\x00\x00",), (b"ftypheic", b"ftypmif1", b"ftypheix", b"ftypavif")),
    Foreign("another picture", (".ico", ".psd", ".djvu"), (b"8BPS", b"AT&TFORM", b"\x00\x00\x01\x00")),
    Foreign("a sound or film", (".mp3", ".avi"), (b"ID3", b"OggS", b"\x1aE\xdf\xa3")),
    Foreign("a film", (".mp4", ".mov"), (b"\x00\x00\x00",), (b"ftypmp4", b"ftypisom", b"ftypqt")),
    Foreign("a database", (".sqlite", ".db"), (b"SQLite format 3\x00",)),
    Foreign("a font", (".ttf", ".otf", ".woff", ".woff2"), (b"wOFF", b"wOF2", b"OTTO\x00", b"\x00\x01\x00\x00\x00")),
    Foreign("a shortcut", (".lnk",), (b"L\x00\x00\x00\x01\x14\x02\x00",)),
    Foreign("a PostScript file", (".ps", ".eps"), (b"%!PS",)),
    Foreign("a WordPerfect document", (".wpd",), (b"\xffWPC",)),
    Foreign("a Word document of before 1997", (), (b"\xdb\xa5", b"\xfe\x37\x00", b"1\xbe\x00\x00\x00\xab")),
    Foreign("a web archive", (".mht", ".mhtml", ".webarchive"), (b"MIME-Version:", b"From: <Saved by", b"bplist00"), (b"text/html",)),
    Foreign("a program", (".exe", ".so", ".dll"), (b"MZ\x90", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\x00asm")),
)
"""In the order in which they are tried."""

_PICTURE = "picture"


def refuse_foreign(content: bytes) -> None:
    """Raise `UnsupportedError`, naming kind and way out, where the bytes are of a foreign kind; `EncryptedError` for a locked DOCX."""
    if content.startswith(_OLE) and _ENCRYPTED_PACKAGE in content:
        raise EncryptedError("This file is protected by a password.", next_step="Save a copy without the password and try again.")
    head = content.lstrip(b" \t\r\n") if content[:1].isspace() else content
    for kind in FOREIGN:
        if kind.starts and head.startswith(kind.starts) and (not kind.within or any(mark in content for mark in kind.within)):
            _refuse(kind)


def _refuse(kind: Foreign) -> NoReturn:
    way_out = (
        "Save the document itself as PDF or DOCX, with real text." if _PICTURE in kind.label else "Save it as PDF or DOCX and try again."
    )
    raise UnsupportedError(f"This file is {kind.label}, which cannot be read.", next_step=way_out)
