"""Where the words of a PDF's text begin and end: at white space, or at room for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from ._pdf_characters import Characters

BREAKS = "\ufffe\x02"
"""What pdfium gives for a hyphen at a line end; as a character of text it is a hyphen."""

_ROOM = 0.2
"""Share of the type's size from which a gap is a space."""


def spans(text: str, reader: Characters) -> Iterator[tuple[int, int, bool]]:
    """Begin and end of every word, and whether white space stands before it."""
    if not reader.leaves_spaces_out:
        yield from _runs(text, reader)
        return
    for start, end, spaced in _runs(text, reader):
        for place in _gaps(text, reader, start, end):
            yield start, place, spaced
            start, spaced = place, True
        yield start, end, spaced


def _gaps(text: str, reader: Characters, start: int, end: int) -> list[int]:
    """Where a run of letters has room for a space inside that pdfium did not see.

    Letters that are all set apart have no such gaps.
    """
    if end - start < 2 or not text[start:end].isascii():
        return []
    style = reader.style(start, reader.object(start))
    if abs(style.angle) > 1:
        return []
    rooms = [reader.advance(index) for index in range(start, end)]
    wide = [
        start + number
        for number, (before, after) in enumerate(pairwise(rooms), 1)
        if after[0] - before[1] > _ROOM * style.size
    ]
    return wide if len(wide) <= max(1, (end - start) // 3) else []


def _runs(text: str, reader: Characters) -> Iterator[tuple[int, int, bool]]:
    """Begin and end of what stands together, and whether white space stands before it."""
    start, owner, spaced = -1, 0, True
    for index, char in enumerate(text):
        if char.isspace() or char == "\0":
            if start >= 0:
                yield start, index, spaced
            start, spaced = -1, not _is_guessed(text, index, reader)
            continue
        own = reader.object(index) if char not in BREAKS else owner
        if start >= 0 and own != owner:
            yield start, index, spaced
            start, spaced = -1, False
        if start < 0:
            start, owner = index, own
        if char in BREAKS:
            yield start, index + 1, spaced
            start, spaced = -1, True
    if start >= 0:
        yield start, len(text), spaced


def _is_guessed(text: str, index: int, reader: Characters) -> bool:
    """Whether pdfium takes the room beside a Han sign or Hangul for a space.

    Two signs of Han have such room in their squares; programs set it between Han or Hangul and
    letters or figures of other scripts, where a page that has spaces of its own has none.
    """
    if text[index - 1 : index + 2].isascii():
        return False
    beside = text[index - 1 : index], text[index + 1 : index + 2]
    wide = [unicodedata.east_asian_width(char or " ") in "WF" for char in beside]
    if not all(beside) or not any(wide) or text[index] != " ":
        return False
    if not reader.is_generated(index):
        # A line of some writers (LibreOffice) has its spaces behind, and pdfium mixes them up.
        return not all(wide) and not _is_between(index, reader)
    return all(map(is_han, beside)) or (not all(wide) and reader.has_spaces)


def _is_between(index: int, reader: Characters) -> bool:
    """Whether a space stands where it is in the text: between its neighbours, or after a line."""
    before, own, after = (reader.corners(n) for n in (index - 1, index, index + 1))
    if after[0] < before[0]:
        return True
    return before[0] <= own[0] and own[1] <= after[1]


def is_han(char: str) -> bool:
    """Whether a character is one of those that are written without spaces between words."""
    return unicodedata.east_asian_width(char or " ") in "WF" and not "\uac00" <= char <= "\ud7af"
