"""More PDFs as people have them: pages on which text stands side by side, and short documents."""

from __future__ import annotations

from pdf_samples import LAND, LAW, SEA
from pdfs import Made


def two_columns() -> bytes:
    """A title over the first of two columns only, which begins lower and has a note at its foot."""
    made = Made()
    sheet = made.sheet()
    sheet.text(72, 84, "THE HARBOUR LIGHTS", 14, bold=True)
    y = sheet.paragraph(60, 112, 225, SEA)
    y = sheet.paragraph(60, y, 225, LAND, indent=14)
    x = sheet.text(74, y, "It was agreed in spring")
    sheet.text(x, y - 4, "1", 6)
    y = sheet.paragraph(60, y + 13.75, 225, "to write down every ship that came in and every")
    sheet.text(60, y + 1, "1", 5)
    sheet.paragraph(64, y + 4, 220, "The book is kept in the tower of the northern pier.", 8)
    y = sheet.paragraph(310, 80, 225, "single one that did not come back, for forty years.")
    y = sheet.paragraph(310, y, 225, LAW, indent=14)
    sheet.paragraph(310, y, 225, LAND, indent=14)
    return made.pdf()


def table_from_right() -> bytes:
    """A table in Arabic whose rows of numbers the text layer has from left to right."""
    made = Made()
    sheet = made.sheet()
    for n, line in enumerate(("عدنا إلى الميناء في الشتاء", "ووجدنا الأضواء مشتعلة.")):
        sheet.text(460 - 5.5 * len(line), 80 + 15 * n, line[::-1])
    for x, cell in ((400, "السنة"), (280, "المصابيح"), (140, "السفن")):
        sheet.text(x, 130, cell[::-1])
    for n, numbers in enumerate((("2019", "12", "340"), ("2021", "9", "415"))):
        for x, cell in zip((140, 280, 400), reversed(numbers), strict=True):
            sheet.text(x, 145 + 15 * n, cell)
    line = "وهذا كل ما كتب في دفتر الميناء."
    sheet.text(460 - 5.5 * len(line), 200, line[::-1])
    return made.pdf()


def short_book() -> bytes:
    """Three pages: heads that all differ and count, the book's title again in small type."""
    made = Made()
    for n, head in enumerate(("", "Ana Souza", "THE LIGHT KEEPERS")):
        sheet = made.sheet(width=360, height=480)
        sheet.text(300 if n == 1 else 60, 450, str(n + 41), 7)
        if head:
            sheet.text(140, 40, head, 7)
        else:
            sheet.text(90, 60, "THE LIGHT KEEPERS", 18, bold=True)
        start = ("", "till all of them were dark. ", "keepers went home. ")[n]
        end = ("And so it went on from year to year", "In the end the last of the light-", "")[n]
        y = sheet.paragraph(60, 80, 240, start + SEA, 10)
        y = sheet.paragraph(60, y, 240, LAND, 10, indent=12)
        sheet.paragraph(60, y, 240, end, 10, indent=12)
    return made.pdf()


def two_pages() -> bytes:
    """A sentence over the break of two pages, each with a head of its own and its number."""
    made = Made()
    for n, head in enumerate(("Letters from the Coast", "To a Keeper of Lamps")):
        sheet = made.sheet(width=360, height=480)
        sheet.text(60, 40, head, 7)
        sheet.text(290, 40, str(n + 8), 7)
        start = "was late, and nobody had slept. " if n else ""
        y = sheet.paragraph(60, 62, 240, start + SEA, 10, leading=2)
        end = LAW if n else "When we came home at last it"
        sheet.paragraph(60, y, 240, end, 10, leading=2, indent=12)
    return made.pdf()


def spaced_bill() -> bytes:
    """Numbers that count lines by fives at even distances, while the paragraphs stand apart."""
    made = Made()
    sheet = made.sheet()
    y = 100.0
    for text in (SEA, LAND, LAW, SEA):
        y = sheet.paragraph(110, y, 380, text) + 9
    for n in range(1, 6):
        sheet.text(70, 100 + 13.75 * (5 * n - 1), str(5 * n), 8)
    return made.pdf()


def asterisk() -> bytes:
    """A note whose asterisk is not raised, under a sentence that goes on over the page."""
    made = Made()
    sheet = made.sheet(width=360, height=480)
    y = sheet.paragraph(60, 60, 240, f"Light is owed.* {SEA}", 10)
    y = sheet.paragraph(60, y, 240, f"{LAND} Nobody came down to the pier any more", 10, indent=12)
    sheet.text(60, y + 6, "* Rules of the Harbour, 1871, I, 4.", 8)
    sheet = made.sheet(width=360, height=480)
    sheet.paragraph(60, 60, 240, f"until the ships were back. {LAW}", 10)
    return made.pdf()


def readings() -> bytes:
    """Small kana over Han characters, written before the rest of their line."""
    made = Made()
    sheet = made.sheet(width=360, height=480)
    x = sheet.text(60, 80, "その男は毎朝、港の")
    sheet.text(x, 70, "とうだい", 5.5)
    x = sheet.text(x, 80, "灯台")
    sheet.text(x, 80, "に登って、海の向こうを")
    sheet.text(60, 104, "見ていた。誰も来ない日も、雨の日も見ていた。")
    return made.pdf()


def one_note_a_page() -> bytes:
    """Five pages with one short note each, at one height and nearly the same: Ibid., p. 31."""
    made = Made()
    for n, page in enumerate((12, 31, 44, 90, 91)):
        sheet = made.sheet(width=360, height=480)
        sheet.text(178, 460, str(n + 1), 8)
        y = sheet.paragraph(60, 60, 240, (SEA, LAND, LAW)[n % 3], 10)
        x = sheet.text(60, y, "Of this there is more", 10)
        sheet.text(x, y - 4, str(n + 1), 6)
        sheet.text(x + 8, y, "in the books.", 10)
        sheet.text(60, 420, str(n + 1), 5)
        sheet.text(66, 423, f"Ibid., p. {page}." if n else "Ashworth, Lamps, p. 12.", 8)
    return made.pdf()


def ruled_table() -> bytes:
    """A table with drawn lines, narrow gaps, a merged, an empty and a two-line cell, and beside it
    a paragraph; then boxes of one cell each, as another program draws them.
    """
    made = Made()
    sheet = made.sheet()
    y = sheet.paragraph(72, 100, 440, SEA)
    for at in (140, 160, 190, 210, 230):
        sheet.line(72, at, 272, at)
    for x, top in ((72, 140), (142, 140), (212, 140), (272, 140)):
        sheet.line(x, top, x, 230 if x != 142 else 210)
    sheet.paragraph(300, 150, 200, LAND)
    for x, at, text in (
        (74, 154, "Watch of"),
        (130, 154, "th"),
        (144, 154, "Lamps"),
        (214, 154, "Oil, l"),
        (74, 174, "Winter and"),
        (74, 186, "early spring"),
        (144, 174, "twenty-one"),
        (214, 174, "310"),
        (144, 204, "twenty"),
        (214, 204, "298"),
        (74, 224, "The whole year together"),
        (214, 224, "608"),
    ):
        sheet.text(x, at, text)
    y = 300.0
    for n, row in enumerate(
        (("Rule", "Fine"), ("Lamp out", "3 shillings"), ("Late", "1 shilling"))
    ):
        for m, cell in enumerate(row):
            sheet.frame(72 + 90 * m, y, 162 + 90 * m, y + 20)
            sheet.text(76 + 90 * m, y + 14, cell, bold=not n)
        y += 20
    sheet.paragraph(72, 400, 440, LAW)
    return made.pdf()


def framed_text() -> bytes:
    """Lines and boxes that are no tables: a frame around text, grounds of words, a chart's grid."""
    made = Made()
    sheet = made.sheet()
    sheet.frame(66, 84, 520, 170)
    sheet.paragraph(72, 100, 440, SEA)
    for n, line in enumerate(("if lamp is out then", "    light it", "else wait")):
        for m, word in enumerate(line.split()):
            x = 72 + 10 * n + 30 * m
            sheet.frame(x, 190 + 14 * n, x + 28, 204 + 14 * n)
            sheet.text(x + 2, 200 + 14 * n, word)
    for n in range(6):
        sheet.line(100, 300 + 20 * n, 300, 300 + 20 * n)
        sheet.line(100 + 40 * n, 300, 100 + 40 * n, 400)
    sheet.text(180, 334, "oil")
    sheet.paragraph(72, 440, 440, LAW)
    return made.pdf()


def notes_overleaf() -> bytes:
    """Notes at the foot of the page after that of their labels, and a list that is none."""
    made = Made()
    sheet = made.sheet(width=360, height=480)
    y = sheet.paragraph(60, 60, 240, LAND, 10)
    x = sheet.text(60, y, "Of this there is more", 10)
    sheet.text(x, y - 4, "1", 6)
    sheet.text(x + 8, y, "in the books;", 10)
    x = sheet.text(60, y + 13, "and more in the letters", 10)
    sheet.text(x, y + 9, "2", 6)
    sheet.text(x + 8, y + 13, "of that year.", 10)
    sheet = made.sheet(width=360, height=480)
    sheet.paragraph(60, 60, 240, SEA, 10)
    sheet.text(60, 410, "1 Ashworth, Lamps, p. 12.", 8)
    sheet.text(60, 421, "2 Ibid., p. 31.", 8)
    sheet = made.sheet(width=360, height=480)
    y = sheet.paragraph(60, 60, 240, LAW, 10)
    x = sheet.text(60, y, "This was forgotten", 10)
    sheet.text(x, y - 4, "2", 6)
    sheet.text(x + 8, y, "since.", 10)
    sheet = made.sheet(width=360, height=480)
    sheet.paragraph(60, 60, 240, SEA, 10)
    for n, book in enumerate(("Ashworth: Lamps", "Iqbal: Ships", "Stone: Moles")):
        sheet.text(60, 400 + 11 * n, f"{n + 1}) {book}", 8)
    return made.pdf()


def one_page() -> bytes:
    """One page of a journal: its head with the number, the title in two sizes, a foot with both."""
    made = Made(info={"Title": "On the Owing of Light: A Survey"})
    sheet = made.sheet()
    sheet.text(230, 40, "THE QUARTERLY OF LAMPS", 8)
    sheet.text(500, 40, "113", 8)
    sheet.text(150, 90, "On the Owing of Light:", 16)
    sheet.text(210, 112, "A Survey", 12.5)
    y = sheet.paragraph(72, 150, 440, SEA)
    sheet.paragraph(72, y, 440, LAND, indent=12)
    return made.pdf()


def letter() -> bytes:
    """A letter of one page: a letterhead in small type, a telephone number, a year at the foot."""
    made = Made()
    sheet = made.sheet()
    sheet.text(72, 50, "Harbour Board of Norland", 9)
    sheet.text(72, 62, "12 Pier Road, Norland", 9)
    sheet.text(400, 62, "Telephone 4417", 9)
    sheet.text(72, 120, "Dear Mrs Stone,")
    y = sheet.paragraph(72, 150, 440, SEA)
    sheet.text(72, y + 20, "Yours truly,")
    sheet.text(72, y + 40, "P. Iqbal")
    sheet.text(72, 790, "Bankers to the Board: Norland Savings, founded 1871", 8)
    return made.pdf()


def second_page_of_a_letter() -> bytes:
    """A letter whose second page alone has a number, and a year alone on a line of its text."""
    made = Made()
    for n in range(2):
        sheet = made.sheet()
        sheet.text(72, 100, "In the year" if n else "Dear Mrs Stone,")
        if n:
            sheet.text(270, 60, "Page 2")
            sheet.text(72, 114, "1871")
        sheet.paragraph(72, 150, 440, LAND if n else SEA)
    return made.pdf()


def large_heads() -> bytes:
    """Six pages with running heads in larger type than the text, a number beside them."""
    made = Made()
    for n in range(6):
        sheet = made.sheet(width=360, height=480)
        for x, text in ((60, "Lamps" if n % 2 else "P. Iqbal"), (280, str(n + 7))):
            sheet.text(x, 40, text, 14)
        if not n:
            sheet.text(60, 90, "Chapter 1", 14)
        sheet.paragraph(60, 110, 240, (SEA, LAND, LAW)[n % 3], 10)
        sheet.paragraph(60, 230, 240, (LAW, LAND, SEA)[n % 3], 10)
    return made.pdf()


LAYOUTS = {
    each.__name__: each
    for each in (
        two_columns,
        table_from_right,
        short_book,
        two_pages,
        spaced_bill,
        asterisk,
        readings,
        one_note_a_page,
        ruled_table,
        one_page,
        letter,
        large_heads,
        second_page_of_a_letter,
        framed_text,
        notes_overleaf,
    )
}
