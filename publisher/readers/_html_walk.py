"""From a tree to blocks in reading order: roles, readings, languages, notes, pages, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any

from . import _html_ways as ways
from ._html_context import Context, Walked
from ._html_draft import Draft
from ._html_furniture import Judge
from ._html_groups import caption_of, held, shown_over
from ._html_images import alternative, is_sign, shown
from ._html_lists import Numbers
from ._html_notes import Notes, without_label
from ._html_tables import Columns, is_data, is_head
from ._html_tags import BLOCKS, SILENT
from ._html_tree import Element, above, attribute, plain, tag, walk
from ._html_verse import Breaks, in_stanzas
from ._html_ways import is_byline, is_comment, is_page_break, page_label, shortened, way
from ._markup import Block
from ._pictures import Pictures
from ._raised import placed

_HEADING = re.compile(r"h([1-6])$")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*$")


class Walker:
    """Walks one tree.

    language: of the document, so that only other ones are marked; pages: elements with which
    printed pages begin, with their numbers.
    """

    def __init__(
        self, notes: Notes, pictures: Pictures, judge: Judge | None, language: str = "",
        pages: Mapping[Element, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.found = Walked()
        self._notes, self._pictures, self._judge = notes, pictures, judge
        self._language, self._pages = language.lower(), pages
        self._draft: Draft | None = None
        self._after: list[Block] = []
        self._silent: list[str] = []
        self._page: list[str] = []
        self._starts: list[tuple[Element, int, Draft | None]] = []
        self._ruby: list[list[int]] = []
        self._columns: list[Columns] = []
        self._said: set[Element] = set()
        self._numbers = Numbers()
        self._item: Element = None
        self._caption: Element = None
        self._broken = False
        self._breaks = Breaks()

    def walk(self, root: Element) -> Walked:
        """All blocks of the tree."""
        stack = [Context(language="")]
        for event, element in walk(root):
            if event == "start":
                stack.append(self._enter(element, stack[-1]))
                if not stack[-1].silent and element.text:
                    self._text(element.text, element, stack[-1])
            else:
                context = stack.pop()
                if not context.silent:
                    self._leave(element, context)
                if not stack[-1].silent and element.tail and element is not root:
                    self._text(element.tail, element.getparent(), stack[-1])
        self._end_block(stack[-1])
        if self.found.body:
            self._place_silent(0)  # what stands before the first block, too
        body = [replace(b, within=held(b.element, b.role)) for b in self.found.body]
        return replace(self.found, body=in_stanzas(body))

    # ------------------------------------------------------------------ elements

    def _enter(self, element: Element, around: Context) -> Context:
        name = tag(element)
        if around.silent or self._is_silent(element, name, around):
            return around._replace(silent=True)
        if name in BLOCKS:
            self._break(around)
        context = self._context(element, name, around)
        if element in self._pages:
            self._begin_page(self._pages[element])
        if name == "br":
            self._break(around, line=True)
            self._broken = True
        elif name in ("thead", "tbody", "tfoot") and context.in_row:
            self._columns[-1] = Columns()  # no cell reaches into the next part of its table
        elif name == "tr" and context.in_row:
            self._columns[-1].begin_row()
            self._draft = Draft(context.role, context.value, element)
        elif name in ("td", "th") and context.in_row and self._draft and self._columns:
            at = self._columns[-1].place(element, context.value == "header")
            self._draft.cell(at - self._tabs)
            self._tabs = at
        elif name == "ruby":
            self._ruby.append([self._here(element, context).length])
        elif name in ("rt", "rb") and self._ruby:
            self._begin_ruby_part(element, name)
            return context._replace(silent=name == "rt")
        if element in self._notes.references:
            draft = self._here(element, context)
            self._starts.append((element, draft.length, draft))
        return context

    _tabs = 0

    def _is_silent(self, element: Element, name: str, around: Context) -> bool:
        if name in SILENT or element in self._notes.dropped:
            return True
        if name in ("img", "image", "svg"):
            self._image(element, name, around)
            return True
        if name == "input":
            return True
        if is_page_break(element):
            self._begin_page(page_label(element) or str(len(self._page)))
            return True
        return self._is_hidden(element) or is_comment(element)

    def _is_hidden(self, element: Element) -> bool:
        if element in self._notes.bodies:
            return False
        if element.get("hidden") not in (None, "until-found"):
            return True
        if attribute(element, "aria-hidden").lower() == "true":
            return True
        # Pages that show their text by script hide it until then.
        much = self._judge is not None and self._judge.holds_much(element)
        return ways.is_unseen(element) and not much

    def _context(self, element: Element, name: str, around: Context) -> Context:
        changes: dict[str, Any] = {}
        heading = _HEADING.match(name)
        if heading and not around.in_row:
            changes.update(role="heading", value=heading[1])
        elif name == "blockquote" and around.note is None:
            changes.update(role="quotation", value="")
        elif name == "li" and around.note is None:
            changes.update(role="list_item", value=self._numbers.of(element))
            self._item = element
        elif name == "figcaption" and (picture := self._picture_over(element)):
            changes.update(role="image", value=picture)
            self._caption = element
        elif name == "table" and is_data(element):
            self._columns.append(Columns())
            changes.update(in_row=True, role="paragraph")
        elif name == "tr" and around.in_row:
            self._tabs = 0
            changes.update(role="table_row", value="header" if is_head(element) else "")
        elif name in ("pre", "listing", "xmp", "textarea"):
            changes.update(pre=way(element))
        elif name == "a" and element.get("href"):
            changes.update(linked=True)
        else:
            changes.update(looks=ways.looks(element, name, around.looks))
        if element in self._notes.bodies:
            label = self._notes.bodies[element]
            changes.update(role="note", value=label, note=label, in_row=False)
        if self._judge and not around.reason and around.note is None:
            changes["reason"] = self._judge.reason(element)
        language = attribute(element, "xml:lang") or attribute(element, "lang")
        if language and _TAG.match(language):
            own = language.lower() == self._language
            changes["language"] = "" if own else language.replace("_", "-")
        if is_byline(element, name) and around.role == "paragraph":
            changes.update(role="byline")
        return around._replace(**changes) if changes else around

    def _leave(self, element: Element, context: Context) -> None:
        name = tag(element)
        if name == "ruby" and self._ruby:
            self._ruby.pop()
        elif name == "rb" and self._ruby and self._draft:
            self._ruby[-1].append(self._draft.length)
        if self._starts and self._starts[-1][0] is element:
            _, start, draft = self._starts.pop()
            if draft is self._draft and draft:
                draft.mark("noteref", start, self._notes.references[element])
        if name == "table" and context.in_row:
            self._columns.pop()
        if name == "tr" and context.in_row:
            if self._draft:
                self._draft.value = self._columns[-1].value(context.value == "header")
            self._columns[-1].end_row()
            self._flush()
        elif name in BLOCKS:
            self._break(context)

    # ------------------------------------------------------------------ text

    def _here(self, element: Element, context: Context) -> Draft:
        if self._draft is None:
            role, value = context.role, context.value
            if role == "image":
                role, value = ("paragraph", "") if self._caption in self._said else (role, value)
                self._said.add(self._caption)
            if role == "list_item" and self._item is not None:
                if self._item in self._said:
                    role, value = ("list_item" if self._broken else "paragraph"), ""
                self._said.add(self._item)
            self._draft = Draft(role, value, element)
            for label in self._page:
                self._draft.page(label)
            self._page = []
            self._broken = False
        return self._draft

    def _text(self, text: str, element: Element, context: Context) -> None:
        if context.pre:
            self._preformatted(text, element, context)
        elif self._draft is not None or not text.isspace():
            draft, text = self._here(element, context), placed(text, _place(element))
            draft.add(
                text,
                lang=context.language,
                furniture=context.reason,
                linked=context.linked,
                looks=context.looks,
            )

    def _preformatted(self, text: str, element: Element, context: Context) -> None:
        for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            draft = self._draft
            if (
                number
                and draft
                and context.pre == "wrapped"
                and draft.line_is_open
                and line.strip()
            ):
                draft.end_line()
            elif number:
                self._break(context, line=True)
            if line.strip() or self._draft:
                draft = self._here(element, context)
                draft.add_line(line, context.language, context.reason, context.looks)
                draft.line_is_open = bool(line.strip()) or (draft.line_is_open and not number)

    def _break(self, context: Context, line: bool = False) -> None:
        """The end of a block, or of a line; in a row, and of a heading's line, only a space."""
        if context.role == "table_row" or (line and context.role == "heading"):
            if self._draft:
                self._draft.add(" ")
            return
        self._flush()
        self._breaks.end(line)

    def _flush(self) -> None:
        draft, self._draft = self._draft, None
        block = draft.block() if draft else None
        block = self._breaks.placed(block) if block else None
        if block and block.role == "note":
            self.found.notes.append(self._part_of_note(block))
        elif block:
            self.found.body.append(block)
        self.found.body += self._after
        self._after = []
        self._place_silent(-1)

    def _place_silent(self, number: int) -> None:
        """Put the pictures that nobody described behind a block that is there."""
        if self._silent and self.found.body:
            block = self.found.body[number]
            self.found.body[number] = replace(block, pictures=(*block.pictures, *self._silent))
            self._silent = []

    def _part_of_note(self, block: Block) -> Block:
        """The block of a note; only the first one begins with the label and bears it."""
        around = chain((block.element,), above(block.element))
        body = next((one for one in around if one in self._notes.bodies), None)
        if body is not None and body in self._said:
            return replace(block, value="")
        self._said.add(body)
        return shortened(block, without_label(block.text, block.value))

    def _end_block(self, context: Context) -> None:
        self._break(context._replace(role="paragraph"))

    # ------------------------------------------------------------------ ruby, pages, pictures

    def _begin_ruby_part(self, element: Element, name: str) -> None:
        """At rt: the base so far has its reading. At rb: a base begins; rb's own end closes it."""
        draft = self._draft
        bounds = self._ruby[-1]
        if draft is None or name == "rb":
            if draft and len(bounds) == 1:
                bounds[0] = draft.length
            return
        reading = plain(element, 100)
        start = bounds.pop(0)
        stop = bounds[0] if bounds else draft.length
        if reading:
            draft.reading(start, stop, reading)
        if not bounds:
            bounds.append(draft.length)

    def _begin_page(self, label: str) -> None:
        if self._draft and self._draft.length:
            self._draft.page(label)
        else:
            self._page.append(label)

    def _image(self, element: Element, name: str, around: Context) -> None:
        if around.silent or self._is_hidden(element):
            return
        text = alternative(element)
        caption = None if text else caption_of(element)
        if text is None and (caption is None or not self._picture_over(caption)):
            self._without_words(element, name, around)
        if not text or (name == "svg" and attribute(element, "role") != "img"):
            return
        if around.role == "table_row" or is_sign(element, text) or around.note is not None:
            self._text(f" {text} " if around.role == "table_row" else text, element, around)
            return
        picture = "" if around.reason else shown(element, self._pictures)
        block = Block("image", picture, text, furniture=around.reason, element=element)
        started = self._draft is not None and self._draft.length > 0
        (self._after if started else self.found.body).append(block)

    def _without_words(self, element: Element, name: str, around: Context) -> None:
        """A picture that nobody described stays behind the block before it."""
        if name == "svg" or around.reason:
            return  # drawn in the page, it is mostly a sign of its menus
        before, shown_as = len(self._pictures.lost), shown(element, self._pictures)
        kept = self._pictures.without_words(shown_as)
        self._pictures.silent += not shown_as and len(self._pictures.lost) == before
        if kept:
            self._silent.append(kept)

    def _picture_over(self, caption: Element) -> str:
        """The name of the picture that has no words but those of its caption, "" for none."""
        image = shown_over(caption)
        if image is None or alternative(image) or self._is_hidden(image):
            return ""
        return shown(image, self._pictures)


def _place(element: Element) -> str:
    """sup, sub or another tag; the label of a note is raised by the link that it is."""
    above = element.getparent()
    return "" if above is not None and tag(above) == "a" else tag(element)
