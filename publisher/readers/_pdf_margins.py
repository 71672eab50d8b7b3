"""Running heads and feet and page numbers: what stands outside the text of a page.

Told by place and repetition over the pages: the outermost rows whose text comes again at the same
height (numbers apart) or is a title of the document in small type, and numbers that count the
pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from statistics import median
from unicodedata import east_asian_width

from ._pdf_line_numbers import line_numbers
from ._pdf_lines import Stretch, rows
from ._pdf_margin_places import by_place
from ._pdf_notes import is_labelled, is_reference
from ._pdf_outer import LARGE, NUMBER, TOKEN, Row, key, outermost, side

_SAME = 5.0
"""Points by which the height of a running head may differ from page to page."""

_SURE = 6
"""Pages on which even sentences are a running head."""

_FEW = 3
"""Pages of a document too short for numbers that count from page to page."""

_FEWEST_LARGE = 3
"""Pages on which a row in large type with a number beside it is a running head."""

_YEARS = 1000
"""Numbers from which on they may be years and not pages."""

_WORDS = r"(?:page|pages|pag\.?|pág\.?|p\.|pg\.?|seite|strana|стр\.?|страница|صفحة|第|頁)"
PAGE_NUMBER = re.compile(
    rf"^[\W_]*{_WORDS}?[\W_]*(?P<number>{NUMBER})(?:\s*[页頁ページ]+)?"
    rf"(?:\s*(?:/|\||of|de|von|sur|из|di|共|من)\s*(?:{NUMBER})?(?:\s*[页頁])?"
    rf"|\s*\|\s*P\s?a\s?g\s?e)?[\W_]*$",
    re.IGNORECASE,
)
_OF_PAGES = re.compile(
    rf"(?<!\w){_WORDS}\s*(?P<number>{NUMBER})\s*(?:of|de|von|sur|из|di|/|من)\s*(?:{NUMBER})[\W_]*$",
    re.IGNORECASE,
)
"""Page 1 of 2 behind other words."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

PAGE = "page number"


@dataclass(frozen=True, slots=True)
class Margin:
    """A row of a page that is not the document's own words."""

    text: str
    #: for the ledger
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page without its margins."""

    parts: tuple[Stretch, ...]
    margins: tuple[Margin, ...]
    #: the number printed on the page, "" where none is
    label: str = ""


def number_value(text: str) -> int:
    """The value of a number in digits of any script or in Roman figures; -1 where it is none."""
    if text.isdecimal():
        return int(text)
    total = 0
    values = [_ROMAN.get(char, 0) for char in text.lower()]
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total if total and all(values) else -1


def sheets(
    pages: Sequence[Sequence[Stretch]],
    boxes: Sequence[tuple[float, ...]],
    body: float,
    titles: Mapping[int, Mapping[str, int]] | None = None,
    labels: Sequence[str] = (),
) -> list[Sheet]:
    """Every page's text apart from its margins.

    body: size of the running text, points; titles: of the outline, by page, which are no margins;
    labels: what the PDF itself calls the pages, "" for nothing.
    """
    outer = [
        row
        for n, parts in enumerate(pages)
        for row in outermost(n, parts, boxes[n], (titles or {}).get(n, {}))
    ]
    raised = [_references(parts) for parts in pages]
    outer = [row for row in outer if row.head or not is_labelled(row.text, raised[row.page])]
    usual = median([row.usual for row in outer] or [0.0])
    # A page of a few lines has no usual distance of its own.
    outer = [replace(row, usual=min(row.usual, usual)) for row in outer]
    offsets = _offsets(outer)
    reasons = _reasons(outer, len(pages), body, offsets, labels)
    return [_sheet(n, parts, reasons[n], offsets) for n, parts in enumerate(pages)]


def _references(parts: Sequence[Stretch]) -> set[str]:
    """The raised labels behind words of a page: one note a page, "Ibid., p. 4", is no foot."""
    runs = (run for part in parts for run in part.runs[1:] if run.raised)
    return {run.text.strip("()[],") for run in runs if is_reference(run.text)}


def _offsets(outer: Sequence[Row]) -> set[tuple[bool, int]]:
    """(whether Roman, number - index) for numbers that count the pages on two pages or more."""
    pages: defaultdict[tuple[bool, int], set[int]] = defaultdict(set)
    for row in outer:
        for number in _numbers(row):
            value = number_value(number)
            if value >= 0:
                pages[not number.isdecimal(), value - row.page].add(row.page)
    # Years count the pages by chance, numbers of a long volume on all of them.
    for each in [known for known in pages if known[1] >= _YEARS]:
        if len(pages[each]) < max(_FEW, 0.8 * len({row.page for row in outer})):
            del pages[each]
    most = max((len(found) for found in pages.values()), default=0)
    return {key for key, found in pages.items() if len(found) >= max(2, min(4, most // 4))}


def _numbers(row: Row) -> list[str]:
    """The numbers of a row that may be that of the page: alone in a cell, or at an end of it."""
    alone = [found["number"] for part in row.parts if (found := PAGE_NUMBER.match(part.text))]
    tokens = [found[0] for found in TOKEN.finditer(row.text)]
    ends = [t for t in (tokens[:1] + tokens[-1:]) if row.text.startswith(t) or row.text.endswith(t)]
    behind = _OF_PAGES.search(row.text)
    return alone + ends + ([behind["number"]] if behind else [])


def _reasons(
    outer: Sequence[Row],
    count: int,
    body: float,
    offsets: set[tuple[bool, int]],
    labels: Sequence[str],
) -> list[dict[int, str]]:
    """For every page: which of its stretches are margins, by id, and why."""
    alike: defaultdict[tuple[bool, str], list[Row]] = defaultdict(list)
    for row in outer:
        alike[row.head, key(row.text)].append(row)
    counting = {
        id(row) for row in outer if _counts(row, offsets, labels[row.page] if labels else "")
    }
    enough = 2 if count <= 4 else 3
    reasons: list[dict[int, str]] = [{} for _ in range(count)]
    open_ends: dict[tuple[int, bool], int] = {}
    waiting: list[tuple[Row, str]] = []
    for row in outer:
        same = alike[row.head, key(row.text)]
        times = sum(_are_one(row, other, counting) for other in same)
        reason = _reason(row, times if times >= enough else 0, count, offsets, body)
        if labels and labels[row.page] and row.text.strip("-–— ") == labels[row.page]:
            reason = PAGE
        if not row.depth:
            waiting = []
        if reason and open_ends.get((row.page, row.head), 0) + len(waiting) == row.depth:
            waiting.append((row, reason))
            # What is set solid with the text below it belongs to it, though it comes again.
            if row.gap > 1.2 * min(row.usual, 2 * row.size) or reason == PAGE:
                if times >= _SURE or reason == PAGE or not _is_prose([each for each, _ in waiting]):
                    for each, why in waiting:
                        reasons[row.page].update((id(part), why) for part in each.parts)
                    open_ends[row.page, row.head] = row.depth + 1
                waiting = []
    by_place(outer, count, body, reasons, open_ends, counting)
    return reasons


def _is_prose(found: Sequence[Row]) -> bool:
    """Whether rows are sentences, which may stand on two pages without being their head."""
    text = " ".join(row.text for row in sorted(found, key=lambda row: row.y))
    width = sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
    return width >= 40 and bool(re.search(r"[.!?。！？]\W*\d{0,2}$", text))


def _are_one(row: Row, other: Row, counting: Set[int]) -> bool:
    """Whether two rows with the same words are one head: "Chapter 1" and "Chapter 2" are not.

    counting: ids of the rows with a number that counts the pages.
    """
    if abs(other.y - row.y) >= _SAME:
        return False
    return other.text == row.text or (id(row) in counting and id(other) in counting)


def _counts(row: Row, offsets: set[tuple[bool, int]], label: str) -> bool:
    tokens = [found[0] for found in TOKEN.finditer(row.text)]
    return label in tokens or any(
        (not n.isdecimal(), number_value(n) - row.page) in offsets for n in tokens
    )


def _reason(row: Row, times: int, count: int, offsets: set[tuple[bool, int]], body: float) -> str:
    if row.size >= LARGE * body and not (times >= _FEWEST_LARGE and _has_number(row)):
        return ""
    alone = PAGE_NUMBER.match(row.text)
    if alone:
        value, roman = number_value(alone["number"]), not alone["number"].isdecimal()
        far = value < _YEARS or row.gap > 1.2 * row.usual
        if far and (roman, value - row.page) in offsets:
            return PAGE
        # Of few pages only one may bear its number: the first is a title or a letterhead.
        own = (count == 1 and value < 1000) or (count <= _FEW and value == row.page + 1)
        if own and not roman and row.gap > 2 * row.size:
            return PAGE
    if times and re.search(r"\w", row.text):
        return f"{side(row)}, repeated on {times} pages"
    if times:
        return f"ornament, repeated on {times} pages"
    return ""


def _has_number(row: Row) -> bool:
    """Whether one part of a row is a number, and others are not."""
    numbers = sum(bool(PAGE_NUMBER.match(part.text)) for part in row.parts)
    return 0 < numbers < len(row.parts)


def _sheet(
    page: int, parts: Sequence[Stretch], reasons: dict[int, str], offsets: set[tuple[bool, int]]
) -> Sheet:
    numbers = line_numbers([part for part in parts if id(part) not in reasons])
    margins: list[Margin] = []
    label = ""
    for row in rows(part for part in parts if id(part) in reasons):
        shown = Row(page, True, 0, tuple(row), 0)
        margins.append(Margin(shown.text, reasons[id(row[0])]))
        for number in _numbers(shown):
            if (not number.isdecimal(), number_value(number) - page) in offsets:
                label = label or number
        if not offsets:  # a page alone has no other that counts with it
            numbers_alone = (PAGE_NUMBER.match(part.text) for part in row)
            label = label or next((n["number"] for n in numbers_alone if n), "")
    if numbers:
        margins.append(Margin(" ".join(part.text for part in numbers), "line numbers"))
    gone = {id(part) for part in numbers} | set(reasons)
    return Sheet(tuple(p for p in parts if id(p) not in gone), tuple(margins), label)
