"""Heads of tables where the file names none: a row or column in bold, a style of that name."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.blocks import Block
from publisher.cleaning import clean
from publisher.rows import Cell
from publisher.sources import read_file

PROSE = "<p>These are the times of the library for the winter, when the days are short.</p>"
HEADED = Cell(0, "row")


def rows(tmp_path: Path, *table: str, more: str = "") -> list[Block]:
    """The rows of a table of a web page; `*` stands before a cell in bold type, `|` between two."""
    cells = [
        [f"<td><b>{cell[1:]}</b></td>" if cell[0] == "*" else f"<td>{cell}</td>" for cell in row]
        for row in (line.split("|") for line in table)
    ]
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    path = tmp_path / "page.html"
    page = (
        f"<html lang='en'><body>{PROSE}<table border='1'>{more}{body}</table>{PROSE}</body></html>"
    )
    path.write_text(page, "utf-8")
    document = read_file(path, "k", "page.html")
    assert document
    return [block for block in clean(document).blocks if block.kind == "table_row"]


def test_a_first_row_in_bold_type_is_the_head(tmp_path: Path) -> None:
    found = rows(tmp_path, "*Day|*Hours", "Monday|9 to 5", "Tuesday|10 to 4", "*Sum|*14")
    assert [row.header for row in found] == [True, False, False, False]
    assert [[anchor.kind for anchor in row.anchors] for row in found] == [[], [], [], ["strong"]]


def test_a_first_column_in_bold_type_heads_the_rows(tmp_path: Path) -> None:
    found = rows(tmp_path, "*Day|*Hours", "*Monday|9 to 5", "*Tuesday|10 to 4")
    assert [(row.header, row.cells) for row in found] == [
        (True, ()),
        (False, (HEADED,)),
        (False, (HEADED,)),
    ]
    assert not any(row.anchors for row in found)


@pytest.mark.parametrize(
    "table",
    [
        ("*Day|Hours", "Monday|9 to 5", "Tuesday|10 to 4"),
        ("*Day|*Hours", "*Monday|*9 to 5", "*Tuesday|*10 to 4"),
        ("*Day|*Hours", "Monday|9 to 5", "*Tuesday|*10 to 4", "Friday|8 to 3"),
        ("*The hours of the winter| ", "Monday|9 to 5", "Tuesday|10 to 4"),
        ("*Monday|9 to 5", "Tuesday|10 to 4", "*Friday|8 to 3"),
        ("Day|Hours|Hall", "*Monday|*9 to 5|old", "*Tuesday|*10 to 4|new"),
        ("*Monday|*9 to 5|old", "*Tuesday|*10 to 4|new", "*Friday|*8 to 3|old"),
    ],
)
def test_other_words_in_bold_type_head_nothing(tmp_path: Path, table: tuple[str, ...]) -> None:
    assert not any(row.header or row.cells for row in rows(tmp_path, *table))


def test_the_head_that_a_file_names_is_the_only_one(tmp_path: Path) -> None:
    head = "<thead><tr><th>Day</th><th>Hours</th></tr></thead>"
    found = rows(tmp_path, "*Monday|9 to 5", "*Tuesday|10 to 4", more=head)
    assert [row.header for row in found] == [True, False, False]
    assert not any(row.cells for row in found)


def open_document(tmp_path: Path, *table: str) -> list[Block]:
    """The rows of a table of a flat OpenDocument text; `*` stands before a cell with that style."""
    body = "".join(
        "<table:table-row>"
        + "".join(
            "<table:table-cell><text:p text:style-name="
            f"'Table_20_{'Heading' if cell[0] == '*' else 'Contents'}'>{cell.strip('*')}"
            "</text:p></table:table-cell>"
            for cell in line.split("|")
        )
        + "</table:table-row>"
        for line in table
    )
    spaces = "".join(
        f" xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "text", "table", "style")
    )
    styles = "".join(
        f"<style:style style:name='Table_20_{name}' style:display-name='Table {name}'"
        " style:family='paragraph'/>"
        for name in ("Heading", "Contents")
    )
    path = tmp_path / "table.fodt"
    path.write_text(
        f"<?xml version='1.0'?><office:document{spaces} "
        "office:mimetype='application/vnd.oasis.opendocument.text'>"
        f"<office:styles>{styles}</office:styles><office:body><office:text>"
        f"<text:p>The library is open in the winter, too.</text:p><table:table>{body}</table:table>"
        "<text:p text:style-name='Table_20_Heading'>In no table.</text:p>"
        "</office:text></office:body></office:document>",
        "utf-8",
    )
    document = read_file(path, "k", "table.fodt")
    assert document
    blocks = clean(document).blocks
    assert (blocks[-1].kind, blocks[-1].text) == ("paragraph", "In no table.")
    return [block for block in blocks if block.kind == "table_row"]


def test_the_style_table_heading_makes_a_head(tmp_path: Path) -> None:
    found = open_document(tmp_path, "*Day|*Hours", "*Monday|9 to 5", "Tuesday|*10 to 4")
    assert [(row.header, row.cells) for row in found] == [
        (True, ()),
        (False, (HEADED,)),
        (False, ()),
    ]
