"""Optional: the words of a page recognised from its picture (extra `ocr`: RapidOCR, offline)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any

import numpy

from ._pdf_open import Page
from ._pdf_words import Word

SCALE = 300 / 72
"""Pixels a point: 300 dots per inch; at 200 more spaces are lost."""

_MOST_PIXELS = 16_000_000

_LEAST_SURE = 0.5
"""Below this the recogniser itself does not believe in a line."""


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("rapidocr_onnxruntime") is not None


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    # A wider margin round each line keeps its spaces; the net that turns lines upside down is
    # left out, because it turns upright ones too and loses them.
    return RapidOCR(unclip_ratio=2.0, max_side_len=4000)


def recognised(page: Page) -> tuple[Word, ...] | None:
    """The lines of a page as words with their places, or None where there are none.

    A line's words get their share of its width; its size is told from its height.
    """
    scale = SCALE
    width, height = page.size()
    if width * height * scale * scale > _MOST_PIXELS:
        scale = (_MOST_PIXELS / (width * height)) ** 0.5
    across, down, data = page.pixels(scale)
    picture = numpy.frombuffer(data, dtype=numpy.uint8).reshape(down, across)
    found, _ = _engine()(picture, use_cls=False)
    words: list[Word] = []
    for corners, text, sure in found or ():
        if float(sure) < _LEAST_SURE or not text.strip():
            continue
        xs, ys = [x / scale for x, _ in corners], [y / scale for _, y in corners]
        words += _words(text.strip(), min(xs), max(xs), min(ys), max(ys))
    return tuple(_evened(words)) or None


def _evened(words: list[Word]) -> list[Word]:
    """The words in the usual size where theirs is near it: a line's height hangs on its letters."""
    usual = median(word.size for word in words) if words else 0.0
    return [
        replace(word, size=usual) if abs(word.size - usual) < 0.3 * usual else word
        for word in words
    ]


def _words(text: str, x0: float, x1: float, top: float, bottom: float) -> list[Word]:
    size = round((bottom - top) * 0.8, 0)
    step = (x1 - x0) / len(text)
    made: list[Word] = []
    at = 0
    for part in text.split():
        at = text.index(part, at)
        left, right = x0 + at * step, x0 + (at + len(part)) * step
        made.append(Word(part, left, right, bottom - 0.2 * (bottom - top), size))
        at += len(part)
    return made
