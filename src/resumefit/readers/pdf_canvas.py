"""The state of a page while it is painted: places, colours, clips, filled shapes, forms within forms."""

from collections.abc import Callable
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from resumefit.readers.pdf_fonts import Font, FontShelf
from resumefit.readers.pdf_ink import Box, Colour, Ink, Shape, Style, shared
from resumefit.readers.pdf_tokens import Budget, numbers, operations
from resumefit.readers.pdf_values import IDENTITY, Matrix, array_matrix, array_numbers, colour_of, matrix_of, multiplied, name_of

_MOST_SHAPES = 600
_MOST_STEPS = 400
_DEEPEST_FORM = 8
_DEEPEST_STACK = 500
_SMALLEST_SHAPE = (6.0, 3.0)
_BLACK: Colour = (0.0, 0.0, 0.0)
_DEVICE_SPACES = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/ICCBased", "/CalRGB", "/CalGray", "/G", "/RGB", "/CMYK"})


class Canvas:
    """Follows the operators that paint no text; the text operators are a subclass's."""

    def __init__(self, shelf: FontShelf, budget: Budget, ink: Ink) -> None:
        self._shelf = shelf
        self._budget = budget
        self._ink = ink
        self._resources = DictionaryObject()
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
        self._fill: Colour | None = _BLACK
        self._followed = True
        self._alpha = 1.0
        self._plain = True
        self._clip: Box = (-1e7, -1e7, 1e7, 1e7)
        self._steps: list[tuple[bytes, list[float]]] = []
        self._clipping = False
        self._style: Style | None = None
        self._do = self._operators()

    def run(self, content: bytes, resources: DictionaryObject, matrix: Matrix) -> None:
        """Follow a content stream with its resources; a matrix leads to the page's own coordinates."""
        self._ctm = matrix
        self._style = None
        known = self._do
        self._budget.content -= len(content)
        if self._budget.content < 0:
            self._ink.cut = True
            return
        outer, self._resources = self._resources, resources
        for operator, operands in operations(content, budget=self._budget):
            do = known.get(operator)
            if do is not None:
                do(operands)
        self._ink.cut = self._ink.cut or self._budget.tokens < 0
        self._resources = outer

    def _operators(self) -> dict[bytes, Callable[[list[bytes]], None]]:
        table: dict[bytes, Callable[[list[bytes]], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._concat, b"gs": self._graphics_state, b"Do": self._paint_object,
            b"g": self._set_colour, b"rg": self._set_colour, b"k": self._set_colour, b"sc": self._set_colour_in_space,
            b"scn": self._set_colour_in_space, b"cs": self._set_colour_space, b"W": self._mark_clip, b"W*": self._mark_clip,
            b"n": self._end_path, b"S": self._end_path, b"s": self._end_path, b"sh": self._paint_shading,
            b"re": self._rectangle, b"m": self._point, b"l": self._point, b"c": self._curve, b"v": self._curve, b"y": self._curve,
        }  # fmt: skip
        return table | dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), self._fill_path)

    def _save(self, _: list[bytes]) -> None:
        if len(self._stack) >= _DEEPEST_STACK:
            self._unsaved += 1
            return
        self._stack.append((
            self._ctm, self._font, self._size, self._spacing, self._word_spacing, self._stretch, self._leading, self._rise,
            self._mode, self._fill, self._followed, self._alpha, self._plain, self._clip,
        ))  # fmt: skip

    def _restore(self, _: list[bytes]) -> None:
        if self._unsaved:
            self._unsaved -= 1
        elif len(self._stack) > self._floor:
            (
                self._ctm, self._font, self._size, self._spacing, self._word_spacing, self._stretch, self._leading, self._rise,
                self._mode, self._fill, self._followed, self._alpha, self._plain, self._clip,
            ) = self._stack.pop()  # fmt: skip
            self._style = None

    def _concat(self, operands: list[bytes]) -> None:
        self._ctm = multiplied(matrix_of(operands), self._ctm)
        self._style = None

    def _graphics_state(self, operands: list[bytes]) -> None:
        state = self._resource("/ExtGState", operands)
        if not isinstance(state, DictionaryObject):
            return
        alpha = state.get("/ca")
        if isinstance(alpha, (int, float)):
            self._alpha = float(alpha)
        self._plain = str(state.get("/BM", "/Normal")) in ("/Normal", "/Compatible") and str(state.get("/SMask", "/None")) == "/None"
        self._style = None

    def _resource(self, kind: str, operands: list[bytes]) -> Any:
        """Find what the last operand names in the resources; None where there is nothing."""
        found = self._reference(kind, operands)
        return found.get_object() if found is not None else None

    def _reference(self, kind: str, operands: list[bytes]) -> Any:
        shelf = self._resources.get(kind)
        shelf = shelf.get_object() if shelf is not None else None
        if not isinstance(shelf, DictionaryObject) or not operands:
            return None
        name = name_of(operands[-1])
        return shelf.raw_get(name) if name in shelf else None

    def _set_colour(self, operands: list[bytes]) -> None:
        self._followed = True
        self._fill = colour_of(operands)
        self._style = None

    def _set_colour_space(self, operands: list[bytes]) -> None:
        space = name_of(operands[-1]) if operands else ""
        if space not in _DEVICE_SPACES:
            found = self._resource("/ColorSpace", operands)
            space = str(found[0].get_object()) if isinstance(found, ArrayObject) and found else str(found)
        self._followed = space in _DEVICE_SPACES
        self._fill = _BLACK if self._followed else None
        self._style = None

    def _set_colour_in_space(self, operands: list[bytes]) -> None:
        self._fill = colour_of(operands) if self._followed else None
        self._style = None

    def _rectangle(self, operands: list[bytes]) -> None:
        if len(self._steps) < _MOST_STEPS:
            self._steps.append((b"re", numbers(operands, 4)))

    def _point(self, operands: list[bytes]) -> None:
        if len(self._steps) < _MOST_STEPS:
            self._steps.append((b"l", numbers(operands, 2)))

    def _curve(self, operands: list[bytes]) -> None:
        if len(self._steps) < _MOST_STEPS:
            self._steps.append((b"c", numbers(operands, len(operands) & 6)))

    def _mark_clip(self, _: list[bytes]) -> None:
        self._clipping = True

    def _end_path(self, _: list[bytes]) -> None:
        if self._clipping and self._steps:
            self._clip = shared(self._clip, self._bounds(self._steps))
            self._style = None
        self._clipping = False
        self._steps.clear()

    def _fill_path(self, operands: list[bytes]) -> None:
        rectangles = [step for step in self._steps if step[0] == b"re"]
        others = [step for step in self._steps if step[0] != b"re"]
        upright = abs(self._ctm[1]) + abs(self._ctm[2]) < 1e-6 or abs(self._ctm[0]) + abs(self._ctm[3]) < 1e-6
        for step in rectangles:
            self._add_shape(self._bounds([step]), filled=upright)
        if others:
            straight = len(others) <= 6 and all(kind == b"l" for kind, _ in others)
            corners = {(round(point[0], 1), round(point[1], 1)) for _, point in others} if straight else set()
            square = len(corners) == 4 and len({x for x, _ in corners}) == 2 and len({y for _, y in corners}) == 2
            self._add_shape(self._bounds(others), filled=square and upright)
        self._end_path(operands)

    def _bounds(self, steps: list[tuple[bytes, list[float]]]) -> Box:
        """Give the box on the page around path steps, by their corner and control points."""
        a, b, c, d, e, f = self._ctm
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

    def _add_shape(self, box: Box, *, filled: bool, picture: bool = False) -> None:
        box = shared(box, self._clip)
        wide, high = box[2] - box[0], box[3] - box[1]
        if not picture and 1.0 < wide < 9.0 and 0.6 < wide / (high or 1e-9) < 1.7 and len(self._ink.dots) < _MOST_SHAPES:
            self._ink.dots.append(box)
        large = wide >= _SMALLEST_SHAPE[0] and high >= _SMALLEST_SHAPE[1]
        if large and len(self._ink.shapes) < _MOST_SHAPES and self._alpha > 0.05:
            self._order += 1
            opaque = self._plain and self._alpha > 0.9
            self._ink.shapes.append(Shape(box, self._fill if filled and opaque else None, self._order, filled and opaque, picture))

    def _paint_shading(self, _: list[bytes]) -> None:
        self._add_shape(shared(self._clip, (0.0, 0.0, self._ink.width, self._ink.height)), filled=False)

    def _paint_object(self, operands: list[bytes]) -> None:
        target = self._resource("/XObject", operands)
        if not isinstance(target, StreamObject):
            return
        if target.get("/Subtype") == "/Image":
            self._steps, kept = [(b"re", [0.0, 0.0, 1.0, 1.0])], self._steps
            self._add_shape(self._bounds(self._steps), filled=False, picture=True)
            self._steps = kept
        elif target.get("/Subtype") == "/Form":
            self.paint_form(target)

    def paint_form(self, form: StreamObject, matrix: Matrix = IDENTITY) -> None:
        """Paint a form with its own resources, clipped to its box; nothing beyond the depth and number allowed."""
        if self._depth >= _DEEPEST_FORM or self._budget.forms <= 0:
            self._ink.cut = True
            return
        self._budget.forms -= 1
        self._depth += 1
        unsaved, self._unsaved = self._unsaved, 0
        kept, self._stack = self._stack, []
        self._save([])
        floor, self._floor = self._floor, len(self._stack)
        inner = multiplied(multiplied(array_matrix(form.get("/Matrix")), matrix), self._ctm)
        self._ctm = inner
        box = array_numbers(form.get("/BBox"))
        if len(box) == 4:
            self._clip = shared(self._clip, self._bounds([(b"l", [box[0], box[1], box[2], box[3], box[0], box[3], box[2], box[1]])]))
        own = form.get("/Resources")
        own = own.get_object() if own is not None else None
        self.run(form.get_data(), own if isinstance(own, DictionaryObject) else self._resources, inner)
        del self._stack[self._floor :]
        self._floor = self._unsaved = 0
        self._restore([])
        self._stack, self._floor, self._unsaved = kept, floor, unsaved
        self._depth -= 1
