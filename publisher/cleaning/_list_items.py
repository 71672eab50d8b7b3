"""Items of lists in plain text: their marks, and which item stands in which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ._answer_lines import is_free
from ._counts import of_roman
from ._lines import STOPS, Line, columns, ends_with

BULLETS = "-–—•●○▪■◦*·‣+"
"""Body of a character class: signs before the items of lists."""

_BULLET = re.compile(rf"([{BULLETS}])[ \t\xa0]+(?=\S)")
_NUMBER = re.compile(r"(\()?(\d{1,2}|[a-z]|[ivx]{1,5})([.)])[ \t]+(?=\S)")
_WIDE_NUMBER = re.compile(r"([０-９]{1,2})[．、）]\s*(?=\S)")
_CYRILLIC = re.compile(r"([а-и])\)\s+(?=\S)")
_CHAIN = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?[ \t]+(?=\S)")

DASHES = "–—-"
"""Signs that begin what people say, too."""

_DEEPER = 2
"""Columns by which an inner list is indented."""

_LONGEST = 500
"""Characters of an item that is only numbered; longer ones are the paragraphs of a document."""

_LOOKED_AT = 50

_DEEPEST = 9
"""Lists in lists; what is deeper stands beside the innermost."""

_NEAR = 1
"""Blank lines that may stand between two items."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What an item begins with."""

    #: the bullet; or what is counted, and what stands around it: "1.", "(a)", "i)", "1.1"
    form: str
    #: the number; 0 for a bullet
    value: int
    #: columns of the sign and the space behind it
    width: int


@dataclass
class Item:
    """An item with what stands in it."""

    sign: Sign
    line: Line
    #: column at which its words begin
    left: int
    #: lines that go on with it, after a blank line
    more: list[Line] = field(default_factory=list)
    inner: list[Item] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the last thing in it ends."""
        return max([self.line.end, *(m.end for m in self.more), *(i.end for i in self.inner)])


def runs(found: Sequence[Line]) -> Iterator[list[Item]]:
    """The lists of the text, each as its outermost items."""
    at = 0
    while at < len(found):
        items, end = _list(found, at)
        if items:
            yield from _lists(items, found, end)
        at = max(end, at + 1)


def _lists(items: list[Item], found: Sequence[Line], end: int) -> Iterator[list[Item]]:
    """The items if they are a list, else the lists inside them. end: the line behind them all."""
    if _is_list(items) and not _goes_on(items[-1].sign, found[end : end + _LOOKED_AT]):
        yield items
        return
    for item in items:
        if item.inner:
            yield from _lists(item.inner, (), 0)


def _goes_on(last: Sign, behind: Sequence[Line]) -> bool:
    """Whether the next number comes behind other text: then it counts the document's paragraphs."""
    for line in behind if last.value else ():
        for sign in signs(line):
            if sign.form == last.form and sign.value <= 1:
                return False
            if sign.form == last.form and sign.value == last.value + 1:
                return True
    return False


def signs(line: Line) -> list[Sign]:
    """How the sign of a line may be read; a single i is a number or a letter."""
    bullet = _BULLET.match(line.text)
    if bullet:
        return [Sign(bullet[1], 0, columns(bullet[0]))]
    chain = _CHAIN.match(line.text)
    if chain:
        parts = chain[1].split(".")
        return [Sign(".".join("1" * len(parts)), int(parts[-1]), columns(chain[0]))]
    wide, letter = _WIDE_NUMBER.match(line.text), _CYRILLIC.match(line.text)
    if wide:
        return [Sign("１．", int(wide[1]), columns(wide[0]))]
    if letter:
        return [Sign("а)", ord(letter[1]) - ord("а") + 1, columns(letter[0]))]
    number = _NUMBER.match(line.text)
    if not number:
        return []
    width, bare = columns(number[0]), number[2]
    around = f"{number[1] or ''}{{}}{number[3]}"
    if bare.isdecimal():
        return [Sign(around.format("1"), int(bare), width)]
    found = [Sign(around.format("a"), ord(bare) - ord("a") + 1, width)] if len(bare) == 1 else []
    roman = of_roman(bare)
    return [*found, *([Sign(around.format("i"), roman, width)] if roman else [])]


def _list(found: Sequence[Line], start: int) -> tuple[list[Item], int]:
    """The outermost items of the list that begins at a line, and the number of the line behind."""
    first = _first(signs(found[start]))
    if first is None:
        return [], start + 1
    top = [_item(first, found[start])]
    open_: list[tuple[list[Item], Item]] = [(top, top[0])]
    at = start + 1
    while at < len(found) and found[at].gap <= _NEAR:
        line = found[at]
        placed = _place(open_, line) or _within_another(open_, found, at)
        if placed is None:
            if is_free(line.text) or (not signs(line) and line.gap and _is_inside(line, open_)):
                open_[-1][1].more.append(line)
            else:
                break
        else:
            depth, sign = min(placed[0], _DEEPEST), placed[1]
            item = _item(sign, line)
            if depth == len(open_):
                open_.append((open_[-1][1].inner, item))
            else:
                open_[depth:] = [(open_[depth][0], item)]
            open_[-1][0].append(item)
        at += 1
    return top, at


def _item(sign: Sign, line: Line) -> Item:
    return Item(sign, line, line.indent + sign.width)


def _first(read: Sequence[Sign]) -> Sign | None:
    """The sign as that of a first item: a bullet, 1, a or i."""
    return next((sign for sign in reversed(read) if sign.value <= 1), None)


def _place(open_: Sequence[tuple[list[Item], Item]], line: Line) -> tuple[int, Sign] | None:
    """How deep in the open lists a line is the next item, or begins an inner list."""
    read = signs(line)
    for depth in range(len(open_) - 1, -1, -1):
        last = open_[depth][1]
        near = abs(line.indent - last.line.indent) < _DEEPER
        for sign in read:
            goes_on = sign.form == last.sign.form and sign.value == last.sign.value + bool(
                sign.value
            )
            if near and goes_on:
                return depth, sign
    last, first = open_[-1][1], _first(read)
    if first is None or line.indent < last.line.indent - 1:
        return None
    deeper = line.indent >= last.line.indent + _DEEPER
    if not deeper and (not first.value or not last.sign.value or first.form == last.sign.form):
        return None  # another list may begin here
    return len(open_), first


def _within_another(
    open_: Sequence[tuple[list[Item], Item]], found: Sequence[Line], at: int
) -> tuple[int, Sign] | None:
    """The place of a line with another bullet, where the bullets before it come again."""
    last, first = open_[-1][1], _first(signs(found[at]))
    if first is None or first.value or last.sign.value or first.form == last.sign.form:
        return None
    for line in found[at + 1 : at + _LOOKED_AT]:
        read = signs(line)
        if not read or line.gap > _NEAR:
            return None
        if read[0].form == last.sign.form:
            return len(open_), first
    return None


def _is_inside(line: Line, open_: Sequence[tuple[list[Item], Item]]) -> bool:
    """Whether a paragraph stands under the words of the last item."""
    last = open_[-1][1]
    return line.indent >= _DEEPER and abs(line.indent - last.left) <= 1


def _is_list(items: Sequence[Item]) -> bool:
    """Whether items are a list: two or more, no people who talk, no numbered paragraphs."""
    if len(items) < 2:
        return False
    if items[0].sign.form in DASHES:
        spoken = sum(ends_with(item.line.text, STOPS) for item in items)
        inner = any(item.inner or item.more for item in items)
        return inner or 2 * spoken < len(items)
    return not items[0].sign.value or all(len(item.line.text) <= _LONGEST for item in items)
