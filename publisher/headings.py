"""The headings inside a document: how deep each stands, and which are chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .book import Block, Document
from .timeline import Heading

_DEEPEST = 6
"""XHTML has h1 to h6."""


def ranks(blocks: Sequence[Block]) -> dict[int, int]:
    """Index of each heading to its rank: the first has 1, and none is skipped after it."""
    found: dict[int, int] = {}
    above: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        level = (block.level or 1) if above else 0
        while above and above[-1] >= level > 0:
            above.pop()
        above.append(level)
        found[index] = min(len(above), _DEEPEST)
    return found


def headings(document: Document) -> Iterator[Heading]:
    """The headings below the document's title, in reading order.

    Those that this edition made (the sections of the closing page) are none. The first heading
    shows the title; it counts itself only where the title is another and a heading of its level,
    or of a higher one, follows: then it is the first chapter.
    """
    blocks = [block for block in document.blocks if block.sentences]
    for index, rank in ranks(blocks).items():
        block = blocks[index]
        title = " ".join(block.text.split())
        if block.made or (rank == 1 and not _is_chapter(title, document, blocks[index:])):
            continue
        yield Heading(block.sentences[0].id, title, block.language, max(1, rank - 1))


def _is_chapter(title: str, document: Document, blocks: Sequence[Block]) -> bool:
    first, *others = (block for block in blocks if block.kind == "heading")
    is_title = title == " ".join(document.value("title").split())
    return not is_title and any(0 < other.level <= first.level for other in others)
