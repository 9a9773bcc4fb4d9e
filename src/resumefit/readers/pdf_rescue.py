"""A PDF without its tables -> the same bytes with an end that names every page found in them."""

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s+(\d{1,5})\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_STORE = re.compile(rb"/Type\s*/ObjStm(?![A-Za-z])")
_NUMBER = re.compile(rb"/(N|First)\s+(\d{1,6})(?!\s+\d+\s+R)")
_STREAM = re.compile(rb"stream\r?\n")
_HEAD = 4000
_MOST_OBJECTS = 20_000
_MOST_PAGES = 200
_MOST_BYTES = 20_000_000
_FREE = 9_000_001
"""A number that no object of such a file has."""


def rescued(content: bytes) -> bytes | None:
    """Name the pages in a new page tree behind the file; None where there is no page.

    Objects that the file keeps packed together are written out plainly. What pages have from the lost tree stays lost.
    """
    pages: list[bytes] = []
    plain: list[bytes] = []
    for number, generation, head in _objects(content):
        if _STORE.search(head[: head.find(b"stream")]):
            for inner, body in _stored(content, head):
                plain.append(b"%d 0 obj\n%s\nendobj\n" % (inner, body))
                if _PAGE.search(body):
                    pages.append(b"%d 0 R" % inner)
        elif _PAGE.search(head.partition(b"endobj")[0].partition(b"stream")[0]):
            pages.append(b"%d %d R" % (number, generation))
    if not pages:
        return None
    kids = b" ".join(dict.fromkeys(pages[:_MOST_PAGES]))
    tree = b"%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (_FREE, len(pages[:_MOST_PAGES]), kids)
    catalogue = b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (_FREE + 1, _FREE)
    end = b"trailer\n<< /Root %d 0 R >>\nstartxref\n0\n%%%%EOF\n" % (_FREE + 1)
    return b"".join((content, b"\nendstream\nendobj\n", *plain, tree, catalogue, end))


def _objects(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give number, generation and first bytes of each object."""
    for count, found in enumerate(_OBJECT.finditer(content)):
        if count >= _MOST_OBJECTS:
            return
        yield int(found[1]), int(found[2]), content[found.end() : found.end() + _HEAD]


def _stored(content: bytes, head: bytes) -> Iterator[tuple[int, bytes]]:
    """Unpack the objects that one stream keeps."""
    sizes = {name: int(size) for name, size in _NUMBER.findall(head)}
    start = _STREAM.search(head)
    if start is None or sizes.keys() != {b"N", b"First"}:
        return
    place = content.find(head) + start.end()
    packed = content[place : place + _MOST_BYTES]
    if b"/FlateDecode" in head[: start.start()]:
        try:
            packed = zlib.decompressobj().decompress(packed, _MOST_BYTES)
        except zlib.error:
            return
    places = packed[: sizes[b"First"]].split()[: 2 * sizes[b"N"]]
    if not all(place.isdigit() for place in places) or len(places) < 2:
        return
    starts = [int(place) for place in places[1::2]]
    for number, begin, end in zip(places[::2], starts, [*starts[1:], len(packed)], strict=False):
        yield int(number), packed[sizes[b"First"] + begin : sizes[b"First"] + end]
