"""The outermost rows of a page, which may be running heads or feet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ._pdf_lines import Line, Stretch, rows
from ._pdf_outline import keys

_DEPTH = 4
"""Rows from the edge that may be running heads or feet."""

_BAND = 0.22
"""Share of the page's height at either end in which they stand."""

_LONGEST_TABLE = 250
"""Characters of a table that may be a running head: title, number and page in frames."""

LARGE = 1.25
"""Sizes of the body's type from which a row is a title and no running head."""

NUMBER = r"[0-9٠-٩۰-۹]{1,4}|[ivxlcdmIVXLCDM]{1,7}"
TOKEN = re.compile(rf"(?<!\w)(?:{NUMBER})(?!\w)|\d+")


@dataclass(frozen=True)
class Row:
    """A row near the edge of a page."""

    #: index of its page
    page: int
    #: whether it is above the middle of the page
    head: bool
    #: rows between it and the edge
    depth: int
    #: its stretches
    parts: tuple[Stretch, ...]
    #: to the next row towards the middle of the page, points
    gap: float
    #: usual distance of the rows of its page, points
    usual: float = 0.0

    @property
    def text(self) -> str:
        """Its words."""
        return text_of(self.parts)

    @property
    def y(self) -> float:
        """Its baseline."""
        return self.parts[0].y

    @property
    def size(self) -> float:
        """The largest size of its type."""
        return max(part.size for part in self.parts)


def text_of(row: Sequence[Stretch]) -> str:
    """The words of the stretches of a row."""
    return " ".join(part.text for part in row)


def outermost(
    page: int, parts: Sequence[Stretch], box: tuple[float, ...], titles: Mapping[str, int]
) -> Iterator[Row]:
    """The rows of a page that may be running heads or feet, from the edges inwards.

    box: the visible page; titles: of the outline, which are none.
    """
    found = rows(parts)
    named = [row for row in found if titles and any(one in titles for one in keys(text_of(row)))]
    usual = median([b[0].y - a[0].y for a, b in pairwise(found)] or [0.0])
    top = box[1] + _BAND * (box[3] - box[1])
    bottom = box[3] - _BAND * (box[3] - box[1])
    for head, order in ((True, found), (False, found[::-1])):
        for depth, row in enumerate(order[:_DEPTH]):
            # A heading is that; a running head names it a second time on its page.
            if ((row[0].y > top) if head else (row[0].y < bottom)) or named == [row]:
                break
            if any(isinstance(part, Line) for part in row) and len(text_of(row)) > _LONGEST_TABLE:
                break
            inner = order[depth + 1][0].y if depth + 1 < len(order) else row[0].y + 100
            yield Row(page, head, depth, tuple(row), abs(inner - row[0].y), usual)


def key(text: str) -> str:
    """A row's words without regard to capitals and numbers."""
    return re.sub(r"\s+", " ", TOKEN.sub("#", text)).casefold().strip()


def side(row: Row) -> str:
    """What a row is, by its end of the page."""
    return "running head" if row.head else "running foot"
