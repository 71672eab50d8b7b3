"""Lines that begin a paragraph or go on with an entry, quoted mail, gaps inside a line."""

from __future__ import annotations

import textwrap

import pytest
from test_cleaning_layout import PROSE, rules, texts, wrapped

LAW = [
    "§ 12. Wer ein Boot findet, hat es dem Hafenamt zu melden, und zwar auf einem Blatt. Das "
    "Amt bestätigt den Empfang, und es sagt, was damit zu tun ist.",
    "(2) Das gilt nicht für Boote, die der Finder selbst gebaut und verloren hat, so lange er das",
    "(3) Der Finder hat Anspruch auf einen Lohn, und zwar",
    "1. bei Booten mit Segeln auf ein Zehntel ihres Werts, mindestens aber auf einen Taler,",
    "2. bei anderen Booten auf ein Zwanzigstel.",
]


def test_marks_that_count_up_begin_lines() -> None:
    law = [LAW[0], LAW[1] + " weiß.", LAW[2] + ":", *LAW[3:]]
    assert texts("\n".join(textwrap.fill(one, 62) for one in law * 2))[:5] == law


def test_dates_at_line_ends_begin_nothing() -> None:
    lines = (
        "Das Schiff lief am Montag ein und legte am Abend ab, am Dienstag,\n"
        "3. Mai, kam es wieder, und es blieb bis zum Mittwoch vor der Mole,\n"
        "4. Mai hin oder her, bis in die Nacht.\n"
    )
    assert texts(f"{lines}\n{wrapped(PROSE, 66, chr(10) * 2)}")[0] == " ".join(lines.split())


def test_a_name_follows_its_title_over_a_line_end() -> None:
    text = (
        "The house stood on the hill, and nobody lived in it but old Mr.\nPoe and his lamp.\n\nWe."
    )
    assert texts(text)[0].endswith("but old Mr. Poe and his lamp.")
    assert texts("They met at St.\nThe end of it.\n")[0] == "They met at St."


@pytest.mark.parametrize("sign", ["- ", "— ", "« ", "„", "“"])
def test_speech_begins_a_paragraph(sign: str) -> None:
    spoken = [PROSE[0], f"{sign}Ktoś ty, przyjacielu?", f"{sign}Nikt.", PROSE[3], PROSE[4]]
    text = "\n".join(textwrap.fill(one, 60, initial_indent="    ") for one in spoken)
    found = texts(text)
    assert spoken[1] in found
    assert spoken[2] in found


def test_a_signature_and_rows_with_leaders_are_lines_of_their_own() -> None:
    rows = ["Lamps . . . . . . . . . 1,500", "Mole . . . . . . . . . . 8,000"]
    text = (
        f"{wrapped(PROSE, 64, chr(10) * 2)}\nJOHN HARDY.\nPORT ALDEN, May 3, 1862.\n\n"
        + "\n".join(rows)
    )
    found = texts(text)
    assert "JOHN HARDY." in found
    assert found[-2:] == rows


def test_entries_go_on_under_their_words() -> None:
    entries = [
        " * Tom brings the long ladder and the short\n   one from the tower",
        " * Ines brings oil:\n   $ fetch oil",
        "[1] 見聞：或作「所見所聞」(見\n    舊本)。",
    ]
    found = texts("\n\n".join([PROSE[0], *entries, PROSE[1]]))
    assert found[1] == "* Tom brings the long ladder and the short one from the tower"
    assert found[2:4] == ["* Ines brings oil:", "$ fetch oil"]
    assert found[4] == "[1] 見聞：或作「所見所聞」(見舊本)。"


def test_quoted_mail_is_joined_as_deep_as_it_is() -> None:
    first, second = textwrap.wrap(PROSE[0], 60), textwrap.wrap(PROSE[3], 60)
    mail = [
        PROSE[1],
        "",
        *(f"> {one}" for one in first),
        ">",
        *(f">> {one}" for one in second),
        "> No.",
    ]
    assert texts("\n".join(mail)) == [PROSE[1], PROSE[0], PROSE[3], "No."]


def test_two_paragraphs_of_one_width_in_han_stay_two() -> None:
    lines = [
        "走到河邊，小馬問老牛，這條河深不深，老牛說水很淺的",
        "松鼠卻在樹上大喊，別過去，河水會把你淹死的，真的",
    ]
    assert texts("\n\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Der Vorsitz               Die Schriftführerin", "Der Vorsitz\u2003Die Schriftführerin"),
        ("Fr. Chopin\tBallada g-moll", "Fr. Chopin\u2003Ballada g-moll"),
        ("3 мая 1911 г.\t\t\tг. Кронштадт", "3 мая 1911 г.\u2003г. Кронштадт"),
        ("1.\tThe first point", "1. The first point"),
        ("Name:     Smith", "Name: Smith"),
        ("He ended.     Then he went on.", "He ended. Then he went on."),
        ("one    two    three    four", "one two three four"),
        ("A  slip  of  the  pen", "A slip of the pen"),
        (f"{PROSE[0]}     Again", f"{PROSE[0]} Again"),
    ],
)
def test_the_gap_between_two_parts_of_a_line_stays_wide(line: str, kept: str) -> None:
    assert texts(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")[1] == kept
    assert "L8" in rules(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")
