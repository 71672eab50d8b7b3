"""Han and kana set in lines from top to bottom, the first on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from ._pdf_words import Word

_FEWEST = 20
"""Steps from character to character from which a page is judged."""

_READING = 0.65
"""Sizes of the page's type below which type beside a line is a reading of it."""

Placed = tuple[tuple[float, float, float, float], str, float]
"""Left, right, bottom, top in the page's own coordinates; characters; size of the type."""


def is_vertical(found: Sequence[Placed]) -> bool:
    """Whether most steps from one wide character to the next go down and not across.

    found: words in the order of the text layer.
    """
    down = across = 0
    for (left, right, bottom, top), text, _ in found:
        if len(text) > 1 and _is_wide(text):
            steps = len(text) - 1
            if top - bottom > 1.5 * (right - left):
                down += steps
            else:
                across += steps
    for (box, text, size), (other, after, _) in pairwise(found):
        if _is_wide(text) and _is_wide(after):
            beside = abs(box[0] + box[1] - other[0] - other[1]) < 0.8 * size
            step = (box[2] + box[3] - other[2] - other[3]) / 2
            down += beside and 0.5 * size < step < 2 * size
            across += abs(step) < 0.3 * size
    return down >= _FEWEST and down > 2 * across


def _is_wide(text: str) -> bool:
    return not text.isascii() and all(east_asian_width(char) in "WF" for char in text)


def laid_down(words: Sequence[Word], found: Sequence[Placed]) -> tuple[list[Word], list[Word]]:
    """The words of a vertical page as if its lines ran across, and the readings beside them.

    words: with places on the page turned so that its lines run across; found: the same words.
    """
    lying = [
        replace(word, y=-(left + right) / 2, angle=0.0)
        for word, ((left, right, _, _), _, _) in zip(words, found, strict=True)
    ]
    usual = median(word.size for word in lying)
    text = [word for word in lying if word.size >= _READING * usual]
    closed = text[:1] + [
        replace(word, spaced=word.spaced and not _goes_on(before, word))
        for before, word in pairwise(text)
    ]
    return closed, [word for word in lying if word.size < _READING * usual]


def _goes_on(before: Word, word: Word) -> bool:
    """Whether no space is meant between two words of a line: one of them is wide."""
    near = word.x0 - before.x1 < 0.8 * word.size and abs(word.y - before.y) < 0.4 * word.size
    return near and (_is_wide(before.text[-1:]) or _is_wide(word.text[:1]))
