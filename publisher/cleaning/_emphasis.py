"""What is in italics or bold: stretches of emphasis, without what is only the look of a block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..blocks import EMPHASIS, Anchor, Block

_STYLED = ("heading", "byline", "image")
"""Kinds of block whose look is their own: italics all over one of them say only what it is."""


def add(standing: list[Anchor], last: Anchor | None, found: Anchor, text: str) -> None:
    """Add a stretch of a block's text to those that stand there, without white space at its ends.

    last: the one of its kind before it; the two are one where only white space parts them. A stop
    or comma by itself stresses nothing.
    """
    inside = text[found.start : found.end]
    start = found.start + len(inside) - len(inside.lstrip())
    end = found.start + len(inside.rstrip())
    if last and not text[last.end : start].strip():
        standing[-1] = replace(last, end=max(last.end, end))
    elif any(map(str.isalnum, inside)):
        standing.append(replace(found, start=start, end=end))


def without_looks(blocks: Iterable[Block]) -> list[Block]:
    """The blocks without stretches that stress nothing.

    A heading and a head row are bold as such; a heading, byline or caption that is all in italics
    looks so because it is one. Paragraphs keep what they have: a foreword may be all in italics.
    """
    return [
        replace(block, anchors=kept)
        if len(kept := tuple(a for a in block.anchors if not _is_look(a, block)))
        < len(block.anchors)
        else block
        for block in blocks
    ]


def _is_look(anchor: Anchor, block: Block) -> bool:
    if anchor.kind not in EMPHASIS:
        return False
    if anchor.kind == "strong" and (block.kind == "heading" or block.header):
        return True
    around = block.text[: anchor.start] + block.text[anchor.end :]
    return block.kind in _STYLED and not around.strip()
