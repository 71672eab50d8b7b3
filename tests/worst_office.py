"""Word and OpenDocument files of any length that are as bad as a shape can be."""

from __future__ import annotations

from collections.abc import Callable

from office import docx, flat_odt, p

_CELL = "<w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc>"
DOCX: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda n: docx(p("The words of it are here.") * (n // 100)),
    "one paragraph": lambda n: docx("<w:p>" + "<w:r><w:t>a </w:t></w:r>" * (n // 24) + "</w:p>"),
    "wide table": lambda n: docx("<w:tbl><w:tr>" + _CELL * (n // 50) + "</w:tr></w:tbl>"),
    "long table": lambda n: docx("<w:tbl>" + f"<w:tr>{_CELL * 2}</w:tr>" * (n // 114) + "</w:tbl>"),
    "nested tables": lambda n: docx(
        "<w:tbl><w:tr><w:tc>" * min(n // 40, 80)
        + p("a")
        + "</w:tc></w:tr></w:tbl>" * min(n // 40, 80)
    ),
    "list items": lambda n: docx(
        p("A thing", props='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        * (n // 120)
    ),
    "notes": lambda n: docx(
        "".join(p(f'<w:r><w:footnoteReference w:id="{i}"/></w:r>') for i in range(n // 150)),
        footnotes="".join(
            f'<w:footnote w:id="{i}">{p("A note")}</w:footnote>' for i in range(n // 150)
        ),
    ),
    "ruby": lambda n: docx(
        "<w:p>"
        + "<w:r><w:ruby><w:rt><w:r><w:t>か</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>" * (n // 110) + "</w:p>"
    ),
}

ODT: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda n: flat_odt("<text:p>The words of it are here.</text:p>" * (n // 45)),
    "spans": lambda n: flat_odt("<text:p>" + "<text:span>a </text:span>" * (n // 26) + "</text:p>"),
    "cells": lambda n: flat_odt(
        "<table:table>" + "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "</table:table-row>" * (n // 92) + "</table:table>"
    ),
    "repeated cells": lambda n: flat_odt(
        "<table:table>" + '<table:table-row table:number-rows-repeated="1000"><table:table-cell '
        'table:number-columns-repeated="1000"><text:p>a</text:p></table:table-cell>'
        "</table:table-row>" * (n // 150) + "</table:table>"
    ),
    "spaces": lambda n: flat_odt('<text:p>a<text:s text:c="1000000"/>b</text:p>' * (n // 44)),
    "list items": lambda n: flat_odt(
        "<text:list>"
        + "<text:list-item><text:p>a</text:p></text:list-item>" * (n // 50)
        + "</text:list>"
    ),
}
