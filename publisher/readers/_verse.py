"""Lines that a format keeps together: of a stanza, an address, a signature."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_WIDEST = 100
"""Columns. A line that has more is a paragraph which somebody ended with a line break."""

_SENTENCE = 40
"""Columns from which lines that end in a stop are paragraphs, where most of them are so."""

_STOPS = tuple(".!?…。！？؟।")
_CLOSERS = "\"'”’»)]」』”） "


def are_lines(texts: Iterable[str]) -> bool:
    """Whether texts between line breaks are lines of one thing, not short paragraphs.

    They are two or more; none is long, none begins with the space of a Han paragraph, and less
    than two thirds of them are whole sentences of 40 columns or more.
    """
    found = list(texts)
    if len(found) < 2 or any(text.startswith("\u3000") for text in found):
        return False
    widths = [_columns(text) for text in found]
    whole = sum(
        width >= _SENTENCE and text.rstrip(_CLOSERS).endswith(_STOPS)
        for text, width in zip(found, widths, strict=True)
    )
    return max(widths) <= _WIDEST and 3 * whole < 2 * len(found)


def _columns(text: str) -> int:
    if len(text) > _WIDEST or text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)
