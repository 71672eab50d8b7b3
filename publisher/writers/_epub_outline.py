"""Where everything stands in an EPUB: its files, and the elements of each text with their ids.

The page and its overlay are both made from the same outline, so an id in a SMIL file is an id in
the XHTML file by construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ..book import Block, BlockKind, Book, Document
from ..timeline import Section, Timeline, Track

NAV = "nav.xhtml"
COVER = "cover.xhtml"
STYLE = "css/book.css"

#: the element around a run of blocks of one kind, and the element of one such block
_GROUPS: dict[BlockKind, tuple[str, str]] = {
    "list_item": ("ul", "li"),
    "quotation": ("blockquote", "p"),
}

#: what an overlay calls an element (EPUB Structural Semantics Vocabulary 1.1)
_SEMANTICS = {"h1": "title", "ul": "list", "li": "list-item"}


@dataclass(frozen=True, slots=True)
class Element:
    """One block element: either a block of the book, or a group of such elements."""

    tag: str
    #: XHTML id, not that of any sentence
    id: str
    #: None for a group
    block: Block | None = None
    children: tuple[Element, ...] = ()

    @property
    def semantics(self) -> str:
        """epub:type of the element in the overlay, or ""."""
        return _SEMANTICS.get(self.tag, "")


@dataclass(frozen=True)
class Text:
    """One text file of the EPUB: a document, its place in the book and its time on a track."""

    document: Document
    track: Track
    section: Section
    #: epub:type of the whole: titlepage, chapter or colophon
    semantics: str

    @property
    def title(self) -> str:
        """The document's own title, else its track's."""
        return self.document.value("title") or self.track.title

    @property
    def page(self) -> str:
        """Path of the XHTML file, as all paths here, from the package document."""
        return f"text/{self.document.key}.xhtml"

    @property
    def overlay(self) -> str:
        """Path of the SMIL file."""
        return f"overlays/{self.document.key}.smil"

    @property
    def audio(self) -> str:
        """Path of the recording, which the documents of one speech share."""
        return recording(self.track)

    @property
    def duration(self) -> int:
        """Milliseconds of the overlay."""
        return self.section.end - self.section.begin

    @cached_property
    def id(self) -> str:
        """Id of the section element."""
        return _free("text", self._taken)

    @cached_property
    def heading(self) -> str:
        """Id of the one h1, or "" where the document has no heading."""
        return next((e.id for e in self.elements if e.tag == "h1"), "")

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the page, top level first: the first heading is h1, all others h2."""
        blocks = [block for block in self.document.blocks if block.sentences]
        first = next((block for block in blocks if block.kind == "heading"), None)
        found: list[Element] = []
        numbered = enumerate(blocks, 1)
        for kind, run in groupby(numbered, key=lambda entry: entry[1].kind):
            around, tag = _GROUPS.get(kind, ("", "p"))
            leaves = tuple(
                Element(_heading(block, first) or tag, _free(f"block-{n}", self._taken), block)
                for n, block in run
            )
            if around:
                name = leaves[0].id.replace("block", "group", 1)
                found.append(Element(around, _free(name, self._taken), children=leaves))
            else:
                found += leaves
        return tuple(found)

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(sentence.id for sentence in self.document.sentences())


def texts(book: Book, timeline: Timeline) -> Iterator[Text]:
    """The text files in reading order. Raises KeyError where the clock knows nothing of one."""
    for part in book.parts:
        track = timeline.track(part.key)
        sections = {section.key: section for section in track.sections}
        for document in part.documents:
            semantics = "chapter" if part.speech else "titlepage"
            if document is book.about:
                semantics = "colophon"
            yield Text(document, track, sections[document.key], semantics)


def recording(track: Track) -> str:
    """Path of the recording of a track."""
    return f"audio/{track.key}.m4a"


def _heading(block: Block, first: Block | None) -> str:
    if block.kind != "heading":
        return ""
    return "h1" if block is first else "h2"


def _free(name: str, taken: frozenset[str]) -> str:
    while name in taken:
        name += "_"
    return name
