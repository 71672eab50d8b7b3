"""Words to stretches of a line, and stretches on one baseline to lines.

A `Stretch` is what stands side by side without a gap wider than a word space can be; columns and
table cells are separate stretches. A `Line` is what one line of a column is: its stretches joined.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from ..rows import Cell
from ._pdf_words import Word, is_han

GAP = 1.5
"""Widest gap inside a stretch, in sizes of its font."""

_CELL = 0.9
"""Gap between two cells at least, in sizes of the font."""

_SQUARE = 0.8
"""Gap between the ink of two Han signs that is none, in sizes of the font."""

_COLUMN = 3
"""Stretches that begin at one place of a page at least, so that it is the edge of a column."""

_RAISED = 0.12
"""How far above the baseline a raised figure stands at least, in sizes of the line's font."""

_SMALLER = 0.85

_SPREAD = 0.04
"""Usual gap between the room of two letters from which they are spread, in sizes of their font."""

INITIAL = 1.6
"""Sizes of the text from which a single letter is an initial."""

QUOTES = "\"'“„«‘"

_LEADERS = ".·․…_"

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


def stretches(words: Iterable[Word]) -> tuple[Stretch, ...]:
    """The words of a page, in the order of the text layer, as stretches in the same order."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _follows(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    begins = Counter(round(group[0].x0) for group in groups)
    begins.update(
        round(word.x0) for group in groups for last, word in pairwise(group) if _is_cell(last, word)
    )
    return tuple(_stretch(part) for group in groups for part in _at_columns(group, begins))


def _at_columns(group: Sequence[Word], begins: Mapping[int, int]) -> Iterator[Sequence[Word]]:
    """The words cut where a wide gap ends at a place at which others begin, as cells do.

    begins: how many stretches begin at each place.
    """
    start = 0
    for at in range(1, len(group)):
        word = group[at]
        if _is_cell(group[at - 1], word):
            place = round(word.x0)
            if begins[place - 1] + begins[place] + begins[place + 1] >= _COLUMN:
                yield group[start:at]
                start = at
    yield group[start:]


def _is_initial(one: Word, other: Word) -> bool:
    """Whether one of two words is a letter that reaches over several lines of the other's."""
    large, small = (one, other) if one.size > other.size else (other, one)
    return large.size > INITIAL * small.size and len(large.text.strip(QUOTES)) == 1


def _is_cell(last: Word, word: Word) -> bool:
    """Whether a wide gap parts two words that are no leaders."""
    worded = bool(last.text.strip(_LEADERS) and word.text.strip(_LEADERS))
    return worded and word.spaced and word.x0 - last.x1 > _CELL * word.size


def _follows(group: Sequence[Word], word: Word) -> bool:
    base = group[-1] if group[-1].size == word.size else max(group, key=lambda each: each.size)
    size = max(base.size, word.size)
    drop = abs(word.y - base.y)
    tied = not word.spaced and drop < 0.4 * size
    like = abs(base.size - word.size) < 0.08 * size
    if drop > 0.1 * size and _is_initial(base, word):
        return False
    if drop > 0.1 * size and not tied and (drop > 0.6 * size or like):
        return False
    last = group[-1]
    gap = max(word.x0 - last.x1, last.x0 - word.x1)
    backwards = word.x1 < last.x0 and not (word.backwards or is_rtl(last.text + word.text))
    return -0.7 * size < gap < GAP * size and not (backwards and gap > 0.1 * size)


def _stretch(group: Sequence[Word]) -> Stretch:
    sizes: dict[tuple[float, float], int] = {}
    for word in group:
        key = (round(word.size, 1), round(word.y, 1))
        sizes[key] = sizes.get(key, 0) + len(word.text)
    size, y = max(sizes, key=lambda key: (sizes[key], key[0]))
    largest = max(sizes)
    if size < _SMALLER * largest[0] and sizes[largest] >= 3:
        size, y = largest
    runs = tuple(_runs(_unspread(group), size, y))
    return Stretch(runs, min(w.x0 for w in group), max(w.x1 for w in group), y, size)


def _unspread(group: Sequence[Word]) -> Sequence[Word]:
    """A title set in spread letters, with word spaces only where the gap is a wider one.

    Some writers (Skia, which Chromium prints with) draw each letter of plain text by itself.
    """
    single = sum(len(word.text) == 1 and word.text.isalnum() for word in group)
    if single < 4 or single < 0.8 * len(group) or sum(w.spaced for w in group[1:]) < 2:
        return group
    gaps = [_gap(a, b) for a, b in pairwise(group)]
    usual = median(gaps)
    if usual < _SPREAD * group[0].size:
        return group  # each letter is an object of its own, and set as usual
    spaced = [True, *(gap > 1.8 * usual for gap in gaps)]
    return [replace(word, spaced=flag) for word, flag in zip(group, spaced, strict=True)]


def _gap(one: Word, two: Word) -> float:
    """How far the room of two neighbouring letters lies apart, points."""
    if two.x0 >= one.x0:
        return two.x0 - two.bearings[0] - one.x1 - one.bearings[1]
    return one.x0 - one.bearings[0] - two.x1 - two.bearings[1]


def _runs(group: Sequence[Word], size: float, y: float) -> Iterator[Run]:
    """The words in runs of one style."""
    run: list[Word] = []
    text = ""
    style: tuple[object, ...] = ()
    first_spaced = True
    last: Word | None = None
    for word in group:
        raised = _is_raised(word, size, y)
        wide = last is not None and max(word.x0 - last.x1, last.x0 - word.x1) > 0.28 * size
        wide = wide and not raised and len(word.text) > 1 and not (last and _is_solid(last, word))
        spaced = word.spaced or wide
        last = word
        own = (word.bold, word.italic, word.tag, raised)
        if run and style == own:
            run.append(word)
            text += " " * spaced + word.text
            continue
        if run:
            yield _run(run, text, first_spaced, size, y)
        run, text, first_spaced, style = [word], word.text, spaced, own
    if run:
        yield _run(run, text, first_spaced, size, y)


def _is_solid(last: Word, word: Word) -> bool:
    """Whether a gap between two words is the room that a Han sign has in its square."""
    both = is_han(last.text[-1:]) and is_han(word.text[:1])
    return both and word.x0 - last.x1 < _SQUARE * word.size


def _is_raised(word: Word, size: float, y: float) -> bool:
    return word.size < _SMALLER * size and y - word.y > _RAISED * size


def _run(words: Sequence[Word], text: str, spaced: bool, size: float, y: float) -> Run:
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    first = words[0]
    return Run(
        text, x0, x1, first.y, first.size, first.bold, first.italic, first.tag, spaced,
        _is_raised(first, size, y), first.invisible,
    )  # fmt: skip


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
        if group and gap > GAP * part.size:
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
