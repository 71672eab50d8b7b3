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
    )
}
