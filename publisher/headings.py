"""The headings of a document: how deep each stands under its title, and what to call it."""

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
            yield Heading(block.sentences[0].id, title(block), block.language, rank - 1)


def title(heading: Block) -> str:
    """The words of a heading as a table of contents shows them, which cannot strike words out."""
    return valid(heading) or " ".join(heading.text.split())


def valid(block: Block) -> str:
    """The words of a block without what is struck out, one space between them."""
    text = block.text
    for anchor in reversed(block.anchors):
        if anchor.kind == "struck":
            text = text[: anchor.start] + text[anchor.end :]
    return " ".join(text.split())
