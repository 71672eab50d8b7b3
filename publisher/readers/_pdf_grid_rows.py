"""The rows of a table with drawn lines: which cells span several places, and which are heads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Protocol

from ..rows import Cell as Told
from ..rows import HeadOf
from ._pdf_lines import Line, Stretch, is_rtl, rows
from ._pdf_stretches import stretches
from ._pdf_words import Word

_LONGEST = 400
"""Characters of a cell; a frame around longer text places text on the page, and is no table."""

_FILLED = 0.4
"""Share of the places of a table that have words, or belong to a cell that has."""

Cell = tuple[int, int]
"""Row and column of a grid, of a merged cell the first ones."""


class Places(Protocol):
    """The grid of a table: where its cells are."""

    @property
    def xs(self) -> Sequence[float]: ...

    def room(self, cell: Cell) -> tuple[range, range]:
        """The rows and the columns over which a cell reaches."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell with words, in the table without its empty rows and columns."""

    row: int
    place: int
    words: Stretch
    rows: int = 1
    columns: int = 1


def table_of(grid: Places, words: Sequence[tuple[Cell, Word]], page: int) -> list[Line]:
    """The rows of a grid, or nothing where its words are those of a drawing or a frame."""
    by_cell: defaultdict[Cell, list[Word]] = defaultdict(list)
    for cell, word in words:
        by_cell[cell].append(word)
    numbers = sorted({row for row, _ in by_cell})
    backwards = is_rtl("".join(word.text for _, word in words))
    columns = sorted({column for _, column in by_cell}, reverse=backwards)
    if len(numbers) < 2 or len(columns) < 2:
        return []
    cells = [_filled(grid, cell, found, numbers, columns) for cell, found in by_cell.items()]
    if sum(cell.rows * cell.columns for cell in cells) < _FILLED * len(numbers) * len(columns):
        return []
    texts = [
        "".join(" " * word.spaced + word.text for word in each).strip() for each in by_cell.values()
    ]
    if any(len(text) > _LONGEST for text in texts) or _are_labels(texts):
        return []
    if sum(len({c for r, c in by_cell if r == row}) > 1 for row in numbers) < 2:
        return []
    table = [
        sorted((cell for cell in cells if cell.row == n), key=lambda cell: cell.place)
        for n in range(len(numbers))
    ]
    heads = _heads(table, len(columns))
    names = _name_rows(table[heads:])
    edges = grid.xs[0], grid.xs[-1]
    covered = {at for cell in cells for at in _covered(cell)}
    found = []
    for n, row in enumerate(table):
        count = len(columns)
        while (n, count - 1) in covered:
            count -= 1
        found.append(_row(row, count, edges, page, n < heads, names and n >= heads))
    return found


def _covered(cell: _Filled) -> Iterator[Cell]:
    """The places that a cell takes beside its first."""
    places = product(range(cell.row, cell.row + cell.rows), _places(cell))
    yield from (at for at in places if at != (cell.row, cell.place))


def _filled(
    grid: Places, cell: Cell, words: Sequence[Word], numbers: Sequence[int], columns: Sequence[int]
) -> _Filled:
    """A cell and how many of the table's rows and columns it takes."""
    down, across = grid.room(cell)
    over = [n for n, row in enumerate(numbers) if row in down]
    wide = [n for n, column in enumerate(columns) if column in across]
    return _Filled(over[0], wide[0], _stretch(words), len(over), len(wide))


def _are_labels(texts: Sequence[str]) -> bool:
    """Whether all cells have but a sign or two, such as R1 in the drawing of a circuit."""
    return all(len(text) <= 3 * (text.count(" ") + 1) for text in texts) and any(
        text[0].isalpha() for text in texts
    )


def _stretch(words: Sequence[Word]) -> Stretch:
    """The words of a cell, its lines one below the other."""
    runs = []
    found = rows(stretches(words))
    for n, row in enumerate(found):
        for at, part in enumerate(row):
            gap = "" if at or not n else "\n"
            first = part.runs[0]
            runs.append(replace(first, text=gap + first.text, spaced=not gap))
            runs += part.runs[1:]
    parts = [part for row in found for part in row]
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    return Stretch(tuple(runs), left, right, parts[0].y, parts[0].size)


def _row(
    row: Sequence[_Filled],
    count: int,
    edges: tuple[float, float],
    page: int,
    is_head: bool,
    is_named: bool,
) -> Line:
    """A row of so many places as a line, those that cells cover at its end left out.

    is_named: whether its first cell heads it.
    """
    runs = tuple(
        run
        for cell in row
        for run in (replace(cell.words.runs[0], spaced=True), *cell.words.runs[1:])
    )
    left, right = edges
    y, size = row[0].words.y, row[0].words.size
    shown = [Stretch((), left, left, y, size)] * count
    told = []
    for cell in row:
        shown[cell.place] = cell.words
        head: HeadOf = "row" if is_named and not cell.place else ""
        told.append(Told(cell.place, head, cell.columns, cell.rows))
    return Line(
        runs, left, right, y, size, tuple(shown), page, left, right, is_row=True, is_head=is_head,
        told=tuple(cell for cell in told if not cell.is_plain),
    )  # fmt: skip


def _heads(table: Sequence[Sequence[_Filled]], count: int) -> int:
    """How many rows are the head: the first ones, to the foot of the cells that begin in the first.

    They alone are bold, or have words where all below them has figures.
    """
    if sum(cell.columns for cell in table[0]) < count:
        return 0
    foot = max(cell.rows for cell in table[0])
    if any(cell.rows == 1 and cell.columns > 1 for cell in table[0]):
        foot = max(foot, 2)  # what heads several columns stands above their own heads
    if foot >= len(table):
        return 0
    first, rest = table[:foot], table[foot:]
    bold = [all(cell.words.bold for cell in row) for row in table]
    if all(bold[:foot]) and not all(bold):
        return foot
    lowest = {place: cell for row in first for cell in row for place in _places(cell)}
    below = [{place: cell for cell in row for place in _places(cell)} for row in rest]
    for place, head in lowest.items():
        under = [row.get(place) for row in below]
        figures = all(cell and is_figure(cell.words.text) for cell in under)
        if figures and re.match(r"[^\W\d]", head.words.text):
            return foot
    return 0


def _places(cell: _Filled) -> range:
    return range(cell.place, cell.place + cell.columns)


def is_figure(text: str) -> bool:
    """Whether a text is a number, with its signs."""
    return bool(re.fullmatch(r"[^\w]*\d[\d\s.,:/%€$£+–-]*", text))


def _name_rows(table: Sequence[Sequence[_Filled]]) -> bool:
    """Whether the first cells of the rows are their heads: they alone are bold."""
    if len(table) < 2 or any(row[0].place or not row[0].words.bold for row in table):
        return False
    return not any(cell.words.bold for row in table for cell in row[1:])
