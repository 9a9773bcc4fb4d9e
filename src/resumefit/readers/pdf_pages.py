"""Bytes of a PDF -> the ink of its pages: the strict reader first, pypdf where a file is not by the book, PDFium where both fail."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from typing import Any

from resumefit.document import ReadWarning
from resumefit.errors import DamagedError
from resumefit.readers.limits import Limits
from resumefit.readers.pdf_file import PlainFile
from resumefit.readers.pdf_ink import Ink
from resumefit.readers.pdf_layers import layers_off
from resumefit.readers.pdf_second import SecondReader, second_reader
from resumefit.readers.pdf_sheet import BROKEN, EXPORT, Desk, new_ink, paint, plain_sheet
from resumefit.readers.pdf_shelf import FontShelf
from resumefit.readers.pdf_tokens import Budget

DAMAGED = "This PDF is too damaged to be read."
_MOST_UNKNOWN = 0.03
"""Of a page's glyphs: with more that the file's maps do not name, PDFium is asked."""
_ENCRYPTED = re.compile(rb"/Encrypt\s+(?:\d{1,7}\s+\d{1,5}\s+R|<<)")


class Pages:
    """The pages of one file, with what goes wrong on the way to them."""

    def __init__(self, content: bytes, opened: ExitStack, limits: Limits) -> None:
        self._content = content
        self._opened = opened
        self._most = limits.pages
        self._budget = Budget()
        self._second: SecondReader | None = None
        self._second_tried = False
        self.warnings: list[ReadWarning] = []
        self.complaints: list[bool] = []
        """What pypdf finds wrong, one by one: True where content was lost."""

    def inks(self) -> Iterator[tuple[int, Ink]]:
        """Yield number and ink of each page that can be read; what cannot is added to the warnings.

        Raises EncryptedError, DamagedError and LimitError where there is nothing to begin with.
        """
        if b"%%EOF" not in self._content[-2048:]:
            self.warnings.append(ReadWarning("damaged", "This PDF is cut off or damaged: what could be read of it was read."))
        done = 0
        try:
            for done, ink in enumerate(self._plain_inks(), 1):
                yield done, ink
        except BROKEN:
            yield from self._patient_inks(done)

    def _plain_inks(self) -> Iterator[Ink]:
        """Read the pages of a file by the book; raises one of `BROKEN` at the first thing that is not."""
        file = PlainFile(self._content)
        pages = list(islice(file.pages(), self._most + 1))
        if not pages:
            raise LookupError("no pages")
        desk = Desk(FontShelf(), self._budget, layers_off(file.catalogue))
        for index, page in enumerate(pages[: self._most]):
            sheet = plain_sheet(page)
            ink = new_ink(sheet)
            paint(sheet, ink, desk)
            yield self._with_letters(ink, index)
        self._tell_of_more(len(pages))

    def _patient_inks(self, done: int) -> Iterator[tuple[int, Ink]]:
        """Read the pages from one on with pypdf, or all of them with PDFium where pypdf cannot open the file."""
        from resumefit.readers.pdf_patient import catalogue_of, listening, patient_pages

        self._opened.enter_context(listening(self.complaints))
        pages = patient_pages(self._content, self.warnings, most=self._most)
        second = self._second_reader() if pages is None else None
        if second is not None and len(second):
            self._tell_of_more(len(second))
            found = ((index + 1, second.ink(index)) for index in range(done, min(len(second), self._most)))
            yield from ((number, ink) for number, ink in found if ink is not None)
            return
        if pages is None:
            pages = self._rescued_pages()
        self._tell_of_more(len(pages))
        try:
            off = layers_off(catalogue_of(pages[0]))
        except BROKEN:
            off = frozenset()
        desk = Desk(FontShelf(), self._budget, off)
        for index in range(done, min(len(pages), self._most)):
            ink, warning = self._patient_ink(pages[index], desk, index + 1)
            if warning is not None and warning.code == "damaged":
                other = self._second_ink(index)
                if other is not None and other.glyphs - other.unknown > (ink.glyphs - ink.unknown if ink else 0):
                    ink = other if ink is None else _with_shapes(other, ink)
                    warning = None
            elif ink is not None:
                ink = self._with_letters(ink, index)
            if warning is not None:
                self.warnings.append(warning)
            if ink is not None:
                yield index + 1, ink

    def _patient_ink(self, page: Any, desk: Desk, number: int) -> tuple[Ink | None, ReadWarning | None]:
        """Read what one page paints, and what is wrong with it."""
        from resumefit.readers.pdf_patient import LIMIT_REACHED, PYPDF_BROKEN, patient_sheet

        ink: Ink | None = None
        before = sum(self.complaints)
        damaged = ReadWarning("damaged", f"Page {number} is damaged: some or all of its text could not be read.", number)
        try:
            sheet = patient_sheet(page)
            ink = new_ink(sheet)
            paint(sheet, ink, desk)
        except LIMIT_REACHED:
            return ink, ReadWarning("limit", f"Page {number} is larger inside than any page of a resume: some of it was left out.", number)
        except PYPDF_BROKEN:
            return ink, damaged
        return ink, damaged if sum(self.complaints) > before else None

    def _rescued_pages(self) -> list[Any]:
        """Collect the pages of a file that nothing can open; raises EncryptedError or DamagedError where there are none."""
        from resumefit.readers.pdf_patient import asks_for_password, patient_pages
        from resumefit.readers.pdf_rescue import rescued

        if _ENCRYPTED.search(self._content):
            raise asks_for_password()
        whole = rescued(self._content)
        pages = patient_pages(whole, self.warnings, most=self._most) if whole is not None else None
        if pages is None:
            raise DamagedError(DAMAGED, next_step=EXPORT)
        if not any(warning.code == "damaged" for warning in self.warnings):
            self.warnings.append(ReadWarning("damaged", "This PDF is damaged: what could be found of its pages was read."))
        return pages

    def _with_letters(self, ink: Ink, index: int) -> Ink:
        """Take PDFium's reading of a page where many of its letters are not known and PDFium knows more of them."""
        if ink.unknown <= _MOST_UNKNOWN * ink.glyphs:
            return ink
        other = self._second_ink(index)
        return _with_shapes(other, ink) if other is not None and other.glyphs - other.unknown > ink.glyphs - ink.unknown else ink

    def _second_ink(self, index: int) -> Ink | None:
        reader = self._second_reader()
        return reader.ink(index) if reader is not None and index < len(reader) else None

    def _second_reader(self) -> SecondReader | None:
        """Give PDFium with the file open; None where it cannot read it."""
        if not self._second_tried:
            self._second_tried = True
            self._second = self._opened.enter_context(second_reader(self._content))
        return self._second

    def _tell_of_more(self, pages: int) -> None:
        if pages > self._most:
            self.warnings.append(ReadWarning("limit", f"Only the first {self._most} pages were read."))


def _with_shapes(other: Ink, first: Ink) -> Ink:
    """Keep of the first reading what stands around the text; which colour lies under which letter is no longer known."""
    other.dots = first.dots
    other.shapes = [replace(shape, colour=None, covers=False, order=-1) for shape in first.shapes]
    return other
