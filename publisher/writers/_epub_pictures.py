"""Pictures of the documents: which of them can be shown, and where they stand in the EPUB."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from ..book import Book, Document, Picture
from ..findings import Finding, finding
from ._epub_svg import is_svg, safe

_KINDS = {
    "PNG": ("image/png", ".png"),
    "JPEG": ("image/jpeg", ".jpg"),
    "GIF": ("image/gif", ".gif"),
    "WEBP": ("image/webp", ".webp"),
}
"""Core media types (EPUB 3.3, 3.2); SVG is one, too, and is made safe before."""

_VECTOR = ("image/svg+xml", ".svg")

_LARGEST = 64_000_000
"""Pixels. A reader on a small machine must be able to unpack it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it stands in the EPUB."""

    document: str
    name: str
    #: path from the package document
    path: str
    media_type: str
    data: bytes


def pictures(book: Book) -> tuple[tuple[Shown, ...], tuple[Finding, ...]]:
    """The pictures that the blocks of the book name, and findings for those that cannot be shown.

    What the bytes are counts, not what they are called.
    """
    shown: list[Shown] = []
    findings: list[Finding] = []
    for document in book.documents():
        for number, picture in enumerate(_used(document), 1):
            data = picture.data
            vector = safe(data) if is_svg(data) else None
            kind = _VECTOR if vector else _kind(data)
            if kind:
                media_type, suffix = kind
                path = f"images/{document.key}-{number}{suffix}"
                shown.append(Shown(document.key, picture.name, path, media_type, vector or data))
            else:
                findings.append(finding("W531", document.path, picture.name))
    return tuple(shown), tuple(findings)


def _used(document: Document) -> Iterator[Picture]:
    names = {block.picture for block in document.blocks if block.kind == "image"}
    return (picture for picture in document.pictures if picture.name in names)


def _kind(data: bytes) -> tuple[str, str] | None:
    """Media type and suffix of an image that can be unpacked, or None."""
    try:
        with Image.open(BytesIO(data), formats=tuple(_KINDS)) as image:
            if image.width * image.height > _LARGEST:
                return None
            image.load()
            return _KINDS[str(image.format)]
    # Pillow raises any of these for damaged files.
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return None
