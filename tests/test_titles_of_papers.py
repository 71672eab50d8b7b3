"""Titles by which papers call themselves; headings known by capitals, by name, by their looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.book import Document
from publisher.cleaning import clean
from publisher.ledger import Manuscript
from publisher.sources import read_file

REST = (
    "The harbour is old. Fishermen lived here for a long time, and their houses still stand\n"
    "along the water. Nobody has counted them since the war, and nobody will."
)

PAPERS = [
    ("Câmara Municipal\n\nATA N.º 7/2009                    fls. 2\n\n", "ATA N.º 7/2009"),
    ("РАЙОННЫЙ СОВЕТ\n\n                 АКТ\n\n", "АКТ"),
    ("Koło Gospodyń      Brzozówka, 3 maja 2018 r.\n\n            P O D A N I E\n\n", "PODANIE"),
    ("REPUBLIC OF VALMORA\n\nOfficial Journal\n\nAct No 12 of 2011 on country lanes\n\n",
     "Act No 12 of 2011 on country lanes"),
    ("令和五年十月吉日\n会員の皆様\n　　　　　　町内会\n\n　　　秋の清掃のお知らせ\n\n",
     "秋の清掃のお知らせ"),
    ("RICETTARIO DI NONNA PINA - pag. 12\n\nPAPPA AL POMODORO\n\n", "PAPPA AL POMODORO"),
    ("Title: The Ferryman's Daughter\n\n", "The Ferryman's Daughter"),
    ("A GLOSSARY OF WORDS\ncollected by the Rev. T. Hocking\n\n", "A GLOSSARY OF WORDS"),
    ("GALE FORECAST FOR THE NORTH\nPORT ALTHEA METEOROLOGICAL OFFICE\n\n",
     "GALE FORECAST FOR THE NORTH"),
]  # fmt: skip


def cleaned(text: str) -> Document:
    return clean(Document("k", "file.txt", Manuscript(text)))


def headings(document: Document) -> list[tuple[int, str]]:
    return [(one.level, one.text) for one in document.blocks if one.kind == "heading"]


@pytest.mark.parametrize(("text", "title"), PAPERS)
def test_the_title_is_what_a_paper_calls_itself(text: str, title: str) -> None:
    document = cleaned(text + REST)
    assert document.value("title") == title
    assert any(words.startswith(title) or title in words for _, words in headings(document))


@pytest.mark.parametrize(
    "text",
    [
        "The house was sold.\nContract or no contract, they left it to the mice at last.\n\n",
        "act as if nothing were wrong, said he,\n\nand then\n\n",
    ],
)
def test_what_only_begins_with_such_a_word_is_no_title(text: str) -> None:
    assert "ontract" not in cleaned(text + REST).value("title")
    assert "act" not in cleaned(text + REST).value("title")


@pytest.mark.parametrize(
    "first",
    ["Al Sr. Director del Instituto", "السيد مدير المدرسة المحترم", "Директору школы № 4",
     "An Herrn Bürgermeister Lang", "みどり図書館御中"],
)  # fmt: skip
def test_those_to_whom_a_letter_goes_are_no_title(first: str) -> None:
    assert cleaned(f"{first}\n\n{REST}\n\n{REST}").value("title") == ""


@pytest.mark.parametrize("title", ["To the Lighthouse", "An die Freude", "السيد والبحر"])
def test_a_title_may_begin_like_an_address(title: str) -> None:
    assert cleaned(f"{title}\n\n{REST}\n\n{REST}").value("title") == title


def test_one_line_alone_is_text() -> None:
    assert not headings(cleaned("Minutes of the council"))


def test_a_stanza_that_begins_with_such_a_word_is_no_title() -> None:
    stanza = "Lei mi guardava\ncome si guarda il mare\nquando la sera\nnon vuole tornare\n\n"
    first = "La barca\n\nIo la chiamavo\nogni mattina\nsenza sapere\nse fosse vicina\n\n"
    assert cleaned(first + stanza * 2).value("title") == "La barca"


PART = "Change to the small needles and knit all stitches of the round to the end of it.\n\n"


def test_short_lines_in_capitals_are_headings() -> None:
    text = f"MITTENS\n\n{REST}\n\nCUFF\n\n{PART}HAND\n\n{PART}TOP OF HAND\n\n{PART}"
    assert headings(cleaned(text))[1:] == [(2, "CUFF"), (2, "HAND"), (2, "TOP OF HAND")]


@pytest.mark.parametrize(
    "names", [("ANN", "BOB", "ANN"), ("AFP 1", "AFP 2", "AFP 3"), ("CUFF", "TOP", "")]
)
def test_speakers_slugs_and_two_alone_are_no_headings(names: tuple[str, ...]) -> None:
    text = f"Mittens\n\n{REST}\n\n" + "".join(f"{name}\n\n{PART}" for name in names)
    assert len(headings(cleaned(text))) < 2


def test_psalms_need_not_count_up() -> None:
    text = f"{REST}\n\nPSALM 121\n\n{REST}\n\nPSALM 117\n\n{REST}\n"
    assert [words for _, words in headings(cleaned(text))] == ["PSALM 121", "PSALM 117"]


def test_formal_numerals_head_the_parts_of_minutes() -> None:
    text = (
        "里民大會會議紀錄\n\n壹、主席致詞：（略）\n\n貳、報告事項\n"
        "　一、路燈七盞已於三月底修復完畢。\n"
        "　二、資源回收所得，已入帳。\n\n參、臨時動議：無\n"
    )
    assert [words[0] for _, words in headings(cleaned(text))[1:]] == ["壹", "貳", "參"]


def test_a_stanza_with_a_number_stays_lines() -> None:
    hymn = (
        "1. Come, ye thankful people, come,\n   Raise the song of harvest-home:\n"
        "   All is safely gathered in,\n   Ere the winter storms begin;\n\n"
        "2. We ourselves are God's own field,\n   Fruit unto His praise to yield;\n"
        "   Wheat and tares together sown,\n   Unto joy or sorrow grown;\n"
    )
    kept = cleaned(f"Harvest\n\n{REST}\n\n{hymn}").manuscript.text
    assert "come, Raise" not in kept
    assert "yield; Wheat" not in kept
    item = "1. The keeper of the\n   lamp shall count\n   the oil each day\n   and write it down.\n"
    assert "count the oil" in cleaned(f"Rules\n\n{REST}\n\n{item}").manuscript.text


def page(tmp_path: Path, body: str) -> Document:
    path = tmp_path / "page.html"
    path.write_text(f"<html lang='en'><body>{body}</body></html>", "utf-8")
    document = read_file(path, "k", "page.html")
    assert document
    return clean(document)


def test_paragraphs_in_bold_type_are_headings_where_there_are_none(tmp_path: Path) -> None:
    prose = f"<p>{REST}</p>" * 2
    bold = "<p><b>Curriculum</b> <b>vitae</b></p>" + prose + "<p><b>Profile</b></p>" + prose
    assert headings(page(tmp_path, bold)) == [(1, "Curriculum vitae"), (2, "Profile")]
    assert page(tmp_path, bold).value("title") == "Curriculum vitae"
    label = f"{prose}<p><b>Warning:</b></p>{prose}<p><b>Never do it.</b></p>{prose}"
    assert not headings(page(tmp_path, label))
    known = f"<h2>Work</h2>{prose}<p><b>Profile</b></p>{prose}<p><b>Skills</b></p>{prose}"
    assert headings(page(tmp_path, known)) == [(2, "Work")]
    notice = f"<p><b>Copyright (c) 2017 Ann Lee</b></p>{prose}<p><b>By Ann Lee</b></p>{prose}"
    assert not headings(page(tmp_path, notice))
    partly = f"{prose}<p><b>Profile</b> of a man</p>{prose}<p><b>Skills</b> too</p>{prose}"
    assert not headings(page(tmp_path, partly))
    half = "".join(f"<p><b>Line {number}</b></p><p>Of a song</p>" for number in range(5))
    assert not headings(page(tmp_path, half))
    assert not headings(page(tmp_path, "<p><b>All is bold</b></p>" * 4 + prose))
