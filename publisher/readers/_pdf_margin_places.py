"""Running heads and feet that are told by their place, and not by words that come again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from ._pdf_lines import Line, Stretch
from ._pdf_outer import LARGE, Row, key, side

_SMALL = 0.85
"""Sizes of the body's type below which a row is set smaller than the text."""

_SMALLER = 0.95
"""Sizes of the body's type below which a row with a number is set smaller than the text."""

_LONGEST = 80
"""Characters of a running head that nothing but its place tells."""


def by_place(
    outer: Sequence[Row],
    count: int,
    body: float,
    reasons: list[dict[int, str]],
    open_ends: dict[tuple[int, bool], int],
    counting: Set[int],
) -> None:
    """Add the rows that stand apart at one height on most pages.

    Each has the number of its page, or a part that others have: the titles of slides have neither.
    And of small rows those that say again what a title in large type said on a page before, and
    those at the place of one that has been told.
    reasons: why stretches are margins, by page and id; open_ends: rows of each end of a page that
    are; counting: ids of the rows with a number that counts the pages.
    """
    said = Counter(one for row in outer for one in {key(part.text) for part in row.parts})
    titles = _titles(outer, body)
    apart = [
        row
        for row in outer
        if _stands_apart(row, body, id(row) in counting)
        and row.size < LARGE * body
        and open_ends.get((row.page, row.head), 0) >= row.depth
    ]
    slots = Counter(
        _place(row)
        for row in apart
        if any(said[key(part.text)] > 1 for part in row.parts) or id(row) in counting
    )

    def take(row: Row, reason: str) -> None:
        if open_ends.get((row.page, row.head), 0) == row.depth:
            reasons[row.page].update((id(part), f"{side(row)}, {reason}") for part in row.parts)
            open_ends[row.page, row.head] = row.depth + 1

    for row in apart:
        enough = count if id(row) in counting and count < 3 else max(3, 0.5 * count)
        again = titles.get(key(" ".join(part.text for part in _named(row))))
        if count > 1 and _near(slots, row) >= enough:
            take(row, "at the place of those of other pages")
        elif row.size < _SMALL * body and again is not None and again <= row.page:
            take(row, "the words of a title")
        elif count == 1 and row.size < _SMALLER * body and len(_named(row)) < len(row.parts):
            take(row, "small, apart, and with the number of the page")
    told = Counter(
        _place(row)
        for row in outer
        if row.size < _SMALL * body and id(row.parts[0]) in reasons[row.page]
    )
    for row in apart:
        if row.size < _SMALL * body and len(row.text) <= _LONGEST and _near(told, row):
            take(row, "at the place of those of other pages")


def _named(row: Row) -> list[Stretch]:
    """The parts of a row without a number alone at one of its ends, which is that of its page."""
    parts = list(row.parts)
    for end in (0, -1):
        if len(parts) > 1 and re.fullmatch(r"\d{1,3}", parts[end].text):
            del parts[end]
            break
    return parts


def _place(row: Row) -> tuple[bool, int]:
    """The end of the page and the height there, in steps of three points."""
    return row.head, round(row.y / 3)


def _near(places: Counter[tuple[bool, int]], row: Row) -> int:
    """How many rows stand at the height of a row."""
    head, step = _place(row)
    return sum(places[head, step + near] for near in (-1, 0, 1))


def _stands_apart(row: Row, body: float, counts: bool) -> bool:
    """Whether white space parts a row from the text; less will do for a small one that counts."""
    if any(isinstance(part, Line) for part in row.parts):
        return False
    if counts and row.size < _SMALL * body:
        return row.gap > 1.2 * min(row.usual, 2 * row.size)
    return row.gap > max(1.6 * row.size, 1.4 * row.usual)


def _titles(outer: Sequence[Row], body: float) -> dict[str, int]:
    """Rows in large type by their key, and the first page that has them."""
    found: dict[str, int] = {}
    for row in outer:
        if row.size >= LARGE * body and re.search(r"[^\W\d_]{2}", row.text):
            found.setdefault(key(row.text), row.page)
    return found
