"""Tables and tables of contents among the lines of a column, by their aligned cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ._pdf_lines import Line, Stretch

_ALIGNED = 4.0
"""Points by which the edges of the cells of one table column may differ."""

_LEADER = re.compile(r"(?:[.·․…_]\s?){4,}\s*[\divxlcIVXLC]+(?:-\d+)?$")
DOTS = re.compile(r"(?:[.·․…_]\s?){4,}")
_PAGE = re.compile(r"[\divxlc]{1,6}")
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d+)*|[a-zA-Z]|[ivx]{1,5})[.)]?|[•▪◦‣·●○■□➢✓◆*–—-]|o")


def cells(line: Line) -> tuple[Stretch, ...]:
    """The cells of a line; a list mark before its text is no cell."""
    found = line.cells
    if len(found) == 2 and _LABEL.fullmatch(found[0].text):
        return (line,)
    return found


def table_rows(column: Sequence[Line]) -> set[int]:
    """Numbers of the lines that are rows of a table: two or more in a row with aligned cells."""
    found: set[int] = set()
    for at in range(1, len(column)):
        before, line = cells(column[at - 1]), cells(column[at])
        if len(before) < 2 or len(line) < 2 or _far(column[at - 1], column[at]):
            continue
        shared = sum(any(_aligned(a, b) for a in before[1:]) for b in line[1:])
        if shared * 2 >= max(len(before), len(line)) - 1 and shared:
            found |= {at - 1, at}
    return {at for at in found if {at - 1, at + 1} & found and not _is_lone(at, found)}


def _is_lone(at: int, found: set[int]) -> bool:
    """Whether a pair stands alone: two lines may be aligned by chance."""
    size = 1
    for step in (-1, 1):
        here = at + step
        while here in found:
            size += 1
            here += step
    return size < 3


def _far(before: Line, line: Line) -> bool:
    return line.y - before.y > 4 * line.size


def _aligned(a: Stretch, b: Stretch) -> bool:
    if abs(a.x0 - b.x0) < _ALIGNED or abs(a.x1 - b.x1) < _ALIGNED:
        return True
    return abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * _ALIGNED


def contents_rows(column: Sequence[Line]) -> set[int]:
    """Numbers of the lines that are a printed table of contents: three or more leading to pages."""
    likely = {at for at, line in enumerate(column) if _leads_to_page(line)}
    found: set[int] = set()
    for at in likely:
        near = [n for n in likely if abs(n - at) <= 3]
        dotted = sum(bool(_LEADER.search(column[n].text)) for n in near)
        if len(near) >= 3 and dotted * 2 >= len(near):
            found.add(at)
    return found


def _leads_to_page(line: Line) -> bool:
    if _LEADER.search(line.text):
        return True
    return len(line.cells) >= 2 and bool(_PAGE.fullmatch(line.cells[-1].text))
