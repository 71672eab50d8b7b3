"""Tables of plain text: what is a row, and that prose never is."""

from __future__ import annotations

import textwrap

import pytest
from test_cleaning_layout import PROSE, texts, wrapped

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

PRICES = """\
        Item            Planned     Actual
        Ferry            12,000      9,400
        Mole              8,000      6,150
        Lamps             1,500      1,500
"""


def rows(text: str) -> list[tuple[str, bool]]:
    document = clean(Document("k", "file.txt", Manuscript(text)))
    return [(one.text, one.header) for one in document.blocks if one.kind == "table_row"]


def between_prose(table: str) -> str:
    return f"{textwrap.fill(PROSE[0], 66)}\n\n{table}\n{textwrap.fill(PROSE[1], 66)}\n"


def test_columns_of_spaces_are_rows() -> None:
    assert rows(between_prose(PRICES)) == [
        ("Item\tPlanned\tActual", True),
        ("Ferry\t12,000\t9,400", False),
        ("Mole\t8,000\t6,150", False),
        ("Lamps\t1,500\t1,500", False),
    ]
    found = texts(between_prose(PRICES))
    assert (found[0], found[-1]) == (PROSE[0], PROSE[1])


def test_lines_drawn_in_a_table_go_and_make_its_head() -> None:
    table = "Name   Place\n-----  ------\nAnn    Rome\nBob    Oslo\nCid    Bonn\n-----  ------\n"
    assert rows(between_prose(table)) == [
        ("Name\tPlace", True), ("Ann\tRome", False), ("Bob\tOslo", False), ("Cid\tBonn", False)
    ]  # fmt: skip


def test_an_empty_cell_is_a_tab_and_a_line_may_go_on_with_a_cell() -> None:
    table = (
        "-a, --all    show everything\n-b           show nothing, not even\n"
        "             the names of things\n-c, --cold   show what is cold\n"
    )
    assert rows(between_prose(table))[1] == (
        "-b\tshow nothing, not even the names of things",
        False,
    )
    table = "one  two  three\nred       blue\nick  bin  drei\nuno  due  tre\n"
    assert rows(between_prose(table))[1] == ("red\t\tblue", False)


def test_tabs_are_cells_wherever_they_stand() -> None:
    table = "Land\tHauptstadt\nItalien\tRom\nVereinigtes Königreich\tLondon\nPeru\tLima\n"
    assert [text for text, _ in rows(between_prose(table))] == table.splitlines()


def test_full_width_columns_are_measured() -> None:
    table = "年份      人口      城市\n一九九零  三百      上海\n二零零零  四百五十  北京\n"
    assert [text.count("\t") for text, _ in rows(between_prose(table))] == [2, 2, 2]


def _justified(text: str, width: int) -> str:
    lines = textwrap.wrap(text, width)
    for number, line in enumerate(lines[:-1]):
        words = line.split()
        for at in range(width - len(line)):
            words[(number + at * 2) % (len(words) - 1)] += " "
        lines[number] = " ".join(words)
    return "\n".join(lines)


@pytest.mark.parametrize("width", range(40, 80, 4))
def test_justified_prose_has_no_columns(width: int) -> None:
    text = "\n\n".join(_justified(" ".join(PROSE), width) for _ in range(2))
    assert rows(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He  said  so.\nThen   he left.\nNobody  saw him  again.",
        "Ann Smith            Bob Jones\nMinister             Minister",
        "\n".join(
            f"{left:<36}{right}"
            for left, right in zip(
                textwrap.wrap(PROSE[0], 32), textwrap.wrap(PROSE[3], 32), strict=False
            )
        ),
        "    +----+    +----+\n    |    |    |    |\n    |    |    |    |\n    +----+    +----+",
    ],
    ids=["stray", "signatures", "two columns of prose", "drawing"],
)
def test_what_is_no_table(text: str) -> None:
    assert rows(text) == []


def test_a_table_without_its_lines_is_the_same_text() -> None:
    document = clean(Document("k", "file.txt", Manuscript(between_prose(PRICES))))
    assert document.manuscript.text.split() == between_prose(PRICES).split()
    assert wrapped(PROSE[:1], 66, "\n") in document.manuscript.source


DRAWN = """\
+-----------+--------+------+
| Poste     | Budget | Réel |
+-----------+--------+------+
| Bateau    |  1 000 |  900 |
|           |    500 |      |
+-----------+--------+------+
"""
BOXED = "┌──────┬─────┐\n│ Имя  │ Год │\n├──────┼─────┤\n│ Иван │ 1901│\n└──────┴─────┘\n"


def test_tables_drawn_with_bars_are_rows() -> None:
    assert rows(between_prose(DRAWN)) == [
        ("Poste\tBudget\tRéel", True), ("Bateau\t1 000\t900", False), ("\t500\t", False)
    ]  # fmt: skip
    assert rows(between_prose(BOXED)) == [("Имя\tГод", True), ("Иван\t1901", False)]
    plain = "Anna | Rom\nBert | Ulm\n"
    assert rows(between_prose(plain)) == [("Anna\tRom", False), ("Bert\tUlm", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Sport\n",
        "| quoted\n| and quoted\n",
        "cut [-a|--all]\n------------\nput [-b|--bad]\n",
        "one | two\nthree and four | five\n",
        "| /\\ | -- |\n| \\/ | == |\n",
    ],
    ids=["menu", "quotation", "synopsis", "not aligned", "drawing"],
)
def test_bars_that_draw_no_table(text: str) -> None:
    assert rows(between_prose(text)) == []


@pytest.mark.parametrize(
    "words", ["Q.  Was it wet?|A.  It was, but|not as wet as|the sea.", "a b|c d|e"]
)
def test_numbered_lines_are_no_table(words: str) -> None:
    lines = "\n".join(f"{n:2}      {one}" for n, one in enumerate(words.split("|"), 4))
    assert rows(between_prose(lines + "\n")) == []


def test_questions_and_answers_are_no_table() -> None:
    talk = "Q.    Were you on the quay?\nA.    I was there.\nQ.    Who else was?\nA.    Nobody was."
    assert rows(between_prose(talk)) == []
    assert rows(between_prose(talk.replace("Q.", "Mon").replace("A.", "Tue")))
