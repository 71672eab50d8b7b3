"""The blocks of a Word story in reading order: paragraphs, lists, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ._docx_lists import Lists
from ._docx_runs import DELETED, INSERTED, Runs, State
from ._docx_styles import CONTENTS
from ._groups import Held
from ._names import attribute, child, is_on, tag, value
from ._parts import CAPTION, Part, Piece, text_of
from ._tables import table

_GALLERIES = ("Table of Contents",)
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
            return self._lists.go_on(properties, kind == "paragraph")
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
        self._lists.end()
        yield from table(
            [
                (is_on(row, "w:trPr", "w:tblHeader"), self._cells(row))
                for row in _rows(element, self._state)
            ]
        )

    def _cells(self, row: Any) -> list[list[Part]]:
        return [[*self._inner_blocks(cell)] for cell in _descend(row, "w:tc", self._state)]


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
