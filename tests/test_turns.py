"""Turns of verbatim records in the forms of several parliaments and courts, and what is none."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript


def turns(text: str) -> list[str]:
    document = clean(Document("k", "file.txt", Manuscript(text)))
    return [fact.value for fact in document.facts if fact.name == "turn"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "THE COURT: Good morning to all of you.\n\nMR. LOWELL: The plaintiff calls Ms. Harrow.",
            ["COURT", "LOWELL"],
        ),
        (
            "La señora PRESIDENTA: Tiene la palabra el señor García.\n\n"
            "El señor GARCÍA LÓPEZ: Voy a ser breve: el puente lleva tres años de retraso.",
            ["PRESIDENTA", "GARCÍA LÓPEZ"],
        ),
        (
            "Ведущая: Почему ваш перевозчик не умеет считать?\n\n"
            "И. Гринёв: Потому что он умеет слушать.",
            ["Ведущая", "И. Гринёв"],
        ),
        (
            "主席：现在开会。请交通局先说。\n\n李建国（交通局）：我们的意见是停航。",
            ["主席", "李建国"],
        ),
    ],
)
def test_turns_of_a_verbatim_record(text: str, names: list[str]) -> None:
    assert turns(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "北京（首都）：二千万人。\n\n天津（直辖市）：一千万人。\n\n上海（直辖市）：二千万人。",
        "A. Introduction: who we are.\n\nB. Method: what we did.\n\nC. Results: what came of it.",
        "А. Введение: кто мы.\n\nБ. Методы: что мы делали.\n\nВ. Итоги: что вышло.",
    ],
)
def test_lists_are_no_turns(text: str) -> None:
    assert turns(text) == []


def test_the_speaker_of_a_record_is_who_says_most_of_it() -> None:
    said = "Je ne suis pas de ceux qui croient que l’on peut supprimer la souffrance. " * 20
    record = (
        "M. LE PRÉSIDENT. La parole est à M. Hugo.\n\n"
        f"M. VICTOR HUGO. {said.strip()}\n\nM. POUJOULAT. C’est une erreur.\n\n"
        "M. LE PRÉSIDENT. La séance est levée."
    )
    document = clean(Document("k", "file.txt", Manuscript(record)))
    assert document.value("speaker") == "VICTOR HUGO"
    short = clean(Document("k", "file.txt", Manuscript(record.replace(said.strip(), "Non."))))
    assert not short.fact("speaker")
