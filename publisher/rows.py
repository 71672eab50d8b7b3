"""What is known of the cells of a table row, and how the mark of the row says it in one word each.

The text of a row is its cells with a TAB between two, so that each has a place counted from 0.
`header` stands for a head row; `2:col` says that the cell in place 2 heads its column, `0:row` that
it heads its row, `1:2x3` that it spans two columns and three rows. What is not said is plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from .packed import quick_to_pack

HeadOf = Literal["", "col", "row"]
"""What a cell heads: nothing, what stands under it, or what stands beside it."""

_HEADER = "header"
_WORD = re.compile(r"(\d{1,5}):(?:(col|row))?:?(?:(\d{1,5})x(\d{1,5}))?")


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that heads others or spans several places; those that it covers are empty."""

    #: its place in the row
    place: int
    head: HeadOf = ""
    #: how many columns and rows it spans, its own included
    columns: int = 1
    rows: int = 1

    @property
    def is_plain(self) -> bool:
        """Whether nothing is to be said of it."""
        return not self.head and self.columns == self.rows == 1


def written(header: bool, cells: Iterable[Cell]) -> str:
    """The value of the mark of a row."""
    words = [_HEADER] if header else []
    for cell in cells:
        if not cell.is_plain:
            span = f"{cell.columns}x{cell.rows}" if cell.columns * cell.rows > 1 else ""
            words.append(f"{cell.place}:" + ":".join(filter(None, (cell.head, span))))
    return " ".join(words)


def is_header(value: str) -> bool:
    """Whether the mark's value says that the row is a head row."""
    return _HEADER in value.split()


def cells_of(value: str) -> tuple[Cell, ...]:
    """The cells of which the mark's value says something."""
    found = (_WORD.fullmatch(word) for word in value.split())
    return tuple(
        Cell(int(f[1]), cast(HeadOf, f[2] or ""), int(f[3] or 1), int(f[4] or 1))
        for f in found
        if f
    )
