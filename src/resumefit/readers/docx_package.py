"""Bytes of a DOCX -> its XML parts, under limits, with what can be had of a damaged package."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from resumefit.errors import DamagedError, EncryptedError, XmlDtdError
from resumefit.readers.limits import Limits, too_much

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = b"PK\x03\x04"
_ZIP_TROUBLES = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    struct.error,
    ValueError,
    LookupError,
    OSError,
    OverflowError,
)
_STORED, _DEFLATED = 0, 8
_BLOCK = 65_536
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(officeDocument|drawingml|wordprocessingml)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAID_WIDE = re.compile(rb"\s*<\?xml[^>]*?encoding=[\"'](?i:utf-?(?:16|32)|ucs-?[24])[^>]*\?>")
_WIDE = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))  # fmt: skip
"""First bytes of an XML part and the encoding with more than one byte a letter that they give away."""
_WIDE_STARTS = tuple(start for start, _ in _WIDE)
_UNNAMED = re.compile(rb"<w:[A-Za-z]+")
_NAMESPACE = b' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PARSER_LIMIT = re.compile(r"depth|huge|too long", re.IGNORECASE)
_MAIN_PART = re.compile(r"(.*/)?document\d*\.xml$")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one part's packed bytes lie."""

    method: int
    start: int
    size: int
    encrypted: bool
    checksum: int | None = None
    """CRC-32 of the unpacked part; None where only a guess at it could be had."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A package's arrow from one part to another."""

    kind: str
    """Last segment of its type, lower case: header, footer, styles ..."""
    target: str
    """Name of the part it points to, as `Package` knows it."""


@dataclass(slots=True)
class Package:
    """An opened package; parts are unpacked when asked for."""

    content: bytes
    entries: Mapping[str, Entry]
    """By lower-case name with forward slashes."""
    limits: Limits
    damaged: bool = False
    """Something had to be left out or guessed."""
    _read: int = field(default=0, repr=False)
    _parts: dict[str, bytes] = field(default_factory=dict, repr=False)

    def part(self, name: str) -> bytes | None:
        """Unpack a part as far as it goes; None where there is no such part.

        Raises `LimitError` where it unpacks to more than allowed, `EncryptedError` where it asks for a password.
        """
        key = name.lower()
        entry = self.entries.get(key)
        if entry is None or key in self._parts:
            return self._parts.get(key)
        if entry.encrypted:
            raise EncryptedError("This file is protected by a password.", next_step="Save a copy without the password and try again.")
        packed = memoryview(self.content)[entry.start : entry.start + entry.size]
        cap = min(self.limits.xml_part_bytes, self.limits.parts_bytes - self._read)
        cap = min(cap, max(self.limits.inflate_grace, self.limits.inflate_ratio * len(packed)))
        plain = self._inflate(packed, cap) if entry.method == _DEFLATED else bytes(packed[: cap + 1])
        if len(plain) > cap:
            raise too_much("a part that unpacks to more than is allowed")
        self._read += len(plain)
        if entry.checksum is not None and zlib.crc32(plain) != entry.checksum:
            self.damaged = True
        self._parts[key] = plain
        return plain

    def _inflate(self, packed: memoryview, cap: int) -> bytes:
        """Unpack up to one byte past the cap; what comes before a fault is kept."""
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        parts: list[bytes] = []
        size = 0
        try:
            for start in range(0, len(packed), _BLOCK):
                part = inflater.decompress(packed[start : start + _BLOCK], cap + 1 - size)
                parts.append(part)
                size += len(part)
                if size > cap or inflater.eof:
                    break
        except zlib.error:
            self.damaged = True
        if not inflater.eof:
            self.damaged = True
        return b"".join(parts)

    def source(self, name: str) -> bytes | None:
        """Unpack an XML part, in UTF-8; None where there is none.

        Raises `XmlDtdError` for one with a document type, `LimitError` for one with too many tags.
        """
        plain = self.part(name)
        if not plain:
            return None
        source = _as_utf8(plain)
        if b"<!DOCTYPE" in source:
            raise _document_type()
        if len(source) > self.limits.xml_tags and source.count(b"<") > self.limits.xml_tags:
            raise too_much(f"over {self.limits.xml_tags:,} XML tags")
        return source

    def parse(self, source: bytes) -> Any:
        """Parse XML to its root element, as far as it goes; None where nothing of it can be parsed."""
        try:
            root = etree.fromstring(source, _parser(recover=False))
        except etree.XMLSyntaxError as error:
            if _PARSER_LIMIT.search(error.msg or ""):
                raise too_much("XML that is nested too deep or has too long a piece") from None
            self.damaged = True
            root = _recovered(source)
        if root is not None and root.getroottree().docinfo.doctype:
            raise _document_type()
        return root

    def xml(self, name: str) -> Any:
        """Unpack and parse a part; None where there is none, or nothing of it can be parsed."""
        source = self.source(name)
        return None if source is None else self.parse(source)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Give the arrows that start at a part ("" for the package itself), by id; outside targets are left out."""
        folder, _, base = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relationship] = {}
        for element in root if root is not None else ():
            target, kind = element.get("Target"), element.get("Type", "")
            if not target or element.get("TargetMode", "").lower() == "external":
                continue
            name = posixpath.normpath(target if target.startswith("/") else posixpath.join(folder, target)).lstrip("/").lower()
            found[element.get("Id", "")] = Relationship(kind.rpartition("/")[2].lower(), name)
        return found

    def main_part(self) -> str | None:
        """Name the part with the body: by the package's own arrow, else by its usual name."""
        for arrow in self.relationships("").values():
            if arrow.kind == "officedocument" and arrow.target in self.entries:
                return arrow.target
        self.damaged = True
        named = sorted((name for name in self.entries if _MAIN_PART.match(name)), key=lambda name: (name != "word/document.xml", name))
        return named[0] if named else None


def open_package(content: bytes, limits: Limits) -> Package:
    """Read a package's directory, or gather its parts one by one where the directory is broken.

    Raises `LimitError` for too many parts, `DamagedError` where no part can be found.
    """
    if content.count(_DIRECTORY_ENTRY) > limits.zip_entries:
        raise too_much(f"over {limits.zip_entries:,} parts")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            entries = {_name(member.filename): _entry(content, member) for member in members}
        damaged = len(entries) != len(members)
    except _ZIP_TROUBLES:
        entries, damaged = dict(_gathered(content, limits)), True
    if not entries:
        raise DamagedError("This package is broken: none of its parts can be found.", next_step=_SAVE_ANEW)
    return Package(content, entries, limits, damaged)


_SAVE_ANEW = "Open it in a word processor, save it anew as DOCX and try again."


def _document_type() -> XmlDtdError:
    return XmlDtdError("This file declares an XML document type, which no word processor writes.", next_step=_SAVE_ANEW)


def _name(raw: str) -> str:
    return raw.replace("\\", "/").removeprefix("./").lstrip("/").lower()


def _entry(content: bytes, member: zipfile.ZipInfo) -> Entry:
    """Find a member's packed bytes behind its local header."""
    start = member.header_offset
    if content[start : start + 4] != _LOCAL_HEADER:
        raise zipfile.BadZipFile("no local header")
    name_size, extra_size = struct.unpack_from("<HH", content, start + 26)
    return Entry(member.compress_type, start + 30 + name_size + extra_size, member.compress_size, bool(member.flag_bits & 1), member.CRC)


def _gathered(content: bytes, limits: Limits) -> Iterator[tuple[str, Entry]]:
    """Find parts by their local headers alone."""
    start = content.find(_LOCAL_HEADER)
    count = 0
    while start >= 0 and start + 30 <= len(content):
        count += 1
        if count > limits.zip_entries:
            raise too_much(f"over {limits.zip_entries:,} parts")
        flags, method = struct.unpack_from("<HH", content, start + 6)
        size, _, name_size, extra_size = struct.unpack_from("<IIHH", content, start + 18)
        body = start + 30 + name_size + extra_size
        following = content.find(_LOCAL_HEADER, body)
        if not size or flags & 8:
            size = (following if following >= 0 else len(content)) - body
        name = content[start + 30 : start + 30 + name_size].decode("utf-8", "replace")
        if method in (_STORED, _DEFLATED) and size > 0:
            yield _name(name), Entry(method, body, size, bool(flags & 1))
        start = following


def _as_utf8(plain: bytes) -> bytes:
    """Bring a part to UTF-8 and the usual namespaces, so that one look finds what is sought in it."""
    if plain.startswith(_WIDE_STARTS):
        wide = next(encoding for start, encoding in _WIDE if plain.startswith(start))
        plain = _DECLARATION.sub("", plain.decode(wide, "replace").lstrip("\ufeff"), count=1).encode("utf-8", "replace")
    if plain[:1].isspace():
        plain = plain.lstrip()
    said = _SAID_WIDE.match(plain)
    if said is not None:
        plain = plain[said.end() :]
    return _STRICT_NAME.sub(_TRANSITIONAL, plain) if _STRICT in plain else plain


def _parser(*, recover: bool) -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, recover=recover
    )


def _named(root: re.Match[bytes]) -> bytes:
    return root.group() + _NAMESPACE


def _recovered(source: bytes) -> Any:
    """Parse what can be parsed of a broken part; one that does not say what its prefixes stand for gets the usual meaning."""
    if b"xmlns:w=" not in source:
        source = _UNNAMED.sub(_named, source, count=1)
    try:
        return etree.fromstring(source, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None
