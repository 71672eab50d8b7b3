"""What mails, notices, minutes, chats, services and depositions say of themselves; and what they do
not say: a last change is no publication, a question no name, one end of a span no day."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import docx, p

from publisher.book import Document
from publisher.cleaning import clean
from publisher.cleaning._dates import dates
from publisher.ledger import Manuscript
from publisher.sources import read_file

REST = (
    "\n\nThe harbour is old. Fishermen lived here for a long time, and their houses still stand"
    " along the water. Nobody has counted them since the war, and nobody will."
)
ROWS = [
    (
        'From: "Bell, Nora" <n.bell@example.org>\nSent: Tue, 4 Feb 2020 16:42\nTo: all\n'
        "Subject: Keys of the hall\n\nDear friends,"
        + REST
        + "\n\nOn 3 Feb 2020 A. Cole wrote:\n> no",
        {"author": "Nora Bell", "published": "2020-02-04T16:42", "title": "Keys of the hall"},
        ("reporter", "kind", "date"),
    ),
    (
        "From: Automatic digest processor <list@example.org>\nDate: Thu, 4 Nov 1999\n"
        "Subject: Digest - 2 Nov 1999 to 3 Nov 1999\n\nTwo messages." + REST,
        {"published": "1999-11-04"},
        ("date", "author", "reporter"),
    ),
    (
        "Opening hours\n\nLast updated: 3 May 2021" + REST,
        {"modified": "2021-05-03"},
        ("published",),
    ),
    ("Öffnungszeiten\n\nStand: 03.05.2021" + REST, {"modified": "2021-05-03"}, ("published",)),
    (
        "The Harbour Light\n\nBy Ann Lee" + REST,
        {"author": "Ann Lee"},
        ("reporter", "kind"),
    ),
    (
        "The Harbour Light\n\nBy Ann Lee\n\n3 May 2021" + REST,
        {"reporter": "Ann Lee", "published": "2021-05-03", "kind": "report"},
        ("author",),
    ),
    ("Ponte nova\n\nAnna Falcão, 14/05/2019" + REST, {"published": "2019-05-14"}, ("place",)),
    ("Ponte nova\n\nRui Falcão, 14/05/2019" + REST, {"published": "2019-05-14"}, ("place",)),
    (
        "STORM WARNING\n\n1200 UTC TUE 25 NOV 2014" + REST,
        {"published": "2014-11-25"},
        ("place", "date"),
    ),
    (
        "St. Olave's\n\nOrder of Service for Harvest Sunday\n\nSunday 6 October 2019" + REST,
        {"date": "2019-10-06"},
        ("published",),
    ),
    (
        "会計からのお知らせ\n\n皆さまへ。会計の引き継ぎを下のとおり行います。"
        "帳簿をお持ちください。\n\n１．日　時　　１０月２２日（日）　午前８時"
        "\n\n２．場　所　　公民館",
        {"date": "--10-22"},
        ("published",),
    ),
    (
        "理事會會議紀錄\n\n時　間：民國一○八年五月十二日下午二時\n\n"
        "地　點：活動中心\n\n出席人員：如簽到簿",
        {"date": "2019-05-12", "place": "活動中心"},
        ("published",),
    ),
    (
        "12/3/24, 18:02 - Ana creó el grupo\n12/3/24, 18:04 - Ana: hola a todos\n"
        "12/3/24, 18:05 - Tío Luis: yo sí\n12/3/24, 18:09 - Ana: ¿quién más?\n"
        "12/3/24, 18:11 - Eva: A las 14:00, como siempre.",
        {"turn": "Ana, Tío Luis, Eva", "kind": "transcript"},
        ("speaker",),
    ),
    (
        "修钟表的人\n\n2012-08-19 07:32　来源：青河晚报　作者：何小满\n\n"
        "记者：您第一次修表是哪一年？\n\n师傅：一九六二年。\n\n记者：后来呢？\n\n师傅：后来装了五十年，装到今天也没有装完，天天都在装，从早上装到晚上。",
        {"publication": "青河晚报", "reporter": "何小满", "published": "2012-08-19T07:32"},
        ("author",),
    ),
    (
        "Der alte Hafen\n\nReferentin: Dr. Eva Lang" + REST,
        {"speaker": "Dr. Eva Lang"},
        ("reporter", "author", "kind"),
    ),
    (
        "1. Jonas Kell, b. c. 1688 at Skerrow; d. 4 Mar. 1751; m. 2 June 1712 Anna Birse (bur. 7"
        " Nov. 1760). Issue: i. Tomas, b. 1713; miller. ii. Ruth, b. 1716; d. in infancy. iii. Per,"
        " b. 1719; of Ardlea and the quay; m. (1) Sly, (2) 1760 Marsh; was at sea and in the war;"
        " not heard of.",
        {"language": "en"},
        ("date", "published"),
    ),
]


@pytest.mark.parametrize(("text", "stated", "unsaid"), ROWS)
def test_what_it_says(text: str, stated: dict[str, str], unsaid: tuple[str, ...]) -> None:
    document = clean(Document("k", "file.txt", Manuscript(text)))
    found = {name: document.value(name) for name in (*stated, *unsaid)}
    if "turn" in stated:
        found["turn"] = ", ".join(one.value for one in document.facts if one.name == "turn")
    assert found == stated | dict.fromkeys(unsaid, "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("14/02/2014", "2014-02-14"),
        ("02/14/2014", "2014-02-14"),
        ("10/07/2020", ""),
        ("10/07/2020 (Friday)", "2020-07-10"),
        ("Tuesday, 10/07/2020", ""),
        ("Wednesday, 10/07/2020", "2020-10-07"),
        ("يوم الأحد الموافق 5 / 3 / 2017", "2017-03-05"),
        ("١٤/٠٢/٢٠١٤", "2014-02-14"),
        ("3.5.2018", "2018-05-03"),
        ("3. 5. 2018", "2018-05-03"),
        ("31.02.2014", ""),
        ("10.1.2.2014", ""),
        ("§ 3.5.2018.1", ""),
        ("1/2/98", ""),
    ],
)
def test_dates_of_figures_count_where_they_have_one_reading(text: str, date: str) -> None:
    assert [str(one.date) for one in dates(text)] == ([date] if date else [])


def test_what_somebody_says_behind_a_label_is_no_byline() -> None:
    text = "修钟表的人\n\n记者：您第一次修表是哪一年？\n\n师傅：一九六二年。\n\n记者：后来呢？"
    document = clean(Document("k", "file.txt", Manuscript(text)))
    assert "byline" not in {block.kind for block in document.blocks}


def test_a_short_agency_in_a_list_is_none(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(f"# Notes of the week{REST}\n\n- tide table\n- AA\n- AP\n", "utf-8")
    document = read_file(path, "k", "notes.md")
    assert document
    assert clean(document).value("agency") == clean(document).value("kind") == ""


def test_numbers_before_empty_lines_are_the_margins() -> None:
    numbered = ["COUNTY COURT", "", "IN RE: ESTATE OF OAKES", "", "BY MR. ABERNATHY:"]
    numbered += ["Q.  Please state your name.", "A.  Marc Cole.", "Q.  You can answer.", ""]
    text = "\n".join(f"{number:2}   {line}".rstrip() for number, line in enumerate(numbered, 1))
    document = clean(Document("k", "file.txt", Manuscript(text)))
    assert "1" not in document.manuscript.text
    assert "COUNTY COURT" in document.manuscript.text
    listed = text.replace("\n 2\n", "\n 2   Sheriff\n").replace("\n 4\n", "\n 4   Clerk\n")
    kept = clean(Document("k", "file.txt", Manuscript(listed.removesuffix("\n 9"))))
    assert "1" in kept.manuscript.text


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the meeting held on Tuesday 14 March 2023 at 7.30 pm in the old Parish Hall",
        "Protokoll der Sitzung vom 14. März 2023 um 19.30 Uhr im großen Saal des alten Rathauses",
        "Procès-verbal de la séance du 14 mars 2023 à 19 h 30 dans la salle des fêtes de Morlaix",
    ],
)
def test_the_hour_and_the_place_may_stand_behind_the_day_of_a_meeting(
    tmp_path: Path, line: str
) -> None:
    path = tmp_path / "minutes.html"
    body = f"<h1>COLUMBA</h1><p>{line}</p><p>Mr Oduya, Mme Finch, Dr. Bell.</p>"
    path.write_text(f"<html><body>{body}</body></html>", "utf-8")
    document = read_file(path, "k", "minutes.html")
    assert document
    assert clean(document).value("date") == "2023-03-14"


def test_a_kind_of_paper_before_a_day_is_no_place(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for line, place in (("TRANSCRIPT OF PROCEEDINGS", ""), ("Leith", "Leith")):
        body = f"<h1>The Crown and Hale</h1><p>{line}, 3 May 2004</p><p>{REST}</p>"
        path.write_text(f"<html><body>{body}</body></html>", "utf-8")
        document = read_file(path, "k", "a.html")
        assert document
        assert clean(document).value("place") == place


def test_a_name_that_a_program_gives_a_new_file_is_no_title(tmp_path: Path) -> None:
    for stated, title in (
        ("Документ1", ""),
        ("Document 3", ""),
        ("Документ о мире", "Документ о мире"),
    ):
        path = tmp_path / "a.docx"
        path.write_bytes(
            docx(p("Мельница стоит с 1720 года."), core=f"<dc:title>{stated}</dc:title>")
        )
        document = read_file(path, "k", "a.docx")
        assert document
        assert document.value("title") == title


def test_minutes_have_no_speaker_whoever_is_quoted() -> None:
    said = "Councillor J. Croft said that the light was out. " * 4
    for title, speaker in (
        ("Minutes of the meeting held on Tuesday 14 March 2023", ""),
        ("The light in the lane", "Councillor J. Croft"),
    ):
        text = f"{title}\n\n{said}\n\n{said}{REST}"
        document = clean(Document("k", "a.txt", Manuscript(text)))
        assert document.value("speaker") == speaker
        assert (document.value("kind") == "report") == bool(speaker)
