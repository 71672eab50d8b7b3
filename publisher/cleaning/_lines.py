"""The lines of a text as a typesetter sees them: indent, width, gap, and whether they stop."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from ..book import Document
from ._han import WIDE

TAB = 8

STOPS = ".!?…。！？｡؟۔।"
"""Characters that end a sentence."""

_STOPS_OR_COLON = STOPS + ":;：；"

_CLOSERS = "\"'”’」』）)]】》〉»›*†‡¹²³⁴⁵⁶⁷⁸⁹⁰"

_FIRST_WORD = re.compile(rf"[{WIDE}]|\S+?(?=[\s{WIDE}]|$)")

_WIDE_SCRIPT = re.compile(f"[{WIDE}]")


_BEFORE_A_NAME = re.compile(
    r"(?:^|[\s(“\"«])(?:Mrs?|Ms|Dr|Prof|Messrs|Hon|Rev|Gen|Col|Capt|Lt|Sgt|Gov|Sen|Rep|Amb|MM|Mme|"
    r"Mmes|Mlle|Hr|Sr|Sra|Srta|Sig|Dott)\.$"
)
"""Behind these the name follows, whatever the line says."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    #: half-open span of its text, without white space at its ends
    start: int
    end: int
    text: str
    #: columns of white space before it
    indent: int
    #: blank lines since the line before
    gap: int

    @property
    def width(self) -> int:
        """Columns of its text."""
        return columns(self.text)

    @property
    def right(self) -> int:
        """The column at which it ends."""
        return self.indent + self.width

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence ends, a colon or semicolon included."""
        return ends_with(self.text, _STOPS_OR_COLON) and not name_follows(self.text)

    @property
    def first_word(self) -> int:
        """Columns of what could not have been broken at its beginning."""
        found = _FIRST_WORD.match(self.text)
        return columns(found[0]) if found else 0


def name_follows(text: str) -> bool:
    """Whether the text ends in a person's title, behind which the name follows."""
    return _BEFORE_A_NAME.search(text) is not None


def ends_with(text: str, stops: str) -> bool:
    """Whether the text ends in one of `stops`, before any closing quotes, brackets, note marks."""
    at = len(text)
    while at and text[at - 1] in _CLOSERS:
        at -= 1
    return at > 0 and text[at - 1] in stops


def columns(text: str) -> int:
    """How many columns the text takes in a fixed-width font; a Han character takes two."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def lines(text: str) -> Sequence[Line]:
    """The lines of the text that are not blank, in order.

    Of a long text they are kept until another is looked at: most rules want them, and few change
    the text. `forget_lines` lets them go.
    """
    return _kept_lines(text) if len(text) > _LONG else _lines_of(text)


_LONG = 5_000
"""Characters of a text whose lines are kept; the beginning of one is not."""


@lru_cache(1)
def _kept_lines(text: str) -> Sequence[Line]:
    return _lines_of(text)


forget_lines = _kept_lines.cache_clear
"""Let go of the lines of the text last looked at, which are four times as large as it."""


def _lines_of(text: str) -> Sequence[Line]:
    found: list[Line] = []
    at = gap = 0
    for whole in text.split("\n"):
        content = whole.strip()
        if content:
            before = len(whole) - len(whole.lstrip())
            start = at + before
            indent = columns(whole[:before].expandtabs(TAB)) if before else 0
            found.append(Line(start, start + len(content), content, indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(whole) + 1
    return tuple(found)


def whole_line(text: str, line: Line) -> tuple[int, int]:
    """The span of a line with the white space before it and its line end."""
    return text.rfind("\n", 0, line.start) + 1, text.find("\n", line.end) + 1 or len(text)


def glue(before: str, after: str) -> str:
    """What joins two pieces of one sentence: nothing between Han or kana, else a space."""
    if not before or not after:
        return ""
    return "" if _WIDE_SCRIPT.match(before[-1]) and _WIDE_SCRIPT.match(after[0]) else " "


def usual(values: Iterable[int]) -> int:
    """The most frequent of the values, the smallest among equals; 0 for none."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=0)


NO_TITLE_ENDS = STOPS.replace("?", "").replace("？", "") + ",;:，；：、"
"""Signs with which no title and no heading ends."""

_PROSE_WIDTH = 40
_PROSE_STOP = re.compile(r"[.!?…](?=[\s\"'”’)\]]|$)|[。！？｡؟۔।]")


def is_prose(line: Line) -> bool:
    """Whether the line looks like part of a running text: long, with a sentence that stops."""
    long = len(line.text) >= _PROSE_WIDTH or line.width >= _PROSE_WIDTH
    return long and _PROSE_STOP.search(line.text) is not None


def margins(found: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines before the first and after the last line of prose: where bylines and furniture are.

    The first line counts as margin even where it looks like prose, because titles may. Both are
    empty where nothing looks like prose.
    """
    titled = bool(found) and not ends_with(found[0].text, STOPS)
    numbers = range(int(titled), len(found))
    first = next((number for number in numbers if is_prose(found[number])), None)
    if first is None:
        return [], []
    last = next(number for number in reversed(numbers) if is_prose(found[number]))
    return list(found[:first]), list(found[last + 1 :])


BUT_THE_BODY = ("heading", "byline", "image", "table_row", "note", "break")


def body(document: Document, but: tuple[str, ...] = BUT_THE_BODY) -> list[Line]:
    """The lines that no mark calls one of `but`: a heading, byline, table row or the like."""
    manuscript = document.manuscript
    taken = [
        manuscript.text_span(mark.start, mark.end) for mark in document.marks if mark.kind in but
    ]
    if not taken:
        return list(lines(manuscript.text))
    taken.sort()
    ends = list(accumulate((end for _, end in taken), max))
    starts = [start for start, _ in taken]
    found = []
    for line in lines(manuscript.text):
        before = bisect_left(starts, line.end)  # how many begin before the line ends
        if not before or ends[before - 1] <= line.start:
            found.append(line)
    return found
