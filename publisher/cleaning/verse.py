"""Lines of a plain text that belong together: stanzas, addresses, signatures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..book import Document
from ..ledger import Change, Mark
from ._answer_lines import ends_free
from ._indents import STEP, steps
from ._lines import STOPS, Line, body, ends_with
from ._rule import Outcome, rule
from ._structure import spans, within

_WIDEST = 100
"""Columns. A longer line is a paragraph."""

_SENTENCE = 20
"""Columns from which a line that ends in a stop is a paragraph, where most of them are so."""

_SPOKEN = re.compile(r"[-–—―]\s?\S")


@rule("L11", "lines kept together", guesses=True)
def kept_together(document: Document) -> Outcome:
    """Mark lines that stand right under each other, and were not joined, as one group: a stanza,
    an address, a signature. The steps of their indents become em spaces.

    Evidence: two or more lines without a blank line between them, none longer than 100 columns.
    Guard: none where two thirds of them are whole sentences of 20 columns or more, or what people
    say behind a dash, or where one begins with the space of a Han paragraph. Items of lists, rows
    of tables, headings, bylines and notes are left out.
    """
    text = document.manuscript.text
    items, lists = spans(document, "list_item"), spans(document, "list")
    free = [
        line
        for line in body(document)
        if not within(items, line.start) and not within(lists, line.start)
    ]
    manuscript = document.manuscript
    quotes = [manuscript.text_span(m.start, m.end) for m in document.marks if m.kind == "quote"]
    starts, ends = sorted(start for start, _ in quotes), sorted(end for _, end in quotes)
    depths = {
        line.start: bisect_right(starts, line.start) - bisect_right(ends, line.start)
        for line in free
    }
    for run in _runs(text, free, depths):
        if _are_lines(text, run):
            yield Mark("verse", run[0].start, run[-1].end, str(depths[run[0].start] + 1))
            yield from _indents(text, run)


def _indents(text: str, run: Sequence[Line]) -> Iterator[Change]:
    for line, deep in zip(run, steps(run), strict=True):
        edge = text.rfind("\n", 0, line.start) + 1
        if deep and text[edge : line.start].isspace() and text[edge : line.start] != STEP * deep:
            yield Change(edge, line.start, STEP * deep, "the indent of a line of verse")


def _runs(text: str, found: Sequence[Line], depths: Mapping[int, int]) -> Iterator[Sequence[Line]]:
    """The lines between which is nothing but one line end, and no quotation begins or ends.

    depths: in how many quotations each line stands, by where it begins.
    """
    start = 0
    for number, (before, line) in enumerate(pairwise(found), 1):
        parted = text[before.end : line.start].strip(" \t") != "\n"
        if parted or depths[before.start] != depths[line.start]:
            yield found[start:number]
            start = number
    yield found[start:]


def _are_lines(text: str, run: Sequence[Line]) -> bool:
    if len(run) < 2 or max(line.width for line in run) > _WIDEST:
        return False
    if any(text[line.start - 1 : line.start] == "\u3000" for line in run):
        return False
    whole = sum(
        ends_with(line.text, STOPS)
        and not ends_free(line.text)
        and (line.width >= _SENTENCE or _SPOKEN.match(line.text) is not None)
        for line in run
    )
    return 3 * whole < 2 * len(run)
