"""Lines of PDFs that are kept, and lines that are joined: addresses, verse, initials, scans."""

from __future__ import annotations

from pdf_samples import LAND, SEA
from pdf_shown import read
from pdfs import Made, Sheet, advance

from publisher.book import Document
from publisher.cleaning import clean
from publisher.readers._pdf_characters import SECOND, Style, characters
from publisher.readers._pdf_words import _placed


def cleaned(made: Made) -> Document:
    return clean(read(made.pdf()))


def texts(made: Made) -> list[str]:
    return [block.text for block in cleaned(made).blocks]


def stanzas(made: Made) -> list[list[str]]:
    """The lines that stand together, by their groups."""
    found: dict[int, list[str]] = {}
    for block in cleaned(made).blocks:
        for group in block.within:
            if group.kind == "verse":
                found.setdefault(group.number, []).append(block.text)
    return list(found.values())


def lines(sheet: Sheet, y: float, *words: str, x: float = 72, size: float = 11) -> float:
    """Write one line below the other; the baseline of the next block comes back."""
    for text in words:
        sheet.text(x, y, text, size)
        y += 1.25 * size
    return y + size


def letter() -> tuple[Made, Sheet, float]:
    made = Made()
    sheet = made.sheet()
    y = lines(sheet, 60, "Anna Smith", "14 Harbour Lane", "Northport N4 3PU")
    y = lines(sheet, y, "Dear Mr Jones,")
    return made, sheet, sheet.paragraph(72, y, 440, LAND + " " + SEA) + 11


def test_addresses_and_signatures_keep_their_lines() -> None:
    made, sheet, y = letter()
    lines(sheet, lines(sheet, y, "Yours sincerely,"), "Anna Smith", "Keeper of the Lights")
    assert stanzas(made) == [
        ["Anna Smith", "14 Harbour Lane", "Northport N4 3PU"],
        ["Anna Smith", "Keeper of the Lights"],
    ]


def test_postscripts_are_two_paragraphs() -> None:
    made, sheet, y = letter()
    first = "P.S. The scarf that was left in the hut is ours."
    second = "P.P.S. Do not send it, we shall call."
    lines(sheet, y, first, second)
    assert texts(made)[-2:] == [first, second]


def test_addresses_on_both_sides_are_no_columns() -> None:
    made = Made()
    sheet = made.sheet()
    left = ("The Mayor of the old town", "Town Hall, second floor", "Northport N4 3PU, Kent")
    right = ("The Tanners of the quarter", "8 Bridge Road, in the yard", "Northport N4 1AA, Kent")
    y = lines(sheet, lines(sheet, 60, *right, x=360), *left)
    y = lines(sheet, lines(sheet, y, "Northport, 3 May 2020", x=360), "Dear Mayor,")
    sheet.paragraph(72, y, 440, LAND + " " + SEA)
    assert texts(made)[:8] == [*right, *left, "Northport, 3 May 2020", "Dear Mayor,"]


def test_lists_side_by_side_are_read_one_by_one() -> None:
    made = Made()
    sheet = made.sheet()
    sides = ("Engineers", "depth", "cost"), ("Fishermen", "weather", "luck")
    for x, (head, *items) in zip((72, 300), sides, strict=True):
        sheet.text(x, 80, head, 18, bold=True)
        for n, item in enumerate(items, 1):
            sheet.text(x, 80 + 24 * n, "•", 18)
            sheet.text(x + 16, 80 + 24 * n, item, 18)
    assert texts(made) == [
        "Engineers", "• depth", "• cost", "Fishermen", "• weather", "• luck",
    ]  # fmt: skip


def test_verse_without_capitals_keeps_its_lines() -> None:
    made = Made()
    verse = ("now in the summer nights", "when the river", "is only a sound", "we call", "for it")
    lines(made.sheet(), 60, *verse)
    assert stanzas(made) == [list(verse)]


def test_lines_broken_after_so_many_characters_are_joined() -> None:
    made = Made()
    sheet = made.sheet()
    sheet.paragraph(72, 60, 240, LAND)
    rows = (
        "there were men in the north who had said that",
        "it would come, and who kept a boat for",
        "it in a yard, under the old sail, and the oars",
        "as well. they had nets and lamps, too,",
        "and bread for three days and a barrel.",
    )
    lines(sheet, 300, *rows)
    assert texts(made)[-1] == " ".join(rows)


def test_an_initial_is_the_first_letter_of_its_word() -> None:
    made = Made()
    sheet = made.sheet()
    sheet.text(72, 74, "T", 26)
    for n, text in enumerate(
        ("he sea does not belong to those who sail", "on it, and every harbour")
    ):
        sheet.text(90, 60 + 14 * n, text + " was built once by", 11)
    sheet.text(72, 88 + 3, "somebody. We have come here to speak about what is owed to them.", 11)
    assert texts(made)[0].startswith("The sea does not belong to those who sail was built")


def test_an_initial_may_be_a_word() -> None:
    made = Made()
    sheet = made.sheet()
    sheet.text(72, 74, "A", 26)
    for n, text in enumerate(
        ("light was seen from the wall, and it went", "out; a light like that")
    ):
        sheet.text(90, 60 + 14 * n, text + " no one had seen", 11)
    assert texts(made)[0].startswith("A light was seen")


def test_a_scan_is_joined_though_its_lines_are_said_to_differ_in_size() -> None:
    made = Made()
    sheet = made.sheet()
    rows = [LAND[at : at + 60] for at in range(0, 240, 60)]
    for n, text in enumerate(rows):
        size = (9, 13)[n % 2]
        x = 72.0
        for word in text.split():
            sheet.parts.append(f"{100 * 11 / size} Tz".encode())
            sheet.text(x, 60 + 14 * n, word, size, mode=3)
            x += advance(word + " ", 11)
    assert len(texts(made)) == 1


def test_arabic_in_mirrored_letters_stands_upright() -> None:
    made = Made()
    sheet = made.sheet()
    for n, text in enumerate(("بني الجسر سنة", "على يد مهندس من المدينة")):
        sheet.text(500, 60 + 14 * n, text, 11, turn=(-1, 0, 0, 1), mode=3)
    assert " ".join(" ".join(texts(made)).split()) == "بني الجسر سنة على يد مهندس من المدينة"


def test_a_reference_takes_the_space_before_it_along() -> None:
    made = Made()
    sheet = made.sheet()
    end = sheet.text(72, 60, "The crawl", 11)
    end = sheet.text(end + 5.5, 56, "1", 6)
    sheet.text(end, 60, ", as is told by those who saw it, was slow.", 11)
    sheet.text(72, 700, "1 Nobody did.", 8)
    assert texts(made)[0] == "The crawl, as is told by those who saw it, was slow."
    document = read(made.pdf())
    (mark,) = (mark for mark in document.marks if mark.kind == "noteref")
    assert document.manuscript.source[mark.start : mark.end] == " 1"


def test_a_list_of_all_raised_labels_is_notes() -> None:
    made = Made()
    sheet = made.sheet()
    for n, text in enumerate(("The crawl was slow.", "Nobody saw it."), 1):
        sheet.text(sheet.text(72, 60 + 30 * n, text, 11), 56 + 30 * n, str(n), 6)
    listed = ("So it is told by those who were there.", "They were all asleep, for it was night.")
    for n, text in enumerate(listed, 1):
        sheet.text(72, 200 + 30 * n, f"{n}. {text}", 11)
    kinds = [(block.kind, block.text) for block in cleaned(made).blocks]
    assert kinds[2:] == [("note", text) for text in listed]
    sheet.text(72, 400, "3. A third has no reference.", 11)
    assert "note" not in {block.kind for block in cleaned(made).blocks}


def test_a_superior_figure_of_a_font_is_raised() -> None:
    upright = Style(10.0, False, False, 0.0, False, -1)
    word = _placed(((50, 53, 104, 108), (50, 100), upright, False, None), "1", 0)
    assert (word.y, word.size < 7) == (-104, True)
    word = _placed(((50, 53, 100, 107), (50, 100), upright, False, None), "1", 0)
    assert (word.y, word.size) == (-100, 10)


def test_halves_of_a_character_are_one() -> None:
    assert "".join(characters([0x41, 0xD835, 0xDC51, 0x20])) == f"A\U0001d451{SECOND} "
    assert "".join(characters([0xD835, 0x41])) == "\ufffdA"
