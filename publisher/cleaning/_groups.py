"""Paragraphs between blank lines in a text that was not set in one way throughout.

A manual has commands, lists and tables between its paragraphs, so no one width fits most of its
lines. Each group of lines between blank lines is then looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ._lines import Line
from ._list_items import BULLETS

_NARROWEST = 56
"""Columns of a page from which its lines are broken by their width; verse is narrower."""

_FEWEST_GROUPS = 3

_SLACK = 4

_PROOF = 8
"""Paragraphs proven by small letters from which their width proves others."""

_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]")

_ITEM = re.compile(rf"(?:[{BULLETS}]|\(?(?:\d{{1,3}}|[ivx]{{1,4}}|[a-z])[.)])\s")


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
    but for those before a new paragraph, and some of them begin inside a sentence, or else are as
    full as those of other groups that do.
    """
    starts = [n for n, line in enumerate(body) if not n or line.gap]
    if width < _NARROWEST or len(starts) < _FEWEST_GROUPS:
        return
    doubtful: list[_Run] = []
    proven: list[int] = []
    for start, end in pairwise([*starts, len(body)]):
        for run in _runs(body, start, end, width, room):
            inside = sum(goes_on(body[n]) and not body[n - 1].stops for n in run.numbers)
            if inside and 4 * inside >= len(run.numbers):
                proven.append(run.width)
                yield from run.numbers
            elif not any(body[n - 1].stops for n in run.numbers):
                doubtful.append(run)
    if len(proven) < _PROOF:
        # A sentence that ends inside a line is prose, where some other group is proven.
        doubtful = [run for run in doubtful if proven and _ends_inside(body, run)]
        if not doubtful:
            return
    # German nouns and names may begin every line; then the width of the others has to show.
    full = sorted(proven)[len(proven) // 2]
    for run in doubtful:
        rooms = (room(body[n - 1], body[n], full) for n in run.numbers)
        if run.width <= full + _SLACK and all(left < full // 8 for left in rooms):
            yield from run.numbers


def _ends_inside(body: Sequence[Line], run: _Run) -> bool:
    return any(_SENTENCE_END.search(body[n].text) for n in (run.numbers[0] - 1, *run.numbers))


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines in a row each of which did not fit the line before."""

    numbers: list[int]
    #: columns of the longest line of their group
    width: int


def _runs(
    body: Sequence[Line],
    start: int,
    end: int,
    width: int,
    room: Callable[[Line, Line, int], int],
) -> Iterator[_Run]:
    """The runs of a group; none where its lines are short or end wherever they like."""
    own = max(line.right for line in body[start:end])
    if 4 * own < 3 * width:
        return
    slack = max(_SLACK, own // 8)
    fits = [
        room(body[n - 1], body[n], own) < slack and not _ITEM.match(body[n].text)
        for n in range(start + 1, end)
    ]
    odd = sum(not fit and not body[start + n].stops for n, fit in enumerate(fits) if n)
    if 4 * odd > len(fits):
        return
    run: list[int] = []
    for n, fit in enumerate([*fits, False], start + 1):
        if fit:
            run.append(n)
        elif run:
            yield _Run(run, own)
            run = []
