"""The running text of a Word paragraph: runs, fields, notes, symbols, ruby; pictures beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..languages import script
from ._docx_emphasis import stress
from ._docx_styles import CONTENTS, Styles
from ._math import linear
from ._names import attribute, child, is_on, tag, value
from ._parts import Part, Piece, images, text_of
from ._pictures import Pictures
from ._raised import placed
from ._symbols import mended, symbol

DELETED = ("w:del", "w:moveFrom")
INSERTED = ("w:ins", "w:moveTo")

_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}  # fmt: skip
_LISTED = {"TOC": CONTENTS, "INDEX": "index of pages", "TOA": CONTENTS}
"""Fields whose result repeats the document's own words beside page numbers."""

_SPACE = re.compile(r"\s+")
_EMBEDDED = ("c:chart", "dgm:relIds")


@dataclass
class State:
    """What is known while the parts of one document are walked, in reading order."""

    styles: Styles
    pictures: Pictures
    #: the archive's entry for a relationship's id, in the part that is being walked
    targets: Mapping[str, str] = field(default_factory=dict)
    #: label by kind ("w:footnoteReference") and id, in order of reference
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    #: makes the label of a note: kind and id to label
    label: Callable[[str, str], str] = lambda kind, id: id
    #: open fields: the instruction, and whether its result has begun
    fields: list[tuple[str, bool]] = field(default_factory=list)
    hidden: int = 0
    formulas: int = 0
    changes: int = 0
    embedded: int = 0
    comments: int = 0

    @property
    def listing(self) -> str:
        """Why text here is a listing of the document itself, or ""."""
        for instruction, _ in self.fields:
            first = instruction.split(None, 1)[0].upper() if instruction.strip() else ""
            if first in _LISTED:
                return _LISTED[first]
        return ""

    @property
    def shown(self) -> bool:
        """Whether text here is no instruction of a field."""
        return all(result for _, result in self.fields)


class Runs:
    """Walks one paragraph: its pieces, and the blocks that hang on it (pictures, text boxes)."""

    def __init__(
        self, state: State, blocks: Callable[[Any], Iterator[Part]], paragraph_style: str
    ) -> None:
        self._state = state
        self._blocks = blocks
        self._style = paragraph_style
        self._furniture = ""
        #: why some of the text is a listing of the document itself, or ""
        self.listing = ""
        self.beside: list[Part] = []

    def pieces(self, container: Any) -> Iterator[Piece]:
        """The pieces of a paragraph, or of what holds runs."""
        for element in container:
            name = tag(element)
            if name in DELETED:
                self._state.changes += 1
            elif name == "w:r":
                yield from self._run(element)
            elif name == "w:sdt":
                yield from self._control(element)
            elif name == "w:fldSimple":
                self._state.fields.append((attribute(element, "instr"), True))
                yield from self.pieces(element)
                self._state.fields.pop()
            elif name == "mc:AlternateContent":
                yield from self._alternative(element, self.pieces)
            elif name in ("m:oMath", "m:oMathPara"):
                self._state.formulas += 1
                yield Piece(linear(element), furniture=self._furniture)
            elif not name.endswith("Pr"):
                self._state.changes += name in INSERTED
                yield from self.pieces(element)

    def _alternative(self, element: Any, walk: Callable[[Any], Iterator[Piece]]) -> Iterator[Piece]:
        """The first choice; the fallback says the same again in older words."""
        before = len(self.beside)
        for option in ("mc:Choice", "mc:Fallback"):
            found = child(element, option)
            pieces = tuple(walk(found)) if found is not None else ()
            yield from pieces
            if pieces or len(self.beside) > before:
                return

    def _control(self, element: Any) -> Iterator[Piece]:
        """A form's field; words that ask to fill it in are not the document's."""
        content = child(element, "w:sdtContent")
        if content is None:
            return
        before = self._furniture
        if is_on(element, "w:sdtPr", "w:showingPlcHdr"):
            self._furniture = "placeholder of a form"
        yield from self.pieces(content)
        self._furniture = before

    def _run(self, run: Any) -> Iterator[Piece]:
        properties = child(run, "w:rPr")
        pieces = tuple(self._content(run, properties))
        if pieces and self._state.styles.hides(properties, self._style):
            self._state.hidden += len(text_of(pieces).strip())
            return
        yield from pieces

    def _content(self, run: Any, properties: Any) -> Iterator[Piece]:
        note = ""
        for element in run:
            name = tag(element)
            if name == "w:fldChar":
                self._field(attribute(element, "fldCharType"))
            elif name == "w:instrText":
                self._instruct(element.text or "")
            elif not self._state.shown or name in ("w:delText", "w:rPr"):
                continue
            elif name == "w:t":
                text = mended(_text(element), attribute(child(properties, "w:rFonts"), "ascii"))
                place = attribute(child(properties, "w:vertAlign"), "val") if not note else ""
                text = placed(text, {"superscript": "sup", "subscript": "sub"}.get(place, ""))
                yield self._piece(text, properties, note)
                note = ""
            elif name in ("w:footnoteReference", "w:endnoteReference"):
                note = self._state.label(name, attribute(element, "id"))
                if attribute(element, "customMarkFollows") not in ("1", "true", "on"):
                    yield Piece(note, note=note)
                    note = ""
            elif name in _SIGNS:
                # What begins a page or column is no line of what stands before it.
                twice = name == "w:br" and attribute(element, "type") in ("page", "column")
                yield self._piece(_SIGNS[name] * (1 + twice), properties)
            elif name == "w:sym":
                yield self._piece(_symbol(element), properties)
            elif name == "w:ruby":
                yield from self._ruby(element)
            elif name == "mc:AlternateContent":
                yield from self._alternative(element, lambda e: self._content(e, properties))
            elif name == "w:commentReference":
                self._state.comments += 1
            elif name in ("w:drawing", "w:pict", "w:object"):
                self._state.embedded += name == "w:object"
                self._draw(element)

    def _piece(self, text: str, properties: Any, note: str = "") -> Piece:
        self.listing = self.listing or self._state.listing
        styles = self._state.styles
        return Piece(
            text,
            self._language(text, properties),
            note,
            furniture=self._furniture,
            struck=styles.strikes(properties),
            stress=stress(styles, properties, self._style),
            size=styles.size(properties, self._style),
            underlined=value(properties, "w:u") not in ("", "none"),
        )

    def _language(self, text: str, properties: Any) -> str:
        if any(script(char) in ("CJK", "KANA", "HANGUL") for char in text):
            kind = "eastAsia"
        elif any(script(char) in ("ARABIC", "HEBREW") for char in text):
            kind = "bidi"
        else:
            kind = "val"
        return self._state.styles.language(properties, kind)

    def _ruby(self, element: Any) -> Iterator[Piece]:
        base, reading = child(element, "w:rubyBase"), child(element, "w:rt")
        over = text_of(self.pieces(reading)) if reading is not None else ""
        for piece in self.pieces(base) if base is not None else ():
            yield replace(piece, note="", furniture="", reading=over)
            over = ""

    def _field(self, kind: str) -> None:
        fields = self._state.fields
        if kind == "begin":
            fields.append(("", False))
        elif kind == "separate" and fields:
            fields[-1] = (fields[-1][0], True)
        elif kind == "end" and fields:
            fields.pop()

    def _instruct(self, text: str) -> None:
        if self._state.fields and not self._state.fields[-1][1]:
            self._state.fields[-1] = (self._state.fields[-1][0] + text, False)

    def _draw(self, drawing: Any) -> None:
        """Text boxes and pictures of a drawing become blocks beside the paragraph."""
        alternative = entry = ""
        decorative = spoken = pictured = False
        for element in _outer(drawing):
            name = tag(element)
            if name == "w:txbxContent":
                spoken = True
                self.beside += self._blocks(element)
            elif name == "wp:docPr" or (name == "v:shape" and not alternative):
                alternative = attribute(element, "descr") or attribute(element, "alt")
            elif name == "adec:decorative":
                decorative = attribute(element, "val") in ("1", "true")
            elif name in ("a:blip", "v:imagedata"):
                pictured = True
                id = attribute(element, "embed") or attribute(element, "id")
                entry = entry or self._state.targets.get(id, "")
            elif name in _EMBEDDED:
                self._state.embedded += 1
        if not decorative and (pictured or (alternative and not spoken)):
            self.beside += images(self._state.pictures, alternative, entry)


def _outer(drawing: Any) -> Iterator[Any]:
    """The elements of a drawing, without those inside of text boxes and of fallbacks."""
    for element in drawing:
        yield element
        if tag(element) not in ("w:txbxContent", "mc:Fallback"):
            yield from _outer(element)


def _text(element: Any) -> str:
    text = "".join(element.itertext())
    kept = attribute(element, "space") == "preserve"
    return text if kept else _SPACE.sub(" ", text).strip(" ") if "\n" in text else text


def _symbol(element: Any) -> str:
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return "\ufffd"
    return symbol(code, attribute(element, "font"))
