"""Pictures that nobody described: with the editor's words, or with words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from .book import Anchor, Block, Document
from .labels import labels, labels_language

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic")
_OF_PAGES = ("_files", ".files", "-dateien", "_fichiers", "_archivos", "_file", "_bestanden")
"""How browsers end the name of the folder that they save beside a page."""


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
    blocks = [made for block in document.blocks for made in _blocks(document, block, described)]
    return replace(document, blocks=tuple(blocks))


def _blocks(document: Document, block: Block, described: Mapping[str, str]) -> Iterator[Block]:
    pictures = [anchor for anchor in block.anchors if anchor.kind == "picture"]
    if not pictures:
        yield block
        return
    yield replace(block, anchors=tuple(a for a in block.anchors if a not in pictures))
    within = block.within
    if block.kind == "table_row":
        within = ()  # a row cannot hold a figure, and the rows after it are a table again
    for anchor in pictures:
        words = described.get(anchor.value)
        if words is None:
            yield replace(_undescribed(document.language, anchor), within=within)
        elif words:
            yield Block(
                "image", document.language, words, made=True, picture=anchor.value, within=within
            )


def _undescribed(language: str, anchor: Anchor) -> Block:
    return Block(
        "image",
        labels_language(language),
        labels(language, "epub")["undescribed"],
        made=True,
        picture=anchor.value,
        anchors=(replace(anchor, start=0, end=0),),
    )
