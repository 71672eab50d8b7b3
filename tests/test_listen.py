"""The error rate of `make listen`: what counts as an error, and what does not."""

from __future__ import annotations

import pytest
from listen.score import compare, slots


def units(text: str) -> list[str]:
    return text.lower().split()


@pytest.mark.parametrize(
    ("shown", "said", "heard", "errors"),
    [
        ("peace and security", "peace and security", "peace and security", 0),
        ("peace and security", "peace and security", "peace in security", 1),
        ("peace and security", "peace and security", "peace security", 1),
        ("peace and security", "peace and security", "", 3),
        ("peace", "peace", "peace peace", 1),
        ("counter terrorism week", "counter terrorism week", "counterterrorism week", 0),
        ("counterterrorism", "counterterrorism", "counter terror ism", 0),
        ("75th", "seventy fifth", "75th", 0),
        ("75th", "seventy fifth", "seventy fifth", 0),
        ("75th", "seventy fifth", "seventy six", 1),
        ("UN", "U N", "UN", 0),
        ("UN", "U N", "you en", 2),
    ],
)
def test_errors_are_counted_fairly(shown: str, said: str, heard: str, errors: int) -> None:
    assert compare(slots([(shown, said)], units), units(heard)).errors == errors


def test_differences_are_told_together() -> None:
    score = compare(slots([("a b c d e", "a b c d e")], units), units("a x y d"))
    assert score.differences == (("b c", "x y"), ("e", ""))
    assert (score.length, score.errors, score.rate) == (5, 3, 60.0)
