"""Where blocks end that look like one: items of lists and cells of tables, by the tags."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ..rows import Cell
from ._pdf_lines import Line, Run, Stretch
from ._pdf_paragraphs import Group
from ._pdf_tags import Tags

_MOST_CELLS = 100
"""Cells of a row."""

_LONGEST = 400
"""Characters of a cell; a table with longer ones places text on the page."""


def as_tagged(groups: Sequence[Group], tags: Tags) -> list[Group]:
    """The blocks of a page, cut where an item of a list begins; tables as rows of their cells.

    Only tables all of whose rows have one number of cells, two or more, none of which is a text of
    its own: what spans several places is told from the lines that are drawn.
    """
    if not tags.items and not tags.rows:
        return list(groups)
    found: list[Group] = []
    for table, run in groupby(groups, key=lambda group: _table(group, tags)):
        part = list(run)
        found += (_rows(part, table, tags) if table else []) or [
            each for group in part for each in _items(group, tags)
        ]
    return found


def _table(group: Group, tags: Tags) -> int:
    """The number of the table in which all of a block stands, 0 for none."""
    places = [tags.cells.get(run.tag) for line in group.lines for run in line.runs]
    tables = {tags.rows[place[0]].table if place else 0 for place in places}
    return tables.pop() if len(tables) == 1 else 0


def _items(group: Group, tags: Tags) -> Iterator[Group]:
    if group.kind not in ("text", "lines"):
        yield group
        return
    items = [tags.items.get(line.runs[0].tag, 0) for line in group.lines]
    starts = [n for n, (a, b) in enumerate(pairwise(items), 1) if a and b and a != b]
    if not starts:
        yield group
        return
    for start, end in pairwise([0, *starts, len(items)]):
        yield Group(group.lines[start:end])


def _rows(groups: Sequence[Group], table: int, tags: Tags) -> list[Group]:
    """The rows of a table, or nothing where they are not as they should be."""
    numbers = [n for n, row in enumerate(tags.rows) if row.table == table]
    count = tags.rows[numbers[0]].count
    if not 2 <= count <= _MOST_CELLS or any(tags.rows[n].count != count for n in numbers):
        return []
    if any(line.is_row for group in groups for line in group.lines):
        return []
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in (line for group in groups for line in group.lines):
        for place, runs in groupby(line.runs, key=lambda run: tags.cells[run.tag]):
            cells.setdefault(place, []).append(replace(line, runs=tuple(runs), cells=()))
    if any(sum(len(line.text) for line in found) > _LONGEST for found in cells.values()):
        return []
    found = []
    for n in numbers:
        row = [cells.get((n, at), []) for at in range(count)]
        if any(row):
            found.append(Group((_row(row, tags.rows[n].heads),), "table_row"))
    return found


def _row(cells: Sequence[Sequence[Line]], heads: Collection[int]) -> Line:
    """A row of the lines of its cells. heads: the places of those that are heads."""
    first = next(line for cell in cells for line in cell)
    shown = [_cell(cell, first) for cell in cells]
    runs = tuple(run for cell in shown for run in cell.runs)
    is_head = len(heads) == len(cells)
    told = () if is_head or 0 not in heads else (Cell(0, "row"),)
    return replace(first, runs=runs, cells=tuple(shown), is_row=True, is_head=is_head, told=told)


def _cell(lines: Sequence[Line], first: Line) -> Stretch:
    """The lines of a cell, one below the other."""
    runs: list[Run] = []
    for n, line in enumerate(lines):
        gap = "\n" * bool(n)
        begin = line.runs[0]
        runs += (replace(begin, text=gap + begin.text, spaced=not gap), *line.runs[1:])
    if not runs:
        return Stretch((), first.x0, first.x0, first.y, first.size)
    low, high = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return Stretch(tuple(runs), low, high, lines[0].y, lines[0].size)
