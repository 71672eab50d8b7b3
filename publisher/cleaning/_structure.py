"""What a reader of a structured format knows of a document's blocks, by its marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..book import ROLES, Document

Span = tuple[int, int]


def is_structured(document: Document) -> bool:
    """Whether the reader knew the blocks. What the rules for plain text mark is no such sign:
    bylines, breaks, a title without a level, and headings below it.
    """
    return any(
        mark.value == "1" if mark.kind == "heading" else mark.kind not in ("byline", "break")
        for mark in document.marks
        if mark.kind in ROLES
    )


def spans(document: Document, *kinds: str) -> list[Span]:
    """Where the marks of these kinds stand in the text as it is now, in order.

    Empty ones are left out, and so is what begins inside another one.
    """
    manuscript = document.manuscript
    placed = (manuscript.text_span(m.start, m.end) for m in document.marks if m.kind in kinds)
    found: list[Span] = []
    for start, end in sorted(placed):
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def rows(document: Document) -> list[Span]:
    """The table rows."""
    return spans(document, "table_row")


def within(ordered: Sequence[Span], at: int) -> bool:
    """Whether a place is in or right after one of the spans, which do not overlap."""
    index = bisect_right(ordered, at, key=lambda span: span[0]) - 1
    return index >= 0 and at <= ordered[index][1]


def overlaps(ordered: Sequence[Span | tuple[int, int, str]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order and apart, reaches into a stretch."""
    before = bisect_left(ordered, end, key=lambda span: span[0]) - 1
    return before >= 0 and ordered[before][1] > start


def notes_start(document: Document) -> int:
    """Where the notes behind the text begin, or the end of the text."""
    notes = spans(document, "note")
    return notes[0][0] if notes else len(document.manuscript.text)
