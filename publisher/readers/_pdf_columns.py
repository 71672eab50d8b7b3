"""Reading order: the stretches of a page as columns of lines.

A gutter is a white strip between two sides that are both filled with running text, or that the
text layer gives one after the other, while a table comes row by row. What lies
across it (a title, a wide figure's caption) cuts the page into bands; each band is read column by
column. Each side is searched for further gutters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from ._pdf_lines import Line, Stretch, is_rtl, joined, rows

_BULLET = re.compile(r"[•▪◦‣·●○■□➢✓◆∙⁃–—-](?:\s|$)")

_BIN = 2.0
"""Points; how finely white strips are searched."""

_DEEPEST = 4
"""Gutters inside gutters: no page has more than sixteen columns."""

_NARROWEST = 0.15
"""Share of the page's width that a column has at least."""

_WIDE = 14
"""Sizes of its type that a line has at least which is no cell of a table."""

_CROSSING = 0.4
"""Share of lines that may lie across a gutter."""


def columns(parts: Sequence[Stretch], page: int, depth: int = 0) -> list[list[Line]]:
    """The columns of a page in reading order, each a list of lines from top to bottom."""
    if not parts:
        return []
    gutter = _gutter(parts) if depth < _DEEPEST else None
    if gutter is None:
        return [_column(parts, page)]
    found: list[list[Line]] = []
    order = {id(part): n for n, part in enumerate(parts)}
    backwards = is_rtl("".join(part.text for part in parts))
    for band, is_split in _bands(parts, rows(parts), gutter):
        if not is_split:
            found.append(_column(band, page))
            continue
        band.sort(key=lambda part: order[id(part)])
        left = [part for part in band if part.x1 <= gutter]
        right = [part for part in band if part.x1 > gutter]
        for side in (right, left) if backwards else (left, right):
            found += columns(side, page, depth + 1)
    return found


def _column(parts: Sequence[Stretch], page: int) -> list[Line]:
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    return [joined(row, page, left, right) for row in rows(parts)]


def _gutter(parts: Sequence[Stretch]) -> float | None:
    """The middle of the best white strip, or None where there is but one column."""
    low, high = min(part.x0 for part in parts), max(part.x1 for part in parts)
    count = int((high - low) / _BIN) + 1
    if len(parts) < 6 or count > 5000:
        return None
    covered = [0] * (count + 1)
    for part in parts:
        for at in range(int((part.x0 - low) / _BIN), int((part.x1 - low) / _BIN) + 1):
            covered[at] += 1
    first, last = int(_NARROWEST * count), int((1 - _NARROWEST) * count)
    inner = covered[first:last]
    if not inner:
        return None
    narrowest = 0.8 * median(part.size for part in parts) / _BIN
    lines = rows(parts)
    tried: set[float] = set()
    for level in sorted(set(inner)):
        if level > _CROSSING * len(parts):
            return None
        for start, end in _widest(inner, level):
            middle = low + (first + (start + end) / 2) * _BIN
            if end - start >= narrowest and middle not in tried:
                tried.add(middle)
                if any(is_split for _, is_split in _bands(parts, lines, middle)):
                    return middle
    return None


def _widest(inner: Sequence[int], level: int) -> list[tuple[int, int]]:
    """The three widest runs of bins that at most `level` stretches cover, the widest first."""
    found: list[tuple[int, int]] = []
    start = None
    for at, value in enumerate([*inner, level + 1]):
        if value <= level and start is None:
            start = at
        elif value > level and start is not None:
            found.append((start, at))
            start = None
    return sorted(found, key=lambda run: run[0] - run[1])[:3]


def _bands(
    parts: Sequence[Stretch], lines: Sequence[Sequence[Stretch]], gutter: float
) -> list[tuple[list[Stretch], bool]]:
    """From top to bottom: stretches, and whether they are two columns with that gutter."""
    order = {id(part): n for n, part in enumerate(parts)}
    found: list[tuple[list[Stretch], bool]] = []
    group: list[Stretch] = []

    def close() -> None:
        if group:
            _add(found, list(group), _are_columns(group, gutter, order))
            group.clear()

    for row in lines:
        if any(part.x0 < gutter < part.x1 for part in row):
            close()
            _add(found, row, False)
        else:
            group += row
    close()
    return found


def _add(found: list[tuple[list[Stretch], bool]], band: Sequence[Stretch], is_split: bool) -> None:
    if found and not is_split and not found[-1][1]:
        found[-1][0].extend(band)
    else:
        found.append((list(band), is_split))


def _are_columns(band: Sequence[Stretch], gutter: float, order: Mapping[int, int]) -> bool:
    """Whether both sides are filled by running text, as columns are and cells of tables not.

    order: places of the stretches in the text layer, by id.
    """
    sides = ([p for p in band if p.x1 <= gutter], [p for p in band if p.x1 > gutter])
    found = [p.x1 <= gutter for p in sorted(band, key=lambda part: order[id(part)])]
    changes = sum(a != b for a, b in pairwise(found))
    if changes == 1 and all(map(_is_list, sides)):
        return _are_beside(*sides)
    if any(len(rows(side)) < 3 or sum(len(p.text) for p in side) < 60 for side in sides):
        return False
    if not _are_beside(*sides):
        return False
    if min(map(len, sides)) >= 8 and changes <= 1 + len(found) // 20:
        return True  # one side and then the other
    by_rows = changes > 0.6 * len(found)
    return all(_is_filled(side, by_rows) for side in sides)


def _is_list(side: Sequence[Stretch]) -> bool:
    """Whether two or more lines have a bullet: items of two lists, as slides have them."""
    return sum(bool(_BULLET.match(part.text)) for part in side) > 1


def _are_beside(*sides: Sequence[Stretch]) -> bool:
    """Whether the lines of the shorter side stand beside lines of the other, not above or below."""
    short, long = sorted(([*_baselines(side)] for side in sides), key=len)
    heights = sorted(y for y, _ in long)
    near = sum(
        bisect_left(heights, y + 1.2 * size) > bisect_right(heights, y - 1.2 * size)
        for y, size in short
    )
    return 2 * near >= len(short)


def _baselines(side: Sequence[Stretch]) -> Iterator[tuple[float, float]]:
    """Height and size of each line, those of a table's rows too."""
    for row in rows(side):
        first = row[0]
        inner = first.pieces if isinstance(first, Line) else ()
        yield from ((line.y, line.size) for piece in inner for line in piece)
        yield first.y, first.size


def _is_filled(side: Sequence[Stretch], by_rows: bool) -> bool:
    """Whether lines reach from edge to edge; wide ones, where the text layer goes row by row."""
    least = _WIDE * median(part.size for part in side) if by_rows else 0
    if median(part.x1 - part.x0 for part in side) < least:
        return False
    width = max(part.x1 for part in side) - min(part.x0 for part in side)
    ends = [(min(p.x0 for p in row), max(p.x1 for p in row)) for row in rows(side)]
    filled = median(right - left for left, right in ends)
    return filled >= 0.55 * width and median(len(part.text) for part in side) >= 12
