"""The cleaned text in blocks: what stands between blank lines, with its role and its readings."""

from __future__ import annotations

from bisect import bisect_right

from ..book import ROLES, Block, BlockKind, Document, Ruby

SEPARATOR = "\n\n"
"""What stands between two blocks: cleaned text == SEPARATOR.join(block.text for each block)."""


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document whose text the layout rules have brought into form.

    The roles come from the marks (a paragraph where none says otherwise), the language from the
    document's fact, the readings from the marks of kind ruby.
    """
    text = document.manuscript.text
    if not text:
        return ()
    texts = text.split(SEPARATOR)
    starts = [0]
    for piece in texts[:-1]:
        starts.append(starts[-1] + len(piece) + len(SEPARATOR))
    roles = _roles(document, starts)
    ruby = _ruby(document, starts, texts)
    return tuple(
        Block(roles.get(n, "paragraph"), document.language, piece, ruby=tuple(ruby.get(n, ())))
        for n, piece in enumerate(texts)
    )


def _roles(document: Document, starts: list[int]) -> dict[int, BlockKind]:
    """Number of the block to its role; a mark counts for every block that begins inside it."""
    found: dict[int, BlockKind] = {}
    kinds = {kind: kind for kind in ROLES}
    for mark in document.marks:
        kind = kinds.get(mark.kind)  # type: ignore[call-overload]
        start, end = document.manuscript.text_span(mark.start, mark.end)
        if kind and start < end:
            first = bisect_right(starts, start) - 1
            for number in range(first, bisect_right(starts, end - 1)):
                found.setdefault(number, kind)
    return found


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
