"""The structure that a tagged PDF states: which marked content is a heading, list or artifact.

Tags say what a block is, and in which order blocks are read (_pdf_order); where it ends is told
from the setting, which is right also where tags are missing, partial or only one big paragraph.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field, replace
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


@dataclass(slots=True)
class TaggedRow:
    """A row of a table."""

    #: number of its table on the page
    table: int
    #: how many cells it has, empty ones among them
    count: int
    #: the places of the cells that are heads
    heads: set[int] = field(default_factory=set)


@dataclass
class Tags:
    """What the structure tree says of one page."""

    #: role by marked-content id
    kinds: dict[int, str] = field(default_factory=dict)
    #: place in the tree by marked-content id
    order: dict[int, int] = field(default_factory=dict)
    #: figures with an alternative text, in order
    figures: list[Illustration] = field(default_factory=list)
    #: number of the innermost list item by marked-content id
    items: dict[int, int] = field(default_factory=dict)
    #: the rows of tables, in order
    rows: list[TaggedRow] = field(default_factory=list)
    #: place of the row and the cell by marked-content id
    cells: dict[int, tuple[int, int]] = field(default_factory=dict)
    seen: int = 0


@dataclass(frozen=True, slots=True)
class _Inside:
    """What an element stands in."""

    kind: str = ""
    figure: Illustration | None = None
    item: int = 0
    table: int = 0
    cell: tuple[int, int] | None = None


def page_tags(page: Any) -> Tags:
    """The tags of an open page; empty where it has none."""
    tags = Tags()
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return tags
    try:
        for n in range(min(_MOST, max(0, pdfium.FPDF_StructTree_CountChildren(tree)))):
            _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), _Inside(), tags, 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return tags


def _walk(element: Any, outer: _Inside, tags: Tags, depth: int) -> None:
    tags.seen += 1
    if not element or depth > _DEEPEST or tags.seen > _MOST:
        return
    own = _string(pdfium.FPDF_StructElement_GetType, element)
    inside = _inside(own, element, outer, tags)
    row = len(tags.rows) - 1 if own == "TR" and inside.table else -1
    for n in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
        if number >= 0:
            _note(number, inside, tags)
            continue
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
        there = inside
        if row >= 0 and child:
            if _string(pdfium.FPDF_StructElement_GetType, child) == "TH":
                tags.rows[row].heads.add(n)
            there = replace(inside, cell=(row, n))
        _walk(child, there, tags, depth + 1)


def _inside(own: str, element: Any, outer: _Inside, tags: Tags) -> _Inside:
    """What the children of an element stand in."""
    kind = own
    if (outer.kind in _INNER and own not in _INNER) or own not in KINDS:
        kind = outer.kind
    inside = replace(outer, kind=kind)
    if own == "Figure":
        alternative = _string(pdfium.FPDF_StructElement_GetAltText, element).strip()
        if alternative:
            figure = Illustration(" ".join(alternative.split()))
            tags.figures.append(figure)
            inside = replace(inside, figure=figure)
    elif own == "LI":
        inside = replace(inside, item=tags.seen)
    elif own == "Table":
        inside = replace(inside, table=tags.seen, cell=None)
    elif own == "TR" and inside.table:
        count = max(0, pdfium.FPDF_StructElement_CountChildren(element))
        tags.rows.append(TaggedRow(inside.table, count))
    return inside


def _note(number: int, inside: _Inside, tags: Tags) -> None:
    """Note where a stretch of marked content stands."""
    tags.order.setdefault(number, len(tags.order))
    if inside.kind in KINDS:
        tags.kinds[number] = KINDS[inside.kind]
    if inside.figure:
        inside.figure.tags.add(number)
    if inside.item:
        tags.items[number] = inside.item
    if inside.cell:
        tags.cells[number] = inside.cell


def _string(call: Callable[..., int], element: Any) -> str:
    size = call(element, None, 0)
    if not 2 < size < 20_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    call(element, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
