"""The rows of an RTF table: which columns each cell spans, by where cells end on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from ._parts import Part
from ._tables import Box, Row

_NEAR = 30
"""Twentieths of a point: edges so near to each other are one."""


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell of a row with what its definition says (RTF 1.9.1, table definitions)."""

    parts: Sequence[Part]
    #: where it ends, in twentieths of a point; 0 where nothing defines it
    edge: int = 0
    #: the words that merge it with others: clmgf, clmrg, clvmgf, clvmrg
    merged: frozenset[str] = frozenset()


def placed(rows: Sequence[tuple[bool, Sequence[RowCell]]]) -> list[Row]:
    """The rows of a table with a box for each column.

    A cell spans the columns that end in it, where one row at least has a cell for every column:
    else it is no grid, but rows of their own, or several tables in a row.
    """
    edges = sorted({cell.edge for _, cells in rows for cell in cells})
    ends = [edge for before, edge in pairwise([-_NEAR, *edges]) if edge - before >= _NEAR]
    is_grid = min(edges, default=0) > 0 and any(len(cells) == len(ends) for _, cells in rows)
    return [(head, [*_boxes(cells, ends if is_grid else [])]) for head, cells in rows]


def _boxes(cells: Sequence[RowCell], ends: Sequence[int]) -> Iterator[Box]:
    column = 0
    for number, cell in enumerate(cells):
        behind = islice(cells, number + 1, None) if "clmgf" in cell.merged else ()
        columns = 1 + sum(1 for _ in takewhile(lambda each: "clmrg" in each.merged, behind))
        inside = max(0, bisect_right(ends, cell.edge + _NEAR) - column)
        goes_on = "clvmrg" in cell.merged
        yield Box(cell.parts, max(columns, inside), goes_on=goes_on)
        yield from [Box(goes_on=goes_on)] * (inside - 1)
        column += max(1, inside)
