"""Damaged characters and Japanese readings: what is mended, and what looks like it and stays."""

from __future__ import annotations

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript, changes_by_rule


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


def mended(text: str) -> str:
    return cleaned(text).manuscript.text


def rules(text: str) -> set[str]:
    return set(changes_by_rule(cleaned(text).manuscript.edits))


def misread(text: str, encoding: str) -> str:
    """UTF-8 read in another encoding; bytes that Windows-1252 lacks become control characters."""
    data = text.encode()
    return "".join(
        bytes([b]).decode(encoding) if _has(encoding, b) else chr(b) for b in data
    )  # fmt: skip


def _has(encoding: str, byte: int) -> bool:
    try:
        bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize(
    "text",
    [
        "We don’t close the café — not now.",
        "São Paulo é à beira da água.",
        "Все хорошие люди живут в России.",
        "Die Größe der Straße – über 3 €.",
        "“Tiếng Việt” có nhiều dấu.",
        "中国人民，和平发展。",
    ],
)
def test_text_read_in_a_wrong_encoding_is_read_again(text: str, encoding: str) -> None:
    document = cleaned(misread(text, encoding))
    assert document.manuscript.text == text
    assert all(e.basis == "inferred" for e in document.manuscript.edits if e.rule == "E2")
    assert "C202" in {finding.code for finding in document.findings}


def test_the_head_of_a_mail_is_no_talk_of_encodings() -> None:
    head = "Subject: =?utf-8?Q?Rede_f=C3=BCr?=\nContent-Type: text/plain; charset=utf-8\n\n"
    assert mended(f"{head}The cafÃ© of Mr. MÃ¼ller was full.").endswith(
        "The café of Mr. Müller was full."
    )


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO, IRMÃ, MAÇÃ, AÇÕES E NAÇÕES.",
        "« Ã » est une lettre à part, et Â aussi.",
        "Tiếng Việt: Ầ Ẫ ÂN ĐÃ Ê.",
        "Привет, Россия! Ёлка № 5.",
        "naïve® Ç’ É” ‚so‘ – „Ä“ 50 €.",
        "“Curly” quotes, ﬀ１２ and ½ ª are no mojibake.",
        "Mojibake such as â€™ and Ã© comes from UTF-8.",
    ],
)
def test_what_no_encoding_has_damaged_stays(text: str) -> None:
    assert "E2" not in rules(text)


def test_entities_become_their_characters_where_they_are_a_habit() -> None:
    assert mended("Tom &amp; Ann don&#8217;t know R&D; or &foo;.") == (
        "Tom & Ann don’t know R&D; or &foo;."
    )
    assert mended("Only one &amp; here.") == "Only one &amp; here."
    about = "In HTML one writes &amp; and &lt; for them."
    assert mended(about) == about
    tags = "Write <b>&amp;</b> and &lt; there."
    assert mended(tags) == tags
    assert "E4" not in rules("The numbers &#0; and &#55296; name nothing.")


def readings(text: str) -> list[tuple[str, str]]:
    document = cleaned(text)
    return [
        (block.text[ruby.start : ruby.end], ruby.reading)
        for block in document.blocks
        for ruby in block.ruby
    ]


def test_the_signs_of_aozora_become_readings_and_characters() -> None:
    text = (
        "｜お猫《ねこ》は吾輩《わがはい》の※［＃「口＋亞」、第3水準1-15-8、144-上-9］然"
        "［＃「然」に傍点］。"
    )
    assert mended(text) == "お猫は吾輩の啞然。"
    assert readings(text) == [("お猫", "ねこ"), ("吾輩", "わがはい")]
    assert mended("字は※［＃「土へん＋口」、U+20B9F、1-2］である。") == "字は𠮟である。"
    dumb = "※［＃「口＋亞」、第3水準1-15-8、144-上-9］"
    lacking = f"｜{dumb}然《あぜん》とした{dumb}《おし》の吾輩《わがはい》"
    assert mended(lacking) == "啞然とした啞の吾輩"
    assert readings(lacking) == [("啞然", "あぜん"), ("啞", "おし"), ("吾輩", "わがはい")]
    unknown = "字は※［＃「足へん＋何」、読めない］である。"
    assert mended(unknown) == unknown


@pytest.mark.parametrize(
    "text",
    [
        "他讀了《論語》、《道德經》和《紅樓夢》三本書。",
        "映画《あん》を見た。彼は《あん》と言った。",
        "注記［＃ は記号である。",
    ],
)
def test_titles_in_double_brackets_stay(text: str) -> None:
    assert mended(text) == text


FURIGANA = "今日（きょう）は天気（てんき）がいい。学校（がっこう）へ先生（せんせい）と行（い）く。"


def test_furigana_in_brackets_becomes_readings() -> None:
    assert mended(FURIGANA) == "今日は天気がいい。学校へ先生と行く。"
    assert readings(FURIGANA)[:2] == [("今日", "きょう"), ("天気", "てんき")]


def test_brackets_that_are_no_furigana_stay() -> None:
    assert "A3" not in rules("今日（きょう）は天気（てんき）がいい。")  # no habit
    kept = "日本国憲法（けんぽう）や五名（ほか）と会議（東京）。"
    assert mended(FURIGANA + kept).endswith(kept)
    assert "A3" not in rules(
        "五名（ほか）、本（など）、駅（まで）、家（より）、店（から）、人（のみ）。"
    )


def test_ligatures_are_spelled_out_where_they_are_proven() -> None:
    assert mended("L'ofﬁce de la ﬂeur eﬀective.") == "L'office de la fleur effective."
    text = "The United NaƟons and the acƟon of the naƟon led to the con\ufffdict in ZorbaƟx."
    document = cleaned(text)
    assert document.manuscript.text == (
        "The United Nations and the action of the nation led to the conflict in ZorbaƟx."
    )
    (note,) = [one for one in document.findings if one.code == "C201"]
    assert "ZorbaƟx" in note.message
    assert "con" not in note.message.split(":")[-1]
    # without a dictionary the document itself proves it
    german = "Die Aktion und die Nation: NaƟon und AkƟon sind hier Worte."
    assert mended(german) == "Die Aktion und die Nation: Nation und Aktion sind hier Worte."


PLAIN = " They went to the town and saw all the people there in the rain of the day." * 4


def test_ligatures_that_became_spaces() -> None:
    gaps = "The o ce saw the con ict, and di cult talks in a speci c room."
    assert mended(gaps + PLAIN).startswith(
        "The office saw the conflict, and difficult talks in a specific room."
    )
    assert "E3" not in rules("The first office and the con ict, di cult, speci c." + PLAIN)
    assert "E3" not in rules("The con ict was long." + PLAIN)


FRENCH = " Le soir, les gens de la ville sont venus voir le spectacle dans la cour du palais." * 5
DROPPED = [
    ("The rst eld was dened by the conict of the ocers.", PLAIN,
     "The first eld was defined by the conflict of the officers."),
    ("The  rst, signi cant con ict, and a di cult o ce.", PLAIN,
     "The first, significant conflict, and a difficult office."),
    ("Le conit était dicile, et le signicatif déni.", FRENCH,
     "Le conflit était difficile, et le significatif déni."),
]  # fmt: skip


@pytest.mark.parametrize(("damaged", "rest", "whole"), DROPPED)
def test_ligatures_that_left_nothing(damaged: str, rest: str, whole: str) -> None:
    """What is a word as it is, or no word either way, stays."""
    assert mended(damaged + rest).startswith(whole)


@pytest.mark.parametrize(
    "text",
    [
        "The letter Ɵ and the word baƟ of the land to the north.",
        "Ƙasar Haɓaka: ɗan ƙasa ya yi ƙoƙari da ɓangare.",
        "The b\ufffdd and the \ufffd of it in the house to the end.",
    ],
)
def test_signs_that_prove_nothing_stay(text: str) -> None:
    assert mended(text) == text


def test_lam_and_alef_are_put_in_their_order() -> None:
    broken = "ويعبر األطفال واالجتماع في اإلدارة"
    document = clean(Document("a", "a.txt", Manuscript(broken)))
    assert document.manuscript.text == "ويعبر الأطفال والاجتماع في الإدارة"
    assert {edit.rule for edit in document.manuscript.edits} == {"E5"}
    right = "ويعبر الأطفال والاجتماع في الإدارة، قال السؤالان مجالاً وألمانيا"
    assert clean(Document("a", "a.txt", Manuscript(right))).manuscript.edits == ()
