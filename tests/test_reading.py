"""Names by reading, slugs, and dates with missing parts."""

from __future__ import annotations

import pytest

from publisher.dates import PartialDate, in_words, parse
from publisher.labels import labels
from publisher.reading import Slugs, reading, same_name, slug


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("張軍", "Zhang Jun", True),
        ("张军", "ZHANG Jun", True),
        ("Jun Zhang", "Zhang Jun", True),
        ("王建剛", "Wang Jiangang", True),
        ("José Álvarez", "Jose Alvarez", True),
        ("張軍", "Zhang Ming", False),
        ("Zhang Jun", "Zhang Jung", False),
        ("Лавров", "Лавров", True),
        ("Лавров", "Путин", False),
        ("", "", True),
    ],
)
def test_same_name(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same
    assert same_name(right, left) is same


def test_slug() -> None:
    assert slug("張軍") == "zhang-jun"
    assert slug("Café & Co.: 5 — six") == "cafe-co-5-six"
    assert slug("A", taken=["a"]) == "a-2"
    assert slug("a", taken=["A", "a-2"]) == "a-3"
    assert slug("Лавров") == slug("Лавров") != slug("Путин")
    assert len(slug("word " * 40)) <= 60
    assert reading("弘揚多邊主義") == "hong yang duo bian zhu yi"


def test_slugs_are_numbered_among_those_taken() -> None:
    slugs = Slugs(["Letter-2"])
    found = []
    for _ in range(3):
        found.append(slugs.free("Letter"))
        assert slugs.free("Letter") == found[-1]
        slugs.take(found[-1])
    assert found == ["letter", "letter-3", "letter-4"]


def test_partial_dates() -> None:
    full, bare = parse("2020-07-10"), parse("--07-10")
    assert full == PartialDate(2020, 7, 10)
    assert bare == PartialDate(0, 7, 10)
    assert parse("2020-07-11T06:44:43") == PartialDate(2020, 7, 11)
    assert full.agrees(bare)
    assert not full.agrees(PartialDate(2021, 7, 10))
    assert not bare.agrees(PartialDate(0, 6, 29))
    assert PartialDate().agrees(full)
    assert [str(d) for d in (full, bare, PartialDate(2020, 7), PartialDate(2020))] == [
        "2020-07-10",
        "--07-10",
        "2020-07",
        "2020",
    ]
    assert parse("10 July") is None
    assert parse("2020-13-01") is None


@pytest.mark.parametrize(
    ("language", "date", "expected"),
    [
        ("en", "2020-07-10", "10 July 2020"),
        ("en", "--06-29", "29 June"),
        ("en", "2020-07", "July 2020"),
        ("en", "2020", "2020"),
        ("zh-Hant", "2020-07-10", "2020年7月10日"),
        ("zh-Hant", "--06-29", "6月29日"),
        ("de", "2020-03-01", "1. März 2020"),
        ("fr", "2020-03-01", "1er mars 2020"),
        ("fr", "2020-03-02", "2 mars 2020"),
        ("es", "2020-03", "marzo de 2020"),
        ("pt", "--10-05", "5 de outubro"),
        ("it", "2020-03-01", "1º marzo 2020"),
        ("ru", "2020-03-08", "8 марта 2020 года"),
        ("ru", "2020-03", "март 2020 года"),
        ("ar", "2020-03-08", "8 مارس 2020"),
        ("ja", "2020-03-08", "2020年3月8日"),
    ],
)
def test_dates_in_words(language: str, date: str, expected: str) -> None:
    assert in_words(parse(date), labels(language, "dates")) == expected
