"""Tables typed with tabs into a file whose blocks are known: prices, scores, hours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..book import GROUPS, Document
from ..ledger import Change, Mark
from ._figures import over_figures
from ._lines import STOPS, Line, body, columns, ends_with
from ._list_items import signs
from ._rule import Outcome, rule
from ._structure import is_structured, spans, within

_GAP = re.compile(r"[ \xa0]*\t[ \xa0\t]*")

_FEWEST = 3
"""Lines from which tabs under each other are no chance."""

_WIDEST = 60
"""Columns of a cell."""


@rule("S13", "tables typed with tabs")
def tabbed_rows(document: Document) -> Outcome:
    """Mark neighbouring lines with as many gaps of tabs as rows of a table.

    Evidence: three lines or more, each a block of a file that knows its blocks; where there is one
    gap, what stands before it is another thing in each line. Words over figures are the head.
    Guard: not in a list, a table or a quotation of the file; a number or bullet before the only gap
    is an item's; labels with a colon are a form's; whole sentences are people talking.
    """
    if not is_structured(document):
        return
    taken = spans(document, "furniture", "quotation", "list_item", *GROUPS)
    text = document.manuscript.text
    found = [line for line in body(document) if not within(taken, line.start)]
    for rows in _runs(text, found):
        if not _is_table(rows):
            continue
        yield Mark("table", rows[0].start, rows[-1].end, "1")
        cells = [_GAP.split(line.text) for line in rows]
        for number, line in enumerate(rows):
            head = not number and over_figures(cells[0], cells[1:])
            yield Mark("table_row", line.start, line.end, "header" if head else "")
            for gap in _GAP.finditer(text, line.start, line.end):
                if gap[0] != "\t":
                    yield Change(*gap.span(), "\t", "the gap between two cells")


def _runs(text: str, found: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines behind each other with as many gaps."""
    run: list[Line] = []
    gaps = 0
    for line in found:
        count = 0 if "\t" not in line.text or _is_item(line) else len(_GAP.findall(line.text))
        if run and (count != gaps or text[run[-1].end : line.start].strip()):
            yield run
            run = []
        if count:
            run.append(line)
        gaps = count
    if run:
        yield run


def _is_table(rows: Sequence[Line]) -> bool:
    cells = [_GAP.split(line.text) for line in rows]
    first = [row[0] for row in cells]
    if len(rows) < _FEWEST or any(columns(cell) > _WIDEST for row in cells for cell in row):
        return False
    talking = sum(ends_with(row[-1], STOPS) and " " in row[-1] for row in cells)
    if 2 * talking > len(rows) or all(cell.endswith((":", "：")) for cell in first):
        return False
    if len(cells[0]) > 2:
        return True
    return all(a.casefold() != b.casefold() for a, b in pairwise(sorted(first)))


def _is_item(line: Line) -> bool:
    """Whether all that stands before the only gap is the sign of an item: 1. but not 3. Mai."""
    before, *behind = _GAP.split(line.text)
    return len(behind) == 1 and any(sign.width > columns(before) for sign in signs(line))
