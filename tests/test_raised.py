"""Raised and lowered numbers keep their meaning; letters and labels of notes stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.readers import html
from publisher.readers._raised import placed
from publisher.sources import read_file


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


def test_rtf_raises_and_lowers(tmp_path: Path) -> None:
    body = r"10{\super 2} m, H{\sub 2}O, a subscription{\up8 1}, {\up0 5} and {\super er}."
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi " + body.encode() + rb"\par}")
    document = read_file(path, "k", "a.rtf")
    assert document
    assert document.manuscript.source == "10² m, H₂O, a subscription¹, 5 and er."
