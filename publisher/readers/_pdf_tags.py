"""The structure that a tagged PDF states: which marked content is a heading, list or artifact.

Tags say what a block is, and in which order blocks are read (_pdf_order); where it ends is told
from the setting, which is right also where tags are missing, partial or only one big paragraph.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_DEEPEST = 60
_MOST = 20_000
"""Bounds on a tree that may be hostile: levels, and elements of one page."""

KINDS = {
    **{f"H{level}": f"heading {level}" for level in range(1, 7)},
    "Title": "heading 1",
    "LI": "list_item",
    "Lbl": "list_item",
    "LBody": "list_item",
    "P": "paragraph",
    "BlockQuote": "quotation",
    "TD": "table_row",
    "TH": "table_row",
}
"""Standard structure types (ISO 32000-1, 14.8.4) whose blocks have a role here."""

_INNER = ("LI", "LBody", "TD", "TH", "BlockQuote")
"""Types that say more of their content than the paragraphs in it."""


@dataclass(slots=True)
class Illustration:
    """A figure of a tagged PDF."""

    alternative: str
    #: marked-content ids of what is in it
    tags: set[int] = field(default_factory=set)


@dataclass
class Tags:
    """What the structure tree says of one page."""

    #: role by marked-content id
    kinds: dict[int, str] = field(default_factory=dict)
    #: place in the tree by marked-content id
    order: dict[int, int] = field(default_factory=dict)
    #: figures with an alternative text, in order
    figures: list[Illustration] = field(default_factory=list)
    seen: int = 0


def page_tags(page: Any) -> Tags:
    """The tags of an open page; empty where it has none."""
    tags = Tags()
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return tags
    try:
        for n in range(min(_MOST, max(0, pdfium.FPDF_StructTree_CountChildren(tree)))):
            _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), "", tags, 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return tags


def _walk(
    element: Any, outer: str, tags: Tags, depth: int, inside: Illustration | None = None
) -> None:
    tags.seen += 1
    if not element or depth > _DEEPEST or tags.seen > _MOST:
        return
    kind = _string(pdfium.FPDF_StructElement_GetType, element)
    if kind == "Figure":
        alternative = _string(pdfium.FPDF_StructElement_GetAltText, element).strip()
        if alternative:
            inside = Illustration(" ".join(alternative.split()))
            tags.figures.append(inside)
    kind = outer if outer in _INNER and kind not in _INNER else kind if kind in KINDS else outer
    for n in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
        if number >= 0:
            tags.order.setdefault(number, len(tags.order))
            if kind in KINDS:
                tags.kinds[number] = KINDS[kind]
            if inside:
                inside.tags.add(number)
        else:
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
            _walk(child, kind, tags, depth + 1, inside)


def _string(call: Callable[..., int], element: Any) -> str:
    size = call(element, None, 0)
    if not 2 < size < 20_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    call(element, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
