"""What each block of a document is, for the ledger: `publisher check` holds the EPUB against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from ..blocks import EMPHASIS
from ..book import Block, Document
from ..rows import written


def structure(document: Document, pictures: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """The blocks that are more than a paragraph by itself, by their number in the text, from 0.

    pictures: those that are shown, by their names.
    """
    blocks = (block for block in document.blocks if not block.made and block.text.strip())
    records = []
    for number, block in enumerate(blocks):
        record = dict(_told(block, pictures))
        if record != {"kind": "paragraph"}:
            records.append({"block": number, **record})
    return records


def _told(block: Block, pictures: Mapping[str, bytes]) -> Iterator[tuple[str, Any]]:
    yield "kind", block.kind
    if block.level:
        yield "level", block.level
    if row := written(block.header, block.cells):
        yield "row", row
    if block.within:
        yield "within", [f"{group.kind} {group.number}" for group in block.within]
    if block.picture in pictures:
        yield "picture", hashlib.sha256(pictures[block.picture]).hexdigest()
    for kind in EMPHASIS:
        if spans := [[a.start, a.end] for a in block.anchors if a.kind == kind]:
            yield kind, spans
