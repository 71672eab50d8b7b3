"""Real sentences of eleven languages, read back from every encoding that people used for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench_encodings import ENCODINGS, trials

from publisher.readers import text as reader
from publisher.readers._decoding import decode

SENTENCES = Path(__file__).parent / "sentences"
MISSES = 0.03


def sentences(language: str) -> str:
    lines = (SENTENCES / f"{language}.txt").read_text("utf-8").replace("| ", " ").split("\n")
    return "\n".join(line.replace("|", "") for line in lines if not line.startswith("#"))


@pytest.mark.parametrize("language", ENCODINGS)
def test_texts_come_back_exactly(language: str) -> None:
    tried = list(trials(language, sentences(language), 3, (200, 1000)))
    wrong = []
    for one in tried:
        read = decode(one.data)
        if read is None or read.text != one.text:
            wrong.append(f"{one.encoding} as {read and read.encoding}: {one.text[:40]}")
    assert len(tried) > 30
    assert len(wrong) <= MISSES * len(tried), wrong


def test_a_few_bad_bytes_leave_utf8_what_it_is(tmp_path: Path) -> None:
    text = "Où est le café ? À côté de l’église, derrière la forêt.\n" * 3
    data = bytearray(text.encode())
    place = data.rindex("ê".encode()) + 1
    del data[place]
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    document = reader.read(path, "a.txt", "a")
    assert document.manuscript.source == text[: text.rindex("ê")] + "\ufffdt.\n"
    fact = document.fact("encoding")
    assert fact is not None
    assert (fact.value, fact.evidence.basis) == ("utf-8", "inferred")
    assert [f.code for f in document.findings] == ["R105"]
    assert "line 3" in document.findings[0].message


def test_utf8_cut_in_the_middle_of_a_letter() -> None:
    read = decode("Щит и меч".encode()[:-1])
    assert read is not None
    assert (read.text, read.encoding, read.bad) == ("Щит и ме\ufffd", "utf-8", 1)


def test_utf16_cut_in_the_middle_of_a_letter() -> None:
    read = decode("A word.".encode("utf-16")[:-1])
    assert read is not None
    assert (read.text, read.encoding, read.bad) == ("A word\ufffd", "utf-16-le", 1)


def test_a_sign_that_the_author_wrote_is_no_bad_byte() -> None:
    read = decode("the sign \ufffd".encode())
    assert read is not None
    assert (read.bad, read.damage) == (0, "")


def test_garbage_is_no_text() -> None:
    assert decode(bytes(range(256)) * 40) is None


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("zh-Hans", "gb18030"), ("zh-Hant", "big5"), ("ja", "euc-jp"), ("ja", "cp932")],
)
def test_a_lost_byte_leaves_text_in_two_bytes_what_it_is(language: str, encoding: str) -> None:
    text = (SENTENCES / f"{language}.txt").read_text("utf-8").replace("|", "")
    data = text.encode(encoding, "ignore")
    for start in range(100, len(data) - 100, len(data) // 5):
        at = next(at for at in range(start, len(data)) if data[at] >= 0x80)
        found = decode(data[:at] + data[at + 1 :])
        assert found is not None
        assert found.encoding == encoding
        assert sum(line in text for line in found.text.splitlines()) > 10


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "cp866", "iso8859-5"])
def test_russian_is_no_torn_chinese(encoding: str) -> None:
    text = (SENTENCES / "ru.txt").read_text("utf-8").replace("|", "")
    found = decode(text.encode(encoding, "replace"))
    assert found is not None
    assert found.text.count("а") == text.count("а")
