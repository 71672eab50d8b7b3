"""Tables: which of them hold data and which only lay out a page, and the columns of cells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import dropwhile, islice
from statistics import median

from ..rows import Cell, HeadOf, written
from ._html_parallel import are_parallel
from ._html_tree import Element, above, attribute, plain, tag

_WIDEST = 100
"""Columns. More are no table for people."""

_LOOKED_AT = 20_000
_LONG_CELL = 200
_ROWS = ("row", "rowgroup")
_LAYOUT = ("table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "form", "article")


def is_data(table: Element) -> bool:
    """Whether a table is one of data: it says so by its heads, or its cells are many and short."""
    if attribute(table, "role").lower() in ("presentation", "none"):
        return False
    cells: list[list[Element]] = []
    heads = False
    for element in islice(table.iterdescendants(), _LOOKED_AT):
        name = tag(element)
        if name == "table":
            return False
        if name in ("th", "caption", "thead"):
            heads = True
        if name == "tr":
            cells.append([])
        elif name in ("td", "th") and cells:
            cells[-1].append(element)
        elif name in _LAYOUT and not heads:
            return False
    if are_parallel(cells):
        return True
    width = max((len(row) for row in cells), default=0)
    lengths = [len(plain(cell)) for row in cells for cell in row]
    if not lengths or max(lengths) >= 1000:
        return False
    if heads:
        return width > 1 or len(cells) > 2
    return len(cells) > 1 and width > 1 and median(lengths) > 0 and max(lengths) < _LONG_CELL


def is_head(row: Element) -> bool:
    """Whether a row is the head of its table: in thead, or of head cells only."""
    if any(tag(a) == "thead" for a in islice(above(row), 3)):
        return True
    cells = [cell for cell in row if tag(cell) in ("td", "th")]
    said = [*dropwhile(lambda cell: tag(cell) == "td" and not plain(cell, 1), cells)]
    rowwise = [attribute(cell, "scope").lower() in _ROWS for cell in said]
    return len(said) > 1 and {tag(cell) for cell in said} == {"th"} and not all(rowwise)


class Columns:
    """Where cells stand when some span rows and columns; what they span stays empty."""

    def __init__(self) -> None:
        self._taken: dict[int, int] = defaultdict(int)
        self._next = 0
        #: the cells of the row so far, but for those beyond the widest
        self.cells: list[Cell] = []

    def begin_row(self) -> None:
        """A new row: cells that reach down from above have one row less to go."""
        self._next = 0
        self.cells = []

    def place(self, cell: Element, head: bool) -> int:
        """The cell's column, counted from 0. head: whether it is in a head row."""
        while self._taken[self._next] and self._next < _WIDEST:
            self._taken[self._next] -= 1
            self._next += 1
        column, free = self._next, 0
        rows = _span(cell, "rowspan")
        for at in range(column, min(column + _span(cell, "colspan"), _WIDEST)):
            if self._taken[at]:
                break  # a cell from above stands there: one on the other would be no table
            free += 1
            self._taken[at] = rows - 1
            self._next = at + 1
        if free:
            self.cells.append(Cell(column, _head_of(cell, head), free, rows))
        return min(column, _WIDEST)

    def value(self, head: bool) -> str:
        """The value of the row's mark. head: whether it is a head row.

        A head cell that stands in its row alone and spans others is a title of what follows.
        """
        cells = self.cells
        if not head and len(cells) == 1 and cells[0].head == "row" and cells[0].columns > 1:
            cells = [replace(cells[0], head="col")]
        return written(head, cells)

    def end_row(self) -> None:
        """The rest of the row: what reaches down to the right of the last cell."""
        for at in [at for at, rows in self._taken.items() if at >= self._next and rows]:
            self._taken[at] -= 1


def _head_of(cell: Element, in_head: bool) -> HeadOf:
    """What a head cell heads; in a head row, what is below it goes without saying."""
    scope = attribute(cell, "scope").lower()
    if tag(cell) != "th":
        return ""
    if scope in _ROWS or (not in_head and scope not in ("col", "colgroup")):
        return "row"
    return "" if in_head else "col"


def _span(cell: Element, name: str) -> int:
    """How many rows or columns a cell spans; 0 rows are all that follow (HTML, 4.9.11)."""
    text = attribute(cell, name)
    if not (text.isascii() and text.isdigit()):
        return 1
    return _WIDEST if int(text) == 0 and name == "rowspan" else max(1, min(int(text), _WIDEST))
