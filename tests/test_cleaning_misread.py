"""Lines that were read in a wrong encoding as a whole: read again where it is proven, else left."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cleaning._rereading import reread
from publisher.ledger import Manuscript

RUSSIAN = "Привет, мир! Это важное сообщение о работе."
HANS = "关于中文的重要会议今天在北京开始了"
HANT = "關於中文的重要會議今天在臺北開始。"
JAPANESE = "日本語の文章です。これは大切な会議の記録である。"
FRENCH = "Tout l'été était très beau là-bas, et la fête déjà finie après minuit."
ARABIC = "قال ممثل الصين إن التعاون الدولي ضروري"

MISREAD = [
    (RUSSIAN, "utf-8 koi8-r"),
    (RUSSIAN, "utf-8 cp866"),
    (RUSSIAN, "utf-8 cp437"),
    (RUSSIAN, "utf-8 gb18030"),
    (RUSSIAN, "cp1251 latin-1"),
    (RUSSIAN, "cp1251 cp1252"),
    (RUSSIAN, "koi8-r latin-1"),
    (RUSSIAN, "cp866 latin-1"),
    (RUSSIAN, "cp1251 latin-1 utf-8 latin-1"),
    (HANS, "gbk latin-1"),
    (HANS, "gbk latin-1 utf-8 latin-1"),
    (HANT, "big5 latin-1"),
    (HANT, "gbk latin-1"),
    (JAPANESE, "cp932 latin-1"),
    (JAPANESE, "euc-jp latin-1"),
    (JAPANESE, "euc-jp latin-1 utf-8 latin-1"),
    (FRENCH, "utf-8 cp1252 utf-8 cp1252"),
    (FRENCH, "utf-8 koi8-r"),
    (FRENCH, "utf-8 cp866"),
    (ARABIC, "utf-8 cp1256"),
    (ARABIC, "utf-8 gb18030"),
    (ARABIC, "cp1256 latin-1"),
    (ARABIC, "cp1256 cp1252"),
]


def misread(text: str, ways: str) -> str:
    steps = iter(ways.split())
    for written, read in zip(steps, steps, strict=True):
        text = text.encode(written).decode(read)
    return text


@pytest.mark.parametrize(("text", "ways"), MISREAD)
def test_a_misread_line_among_others_is_read_again(text: str, ways: str) -> None:
    before = f"First line.\n\n{misread(text, ways)}\n\nДругая строка. 另一行。\n"
    document = clean(Document("k", "f.txt", Manuscript(before)))
    assert [block.text for block in document.blocks] == [
        "First line.",
        text,
        "Другая строка. 另一行。",
    ]
    assert [f.code for f in document.findings] == ["C202"]
    assert {e.basis for e in document.manuscript.edits if e.rule == "E2"} == {"inferred"}


def test_what_lost_a_byte_is_read_as_far_as_it_is_there() -> None:
    damaged = HANS.encode().decode("gb18030", "replace")
    document = clean(Document("k", "f.txt", Manuscript(damaged)))
    assert document.blocks[0].text.startswith("关于中文的重要会议今天在北京")
    assert {"C201", "C202"} == {f.code for f in document.findings}
    assert "\ufffd" in document.blocks[0].text


def test_what_is_read_again_is_not_told_as_lost() -> None:
    line = "Спасибо за письмо. Мост откроют в субботу, в десять часов утра."
    damaged = line.encode().decode("cp1252", "surrogateescape")
    damaged = "".join(chr(ord(char) - 0xDC00) if ord(char) > 0xDC00 else char for char in damaged)
    document = clean(Document("k", "f.txt", Manuscript(f"Здравствуйте!\n\n{damaged}\n")))
    assert document.blocks[1].text == line
    assert [f.code for f in document.findings] == ["C202"]


@pytest.mark.parametrize("text", ["锟斤拷锟斤拷是什么", "Þßàáâãäåæçèéêëìíîïðñòó"])
def test_what_cannot_be_proven_stays_and_is_told(text: str) -> None:
    document = clean(Document("k", "f.txt", Manuscript(f"Words.\n\n{text}\n\nMore words.\n")))
    assert document.blocks[1].text == text
    assert [f.code for f in document.findings] == ["C201"]


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "sentences").glob("*.txt")))
def test_real_lines_are_not_misread(path: Path) -> None:
    for line in path.read_text("utf-8").split("\n"):
        assert reread(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "ÆØÅ æøå ÄÖÜ äöü ß",
        "Éçà où ?",
        "Åå Ää Öö Éé Üü",
        "联通 移动 电信",
        "┌──┐│表│└──┘",
        "Ñandú, añil, ÑU",
    ],
)
def test_odd_but_innocent_lines_stay(line: str) -> None:
    assert reread(line) == []
