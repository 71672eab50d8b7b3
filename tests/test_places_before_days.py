"""What stands before a day is its place, unless it is a subject, a section or a society."""

from __future__ import annotations

import pytest

from publisher.cleaning._imprint import labelled


def place(line: str) -> str:
    return next((one.value for one in labelled(line) if one.fact == "place"), "")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Sevilla, 8 de octubre de 2014", "Sevilla"),
        ("En Málaga, a 3 de junio de 2016", "Málaga"),
        ("Fait à Paris, le 3 mai 2012", "Paris"),
        ("A Coruña, 3 de mayo de 2012", "A Coruña"),
        ("Reading, 4 June 2013", "Reading"),
        ("Natal, 3 de maio de 2012", "Natal"),
    ],
)
def test_a_place(line: str, named: str) -> None:
    assert place(line) == named


@pytest.mark.parametrize(
    "line",
    [
        "Historia, 4 de mayo de 2020",
        "La Historia, 4 de mayo de 2020",
        "World History, May 4, 2020",
        "Deportes, 3 de mayo de 2012",
        "История, 3 мая 2011 г.",
        "Turnverein Neudorf e.V., 7. Februar 2020",
        "Hill Walking Club, 7 May 2020",
    ],
)
def test_no_place(line: str) -> None:
    assert not place(line)
    assert [one.fact for one in labelled(line)] == ["published"]
