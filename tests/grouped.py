"""A document whose lists, quotations, tables and figures hold several blocks, in five formats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import marked
from lxml import etree
from office import docx, odt, p

from publisher.book import Book, Picture
from publisher.readers import html

MARKDOWN = """# Walks

1. Boots, and with them:

   - laces,
   - wax.

     Wax is sold in tins.

   They must be dry.

2. A map.
3. Bread.

It was enough.

- apples
- pears

<!-- -->

- iron

> The river is long.
>
> It is deep.
>
> - and cold

| Place | Miles |
|---|---|
| Mill | 2 |

<!-- -->

| Place | Miles |
|---|---|
| Weir | 5 |
"""

HTML = """<html lang="en"><body><h1>Walks</h1>
<ol><li>Boots, and with them:<ul><li>laces,</li><li>wax.<p>Wax is sold in tins.</p></li></ul>
<p>They must be dry.</p></li><li>A map.</li><li>Bread.</li></ol><p>It was enough.</p>
<ul><li>apples</li><li>pears</li></ul><ul><li>iron</li></ul>
<blockquote><p>The river is long.</p><p>It is deep.</p><ul><li>and cold</li></ul></blockquote>
<table><tr><th>Place</th><th>Miles</th></tr><tr><td>Mill</td><td>2</td></tr></table>
<table><tr><th>Place</th><th>Miles</th></tr><tr><td>Weir</td><td>5</td></tr></table>
</body></html>"""

FIGURES = """<html lang="en"><body><h1>Walks</h1>
<figure><img src="mill.png" alt="The mill"><figcaption>The mill, in 1900.</figcaption></figure>
<p>Years went by.</p>
<figure><figcaption><p>The mill in 1910.</p><p>By J. Roe</p></figcaption>
<img src="mill.png" alt="A wall behind a pond"></figure>
<p>The war came.</p>
<figure><img src="mill.png"><figcaption><p>The mill in 1920.</p><p>By Ann Lee</p></figcaption>
</figure>
<ul><li>One<li><img src="mill.png" alt="A mill"></ul><p>The end came.</p></body></html>"""

SHAPE = (
    "h1 ol(li(p ul(li li(p p)) p) li li) p ul(li li) ul(li) "
    "blockquote(p p ul(li)) table(thead(tr) tbody(tr)) table(thead(tr) tbody(tr))"
)
"""What the body of the document is in an EPUB."""


def word() -> bytes:
    """The same as Word writes it: items and what goes on with them are paragraphs in a row."""

    def item(text: str, number: int, level: int = 0) -> str:
        place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        return p(text, props=f"<w:numPr>{place}</w:numPr>")

    def inside(text: str, indent: int) -> str:
        return p(text, props=f'<w:ind w:left="{indent}"/>')

    def table(*rows: tuple[str, str]) -> str:
        cells = ["".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows]
        head = "<w:trPr><w:tblHeader/></w:trPr>"
        return f"<w:tbl><w:tr>{head}{cells[0]}</w:tr><w:tr>{cells[1]}</w:tr></w:tbl>"

    def levels(number: int, format: str, sign: str) -> str:
        inner = "".join(
            f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{"bullet" if n else format}"/>'
            f'<w:lvlText w:val="{"•" if n else sign}"/>'
            f'<w:pPr><w:ind w:left="{720 * (n + 1)}"/></w:pPr></w:lvl>'
            for n in range(2)
        )
        return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'

    kinds = (("decimal", "%1."), ("bullet", "•"), ("bullet", "•"), ("bullet", "•"))
    numbers = (f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 5))
    head = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/></w:style>'
    return docx(
        p("Walks", style="Title") + item("Boots, and with them:", 1) + item("laces,", 1, 1)
        + item("wax.", 1, 1) + inside("Wax is sold in tins.", 1440)
        + inside("They must be dry.", 720) + item("A map.", 1) + item("Bread.", 1)
        + p("It was enough.") + item("apples", 2) + item("pears", 2) + item("iron", 3)
        + p("The river is long.", style="Quote") + p("It is deep.", style="Quote")
        + item("and cold", 4)
        + table(("Place", "Miles"), ("Mill", "2")) + table(("Place", "Miles"), ("Weir", "5")),
        styles=head.format("Title") + head.format("Quote"),
        numbering="".join(levels(n, *kind) for n, kind in enumerate(kinds, 1)) + "".join(numbers),
    )  # fmt: skip


def open_document() -> bytes:
    """The same as LibreOffice writes it: items are elements, quotations a style."""

    def paragraphs(*texts: str, style: str = "") -> str:
        return "".join(f'<text:p text:style-name="{style}">{text}</text:p>' for text in texts)

    def items(*inside: str, style: str = "B") -> str:
        made = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
        return f'<text:list text:style-name="{style}">{made}</text:list>'

    def table(*rows: tuple[str, str]) -> str:
        made = [
            "".join(f"<table:table-cell>{paragraphs(cell)}</table:table-cell>" for cell in row)
            for row in rows
        ]
        lines = [f"<table:table-row>{cells}</table:table-row>" for cells in made]
        head = f"<table:table-header-rows>{lines[0]}</table:table-header-rows>"
        return f"<table:table>{head}{lines[1]}</table:table>"

    inner = items(paragraphs("laces,"), paragraphs("wax.", "Wax is sold in tins."))
    boots = paragraphs("Boots, and with them:") + inner + paragraphs("They must be dry.")
    body = (
        paragraphs("Walks", style="Title")
        + items(boots, paragraphs("A map."), paragraphs("Bread."), style="N")
        + paragraphs("It was enough.") + items(paragraphs("apples"), paragraphs("pears"))
        + items(paragraphs("iron"))
        + paragraphs("The river is long.", "It is deep.", style="Quotations")
        + items(paragraphs("and cold"))
        + table(("Place", "Miles"), ("Mill", "2")) + table(("Place", "Miles"), ("Weir", "5"))
    )  # fmt: skip
    number = '<text:list-level-style-number text:level="1" style:num-format="1" '
    number += 'style:num-suffix="."/>'
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    style = '<text:list-style style:name="{}">{}</text:list-style>'
    named = '<style:style style:name="{0}" style:family="paragraph"/>'
    styles = named.format("Title") + named.format("Quotations")
    lists = style.format("N", number) + style.format("B", bullet)
    return odt(body, automatic=lists, styles=styles)


def pictured(folder: Path) -> Book:
    """A book of figures with captions, read from a page with its picture beside it."""
    (folder / "mill.png").write_bytes(marked.picture())
    (folder / "walks.html").write_text(FIGURES, "utf-8")
    return marked.book(html.read(folder / "walks.html", "walks.html", "walks"))


def nested() -> Book:
    """A book with groups in groups, and a picture with its caption, of marks alone."""
    document = marked.marked(
        ("heading", "Walks", "1"),
        ("list_item", "Boots, and with them:", "1."),
        ("list_item", "¶2¶laces. Two of them.{noteref=1|1}"),
        ("paragraph", "They must be dry."),
        ("list_item", "A map.", "2."),
        ("quotation", "A map is not the land."),
        ("image", "A map.", "map.png"),
        ("paragraph", "The map of the hills."),
        ("note", "Of leather.", "1"),
        facts={"language": "en"},
    )
    blocks = [mark for mark in document.marks if mark.kind not in ("page", "noteref")]
    marks = [
        marked.Mark(kind, blocks[first].start, blocks[last].end, depth)
        for kind, first, last, depth in (
            ("list", 1, 5, "1"), ("item", 1, 3, "2"), ("list", 2, 2, "3"), ("item", 2, 2, "4"),
            ("item", 4, 5, "2"), ("quote", 5, 5, "3"), ("figure", 6, 7, "1"),
        )
    ]  # fmt: skip
    pictures = (Picture("map.png", "image/png", marked.picture()),)
    return marked.book(replace(document, marks=(*document.marks, *marks), pictures=pictures))


def shape(section: etree._Element) -> str:
    """The elements of a page inside its section, without its cells and what stands in a line."""
    found = []
    for element in section:
        name = etree.QName(element).localname
        if name in ("span", "a", "th", "td"):
            continue
        inner = shape(element)
        found.append(f"{name}({inner})" if inner else name)
    return " ".join(found)
