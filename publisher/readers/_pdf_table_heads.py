"""The head rows of tables: those in bold type, and those that each page has again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from ._pdf_grid_rows import is_figure
from ._pdf_lines import Stretch
from ._pdf_paragraphs import Group


def with_heads(groups: Sequence[Group]) -> list[Group]:
    """The blocks of a document with the heads of its tables; one told once more is "repeated".

    Evidence: the first row of a table alone is bold, or has words over figures; or rows of the
    same words begin the table and, right behind rows of it, the next page.
    """
    found = list(_with_bold_heads(groups))
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


def _with_bold_heads(groups: Sequence[Group]) -> Iterator[Group]:
    for is_table, run in groupby(groups, key=lambda group: group.kind == "table_row"):
        rows = list(run)
        lines = [group.lines[0] for group in rows]
        bold = [all(cell.bold for cell in line.cells if cell.text) for line in lines]
        plain = is_table and not any((line.is_row and line.told) or line.is_head for line in lines)
        stressed = plain and len(rows) > 2 and bold[0] and sum(bold) <= len(bold) // 2
        if stressed or (plain and _heads_figures([line.cells for line in lines])):
            rows[0] = Group((replace(lines[0], is_head=True),), "table_row")
        yield from rows


def _heads_figures(table: Sequence[Sequence[Stretch]]) -> bool:
    """Whether words stand over a column of figures."""
    first, rest = table[0], table[1:]
    if len(rest) < 2 or any(len(row) != len(first) for row in rest):
        return False
    if not all(re.match(r"[^\W\d]", cell.text) for cell in first):
        return False
    return any(all(is_figure(row[n].text) for row in rest) for n in range(1, len(first)))


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
