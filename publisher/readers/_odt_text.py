"""The running text of OpenDocument: spans, notes, ruby, spaces; pictures and boxes beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ._names import attribute, child, tag, whole
from ._odt_emphasis import of_paragraph, of_span
from ._odt_styles import Styles
from ._parts import Part, Piece, as_note, images, text_of
from ._pictures import Pictures

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200
_SKIPPED = (
    "office:annotation", "office:annotation-end", "text:tracked-changes", "text:script",
    "office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
    "text:dde-connection-decls", "text:note-citation", "text:alphabetical-index-auto-mark-file",
    "svg:title", "svg:desc", "office:event-listeners",
)  # fmt: skip
_OBJECTS = ("draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "draw:floating-frame")


@dataclass
class State:
    """What is known while a document is walked."""

    styles: Styles
    pictures: Pictures
    #: blocks of the notes, in order
    notes: list[Part] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    hidden: int = 0
    embedded: int = 0
    comments: int = 0


class Running:
    """Walks one paragraph: its pieces, and the blocks that hang on it."""

    def __init__(
        self, state: State, blocks: Callable[[Any], Iterator[Part]], style: str = ""
    ) -> None:
        """style: of the paragraph."""
        self._state = state
        self._blocks = blocks
        self._stress, self._look = of_paragraph(state.styles, style)
        self._size = state.styles.size("paragraph", style)
        self._underlined = state.styles.underlines("paragraph", style)
        self.beside: list[Part] = []

    def pieces(self, element: Any, language: str) -> Iterator[Piece]:
        """The text in an element. language: of what the element stands in."""
        yield from self._plain(element.text, language)
        for one in element:
            yield from self._one(one, language)
            yield from self._plain(one.tail, language)

    def _one(self, element: Any, language: str) -> Iterator[Piece]:
        name = tag(element)
        if name in _SKIPPED:
            self._state.comments += name == "office:annotation"
            return
        if attribute(element, "is-hidden") == "true":
            self._state.hidden += len("".join(element.itertext()).strip())
            return
        if name == "text:s":
            yield Piece(" " * min(_MOST_SPACES, whole(attribute(element, "c"), 1)), language)
        elif name == "text:tab":
            yield Piece("\t", language)
        elif name == "text:line-break":
            yield Piece("\n", language)
        elif name == "text:span":
            yield from self._span(element, language)
        elif name == "text:a":
            for piece in self.pieces(element, language):
                yield replace(piece, underlined=False)
        elif name == "text:note":
            yield from self._note(element)
        elif name == "text:ruby":
            base, reading = child(element, "text:ruby-base"), child(element, "text:ruby-text")
            over = "".join(reading.itertext()).strip() if reading is not None else ""
            for piece in self.pieces(base, language) if base is not None else ():
                yield replace(piece, reading=over)
                over = ""
        elif name.startswith("draw:"):
            self.beside += self.drawing(element)
        else:
            yield from self.pieces(element, language)

    def _span(self, element: Any, language: str) -> Iterator[Piece]:
        style = attribute(element, "style-name")
        styles, around = self._state.styles, (self._stress, self._size, self._underlined)
        self._stress = of_span(styles, style, self._stress, self._look)
        self._size = styles.size("text", style) or self._size
        self._underlined = self._underlined or styles.underlines("text", style)
        pieces = tuple(self.pieces(element, styles.language("text", style) or language))
        self._stress, self._size, self._underlined = around
        if self._state.styles.hides("text", style):
            self._state.hidden += len(text_of(pieces).strip())
        elif self._state.styles.strikes(style):
            yield from (replace(piece, struck=True) for piece in pieces)
        else:
            yield from pieces

    def _note(self, element: Any) -> Iterator[Piece]:
        citation, body = child(element, "text:note-citation"), child(element, "text:note-body")
        shown = "".join(citation.itertext()).strip() if citation is not None else ""
        label = shown or str(len(self._state.labels) + 1)
        while label in self._state.labels:  # numbers that begin again on each page
            label += "*"
        self._state.labels.add(label)
        yield Piece(shown or label, note=label)
        place = len(self._state.notes)
        parts = tuple(self._blocks(body)) if body is not None else ()
        self._state.notes[place:place] = as_note(parts, label)

    def drawing(self, element: Any) -> Iterator[Part]:
        """The blocks of a frame or shape: its text boxes, else its description."""
        found = [*self._drawn(element)]
        yield from found
        texts = (child(element, f"svg:{name}") for name in ("desc", "title"))
        words = [text.text for text in texts if text is not None and text.text]
        if attribute(element, "decorative") == "true":
            return
        image = child(element, "draw:image")
        if image is not None or (words and not found):
            entry = attribute(image, "href")
            inside = "" if ":" in entry else entry.removeprefix("./")
            yield from images(self._state.pictures, words[0] if words else "", inside)

    def _drawn(self, element: Any) -> Iterator[Part]:
        objects = [one for one in element if tag(one) in _OBJECTS]
        self._state.embedded += bool(objects)
        paragraphs = [one for one in element if tag(one) in ("text:p", "text:list")]
        if paragraphs:
            yield from self._blocks(element)
            return
        for one in element:
            name = tag(one)
            if name == "draw:text-box":
                yield from self._blocks(one)
            elif name.startswith("draw:") and name != "draw:image" and one not in objects:
                yield from self.drawing(one)

    def _plain(self, text: str | None, language: str) -> Iterator[Piece]:
        if text:
            yield Piece(
                _SPACE.sub(" ", text),
                language,
                stress=self._stress,
                size=self._size,
                underlined=self._underlined,
            )
