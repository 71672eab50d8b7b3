"""The characters of a line with letters from right to left, in the order in which they are read.

A PDF draws glyphs at places; in which order it names them is the writer's affair, and pdfium turns
some of them round once more. So the order is taken from the places alone: `in_reading_order` is
the inverse of the Unicode Bidirectional Algorithm (UAX #9) for one line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

_SEPARATORS = ".,:/\u066b\u066c"
"""Between two figures they belong to the number (bidi class CS)."""

_SIGNS = "-+%‰°$€£₪#"
"""In a line of Hebrew they belong to the figures beside them (ES, ET); after Arabic letters not."""

_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_OPENING = {pair[0]: n for n, pair in enumerate(_PAIRS)}
_CLOSING = {pair[1]: n for n, pair in enumerate(_PAIRS)}

_GLUE = frozenset("/-–_@&+'’:.,;#=?%")
"""Signs and the space over which Latin letters and figures are one stretch."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of a page, with the marks above and below it, and its place."""

    text: str
    #: left and right edge, points
    x0: float
    x1: float
    #: its number in the text layer
    index: int

    @property
    def kind(self) -> str:
        """R or L by the direction in which it runs, N for a figure, else empty."""
        kind = unicodedata.bidirectional(self.text[0])
        return {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}.get(kind, "")

    @property
    def is_space(self) -> bool:
        """Whether it is the space between two words."""
        return self.text == " "


def runs_backwards(char: str) -> bool:
    """Whether a character is a letter that runs from right to left."""
    return unicodedata.bidirectional(char) in ("R", "AL")


def in_reading_order(letters: Sequence[Letter], backwards: bool) -> list[list[Letter]]:
    """The letters of a line as stretches of one direction, all in reading order.

    letters: from left to right, with the spaces between the words; backwards: whether the line
    as a whole runs from right to left.
    """
    arabic = sum(unicodedata.bidirectional(each.text[0]) == "AL" for each in letters)
    hebrew = sum(unicodedata.bidirectional(each.text[0]) == "R" for each in letters)
    kinds = _with_numbers(letters, arabic > hebrew)
    if backwards:
        return _with_brackets(_backwards(letters, kinds))
    order: list[list[Letter]] = []
    sizes: list[int] = []
    at = 0
    for begin, end in [*_stretches(kinds, "R"), (len(letters), len(letters))]:
        order += [[letter] for letter in letters[at:begin]]
        sizes += [1] * (begin - at)
        inner = _backwards(letters[begin:end], kinds[begin:end])
        order += inner
        sizes += [len(inner)] if inner else []
        at = end
    turned = iter(_with_brackets(order))
    return [[letter for _ in range(size) for letter in next(turned)] for size in sizes]


def _with_numbers(letters: Sequence[Letter], arabic: bool) -> list[str]:
    """The kind of each letter; a sign inside a number is of the number."""
    kinds = [letter.kind for letter in letters]
    inside = _SEPARATORS if arabic else _SEPARATORS + _SIGNS
    for n in range(1, len(letters) - 1):
        if letters[n].text in inside and kinds[n - 1] == "N" == kinds[n + 1]:
            kinds[n] = "N"
    if not arabic:
        for n, letter in enumerate(letters):
            beside = kinds[max(0, n - 1) : n] + kinds[n + 1 : n + 2]
            if letter.text in _SIGNS[2:] and "N" in beside:
                kinds[n] = "N"
    return kinds


def _stretches(kinds: Sequence[str], wanted: str) -> list[tuple[int, int]]:
    """Begin and end of what runs in the other direction, with figures and signs inside it."""
    other = "L" if wanted == "R" else "R"
    found: list[tuple[int, int]] = []
    begin = -1
    last = -1
    for n, kind in enumerate(kinds):
        if kind == wanted:
            begin = n if begin < 0 else begin
            last = n
        elif kind == other and begin >= 0:
            found.append((begin, last + 1))
            begin = -1
    if begin >= 0:
        found.append((begin, last + 1))
    return found


def _backwards(letters: Sequence[Letter], kinds: Sequence[str]) -> list[list[Letter]]:
    """A line from right to left: its letters from the right, what runs forwards as stretches."""
    found: list[list[Letter]] = []
    at = len(letters)
    for begin, end in reversed(_forwards(letters, kinds)):
        found.extend([letter] for letter in reversed(letters[end:at]))
        found.append(list(letters[begin:end]))
        at = begin
    found.extend([letter] for letter in reversed(letters[:at]))
    return found


def _forwards(letters: Sequence[Letter], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Begin and end of each number, and of each stretch of Latin letters with figures in it."""
    found: list[tuple[int, int]] = []
    n = 0
    while n < len(letters):
        if kinds[n] not in ("L", "N"):
            n += 1
            continue
        end = n + 1
        latin = kinds[n] == "L"
        while (after := _next(letters, kinds, end, latin)) >= 0:
            latin = latin or "L" in kinds[end : after + 1]
            end = after + 1
        inner = "".join(letter.text for letter in letters[n:end])
        if (
            end < len(letters)
            and letters[end].text in _CLOSING
            and inner.count(_PAIRS[_CLOSING[letters[end].text]][0]) > inner.count(letters[end].text)
        ):
            end += 1
        found.append((n, end))
        n = end
    return found


def _next(letters: Sequence[Letter], kinds: Sequence[str], end: int, latin: bool) -> int:
    """Where a stretch that ended before `end` goes on, -1 for nowhere."""
    n = end
    while n < len(letters) and not kinds[n]:
        n += 1
    if n == len(letters) or kinds[n] == "R":
        return -1
    between = [letter.text for letter in letters[end:n]]
    if not between:
        return n
    if kinds[n] == "L" and latin:
        opened = sum(sign in _OPENING for sign in between)
        closed = sum(sign in _CLOSING for sign in between)
        return n if opened >= closed else -1
    beside = all(sign in _GLUE for sign in between) or between == [" "]
    return n if beside and (latin or kinds[n] == "L") else -1


def _with_brackets(parts: Sequence[list[Letter]]) -> list[list[Letter]]:
    """The brackets that stand alone turned so that they open before what they enclose.

    A bracket drawn in a line from right to left is the glyph of the other one, and writers of PDF
    name now the one, now the other; which it is, is told by the spaces beside it, else by whether
    one is open.
    """
    chars = [part[-1].text[0] for part in parts]
    open_: set[int] = set()
    found: list[list[Letter]] = []
    for n, part in enumerate(parts):
        sign = part[0].text
        kind = _OPENING.get(sign, _CLOSING.get(sign)) if len(part) == 1 else None
        if kind is None:
            found.append(part)
            continue
        before = n == 0 or chars[n - 1] == " " or chars[n - 1] in _OPENING
        after = n + 1 == len(parts) or not parts[n + 1][0].text[0].isalnum()
        opens = before if before != after else kind not in open_
        (open_.add if opens else open_.discard)(kind)
        found.append([replace(part[0], text=_PAIRS[kind][0 if opens else 1])])
    return found
