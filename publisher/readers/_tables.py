"""Tables of office documents: rows of text, or the blocks in them where a table is only layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._parts import SILENT, Part, flat, joined, text_of

_MOST_PARAGRAPHS = 3
"""In a cell; one with more holds a text of its own."""

Cell = Sequence[Part]


def table(rows: Sequence[tuple[bool, Sequence[Cell]]]) -> Iterator[Part]:
    """The blocks of a table. rows: whether it is a head row, and the blocks in each of its cells.

    A table of one column, or with whole texts in its cells, was drawn to place text on the page.
    """
    if all(len(cells) < 2 for _, cells in rows) or any(
        _is_layout(cell) for _, cells in rows for cell in cells
    ):
        for _, cells in rows:
            for cell in cells:
                yield from cell
        return
    whole = object()
    for head, cells in rows:
        texts = [[p.pieces for p in cell if p.kind != "image" and _says(p)] for cell in cells]
        pieces = joined([flat(joined(cell, " ")) for cell in texts], "\t")
        if text_of(pieces).strip():
            value = "header" if head else ""
            yield Part("table_row", pieces, value, within=(("table", whole),))
        for cell in cells:
            yield from (part for part in cell if part.kind in ("image", SILENT))


def _says(part: Part) -> bool:
    return bool(text_of(part.pieces).strip())


def _is_layout(cell: Cell) -> bool:
    texts = [part for part in cell if _says(part)]
    headings = any(part.kind == "heading" for part in texts)
    return len(texts) > _MOST_PARAGRAPHS or (headings and len(texts) > 1)
