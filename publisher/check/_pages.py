"""The XHTML files of an EPUB: their sentences, their blocks, and what else there is to see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from ._emphasis import ELEMENTS, Stretch, stretches
from ._places import Place, Places
from ._tables import columns
from ._xhtml import HEADINGS, XHTML, classes, types

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_OTHERS = ("p", "li", "dt", "dd", "tr", "pre", "caption", "figcaption")
_BLOCKS = frozenset(f"{XHTML}{name}" for name in (*HEADINGS, *_OTHERS))
"""Elements that are blocks of text, unless they hold another one of them."""

_ROW = f"{XHTML}tr"
_STRUCK = f"{XHTML}s"


_QUIET = {"made", "unread"}
"""The classes of a block that is shown and not read."""

_BREAK = {"break", "unread"}
"""The classes of a scene break: signs of a source, which nobody says."""

_UNSEEN = frozenset(
    f"{XHTML}{name}" for name in ("head", "rt", "rp", "script", "style", "template")
)
"""Readings over the text, and what is never shown."""


@dataclass(frozen=True, slots=True)
class Block:
    """The visible text of a heading, paragraph or list item."""

    text: str
    #: the same without what is struck out
    valid: str
    #: class "made": words of this edition, not of a source
    made: bool
    place: Place
    #: what of it is in italics or bold
    stress: tuple[Stretch, ...] = ()
    #: whether it is a scene break, which is not read
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a note: it is shown and not read."""

    text: str
    #: where it leads, as the page has it
    href: str


@dataclass(frozen=True)
class Page:
    """One XHTML file, read."""

    #: name of the archive's entry
    path: str
    #: what is wrong with lang and xml:lang of its elements
    language_faults: tuple[str, ...]
    #: language of the root element, or ""
    language: str
    #: ids and texts of its sentences in order
    sentences: tuple[tuple[str, str], ...]
    #: for each id in the file, how many sentences begin before it, and before its element ends
    anchors: dict[str, int]
    ends: dict[str, int]
    blocks: tuple[Block, ...]
    #: blocks of the classes "made" and "unread": shown and not read on purpose
    quiet: tuple[str, ...]
    #: other visible text that is in no sentence
    unread: tuple[str, ...]
    references: tuple[Reference, ...]
    #: ids of the notes
    notes: frozenset[str]
    #: ids and labels of the page breaks, in order
    breaks: tuple[tuple[str, str], ...]
    #: ids of sentences that are in something hidden
    hidden: tuple[str, ...]
    #: images that neither have a text nor stand above a caption
    mute: tuple[str, ...]

    def first(self, fragment: str) -> str:
        """Id of the first sentence at or after a fragment ("" is the file), or ""."""
        at = self.anchors.get(fragment) if fragment else 0
        return self.sentences[at][0] if at is not None and at < len(self.sentences) else ""


@dataclass(frozen=True, slots=True)
class _Inside:
    """What something visible is in."""

    #: number of the sentence, or -1
    sentence: int = -1
    #: the innermost block element
    block: etree._Element | None = None
    made: bool = False
    #: whether it is struck out
    struck: bool = False
    #: kinds of emphasis: em, strong
    stress: frozenset[str] = frozenset()
    #: whether it is the signs of a scene break
    silent: bool = False


_Piece = tuple[str, _Inside]
"""A stretch of visible text, and what it is in."""


class _Walk:
    """One walk through a page, in reading order."""

    def __init__(self, known: Collection[str], columns: Mapping[etree._Element, int]) -> None:
        """known: ids that are sentences; columns: of the cells of tables."""
        self._known, self._columns = known, columns
        self.ids: list[str] = []
        self.anchors: dict[str, int] = {}
        self.ends: dict[str, int] = {}
        self.pieces: list[_Piece] = []
        self.references: list[Reference] = []
        self.quiet: list[str] = []

    def enter(self, element: etree._Element, inside: _Inside) -> None:
        """Take in an element that is in such a sentence and such a block."""
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            return  # comments and instructions have no name
        if "noteref" in types(element):
            shown = "".join(str(part) for part in element.itertext())
            self.references.append(Reference(shown, element.get("href") or ""))
            return
        id = element.get("id")
        if id is not None:
            self.anchors.setdefault(id, len(self.ids))
            if id in self._known:
                inside = replace(inside, sentence=len(self.ids))
                self.ids.append(id)
        named = classes(element)
        if named >= _QUIET:
            self.quiet.append("".join(str(part) for part in element.itertext()))
            return
        if element.tag in _BLOCKS:
            inside = replace(inside, block=element)
        if element in self._columns:  # as the cells of a row stand in the ledger
            before = element.getprevious()
            ahead = self._columns[element] - self._columns.get(before, 0)
            self._text("\t" * ahead, replace(inside, sentence=-1))
        if named >= _BREAK and not any(map(str.isalnum, "".join(map(str, element.itertext())))):
            inside = replace(inside, silent=True)
        made, struck = "made" in named, element.tag == _STRUCK
        inside = replace(inside, made=inside.made or made, struck=inside.struck or struck)
        if kind := ELEMENTS.get(element.tag):
            inside = replace(inside, stress=inside.stress | {kind})
        if element.tag != _ROW or (element.text or "").strip():
            self._text(element.text, inside)
        for child in element:
            self.enter(child, inside)
            if element.tag != _ROW or (child.tail or "").strip():  # else it is between cells
                self._text(child.tail, inside)
        if id is not None:
            self.ends.setdefault(id, len(self.ids))

    def _text(self, text: str | None, inside: _Inside) -> None:
        if text:
            self.pieces.append((text, inside))


def read_page(path: str, root: etree._Element, known: Collection[str]) -> Page:
    """Read a page. known: ids that are sentences."""
    at = columns(root)
    walk, places = _Walk(known, at), Places(path, at)
    walk.enter(root, _Inside())
    texts = [""] * len(walk.ids)
    for text, inside in walk.pieces:
        if inside.sentence >= 0:
            texts[inside.sentence] += text
    unread = (t for t, inside in walk.pieces if inside.sentence < 0 and not inside.silent)
    return Page(
        path=path,
        language_faults=tuple(_language_faults(root)),
        language=root.get("lang") or "",
        sentences=tuple(zip(walk.ids, texts, strict=True)),
        anchors=walk.anchors,
        ends=walk.ends,
        blocks=tuple(_blocks(walk.pieces, places)),
        quiet=tuple(walk.quiet),
        unread=tuple(text.strip() for text in unread if text.strip()),
        references=tuple(walk.references),
        notes=frozenset(_ids(root, "footnote")),
        breaks=tuple(_breaks(root)),
        hidden=tuple(_hidden(root, known)),
        mute=tuple(_mute(root)),
    )


def _ids(root: etree._Element, semantics: str) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if semantics in types(element) and element.get("id"):
            yield str(element.get("id"))


def _breaks(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter(etree.Element):
        if "pagebreak" in types(element):
            yield element.get("id") or "", element.get("aria-label") or element.get("title") or ""


def _hidden(root: etree._Element, known: Collection[str]) -> Iterator[str]:
    """Sentences that readers do not show, or that a screen reader does not say."""
    for element in root.iter(etree.Element):
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            yield from (id for e in element.iter(etree.Element) if (id := e.get("id")) in known)


def _mute(root: etree._Element) -> Iterator[str]:
    """Images of which nothing says what they show: no alternative text, and no caption."""
    for image in root.iter(f"{XHTML}img"):
        figure = next(image.iterancestors(f"{XHTML}figure"), None)
        caption = figure.find(f"{XHTML}figcaption") if figure is not None else None
        said = "" if caption is None else "".join(str(text) for text in caption.itertext())
        if not (image.get("alt") or "").strip() and not said.strip():
            yield image.get("src") or ""


def _language_faults(root: etree._Element) -> Iterator[str]:
    """The root must say its language; lang and xml:lang must agree (EPUB 3.3, 6.1.3)."""
    if not root.get("lang"):
        yield "its root element has no lang"
    for element in root.iter(etree.Element):
        plain, xml = element.get("lang"), element.get(_XML_LANG)
        if plain != xml:
            yield f"line {element.sourceline}: lang is {plain!r}, xml:lang is {xml!r}"


def _blocks(pieces: list[_Piece], places: Places) -> Iterator[Block]:
    """Texts of block elements in order; text outside of all of them is a block of its own."""
    for element, run in groupby(pieces, key=lambda piece: piece[1].block):
        part = list(run)
        text = "".join(text for text, _ in part)
        if text.strip():
            valid = "".join(text for text, inside in part if not inside.struck)
            stress = stretches([(text, inside.stress) for text, inside in part])
            made, silent = part[0][1].made, part[0][1].silent
            yield Block(text, valid, made, places.of(element), stress, silent)
