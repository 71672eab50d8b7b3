"""Numbers of paragraphs in Word lists, counted as Word counts them (ECMA-376, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ._docx_styles import Styles, indent_of
from ._groups import Held
from ._names import attribute, child, tag, value, whole
from ._numbering import fill

_LEVELS = 9

_MARGIN = 120
"""Twentieths of a point; Word's own margin of cells is 108."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item that more paragraphs and inner lists may belong to."""

    #: of its list, and its level in it
    number: str
    level: int
    #: twentieths of a point by which its text is set in
    indent: int
    #: what tells its list and itself from others
    list: object
    item: object = field(default_factory=object)


class Lists:
    """The lists of numbering.xml with their counters; paragraphs must come in reading order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        #: counts by level, for each abstract list: lists that share one go on counting
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        #: the items around the last paragraph, the outermost first
        self.open: list[_Item] = []
        for element in root if root is not None else ():
            if tag(element) == "w:abstractNum":
                self._abstract[attribute(element, "abstractNumId")] = element
            elif tag(element) == "w:num":
                self._lists[attribute(element, "numId")] = element

    def label(self, properties: Any) -> str | None:
        """The number of the next paragraph with those properties: "" for a bullet, None for none.

        properties: w:pPr or None.
        """
        number, level, levels = self._place(properties)
        if level not in levels:
            return None
        entry = self._lists.get(number)
        counts = self._count(value(entry, "w:abstractNumId"), number, level, levels, entry)
        format = value(levels[level], "w:numFmt") or "decimal"
        sign = value(levels[level], "w:lvlText")
        if format in ("bullet", "none"):
            # A bullet that is a space (as pandoc writes) begins no item, but goes on with one.
            return "" if format == "bullet" and (sign.strip() or not sign) else None
        formats = {n: value(each, "w:numFmt") for n, each in levels.items()}
        if child(levels[level], "w:isLgl") is not None:
            formats = {}
        return fill(sign, counts, formats)

    def _place(self, properties: Any) -> tuple[str, int, Mapping[int, Any]]:
        """The number of a paragraph's list, its level in it, and the list's levels."""
        number, named = self._styles.list_of(properties)
        entry = self._lists.get(number)
        levels = self._levels(value(entry, "w:abstractNumId"), entry)
        style = value(properties, "w:pStyle")
        linked = (n for n, level in levels.items() if style and value(level, "w:pStyle") == style)
        return number, whole(named, next(linked, 0)), levels

    def begin_item(self, properties: Any) -> Held:
        """The groups around a paragraph that begins an item: lists and items, outermost first."""
        number, level, levels = self._place(properties)
        while self.open and self.open[-1].level > level:
            self.open.pop()
        same = self.open.pop() if self.open and self.open[-1].level == level else None
        whole_list = same.list if same and same.number == number else object()
        indent = _indent(properties, levels.get(level)) or self._styles.indent(properties)
        self.open.append(_Item(number, level, indent, whole_list))
        return self._held()

    def go_on(self, properties: Any, by_style: bool) -> Held:
        """The groups around a paragraph that begins none: it is of the item whose text is set in
        as far; one that is set in otherwise ends all lists.

        by_style: whether its style counts, which sets in quotations wherever they stand.
        """
        _, level, levels = self._place(properties)
        indent = _indent(properties, levels.get(level))
        indent = indent or (self._styles.indent(properties) if by_style else 0)
        fitting = [n for n, item in enumerate(self.open, 1) if indent and item.indent == indent]
        self.open = self.open[: max(fitting, default=0)]
        return self._held()

    def around_table(self, indent: int) -> Held:
        """The groups around a table that is set in so far: it is of the item whose text is, too.

        The border of its first cell may stand left of its text by the cell's margin.
        """
        margins = (abs(item.indent - indent) <= _MARGIN and item.indent for item in self.open)
        fitting = [n for n, fits in enumerate(margins, 1) if fits]
        self.open = self.open[: max(fitting, default=0)]
        return self._held()

    def end(self) -> None:
        """What stands between two lists, or in none: a heading."""
        self.open = []

    def _held(self) -> Held:
        return tuple(
            group for item in self.open for group in (("list", item.list), ("item", item.item))
        )

    def _levels(self, key: str, entry: Any) -> Mapping[int, Any]:
        """The levels of a list by number, those of w:lvlOverride before those of its pattern."""
        abstract = self._abstract.get(key)
        link = value(abstract, "w:numStyleLink")
        if link:
            numbers = (value(e, "w:pPr", "w:numPr", "w:numId") for e in self._styles.chain(link))
            other = self._lists.get(next(filter(None, numbers), ""))
            abstract = self._abstract.get(value(other, "w:abstractNumId"))
        found: dict[int, Any] = {}
        for element in abstract if abstract is not None else ():
            if tag(element) == "w:lvl":
                found[whole(attribute(element, "ilvl"), 0)] = element
        for element in entry if entry is not None else ():
            level = child(element, "w:lvl")
            if level is not None:
                found[whole(attribute(element, "ilvl"), 0)] = level
        return found

    def _count(
        self, key: str, number: str, level: int, levels: Mapping[int, Any], entry: Any
    ) -> dict[int, int]:
        counts = self._counts.setdefault(key, {})
        restart = self._restart(entry, level) if (number, level) not in self._begun else ""
        self._begun.add((number, level))
        if restart:
            counts[level] = whole(restart, 1)
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(levels, level)
        for lower in range(level):
            counts.setdefault(lower, _start(levels, lower))
        for deeper in range(level + 1, _LEVELS):
            until = value(levels.get(deeper), "w:lvlRestart")
            if until != "0" and level < whole(until, _LEVELS):
                counts.pop(deeper, None)
        return counts

    def _restart(self, entry: Any, level: int) -> str:
        for element in entry if entry is not None else ():
            if attribute(element, "ilvl") == str(level):
                return value(element, "w:startOverride")
        return ""


def _indent(properties: Any, level: Any) -> int:
    """Twentieths of a point by which a paragraph, else its level, is set in; 0 for not at all."""
    return indent_of(properties) or indent_of(child(level, "w:pPr"))


def _start(levels: Mapping[int, Any], level: int) -> int:
    return whole(value(levels.get(level), "w:start"), 1)
