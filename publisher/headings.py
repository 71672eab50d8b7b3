"""The headings of a document: how deep each stands under the one that is its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .book import Block, Document
from .timeline import Heading


def ranks(blocks: Sequence[Block]) -> dict[int, int]:
    """Rank of each heading, by its index: the first is 1, and none is skipped after it.

    A heading is one rank below the last one before it of a lower level; one whose level nothing
    says is as high as can be.
    """
    found: dict[int, int] = {}
    above: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        level = (block.level or 1) if above else 0
        while above and above[-1] >= level > 0:
            above.pop()
        above.append(level)
        found[index] = min(len(above), 6)
    return found


def chapters(document: Document, depth: int) -> Iterator[Heading]:
    """The headings under the document's first one that begin a chapter, in reading order.

    depth: how many ranks of them do.
    """
    blocks = [block for block in document.blocks if block.sentences]
    for index, rank in ranks(blocks).items():
        if 1 < rank <= depth + 1:
            block = blocks[index]
            title = " ".join(block.text.split())
            yield Heading(block.sentences[0].id, title, block.language, rank - 1)
