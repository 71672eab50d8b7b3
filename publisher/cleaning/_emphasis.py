"""What is in italics or bold: stretches of emphasis, without what is only the look of a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

    A heading and the heads of a table are bold as such; a heading, byline or caption that is all
    in italics looks so because it is one. Paragraphs keep what they have: a foreword may be all
    in italics.
    """
    return [_without_looks(block) if block.anchors else block for block in blocks]


def _without_looks(block: Block) -> Block:
    text = block.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    bold = [(start, end)] if block.kind == "heading" or block.header else [*_heads(block)]
    kept = tuple(
        anchor
        for anchor in block.anchors
        if anchor.kind not in EMPHASIS
        or not (
            (anchor.kind == "strong" and _within(bold, anchor))
            or (block.kind in _STYLED and anchor.start <= start and anchor.end >= end)
        )
    )
    return block if len(kept) == len(block.anchors) else replace(block, anchors=kept)


def _heads(block: Block) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand that head it or their column."""
    heads = {cell.place for cell in block.cells if cell.head}
    at = 0
    for place, cell in enumerate(block.text.split("\t") if heads else ()):
        if place in heads:
            yield at, at + len(cell)
        at += len(cell) + 1


def _within(spans: Iterable[tuple[int, int]], anchor: Anchor) -> bool:
    return any(start <= anchor.start and anchor.end <= end for start, end in spans)
