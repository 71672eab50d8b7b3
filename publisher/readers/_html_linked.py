"""Articles that a page does not show but gives to search engines whole, as linked data."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ._html_facts import article_body
from ._html_main import score
from ._html_notes import find
from ._html_tree import Element, parse_html
from ._html_walk import Walker
from ._markup import Block
from ._pictures import Pictures

_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|a|em|strong)\b[^<>]*>", re.IGNORECASE)
_LEAST = 200
_TIMES = 4


def unseen(root: Element, shown: Sequence[Block], title: str, name: str) -> list[Block]:
    """The blocks of the article in a page's linked data, where the page itself has hardly a text.

    shown: its blocks; title: what it says that its title is, as the heading; name: of the file.
    The article counts where it is of 200 letters or more and four times as long as what is seen.
    """
    text = article_body(root).strip()
    if len(text) < _LEAST or sum(map(score, shown)) * _TIMES > len(text):
        return []
    if _MARKUP.search(text):
        inner = parse_html(f"<html><body>{text}</body></html>", name).root
        blocks = Walker(find(inner), Pictures(lambda source: None), None).walk(inner).body
    else:
        lines = (" ".join(line.split()) for line in html.unescape(text).splitlines())
        blocks = [Block("paragraph", "", line) for line in lines if line]
    is_headed = bool(blocks) and blocks[0].role == "heading"
    return blocks if is_headed or not title else [Block("heading", "1", title), *blocks]
