"""Real pairs of names across scripts, and pairs that must stay apart.

"missed" are pairs of one person that are not recognised yet; they show where the reading ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.reading import reading, same_name, slug

PAIRS = [
    tuple(row.split("\t"))
    for row in (Path(__file__).parent / "names.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_pairs(one: str, other: str, verdict: str) -> None:
    assert same_name(one, other) is (verdict == "same")
    assert same_name(other, one) is (verdict == "same")


def test_there_are_sixty_pairs_and_negatives() -> None:
    assert sum(verdict == "same" for *_, verdict in PAIRS) >= 60
    assert sum(verdict == "other" for *_, verdict in PAIRS) >= 30


def test_nobody_is_taken_for_somebody_else() -> None:
    """Every name against every other person's: 62 pairs make some 3,900 that must stay apart."""
    same = [(one, other) for one, other, verdict in PAIRS if verdict == "same"]
    person: dict[str, set[str]] = {}
    for one, other in same:
        names = person.get(one, {one}) | person.get(other, {other})
        person.update(dict.fromkeys(names, names))
    wrong = [
        (one, against)
        for one, _ in same
        for _, against in same
        if against not in person[one] and same_name(one, against)
    ]
    assert wrong == []


def test_slugs_are_read() -> None:
    assert slug("Воронков") == "voronkov"
    assert slug("Ελλάδα") == "ellada"
    assert reading("東京 たなか") == "dong jing tanaka"
    assert reading("서울") == "seoul"
