"""The steps by which lines of verse are indented are kept as em spaces; those of prose go."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_cleaning_layout import PROSE, texts, wrapped

from publisher.cleaning import clean
from publisher.readers import html

STEP = "\u2003"
PAGE = wrapped(PROSE[:2], 62, "\n\n")


@pytest.mark.parametrize("width", [2, 4, 8])
def test_stairs_stay_stairs(width: int) -> None:
    stairs = ["I went", "down", "the stairs", "one by one", "and stood"]
    steps = [0, 1, 2, 3, 0]
    verse = "\n".join(" " * width * step + line for step, line in zip(steps, stairs, strict=True))
    assert texts(f"{PAGE}\n\n{verse}\n")[2:] == [
        STEP * step + line for step, line in zip(steps, stairs, strict=True)
    ]


def test_the_margin_is_that_of_the_stanza() -> None:
    verse = "        The river runs,\n          and runs away;\n        the mill stands still\n"
    found = texts(f"{PAGE}\n\n{verse}\n")[2:]
    assert found == ["The river runs,", f"{STEP}and runs away;", "the mill stands still"]


def test_a_stray_space_is_no_step() -> None:
    assert texts(f"{PAGE}\n\nThe river runs,\n and runs away;\n")[2:] == [
        "The river runs,", "and runs away;"
    ]  # fmt: skip


def test_the_indents_of_prose_go() -> None:
    text = wrapped(PROSE, 62, "\n", initial_indent="    ")
    assert texts(text) == PROSE


def test_no_line_is_indented_without_end() -> None:
    verse = "The river\n  runs\n" + " " * 90 + "away\nand away\n"
    assert texts(f"{PAGE}\n\n{verse}")[4] == STEP * 12 + "away"


def test_the_indents_of_markup_say_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>A</h1><p>The river<br>\n      runs away</p><p>" + PROSE[0], "utf-8")
    document = clean(html.read(page, "page.html", "page"))
    assert not any(block.text.startswith(STEP) for block in document.blocks)
