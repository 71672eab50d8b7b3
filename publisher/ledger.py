"""The record of every change and every guess: edits, evidence and facts.

A `Manuscript` is a source text and the edits made to it; its text is always exactly the source
with those edits applied, and the source comes back from text and edits. Rules never hand over a
new text, only `Change`s to the current one, so nothing can be altered off the record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ._edits import (
    Basis,
    Change,
    Edit,
    Piece,
    carry_out,
    changes_by_rule,
    pass_by,
    pieces,
    replay,
    restore,
)
from .packed import quick_to_pack

__all__ = [
    "Basis",
    "Change",
    "Edit",
    "Evidence",
    "Fact",
    "Manuscript",
    "Mark",
    "changes_by_rule",
    "replay",
    "restore",
]


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is believed."""

    basis: Basis
    #: one short sentence for a reader of the ledger
    reason: str
    #: half-open span of code points in the document's source, where it is stated there
    span: tuple[int, int] | None = None


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of metadata, with the evidence for it."""

    #: title, speaker, role, event, date, published, place, agency, publication, reporter, editor,
    #: language, kind, encoding, passage (a language inside the text), turn (one who takes the
    #: floor) or further source; as formats state them also author, publisher, description,
    #: address, created, modified, identifier and rights
    name: str
    value: str
    evidence: Evidence


@quick_to_pack
@dataclass(frozen=True, slots=True)
class Mark:
    """Something known about a span that is not a change of text: its role, or its reading."""

    #: a role of a block (book.ROLES) or of a group of them (book.GROUPS), or furniture, noteref,
    #: page, lang, ruby, stage, struck, em, strong, display or picture
    kind: str
    #: half-open span in the source
    start: int
    end: int
    #: heading: level; list_item, note: label; table_row: see rows.py; image, picture: its name;
    #: groups: how many groups deep it is, from 1; furniture: why it is; noteref: label of the note;
    #: page: its label; lang: tag; ruby: reading; display: how it stands out. Where notes share a
    #: label, that of a note and its references may be followed by a TAB and what tells it apart
    value: str = ""


@dataclass(frozen=True)
class Manuscript:
    """A source text and the edits made to it so far, in reading order and not overlapping."""

    source: str
    edits: Sequence[Edit] = ()

    @cached_property
    def text(self) -> str:
        """The source with the edits applied."""
        return replay(self.source, self.edits)

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return pieces(self.source, self.edits)

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        """Where each piece ends, in the text and in the source: keys to find pieces by bisection.

        A document may have as many marks as edits, so that a scan for each would be quadratic.
        """
        return [p.end for p in self._pieces], [p.source_end for p in self._pieces]

    def apply(self, rule: str, changes: Iterable[Change]) -> Manuscript:
        """The manuscript after `changes` (spans of the current text, none overlapping another).

        Raises ValueError for changes that overlap or reach outside the text.
        """
        wanted = sorted((c for c in changes if not self._idle(c)), key=lambda c: (c.start, c.end))
        for left, right in pairwise(wanted):
            if right.start < left.end:
                raise ValueError(f"rule {rule}: changes overlap at {right.start}")
        if wanted and not 0 <= wanted[0].start <= wanted[-1].end <= len(self.text):
            raise ValueError(f"rule {rule}: a change reaches outside the text")
        edits: list[Edit] = []
        queue = list(reversed(self._pieces))
        for change in self._merged(wanted):
            edits += pass_by(queue, change)
            edits += carry_out(queue, change, rule, self.source)
        edits += [piece.edit for piece in reversed(queue) if piece.edit]
        return Manuscript(self.source, tuple(edits))

    def _merged(self, changes: Sequence[Change]) -> Iterator[Change]:
        """The changes in order, those that touch the same earlier edit as one.

        An edit is replaced as a whole, so two changes cannot each take their part of it.
        """
        ends = self._ends[0]
        one: list[Change] = []
        for change in changes:
            at = bisect_right(ends, change.start)
            piece = self._pieces[at] if one and at < len(self._pieces) else None
            if one and not (piece and piece.edit and piece.start < one[-1].end):
                yield self._as_one(one)
                one = []
            one.append(change)
        if one:
            yield self._as_one(one)

    def _as_one(self, changes: Sequence[Change]) -> Change:
        """Changes in order and what stands between them as one change."""
        first, last = changes[0], changes[-1]
        if first is last:
            return first
        parts = [first.after]
        for before, change in pairwise(changes):
            parts += (self.text[before.end : change.start], change.after)
        reasons = "; ".join(dict.fromkeys(change.reason for change in changes))
        basis = next((one.basis for one in changes if one.basis != "stated"), first.basis)
        return Change(first.start, last.end, "".join(parts), reasons, basis)

    def _idle(self, change: Change) -> bool:
        return self.text[change.start : change.end] == change.after

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that `[start, end)` of the text comes from.

        An end that touches an edit does not take the edit in, unless the span lies inside it.
        """
        first = last = None
        pieces = self._pieces
        for at in range(bisect_right(self._ends[0], start), len(pieces)):
            piece = pieces[at]
            if piece.start >= end:
                break
            if first is None:
                inside = 0 if piece.edit else max(0, start - piece.start)
                first = piece.source_start + inside
            outside = 0 if piece.edit else max(0, piece.end - end)
            last = piece.source_end - outside
        if first is None or last is None:
            place = self._source_position(start)
            return place, place
        return first, last

    def _source_position(self, at: int) -> int:
        index = bisect_right(self._ends[0], at)
        if index == len(self._pieces):
            return len(self.source)
        piece = self._pieces[index]
        return piece.source_start + (0 if piece.edit else at - piece.start)

    def text_position(self, at: int) -> int:
        """The place in the text at which source position `at` falls, or what is left around it."""
        index = bisect_right(self._ends[1], at)
        if index == len(self._pieces):
            return len(self.text)
        piece = self._pieces[index]
        return piece.start + (0 if piece.edit else max(0, at - piece.source_start))

    def text_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text left of source `[start, end)`; empty where it was removed."""
        first, last = None, 0
        pieces = self._pieces
        for at in range(bisect_right(self._ends[1], start), len(pieces)):
            piece = pieces[at]
            if piece.source_start >= end:
                break
            if piece.end > piece.start:
                before = 0 if piece.edit else max(0, start - piece.source_start)
                behind = 0 if piece.edit else max(0, piece.source_end - end)
                first = piece.start + before if first is None else first
                last = piece.end - behind
        return (first, last) if first is not None else (0, 0)

    def verify(self) -> None:
        """Raise ValueError unless text and source come from each other by the edits."""
        at = 0
        for edit in self.edits:
            if edit.start < at or self.source[edit.start : edit.end] != edit.before:
                raise ValueError(f"edit {edit.rule} at {edit.start} does not fit the source")
            at = edit.end
        if restore(self.text, self.edits) != self.source:
            raise ValueError("the source does not come back from the text and the ledger")
