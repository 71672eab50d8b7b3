"""Readings in small kana over the Han characters of a line that runs across."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ._pdf_words import Word

REASON = "readings beside the characters"

_KANA = re.compile("[\u3041-\u30ff\u30fc]{1,12}")
_HAN = re.compile("[\u3400-\u9fff\u3005]")

_SMALL = 0.65
"""Sizes of the type of a line up to which kana over it are a reading."""

_NEAREST, _FURTHEST = 0.7, 1.4
"""How far above the baseline a reading stands, in sizes of the type of its line."""


def without_readings(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a page in the order of the text layer, and the readings that were among them."""
    if not _HAN.search("".join(word.text for word in words)):
        return list(words), []
    han = [word for word in words if _HAN.search(word.text)]
    readings = [word for word in words if _KANA.fullmatch(word.text) and _is_over(word, han)]
    gone = {id(word) for word in readings}
    kept: list[Word] = []
    after = False
    for word in words:
        if id(word) in gone:
            after = True
            continue
        joined = after and kept and _goes_on(kept[-1], word)
        kept.append(replace(word, spaced=False) if joined else word)
        after = False
    return kept, readings


def _is_over(word: Word, han: Sequence[Word]) -> bool:
    return any(
        word.size <= _SMALL * base.size
        and _NEAREST * base.size < base.y - word.y < _FURTHEST * base.size
        and base.x0 - 0.5 * base.size < word.x0
        and word.x1 < base.x1 + 0.5 * base.size
        for base in han
    )


def _goes_on(before: Word, word: Word) -> bool:
    """Whether a word stands right behind another one on its line."""
    return abs(before.y - word.y) < 0.1 * word.size and word.x0 - before.x1 < 0.5 * word.size
