"""The quality gate: garbled documents are left out and said aloud, readable ones never are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from publisher import manifest, manifest_file
from publisher.book import Document
from publisher.cleaning import clean
from publisher.errors import InputError
from publisher.ledger import Change, Evidence, Fact, Manuscript
from publisher.manifest import DocumentEntry, Manifest
from publisher.pipeline import Order, cast_of, compose
from publisher.quality import admitted, faults
from publisher.readers import text

ROOT = Path(__file__).parent.parent
SENTENCES = sorted((ROOT / "tests" / "sentences").glob("*.txt"))
SPEECH = (
    "The Council is meeting today to consider the situation in the region, which has not become "
    "any better since we last spoke of it. My country has always held that only a political "
    "solution, agreed by those who have to live with it, can bring a peace that lasts. "
) * 4


def document(body: str, name: str = "a.txt") -> Document:
    return clean(Document("a", name, Manuscript(body)))


def wrong(body: str) -> list[str]:
    return list(faults(document(body)))


def ciphered(body: str) -> str:
    """Letters replaced by others, as in a PDF whose fonts do not say what their glyphs are."""
    shift = {ord("a") + n: chr(ord("a") + (n * 7 + 3) % 26) for n in range(26)}
    return body.translate(shift)


def read_badly(body: str, share: float) -> str:
    """Letters mistaken for others, as by a recogniser that was given a bad scan."""
    chance = random.Random(5)
    return "".join(
        chance.choice("lcoefnrtiI1") if c.isalpha() and chance.random() < share else c for c in body
    )


@pytest.mark.parametrize("path", [*sorted((ROOT / "seeds").glob("*.txt")), *SENTENCES], ids=str)
def test_readable_texts_have_no_faults(path: Path) -> None:
    found = text.read(path, path.name, "a")
    body = found.manuscript.source.replace("|", "")
    assert wrong(body) == []


def test_a_list_of_names_and_a_short_note_are_readable() -> None:
    names = "\n".join(f"Ambassador Zhang Jun Voronkov {n} Xinjiang" for n in range(60))
    assert wrong(names) == []
    assert wrong("Tbqq xyzzy plugh.") == []
    assert wrong(SPEECH) == []
    assert wrong(SPEECH.upper()) == []


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (ciphered(SPEECH), "hardly text in"),
        (read_badly(SPEECH, 0.25), "in the dictionary"),
        (SPEECH.replace("e", "\ufffd"), "no writing"),
        (SPEECH.replace("t", "\ue012"), "no writing"),
        (SPEECH.encode("utf-16-le").decode("latin-1").replace("\0", "\x81"), "no writing"),
    ],
)
def test_what_nobody_can_read_is_found(body: str, says: str) -> None:
    assert any(says in fault for fault in wrong(body)), wrong(body)


GERMAN = (
    "Der Rat tritt heute zusammen, um über die Lage in der Region zu beraten, die nicht besser "
    "geworden ist, seit wir zuletzt von ihr gesprochen haben. Nur eine Lösung, der alle zustimmen, "
    "die mit ihr leben müssen, kann einen Frieden bringen, der auch von Dauer ist. "
) * 4
MANUAL = (
    "运行命令 git commit --amend 可以修改上一次的提交，参数 --no-edit 表示不修改说明。 "
    "如果需要查看历史，请使用 git log --oneline --graph 命令，并用 less 翻页。 "
    "配置文件位于 etc apt sources list 目录下，每一行是一个仓库。 "
    "sudo apt-get install build-essential debhelper devscripts quilt 安装工具。 "
) * 30


def stated(body: str, language: str) -> Document:
    said = Fact("language", language, Evidence("stated", "the metadata says so"))
    return clean(Document("a", "a.txt", Manuscript(body), facts=(said,)))


@pytest.mark.parametrize(("body", "language"), [(GERMAN, "de"), (MANUAL, "zh")])
def test_good_text_stays_though_its_metadata_names_another_language(
    body: str, language: str
) -> None:
    found = stated(body, "en")
    assert list(faults(found)) == []
    assert language == "de" or found.language.startswith(language)


def test_a_cipher_is_no_text_in_any_language() -> None:
    assert any("hardly text in" in fault for fault in faults(stated(ciphered(GERMAN), "en")))


def test_a_document_of_which_nothing_is_left() -> None:
    source = document(SPEECH)
    emptied = source.manuscript.apply("X1", [])
    gone = Document("a", "a.txt", Manuscript(emptied.text).apply("X1", []))
    assert list(faults(gone)) == []
    cut = gone.manuscript.apply("X1", [Change(5, len(gone.manuscript.text), "", "gone")])
    assert any("cleaning left" in f for f in faults(Document("a", "a.txt", cut)))


def test_the_editor_may_accept_it() -> None:
    garbled = document(ciphered(SPEECH))
    kept, findings = admitted((garbled,), Manifest())
    assert kept == ()
    assert [(f.code, f.where) for f in findings] == [("C210", "a.txt")]
    word = Manifest(documents={"a.txt": DocumentEntry(accept=True)})
    kept, findings = admitted((garbled,), word)
    assert kept == (garbled,)
    assert [f.code for f in findings] == ["C211"]


def test_the_rest_of_the_book_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(SPEECH, "utf-8")
    (tmp_path / "bad.txt").write_text(ciphered(SPEECH), "utf-8")
    order = Order(tmp_path, tmp_path / "out")
    editor = manifest_file.read(tmp_path)
    of = compose(order, editor, cast_of(order, editor))
    assert [d.path for s in of.speeches for d in s.documents] == ["good.txt"]
    assert [(f.code, f.where) for f in of.findings if f.code == "C210"] == [("C210", "bad.txt")]
    said = "Not in this edition, because they could not be read: bad.txt."
    assert [block.text for block in of.about.blocks if "Not in" in block.text] == [said]

    (tmp_path / "book.toml").write_text('[document."bad.txt"]\naccept = true\n', "utf-8")
    editor = manifest_file.read(tmp_path)
    of = compose(order, editor, cast_of(order, editor))
    assert {d.path for s in of.speeches for d in s.documents} == {"good.txt", "bad.txt"}
    assert "Not in this edition" not in of.about.manuscript.text

    (tmp_path / "book.toml").unlink()
    (tmp_path / "good.txt").unlink()
    with pytest.raises(InputError, match=r"bad\.txt"):
        compose(order, manifest.Manifest(), cast_of(order, manifest.Manifest()))
