"""Documents in several languages of one script: the language of most of it, and passages."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cleaning._language import language_of
from publisher.ledger import Manuscript

# Article 1 of the Universal Declaration of Human Rights (public domain).
ARTICLE = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with "
    "reason and conscience and should act towards one another in a spirit of brotherhood.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués "
    "de raison et de conscience et doivent agir les uns envers les autres dans un esprit de "
    "fraternité.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como "
    "están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft "
    "und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati "
    "di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены "
    "разумом и совестью и должны поступать в отношении друг друга в духе братства.",
    "ja": "すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。",
}


def mixed(*tags: str) -> str:
    return "\n\n".join(ARTICLE[tag] for tag in tags)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (("en", "fr", "es", "de", "it"), "fr"),
        (("en", "en", "fr", "es"), "en"),
        (("de", "ru", "es", "de", "it"), "de"),
    ],
)
def test_the_language_of_most_of_it(tags: tuple[str, ...], expected: str) -> None:
    told = language_of(mixed(*tags))
    assert told.tag == expected
    assert "several languages" in told.reason


def test_the_other_languages_are_marked() -> None:
    text = mixed("en", "en", "fr", "es", "de")
    document = clean(Document("k", "file.txt", Manuscript(text)))
    marked = {
        mark.value: text[mark.start : mark.end] for mark in document.marks if mark.kind == "lang"
    }
    assert document.language == "en"
    assert marked == {tag: ARTICLE[tag] for tag in ("fr", "es", "de")}


@pytest.mark.parametrize(
    "text",
    [
        "Oslo Bergen Trondheim\n\nRoma Milano Torino Napoli Bari\n\nParis Lyon Lille Nice Brest",
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor.\n\n"
        "Ut enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip.",
    ],
)
def test_names_and_filler_are_no_language(text: str) -> None:
    assert language_of(text).tag == "und"
