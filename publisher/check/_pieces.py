"""The files of a document: in order, none too long, nothing torn that holds together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ._pages import Page
from ._shape import shown
from ._structure import Met, Told
from ._xhtml import HEADINGS

LONGEST = 300_000
"""Bytes of a text. Readers built on Adobe's engine cut or refuse longer ones."""

_TEARABLE = ("list", "quote")
"""Kinds of groups that may stand in several files, if nothing else does but their heading."""


def order_faults(pages: Sequence[Page], by_document: Mapping[str, Sequence[Page]]) -> Iterator[str]:
    """Documents whose files do not follow each other, or not by their names.

    pages: of the spine; by_document: those that show sentences of it, in that order.
    """
    places = {page.path: number for number, page in enumerate(p for p in pages if p.sentences)}
    for document, own in by_document.items():
        for before, page in pairwise(own):
            if places[page.path] != places[before.path] + 1:
                yield f"{page.path} of {document!r} does not stand behind {before.path}"
            elif page.path.rpartition(".")[0] < before.path.rpartition(".")[0]:
                yield f"{page.path} comes after {before.path}"


def torn_faults(blocks: Iterable[Met]) -> Iterator[str]:
    """Groups of a document that stand in several files and need not.

    One that is too long for a file may be torn between its own members: then its files hold
    nothing else.
    """
    whole: dict[str, list[Met]] = {}
    for block in blocks:
        whole.setdefault(block.page, []).append(block)
    found: dict[str, dict[str, None]] = {}
    outermost: set[str] = set()
    for page, part in whole.items():
        for block in part:
            around = (block.told or Told()).within
            outermost |= {*around[:1]}
            for group in around:
                found.setdefault(group, {})[page] = None
    for group, pages in found.items():
        if len(pages) > 1:
            may_be = group in outermost and group.startswith(_TEARABLE)
            if not (may_be and all(_is_in(b, group) for page in pages for b in whole[page])):
                yield f"{shown(group)} is torn between {' and '.join(pages)}"


def _is_in(block: Met, group: str) -> bool:
    """Whether a block is in the group, or a heading above it."""
    return block.place.tag in HEADINGS or group in (block.told or Told()).within
