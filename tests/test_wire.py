"""What agencies and press offices put around a report: end marks, notes to editors, embargoes."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

SAID = (
    "The harbour is old, and fishermen lived here for many years before the new pier was built. "
    "It was opened by the mayor, who said that it would stand for a hundred years, and it did."
)

DATED = f"LINDHOLM, 3 May (tpd) - {SAID}"


def shown(text: str) -> list[str]:
    return clean(Document("k", "file.txt", Manuscript(text))).manuscript.text.split("\n\n")


@pytest.mark.parametrize(
    "mark",
    [
        "— Ende —",
        "(FIN)",
        "(了)",
        "［完］",
        "***ENDE***",
        "انتهى/",
        "- ends -",
        "(Конец)",
        "(fim)",
        "（끝）",
    ],
)
def test_end_marks(mark: str) -> None:
    assert shown(f"{DATED}\n\n{mark}") == [DATED]


@pytest.mark.parametrize(
    "words",
    ["(Fin)", "（おわり）", "— Ende —", "(конец)", "Ende", "FIN", "The end.", "Fine", "了", "Son"],
)
def test_the_last_words_of_a_story_stay(words: str) -> None:
    assert shown(f"{SAID}\n\n{words}") == [SAID, words]


def test_notes_to_editors_may_follow() -> None:
    assert shown(f"{SAID}\n\nENDS\n\nNotes to editors:\n\n{SAID}") == [
        SAID,
        "Notes to editors:",
        SAID,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 GMT, TUESDAY 4 MAY 2016",
        "Sperrfrist: 4. Mai 2016, 10 Uhr",
        "SOUS EMBARGO JUSQU’AU 4 MAI 2016",
        "Эмбарго до 10:00 4 мая",
    ],
)
def test_embargoes(line: str) -> None:
    assert shown(f"{line}\n\nThe Harbour Is Open\n\n{SAID}") == ["The Harbour Is Open", SAID]


def test_an_embargo_may_be_what_it_is_about() -> None:
    assert shown(f"Embargo on Oil Lifted\n\n{SAID}") == ["Embargo on Oil Lifted", SAID]


@pytest.mark.parametrize("sign", ["/more", "(يتبع)", "MORE FOLLOWS", "（続く）"])
def test_signs_that_a_text_goes_on(sign: str) -> None:
    assert shown(f"{SAID}\n\n{sign}\n\n{SAID}") == [SAID, SAID]
