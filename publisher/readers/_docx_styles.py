"""What Word's styles say of a paragraph: its role, its list, whether it is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ._names import attribute, child, is_on, tag, value, whole
from ._parts import CAPTION, TABLE_HEAD, TITLE

CONTENTS = "table of contents"

# styles.xml names built-in styles in English, whatever Word's language; programs that write
# names in theirs give no outline level.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek|otsikko|nadpis|overskrift|"
    r"заголовок|标题|標題|見出し|제목|عنوان)\s*([1-9])"
)
_TITLES = (
    "title",
    "titel",
    "titre",
    "título",
    "titolo",
    "название",
    "标题",
    "標題",
    "表題",
    "제목",
)
_SUBTITLES = (
    "subtitle",
    "untertitel",
    "sous-titre",
    "subtítulo",
    "sottotitolo",
    "副标题",
    "副標題",
)
_QUOTES = ("quote", "intense quote", "block text", "quotations", "block quotation")
_CAPTIONS = (
    "caption", "table caption", "beschriftung", "légende", "didascalia", "epígrafe", "leyenda",
    "descripción", "legenda", "название объекта", "题注", "題注", "標號", "図表番号", "캡션",
)  # fmt: skip
_TABLE_HEADS = ("table heading", "table header", "table head", "tabellenüberschrift")
_CONTENTS = re.compile(r"(?:toc|contents) (?:[1-9]|heading)|contents heading|table of figures")
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is."""

    kind: str
    value: str = ""
    furniture: str = ""


def style_role(style: str) -> Role | None:
    """The role that the name of a paragraph style says, or None."""
    name = style.lower().strip()
    if _CONTENTS.fullmatch(name):
        return Role("paragraph", furniture=CONTENTS)
    if name in _TITLES:
        return Role("heading", TITLE)
    if name in _SUBTITLES:
        return Role("byline")
    if name in _QUOTES:
        return Role("quotation")
    if name in _TABLE_HEADS:
        return Role(TABLE_HEAD)
    if name in _CAPTIONS:
        return Role(CAPTION)
    heading = _HEADING.fullmatch(name)
    return Role("heading", str(min(6, int(heading[1])))) if heading else None


@dataclass(frozen=True)
class Styles:
    """The styles of a document by their id."""

    elements: Mapping[str, Any] = field(default_factory=dict)
    #: language of text that says nothing of it: val, eastAsia and bidi
    languages: Mapping[str, str] = field(default_factory=dict)
    #: id of the paragraph style that is used where none is named
    default: str = ""
    #: properties of all runs (w:rPr), or None
    defaults: Any = None

    def chain(self, style: str) -> Iterator[Any]:
        """The style and those it is based on."""
        for _ in range(_LONGEST_CHAIN):
            element = self.elements.get(style)
            if element is None:
                return
            yield element
            style = value(element, "w:basedOn")

    def role(self, properties: Any) -> Role:
        """The role of a paragraph with those properties (w:pPr, or None)."""
        style = value(properties, "w:pStyle") or self.default
        outline = value(properties, "w:outlineLvl")
        for element in self.chain(style):
            named = style_role(value(element, "w:name"))
            if named:
                return named
            outline = outline or value(element, "w:pPr", "w:outlineLvl")
        if whole(outline, 9) < 9:
            return Role("heading", str(min(6, whole(outline, 9) + 1)))
        return Role("paragraph")

    def list_of(self, properties: Any) -> tuple[str, str]:
        """Number of the list (w:numId) and level, "" for either where nobody says."""
        number = value(properties, "w:numPr", "w:numId")
        level = value(properties, "w:numPr", "w:ilvl")
        for element in self.chain(value(properties, "w:pStyle") or self.default):
            number = number or value(element, "w:pPr", "w:numPr", "w:numId")
            level = level or value(element, "w:pPr", "w:numPr", "w:ilvl")
        return ("" if number == "0" else number), level

    def indent(self, properties: Any) -> int:
        """Twentieths of a point by which the style of a paragraph sets it in, 0 for none."""
        styles = self.chain(value(properties, "w:pStyle") or self.default)
        stated = (indent_of(child(element, "w:pPr")) for element in styles)
        return next(filter(None, stated), 0)

    def forms(self, style: str, part: str) -> bool:
        """Whether a style of tables gives a part of them, such as firstRow, a form of its own."""
        return any(
            tag(inner) == "w:tblStylePr" and attribute(inner, "type") == part
            for element in self.chain(style)
            for inner in element
        )

    def hides(self, run_properties: Any, paragraph_style: str) -> bool:
        """Whether a run is hidden text, by itself or by its styles."""
        if child(run_properties, "w:vanish") is not None:
            return is_on(run_properties, "w:vanish")
        for style in (value(run_properties, "w:rStyle"), paragraph_style or self.default):
            for element in self.chain(style):
                if child(element, "w:rPr", "w:vanish") is not None:
                    return is_on(element, "w:rPr", "w:vanish")
        return False

    def strikes(self, run_properties: Any) -> bool:
        """Whether a run is struck out, by itself or by its style."""
        for name in ("w:strike", "w:dstrike"):
            if child(run_properties, name) is not None:
                if is_on(run_properties, name):
                    return True
            elif any(
                is_on(e, "w:rPr", name) for e in self.chain(value(run_properties, "w:rStyle"))
            ):
                return True
        return False

    def size(self, run_properties: Any, paragraph_style: str) -> int:
        """The size of a run's letters in half points, 0 where nobody says."""
        stated = [value(run_properties, "w:sz")]
        for style in (value(run_properties, "w:rStyle"), paragraph_style or self.default):
            stated += (value(element, "w:rPr", "w:sz") for element in self.chain(style))
        stated.append(value(self.defaults, "w:sz"))
        return next((whole(size, 0) for size in stated if size), 0)

    def language(self, run_properties: Any, script: str) -> str:
        """The language of a run. script: val, eastAsia or bidi."""
        own = attribute(child(run_properties, "w:lang"), script)
        return own or self.languages.get(script, "")


def indent_of(properties: Any) -> int:
    """Twentieths of a point by which w:pPr says that text is set in, 0 where it says nothing."""
    indent = child(properties, "w:ind")
    return whole(attribute(indent, "left") or attribute(indent, "start"), 0)


def styles_of(root: Any) -> Styles:
    """The styles of styles.xml; none where there is no such part (None)."""
    if root is None:
        return Styles()
    elements, default = {}, ""
    for element in root:
        if tag(element) == "w:style":
            name = attribute(element, "styleId")
            elements[name] = element
            is_default = attribute(element, "default") in ("1", "true", "on")
            if is_default and attribute(element, "type") == "paragraph":
                default = name
    defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
    language = child(defaults, "w:lang")
    kinds = ("val", "eastAsia", "bidi")
    languages = {kind: attribute(language, kind) for kind in kinds}
    return Styles(elements, languages, default, defaults)
