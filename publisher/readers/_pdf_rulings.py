"""The lines that are drawn on a page, upright or level, as the frames of tables have them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from ._pdf_pictures import Box, bounds, matrix, moved

_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 200
"""Segments of one path that are looked at; what has more is a drawing."""

_MOST = 1500
"""Rulings of a page; what has more is a chart or a map."""

_THIN = 3.0
"""Points; what is wider is no line."""

_SHORTEST = 5.0
"""Points of a ruling at least."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn line."""

    #: whether it runs from left to right
    level: bool
    #: where it stands across its direction, points
    at: float
    #: where it begins and ends, points
    start: float
    end: float


def rulings(page: Any) -> list[Box]:
    """The level and upright lines on an open page as thin boxes in its own coordinates.

    A frame or a filled cell gives its four sides.
    """
    found: list[Box] = []
    for n in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page))):
        thing = pdfium.FPDFPage_GetObject(page, n)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        box = bounds(thing)
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            found.append(box)
        elif pdfium.FPDFPath_CountSegments(thing) <= _MOST_SEGMENTS:
            found += _sides(thing)
        if len(found) > _MOST:
            return []
    return found


def _sides(thing: Any) -> Iterator[Box]:
    """The straight segments of a path."""
    place = matrix(thing)
    x, y = ctypes.c_float(), ctypes.c_float()
    start: tuple[float, float] | None = None
    last: tuple[float, float] | None = None
    for n in range(pdfium.FPDFPath_CountSegments(thing)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, n)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            return
        point = moved((x.value, y.value, x.value, y.value), place)[:2]
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and last:
            yield _between(last, point)
        last = point
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        if start and pdfium.FPDFPathSegment_GetClose(segment):
            yield _between(point, start)


def _between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )


def as_ruling(box: Box) -> Ruling | None:
    """A thin box, upright on the page, as a ruling; None where it is too short or too wide."""
    wide, high = box[2] - box[0], box[3] - box[1]
    if high <= _THIN and wide >= _SHORTEST:
        return Ruling(True, (box[1] + box[3]) / 2, box[0], box[2])
    if wide <= _THIN and high >= _SHORTEST:
        return Ruling(False, (box[0] + box[2]) / 2, box[1], box[3])
    return None
