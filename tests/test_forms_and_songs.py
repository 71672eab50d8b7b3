"""Lines to write answers on and lines of chords stay lines of their own."""

from __future__ import annotations

import pytest
from test_cleaning_layout import PROSE, cleaned, rules, texts, wrapped

from publisher.cleaning._answer_lines import is_free
from publisher.cleaning._chords import is_chords

PAGE = wrapped(PROSE[:2], 62, "\n\n")
DOTS, STROKES = "." * 40, "_" * 40


@pytest.mark.parametrize("free", [DOTS, STROKES, "_ _ _ _ _ _", "＿＿＿＿＿＿＿"])
@pytest.mark.parametrize(
    "asked",
    ["Why do you wish to read here?", "Remarks:", "2. Describe your home", f"Name: {STROKES}"],
)
def test_lines_to_write_on_stay(asked: str, free: str) -> None:
    found = texts(f"APPLICATION\n\n{PAGE}\n\n{asked}\n{free}\n{free}\n\n{PAGE}\n")
    at = found.index(asked)
    assert found[at : at + 3] == [asked, free, free]


def test_lines_drawn_between_paragraphs_go() -> None:
    text = f"{PAGE}\n\n{STROKES}\n\n{PAGE}\n"
    assert "F5" in rules(text)
    assert STROKES not in texts(text)


def test_a_line_drawn_under_a_numbered_heading_goes() -> None:
    head = "1. The boats of the sailing club"
    assert "_" * len(head) not in texts(f"{PAGE}\n\n{head}\n{'_' * len(head)}\n\n{PAGE}\n")


def test_the_labels_of_a_form_are_not_joined() -> None:
    form = ["Name: __________________________", "Street and town: __________________",
            "__________________________________", "Telephone: ________"]  # fmt: skip
    found = texts(f"{PAGE}\n\n" + "\n".join(form) + f"\n\n{PAGE}\n")
    assert found[2:6] == form


def test_a_gap_in_a_sentence_is_no_line() -> None:
    text = (
        "The hedgehog, which eats ______ and worms, has got about ______ spines, "
        "and it sleeps until the spring comes to the hedge."
    )
    assert texts(f"{PAGE}\n\n{wrapped([text], 62, '')}\n")[-1] == text


def test_lines_to_write_on_stand_in_the_items_of_a_list() -> None:
    items = f"1. What does it eat?\n{STROKES}\n2. Where does it sleep?\n{STROKES}\n"
    kinds = [(b.kind, [g.kind for g in b.within]) for b in cleaned(f"{PAGE}\n\n{items}").blocks]
    assert kinds[2:] == [
        ("list_item", ["list", "item"]), ("paragraph", ["list", "item"]),
        ("list_item", ["list", "item"]), ("paragraph", ["list", "item"]),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [STROKES, DOTS, "………………", "＿＿＿"])
def test_free_lines(text: str) -> None:
    assert is_free(text)


@pytest.mark.parametrize("text", ["...", "* * *", "-----", "=====", "__init__", "…"])
def test_what_is_no_free_line(text: str) -> None:
    assert not is_free(text)


@pytest.mark.parametrize(
    "text",
    ["G               C        G", "Am7 D/F# Gsus4", "H7      Esus", "| C  | G7 | C |",
     "Do     Sol7", "N.C.   Em", "Bb  F/A  Gm  Edim"],
)  # fmt: skip
def test_chords(text: str) -> None:
    assert is_chords(text)


@pytest.mark.parametrize(
    "text", ["A", "A B C", "Am Abend", "Des Esels", "La la la", "I  II  III", "D. E. F.",
             "Do Re Mi", "12   C   G", "A  man  came"],
)  # fmt: skip
def test_what_is_no_line_of_chords(text: str) -> None:
    assert not is_chords(text)


SONG = [
    "G              C            D              G",
    "The wagon's on the hill, my dear, and all the wheels are made of stone",
    "Em             C            D              G",
    "and I have walked a hundred miles and more to find my way back home",
    "A              D7           D              G",
    "and carry me along the valley to the ending of the road",
]


def test_chords_are_not_joined_to_the_words() -> None:
    found = texts("Wagon\n\n   " + "\n   ".join(SONG) + f"\n\n{PAGE}\n")
    assert found[1:7] == ["\u2003".join(line.split()) if n % 2 == 0 else line
                          for n, line in enumerate(SONG)]  # fmt: skip


def test_one_chord_over_a_line_is_none_of_its_words() -> None:
    song = [*SONG, "G", "and carry me along the valley to the ending of the road"]
    assert "G" in texts("Wagon\n\n" + "\n".join(song) + f"\n\n{PAGE}\n")


def test_chords_are_no_title_and_no_heading() -> None:
    stanzas = [f"{chords}\nOver the water we go" for chords in ("G  C  D", "C  G  D", "D  C  G")]
    document = cleaned(f"THE FERRY\n{stanzas[0]}\n\n" + "\n\n".join(stanzas[1:]) + f"\n\n{PAGE}\n")
    assert "G" not in document.value("title").split()
    assert not [b for b in document.blocks if b.kind == "heading" and is_chords(b.text)]
