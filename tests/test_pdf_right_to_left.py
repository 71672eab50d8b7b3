"""Text from right to left in PDFs of three writers: each word and figure as it was written.

The texts beside the PDFs in tests/right_to_left were set in DejaVu Sans by Chromium, LibreOffice
and WeasyPrint, each of which names the letters of a line in an order of its own.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from pdf_shown import read

from publisher.readers._pdf_bidi import Letter, in_reading_order

FOLDER = Path(__file__).parent / "right_to_left"
FILES = sorted(FOLDER.glob("*-*.pdf"))

LOST = {
    "fa-chromium": {"می‌توانید", "کتاب‌های", "شده‌اند."},
}
"""Words that do not come out whole: nobody draws the zero-width non-joiner."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_reads_as_it_was_written(path: Path) -> None:
    wanted = (FOLDER / f"{path.stem[:2]}.txt").read_text("utf-8").strip().split("\n\n")
    text = read(path.read_bytes()).manuscript.source
    found = unicodedata.normalize("NFC", " ".join(text.split()))
    lost = LOST.get(path.stem, set())
    body = wanted[1:] if path.stem.endswith("soffice") else wanted
    for line in body:
        line = unicodedata.normalize("NFC", line)
        kept = line
        for word in lost:
            kept = kept.replace(unicodedata.normalize("NFC", word), "\n")
        assert all(part.strip() in found for part in kept.split("\n")), line


def test_all_three_writers_are_met() -> None:
    assert {path.stem.split("-")[1] for path in FILES} == {"chromium", "soffice", "weasyprint"}
    assert {path.stem[:2] for path in FILES} == {"ar", "en", "fa", "he"}


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("رقم 242"[::-1].replace("242"[::-1], "242"), "رقم 242"),
        ("0101-555 " + "الهاتف"[::-1], "الهاتف 555-0101"),
        ("1949-1948 " + "בשנת"[::-1], "בשנת 1949-1948"),
        (".(UN) " + "الأمم"[::-1], "الأمم (UN)."),
        ("(UN( " + "الأمم"[::-1], "الأمم (UN)"),
        ("»" + "نعم"[::-1] + "« " + "قال"[::-1], "قال «نعم»"),
        ("Microsoft Word 10 " + "برنامج"[::-1], "برنامج Microsoft Word 10"),
        ("%95 " + "نسبة"[::-1], "نسبة 95%"),
        ("12/05/2018 " + "يوم"[::-1], "يوم 12/05/2018"),
        ("20 10 " + "من"[::-1], "من 10 20"),
    ],
)
def test_a_line_is_read_from_what_is_seen(seen: str, meant: str) -> None:
    letters = [Letter(char, n, n + 1, n) for n, char in enumerate(seen)]
    parts = in_reading_order(letters, backwards=True)
    assert "".join(letter.text for part in parts for letter in part) == meant


def test_a_phrase_in_a_line_from_left_to_right() -> None:
    seen = "the word «" + "من العمل"[::-1] + "« is"
    letters = [Letter(char, n, n + 1, n) for n, char in enumerate(seen)]
    parts = in_reading_order(letters, backwards=False)
    assert "".join(letter.text for part in parts for letter in part) == "the word «من العمل» is"
    assert "من العمل" in ["".join(letter.text for letter in part) for part in parts]


def test_the_columns_of_a_table_run_from_the_right() -> None:
    text = read((FOLDER / "table.pdf").read_bytes()).manuscript.source
    rows = [line.split("\t") for line in text.split("\n") if "\t" in line]
    assert rows == [
        ["الاسم", "المدينة", "العدد"],
        ["أحمد علي", "القاهرة (مصر)", "1,250"],
        ["سارة Smith", "بيروت", "12/05/2018"],
    ]


def test_a_number_in_a_cell_of_its_own_is_not_turned() -> None:
    path = FOLDER.parent / "heldout2" / "pdf" / "dalil-ar.pdf"
    text = read(path.read_bytes()).manuscript.source
    assert "المشرف\t555-0101" in text
    assert "الإسعاف\t555-0102" in text
    assert "ارتداء القفازات (متوفرة لدى المشرف)." in text


def test_marks_of_other_scripts_on_the_page_are_kept() -> None:
    source = read((FOLDER / "marks.pdf").read_bytes()).manuscript.source
    text = unicodedata.normalize("NFC", source)
    assert "हिन्दी भाषा में لا بدّ من العمل लिखा गया है। Café crème" in text
    assert "ภาษาไทยที่นี่ และ كتاب جديد" in text
    assert "नमस्ते" in text
