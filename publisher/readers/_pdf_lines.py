"""Words to stretches of a line, and stretches on one baseline to lines.

A `Stretch` is what stands side by side without a gap wider than a word space can be; columns and
table cells are separate stretches. A `Line` is what one line of a column is: its stretches joined.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..rows import Cell

GAP = 1.5
"""Widest gap inside a stretch, in sizes of its font."""

CELL = 0.9
"""Gap between two stretches that are cells at least, in sizes of the font."""

_RTL = ("R", "AL")


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a stretch in one style; spaces inside it are word spaces."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    tag: int
    spaced: bool
    #: whether it is small and stands above the baseline
    raised: bool = False
    #: whether it is the text layer of a scan, whose fonts are not those of the page
    invisible: bool = False


@dataclass(frozen=True)
class Stretch:
    """Words side by side on one baseline."""

    runs: tuple[Run, ...]
    x0: float
    x1: float
    y: float
    #: the size that most of its characters have
    size: float

    @cached_property
    def text(self) -> str:
        """Its words with one space between them."""
        return "".join(" " * (n > 0 and run.spaced) + run.text for n, run in enumerate(self.runs))

    @property
    def placed_runs(self) -> Iterator[tuple[Run, int]]:
        """Its runs and where each begins in its text."""
        at = 0
        for n, run in enumerate(self.runs):
            at += n > 0 and run.spaced
            yield run, at
            at += len(run.text)

    @cached_property
    def bold(self) -> bool:
        """Whether nearly all of its letters are bold; a number before them may be another font."""
        letters = [(sum(map(str.isalpha, run.text)), run.bold) for run in self.runs]
        bold = sum(count for count, is_bold in letters if is_bold)
        return bold > 0 and bold >= 0.9 * sum(count for count, _ in letters)


@dataclass(frozen=True)
class Line(Stretch):
    """One line of a column, with the edges of that column."""

    #: its parts between wide gaps, at least one
    cells: tuple[Stretch, ...] = ()
    #: index of the page in the document
    page: int = 0
    left: float = 0.0
    right: float = 0.0
    #: whether it is a row of a table, with cells that may have several lines
    is_row: bool = False
    #: whether that row is the head of its table
    is_head: bool = False
    #: what is known of the cells of that row: which are heads, and span several places
    told: tuple[Cell, ...] = ()
    #: whether it is of a small block beside another, such as an address
    is_apart: bool = False
    #: blocks of lines side by side that it stands for
    pieces: tuple[tuple[Line, ...], ...] = ()

    @cached_property
    def rtl(self) -> bool:
        """Whether it reads from right to left."""
        return is_rtl(self.text)

    @property
    def indent(self) -> float:
        """Room before it, on the side where it begins."""
        return self.right - self.x1 if self.rtl else self.x0 - self.left

    @property
    def room(self) -> float:
        """Room behind it, on the side where it ends."""
        return self.x0 - self.left if self.rtl else self.right - self.x1

    @property
    def first_word(self) -> float:
        """Width of its first word, points; of its first character where words have no spaces."""
        text = self.text
        head = text.split(" ", 1)[0]
        if unicodedata.east_asian_width(text[0]) in "WF":
            head = text[0]
        return (self.x1 - self.x0) * len(head) / len(text)


def is_rtl(text: str) -> bool:
    """Whether more letters of the text run from right to left than from left to right."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(char) for char in text]
    return sum(kind in _RTL for kind in kinds) > kinds.count("L")


def rows(parts: Iterable[Stretch]) -> list[list[Stretch]]:
    """Stretches grouped by baseline from top to bottom, each group in reading direction."""
    found: list[list[Stretch]] = []
    for part in sorted(parts, key=lambda each: (each.y, each.x0)):
        row = found[-1] if found else None
        if row and _share_a_row(row[0], part):
            row.append(part)
        else:
            found.append([part])
    above: list[Stretch] = []
    backwards = False
    for row in found:
        text = "".join(part.text for part in row)
        # Cells with numbers alone have no direction but that of the row of cells above them.
        if any(map(str.isalpha, text)) or len(row) != len(above):
            backwards = is_rtl(text)
        row.sort(key=lambda each: each.x0, reverse=backwards)
        above = row
    return found


def _share_a_row(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches are of one row; a Line is a row already, or blocks side by side."""
    if isinstance(one, Line) or isinstance(other, Line):
        return False
    return abs(one.y - other.y) <= 0.42 * max(one.size, other.size)


def joined(row: Sequence[Stretch], page: int, left: float, right: float) -> Line:
    """The stretches of one row of a column as a line."""
    if len(row) == 1 and isinstance(row[0], Line):
        return replace(row[0], page=page, left=left, right=right)
    runs = [run for part in row for run in (replace(part.runs[0], spaced=True), *part.runs[1:])]
    largest = max(row, key=lambda part: len(part.text))
    x0, x1 = min(part.x0 for part in row), max(part.x1 for part in row)
    return Line(tuple(runs), x0, x1, largest.y, largest.size, tuple(_cells(row)), page, left, right)


def _cells(row: Sequence[Stretch]) -> Iterator[Stretch]:
    """The parts of a row between gaps wider than a word space."""
    group: list[Stretch] = []
    for part in row:
        gap = max(part.x0 - group[-1].x1, group[-1].x0 - part.x1) if group else 0
        if group and gap > CELL * part.size:
            yield _together(group)
            group = []
        group.append(part)
    if group:
        yield _together(group)


def _together(group: Sequence[Stretch]) -> Stretch:
    if len(group) == 1:
        return group[0]
    runs = tuple(
        run for part in group for run in (replace(part.runs[0], spaced=True), *part.runs[1:])
    )
    low, high = min(part.x0 for part in group), max(part.x1 for part in group)
    return Stretch(runs, low, high, group[0].y, group[0].size)
