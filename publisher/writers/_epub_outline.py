"""Where everything stands in an EPUB: its files, and in each text its elements with their ids.

The page and its overlay are both made from the same outline, so an id in a SMIL file is an id in
the XHTML file by construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from types import MappingProxyType

from ..book import Book, Document, Sentence
from ..timeline import Clip, Timeline, Track
from ._epub_elements import Element, Ids, elements
from ._epub_pieces import LIMIT, pieces, weight

NAV = "nav.xhtml"
COVER = "cover.xhtml"
STYLE = "css/book.css"


@dataclass(frozen=True)
class Text:
    """One text file of the EPUB: a document or a piece of one, its place in the book, its time."""

    document: Document
    track: Track
    #: epub:type of the whole: titlepage, part, chapter or colophon
    semantics: str
    #: the elements of the page, top level first
    elements: tuple[Element, ...]
    #: the ids of the document's elements
    ids: Ids
    #: when each sentence of the document is heard, by its id
    clips: Mapping[str, Clip]
    #: which piece of the document it is, from 1, and how many there are
    number: int = 1
    count: int = 1
    #: path of each picture by its name in the document
    pictures: Mapping[str, str] = field(default_factory=dict)
    #: path of the page of each note of the document, by the note's number
    notes: Mapping[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The document's key, of later pieces with a number: no key has a low line in it."""
        return named(self.document, self.number, self.count)

    @property
    def title(self) -> str:
        """The title of the whole; of later pieces with their number."""
        whole = self.whole
        return f"{whole} ({self.number}/{self.count})" if self.number > 1 else whole

    @property
    def whole(self) -> str:
        """The document's own title, else its track's."""
        return self.document.value("title") or self.track.title

    @property
    def page(self) -> str:
        """Path of the XHTML file, as all paths here, from the package document."""
        return f"text/{self.name}.xhtml"

    @property
    def overlay(self) -> str:
        """Path of the SMIL file, or "" where nothing in the page is read."""
        return f"overlays/{self.name}.smil" if self.sentences else ""

    @property
    def audio(self) -> str:
        """Path of the recording, which the documents of one speech share."""
        return recording(self.track)

    @property
    def duration(self) -> int:
        """Milliseconds of the overlay. Raises KeyError for a sentence without a clip."""
        first, last = self.sentences[0], self.sentences[-1]
        return self.clips[last.id].end - self.clips[first.id].begin

    @cached_property
    def id(self) -> str:
        """Id of the section element."""
        return self.ids.free("text")

    @cached_property
    def heading(self) -> str:
        """Id of the document's one h1, or "" where it is not in this page."""
        return next((e.id for e in self.elements if e.tag == "h1"), "")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in reading order."""
        return tuple(sentence for element in self.elements for sentence in element.said())

    @cached_property
    def breaks(self) -> tuple[tuple[str, str], ...]:
        """Label and id of each page of the source that begins in it, in order."""
        return tuple(
            (anchor.value, self.ids.page(sentence, number))
            for sentence in self.sentences
            for number, anchor in enumerate(sentence.anchors)
            if anchor.kind == "page" and anchor.value
        )


def texts(
    book: Book,
    timeline: Timeline,
    pictures: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    limit: int = LIMIT,
) -> Iterator[Text]:
    """The text files in reading order. Raises KeyError where the clock knows nothing of one.

    pictures: paths by the document's key and the picture's name; limit: bytes of a file, more or
    less.
    """
    for unit in book.units:
        track = timeline.track(unit.key)
        sections = {section.key: section for section in track.sections}
        for document in unit.documents:
            semantics = "chapter" if unit.speech else "part" if unit.part else "titlepage"
            if document is book.about:
                semantics = "colophon"
            shown = pictures.get(document.key, {})
            clips = {clip.sentence: clip for clip in sections[document.key].clips}
            ids = Ids(frozenset(sentence.id for sentence in document.sentences()))
            weigh = partial(weight, around=document.language, show_ruby=book.show_ruby)
            parts = pieces(elements(document.blocks, ids), weigh, limit)
            notes = dict(_notes(document, parts))
            for number, part in enumerate(parts, 1):
                yield Text(
                    document, track, semantics, part, ids, clips, number, len(parts), shown, notes
                )


def _notes(document: Document, parts: Sequence[Sequence[Element]]) -> Iterator[tuple[int, str]]:
    """The notes of a document, each with the path of its page."""
    for number, part in enumerate(parts, 1):
        for element in part:
            for note in element.notes():
                yield note, f"text/{named(document, number, len(parts))}.xhtml"


def named(document: Document, number: int, count: int) -> str:
    """The name of a piece of a document, one of so many; names sort as the pieces stand."""
    width = max(3, len(str(count)))
    return f"{document.key}_{number:0{width}}" if number > 1 else document.key


Homes = Mapping[tuple[str, str], str]
"""The path of the page where a document begins, by its key and "", and of each sentence in it."""


def places(pages: Sequence[Text]) -> Homes:
    """Where the documents of these pages begin, and their sentences are."""
    found: dict[tuple[str, str], str] = {}
    for text in pages:
        found.setdefault((text.document.key, ""), text.page)
        found |= {(text.document.key, each.id): text.page for each in text.sentences}
    return found


def recording(track: Track) -> str:
    """Path of the recording of a track."""
    return f"audio/{track.key}.m4a"
