"""Where everything stands in an EPUB: its files, and in each text its elements with their ids.

The page and its overlay are both made from the same outline, so an id in a SMIL file is an id in
the XHTML file by construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from ..book import Book, Document
from ..timeline import Section, Timeline, Track
from ._epub_elements import Element, Ids, elements

NAV = "nav.xhtml"
COVER = "cover.xhtml"
STYLE = "css/book.css"


@dataclass(frozen=True)
class Text:
    """One text file of the EPUB: a document, its place in the book and its time on a track."""

    document: Document
    track: Track
    section: Section
    #: epub:type of the whole: titlepage, part, chapter or colophon
    semantics: str
    #: path of each picture by its name in the document
    pictures: Mapping[str, str] = field(default_factory=dict)

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
        return self.ids.free("text")

    @cached_property
    def heading(self) -> str:
        """Id of the one h1, or "" where the document has no heading."""
        return next((e.id for e in self.elements if e.tag == "h1"), "")

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the page, top level first."""
        return elements(self.document.blocks, self.ids)

    @cached_property
    def ids(self) -> Ids:
        """The ids of its elements."""
        return Ids(frozenset(sentence.id for sentence in self.document.sentences()))

    @cached_property
    def breaks(self) -> tuple[tuple[str, str], ...]:
        """Label and id of each page of the source that begins in it, in order."""
        return tuple(
            (anchor.value, self.ids.page(sentence, number))
            for sentence in self.document.sentences()
            for number, anchor in enumerate(sentence.anchors)
            if anchor.kind == "page" and anchor.value
        )


def texts(
    book: Book, timeline: Timeline, pictures: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> Iterator[Text]:
    """The text files in reading order. Raises KeyError where the clock knows nothing of one.

    pictures: paths by the document's key and the picture's name.
    """
    for unit in book.units:
        track = timeline.track(unit.key)
        sections = {section.key: section for section in track.sections}
        for document in unit.documents:
            semantics = "chapter" if unit.speech else "part" if unit.part else "titlepage"
            if document is book.about:
                semantics = "colophon"
            shown = pictures.get(document.key, {})
            yield Text(document, track, sections[document.key], semantics, shown)


def recording(track: Track) -> str:
    """Path of the recording of a track."""
    return f"audio/{track.key}.m4a"
