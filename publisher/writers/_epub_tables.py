"""The cells of a table's rows, each in its place, with what they head and span."""

from __future__ import annotations

from collections.abc import Sequence
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


def placed(rows: Sequence[Block]) -> list[list[Placed]]:
    """The cells of rows that follow each other in one part of a table, row by row.

    A place that another cell covers is left out; one with a text never is.
    """
    covered: set[tuple[int, int]] = set()
    found: list[list[Placed]] = []
    for number, row in enumerate(rows):
        known = {cell.place: cell for cell in row.cells}
        line: list[Placed] = []
        for place, sentences in enumerate(_places(row)):
            if (number, place) in covered and not sentences:
                continue
            cell = known.get(place, Cell(place))
            covered |= {
                (n, p)
                for n in range(number, number + cell.rows)
                for p in range(place, place + cell.columns)
            }
            head = cell.head or ("col" if row.header and sentences else "")
            line.append(Placed(place, tuple(sentences), head, cell.columns, cell.rows))
        found.append(line)
    return found


def _places(row: Block) -> list[list[Sentence]]:
    """The sentences in each place of a row, those of empty places included."""
    said = sum(len(sentence.text) + len(sentence.space) for sentence in row.sentences)
    first = row.text[: len(row.text) - said]
    places: list[list[Sentence]] = [[] for _ in range(first.count("\t") + 1)]
    for sentence in row.sentences:
        places[-1].append(sentence)
        places += [[] for _ in range(sentence.space.count("\t"))]
    return places
