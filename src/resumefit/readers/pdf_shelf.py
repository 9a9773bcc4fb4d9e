"""Fonts of one file, each built once, under limits for all together."""

from typing import Any

from resumefit.readers.pdf_cmap import to_unicode
from resumefit.readers.pdf_fonts import Font, font_of
from resumefit.readers.pdf_objects import follow, is_stream

_MOST_FONTS = 1000
"""Of one file; what is set in further ones is not known."""
_MOST_MAP_BYTES = 5_000_000
"""Of all the tables of one file that say what codes stand for."""


class FontShelf:
    """Fonts of one file, each built once."""

    def __init__(self) -> None:
        self._fonts: dict[object, Font] = {}
        self._maps: dict[object, dict[int, str]] = {}
        self._map_bytes = _MOST_MAP_BYTES

    def font(self, reference: Any) -> Font:
        """Give the font behind a reference or a dictionary; a broken one tells nothing but keeps its place."""
        key = getattr(reference, "idnum", None) or f"direct {id(reference)}"
        if key not in self._fonts:
            if len(self._fonts) >= _MOST_FONTS:
                return self.nothing()
            resource = follow(reference)
            self._fonts[key] = font_of(resource, self._unicode_map(resource)) if isinstance(resource, dict) else self.nothing()
        return self._fonts[key]

    def _unicode_map(self, resource: dict[str, Any]) -> dict[int, str]:
        """Read what a font's codes stand for; what several fonts share is read once, and of all no more than any resume has."""
        reference = resource.get("/ToUnicode")
        stream = follow(reference)
        if not is_stream(stream) or self._map_bytes <= 0:
            return {}
        key = getattr(reference, "idnum", None) or f"direct {id(stream)}"
        if key not in self._maps:
            raw = stream.get_data()
            self._map_bytes -= len(raw)
            self._maps[key] = to_unicode(raw[:_MOST_MAP_BYTES])
        return self._maps[key]

    @staticmethod
    def nothing() -> Font:
        """Give a font that knows no character."""
        return Font(texts={}, widths={}, default_width=500.0)
