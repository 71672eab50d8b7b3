"""The cleaned text in blocks: what stands between blank lines, with what the marks say of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ..book import GROUPS, ROLES, Anchor, Block, BlockKind, Document, Group, GroupKind, Ruby
from ..ledger import Mark
from ..rows import cells_of, is_header
from ._anchors import anchors
from ._cells import settled
from ._emphasis import without_looks
from ._terms import without_torn

SEPARATOR = "\n\n"
"""What stands between two blocks: cleaned text == SEPARATOR.join(block.text for each block)."""

_LEVELS = {str(level): level for level in range(1, 7)}

_PLAIN = Mark("paragraph", 0, 0)

_DEEPEST = 24
"""Groups in groups that are kept: twelve lists in lists. Nobody can follow more."""


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document whose text the layout rules have brought into form.

    The roles come from the marks (a paragraph where none says otherwise), the language from the
    document's fact or a mark over the whole block, readings and anchors from their marks.
    """
    text = document.manuscript.text
    if not text:
        return ()
    texts = text.split(SEPARATOR)
    starts = [0]
    for piece in texts[:-1]:
        starts.append(starts[-1] + len(piece) + len(SEPARATOR))
    roles = _roles(document, starts)
    notes = _note_numbers(roles, len(texts))
    within = _within(document, starts, roles)
    ruby = _ruby(document, starts, texts)
    standing = anchors(document, starts, texts, _numbers_by_label(roles, notes))
    return settled(without_looks([
        _block(piece, document.language, roles.get(n, _PLAIN), notes.get(n, 0), ruby.get(n, ()),
               standing.get(n, ()), tuple(within.get(n, ())))
        for n, piece in enumerate(texts)
    ]))  # fmt: skip


def _block(
    text: str,
    language: str,
    role: Mark,
    note: int,
    ruby: Iterable[Ruby],
    standing: Iterable[Anchor],
    within: tuple[Group, ...],
) -> Block:
    kept = []
    for anchor in standing:
        if anchor.kind == "lang" and (anchor.start, anchor.end) == (0, len(text)):
            language = anchor.value
        else:
            kept.append(anchor)
    kind = _KINDS[role.kind]
    return Block(
        kind,
        language,
        text,
        ruby=tuple(ruby),
        level=_LEVELS.get(role.value, 0) if kind == "heading" else 0,
        label=role.value.partition("\t")[0] if kind in ("note", "list_item") else "",
        note=note,
        header=kind == "table_row" and is_header(role.value),
        picture=role.value if kind == "image" else "",
        anchors=tuple(kept),
        within=within,
        cells=cells_of(role.value) if kind == "table_row" else (),
        said=kind != "break",
    )


_KNOWN_LATER = ("byline", "heading", "list_item", "table_row")

_KINDS: dict[str, BlockKind] = {kind: kind for kind in ROLES}

_HOLDERS: dict[str, GroupKind] = {kind: kind for kind in GROUPS}


def _roles(document: Document, starts: list[int]) -> dict[int, Mark]:
    """Number of the block to the mark of its role; a mark counts for the blocks that begin in it.

    The first mark decides, but that what a rule finds to be more is no mere paragraph, and a row
    is what was found of it last.
    """
    found: dict[int, Mark] = {}
    for mark in document.marks:
        start, end = document.manuscript.text_span(mark.start, mark.end)
        if mark.kind in _KINDS and start < end:
            first = bisect_right(starts, start) - 1
            for number in range(first, bisect_right(starts, end - 1)):
                before = found.setdefault(number, mark)
                is_more = before.kind == "paragraph" and mark.kind in _KNOWN_LATER
                if is_more or mark.kind == "break":
                    found[number] = mark
                if before.kind == mark.kind == "table_row":
                    found[number] = mark
    return found


def _note_numbers(roles: dict[int, Mark], count: int) -> dict[int, int]:
    """Number of the block to number of the note.

    Blocks of the same mark, and what follows without a label, go on with a note.
    """
    found: dict[int, int] = {}
    notes = 0
    last = _PLAIN
    for number in range(count):
        role = roles.get(number, _PLAIN)
        if role.kind == "note":
            notes += role is not last and (last.kind != "note" or bool(role.value))
            found[number] = notes
        last = role
    return found


def _numbers_by_label(roles: dict[int, Mark], notes: dict[int, int]) -> dict[str, list[int]]:
    """The notes that bear each label, in order."""
    found: dict[str, list[int]] = {}
    seen: set[int] = set()
    for number, note in sorted(notes.items()):
        if note not in seen:
            seen.add(note)
            found.setdefault(roles[number].value, []).append(note)
    return found


def _within(
    document: Document, starts: list[int], roles: dict[int, Mark]
) -> dict[int, list[Group]]:
    """Number of the block to the groups that hold it, the outermost first.

    What holds a heading is the page's layout and no group.
    """
    found: dict[int, list[Group]] = {}
    marks = [mark for mark in document.marks if mark.kind in _HOLDERS]
    for number, mark in enumerate(sorted(marks, key=lambda mark: int(mark.value)), 1):
        start, end = document.manuscript.text_span(mark.start, mark.end)
        if start >= end:
            continue
        held = range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1))
        if not any(roles.get(n, _PLAIN).kind in ("heading", "note") for n in held):
            for n in held:
                groups = found.setdefault(n, [])
                if len(groups) < _DEEPEST:
                    groups.append(Group(_HOLDERS[mark.kind], number))
    return without_torn(found)


def _ruby(document: Document, starts: list[int], texts: list[str]) -> dict[int, list[Ruby]]:
    """Number of the block to its readings, in order."""
    found: dict[int, list[Ruby]] = {}
    for mark in sorted(document.marks, key=lambda mark: mark.start):
        if mark.kind != "ruby":
            continue
        start, end = document.manuscript.text_span(mark.start, mark.end)
        number = bisect_right(starts, start) - 1
        start, end = start - starts[number], end - starts[number]
        if start < end <= len(texts[number]):
            found.setdefault(number, []).append(Ruby(start, end, mark.value))
    return found
