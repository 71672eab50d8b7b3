"""The pictures on a page of a PDF: where they stand, and their bytes as a book can show them.

A JPEG that stands upright is taken as it is. Everything else (masks, other colours, drawings with
an alternative text) is drawn by pdfium as it looks on the page, and written as PNG.
"""

from __future__ import annotations

import ctypes
import hashlib
import zlib
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 5000
"""Objects of a page that are looked through."""

_DEEPEST = 3
"""Forms inside forms."""

_SHORTEST = 30.0
"""Points; what has a shorter side is an ornament, a logo or a sign."""

_LARGEST = 0.85
"""Share of the page from which a picture is a scan of it or its ground."""

_HEAVIEST = 16 << 20
"""Bytes of a picture as the PDF holds it."""

_SCALE = 200 / 72
_MOST_PIXELS = 3_000_000
"""Pixels a point, and pixels at all, of a picture that is drawn here."""

_COLOURS = (
    pdfium.FPDF_COLORSPACE_DEVICEGRAY,
    pdfium.FPDF_COLORSPACE_DEVICERGB,
    pdfium.FPDF_COLORSPACE_CALGRAY,
    pdfium.FPDF_COLORSPACE_CALRGB,
    pdfium.FPDF_COLORSPACE_ICCBASED,
)

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's own coordinates, points."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture on a page."""

    box: Box
    #: marked-content id, -1 for none
    tag: int
    #: digest of its bytes in the PDF, "" for a drawing
    digest: str
    #: the image as it is in the PDF if a book can show that, else b""
    jpeg: bytes = b""


def drawn(page: Any, tags: Container[int]) -> Iterator[Drawn]:
    """The pictures of an open page in the order in which they are painted.

    tags: marked-content ids of its figures, which may be drawings.
    """
    left, bottom, right, top = _page_box(page)
    area = abs((right - left) * (top - bottom))
    shapes: dict[int, Box] = {}
    images: list[Drawn] = []
    for n in range(min(_MOST, pdfium.FPDFPage_CountObjects(page))):
        thing = pdfium.FPDFPage_GetObject(page, n)
        kind = pdfium.FPDFPageObj_GetType(thing)
        tag = pdfium.FPDFPageObj_GetMarkedContentID(thing) if tags else -1
        if tag in tags and tag >= 0:
            box = bounds(thing)
            shapes[tag] = _union(shapes[tag], box) if tag in shapes else box
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            images += _images(page, thing, tag, (1, 0, 0, 1, 0, 0), 0)
    found = [*images, *(Drawn(shapes[tag], tag, "") for tag in shapes)]
    seen: set[int] = set()
    for each in found:
        width, height = each.box[2] - each.box[0], each.box[3] - each.box[1]
        if min(width, height) >= _SHORTEST and width * height < _LARGEST * area:
            if each.tag not in seen:
                yield each
            seen |= {each.tag} if each.tag >= 0 else set()


def _images(page: Any, thing: Any, tag: int, outer: tuple[float, ...], depth: int) -> list[Drawn]:
    """The images in an object: itself, or those in a form, placed by its matrix."""
    if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE:
        box = moved(bounds(thing), outer)
        return [Drawn(box, tag, *_content(page, thing, outer))]
    found: list[Drawn] = []
    if depth < _DEEPEST:
        inner = _product(matrix(thing), outer)
        for n in range(min(_MOST, max(0, pdfium.FPDFFormObj_CountObjects(thing)))):
            child = pdfium.FPDFFormObj_GetObject(thing, n)
            below = pdfium.FPDFPageObj_GetType(child)
            if below in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
                found += _images(page, child, tag, inner, depth + 1)
    return found


def _content(page: Any, thing: Any, outer: tuple[float, ...]) -> tuple[str, bytes]:
    """Digest of an image's bytes, and the bytes if they are a JPEG that stands upright."""
    size = pdfium.FPDFImageObj_GetImageDataRaw(thing, None, 0)
    if not 0 < size <= _HEAVIEST:
        return "", b""
    buffer = (ctypes.c_ubyte * size)()
    pdfium.FPDFImageObj_GetImageDataRaw(thing, buffer, size)
    data = bytes(buffer)
    facts = pdfium.FPDF_IMAGEOBJ_METADATA()
    pdfium.FPDFImageObj_GetImageMetadata(thing, page, facts)
    a, b, c, d, *_ = _product(matrix(thing), outer)
    upright = a > 0 and d > 0 and abs(b) + abs(c) < 0.01 * (a + d)
    whole = data.startswith(b"\xff\xd8\xff") and pdfium.FPDFImageObj_GetImageFilterCount(thing) == 1
    shown = whole and upright and facts.colorspace in _COLOURS and facts.bits_per_pixel in (8, 24)
    shown = shown and not pdfium.FPDFPageObj_HasTransparency(thing)
    return hashlib.sha1(data, usedforsecurity=False).hexdigest(), data if shown else b""


def painted(page: Any, box: Box) -> bytes:
    """A part of an open page as it looks, as a PNG; b"" where it cannot be drawn."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    area = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
    scale = min(_SCALE, (_MOST_PIXELS / area) ** 0.5)
    whole = (0, 0, max(1, round(width * scale)), max(1, round(height * scale)))
    ends = [_device(page, whole, *corner) for corner in (box[:2], box[2:])]
    (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(*ends, strict=True))
    wide, high = min(x1 - x0, whole[2]), min(y1 - y0, whole[3])
    if wide < 1 or high < 1:
        return b""
    data = (ctypes.c_ubyte * (wide * high * 3))()
    bitmap = pdfium.FPDFBitmap_CreateEx(
        wide, high, pdfium.FPDFBitmap_BGR, ctypes.cast(data, ctypes.c_void_p), wide * 3
    )
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page, -x0, -y0, whole[2], whole[3], 0, pdfium.FPDF_REVERSE_BYTE_ORDER
        )
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return _png(wide, high, bytes(data))


def _device(page: Any, whole: tuple[int, int, int, int], x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, *whole, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value


def _png(width: int, height: int, rgb: bytes) -> bytes:
    """A PNG (ISO/IEC 15948) of 8-bit red, green and blue."""
    stride = 3 * width
    lines = [b"\0" + rgb[at : at + stride] for at in range(0, height * stride, stride)]

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    body = zlib.compress(b"".join(lines), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def _page_box(page: Any) -> Box:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, rect):
        return 0.0, 0.0, 612.0, 792.0
    return rect.left, rect.bottom, rect.right, rect.top


def bounds(thing: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(thing, *(ctypes.byref(side) for side in sides)):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
    )  # fmt: skip


def matrix(thing: Any) -> tuple[float, ...]:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return 1, 0, 0, 1, 0, 0
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    """First the one, then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def moved(box: Box, matrix: tuple[float, ...]) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
