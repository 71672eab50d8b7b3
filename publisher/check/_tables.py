"""The tables of a page: in which column each cell is, counted from the spans of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ._xhtml import XHTML

_CELLS = (f"{XHTML}td", f"{XHTML}th")
_PARTS = tuple(f"{XHTML}{name}" for name in ("table", "thead", "tbody", "tfoot"))
_WIDEST = 1000
"""Columns and rows of a span that are believed (HTML, 4.9.11)."""


def columns(root: etree._Element) -> dict[etree._Element, int]:
    """The column of each cell of a page's tables, from 0 (HTML, 4.9.12.1)."""
    found: dict[etree._Element, int] = {}
    for part in root.iter(*_PARTS):
        reaching: dict[int, int] = {}  # column to how many more rows a cell from above covers it
        for row in part.findall(f"{XHTML}tr"):
            column, begun = 0, dict[int, int]()
            for cell in cells(row):
                while reaching.get(column):
                    column += 1
                found[cell] = column
                for at in range(column, column + span(cell, "colspan")):
                    begun[at] = span(cell, "rowspan")
                column += span(cell, "colspan")
            reaching = {at: rows - 1 for at, rows in (reaching | begun).items() if rows > 1}
    return found


def cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row."""
    yield from row.iterchildren(*_CELLS)


def span(cell: etree._Element, name: str) -> int:
    """How many columns (colspan) or rows (rowspan) a cell spans."""
    text = cell.get(name) or ""
    return max(1, min(int(text), _WIDEST)) if text.isascii() and text.isdecimal() else 1
