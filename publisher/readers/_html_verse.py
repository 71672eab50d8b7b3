"""Lines of a page that belong together: those between line breaks, and those of a stanza."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from ._html_tree import Element, above, tag
from ._markup import Block
from ._verse import are_lines

_ROLES = ("paragraph", "quotation", "byline", "list_item")

_STANZA = re.compile(r"\b(?:stanza|strophe|linegroup|lg)\b", re.IGNORECASE)
"""What pages call the element around the lines of a stanza."""

_LINE = re.compile(r"\b(?:verse|line|verseline|poem|poetry)\b", re.IGNORECASE)
"""What they call a line of it. (A verse may be a whole stanza: then it has line breaks.)"""


class Breaks:
    """Counts what ends one run of lines and begins another while a page is walked."""

    def __init__(self) -> None:
        self._run = 0
        self._filled = False

    def placed(self, block: Block) -> Block:
        """The block with the run that it stands in."""
        self._filled = True
        return replace(block, run=self._run)

    def end(self, line: bool) -> None:
        """The end of a block, or only of a line; one that is empty parts what is around it."""
        if not line or not self._filled:
            self._run += 1
        self._filled = False


def in_stanzas(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that are lines of one stanza or the like in a group of their own."""
    found: list[Block] = []
    for part in _runs(blocks):
        if are_lines(block.text for block in part):
            group = ("verse", ("lines", len(found)))
            part = [replace(block, within=(*block.within, group)) for block in part]
        found += part
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part = list(blocks[:1])
    for before, block in pairwise(blocks):
        if not _belong_together(before, block):
            yield part
            part = []
        part.append(block)
    yield part


def _belong_together(before: Block, block: Block) -> bool:
    if before.role not in _ROLES or block.role not in _ROLES or before.within != block.within:
        return False
    if before.furniture or block.furniture:
        return False
    if before.run == block.run:
        return True
    stanza = _stanza(before.element)
    if stanza is not None or _stanza(block.element) is not None:
        return stanza is _stanza(block.element)
    return _are_siblings(_line(before.element), _line(block.element))


def _stanza(inner: Element) -> Element | None:
    around = (e for e in chain((inner,), above(inner)) if _is_called(e, _STANZA))
    return next(around, None)


def _line(inner: Element) -> Element | None:
    return next((e for e in chain((inner,), above(inner)) if tag(e) in ("p", "div", "li")), None)


def _are_siblings(before: Element | None, line: Element | None) -> bool:
    """Whether two elements that are called lines of verse, and hold one each, are neighbours."""
    if before is None or line is None or line.getprevious() is not before:
        return False
    return all(_is_called(e, _LINE) and e.find(".//{*}br") is None for e in (before, line))


def _is_called(element: Element, pattern: re.Pattern[str]) -> bool:
    names = element.get("class")
    return bool(names) and pattern.search(names[:400]) is not None
