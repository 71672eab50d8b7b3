"""Numbers of paragraphs in Word lists, counted as Word counts them (ECMA-376, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._docx_styles import Styles
from ._names import attribute, child, tag, value, whole
from ._numbering import fill

_LEVELS = 9


class Lists:
    """The lists of numbering.xml with their counters; paragraphs must come in reading order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        #: counts by level, for each abstract list: lists that share one go on counting
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if tag(element) == "w:abstractNum":
                self._abstract[attribute(element, "abstractNumId")] = element
            elif tag(element) == "w:num":
                self._lists[attribute(element, "numId")] = element

    def label(self, properties: Any) -> str | None:
        """The number of the next paragraph with those properties: "" for a bullet, None for none.

        properties: w:pPr or None.
        """
        number, named = self._styles.list_of(properties)
        entry = self._lists.get(number)
        key = value(entry, "w:abstractNumId")
        levels = self._levels(key, entry)
        if not levels:
            return None
        style = value(properties, "w:pStyle")
        linked = (n for n, level in levels.items() if style and value(level, "w:pStyle") == style)
        level = whole(named, next(linked, 0))
        if level not in levels:
            return None
        counts = self._count(key, number, level, levels, entry)
        format = value(levels[level], "w:numFmt") or "decimal"
        if format in ("bullet", "none"):
            return "" if format == "bullet" else None
        formats = {n: value(each, "w:numFmt") for n, each in levels.items()}
        if child(levels[level], "w:isLgl") is not None:
            formats = {}
        return fill(value(levels[level], "w:lvlText"), counts, formats)

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


def _start(levels: Mapping[int, Any], level: int) -> int:
    return whole(value(levels.get(level), "w:start"), 1)
