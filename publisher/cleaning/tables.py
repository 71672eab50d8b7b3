"""Tables that a typewriter set: cells that stand under each other, with gaps between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..book import Document
from ..ledger import Change, Mark
from ._boxes import boxed, without_drawn
from ._figures import over_figures
from ._lines import STOPS, TAB, Line, body, columns, ends_with, glue, usual, whole_line
from ._rule import Outcome, rule

_GAP = re.compile(r"[ \xa0]{2,}| ?\t[ \t]*")
# Two patterns: one with free signs on both sides of the strokes would take cubic time.
_SIGNS = re.compile(r"[-=_+|:─━═ ]*")
_STROKES = re.compile(r"(?:[-=_─━═][ +|:]?){5}")

_ASKED = re.compile(r"[QAFRPDВО问問答][.:：]?|Frage:|Antwort:")
"""What stands before a question or an answer."""

_COUNT = re.compile(r"\d{1,4}")

_FEWEST = 3
"""Rows from which gaps under each other are no chance."""

_PROSE = 24
"""Characters of a cell from which it may be a line of prose."""

_FAR = 1000
"""Columns between cells that tabs part: where they stand on the page says nothing."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands between two gaps of a line."""

    #: half-open span in the text
    start: int
    end: int
    #: half-open span of columns on the page
    left: int
    right: int


@dataclass(slots=True)
class _Row:
    """A line of a table, with the lines that go on with its last cell."""

    line: Line
    cells: list[_Cell]
    #: lines of one cell that stands under the last one
    more: list[Line]
    #: whether a line is drawn under it
    underlined: bool = False


@rule("L10", "tables in plain text", guesses=True)
def tables(document: Document) -> Outcome:
    """Mark lines whose cells stand under each other as rows of a table, a tab between two cells.

    Evidence: three lines or more without a blank line between them (two where they have three
    columns), whose gaps of two or more spaces leave the same columns of the page free from top to
    bottom; or the same number of single tabs on each of three lines. A line that goes on with the
    last cell is joined to it; lines drawn in a table go. The first row is the head where a line is
    drawn under it, or where it has words over figures.
    Tables drawn with bars (|) are rows where the lines have as many bars and stand in a frame.
    Guard: the gaps of justified prose do not stand under each other; two columns of prose, lines
    of one cell, numbered lines, drawings and mostly empty tables stay.
    """
    text = document.manuscript.text
    found = body(document)
    boxes = set[int]()
    for box, outcome in boxed(text, found):
        boxes |= {line.start for line in box}
        yield from outcome
    for group in _groups([line for line in found if line.start not in boxes]):
        drawn = [line for line in group if _is_drawn(line)]
        rows = _rows(text, group)
        places = [] if _is_numbered(rows) or _is_testimony(rows) else _places(rows)
        if places:
            yield from (without_drawn(text, line) for line in drawn)
            for number, row in enumerate(rows):
                head = not number and _is_head(row, rows[1:])
                yield from _carried_out(text, row, places, "header" if head else "")


def _groups(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank line between them, as far as each has a gap or goes on with a cell."""
    group: list[Line] = []
    for line in found:
        gapped = _GAP.search(line.text) is not None or _is_drawn(line)
        goes_on = bool(group) and line.indent > group[0].indent + 2
        if group and (line.gap or not (gapped or goes_on)):
            yield group
            group = []
        if gapped or group:
            group.append(line)
    if group:
        yield group


def _is_drawn(line: Line) -> bool:
    return _SIGNS.fullmatch(line.text) is not None and _STROKES.search(line.text) is not None


def _rows(text: str, group: Sequence[Line]) -> list[_Row]:
    """The rows of a group: its lines, but for those drawn and those that go on with a cell."""
    tabbed = all(set(_GAP.findall(line.text)) == {"\t"} for line in group)
    rows: list[_Row] = []
    for line in group:
        if _is_drawn(line):
            if rows:
                rows[-1].underlined = True
            continue
        cells = _cells(text, line, tabbed)
        open_ = rows and len(rows[-1].cells) > 1 and not rows[-1].underlined
        last = rows[-1].cells[-1] if open_ else None
        if last and len(cells) == 1 and abs(last.left - cells[0].left) <= 1:
            rows[-1].more.append(line)
            right = max(last.right, cells[0].right)
            rows[-1].cells[-1] = _Cell(last.start, last.end, last.left, right)
        else:
            rows.append(_Row(line, cells, []))
    return rows


def _cells(text: str, line: Line, tabbed: bool) -> list[_Cell]:
    found: list[_Cell] = []
    start = line.start
    column = line.indent
    for gap in [*_GAP.finditer(text, line.start, line.end), None]:
        end = gap.start() if gap else line.end
        left = len(found) * _FAR if tabbed else column
        right = left + 1 if tabbed else left + columns(text[start:end])
        found.append(_Cell(start, end, left, right))
        if gap:
            column = _behind(text[start : gap.end()], column)
            start = gap.end()
    return found


def _behind(text: str, column: int) -> int:
    """The column of the page behind a text that begins at one."""
    for piece in re.split(r"(\t)", text):
        column = column // TAB * TAB + TAB if piece == "\t" else column + columns(piece)
    return column


def _places(rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """What of the page each column of the table takes, from left to right; empty for no table."""
    places: list[tuple[int, int]] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row.cells):
        if places and left <= places[-1][1]:
            places[-1] = (places[-1][0], max(right, places[-1][1]))
        else:
            places.append((left, right))
    full = [row for row in rows if len(row.cells) > 1]
    fewest = 2 if len(places) > 2 and len(full) == len(rows) else _FEWEST
    if len(places) < 2 or len(full) < max(fewest, 0.7 * len(rows)):
        return []
    if any(len({_place(cell, places) for cell in row.cells}) < len(row.cells) for row in full):
        return []
    filled = sum(len(row.cells) for row in full)
    sparse = filled < 0.6 * len(full) * len(places)
    return [] if sparse or _is_drawing(full) or _is_two_columns(full) else places


def _is_numbered(rows: Sequence[_Row]) -> bool:
    """Whether they are numbered lines: a number that counts up, and one line of words behind it."""
    numbers = [row.line.text[slice(*_within(row, 0))] for row in rows]
    if not all(map(_COUNT.fullmatch, numbers)) or len(rows) < 2:
        return False
    counted = [int(number) for number in numbers]
    if any(after != before + 1 for before, after in pairwise(counted)):
        return False
    words = [row.line.text[_within(row, 1)[0] :] for row in rows if len(row.cells) > 1]
    inside = any(one[0].islower() or ends_with(one, STOPS) for one in words)
    return inside or usual(len(row.cells) for row in rows) <= 2


def _is_testimony(rows: Sequence[_Row]) -> bool:
    """Whether questions and answers take turns: Q.   Were you there?  A.   I was."""
    first = {row.line.text[slice(*_within(row, 0))] for row in rows if len(row.cells) > 1}
    return 1 < len(first) <= 2 and all(map(_ASKED.fullmatch, first))


def _is_drawing(rows: Sequence[_Row]) -> bool:
    """Whether many of the cells are signs alone: boxes and arrows."""
    cells = [row.line.text[slice(*_within(row, n))] for row in rows for n in range(len(row.cells))]
    return sum(not any(map(str.isalnum, cell)) for cell in cells) > 0.4 * len(cells)


def _is_two_columns(rows: Sequence[_Row]) -> bool:
    """Whether the table is two columns of running text: both are wide in most rows."""
    wide = sum(sum(cell.end - cell.start >= _PROSE for cell in row.cells) > 1 for row in rows)
    return 2 * wide > len(rows)


def _place(cell: _Cell, places: Sequence[tuple[int, int]]) -> int:
    return bisect_right(places, cell.left, key=lambda place: place[0]) - 1


def _is_head(first: _Row, rest: Sequence[_Row]) -> bool:
    """Whether the first row is the head: a line is drawn under it, or figures stand under words."""
    if first.underlined:
        return len(first.cells) > 1
    return over_figures(_texts(first), [_texts(row) for row in rest])


def _texts(row: _Row) -> list[str]:
    return [row.line.text[slice(*_within(row, number))] for number in range(len(row.cells))]


def _within(row: _Row, number: int) -> tuple[int, int]:
    """The span of a cell in its line."""
    cell = row.cells[number]
    return cell.start - row.line.start, cell.end - row.line.start


def _carried_out(
    text: str, row: _Row, places: Sequence[tuple[int, int]], value: str
) -> Iterator[Change | Mark]:
    edge = at = whole_line(text, row.line)[0]
    last = 0
    for cell in row.cells:
        tabs = "\t" * (_place(cell, places) - last)
        if text[at : cell.start] != tabs:
            reason = "white space before the row" if at == edge else "the gap between two cells"
            yield Change(at, cell.start, tabs, reason)
        at, last = cell.end, _place(cell, places)
    end = row.line
    for line in row.more:
        yield Change(end.end, line.start, glue(end.text, line.text), "the line goes on with a cell")
        end = line
    yield Mark("table_row", edge, end.end, value)
