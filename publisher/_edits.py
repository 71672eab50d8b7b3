"""Edits placed in a source: how the source and the text come from each other by them.

ledger.py is the door to all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .packed import quick_to_pack

Basis = Literal["stated", "inferred", "editor"]
"""What a fact or repair rests on: the words of the source, reasoning, or the editor's word."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule proposes: replace `[start, end)` of the current text by `after`."""

    start: int
    end: int
    after: str
    reason: str
    basis: Basis = "stated"


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Edit:
    """One change made, placed in the source."""

    #: permanent code of the rule that made it
    rule: str
    #: half-open span of code points in the source; empty for an insertion
    start: int
    end: int
    #: exactly source[start:end]
    before: str
    after: str
    reason: str
    #: "inferred" when the repair rests on evidence and not on the bytes alone
    basis: Basis = "stated"
    #: edits of earlier rules on the same characters that this one replaced
    earlier: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the current text: kept from the source (edit is None) or made by an edit."""

    start: int
    end: int
    source_start: int
    source_end: int
    edit: Edit | None


def pieces(source: str, edits: Sequence[Edit]) -> tuple[Piece, ...]:
    """The text in pieces, in order: what was kept of the source, and what edits made."""
    found: list[Piece] = []
    here = at = 0
    for edit in edits:
        if edit.start > at:
            found.append(Piece(here, here + edit.start - at, at, edit.start, None))
            here += edit.start - at
        found.append(Piece(here, here + len(edit.after), edit.start, edit.end, edit))
        here += len(edit.after)
        at = edit.end
    if at < len(source):
        found.append(Piece(here, here + len(source) - at, at, len(source), None))
    return tuple(found)


def pass_by(queue: list[Piece], change: Change) -> Iterator[Edit]:
    """Take from the queue all that ends before the change begins; cut a kept piece it enters."""
    while queue:
        piece = queue[-1]
        empty_at_start = piece.start == piece.end == change.start
        if piece.end > change.start or (piece.end == change.start and empty_at_start):
            break
        queue.pop()
        if piece.edit:
            yield piece.edit
    if queue and queue[-1].edit is None and queue[-1].start < change.start:
        piece = queue.pop()
        cut = piece.source_start + change.start - piece.start
        queue.append(Piece(change.start, piece.end, cut, piece.source_end, None))


def carry_out(queue: list[Piece], change: Change, rule: str, source: str) -> Iterator[Edit]:
    """Take the pieces under the change from the queue and give the edits that replace them."""
    under: list[Piece] = []
    while queue and queue[-1].start < change.end:
        piece = queue.pop()
        if piece.edit is None and piece.end > change.end:
            cut = piece.source_start + change.end - piece.start
            queue.append(Piece(change.end, piece.end, cut, piece.source_end, None))
            piece = Piece(piece.start, change.end, piece.source_start, cut, None)
        under.append(piece)

    def edit(start: int, end: int, after: str, earlier: tuple[Edit, ...] = ()) -> Iterator[Edit]:
        before = source[start:end]
        if before != after:  # else an earlier edit was taken back
            yield Edit(rule, start, end, before, after, change.reason, change.basis, earlier)

    made = [p for p in under if p.edit and p.end > p.start]
    if not under:
        place = queue[-1].source_start if queue else len(source)
        yield from edit(place, place, change.after)
    elif made:
        # The change touches text that an earlier rule made: one edit takes the place of all.
        head = made[0].edit.after[: max(0, change.start - made[0].start)] if made[0].edit else ""
        tail = made[-1].edit.after if made[-1].edit else ""
        tail = tail[len(tail) - max(0, made[-1].end - change.end) :]
        earlier = tuple(p.edit for p in under if p.edit)
        whole = (under[0].source_start, under[-1].source_end)
        yield from edit(*whole, head + change.after + tail, earlier)
    else:
        # Between earlier deletions: those stay on record, and the new text goes to the first part.
        after = change.after
        for piece in under:
            if piece.edit:
                yield piece.edit
            else:
                yield from edit(piece.source_start, piece.source_end, after)
                after = ""


def changes_by_rule(edits: Sequence[Edit]) -> Counter[str]:
    """How many changes each rule made.

    A change that lies around earlier edits is on record in parts; parts that touch count once.
    """
    count: Counter[str] = Counter()
    end, seen = -1, set[tuple[str, str]]()
    for edit in edits:
        if edit.start > end:
            seen = set()
        if (edit.rule, edit.reason) not in seen:
            count[edit.rule] += 1
        seen.add((edit.rule, edit.reason))
        end = edit.end
    return count


def replay(source: str, edits: Sequence[Edit]) -> str:
    """The text: the source with the edits applied."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (source[at : edit.start], edit.after)
        at = edit.end
    return "".join(parts) + source[at:]


def restore(text: str, edits: Sequence[Edit]) -> str:
    """The source: the text with the edits taken back."""
    parts: list[str] = []
    at = shift = 0
    for edit in edits:
        here = edit.start + shift
        parts += (text[at:here], edit.before)
        at = here + len(edit.after)
        shift += len(edit.after) - (edit.end - edit.start)
    return "".join(parts) + text[at:]
