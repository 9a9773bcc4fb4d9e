"""Hostile and awkward texts, pages and files that are neither; outcomes as in docx_cases."""

import zipfile
from io import BytesIO

from docx_cases import SEEN, Case

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FRENCH = "Expérience: été à l’hôtel, où l’on parle français • 40 appels par jour"


def _archive(name: str, content: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _encodings() -> list[Case]:
    names = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman")
    return [
        *(Case(f"encoded in {name}", FRENCH.encode(name), "read", (FRENCH,)) for name in names),
        Case("one bad byte", FRENCH.encode() + b"\n\xff", "read+damaged", (FRENCH,)),
        Case("old Mac line ends", f"{SEEN}\rSlack".encode(), "read", (SEEN, "\nSlack")),
        Case("escape codes and overrides", f"\x1b[31m{SEEN}\u202e\u2066".encode(), "read", silent=("\x1b", "\u202e", "\u2066")),
        Case("soft hyphens and zero widths", SEEN.replace("a", "\u00ada\u200b").encode(), "read"),
        Case("accents apart", "Que\u0301bec".encode(), "read", ("Québec",)),
    ]


def _pages() -> list[Case]:
    return [
        Case("a script", f"<html><script>{SEEN}x</script><p>{SEEN}</p></html>".encode(), "read", silent=(f"{SEEN}x",)),
        Case("a hidden paragraph", f'<p>{SEEN}</p><p style="display:none">ghost words</p>'.encode(), "read+hidden-text", silent=("ghost",)),
        Case("divs five thousand deep", ("<div>" * 5_000 + SEEN + "</div>").encode(), "limit", ()),
        Case("nothing but tags", b"<p></p>" * 50, "empty", ()),
        Case("a page called a PDF", f"<html><p>{SEEN}</p></html>".encode(), "read"),
    ]


def _baits() -> list[Case]:
    marks = ("**a ", "_a ", "[a](", "[[", "<a ", "<!--", "<p ", "&a", "a-\n", "- ", "((", "•  ", ". ) ", "a: ", "\t", "| a ", "<br", "`a")
    return [Case(f"bait {mark!r}", f"{SEEN}\n\n".encode() + (mark * 50_000)[:50_000].encode(), "read") for mark in marks]


def _foreign() -> list[Case]:
    return [
        Case("rich text", b"{\\rtf1\\ansi hello}", "unsupported", ()),
        Case("an old Word file", OLE + "WordDocument".encode("utf-16-le"), "unsupported", ()),
        Case("a locked DOCX", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", ()),
        Case("a picture", b"\x89PNG\r\n\x1a\n" + bytes(99), "unsupported", ()),
        Case("an OpenDocument text", _archive("mimetype", b"application/vnd.oasis.opendocument.text"), "unsupported", ()),
        Case("a program", b"\x7fELF" + bytes(range(256)), "unsupported", ()),
        Case("every byte", bytes(range(256)) * 40, "unsupported", ()),
        Case("nothing", b"", "empty", ()),
        Case("blanks", b" \r\n\t\n" * 40, "empty", ()),
        Case("a mark and nothing else", b"\xff\xfe", "empty", ()),
        Case("a million short lines", b"a\n" * 1_000_000, "read+limit", ()),
        Case("one line of two million letters", SEEN.encode() + b" word" * 400_000, "read+limit"),
        Case("twenty-one megabytes", bytes(21 * 1024 * 1024), "limit", ()),
    ]


CASES = (*_encodings(), *_pages(), *_baits(), *_foreign())
