"""Texts of any length that are as bad as a shape can be: made, never found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pdfs import Made
from worst_office import DOCX, EPUB, ODT
from worst_units import PROSE, nested, numbered, repeated, word
from worst_web import HTML, MARKDOWN

HEAD = "Statement at the Meeting on Peace\n\n10 July 2020\n\n"
HAN = "我们大家都希望和平与发展的事业能够在各国人民共同努力之下不断前进并且取得成果"
ARABIC = "نحن نريد السلام والتنمية لجميع شعوب المنطقة والعالم "
CYRILLIC = "Мы хотим мира и развития для всех народов нашего региона "


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of bad document: its suffix and how one of about so many characters is made."""

    suffix: str
    made: Callable[[int], str | bytes]


def _pdf(line: str, *, size: float = 9, x: float = 50) -> Callable[[int], bytes]:
    """Pages of 60 such lines; a {n} in it is the number of the line."""

    def made(length: int) -> bytes:
        out, left, number = Made(), length, 0
        while left > 0:
            sheet = out.sheet()
            for row in range(60):
                number += 1
                words = line.format(n=number, w=word(number))
                sheet.text(x, 40 + 12.5 * row, words, size)
                left -= len(words)
        return out.pdf()

    return made


def _one_page(word: str) -> Callable[[int], bytes]:
    """All of it on one page, in a grid of small words."""

    def made(length: int) -> bytes:
        out = Made()
        sheet = out.sheet()
        for number in range(length // len(word)):
            row, column = divmod(number, 100)
            sheet.text(20 + 5.5 * column, 20 + (row * 0.8) % 800, word, 3)
        return out.pdf()

    return made


def _grid(length: int) -> bytes:
    """Pages of ruled tables of 30 rows and 10 columns, each cell in a frame of its own."""
    out = Made()
    for _ in range(max(1, length // 1200)):
        sheet = out.sheet()
        for row in range(30):
            for column in range(10):
                left, top = 40 + 50 * column, 40 + 25 * row
                sheet.frame(left, top, left + 50, top + 25)
                sheet.text(left + 5, top + 15, "cell", 8)
    return out.pdf()


_TEXTS: dict[str, Callable[[int], str]] = {
    "han without a stop": repeated(HAN),
    "han with commas": repeated(HAN + "，"),
    "han with stops": repeated(HAN + "。"),
    "han in quotes": repeated("“" + HAN + "！”"),
    "han stops only": repeated("。"),
    "han in brackets": repeated("（" + HAN[:8] + "）" + HAN[:9]),
    "han open brackets": repeated("（中"),
    "han lines": repeated(HAN + "\n"),
    "kana": repeated("ひらがなとカタカナの文章が続く"),
    "one word": repeated("a"),
    "one capital word": repeated("A"),
    "capitalized words": numbered("{w} "),
    "one line of words": repeated(PROSE.replace(".", "")),
    "one line of sentences": repeated(PROSE),
    "digits": repeated("1234567890"),
    "numbers": repeated("12 345.6 "),
    "points": repeated("."),
    "spaced points": repeated(". "),
    "brackets": repeated("(["),
    "closed brackets": repeated("()[]"),
    "nested brackets": nested("(", "x", ")"),
    "quotes": repeated('"'),
    "curly quotes": repeated("“a"),
    "apostrophes": repeated("a'"),
    "hyphens": repeated("-"),
    "hyphened words": repeated("word-"),
    "hyphens at line ends": numbered("the {w}-\nword of "),
    "dashes": repeated("— "),
    "underscores": repeated("_"),
    "equals lines": repeated("=====\n"),
    "asterisks": repeated("* "),
    "lines of hyphens": repeated("--\n"),
    "scene breaks": repeated("* * *\n\n"),
    "line ends": repeated("x" + "\n" * 19),
    "blank lines": repeated("\n", "x"),
    "form feeds": repeated("\f", "x"),
    "carriage returns": repeated("\r", "x"),
    "only spaces": repeated(" ", "x"),
    "only tabs": repeated("\t", "x"),
    "no-break spaces": repeated("\u00a0", "x"),
    "spaced lines": repeated("a" + " " * 98 + "\n"),
    "one-word lines": numbered("{w}\n"),
    "same lines": repeated("peace\n"),
    "short paragraphs": numbered("{w} is here.\n\n"),
    "columns": repeated("left word" + " " * 30 + "right word\n"),
    "wide columns": lambda length: ("a" + " " * (length // 8) + "b\n") * 8,
    "many columns": repeated("a  ", HEAD),
    "prologues": repeated("Prologue\n\n" + PROSE + "\n\n", HEAD),
    "chapters": numbered("Chapter {n}\n\n", HEAD),
    "mixed bullets": repeated("- a\n* b\n  1. c\n", HEAD),
    "short lines": repeated("a line\n", HEAD),
    "table of tabs": repeated("1\t2\t3\tfour\n"),
    "pipes": repeated("| a | b | c |\n"),
    "thirty columns": numbered("  ".join(["{w}"] * 30) + "\n", HEAD),
    "thirty columns of tabs": numbered("\t".join(["{w}"] * 30) + "\n", HEAD),
    "thirty pipes": numbered("|".join(["{w}"] * 30) + "\n", HEAD),
    "labels of a form": numbered("Name of it: {w}\n", HEAD),
    "chat": numbered("[10:{n}] Anna {w}: We thank you.\n", HEAD),
    "questions and answers": repeated("Q. Why is it so?\nA. We thank you.\n", HEAD),
    "subtitles": numbered("{n}\n00:00:01,000 --> 00:00:02,000\nThe words of {w}\n\n"),
    "stanzas": numbered("The words of {w},\nof peace and hope,\nand all of us\n\n", HEAD),
    "numbered stanzas": numbered("{n} The words of {w},\n  of peace and hope,\n", HEAD),
    "articles of a law": numbered("Art. {n}. The words of {w} are here.\n\n(1) So.\n", HEAD),
    "mail heads": numbered("From: Anna {w}\nDate: 10 July 2020\nSubject: Peace\n\nWords.\n\n"),
    "quoted mails": numbered("On 10 July Anna {w} wrote:\n> > Words of it\n> and more\n\n", HEAD),
    "ruled boxes": repeated("+-----+-----+\n| a   | b   |\n", HEAD),
    "boxes": repeated("☐ yes ☑ no ☒ so\n", HEAD),
    "psalms": numbered("PSALM {n}\n\n{w} is our peace.\n\n", HEAD),
    "notes": numbered("a word[{n}] ", HEAD),
    "notes below": lambda length: (
        numbered("a word[{n}]. ")(length // 2) + "\n\n" + numbered("[{n}] A note.\n")(length // 2)
    ),
    "superscripts": numbered("a word¹ ", HEAD),
    "headings": numbered("CHAPTER {n}\n\nWords of it.\n\n"),
    "capital lines": numbered("THE {w} OF PEACE\n"),
    "contents": numbered("Chapter {w} ........ {n}\n"),
    "list": numbered("{n}. A thing to do\n"),
    "bullets": repeated("• A thing to do\n"),
    "dates": numbered("10 July 20{n}\n"),
    "dates in a line": repeated("10 July 2020, "),
    "han dates": repeated("二〇二〇年七月十日"),
    "names": numbered("Ambassador Anna {w}\n"),
    "names in a line": numbered("Ambassador Anna {w}, "),
    "turns": numbered("Mr. {w}: We thank you for it.\n\n"),
    "same turns": repeated("The President: We thank you.\n\n"),
    "han turns": repeated("主席：" + HAN[:12] + "。\n\n"),
    "datelines": numbered("GENEVA, 10 July 2020 (AP) — Words of it.\n\n"),
    "han datelines": repeated("新华社北京7月10日电（记者王刚）" + HAN[:10] + "。\n"),
    "bylines": numbered("By Anna {w}\n\n"),
    "pages": numbered("The words of a page are here.\nPage {n}\n\f"),
    "page heads": numbered("Meeting records {n}\n\n" + PROSE + "\n" + PROSE + "\n\n\f"),
    "line numbers": numbered("{n}  words of the line\n"),
    "links": repeated("https://example.org/a/b?c=d "),
    "one link": repeated("a/", "https://example.org/"),
    "addresses": repeated("a.b@c."),
    "entities": repeated("&amp;"),
    "ampersands": repeated("&"),
    "mojibake": repeated("cafÃ© and â€œsoâ€\x9d "),
    "mojibake of mojibake": repeated("Ã\x83Â©"),
    "half letters": repeated("Ã"),
    "lost letters": repeated("wor\ufffdd "),
    "question marks": repeated("??"),
    "shifted gbk": repeated("或?qū)嵭须p重"),
    "controls": repeated("a\x01"),
    "ligatures": repeated("eﬃcient ﬁsh "),
    "soft hyphens": repeated("a\u00ad"),
    "joiners": repeated("a\u200d"),
    "accents": repeated("\u0301", "a"),
    "pinyin": repeated("國(guó)家(jiā)"),
    "aozora": repeated("｜漢字《かんじ》を"),
    "aozora open": repeated("漢《"),
    "aozora notes": repeated("［＃ここから］字"),
    "furigana": repeated("漢字（かんじ）"),
    "arabic": repeated(ARABIC),
    "arabic lines": repeated(ARABIC + "\n"),
    "arabic word": repeated("ا"),
    "arabic turns": repeated("السيد محمد: " + ARABIC + ".\n\n"),
    "arabic forms": repeated("ﻻﻟﺴﻼﻡ "),
    "cyrillic": repeated(CYRILLIC),
    "cyrillic lines": repeated(CYRILLIC + "\n"),
    "cyrillic turns": repeated("Г-н Иванов: " + CYRILLIC + ".\n\n"),
    "cyrillic datelines": repeated("МОСКВА, 10 июля. /ТАСС/. " + CYRILLIC + ".\n"),
    "thai": repeated("เราต้องการสันติภาพ"),
    "mixed scripts": repeated("мир peace 和平 سلام "),
    "languages by turns": repeated(PROSE * 2 + "\n\n" + CYRILLIC * 2 + "\n\n" + HAN + "\n\n"),
    "quoted passages": repeated("> We want peace.\n"),
    "stage directions": repeated("(Applause.) "),
    "gutenberg marks": repeated("*** START OF THE PROJECT GUTENBERG EBOOK X ***\n"),
    "gutenberg in a line": repeated("*** START GUTENBERG ", "*** START PROJECT GUTENBERG"),
    "foreign quotations": repeated(
        PROSE + "“Nous voulons la paix et le développement pour tous les peuples de la région.” "
    ),
    "bracketed applause": repeated("(long, and, loud, and, prolonged applause, and, x) "),
    "han questions": repeated("我们为什么呢?"),
    "initials": repeated("J. R. "),
    "abbreviations": repeated("Mr. Dr. St. "),
    "ellipses": repeated("… "),
    "questions": repeated("Why? — he said. "),
    "ordinals": repeated("Am 3. Mai der 19. Tag und die "),
}

_RTF: dict[str, Callable[[int], str]] = {
    "open groups": repeated("{", r"{\rtf1 "),
    "groups": repeated("{a}", r"{\rtf1 "),
    "words": repeated(r"\b a\b0 ", r"{\rtf1 "),
    "escapes": repeated(r"\'e9\u233?", r"{\rtf1 "),
    "paragraphs": repeated(r"a\par ", r"{\rtf1 "),
    "cells": repeated(r"\trowd\intbl a\cell b\cell\row ", r"{\rtf1 "),
    "notes": repeated(r"a{\footnote b}", r"{\rtf1 "),
    "pictures": repeated(r"{\pict\pngblip 89504e47}", r"{\rtf1 "),
    "fonts": numbered(r"{{\f{n} Font;}}", r"{\rtf1{\fonttbl", "}a}"),
    "fields": repeated(r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a}}', r"{\rtf1 "),
    "one number": repeated("1", r"{\rtf1 \u"),
}

_PDF: dict[str, Callable[[int], bytes]] = {
    "prose": _pdf("The people of the {w} region want peace, and we thank them for it today."),
    "same lines": _pdf("The people of the region want peace and thank you."),
    "numbers": _pdf("{n}"),
    "single letters": _pdf("a b c d e f g h i j k l m n o p q r s t u v w x y z"),
    "columns": _pdf("left {w}            middle {n}            right {w}"),
    "short words": _pdf("{w}"),
    "bold lines": _pdf("Title of the {w}", size=14),
    "list": _pdf("{n}. A thing to do"),
    "notes": _pdf("{n} See document {w}, page 3.", size=6),
    "leaders": _pdf("Chapter {w} . . . . . . . . . . . . {n}"),
    "hebrew": _pdf("שלום לכם {n} מכל הארץ (1) ועוד"),
    "grid": _grid,
    "one page": _one_page("a"),
    "one page of words": _one_page("word"),
}

SHAPES: dict[str, Shape] = {
    f"{suffix}: {name}": Shape(suffix, made)
    for suffix, shapes in (
        ("txt", _TEXTS), ("html", HTML), ("md", MARKDOWN), ("rtf", _RTF), ("docx", DOCX),
        ("fodt", ODT), ("epub", EPUB), ("pdf", _PDF),
    )
    for name, made in shapes.items()
}  # fmt: skip
"""Every bad shape by its name, which begins with the suffix of its file."""
