"""What Word writes into a page that it saves: its style of titles, and tabs as rows of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ._html_tree import Element
from ._markup import Block

TITLE = "0"
"""Level of a heading that is the document's title, until all levels are known."""

_TAB = re.compile(r"font\s*:\s*7\.0pt\s+[\"']?Times New Roman", re.IGNORECASE)


def is_title(element: Element) -> bool:
    """Whether a paragraph is in Word's style Title."""
    return "MsoTitle" in (element.get("class") or "").split()


def is_tab(element: Element, text: str) -> bool:
    """Whether no-break spaces stand for the tab behind the number of a heading or an item."""
    return "\u00a0" in text and not text.strip() and bool(_TAB.search(element.get("style") or ""))


def levelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, headings one level lower where a style of titles says what the title is."""
    if not any(block.role == "heading" and block.value == TITLE for block in blocks):
        return list(blocks)
    return [_lower(block) if block.role == "heading" else block for block in blocks]


def _lower(heading: Block) -> Block:
    return replace(heading, value=str(min(6, int(heading.value) + 1)))
