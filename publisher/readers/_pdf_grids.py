"""Tables with drawn frames: the words between their lines as rows of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ._pdf_grid_rows import Cell, table_of
from ._pdf_lines import Line, Stretch
from ._pdf_rulings import Ruling
from ._pdf_stretches import stretches
from ._pdf_words import Word

_NEAR = 3.0
"""Points by which rulings may miss one another and still meet."""

_NARROW = 7.0
_LOW = 4.0
"""Points; columns that are so narrow and rows so low are double lines or padding."""

_TALL = 0.4
"""Share of rows or columns that most walls go through; those around words are short."""

_MOST_COLUMNS = 40
_MOST_ROWS = 200


class Grid:
    """Rulings that meet one another."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self.xs = _steps([each.at for each in rulings if not each.level], _NARROW)
        self.ys = _steps([each.at for each in rulings if each.level], _LOW)
        self._walls: defaultdict[tuple[bool, int], list[Ruling]] = defaultdict(list)
        for each in rulings:
            steps = self.ys if each.level else self.xs
            self._walls[each.level, bisect_right(steps, each.at) - 1].append(each)
        self._cells: dict[Cell, Cell] = {}

    @property
    def is_table(self) -> bool:
        """Whether there are rows and columns, and no more than a table has."""
        if not (2 < len(self.xs) <= _MOST_COLUMNS and 2 < len(self.ys) <= _MOST_ROWS):
            return False
        return self._is_through(False) and self._is_through(True)

    def _is_through(self, level: bool) -> bool:
        """Whether most walls between columns, or rows, go through much of the table."""
        steps, across = (self.ys, self.xs) if level else (self.xs, self.ys)
        middles = [(a + b) / 2 for a, b in pairwise(across)]
        short = 0
        for step in range(1, len(steps) - 1):
            walls = self._walls[level, step]
            met = sum(any(w.start <= at <= w.end for w in walls) for at in middles)
            short += met < _TALL * len(middles)
        return 2 * short <= len(steps) - 2

    def cell(self, x: float, y: float) -> Cell | None:
        """Row and column of the cell at a place, of a merged one the first; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if not (0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1):
            return None
        return self._first(row, column)

    def _first(self, row: int, column: int) -> Cell:
        known = self._cells.get((row, column))
        if known is None:
            known = row, column
            if column and self._is_open(False, column, self.ys[row : row + 2]):
                known = self._first(row, column - 1)
            elif row and self._is_open(True, row, self.xs[column : column + 2]):
                known = self._first(row - 1, column)
            self._cells[row, column] = known
        return known

    def room(self, cell: Cell) -> tuple[range, range]:
        """The rows and the columns over which a cell reaches."""
        row, column = cell
        down, across = row + 1, column + 1
        while across < len(self.xs) - 1 and self._first(row, across) == cell:
            across += 1
        while down < len(self.ys) - 1 and self._first(down, column) == cell:
            down += 1
        return range(row, down), range(column, across)

    def _is_open(self, level: bool, step: int, ends: Sequence[float]) -> bool:
        """Whether no ruling parts a cell from the one before it."""
        middle = sum(ends) / 2
        return not any(
            each.start - _NEAR <= middle <= each.end + _NEAR for each in self._walls[level, step]
        )


def stretches_and_tables(
    words: Sequence[Word], drawn: Sequence[Ruling], page: int
) -> tuple[Stretch, ...]:
    """The words of a page as stretches in the order of the text layer; a table with drawn lines is
    one Line, to be read as its `pieces`, its rows, where the first of its words stands.
    """
    places: dict[int, tuple[int, Cell]] = {}
    tables: dict[int, Line] = {}
    for number, grid in enumerate(_grids(drawn) if words else ()):
        inside = {
            n: cell
            for n, word in enumerate(words)
            if n not in places
            and (cell := grid.cell((word.x0 + word.x1) / 2, word.y - word.size / 3))
        }
        found = table_of(grid, [(cell, words[n]) for n, cell in inside.items()], page)
        if found:
            tables[number] = _whole(found)
            places.update((n, (number, cell)) for n, cell in inside.items())
    if not tables:
        return stretches(words)
    parts: list[Stretch] = []
    outside: list[Word] = []
    for n, word in enumerate(words):
        if n not in places:
            outside.append(word)
            continue
        parts += stretches(outside)
        outside = []
        number = places[n][0]
        parts += [tables.pop(number)] if number in tables else []
    return (*parts, *stretches(outside))


def _grids(drawn: Sequence[Ruling]) -> Iterator[Grid]:
    """The rulings in groups that meet, of at least two rows and two columns."""
    group = list(range(len(drawn)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    level = [n for n, each in enumerate(drawn) if each.level]
    upright = [n for n, each in enumerate(drawn) if not each.level]
    for n in level:
        for other in upright:
            if _meet(drawn[n], drawn[other]):
                group[root(n)] = root(other)
    found: defaultdict[int, list[Ruling]] = defaultdict(list)
    for n, each in enumerate(drawn):
        found[root(n)].append(each)
    for rulings in found.values():
        grid = Grid(rulings)
        if grid.is_table:
            yield grid


def _meet(one: Ruling, other: Ruling) -> bool:
    return (
        one.start - _NEAR <= other.at <= one.end + _NEAR
        and other.start - _NEAR <= one.at <= other.end + _NEAR
    )


def _steps(places: Sequence[float], near: float) -> tuple[float, ...]:
    """Where rulings stand, those of one double line or one padding once."""
    found: list[float] = []
    last = 0.0
    for place in sorted(places):
        if not found or place - last > near:
            found.append(place)
        last = place
    return tuple(found)


def _whole(table: Sequence[Line]) -> Line:
    """A line that stands for the rows of a table."""
    runs = tuple(run for row in table for run in row.runs)
    return replace(table[0], runs=runs, cells=(), is_row=False, pieces=(tuple(table),))
