"""Blocks to the pieces that become sentences, with what stands in each and its languages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from .book import Anchor, Block, Run
from .languages import runs
from .sentences import split


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes one sentence."""

    #: its place in the block
    start: int
    text: str
    #: white space behind it
    space: str
    #: what stands in it, in its own spans, in order
    anchors: tuple[Anchor, ...] = ()

    @property
    def end(self) -> int:
        """Where its text ends in the block."""
        return self.start + len(self.text)


def pieces(block: Block) -> list[Piece]:
    """The sentences of a block, which with their spaces are its text.

    No sentence of a table row reaches over two cells; the TAB between them is space.
    """
    if block.kind == "table_row":
        found = _of_cells(block)
    else:
        found, at = [], 0
        for text, space in split(block.text, block.language):
            found.append(Piece(at, text, space))
            at += len(text) + len(space)
    return _anchored(found, block.anchors) if block.anchors else found


def _of_cells(block: Block) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    for cell in block.text.split("\t"):
        start = at
        for text, space in split(cell, block.language):
            bare = text.lstrip()
            found.append(Piece(start + len(text) - len(bare), bare, space))
            start += len(text) + len(space)
        at += len(cell) + 1
    # What lies between two sentences is the space of the first, tabs of empty cells included.
    ends = [*(piece.start for piece in found[1:]), len(block.text)][: len(found)]
    return [
        replace(piece, space=block.text[piece.end : end])
        for piece, end in zip(found, ends, strict=True)
    ]


def _anchored(found: Sequence[Piece], standing: Iterable[Anchor]) -> list[Piece]:
    """The pieces with what stands in them.

    A page begins with a sentence or inside it; a reference belongs to the words before it.
    """
    inside: list[list[Anchor]] = [[] for _ in found]
    starts, ends = [piece.start for piece in found], [piece.end for piece in found]
    for anchor in standing:
        if anchor.kind == "noteref":
            number = max(0, bisect_left(starts, anchor.start) - 1)
            numbers = range(number, number + 1)
        elif anchor.kind in ("page", "picture"):
            number = min(bisect_right(ends, anchor.start), len(found) - 1)
            numbers = range(number, number + 1)
        else:
            numbers = range(bisect_right(ends, anchor.start), bisect_left(starts, anchor.end))
        for number in numbers if found else ():
            piece = found[number]
            start = min(max(0, anchor.start - piece.start), len(piece.text))
            end = min(max(start, anchor.end - piece.start), len(piece.text))
            inside[number].append(replace(anchor, start=start, end=end))
    return [replace(p, anchors=tuple(a)) for p, a in zip(found, inside, strict=True)]


def runs_of(piece: Piece, language: str, han: str, say_stage: bool) -> tuple[Run, ...]:
    """The runs of a piece: as the format states them, else by script; what is struck out apart,
    and stage directions where they are not to be said.

    language: of its block; han: the tag for Han characters inside another script.
    """
    stated = [anchor for anchor in piece.anchors if anchor.kind == "lang"]
    silent_kinds = ("struck",) if say_stage else ("struck", "stage")
    hushed = [a for a in piece.anchors if a.kind in silent_kinds]
    if not stated and not hushed:
        return runs(piece.text, language, han)
    cuts = {0, len(piece.text)}
    for anchor in (*stated, *hushed):
        cuts |= {anchor.start, anchor.end}
    # What is struck out may lie in a stage direction: the ends of all that begin before.
    hushed.sort(key=lambda anchor: anchor.start)
    begins, ends = [a.start for a in hushed], list(accumulate((a.end for a in hushed), max))
    found: list[Run] = []
    for start, end in pairwise(sorted(cuts)):
        foreign = _around(stated, start)
        tag = foreign.value if foreign else language
        before = bisect_right(begins, start)
        said = not before or ends[before - 1] <= start
        text = piece.text[start:end]
        found += runs(text, tag, han) if said else (Run(text, tag, said=False),)
    return tuple(found)


def _around(ordered: Sequence[Anchor], at: int) -> Anchor | None:
    """The stretch in which a place is; they are in order and none overlaps another."""
    before = bisect_right(ordered, at, key=lambda anchor: anchor.start) - 1
    return ordered[before] if before >= 0 and at < ordered[before].end else None
