"""Blocks that a reader of mark-up found, and the one source text with marks that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..ledger import Mark
from ._groups import Held, groups

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: its text, its role, and what is known about stretches of it."""

    #: a mark kind that names a role: heading, paragraph, table_row, note …
    role: str
    #: the value of that mark
    value: str
    text: str
    #: marks in spans of this block's text
    marks: tuple[Mark, ...] = ()
    #: where in the text a printed page begins, with its label
    breaks: tuple[tuple[int, str], ...] = ()
    #: why it is not the document's own words, or ""
    furniture: str = ""
    #: how many of its characters are inside links
    linked: int = 0
    #: the element that it was found in, for judging its surroundings
    element: Any = None
    #: the groups around it
    within: Held = ()
    #: the same for blocks that only line breaks part
    run: int = -1
    #: names of the pictures behind it of which nothing says what they show
    pictures: tuple[str, ...] = ()


def compose(body: Sequence[Block], notes: Sequence[Block] = ()) -> tuple[str, tuple[Mark, ...]]:
    """The source text, blocks with a blank line between them, and all marks placed in it.

    Notes stand at the end and are on no page.
    """
    texts: list[str] = []
    marks: list[Mark] = []
    breaks: list[tuple[int, str]] = []
    placed: list[tuple[Held, int, int]] = []
    waiting: tuple[str, ...] = ()
    at = end_of_body = 0
    for number, block in enumerate((*body, *notes)):
        end = at + len(block.text)
        marks.append(Mark(block.role, at, end, block.value))
        if block.furniture:
            marks.append(Mark("furniture", at, end, block.furniture))
        if block.furniture:
            waiting = block.pictures  # it may be the article's own that comes next
        else:
            own = (*waiting, *block.pictures)
            marks += (Mark("picture", at, end, name) for name in own)
            waiting = ()
        marks += (Mark(m.kind, at + m.start, at + m.end, m.value) for m in block.marks)
        if number < len(body):
            placed.append((() if block.furniture else block.within, at, end))
            breaks += ((at + place, label) for place, label in block.breaks)
            end_of_body = end
        texts.append(block.text)
        at = end + len(SEPARATOR)
    marks += [*_pages(breaks, end_of_body), *groups(placed)]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind))
    return SEPARATOR.join(texts), tuple(marks)


def _pages(breaks: Iterable[tuple[int, str]], end: int) -> Iterator[Mark]:
    for (start, label), (stop, _) in pairwise((*breaks, (end, ""))):
        if start < stop:
            yield Mark("page", start, stop, label)
