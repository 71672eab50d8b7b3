"""Blocks, margins and notes to one source text with marks.

Order: for every page its margins, then its blocks; a block that begins on one page and ends on the
next is whole, and the margins of the pages it runs over stand after it. Figures stand before the
block below them. Notes follow at the end. A
`page` mark reaches from the first character of its page to the first of the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..ledger import Mark
from ..rows import cells_of, is_header
from ._pdf_emphasis import emphasis, usual_looks
from ._pdf_figures import Figure, before
from ._pdf_lines import Line, Run, Stretch
from ._pdf_margins import Margin
from ._pdf_notes import Note, is_reference, signs, unique
from ._pdf_paragraphs import Group
from ._pdf_roles import Role

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page ready to be written down."""

    #: index in the PDF
    index: int
    #: its printed or stated label, else its number
    label: str
    margins: tuple[Margin, ...]
    figures: tuple[Figure, ...] = ()
    #: whether it has text of its own beside its margins, or pictures alone
    is_read: bool = True


class _Text:
    """The growing source and the marks on it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []

    def separate(self) -> None:
        if self.length:
            self.add(SEPARATOR)

    def add(self, text: str) -> tuple[int, int]:
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def mark(self, kind: str, span: tuple[int, int], value: str = "") -> None:
        self.marks.append(Mark(kind, *span, value))


def source(
    leaves: Sequence[Leaf], groups: Sequence[Group], roles: Sequence[Role], notes: Sequence[Note]
) -> tuple[str, tuple[Mark, ...]]:
    """The whole text of a document and its marks, in order of place."""
    text = _Text()
    labels = _labels(notes)
    looks = usual_looks(groups)
    begins: dict[int, int] = {}
    starting: dict[int, list[tuple[Group, Role]]] = {leaf.index: [] for leaf in leaves}
    for group, role in zip(groups, roles, strict=True):
        starting[group.lines[0].page].append((group, role))
    for leaf in leaves:
        for margin in leaf.margins:
            text.separate()
            span = text.add(margin.text)
            begins.setdefault(leaf.index, span[0])
            text.mark("furniture", span, margin.reason)
        waiting = list(leaf.figures)
        for group, role in starting[leaf.index]:
            above = before(group, waiting)
            _add_figures(text, above.values(), leaf, begins)
            waiting = [each for n, each in enumerate(waiting) if n not in above]
            _add_block(text, group, role, begins, labels, looks)
        _add_figures(text, waiting, leaf, begins)
    ends = text.length
    for number, note in enumerate(notes):
        _add_note(text, note, labels[number].label, looks)
    _mark_pages(text, leaves, begins, ends)
    marks = sorted(text.marks, key=lambda mark: (mark.start, -mark.end, mark.kind))
    return "".join(text.pieces), tuple(marks)


def _add_figures(
    text: _Text, figures: Iterable[Figure], leaf: Leaf, begins: dict[int, int]
) -> None:
    for figure in figures:
        text.separate()
        begins.setdefault(leaf.index, text.length)
        text.mark("image", text.add(figure.text), figure.picture)


def _mark_pages(text: _Text, leaves: Sequence[Leaf], begins: dict[int, int], last: int) -> None:
    found = sorted((begins[leaf.index], leaf.label) for leaf in leaves if leaf.index in begins)
    ends = [start for start, _ in found[1:]] + [last]
    for (start, label), end in zip(found, ends, strict=True):
        if end > start:
            text.mark("page", (start, end), label)


@dataclass(frozen=True, slots=True)
class _Labelled:
    label: str
    printed: str
    page: int


def _labels(notes: Sequence[Note]) -> list[_Labelled]:
    return [
        _Labelled(name, note.label, note.lines[0].page)
        for name, note in zip(unique(notes), notes, strict=True)
    ]


def _target(label: str, page: int, labels: Sequence[_Labelled]) -> str:
    """The note that a raised label leads to: on its page or the next, or the only one; or ""."""
    same = [each for each in labels if each.printed == label]
    for wanted in (page, page + 1):
        for each in same:
            if each.page == wanted:
                return each.label
    return same[0].label if len(same) == 1 else ""


def _add_block(
    text: _Text,
    group: Group,
    role: Role,
    begins: dict[int, int],
    labels: Sequence[_Labelled],
    looks: frozenset[str],
) -> None:
    text.separate()
    start = text.length
    if role.kind == "heading" or is_header(role.value):
        looks |= {"strong"}
    heads = {cell.place for cell in cells_of(role.value) if cell.head}
    kept = group.kind == "lines" and role.kind == "paragraph"
    for number, line in enumerate(group.lines):
        if number:
            text.add(SEPARATOR if kept else "\n")
        first = text.length
        begins.setdefault(line.page, text.length)
        if role.kind == "table_row":
            for at, cell in enumerate(line.cells):
                text.add("\t" * bool(at))
                _add_runs(text, cell, looks | {"strong"} if at in heads else looks)
        else:
            _refer(text, line, text.length, labels)
            _add_runs(text, line, looks)
        if kept:
            text.mark(role.kind, (first, text.length))
    span = (start, text.length)
    if group.kind == "contents":
        text.mark("furniture", span, "printed table of contents")
    elif group.kind == "repeated":
        text.mark("furniture", span, "head of a table, repeated on the next page")
    elif kept:
        text.mark("verse", span, "1")
    else:
        text.mark(role.kind, span, role.value)


def _add_runs(text: _Text, stretch: Stretch, looks: frozenset[str], skip: int = 0) -> None:
    """Write down a stretch from a character on, and what of it stands out."""
    start = text.length - skip
    text.add(stretch.text[skip:])
    for run, at in stretch.placed_runs:
        span = max(start + at, start + skip), start + at + len(run.text)
        if span[0] < span[1]:
            for kind in emphasis(run, looks):
                text.mark(kind, span)


def _refer(text: _Text, line: Line, start: int, labels: Sequence[_Labelled]) -> None:
    """Mark the references in a line that begins at `start`."""
    raised: list[tuple[int, int]] = []
    for number, (run, at) in enumerate(line.placed_runs):
        if run.raised and number and is_reference(run.text):
            raised.append((at, at + len(run.text)))
            target = _target(run.text.strip("()[],"), line.page, labels)
            if target:
                before = run.spaced and _ends_word(line.runs[number + 1 :])
                text.mark("noteref", (start + at - before, start + at + len(run.text)), target)
    for sign in signs(line.text):
        if not any(begin < sign.end() and sign.start() < end for begin, end in raised):
            target = _target(sign[0], line.page, labels)
            if target:
                text.mark("noteref", (start + sign.start(), start + sign.end()), target)


def _ends_word(rest: Sequence[Run]) -> bool:
    """Whether no word begins right behind a reference, so that a space before it goes with it."""
    return not rest or rest[0].spaced or not rest[0].text[:1].isalnum()


def _add_note(text: _Text, note: Note, label: str, looks: frozenset[str]) -> None:
    lines = [
        (line, 0 if number else note.skip)
        for number, line in enumerate(note.lines)
        if line.text[0 if number else note.skip :].strip()
    ]
    if not lines:
        return
    text.separate()
    start = text.length
    for number, (line, skip) in enumerate(lines):
        text.add("\n" * bool(number))
        _add_runs(text, line, looks, skip)
    text.mark("note", (start, text.length), label)
