"""Tables of PDFs: cells that span others, heads, heads that each page has again, and no tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pdf_samples import LAND, SEA
from pdf_shown import read
from pdfs import Made, Sheet, wrapped

from publisher.book import Block
from publisher.cleaning import clean
from publisher.readers._pdf_margins import PAGE
from publisher.rows import Cell

WIDTHS = (72, 172, 252, 332, 412)
HEADS = (("Month", "Cargo", "", "2015"), ("", "Own", "Foreign", ""))


def rows(made: Made) -> list[Block]:
    return [block for block in clean(read(made.pdf())).blocks if block.kind == "table_row"]


def drawn(
    sheet: Sheet, y: float, table: Sequence[Sequence[str]], *, bold: int = 0, joined: bool = False
) -> float:
    """A table with all its lines; its first `bold` rows in bold type.

    joined: without the lines inside of the heads of HEADS.
    """
    for n, row in enumerate(table):
        for x, end in pairwise(WIDTHS):
            inner = joined and n == 1 and x in (WIDTHS[0], WIDTHS[3])
            if not inner:
                sheet.line(x, y, end, y)
        for x, text in zip(WIDTHS, row, strict=False):
            if not (joined and not n and x == WIDTHS[2]):
                sheet.line(x, y, x, y + 20)
            if text:
                sheet.text(x + 3, y + 14, text, 10, bold=n < bold)
        sheet.line(WIDTHS[len(row)], y, WIDTHS[len(row)], y + 20)
        y += 20
    sheet.line(WIDTHS[0], y, WIDTHS[len(table[0])], y)
    return y + 20


def months(first: int, last: int) -> list[tuple[str, ...]]:
    return [(f"Month {n}", str(3 * n), str(5 * n), str(7 * n)) for n in range(first, last + 1)]


def test_cells_span_others_and_heads_have_two_rows() -> None:
    made = Made()
    drawn(made.sheet(), 80, (*HEADS, *months(1, 3)), bold=2, joined=True)
    found = rows(made)
    assert [row.text for row in found[:3]] == [
        "Month\tCargo\t\t2015", "\tOwn\tForeign", "Month 1\t3\t5\t7",
    ]  # fmt: skip
    assert [row.header for row in found] == [True, True, False, False, False]
    assert found[0].cells == (Cell(0, rows=2), Cell(1, columns=2), Cell(3, rows=2))


def test_a_head_over_heads_is_of_two_rows() -> None:
    made = Made()
    sheet = made.sheet()
    for n, row in enumerate((("Cargo", "", "People", ""), ("Own", "Foreign", "Own", "Foreign"))):
        for x, text in zip(WIDTHS, row, strict=False):
            sheet.text(x + 3, 94 + 20 * n, text or " ", 10)
    for x in WIDTHS:
        sheet.line(x, 100 if x in WIDTHS[1:4:2] else 80, x, 120)
    for y in (80, 100):
        sheet.line(WIDTHS[0], y, WIDTHS[-1], y)
    drawn(sheet, 120, [row[1:] + row[1:2] for row in months(1, 3)])
    assert [row.header for row in rows(made)] == [True, True, False, False, False]


def test_a_head_is_told_by_words_over_figures() -> None:
    made = Made()
    drawn(made.sheet(), 80, (("Month", "Own", "Foreign", "All"), *months(1, 3)))
    assert [row.header for row in rows(made)] == [True, False, False, False]


def test_names_of_rows_are_their_heads() -> None:
    made = Made()
    sheet = made.sheet()
    drawn(sheet, 80, (("", "North"), ("", "7 m"), ("", "none")))
    for n, text in enumerate(("Berth", "Depth", "Remarks")):
        sheet.text(75, 94 + 20 * n, text, 10, bold=True)
    found = rows(made)
    assert [row.text for row in found] == ["Berth\tNorth", "Depth\t7 m", "Remarks\tnone"]
    assert all(row.cells == (Cell(0, "row"),) for row in found)
    assert not any(anchor.kind == "strong" for row in found for anchor in row.anchors)


def test_the_head_that_each_page_has_again_counts_once() -> None:
    made = Made()
    head = ("Month", "Own", "Foreign", "All")
    for first in (1, 4, 7):
        drawn(made.sheet(), 80, (head, *months(first, first + 2)))
    document = clean(read(made.pdf()))
    texts = [block.text for block in document.blocks]
    assert texts == ["\t".join(row) for row in (head, *months(1, 9))]
    reasons = [edit.reason for edit in document.manuscript.edits if edit.rule == "S1"]
    assert reasons == ["head of a table, repeated on the next page"] * 2


def test_another_table_on_the_next_page_keeps_its_head() -> None:
    made = Made()
    for first in (1, 4):
        sheet = made.sheet()
        y = drawn(sheet, 80, (("Month", "Own", "Foreign", "All"), *months(first, first + 2)))
        sheet.paragraph(72, y, 440, LAND)
    assert len(rows(made)) == 8


def test_a_table_without_lines_has_a_bold_head() -> None:
    made = Made()
    sheet = made.sheet()
    for n, row in enumerate(
        (("Place", "Lamps", "Oil"), ("North", "four", "much"), ("South", "six", "none"))
    ):
        for x, text in zip((72, 200, 300), row, strict=True):
            sheet.text(x, 80 + 16 * n, text, 10, bold=not n)
    assert [row.header for row in rows(made)] == [True, False, False]


def test_a_table_without_lines_has_words_over_figures_for_a_head() -> None:
    made = Made()
    sheet = made.sheet()
    table = [["Place", "Lamps"], ["North", "4"], ["South", "6"]]
    for n, row in enumerate(table):
        for x, text in zip((72, 200), row, strict=True):
            sheet.text(x, 80 + 16 * n, text, 10)
    assert [row.header for row in rows(made)] == [True, False, False]
    for x, text in zip((72, 200), ("East", "none"), strict=True):
        sheet.text(x, 128, text, 10)
    assert not any(row.header for row in rows(made))


def tagged(*table: tuple[str, ...], head: str = "TH", name: str = "TD") -> Made:
    """A table without lines, its cells close to one another and in tags; a cell may be empty."""
    made = Made()
    sheet = made.sheet()
    for n, row in enumerate(table):
        x = 72.0
        for at, text in enumerate(row):
            kind = head if not n else "TD" if at else name
            mcids = [10 * n + at] if text else []
            made.tags.append((f"Table/TR.{n}/{kind}", 0, mcids, ""))
            if text:
                sheet.tagged(kind, 10 * n + at, x, 80 + 16 * n, text)
            x += 5.5 * len(text) + 7
    made.tags.append(("P", 0, [99], ""))
    sheet.tagged("P", 99, 72, 300, "This is the end of it.")
    return made


def test_tags_tell_the_cells_of_a_table() -> None:
    found = rows(tagged(("Mill", "Built"), ("Beauchet", "in 1181"), ("", "later")))
    assert [row.text for row in found] == ["Mill\tBuilt", "Beauchet\tin 1181", "\tlater"]
    assert [row.header for row in found] == [True, False, False]
    named = rows(tagged(("Mill", "Le Prat"), ("Built", "in 1450"), head="TD", name="TH"))
    assert [row.cells for row in named] == [(), (Cell(0, "row"),)]


def test_tags_around_whole_texts_are_no_table() -> None:
    made = tagged(("Mill", "Built"), ("Le Prat", "It was built in 1450."))
    for n, line in enumerate(wrapped(" ".join([LAND, SEA, LAND]), 400, 11)):
        made.sheets[0].tagged("TD", 11, 120, 110 + 14 * n, line)
    assert not rows(made)


def test_items_without_marks_are_told_by_their_tags() -> None:
    made = Made()
    sheet = made.sheet()
    for n, text in enumerate(("stone from the hill", "wood", "iron from the north")):
        made.tags.append((f"L/LI.{n}/LBody", 0, [n], ""))
        sheet.tagged("LBody", n, 72, 80 + 14 * n, text)
    blocks = clean(read(made.pdf())).blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("list_item", "stone from the hill"), ("list_item", "wood"),
        ("list_item", "iron from the north"),
    ]  # fmt: skip


def test_cells_that_stand_close_are_told_by_those_below() -> None:
    made = Made()
    sheet = made.sheet()
    for n, name in enumerate(("May", "September", "June", "October 2011", "July")):
        sheet.text(72, 80 + 16 * n, name, 10)
        sheet.text(143, 80 + 16 * n, str(40 + n), 10)
        sheet.text(230, 80 + 16 * n, str(50 + n), 10)
    assert [row.text for row in rows(made)][3] == "October 2011\t43\t53"


def test_wide_gaps_of_a_justified_line_are_no_cells() -> None:
    made = Made()
    sheet = made.sheet()
    for n in range(5):
        x = 72.0
        for word in ("lamp", "were", "lit", "by", "men", "who", "knew")[n % 2 :: 2] * 2:
            x = sheet.text(x, 80 + 14 * n, word.ljust(4, "s"), 10) + 12
    assert not rows(made)


def test_years_at_the_foot_of_a_table_are_no_page_numbers() -> None:
    made = Made()
    for year in (2012, 2013, 2014):
        sheet = made.sheet()
        for n in range(50):
            sheet.text(
                72, 60 + 14 * n, "abcdefgh"[(n * year) % 7 :] + " was lit by men who knew", 11
            )
        for n in range(3):
            sheet.text(72, 760 + 14 * n, str(year + n - 2), 11)
    document = read(made.pdf())
    assert PAGE not in {mark.value for mark in document.marks}
