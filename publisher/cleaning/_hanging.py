"""Entries of lists and notes whose lines stand under the first word, not under the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ._lines import Line, columns
from ._list_items import BULLETS

_MARK = re.compile(
    rf"(?:[{BULLETS}†‡]|\(?\d{{1,3}}[.)]|\[\d{{1,3}}\]|\(?[a-z][.)]|\(\*+\))\s+(?=\S)"
)

_INSIDE = re.compile(r"(\d{1,2})\.\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S")
"""3.1 Concerts, inside the item 3."""

_FEWEST_LINES = 3
_VERSE = 60
"""Columns of a line of verse."""


def hanging(body: Sequence[Line]) -> Iterator[int]:
    """The numbers of lines that go on with an entry: right under it, one column from its words.

    After a colon stands another thing; a stanza of verse with a number before it stays lines.
    """
    number = 0
    while number < len(body):
        first, number = number, number + 1
        mark = _MARK.match(body[first].text)
        if not mark:
            continue
        left = body[first].indent + columns(mark[0])
        value = mark[0].strip("(.) \t")
        while number < len(body) and _is_under(body[number], left):
            inside = _INSIDE.match(body[number].text)
            if inside and inside[1] == value:
                break
            number += 1
        under = range(first + 1, number)
        if not _is_stanza([body[one].text for one in under]):
            yield from takewhile(lambda one: not body[one - 1].text.endswith((":", "：")), under)


def _is_under(line: Line, left: int) -> bool:
    """Whether a line stands under the words of its entry."""
    stands = line.indent > 0 and not line.gap and abs(line.indent - left) <= 1
    return stands and not _MARK.match(line.text)


def _is_stanza(texts: Sequence[str]) -> bool:
    """Whether the lines under the first are verse with a number: 1. Come, ye thankful people, come,

    There are three or more, short, all with a capital first, and most end with a sign.
    """
    signed = sum(not text[-1].isalnum() for text in texts)
    return (
        len(texts) >= _FEWEST_LINES
        and all(columns(text) <= _VERSE and text[0].isupper() for text in texts)
        and 2 * signed >= len(texts)
    )
