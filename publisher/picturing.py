"""Pictures that nobody described: with the editor's words, or with words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path, PurePosixPath

from .book import Anchor, Block, Document, Group
from .labels import labels, labels_language

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic")
_OF_PAGES = ("_files", ".files", "-dateien", "_fichiers", "_archivos", "_file", "_bestanden")
"""How browsers end the name of the folder that they save beside a page."""

_WHOLE = ("table", "verse")
"""Kinds of groups that a figure may not stand in: it stands behind them."""


def unshown(files: Mapping[str, Path], documents: Iterable[Document]) -> tuple[str, ...]:
    """The picture files, by name, that no document shows; what belongs to a saved page is not told.

    A person who puts a picture into the folder wants it in the book.
    """
    shown = {picture.data for document in documents for picture in document.pictures}
    sizes = {len(data) for data in shown}
    return tuple(
        name
        for name, path in files.items()
        if path.suffix.lower() in _PICTURES
        and not any(part.lower().endswith(_OF_PAGES) for part in PurePosixPath(name).parts[:-1])
        and not (path.stat().st_size in sizes and path.read_bytes() in shown)
    )


def with_pictures(document: Document, described: Mapping[str, str]) -> Document:
    """The document with a block behind each block on which pictures without words hang.

    described: the editor's words by the picture's name, "" for decoration, which is left out. A
    picture that nobody described is said to have no description: a reader must hear that there is
    something to see, and nobody may invent what. Its anchor stays in the block that tells so.
    """
    blocks: list[Block] = []
    behind: list[Block] = []
    for block, after in zip(document.blocks, [*document.blocks[1:], None], strict=True):
        pictures = [anchor for anchor in block.anchors if anchor.kind == "picture"]
        others = tuple(anchor for anchor in block.anchors if anchor.kind != "picture")
        blocks.append(replace(block, anchors=others) if pictures else block)
        behind += _figures(document.language, pictures, described, _around(block))
        if after is None or not _is_one(block, after):
            blocks += behind
            behind = []
    return replace(document, blocks=tuple(blocks))


def _around(block: Block) -> tuple[Group, ...]:
    """The groups around a block that may hold a figure, out to its table or stanza."""
    return tuple(takewhile(lambda group: group.kind not in _WHOLE, block.within))


def _is_one(block: Block, after: Block) -> bool:
    """Whether a figure between two blocks would part a table, a stanza, or the notes."""
    if block.kind == after.kind == "note":
        return True
    if block.kind == after.kind == "table_row" and block.within == after.within:
        return True
    depth = len(_around(block)) + 1
    return depth <= len(block.within) and block.within[:depth] == after.within[:depth]


def _figures(
    language: str,
    pictures: Iterable[Anchor],
    described: Mapping[str, str],
    within: tuple[Group, ...],
) -> Iterator[Block]:
    for anchor in pictures:
        words, name = described.get(anchor.value), anchor.value
        if words is None:
            yield replace(_undescribed(language, anchor), within=within)
        elif words:
            yield Block("image", language, words, made=True, picture=name, within=within)


def _undescribed(language: str, anchor: Anchor) -> Block:
    return Block(
        "image",
        labels_language(language),
        labels(language, "epub")["undescribed"],
        made=True,
        picture=anchor.value,
        anchors=(replace(anchor, start=0, end=0),),
    )
