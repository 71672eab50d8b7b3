"""Passages in another language are told by the words they are made of, and seldom wrongly."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript

EN = (
    "The delegates met again on the second day and agreed on the first part of the text. "
    "It was the longest of all the meetings that had been held in the old hall. "
    "Nobody had thought that it would be the last one, but it was, and the hall is now closed. "
)
FR = "Les délégués se sont réunis dans la salle pour approuver la première partie du texte."
DE = "Die Abgeordneten haben sich in der Halle getroffen und den ersten Teil des Textes angenommen."
ES = "Los delegados se reunieron en la sala para aprobar la primera parte del texto con alegría."


def passages(text: str) -> list[tuple[str, str]]:
    document = clean(Document("k", "file.txt", Manuscript(text)))
    marks = [mark for mark in document.marks if mark.kind == "lang"]
    return [(mark.value, text[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{EN}\n\n{FR} {FR}\n\n{EN}", [("fr", f"{FR} {FR}")]),
        (f"{EN}He said: “{DE}” and left the hall.\n\n{EN}", [("de", DE)]),
        (f"{EN}{ES} {EN}", [("es", ES)]),
        (f"{FR} {FR} {EN}{FR}", [("en", EN.strip())]),
        (
            f"{EN}He ate at La Maison de la Paix in Aix-en-Provence with Jean de La Fontaine. {EN}",
            [],
        ),
        (f"{EN}The motto is “Liberté, égalité, fraternité”. {EN}", []),
        (f"{EN}{EN}", []),
    ],
)
def test_passages(text: str, expected: list[tuple[str, str]]) -> None:
    assert passages(text) == expected


def test_a_passage_is_on_record_as_inferred() -> None:
    text = f"{EN}\n\n{FR}\n\n{EN}"
    document = clean(Document("k", "file.txt", Manuscript(text)))
    fact = document.fact("passage")
    assert fact is not None
    assert (fact.value, fact.evidence.basis) == ("fr", "inferred")
    low, high = fact.evidence.span or (0, 0)
    assert text[low:high] == FR


@pytest.mark.parametrize("tag", ["en", "fr", "es", "de", "it", "pt"])
def test_no_sentence_of_the_tables_is_taken_for_another_language(tag: str) -> None:
    table = Path(__file__).parent / "sentences" / f"{tag}.txt"
    rows = table.read_text("utf-8").replace("|", "").splitlines()
    pairs = ["\n\n".join(pair) for pair in pairwise(rows)]
    assert passages("\n\n".join(pairs)) == []


JOURNEY = (
    "Notes on a journey\n\nWe arrived in Vienna in the spring. The guide said to us: “Meine Damen "
    "und Herren, willkommen in der schönsten Stadt der Welt, wir freuen uns sehr, dass Sie "
    "gekommen sind.” We laughed.\n\nLe lendemain, nous avons pris le train pour Paris, où il "
    "pleuvait toute la journée et où personne ne nous attendait à la gare.\n\nThen we went home."
)


def test_a_short_text_in_three_languages() -> None:
    document = clean(Document("k", "file.txt", Manuscript(JOURNEY)))
    assert document.language == "en"
    assert [(tag, text.split()[0], text.split()[-1]) for tag, text in passages(JOURNEY)] == [
        ("de", "Meine", "sind."),
        ("fr", "Le", "gare."),
    ]


def test_a_short_sentence_is_in_a_language_that_others_are_surely_in() -> None:
    short = "Dann gingen wir nach Hause."
    assert ("de", short) in passages(f"{EN}\n\n{EN}\n\n{DE}\n\n{short}\n\n{EN}")
    assert passages(f"{EN}\n\n{short}") == []


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (
            "uk",
            "Потім ми пішли додому, бо було вже пізно і ніхто не знав, що сталося.",
        ),
        (
            "pl",
            "Potem poszliśmy do domu, bo było już późno i nikt nie wiedział, co się stało.",
        ),
        (
            "nl",
            "Het was een koude dag en niemand wist waarom de winkels niet open waren.",
        ),
        (
            "sv",
            "Det var en kall dag och ingen visste varför det inte fanns något att äta.",
        ),
        (
            "tr",
            "Çok soğuk bir gündü ve kimse neden yiyecek olmadığını bilmiyordu.",
        ),
    ],
)
def test_languages_beyond_the_ten(tag: str, text: str) -> None:
    assert passages(f"{EN}{EN}\n\n{text}\n\n{EN}") == [(tag, text)]
