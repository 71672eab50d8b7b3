"""Tables of office documents: rows of text, or the blocks in them where a table is only layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ..rows import Cell, HeadOf, written
from ._groups import Held
from ._parts import CAPTION, SILENT, TABLE_HEAD, Part, flat, joined, text_of

_MOST_PARAGRAPHS = 3
"""In a cell; one with more holds a text of its own."""


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in one place of a row. Each place that a cell spans has a box of its own."""

    parts: Sequence[Part] = ()
    #: what it spans, as far as the format counts it, and what it heads
    columns: int = 1
    rows: int = 1
    head: HeadOf = ""
    #: whether it goes on with the cell above it
    goes_on: bool = False

    @property
    def says(self) -> bool:
        """Whether there is text in it."""
        return any(_says(part) for part in self.parts)


Row = tuple[bool, Sequence[Box]]
"""Whether it is a head row, and its places from the first column on."""


def table(rows: Sequence[Row]) -> Iterator[Part]:
    """The blocks of a table, the pictures in its cells behind its rows.

    A table of one column, or with whole texts in its cells, was drawn to place text on the page.
    What styles call the head of a table heads its column where the row holds nothing else, and its
    row where it is the first.
    """
    rows = [_styled(head, boxes) for head, boxes in rows]
    if all(len(boxes) < 2 for _, boxes in rows) or any(
        _is_layout(box.parts) for _, boxes in rows for box in boxes
    ):
        for _, boxes in rows:
            for box in boxes:
                yield from box.parts
        return
    whole = object()
    rows = _without_empty_columns(rows)
    covered: set[tuple[int, int]] = set()
    for number, (head, boxes) in enumerate(rows):
        cells = [*_cells(rows, number, covered)]
        last = len(boxes)
        while last and (number, last - 1) in covered:
            last -= 1
        texts = [[p.pieces for p in box.parts if _says(p)] for box in boxes[:last]]
        pieces = joined([flat(joined(cell, " ")) for cell in texts], "\t")
        if text_of(pieces).strip():
            yield Part("table_row", pieces, written(head, cells), within=(("table", whole),))
    for _, boxes in rows:
        for box in boxes:
            yield from (part for part in box.parts if part.kind in ("image", SILENT))


def _styled(head: bool, boxes: Sequence[Box]) -> Row:
    """A row, whose head may be told from the styles of its paragraphs."""
    said = [box for box in boxes if box.says]
    heads = [box for box in said if all(p.kind == TABLE_HEAD for p in box.parts if _says(p))]
    if len(said) > 1 and len(heads) == len(said):
        return True, boxes
    first = boxes[:1]
    if head or not said or first != heads[:1]:
        return head, boxes
    return False, [replace(first[0], head="row"), *boxes[1:]]


def _without_empty_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows without the columns in which no cell begins: every row has one over them.

    Word leaves such behind where somebody took out or moved a column.
    """
    begun: set[int] = set()
    for _, boxes in rows:
        behind = 0  # where the last cell ends
        for place, box in enumerate(boxes):
            if place >= behind or box.says:
                begun.add(place)
                behind = place + box.columns
    if len(begun) == max(len(boxes) for _, boxes in rows):
        return [*rows]
    found: list[Row] = []
    for head, boxes in rows:
        kept = []
        for place, box in enumerate(boxes):
            if place in begun:
                over = range(place, min(place + box.columns, len(boxes)))
                kept.append(replace(box, columns=sum(at in begun for at in over)))
        found.append((head, kept))
    return found


def _cells(rows: Sequence[Row], number: int, covered: set[tuple[int, int]]) -> Iterator[Cell]:
    """The cells that begin in a row. covered: places in others, to which theirs are added."""
    head, boxes = rows[number]
    for place, box in enumerate(boxes):
        if (number, place) not in covered:
            cell = _cell(rows, number, place, box)
            places = product(range(number, number + cell.rows), range(place, place + cell.columns))
            covered |= {*places} - {(number, place)}
            yield replace(cell, head="") if head and cell.head == "col" else cell


def _cell(rows: Sequence[Row], number: int, place: int, box: Box) -> Cell:
    """The cell that begins in a box: what it covers is empty, else it does not span that."""

    def is_free(row: int, at: int) -> bool:
        there = rows[row][1]
        return at >= len(there) or not there[at].says

    columns, widest = 1, min(box.columns, len(rows[number][1]) - place)
    while columns < widest and is_free(number, place + columns):
        columns += 1
    wanted = range(place, place + columns)
    down = 1
    while number + down < len(rows):
        below = rows[number + down][1]
        goes_on = place < len(below) and below[place].goes_on
        if not (goes_on or down < box.rows) or not all(is_free(number + down, at) for at in wanted):
            break
        down += 1
    return Cell(place, box.head, columns, down)


def captioned(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts; what a style calls a caption belongs to the table that it stands over or under.

    Between two tables it is of the upper one if that has none yet. Below a picture it is its own.
    """
    found = [part for part in parts if part.kind == SILENT or text_of(part.pieces).strip()]
    named = set[Held]()
    for number, part in enumerate(found):
        if part.kind != CAPTION or (number and found[number - 1].kind == SILENT):
            continue
        above, below = _table_of(found, number - 1), _table_of(found, number + 1)
        own = above if above and above not in named else below
        if own:
            named.add(own)
            found[number] = replace(part, kind="paragraph", within=own)
    return tuple(found)


def _table_of(parts: Sequence[Part], number: int) -> Held:
    """The groups around the row of that number, () where there is none."""
    row = 0 <= number < len(parts) and parts[number].kind == "table_row"
    return parts[number].within if row else ()


def _says(part: Part) -> bool:
    return part.kind != "image" and bool(text_of(part.pieces).strip())


def _is_layout(cell: Sequence[Part]) -> bool:
    texts = [part for part in cell if _says(part)]
    headings = any(part.kind == "heading" for part in texts)
    inner = sum(part.kind == "table_row" for part in texts) > 1
    return len(texts) > _MOST_PARAGRAPHS or (headings and len(texts) > 1) or inner
