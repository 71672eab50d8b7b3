"""The blocks of a Word story in reading order: paragraphs, lists, tables, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..rows import HeadOf
from ._docx_lists import Lists
from ._docx_runs import DELETED, INSERTED, Runs, State
from ._docx_styles import CONTENTS, Styles
from ._groups import Held
from ._names import attribute, child, is_on, tag, value, whole
from ._parts import CAPTION, Part, Piece, text_of
from ._tables import Box, table

_GALLERIES = ("Table of Contents",)
_HEX = re.compile(r"[0-9A-Fa-f]{1,8}")
_PARTS = {"firstRow": "firstRow", "firstColumn": "firstCol"}
_WIDEST = 63
"""Columns of a table of Word's."""

_DROPPED = ("drop", "margin")


class Body:
    """Walks the stories of one document: the body, then the notes, heads and feet."""

    def __init__(self, state: State, lists: Lists) -> None:
        self._state = state
        self._lists = lists
        #: text that the next paragraph begins with: a drop cap, or a paragraph whose end is deleted
        self._carried: tuple[Piece, ...] = ()

    def story(self, root: Any, targets: Mapping[str, str]) -> Iterator[Part]:
        """The blocks of a part of the file. targets: of its relationships."""
        self._state.targets = targets
        self._state.fields.clear()
        yield from self._blocks(root)
        if self._carried:
            yield Part("paragraph", self._carried)
            self._carried = ()

    def _blocks(self, container: Any) -> Iterator[Part]:
        for element in container:
            name = tag(element)
            if name == "w:p":
                yield from self._paragraph(element)
            elif name == "w:tbl":
                yield from self._table(element)
            elif name == "w:sdt":
                yield from self._control(element)
            elif name == "mc:AlternateContent":
                options = (child(element, "mc:Choice"), child(element, "mc:Fallback"))
                chosen = next((option for option in options if option is not None), ())
                yield from self._blocks(chosen)
            elif name in ("w:altChunk", "w:subDoc"):
                self._state.embedded += 1
            elif name in DELETED:
                self._state.changes += 1
            elif not name.endswith("Pr"):
                self._state.changes += name in INSERTED
                yield from self._blocks(element)

    def _control(self, element: Any) -> Iterator[Part]:
        content = child(element, "w:sdtContent")
        if content is None:
            return
        gallery = value(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
        contents = CONTENTS if gallery in _GALLERIES else ""
        for part in self._blocks(content):
            yield replace(part, furniture=part.furniture or contents)

    def _paragraph(self, paragraph: Any) -> Iterator[Part]:
        properties = child(paragraph, "w:pPr")
        role = self._state.styles.role(properties)
        label = self._lists.label(properties)
        carried, self._carried = self._carried, ()
        runs = Runs(self._state, self._inner_blocks, value(properties, "w:pStyle"))
        pieces = (*carried, *runs.pieces(paragraph))
        within: Held = ()
        if self._goes_on(properties) and text_of(pieces).strip():
            self._carried = pieces
        else:
            kind, number = role.kind, role.value
            if label is not None and kind == "paragraph":
                kind, number = "list_item", label
            elif label and text_of(pieces).strip():
                # Only an item of a list can bear a number that is not in the text.
                pieces = (Piece(f"{label} "), *pieces)
            furniture = role.furniture or runs.listing
            within = self._around(kind, properties) if text_of(pieces).strip() else ()
            yield Part(kind, pieces, number, furniture, within)
        for part in runs.beside:
            yield replace(part, within=part.within or within)

    def _around(self, kind: str, properties: Any) -> Held:
        """The lists and items around a paragraph with text."""
        if kind == "list_item":
            return self._lists.begin_item(properties)
        if kind in ("paragraph", "quotation", CAPTION):
            return self._lists.go_on(properties, kind != "quotation")
        self._lists.end()
        return ()

    def _inner_blocks(self, container: Any) -> Iterator[Part]:
        """The blocks of a text box; what its anchor's paragraph is in the midst of waits."""
        fields, carried, items = self._state.fields, self._carried, self._lists.open
        self._state.fields, self._carried, self._lists.open = [], (), []
        yield from tuple(self._blocks(container))
        if self._carried:
            yield Part("paragraph", self._carried)
        self._state.fields, self._carried, self._lists.open = fields, carried, items

    def _goes_on(self, properties: Any) -> bool:
        """Whether the next paragraph goes on with this one's text."""
        dropped = attribute(child(properties, "w:framePr"), "dropCap") in _DROPPED
        deleted = child(properties, "w:rPr", "w:del") is not None
        return dropped or deleted

    def _table(self, element: Any) -> Iterator[Part]:
        indent = attribute(child(element, "w:tblPr", "w:tblInd"), "w")
        within = self._lists.around_table(whole(indent, 0))
        looks = Looks(child(element, "w:tblPr"), self._state.styles)
        rows = []
        for number, row in enumerate(_rows(element, self._state)):
            head = is_on(row, "w:trPr", "w:tblHeader") or (looks.first_row and not number)
            rows.append((head, [*self._boxes(row, looks.first_column and not head)]))
        for part in table(rows):
            yield replace(part, within=(*within, *part.within))

    def _boxes(self, row: Any, headed: bool) -> Iterator[Box]:
        """The places of a row. headed: whether its first cell heads it."""
        before = child(row, "w:trPr", "w:gridBefore")
        yield from [Box()] * min(_WIDEST, whole(attribute(before, "val"), 0))
        for number, cell in enumerate(_descend(row, "w:tc", self._state)):
            columns = max(1, min(_WIDEST, whole(value(cell, "w:tcPr", "w:gridSpan"), 1)))
            merged = child(cell, "w:tcPr", "w:vMerge")
            goes_on = merged is not None and attribute(merged, "val") != "restart"
            head: HeadOf = "row" if headed and not number else ""
            yield Box([*self._inner_blocks(cell)], columns, head=head, goes_on=goes_on)
            yield from [Box(goes_on=goes_on)] * (columns - 1)


class Looks:
    """Which parts of a table Word is asked to show in another form, and its style has one for.

    Word asks for the first row and column of every new table, also where the style has no form for
    them and nobody sees a head.
    """

    def __init__(self, properties: Any, styles: Styles) -> None:
        look = child(properties, "w:tblLook")
        bits = attribute(look, "val")
        flags = int(bits, 16) if _HEX.fullmatch(bits) else 0
        style = value(properties, "w:tblStyle")

        def shows(name: str, bit: int) -> bool:
            stated = attribute(look, name)
            asked = stated in ("1", "true", "on") if stated else bool(flags & bit)
            return asked and styles.forms(style, _PARTS[name])

        self.first_row = shows("firstRow", 0x20)
        self.first_column = shows("firstColumn", 0x80)


def _rows(element: Any, state: State) -> Iterator[Any]:
    for row in _descend(element, "w:tr", state):
        if child(row, "w:trPr", "w:del") is not None:
            state.changes += 1
        else:
            yield row


def _descend(container: Any, wanted: str, state: State) -> Iterator[Any]:
    """The rows or cells in a container, also those in form fields and tracked insertions."""
    for element in container:
        name = tag(element)
        if name == wanted:
            yield element
        elif name in ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", *INSERTED):
            yield from _descend(element, wanted, state)
