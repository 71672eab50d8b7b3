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
_FROM_PAGE = "from page to page"

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
        if _is_link(block) and _leads_on(block.text):
            found[number] = replace(block, furniture="navigation")
            continue
        if _announces_link(block):
            found[number] = replace(block, furniture="related links")
            continue
        if len(block.text) > _LONGEST:
            continue
        why = _said().get(_plain(block.text)) or _shape(block.text)
        if why == _ABOVE_LINKS:
            under = _links_under(blocks, number + 1)
            for at in (number, *under) if under else ():
                if not found[at].furniture:
                    found[at] = replace(found[at], furniture="related links")
        elif why and why != _FROM_PAGE:
            found[number] = replace(block, furniture=why)
    return found


def _leads_on(text: str) -> bool:
    """Whether a row of links says nothing but "Previous", "Next", 目录 and the like."""
    parts = [part for part in re.split(r"[|/·•»«<>←→‹›\[\]]+", text) if part.strip()]
    return len(text) <= 3 * _LONGEST and bool(parts) and all(map(_leads_on_all, parts))


def _leads_on_all(part: str) -> bool:
    words = _plain(part).split()
    if not words:
        return True
    ends = [0]  # from which word on what is before is known
    for end in range(1, len(words) + 1):
        if any(_said().get(" ".join(words[start:end])) == _FROM_PAGE for start in ends):
            ends.append(end)
    return ends[-1] == len(words)


def _announces_link(block: Block) -> bool:
    """Whether it is "Read also:" with nothing behind it but a link, in one paragraph."""
    label, _, link = block.text.partition(":") if ":" in block.text[:_LONGEST] else ("", "", "")
    if not link:
        known = (text for text in _announcements() if block.text.casefold().startswith(text))
        label = block.text[: len(next(known, ""))]
        link = block.text[len(label) :]
    is_label = bool(label) and _said().get(_plain(label)) == _ABOVE_LINKS
    return is_label and block.role == "paragraph" and block.linked >= len("".join(link.split()))


@cache
def _announcements() -> tuple[str, ...]:
    """Beginnings of lines that announce a page in the same line; one word alone may be any."""
    known = (line for line, why in _said().items() if why == _ABOVE_LINKS)
    return tuple(sorted((line for line in known if " " in line or not line.isascii()), key=len))[
        ::-1
    ]


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
