"""Italics and bold in PDFs: told from the fonts, kept by the cleaning, shown in the book."""

from __future__ import annotations

import pytest
from pdf_shown import read
from pdfs import Made, Sheet
from test_emphasis import blocks

from publisher.cleaning import clean
from publisher.readers._pdf_characters import Face, face_of

PLAIN = "The dam was built in this valley in a year of great hunger, and no one was paid for it."


def pieces(sheet: Sheet, y: float, *parts: tuple[str, str], mode: int = 0) -> None:
    """Write parts of a line one behind the other, each in a font of its own."""
    x = 72.0
    for font, text in parts:
        x = sheet.text(x, y, text, 11, font=font, mode=mode) + 5.5


def made(*lines: tuple[tuple[str, str], ...], mode: int = 0, heading: str = "") -> list[str]:
    """The cleaned blocks of a page of paragraphs, what stands out in them as <em: words>."""
    pdf = Made()
    sheet = pdf.sheet()
    if heading:
        sheet.text(72, 60, heading, 11, bold=True)
    y = sheet.paragraph(72, 100, 440, PLAIN)
    for line in lines:
        pieces(sheet, y + 14, *line, mode=mode)
        y += 34
    return blocks(clean(read(pdf.pdf())))


def test_italics_and_bold_are_emphasis() -> None:
    line = (
        ("R", "It is"),
        ("I", "very"),
        ("R", "good,"),
        ("B", "said she,"),
        ("R", "and no more."),
    )
    assert made(line)[1:] == ["It is <em: very> good, <strong: said she,> and no more."]


def test_a_stretch_over_two_lines_is_one() -> None:
    pdf = Made()
    sheet = pdf.sheet()
    sheet.paragraph(72, 60, 440, " ".join([PLAIN] * 3))
    pieces(
        sheet,
        140,
        ("R", "He had never before that day read any of The"),
        ("I", "History of the Dam"),
    )
    pieces(sheet, 154, ("I", "and its Builders,"), ("R", "and never would."))
    assert blocks(clean(read(pdf.pdf())))[-1] == (
        "He had never before that day read any of The <em: History of the Dam and its Builders,> "
        "and never would."
    )


def test_a_heading_in_bold_is_not_emphasised() -> None:
    found = made((("R", "It is so."),), heading="The dam")
    assert found[0] == "The dam"
    assert "<" not in "".join(found)


def test_what_is_mostly_set_in_italics_has_no_emphasis() -> None:
    line = (
        ("I", "It is so, and it was so in the days of the old dam and of the men who built it."),
    )
    assert "<" not in "".join(made(line, line, line))


def test_the_fonts_of_a_scan_say_nothing() -> None:
    line = (("R", "It is"), ("I", "very"), ("B", "good."))
    assert made(line, mode=3)[1:] == ["It is very good."]


@pytest.mark.parametrize(
    ("name", "weight", "flags", "leans", "face"),
    [
        ("AAAAAA+NotoSerif-Regular", 704, 6, False, Face()),  # stems wide as those of a bold font
        ("CAAAAA+NotoSerif-Italic", 1140, 70, True, Face(italic=True)),
        ("TimesNewRomanPS-BoldItalicMT", 400, 0, True, Face(bold=True, italic=True)),
        ("NimbusRomNo9L-Medi", 400, 4, False, Face(bold=True)),
        ("F1", 400, 4 + 262144, False, Face(bold=True)),
        ("F1", 800, 4, False, Face(bold=True)),
        ("CMTI10", 400, 4, False, Face(italic=True)),
        ("CMMI10", 400, 68, True, Face()),  # letters of formulas lean
    ],
)
def test_a_font_says_what_it_looks_like(
    name: str, weight: int, flags: int, leans: bool, face: Face
) -> None:
    assert face_of(name, weight, flags, leans) == face


def test_upright_letters_that_lean_are_italics() -> None:
    pdf = Made()
    sheet = pdf.sheet()
    sheet.paragraph(72, 60, 440, PLAIN)
    sheet.text(72, 140, "It is", 11)
    sheet.text(105, 140, "so", 11, turn=(1, 0, 0.33, 1))
    assert blocks(clean(read(pdf.pdf())))[-1] == "It is <em: so>"
