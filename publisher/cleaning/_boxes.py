"""Tables that were drawn with signs: | between the cells, and +-----+ between the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..ledger import Change, Mark
from ._lines import Line, whole_line

_BAR = "|│┃║¦"
_BARS = re.compile(rf"(?:^|(?<=\s))[{_BAR}]|[{_BAR}](?=\s|$)")
_CROSS = re.compile(rf"[+{_BAR}┼├┤┬┴╬╪]")
_RULE = re.compile(rf"[-=_+:─━═├┼┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬╪╞╡ {_BAR}]*")
_STROKES = re.compile(r"[-=_─━═]{3}")

_FEWEST = 2
"""Rows of a drawn table."""


def is_ruled(line: Line) -> bool:
    """Whether the line is drawn and says nothing."""
    return _RULE.fullmatch(line.text) is not None and _STROKES.search(line.text) is not None


def boxed(text: str, found: Sequence[Line]) -> Iterator[tuple[list[Line], list[Change | Mark]]]:
    """The drawn tables among the lines: the lines of each, and what makes rows of them.

    Evidence: two lines or more without a blank line between them have the same number of bars
    (|), and lines are drawn between them or the bars stand under each other. Guard: bars before
    lines are quotations, a single line of them is a menu; boxes without words are drawings.
    """
    group: list[Line] = []
    for line in [*found, None]:
        goes_on = line is not None and (_BARS.search(line.text) or is_ruled(line))
        if group and (line is None or line.gap or not goes_on):
            yield from _table(text, group)
            group = []
        if line is not None and goes_on:
            group.append(line)


def _table(text: str, group: Sequence[Line]) -> Iterator[tuple[list[Line], list[Change | Mark]]]:
    rows = [line for line in group if not is_ruled(line)]
    cells = [_cells(line) for line in rows]
    counts = set(map(len, cells))
    if len(rows) < _FEWEST or len(counts) > 1 or min(counts) < 2:
        return
    drawn = [line for line in group if is_ruled(line)]
    if (
        not any(_CROSS.search(line.text) for line in drawn)
        and len({tuple(_bars(line)) for line in rows}) > 1
    ):
        return
    words = sum(
        any(map(str.isalnum, line.text[slice(*one)]))
        for line, row in zip(rows, cells, strict=True)
        for one in row
    )
    if 2 * words < len(rows) * min(counts):
        return
    after = group.index(rows[0]) + 1
    has_head = after < len(group) and is_ruled(group[after])
    out: list[Change | Mark] = [without_drawn(text, line) for line in drawn]
    for number, (line, row) in enumerate(zip(rows, cells, strict=True)):
        out += _row(text, line, row, "header" if has_head and not number else "")
    yield list(group), out


def _bars(line: Line) -> list[int]:
    return [line.indent + one.start() for one in _BARS.finditer(line.text)]


def _cells(line: Line) -> list[tuple[int, int]]:
    """The spans of the cells in the line, without the bars at its ends."""
    at = [one.start() for one in _BARS.finditer(line.text)]
    edges = [-1, *at, len(line.text)]
    if at and at[0] == 0:
        edges = edges[1:]
    if at and at[-1] == len(line.text) - 1:
        edges = edges[:-1]
    spans = []
    for before, after in pairwise(edges):
        words = line.text[before + 1 : after]
        start = before + 1 + len(words) - len(words.lstrip())
        spans.append((start, start + len(words.strip())) if words.strip() else (after, after))
    return spans


def _row(
    text: str, line: Line, cells: Sequence[tuple[int, int]], value: str
) -> Iterator[Change | Mark]:
    """The row with one tab between two cells, those of empty ones too."""
    edge = at = whole_line(text, line)[0]
    for number, (start, end) in enumerate(cells):
        start, end = start + line.start, end + line.start
        gap = "\t" if number else ""
        if text[at:start] != gap:
            reason = "the bar between two cells" if number else "what is drawn before the row"
            yield Change(at, start, gap, reason)
        at = end
    if at < line.end:
        yield Change(at, line.end, "", "what is drawn behind the row")
    yield Mark("table_row", edge, line.end, value)


def without_drawn(text: str, line: Line) -> Change:
    """The removal of a line drawn in a table."""
    return Change(*whole_line(text, line), "", "a line drawn in a table")
