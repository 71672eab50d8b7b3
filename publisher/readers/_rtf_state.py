"""What holds while RTF is read: the group with its properties, and the story with its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ._parts import Part, Piece, text_of
from ._rtf_rows import RowCell, placed
from ._tables import table

SIZE = 24
"""Half points of the letters of which nothing is said."""

CAPTURE, SKIP, TEXT = "capture", "skip", "text"


@dataclass(slots=True)
class Group:
    """The properties of a group; an inner one begins with a copy of them."""

    #: TEXT, SKIP, or CAPTURE where text says something about the document
    target: str = TEXT
    #: destination of the captured text
    captured: str = ""
    #: whether this group is the destination itself and ends it
    owner: bool = False
    #: whether this group opened a story
    story: bool = False
    #: whether \\* came and its destination has not
    starred: bool = False
    font: int = 0
    #: bytes to skip after \\u
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    em: bool = False
    strong: bool = False
    underlined: bool = False
    #: "sup" or "sub" where the text is raised or lowered
    place: str = ""
    #: whether it is what a field shows: a link is underlined as such
    linked: bool = False
    #: half points
    size: int = SIZE
    language: str = ""
    language_east: str = ""
    style: int = 0
    outline: int = 9
    in_table: bool = False

    @property
    def looks(self) -> frozenset[str]:
        """em, strong, both or none: how its text is set."""
        return frozenset(kind for kind in ("em", "strong") if getattr(self, kind))


@dataclass
class Story:
    """Text with paragraphs of its own: the body, a note, a running head, a box."""

    kind: str
    #: label, for a note
    label: str = ""
    parts: list[Part] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    #: finished rows of the table, finished cells of the row, and blocks of the cell
    rows: list[tuple[bool, list[RowCell]]] = field(default_factory=list)
    cells: list[list[Part]] = field(default_factory=list)
    #: the cells as the row defines them: their right edges, and what merges each with others
    defined: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    merging: set[str] = field(default_factory=set)
    cell: list[Part] = field(default_factory=list)
    #: blocks that hang on the paragraph
    beside: list[Part] = field(default_factory=list)
    #: what the paragraph's item is numbered with
    number: str | None = None
    head_row: bool = False
    #: why the paragraph's text is a listing, or ""
    listing: str = ""

    def end_paragraph(self, role: tuple[str, str, str], in_table: bool) -> None:
        """A paragraph is whole. role: kind, value and furniture that its style gives it."""
        if not in_table:
            self.end_table()
        part = self._paragraph(role)
        place = self.cell if in_table else self.parts
        place += [part, *self.beside]
        self.beside = []

    def _paragraph(self, role: tuple[str, str, str]) -> Part:
        pieces, number = tuple(self.pieces), self.number
        kind, value, furniture = role
        furniture = furniture or self.listing
        self.pieces, self.number, self.listing = [], None, ""
        if number is not None and kind == "paragraph":
            kind, value = "list_item", number
        elif number and text_of(pieces).strip():
            pieces = (Piece(f"{number} "), *pieces)
        if self.kind.startswith("running"):
            kind, value, furniture = "paragraph", "", self.kind
        return Part(kind, pieces, value, furniture)

    def end_cell(self, role: tuple[str, str, str]) -> None:
        """A cell is whole."""
        self.end_paragraph(role, True)
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """A row is whole."""
        if self.cells:
            self.rows.append((self.head_row, [*self._row()]))
        self.cells, self.head_row = [], False

    def define_row(self) -> None:
        """The definition of a row begins; without one, a row is as the one before it."""
        self.head_row, self.defined, self.merging = False, [], set()

    def define_cell(self, edge: int) -> None:
        """The definition of a cell is whole. edge: where it ends, in twentieths of a point."""
        self.defined.append((edge, frozenset(self.merging)))
        self.merging.clear()

    def _row(self) -> Iterator[RowCell]:
        for number, cell in enumerate(self.cells):
            yield RowCell(cell, *self.defined[number] if number < len(self.defined) else ())

    def end_table(self) -> None:
        """Whatever of a table is open ends, and its blocks are placed."""
        if self.cell:
            self.cells.append(self.cell)
        self.end_row()
        self.parts += table(placed(self.rows)) if self.rows else ()
        self.rows, self.cell = [], []
