"""Lines of chords above the words of a song: Am       E7    D/F#."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ._lines import Line

_CHORD = (
    r"\(?(?:[A-H]|Do|R[eé]|Mi|Fa|Sol|La|Si)(?:[#b♯♭]|is|es)?(?:maj|min|dim|aug|sus|add|m|M|\+|°|ø)?\d{0,2}"
    r"(?:(?:maj|sus|add|b|#|/)\d{1,2}){0,2}(?:/[A-H][#b♯♭]?)?\)?"
)
_ONE = re.compile(rf"{_CHORD}|[|:%/‖-]+|N\.?C\.?|[x×]\d|\(?\d[x×]\)?")
_SURE = re.compile(r"[A-H](?:[#b♯♭]?(?:m|maj|dim|sus|add)?\d|[#♯♭]|b?m)\S*")
_GAP = re.compile(r"\S(?: {2,}|\t)\S")

_FIRST = "ABCDEFGH(|NRMSL"

_WIDEST = 100
_FEWEST = 2
"""Lines of chords from which on one chord alone is a line of them, too."""


def is_chords(text: str) -> bool:
    """Whether a line is two chords or more, set apart from each other or surely no letters."""
    if len(text) > _WIDEST or text[0] not in _FIRST:
        return False
    parts = text.split()
    if len(parts) < 2 or not all(map(_ONE.fullmatch, parts)):
        return False
    chords = [part for part in parts if part[0].isalpha() and part[0].isupper()]
    return len(chords) > 1 and (bool(_GAP.search(text)) or any(map(_SURE.fullmatch, chords)))


def chord_lines(found: Sequence[Line]) -> set[int]:
    """The numbers of the lines of chords: two or more, and then those of one chord, too."""
    sure = {number for number, line in enumerate(found) if is_chords(line.text)}
    if len(sure) < _FEWEST:
        return set()
    alone = {n for n, line in enumerate(found) if len(line.text) <= 8 and _is_alone(line.text)}
    return sure | alone


def _is_alone(text: str) -> bool:
    return text[0] in "ABCDEFGH" and re.fullmatch(_CHORD, text) is not None
