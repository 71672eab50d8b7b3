"""Bad texts cost what their length says: nothing is quadratic. `bench_worst.py` measures all."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from worst import SHAPES
from worst_units import PROSE

from publisher import arrange
from publisher.book import Document
from publisher.cleaning import RULES, encoding
from publisher.cleaning._blocks import blocks
from publisher.cleaning._dates import dates
from publisher.cleaning._quoting import quoted
from publisher.cleaning._stage import directions
from publisher.ledger import Change, Edit, Evidence, Fact, Manuscript, Mark
from publisher.readers._html_furniture import Judge
from publisher.readers._html_tree import parse_html
from publisher.sentences import split

SEEDS = Path(__file__).parent.parent / "seeds"

TIMES = 8
"""Times the length: what is quadratic takes 64 times as long."""

MOST = 30


def document(text: str, *marks: Mark) -> Document:
    language = Fact("language", "en", Evidence("inferred", "made so"))
    return Document("a", "a.txt", Manuscript(text), facts=(language,), marks=marks)


def seconds(work: Callable[[], object]) -> float:
    """Of CPU, the least of three times."""
    found = []
    for _ in range(3):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return min(found)


def grows(work: Callable[[int], Callable[[], object]], length: int) -> float:
    """How many times as long it takes for TIMES the length."""
    return seconds(work(TIMES * length)) / max(seconds(work(length)), 1e-4)


@pytest.mark.parametrize(
    ("code", "shape", "length"),
    [
        ("A2", "txt: han without a stop", 3_000),
        ("A3", "txt: han without a stop", 3_000),
        ("A2", "txt: aozora", 20_000),
        ("F2", "txt: notes below", 20_000),
        ("F6", "txt: gutenberg in a line", 3_000),
        ("L10", "txt: many columns", 8_000),
        ("S8", "txt: prologues", 40_000),
        ("S8", "txt: chapters", 20_000),
        ("F8", "txt: pages", 8_000),
        ("H1", "txt: lines of hyphens", 20_000),
        ("H3", "txt: mixed bullets", 20_000),
        ("L11", "txt: short lines", 20_000),
        ("M8", "txt: foreign quotations", 5_000),
        ("S6", "txt: bracketed applause", 20_000),
    ],
)
def test_a_rule(code: str, shape: str, length: int) -> None:
    (rule,) = (each for each in RULES if each.code == code)

    def work(size: int) -> Callable[[], object]:
        text = SHAPES[shape].made(size)
        assert isinstance(text, str)
        return lambda: list(rule.apply(document(text)))

    assert grows(work, length) < MOST


@pytest.mark.parametrize(("code", "kind"), [("S3", "paragraph"), ("S4", "table_row")])
def test_a_run_of_spaces_in_a_known_block(code: str, kind: str) -> None:
    (rule,) = (each for each in RULES if each.code == code)

    def work(size: int) -> Callable[[], object]:
        text = f"a{' ' * size}b"
        made = document(text, Mark(kind, 0, len(text)))
        return lambda: list(rule.apply(made))

    assert grows(work, 2_000) < MOST


@pytest.mark.parametrize("kind", ["lang", "stage", "struck", "noteref", "ruby"])
def test_marks_in_one_block(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        marks = (Mark(kind, at, at + 5, "fr") for at in range(0, size * len(PROSE), len(PROSE)))
        made = document(PROSE * size, *marks)
        made = replace(made, blocks=blocks(made))
        return lambda: arrange._with_sentences(replace(made, blocks=blocks(made)), "zh")

    assert grows(work, 500) < MOST


@pytest.mark.parametrize(
    ("code", "unit", "tail", "length"),
    [
        ("L10", "-", "a", 300),  # strokes that end in a letter
        ("F10", "1 a\n2 b\n3 c\n\nd\n", "", 300),  # runs of numbers on many pages
        ("F8", "1 Head\na\nb\nc\nd\nFoot 1\f", "", 300),  # one head on many pages
    ],
)
def test_a_unit_again_and_again(code: str, unit: str, tail: str, length: int) -> None:
    (rule,) = (each for each in RULES if each.code == code)

    def work(size: int) -> Callable[[], object]:
        made = document(unit * size + tail)
        return lambda: list(rule.apply(made))

    assert grows(work, length) < MOST


@pytest.mark.parametrize(
    ("language", "start", "more"),
    [("fr", "le ministre ", "de la maison et du soir "), ("es", "el ministro ", "de la casa y ")],
)
def test_an_office_without_an_end(language: str, start: str, more: str) -> None:
    def work(size: int) -> Callable[[], object]:
        return lambda: list(quoted(start + more * size, language))

    work(1)()  # the patterns are made once
    assert seconds(work(200)) < 1


@pytest.mark.parametrize(
    "inside", ["<legend>What?</legend>", "<form><input name=a>What do you want?</form>"]
)
def test_forms_and_labels_in_one_box(inside: str) -> None:
    def work(size: int) -> Callable[[], object]:
        root = parse_html(f"<html><body>a<div>{inside * size}</div></body></html>", "a").root

        def judged() -> list[str]:
            judge = Judge(root)
            return [judge.reason(element) for element in root.iter("{*}form", "{*}legend")]

        return judged

    assert grows(work, 500) < MOST


def test_sentences_of_brackets_that_stay_open() -> None:
    assert grows(lambda size: lambda: split("![a](" * size, "en"), 5_000) < MOST


def test_dates_without_an_end() -> None:
    assert grows(lambda size: lambda: list(dates("10 July " * size)), 1_000) < MOST


def test_stage_directions_word_by_word() -> None:
    words = "long, and  , " * 8
    assert [found.span() for found in directions(f"({words}applause)")] == [(0, len(words) + 10)]
    assert not list(directions(f"({words}x)"))
    assert not list(directions(f"(applause {words}x)"))
    assert not list(directions("（" + "会場笑い" * 40 + "x）"))
    inner = directions("(He said [laughter] then)")
    assert [found.span() for found in inner] == [(9, 19)]


def test_damage_beyond_measure_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = SEEDS.glob("004_*")
    (rule,) = (each for each in RULES if each.code == "E1")

    def repairs() -> int:
        return sum(isinstance(one, Change) for one in rule.apply(document(path.read_text("utf-8"))))

    assert repairs() == 2
    monkeypatch.setattr(encoding, "_MOST", 0)
    assert repairs() == 0


def test_changes_inside_one_earlier_edit() -> None:
    def work(size: int) -> Callable[[], object]:
        edit = Edit("E2", 0, size, "x" * size, "ab" * size, "read again")
        made = Manuscript("x" * size, (edit,))
        changes = [Change(2 * at, 2 * at + 1, "", f"reason {at % 2}") for at in range(size)]
        return lambda: made.apply("L7", changes)

    assert grows(work, 2_000) < MOST
    (edit,) = work(3)().edits  # type: ignore[attr-defined]
    assert (edit.after, edit.reason) == ("bbb", "reason 0; reason 1")
