"""The text layer of a scan: how large the type of its lines is, by how wide their words are.

Programs that recognise letters (tesseract) guess the size of each line from its highest letters,
and call two lines of one paragraph 9 and 13 points. Widths of words are those of the picture.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._pdf_words import Word

_WIDTH = 0.48
"""Width of the usual character, in sizes of its font; of a capital, and a Han sign, twice that."""

_EVEN = 1.2
"""How much wider the words of a line may be than those of others in the same size."""

_FEWEST = 8
"""Characters of a line from whose width its size can be told."""


def in_even_sizes(words: list[Word]) -> list[Word]:
    """The words of a page, those of a scan's text layer in sizes that tell lines apart.

    What is not mostly such a layer stays as it is.
    """
    if not words or 2 * sum(word.invisible for word in words) <= len(words):
        return words
    lines = [list(line) for _, line in groupby(words, key=lambda word: round(word.y))]
    sizes = [_size(line) for line in lines]
    known = [size for size, line in zip(sizes, lines, strict=True) for _ in line if size]
    if not known:
        return words
    usual = median(known)
    found: list[Word] = []
    for size, line in zip(sizes, lines, strict=True):
        even = usual if not size or 1 / _EVEN < size / usual < _EVEN else size
        found += [replace(word, size=even) for word in line]
    return found


def _size(line: Sequence[Word]) -> float:
    """The size of type in a line, points; 0 where it is too short to tell."""
    units = sum(_units(char) for word in line for char in word.text)
    if sum(len(word.text) for word in line) < _FEWEST:
        return 0.0
    return sum(word.x1 - word.x0 for word in line) / units / _WIDTH


def _units(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 2.0
    return 1.35 if char.isupper() else 1.0
