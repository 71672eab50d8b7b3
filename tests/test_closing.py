"""The closing page: a minute of speech, and under it what is shown and not read; titles of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import manifest_file
from publisher.book import Block, Book, Document
from publisher.closing import TOLD, about_page
from publisher.ledger import Manuscript
from publisher.pipeline import Order, cast_of, compose
from publisher.unnamed import first_words, told_by_name

GERMAN = (
    "Wir haben heute viel zu besprechen, denn der Winter kommt, und die Schule ist noch nicht "
    "fertig.\n\nAm Montag treffen wir uns wieder, und dann wollen wir sehen, was daraus wird.\n"
)

CHINESE = "各位代表，今天我们在这里讨论一个非常重要的问题"


def composed(folder: Path, count: int = 1, toml: str = "") -> Book:
    for number in range(count):
        day = f"Das war der Tag mit der Nummer {number}, an dem es regnete und niemand kam.\n"
        (folder / f"{number:03}.txt").write_text(f"{GERMAN}\n{day}", "utf-8")
    if toml:
        (folder / "book.toml").write_text(toml, "utf-8")
    editor = manifest_file.read(folder)
    order = Order(folder, folder / "dist")
    return compose(order, editor, cast_of(order, editor))


def test_every_document_is_shown_and_none_is_said(tmp_path: Path) -> None:
    about = composed(tmp_path, 12).about
    shown = [block for block in about.blocks if not block.said]
    assert [b.text for b in shown if b.kind == "heading"][-1].startswith("Dokument 12: ")
    assert not any(block.sentences for block in shown)
    text = "\n".join(block.text for block in shown)
    assert all(f"Quelle: die Datei {n:03}.txt." in text for n in range(12))
    assert text.count("SHA-256: ") == 12
    said = " ".join(sentence.text for sentence in about.sentences())
    assert "aus 12 Dokumenten" in said
    assert "ledger.json" in said
    assert "es wird nicht vorgelesen" in said
    assert len(said) < 1000  # about a minute
    assert {block.language for block in about.blocks} == {"de"}


def test_what_is_english_in_another_language_is_marked(tmp_path: Path) -> None:
    about = composed(tmp_path).about
    line = next(block for block in about.blocks if block.text.startswith("Eingriffe: "))
    (anchor, *_) = line.anchors
    assert (anchor.kind, anchor.value) == ("lang", "en")
    assert line.text[anchor.start : anchor.end] in line.text.partition("Regeln: ")[2]


def test_the_editor_may_have_it_all_said(tmp_path: Path) -> None:
    about = composed(tmp_path, 2, "speak_sources = true\n").about
    assert all(block.said and block.sentences for block in about.blocks)
    said = " ".join(sentence.text for sentence in about.sentences())
    assert "Quelle: die Datei 001.txt." in said
    assert "SHA-256" not in said
    assert "nicht vorgelesen" not in said


@pytest.mark.parametrize("count", [1, TOLD, TOLD + 1])
def test_what_could_not_be_read_is_always_said(tmp_path: Path, count: int) -> None:
    book = composed(tmp_path)
    order = Order(tmp_path, tmp_path / "dist")
    cast = cast_of(order, manifest_file.read(tmp_path))
    lost = [f"bad{number}.txt" for number in range(count)]
    about = about_page(book.speeches, "de", cast, lost)
    said = "\n".join(block.text for block in about.blocks if block.said)
    shown = "\n".join(block.text for block in about.blocks)
    assert "nicht lesbar" in said
    assert all(path in shown for path in lost)
    assert all(path in said for path in lost) == (count <= TOLD)
    assert count <= TOLD or str(count) in said


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Protokoll.txt", "Protokoll"),
        ("a/Rede_Thoß.docx", "Rede Thoß"),
        ("brief-an-anna.v2.txt", "brief an anna v2"),
        ("2020-07-10_zhang-jun.txt", "2020-07-10 zhang jun"),
        ("four%20pages.pdf", "four pages"),
        ("中文/讲话稿.txt", "讲话稿"),
        ("Sitzungen/2019/03.txt", ""),
        ("IMG_2041.jpeg", ""),
        ("scan0001.pdf", ""),
        ("neu.txt", ""),
        ("000_9052316234883f2f.txt", ""),
    ],
)
def test_what_a_name_tells(path: str, expected: str) -> None:
    assert told_by_name(path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guten Tag.", "Guten Tag"),
        (GERMAN.partition("\n")[0], "Wir haben heute viel zu besprechen, denn der…"),
        (CHINESE + "，希望大家都能发言。", CHINESE + "…"),
    ],
)
def test_the_first_words(text: str, expected: str) -> None:
    blocks = (Block("image", "de", "An image"), Block("paragraph", "de", text))
    assert first_words(Document("x", "x.txt", Manuscript(text), blocks=blocks)) == expected


def test_a_document_without_a_title_is_called_by_its_own_words(tmp_path: Path) -> None:
    book = composed(tmp_path)
    (heading, *_) = book.speeches[0].documents[0].blocks
    assert (heading.text, heading.made) == ("[Wir haben heute viel zu besprechen, denn der…]", True)
    assert heading.language == "de"
    (tmp_path / "000.txt").rename(tmp_path / "Bericht vom Winter.txt")
    book = composed(tmp_path, 0)
    assert book.speeches[0].title.value == "[Bericht vom Winter]"
