"""A PDF opened with pdfium, page by page; every handle is closed again.

pdfium has one lock's worth of state for the whole process: nothing here may run in two threads.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from ..errors import InputError
from ._pdf_outline import Entry, outline
from ._pdf_pictures import Box, Drawn, drawn, painted
from ._pdf_rulings import rulings
from ._pdf_tags import Tags, page_tags
from ._pdf_words import PageWords, page_words

MOST_PAGES = 5000

_INFO = ("Title", "Author", "Subject", "CreationDate", "ModDate")

_PICTURE_SHARE = 0.4
"""Share of a page that pictures cover from which it may be a scan."""

_MOST_OBJECTS = 20_000
"""Objects of a page that are looked through for pictures."""


class Pdf:
    """An open PDF."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self.count = max(0, pdfium.FPDF_GetPageCount(handle))

    def info(self) -> Mapping[str, str]:
        """The information dictionary's entries, "" for what is not there."""
        return {key: self._string(pdfium.FPDF_GetMetaText, key.encode()) for key in _INFO}

    def language(self) -> str:
        """The language that the catalog states, or ""."""
        return self._string(pdfium.FPDFCatalog_GetLanguage)

    def label(self, index: int) -> str:
        """The page's label by the PDF's page labels, or ""."""
        return self._string(pdfium.FPDF_GetPageLabel, index)

    def outline(self) -> tuple[Entry, ...]:
        """Its bookmarks in order."""
        return outline(self._handle)

    def _string(self, call: Callable[..., int], *arguments: object) -> str:
        size = call(self._handle, *arguments, None, 0)
        if not 2 < size < 20_000:
            return ""
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        call(self._handle, *arguments, buffer, size)
        return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")

    @contextmanager
    def page(self, index: int) -> Iterator[Page | None]:
        """A page, or None where it is damaged."""
        handle = pdfium.FPDF_LoadPage(self._handle, index)
        textpage = pdfium.FPDFText_LoadPage(handle) if handle else None
        try:
            yield Page(handle, textpage) if textpage else None
        finally:
            if textpage:
                pdfium.FPDFText_ClosePage(textpage)
            if handle:
                pdfium.FPDF_ClosePage(handle)


class Page:
    """An open page."""

    def __init__(self, handle: Any, textpage: Any) -> None:
        self.handle = handle
        self._textpage = textpage

    def words(self) -> PageWords:
        """The words of its text layer."""
        return page_words(self.handle, self._textpage)

    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown, points."""
        return pdfium.FPDF_GetPageWidthF(self.handle), pdfium.FPDF_GetPageHeightF(self.handle)

    def tags(self) -> Tags:
        """What the PDF's structure says of the page."""
        return page_tags(self.handle)

    def drawn(self, tags: Container[int]) -> tuple[Drawn, ...]:
        """Its pictures. tags: marked-content ids of its figures."""
        return tuple(drawn(self.handle, tags))

    def rulings(self) -> list[Box]:
        """The lines drawn on it, as thin boxes in its own coordinates."""
        return rulings(self.handle)

    def painted(self, box: Box) -> bytes:
        """A part of it, in its own coordinates, as a PNG; b"" where it cannot be drawn."""
        return painted(self.handle, box)

    def is_picture(self) -> bool:
        """Whether pictures, or drawn shapes without number, cover much of it."""
        width, height = self.size()
        area, paths = 0.0, 0
        for n in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(self.handle))):
            thing = pdfium.FPDFPage_GetObject(self.handle, n)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
                sides = [ctypes.c_float() for _ in range(4)]
                if pdfium.FPDFPageObj_GetBounds(thing, *(ctypes.byref(s) for s in sides)):
                    left, bottom, right, top = (side.value for side in sides)
                    area += abs((right - left) * (top - bottom))
            paths += kind == pdfium.FPDF_PAGEOBJ_PATH
        return area > _PICTURE_SHARE * width * height or paths > 400

    def pixels(self, scale: float) -> tuple[int, int, bytes]:
        """Width, height and grey values of the page as it looks, `scale` pixels a point."""
        width, height = (max(1, int(side * scale)) for side in self.size())
        data = (ctypes.c_ubyte * (width * height))()
        bitmap = pdfium.FPDFBitmap_CreateEx(
            width, height, pdfium.FPDFBitmap_Gray, ctypes.cast(data, ctypes.c_void_p), width
        )
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, self.handle, 0, 0, width, height, 0, 0)
            return width, height, bytes(data)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Pdf]:
    """The PDF in these bytes. Raises InputError where it is none, is damaged, locked or empty."""
    pdfium.FPDF_InitLibrary()
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _refusal(pdfium.FPDF_GetLastError(), name)
    try:
        pdf = Pdf(handle)
        if not pdf.count:
            raise InputError("the PDF has no pages", where=name, remedy="Leave it out")
        if pdf.count > MOST_PAGES:
            raise InputError(
                f"the PDF has {pdf.count} pages",
                where=name,
                remedy=f"Split it into parts of at most {MOST_PAGES} pages",
            )
        yield pdf
    finally:
        pdfium.FPDF_CloseDocument(handle)


def _refusal(code: int, name: str) -> InputError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return InputError(
            "the PDF is locked with a password",
            where=name,
            remedy="Open it with its password and save it without one",
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return InputError(
            "the PDF is encrypted in a way that is not known",
            where=name,
            remedy="Save it without encryption",
        )
    return InputError(
        "the PDF is damaged or cut short and cannot be opened",
        where=name,
        remedy="Fetch or export it again",
    )
