"""Thousands of documents cost what their number says: none is compared with all the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from test_worst import MOST, grows

from publisher.book import Document
from publisher.duplicates import merged
from publisher.grouping import group
from publisher.ledger import Evidence, Fact, Manuscript
from publisher.listing import _named, displayable
from publisher.reading import Slugs


def document(number: int, text: str = "", **facts: str) -> Document:
    stated = (Fact(name, value, Evidence("stated", "x")) for name, value in facts.items())
    return Document(f"d{number}", f"{number}.txt", Manuscript(text), facts=tuple(stated))


def day(number: int) -> str:
    return f"{1900 + number % 110}-{number // 110 % 12 + 1:02}-{number // 1320 % 28 + 1:02}"


def notice(number: int) -> Document:
    return document(number)


def undated(number: int) -> Document:
    return document(number, speaker=f"Anna {number}")


def of_one_speaker(number: int) -> Document:
    return document(number, speaker="Anna Brown", date=day(number))


@pytest.mark.parametrize("one", [notice, undated, of_one_speaker])
def test_speeches(one: Callable[[int], Document]) -> None:
    def work(count: int) -> Callable[[], object]:
        documents = tuple(map(one, range(count)))
        return lambda: group(documents)

    assert grows(work, 200) < MOST


def test_filled_in_forms() -> None:
    form = " ".join(f"word{number}" for number in range(300))

    def work(count: int) -> Callable[[], object]:
        own = (" ".join(f"own{n}x{number}" for number in range(60)) for n in range(count))
        documents = tuple(document(n, f"{form}\n\n{text}") for n, text in enumerate(own))
        return lambda: merged(documents)

    assert grows(work, 50) < MOST


def test_slugs_of_one_title() -> None:
    def work(count: int) -> Callable[[], object]:
        def all_of_them() -> None:
            slugs = Slugs()
            for _ in range(count):
                slugs.take(slugs.free("Notice"))

        return all_of_them

    assert grows(work, 300) < MOST


def test_names_that_are_shown_alike() -> None:
    def work(count: int) -> Callable[[], object]:
        names = {
            Path(f"{n}"): "".join(chr(1 + n // 8**at % 8) for at in range(4)) + ".txt"
            for n in range(count)
        }
        assert {displayable(name) for name in names.values()} == {"\ufffd" * 4 + ".txt"}
        return lambda: _named(names)

    named = _named({Path("a"): "x\x01.txt", Path("b"): "x\x02.txt", Path("c"): "x\ufffd.txt"})
    assert list(named) == ["x\ufffd (2).txt", "x\ufffd (3).txt", "x\ufffd.txt"]
    assert grows(work, 300) < MOST
