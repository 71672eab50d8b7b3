"""Tables that run over several pages: their head rows, which each page has again, count once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ._pdf_paragraphs import Group


def with_heads_once(groups: Sequence[Group]) -> list[Group]:
    """The blocks of a document, those that are the head of a table once more named "repeated".

    Evidence: rows of the same words begin the table and, right behind rows of it, the next page;
    that they come again tells that they are the head, where nothing else does.
    """
    found = list(groups)
    start = 0
    for n in range(1, len(found)):
        if found[n].kind == "repeated":
            continue
        if found[n].kind != "table_row" or found[n - 1].kind not in ("table_row", "repeated"):
            start = n
        elif _page(found[n]) > _page(found[n - 1]):
            count = _repeated(found, start, n)
            for at in range(count):
                line = replace(found[start + at].lines[0], is_head=True)
                found[start + at] = Group((line,), "table_row")
                found[n + at] = Group(found[n + at].lines, "repeated")
    return found


def _page(group: Group) -> int:
    return group.lines[0].page


def _repeated(groups: Sequence[Group], start: int, n: int) -> int:
    """How many rows at `n` are those of the head of the table that begins at `start`."""
    heads = len([*takewhile(lambda group: group.lines[0].is_head, groups[start:n])]) or 1
    if n + heads >= len(groups) or start + heads >= n:
        return 0
    again = all(_words(groups[start + at]) == _words(groups[n + at]) for at in range(heads))
    first = groups[start].lines[0].cells
    worded = sum(any(map(str.isalpha, cell.text)) for cell in first)
    return heads if again and worded > 1 else 0


def _words(group: Group) -> list[list[str]]:
    return [cell.text.split() for cell in group.lines[0].cells]
