"""Rules across a page (hr): which of them are breaks in a text and not lines of its layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from ._markup import Block

SIGN = "* * *"
"""What stands for a rule in a text, as in plain text and Markdown."""

_RUNNING = ("paragraph", "quotation", "list_item")
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", "：")
_CLOSERS = "\"'”’»)]』」”） "


def breaks_kept(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the rules that part nothing: only those between two running texts stay.

    A rule stays where a sentence stands right before it, and one behind it before the next
    heading. All others are the page's layout: under a title, above a heading, a footer, notes.
    """
    return [
        block
        for number, block in enumerate(blocks)
        if block.role != "break" or (not block.furniture and _is_between(blocks, number))
    ]


def _is_between(blocks: Sequence[Block], number: int) -> bool:
    before = (blocks[n] for n in range(number - 1, -1, -1) if not blocks[n].furniture)
    last = next(before, None)
    after = islice(blocks, number + 1, None)
    return last is not None and _stops(last) and _has_text(after)


def _stops(block: Block) -> bool:
    """Whether it is running text that ends as a sentence or a quotation ends, notes left out."""
    if block.role == "quotation":
        return True
    text = block.text.rstrip()
    for mark in sorted(block.marks, key=lambda mark: -mark.end):
        if mark.kind == "noteref" and mark.end >= len(text):
            text = text[: mark.start].rstrip()
    return block.role in _RUNNING and text.rstrip(_CLOSERS).endswith(_STOPS)


def _has_text(blocks: Iterable[Block]) -> bool:
    """Whether a sentence stands in the blocks before the first heading among them."""
    own = (block for block in blocks if not block.furniture)
    return any(map(_stops, takewhile(lambda block: block.role != "heading", own)))
