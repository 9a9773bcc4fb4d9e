"""A page's content stream -> its ink: pieces of text placed by the widths of their glyphs, and filled shapes."""

from collections.abc import Callable

from resumefit.readers.pdf_canvas import Canvas
from resumefit.readers.pdf_fonts import UNKNOWN, FontShelf
from resumefit.readers.pdf_ink import Ink, Piece, Style
from resumefit.readers.pdf_tokens import Budget, array_items, number, numbers, string
from resumefit.readers.pdf_values import IDENTITY, Matrix, matrix_of, multiplied

WORD_GAP = 0.1
"""In ems: from here on a gap between two glyphs parts two words. A justified blank is seldom below 0.17, a kern seldom above 0.08."""
PIECE_GAP = 0.75
"""In ems: from here on a gap may be a gutter; the text before and after it are two pieces."""
_NARROWEST = 0.05
"""Width to height of the text space: what is squeezed further is a line, no text."""
MOST_PIECES = 20_000
"""On one page; a full page of fine print has about 2,000."""


_LONGEST_SPOKEN = 60
"""In characters: a longer replacement text is neither an icon's name nor an address."""

_SPOKEN = "\0"


class GlyphReader(Canvas):
    """Adds the operators that paint text."""

    def __init__(self, shelf: FontShelf, budget: Budget, ink: Ink) -> None:
        super().__init__(shelf, budget, ink)
        self._line: Matrix = IDENTITY
        self._along = 0.0
        self._piece: Piece | None = None
        self._blank = False
        self._spoken: list[str | None] = []

    def _operators(self) -> dict[bytes, Callable[[list[bytes]], None]]:
        return super()._operators() | {
            b"BT": self._begin_text, b"Tf": self._set_font, b"Tr": self._set_mode, b"Tc": self._set_spacing, b"Tw": self._set_word_spacing,
            b"Tz": self._set_stretch, b"TL": self._set_leading, b"Ts": self._set_rise, b"Td": self._move, b"TD": self._move_and_lead,
            b"Tm": self._set_matrix, b"T*": self._next_line, b"Tj": self._show_operand, b"TJ": self._show_array,
            b"'": self._next_and_show, b'"': self._space_next_and_show,
            b"BMC": self._begin_mark, b"BDC": self._begin_mark, b"EMC": self._end_mark,
        }  # fmt: skip

    def _begin_text(self, _: list[bytes]) -> None:
        self._line = self._ctm
        self._along = 0.0

    def _set_font(self, operands: list[bytes]) -> None:
        if len(operands) < 2:
            return
        found = self._reference("/Font", operands[:-1])
        self._font = self._shelf.font(found) if found is not None else self._shelf.nothing()
        self._size = number(operands[-1])
        self._style = None

    def _set_mode(self, operands: list[bytes]) -> None:
        self._mode = int(numbers(operands, 1)[0])
        self._style = None

    def _set_spacing(self, operands: list[bytes]) -> None:
        self._spacing = numbers(operands, 1)[0]

    def _set_word_spacing(self, operands: list[bytes]) -> None:
        self._word_spacing = numbers(operands, 1)[0]

    def _set_stretch(self, operands: list[bytes]) -> None:
        self._stretch = numbers(operands, 1)[0] / 100 or 1.0

    def _set_leading(self, operands: list[bytes]) -> None:
        self._leading = numbers(operands, 1)[0]

    def _set_rise(self, operands: list[bytes]) -> None:
        self._rise = numbers(operands, 1)[0]

    def _move(self, operands: list[bytes]) -> None:
        x, y = numbers(operands, 2)
        a, b, c, d, e, f = self._line
        self._line = (a, b, c, d, e + x * a + y * c, f + x * b + y * d)
        self._along = 0.0

    def _move_and_lead(self, operands: list[bytes]) -> None:
        self._leading = -numbers(operands, 1)[0]
        self._move(operands)

    def _set_matrix(self, operands: list[bytes]) -> None:
        self._line = multiplied(matrix_of(operands), self._ctm)
        self._along = 0.0
        self._style = None

    def _next_line(self, _: list[bytes]) -> None:
        a, b, c, d, e, f = self._line
        self._line = (a, b, c, d, e - self._leading * c, f - self._leading * d)
        self._along = 0.0

    def _begin_mark(self, operands: list[bytes]) -> None:
        """Open marked content; remember the text that the file gives for glyphs that are none, such as icons."""
        spoken = None
        if b"/ActualText" in operands[:-1]:
            raw = string(operands[operands.index(b"/ActualText") + 1])
            spoken = raw[2:].decode("utf-16-be", "replace") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")
        if len(self._spoken) < 100:
            self._spoken.append(spoken if spoken and len(spoken) <= _LONGEST_SPOKEN and "\\" not in spoken else None)

    def _end_mark(self, _: list[bytes]) -> None:
        if self._spoken:
            self._spoken.pop()

    def _spoken_for(self, shown: str) -> str:
        """Choose between what is shown and the text that the file gives for it.

        That text names an icon or holds the shown word within a longer one (a link's whole address); whatever else it says, nobody sees.
        """
        spoken = self._spoken[-1] or ""
        placed = spoken.startswith(_SPOKEN)
        named = not any(letter.isalnum() for letter in shown)
        if named or (shown in spoken and (placed or " " not in spoken.strip())):
            self._spoken[-1] = spoken if placed else _SPOKEN + spoken
            return "" if placed else spoken
        self._spoken[-1] = None
        return shown

    def _show_operand(self, operands: list[bytes]) -> None:
        if operands:
            self._show(string(operands[-1]), 0.0)

    def _next_and_show(self, operands: list[bytes]) -> None:
        self._next_line(operands)
        self._show_operand(operands)

    def _space_next_and_show(self, operands: list[bytes]) -> None:
        if len(operands) >= 3:
            self._word_spacing, self._spacing = numbers(operands[:2], 2)
        self._next_and_show(operands)

    def _show_array(self, operands: list[bytes]) -> None:
        """Show an array's strings; those with only a kern between them as one."""
        if not operands or operands[-1][:1] != b"[":
            return
        raw, kerned = b"", 0.0
        unit = self._size * self._stretch / 1000
        for item in array_items(operands[-1]):
            if item[0] in b"(<":
                raw += string(item)
                continue
            back = number(item)
            if -90.0 < back < 300.0 and raw:
                kerned -= back
                continue
            if raw:
                self._show(raw, kerned * unit)
                raw, kerned = b"", 0.0
            self._along -= back * unit
        if raw:
            self._show(raw, kerned * unit)

    def _show(self, raw: bytes, kerned: float) -> None:
        font = self._font
        if font is None:
            return
        text, width, glyphs = font.decode(raw)
        if "  " in text and glyphs > 1 and len(text) == glyphs and not text.isspace():
            step = 2 if font.two_bytes else 1
            for cut in range(0, len(raw), step):
                self._show(raw[cut : cut + step], kerned / glyphs)
            return
        spaces = raw.count(b" ") if self._word_spacing and not font.two_bytes else 0
        start = self._along
        end = start + (width * self._size + glyphs * self._spacing + spaces * self._word_spacing) * self._stretch + kerned
        self._along = end
        self._ink.glyphs += glyphs
        if UNKNOWN in text:
            self._ink.unknown += text.count(UNKNOWN)
        if self._spoken and self._spoken[-1]:
            text = self._spoken_for(text.strip())
        stripped = text.strip()
        if not stripped:
            self._blank = self._blank or bool(text)
            return
        if len(stripped) != len(text) and len(text) == glyphs:
            step = 2 if font.two_bytes else 1
            lead = len(text) - len(text.lstrip())
            self._blank = self._blank or lead > 0
            unit = self._size * self._stretch
            start += font.decode(raw[: lead * step])[1] * unit
            end -= font.decode(raw[(lead + len(stripped)) * step :])[1] * unit
        self._place(stripped, start, end)
        self._blank = text[-1].isspace()

    def _place(self, text: str, start: float, end: float) -> None:
        """Put a shown string on the page: after the piece before it, or as a piece of its own."""
        a, b, c, d, e, f = self._line
        x0, y0 = e + a * start + c * self._rise, f + b * start + d * self._rise
        x1, y1 = e + a * end + c * self._rise, f + b * end + d * self._rise
        style = self._style or self._current_style()
        if style.sideways:
            x0, y0, x1 = _turned(style.sideways, (x0, y0), (x1, y1))
        piece = self._piece
        if piece is not None and (style is piece.style or style == piece.style):
            size = style.size
            gap = x0 - piece.x1
            if abs(y0 - piece.y) <= 0.1 * size and -0.5 * size < gap < PIECE_GAP * size:
                if gap > WORD_GAP * size and not self._blank:
                    piece.gaps.append((len(piece.text), gap))
                piece.text += f" {text}" if self._blank or gap > WORD_GAP * size else text
                piece.x1 = max(x1, piece.x1)
                return
        if len(self._ink.pieces) < MOST_PIECES:
            self._order += 1
            self._piece = Piece(text, min(x0, x1), max(x0, x1), y0, style, self._order)
            self._ink.pieces.append(self._piece)
        else:
            self._ink.cut = True

    def _current_style(self) -> Style:
        a, b, c, d, _, _ = self._line
        size = abs(self._size) * (c * c + d * d) ** 0.5
        sideways = 0
        if abs(b) > abs(a):
            sideways = 1 if b * self._size > 0 else 3
        elif a * self._size < 0 and d * self._size < 0:
            sideways = 2
        if abs(self._stretch) * (a * a + b * b) ** 0.5 < _NARROWEST * (c * c + d * d) ** 0.5:
            size = 0.0
        font = self._font
        bold = (font is not None and font.bold) or self._mode == 2
        self._style = Style(round(size, 2), bold, self._fill, self._mode, self._alpha, self._clip, sideways)
        return self._style


def _turned(quarters: int, start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float, float]:
    """Turn the page so that sideways text runs to the right: its start, baseline and end."""
    if quarters == 1:
        return start[1], -start[0], end[1]
    if quarters == 2:
        return -start[0], -start[1], -end[0]
    return -start[1], start[0], -end[1]
