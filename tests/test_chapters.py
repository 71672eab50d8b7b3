"""Chapters and numbered titles of a plain text become headings with levels, and nothing else."""

from __future__ import annotations

import pytest
from test_cleaning_layout import PROSE, cleaned, wrapped

from publisher.cleaning._chapter_lines import named

TEXT = f"\n\n{wrapped(PROSE[:2], 60, chr(10) * 2)}\n\n"


def headings(text: str) -> list[tuple[int, str]]:
    """Level and text of each heading below the title."""
    found = [b for b in cleaned(text).blocks if b.kind == "heading"]
    return [(b.level, b.text) for b in found if b.level]


def book(*heads: str) -> str:
    return "THE HILL\n\nA novel of the northern coast\n\n" + "".join(h + TEXT for h in heads)


@pytest.mark.parametrize(
    "heads",
    [
        ["CHAPTER I.", "CHAPTER II.", "CHAPTER III."],
        ["Chapter 1. The Mill", "Chapter 2. The Ford"],
        ["CHAPTER ONE", "CHAPTER TWO"],
        ["I", "II", "III"],
        ["I.", "II."],
        ["1.", "2.", "3."],
        ["Kapitel 3", "Kapitel 4"],
        ["Erstes Kapitel", "Zweites Kapitel", "3. Kapitel"],
        ["Zwanzigstes Kapitel", "Einundzwanzigstes Kapitel"],
        ["第一章", "第二章"],
        ["第一回 甄士隱夢幻識通靈", "第二回 賈夫人仙逝揚州城"],
        ["Chapitre premier", "Chapitre deuxième"],
        ["Глава I", "Глава II"],
        ["Глава первая", "Глава вторая"],
        ["Capítulo 1", "Capítulo 2"],
        ["الفصل الأول", "الفصل الثاني"],
        ["제1장 서론", "제2장 강"],
        ["PROLOGUE", "CHAPTER I", "CHAPTER II", "EPILOGUE"],
        ["1. Accounts", "2. Boats", "3. Any other business"],
        ["I. A Scandal", "II. A League"],
        ["_Letter 1_", "_Letter 2_"],
    ],
    ids=lambda heads: heads[0],
)
def test_a_series_of_headings(heads: list[str]) -> None:
    assert [text for _, text in headings(book(*heads))] == heads
    assert {level for level, _ in headings(book(*heads))} == {2}


def test_levels_go_from_the_outer_to_the_inner() -> None:
    text = book("BOOK ONE\n\nCHAPTER I", "CHAPTER II", "BOOK TWO\n\nCHAPTER I", "EPILOGUE")
    assert headings(text) == [
        (2, "BOOK ONE"), (3, "CHAPTER I"), (3, "CHAPTER II"), (2, "BOOK TWO"), (3, "CHAPTER I"),
        (2, "EPILOGUE"),
    ]  # fmt: skip
    play = book("ACT I\n\nSCENE I. A room.", "SCENE II. The shore.", "ACT II\n\nSCENE I. A room.")
    assert [level for level, _ in headings(play)] == [2, 3, 3, 2, 3]
    report = book("1. Rivers", "1.1 The Lind", "1.2 The Weser", "2. Lakes", "2.1 The Elm")
    assert [level for level, _ in headings(report)] == [2, 3, 3, 2, 3]


def test_a_title_of_its_own_line_belongs_to_the_heading_where_most_have_one() -> None:
    text = book("CHAPTER ONE.\n\nThe Arrival.", "CHAPTER TWO.\n\nThe Departure.")
    assert [text for _, text in headings(text)] == [
        "CHAPTER ONE. The Arrival.",
        "CHAPTER TWO. The Departure.",
    ]
    long = book("CHAPTER I\nIN WHICH A STRANGER\nCOMES TO THE HILL", "CHAPTER II\nTHE FORD")
    assert headings(long)[0] == (2, "CHAPTER I IN WHICH A STRANGER COMES TO THE HILL")
    plain = book("CHAPTER I", 'CHAPTER II\n\n"Who is there?"', "CHAPTER III")
    assert [text for _, text in headings(plain)] == ["CHAPTER I", "CHAPTER II", "CHAPTER III"]


def test_a_table_of_contents_is_no_row_of_headings() -> None:
    titles = [f"CHAPTER {n}. {word}" for n, word in enumerate(("Mill", "Ford", "Sea", "End"), 1)]
    for joint in ("\n\n", "\n"):
        text = book(f"CONTENTS\n\n{joint.join([*titles, 'Epilogue'])}\n\n", *titles, "Epilogue")
        assert [text for _, text in headings(text)] == [*titles, "Epilogue"]
        kept = [b.text for b in cleaned(text).blocks]
        assert all(kept.count(title) == 2 for title in titles)


@pytest.mark.parametrize(
    "text",
    [
        book("I"),
        book("Chapter 3 of the book that you sent me is the best of all, and I like it."),
        book("1. Bread\n\n2. Milk\n\n3. Eggs"),
        book("1. Decides to keep the ferry;", "2. Requests a report of it;", "3. Remains seized."),
        book("1. Accounts", "3. Boats", "7. Lamps"),
        book("3. Mai 2020", "4. Mai 2020", "5. Mai 2020"),
        book("1984", "1985", "1986"),
    ],
    ids=["lone", "sentence", "list", "resolution", "gaps", "dates", "years"],
)
def test_what_is_none(text: str) -> None:
    assert headings(text) == []


def test_numbers_of_pages_are_none() -> None:
    halves = [PROSE[0][:60], PROSE[1][:70], PROSE[3][:50], PROSE[4][:60]]
    text = "\n\n".join(f"{half}\n\n{n}" for n, half in enumerate(halves, 1))
    assert headings(f"THE HILL\n\n{text}\n\n{PROSE[4]}") == []


@pytest.mark.parametrize(
    "text", ["Part of the town", "Act", "Chapter and verse", "Book me a room", "第一章规定了权利。"]
)
def test_words_that_are_no_numbers(text: str) -> None:
    assert named(text) is None


def test_sections_in_capitals_need_no_blank_line() -> None:
    bill = (
        "A BILL\n\nFor a bridge.\n\nSECTION 1. TITLE.\n    This is the Bridge Act, and no other "
        "act is.\nSECTION 2. FERRY.\n    The ferry shall be kept for two years or more by us.\n"
    )
    assert headings(bill) == [(2, "SECTION 1. TITLE."), (2, "SECTION 2. FERRY.")]


def test_headings_that_aozora_names() -> None:
    text = (
        "渡し守\n川辺一郎\n\n［＃７字下げ］｜序《じょ》［＃「序」は大見出し］\n\n"
        "　川のほとりに、一人の老人が住んでいた。\n\n［＃大見出し］川［＃大見出し終わり］\n\n"
        "［＃５字下げ］一［＃「一」は中見出し］\n\n　空には、もう月が出ていた。\n\n"
        "［＃５字下げ］二［＃「二」は中見出し］\n\n　そのまま朝になった。\n"
    )
    assert [head[:2] for head in headings(text)] == [(2, "序"), (2, "川"), (3, "一"), (3, "二")]


def test_an_item_with_its_text_on_the_line_is_no_heading() -> None:
    said = "A síndica leu a ata anterior, que foi aprovada por todos os presentes."
    text = "\n\n".join(f"Item {number}. {said}\n\n{said}" for number in range(1, 5))
    assert headings(text) == []
    heads = "\n\n".join(f"Item {number}. A ata\n\n{said}" for number in range(1, 5))
    found = [text for _, text in headings(f"{said}\n\n{heads}")]
    assert found == [f"Item {number}. A ata" for number in range(1, 5)]
