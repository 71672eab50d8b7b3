"""trafilatura's opinion of which text of a page is its article, as a vote on our blocks.

It is better than ours at telling an article from what stands around it, but it gives back a text
without the page's structure and leaves out headings, captions and short lines inside. So it only
votes: where it kept hardly anything its vote does not count, and what stands between kept blocks
in the same place stays.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ._html_main import score, weight
from ._html_tree import Element, tag, walk
from ._markup import Block

UNKEPT = "not part of the article"

_MOST_ELEMENTS = 20_000
_DEEPEST = 200
_LARGEST = 4_000_000

_LEAST = 300
"""Weighted characters: a vote that keeps less does not count."""

_LEAST_SHARE = 0.3
_ALONE = 20
_RESCUED = 80
_NEAR = 3
_HALF = 0.5
_PIECES = re.compile(r"(?<=[.!?。！？…])|\n")
_ROLES_OF_A_HEAD = ("heading", "byline", "image")


def kept(root: Element, page: str) -> str:
    """The text that trafilatura takes for the article, a paragraph a line, "" where it has none."""
    if len(page) > _LARGEST or not _is_plain(root):
        return ""
    # It takes as long to import as a page takes to read, and only web pages need it.
    import trafilatura

    for name in ("trafilatura", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    text = trafilatura.extract(
        page, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    return text or ""


def _is_plain(root: Element) -> bool:
    """Whether the tree is of a size and depth that trafilatura gets through quickly."""
    depth = 0
    for count, (event, _) in enumerate(walk(root)):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST or count > 2 * _MOST_ELEMENTS:
            return False
    return True


def voted(blocks: Sequence[Block], text: str, begin: int) -> list[Block]:
    """The blocks, marked as furniture or no longer marked as the vote says.

    text: what trafilatura keeps; begin: number of the block with which the article's head begins.
    """
    lines = {_plain(line) for line in text.splitlines()}
    whole = _plain(text)
    chosen = [_is_kept(block, lines, whole) for block in blocks]
    running = [n for n, block in enumerate(blocks) if chosen[n] and _points(block)]
    agreed = sum(weight(blocks[n].text) for n in running)
    ours = sum(score(block) for block in blocks)
    if agreed < _LEAST or agreed < _LEAST_SHARE * ours:
        return list(blocks)
    places = {above for n in running for above in islice(_around(blocks[n].element), 1, 2)}
    found = list(blocks)
    for number, block in enumerate(blocks):
        if chosen[number]:
            if block.furniture and _points(block) >= _RESCUED:
                found[number] = replace(block, furniture="")
        elif not block.furniture and not _stays(block, number, begin, running, places):
            found[number] = replace(block, furniture=UNKEPT)
    return found


def _points(block: Block) -> float:
    return score(replace(block, furniture=""))


def _is_kept(block: Block, lines: set[str], whole: str) -> bool:
    """Whether most of the block is in the text that was kept; a short one as a line of its own."""
    text = _plain(block.text)
    if text in lines:
        return True
    if weight(text) < _ALONE:
        return False
    if text in whole:
        return True
    pieces = [piece for part in _PIECES.split(block.text) if len(piece := _plain(part)) > 5]
    return sum(len(piece) for piece in pieces if piece in whole) > _HALF * len(text)


def _stays(
    block: Block, number: int, begin: int, running: list[int], places: set[Element]
) -> bool:
    """Whether a block that was not kept is a part of the article all the same."""
    if number < running[0]:
        return number >= begin
    if not any(above in places for above in islice(_around(block.element), _NEAR + 1)):
        return False
    if number > running[-1]:
        return block.role in ("list_item", "table_row", "quotation")
    return True


def _around(element: Element) -> list[Element]:
    above = [element, *islice(element.iterancestors(), _NEAR)]
    return [one for one in above if tag(one) not in ("body", "html")]


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
