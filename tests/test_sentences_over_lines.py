"""Sentences that a line end does not cut: in a record with names, and behind a wide line."""

from __future__ import annotations

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript


def paragraphs(text: str) -> list[str]:
    return clean(Document("k", "radio.txt", Manuscript(text))).manuscript.text.split("\n\n")


RECORD = """主持人: 各位听众，晚上好。今天请到的是
语言学会的老会员。
吴  : 主持人好。
主持人: 今天我们讲什么呢？
吴  : 讲客气。大家天天用，可是不一定
说得清楚。
你看，差得远。
"""


def test_a_line_without_a_name_goes_on_with_the_sentence_before_it() -> None:
    found = paragraphs(RECORD)
    assert "主持人: 各位听众，晚上好。今天请到的是语言学会的老会员。" in found
    assert "吴 : 讲客气。大家天天用，可是不一定说得清楚。" in found
    assert "你看，差得远。" in found


def test_where_names_are_rare_nothing_is_joined() -> None:
    song = "Ann: row\nrow away\nBob: the tide\nis on the turn\n\nAnn: and if\nBob: I never\n"
    few = song + "they sail\n\nand the wind\n\nis blowing\n\nall night\n\nlong\n\nin the bay\n"
    assert "Ann: row row away" not in paragraphs(few)
    assert "Ann: row row away" in paragraphs(song)


WIDE = "Mr Cole reported that the roof leaks. It was resolved to ask for three"


def test_a_small_letter_behind_a_wide_line_goes_on_with_its_sentence() -> None:
    minutes = f"2. Bus shelter\n{WIDE}\nquotations.\n\n3. Any other business\nNone.\n"
    assert f"{WIDE} quotations." in paragraphs(minutes)
    verse = "und aus den Wiesen steiget\nder weiße Nebel wunderbar\n\nwie ist die Welt\nso still\n"
    assert "der weiße Nebel wunderbar" in paragraphs(verse)


def test_a_poem_with_its_poet_has_a_title() -> None:
    stanza = (
        "Der Mond ist aufgegangen,\ndie goldnen Sternlein prangen\nam Himmel hell und klar;\n"
        "der Wald steht schwarz und schweiget,\nund aus den Wiesen steiget\n"
        "der weiße Nebel wunderbar.\n"
    )
    poem = f"ABENDLIED\n\n{stanza}\n{stanza}\nMatthias Claudius\n"
    assert clean(Document("k", "a.txt", Manuscript(poem))).value("title") == "ABENDLIED"
