"""The flow of blocks while a page is walked: an open one takes text, what ends it puts it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from ._html_context import Context, Walked
from ._html_draft import Draft
from ._html_groups import held
from ._html_notes import without_label
from ._html_tree import Element, above, tag
from ._html_verse import Breaks, in_stanzas
from ._html_ways import shortened
from ._html_word import is_tab
from ._markup import Block
from ._raised import placed


class Flow:
    """The blocks of one walk in reading order, and the one that is open."""

    def __init__(self, notes: Mapping[Element, str]) -> None:
        """notes: elements that are notes, with their labels."""
        #: the open block, or None
        self.draft: Draft | None = None
        #: the innermost item of a list, and the caption of a picture without words
        self.item: Element = None
        self.caption: Element = None
        self._found = Walked()
        self._notes = notes
        self._after: list[Block] = []
        self._silent: list[str] = []
        self._page: list[str] = []
        self._said: set[Element] = set()
        self._broken = False
        self._breaks = Breaks()

    def finished(self) -> Walked:
        """All that was found, lines that belong together as such."""
        self.close()
        if self._found.body:
            self._place_silent(0)  # what stands before the first block, too
        body = [replace(b, within=held(b.element, b.role)) for b in self._found.body]
        return replace(self._found, body=in_stanzas(body))

    def here(self, element: Element, context: Context) -> Draft:
        """The open block; where there is none, one begins."""
        if self.draft is None:
            role, value = context.role, context.value
            if role == "image":
                role, value = ("paragraph", "") if self.caption in self._said else (role, value)
                self._said.add(self.caption)
            if role == "list_item" and self.item is not None:
                if self.item in self._said:
                    role, value = ("list_item" if self._broken else "paragraph"), ""
                self._said.add(self.item)
            self.begin(Draft(role, value, element))
        assert self.draft is not None
        return self.draft

    def begin(self, draft: Draft) -> None:
        """Open a block, with the printed pages that begin with it."""
        self.draft = draft
        for label in self._page:
            draft.page(label)
        self._page = []
        self._broken = False

    def text(self, text: str, element: Element, context: Context) -> None:
        """Text right in an element."""
        if context.pre:
            self._preformatted(text, element, context)
        elif self.draft is not None or not text.isspace():
            draft = self.here(element, context)
            draft.add(
                " " if is_tab(element, text) else placed(text, _place(element)),
                lang=context.language,
                furniture=context.reason,
                linked=context.linked,
                looks=context.looks,
            )

    def _preformatted(self, text: str, element: Element, context: Context) -> None:
        for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            draft = self.draft
            if (
                number
                and draft
                and context.pre == "wrapped"
                and draft.line_is_open
                and line.strip()
            ):
                draft.end_line()
            elif number:
                self.end(context, line=True)
            if line.strip() or self.draft:
                draft = self.here(element, context)
                draft.add_line(line, context.language, context.reason, context.looks)
                draft.line_is_open = bool(line.strip()) or (draft.line_is_open and not number)

    def line_break(self, context: Context) -> None:
        """A break that the page makes inside a block."""
        self.end(context, line=True)
        self._broken = True

    def end(self, context: Context, line: bool = False) -> None:
        """The end of a block, or of a line; in a row, and of a heading's line, only a space."""
        if context.role == "table_row" or (line and context.role == "heading"):
            if self.draft:
                self.draft.add(" ")
            return
        self.close()
        self._breaks.end(line)

    def close(self) -> None:
        """Put the open block away, with what waits to stand behind it."""
        draft, self.draft = self.draft, None
        block = draft.block() if draft else None
        block = self._breaks.placed(block) if block else None
        if block and block.role == "note":
            self._found.notes.append(self._part_of_note(block))
        elif block:
            self._found.body.append(block)
        self._found.body += self._after
        self._after = []
        self._place_silent(-1)

    def put(self, block: Block) -> None:
        """A block of its own, behind the open one."""
        started = self.draft is not None and self.draft.length > 0
        (self._after if started else self._found.body).append(block)

    def put_silent(self, picture: str) -> None:
        """The name of a picture that nobody described, which stays behind the block before it."""
        self._silent.append(picture)

    def _place_silent(self, number: int) -> None:
        """Put the pictures that nobody described behind a block that is there."""
        if self._silent and self._found.body:
            block = self._found.body[number]
            self._found.body[number] = replace(block, pictures=(*block.pictures, *self._silent))
            self._silent = []

    def begin_page(self, label: str) -> None:
        """A printed page begins: in the open block, or with the next one. label: "" to count."""
        label = label or str(len(self._page))
        if self.draft and self.draft.length:
            self.draft.page(label)
        else:
            self._page.append(label)

    def _part_of_note(self, block: Block) -> Block:
        """The block of a note; only the first one begins with the label and bears it."""
        around = chain((block.element,), above(block.element))
        body = next((one for one in around if one in self._notes), None)
        if body is not None and body in self._said:
            return replace(block, value="")
        self._said.add(body)
        return shortened(block, without_label(block.text, block.value))


def _place(element: Element) -> str:
    """sup, sub or another tag; the label of a note is raised by the link that it is."""
    above = element.getparent()
    return "" if above is not None and tag(above) == "a" else tag(element)
