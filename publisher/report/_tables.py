"""Tables that stay tables where a narrow screen lays their cells below one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ._words import attribute, text_of


def table(
    caption: str, heads: Sequence[str], rows: Iterable[str], *, kind: str = ""
) -> Iterator[str]:
    """A table of rows made by `row`; the caption says to everybody what is in it.

    Roles are written out because a browser forgets them where CSS lays cells out in another way.
    """
    yield f'<table role="table" class="{kind or "list"}">\n<caption>{text_of(caption)}</caption>\n'
    cells = "".join(f'<th role="columnheader" scope="col">{text_of(head)}</th>' for head in heads)
    yield f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>\n<tbody role="rowgroup">\n'
    yield from rows
    yield "</tbody>\n</table>\n"


def row(heads: Sequence[str], cells: Sequence[str], attributes: str = "") -> str:
    """A row from the content of its cells, which are named for the narrow screen.

    attributes: those of the row. The first cell is its head.
    """
    named = [f'data-name="{attribute(head)}"' for head in heads]
    first = f'<th role="rowheader" scope="row" {named[0]}>{cells[0]}</th>'
    others = (
        f'<td role="cell" {name}>{cell}</td>'
        for name, cell in zip(named[1:], cells[1:], strict=True)
    )
    return f'<tr role="row"{attributes}>{first}{"".join(others)}</tr>\n'
