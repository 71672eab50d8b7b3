"""The pages of an EPUB: where its list of printed pages points, and which are there twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ._html_tree import Element, attribute, parse_xml, plain
from ._markup import Block

TWICE = "said again on the next page"

_FRONT = 3
"""Pages at a book's beginning among which a half title may stand."""

_MOST_LINES = 4


def printed(
    lists: Mapping[str, str], roots: Mapping[str, Element], joined: Callable[[str, str], str]
) -> dict[Element, str]:
    """The elements with which printed pages begin, with their numbers.

    lists: names of navigation documents (EPUB 3 or NCX) with their mark-up; roots: the spine's
    files; joined: from a file and an address in it to a file name.
    """
    found: dict[Element, str] = {}
    for file, text in lists.items():
        for address, label in _listed(parse_xml(text)):
            path, _, fragment = address.partition("#")
            root = roots.get(joined(file, path))
            goal = None if root is None else _goal(root, fragment)
            if goal is not None and label:
                found.setdefault(goal, label)
        if found:
            break
    return found


def _listed(root: Element | None) -> list[tuple[str, str]]:
    if root is None:
        return []
    links = [
        (attribute(link, "href"), plain(link, 20))
        for nav in root.iter("{*}nav")
        if "page-list" in attribute(nav, "epub:type").split()
        for link in nav.iter("{*}a")
    ]
    targets = [
        (attribute(content, "src"), plain(target, 20))
        for target in root.iter("{*}pageTarget")
        for content in target.iter("{*}content")
    ]
    return links or targets


def _goal(root: Element, fragment: str) -> Element | None:
    if not fragment:
        return next(root.iter("{*}body"), None)
    return next((e for e in root.iter() if e.get("id") == fragment), None)


def said_once(pages: Sequence[Sequence[Block]]) -> list[Block]:
    """The blocks of all pages, those of a half title that the next page repeats as furniture.

    pages: the blocks of each file of the spine, in order.
    """
    shown = [list(page) for page in pages]
    front = [n for n, page in enumerate(shown) if any(b.role != "image" for b in page)][:_FRONT]
    for number, after in pairwise(front):
        own = [block for block in shown[number] if block.role != "image"]
        next_ = {_plain(block.text) for block in shown[after][: 3 * _MOST_LINES]}
        if len(own) <= _MOST_LINES and all(_plain(block.text) in next_ for block in own):
            shown[number] = [replace(b, furniture=b.furniture or TWICE) for b in shown[number]]
    return [block for page in shown for block in page]


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
