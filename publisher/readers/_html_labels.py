"""Lines of a page that are its own words, told by what they say: "Share this", "Read more"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from ._markup import Block

_LONGEST = 60
_MOSTLY = 0.8
_FURTHEST = 100

_ABOVE_LINKS = "above links"

_PATTERNS = {
    "tool of the page": (
        r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|"
        r"время чтения|阅读时间|閱讀時間)\s*:?\s*(?:ca\.? ?|about |~)?\d{1,3}\s*[^\W\d]{1,8}\.?",
        r"\d{1,3}[\s-]*min(?:ute)?s?\.?[\s-]*(?:read|reading|lesezeit|de lecture|de lectura)",
        r"weiterlesen \d+ minuten?",
    ),
    "share bar": (r"\d{1,6} (?:shares?|likes?|tweets?)", r"分享到?[:：]"),
}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W\d_]+", " ", text.casefold()).split())


@cache
def _said() -> dict[str, str]:
    """Lines of _html_labels.toml to the reason that they stand under."""
    text = (files("publisher.readers") / "_html_labels.toml").read_text("utf-8")
    return {_plain(line): why for why, lines in tomllib.loads(text).items() for line in lines}


_SHAPES = [(re.compile(one, re.I), why) for why, own in _PATTERNS.items() for one in own]


def without_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines that any page could bear marked as furniture, and links under them.

    A line that announces related pages counts only with links under it: it could be a heading.
    """
    found = list(blocks)
    for number, block in enumerate(blocks):
        if block.furniture or block.role in ("image", "note", "table_row"):
            continue
        if len(block.text) > _LONGEST:
            continue
        why = _said().get(_plain(block.text)) or _shape(block.text)
        if why == _ABOVE_LINKS:
            under = _links_under(blocks, number + 1)
            for at in (number, *under) if under else ():
                if not found[at].furniture:
                    found[at] = replace(found[at], furniture="related links")
        elif why:
            found[number] = replace(block, furniture=why)
    return found


def _shape(text: str) -> str:
    return next((why for shape, why in _SHAPES if shape.fullmatch(text.strip())), "")


def _links_under(blocks: Sequence[Block], start: int) -> list[int]:
    """The blocks from there on that are links, or not of the article anyhow."""
    under = []
    for number in range(start, min(start + _FURTHEST, len(blocks))):
        block = blocks[number]
        if not (block.furniture or _is_link(block)):
            break
        under.append(number)
    return under


def _is_link(block: Block) -> bool:
    return block.linked > _MOSTLY * len("".join(block.text.split()))
