"""What stands side by side in pieces of several lines: rows of tables, and blocks like addresses.

Programs write a table cell by cell and a block line by line. So a piece is what the text layer has
in a row, line under line; pieces that follow one another there and stand side by side on the page
are cells of one row, or, where no other such row follows, blocks that are read one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ._pdf_lines import Line, Stretch, is_rtl, joined, rows
from ._pdf_tables import DOTS

_LEADING = 1.75
"""Sizes of the type between two baselines of one piece at most."""

_LONGEST = 25
"""Lines of a cell at most: what is longer is a column of the page."""

_SHORT = 30
"""Characters of the usual line of a table's column; what is longer is running text."""

_SMALL = 8
"""Lines of a block up to which it is one of its own; a longer one may go on in the next."""

_LABEL = re.compile(r"[\[(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlc]{1,6})[.)\]]*|[^\w\s]{1,2}|o")

Piece = list[Stretch]


def set_aside(parts: Sequence[Stretch], page: int) -> list[Stretch]:
    """The stretches of a page, those side by side in pieces replaced by one Line for each row.

    Such a Line has the row's `cells`, or is to be read as its `pieces`.
    """
    bands = list(_bands(list(_pieces(parts))))
    found: list[Stretch] = []
    at = 0
    while at < len(bands):
        end = at + 1
        while end < len(bands) and len(bands[at]) > 1 and _goes_on(bands[at:end], bands[end]):
            end += 1
        table = bands[at:end]
        if _is_table(table):
            found += [_row(band, page) for band in table]
        else:
            for band in table:
                found += [_blocks(band, page)] if _are_blocks(band, parts) else _flat(band)
        at = end
    return found


def unfolded(columns: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The columns of a page with the pieces that were set aside, each a column of its own."""
    for column in columns:
        rest: list[Line] = []
        for line in column:
            if not line.pieces:
                rest.append(line)
                continue
            if rest:
                yield rest
            yield from (list(piece) for piece in line.pieces)
            rest = []
        if rest:
            yield rest


def _pieces(parts: Sequence[Stretch]) -> Iterator[Piece]:
    piece: Piece = []
    for at, part in enumerate(parts):
        if piece and (not _is_next(piece, part) or _are_rows(parts[max(0, at - 2) : at + 2])):
            yield piece
            piece = []
        piece.append(part)
    if piece:
        yield piece


def _are_rows(four: Sequence[Stretch]) -> bool:
    """Whether of four stretches in the text layer two stand side by side, and two below them."""
    if len(four) < 4:
        return False
    near = 0.3 * four[1].size
    return abs(four[0].y - four[1].y) < near and abs(four[2].y - four[3].y) < near


def _is_next(piece: Piece, part: Stretch) -> bool:
    """Whether a stretch is the next line of a piece, or goes on with its last line."""
    last = piece[-1]
    if isinstance(last, Line) or isinstance(part, Line):
        return False
    drop, size = part.y - last.y, max(part.size, last.size)
    if part.bold and not last.bold:
        return False  # the head of a table under its caption
    if abs(drop) < 0.3 * size:
        return False
    left, right = min(each.x0 for each in piece), max(each.x1 for each in piece)
    return 0 < drop < _LEADING * size and part.x0 < right and part.x1 > left


def _bands(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Pieces in groups that stand side by side; most are alone."""
    band: list[Piece] = []
    for piece in pieces:
        if band and not _is_beside(band, piece):
            yield band
            band = []
        band.append(piece)
    if band:
        yield band


def _is_beside(band: Sequence[Piece], piece: Piece) -> bool:
    if any(isinstance(part, Line) for part in (*band[-1], *piece)):
        return False
    first, last = _box(_flat(band)), _box(band[-1])
    own = _box(piece)
    backwards = is_rtl("".join(part.text for part in (*band[-1], *piece)))
    beyond = own[2] <= last[0] if backwards else own[0] >= last[2]
    return beyond and own[1] < first[3] and own[3] > first[1]


def _flat(band: Sequence[Piece]) -> list[Stretch]:
    return [part for piece in band for part in piece]


def _box(parts: Sequence[Stretch]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom; without what hangs below the last baseline."""
    return (
        min(part.x0 for part in parts), min(part.y - 0.7 * part.size for part in parts),
        max(part.x1 for part in parts), max(part.y for part in parts),
    )  # fmt: skip


def _goes_on(table: Sequence[Sequence[Piece]], band: Sequence[Piece]) -> bool:
    """Whether a band is the next row of a table: below it, and in its columns."""
    above, own = _box(_flat(table[-1])), _box(_flat(band))
    size = band[0][0].size
    if len(band) < 2 or not -0.3 * size < own[1] - above[3] < 4 * size:
        return False
    columns = _columns(table)
    met = [[n for n, (x0, x1) in enumerate(columns) if x0 < box[2] and x1 > box[0]]
           for box in map(_box, band)]  # fmt: skip
    if any(len(each) > 1 for each in met):
        return False
    return len({each[0] for each in met if each}) >= min(2, len(columns))


def _columns(table: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Left and right edge of every column of a table."""
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted((_box(piece)[0], _box(piece)[2]) for band in table for piece in band):
        if found and x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(x1, found[-1][1]))
        else:
            found.append((x0, x1))
    return found


def _is_table(table: Sequence[Sequence[Piece]]) -> bool:
    """Whether rows with cells of several lines are a table, and no list with its marks apart."""
    longest = max(len(piece) for band in table for piece in band)
    if len(table) < 2 or not 1 < longest <= _LONGEST:
        return False
    led = sum(any(DOTS.search(p.text) for piece in band for p in piece) for band in table)
    return led * 2 < len(table) and not all(_LABEL.fullmatch(band[0][0].text) for band in table)


def _are_blocks(band: Sequence[Piece], parts: Sequence[Stretch]) -> bool:
    """Whether pieces side by side are blocks of text, and no columns of a table."""
    if len(band) < 2 or any(len(piece) < 2 for piece in band):
        return False
    if all(len(piece) > _SMALL for piece in band) and _is_broken_into(band, parts):
        return False
    heights = [[part.y for part in piece] for piece in band]
    same = sum(any(abs(y - other) < 1 for other in heights[1]) for y in heights[0])
    lines = [part for piece in band for part in piece]
    short = sum(len(part.text) for part in lines) < _SHORT * len(lines)
    return not (short and same >= 0.8 * max(map(len, heights)))


def _is_broken_into(band: Sequence[Piece], parts: Sequence[Stretch]) -> bool:
    """Whether other text stands within a band: the title over one of two columns, or a note.

    The text layer then jumps up the page and down again, and the columns of the page are told by
    their places alone.
    """
    own = {id(part) for part in _flat(band)}
    left, top, right, bottom = _box(_flat(band))
    return any(
        id(part) not in own
        and top < part.y - 0.35 * part.size < bottom
        and left < part.x1
        and part.x0 < right
        for part in parts
    )


def _row(band: Sequence[Piece], page: int) -> Line:
    """Cells side by side as one line."""
    cells = [_cell(piece) for piece in band]
    left, _, right, _ = _box(_flat(band))
    first = min(_flat(band), key=lambda part: part.y)
    runs = tuple(
        run for cell in cells for run in (replace(cell.runs[0], spaced=True), *cell.runs[1:])
    )
    return Line(
        runs, left, right, first.y, first.size, tuple(cells), page, left, right, is_row=True
    )


def _cell(piece: Piece) -> Stretch:
    runs = list(piece[0].runs)
    for before, part in pairwise(piece):
        gap = "\n" if abs(before.y - part.y) > 1 else " "
        runs.append(replace(part.runs[0], text=gap + part.runs[0].text, spaced=False))
        runs += part.runs[1:]
    box = _box(piece)
    return Stretch(tuple(runs), box[0], box[2], piece[0].y, piece[0].size)


def _blocks(band: Sequence[Piece], page: int) -> Line:
    """Pieces side by side as one line that stands for them."""
    pieces = []
    for piece in band:
        left, _, right, _ = _box(piece)
        lines = [joined(row, page, left, right) for row in rows(piece)]
        pieces.append(tuple(replace(line, is_apart=len(lines) <= _SMALL) for line in lines))
    row = _row(band, page)
    return replace(row, is_row=False, pieces=tuple(pieces))
