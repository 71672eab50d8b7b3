"""Where a long document is cut into files: at its headings, else between its paragraphs.

What belongs together stays in one file, unless it alone is longer than a file may be; then the
notes, lists and quotations among it are cut between their notes, items and paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

from ..book import Block, Group, Sentence
from ._epub_elements import Element
from ._epub_xhtml import spoken

LIMIT = 250_000
"""Bytes of a file's elements. Readers built on Adobe's engine cut or refuse files above 300,000."""

_TEARABLE = ("section", "ol", "ul", "blockquote")
"""Elements that mean the same in two parts. A table does not: its head would be in the first."""

_NO_HEADING = 7
"""A rank below that of every heading."""

_MARK = 150
"""Bytes around a word, at most: a reference to a note with its address, a reading, a picture."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """Elements that stay in one file."""

    elements: tuple[Element, ...]
    weight: int

    @property
    def rank(self) -> int:
        """1 to 6 for a heading, else 7."""
        tag = self.elements[0].tag
        return int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else _NO_HEADING


Weigh = Callable[[Element], int]
"""Bytes of an element in a file."""


def pieces(
    elements: Sequence[Element], weigh: Weigh, limit: int
) -> tuple[tuple[Element, ...], ...]:
    """The elements of a page by the files that they stand in, in order; one file where they fit.

    limit: bytes of a file.
    """
    units = [_Unit(tuple(run), sum(map(weigh, run))) for run in _together(elements)]
    parts = _cut(units, weigh, limit)
    return tuple(tuple(e for unit in part for e in unit.elements) for part in parts)


def _together(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Each element alone, or all elements of one group, such as a table with what is under it."""
    for group, run in groupby(elements, key=_group):
        if group:
            yield list(run)
        else:
            yield from ([element] for element in run)


def _group(element: Element) -> Group | None:
    """The outermost group that holds it."""
    block = _first_block(element)
    return block.within[0] if block and block.within else None


def _first_block(element: Element) -> Block | None:
    if element.block:
        return element.block
    return next((found for e in element.children if (found := _first_block(e))), None)


def _cut(units: Sequence[_Unit], weigh: Weigh, limit: int) -> Iterator[list[_Unit]]:
    """As many units in one file as fit, cut at the highest headings where there are any."""
    if sum(unit.weight for unit in units) <= limit:
        yield list(units)
        return
    starts = _starts(units)
    if not starts:
        yield from _torn(units, weigh, limit)
        return
    packed: list[_Unit] = []
    length = 0
    for start, stop in pairwise((0, *starts, len(units))):
        section = units[start:stop]
        added = sum(unit.weight for unit in section)
        if packed and length + added > limit:
            yield packed
            packed, length = [], 0
        if added > limit:
            yield from _cut(section, weigh, limit)
        else:
            packed += section
            length += added
    if packed:
        yield packed


def _starts(units: Sequence[_Unit]) -> list[int]:
    """Where to cut: before the headings of the highest rank, but not right behind a heading."""
    ranks = {
        number: unit.rank
        for number, (before, unit) in enumerate(pairwise(units), 1)
        if before.rank == _NO_HEADING
    }
    top = min(ranks.values(), default=0)
    return [number for number, rank in ranks.items() if rank == top]


def _torn(units: Sequence[_Unit], weigh: Weigh, limit: int) -> Iterator[list[_Unit]]:
    """What is too long and has no place to cut: headings and one group, which is cut inside.

    Its parts have files of their own, so that nobody doubts that it had to be cut.
    """
    *headings, last = units
    whole = last.elements[0]
    if len(last.elements) > 1 or whole.tag not in _TEARABLE or len(whole.children) < 2:
        yield list(units)
        return
    inside = [_Unit((child,), weigh(child)) for child in whole.children]
    for number, part in enumerate(_cut(inside, weigh, limit)):
        children = tuple(child for unit in part for child in unit.elements)
        id = f"{whole.id}-from-{children[0].id}" if number else whole.id
        found = _Unit((replace(whole, id=id, children=children),), sum(u.weight for u in part))
        yield [found] if number else [*headings, found]


def weight(element: Element, around: str, show_ruby: bool) -> int:
    """Bytes of an element in a file, at most. around: the language of what it stands in."""
    language = element.block.language if element.block else around
    total = 2 * len(element.tag) + len(element.id) + 40 + _told(language, around)
    total += sum(len(name) + _bytes(value) + 4 for name, value in element.form)
    total += _MARK if element.tag in ("section", "aside", "figure") else 0
    block = element.block
    if block and not block.said:
        total += _bytes(block.text) + _MARK * len(block.anchors)
    total += sum(_sentence(sentence, language, show_ruby) for sentence in element.sentences)
    return total + sum(weight(inner, language, show_ruby) for inner in element.children)


def _sentence(sentence: Sentence, around: str, show_ruby: bool) -> int:
    language = sentence.language
    total = _bytes(sentence.text) + _bytes(sentence.space) + len(sentence.id) + 22
    total += _told(language, around)
    total += sum(_told(run.language, language) + 15 for run in sentence.runs[1:])
    total += sum(_bytes(anchor.value) + _MARK for anchor in sentence.anchors)
    if show_ruby:
        total += sum(_bytes(mark.reading) + _MARK for mark in sentence.ruby)
    return total


def _bytes(text: str) -> int:
    return len(escape(text, {'"': "&quot;"}).encode())


def _told(language: str, around: str) -> int:
    """Bytes of the attributes that tell a language."""
    return sum(len(name) + len(value) + 4 for name, value in spoken(language, around).items())
