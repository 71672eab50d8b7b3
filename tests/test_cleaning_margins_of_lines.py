"""Line numbers and notes of plain text: what is taken out, and what only looks like them."""

from __future__ import annotations

import textwrap

import pytest
from test_cleaning_layout import PROSE, VERSE, texts, wrapped

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

LINES = wrapped(PROSE[:2] + PROSE[3:], 52, "\n", initial_indent="     ").split("\n")


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


def rules(text: str) -> set[str]:
    edits = cleaned(text).manuscript.edits
    return {one.rule for edit in edits for one in (edit, *edit.earlier)}


@pytest.mark.parametrize("form", ["{0:2}   {1}", "{0:<4} {1}", "    {0:3}  {1}", "{0}\t{1}"])
@pytest.mark.parametrize("page", [9, 25])
@pytest.mark.parametrize("between", ["\n", "\n\f", "\n\n"])
def test_numbers_before_each_line(form: str, page: int, between: str) -> None:
    lines = (LINES * 2)[: 2 * page]
    pages = [lines[:page], lines[page:]]
    numbered = between.join(
        "\n".join(form.format(n, line) for n, line in enumerate(one, 1)) for one in pages
    )
    plain = between.join("\n".join(one) for one in pages)
    assert texts(numbered) == texts(plain)
    assert "F10" in rules(numbered)


def test_a_last_page_with_few_lines_has_its_numbers_too() -> None:
    pages = [LINES[:9], LINES[9:11]]
    for form in ("{0:2}   {1}", "{0}\t{1}"):
        numbered = "\n\f".join(
            "\n".join(form.format(n, line) for n, line in enumerate(one, 1)) for one in pages
        )
        assert texts(numbered) == texts("\n\f".join("\n".join(one) for one in pages))


def test_a_list_behind_numbered_lines_keeps_its_numbers() -> None:
    numbered = "\n".join(f"{n:2}  {line}" for n, line in enumerate(LINES[:9], 1))
    found = texts(f"{numbered}\n\n        1  first\n        2  second\n")
    assert any("1" in text and "first" in text for text in found)


def test_pages_with_few_lines_are_told_by_the_others() -> None:
    pages = [LINES[:9], LINES[9:13], LINES[13:16]]
    numbered = "\f".join(
        "\n".join(f"{n:2}   {line}" for n, line in enumerate(page, 1)) for page in pages
    )
    assert texts(numbered) == texts("\f".join("\n".join(page) for page in pages))


def test_a_blank_line_has_its_number_too() -> None:
    lines = [*LINES[:6], "", *LINES[6:14]]
    numbered = "\n".join(f"{n:2}  {line}".rstrip() for n, line in enumerate(lines, 1))
    assert texts(numbered) == texts("\n".join(lines))


@pytest.mark.parametrize("form", ["{1:<44}{0}", "{0:>3}  {1}", "{1:<44}({0})"])
def test_numbers_at_each_fifth_line_of_verse(form: str) -> None:
    lines = (VERSE.split("\n") * 3)[:20]
    numbered = [
        form.format(n if n % 5 == 0 else "", line).replace("()", "").rstrip()
        for n, line in enumerate(lines, 1)
    ]
    assert texts("\n".join(numbered)) == lines
    assert "F10" in rules("\n".join(numbered))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{n}. {line}" for n, line in enumerate(LINES[:9], 1)),
        "\n".join(f"{n} And he said that it was day number {n}." for n in range(1, 20)),
        "\n".join(f"Sum of the year   {n}" for n in (5, 10, 15, 20)),
        "12 men came to the house\nand 13 of them left.\n14 of them stayed.",
    ],
    ids=["list", "verses of a bible", "table", "prose"],
)
def test_what_is_no_line_number(text: str) -> None:
    assert "F10" not in rules(text)


NOTED = (
    f"{PROSE[0]}[1] {PROSE[1]} [2]\n\n{PROSE[3]} He had not [1] been asked.\n\n"
    + textwrap.fill(
        "[1] The first ship was called Fortune, and was built in the north of Sweden.", 60
    )
    + "\n[2] Nobody knows.\n"
)


def test_notes_behind_the_text_are_notes() -> None:
    blocks = cleaned(NOTED).blocks
    assert [block.kind for block in blocks] == ["paragraph", "paragraph", "note", "note"]
    assert blocks[0].text == f"{PROSE[0]} {PROSE[1]}"
    assert [(one.kind, one.value, one.note) for one in blocks[0].anchors] == [
        ("noteref", "[1]", 1),
        ("noteref", "[2]", 2),
    ]
    assert blocks[2].text.endswith("and was built in the north of Sweden.")
    assert (blocks[2].label, blocks[2].text[:9]) == ("1", "The first")


@pytest.mark.parametrize(
    "text",
    [
        NOTED.replace("[2]\n", "\n").replace("[1]", "", 1).replace(" [1] been", " been"),
        NOTED + "\nAnd this is more text, which stands behind the notes.\n",
        f"{PROSE[0]} [1] {PROSE[1]} [2]",
        f"{PROSE[0]} [1] {PROSE[1]}\n\n[1] The only note.",
    ],
    ids=["no references", "text behind", "no notes", "one alone"],
)
def test_what_are_no_notes(text: str) -> None:
    assert "S7" not in rules(text)
