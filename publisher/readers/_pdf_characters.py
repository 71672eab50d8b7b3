"""The characters of one PDF page as pdfium's text page gives them: code, place, style."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2.raw as pdfium

INVISIBLE = 3
"""Text render mode 3 (ISO 32000-1, table 106): neither filled nor stroked."""

SECOND = "\uffff"
"""Stands for the second half of a character beyond U+FFFF, for which pdfium has two places."""

_BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "cmbx", "medi")
_ITALIC = ("ital", "oblique", "slanted", "kursiv", "cmti", "cmsl", "cmbxti")
_MATHS = ("cmmi", "cmsy", "msam", "msbm", "math")
"""Parts of the names of fonts; letters of formulas lean without being emphasised."""

_UPRIGHT = re.compile("regular|roman|normal|book|light|thin|ital|obli|psmt$")
"""What the name of a font says that is not bold, whatever the width of its stems is said to be."""

_FLAG_ITALIC, _FLAG_BOLD = 1 << 6, 1 << 18
"""Flags of a font descriptor (ISO 32000-1, table 123): italic, forced to be bold."""

_FIRST_SPACES = 60
"""Spaces of a page that are looked at."""

_LEFT_OUT = 0.15

_HEAVY = 700
"""Weight, as pdfium guesses it from the width of stems, of a font whose name says nothing."""

_LEANING = 0.12
"""Cosine of the angle between baseline and stems from which upright letters are made to lean."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a font looks like."""

    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How the characters of one text object are drawn."""

    #: size of the font, points
    size: float
    bold: bool
    italic: bool
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
        self._faces: dict[int, Face] = {}

    def text(self) -> str:
        """One character for every index of the text page."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium.FPDFText_GetText(self.textpage, 0, self.count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == self.count and "\ufffd" not in text:
            return text
        codes = [pdfium.FPDFText_GetUnicode(self.textpage, i) for i in range(self.count)]
        return "".join(characters(codes))

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

    @cached_property
    def has_spaces(self) -> bool:
        """Whether the page has spaces that are in the file, among its first ones."""
        spaces = [n for n, char in enumerate(self.text()) if char == " "][:_FIRST_SPACES]
        return sum(not self.is_generated(n) for n in spaces) > len(spaces) / 4

    @cached_property
    def leaves_spaces_out(self) -> bool:
        """Whether many of the page's first spaces are not in the file, but for those at line ends:
        some programs (groff) move the next letter instead, and pdfium sees not all of that.
        """
        spaces = [n for n, char in enumerate(self.text()) if char == " "][:_FIRST_SPACES]
        return sum(map(self.is_generated, spaces)) > _LEFT_OUT * len(spaces)

    def is_generated(self, index: int) -> bool:
        """Whether a character stands for a gap and is not in the file."""
        return bool(pdfium.FPDFText_IsGenerated(self.textpage, index) == 1)

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
        angle, leans = 0.0, False
        if pdfium.FPDFText_GetMatrix(self.textpage, index, matrix):
            a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
            size *= math.hypot(c, d)
            angle = _angle(a, b, c, d)
            leans = abs(a * c + b * d) > _LEANING * math.hypot(a, b) * math.hypot(c, d)
        handle = pdfium.FPDFText_GetTextObject(self.textpage, index)
        if not handle:
            return Style(size, False, False, angle, False, -1)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        tag = pdfium.FPDFPageObj_GetMarkedContentID(handle)
        face = self._face(handle)
        italic = face.italic or leans
        return Style(abs(size), face.bold, italic, angle, mode == INVISIBLE, tag)

    def _face(self, handle: Any) -> Face:
        font = pdfium.FPDFTextObj_GetFont(handle)
        if not font:
            return Face()
        address = ctypes.addressof(font.contents)
        if address not in self._faces:
            self._faces[address] = _face(font)
        return self._faces[address]


def characters(codes: Sequence[int]) -> Iterator[str]:
    """One character for every code; of the two halves of one, the first is it, the other SECOND."""
    half = 0
    for n, code in enumerate(codes):
        after = codes[n + 1] if n + 1 < len(codes) else 0
        if half:
            half = 0
            yield SECOND
        elif 0xD800 <= code < 0xDC00 and 0xDC00 <= after < 0xE000:
            half = code
            yield chr(0x10000 + ((code - 0xD800) << 10) + after - 0xDC00)
        else:
            yield chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _angle(a: float, b: float, c: float, d: float) -> float:
    """Degrees against the clock by which letters are turned that a matrix places.

    The text layer of a scan may run from right to left with mirrored letters, as tesseract writes
    Arabic: these stand upright though their baseline points to the left.
    """
    if a * d < b * c and a <= 0:
        a, b = -a, -b
    return math.degrees(math.atan2(b, a))


def _face(font: Any) -> Face:
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.value.decode("latin-1") if 0 < length <= 128 else ""
    angle = ctypes.c_int()
    leans = bool(pdfium.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
    flags = max(0, pdfium.FPDFFont_GetFlags(font))
    return face_of(name, pdfium.FPDFFont_GetWeight(font), flags, leans)


def face_of(name: str, weight: int, flags: int, leans: bool) -> Face:
    """What a font looks like, by its name and its descriptor (ISO 32000-1, 9.8)."""
    name = name.lower()
    bold = bool(flags & _FLAG_BOLD) or any(part in name for part in _BOLD)
    if not bold and not _UPRIGHT.search(name):
        bold = weight >= _HEAVY
    if any(part in name for part in _MATHS):
        return Face(bold)
    return Face(bold, leans or bool(flags & _FLAG_ITALIC) or any(p in name for p in _ITALIC))
