"""Where a block stands in the elements of its page: in which list, item, table, verse or note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ._package import resolve
from ._tables import cells, span
from ._xhtml import XHTML, classes, types

_HOLDERS = {
    "ul": "list",
    "ol": "list",
    "li": "item",
    "dl": "terms",
    "dt": "term",
    "dd": "meaning",
    "blockquote": "quote",
    "figure": "figure",
    "table": "table",
    "caption": "caption",
}

Holder = tuple[str, str]
"""The kind of a group, and a name that no other element of the book has."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a page makes of a block."""

    #: name of its element, such as h2; "" for text outside of all
    tag: str = ""
    id: str = ""
    #: the groups around it, the outermost first, itself included
    holders: tuple[Holder, ...] = ()
    #: of a table row: what its cells head and span, as the ledger says it
    row: str = ""
    #: of a row: the id by which its table is labelled
    label: str = ""
    #: of a block in a figure: the images shown there, as entries of the archive
    pictures: tuple[str, ...] = ()


class Places:
    """The places of a page's blocks. path: of the page; columns: of the cells of its tables."""

    def __init__(self, path: str, columns: Mapping[etree._Element, int]) -> None:
        self._path, self._columns = path, columns
        self._names: dict[etree._Element, str] = {}

    def of(self, block: etree._Element | None) -> Place:
        """The place of the block that is that element."""
        if block is None:
            return Place()
        tag, row, label = _name(block), "", ""
        pictures: tuple[str, ...] = ()
        table = next(block.iterancestors(f"{XHTML}table"), None)
        if tag == "tr" and table is not None:
            row, label = " ".join(self._row(block)), table.get("aria-labelledby") or ""
        figure = next(block.iterancestors(f"{XHTML}figure"), None)
        if figure is not None:
            images = figure.iter(f"{XHTML}img")
            pictures = tuple(resolve(self._path, image.get("src") or "")[0] for image in images)
        holders = tuple(reversed([*self._holders(block)]))
        return Place(tag, block.get("id") or "", holders, row, label, pictures)

    def _holders(self, block: etree._Element) -> Iterator[Holder]:
        for element in (block, *block.iterancestors()):
            kind = _HOLDERS.get(_name(element))
            if "footnote" in types(element):
                kind = "note"
            elif "verse" in classes(element):
                kind = "verse"
            if kind:
                yield kind, self._names.setdefault(element, f"{self._path}#{len(self._names)}")

    def _row(self, row: etree._Element) -> Iterator[str]:
        """What is said of a row: that it is a head row, and of its cells what is not plain.

        In a head row, that a cell heads its column goes without saying.
        """
        head = _name(row.getparent()) == "thead"
        if head:
            yield "header"
        for cell in cells(row):
            scope = (cell.get("scope") or "?") if _name(cell) == "th" else ""
            says = bool("".join(str(text) for text in cell.itertext()).strip())
            if head and says:
                scope = "" if scope == "col" else scope or "td"
            size = (span(cell, "colspan"), span(cell, "rowspan"))
            spans = f"{size[0]}x{size[1]}" if size != (1, 1) else ""
            if scope or spans:
                yield f"{self._columns[cell]}:" + ":".join(filter(None, (scope, spans)))


def _name(element: etree._Element | None) -> str:
    tag = element.tag if element is not None and isinstance(element.tag, str) else ""
    return tag.removeprefix(XHTML)
