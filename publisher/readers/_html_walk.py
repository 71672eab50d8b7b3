"""From a tree to blocks in reading order: roles, readings, languages, notes, pages, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from . import _html_ways as ways
from ._html_breaks import SIGN
from ._html_context import Context, Walked
from ._html_draft import Draft
from ._html_flow import Flow
from ._html_forms import Forms
from ._html_furniture import Judge
from ._html_groups import caption_of, shown_over
from ._html_images import alternative, is_sign, shown
from ._html_lists import Numbers
from ._html_notes import Notes
from ._html_quotes import Quotes
from ._html_tables import Columns, is_data, is_head
from ._html_tags import BLOCKS, SILENT
from ._html_tree import Element, attribute, plain, tag, walk
from ._html_ways import is_byline, is_comment, is_page_break, page_label, way
from ._html_word import TITLE, is_title
from ._markup import Block
from ._pictures import Pictures

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
        self._flow = Flow(notes.bodies)
        self._notes, self._pictures, self._judge = notes, pictures, judge
        self._language, self._pages = language.lower(), pages
        self._starts: list[tuple[Element, int, Draft | None]] = []
        self._ruby: list[list[int]] = []
        self._columns: list[Columns] = []
        self._numbers, self._quotes = Numbers(), Quotes()
        self._forms = judge.forms if judge else Forms()

    def walk(self, root: Element) -> Walked:
        """All blocks of the tree."""
        stack = [Context(language="")]
        for event, element in walk(root):
            if event == "start":
                stack.append(self._enter(element, stack[-1]))
                if not stack[-1].silent and element.text:
                    self._flow.text(element.text, element, stack[-1])
            else:
                context = stack.pop()
                if not context.silent:
                    self._leave(element, context)
                if not stack[-1].silent and element.tail and element is not root:
                    self._flow.text(element.tail, element.getparent(), stack[-1])
        return self._flow.finished()

    # ------------------------------------------------------------------ elements

    def _enter(self, element: Element, around: Context) -> Context:
        name = tag(element)
        if around.silent or self._is_silent(element, name, around):
            return around._replace(silent=True)
        if name in BLOCKS:
            self._flow.end(around)
        context = self._context(element, name, around)
        if element in self._pages:
            self._flow.begin_page(self._pages[element])
        if name == "br":
            self._flow.line_break(around)
        elif self._is_rule(element, name) and self._is_break(context):
            self._flow.put(Block("break", "", SIGN, furniture=context.reason, element=element))
        elif name in ("thead", "tbody", "tfoot") and context.in_row:
            self._columns[-1] = Columns()  # no cell reaches into the next part of its table
        elif name == "tr" and context.in_row:
            self._columns[-1].begin_row()
            self._flow.draft = Draft(context.role, context.value, element)
        elif name in ("td", "th") and context.in_row and self._flow.draft and self._columns:
            at = self._columns[-1].place(element, context.value == "header")
            self._flow.draft.cell(at - self._tabs)
            self._tabs = at
        elif name == "ruby":
            self._ruby.append([self._flow.here(element, context).length])
        elif name in ("rt", "rb") and self._ruby:
            self._begin_ruby_part(element, name)
            return context._replace(silent=name == "rt")
        if name == "q":
            language = around.language or self._language
            self._flow.text(self._quotes.begin(element, language), element, context)
        if element in self._notes.references:
            draft = self._flow.here(element, context)
            self._starts.append((element, draft.length, draft))
        return context

    _tabs = 0

    @staticmethod
    def _is_rule(element: Element, name: str) -> bool:
        return name == "hr" or (element.get("role") == "separator" and not plain(element, 1))

    @staticmethod
    def _is_break(context: Context) -> bool:
        return not context.in_row and context.note is None and context.role != "list_item"

    def _is_silent(self, element: Element, name: str, around: Context) -> bool:
        if name in SILENT or element in self._notes.dropped:
            return True
        if name in ("img", "image", "svg"):
            self._image(element, name, around)
            return True
        if name == "input":
            self._field(element, around)
            return True
        if is_page_break(element):
            self._flow.begin_page(page_label(element))
            return True
        return self._is_hidden(element) or is_comment(element)

    def _field(self, element: Element, around: Context) -> None:
        """A field of a form: only a box to be ticked is seen without being filled in."""
        if sign := "" if around.reason else self._forms.sign(element):
            if around.role != "list_item":
                self._flow.line_break(around)
            self._flow.text(f"{sign} ", element.getparent(), around)

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
        elif name == "p" and is_title(element) and not around.in_row:
            changes.update(role="heading", value=TITLE)
        elif name == "blockquote" and around.note is None:
            changes.update(role="quotation", value="")
        elif name == "li" and around.note is None:
            changes.update(role="list_item", value=self._numbers.of(element))
            self._flow.item = element
        elif name == "figcaption" and (picture := self._picture_over(element)):
            changes.update(role="image", value=picture)
            self._flow.caption = element
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
        if name == "q":
            self._flow.text(self._quotes.end(element), element, context)
        if name == "ruby" and self._ruby:
            self._ruby.pop()
        elif name == "rb" and self._ruby and self._flow.draft:
            self._ruby[-1].append(self._flow.draft.length)
        if self._starts and self._starts[-1][0] is element:
            _, start, draft = self._starts.pop()
            if draft is self._flow.draft and draft:
                draft.mark("noteref", start, self._notes.references[element])
        if name == "table" and context.in_row:
            self._columns.pop()
        if name == "tr" and context.in_row:
            if self._flow.draft:
                self._flow.draft.value = self._columns[-1].value(context.value == "header")
            self._columns[-1].end_row()
            self._flow.close()
        elif name in BLOCKS:
            self._flow.end(context)

    # ------------------------------------------------------------------ ruby, pages, pictures

    def _begin_ruby_part(self, element: Element, name: str) -> None:
        """At rt: the base so far has its reading. At rb: a base begins; rb's own end closes it."""
        draft = self._flow.draft
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
            self._flow.text(f" {text} " if around.role == "table_row" else text, element, around)
            return
        picture = "" if around.reason else shown(element, self._pictures)
        block = Block("image", picture, text, furniture=around.reason, element=element)
        self._flow.put(block)

    def _without_words(self, element: Element, name: str, around: Context) -> None:
        """A picture that nobody described stays behind the block before it."""
        if name == "svg" or around.reason:
            return  # drawn in the page, it is mostly a sign of its menus
        before, shown_as = len(self._pictures.lost), shown(element, self._pictures)
        kept = self._pictures.without_words(shown_as)
        self._pictures.silent += not shown_as and len(self._pictures.lost) == before
        if kept:
            self._flow.put_silent(kept)

    def _picture_over(self, caption: Element) -> str:
        """The name of the picture that has no words but those of its caption, "" for none."""
        image = shown_over(caption)
        if image is None or alternative(image) or self._is_hidden(image):
            return ""
        return shown(image, self._pictures)
