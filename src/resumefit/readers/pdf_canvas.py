"""The state of a page while it is painted: places, colours, clips, filled shapes, forms within forms."""

from collections.abc import Callable, Set
from typing import Any

from resumefit.readers.pdf_fonts import Font
from resumefit.readers.pdf_ink import Box, Colour, Ink, Shape, Style, shared, side_by_side
from resumefit.readers.pdf_layers import is_off
from resumefit.readers.pdf_objects import entries_of, follow, is_stream
from resumefit.readers.pdf_paint import PLAIN, Paint, Space, space_of
from resumefit.readers.pdf_shelf import FontShelf
from resumefit.readers.pdf_tokens import Budget, numbers, operations
from resumefit.readers.pdf_values import IDENTITY, Matrix, array_matrix, array_numbers, last_name, matrix_of, multiplied

_MOST_SHAPES = 1500
_MOST_STEPS = 400
_DEEPEST_FORM = 8
_DEEPEST_STACK = 500
_MOST_COLOURS = 1000
_MOST_NAMES = 1000
_UNSEEN = object()
_SMALLEST_SHAPE = (6.0, 3.0)
_ROUND = 0.3
"""Of a corner's radius: how far its curve keeps from the corner of the box."""


class Canvas:
    """Follows the operators that paint no text; the text operators are a subclass's."""

    def __init__(self, shelf: FontShelf, budget: Budget, ink: Ink, *, off: Set[int] = frozenset()) -> None:
        self._shelf = shelf
        self._budget = budget
        self._ink = ink
        self._layers_off = off
        self._unpainted = 0
        self._resources: dict[str, Any] = {}
        self._depth = 0
        self._order = 0
        self._stack: list[tuple[Any, ...]] = []
        self._floor = 0
        self._unsaved = 0
        self._ctm: Matrix = IDENTITY
        self._font: Font | None = None
        self._size = self._spacing = self._word_spacing = self._leading = self._rise = 0.0
        self._stretch = 1.0
        self._mode = 0
        self._fill = self._stroke = PLAIN
        self._line_width = 1.0
        self._strip: Box | None = None
        self._alpha = 1.0
        self._plain = True
        self._clip: Box = (-1e7, -1e7, 1e7, 1e7)
        self._steps: list[tuple[bytes, list[float]]] = []
        self._clipping = False
        self._style: Style | None = None
        self._paints: dict[bytes, Paint] = {}
        self._known: dict[tuple[bytes, bytes], Any] = {}
        self._do = self._operators()

    def run(self, content: bytes, resources: dict[str, Any], matrix: Matrix) -> None:
        """Follow a content stream with its resources; a matrix leads to the page's own coordinates."""
        self._ctm = matrix
        self._style = None
        known = self._do
        self._budget.content -= len(content)
        if self._budget.content < 0:
            self._ink.cut = True
            return
        outer, self._resources = (self._resources, self._known), resources
        self._known = {}
        for operator, raw in operations(content, budget=self._budget):
            do = known.get(operator)
            if do is not None:
                do(raw)
        self._ink.cut = self._ink.cut or self._budget.tokens < 0
        self._resources, self._known = outer

    def _operators(self) -> dict[bytes, Callable[[bytes], None]]:
        table: dict[bytes, Callable[[bytes], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._concat, b"gs": self._graphics_state, b"Do": self._paint_object,
            b"g": self._set_colour, b"rg": self._set_colour, b"k": self._set_colour, b"sc": self._set_colour_in_space,
            b"scn": self._set_colour_in_space, b"cs": self._set_colour_space, b"G": self._set_stroke, b"RG": self._set_stroke,
            b"K": self._set_stroke, b"SC": self._set_stroke_in_space, b"SCN": self._set_stroke_in_space, b"CS": self._set_stroke_space,
            b"w": self._set_line_width, b"W": self._mark_clip, b"W*": self._mark_clip,
            b"n": self._end_path, b"S": self._stroke_path, b"s": self._stroke_path, b"sh": self._paint_shading,
            b"re": self._rectangle, b"m": self._point, b"l": self._point, b"c": self._curve, b"v": self._half_curve, b"y": self._half_curve,
        }  # fmt: skip
        return table | dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), self._fill_path)

    def _save(self, _: bytes) -> None:
        if len(self._stack) >= _DEEPEST_STACK:
            self._unsaved += 1
            return
        self._stack.append((
            self._ctm, self._font, self._size, self._spacing, self._word_spacing, self._stretch, self._leading, self._rise,
            self._mode, self._fill, self._stroke, self._line_width, self._alpha, self._plain, self._clip,
        ))  # fmt: skip

    def _restore(self, _: bytes) -> None:
        if self._unsaved:
            self._unsaved -= 1
        elif len(self._stack) > self._floor:
            (
                self._ctm, self._font, self._size, self._spacing, self._word_spacing, self._stretch, self._leading, self._rise,
                self._mode, self._fill, self._stroke, self._line_width, self._alpha, self._plain, self._clip,
            ) = self._stack.pop()  # fmt: skip
            self._style = None

    def _concat(self, raw: bytes) -> None:
        self._ctm = multiplied(matrix_of(raw), self._ctm)
        self._style = None

    def _graphics_state(self, raw: bytes) -> None:
        state = self._named(b"gs", raw, self._state_named)
        if not isinstance(state, dict):
            return
        alpha = state.get("/ca")
        if isinstance(alpha, (int, float)):
            self._alpha = float(alpha)
        self._plain = str(state.get("/BM", "/Normal")) in ("/Normal", "/Compatible") and str(state.get("/SMask", "/None")) == "/None"
        self._style = None

    def _state_named(self, raw: bytes) -> Any:
        return self._resource("/ExtGState", last_name(raw))

    def _named(self, operator: bytes, raw: bytes, found: Callable[[bytes], Any]) -> Any:
        """Look a name of the resources up once, most of which come again and again."""
        known = self._known.get((operator, raw), _UNSEEN)
        if known is _UNSEEN:
            if len(self._known) >= _MOST_NAMES:
                self._known.clear()
            known = self._known[operator, raw] = found(raw)
        return known

    def _resource(self, kind: str, name: str) -> Any:
        """Find what a name stands for in the resources; None where there is nothing."""
        return follow(self._reference(kind, name))

    def _reference(self, kind: str, name: str) -> Any:
        return entries_of(self._resources.get(kind)).get(name)

    def _paint(self, raw: bytes) -> Paint:
        """Read a colour, most of which come again and again."""
        if raw not in self._paints:
            if len(self._paints) >= _MOST_COLOURS:
                self._paints.clear()
            self._paints[raw] = PLAIN.mixed(raw)
        return self._paints[raw]

    def _set_colour(self, raw: bytes) -> None:
        paint = self._paint(raw)
        if paint != self._fill:
            self._fill = paint
            self._style = None

    def _set_colour_space(self, raw: bytes) -> None:
        self._fill = self._named(b"cs", raw, self._space)
        self._style = None

    def _set_colour_in_space(self, raw: bytes) -> None:
        self._fill = self._paint(raw) if self._fill.space is Space.DEVICE else self._fill.mixed(raw)
        self._style = None

    def _set_stroke(self, raw: bytes) -> None:
        paint = self._paint(raw)
        if paint != self._stroke:
            self._stroke = paint
            self._style = None

    def _set_stroke_space(self, raw: bytes) -> None:
        self._stroke = self._named(b"cs", raw, self._space)
        self._style = None

    def _set_stroke_in_space(self, raw: bytes) -> None:
        self._stroke = self._paint(raw) if self._stroke.space is Space.DEVICE else self._stroke.mixed(raw)
        self._style = None

    def _set_line_width(self, raw: bytes) -> None:
        self._line_width = numbers(raw, 1)[0]

    def _space(self, raw: bytes) -> Paint:
        """Give the first colour of a colour space."""
        name = last_name(raw)
        space = space_of(name)
        if space is Space.OTHER:
            found = self._resource("/ColorSpace", name)
            space = space_of(str(follow(found[0])) if isinstance(found, list) and found else str(found))
        return PLAIN if space is Space.DEVICE else Paint(space, None)

    def _rectangle(self, raw: bytes) -> None:
        if len(self._steps) < _MOST_STEPS:
            self._steps.append((b"re", numbers(raw, 4)))

    def _point(self, raw: bytes) -> None:
        if len(self._steps) < _MOST_STEPS:
            self._steps.append((b"l", numbers(raw, 2)))

    def _curve(self, raw: bytes) -> None:
        if len(self._steps) < _MOST_STEPS:
            self._steps.append((b"c", numbers(raw, 6)))

    def _half_curve(self, raw: bytes) -> None:
        if len(self._steps) < _MOST_STEPS:
            self._steps.append((b"c", numbers(raw, 4)))

    def _mark_clip(self, _: bytes) -> None:
        self._clipping = True

    def _end_path(self, _: bytes) -> None:
        if self._clipping and self._steps:
            self._clip = shared(self._clip, self._bounds(self._steps))
            self._style = None
        self._clipping = False
        self._steps.clear()

    def _stroke_path(self, raw: bytes) -> None:
        """Take a thick straight line for the bar that it looks like."""
        a, b, c, d, _, _ = self._ctm
        half = self._line_width * max(abs(a) + abs(c), abs(b) + abs(d)) / 2
        if len(self._steps) == 2 and half > 1.5 and all(kind == b"l" for kind, _ in self._steps):
            x0, y0, x1, y1 = self._bounds(self._steps)
            if x1 - x0 < 0.1:
                self._add_shape((x0 - half, y0, x1 + half, y1), self._stroke.colour, filled=True)
            elif y1 - y0 < 0.1:
                self._add_shape((x0, y0 - half, x1, y1 + half), self._stroke.colour, filled=True)
        self._end_path(raw)

    def _fill_path(self, raw: bytes) -> None:
        others = [step for step in self._steps if step[0] != b"re"]
        rectangles = [step for step in self._steps if step[0] == b"re"] if others else self._steps
        upright = abs(self._ctm[1]) + abs(self._ctm[2]) < 1e-6 or abs(self._ctm[0]) + abs(self._ctm[3]) < 1e-6
        colour = self._fill.colour
        for step in rectangles:
            self._add_shape(self._bounds([step]), colour, filled=upright)
        if others:
            straight = len(others) <= 6 and all(kind == b"l" for kind, _ in others)
            corners = {(round(point[0], 1), round(point[1], 1)) for _, point in others} if straight else set()
            square = len(corners) == 4 and len({x for x, _ in corners}) == 2 and len({y for _, y in corners}) == 2
            outer = self._bounds(others)
            self._add_shape(outer, colour, filled=square and upright)
            if upright and not square and (radius := self._corner_radius(others)):
                margin = _ROUND * radius
                inner = (outer[0] + margin, outer[1] + margin, outer[2] - margin, outer[3] - margin)
                self._add_shape(inner, colour, filled=True)
        self._end_path(raw)

    def _corner_radius(self, steps: list[tuple[bytes, list[float]]]) -> float:
        """Measure the corners of a box with round corners, or of an oval; 0 where the path is neither."""
        curves = [bounds for kind, values in steps if kind == b"c" and (bounds := self._bounds([(kind, values)]))]
        if len(curves) != 4 or len(steps) > 10:
            return 0.0
        return max(max(right - left, top - bottom) for left, bottom, right, top in curves)

    def _bounds(self, steps: list[tuple[bytes, list[float]]]) -> Box:
        """Give the box on the page around path steps, by their corner and control points."""
        a, b, c, d, e, f = self._ctm
        if len(steps) == 1 and steps[0][0] == b"re" and not b and not c:
            left, bottom, width, height = steps[0][1]
            x0, y0, x1, y1 = a * left + e, d * bottom + f, a * (left + width) + e, d * (bottom + height) + f
            return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        xs, ys = [], []
        for kind, values in steps:
            points = values
            if kind == b"re":
                left, bottom, width, height = values
                points = [left, bottom, left + width, bottom, left, bottom + height, left + width, bottom + height]
            for x, y in zip(points[::2], points[1::2], strict=False):
                xs.append(a * x + c * y + e)
                ys.append(b * x + d * y + f)
        return (min(xs, default=0.0), min(ys, default=0.0), max(xs, default=0.0), max(ys, default=0.0))

    def _add_shape(self, box: Box, colour: Colour | None, *, filled: bool, picture: bool = False) -> None:
        """Note a filled area; one that is not `filled` leaves some of its box as it was."""
        box = shared(box, self._clip)
        wide, high = box[2] - box[0], box[3] - box[1]
        if self._unpainted or wide <= 0 or high <= 0:
            return
        if not picture and 1.0 < wide < 9.0 and 0.6 < wide / high < 1.7 and len(self._ink.dots) < _MOST_SHAPES:
            self._ink.dots.append(box)
        large = wide >= _SMALLEST_SHAPE[0] and high >= _SMALLEST_SHAPE[1]
        if not large and filled:
            self._add_strip(box)
        if large and len(self._ink.shapes) < _MOST_SHAPES and self._alpha > 0.05:
            self._order += 1
            opaque = self._plain and self._alpha > 0.9
            ground = colour if filled and opaque and not picture else None
            self._ink.shapes.append(Shape(box, ground, self._order, filled and opaque, picture))

    def _add_strip(self, box: Box) -> None:
        """Join thin strips that lie side by side, as many programs paint a shaded band, to one area of no single colour."""
        last = self._strip
        joined = None if last is None else side_by_side(last, box)
        self._strip = joined or box
        if joined is None:
            return
        if joined[2] - joined[0] < _SMALLEST_SHAPE[0] or joined[3] - joined[1] < _SMALLEST_SHAPE[1]:
            return
        if self._ink.shapes and self._ink.shapes[-1].box == last:
            self._ink.shapes.pop()
        if len(self._ink.shapes) < _MOST_SHAPES:
            self._order += 1
            self._ink.shapes.append(Shape(joined, None, self._order, covers=False))

    def _paint_shading(self, _: bytes) -> None:
        self._add_shape(shared(self._clip, (0.0, 0.0, self._ink.width, self._ink.height)), None, filled=False)

    def _paint_object(self, raw: bytes) -> None:
        target = self._resource("/XObject", last_name(raw))
        if not is_stream(target):
            return
        hidden = self._is_off(target.get("/OC"))
        self._unpainted += hidden
        if target.get("/Subtype") == "/Image":
            whole = not any(key in target for key in ("/SMask", "/Mask", "/ImageMask"))
            self._add_shape(self._bounds([(b"re", [0.0, 0.0, 1.0, 1.0])]), None, filled=whole, picture=True)
        elif target.get("/Subtype") == "/Form":
            self.paint_form(target)
        self._unpainted -= hidden

    def _is_off(self, layer: Any) -> bool:
        return is_off(layer, self._layers_off)

    def paint_form(self, form: Any, matrix: Matrix = IDENTITY) -> None:
        """Paint a form with its own resources, clipped to its box; nothing beyond the depth and number allowed."""
        if self._depth >= _DEEPEST_FORM or self._budget.forms <= 0:
            self._ink.cut = True
            return
        self._budget.forms -= 1
        self._depth += 1
        unsaved, self._unsaved = self._unsaved, 0
        kept, self._stack = self._stack, []
        self._save(b"")
        floor, self._floor = self._floor, len(self._stack)
        inner = multiplied(multiplied(array_matrix(form.get("/Matrix")), matrix), self._ctm)
        self._ctm = inner
        box = array_numbers(form.get("/BBox"))
        if len(box) == 4:
            self._clip = shared(self._clip, self._bounds([(b"l", [box[0], box[1], box[2], box[3], box[0], box[3], box[2], box[1]])]))
        own = follow(form.get("/Resources"))
        self.run(form.get_data(), own if isinstance(own, dict) else self._resources, inner)
        del self._stack[self._floor :]
        self._floor = self._unsaved = 0
        self._restore(b"")
        self._stack, self._floor, self._unsaved = kept, floor, unsaved
        self._depth -= 1
