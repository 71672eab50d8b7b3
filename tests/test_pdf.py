"""The PDF reader on documents made by hand: what comes out, and what is said to be unreadable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdf_samples
import pytest
from pdf_samples import SAMPLES
from pdf_shown import ALL, assert_whole, read, shown
from pdfs import Made, advance

from publisher import sources
from publisher.cleaning import clean
from publisher.errors import InputError
from publisher.readers import pdf
from publisher.readers._pdf_legible import is_garbled
from publisher.readers._pdf_margins import PAGE_NUMBER, number_value


@pytest.mark.parametrize("name", ALL)
def test_goldens(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"pdf/{name}.txt", shown(read(ALL[name]())))


@pytest.mark.parametrize("name", ALL)
def test_marks_cover_the_source(name: str) -> None:
    assert_whole(read(ALL[name]()))


def test_a_broken_word_is_mended_by_cleaning() -> None:
    made = Made()
    text = pdf_samples.LAND + " " + pdf_samples.SEA
    made.sheet().paragraph(72, 100, 250, text, hyphens=True)
    document = read(made.pdf())
    assert "-\n" in document.manuscript.source
    assert "-\n" not in clean(document).manuscript.text


def test_letters_drawn_one_by_one_are_plain_text() -> None:
    made = Made()
    sheet = made.sheet()
    lines = (
        "In 2017 they paid 4,112 pounds.",
        "On 12 April at 10.15 the organ",
        "was often still.",
    )
    for row, line in enumerate(lines):
        x = 72.0
        for char in line:
            if char != " ":
                sheet.text(x, 100 + 14 * row, char, 12)
            x += advance(char, 12)
    assert " ".join(read(made.pdf()).manuscript.source.split()) == " ".join(lines)


def test_the_file_is_read_through_the_door(tmp_path: Path) -> None:
    path = tmp_path / "speech.pdf"
    path.write_bytes(SAMPLES["statement"]())
    document = sources.read_file(path, "speech")
    assert document
    assert "Mr. President," in document.manuscript.source


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<html>no pdf</html>", "is no PDF"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (Made().pdf(), "damaged|no pages"),
        (Made(password="secret", sheets=Made().sheets).pdf(), "damaged|no pages|password"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        pdf.read(path, "bad.pdf", "bad")


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    made = Made(password="secret")
    made.sheet().text(72, 100, "Nobody reads this.")
    with pytest.raises(InputError, match="password"):
        read(made.pdf())


@pytest.mark.parametrize("kind", ["scan", "cipher", "unmapped", "blank"])
def test_a_pdf_without_readable_text_is_said_to_be_so(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.readers._pdf_ocr.is_installed", lambda: False)
    made = Made()
    sheet = made.sheet()
    if kind == "scan":
        sheet.image(2, 2, b"\x10\xf0\xf0\x10")
    elif kind == "cipher":
        pdf_samples.cipher(sheet)
    elif kind == "unmapped":
        sheet.text(72, 100, "\ue001\ue002\ue003 " * 20)
    words = {"scan": "pictures", "cipher": "garbled", "unmapped": "garbled", "blank": "no text"}
    with pytest.raises(InputError, match=words[kind]):
        read(made.pdf())


REAL = {
    "en": pdf_samples.SEA,
    "fr": "Nous sommes réunis ici pour parler de ce que nous devons à ceux qui gardent les feux "
    "allumés pendant la nuit, et personne ne peut dire combien ils sont aujourd'hui dans le pays.",
    "de": "Wir sind hierher gekommen, um über das zu sprechen, was wir denen schulden, die nachts "
    "die Lichter brennen lassen, und niemand kann sagen, wie viele es heute im Lande noch sind.",
    "pl": "Przyszliśmy tutaj, aby mówić o tym, co jesteśmy winni tym, którzy w nocy pilnują "
    "świateł, i nikt nie może dzisiaj powiedzieć, ilu ich jeszcze "
    "w naszym kraju naprawdę pozostało.",
    "vi": "Chúng tôi đến đây để nói về những gì chúng ta mắc nợ những người giữ cho ngọn đèn cháy "
    "sáng trong đêm, và không ai có thể nói ngày nay ở đất nước này còn lại bao "
    "nhiêu người như vậy.",
    "fi": "Olemme tulleet tänne puhumaan siitä, mitä olemme velkaa niille, jotka pitävät valot "
    "palamassa yöllä, eikä kukaan osaa sanoa, kuinka monta heitä on maassa tänään jäljellä.",
    "tr": "Buraya geceleri ışıkları yanık tutanlara ne borçlu olduğumuzu konuşmak için geldik ve "
    "bugün bu ülkede onlardan kaç kişinin kaldığını kimse tam olarak söyleyemez, ama çoktular.",
}


@pytest.mark.parametrize("language", REAL)
def test_real_language_is_no_cipher(language: str) -> None:
    text = REAL[language]
    assert not is_garbled(text, 0)
    assert not is_garbled(text.upper(), 0)
    assert is_garbled("".join(chr(ord(c) - 29) if c.isascii() else c for c in text * 2), 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("- 7 -", 7), ("Page 7 of 12", 7), ("xiv", 14), ("7/12", 7), ("[7]", 7),
     ("– vii –", 7), ("Seite 7 von 12", 7), ("第7页", 7), ("стр. 7", 7), ("7 | P a g e", 7)],
)  # fmt: skip
def test_page_numbers(text: str, number: int) -> None:
    found = PAGE_NUMBER.match(text)
    assert found
    assert number_value(found["number"]) == number


@pytest.mark.parametrize("pages", [2, 3])
def test_a_foot_that_counts_the_pages_behind_words_is_no_text(pages: int) -> None:
    made = Made()
    for page in range(pages):
        sheet = made.sheet()
        sheet.paragraph(72, 120, 430, f"{pdf_samples.LAND} {pdf_samples.LAW[page:]}")
        sheet.text(72, 790, f"Harbour report 2017 — Page {page + 1} of {pages}", 8)
    assert "Harbour report" not in clean(read(made.pdf())).manuscript.text


@pytest.mark.parametrize("text", ["The 7", "civil", "1914 was a year", "mix of all", "A/74/PV.7"])
def test_what_is_no_page_number(text: str) -> None:
    found = PAGE_NUMBER.match(text)
    assert not found or number_value(found["number"]) < 0 or text == "civil"


@pytest.mark.parametrize(
    ("title", "kept"),
    [("On Lights", True), ("Microsoft Word - x.doc", False), ("untitled", False), ("a.pdf", False),
     ("made", False), ("A_74_123-EN", False)],
)  # fmt: skip
def test_titles_that_say_nothing_are_no_titles(title: str, kept: bool) -> None:
    made = Made(info={"Title": title, "CreationDate": "D:20190924120000Z"})
    made.sheet().text(72, 100, "Some words on a page.")
    document = read(made.pdf())
    assert document.value("title") == (title if kept else "")
    assert document.value("created") == "2019-09-24"
