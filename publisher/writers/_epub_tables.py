"""The cells of a table's rows, with the spans that they can have without covering a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..book import Block, Sentence
from ..rows import Cell, HeadOf


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell as it stands in a row."""

    #: its place among the columns, counted from 0
    place: int
    sentences: tuple[Sentence, ...]
    head: HeadOf
    #: how many columns and rows it spans
    columns: int
    rows: int


_Row = list[list[Sentence]]


def placed(rows: Sequence[Block]) -> list[list[Placed]]:
    """The cells of rows that follow each other in one part of a table, row by row.

    A span ends before a place with text, at the last row, and before the last place of a row,
    which is there to be seen; so every place is in one cell, and every text is shown once.
    """
    texts = [_texts(row) for row in rows]
    covered: set[tuple[int, int]] = set()
    found: list[list[Placed]] = []
    for number, row in enumerate(rows):
        known = {cell.place: cell for cell in row.cells}
        line: list[Placed] = []
        for place, sentences in enumerate(texts[number]):
            if (number, place) in covered:
                continue
            cell = known.get(place, Cell(place))
            columns, down = _free(texts, covered, number, cell)
            covered |= {
                (n, p) for n in range(number, number + down) for p in range(place, place + columns)
            }
            head = cell.head or ("col" if row.header and sentences else "")
            line.append(Placed(place, tuple(sentences), head, columns, down))
        found.append(line)
    return found


def _texts(row: Block) -> _Row:
    """The sentences in each place of a row, those of empty places included."""
    first = row.text[: len(row.text) - len(row.text.lstrip("\t"))]
    places: _Row = [[] for _ in range(first.count("\t") + 1)]
    for sentence in row.sentences:
        places[-1].append(sentence)
        places += [[] for _ in range(sentence.space.count("\t"))]
    return places


def _free(
    texts: Sequence[_Row], covered: set[tuple[int, int]], number: int, cell: Cell
) -> tuple[int, int]:
    """How many columns and rows the cell can span."""

    def is_free(row: int, place: int) -> bool:
        there = texts[row]
        is_empty = place >= len(there) or (not there[place] and place < len(there) - 1)
        return is_empty and (row, place) not in covered

    def length(free: Iterator[bool]) -> int:
        return next((n for n, is_so in enumerate(free) if not is_so), 0)

    places = range(cell.place + 1, cell.place + cell.columns)
    columns = 1 + length(iter([*(is_free(number, p) for p in places), False]))
    places = range(cell.place, cell.place + columns)
    below = range(number + 1, min(number + cell.rows, len(texts)))
    free = (all(is_free(row, p) for p in places) for row in below)
    return columns, 1 + length(iter([*free, False]))
