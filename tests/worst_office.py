"""Word and OpenDocument files of any length that are as bad as a shape can be."""

from __future__ import annotations

from collections.abc import Callable

from office import docx, flat_odt, p, r, zipped

_CELL = "<w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc>"
DOCX: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda n: docx(p("The words of it are here.") * (n // 100)),
    "one paragraph": lambda n: docx("<w:p>" + "<w:r><w:t>a </w:t></w:r>" * (n // 24) + "</w:p>"),
    "runs": lambda n: docx(
        "<w:p>"
        + "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>" * (n // 80)
        + "</w:p>"
    ),
    "bold paragraphs": lambda n: docx(
        (p(r("A title", "<w:b/>")) + p("The words of it are here.")) * (n // 200)
    ),
    "typed bullets": lambda n: docx(p("• A thing to do") * (n // 90)),
    "thirty columns": lambda n: docx(
        "<w:tbl>" + f"<w:tr>{_CELL * 30}</w:tr>" * (n // 1600) + "</w:tbl>"
    ),
    "styles": lambda n: docx(
        "".join(p("Words", style=f"S{i}") for i in range(n // 150)),
        styles="".join(
            f'<w:style w:styleId="S{i}"><w:name w:val="N{i}"/>'
            f'<w:basedOn w:val="S{i - 1}"/></w:style>'
            for i in range(n // 150)
        ),
    ),
    "struck out": lambda n: docx("<w:p>" + r("a", "<w:strike/>") * (n // 70) + "</w:p>"),
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


def _epub(chapters: list[str]) -> bytes:
    """An EPUB of chapters, each in a file of its own, and a list of contents."""
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    links = "".join(f'<li><a href="c{n}.xhtml">{n}</a></li>' for n in range(len(chapters)))
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body>%s</body></html>'
    nav = '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>%s</ol></nav>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="b.opf" '
            'media-type="application/oebps-package+xml"/></rootfiles></container>',
            "b.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
            'unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            '<dc:identifier id="i">a</dc:identifier><dc:title>A</dc:title>'
            f"<dc:language>en</dc:language></metadata><manifest>{items}"
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
            f"</manifest><spine>{spine}</spine></package>",
            "nav.xhtml": page % (nav % links),
            **{f"c{n}.xhtml": page % chapter for n, chapter in enumerate(chapters)},
        }
    )


EPUB: dict[str, Callable[[int], bytes]] = {
    "chapters": lambda n: _epub(
        [f"<h1>Chapter {i}</h1><p>The words of it are here.</p>" for i in range(n // 100)]
    ),
    "one chapter": lambda n: _epub(["<p>The words of it are here.</p>" * (n // 33)]),
    "notes": lambda n: _epub(
        [
            "".join(
                f'<p>a<a href="#n{i}">{i}</a></p><aside id="n{i}"><p>A note.</p></aside>'
                for i in range(n // 70)
            )
        ]
    ),
    "links between": lambda n: _epub(
        [f'<p id="p"><a href="c{i + 1}.xhtml#p">{i}</a> and words</p>' for i in range(n // 60)]
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
