"""Tables with one text in two languages or more, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..languages import primary, script
from ._html_tree import Element, attribute, plain

_FEWEST = 2
_LONGEST = 4000
_LOOKED_AT = 200
_MOST_ROWS = 2000


def are_parallel(rows: Sequence[Sequence[Element]]) -> bool:
    """Whether each column of a table has a language, or a writing, of its own.

    rows: the cells of each. All rows have as many cells; what a column says to be its language,
    else the script of its letters, is the same in each row and in no other column. One column may
    say nothing: it is in the language of the page, or has numbers only.
    """
    full = [row for row in rows if row][:_MOST_ROWS]
    widths = {len(row) for row in full}
    if len(full) < _FEWEST or len(widths) != 1 or widths == {1}:
        return False
    if any(len(plain(cell, _LONGEST)) == _LONGEST for row in full for cell in row):
        return False  # whole texts beside each other are the page's layout
    for told in (_language, _script):
        columns = [{told(cell) for cell in column} for column in zip(*full, strict=True)]
        if all(len(column) == 1 for column in columns):
            said = [column.pop() for column in columns]
            if len({*said}) == len(said) > ("" in said) + (told is _script):
                return True
    return False


def _language(cell: Element) -> str:
    """The language that a cell, or the one element in it, is said to be in."""
    inner = [cell, *cell] if len(cell) == 1 else [cell]
    said = (attribute(e, "xml:lang") or attribute(e, "lang") for e in inner)
    return primary(next(filter(None, said), ""))


def _script(cell: Element) -> str:
    """The script of most of its letters; kana and Han are one."""
    letters = (char for char in plain(cell, _LOOKED_AT) if char.isalpha())
    counted = Counter(script(char).replace("KANA", "CJK") for char in letters)
    return counted.most_common(1)[0][0] if counted else ""
