"""Lists in plain text keep their items, the lists inside them, and what goes on with an item."""

from __future__ import annotations

from pathlib import Path

import grouped
import marked
import pytest
from reopening import found, make
from test_cleaning_layout import PROSE, cleaned

from publisher.book import Document


def shape(of: Document) -> str:
    """The blocks, each with as many > before it as lists hold it."""
    return " | ".join(
        ">" * sum(group.kind == "list" for group in block.within) + block.text
        for block in of.blocks
    )


def listed(text: str) -> str:
    return shape(cleaned(f"{PROSE[0]}\n\n{text}\n\n{PROSE[2]}")).split(" | ", 1)[1][
        : -len(PROSE[2])
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- bread\n- milk", ">- bread | >- milk | "),
        ("- a\n  - b\n  - c\n- d", ">- a | >>- b | >>- c | >- d | "),
        ("* Keller\n- Ott\n- Roe\n* Maier", ">* Keller | >>- Ott | >>- Roe | >* Maier | "),
        ("1. a\na) b\nb) c\n2. d", ">1. a | >>a) b | >>b) c | >2. d | "),
        ("1. a\n  a) b\n    i) c\n    ii) d\n2. e",
         ">1. a | >>a) b | >>>i) c | >>>ii) d | >2. e | "),
        ("1. a\n\n2. b", ">1. a | >2. b | "),
        ("1. a\n\n   and more of it\n\n2. b", ">1. a | >and more of it | >2. b | "),
        ("h) a\ni) b", "h) a | i) b | "),
        ("- alone", "- alone | "),
        ("2. a\n3. b", "2. a | 3. b | "),
        ("– Who is there?\n– Nobody.", "– Who is there? | – Nobody. | "),
        ("1. a\n\nWords.\n\n2. b", "1. a | Words. | 2. b | "),
    ],
)  # fmt: skip
def test_lists(text: str, wanted: str) -> None:
    assert listed(text) == wanted


def test_long_numbered_paragraphs_are_no_list() -> None:
    long = " ".join(PROSE)
    assert listed(f"1. {long}\n\n2. {long}") == f"1. {long} | 2. {long} | "


def test_an_item_deeper_than_anyone_can_follow_is_kept() -> None:
    text = "\n".join(f"{'  ' * depth}- a{depth}" for depth in range(400))
    made = cleaned(f"{PROSE[0]}\n\n{text}\n- b\n")
    assert [block.text for block in made.blocks][1:] == [*(f"- a{n}" for n in range(400)), "- b"]


def test_in_the_epub_lists_nest(tmp_path: Path) -> None:
    text = f"{PROSE[0]}\n\n1. bread\n   - white\n   - black\n2. milk\n\n   in bottles\n\n{PROSE[1]}"
    made = make(marked.book(cleaned(text)), tmp_path)
    (section,) = found(made.pages()[1], "//h:body/h:section")
    assert grouped.shape(section) == "h1 p ul(li(p ul(li li)) li(p p)) p"
    assert {item.get("class") for item in found(section, ".//h:ul/h:li[not(h:p)]")} == {"marked"}
