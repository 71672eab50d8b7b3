"""The characters of a page as glyphs, in lines from left to right with marks on their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from ._pdf_bidi import Letter
from ._pdf_characters import SECOND, Characters, Style

_GAP = 1.5
"""Widest gap inside a line, in sizes of its font: what is farther off is another cell or column."""

_ROW = 0.5
"""How far from the baseline a raised figure of the line may stand, in sizes of its font."""

_LEANING = 4.0

_NONE = ("\r", "\n", "\0", SECOND)

Edges = tuple[float, float, float, float]
"""Left, right, top, bottom on the upright page."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with its place on the upright page."""

    letter: Letter
    y: float
    style: Style
    #: its text object and the place of its origin: one glyph may stand for several characters
    drawn: tuple[int, float]
    #: the numbers of its marks in the text layer
    marks: tuple[int, ...] = ()


def is_mark(char: str) -> bool:
    """Whether a character stands above or below the letter before it."""
    return unicodedata.bidirectional(char) == "NSM"


def glyphs_of(
    text: str, page: Characters, place: Callable[[float, float], tuple[float, float]], turn: int
) -> Iterator[Glyph]:
    """The glyphs of a page that stand upright, spaces that the file has among them.

    text, place, turn: as for `pieces` in _pdf_backwards.
    """
    for index, char in enumerate(text):
        if char in _NONE or (char.isspace() and not page.object(index)):
            continue
        address = page.object(index)
        style = page.style(index, address)
        if abs((style.angle - 90 * turn + 180) % 360 - 180) >= _LEANING:
            continue
        edges = [
            place(x, y)[0]
            for left, right, bottom, top in _boxes(page, index, char)
            for x, y in ((left, bottom), (right, top))
        ]
        x, y = place(*page.origin(index))
        char = " " if char.isspace() else char
        letter = Letter(char, min(edges), max(edges), index)
        yield Glyph(letter, y, style, (address, round(x, 2)))


def _boxes(page: Characters, index: int, char: str) -> Sequence[Edges]:
    """The room and the ink of a letter; of a mark the ink alone, since its room may be anywhere."""
    ink = page.corners(index)
    return (ink,) if is_mark(char) else (ink, page.advance(index))


def upright(box: Edges, place: Callable[[float, float], tuple[float, float]]) -> Edges:
    (x0, y0), (x1, y1) = place(box[0], box[2]), place(box[1], box[3])
    return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)


def glyph_rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, raised figures with the line beside them."""
    runs = [list(run) for _, run in groupby(glyphs, key=lambda each: round(each.y, 1))]
    found: list[tuple[float, float, list[Glyph]]] = []
    for run in sorted(runs, key=lambda each: (-each[0].style.size, -len(each))):
        y, size = run[0].y, run[0].style.size
        for base, height, row in found:
            if abs(base - y) < _ROW * height:
                row.extend(run)
                break
        else:
            found.append((y, size, list(run)))
    return [row for _, _, row in found]


def glyph_lines(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The parts of a row without a wide gap, each from left to right."""
    line: list[Glyph] = []
    right = 0.0
    for glyph in _one_by_one(row):
        if glyph.letter.is_space and not line:
            continue
        if line and glyph.letter.x0 - right > _GAP * glyph.style.size:
            yield line
            line = []
        line.append(glyph)
        if not glyph.letter.is_space:
            right = glyph.letter.x1
    if line:
        yield line


def _one_by_one(row: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs from left to right; the Latin characters of one ligature keep their order."""
    return sorted(
        row,
        key=lambda each: (
            each.drawn[1],
            each.letter.index if each.letter.kind == "L" else each.letter.x0 + each.letter.x1,
        ),
    )


def with_marks(line: Sequence[Glyph], marks: Sequence[Glyph]) -> list[Glyph]:
    """The line with its marks on their letters, those in canonical order (Unicode, 3.11)."""
    y = median(glyph.y for glyph in line)
    low, high = line[0].letter.x0, line[-1].letter.x1
    letters = [n for n, glyph in enumerate(line) if glyph.letter.text.isalpha()]
    held: dict[int, list[Glyph]] = {}
    for mark in marks:
        size = max(mark.style.size, 1.0)
        middle = (mark.letter.x0 + mark.letter.x1) / 2
        if abs(mark.y - y) > 0.7 * size or not low - 0.3 * size < middle < high + 0.3 * size:
            continue
        same = [n for n in letters if line[n].drawn == mark.drawn]
        near = same or letters
        if near:
            held.setdefault(min(near, key=lambda n: _distance(line[n], middle)), []).append(mark)
    found: list[Glyph] = []
    for n, glyph in enumerate(line):
        above = sorted(held.get(n, ()), key=lambda each: unicodedata.combining(each.letter.text))
        # A font that draws two marks as one glyph may say one of them a second time.
        signs = dict.fromkeys(mark.letter.text for mark in above)
        text = glyph.letter.text + "".join(signs)
        # pdfium gives each character of one glyph its share of the glyph's width.
        whole = [glyph.letter] + [mark.letter for mark in above if mark.drawn == glyph.drawn]
        left, right = min(each.x0 for each in whole), max(each.x1 for each in whole)
        letter = Letter(text, left, right, glyph.letter.index)
        numbers = tuple(mark.letter.index for mark in above)
        found.append(replace(glyph, letter=letter, marks=numbers))
    return found


def _distance(glyph: Glyph, x: float) -> float:
    return abs((glyph.letter.x0 + glyph.letter.x1) / 2 - x)
