"""The quotation marks that browsers draw around <q>, which are not in the page's text."""

from __future__ import annotations

import re

from ..languages import written
from ..quotation_marks import marks_of
from ._html_tree import Element, plain

_MARK = re.compile("[\"'“”„‚‘’«»‹›「」『』《》〈〉]")
_NONE = re.compile(r"quotes\s*:\s*none", re.IGNORECASE)
_ENGLISH = ("“", "”", "‘", "’")
_FURTHEST = 300


class Quotes:
    """The marks of the quotations that are open while a page is walked."""

    def __init__(self) -> None:
        self._open: list[tuple[Element, str]] = []

    def begin(self, element: Element, language: str) -> str:
        """The mark with which a quotation begins, in the language around it (HTML, 15.3.5).

        "" where the page typed one itself. The innermost quotations change their marks in turn.
        """
        if _has_marks(element) or _NONE.search(element.get("style") or ""):
            return ""
        marks = marks_of(written(language)) or _ENGLISH
        at = 2 * (len(self._open) % 2)
        self._open.append((element, marks[at + 1]))
        return marks[at]

    def end(self, element: Element) -> str:
        """The mark with which a quotation ends, "" where it began with none."""
        if self._open and self._open[-1][0] is element:
            return self._open.pop()[1]
        return ""


def _has_marks(element: Element) -> bool:
    """Whether marks stand in the page: as its first letter, or right before it. None has none."""
    inside = plain(element, _FURTHEST)
    if not inside or _MARK.match(inside):
        return True
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return bool(before) and _MARK.match(before[-1]) is not None
