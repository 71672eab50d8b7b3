"""Numbered headings, titles and speakers of Word files in which every paragraph looks alike."""

from __future__ import annotations

from pathlib import Path

from marked import marked
from office import docx, p, r, read

from publisher.book import Document
from publisher.cleaning import clean

SPEECH = (
    "在全市教育工作会议上的讲话",
    "（2021年9月10日）",
    "李建华",
    "同志们：",
    "今天我们召开全市教育工作会议，主要任务是总结工作、表彰先进、部署下一阶段任务，动员全市上下进一步统一思想。",
    "一、充分认识教育工作的重要性",
    "教育是国之大计。我们要把教育摆在优先发展的位置，办好人民满意的教育，培养德智体美劳全面发展的建设者。",
    "二、切实抓好当前重点工作",
    "（一）加强教师队伍建设。要关心教师的工作和生活。",
    "（二）改善办学条件。今年要新建三所小学。",
    "三、加强组织领导",
    "各区县要加强领导，明确责任，把各项任务落到实处，确保取得实效。",
)

STATUTE = (
    "Satzung des Lesevereins",
    "§ 1 Name und Sitz",
    "Der Verein führt den Namen „Lesen für alle“ und soll in das Register eingetragen werden.",
    "§ 2 Zweck",
    "Zweck des Vereins ist die Förderung blinder Menschen durch Vorlesestunden und Hörbücher.",
    "§ 3 Mitglieder",
    "Mitglied kann jede Person werden, die das sechzehnte Lebensjahr vollendet hat.",
)

LIST = (
    "Shopping",
    "1. Buy bread",
    "2. Fetch the milk from the farm at the end of the lane, before nine, for they close at nine.",
    "3. Sleep",
    "We shall meet at the mill when the clock strikes ten, and then go on to the bridge together.",
    "1. The harbour is old. It was built in 1720.",
    "2. The pier is older still, and nobody knows who built it, or why it stands where it does.",
    "3. The lamp is gone.",
)


def word(folder: Path, *lines: str) -> Document:
    return clean(read(folder, docx("".join(p(r(line)) for line in lines)), "a.docx"))


def heads(document: Document) -> list[tuple[int, str]]:
    return [(one.level, one.text) for one in document.blocks if one.kind == "heading"]


def test_numbered_titles_of_a_speech_are_headings_and_its_title_and_speaker_known(
    tmp_path: Path,
) -> None:
    document = word(tmp_path, *SPEECH)
    assert heads(document) == [(1, SPEECH[0]), (2, SPEECH[5]), (2, SPEECH[7]), (2, SPEECH[10])]
    assert document.value("title") == SPEECH[0]
    assert document.value("speaker") == "李建华"
    assert document.value("kind") == "transcript"


def test_sections_of_a_statute_are_headings_under_its_title(tmp_path: Path) -> None:
    document = word(tmp_path, *STATUTE)
    assert heads(document) == [(1, STATUTE[0]), (2, STATUTE[1]), (2, STATUTE[3]), (2, STATUTE[5])]


def test_numbered_items_and_paragraphs_are_no_headings(tmp_path: Path) -> None:
    assert heads(word(tmp_path, *LIST)) == []


def test_a_file_with_headings_of_its_own_has_no_others(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    body = p(STATUTE[0], style="H") + p(STATUTE[2], style="H")
    body += "".join(p(r(line)) for line in STATUTE[1:])
    document = clean(read(tmp_path, docx(body, styles=styles), "a.docx"))
    assert [text for _, text in heads(document)] == [STATUTE[0], STATUTE[2]]


def test_a_blank_behind_a_label_is_no_place(tmp_path: Path) -> None:
    document = word(tmp_path, "Name: ________", "Ort: ________", *STATUTE[1:])
    assert not document.fact("place")


def test_a_heading_that_is_the_sites_and_goes_is_no_title() -> None:
    parts = (
        ("heading", "{furniture=navigation|Aktuelles}", "1"),
        ("heading", "Die Brücke", "2"),
        ("paragraph", STATUTE[2]),
    )
    document = clean(marked(*parts))
    assert document.value("title") == "Die Brücke"
    assert all(fact.value for fact in document.facts)
