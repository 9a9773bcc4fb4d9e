"""Bytes of a PDF that is written by the book -> its pages, each object read when it is asked for.

A file by the book needs none of what makes a patient reader slow: nearly all resumes are such files. At the first thing that is not
as it should be `IrregularError` is raised, and pypdf reads the file instead.
"""

import re
from collections.abc import Iterator
from typing import Any

from resumefit.readers.pdf_objects import IrregularError, Reference, Stream, follow, read_value

_HEADER = re.compile(rb"%PDF-[12]\.\d[\r\n]")
_TABLE_PLACE = re.compile(rb"startxref\s+(\d{1,10}+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"\s*xref\s+")
_SECTION = re.compile(rb"\s*+(\d{1,7}+) (\d{1,7}+)\s*?(?:\r\n|[\r\n])")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n(?: \r| \n|\r\n)")
_TRAILER = re.compile(rb"\s*trailer\b")
_OBJECT = re.compile(rb"\s*(\d{1,9}+)\s++(\d{1,5}+)\s++obj\b")
_STREAM = re.compile(rb"[\0\t\n\f\r ]*+stream(?:\r\n|\n)")
_STREAM_END = re.compile(rb"\s*+endstream\b")
_OBJECT_END = re.compile(rb"\s*+endobj\b")
_ENTRY_WIDTH = 20
_MOST_TABLES = 50
_MOST_SECTIONS = 500
"""Of one table."""
_MOST_UNPACKED = 64_000_000
_DEEPEST_TREE = 30
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_END_WIDTH = 1024


class PlainFile:
    """The objects of one file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._objects: dict[int, Any] = {}
        self._stores: dict[int, tuple[bytes, dict[int, int]]] = {}
        self._tables: list[_Table | _PackedTable] = []
        self._unpacked = 0
        place = _TABLE_PLACE.search(content, max(len(content) - _END_WIDTH, 0))
        if not _HEADER.match(content) or place is None:
            raise IrregularError("ends")
        self._trailer = self._read_tables(int(place[1]))
        if "/Encrypt" in self._trailer:
            raise IrregularError("encrypted")

    @property
    def catalogue(self) -> dict[str, Any]:
        """Give the root of all that the file holds."""
        return _dictionary(self._trailer.get("/Root"))

    def pages(self) -> Iterator[dict[str, Any]]:
        """Yield the pages in their order, each with what it inherits."""
        yield from self._below(self.catalogue.get("/Pages"), {}, set(), 0)

    def object(self, number: int) -> Any:
        """Read an object, once."""
        if number not in self._objects:
            self._objects[number] = None
            self._objects[number] = self._read(number)
        return self._objects[number]

    def spend(self, unpacked: int) -> None:
        """Count unpacked bytes."""
        self._unpacked += unpacked
        if self._unpacked > _MOST_UNPACKED:
            raise IrregularError("size")

    def _below(self, node: Any, inherited: dict[str, Any], seen: set[int], depth: int) -> Iterator[dict[str, Any]]:
        if not isinstance(node, Reference) or node.idnum in seen or depth > _DEEPEST_TREE:
            raise IrregularError("page tree")
        seen.add(node.idnum)
        entries = _dictionary(node)
        kind = entries.get("/Type")
        own = inherited | {key: entries[key] for key in _INHERITED if key in entries}
        if kind == "/Page":
            yield entries | own
        elif kind == "/Pages" and isinstance(kids := follow(entries.get("/Kids")), list):
            for kid in kids:
                yield from self._below(kid, own, seen, depth + 1)
        else:
            raise IrregularError("page tree")

    def _read_tables(self, place: int) -> dict[str, Any]:
        """Find the tables of objects, the newest first; give the newest one's trailer."""
        newest: dict[str, Any] | None = None
        places: list[int] = []
        following: Any = place
        while following is not None:
            if not isinstance(following, int) or following in places or len(places) >= _MOST_TABLES:
                raise IrregularError("tables")
            places.append(following)
            trailer = self._read_table(following)
            newest = trailer if newest is None else newest
            following = trailer.get("/Prev")
        return newest or {}

    def _read_table(self, place: int) -> dict[str, Any]:
        head = _TABLE.match(self._content, place)
        if head is None:
            stream = self._read_object(place, None)
            if not isinstance(stream, Stream) or stream.get("/Type") != "/XRef":
                raise IrregularError("table")
            self._tables.append(_PackedTable(stream))
            return stream
        place = head.end()
        table = _Table(self._content)
        while section := _SECTION.match(self._content, place):
            place = section.end()
            if len(table) >= _MOST_SECTIONS:
                raise IrregularError("table")
            table.add(int(section[1]), int(section[2]), place)
            place += _ENTRY_WIDTH * int(section[2])
        end = _TRAILER.match(self._content, place)
        trailer = read_value(self._content, end.end(), self)[0] if end else None
        if not isinstance(trailer, dict) or "/XRefStm" in trailer:
            raise IrregularError("trailer")
        self._tables.append(table)
        return trailer

    def _read(self, number: int) -> Any:
        for table in self._tables:
            found = table.find(number)
            if found is not None:
                store, place = found
                return self._read_stored(store, number) if store else self._read_object(place, number)
        raise IrregularError("missing object")

    def _read_object(self, place: int, number: int | None) -> Any:
        """Read the object that stands at a place in the file."""
        head = _OBJECT.match(self._content, place)
        if head is None or number not in (None, int(head[1])):
            raise IrregularError("object")
        value, end = read_value(self._content, head.end(), self)
        start = _STREAM.match(self._content, end) if isinstance(value, dict) else None
        if start is None:
            if not _OBJECT_END.match(self._content, end) or isinstance(value, Reference):
                raise IrregularError("object")
            return value
        length = follow(value.get("/Length"))
        if not isinstance(length, int) or length < 0 or not _STREAM_END.match(self._content, start.end() + length):
            raise IrregularError("stream")
        return Stream(value, self._content[start.end() : start.end() + length], self)

    def _read_stored(self, store: int, number: int) -> Any:
        """Read an object that stands in a stream with others."""
        if store not in self._stores:
            stream = self.object(store)
            if not isinstance(stream, Stream) or stream.get("/Type") != "/ObjStm":
                raise IrregularError("store")
            count, first = follow(stream.get("/N")), follow(stream.get("/First"))
            unpacked = stream.get_data()
            heads = unpacked[:first].split() if isinstance(first, int) else []
            if not isinstance(count, int) or len(heads) != 2 * count or not all(head.isdigit() for head in heads):
                raise IrregularError("store")
            places = dict(zip(map(int, heads[::2]), [first + int(place) for place in heads[1::2]], strict=True))
            self._stores[store] = unpacked, places
        unpacked, places = self._stores[store]
        if number not in places:
            raise IrregularError("store")
        return read_value(unpacked, places[number], self)[0]


class _Table:
    """Where the objects stand, written as lines of equal length."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._sections: list[tuple[int, int, int]] = []

    def add(self, first: int, count: int, place: int) -> None:
        """Add a run of lines for objects with numbers in a row."""
        self._sections.append((first, count, place))

    def __len__(self) -> int:
        return len(self._sections)

    def find(self, number: int) -> tuple[int, int] | None:
        """Find an object: no store, and its place."""
        for first, count, place in self._sections:
            if first <= number < first + count:
                entry = _ENTRY.match(self._content, place + _ENTRY_WIDTH * (number - first))
                if entry is None:
                    raise IrregularError("entry")
                return 0, int(entry[1])
        return None


class _PackedTable:
    """Where the objects stand, as rows of bytes."""

    def __init__(self, stream: Stream) -> None:
        widths = follow(stream.get("/W"))
        size = follow(stream.get("/Size"))
        index = follow(stream.get("/Index", [0, size]))
        if (
            not isinstance(widths, list)
            or len(widths) != 3
            or not isinstance(index, list)
            or len(index) % 2
            or len(index) > 2 * _MOST_SECTIONS
        ):
            raise IrregularError("table")
        if not all(isinstance(number, int) and number >= 0 for number in (*widths, *index)) or sum(widths) > 20:
            raise IrregularError("table")
        self._widths: tuple[int, int, int] = (widths[0], widths[1], widths[2])
        self._rows = stream.get_data()
        self._sections = list(zip(index[::2], index[1::2], strict=True))
        if sum(index[1::2]) * sum(widths) > len(self._rows):
            raise IrregularError("table")

    def find(self, number: int) -> tuple[int, int] | None:
        """Find an object: the number of the stream that stores it, or none and its place."""
        row = 0
        for first, count in self._sections:
            if first <= number < first + count:
                return self._entry((row + number - first) * sum(self._widths))
            row += count
        return None

    def _entry(self, start: int) -> tuple[int, int]:
        kind_width, place_width, _ = self._widths
        middle = start + kind_width
        kind = int.from_bytes(self._rows[start:middle]) if kind_width else 1
        place = int.from_bytes(self._rows[middle : middle + place_width])
        if kind == 1:
            return 0, place
        if kind == 2 and place:
            return place, 0
        raise IrregularError("entry")


def _dictionary(value: Any) -> dict[str, Any]:
    found = follow(value)
    if not isinstance(found, dict):
        raise IrregularError("dictionary")
    return found
