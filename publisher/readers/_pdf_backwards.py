"""The lines of a page that have letters from right to left, put together from their places.

pdfium splits such lines at the marks above their letters, turns some words round letter by letter,
and leaves Latin words and figures in the order of the other direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby, pairwise
from statistics import median

from ._pdf_bidi import Letter, in_reading_order, runs_backwards
from ._pdf_characters import SECOND, Characters, Style

_GAP = 1.5
"""Widest gap inside a line, in sizes of its font: what is farther off is another cell or column."""

_WORD = 0.22
"""Gap between two letters that is a space, in sizes of their font."""

_CELL = 0.5
"""Gap between a figure and a word that may be one between two cells, in sizes of their font."""

_ROW = 0.5
"""How far from the baseline a raised figure of the line may stand, in sizes of its font."""

_LEANING = 4.0

_NONE = ("\r", "\n", "\0", SECOND)

_Box = tuple[float, float, float, float]
"""Left, right, top, bottom on the upright page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or words of the other direction, in reading order."""

    text: str
    #: left and right edge, points
    x0: float
    x1: float
    #: baseline, points from the top
    y: float
    style: Style
    spaced: bool
    #: the first of its line in the text layer
    place: int
    #: its characters' numbers in the text layer
    indexes: tuple[int, ...]
    #: whether its line as a whole runs from right to left
    backwards: bool


@dataclass(frozen=True, slots=True)
class _Glyph:
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


def pieces(
    text: str, page: Characters, place: Callable[[float, float], tuple[float, float]], turn: int
) -> Iterator[Piece]:
    """All words of the lines in which letters run from right to left.

    text: one character for each index of the text page; place: from the page's own coordinates
    to upright ones; turn: quarter turns in which most of the text is set.
    """
    glyphs = list(_glyphs(text, page, place, turn))
    marks = [glyph for glyph in glyphs if is_mark(glyph.letter.text)]
    silent = [_upright(box, place) for box in page.silent()]
    spaces = any(glyph.letter.is_space for glyph in glyphs) or any(
        x0 == x1 for x0, x1, _, _ in silent
    )
    backwards = sum(map(runs_backwards, text))
    mostly = backwards > sum(unicodedata.bidirectional(char) == "L" for char in text)
    for row in _rows([glyph for glyph in glyphs if not is_mark(glyph.letter.text)]):
        for line in _lines(row):
            kinds = {glyph.letter.kind for glyph in line}
            if "R" in kinds or (mostly and "L" not in kinds):
                yield from _words(_marked(line, marks), silent, mostly, spaces)


def _glyphs(
    text: str, page: Characters, place: Callable[[float, float], tuple[float, float]], turn: int
) -> Iterator[_Glyph]:
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
        yield _Glyph(letter, y, style, (address, round(x, 2)))


def _boxes(page: Characters, index: int, char: str) -> Sequence[_Box]:
    """The room and the ink of a letter; of a mark the ink alone, since its room may be anywhere."""
    ink = page.corners(index)
    return (ink,) if is_mark(char) else (ink, page.advance(index))


def _upright(box: _Box, place: Callable[[float, float], tuple[float, float]]) -> _Box:
    (x0, y0), (x1, y1) = place(box[0], box[2]), place(box[1], box[3])
    return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)


def _rows(glyphs: Sequence[_Glyph]) -> list[list[_Glyph]]:
    """Glyphs by baseline, raised figures with the line beside them."""
    runs = [list(run) for _, run in groupby(glyphs, key=lambda each: round(each.y, 1))]
    found: list[tuple[float, float, list[_Glyph]]] = []
    for run in sorted(runs, key=lambda each: (-each[0].style.size, -len(each))):
        y, size = run[0].y, run[0].style.size
        for base, height, row in found:
            if abs(base - y) < _ROW * height:
                row.extend(run)
                break
        else:
            found.append((y, size, list(run)))
    return [row for _, _, row in found]


def _lines(row: Sequence[_Glyph]) -> Iterator[list[_Glyph]]:
    """The parts of a row without a wide gap, each from left to right."""
    line: list[_Glyph] = []
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


def _one_by_one(row: Sequence[_Glyph]) -> list[_Glyph]:
    """Glyphs from left to right; the Latin characters of one ligature keep their order."""
    return sorted(
        row,
        key=lambda each: (
            each.drawn[1],
            each.letter.index if each.letter.kind == "L" else each.letter.x0 + each.letter.x1,
        ),
    )


def _marked(line: Sequence[_Glyph], marks: Sequence[_Glyph]) -> list[_Glyph]:
    """The line with its marks on their letters, those in canonical order (Unicode, 3.11)."""
    y = median(glyph.y for glyph in line)
    low, high = line[0].letter.x0, line[-1].letter.x1
    letters = [n for n, glyph in enumerate(line) if glyph.letter.text.isalpha()]
    held: dict[int, list[_Glyph]] = {}
    for mark in marks:
        size = max(mark.style.size, 1.0)
        middle = (mark.letter.x0 + mark.letter.x1) / 2
        if abs(mark.y - y) > 0.7 * size or not low - 0.3 * size < middle < high + 0.3 * size:
            continue
        same = [n for n in letters if line[n].drawn == mark.drawn]
        near = same or letters
        if near:
            held.setdefault(min(near, key=lambda n: _distance(line[n], middle)), []).append(mark)
    found: list[_Glyph] = []
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


def _distance(glyph: _Glyph, x: float) -> float:
    return abs((glyph.letter.x0 + glyph.letter.x1) / 2 - x)


def _words(
    line: Sequence[_Glyph], silent: Sequence[_Box], mostly: bool, has_spaces: bool
) -> Iterator[Piece]:
    """The words of one line.

    mostly: whether most letters of the page run from right to left; has_spaces: as for `_apart`.
    """
    line = [glyph for n, glyph in enumerate(line) if not _is_guessed(line, n)]
    glyphs = {glyph.letter.index: glyph for glyph in line}
    letters = list(_spaced(line, silent))
    size = median(glyph.style.size for glyph in line)
    backwards = mostly or not any(letter.kind == "L" for letter in letters)
    made = partial(_piece, glyphs=glyphs, place=min(glyphs), backwards=backwards)
    word: list[Letter] = []
    spaced = True
    parts = [in_reading_order(part, backwards) for part in _apart(letters, size, has_spaces)]
    for part in chain.from_iterable(reversed(parts) if backwards else parts):
        for run in _of_one_size(part, glyphs):
            if run[0].is_space and len(run) == 1:
                if word:
                    yield made(word, spaced)
                word, spaced = [], True
                continue
            if word and not _alike(glyphs[word[-1].index], glyphs[run[0].index]):
                yield made(word, spaced)
                word, spaced = [], False
            word.extend(run)
    if word:
        yield made(word, spaced)


def _is_guessed(line: Sequence[_Glyph], n: int) -> bool:
    """Whether a space has no room: pdfium guesses one where the place of a mark jumps."""
    letter = line[n].letter
    narrow = letter.is_space and letter.x1 - letter.x0 < 0.05 * line[n].style.size
    return narrow and any(len(each.letter.text) > 1 for each in line[max(0, n - 1) : n + 2])


def _apart(letters: Sequence[Letter], size: float, has_spaces: bool) -> Iterator[list[Letter]]:
    """A line cut where a wide gap sets a figure apart from a word: a cell of its own.

    A figure behind an Arabic word is ordered otherwise than one that stands alone (UAX #9, W2).
    has_spaces: whether the page has spaces of its own, so that a gap without one is none.
    """
    part: list[Letter] = []
    last: Letter | None = None
    for letter in letters:
        if last and not letter.is_space:
            kinds = {last.kind, letter.kind}
            wide = letter.x0 - last.x1 > _CELL * size
            bare = has_spaces and part[-1].is_space and part[-1].x1 == letter.x1
            if kinds == {"R", "N"} and (wide or bare):
                yield part
                part = []
        part.append(letter)
        last = last if letter.is_space else letter
    yield part


def _spaced(line: Sequence[_Glyph], silent: Sequence[_Box]) -> Iterator[Letter]:
    """Letters from left to right, one space in each gap of a word."""
    y, size = median(glyph.y for glyph in line), max(glyph.style.size for glyph in line)
    beside = sorted(box for box in silent if box[2] - 0.3 * size < y < box[3] + 0.5 * size)
    yield line[0].letter
    ends = line[0].letter.x1
    for before, glyph in pairwise(line):
        letter = glyph.letter
        if letter.is_space:
            if not before.letter.is_space:
                yield letter
        elif not before.letter.is_space:
            middles = [(each.x0 + each.x1) / 2 for each in (before.letter, letter)]
            drawn = any(x1 - x0 < 0.1 and middles[0] < x0 < middles[1] for x0, x1, _, _ in beside)
            if drawn:
                yield replace(letter, text=" ", x1=letter.x0)
            elif _is_gap(ends, letter.x0, beside, glyph.style.size):
                yield replace(letter, text=" ")
        if not letter.is_space:
            yield letter
        ends = max(ends, letter.x1)


def _is_gap(left: float, right: float, silent: Sequence[_Box], size: float) -> bool:
    """Whether between two letters is a space; what glyphs without a character fill is none."""
    widest = 0.0
    for x0, x1, _, _ in silent:
        if x1 > left and x0 < right:
            widest = max(widest, x0 - left)
            left = x1
    return max(widest, right - left) > _WORD * size


def _of_one_size(part: Sequence[Letter], glyphs: dict[int, _Glyph]) -> Iterator[list[Letter]]:
    """A stretch of letters cut where small raised ones begin or end."""
    run: list[Letter] = []
    for letter in part:
        if run and not _like_sizes(glyphs[run[-1].index], glyphs[letter.index]):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _like_sizes(one: _Glyph, other: _Glyph) -> bool:
    return abs(one.style.size - other.style.size) < 0.1 * max(one.style.size, other.style.size)


def _alike(one: _Glyph, other: _Glyph) -> bool:
    """Whether two letters can be of one word: nothing sets them apart but their text objects."""
    a, b = (replace(glyph.style, size=0.0, angle=0.0) for glyph in (one, other))
    return a == b and _like_sizes(one, other)


def _piece(
    word: Sequence[Letter], spaced: bool, glyphs: dict[int, _Glyph], place: int, backwards: bool
) -> Piece:
    text = "".join(letter.text for letter in word).strip()
    solid = [letter for letter in word if not letter.is_space]
    y = median(glyphs[letter.index].y for letter in solid)
    style = glyphs[solid[0].index].style
    indexes = tuple(n for each in word for n in (each.index, *glyphs[each.index].marks))
    left, right = min(each.x0 for each in solid), max(each.x1 for each in solid)
    return Piece(text, left, right, y, style, spaced, place, indexes, backwards)
