"""Texts of any length that are as bad as a shape can be: made, never found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pdfs import Made
from worst_office import DOCX, ODT

HEAD = "Statement at the Meeting on Peace\n\n10 July 2020\n\n"
PROSE = "The people of the region want peace, and we thank them. "
HAN = "我们大家都希望和平与发展的事业能够在各国人民共同努力之下不断前进并且取得成果"
ARABIC = "نحن نريد السلام والتنمية لجميع شعوب المنطقة والعالم "
CYRILLIC = "Мы хотим мира и развития для всех народов нашего региона "


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of bad document: its suffix and how one of about so many characters is made."""

    suffix: str
    made: Callable[[int], str | bytes]


def _repeated(unit: str, head: str = "") -> Callable[[int], str]:
    return lambda length: head + unit * max(1, length // len(unit))


def _numbered(unit: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    """unit: holds {n}, the number of the repetition, and may hold {w}, a word of its own."""

    def made(length: int) -> str:
        count = max(1, length // len(unit))
        return head + "".join(unit.format(n=n, w=_word(n)) for n in range(1, count + 1)) + tail

    return made


def _word(number: int) -> str:
    """Another word of letters for each number."""
    letters = ""
    number += 26
    while number:
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return letters.capitalize()


def _nested(opening: str, inside: str, closing: str) -> Callable[[int], str]:
    def made(length: int) -> str:
        count = max(1, length // (len(opening) + len(closing)))
        return opening * count + inside + closing * count

    return made


def _pdf(line: str, *, size: float = 9, x: float = 50) -> Callable[[int], bytes]:
    """Pages of 60 such lines; a {n} in it is the number of the line."""

    def made(length: int) -> bytes:
        out, left, number = Made(), length, 0
        while left > 0:
            sheet = out.sheet()
            for row in range(60):
                number += 1
                words = line.format(n=number, w=_word(number))
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


_TEXTS: dict[str, Callable[[int], str]] = {
    "han without a stop": _repeated(HAN),
    "han with commas": _repeated(HAN + "，"),
    "han with stops": _repeated(HAN + "。"),
    "han in quotes": _repeated("“" + HAN + "！”"),
    "han stops only": _repeated("。"),
    "han in brackets": _repeated("（" + HAN[:8] + "）" + HAN[:9]),
    "han open brackets": _repeated("（中"),
    "han lines": _repeated(HAN + "\n"),
    "kana": _repeated("ひらがなとカタカナの文章が続く"),
    "one word": _repeated("a"),
    "one capital word": _repeated("A"),
    "capitalized words": _numbered("{w} "),
    "one line of words": _repeated(PROSE.replace(".", "")),
    "one line of sentences": _repeated(PROSE),
    "digits": _repeated("1234567890"),
    "numbers": _repeated("12 345.6 "),
    "points": _repeated("."),
    "spaced points": _repeated(". "),
    "brackets": _repeated("(["),
    "closed brackets": _repeated("()[]"),
    "nested brackets": _nested("(", "x", ")"),
    "quotes": _repeated('"'),
    "curly quotes": _repeated("“a"),
    "apostrophes": _repeated("a'"),
    "hyphens": _repeated("-"),
    "hyphened words": _repeated("word-"),
    "hyphens at line ends": _numbered("the {w}-\nword of "),
    "dashes": _repeated("— "),
    "underscores": _repeated("_"),
    "equals lines": _repeated("=====\n"),
    "asterisks": _repeated("* "),
    "line ends": _repeated("x" + "\n" * 19),
    "only spaces": _repeated(" ", "x"),
    "only tabs": _repeated("\t", "x"),
    "no-break spaces": _repeated("\u00a0", "x"),
    "spaced lines": _repeated("a" + " " * 98 + "\n"),
    "one-word lines": _numbered("{w}\n"),
    "same lines": _repeated("peace\n"),
    "short paragraphs": _numbered("{w} is here.\n\n"),
    "columns": _repeated("left word" + " " * 30 + "right word\n"),
    "wide columns": lambda length: ("a" + " " * (length // 8) + "b\n") * 8,
    "many columns": _repeated("a  ", HEAD),
    "prologues": _repeated("Prologue\n\n" + PROSE + "\n\n", HEAD),
    "chapters": _numbered("Chapter {n}\n\n", HEAD),
    "mixed bullets": _repeated("- a\n* b\n  1. c\n", HEAD),
    "short lines": _repeated("a line\n", HEAD),
    "table of tabs": _repeated("1\t2\t3\tfour\n"),
    "pipes": _repeated("| a | b | c |\n"),
    "notes": _numbered("a word[{n}] ", HEAD),
    "notes below": lambda length: (
        _numbered("a word[{n}]. ")(length // 2) + "\n\n" + _numbered("[{n}] A note.\n")(length // 2)
    ),
    "superscripts": _numbered("a word¹ ", HEAD),
    "headings": _numbered("CHAPTER {n}\n\nWords of it.\n\n"),
    "capital lines": _numbered("THE {w} OF PEACE\n"),
    "contents": _numbered("Chapter {w} ........ {n}\n"),
    "list": _numbered("{n}. A thing to do\n"),
    "bullets": _repeated("• A thing to do\n"),
    "dates": _numbered("10 July 20{n}\n"),
    "dates in a line": _repeated("10 July 2020, "),
    "han dates": _repeated("二〇二〇年七月十日"),
    "names": _numbered("Ambassador Anna {w}\n"),
    "names in a line": _numbered("Ambassador Anna {w}, "),
    "turns": _numbered("Mr. {w}: We thank you for it.\n\n"),
    "same turns": _repeated("The President: We thank you.\n\n"),
    "han turns": _repeated("主席：" + HAN[:12] + "。\n\n"),
    "datelines": _numbered("GENEVA, 10 July 2020 (AP) — Words of it.\n\n"),
    "han datelines": _repeated("新华社北京7月10日电（记者王刚）" + HAN[:10] + "。\n"),
    "bylines": _numbered("By Anna {w}\n\n"),
    "pages": _numbered("The words of a page are here.\nPage {n}\n\f"),
    "page heads": _numbered("Meeting records {n}\n\n" + PROSE + "\n" + PROSE + "\n\n\f"),
    "line numbers": _numbered("{n}  words of the line\n"),
    "links": _repeated("https://example.org/a/b?c=d "),
    "one link": _repeated("a/", "https://example.org/"),
    "addresses": _repeated("a.b@c."),
    "entities": _repeated("&amp;"),
    "ampersands": _repeated("&"),
    "mojibake": _repeated("cafÃ© and â€œsoâ€\x9d "),
    "mojibake of mojibake": _repeated("Ã\x83Â©"),
    "half letters": _repeated("Ã"),
    "lost letters": _repeated("wor\ufffdd "),
    "question marks": _repeated("??"),
    "shifted gbk": _repeated("或?qū)嵭须p重"),
    "controls": _repeated("a\x01"),
    "ligatures": _repeated("eﬃcient ﬁsh "),
    "soft hyphens": _repeated("a\u00ad"),
    "joiners": _repeated("a\u200d"),
    "accents": _repeated("\u0301", "a"),
    "pinyin": _repeated("國(guó)家(jiā)"),
    "aozora": _repeated("｜漢字《かんじ》を"),
    "aozora open": _repeated("漢《"),
    "aozora notes": _repeated("［＃ここから］字"),
    "furigana": _repeated("漢字（かんじ）"),
    "arabic": _repeated(ARABIC),
    "arabic lines": _repeated(ARABIC + "\n"),
    "arabic word": _repeated("ا"),
    "arabic turns": _repeated("السيد محمد: " + ARABIC + ".\n\n"),
    "arabic forms": _repeated("ﻻﻟﺴﻼﻡ "),
    "cyrillic": _repeated(CYRILLIC),
    "cyrillic lines": _repeated(CYRILLIC + "\n"),
    "cyrillic turns": _repeated("Г-н Иванов: " + CYRILLIC + ".\n\n"),
    "cyrillic datelines": _repeated("МОСКВА, 10 июля. /ТАСС/. " + CYRILLIC + ".\n"),
    "thai": _repeated("เราต้องการสันติภาพ"),
    "mixed scripts": _repeated("мир peace 和平 سلام "),
    "languages by turns": _repeated(PROSE * 2 + "\n\n" + CYRILLIC * 2 + "\n\n" + HAN + "\n\n"),
    "quoted passages": _repeated("> We want peace.\n"),
    "stage directions": _repeated("(Applause.) "),
    "gutenberg marks": _repeated("*** START OF THE PROJECT GUTENBERG EBOOK X ***\n"),
    "gutenberg in a line": _repeated("*** START GUTENBERG ", "*** START PROJECT GUTENBERG"),
    "foreign quotations": _repeated(
        PROSE + "“Nous voulons la paix et le développement pour tous les peuples de la région.” "
    ),
    "bracketed applause": _repeated("(long, and, loud, and, prolonged applause, and, x) "),
    "han questions": _repeated("我们为什么呢?"),
    "initials": _repeated("J. R. "),
    "abbreviations": _repeated("Mr. Dr. St. "),
    "ellipses": _repeated("… "),
    "questions": _repeated("Why? — he said. "),
    "ordinals": _repeated("Am 3. Mai der 19. Tag und die "),
}

_HTML: dict[str, Callable[[int], str]] = {
    "nested lists": _nested("<ul><li>a", "x", "</li></ul>"),
    "nested boxes": _nested("<div>", "x", "</div>"),
    "open boxes": _repeated("<div>a"),
    "closed boxes": _repeated("</div>a"),
    "open inline": _repeated("<b>a"),
    "wide table": _repeated("<td>cell</td>", "<table><tr>"),
    "long table": _repeated("<tr><td>cell</td><td>1</td></tr>", "<table>"),
    "spans": _repeated('<tr><td colspan="1000" rowspan="1000">c</td></tr>', "<table>"),
    "tables in tables": _nested("<table><tr><td>a", "x", "</td></tr></table>"),
    "images": _numbered('<img src="{n}.png" alt="A picture of {w}">'),
    "figures": _numbered(
        '<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="{w}">'
        "<figcaption>{w}</figcaption></figure>"
    ),
    "ruby": _repeated("<ruby>漢<rt>かん</rt></ruby>"),
    "ruby lines": _repeated("<p><ruby>漢<rt>かん</rt></ruby></p>"),
    "links": _numbered('<a href="#{n}">{w}</a> '),
    "list of links": _numbered('<li><a href="/{n}">{w}</a></li>'),
    "notes": _numbered(
        '<p>Words<a href="#n{n}" id="r{n}">[{n}]</a></p><p id="n{n}"><a href="#r{n}">{n}</a> A.</p>'
    ),
    "notes on one": _numbered('<a href="#n">[{n}]</a> ', "<p id=n>1 A note.</p><p>"),
    "paragraphs": _numbered("<p>The words of {w} are here for all of us to read.</p>"),
    "one paragraph": _repeated(PROSE, "<p>"),
    "breaks": _repeated("a<br>"),
    "headings": _numbered("<h2>Title {w}</h2><p>Words.</p>"),
    "only headings": _numbered("<h3>Title {w}</h3>"),
    "languages": _repeated('<span lang="fr">paix</span> '),
    "nested languages": _nested('<i lang="fr">', "x", "</i>"),
    "comments": _repeated("<!-- c -->a"),
    "open comment": _repeated("<!-", "<p>a"),
    "open tags": _repeated("<"),
    "attributes": _numbered('a{n}="b" ', "<p ", ">Words</p>"),
    "classes": _numbered("c{n} ", '<p class="', '">Words of it</p>'),
    "entities": _repeated("&amp;&#x41;&nosuch;"),
    "scripts": _repeated("<script>x<y</script>a"),
    "maths": _nested("<math><mrow>", "<mi>x</mi>", "</mrow></math>"),
    "svg": _nested("<svg><g>", "<text>x</text>", "</g></svg>"),
    "json": _repeated('{"@type":"Article"},', '<script type="application/ld+json">['),
    "metas": _numbered('<meta name="author" content="Anna {w}">'),
    "times": _repeated("<time datetime=2020-07-10>10 July 2020</time> "),
    "navigation": _repeated("<nav><a href=/>a</a></nav>"),
    "articles": _numbered("<article><h2>{w}</h2><p>The words of it are here.</p></article>"),
}

_MARKDOWN: dict[str, Callable[[int], str]] = {
    "nested quotes": _repeated(">"),
    "nested lists": lambda length: "\n".join(
        "  " * depth + "- a" for depth in range(int(length**0.5))
    ),
    "stars": _repeated("*a _b "),
    "backticks": lambda length: " ".join("`" * n for n in range(1, int((2 * length) ** 0.5))),
    "brackets": _repeated("["),
    "links": _repeated("[a](b"),
    "references": _numbered("[{n}]: /x\n\n[a][{n}]\n\n"),
    "footnotes": _numbered("A[^{n}]\n\n[^{n}]: Note\n\n"),
    "table": _repeated("| a | b |\n", "| a | b |\n|---|---|\n"),
    "headings": _numbered("# Title {w}\n\nWords.\n\n"),
    "underlines": _repeated("a\n=\n"),
    "tags": _repeated("<a <b "),
}

_RTF: dict[str, Callable[[int], str]] = {
    "open groups": _repeated("{", r"{\rtf1 "),
    "groups": _repeated("{a}", r"{\rtf1 "),
    "words": _repeated(r"\b a\b0 ", r"{\rtf1 "),
    "escapes": _repeated(r"\'e9\u233?", r"{\rtf1 "),
    "paragraphs": _repeated(r"a\par ", r"{\rtf1 "),
    "cells": _repeated(r"\trowd\intbl a\cell b\cell\row ", r"{\rtf1 "),
    "notes": _repeated(r"a{\footnote b}", r"{\rtf1 "),
    "pictures": _repeated(r"{\pict\pngblip 89504e47}", r"{\rtf1 "),
    "fonts": _numbered(r"{{\f{n} Font;}}", r"{\rtf1{\fonttbl", "}a}"),
    "fields": _repeated(r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a}}', r"{\rtf1 "),
    "one number": _repeated("1", r"{\rtf1 \u"),
}

_PDF: dict[str, Callable[[int], bytes]] = {
    "prose": _pdf("The people of the {w} region want peace, and we thank them for it today."),
    "same lines": _pdf("The people of the region want peace and thank you."),
    "numbers": _pdf("{n}"),
    "single letters": _pdf("a b c d e f g h i j k l m n o p q r s t u v w x y z"),
    "columns": _pdf("left {w}            middle {n}            right {w}"),
    "short words": _pdf("{w}"),
    "one page": _one_page("a"),
    "one page of words": _one_page("word"),
}

SHAPES: dict[str, Shape] = {
    f"{suffix}: {name}": Shape(suffix, made)
    for suffix, shapes in (
        ("txt", _TEXTS), ("html", _HTML), ("md", _MARKDOWN), ("rtf", _RTF), ("docx", DOCX),
        ("fodt", ODT), ("pdf", _PDF),
    )
    for name, made in shapes.items()
}  # fmt: skip
"""Every bad shape by its name, which begins with the suffix of its file."""
