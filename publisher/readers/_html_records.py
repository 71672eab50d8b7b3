"""Records of a page: posts of a forum, entries of a register, each made as the one before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from ._html_tree import Element, tag, words

_PLACES = ("tr", "li", "div", "article", "section")
_FEWEST = 3
_FEWEST_ROWS = 2
_FURTHEST = 12
_AUTHORS = ("author", "user", "username", "poster", "member", "nickname", "who")
_TURNS = re.compile(r"\b(?:odd|even|alt|first|last|accepted)(?:-\w+)?\b|[-_]?\d+")
"""What changes in a class from record to record."""


def records(kept: Iterable[Element]) -> set[Element]:
    """The elements that are records: neighbours of one kind, with kept running text in each.

    kept: elements of that text. Three of a kind are records, of the rows of a table two if the
    text stands in the same column.
    """
    found: dict[tuple[Element, str, int], set[Element]] = defaultdict(set)
    for element in kept:
        inner = element
        for place in (element, *islice(element.iterancestors(), _FURTHEST)):
            around = place.getparent()
            if tag(place) in _PLACES and around is not None and place is not element:
                column = _column(inner) if tag(place) == "tr" else 0
                found[around, _kind(place), column].add(place)
            inner = place
    return {
        place
        for (_, kind, _), places in found.items()
        if len(places) >= (_FEWEST_ROWS if kind == "tr" else _FEWEST)
        for place in places
    }


def names_author(element: Element) -> bool:
    """Whether the page calls the element, or one right around it, that of a record's author."""
    near = (element, *islice(element.iterancestors(), 2))
    return any(word in _AUTHORS for e in near for word in words(e))


def _kind(element: Element) -> str:
    """Its tag and classes; of a row the tag only."""
    called = "" if tag(element) == "tr" else _TURNS.sub("", (element.get("class") or "").lower())
    return " ".join([tag(element), *sorted(called.split())])


def _column(cell: Element) -> int:
    return sum(1 for _ in cell.itersiblings(preceding=True))
