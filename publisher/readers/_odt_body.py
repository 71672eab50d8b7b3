"""The blocks of an OpenDocument text in reading order: headings, lists, tables, sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ._names import attribute, child, tag, whole
from ._odt_styles import CONTENTS, label, start_of
from ._odt_text import _SKIPPED, Running, State
from ._parts import TITLE, Part, Piece, text_of
from ._tables import Box, table

_INDEXES = {
    "text:table-of-content": CONTENTS,
    "text:illustration-index": CONTENTS,
    "text:table-index": CONTENTS,
    "text:object-index": CONTENTS,
    "text:user-index": CONTENTS,
    "text:alphabetical-index": "index of pages",
}
_ROW_GROUPS = ("table:table-header-rows", "table:table-rows", "table:table-row-group")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_MOST_REPEATS = 10_000
_MOST_EMPTY = 100


class Body:
    """Walks a document; parts must be walked in reading order."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._headings: dict[int, int] = {}
        #: counts by level of the lists of a style, for lists that go on
        self._counts: dict[str, dict[int, int]] = {}
        self._repeats = _MOST_REPEATS

    def blocks(self, container: Any) -> Iterator[Part]:
        """The blocks in an element."""
        for element in container:
            name = tag(element)
            if name in ("text:p", "text:h") and _is_hidden(element):
                self._state.hidden += len("".join(element.itertext()).strip())
            elif name == "text:p":
                yield from self._paragraph(element)
            elif name == "text:h":
                yield from self._heading(element)
            elif name == "text:list":
                yield from self._list(element, 1, "", {})
            elif name == "table:table":
                yield from self._table(element)
            elif name in _INDEXES:
                for part in self.blocks(element):
                    yield replace(part, furniture=part.furniture or _INDEXES[name])
            elif name.startswith("draw:"):
                yield from Running(self._state, self.blocks).drawing(element)
            elif name == "text:section" and attribute(element, "display") == "none":
                self._state.hidden += len("".join(element.itertext()).strip())
            elif name not in _SKIPPED and not name.endswith("-source"):
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Part]:
        kind, furniture = self._state.styles.role(attribute(element, "style-name"))
        yield from self._block(element, kind, TITLE if kind == "heading" else "", furniture)

    def _heading(self, element: Any) -> Iterator[Part]:
        level = max(1, whole(attribute(element, "outline-level"), 1))
        levels = self._state.styles.outline
        number = ""
        if level in levels and attribute(element, "is-list-header") != "true":
            _advance(self._headings, level, start_of(levels, level))
            number = label(levels, self._headings, level)
        yield from self._block(element, "heading", str(min(6, level)), number=number)

    def _block(
        self, element: Any, kind: str, value: str, furniture: str = "", number: str = ""
    ) -> Iterator[Part]:
        """A paragraph or heading and what hangs on it. number: that the text begins with."""
        styles, style = self._state.styles, attribute(element, "style-name")
        running = Running(self._state, self.blocks, style)
        pieces = tuple(running.pieces(element, styles.language("paragraph", style)))
        if styles.hides("paragraph", style):
            self._state.hidden += len(text_of(pieces).strip())
            pieces = ()
        elif number and text_of(pieces).strip():
            pieces = (Piece(f"{number} "), *pieces)
        yield Part(kind, pieces, value, furniture)
        yield from running.beside

    def _list(self, element: Any, level: int, style: str, counts: dict[int, int]) -> Iterator[Part]:
        style = attribute(element, "style-name") or style or self._style_of_first(element)
        levels = self._state.styles.list_levels(style)
        if level == 1:
            goes_on = attribute(element, "continue-numbering") == "true"
            goes_on = goes_on or bool(attribute(element, "continue-list"))
            counts = self._counts.get(style, {}) if goes_on else {}
            self._counts[style] = counts
        own: Any = None
        for item in element:
            start = whole(attribute(item, "start-value"), -1)
            if start >= 0:
                counts[level] = start - 1
            if tag(item) == "text:list-item" and _has_own_text(item):
                _advance(counts, level, start_of(levels, level))
            # What is only the place of an inner list belongs to the item before it.
            own = item if own is None or _has_own_text(item) else own
            for part in self._item(item, level, style, counts):
                yield replace(part, within=(("list", element), ("item", own), *part.within))

    def _item(self, item: Any, level: int, style: str, counts: dict[int, int]) -> Iterator[Part]:
        """One item: only its first block bears its number."""
        number = label(self._state.styles.list_levels(style), counts, level)
        first = tag(item) == "text:list-item"
        for element in item:
            name = tag(element)
            if name == "text:list":
                yield from self._list(element, level + 1, style, counts)
            elif name == "text:p" and first:
                first = False
                kind, furniture = self._state.styles.role(attribute(element, "style-name"))
                kind = "list_item" if kind == "paragraph" else kind
                value = {"list_item": number, "heading": TITLE}.get(kind, "")
                yield from self._block(element, kind, value, furniture)
            elif name == "text:h" and first:
                first = False
                outline = max(1, min(6, whole(attribute(element, "outline-level"), 1)))
                yield from self._block(element, "heading", str(outline), number=number)
            else:
                yield from self.blocks((element,))

    def _style_of_first(self, element: Any) -> str:
        paragraph = child(element, "text:list-item", "text:p")
        return self._state.styles.list_style_of(attribute(paragraph, "style-name"))

    def _table(self, element: Any) -> Iterator[Part]:
        heads = sum(
            whole(attribute(column, "number-columns-repeated"), 1)
            for columns in element
            if tag(columns) == "table:table-header-columns"
            for column in columns
        )
        rows = self._rows(element, False)
        yield from table([(head, [*self._boxes(row, 0 if head else heads)]) for row, head in rows])

    def _boxes(self, row: Any, heads: int) -> Iterator[Box]:
        """The places of a row. heads: how many of the first are heads of rows."""
        cells = self._repeated(row, _CELLS, "columns")
        for place, cell in enumerate(cells):
            columns = whole(attribute(cell, "number-columns-spanned"), 1)
            rows = whole(attribute(cell, "number-rows-spanned"), 1)
            yield Box([*self.blocks(cell)], columns, rows, "row" if place < heads else "")

    def _rows(self, container: Any, head: bool) -> Iterator[tuple[Any, bool]]:
        for element in container:
            if tag(element) in _ROW_GROUPS:
                yield from self._rows(element, head or tag(element) == _ROW_GROUPS[0])
            elif tag(element) == "table:table-row":
                for row in self._repeated((element,), ("table:table-row",), "rows"):
                    yield row, head

    def _repeated(self, container: Any, names: tuple[str, ...], what: str) -> Iterator[Any]:
        """The rows or cells, each as often as it says; all within bounds, empty ones within a
        close one, and once at the end.
        """
        found = [element for element in container if tag(element) in names]
        for element in found:
            yield element
            times = whole(attribute(element, f"number-{what}-repeated"), 1) - 1
            if not "".join(element.itertext()).strip():
                is_there = element is not found[-1] or tag(element) == _CELLS[1]
                times = min(times, _MOST_EMPTY) if is_there else 0
            if times > 0:
                times = min(times, self._repeats)
                self._repeats -= times
                for _ in range(times):
                    yield element


def _is_hidden(paragraph: Any) -> bool:
    """Whether a field in it hides it as a whole."""
    fields = (one for one in paragraph if tag(one) == "text:hidden-paragraph")
    return any(attribute(field, "is-hidden") == "true" for field in fields)


def _advance(counts: dict[int, int], level: int, start: int) -> None:
    counts[level] = counts[level] + 1 if level in counts else start
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]


def _has_own_text(item: Any) -> bool:
    """Whether an item has a number of its own and is not only the place of an inner list."""
    return any(tag(element) in ("text:p", "text:h") for element in item)
