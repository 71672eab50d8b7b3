"""Blocks and sentences: the text of a document in pieces, and what lies over them.

All values are immutable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .packed import quick_to_pack
from .rows import Cell

BlockKind = Literal[
    "heading",
    "byline",
    "paragraph",
    "quotation",
    "list_item",
    "table_row",
    "image",
    "note",
    "break",
]

ROLES: tuple[BlockKind, ...] = get_args(BlockKind)
"""What a block may be; a `Mark` of one of these kinds gives a block its role.

break: signs between two paragraphs, such as * * *, that are shown and not read.
"""

GroupKind = Literal["list", "item", "table", "quote", "figure", "verse", "terms", "term", "meaning"]

GROUPS: tuple[GroupKind, ...] = get_args(GroupKind)
"""What may hold blocks together; a `Mark` of one of these kinds lies around all that it holds.

verse: lines that belong together, each a block: of a stanza, an address, a signature. terms: a
list of terms and meanings such as a glossary, which holds nothing else.
"""

AnchorKind = Literal["page", "noteref", "stage", "lang", "struck", "picture", "em", "strong"]

EMPHASIS: tuple[AnchorKind, ...] = ("em", "strong")
"""Stretches that the source has in italics, and in bold; they are said like all others."""


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one language inside a sentence."""

    text: str
    #: BCP 47 tag
    language: str
    #: False for what is struck out, and a stage direction that the editor wants shown only
    said: bool = True


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that stands at a place in a text and is no part of its words.

    page: a page of the source begins here; noteref: the reference to a note stood here; stage: a
    stage direction; lang: a stretch that the format says is in another language; struck: a stretch
    that is struck out; picture: of a picture that nobody described; em, strong: a stretch in
    italics, and one in bold.
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


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Ruby:
    """A reading for a stretch of a sentence, such as pinyin over a Han character."""

    #: half-open span of code points in the sentence
    start: int
    end: int
    reading: str


@quick_to_pack
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


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Group:
    """A list, an item, a table, a quotation, a figure, a stanza or the like: it holds blocks."""

    kind: GroupKind
    #: unique in the document
    number: int


@quick_to_pack
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
    #: False for a scene break and a line of the closing page: shown, not read, without sentences
    said: bool = True
