"""The characters of one PDF page as pdfium's text page gives them: code, place, style."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

INVISIBLE = 3
"""Text render mode 3 (ISO 32000-1, table 106): neither filled nor stroked."""

_BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "cmbx", "medi")


@dataclass(frozen=True, slots=True)
class Style:
    """How the characters of one text object are drawn."""

    #: size of the font, points
    size: float
    bold: bool
    #: degrees against the clock
    angle: float
    #: whether in render mode 3, as the text layer of a scan is
    invisible: bool
    #: marked-content id, -1 for none
    tag: int


class Characters:
    """Calls to pdfium for one text page, with their out-parameters made once."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self._page = page
        self.textpage = textpage
        self.count = max(0, pdfium.FPDFText_CountChars(textpage))
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(number) for number in self._numbers]
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, bool] = {}

    def text(self) -> str:
        """One character for every index of the text page."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium.FPDFText_GetText(self.textpage, 0, self.count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == self.count and "\ufffd" not in text:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self.textpage, i) for i in range(self.count))
        return "".join(chr(c) if c < 0x110000 and not 0xD800 <= c < 0xE000 else "�" for c in codes)

    def corners(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom, top of a character in the page's own coordinates."""
        pdfium.FPDFText_GetCharBox(self.textpage, index, *self._refs)
        left, right, bottom, top = self._numbers
        return left.value, right.value, bottom.value, top.value

    def advance(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom, top of the room that a character takes, ink or not."""
        rect = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.textpage, index, rect)
        return rect.left, rect.right, rect.bottom, rect.top

    def origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self.textpage, index, *self._refs[:2])
        return self._numbers[0].value, self._numbers[1].value

    def object(self, index: int) -> int:
        """The address of a character's text object, 0 where it has none."""
        found = pdfium.FPDFText_GetTextObject(self.textpage, index)
        return ctypes.addressof(found.contents) if found else 0

    def silent(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, right, bottom, top of the text objects without a character in the text layer.

        Where a stretch of text says what it stands for (ActualText, ISO 32000-1, 14.9.4), pdfium
        gives all its characters to the first glyph. A space has no width there.
        """
        heard = {self.object(index) for index in range(self.count)}
        for n in range(pdfium.FPDFPage_CountObjects(self._page)):
            found = pdfium.FPDFPage_GetObject(self._page, n)
            if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            edges = [ctypes.c_float() for _ in range(4)]
            if ctypes.addressof(found.contents) not in heard and pdfium.FPDFPageObj_GetBounds(
                found, *map(ctypes.byref, edges)
            ):
                left, bottom, right, top = (edge.value for edge in edges)
                yield left, right, bottom, top

    def style(self, index: int, address: int) -> Style:
        found = self._styles.get(address)
        if found is None:
            found = self._styles[address] = self._style(index)
        return found

    def _style(self, index: int) -> Style:
        matrix = pdfium.FS_MATRIX()
        size = pdfium.FPDFText_GetFontSize(self.textpage, index)
        angle = 0.0
        if pdfium.FPDFText_GetMatrix(self.textpage, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
        handle = pdfium.FPDFText_GetTextObject(self.textpage, index)
        if not handle:
            return Style(size, False, angle, False, -1)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        tag = pdfium.FPDFPageObj_GetMarkedContentID(handle)
        return Style(abs(size), self._bold(handle), angle, mode == INVISIBLE, tag)

    def _bold(self, handle: Any) -> bool:
        font = pdfium.FPDFTextObj_GetFont(handle)
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(128)
            length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = buffer.value.decode("latin-1").lower() if 0 < length <= 128 else ""
            weight = pdfium.FPDFFont_GetWeight(font)
            self._fonts[address] = weight >= 600 or any(part in name for part in _BOLD)
        return self._fonts[address]
