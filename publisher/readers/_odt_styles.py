"""What OpenDocument's styles say of text: its role, its language, the numbers of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ._names import attribute, child, tag, whole
from ._numbering import numeral
from ._parts import CAPTION, TABLE_HEAD

CONTENTS = "table of contents"

_KINDS = {
    "title": "heading",
    "subtitle": "byline",
    "quotations": "quotation",
    "caption": CAPTION,
    "table heading": TABLE_HEAD,
}
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)(pt|%)")
_LONGEST_CHAIN = 20
_LEVEL = ("text:list-level-style-number", "text:outline-level-style")


class Styles:
    """The styles of content.xml and styles.xml, automatic and named."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, dict[int, Any]] = {}
        #: levels of headings that are numbered
        self.outline: dict[int, Any] = {}
        for root in roots:
            for group in root:
                if tag(group) in ("office:automatic-styles", "office:styles"):
                    for element in group:
                        self._take(element)

    def _take(self, element: Any) -> None:
        name = attribute(element, "name")
        if tag(element) == "style:style":
            self._styles.setdefault((attribute(element, "family"), name), element)
        elif tag(element) == "style:default-style":
            self._styles.setdefault((attribute(element, "family"), ""), element)
        elif tag(element) == "text:list-style":
            self._lists.setdefault(name, _levels(element))
        elif tag(element) == "text:outline-style":
            self.outline = _levels(element)

    def chain(self, family: str, name: str) -> Iterator[Any]:
        """The style, those it is based on, and the default of its family."""
        for _ in range(_LONGEST_CHAIN):
            element = self._styles.get((family, name))
            if element is None or not name:
                break
            yield element
            name = attribute(element, "parent-style-name")
        if (family, "") in self._styles:
            yield self._styles[family, ""]

    def role(self, name: str) -> tuple[str, str]:
        """Kind of block of a paragraph style, and why it is furniture or ""."""
        for element in self.chain("paragraph", name):
            shown = attribute(element, "display-name") or attribute(element, "name")
            plain = shown.replace("_20_", " ").lower()
            if plain in _KINDS:
                return _KINDS[plain], ""
            if plain.startswith(("contents ", "toc ")) and "frame" not in plain:
                return "paragraph", CONTENTS
        return "paragraph", ""

    def language(self, family: str, name: str) -> str:
        """The language of a style as a tag, or ""."""
        for element in self.chain(family, name):
            properties = child(element, "style:text-properties")
            language = attribute(properties, "language")
            if language:
                country = attribute(properties, "country")
                return f"{language}-{country}" if country.isalnum() else language
        return ""

    def size(self, family: str, name: str) -> int:
        """The size of a style's letters in half points, 0 where nobody says."""
        share = 1.0
        for element in self.chain(family, name):
            stated = attribute(child(element, "style:text-properties"), "font-size")
            found = _SIZE.fullmatch(stated)
            if found and found[2] == "pt":
                return round(2 * share * float(found[1]))
            share *= float(found[1]) / 100 if found else 1
        return 0

    def underlines(self, family: str, name: str) -> bool:
        """Whether a style draws a line under its text."""
        for element in self.chain(family, name):
            properties = child(element, "style:text-properties")
            stated = attribute(properties, "text-underline-style")
            if stated:
                return stated != "none"
        return False

    def hides(self, family: str, name: str) -> bool:
        """Whether text of the style is hidden."""
        for element in self.chain(family, name):
            display = attribute(child(element, "style:text-properties"), "display")
            if display:
                return display == "none"
        return False

    def strikes(self, name: str) -> bool:
        """Whether text of a style is struck out."""
        for element in self.chain("text", name):
            properties = child(element, "style:text-properties")
            line = attribute(properties, "text-line-through-style")
            line = line or attribute(properties, "text-line-through-type")
            if line:
                return line != "none"
        return False

    def list_levels(self, name: str) -> dict[int, Any]:
        """The levels of a list style by number from 1."""
        return self._lists.get(name, {})

    def list_style_of(self, paragraph_style: str) -> str:
        """The list style that a paragraph style asks for, or ""."""
        names = (attribute(e, "list-style-name") for e in self.chain("paragraph", paragraph_style))
        return next(filter(None, names), "")


def _levels(element: Any) -> dict[int, Any]:
    return {whole(attribute(level, "level"), 1): level for level in element}


def label(levels: dict[int, Any], counts: dict[int, int], level: int) -> str:
    """The number of a list or heading level, "" where it has a bullet or none.

    counts: by level from 1.
    """
    style = levels.get(level)
    if style is None or tag(style) not in _LEVEL or not attribute(style, "num-format"):
        return ""
    shown = min(level, max(1, whole(attribute(style, "display-levels"), 1)))
    numbers = []
    for each in range(level - shown + 1, level + 1):
        format = attribute(levels.get(each), "num-format")
        if format:
            numbers.append(numeral(counts.get(each, 1), format))
    prefix, suffix = attribute(style, "num-prefix"), attribute(style, "num-suffix")
    return f"{prefix}{'.'.join(numbers)}{suffix}".strip()


def start_of(levels: dict[int, Any], level: int) -> int:
    """The first number of a level."""
    return whole(attribute(levels.get(level), "start-value"), 1)
