"""Lexicons: names as the editor and the voices want them said."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_spoken import covers

from publisher import voice
from publisher.errors import ManifestError
from publisher.spoken import ipa as sounds
from publisher.spoken import say
from publisher.spoken.lexicon import Entry, Lexicon, of_folder, of_voice, read


def lexicon(tmp_path: Path, body: str, head: str = 'xml:lang="en" alphabet="ipa"') -> Path:
    path = tmp_path / "lexicon.pls"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<lexicon version="1.0" {head}\n'
        ' xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">\n'
        f"{body}\n</lexicon>\n",
        "utf-8",
    )
    return path


def lexeme(grapheme: str, rest: str) -> str:
    return f"<lexeme><grapheme>{grapheme}</grapheme>{rest}</lexeme>"


def test_a_lexicon_wins_longest_first_and_whole_words_only(tmp_path: Path) -> None:
    found = read(
        lexicon(
            tmp_path,
            lexeme("Jun", "<alias>June</alias>")
            + lexeme("Zhang Jun", "<phoneme>ˈdʒɑːŋ ˈdʒʊn</phoneme>")
            + lexeme("gif", "<alias>jif</alias>"),
        )
    )
    said = say("Zhang Jun, Junior, Jun’s GIF; jun", "en", [found])
    assert said.text == "Zhang Jun, Junior, June's jif; jun"
    assert said.phonemes == ((0, 9, "ˈdʒɑːŋ ˈdʒʊn"),)
    covers("Zhang Jun, Junior, Jun’s GIF; jun", said)
    assert say("Zhang Jun", "fr", [found]).phonemes == ()
    assert say("Zhang Jun", "en-GB", [found]).phonemes
    assert say("ZHANG JUN", "en", [found]).phonemes


def test_the_first_lexicon_wins(tmp_path: Path) -> None:
    one, two = (Lexicon("en", (Entry("Uygur", alias),)) for alias in ("weegur", "oygur"))
    assert say("Uygur", "en", (one, two)).text == "weegur"
    assert say("Uygurs", "en", (one, two)).text == "Uygurs"


def test_han_words_are_found_anywhere() -> None:
    found = Lexicon("zh", (Entry("張軍", ipa="ʈʂɑŋ˥ tɕyn˥"),))
    assert say("代表張軍10日", "zh-Hant", [found]).phonemes == ((2, 4, "ʈʂɑŋ˥ tɕyn˥"),)


def test_a_possessive_is_said_by_the_last_sound() -> None:
    found = Lexicon("en", (Entry("Li", ipa="ˈliː"), Entry("Jack", ipa="ˈdʒæk")))
    said = say("Li's and Jack's", "en", [found])
    assert [ipa for *_, ipa in said.phonemes] == ["ˈliːz", "ˈdʒæks"]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("<lexeme>", 5, "well-formed"),
        ("<word/>", 4, "<word> is not known"),
        ("\n<lexeme><grapheme>x</grapheme></lexeme>", 5, "needs a <grapheme>"),
        (lexeme("x", "<phoneme>ʘ</phoneme>"), 4, "no IPA symbol"),
        (lexeme("x", '<phoneme alphabet="x-sampa">A</phoneme>'), 4, "must be ipa"),
        (lexeme("x", "<alias> </alias>"), 4, "<alias> is empty"),
        (lexeme(" ", "<alias>y</alias>"), 4, "<grapheme> is empty"),
    ],
)
def test_a_broken_lexicon_is_named_with_its_line(
    tmp_path: Path, body: str, line: int, words: str
) -> None:
    with pytest.raises(ManifestError, match=words) as caught:
        read(lexicon(tmp_path, body))
    assert f"lexicon.pls, line {line}" in caught.value.where


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE lexicon [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE lexicon SYSTEM "http://127.0.0.1:1/x.dtd">',
        '<!DOCTYPE lexicon [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_hostile_xml_is_refused(tmp_path: Path, declaration: str) -> None:
    path = tmp_path / "lexicon.pls"
    path.write_text(
        f'{declaration}\n<lexicon xml:lang="en">{lexeme("x", "<alias>y</alias>")}</lexicon>'
    )
    with pytest.raises(ManifestError, match="document type"):
        read(path)


def test_other_files_that_are_no_lexicons(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="cannot be read"):
        read(tmp_path / "none.pls")
    with pytest.raises(ManifestError, match="xml:lang"):
        read(lexicon(tmp_path, "", head=""))
    (tmp_path / "html.pls").write_text("<html/>")
    with pytest.raises(ManifestError, match="<html>"):
        read(tmp_path / "html.pls")
    (tmp_path / "bytes.pls").write_bytes(b"\xff\xfe\x00\x00")
    with pytest.raises(ManifestError, match="well-formed"):
        read(tmp_path / "bytes.pls")


def test_lexicons_of_a_folder(tmp_path: Path) -> None:
    path = lexicon(tmp_path, lexeme("x", "<alias>y</alias>"))
    path.with_name("lexicon-zh.pls").write_bytes(path.read_bytes())
    path.with_name("lexicons.pls").write_text("not one of them")
    assert len(of_folder(tmp_path)) == 2
    assert of_folder(tmp_path / "none") == ()
    (tmp_path / "lexicon-fr.pls").write_bytes(b"")  # as the shell leaves it until words are written
    assert len(of_folder(tmp_path)) == 2


def test_the_lexicons_that_ship_are_read_and_name_the_seeds() -> None:
    voices = voice.load((voice.built_in(),))
    named = {entry.grapheme for each in voices for one in of_voice(each) for entry in one.entries}
    assert {"Zhang Jun", "Voronkov", "Xinjiang", "Uygur", "張軍", "张军"} <= named
    for tag, name in (("en", "english"), ("zh", "mandarin")):
        (mine,) = of_voice(voice.choose(voices, name))
        assert mine.language == tag
        for entry in mine.entries:
            assert sounds.to_espeak(entry.ipa, tag), entry
