"""Paragraphs between blank lines in a text that was not set in one way throughout.

A manual has commands, lists and tables between its paragraphs, so no one width fits most of its
lines. Each group of lines between blank lines is then looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ._lines import Line

_NARROWEST = 56
"""Columns of a page from which its lines are broken by their width; verse is narrower."""

_FEWEST_GROUPS = 3

_ITEM = re.compile(r"(?:[-–—•●○▪*·+]|\(?(?:\d{1,3}|[ivx]{1,4}|[a-z])[.)])\s")


def joined_in_groups(
    body: Sequence[Line],
    width: int,
    room: Callable[[Line, Line, int], int],
    goes_on: Callable[[Line], bool],
) -> Iterator[int]:
    """The numbers of the lines that continue the line before, where a text has no one setting.

    width: columns of a full line; room: columns that the next line's first word had left on a line
    of a width; goes_on: whether a line may begin inside a sentence. A group counts where its
    longest line is three quarters of a full one; its lines end where the next word did not fit,
    but for those before a new paragraph, and some of them begin inside a sentence.
    """
    starts = [n for n, line in enumerate(body) if not n or line.gap]
    if width < _NARROWEST or len(starts) < _FEWEST_GROUPS:
        return
    for start, end in pairwise([*starts, len(body)]):
        group = body[start:end]
        own = max(line.right for line in group)
        if 4 * own < 3 * width:
            continue
        slack = max(4, own // 8)
        fits = [
            room(before, line, own) < slack and not _ITEM.match(line.text)
            for before, line in pairwise(group)
        ]
        odd = sum(not fit and not group[n].stops for n, fit in enumerate(fits) if n)
        if 4 * odd > len(fits):
            continue
        yield from (start + n for n in _runs(group, fits, goes_on))


def _runs(
    group: Sequence[Line], fits: Sequence[bool], goes_on: Callable[[Line], bool]
) -> Iterator[int]:
    """Of the lines that fit the line before, those whose run has one that begins in a sentence."""
    run: list[int] = []
    for n, fit in enumerate([*fits, False], 1):
        if fit:
            run.append(n)
            continue
        inside = sum(goes_on(group[m]) and not group[m - 1].stops for m in run)
        if inside and 4 * inside >= len(run):
            yield from run
        run = []
