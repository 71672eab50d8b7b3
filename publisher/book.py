"""The text: documents, blocks, sentences, speeches and the book they make.

All values are immutable. A `Document` starts as a source text (readers), gains edits, marks and
facts (cleaning) and at last blocks of sentences with permanent ids (arrange).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args

from .findings import Finding
from .ledger import Evidence, Fact, Manuscript, Mark
from .packed import packed
from .resting import resting
from .rows import Cell

BlockKind = Literal[
    "heading", "byline", "paragraph", "quotation", "list_item", "table_row", "image", "note"
]

ROLES: tuple[BlockKind, ...] = get_args(BlockKind)
"""What a block may be; a `Mark` of one of these kinds gives a block its role."""

GroupKind = Literal["list", "item", "table", "quote", "figure", "verse"]

GROUPS: tuple[GroupKind, ...] = get_args(GroupKind)
"""What may hold blocks together; a `Mark` of one of these kinds lies around all that it holds.

verse: lines that belong together, each a block: of a stanza, an address, a signature.
"""

AnchorKind = Literal["page", "noteref", "stage", "lang", "struck", "picture"]

_LONG = 4_000_000
"""Characters of a document that is not packed; a long novel has a million."""

RESERVED = ("title-page", "about")
"""Keys of the pages that this edition makes; no speech and no source may have them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one language inside a sentence."""

    text: str
    #: BCP 47 tag
    language: str
    #: False for what is struck out, and a stage direction that the editor wants shown only
    said: bool = True


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that stands at a place in a text and is no part of its words.

    page: a page of the source begins here; noteref: the reference to a note stood here; stage: a
    stage direction; lang: a stretch that the format says is in another language; struck: a stretch
    that is struck out; picture: of a picture that nobody described.
    """

    kind: AnchorKind
    #: half-open span of code points; empty for page, noteref, picture, which stand before `start`
    start: int
    end: int
    #: page: its label; noteref: the reference as it is shown; lang: BCP 47 tag; picture: its name
    value: str = ""
    #: noteref: number of the note it leads to, counted from 1 in the document; 0 for none
    note: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a document; a block of kind image names it and says what it shows."""

    #: ASCII file name with suffix, unique in the document
    name: str
    #: image/png, image/jpeg, image/gif, image/webp or image/svg+xml
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Ruby:
    """A reading for a stretch of a sentence, such as pinyin over a Han character."""

    #: half-open span of code points in the sentence
    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest text with an id, which is XHTML id, SMIL fragment and the clip's key at once."""

    id: str
    #: BCP 47 tag of the sentence as a whole
    language: str
    #: the text in stretches of one language; their texts joined are the sentence
    runs: tuple[Run, ...]
    #: white space between this sentence and the next one of its block
    space: str = ""
    ruby: tuple[Ruby, ...] = ()
    #: pages, references and stage directions, in spans of this sentence, in order
    anchors: tuple[Anchor, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as it is shown."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Group:
    """A list, an item, a table, a quotation, a figure or a stanza that holds blocks together."""

    kind: GroupKind
    #: unique in the document
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or the like; its sentences with their spaces are exactly its text.

    The text of a table row is its cells with a TAB between two; those before its first sentence
    are empty cells.
    """

    kind: BlockKind
    language: str
    text: str
    #: empty until the document has been arranged
    sentences: tuple[Sentence, ...] = ()
    #: readings, in spans of this block's text
    ruby: tuple[Ruby, ...] = ()
    #: True for text that this edition made (a label, the closing page), not found in a source
    made: bool = False
    #: of a heading, 1 to 6; 0 where nothing says it
    level: int = 0
    #: what stands before a note or list item and is not in its text: "1", "3."
    label: str = ""
    #: of a note: its number in the document, from 1; a note may have several blocks
    note: int = 0
    #: whether a table row is a head row
    header: bool = False
    #: name of the `Picture` that an image shows, or ""
    picture: str = ""
    #: in spans of this block's text, in order
    anchors: tuple[Anchor, ...] = ()
    #: the groups that hold it as its format has them, the outermost first; none holds a heading.
    #: A paragraph right in a table is its caption
    within: tuple[Group, ...] = ()
    #: of a table row: its cells that span others, or head others though it is no head row
    cells: tuple[Cell, ...] = ()
    #: False for a line of the closing page that is shown and not read; it has no sentences
    said: bool = True


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

        A very long one stays as it is: packing and unpacking it takes more than it saves.
        """
        if len(self.manuscript.source) > _LONG:
            return self
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
