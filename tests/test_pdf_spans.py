"""Words of a PDF whose program moves the next letter instead of writing a space."""

from __future__ import annotations

from typing import cast

import pytest

from publisher.readers._pdf_characters import Characters, Style
from publisher.readers._pdf_spans import spans

SIZE = 10.0


class Page:
    """A page on which each letter is half as wide as the type is large, and `|` is room."""

    def __init__(self, line: str, room: float, *, leaves_spaces_out: bool = True) -> None:
        self.leaves_spaces_out = leaves_spaces_out
        self.has_spaces = True
        self.rooms: list[tuple[float, float, float, float]] = []
        at = 0.0
        for char in line:
            if char == "|":
                at += room * SIZE
                continue
            self.rooms.append((at, at + SIZE / 2, 0, SIZE))
            at += SIZE / 2

    def object(self, index: int) -> int:
        return 1

    def style(self, index: int, address: int) -> Style:
        return Style(SIZE, False, False, 0.0, False, -1)

    def advance(self, index: int) -> tuple[float, float, float, float]:
        return self.rooms[index]

    def is_generated(self, index: int) -> bool:
        return False


def words(line: str, room: float, *, leaves_spaces_out: bool = True) -> list[str]:
    page = Page(line, room, leaves_spaces_out=leaves_spaces_out)
    text = line.replace("|", "")
    found = list(spans(text, cast(Characters, page)))
    assert all(spaced for _, _, spaced in found)
    return [text[start:end] for start, end, _ in found]


@pytest.mark.parametrize(
    ("line", "found"),
    [("they|are here", ["they", "are", "here"]), ("y|a", ["y", "a"]), ("so it", ["so", "it"])],
)
def test_room_between_two_letters_parts_words(line: str, found: list[str]) -> None:
    assert words(line, 0.25) == found


def test_kerning_parts_nothing() -> None:
    assert words("they|are", 0.1) == ["theyare"]


def test_letters_that_are_all_set_apart_are_one_word() -> None:
    assert words("T|I|T|L|E", 0.3) == ["TITLE"]


def test_a_page_that_has_its_spaces_is_believed() -> None:
    assert words("they|are", 0.25, leaves_spaces_out=False) == ["theyare"]
