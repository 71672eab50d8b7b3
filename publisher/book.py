"""The text: documents, speeches and the book they make, of the blocks of `blocks.py`.

All values are immutable. A `Document` starts as a source text (readers), gains edits, marks and
facts (cleaning) and at last blocks of sentences with permanent ids (arrange).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from .blocks import (
    GROUPS,
    ROLES,
    Anchor,
    AnchorKind,
    Block,
    BlockKind,
    Group,
    GroupKind,
    Picture,
    Ruby,
    Run,
    Sentence,
)
from .findings import Finding
from .ledger import Evidence, Fact, Manuscript, Mark
from .packed import packed
from .resting import resting

__all__ = [
    "GROUPS", "RESERVED", "ROLES", "Anchor", "AnchorKind", "Block", "BlockKind", "Book", "Document",
    "Group", "GroupKind", "Part", "Picture", "Ruby", "Run", "Sentence", "Speech", "Unit",
]  # fmt: skip
"""The text in all its sizes: what `blocks.py` defines is found here, too."""

_LONG = 4_000_000
"""Characters of a document that is not packed; a long novel has a million."""

RESERVED = ("title-page", "about")
"""Keys of the pages that this edition makes; no speech and no source may have them."""


@dataclass(frozen=True)
class Document:
    """One source file: its text with every edit, what is known about it, and its blocks."""

    #: ASCII slug, unique in the book; ids and file names hang on it
    key: str
    #: the file's path as the user would name it, for messages and the closing page
    path: str
    manuscript: Manuscript
    #: SHA-256 of the file's bytes, hexadecimal
    sha256: str = ""
    #: every fact with its evidence; the first of a name is the one in force
    facts: tuple[Fact, ...] = ()
    marks: Sequence[Mark] = ()
    blocks: Sequence[Block] = ()
    findings: tuple[Finding, ...] = ()
    #: the pictures that marks of kind image name
    pictures: tuple[Picture, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """The fact of that name which is in force, or None."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def value(self, name: str) -> str:
        """The value in force for a fact, or "" where nothing is known."""
        fact = self.fact(name)
        return fact.value if fact else ""

    @property
    def language(self) -> str:
        """BCP 47 tag of the document; "und" where unknown."""
        return self.value("language") or "und"

    @property
    def title_language(self) -> str:
        """BCP 47 tag of the title: a label made by the edition is in the edition's language."""
        headings = (block.language for block in self.blocks if block.kind == "heading")
        return next(headings, self.language)

    def at_rest(self) -> Document:
        """The same, packed: of many documents, few are looked at at a time.

        A very long one is not packed, which would take more than it saves; only what was worked
        out of its manuscript goes.
        """
        if len(self.manuscript.source) > _LONG:
            bare = Manuscript(self.manuscript.source, self.manuscript.edits)
            return replace(self, manuscript=bare)
        return replace(
            self,
            manuscript=resting(self.manuscript),
            marks=packed(self.marks),
            blocks=packed(self.blocks),
        )

    def sentences(self) -> Iterator[Sentence]:
        """All sentences in reading order."""
        for block in self.blocks:
            yield from block.sentences


@dataclass(frozen=True)
class Part:
    """A session, debate or volume: speeches under one title, which has a page of its own."""

    #: ASCII slug, different from the keys of speeches and documents
    key: str
    title: Fact
    #: shows and says the title; made by this edition
    page: Document


@dataclass(frozen=True)
class Speech:
    """One speech: one chapter, one track. The official text first, then the reports of it."""

    #: ASCII slug, unique in the book
    key: str
    title: Fact
    documents: tuple[Document, ...]
    #: "" or the event's date in ISO 8601; a missing year is "--07-10" as in XML Schema gMonthDay
    date: Fact | None = None
    speaker: Fact | None = None
    #: why these documents are one speech
    evidence: tuple[Evidence, ...] = ()
    #: the parts it stands in, the outermost first
    within: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """What becomes one track: the title page, the page of a part, a speech, or the closing page."""

    key: str
    title: str
    #: BCP 47 tag of the title
    language: str
    documents: tuple[Document, ...]
    #: None for a page that this edition made
    speech: Speech | None = None
    #: the part that it opens
    part: Part | None = None
    #: in how many parts it stands
    level: int = 0


@dataclass(frozen=True)
class Book:
    """The publication: metadata, speeches in order, and the pages this edition makes.

    The speeches of a part stand together.
    """

    title: Fact
    #: BCP 47 tag of the publication
    language: Fact
    #: creators (the speaker common to all); empty where none is known
    creators: tuple[Fact, ...]
    #: urn:… derived from content
    identifier: str
    #: ISO 8601 UTC second, for dcterms:modified; from SOURCE_DATE_EPOCH or content
    modified: str
    title_page: Document
    speeches: tuple[Speech, ...]
    about: Document
    rights: Fact | None = None
    publisher: Fact | None = None
    #: who stands behind conformsTo; the program itself where the editor names nobody
    certifier: Fact | None = None
    #: path of the editor's own cover image, or ""
    cover: str = ""
    #: name of the loudness preset of its sound
    loudness: str = ""
    #: how many ranks of headings below a document's title are chapters
    contents_depth: int = 0
    #: show readings recorded as ruby
    show_ruby: bool = False
    #: ASCII slug for file names
    slug: str = "book"
    findings: tuple[Finding, ...] = field(default=())

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All tracks in order: title page, speeches with the pages of their parts, closing page."""
        return (_page(self.title_page), *self._speeches(), _page(self.about))

    def _speeches(self) -> Iterator[Unit]:
        around: tuple[Part, ...] = ()
        for speech in self.speeches:
            for level, part in enumerate(speech.within):
                if around[level : level + 1] != (part,):
                    around = (*around[:level], part)
                    yield replace(_page(part.page), part=part, level=level)
            around = speech.within
            title, language = speech.title.value, speech.documents[0].title_language
            level = len(around)
            yield Unit(speech.key, title, language, speech.documents, speech, level=level)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts in the order in which they begin."""
        return tuple(unit.part for unit in self.units if unit.part)

    def documents(self) -> Iterator[Document]:
        """The documents of all tracks in reading order, the pages made here included."""
        for unit in self.units:
            yield from unit.documents

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of the book in reading order."""
        for document in self.documents():
            yield from document.sentences()


def _page(document: Document) -> Unit:
    return Unit(document.key, document.value("title"), document.language, (document,))
