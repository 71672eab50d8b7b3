"""Heads of tables that are known by their looks alone: a first row, or a first column, in bold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..book import Document
from ..ledger import Mark
from ..rows import Cell, cells_of, is_header, written
from ._bold import covers
from ._rule import Outcome, rule
from ._structure import Span, spans

_MOST = 2
"""Head rows of a table."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table as its reader marked it."""

    start: int
    end: int
    #: the value of its mark
    value: str
    #: whether each cell with text is all in bold type, by its place
    bold: dict[int, bool]

    @property
    def is_bold(self) -> bool:
        """Whether all its cells are in bold type."""
        return bool(self.bold) and all(self.bold.values())


@rule("S12", "heads of tables by their looks")
def bold_heads(document: Document) -> Outcome:
    """Mark the first row of a table as its head, or its first column as heads of the rows.

    Evidence: all cells of the row, or of the column, are in bold type, and of the others none is;
    the last row may be (the sum), and so may one row more at the top.
    Guard: two cells or more stand in the head row; a table that its file gives a head has it.
    """
    rows = [*_rows(document)]
    for low, high in spans(document, "table"):
        first = bisect_left(rows, low, key=lambda row: row.start)
        held = rows[first : bisect_left(rows, high, key=lambda row: row.start)]
        if any(is_header(row.value) or any(c.head for c in cells_of(row.value)) for row in held):
            continue
        heads = [*takewhile(lambda row: row.is_bold, held)]
        below = held[len(heads) :]
        if heads and not _are_heads(heads, below):
            continue
        for row in heads:
            yield Mark("table_row", row.start, row.end, written(True, cells_of(row.value)))
        if _are_headed(below):
            for row in below:
                yield Mark("table_row", row.start, row.end, _headed(row.value))


def _rows(document: Document) -> Iterator[_Row]:
    """The rows of all tables in order."""
    manuscript, strong = document.manuscript, spans(document, "strong")
    for mark in sorted(document.marks, key=lambda mark: mark.start):
        start, end = manuscript.text_span(mark.start, mark.end)
        if mark.kind == "table_row" and start < end:
            yield _Row(start, end, mark.value, _bold(manuscript.text, strong, start, end))


def _bold(text: str, strong: Sequence[Span], start: int, end: int) -> dict[int, bool]:
    found = {}
    low = start
    for place, cell in enumerate(text[start:end].split("\t")):
        if any(map(str.isalnum, cell)):
            first = low + len(cell) - len(cell.lstrip())
            found[place] = covers(text, strong, first, low + len(cell.rstrip()))
        low += len(cell) + 1
    return found


def _are_heads(heads: Sequence[_Row], below: Sequence[_Row]) -> bool:
    wide = any(len(row.bold) > 1 for row in heads)
    return wide and len(heads) <= _MOST and bool(below) and not any(r.is_bold for r in below[:-1])


def _are_headed(rows: Sequence[_Row]) -> bool:
    """Whether the first cell of each row is in bold type, and none of the others but the sum's."""
    plain = rows[:-1] if rows and rows[-1].is_bold else rows
    return len(plain) > 1 and all(
        row.bold.get(0, False) and len(row.bold) > 1 and sum(row.bold.values()) == 1
        for row in plain
    )


def _headed(value: str) -> str:
    """The value of a row whose first cell heads it."""
    cells = {cell.place: cell for cell in cells_of(value)}
    first = cells.pop(0, Cell(0))
    head = Cell(0, "row", first.columns, first.rows)
    return written(False, (head, *cells.values()))
