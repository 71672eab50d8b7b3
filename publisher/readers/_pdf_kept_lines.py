"""Lines of a PDF that are kept: of an address, a signature, a stanza, a postscript.

What is broken to fit has no room on a line for the first word of the next. Where lines have room
for much more, somebody ended them on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ._pdf_lines import Line
from ._verse import are_lines

_NARROW = 0.62
"""Share of its column's width that a block of kept lines fills at most."""

_FEW = 4
"""Lines from which on their right edges tell how they were broken."""

_SHORT = 40
"""Characters of each of two lines at most, of which one could be broken off the other by chance."""

_TINY = 24
"""Characters; a column of text beside a picture is wider."""

_RAGGED = 0.5
_LOOSE = 0.35
"""Share of the width that is empty behind a line which does not end a sentence."""

_LARGER = 1.12
"""Sizes of the body's type from which lines are a heading."""

_MARK = re.compile(
    r"\s*(?:[•▪◦‣·●○■□➢✓◆∙*]|\(?\d{1,3}[.)]\s|[a-z][.)]\s|[-–—]\s|"
    r"(?:fig|abb|tab|photo|plate|図|表|图|圖|рис|табл)\w*\.?\s*\d)",
    re.IGNORECASE,
)
"""A list item or a caption."""

_LABEL = re.compile(r"\w[\w.]{0,12}:\s")
_OPENERS = "\"'“„«‘("


def are_kept(lines: Sequence[Line], body: float) -> bool:
    """Whether lines of one size at even distances were ended on purpose, each of them.

    lines: with the edges of their column; body: size of the running text, points. Evidence: all but
    the last have room in the column for more than the next line's first word, and all begin with a
    capital or a figure; or in most there is room even among their own. Guard: headings, lists and
    captions; sentences; centred pairs, which are titles; broken words; lines of languages without
    capitals, unless they are ragged.
    """
    if len(lines) < 2 or any(line.size >= _LARGER * body for line in lines):
        return False
    if all(line.bold for line in lines) or any(_MARK.match(line.text) for line in lines):
        return False
    if any(line.is_row or line.text.endswith("-") for line in lines):
        return False
    if not are_lines(line.text for line in lines):
        return False
    return _are_short(lines) or _are_ragged(lines)


def _are_short(lines: Sequence[Line]) -> bool:
    """Whether lines leave much of their column empty, and look like those of an address."""
    column = lines[0].right - lines[0].left
    widest = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    longest = max(len(line.text) for line in lines)
    if widest > _NARROW * column and not (lines[0].is_apart and longest <= _SHORT):
        return False
    if not all(map(_begins, lines[1:])) and not (longest <= _TINY and len(lines) <= _FEW):
        return False
    if len(lines) > 2:
        return True
    worded = all(any(map(str.isalpha, line.text)) for line in lines)
    return worded and longest <= _SHORT and not _are_centred(lines)


def _begins(line: Line) -> bool:
    """Whether a line begins with a capital, a figure or a label."""
    first = line.text.lstrip(_OPENERS)[:1]
    return first.isupper() or first.isnumeric() or bool(_LABEL.match(line.text))


def _are_centred(lines: Sequence[Line]) -> bool:
    middles = [line.x0 + line.x1 for line in lines]
    inset = min(line.x0 for line in lines) - lines[0].left > 2 * lines[0].size
    return inset and max(middles) - min(middles) < lines[0].size


def _are_ragged(lines: Sequence[Line]) -> bool:
    """Whether most lines have room for the first word of the next within their own edges."""
    if len(lines) < _FEW:
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    own = [replace(line, left=left, right=right) for line in lines]
    pairs = [*pairwise(own)]
    room = [a.room > b.first_word + 0.45 * b.size for a, b in pairs]
    # A text may be broken after so many characters, whatever their width.
    loose = sum(
        a.room > max(_LOOSE * (right - left), 2 * b.first_word) and b.text[0].islower()
        for a, b in pairs
    )
    return sum(room) >= _RAGGED * len(room) and (loose > 1 or all(map(_begins, lines)))
