"""The spans of a table's cells as far as they can be: what a cell covers is empty and is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from ..book import Block
from ..rows import Cell


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; no cell of a table row covers a text, or reaches out of its part of the table.

    Head rows at the top of a table are a part of it. The last place of a row is never covered where
    the row's text ends with a TAB: that place is there. A row without a text is not shown.
    """
    found: list[Block] = []
    for (is_row, _), run in groupby(blocks, key=lambda b: (b.kind == "table_row", b.within)):
        part = list(run)
        if is_row and any(block.cells for block in part):
            for rows in _parts(part):
                found += _settled(rows)
        else:
            found += part
    return tuple(found)


def _parts(rows: Sequence[Block]) -> Iterator[list[Block]]:
    """Rows that cells can span: of a table that ends where the format says, head and body."""
    if any(group.kind == "table" for group in rows[0].within):
        heads = [*takewhile(lambda row: row.header, rows)]
        yield heads
        yield [*rows[len(heads) :]]
    else:
        yield from (list(run) for _, run in groupby(rows, key=lambda row: row.header))


def _settled(rows: Sequence[Block]) -> Iterator[Block]:
    texts = [row.text.split("\t") for row in rows]
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        kept = []
        for cell in row.cells:
            if (number, cell.place) in covered or cell.place >= len(texts[number]):
                continue
            cell = _free(texts, covered, number, cell)
            covered |= {
                (n, place)
                for n in range(number, number + cell.rows)
                for place in range(cell.place, cell.place + cell.columns)
            }
            shown = sum(bool(row.text.strip()) for row in rows[number + 1 : number + cell.rows])
            if not (cell := replace(cell, rows=1 + shown)).is_plain:
                kept.append(cell)
        yield replace(row, cells=tuple(kept))


def _free(
    texts: Sequence[Sequence[str]], covered: set[tuple[int, int]], number: int, cell: Cell
) -> Cell:
    """The cell with the spans that it can have; an empty one heads nothing."""

    def is_free(row: int, place: int) -> bool:
        there = texts[row]
        is_empty = place >= len(there) or (not there[place].strip() and place < len(there) - 1)
        return is_empty and (row, place) not in covered

    places = range(cell.place + 1, cell.place + cell.columns)
    columns = 1 + len([*takewhile(lambda place: is_free(number, place), places)])
    wanted = range(cell.place, cell.place + columns)
    below = range(number + 1, min(number + cell.rows, len(texts)))
    down = takewhile(lambda row: all(is_free(row, place) for place in wanted), below)
    head = cell.head if texts[number][cell.place].strip() else ""
    return Cell(cell.place, head, columns, 1 + len([*down]))
