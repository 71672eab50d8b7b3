"""What the files of an EPUB point at: pictures, style sheets, other places, names of elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml import etree

from ._archive import Archive
from ._damage import DamagedError
from ._package import Package, resolve
from ._shape import shown
from ._xhtml import XHTML, types

_JUDGED_ELSEWHERE = frozenset({"toc", "page-list", "noteref"})
"""Kinds of elements whose links have findings of their own: K619, K629, K630."""

_NAMING = ("aria-labelledby", "aria-describedby", "aria-details")

_BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
}
"""How files of the core media types begin (EPUB 3.3, 3.2)."""


def faults(
    archive: Archive, package: Package, roots: Mapping[str, etree._Element]
) -> Iterator[tuple[str, str]]:
    """The entry of each fault and what is wrong; roots: of the XML files, by entry."""
    files = {item.path for item in package.items}
    ids = {path: {e.get("id") for e in root.iter(etree.Element)} for path, root in roots.items()}
    used: set[str] = set()
    for path, root in roots.items():
        for attribute, value in _references(root):
            if attribute in _NAMING:
                missing = [id for id in value.split() if id not in ids[path]]
                if missing:
                    yield path, f"{attribute} names {shown(missing[0])}, which is not there"
            elif _is_outside(value):
                if attribute == "src":
                    yield path, f"{shown(value)} is not in the book"
            else:
                file, fragment = resolve(path, value)
                used.add(file)
                if file not in files or (fragment and fragment not in ids.get(file, {fragment})):
                    yield path, f"{shown(value)} is not there"
    yield from _picture_faults(archive, package, used)


def _references(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Attributes that point at something, with their values."""
    if not isinstance(element.tag, str):
        return  # comments and instructions have no name
    if not _JUDGED_ELSEWHERE.isdisjoint(types(element)):
        return
    if element.tag.startswith(XHTML):
        for attribute in ("src", "href", *_NAMING):
            if element.get(attribute) is not None:
                yield attribute, str(element.get(attribute))
    for child in element:
        yield from _references(child)


def _is_outside(reference: str) -> bool:
    try:
        parts = urlsplit(reference)
    except ValueError:
        return False
    return bool(parts.scheme or parts.netloc)


def _picture_faults(
    archive: Archive, package: Package, used: set[str]
) -> Iterator[tuple[str, str]]:
    """Pictures that are not what they are called, or that no page shows."""
    for item in package.items:
        if not item.media_type.startswith("image/"):
            continue
        if item.path not in used:
            yield item.path, "no page shows this picture"
        try:
            data = archive.read(item.path)
        except DamagedError:
            continue  # K612 tells it
        beginnings = _BEGINNINGS.get(item.media_type, (b"",))
        if not data.startswith(beginnings):
            yield item.path, f"it begins with {data[:8].hex(' ')}, so it is no {item.media_type}"
