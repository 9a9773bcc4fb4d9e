"""A page's content stream -> its ink: pieces of text placed by the widths of their glyphs, and filled shapes."""

from collections.abc import Callable, Set

from resumefit.readers.pdf_canvas import Canvas
from resumefit.readers.pdf_fonts import NAMELESS, UNKNOWN, Font
from resumefit.readers.pdf_ink import Colour, Ink, Piece, Style
from resumefit.readers.pdf_shelf import FontShelf
from resumefit.readers.pdf_tokens import STEPS, Budget, array_items, from_hex, number, numbers, operands, shown, steps, string
from resumefit.readers.pdf_values import IDENTITY, Matrix, last_name, matrix_of, multiplied, name_of

WORD_GAP = 0.1
"""In ems: from here on a gap between two glyphs parts two words. A justified blank is seldom below 0.17, a kern seldom above 0.08."""
PIECE_GAP = 0.75
"""In ems: from here on a gap may be a gutter; the text before and after it are two pieces."""
_NARROWEST = 0.05
"""Width to height of the text space: what is squeezed further is a line, no text."""
MOST_PIECES = 20_000
"""On one page; a full page of fine print has about 2,000."""
_LONGEST_PIECE = 4000
"""In characters: a string that grows by a letter at a time is copied each time."""

_MOST_FONTS = 1000
"""Fonts with their sizes, as one stream of operators names them, of which the last are kept."""
_DEEPEST_MARK = 1000
_LONGEST_SPOKEN = 60
"""In characters: a longer replacement text is neither an icon's name nor an address."""

_SPOKEN = "\0"


class GlyphReader(Canvas):
    """Adds the operators that paint text."""

    def __init__(self, shelf: FontShelf, budget: Budget, ink: Ink, *, off: Set[int] = frozenset()) -> None:
        super().__init__(shelf, budget, ink, off=off)
        self._line: Matrix = IDENTITY
        self._along = 0.0
        self._piece: Piece | None = None
        self._blank = False
        self._fonts: dict[bytes, tuple[Font, float]] = {}
        self._fonts_of: object = None
        self._spoken: list[str | None] = []
        self._veiled: list[bool] = []

    def _operators(self) -> dict[bytes, Callable[[bytes], None]]:
        return super()._operators() | {
            b"BT": self._begin_text, b"Tf": self._set_font, b"Tr": self._set_mode, b"Tc": self._set_spacing, b"Tw": self._set_word_spacing,
            b"Tz": self._set_stretch, b"TL": self._set_leading, b"Ts": self._set_rise, b"Td": self._move, b"TD": self._move_and_lead,
            b"Tm": self._set_matrix, b"T*": self._next_line, b"Tj": self._show_operand, b"TJ": self._show_array, STEPS: self._show_steps,
            b"'": self._next_and_show, b'"': self._space_next_and_show,
            b"BMC": self._begin_mark, b"BDC": self._begin_mark, b"EMC": self._end_mark,
        }  # fmt: skip

    def _begin_text(self, _: bytes) -> None:
        self._start_line(self._ctm)

    def _start_line(self, line: Matrix) -> None:
        """Set the text matrix; letters of another size or slope have another style."""
        if line[:4] != self._line[:4]:
            self._style = None
        self._line = line
        self._along = 0.0

    def _set_font(self, raw: bytes) -> None:
        found = self._fonts.get(raw) if self._fonts_of is self._resources else None
        if found is None:
            found = self._font_operands(raw)
        if found is not None and found != (self._font, self._size):
            self._font, self._size = found
            self._style = None

    def _font_operands(self, raw: bytes) -> tuple[Font, float] | None:
        """Read a font's name and size; None where they are not both there."""
        parts = operands(raw)
        if len(parts) < 2:
            return None
        if self._fonts_of is not self._resources or len(self._fonts) >= _MOST_FONTS:
            self._fonts, self._fonts_of = {}, self._resources
        reference = self._reference("/Font", name_of(parts[-2]))
        font = self._shelf.font(reference) if reference is not None else self._shelf.nothing()
        self._fonts[raw] = font, number(parts[-1])
        return self._fonts[raw]

    def _set_mode(self, raw: bytes) -> None:
        self._mode = int(numbers(raw, 1)[0])
        self._style = None

    def _set_spacing(self, raw: bytes) -> None:
        self._spacing = numbers(raw, 1)[0]

    def _set_word_spacing(self, raw: bytes) -> None:
        self._word_spacing = numbers(raw, 1)[0]

    def _set_stretch(self, raw: bytes) -> None:
        self._stretch = numbers(raw, 1)[0] / 100 or 1.0
        self._style = None

    def _set_leading(self, raw: bytes) -> None:
        self._leading = numbers(raw, 1)[0]

    def _set_rise(self, raw: bytes) -> None:
        self._rise = numbers(raw, 1)[0]

    def _move(self, raw: bytes) -> None:
        x, y = numbers(raw, 2)
        a, b, c, d, e, f = self._line
        self._line = (a, b, c, d, e + x * a + y * c, f + x * b + y * d)
        self._along = 0.0

    def _move_and_lead(self, raw: bytes) -> None:
        self._leading = -numbers(raw, 1)[0]
        self._move(raw)

    def _set_matrix(self, raw: bytes) -> None:
        self._start_line(multiplied(matrix_of(raw), self._ctm))

    def _next_line(self, _: bytes) -> None:
        a, b, c, d, e, f = self._line
        self._line = (a, b, c, d, e - self._leading * c, f - self._leading * d)
        self._along = 0.0

    def _begin_mark(self, raw: bytes) -> None:
        """Open marked content; remember the text that the file gives for glyphs that are none, such as icons."""
        spoken = None
        parts = operands(raw) if b"/ActualText" in raw else []
        if b"/ActualText" in parts[:-1]:
            text = string(parts[parts.index(b"/ActualText") + 1])
            spoken = text[2:].decode("utf-16-be", "replace") if text[:2] == b"\xfe\xff" else text.decode("latin-1")
        if self._layers_off and len(self._veiled) < _DEEPEST_MARK:
            self._veil(hidden=raw.lstrip().startswith(b"/OC") and self._is_off(self._reference("/Properties", last_name(raw))))
        if len(self._spoken) < 100:
            self._spoken.append(spoken if spoken and len(spoken) <= _LONGEST_SPOKEN and "\\" not in spoken else None)

    def _veil(self, *, hidden: bool) -> None:
        """Open marked content, of a layer that is switched off or not."""
        self._veiled.append(hidden)
        self._unpainted += hidden
        self._style = None

    def _end_mark(self, _: bytes) -> None:
        if self._spoken:
            self._spoken.pop()
        if self._veiled:
            self._unpainted -= self._veiled.pop()
            self._style = None

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

    def _show_operand(self, raw: bytes) -> None:
        self._show(shown(raw), 0.0)

    def _next_and_show(self, raw: bytes) -> None:
        self._next_line(raw)
        self._show_operand(raw)

    def _space_next_and_show(self, raw: bytes) -> None:
        parts = operands(raw)
        if len(parts) >= 3:
            self._word_spacing, self._spacing = number(parts[0]), number(parts[1])
        self._next_and_show(raw)

    def _show_array(self, raw: bytes) -> None:
        """Show an array's strings; those with only a kern between them as one."""
        whole = raw.strip()
        if whole[:1] != b"[" or whole[-1:] != b"]":
            return
        strings: list[bytes] = []
        kerned = 0.0
        unit = self._size * self._stretch / 1000
        for item in array_items(whole):
            if item[0] in b"(<":
                if codes := string(item):
                    strings.append(codes)
                continue
            back = number(item)
            if -90.0 < back < 300.0 and strings:
                kerned -= back
                continue
            if strings:
                self._show(b"".join(strings), kerned * unit)
                strings, kerned = [], 0.0
            self._along -= back * unit
        if strings:
            self._show(b"".join(strings), kerned * unit)

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
        if UNKNOWN in text or NAMELESS in text:
            self._ink.unknown += text.count(UNKNOWN) + text.count(NAMELESS)
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

    def _show_steps(self, run: bytes) -> None:
        """Show letters that are placed one by one, each by its own move: as `_move` and `_show` would, in one go."""
        taken = steps(run)
        font = self._font
        style = self._style or self._current_style()
        letters = font.letters({codes for _, _, codes in taken}) if font is not None else None
        if letters is None or self._line[1] or style.sideways or self._word_spacing or any(self._spoken):
            for x, y, codes in taken:
                self._move(x + b" " + y)
                self._show(from_hex(codes), 0.0)
            return
        a, _, c, d, e, f = self._line
        size, stretch, spacing, blank, piece = self._size, self._stretch, self._spacing, self._blank, self._piece
        shift, rise, slack, word, far = c * self._rise, d * self._rise, 0.1 * style.size, WORD_GAP * style.size, PIECE_GAP * style.size
        near = -0.5 * style.size
        end = 0.0
        for x, y, codes in taken:
            right, up = float(x), float(y)
            e += right * a + up * c
            f += up * d
            text, width, count = letters[codes]
            end = (width * size + count * spacing) * stretch
            self._ink.glyphs += count
            if not text:
                blank = True
                continue
            x0, x1, base = e + shift, e + a * end + shift, f + rise
            if (
                piece is not None
                and near < (gap := x0 - piece.x1) < far
                and abs(base - piece.y) <= slack
                and (piece.style is style or piece.style == style)
                and len(piece.text) < _LONGEST_PIECE
            ):
                if blank or gap > word:
                    if not blank:
                        piece.gaps.append((len(piece.text), gap))
                    piece.text += " "
                piece.text += text
                piece.x1 = max(x1, piece.x1)
            else:
                self._add_piece(text, x0, x1, base, style)
                piece = self._piece
            blank = False
        self._line, self._along, self._blank = (a, 0.0, c, d, e, f), end, blank

    def _place(self, text: str, start: float, end: float) -> None:
        """Put a shown string on the page: after the piece before it, or as a piece of its own."""
        a, b, c, d, e, f = self._line
        x0, y0 = e + a * start + c * self._rise, f + b * start + d * self._rise
        x1, y1 = e + a * end + c * self._rise, f + b * end + d * self._rise
        style = self._style or self._current_style()
        if style.sideways:
            x0, y0, x1 = _turned(style.sideways, (x0, y0), (x1, y1))
        piece = self._piece
        if piece is not None and (style is piece.style or style == piece.style) and len(piece.text) < _LONGEST_PIECE:
            size = style.size
            gap = x0 - piece.x1
            if abs(y0 - piece.y) <= 0.1 * size and -0.5 * size < gap < PIECE_GAP * size:
                if gap > WORD_GAP * size and not self._blank:
                    piece.gaps.append((len(piece.text), gap))
                piece.text += f" {text}" if self._blank or gap > WORD_GAP * size else text
                piece.x1 = max(x1, piece.x1)
                return
        self._add_piece(text, x0, x1, y0, style)

    def _add_piece(self, text: str, x0: float, x1: float, y0: float, style: Style) -> None:
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
        alpha = 0.0 if self._unpainted else self._alpha
        self._style = Style(round(size, 2), bold, self._letter_colour(), self._mode, alpha, self._clip, sideways)
        return self._style

    def _letter_colour(self) -> Colour | None:
        """Give the colour that letters show: of their outlines where only those are painted; None where they have two."""
        if self._mode in (1, 5):
            return self._stroke.colour
        if self._mode in (2, 6) and self._stroke.colour != self._fill.colour:
            return None
        return self._fill.colour


def _turned(quarters: int, start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float, float]:
    """Turn the page so that sideways text runs to the right: its start, baseline and end."""
    if quarters == 1:
        return start[1], -start[0], end[1]
    if quarters == 2:
        return -start[0], -start[1], -end[0]
    return -start[1], start[0], -end[1]
