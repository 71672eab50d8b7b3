"""What somebody says stays one paragraph where a record has names before it."""

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
