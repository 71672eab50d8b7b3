"""Tables as somebody who cannot see needs them: heads, merged cells, captions; nothing lost."""

from __future__ import annotations

from pathlib import Path

import marked
import office
import pytest
import tabled
from office import p, shape
from reopening import found, make, visible

from publisher.book import Block, Document
from publisher.cleaning import clean
from publisher.cleaning._cells import settled
from publisher.readers import html
from publisher.rows import Cell, cells_of, written

FILES = {
    "buses.html": tabled.HTML.encode(),
    "buses.docx": tabled.word(),
    "buses.odt": tabled.open_document(),
    "buses.rtf": tabled.rich_text(),
}
PAGE = [
    ["Place|th col|1x2", "Time|th col|2x1"],
    ["Early|th col|1x1", "Late|th col|1x1"],
    ["Mill|th row|1x1", "8:10|td|1x2", "12:00|td|1x1"],
    ["Weir|th row|1x1", "13:00|td|1x1"],
    ["Sea|th row|1x1", "none|td|2x1"],
]


def of_page(folder: Path, body: str) -> Document:
    path = folder / "page.html"
    path.write_text(f'<html lang="en"><body><h1>A page</h1>{body}</body></html>', "utf-8")
    return clean(html.read(path, "page.html", "page"))


def rows(document: Document, folder: Path) -> list[list[str]]:
    """The cells of the rows on the page of the EPUB: text, what they head, and what they span."""
    page = make(marked.book(document), folder).pages()[1]
    return [
        [
            f"{visible(c)}|{' '.join(filter(None, (c.tag.rpartition('}')[2], c.get('scope'))))}"
            f"|{c.get('colspan', 1)}x{c.get('rowspan', 1)}"
            for c in row
        ]
        for row in found(page, "//h:tr")
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_format_keeps_heads_spans_and_the_caption(name: str, tmp_path: Path) -> None:
    document = office.read(tmp_path, FILES[name], name)
    no_heads = name.endswith("rtf")
    wanted = [line.replace("0:row ", "").replace("(0:row)", "") for line in tabled.SHAPE]
    assert shape(document)[-7:] == (wanted if no_heads else tabled.SHAPE)
    there = rows(document, tmp_path)
    assert there == [
        [cell.replace("th row", "td") if no_heads else cell for cell in row] for row in PAGE
    ]
    (table,) = found(make(marked.book(document), tmp_path).pages()[1], "//h:table")
    assert [part.tag.rpartition("}")[2] for part in table] == ["caption", "thead", "tbody"]
    assert visible(table[0]) == "All buses."


def test_a_merged_cell_is_one_sentence_in_the_order_of_the_page(tmp_path: Path) -> None:
    document = office.read(tmp_path, FILES["buses.html"], "buses.html")
    made = make(marked.book(document), tmp_path)
    said = [visible(span) for span in found(made.pages()[1], "//h:table//h:span")]
    assert said == [
        "All buses.", "Place", "Time", "Early", "Late",
        "Mill", "8:10", "12:00", "Weir", "13:00", "Sea", "none",
    ]  # fmt: skip


def test_word_shows_heads_only_where_its_style_does(tmp_path: Path) -> None:
    plain = office.read(tmp_path, tabled.word(style="Grid"), "a.docx")
    assert shape(plain)[3] == "table_row(1:1x2) Mill\t8:10\t12:00"
    unasked = office.read(tmp_path, tabled.word(look="0000"), "a.docx")
    assert shape(unasked)[3] == "table_row(1:1x2) Mill\t8:10\t12:00"


def test_a_caption_under_its_table_stays_there_and_names_it(tmp_path: Path) -> None:
    caption = p("All buses.", style="Cap")
    document = office.read(tmp_path, tabled.word(before="", after=caption), "a.docx")
    page = make(marked.book(document), tmp_path).pages()[1]
    (table,) = found(page, "//h:table")
    (under,) = found(page, f"//h:p[@id='{table.get('aria-labelledby')}']")
    assert visible(under) == "All buses."
    assert under.getprevious() is table
    assert not found(page, "//h:caption")


def test_a_caption_between_two_tables_is_of_the_one_without(tmp_path: Path) -> None:
    cell = "<w:tbl><w:tr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr></w:tbl>"
    one, two = (p(name, style="Caption") for name in ("One.", "Two."))
    style = '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
    tables = cell.format(p("1")), cell.format(p("2"))
    over = office.docx(one + tables[0] + two + tables[1], styles=style)
    under = office.docx(tables[0] + one + tables[1] + two, styles=style)
    for data, wanted in ((over, ["One.", "1\t1", "Two.", "2\t2"]),
                         (under, ["1\t1", "One.", "2\t2", "Two."])):  # fmt: skip
        blocks = clean(office.read(tmp_path, data, "a.docx")).blocks
        assert [block.text for block in blocks] == wanted
        first, second, third, fourth = (block.within for block in blocks)
        assert first == second != third == fourth


def test_tables_that_only_lay_out_lose_nothing(tmp_path: Path) -> None:
    inner = "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
    document = of_page(
        tmp_path,
        f"<table><caption>Seen</caption><tr><td>Left.</td><td>{inner}</td></tr></table>"
        f"<ul><li>First{inner}</li><li>Second</li></ul>",
    )
    assert [(b.kind, b.text, len(b.within)) for b in document.blocks[1:]] == [
        ("paragraph", "Seen", 0), ("paragraph", "Left.", 0),
        ("table_row", "A\tB", 1), ("table_row", "1\t2", 1), ("list_item", "First", 2),
        ("table_row", "A\tB", 3), ("table_row", "1\t2", 3), ("list_item", "Second", 2),
    ]  # fmt: skip


def test_a_table_set_in_as_far_as_an_item_is_in_it(tmp_path: Path) -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    levels = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    table = '<w:tbl><w:tblPr><w:tblInd w:w="{}"/></w:tblPr><w:tr>{}</w:tr></w:tbl>'
    cells = f"<w:tc>{p('x')}</w:tc><w:tc>{p('y')}</w:tc>"
    for indent, groups in (("828", 3), ("0", 1)):
        body = p("First", props=number) + table.format(indent, cells) + p("Second", props=number)
        data = office.docx(body, numbering=levels)
        kinds = [len(b.within) for b in clean(office.read(tmp_path, data, "a.docx")).blocks]
        assert kinds == [2, groups, 2]


def test_a_title_over_all_columns_heads_what_is_under_it(tmp_path: Path) -> None:
    document = of_page(
        tmp_path,
        "<table><tr><td></td><th>Mon</th><th>Tue</th></tr><tr><th colspan=3>Morning</th></tr>"
        "<tr><th>8</th><td colspan=2 rowspan=0>Art</td></tr><tr><th>9</th></tr></table>",
    )
    assert rows(document, tmp_path) == [
        ["|td|1x1", "Mon|th col|1x1", "Tue|th col|1x1"],
        ["Morning|th col|3x1"],
        ["8|th row|1x1", "Art|td|2x2"],
        ["9|th row|1x1"],
    ]


def test_no_cell_covers_a_text_or_what_is_there() -> None:
    def row(text: str, *cells: Cell, header: bool = False) -> Block:
        return Block("table_row", "en", text, header=header, cells=cells)

    wide = Cell(0, "row", 3, 9)
    given = (
        row("a\t\t", wide, header=True),  # it ends with the heads; a TAB at the end is a place
        row("b\t\tc", wide),
        row("\t\td"),
        row("e\tf", Cell(5, "", 2)),
        row("\tg", Cell(0, "row")),
    )
    kept = [block.cells for block in settled(given)]
    assert kept == [(Cell(0, "row", 2),), (Cell(0, "row", 2, 2),), (), (), ()]
    over = settled((row("a\tb", Cell(0, rows=3)), row("\t\t"), row("\tc")))
    assert over[0].cells == (Cell(0, rows=2),)


def test_what_a_mark_says_of_cells_comes_back() -> None:
    cells = (Cell(0, "row"), Cell(2, "", 2), Cell(7, "col", 1, 3))
    assert written(True, (*cells, Cell(9))) == "header 0:row 2:2x1 7:col:1x3"
    assert cells_of(written(True, cells)) == cells
    assert cells_of("header 99999999:1x1 x:row 3:") in ((), (Cell(3),))


def test_pictures_in_cells_stand_behind_the_table(tmp_path: Path) -> None:
    shown = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A bus."/>'
        '<a:graphic><a:blip r:embed="dot.png"/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    row = f"<w:tr><w:tc>{p('x', shown)}</w:tc><w:tc>{p('y')}</w:tc></w:tr>"
    data = office.docx(f"<w:tbl>{row}<w:tr><w:tc>{p('z')}</w:tc></w:tr></w:tbl>")
    blocks = clean(office.read(tmp_path, data, "a.docx")).blocks
    found = [(block.kind, block.text, len(block.within)) for block in blocks]
    assert found == [("table_row", "x\ty", 1), ("table_row", "z", 1), ("image", "A bus.", 0)]


def test_columns_in_which_no_cell_begins_are_none(tmp_path: Path) -> None:
    def cell(text: str, columns: int) -> str:
        span = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>'
        return f"<w:tc>{span}{p(text)}</w:tc>"

    rows = (cell("a", 2) + cell("b", 3), cell("c", 2) + cell("d", 3), cell("e", 5))
    data = office.docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    wanted = ["table_row a\tb", "table_row c\td", "table_row(0:2x1) e"]
    assert shape(office.read(tmp_path, data, "a.docx")) == wanted
