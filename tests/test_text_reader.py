"""The text reader: every encoding decoded exactly, everything else refused in a sentence."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import plugins
from publisher.errors import InputError
from publisher.readers import _files, text

ENGLISH = "The café on the corner is closed, said the naïve man – “for good” – and it is.\n" * 3
HANT = (
    "各國應當加強合作，共同維護世界和平與地區穩定。教育改革的目的在於讓每個孩子都能得到公平的機會。\n"
    * 3
)
HANS = (
    "各国应当加强合作，共同维护世界和平与地区稳定。教育改革的目的在于让每个孩子都能得到公平的机会。\n"
    * 3
)
JAPANESE = "これは日本語の文章です。会議は東京で開かれました。各国の代表が発言しました。\n" * 3
KOREAN = "안녕하세요. 이것은 한국어 문장입니다. 회의는 서울에서 열렸습니다.\n" * 3
RUSSIAN = (
    "Представитель России заявил, что международное сотрудничество необходимо всем странам.\n" * 3
)
ARABIC = "قال ممثل الصين إن التعاون الدولي ضروري لمكافحة الإرهاب في العالم.\n" * 3
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy. Řeč byla dlouhá a vláda se znovu sešla.\n" * 3
GERMAN = "Die größte Übung ist für das Volk und der Staat hört auf die Bürger.\n" * 3

MANUAL = (  # wide digits and signs, as in manuals and on numbered pages
    "取扱説明書（抜粋）　型番：ＫＭ－２１０\n\n１．安全上のご注意\n"
    "　■　電源コードを傷つけないでください。\n　■　水のかかる場所では使わないでください。\n"
    "２．お手入れ\n　※　乾いた布で軽くふいてください。\n\n－　４　－\n"
)

ENCODED = [
    (ENGLISH, "utf-8", "utf-8"),
    (ENGLISH, "utf-8-sig", "utf-8"),
    (HANT, "utf-16", "utf-16-le"),
    (ENGLISH, "utf-16-le", "utf-16-le"),
    (HANS, "utf-16-be", "utf-16-be"),
    (ENGLISH, "utf-32", "utf-32-le"),
    (ENGLISH, "cp1252", "windows-1252"),
    (GERMAN, "latin-1", "windows-1252"),
    (HANS, "gbk", "gb18030"),
    (HANT, "gbk", "gb18030"),
    (HANT, "big5", "big5"),
    (JAPANESE, "shift_jis", "cp932"),
    (JAPANESE, "euc-jp", "euc-jp"),
    (MANUAL, "cp932", "cp932"),
    (KOREAN, "euc-kr", "cp949"),
    (RUSSIAN, "cp1251", "windows-1251"),
    (RUSSIAN, "koi8-r", "koi8-r"),
    (ARABIC, "cp1256", "windows-1256"),
    (CZECH, "cp1250", "windows-1250"),
]


def write(folder: Path, data: bytes, name: str = "file.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("content", "encoding", "found"), ENCODED)
def test_encodings(tmp_path: Path, content: str, encoding: str, found: str) -> None:
    path = write(tmp_path, content.encode(encoding))
    document = text.read(path, "folder/file.txt", "key")
    assert document.manuscript.source == content
    fact = document.fact("encoding")
    assert fact is not None
    assert fact.value == found
    certain = encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    assert fact.evidence.basis == ("stated" if certain else "inferred")
    assert [f.code for f in document.findings] == ([] if certain else ["R101"])
    for finding in document.findings:
        assert found in finding.message
        assert finding.where == "folder/file.txt"


def test_the_document(tmp_path: Path) -> None:
    data = "one\r\ntwo\rthree\n\x0cfour\u2028".encode()
    document = text.read(write(tmp_path, data), "folder/file.txt", "key")
    assert (document.key, document.path) == ("key", "folder/file.txt")
    assert document.manuscript.source.encode() == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.manuscript.edits == document.marks == document.blocks == ()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "not a text file"),
        (b"PK\x03\x04" + os.urandom(64) + b"\0" * 64, "not a text file"),
        (b"%PDF-1.4\n" + b"\x01\x02\x03\x04" * 100, "not a text file"),
        (b"a\0b" * 100, "not a text file"),
        (b"abc\x01\x02\x03\x04", "not a text file"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        text.read(write(tmp_path, data), "folder/file.txt", "key")
    assert caught.value.where == "folder/file.txt"
    assert caught.value.remedy


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        text.read(tmp_path / "none.txt", "none.txt", "key")
    with pytest.raises(InputError, match="folder"):
        text.read(tmp_path, "folder", "key")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = write(tmp_path, b"abc")
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        text.read(path, "file.txt", "key")


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    with path.open("wb") as file:
        file.truncate(_files.LARGEST + 1)
    with pytest.raises(InputError, match="too large") as caught:
        text.read(path, "file.txt", "key")
    assert "64 MiB" in caught.value.remedy


@pytest.mark.parametrize(
    ("name", "head", "accepted"),
    [
        ("a.txt", b"Hello", True),
        ("a.TXT", b"", True),
        ("a.txt", b"\x00\x01\x02", True),
        ("README", b"Hello there", True),
        ("speech.asc", "各國".encode(), True),
        ("speech.doc1", "各國".encode("utf-16"), True),
        ("a.txt", b"<!DOCTYPE html><html>", False),
        ("a.txt", b"%PDF-1.7", False),
        ("a.txt", b"{\\rtf1", False),
        ("a.html", b"Hello", False),
        ("book.toml", b"title = 1", False),
        ("a.md", b"# Hello", False),
        ("a.docx", b"PK\x03\x04\x14\x00", False),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00", False),
        ("empty", b"", False),
    ],
)
def test_accepts(name: str, head: bytes, accepted: bool) -> None:
    assert text.accepts(Path(name), head) is accepted


def test_it_is_found_by_its_name() -> None:
    assert plugins.find("readers", "text") is text


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1, max_size=80))
def test_utf_8_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = write(tmp_path_factory.mktemp("utf8"), content.encode())
    if not content.strip("\ufeff").strip():
        return
    document = text.read(path, "file.txt", "key")
    assert document.manuscript.source == content.removeprefix("\ufeff")


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = write(tmp_path_factory.mktemp("any"), data)
    with suppress(InputError):
        assert text.read(path, "file.txt", "key").manuscript.source.strip()


@pytest.mark.parametrize(
    ("head", "is_text"),
    [
        ("Content-Type: text/plain; charset=utf-8", True),
        ("Content-Transfer-Encoding: base64", False),
        ('Content-Type: multipart/mixed; boundary="b"', False),
    ],
)
def test_a_mail_is_text_unless_programs_alone_can_read_it(
    tmp_path: Path, head: str, is_text: bool
) -> None:
    mail = f"From: a@example.org\nSubject: Budget\n{head}\n\nThe budget is ready.\n".encode()
    assert text.accepts(tmp_path / "m.eml", mail) is is_text
