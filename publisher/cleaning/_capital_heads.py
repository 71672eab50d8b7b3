"""Short lines in capitals that head parts without numbers: ABBREVIATIONS, CUFF, HAND."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ._chords import is_chords
from ._lines import STOPS, Line, ends_with

_WIDEST = 50
_FEWEST = 3
"""Such lines from which on they are headings."""

_LETTERS = 3
_MOST_WORDS = 7
_MOST = 0.5
"""Share of the lines from which on a text is set in capitals, or is a list of names."""

_TEXT = 30
"""Columns of text below a heading."""


def capital_heads(found: Sequence[Line], gap: int) -> list[int]:
    """The numbers of the lines that are headings by their capitals.

    Evidence: three or more stand apart, are short, differ from one another, and have text in small
    letters under them. Guard: no colon, comma or stop ends them, none says the same as another (a
    play's speakers), none has figures (slugs, dates), and they are few among the lines.
    """
    may_be = [number for number, line in enumerate(found) if _is_one(line, number, gap)]
    may_be = [number for number in may_be if _has_text(found, number)]
    words = Counter(found[number].text.strip(" *=_") for number in may_be)
    capitals = sum(line.text.isupper() for line in found)
    if len(may_be) < _FEWEST or max(words.values()) > 1 or capitals > _MOST * len(found):
        return []
    return may_be


def _is_one(line: Line, number: int, gap: int) -> bool:
    text = line.text
    return (
        text.isupper()
        and (not number or line.gap > gap)
        and line.width <= _WIDEST
        and len(text.split()) <= _MOST_WORDS
        and sum(map(str.isalpha, text)) >= _LETTERS
        and text[0].isalpha()
        and not ends_with(text, STOPS + ",;:，；：、-–—")
        and not any(map(str.isdigit, text))
        and not is_chords(text)
    )


def _has_text(found: Sequence[Line], number: int) -> bool:
    """Whether what follows up to the next line in capitals is text in small letters."""
    columns = 0
    for line in found[number + 1 :]:
        if line.text.isupper():
            break
        columns += line.width
        if columns >= _TEXT:
            return True
    return False
