"""Words to stretches: what stands side by side on a baseline, without the gap of a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ._pdf_lines import CELL, GAP, Run, Stretch, is_rtl
from ._pdf_spans import is_han
from ._pdf_words import Word

_SQUARE = 0.8
"""Gap between the ink of two Han signs that is none, in sizes of the font."""

_WIDER = 1.8
"""How much wider than a word space of its line the gap between two cells is."""

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


def stretches(words: Iterable[Word]) -> tuple[Stretch, ...]:
    """The words of a page, in the order of the text layer, as stretches in the same order."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _follows(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    begins = Counter(round(group[0].x0) for group in groups)
    cells = [_cell_starts(group) for group in groups]
    begins.update(
        round(group[n].x0) for group, starts in zip(groups, cells, strict=True) for n in starts
    )
    return tuple(
        _stretch(part)
        for group, starts in zip(groups, cells, strict=True)
        for part in _at_columns(group, starts, begins)
    )


def _cell_starts(group: Sequence[Word]) -> list[int]:
    """The words of a stretch that may begin a cell: behind a gap wider than the others in it.

    In a justified line all gaps are wide. A scan's words are measured too roughly; leaders that
    follow one another are no cells.
    """
    gaps = [b.x0 - a.x1 for a, b in pairwise(group)]
    return [
        n
        for n, (last, word) in enumerate(pairwise(group), 1)
        if word.spaced
        and not word.invisible
        and gaps[n - 1] > CELL * word.size
        and last.text.strip(_LEADERS)
        and word.text.strip(_LEADERS)
        and (len(gaps) == 1 or gaps[n - 1] > _WIDER * min(gaps))
    ]


def _at_columns(
    group: Sequence[Word], starts: Sequence[int], begins: Mapping[int, int]
) -> Iterator[Sequence[Word]]:
    """The words cut where what may be a cell begins at a place at which others begin, too.

    begins: how many stretches and cells begin at each place.
    """
    last = 0
    for at in starts:
        place = round(group[at].x0)
        if begins[place - 1] + begins[place] + begins[place + 1] >= _COLUMN:
            yield group[last:at]
            last = at
    yield group[last:]


def _is_initial(one: Word, other: Word) -> bool:
    """Whether one of two words is a letter that reaches over several lines of the other's."""
    large, small = (one, other) if one.size > other.size else (other, one)
    return large.size > INITIAL * small.size and len(large.text.strip(QUOTES)) == 1


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
