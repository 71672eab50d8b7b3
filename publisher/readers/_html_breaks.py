"""Rules across a page (hr): which of them are breaks in a text and not lines of its layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from ._markup import Block

SIGN = "* * *"
"""What stands for a rule in a text, as in plain text and Markdown."""

_RUNNING = ("paragraph", "quotation", "list_item")
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", "：")
_CLOSERS = "\"'”’»)]』」”） "


def breaks_kept(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the rules that part nothing: only those between two running texts stay.

    A rule stays where a sentence stands before it since the last heading, and one behind it before
    the next. All others are the page's layout: under a title, above a heading, a footer, notes.
    """
    return [
        block
        for number, block in enumerate(blocks)
        if block.role != "break" or (not block.furniture and _is_between(blocks, number))
    ]


def _is_between(blocks: Sequence[Block], number: int) -> bool:
    before = (blocks[n] for n in range(number - 1, -1, -1))
    after = islice(blocks, number + 1, None)
    return _has_text(before, ("heading", "break")) and _has_text(after, ("heading",))


def _has_text(blocks: Iterable[Block], ends: tuple[str, ...]) -> bool:
    """Whether a sentence stands in the blocks before the first of a role that ends them."""
    for block in blocks:
        if block.furniture:
            continue
        if block.role in ends:
            return False
        if block.role in _RUNNING and block.text.rstrip(_CLOSERS).endswith(_STOPS):
            return True
    return False
