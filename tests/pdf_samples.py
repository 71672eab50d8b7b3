"""Documents as people have them, set as PDFs by `pdfs`: each function is one golden."""

from __future__ import annotations

from pdfs import Made, Sheet, wrapped

SEA = (
    "The sea does not belong to those who sail on it, and yet every harbour was built by somebody. "
    "We have come here to speak about what is owed to those who keep the lights burning at night."
)
LAND = (
    "Nobody who has walked along that coast in winter will ever forget how quickly the weather "
    "turns. The villages are small, the roads are narrow, and the people are used to waiting."
)
LAW = (
    "An agreement is worth what its parties make of it on the day after the signing. Measured by "
    "that, ours has done well, although no one would have said so in its first difficult year."
)


def columns() -> bytes:
    """A title across two columns; a paragraph goes on from the first column to the second."""
    made = Made()
    sheet = made.sheet()
    sheet.text(170, 80, "On Keeping the Lights", 20, bold=True)
    y = sheet.paragraph(60, 120, 225, SEA)
    y = sheet.paragraph(60, y, 225, LAND, indent=14)
    sheet.paragraph(
        60, y, 225, "The harbour master wrote down every ship that came in and every", indent=14
    )
    sheet.paragraph(310, 120, 225, "single one that did not come back, for forty years.")
    y = sheet.paragraph(310, 150, 225, LAW, indent=14)
    sheet.paragraph(310, y, 225, LAND, indent=14)
    return made.pdf()


def margins() -> bytes:
    """Running heads that alternate, page numbers in the foot, a paragraph over each page break."""
    made = Made()
    for number in range(5):
        sheet = made.sheet()
        head = "THE LIGHT KEEPERS" if number % 2 else "Annual Report of the Harbour"
        sheet.text(72, 50, head, 9)
        start = "until the end of the season. " if number else ""
        y = sheet.paragraph(72, 100, 440, start + SEA)
        y = sheet.paragraph(72, y, 440, LAND, indent=16)
        last = LAW + " " + SEA + " It was agreed that all of this would stay exactly as it had been"
        sheet.paragraph(72, y, 440, last if number < 4 else LAW, indent=16)
        sheet.text(280, 800, f"- {number + 3} -", 9)
    return made.pdf()


def notes() -> bytes:
    """Raised labels in the text, notes in small type at the foot; labels begin anew on page two."""
    made = Made()
    for page in range(2):
        sheet = made.sheet()
        x = sheet.text(72, 100, "The treaty was signed in the autumn of that year")
        sheet.text(x, 96, "1", 7)
        sheet.text(x + 8, 100, "and came into")
        x = sheet.text(72, 114, "force in spring, when the ice had gone.")
        sheet.text(x, 110, "2", 7)
        y = sheet.paragraph(72, 140, 440, LAW)
        sheet.paragraph(72, y + 10, 440, SEA)
        sheet.text(72, 740, "1", 5)
        sheet.text(76, 743, f"United Nations, Treaty Series, vol. {page + 7}, p. 42.", 8)
        sheet.text(72, 755, "2", 5)
        sheet.text(
            76, 758, "The ice leaves the bay in April in most years, and in some years it", 8
        )
        sheet.text(72, 768, "stays until June.", 8)
    return made.pdf()


def structure() -> bytes:
    """Headings of two sizes and a bold one, bullets, numbers, a table, hyphens at line ends."""
    made = Made(info={"Title": "Microsoft Word - report_final.doc", "Author": "Ana Souza"})
    sheet = made.sheet()
    sheet.text(72, 80, "Report on the Harbour Lights", 22)
    sheet.text(72, 120, "1. What was found", 15)
    y = sheet.paragraph(72, 145, 300, LAND, hyphens=True)
    for item in ("lamps that are kept by one family each", "lamps that nobody keeps"):
        sheet.text(80, y + 8, "•")
        y = sheet.paragraph(95, y + 8, 400, item)
    sheet.text(72, y + 20, "What it costs", bold=True)
    for n, row in enumerate(
        (("Lamp", "Oil", "Wages"), ("North", "120", "940"), ("South", "95", "880"))
    ):
        for x, cell in zip((72, 220, 360), row, strict=True):
            sheet.text(x, y + 45 + 14 * n, cell)
    y = sheet.paragraph(72, y + 110, 440, LAW)
    for n, item in enumerate((SEA, LAND), 1):
        sheet.text(80, y + 10, f"{n}.")
        y = sheet.paragraph(98, y + 10, 380, item)
    return made.pdf()


def statement() -> bytes:
    """A statement as missions hand it out: title block, address, spaced paragraphs."""
    made = Made()
    sheet = made.sheet()
    block = ("STATEMENT", "by H.E. Mr. João Silva",
             "Permanent Representative to the United Nations",
             "at the General Debate", "New York, 24 September 2019")  # fmt: skip
    for n, line in enumerate(block):
        sheet.text(300 - 2.75 * len(line), 90 + 16 * n, line, bold=n < 2)
    sheet.text(430, 40, "Check against delivery", 9)
    y = 200.0
    for text in (
        "Mr. President,",
        SEA,
        "Excellencies, ladies and gentlemen,",
        LAND,
        LAW,
        "I thank you.",
    ):
        y = sheet.paragraph(72, y, 450, text, 12) + 10
    return made.pdf()


def arabic() -> bytes:
    """Lines from right to left, drawn from left to right as PDFs do, with a number inside."""
    made = Made()
    sheet = made.sheet()
    lines = ("إن البحر ليس ملكا لمن يبحرون فيه ومع ذلك فقد بنى كل ميناء",
             "إنسان ما في سنة من السنين.",
             "لقد جئنا إلى هنا لنتحدث عما ندين به لمن يبقون الأضواء",
             "مشتعلة في الليل.")  # fmt: skip
    for n, line in enumerate(lines):
        width = 5.5 * len(line)
        indent = 15 if n in (0, 2) else 0
        sheet.text(520 - indent - width, 100 + 15 * n, line[::-1])
    return made.pdf()


def chinese() -> bytes:
    """Han text broken anywhere, first lines indented by two characters."""
    made = Made(language="zh-Hans")
    sea = "主席先生，大海不属于航行其上的人，然而每一个港口都是由某个人建造的。"
    sea += "我们来到这里，是要谈谈我们欠那些在夜里让灯火长明的人什么。"
    land = "凡是冬天在那条海岸上走过的人，都不会忘记天气变化得有多快。"
    land += "村庄很小，道路狭窄，人们已经习惯了等待。"
    for page in range(3):
        sheet = made.sheet()
        y = sheet.paragraph(72, 100, 440, sea, 12, indent=24)
        sheet.paragraph(72, y, 440, land, 12, indent=24)
        sheet.text(280, 800, f"第{page + 1}页", 9)
    return made.pdf()


def landscape() -> bytes:
    """A page that is turned by a quarter, its text with it."""
    made = Made()
    sheet = made.sheet(rotate=90)
    lines = ("The page lies on its side, and its lines run from bottom to top of",
             "the sheet; a reader turns it and sees nothing of that.")  # fmt: skip
    for n, line in enumerate(lines):
        sheet.text(100 + 14 * n, 740, line, turn=(0, 1, -1, 0))
    return made.pdf()


def watermark() -> bytes:
    """A word across the page, a title in spread letters, false bold, and text off the page."""
    made = Made()
    for page in range(2):
        sheet = made.sheet()
        sheet.text(180, 500, "DRAFT", 90, turn=(0.7, 0.7, -0.7, 0.7))
        x = 150.0
        for char in ("ANNUAL REPORT", "THE LIGHTS")[page]:
            if char != " ":
                sheet.text(x, 90, char, 12)
            x += 14
        for shift in (0, 0.3):
            sheet.text(72 + shift, 130, ("Said twice, read once.", "So is this.")[page])
        sheet.paragraph(72, 160, 440, LAND)
        sheet.text(72, 1200, "Nobody sees this line.")
    return made.pdf()


def line_numbers() -> bytes:
    """Every fifth line of a draft bill is counted in the margin."""
    made = Made()
    for page in range(2):
        sheet = made.sheet()
        end = sheet.paragraph(110, 100, 380, " ".join((SEA, LAND, LAW, SEA, LAND, LAW)))
        for n in range(int((end - 100) / 13.75) // 5):
            sheet.text(70, 100 + 13.75 * (5 * n + 4), str(5 * n + 5), 8)
        sheet.text(470, 50, f"Page {page + 1} of 2", 9)
    return made.pdf()


def tagged() -> bytes:
    """Tags say what a level is: the type alone would make no heading of the second."""
    made = Made(language="en-GB")
    sheet = made.sheet()
    sheet.tagged("H1", 0, 72, 80, "The Lamps", 14)
    sheet.tagged("H2", 1, 72, 120, "Those that burn")
    for n, line in enumerate(wrapped(SEA, 440, 11)):
        sheet.tagged("P", 2 + n, 72, 150 + 14 * n, line)
    sheet.tagged("LI", 9, 72, 230, "• one by the sea")
    sheet.tagged("LI", 10, 72, 244, "• two by the road")
    sheet.parts.append(b"/Figure <</MCID 11>> BDC 72 400 100 50 re f EMC")
    made.tags = [("H1", 0, [0], ""), ("H2", 0, [1], ""), ("P", 0, [2, 3, 4], ""),
                 ("LI", 0, [9], ""), ("LI", 0, [10], ""),
                 ("Figure", 0, [11], "A lamp on a hill, drawn in ink")]  # fmt: skip
    return made.pdf()


def tagged_order() -> bytes:
    """A box at the head of the page that the tags read last; on page two, tags that leave text out
    say nothing of the order."""
    made = Made()
    for page in range(2):
        sheet = made.sheet()
        sheet.tagged("P", 0, 300, 80, ("Do not miss our meeting!", "It is in winter.")[page])
        for n, line in enumerate(wrapped((SEA, LAND)[page], 440, 11)):
            sheet.tagged("P", 1 + n, 72, 130 + 14 * n, line)
        if page:
            sheet.text(72, 250, "And this is in no tag.")
        made.tags += [("P", page, [1, 2, 3], ""), ("P", page, [0], "")]
    return made.pdf()


def contents() -> bytes:
    """A printed table of contents with dots that lead to page numbers, then a chapter."""
    made = Made(labels="S-")
    sheet = made.sheet()
    sheet.text(72, 80, "Contents", 16)
    for n, (title, page) in enumerate(
        (("Preface", 1), ("The lamps", 3), ("The coast", 17), ("Index", 30))
    ):
        sheet.text(72, 110 + 14 * n, f"{title} {'. ' * (35 - len(title) // 2)}{page}")
    sheet = made.sheet()
    sheet.text(72, 80, "Preface", 16)
    sheet.paragraph(72, 110, 440, SEA)
    return made.pdf()


def partly_scanned() -> bytes:
    """A page of text, a page that is a picture, and one whose letters have no key."""
    made = Made()
    made.sheet().paragraph(72, 100, 440, SEA)
    made.sheet().image(2, 2, b"\x10\xf0\xf0\x10")
    cipher(made.sheet())
    return made.pdf()


def cipher(sheet: Sheet) -> None:
    """Text under a key: each letter three further on, as font subsets number their glyphs."""
    shifted = "".join(chr(ord(char) - 29) for char in SEA + " " + LAND)
    y = 100.0
    for at in range(0, len(shifted), 70):
        sheet.text(72, y, shifted[at : at + 70], font="R")
        y += 14


def outlined() -> bytes:
    """The outline names headings that their type does not show, with their levels; a running head
    that says the same is none."""
    made = Made()
    for page, (chapter, part) in enumerate(
        (("Chapter 1", "Of lamps"), ("Chapter 1", "1.1 Oil"), ("Chapter 2", "Of ropes"))
    ):
        sheet = made.sheet()
        sheet.text(72, 40, f"{chapter}    {page + 1}", 8)
        y = 70.0
        if page != 1:
            sheet.text(72, y, chapter)
            sheet.text(72, y + 30, part)
            y += 60
        y = sheet.paragraph(72, y, 440, LAND + " " + SEA) + 20
        if page == 1:
            sheet.text(72, y, part)
            y = sheet.paragraph(72, y + 30, 440, LAW) + 20
    made.outline = [(1, "1 Of lamps", 0), (2, "Oil", 1), (1, "2 Of ropes", 2)]
    return made.pdf()


def slides() -> bytes:
    """A slide built up on three pages, read once; titles at one place are no running heads."""
    made = Made(names=["1", "2", "2", "2", "3", "4", "5"])
    titles = ("The lamps of the coast", "Why they burn", "Why they burn", "Why they burn",
              "Who keeps them", "What they cost", "What is to be done")  # fmt: skip
    for page, title in enumerate(titles):
        sheet = made.sheet(width=363, height=272)
        sheet.text(20, 30, title, 14)
        for n in range(page if 0 < page < 4 else 3):
            sheet.text(36, 80 + 30 * n, f"• {(SEA, LAND, LAW)[n].split(',')[0][:40]} {title[:3]}")
        sheet.text(20, 262, "A. Souza", 6)
        sheet.text(330, 262, f"{made.names[page]} / 5", 6)
    return made.pdf()


def cells() -> bytes:
    """Two addresses side by side, then a table whose cells have several lines; both are written
    piece by piece, as office programs do."""
    made = Made()
    sheet = made.sheet()
    office = ("The Harbour Office", "4 Mole Road", "Northport")
    keeper = ("Ms Ana Souza", "Keeper of the Lights", "The Old Lighthouse")
    for x, lines in ((72, office), (330, keeper)):
        for n, line in enumerate(lines):
            sheet.text(x, 70 + 14 * n + (5 if x > 100 else 0), line)
    y = sheet.paragraph(72, 150, 440, SEA) + 20
    for row in (("Item", "What is to be done", "Who"),
                ("Lamp", "Ask three firms for an offer and bring it to the meeting", "Ana Souza"),
                ("Rope", "Count the ropes and say which of them are safe", "Clerk of the works"),
                ("Paint", "Nothing", "Nobody")):  # fmt: skip
        ends = []
        for x, width, cell in zip((72, 160, 380), (60, 150, 80), row, strict=True):
            ends.append(sheet.paragraph(x, y, width, cell))
        y = max(ends) + 6
    sheet.paragraph(72, y + 20, 440, LAW)
    return made.pdf()


GREY = bytes(range(0, 240, 4))


def figures() -> bytes:
    """Pictures with a caption, with an alternative text, with neither, a logo, and a whole page."""
    made = Made()
    for page in range(4):
        sheet = made.sheet()
        sheet.image(4, 4, GREY[:16], box=(500, 20, 560, 60))
        if page == 3:
            sheet.image(2, 2, GREY[30:34])
        sheet.paragraph(72, 100, 440, (SEA, LAND, LAW, SEA)[page])
        if page == 0:
            sheet.image(10, 6, GREY[:60], box=(200, 160, 300, 220))
            sheet.text(190, 236, "Figure 1: The north mole in winter")
        if page == 1:
            sheet.image(6, 5, GREY[20:50], box=(200, 160, 300, 220), mcid=1)
        if page == 2:
            sheet.image(5, 6, GREY[10:40], box=(200, 160, 300, 220))
        sheet.paragraph(72, 270, 440, (LAW, SEA, LAND, LAW)[page])
    made.tags = [("Figure", 1, [1], "A lamp on a hill, seen from the sea")]
    return made.pdf()


SAMPLES = {
    each.__name__: each
    for each in (columns, margins, notes, structure, statement, arabic, chinese, landscape,
                 watermark, line_numbers, tagged, contents, partly_scanned, outlined, slides,
                 cells, figures, tagged_order)
}  # fmt: skip
