"""A block while it is being collected: white space collapsed, marks kept in their places."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..ledger import Mark
from ._html_tree import Element
from ._markup import Block

_LOOKS = ("struck", "em", "strong")
"""Kinds of marks for how words look."""

_STOPS = ".!?。！？؟"
_POPS_UP = ("dialog", "button", "form")
_UNSEEN = " \t\n\r\f\v\u00a0\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters of which alone no block is made."""

_SPACE = re.compile(r"[ \t\n\r\f]+")


class Draft:
    """The text of one block so far."""

    def __init__(self, role: str, value: str, element: Element) -> None:
        self.role, self.value, self.element = role, value, element
        self.length = 0
        self._parts: list[str] = []
        self._last = ""
        self._marks: list[Mark] = []
        self._runs: dict[str, list[Mark]] = {kind: [] for kind in ("furniture", "lang", *_LOOKS)}
        self._breaks: list[tuple[int, str]] = []
        self._linked = 0
        self._wanted = self._unwanted = 0
        self.line_is_open = False

    def add(
        self,
        text: str,
        *,
        lang: str = "",
        furniture: str = "",
        linked: bool = False,
        looks: Collection[str] = (),
    ) -> None:
        """Running text: white space is one space, and none at the beginning of a block or cell."""
        piece = _SPACE.sub(" ", text)
        if self._last in ("", " ", "\t", "\n"):
            piece = piece.removeprefix(" ")
        self._put(piece, lang, furniture, linked, looks)

    def add_line(self, line: str, lang: str, furniture: str, looks: Collection[str]) -> None:
        """Preformatted text without a line end; white space is kept."""
        if not self._parts and not line.strip():
            return
        self._put(line, lang, furniture, False, looks)

    def cell(self, columns: int) -> None:
        """Begin a cell of a table, so many columns on."""
        if columns:
            if self._last == " ":
                self._parts[-1] = self._parts[-1][:-1]
                self.length -= 1
            self._put("\t" * columns, "", "", False)

    def end_line(self) -> None:
        """A line end inside a hard-wrapped block."""
        self._put("\n", "", "", False)

    def mark(self, kind: str, start: int, value: str) -> None:
        """A mark from `start` to here; one that would hold nothing is left out."""
        if start < self.length:
            self._marks.append(Mark(kind, start, self.length, value))

    def reading(self, start: int, end: int, value: str) -> None:
        """A reading for the stretch from start to end."""
        self._marks.append(Mark("ruby", start, end, value))

    def page(self, label: str) -> None:
        """A printed page begins here."""
        self._breaks.append((self.length, label))

    def _put(
        self, piece: str, lang: str, furniture: str, linked: bool, looks: Collection[str] = ()
    ) -> None:
        if not piece:
            return
        for kind, value in (("lang", lang), ("furniture", furniture)):
            if value:
                self._extend(kind, value, self.length + len(piece))
        for kind in looks:
            self._extend(kind, "", self.length + len(piece))
        self._parts.append(piece)
        self._last = piece[-1]
        self.length += len(piece)
        letters = len(piece) - piece.count(" ")
        self._linked += letters if linked else 0
        if piece.strip():
            self._unwanted += letters if furniture else 0
            self._wanted += 0 if furniture else letters

    def _extend(self, kind: str, value: str, end: int) -> None:
        runs = self._runs[kind]
        if runs and runs[-1].value == value and runs[-1].end == self.length:
            runs[-1] = Mark(kind, runs[-1].start, end, value)
        else:
            runs.append(Mark(kind, self.length, end, value))

    def block(self) -> Block | None:
        """The block, or None where there is no text in it."""
        text = "".join(self._parts)
        if not text.strip(_UNSEEN):
            return None
        text = text.rstrip(" \n\r\f") if self.role != "table_row" else text.rstrip(" ")
        whole = self._runs["furniture"][0].value if self._unwanted and not self._wanted else ""
        stretches = (mark for kind in ("lang", *_LOOKS) for mark in self._runs[kind])
        marks = [*self._marks, *stretches, *(() if whole else self._around(text))]
        return Block(
            self.role,
            self.value,
            text,
            tuple(m for mark in marks if (m := _trimmed(mark, text))),
            tuple((min(at, len(text)), label) for at, label in self._breaks),
            whole,
            self._linked,
            self.element,
        )

    def _around(self, text: str) -> list[Mark]:
        """The furniture before or after the block's own words, and what pops up inside them.

        Nothing else of a page stands in the middle of a sentence, whatever its name says: a link
        called "search" there is a word of it.
        """
        runs = self._runs["furniture"]
        if not runs:
            return []
        left = list(text)
        for run in runs:
            left[run.start : run.end] = " " * (min(run.end, len(text)) - run.start)
        own = [at for at, char in enumerate(left) if char.isalnum() or char in _STOPS]
        return [
            run for run in runs
            if run.value in _POPS_UP or not own or run.end <= own[0] or run.start > own[-1]
        ]  # fmt: skip


def _trimmed(mark: Mark, text: str) -> Mark | None:
    """The mark without white space at its ends, None where it has nothing else."""
    start, end = mark.start, min(mark.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Mark(mark.kind, start, end, mark.value) if start < end else None
