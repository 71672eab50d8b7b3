"""The lines of a page that have letters from right to left, put together from their places.

pdfium splits such lines at the marks above their letters, turns some words round letter by letter,
and leaves Latin words and figures in the order of the other direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise
from statistics import median

from ._pdf_bidi import Letter, in_reading_order, runs_backwards
from ._pdf_characters import Characters, Style
from ._pdf_glyphs import (
    Edges,
    Glyph,
    glyph_lines,
    glyph_rows,
    glyphs_of,
    is_mark,
    upright,
    with_marks,
)

_WORD = 0.22
"""Gap between two letters that is a space, in sizes of their font."""

_CELL = 0.5
"""Gap between a figure and a word that may be one between two cells, in sizes of their font."""


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


def pieces(
    text: str, page: Characters, place: Callable[[float, float], tuple[float, float]], turn: int
) -> Iterator[Piece]:
    """All words of the lines in which letters run from right to left.

    text: one character for each index of the text page; place: from the page's own coordinates
    to upright ones; turn: quarter turns in which most of the text is set.
    """
    glyphs = list(glyphs_of(text, page, place, turn))
    marks = [glyph for glyph in glyphs if is_mark(glyph.letter.text)]
    silent = [upright(box, place) for box in page.silent()]
    spaces = any(glyph.letter.is_space for glyph in glyphs) or any(
        x0 == x1 for x0, x1, _, _ in silent
    )
    backwards = sum(map(runs_backwards, text))
    mostly = backwards > sum(unicodedata.bidirectional(char) == "L" for char in text)
    for row in glyph_rows([glyph for glyph in glyphs if not is_mark(glyph.letter.text)]):
        for line in glyph_lines(row):
            kinds = {glyph.letter.kind for glyph in line}
            if "R" in kinds or (mostly and "L" not in kinds):
                yield from _words(with_marks(line, marks), silent, mostly, spaces)


def _words(
    line: Sequence[Glyph], silent: Sequence[Edges], mostly: bool, has_spaces: bool
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


def _is_guessed(line: Sequence[Glyph], n: int) -> bool:
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


def _spaced(line: Sequence[Glyph], silent: Sequence[Edges]) -> Iterator[Letter]:
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


def _is_gap(left: float, right: float, silent: Sequence[Edges], size: float) -> bool:
    """Whether between two letters is a space; what glyphs without a character fill is none."""
    widest = 0.0
    for x0, x1, _, _ in silent:
        if x1 > left and x0 < right:
            widest = max(widest, x0 - left)
            left = x1
    return max(widest, right - left) > _WORD * size


def _of_one_size(part: Sequence[Letter], glyphs: dict[int, Glyph]) -> Iterator[list[Letter]]:
    """A stretch of letters cut where small raised ones begin or end."""
    run: list[Letter] = []
    for letter in part:
        if run and not _like_sizes(glyphs[run[-1].index], glyphs[letter.index]):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _like_sizes(one: Glyph, other: Glyph) -> bool:
    return abs(one.style.size - other.style.size) < 0.1 * max(one.style.size, other.style.size)


def _alike(one: Glyph, other: Glyph) -> bool:
    """Whether two letters can be of one word: nothing sets them apart but their text objects."""
    a, b = (replace(glyph.style, size=0.0, angle=0.0) for glyph in (one, other))
    return a == b and _like_sizes(one, other)


def _piece(
    word: Sequence[Letter], spaced: bool, glyphs: dict[int, Glyph], place: int, backwards: bool
) -> Piece:
    text = "".join(letter.text for letter in word).strip()
    solid = [letter for letter in word if not letter.is_space]
    y = median(glyphs[letter.index].y for letter in solid)
    style = glyphs[solid[0].index].style
    indexes = tuple(n for each in word for n in (each.index, *glyphs[each.index].marks))
    left, right = min(each.x0 for each in solid), max(each.x1 for each in solid)
    return Piece(text, left, right, y, style, spaced, place, indexes, backwards)
