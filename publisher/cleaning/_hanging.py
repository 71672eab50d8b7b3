"""Entries of lists and notes whose lines stand under the first word, not under the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ._lines import Line, columns
from ._list_items import BULLETS

_MARK = re.compile(
    rf"(?:[{BULLETS}†‡]|\(?\d{{1,3}}[.)]|\[\d{{1,3}}\]|\(?[a-z][.)]|\(\*+\))\s+(?=\S)"
)


def hanging(body: Sequence[Line]) -> Iterator[int]:
    """The numbers of lines that go on with an entry: right under it, one column from its words."""
    left: int | None = None
    for number, line in enumerate(body):
        mark = _MARK.match(line.text)
        if mark:
            left = line.indent + columns(mark[0])
        elif left is None or not _is_under(body[number - 1], line, left):
            left = None
        else:
            yield number


def _is_under(before: Line, line: Line, left: int) -> bool:
    """Whether a line stands under the words of its entry; after a colon it is another thing."""
    stands = line.indent > 0 and not line.gap and abs(line.indent - left) <= 1
    return stands and not before.text.endswith((":", "："))
