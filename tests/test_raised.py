"""Raised and lowered numbers keep their meaning; letters and labels of notes stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.readers import html
from publisher.readers._raised import placed


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("6", "sup", "⁶"),
        ("-3", "sup", "⁻³"),
        ("2", "sub", "₂"),
        ("(2)", "sub", "₍₂₎"),
        ("er", "sup", "er"),
        ("n+1", "sup", "n+1"),
        ("-", "sup", "-"),
        ("6", "p", "6"),
    ],
)
def test_what_has_a_character_of_its_own(text: str, place: str, said: str) -> None:
    assert placed(text, place) == said


def test_a_page(tmp_path: Path) -> None:
    body = (
        "<p>A star is 10<sup>6</sup> times brighter than H<sub>2</sub>O on the 5<sup>th</sup>."
        '<sup><a href="#n1">1</a></sup> So<a href="#n2"><sup>2</sup></a>.</p>'
        '<p id="n1">1 They say so.</p><p id="n2">2 Or not.</p>'
    )
    path = tmp_path / "page.html"
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", "utf-8")
    source = html.read(path, "page.html", "key").manuscript.source
    assert source.startswith("A star is 10⁶ times brighter than H₂O on the 5th.1 So2.")
